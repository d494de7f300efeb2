import {
  contractBasis,
  leavingReason,
  requiredCourses,
  staffProgramme,
  trainingCourse,
} from '../../practice/staffing/codes.ts'
import {
  type Holding,
  type Person,
  type PostStanding,
  type Staffing,
  holdingsOf,
  lastHolding,
  sicknessOf,
  tidy,
} from '../../practice/staffing/notions.ts'
import { daysLostBy } from '../../practice/staffing/figures.ts'
import { type TrainingStanding, trainingOn } from '../../practice/staffing/training.ts'
import { workerPost } from '../../practice/workforce/codes.ts'
import { type CodeSet, label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  Choice,
  Level,
  StaffingCourse,
  StaffingPerson,
  StaffingPost,
  StaffingTime,
} from '../../spine/web/services.ts'
import { inShort } from '../../spine/web/format.ts'
import { isLate } from './lines.ts'
import type { TeamOf } from './reading.ts'

const NOWHERE: TeamOf = { id: '', name: 'A team no longer here', service: '', council: null }

/** What a code means, as a choice. */
export function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}

/** A post as lists have it; who is in it only where `named`. */
export function postRow(standing: PostStanding, teams: ReadonlyMap<string, TeamOf>, named: boolean): StaffingPost {
  const { post, holders, fte, filled, vacant, covered, vacantSince } = standing
  const team = teams.get(post.body.team) ?? NOWHERE
  const uncovered = vacant - covered
  const [state, level]: [Choice, Level] = post.body.above
    ? [{ value: 'above', text: 'Above the structure' }, 'met']
    : vacant === 0
      ? [{ value: 'filled', text: 'Filled' }, 'met']
      : uncovered <= 0
        ? [{ value: 'covered', text: 'Vacant, agency staff cover it' }, 'due']
        : filled > 0 || covered > 0
          ? [{ value: 'part', text: `Vacant in part: ${tidy(uncovered)}` }, 'overdue']
          : [{ value: 'vacant', text: 'Vacant, nobody covers' }, 'overdue']
  return {
    id: post.id,
    number: post.body.number,
    role: choiceOf(workerPost, post.body.role),
    team: { value: team.id || 'none', text: team.name },
    service: team.service,
    fte,
    grade: post.body.grade ?? '',
    above: post.body.above,
    filled,
    vacant,
    covered,
    vacantSince,
    state,
    level,
    holders: named
      ? holders.map(each => ({ id: each.person.id, name: each.person.body.name, agency: each.agency }))
      : null,
    from: startDay(post.start) as PlainDate,
  }
}

/** The courses that are required of anyone on a day. */
export function coursesOn(on: PlainDate): readonly Choice[] {
  return valueOn(requiredCourses, on).map(({ course }) => choiceOf(trainingCourse, course))
}

const LEVELS: Readonly<Record<TrainingStanding['state'], Level>> = {
  'in-date': 'met',
  soon: 'due',
  'out-of-date': 'overdue',
  'never-done': 'overdue',
}

function courseOf({ course, done, by, state }: TrainingStanding): StaffingCourse {
  const words =
    state === 'never-done'
      ? `not done, due by ${inShort(by)}`
      : state === 'out-of-date'
        ? `out of date since ${inShort(by)}`
        : by === null
          ? `done ${inShort(done)}`
          : `${done === null ? 'first' : 'again'} by ${inShort(by)}`
  return { course: choiceOf(trainingCourse, course), done, by, level: LEVELS[state], words }
}

/** Someone as the list of people has them: where they are on the day, or were last. Undefined of whom no post is known. */
export function personRow(
  staffing: Staffing,
  person: Person,
  on: PlainDate,
  teams: ReadonlyMap<string, TeamOf>,
): StaffingPerson | undefined {
  const held = lastHolding(staffing, person, on)
  if (!held) return undefined
  const standing = trainingOn(staffing, person, on)
  const team = teams.get(held.post.body.team) ?? NOWHERE
  const now = holdingsOf(staffing, person, on)
  const { number, name, programme, programmeEnds } = person.body
  return {
    id: person.id,
    number,
    name,
    role: choiceOf(workerPost, held.post.body.role),
    team: { value: team.id || 'none', text: team.name },
    fte: Math.round((now.length === 0 ? held.fte : now.reduce((sum, each) => sum + each.fte, 0)) * 100) / 100,
    basis: choiceOf(contractBasis, held.entry.body.basis),
    began: startDay(person.start) as PlainDate,
    programme: programme === undefined || (programmeEnds ?? on) < on ? null : label(staffProgramme, programme),
    programmeEnds: programmeEnds ?? null,
    sickDays: daysLostBy(staffing, person, on),
    sickNow: (sicknessOf(staffing.file).get(person.id) ?? []).some(each => each.end === null),
    courses: coursesOn(on).map(course => {
      const found = standing.find(each => each.course === course.value)
      return found
        ? courseOf(found)
        : { course, done: null, by: null, level: 'met' as const, words: '', notAsked: true as const }
    }),
    outOfDate: standing.filter(isLate).length,
  }
}

/** Times in posts as pages show them, newest first. */
export function timesOf(holdings: readonly Holding[], teams: ReadonlyMap<string, TeamOf>): readonly StaffingTime[] {
  return holdings
    .map(
      ({ entry, post, person, fte }): StaffingTime => ({
        id: entry.id,
        post: {
          id: post.id,
          text: `${post.body.number}, ${label(workerPost, post.body.role).toLowerCase()}, ${(teams.get(post.body.team) ?? NOWHERE).name}`,
        },
        person: { id: person.id, text: person.body.name },
        fte,
        basis: choiceOf(contractBasis, entry.body.basis),
        covers: entry.body.covers === true,
        from: startDay(entry.start) as PlainDate,
        to: entry.end,
      }),
    )
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
}

/** Why someone left, in words; null where they have not. */
export function leftWhyOf({ end, body }: Person): string | null {
  return end === null ? null : label(leavingReason, body.leftWhy ?? 'not-known')
}
