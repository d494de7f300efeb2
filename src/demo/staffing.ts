import { type Day, dayOf, iso } from './days.ts'
import type { Staff } from './recorded/index.ts'
import { type Random, randomFrom } from './random.ts'

/** Something written in the demonstration's register of posts and people. What points at another points at its `key`. */
export interface StaffingEntry {
  readonly key: string
  readonly kind: 'establishment-post' | 'staff-member' | 'post-holding' | 'staff-sickness' | 'staff-training'
  readonly start: Day
  readonly end: Day | null
  /** `@key` points at another of these, `team:key` at a team and `worker:key` at a worker's file. */
  readonly body: Readonly<Record<string, string | number | boolean>>
  readonly atEnd?: Readonly<Record<string, string | number>>
}

type Worker = Staff['workers'][number]

const OPENED = dayOf('2020-09-01')
const YEAR = 365
/** Sickness is told for three years: a rate over twelve months has then two years of its own behind it. */
const SICKNESS_YEARS = 3

const GRADES: Readonly<Record<string, string>> = {
  'social-worker': 'SW2',
  'newly-qualified': 'SW1',
  'advanced-practitioner': 'SW3',
  'reviewing-officer': 'SW4',
  'team-manager': 'SW4',
  'service-manager': 'M1',
  'personal-adviser': 'PA1',
}

// What the courses are, how often done, and the share of people who keep up with each.
const COURSES = [
  { course: 'information', first: 14, again: 350, keeps: 0.9 },
  { course: 'safeguarding', first: 60, again: 1060, keeps: 0.93 },
  { course: 'practice-model', first: 110, again: 0, keeps: 0.88 },
  { course: 'exploitation', first: 140, again: 1060, keeps: 0.82 },
  { course: 'supervision', first: 150, again: 1060, keeps: 0.8 },
] as const

const REQUIRED_OF: Readonly<Record<string, readonly string[]>> = {
  exploitation: ['social-worker', 'newly-qualified', 'advanced-practitioner', 'personal-adviser', 'team-manager'],
  supervision: ['advanced-practitioner', 'team-manager', 'service-manager'],
}

/**
 * The posts of the demonstration trust, the people who were in them since it opened, when they were away sick and what
 * they were trained in: those of the case record, and posts that stand empty. The same for the same seed. Between them
 * they come near what is published for England: about one post in five vacant, most of those covered by agency staff.
 */
