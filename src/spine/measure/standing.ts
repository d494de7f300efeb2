import type { SubjectFile } from '../ledger/file.ts'
import { type Period, periodFor } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Surroundings } from './evaluate.ts'
import { type Failure, type Score, emptyScore, faultOf, judge } from './judge.ts'
import type { Council, Measure, Result } from './measure.ts'
import { type Totals, addScore, addTotals, emptyTotals, resultOf, takeScore } from './result.ts'

/** A measure asked on a date. */
export interface Question {
  readonly measure: Measure
  readonly on: PlainDate
}

/** Answers that go on standing while files change: what each file gave is remembered, so that it alone is asked again. */
export interface StandingAnswers {
  /** Whether the measure was asked on this date, or on another of the same period. */
  readonly holds: (question: Question) => boolean
  /** Asks a file as it is now, in the place of what it gave before. */
  readonly put: (file: SubjectFile) => void
  /** Takes away what a file gave. */
  readonly drop: (id: string) => void
  /** The answer for these councils. Throws a RangeError where it was not asked. */
  readonly result: (question: Question, within: readonly Council[]) => Result
  /** The files with anybody the measure asks about. Throws a RangeError where it was not asked. */
  readonly askedAbout: (question: Question) => readonly string[]
  /** Each measure and subject that fails, once. */
  readonly failures: () => readonly Failure[]
  /** How many numbers it remembers, which is most of the memory it takes. */
  readonly size: () => number
}

interface Slot {
  readonly measure: Measure
  readonly period: Period
  /** By council; the last holds children of no council of the trust. */
  readonly totals: readonly Totals[]
}

// What a file gave one slot begins with one number: the slot, the place, and how what it gave is told. One member without
// a value, which is nearly everybody, needs no more.
const ONE = { counts: 0, not: 1, unknown: 2, excluded: 3 } as const
const WHOLE = 4
const WAYS = 5

/**
 * Asks files these questions and keeps the answers, for each council and for the trust, exactly as `createTally` gives
 * them, while files come, change and go. Files may be put in any order.
 */
export function standingAnswers(
  questions: readonly Question[],
  { contextFor, councilOn }: Surroundings,
): StandingAnswers {
  const whole = contextFor(contextFor([]).councils)
  const places = new Map(whole.councils.map((council, place) => [council.code, place]))
  const elsewhere = places.size
  const width = elsewhere + 1

  const slots: Slot[] = []
  const slotOf = new Map<string, number>()
  for (const { measure, on } of questions) {
    const period = periodFor(measure.period, on)
    const key = keyOf(measure, period)
    if (slotOf.has(key)) continue
    slotOf.set(key, slots.length)
    slots.push({ measure, period, totals: Array.from({ length: width }, emptyTotals) })
  }

  const given = new Map<string, Float64Array>()
  const failed = new Map<string, readonly Failure[]>()
  const partNames: string[] = []
  const partOf = new Map<string, number>()
  const score = emptyScore()
  let remembered = 0

  const numberOfPart = (part: string): number => {
    let number = partOf.get(part)
    if (number === undefined) {
      number = partNames.push(part) - 1
      partOf.set(part, number)
    }
    return number
  }

  const put = (file: SubjectFile): void => {
    drop(file.id)
    const numbers: number[] = []
    const failures = new Map<string, Failure>()
    const councils = new Map<PlainDate, number>()
    slots.forEach(({ measure, period, totals }, slot) => {
      const asked = judge(measure, file, period, whole, score, error => {
        if (!failures.has(measure.id))
          failures.set(measure.id, { measure: measure.id, subject: file.id, message: faultOf(error) })
      })
      if (!asked) return
      let place = councils.get(period.end)
      if (place === undefined) {
        place = places.get(councilOn(file, period.end) ?? '') ?? elsewhere
        councils.set(period.end, place)
      }
      addScore(totals[place] as Totals, score, measure)
      remember(numbers, (slot * width + place) * WAYS, score, numberOfPart)
    })
    if (numbers.length > 0) given.set(file.id, Float64Array.from(numbers))
    if (failures.size > 0) failed.set(file.id, [...failures.values()])
    remembered += numbers.length
  }

  const drop = (id: string): void => {
    failed.delete(id)
    const numbers = given.get(id)
    if (!numbers) return
    given.delete(id)
    remembered -= numbers.length
    recall(numbers, score, partNames, head => {
      const { measure, totals } = slots[Math.floor(head / width)] as Slot
      takeScore(totals[head % width] as Totals, score, measure)
    })
  }

  const slotAsked = ({ measure, on }: Question): number => {
    const slot = slotOf.get(keyOf(measure, periodFor(measure.period, on)))
    if (slot === undefined) throw new RangeError(`These answers hold none of ${measure.id} on ${on}`)
    return slot
  }

  return {
    holds: ({ measure, on }) => slotOf.has(keyOf(measure, periodFor(measure.period, on))),
    put,
    drop,
    result: (question, within) => {
      const { totals, measure, period } = slots[slotAsked(question)] as Slot
      const codes = new Set(within.map(council => council.code))
      const sum = emptyTotals()
      for (const [code, place] of places) if (codes.has(code)) addTotals(sum, totals[place] as Totals)
      if (whole.councils.every(council => codes.has(council.code))) addTotals(sum, totals[elsewhere] as Totals)
      return resultOf(measure, question.on, period, sum, contextFor(within))
    },
    askedAbout: question => {
      const slot = slotAsked(question)
      const found: string[] = []
      for (const [id, numbers] of given) {
        let here = false
        recall(numbers, score, partNames, head => {
          if (Math.floor(head / width) === slot) here = true
        })
        if (here) found.push(id)
      }
      return found
    },
    failures: () => [...failed.values()].flat(),
    size: () => remembered,
  }
}

function keyOf(measure: Measure, period: Period): string {
  return `${measure.id} ${period.start} ${period.end}`
}

function remember(into: number[], head: number, score: Score, numberOfPart: (part: string) => number): void {
  const { counts, not, unknown, excluded, sum, weight, parts } = score
  if (sum === 0 && weight === 0 && parts.length === 0 && counts + not + unknown + excluded === 1) {
    into.push(head + (counts ? ONE.counts : not ? ONE.not : unknown ? ONE.unknown : ONE.excluded))
    return
  }
  into.push(head + WHOLE, counts, not, unknown, excluded, sum, weight, parts.length)
  for (const part of parts) into.push(numberOfPart(part))
}

// Each score in turn, into `score`, with its slot and place.
function recall(
  numbers: Float64Array,
  score: Score,
  partNames: readonly string[],
  tell: (slotAndPlace: number) => void,
): void {
  let at = 0
  const next = (): number => numbers[at++] as number
  while (at < numbers.length) {
    const head = next()
    const way = head % WAYS
    score.counts = way === ONE.counts ? 1 : 0
    score.not = way === ONE.not ? 1 : 0
    score.unknown = way === ONE.unknown ? 1 : 0
    score.excluded = way === ONE.excluded ? 1 : 0
    score.sum = score.weight = 0
    score.parts.length = 0
    if (way === WHOLE) {
      score.counts = next()
      score.not = next()
      score.unknown = next()
      score.excluded = next()
      score.sum = next()
      score.weight = next()
      for (let left = next(); left > 0; left--) score.parts.push(partNames[next()] as string)
    }
    tell((head - way) / WAYS)
  }
}
