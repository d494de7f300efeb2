import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn, notion } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type PlainDate, later } from '../../spine/time/plain-date.ts'
import { legalStatus } from '../care/kinds.ts'
import { type PeriodOfCare, careCovering, periodsOfCare } from '../care/notions.ts'
import { placement } from '../placement/kinds.ts'
import { ADOPTIVE, carerSpells } from '../placement/notions.ts'
import { adoption, adoptionDecision } from './kinds.ts'

type AdoptionEntry = Entry<BodyOf<typeof adoption>>
type LegalStatusEntry = Entry<BodyOf<typeof legalStatus>>
type PlacementEntry = Entry<BodyOf<typeof placement>>

/** Reasons care ended that are adoptions: unopposed, consent dispensed with, and the one code used to 2005-06. */
export const ADOPTED: ReadonlySet<string> = new Set(['E11', 'E12', 'E1'])

/** Reasons care ended that are special guardianship: four codes now, and the two used to 2016-17. */
export const SPECIAL_GUARDIANSHIP: ReadonlySet<string> = new Set(['E45', 'E46', 'E47', 'E48', 'E43', 'E44'])

const WITH_CURRENT_CARER: ReadonlySet<string> = new Set(['A3', 'A5'])

/** A child's adoption from care. */
export interface Adopted {
  readonly on: PlainDate
  /** The period of care it ended; undefined where none is held. */
  readonly care: PeriodOfCare | undefined
  /** What is recorded of the decision, the match and the adopters. */
  readonly record: AdoptionEntry | undefined
  /** Whether care is recorded as ended by it. An order may be recorded before, or without, the end of care. */
  readonly endedCare: boolean
}

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly Adopted[] => {
  const records = all(file, adoption)
  const adopted: Adopted[] = []
  for (const care of periodsOfCare(file)) {
    if (care.end === null || care.ended === undefined || !ADOPTED.has(care.ended)) continue
    adopted.push({ on: care.end, care, record: recordOf(records, care.end), endedCare: true })
  }
  if (adopted.length > 0) return adopted
  for (const record of records) {
    const day = startDay(record.start)
    if (day !== undefined) adopted.push({ on: day, care: careCovering(file, day), record, endedCare: false })
  }
  return adopted
})

/**
 * A child's adoptions, oldest first: periods of care that ended in adoption or, where none did, adoption orders
 * recorded with their day. A record with no day says nothing of when, so it is no adoption by itself.
 */
export function adoptionsOf(file: SubjectFile): readonly Adopted[] {
  return periodsOfCare(file).length === 0 && all(file, adoption).length === 0 ? NONE : derived(file)
}

function recordOf(records: readonly AdoptionEntry[], on: PlainDate): AdoptionEntry | undefined {
  return (
    records.find(record => startDay(record.start) === on) ??
    records.find(record => record.start === null) ??
    (records.length === 1 ? records[0] : undefined)
  )
}

/** A placement order in force, from when; `startKnown` is false where it was already in force when care was first held. */
export interface PlacementOrder {
  readonly start: PlainDate
  readonly startKnown: boolean
}

/** The placement order (E1) in force at the end of a day, from the day it was made through any entries that follow on. */
export function placementOrderOn(file: SubjectFile, on: PlainDate): PlacementOrder | undefined {
  const statuses = all(file, legalStatus)
  const last = statuses.findLastIndex(entry => entry.body.status === 'E1' && holdsOn(entry, on))
  return orderFrom(file, statuses, last)
}

/**
 * The order that gave authority to place a child for adoption in a period of care: the last placement order (E1) in it
 * or, where there was none, the last freeing order (D1).
 */
export function authorityToPlace(file: SubjectFile, care: PeriodOfCare): PlacementOrder | undefined {
  const statuses = all(file, legalStatus)
  const lastOf = (code: 'E1' | 'D1') =>
    statuses.findLastIndex(entry => {
      const start = startDay(entry.start)
      const begun = start === undefined || care.end === null || start <= care.end
      return entry.body.status === code && begun && (entry.end === null || entry.end > care.start)
    })
  const order = lastOf('E1')
  return orderFrom(file, statuses, order >= 0 ? order : lastOf('D1'))
}

