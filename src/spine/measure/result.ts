import { label } from '../ledger/code-set.ts'
import type { Period } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { SCALE, type Score } from './judge.ts'
import type { Measure, MeasureContext, Result } from './measure.ts'

/** Running totals of a measure for one period and one group of children. */
export interface Totals {
  counts: number
  not: number
  unknown: number
  excluded: number
  /** In millionths. */
  sum: number
  /** In millionths. */
  weight: number
  /** Children in the numerator, each once. */
  children: number
  /** For mixes, by code; null until there is one. */
  parts: Map<string, number> | null
}

/** Totals of nothing. */
export function emptyTotals(): Totals {
  return { counts: 0, not: 0, unknown: 0, excluded: 0, sum: 0, weight: 0, children: 0, parts: null }
}

/** Adds one file's score to running totals, in place. */
export function addScore(totals: Totals, score: Score, measure: Measure): void {
  changeBy(totals, score, measure, 1)
}

/** Takes away from running totals, in place, a score that was added to them. */
export function takeScore(totals: Totals, score: Score, measure: Measure): void {
  changeBy(totals, score, measure, -1)
}

function changeBy(totals: Totals, score: Score, { of, unit }: Measure, times: 1 | -1): void {
  totals.counts += times * score.counts
  totals.not += times * score.not
  totals.unknown += times * score.unknown
  totals.excluded += times * score.excluded
  totals.sum += times * score.sum
  totals.weight += times * score.weight
  const inNumerator = unit === 'mix' ? score.counts + score.unknown : score.counts
  if (of === 'child') totals.children += times * inNumerator
  else if (inNumerator > 0) totals.children += times
  if (score.parts.length === 0) return
  const parts = (totals.parts ??= new Map())
  for (const part of score.parts) {
    const count = (parts.get(part) ?? 0) + times
    // A part that nobody has any longer is not told of, as though nobody ever had.
    if (count === 0) parts.delete(part)
    else parts.set(part, count)
  }
}

/** Adds totals to totals, in place. */
export function addTotals(into: Totals, from: Totals): void {
  into.counts += from.counts
  into.not += from.not
  into.unknown += from.unknown
  into.excluded += from.excluded
  into.sum += from.sum
  into.weight += from.weight
  into.children += from.children
  if (from.parts) {
    into.parts ??= new Map()
    for (const [part, count] of from.parts) into.parts.set(part, (into.parts.get(part) ?? 0) + count)
  }
}

/**
 * The answer that totals give. Values are to two decimals, halves upward. A value is null, with a note, where
 * nobody is asked about, where nothing is known of any of them, or where a rate has nothing to divide by.
 */
export function resultOf(
  measure: Measure,
  on: PlainDate,
  period: Period,
  totals: Totals,
  context: MeasureContext,
): Result {
  const { unit } = measure
  const common = {
    id: measure.id,
    on,
    period,
    unit,
    unknown: totals.unknown,
    excluded: totals.excluded,
    children: totals.children,
  }
  const asked = totals.counts + totals.not + totals.unknown
  const settled = asked > 0 && totals.unknown === asked ? measure.settledBy?.(context) : undefined
  switch (unit) {
    case 'count': {
      const untold = totals.unknown > 0 && totals.unknown === asked
      return {
        ...common,
        numerator: totals.counts,
        denominator: null,
        value: untold ? null : totals.counts,
        ...(untold ? { note: notKnownOfAny(asked, settled) } : {}),
      }
    }
    case 'net': {
      const untold = asked > 0 && totals.unknown === asked
      return {
        ...common,
        numerator: totals.counts,
        denominator: asked,
        value: untold ? null : totals.counts - totals.not,
        ...(untold ? { note: notKnownOfAny(asked, settled) } : {}),
      }
    }
    case 'percent': {
      const told = asked > totals.unknown
      return {
        ...common,
        numerator: totals.counts,
        denominator: asked,
        value: told ? toTwo((100 * 100 * totals.counts) / asked) : null,
        ...(told ? {} : { note: asked === 0 ? NOBODY : notKnownOfAny(asked, settled) }),
      }
    }
    case 'mean':
    case 'days': {
      const sum = totals.sum / SCALE
      const among = totals.weight / SCALE
      const told = among > 0
      return {
        ...common,
        numerator: sum,
        denominator: among,
        value: told ? toTwo((100 * sum) / among) : null,
        ...(told
          ? {}
          : { note: asked === 0 ? NOBODY : totals.unknown === asked ? notKnownOfAny(asked, settled) : NO_VALUE }),
      }
    }
    case 'rate': {
      const per = measure.per?.(period, context)
      const untold = totals.unknown > 0 && totals.unknown === asked
      const value =
        per && per.denominator > 0 && !untold ? toTwo((100 * 10_000 * totals.counts) / per.denominator) : null
      const note = untold ? notKnownOfAny(asked, settled) : (per?.note ?? NO_ESTIMATE)
      return { ...common, numerator: totals.counts, denominator: per?.denominator ?? null, value, note }
    }
    case 'mix': {
      return {
        ...common,
        numerator: asked,
        denominator: asked,
        value: null,
        parts: partsOf(measure, totals, asked),
        ...(asked === 0 ? { note: NOBODY } : {}),
      }
    }
  }
}

const NOBODY = 'Nobody to ask about.'
const NO_VALUE = 'No value to average.'
const NO_ESTIMATE = 'No published estimate of children to divide by.'

function notKnownOfAny(asked: number, settled: string | undefined): string {
  const said =
    asked === 1
      ? 'Not known of the one asked about.'
      : `Not known of any of the ${asked.toLocaleString('en-GB')} asked about.`
  return settled === undefined ? said : `${said} ${settled}`
}

// Codes the set lacks are still counted, after its own, so that the parts add up to those placed in one.
function partsOf(measure: Measure, totals: Totals, asked: number): NonNullable<Result['parts']> {
  const set = measure.parts
  const codes = set ? set.codes.map(code => code.code) : []
  const strays = [...(totals.parts?.keys() ?? [])].filter(code => !set?.byCode.has(code)).sort()
  return [...codes, ...strays].map(code => {
    const count = totals.parts?.get(code) ?? 0
    return {
      code,
      label: set ? label(set, code) : code,
      count,
      value: asked === 0 ? 0 : toTwo((100 * 100 * count) / asked),
    }
  })
}

// Takes hundredths, so that a whole number divided by a whole number is rounded once only.
function toTwo(hundredths: number): number {
  return Math.round(hundredths) / 100
}
