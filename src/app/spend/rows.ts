import { patternTerms, spendKind } from '../../practice/spend/codes.ts'
import {
  type CostedChild,
  type Piece,
  type PricedHome,
  type Spend,
  type Usual,
  type YearForecast,
  byKind,
  forecastOn,
  grouped,
  piecesOf,
  pricedOn,
  together,
  triedBefore,
} from '../../practice/spend/notions.ts'
import { type LinePosition, monthsOfYear, yearInWords } from '../../practice/finance/notions.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addDays, addYears, dateOf, earlier } from '../../spine/time/plain-date.ts'
import type { SpendForecast, SpendKindRow, SpendLine, SpendPosition, SpendSum } from '../../spine/web/services.ts'
import { choiceOf, councilChoice } from '../finance/rows.ts'

const PENCE = 100
const YEARS_TRIED = 3
const NIGHTS_IN_A_WEEK = 7

/** Sums as they are shown: nights told as weeks. */
export function sumRow(spend: Spend): SpendSum {
  const { pence, total, children, priced, week, unpricedChildren, unpricedNights, assumed, unassumed } = spend
  return {
    shares: pence,
    total,
    children,
    weeks: priced / NIGHTS_IN_A_WEEK,
    week,
    unpricedChildren,
    unpricedWeeks: unpricedNights / NIGHTS_IN_A_WEEK,
    assumed,
    unassumedWeeks: unassumed / NIGHTS_IN_A_WEEK,
  }
}

type Worked = Pick<
  SpendPosition,
  'until' | 'current' | 'total' | 'kinds' | 'councils' | 'months' | 'forecast' | 'tried' | 'now' | 'stray'
> & { readonly pieces: readonly Piece[]; readonly expected: ReadonlyMap<string, number> }

/** A financial year's spend by kind, council and month and, of the current year, its forecast. Pure. */
export function yearOf(
  children: readonly CostedChild[],
  councils: readonly Council[],
  usual: readonly Usual[],
  { year, on, council }: { readonly year: number; readonly on: PlainDate; readonly council: string },
): Worked {
  const [start, end] = [dateOf(year, 4, 1), dateOf(year + 1, 4, 1)]
  const current = on >= start && on < end
  const until = earlier(addDays(on, 1), end)
  const own = council === '' ? children : withinCouncil(children, council)
  const pieces = piecesOf(own, start, until)
  const forecast = current ? forecastOn(own, on, { usual }) : undefined
  const now = current ? pricedOn(own, on) : []
  const paid = now.filter(each => each.usuallyPaid)
  const toCome = forecast ? piecesOf(own, until, end) : []
  const kinds = byKind(pieces)
  return {
    until: addDays(until, -1),
    current,
    pieces,
    expected: expectedByKind(pieces, toCome, forecast),
    total: sumRow(together(pieces, usual)),
    kinds: [...kinds].map(([kind, theirs]): SpendKindRow => {
      const pattern = forecast?.pattern?.byKind.get(kind)
      return {
        kind: choiceOf(spendKind, kind),
        sum: sumRow(together(theirs, usual)),
        ...(current ? { now: nowOf(now.filter(each => each.home.kind === kind)) } : {}),
        ...(pattern
          ? {
              pattern: {
                began: pattern.began,
                ended: pattern.ended,
                atEnd: pattern.atEnd,
                expected: pattern.expected + together(theirs).total,
              },
            }
          : {}),
      }
    }),
    councils:
      council === '' && councils.length > 1
        ? councils.map(({ code }) => ({
            council: councilChoice({ councils }, code),
            sum: sumRow(together(grouped(pieces, each => each.council).get(code) ?? [], usual)),
          }))
        : [],
    months: monthsOfYear(year).flatMap(month => {
      const theirs = grouped(pieces, each => each.month).get(month)
      return theirs ? [{ month, sum: sumRow(together(theirs, usual)) }] : []
    }),
    ...(forecast ? { forecast: forecastRow(forecast) } : {}),
    tried: current
      ? triedBefore(own, on, YEARS_TRIED).map(({ yearEnd, stay, expected, low, high, came }) => ({
          year: yearInWords(Number(yearEnd.slice(0, 4)) - 1),
          stay,
          expected,
          low,
          high,
          came,
        }))
      : [],
    ...(current ? { now: { children: paid.length, unpriced: paid.filter(each => each.week === null).length } } : {}),
    stray: own.reduce((sum, each) => sum + each.stray.length, 0),
  }
}

