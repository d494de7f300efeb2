import { valueOn } from '../../../spine/time/dated.ts'
import {
  type PlainDate,
  addDays,
  addMonths,
  addYears,
  dateOf,
  daysBetween,
  earlier,
  endOfMonth,
  later,
  partsOf,
} from '../../../spine/time/plain-date.ts'
import { type SpendKind, patternTerms, spendKind } from '../codes.ts'
import { sumOf } from './amounts.ts'
import type { CostedChild, CostedHome } from './costed.ts'
import { type Spend, type Usual, piecesOf, pricedOn, together } from './pieces.ts'

/** How homes of one kind began and ended in one month. */
export interface Flow {
  /** Nights that children lived in them. */
  readonly nights: number
  readonly began: number
  readonly ended: number
}

/** A month of history, kind by kind. */
export type Month = ReadonlyMap<SpendKind, Flow>

/** The year's spend as it is expected, in whole pence of all who pay. */
export interface YearForecast {
  /** The last day whose spend is on record and not expected. */
  readonly on: PlainDate
  readonly yearEnd: PlainDate
  /** From 1 April up to and with that day. */
  readonly done: Spend
  /** If every child stays to the end that is known, the 18th birthday or the year's end, and nobody comes: what is still to come. */
  readonly stay: Spend
  /** By the pattern of past months: what is still to come, and the range it lies in. Undefined where there is too little history. */
  readonly pattern?: {
    readonly expected: number
    readonly low: number
    readonly high: number
    /** Months of history it is made from. */
    readonly months: number
    readonly byKind: ReadonlyMap<SpendKind, KindForecast>
  }
}

/** What is expected of one kind of home by the pattern of past months. */
export interface KindForecast {
  /** Children there now. */
  readonly now: number
  /** Whole pence a night, on average of those with a price; what every night to come is taken at. */
  readonly night: number
  /** A month, on average. */
  readonly began: number
  readonly ended: number
  /** Children expected on the year's last day. */
  readonly atEnd: number
  /** Still to come, in whole pence. */
  readonly expected: number
}

const DAYS_IN_A_MONTH = 30.4375

/** The first day of the financial year of a day. */
export function yearStartOf(on: PlainDate): PlainDate {
  const { year, month } = partsOf(on)
  return dateOf(month >= 4 ? year : year - 1, 4, 1)
}

/**
 * What was known of homes by the end of a day: what began later is not there, and an end or a price that came later was not
 * known. For asking what would have been forecast then.
 */
export function asKnown(children: Iterable<CostedChild>, on: PlainDate): readonly CostedChild[] {
  const found: CostedChild[] = []
  for (const { subject, homes, stray } of children) {
    const known = homes.flatMap((home): readonly CostedHome[] =>
      home.start > on
        ? []
        : [
            {
              ...home,
              end: home.end !== null && home.end > on ? null : home.end,
              prices: home.prices.flatMap(price =>
                price.from > on ? [] : [price.until !== null && price.until > on ? { ...price, until: null } : price],
              ),
              oneOffs: home.oneOffs.filter(each => each.on <= on),
            },
          ],
    )
    if (known.length > 0) found.push({ subject, homes: known, stray })
  }
  return found
}

/** How homes began and ended in each of the last whole months before a day, oldest first. A home that goes on with the same carers does neither. */
export function monthsBehind(children: readonly CostedChild[], on: PlainDate, count: number): readonly Month[] {
  const { year, month } = partsOf(addDays(on, 1))
  const after = dateOf(year, month, 1)
  const starts = Array.from({ length: count }, (_, index) => addMonths(after, index - count))
  const months = starts.map(start => ({
    start,
    until: addMonths(start, 1),
    flows: new Map<SpendKind, { nights: number; began: number; ended: number }>(),
  }))
  const first = starts[0] ?? after
  for (const { homes } of children)
    homes.forEach((home, index) => {
      if (home.start >= after || (home.end !== null && home.end < first)) return
      const next = homes[index + 1]
      const goesOn = next !== undefined && next.goesOn && next.start === home.end
      for (const { start, until, flows } of months) {
        const nights = daysBetween(later(start, home.start), home.end === null ? until : earlier(until, home.end))
        const began = !home.goesOn && home.start >= start && home.start < until
        const ended = !goesOn && home.end !== null && home.end >= start && home.end < until
        if (nights <= 0 && !began && !ended) continue
        const flow = flows.get(home.kind) ?? { nights: 0, began: 0, ended: 0 }
        flows.set(home.kind, flow)
        flow.nights += Math.max(0, nights)
        flow.began += Number(began)
        flow.ended += Number(ended)
      }
    })
  return months.map(each => each.flows)
}

