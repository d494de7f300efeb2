import {
  caseNote,
  childWordsSaid,
  directWork,
  familyNetworkMeeting,
  goodbye,
  introduction,
  managementDecision,
  riskRating,
  storyEvent,
  supervision,
} from '../../practice/casework/kinds.ts'
import { visit } from '../../practice/care/kinds.ts'
import { instantInEngland } from '../../spine/time/instants.ts'
import { type Day, iso } from '../days.ts'
import type { Random } from '../random.ts'
import {
  type GivenTo,
  type Life,
  type Written,
  ageAt,
  chancesOf,
  homesOf,
  sortOfHome,
  timesInCare,
  workingDayBy,
  workingDayFrom,
  write,
} from './life.ts'
import { caseNote as noteWords, childSays, homeNote, signsOfSafety, visitNote, whatChanged } from './words.ts'

/** Visits of a life: most in time by the rule that holds for the home, some late, a few tried and not seen. */
export function visitsOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'visits')
  const found: Written[] = []
  const homes = homesOf(life)
  for (const care of timesInCare(life)) {
    for (const home of homes) {
      const from = Math.max(home.from, care.from)
      const to = Math.min(home.to, care.to, life.until + 1)
      if (from >= to) continue
      const rated = ratedIn(life, care.from, Math.min(care.to, life.until + 1))
      // The first visit of a home whose beginning is before recording began is one of many.
      let last = home.from >= care.from ? undefined : care.from - random.whole(1, 30)
      for (;;) {
        const since = last
        const limit = since === undefined ? 7 : Math.min(gapFor(home, since), contactWithin(rated, since))
        const at = workingDayBy(
          (last ?? from) +
            (last === undefined ? random.whole(1, 6) : limit - random.whole(0, Math.min(12, Math.floor(limit / 3)))),
        )
        const late = random.chance(LATE) ? random.whole(2, 24) : 0
        const on = workingDayFrom(Math.max(at, (last ?? from) + 1) + late)
        if (on >= to) break
        if (random.chance(0.05)) found.push(tried(life, on - 2, random))
        found.push(seen(life, on, last === undefined, home, random))
        last = on
      }
    }
  }
  return found
}

// As many as would leave about one visit in twelve late.
const LATE = 0.085

function contactWithin(rated: readonly Risk[], on: Day): number {
  const risk = rated.find(each => each.from <= on + 7 && each.to > on)
  return risk ? CONTACT_WITHIN[risk.rating] : Number.POSITIVE_INFINITY
}

function gapFor(home: ReturnType<typeof homesOf>[number], last: Day): number {
  const sort = sortOfHome(home.place)
  if (sort === 'adopters') return last < home.from + 60 ? 7 : 28
  if (sort === 'parents')
    return home.episode.status === 'C1' && last > home.from + 60 ? 28 : home.episode.status === 'C1' ? 7 : 42
  const settled = last > home.from + 365 && /^(U1|U4)/.test(home.place)
  return settled ? 84 : 42
}

function seen(life: Life, on: Day, first: boolean, home: ReturnType<typeof homesOf>[number], random: Random): Written {
  const age = ageAt(life, on)
  const called = life.name.knownAs
  const alone = age < 3 ? random.chance(0.3) : random.chance(0.88)
  const worker = workerOn(life, 'social-worker', on)
  return write(visit, on, {
    seen: true,
    alone,
    ...(alone ? {} : { whyNotAlone: age < 4 ? ('young' as const) : random.pick(['refused', 'no-chance'] as const) }),
    where: random.weigh([
      ['home', 78],
      ['school', 14],
      ['out', 6],
      ['family', 2],
    ] as const),
    purpose: first
      ? ('first' as const)
      : random.weigh([
          ['statutory', 80],
          ['review', 12],
          ['concern', 5],
          ['life-story', 3],
        ] as const),
    manner: 'person',
    ...(worker ? { by: `@worker:${worker.worker}` } : {}),
    bedroomSeen: random.chance(0.6),
    ...(age >= 2 && random.chance(0.75) ? { childWords: childSays(age, random) } : {}),
    notes: visitNote(called, random),
    ...(sortOfHome(home.place) === 'other' ? {} : { homeNotes: homeNote(random) }),
  })
}