function orderFrom(file: SubjectFile, statuses: readonly LegalStatusEntry[], last: number): PlacementOrder | undefined {
  let entry = statuses[last]
  if (!entry) return undefined
  for (let index = last - 1; index >= 0; index--) {
    const before = statuses[index]
    if (!before || before.body.status !== entry.body.status || before.end !== entry.start) continue
    entry = before
  }
  const start = startDay(entry.start)
  if (start === undefined) return undefined
  return { start, startKnown: !periodsOfCare(file).some(care => care.start === start && !care.startKnown) }
}

/** The decision, in force at the end of a day, that a child should be placed for adoption: the day it was made. */
export function decisionInForceOn(file: SubjectFile, on: PlainDate): PlainDate | undefined {
  const decision = current(file, adoptionDecision, on)
  return decision && startDay(decision.start)
}

/**
 * The day a child was placed for adoption with those who adopted: the first day of the last unbroken adoptive placement
 * (A3 to A6) in a period of care. For a foster carer who adopts, the day the home became adoptive, not the day the
 * child moved in. An earlier placement with other adopters, that did not last, is not it.
 */
export function placedForAdoption(
  file: SubjectFile,
  care: PeriodOfCare,
): { readonly on: PlainDate; readonly withCurrentCarer: boolean } | undefined {
  const homes = all(file, placement).filter(entry => {
    const start = startDay(entry.start)
    return start !== undefined && start >= care.start && (care.end === null || start <= care.end)
  })
  let index = homes.findLastIndex(home => ADOPTIVE.has(home.body.type))
  let first = homes[index]
  if (!first) return undefined
  for (let before = homes[--index]; before; before = homes[--index]) {
    if (!ADOPTIVE.has(before.body.type) || !sameAdopters(before, first)) break
    first = before
  }
  const on = startDay(first.start)
  return on && { on, withCurrentCarer: WITH_CURRENT_CARER.has(first.body.type) }
}

// A home ended for a stay in hospital and taken up again is the same adopters', though recorded twice.
function sameAdopters(before: PlacementEntry, home: PlacementEntry): boolean {
  if (home.body.sameCarer) return true
  return (
    home.body.postcode !== undefined &&
    before.body.postcode === home.body.postcode &&
    before.body.type === home.body.type
  )
}

/** The day a child moved in with the carers they lived with on a day, within a period of care. */
export function movedInWithCarersOf(file: SubjectFile, day: PlainDate, care: PeriodOfCare): PlainDate {
  const spell = carerSpells(file).findLast(found => found.start <= day && (found.end === null || found.end > day))
  return spell ? later(spell.start, care.start) : day
}

/** The decision that led to a placement, or the earliest day held where every decision held came after it. */
export type LeadingDecision = { readonly on: PlainDate } | { readonly onlyAfter: PlainDate } | undefined

/**
 * The decision that led to a placement: the latest made on or before the day of it and not reversed by then. Where no
 * decision is on the file, the one recorded with the adoption.
 */
export function decisionThatLedTo(
  file: SubjectFile,
  placed: PlainDate,
  record: AdoptionEntry | undefined,
): LeadingDecision {
  let earliest: PlainDate | undefined
  let found: PlainDate | undefined
  for (const decision of all(file, adoptionDecision)) {
    const made = startDay(decision.start)
    if (made === undefined || (decision.end !== null && decision.end <= placed)) continue
    earliest ??= made
    if (made <= placed) found = made
  }
  const recorded = record?.body.decided
  const on = found ?? (recorded !== undefined && recorded <= placed ? recorded : undefined)
  if (on !== undefined) return { on }
  const onlyAfter = earliest ?? recorded
  return onlyAfter && { onlyAfter }
}