/**
 * What the financial year of a day is expected to come to: what was spent by then, what is to come if every child stays, and
 * what is to come by the pattern of the last months. The pattern takes for granted that homes begin and end as often as they
 * did, that whoever comes costs what the kind of home costs on average now, and that prices do not change; its range is of
 * turns in which each month to come is like one drawn from those behind, and holds no other doubt. The same for the same seed.
 */
export function forecastOn(
  children: readonly CostedChild[],
  on: PlainDate,
  { usual = [], seed = 'placements' }: { readonly usual?: readonly Usual[]; readonly seed?: string } = {},
): YearForecast {
  const start = yearStartOf(on)
  const end = addYears(start, 1)
  const tomorrow = addDays(on, 1)
  const pattern = tomorrow < end ? patternOn(children, on, end, seed) : undefined
  return {
    on,
    yearEnd: addDays(end, -1),
    done: together(piecesOf(children, start, tomorrow), usual),
    stay: together(piecesOf(children, tomorrow, end), usual),
    ...(pattern ? { pattern } : {}),
  }
}

interface Stock {
  readonly kind: SpendKind
  readonly now: number
  readonly night: number
}

function patternOn(
  children: readonly CostedChild[],
  on: PlainDate,
  end: PlainDate,
  seed: string,
): YearForecast['pattern'] {
  const { months: count, times, from, to } = valueOn(patternTerms, on)
  const behind = monthsBehind(children, on, count).filter(each => each.size > 0)
  // Half the months are too few to be a pattern.
  if (behind.length < count / 2) return undefined
  const stocks = stocksOn(children, on)
  const ahead = daysAhead(addDays(on, 1), end)
  const usually = new Map(stocks.map(({ kind }) => [kind, usualFlow(behind, kind)]))
  const central = stocks.map(stock => ({
    stock,
    ...playedThrough(stock, ahead, () => usually.get(stock.kind) ?? NO_FLOW),
  }))
  const chance = chancesFrom(seed, on)
  const totals = Array.from({ length: times }, () => {
    // One month of the past stands for one to come in every kind of home, so that what goes together stays together.
    const drawn = ahead.map(() => behind[Math.floor(chance() * behind.length)])
    return stocks.reduce(
      (sum, stock) =>
        sum + playedThrough(stock, ahead, at => rateOf(drawn[at]?.get(stock.kind), usually.get(stock.kind))).pence,
      0,
    )
  }).sort((a, b) => a - b)
  const at = (percent: number): number => totals[Math.round(((totals.length - 1) * percent) / 100)] ?? 0
  return {
    expected: Math.round(central.reduce((sum, each) => sum + each.pence, 0)),
    low: Math.round(at(from)),
    high: Math.round(at(to)),
    months: behind.length,
    byKind: new Map(
      central.map(({ stock, pence, atEnd }) => {
        const { began, ended } = meanFlow(behind, stock.kind)
        return [stock.kind, { now: stock.now, night: stock.night, began, ended, atEnd, expected: Math.round(pence) }]
      }),
    ),
  }
}

interface Rate {
  /** The share of those there who leave in a day. */
  readonly leaves: number
  /** Children who come in a day. */
  readonly comes: number
}

const NO_FLOW: Rate = { leaves: 0, comes: 0 }