function tried(life: Life, on: Day, random: Random): Written {
  const worker = workerOn(life, 'social-worker', on)
  return write(visit, on, {
    seen: false,
    whyNotSeen: random.pick(['out', 'nobody-in', 'unwell', 'refused-child', 'worker'] as const),
    purpose: 'statutory',
    ...(worker ? { by: `@worker:${worker.worker}` } : {}),
  })
}

/** Who holds a role for a life on a day. */
export function workerOn(life: Life, role: GivenTo['role'], on: Day): GivenTo | undefined {
  return life.given.findLast(given => given.role === role && given.from <= on && (given.to === null || given.to > on))
}

/** The ordinary work around a child: notes, direct work, supervision, decisions, what the child said, what mattered. */
export function workOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'work')
  const found: Written[] = []
  const called = life.name.knownAs
  for (const care of timesInCare(life)) {
    const to = Math.min(care.to, life.until + 1)
    for (let on = care.from + random.whole(2, 20); on < to; on += random.whole(35, 95)) {
      const { about, text } = noteWords(called, random)
      const day = workingDayBy(on)
      const type = about.startsWith('Call') ? 'call' : 'other'
      found.push(
        write(caseNote, instantInEngland(iso(day), `${10 + (day % 7)}:${10 + (day % 47)}`), {
          type: NOTE_TYPES[type],
          subject: about,
          text,
        }),
      )
    }
    for (let on = care.from + random.whole(20, 60); on < to; on += random.whole(100, 210)) {
      const age = ageAt(life, on)
      if (age < 4) continue
      const scale = Math.min(10, Math.max(1, Math.round(5.5 + random.normal() * 1.9)))
      found.push(
        write(directWork, workingDayBy(on), {
          way: random.pick(WAYS),
          childWords: childSays(age, random),
          ...signsOfSafety(called, age, random),
          scale,
          scaleBy: 'child',
          alone: true,
        }),
      )
    }
    // Monthly of late, as the trust asks; less often in the years before.
    for (
      let on = care.from + random.whole(15, 28);
      on < to;
      on +=
        on < life.until - 500 ? random.whole(60, 110) : random.chance(0.9) ? random.whole(22, 29) : random.whole(32, 60)
    ) {
      const manager = life.given.find(given => given.role === 'social-worker' && given.from <= on)
      const supervisor = manager && managerOf(manager.worker)
      found.push(
        write(supervision, workingDayBy(on), {
          ...(supervisor ? { supervisor: `@worker:${supervisor}` } : {}),
          changed: whatChanged(called, random),
          decisions: 'The plan stands. Next supervision within the month.',
        }),
      )
    }
    if (random.chance(0.35))
      found.push(
        write(managementDecision, workingDayBy(Math.min(to - 1, care.from + random.whole(30, 200))), {
          decision: `Continue the plan and bring the next step forward: tell ${called} first.`,
          why: `${called} has asked twice what happens next and has waited long enough for an answer.`,
        }),
      )
    if (random.chance(0.3))
      found.push(
        write(familyNetworkMeeting, workingDayBy(Math.min(to - 1, care.from + random.whole(20, 120))), {
          type: MEETING,
          whoCame: 'Grandparents, an aunt and uncle, and a family friend.',
          childCame: ageAt(life, care.from) > 9,
          plan: 'The family will keep every other Sunday, share the driving, and ring before and after.',
          worries: 'Family time is being cancelled at short notice.',
        }),
      )
    if (ageAt(life, to - 1) >= 5 && random.chance(0.6)) {
      const on = to - 1 - random.whole(0, 70)
      if (on > care.from) {
        const answered = random.chance(0.7) ? on + random.whole(1, 9) : undefined
        found.push(
          write(childWordsSaid, on, {
            said: childSays(ageAt(life, on), random),
            ...(answered !== undefined && answered <= life.until
              ? { answered: iso(answered), answer: 'I told you what I found out and what happens next.' }
              : {}),
          }),
        )
      }
    }
    if (care.began === care.from)
      found.push(
        write(storyEvent, care.from, {
          title: 'Came to live away from home for the first time',
          effect: `${called} was frightened and did not know where brothers and sisters were for two days.`,
          source: 'Duty record',
          keep: true,
        }),
      )
    found.push(...risksOf(life, care.from, to))
  }
  return [...found, ...changesOf(life, random)]
}