function withinCouncil(children: readonly CostedChild[], council: string): readonly CostedChild[] {
  return children.flatMap(child => {
    const homes = child.homes.filter(each => each.council === council)
    return homes.length === 0 ? [] : [{ ...child, homes }]
  })
}

function nowOf(homes: readonly PricedHome[]): NonNullable<SpendKindRow['now']> {
  const priced = homes.flatMap(each => (each.week === null ? [] : [each.week]))
  return {
    children: homes.length,
    unpriced: homes.filter(each => each.usuallyPaid && each.week === null).length,
    week: priced.length === 0 ? null : Math.round(priced.reduce((sum, each) => sum + each, 0) / priced.length),
  }
}

function forecastRow({ on, yearEnd, done, stay, pattern }: YearForecast): SpendForecast {
  const { from, to } = valueOn(patternTerms, on)
  return {
    on,
    yearEnd,
    done: done.total,
    stay: done.total + stay.total,
    stayAssumed: stay.assumed,
    ...(pattern
      ? {
          pattern: {
            expected: done.total + pattern.expected,
            low: done.total + pattern.low,
            high: done.total + pattern.high,
            months: pattern.months,
            inRange: to - from,
          },
        }
      : {}),
  }
}

// By the pattern where there is one, else by who stays; of a year that has ended, what it came to.
function expectedByKind(
  pieces: readonly Piece[],
  toCome: readonly Piece[],
  forecast: YearForecast | undefined,
): ReadonlyMap<string, number> {
  const [done, ahead] = [byKind(pieces), byKind(toCome)]
  return new Map(
    spendKind.codes.map(({ code }) => {
      const spent = together(done.get(code) ?? []).total
      const staying = together(ahead.get(code) ?? []).total
      const pattern = forecast?.pattern
      return [code, spent + (pattern ? (pattern.byKind.get(code)?.expected ?? 0) : staying)]
    }),
  )
}

/** Budget lines for homes beside what the homes they pay for came to, to the end of the month the ledger's figures are of. Pure. */
export function ledgerOf(
  lines: readonly LinePosition[],
  month: PlainDate,
  { pieces, expected }: Pick<Worked, 'pieces' | 'expected'>,
): NonNullable<SpendPosition['ledger']> {
  const until = pieces.filter(each => each.month <= month)
  const spentOn = (kinds: readonly string[]): number => together(until.filter(each => kinds.includes(each.kind))).total
  const rows = lines.map((line): SpendLine => {
    const matched = line.pays.length > 0
    const [spend, comes] = [spentOn(line.pays), line.pays.reduce((sum, each) => sum + (expected.get(each) ?? 0), 0)]
    const budget = line.budget === null ? null : line.budget * PENCE
    const actual = line.actual === null ? null : line.actual * PENCE
    return {
      id: line.id,
      code: line.code,
      title: line.title,
      kinds: line.pays.map(each => label(spendKind, each)),
      budget,
      actual,
      forecast: line.forecast === null ? null : line.forecast * PENCE,
      spend: matched ? spend : null,
      expected: matched ? comes : null,
      difference: matched && actual !== null ? spend - actual : null,
      over: matched && budget !== null ? comes - budget : null,
    }
  })
  const claimed = new Set<string>(lines.flatMap(each => each.pays))
  const sum = (of: (row: SpendLine) => number | null): number => rows.reduce((all, each) => all + (of(each) ?? 0), 0)
  return {
    month,
    lines: rows,
    total: {
      id: '',
      code: '',
      title: 'Homes of children in care',
      kinds: [],
      budget: sum(each => each.budget),
      actual: sum(each => each.actual),
      forecast: sum(each => each.forecast),
      spend: sum(each => each.spend),
      expected: sum(each => each.expected),
      difference: sum(each => each.difference),
      over: sum(each => each.over),
    },
    unclaimed: together(until.filter(each => !claimed.has(each.kind))).total,
  }
}

/** The financial years in which anything is on record, newest first, and the current one. */
export function yearsOf(children: readonly CostedChild[], on: PlainDate): readonly number[] {
  const current = Number(earlierApril(on).slice(0, 4))
  let first = current
  for (const { homes } of children)
    for (const home of homes)
      for (const { from } of home.prices) first = Math.min(first, Number(earlierApril(from).slice(0, 4)))
  return Array.from({ length: current - first + 1 }, (_, index) => current - index)
}

function earlierApril(on: PlainDate): PlainDate {
  const april = dateOf(Number(on.slice(0, 4)), 4, 1)
  return april <= on ? april : addYears(april, -1)
}