export function demoStaffing(seed: string | number, staff: Staff, until: Day): readonly StaffingEntry[] {
  const random = randomFrom(seed, 'staffing')
  const entries: StaffingEntry[] = []
  const posts = new Map<string, string>()
  const postFor = (
    desk: string,
    role: string,
    team: string,
    from: Day,
    more: { above?: boolean; fte?: number } = {},
  ): string => {
    const known = posts.get(desk)
    if (known) return known
    const key = `post ${desk}`
    posts.set(desk, key)
    entries.push({
      key,
      kind: 'establishment-post',
      start: from,
      end: null,
      body: {
        number: `P${String(1000 + posts.size)}`,
        role,
        team: `team:${team}`,
        fte: more.fte ?? 1,
        grade: GRADES[role] ?? 'SW2',
        above: more.above ?? false,
      },
    })
    return key
  }
  let people = 0
  const personFor = (worker: Worker, linked: boolean): string => {
    people++
    const key = `person ${worker.key}`
    const newly = worker.post === 'newly-qualified'
    entries.push({
      key,
      kind: 'staff-member',
      start: worker.from,
      end: worker.to,
      body: {
        number: worker.agency ? `A${String(4000 + people)}` : `E${String(20_000 + people * 7)}`,
        name: worker.name,
        ...(linked ? { worker: `worker:${worker.key}` } : {}),
        ...(newly ? { programme: 'asye', programmeEnds: iso(worker.from + YEAR) } : {}),
      },
      ...(worker.to === null ? {} : { atEnd: { leftWhy: whyLeft(worker.agency, random) } }),
    })
    return key
  }
  const inPost = (post: string, person: string, worker: Worker, fte: number = worker.fte): void => {
    entries.push({
      key: `${person} in ${post}`,
      kind: 'post-holding',
      start: worker.from,
      end: worker.to,
      body: {
        post: `@${post}`,
        member: `@${person}`,
        fte,
        basis: worker.agency ? 'agency' : random.chance(0.05) ? 'fixed' : 'permanent',
        ...(worker.agency ? { covers: !worker.key.startsWith('project') } : {}),
      },
    })
  }

  staff.workers.forEach((worker, index) => {
    const desk = worker.key.replace(/\.\d+$/, '')
    // Who has been at one desk all along has a post of their own hours.
    const fte = ['personal-adviser', 'reviewing-officer'].includes(worker.post) ? worker.fte : 1
    const post = postFor(desk, roleOf(worker.post, desk), worker.team, OPENED, { fte })
    const person = personFor(worker, true)
    // A few are told otherwise by the personnel system than by the case record, as happens.
    inPost(post, person, worker, worker.to === null && index % 83 === 40 && worker.fte === 1 ? 0.8 : worker.fte)
    sicknessOf(person, worker)
    trainingOf(person, worker)
  })
  standEmpty()
  return entries

  // Posts the case record knows nobody in: added since, and hard to fill; and a project team for a year, above the structure.
  function standEmpty(): void {
    const teams = staff.teams.filter(team => team.service === 'Children in care')
    teams.forEach((team, at) => {
      if (at % 4 === 0) postFor(`${team.key} new post`, 'social-worker', team.key, until - 420 + at * 30)
    })
    postFor('reviews vacant chair', 'conference-chair', 'reviews', until - 200)
    const began = until - 300
    for (const at of [0, 1]) {
      const post = postFor(`project ${at}`, 'social-worker', 'west-1', began, { above: true })
      const worker: Worker = {
        key: `project ${at}`,
        name: ['Rowena Tattersdale', 'Idowu Castlemere'][at] as string,
        number: undefined,
        post: 'social-worker',
        team: 'west-1',
        fte: 1,
        agency: true,
        from: began,
        to: null,
      }
      inPost(post, personFor(worker, false), worker)
    }
  }

  function sicknessOf(person: string, worker: Worker): void {
    if (worker.agency) return
    const first = Math.max(worker.from + 20, until - SICKNESS_YEARS * YEAR)
    const last = worker.to ?? until
    for (let day = first + Math.round(random.wait(430)); day < last; day += Math.round(30 + random.wait(430))) {
      const long = random.chance(0.08)
      const length = long ? random.whole(30, 110) : random.whole(2, 9)
      const end = day + length
      if (end > last) {
        if (worker.to === null && long)
          entries.push({
            key: `${person} sick ${day}`,
            kind: 'staff-sickness',
            start: day,
            end: null,
            body: { member: `@${person}` },
          })
        return
      }
      const days = Math.max(1, Math.round((length * 5 * worker.fte) / 7))
      entries.push({
        key: `${person} sick ${day}`,
        kind: 'staff-sickness',
        start: day,
        end,
        body: { member: `@${person}` },
        atEnd: { days },
      })
      day = end
    }
  }

  // Only what is in date now, or should be: a course is kept as long as it matters.
  function trainingOf(person: string, worker: Worker): void {
    if (worker.to !== null) return
    for (const { course, first, again, keeps } of COURSES) {
      if (REQUIRED_OF[course]?.includes(worker.post) === false) continue
      const keepsUp = random.chance(worker.agency ? keeps - 0.12 : keeps)
      let done = worker.from + random.whole(5, first)
      while (again > 0 && done + again + 30 <= until) done += again + random.whole(-20, 25)
      if (!keepsUp) done -= again > 0 ? again : 0
      if (done <= worker.from || done > until || (!keepsUp && again === 0)) continue
      entries.push({
        key: `${person} ${course}`,
        kind: 'staff-training',
        start: done,
        end: null,
        body: { member: `@${person}`, course },
      })
    }
  }
}

// A desk is a social worker's, whether a newly qualified one sits at it or not.
function roleOf(post: string, desk: string): string {
  if (desk.includes('social worker') && post === 'newly-qualified') return 'social-worker'
  return post
}

function whyLeft(agency: boolean, random: Random): string {
  if (agency) return 'end-of-contract'
  return random.weigh([
    ['resigned-council', 38],
    ['resigned-agency', 17],
    ['resigned', 18],
    ['retired', 12],
    ['end-of-contract', 5],
    ['dismissed', 2],
    ['not-known', 8],
  ] as const)
}