const NOTE_TYPES = { call: 'phone-professional', other: 'message' } as const
const WAYS = ['three-houses', 'talking', 'walk', 'drawing', 'words-and-pictures'] as const
const MEETING = 'family-network' as const

/** A stretch in which a child is rated. */
interface Risk {
  readonly from: Day
  readonly to: Day
  readonly rating: 'low' | 'medium' | 'high'
}

// Three in ten are rated at all, from some weeks in: those the worker is asked to see more often than the law does.
function ratedIn(life: Life, from: Day, to: Day): readonly Risk[] {
  const random = chancesOf(life, `risk ${from}`)
  if (!random.chance(0.3)) return []
  const found: Risk[] = []
  let start = from + random.whole(5, 60)
  let rating: Risk['rating'] = random.weigh([
    ['low', 45],
    ['medium', 40],
    ['high', 15],
  ] as const)
  while (start < to && found.length < 6) {
    const end = Math.min(to, start + random.whole(60, 240))
    found.push({ from: start, to: end, rating })
    if (rating === 'low') break
    start = end
    rating = rating === 'high' ? 'medium' : 'low'
  }
  return found
}

function risksOf(life: Life, from: Day, to: Day): readonly Written[] {
  return ratedIn(life, from, to).map(risk =>
    write(
      riskRating,
      risk.from,
      { rating: risk.rating, why: RISK_WHY[risk.rating] },
      { end: risk.to > life.until ? null : risk.to },
    ),
  )
}

const CONTACT_WITHIN = { high: 7, medium: 14, low: 28 } as const

const RISK_WHY = {
  low: 'Settled, seen often by adults who know them well.',
  medium: 'Some worries about school and about family time; a plan is in place.',
  high: 'Missing from home twice this month and with people we do not know.',
} as const

// When a worker changes: a goodbye from the one who leaves, and a meeting with the one who comes.
function changesOf(life: Life, random: Random): readonly Written[] {
  const found: Written[] = []
  const workers = life.given.filter(given => given.role === 'social-worker')
  for (const [index, given] of workers.entries()) {
    if (index > 0 && random.chance(0.95))
      found.push(
        write(introduction, workingDayFrom(given.from + random.whole(0, 8)), {
          role: 'social-worker',
          worker: `@worker:${given.worker}`,
          how: random.pick(HOW_MET),
          read: random.chance(0.85),
        }),
      )
    if (given.to !== null && workers[index + 1] && random.chance(0.94))
      found.push(
        write(goodbye, workingDayBy(given.to - random.whole(1, 10)), {
          role: 'social-worker',
          worker: `@worker:${given.worker}`,
          said: 'I told you why I am leaving, what I have liked about working with you, and who comes next.',
          letter: random.chance(0.5),
          lastDay: iso(given.to),
        }),
      )
  }
  return found.filter(each => typeof each.start === 'string' && each.start <= iso(life.until))
}

const HOW_MET = ['with-last-worker', 'at-home'] as const

/** The key of the manager of a worker's team. */
export function managerOf(worker: string): string | undefined {
  const team = /^((?:north|west)-\d) /.exec(worker)?.[1]
  return team && `${team} manager`
}
