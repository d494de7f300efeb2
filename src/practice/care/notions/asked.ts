import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import type { Member } from '../../../spine/measure/measure.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, addDays } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { periodOfCare } from '../kinds.ts'
import { because } from '../words.ts'
import { type PeriodOfCare, inCareOn, lostToReturnOn, periodsOfCare } from './periods-of-care.ts'

/** A child whom a measure asks about for being, or having been, in a period of care. */
export type InCareMember = Member<PeriodOfCare>

/** The kinds that `inCareMembers` and the like read. */
export const inCareReads: readonly AnyKind[] = [periodOfCare, identity]

const NONE: readonly never[] = Object.freeze([])

// A hot path: every measure asks this of every file, so the members are made once for each period of care.
const members = notion(
  (file: SubjectFile) =>
    new Map(
      periodsOfCare(file).map(care => {
        const values = { since: care.start }
        const inCare: InCareMember = {
          because: because(care.startKnown ? 'care.in-care-since' : 'care.in-care-by', values),
          item: care,
        }
        const lost: InCareMember = {
          because: because('care.lost-to-return', { last: care.lostAfter }),
          item: care,
          excluded: true,
        }
        return [care, { inCare: Object.freeze([inCare]), lost: Object.freeze([lost]) }] as const
      }),
    ),
)

/**
 * The child, where they are in care at the end of a day; the child set aside, where they were lost to the return before
 * it and would otherwise be in care; else nobody. The item is the period of care.
 */
export function inCareMembers(file: SubjectFile, on: PlainDate): readonly InCareMember[] {
  if (periodsOfCare(file).length === 0) return NONE
  const care = inCareOn(file, on)
  if (care) return members(file).get(care)?.inCare ?? NONE
  const lost = lostToReturnOn(file, on)
  return lost ? lostMembers(file, lost) : NONE
}

/** The child set aside as lost to the return after a period of care. */
export function lostMembers(file: SubjectFile, care: PeriodOfCare): readonly InCareMember[] {
  return members(file).get(care)?.lost ?? NONE
}

/**
 * The child's first start in care in a period, as the published count of children starting takes one for each child;
 * set aside where all that is known is that care had begun by then.
 */
export function startMembers(file: SubjectFile, period: Period): readonly InCareMember[] {
  const starting = startsIn(file, period)
  const first = starting.find(care => care.startKnown) ?? starting[0]
  return first ? [startMember(first)] : NONE
}

/** Every start in care in a period, as events. */
export function everyStart(file: SubjectFile, period: Period): readonly InCareMember[] {
  const starting = startsIn(file, period)
  return starting.length === 0 ? NONE : starting.map(startMember)
}

/**
 * The child's last leaving of care in a period, as the published count of children ceasing takes one for each child;
 * set aside where the child was lost to the return in the period and so may have left.
 */
export function leavingMembers(file: SubjectFile, period: Period): readonly InCareMember[] {
  const periods = periodsOfCare(file)
  if (periods.length === 0) return NONE
  const left = periods.findLast(care => care.end !== null && care.end >= period.start && care.end <= period.end)
  if (left?.end) return [{ because: because('care.left-care', { on: left.end }), at: left.end, item: left }]
  const lost = periods.at(-1)
  return lost?.lostAfter && addDays(lost.lostAfter, 1) >= period.start && lost.lostAfter < period.end
    ? lostMembers(file, lost)
    : NONE
}

/**
 * Every coming into care and every leaving in a period, as events, oldest first: what makes the number at its end out
 * of the number at its start. Coming in is told by the member's `comesIn`. What changes the number without being either
 * is set aside: a child first seen in care though the start is not known, and one lost to the return.
 */
export function comingsAndGoings(file: SubjectFile, period: Period): readonly Member<ComingOrGoing>[] {
  const found: (Member<ComingOrGoing> & { readonly at: PlainDate })[] = []
  const within = (day: PlainDate): boolean => day >= period.start && day <= period.end
  for (const care of periodsOfCare(file)) {
    const { start, end, lostAfter } = care
    if (within(start)) {
      const { because: why, excluded } = startMember(care)
      found.push({ because: why, at: start, ...(excluded ? { excluded } : { item: { comesIn: true } }) })
    }
    const last = end ?? (lostAfter === null ? null : addDays(lostAfter, 1))
    if (last === null || !within(last)) continue
    if (end === null)
      found.push({ because: because('care.lost-to-return', { last: lostAfter }), at: last, excluded: true })
    else found.push({ because: because('care.left-care', { on: end }), at: last, item: { comesIn: false } })
  }
  return found.length < 2 ? found : found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** An event that changes how many children are in care. */
export interface ComingOrGoing {
  readonly comesIn: boolean
}

function startsIn(file: SubjectFile, period: Period): readonly PeriodOfCare[] {
  const periods = periodsOfCare(file)
  if (periods.length === 0) return NONE
  return periods.filter(care => care.start >= period.start && care.start <= period.end)
}

function startMember(care: PeriodOfCare): InCareMember {
  const at = care.start
  return care.startKnown
    ? { because: because('care.came-into-care', { on: at }), at, item: care }
    : { because: because('care.start-not-known', { on: at }), at, item: care, excluded: true }
}
