import { startDay } from '../../spine/ledger/entry.ts'
import { type PlainDate, addDays, addMonths, daysBetween, earlier, later } from '../../spine/time/plain-date.ts'
import { workingDaysBetween } from '../../spine/time/working-days.ts'
import { WORKING_DAYS_OF_A_YEAR } from './codes.ts'
import {
  type Person,
  type Scope,
  type Staffing,
  inPostOn,
  lastHolding,
  leaversBetween,
  postsOn,
  sicknessOf,
  tidy,
} from './notions.ts'

/** A share or an average with the two numbers it is made of, in full-time equivalents or days. Null where there is nothing to divide by. */
export interface Rate {
  readonly part: number
  readonly whole: number
  readonly value: number | null
}

/** How posts stand at the end of a day, in full-time equivalents. */
export interface Structure {
  readonly posts: number
  /** Of the agreed structure. */
  readonly established: number
  /** Of it, what employed people fill. */
  readonly filled: number
  readonly vacant: number
  readonly covered: number
  /** Vacant with nobody covering. */
  readonly uncovered: number
  /** Everyone employed in post, above the structure and beyond a post's hours too. */
  readonly inPost: number
  /** Agency staff in posts of the agreed structure. */
  readonly agencyWithin: number
  /** Agency staff in posts above it. */
  readonly agencyAbove: number
}

/** How posts stand at the end of a day, in full-time equivalents. */
export function structureOn(staffing: Staffing, on: PlainDate, scope: Scope): Structure {
  const standing = postsOn(staffing, on, scope)
  const within = standing.filter(each => !each.post.body.above)
  const sum = (list: typeof standing, of: (each: (typeof standing)[number]) => number): number =>
    tidy(list.reduce((total, each) => total + of(each), 0))
  const [vacant, covered] = [sum(within, each => each.vacant), sum(within, each => each.covered)]
  const agencyWithin = sum(within, each => each.agency)
  return {
    posts: within.length,
    established: sum(within, each => each.fte),
    filled: sum(within, each => each.filled),
    vacant,
    covered,
    uncovered: tidy(vacant - covered),
    inPost: inPostOn(staffing, on, scope),
    agencyWithin,
    agencyAbove: tidy(sum(standing, each => each.agency) - agencyWithin),
  }
}

/** Vacant posts as a share of those established: KPI 16. A post that agency staff cover is still vacant. */
export function vacancyRate({ vacant, established }: Structure): Rate {
  return share(vacant, established)
}

/** Vacant posts as a share of those vacant and everyone employed in post, as the Department for Education counts. */
export function vacancyRateDfe({ vacant, inPost }: Structure): Rate {
  return share(vacant, tidy(vacant + inPost))
}

/** What agency staff work in established posts as a share of those posts: KPI 17. */
export function agencyShare({ agencyWithin, established }: Structure): Rate {
  return share(agencyWithin, established)
}

/** Agency staff as a share of everyone working, above the structure too, as the Department for Education counts. */
export function agencyRateDfe({ agencyWithin, agencyAbove, inPost }: Structure): Rate {
  const agency = tidy(agencyWithin + agencyAbove)
  return share(agency, tidy(agency + inPost))
}

/** Of agency staff, how many cover a vacancy. */
export function coverOfAgency({ covered, agencyWithin, agencyAbove }: Structure): Rate {
  return share(covered, tidy(agencyWithin + agencyAbove))
}

/** Of vacancies, how many agency staff cover. */
export function coverOfVacancies({ covered, vacant }: Structure): Rate {
  return share(covered, vacant)
}

/** Those who left in twelve months as a share of those employed on average over them, by thirteen month ends. */
export function turnover(staffing: Staffing, on: PlainDate, scope: Scope): Rate {
  return share(leftIn(staffing, on, scope), averageInPost(staffing, on, scope))
}

/** Those who left in twelve months as a share of those employed at their end, as the Department for Education counts. */
export function turnoverDfe(staffing: Staffing, on: PlainDate, scope: Scope): Rate {
  return share(leftIn(staffing, on, scope), inPostOn(staffing, on, scope))
}

/** Working days lost to sickness in twelve months for each full-time post that was filled on average. */
export function sicknessDays(staffing: Staffing, on: PlainDate, scope: Scope): Rate {
  const [lost, posts] = [daysLost(staffing, on, scope), averageInPost(staffing, on, scope)]
  return { part: lost, whole: posts, value: posts === 0 ? null : tidy(lost / posts) }
}

/** Working days lost in twelve months as a share of those that people employed at their end have in a year, as the Department counts. */
export function absenceRateDfe(staffing: Staffing, on: PlainDate, scope: Scope): Rate {
  return share(daysLost(staffing, on, scope), tidy(inPostOn(staffing, on, scope) * WORKING_DAYS_OF_A_YEAR))
}

/** Of the people employed twelve months before, each once, how many still are, in whatever post. */
export function stability(staffing: Staffing, on: PlainDate, scope: Scope): Rate {
  const before = addMonths(on, -12)
  let [stayed, there] = [0, 0]
  for (const person of staffing.people) {
    if ((startDay(person.start) ?? on) > before || (person.end !== null && person.end <= before)) continue
    const held = lastHolding(staffing, person, before)
    if (!held || held.agency || !scope(held.post)) continue
    there++
    if (person.end === null || person.end > on) stayed++
  }
  return share(stayed, there)
}

function leftIn(staffing: Staffing, on: PlainDate, scope: Scope): number {
  return tidy(leaversBetween(staffing, addMonths(on, -12), on, scope).reduce((sum, each) => sum + each.fte, 0))
}

/** Full-time equivalent employed on average over twelve months: the mean of their thirteen ends. */
export function averageInPost(staffing: Staffing, on: PlainDate, scope: Scope): number {
  let sum = 0
  for (let month = 0; month <= 12; month++) sum += inPostOn(staffing, addMonths(on, -month), scope)
  return tidy(sum / 13)
}

// Of a time that lies only partly in the twelve months, the part of its days that does. Of one that still runs nobody has
// said how many days it is: the working days so far, in proportion to the hours they work.
function daysLost(staffing: Staffing, on: PlainDate, scope: Scope): number {
  const sickness = sicknessOf(staffing.file)
  let sum = 0
  for (const person of staffing.people) {
    if (!sickness.has(person.id)) continue
    const held = lastHolding(staffing, person, on)
    if (held && !held.agency && scope(held.post)) sum += daysLostBy(staffing, person, on)
  }
  return tidy(sum)
}

/** Working days someone was away sick in the twelve months to the end of a day. */
export function daysLostBy(staffing: Staffing, person: Person, on: PlainDate): number {
  const from = addMonths(on, -12)
  const held = lastHolding(staffing, person, on)
  let sum = 0
  for (const { start, end, body } of sicknessOf(staffing.file).get(person.id) ?? []) {
    const began = startDay(start)
    if (began === undefined || began > on) continue
    if (end === null || body.days === undefined) {
      sum += Math.max(0, workingDaysBetween(later(addDays(began, -1), from), earlier(end ?? on, on))) * (held?.fte ?? 1)
      continue
    }
    const length = Math.max(1, daysBetween(began, end))
    const within = Math.min(length, Math.max(0, daysBetween(later(began, from), earlier(end, on))))
    sum += (body.days * within) / length
  }
  return tidy(sum)
}

/** A share in per cent, to two places; null of nothing. */
export function share(part: number, whole: number): Rate {
  return { part, whole, value: whole === 0 ? null : Math.round((part / whole) * 10_000) / 100 }
}
