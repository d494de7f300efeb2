import type { SubjectFile } from '../ledger/file.ts'
import { type Period, periodFor } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { type Failure, emptyScore, faultOf, judge } from './judge.ts'
import type { Council, Measure, MeasureContext, Result } from './measure.ts'
import { type Totals, addScore, addTotals, emptyTotals, resultOf } from './result.ts'

export { type Failure, membersOf } from './judge.ts'

/** One question put to every measure: on this date, for the children of these councils. */
export interface Cell {
  readonly on: PlainDate
  readonly within: readonly Council[]
}

/** What the evaluator must be told about the trust. */
export interface Surroundings {
  /** What rules may know when the children of these councils are asked about. */
  readonly contextFor: (within: readonly Council[]) => MeasureContext
  /** The code of the council that answers for a file on a date; undefined where none is recorded. */
  readonly councilOn: (file: SubjectFile, on: PlainDate) => string | undefined
}

/** One cell's answers, in the order of the measures. */
export interface CellResults {
  readonly cell: Cell
  readonly results: readonly Result[]
}

/** A pass under way: files go in one at a time, answers come out when all have. */
export interface Tally {
  readonly add: (file: SubjectFile) => void
  /** Answers so far, in the order of the cells. */
  readonly results: () => readonly CellResults[]
  /** Each measure and subject that failed, once. */
  readonly failures: () => readonly Failure[]
}

/** A measure in one period, asked once of each file however many cells share it. */
interface Slot {
  readonly measure: Measure
  readonly period: Period
  /** By council; the last holds children of no council that was asked about. */
  readonly totals: readonly Totals[]
}

/**
 * Answers every measure for every cell in one pass over files.
 *
 * Each file is asked once for each measure and period, knowing of the whole trust (so a measure's `population` and
 * `counts` must not look at `within`; only `per` does), and its members are then attributed to the council that
 * answers for the file on the period's last day. A cell for every council of the trust also holds children of whom
 * no council is recorded. A measure that throws is counted as unknown, told among the failures, and loses nothing else.
 */
export function createTally(
  measures: readonly Measure[],
  cells: readonly Cell[],
  { contextFor, councilOn }: Surroundings,
): Tally {
  const trust = contextFor(cells[0]?.within ?? []).councils
  const whole = contextFor(trust)
  const places = new Map<string, number>()
  for (const council of trust) places.set(council.code, places.size)
  for (const cell of cells)
    for (const council of cell.within) if (!places.has(council.code)) places.set(council.code, places.size)
  const elsewhere = places.size

  const slots: Slot[] = []
  const slotFor = new Map<string, Slot>()
  for (const measure of measures)
    for (const { on } of cells) {
      const period = periodFor(measure.period, on)
      const key = slotKey(measure, period)
      if (slotFor.has(key)) continue
      const slot = { measure, period, totals: Array.from({ length: elsewhere + 1 }, emptyTotals) }
      slotFor.set(key, slot)
      slots.push(slot)
    }

  const failures = new Map<string, Failure>()
  const score = emptyScore()
  const councils = new Map<PlainDate, number>()

  const placeOf = (file: SubjectFile, on: PlainDate): number => {
    let place = councils.get(on)
    if (place === undefined) {
      const code = councilOn(file, on)
      place = (code === undefined ? undefined : places.get(code)) ?? elsewhere
      councils.set(on, place)
    }
    return place
  }

  const add = (file: SubjectFile): void => {
    councils.clear()
    for (const slot of slots) {
      const asked = judge(slot.measure, file, slot.period, whole, score, error => {
        const key = `${slot.measure.id} ${file.id}`
        if (!failures.has(key))
          failures.set(key, { measure: slot.measure.id, subject: file.id, message: faultOf(error) })
      })
      if (asked) addScore(slot.totals[placeOf(file, slot.period.end)] as Totals, score, slot.measure)
    }
  }

  const results = (): readonly CellResults[] =>
    cells.map(cell => {
      const within = new Set(cell.within.map(council => places.get(council.code) ?? elsewhere))
      if (trust.every(council => within.has(places.get(council.code) ?? elsewhere))) within.add(elsewhere)
      const context = contextFor(cell.within)
      return {
        cell,
        results: measures.map(measure => {
          const period = periodFor(measure.period, cell.on)
          const slot = slotFor.get(slotKey(measure, period)) as Slot
          const sum = emptyTotals()
          for (const place of within) addTotals(sum, slot.totals[place] as Totals)
          return resultOf(measure, cell.on, period, sum, context)
        }),
      }
    })

  return { add, results, failures: () => [...failures.values()] }
}

function slotKey(measure: Measure, period: Period): string {
  return `${measure.id} ${period.start} ${period.end}`
}