function stocksOn(children: readonly CostedChild[], on: PlainDate): readonly Stock[] {
  const homes = pricedOn(children, on)
  return spendKind.codes.flatMap(({ code }): readonly Stock[] => {
    const own = homes.filter(each => each.home.kind === code)
    const priced = own.filter(each => each.week !== null)
    const night = priced.reduce((sum, each) => sum + sumOf(each.shares), 0) / (7 * Math.max(1, priced.length))
    return night > 0 ? [{ kind: code, now: own.length, night }] : []
  })
}

function usualFlow(behind: readonly Month[], kind: SpendKind): Rate {
  let [nights, began, ended] = [0, 0, 0]
  for (const month of behind) {
    const flow = month.get(kind)
    nights += flow?.nights ?? 0
    began += flow?.began ?? 0
    ended += flow?.ended ?? 0
  }
  return {
    leaves: nights === 0 ? 0 : Math.min(1, ended / nights),
    comes: began / (behind.length * DAYS_IN_A_MONTH),
  }
}

function meanFlow(behind: readonly Month[], kind: SpendKind): { readonly began: number; readonly ended: number } {
  const sum = (of: (flow: Flow) => number): number =>
    behind.reduce((total, month) => total + (month.has(kind) ? of(month.get(kind) as Flow) : 0), 0)
  return { began: sum(each => each.began) / behind.length, ended: sum(each => each.ended) / behind.length }
}

// A month in which nobody lived in such a home says nothing of how soon they are left.
function rateOf(flow: Flow | undefined, usually: Rate | undefined): Rate {
  if (!flow) return { leaves: usually?.leaves ?? 0, comes: 0 }
  return {
    leaves: flow.nights === 0 ? (usually?.leaves ?? 0) : Math.min(1, flow.ended / flow.nights),
    comes: flow.began / DAYS_IN_A_MONTH,
  }
}

// Children there night by night, as many leaving and coming as the rates say: how many at the end, and what it comes to.
function playedThrough(
  { now, night }: Stock,
  ahead: readonly number[],
  rate: (month: number) => Rate,
): { readonly pence: number; readonly atEnd: number } {
  let [there, nights] = [now, 0]
  ahead.forEach((days, month) => {
    const { leaves, comes } = rate(month)
    for (let day = 0; day < days; day++) {
      nights += there
      there = Math.max(0, there + comes - there * leaves)
    }
  })
  return { pence: nights * night, atEnd: there }
}

// The days of what is left of this month, and of each month to come.
function daysAhead(from: PlainDate, until: PlainDate): readonly number[] {
  const found: number[] = []
  for (let start = from; start < until; ) {
    const next = earlier(addDays(endOfMonth(start), 1), until)
    found.push(daysBetween(start, next))
    start = next
  }
  return found
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32: 32 bits of state, ample for drawing months). */
function chancesFrom(seed: string, on: PlainDate): () => number {
  let state = 2_166_136_261
  for (const letter of `${seed} ${on}`) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A forecast as it would have been made on a day of a year that has ended, beside what came. Whole pence of the whole year. */
export interface Tried {
  readonly on: PlainDate
  readonly yearEnd: PlainDate
  readonly stay: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly came: number
}

/**
 * The forecast as it would have been made on this day of each of some years before, from what was known then, beside what came.
 * Years without spend on record or without history enough are left out.
 */
export function triedBefore(children: readonly CostedChild[], on: PlainDate, years: number): readonly Tried[] {
  return Array.from({ length: years }, (_, index) => addYears(on, index - years)).flatMap((day): readonly Tried[] => {
    const { done, stay, pattern, yearEnd } = forecastOn(asKnown(children, day), day)
    if (!pattern || done.total === 0) return []
    const came = together(piecesOf(children, yearStartOf(day), addDays(yearEnd, 1))).total
    const whole = (toCome: number): number => done.total + toCome
    return [
      {
        on: day,
        yearEnd,
        stay: whole(stay.total),
        expected: whole(pattern.expected),
        low: whole(pattern.low),
        high: whole(pattern.high),
        came,
      },
    ]
  })
}
