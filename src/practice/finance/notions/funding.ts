import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type PlainDate, addMonths, dateOf, partsOf } from '../../../spine/time/plain-date.ts'
import { contractPeriod, contractShare, inYearChange, instalmentPaid, reserve, reserveMovement } from '../kinds.ts'
import { financialYearOf, yearEnd } from './years.ts'

/** Where an instalment stands on a day. */
export type InstalmentIs = 'to-come' | 'paid' | 'paid-late' | 'short' | 'late'

/** One instalment of one council's share. Whole pounds. */
export interface Instalment {
  /** Tells it from every other: its period, council and number. */
  readonly key: string
  readonly period: string
  readonly council: string
  readonly number: number
  readonly due: PlainDate
  readonly amount: number
  readonly paid: number
  /** The day on which it was paid in full. */
  readonly paidOn: PlainDate | null
  /** The payment that settled it. */
  readonly entry: string | null
  readonly is: InstalmentIs
}

/** A contract period as it stands on a day. */
export interface PeriodStanding {
  readonly id: string
  readonly title: string
  readonly from: PlainDate
  /** Its last day, itself part of it; null where it is not said. */
  readonly to: PlainDate | null
  readonly sum: number
  readonly working: number
  readonly reserveLeast: number
  readonly reserveMost: number
  readonly terms: string | undefined
  readonly shares: readonly { readonly council: string; readonly amount: number }[]
  /** The sum less the shares: above nought where a share is not entered. */
  readonly unshared: number
  readonly instalments: readonly Instalment[]
}

/** Every contract period with its instalments, newest first. Each falls a month after the one before; pounds that do not divide go with the last. */
export function periodsOn(file: SubjectFile, on: PlainDate): readonly PeriodStanding[] {
  const paid = all(file, instalmentPaid)
  return all(file, contractPeriod)
    .flatMap(({ id, start, end, body }): readonly PeriodStanding[] => {
      const from = startDay(start)
      if (from === undefined) return []
      const shares = all(file, contractShare)
        .filter(each => each.body.period === id)
        .map(({ body: { council, amount } }) => ({ council, amount }))
        .sort((a, b) => (a.council < b.council ? -1 : 1))
      const { year, month } = partsOf(from)
      const instalments = shares.flatMap(share => {
        const each = Math.floor(share.amount / body.instalments)
        return Array.from({ length: body.instalments }, (_, at): Instalment => {
          const number = at + 1
          const due = addMonths(dateOf(year, month, body.payDay), at)
          const amount = number === body.instalments ? share.amount - each * at : each
          const own = paid.filter(
            ({ start: when, body: of }) =>
              of.period === id &&
              of.council === share.council &&
              of.number === number &&
              (startDay(when) ?? '9999') <= on,
          )
          let sum = 0
          const settled = own.find(({ body: of }) => (sum += of.amount) >= amount)
          const received = own.reduce((total, { body: of }) => total + of.amount, 0)
          const paidOn = settled ? (startDay(settled.start) ?? null) : null
          return {
            key: `${id}:${share.council}:${number}`,
            period: id,
            council: share.council,
            number,
            due,
            amount,
            paid: received,
            paidOn,
            entry: settled?.id ?? null,
            is: instalmentIs(due, paidOn, received, on),
          }
        })
      })
      return [
        {
          id,
          title: body.title,
          from,
          to: end,
          sum: body.sum,
          working: body.working,
          reserveLeast: body.reserveLeast,
          reserveMost: body.reserveMost,
          terms: body.terms,
          shares,
          unshared: body.sum - shares.reduce((sum, each) => sum + each.amount, 0),
          instalments,
        },
      ]
    })
    .sort((a, b) => (a.from < b.from ? 1 : -1))
}

function instalmentIs(due: PlainDate, paidOn: PlainDate | null, received: number, on: PlainDate): InstalmentIs {
  if (paidOn !== null) return paidOn > due ? 'paid-late' : 'paid'
  if (received > 0) return 'short'
  return due < on ? 'late' : 'to-come'
}

/** The contract period that holds a day; undefined where none does. */
export function periodOn(file: SubjectFile, on: PlainDate): PeriodStanding | undefined {
  return periodsOn(file, on).find(({ from, to }) => from <= on && (to === null || on <= to))
}

/** A reserve as it stands on a day, and as it is expected at the year's end. Whole pounds. */
export interface ReserveStanding {
  readonly id: string
  readonly title: string
  readonly kind: BodyOf<typeof reserve>['kind']
  readonly purpose: string
  readonly balance: number
  /** With what is planned until 31 March. */
  readonly expected: number
  readonly movements: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly amount: number
    readonly why: string
    readonly planned: boolean
  }[]
}

/** Every reserve open on a day, general ones first. */
export function reservesOn(file: SubjectFile, on: PlainDate): readonly ReserveStanding[] {
  const until = yearEnd(financialYearOf(on))
  return all(file, reserve)
    .filter(({ start, end }) => (startDay(start) ?? '9999') <= on && (end === null || end > on))
    .map(({ id, body }): ReserveStanding => {
      const movements = all(file, reserveMovement).flatMap(each => {
        const day = startDay(each.start)
        return each.body.reserve === id && day !== undefined
          ? [{ id: each.id, on: day, amount: each.body.amount, why: each.body.why, planned: day > on }]
          : []
      })
      const sum = (by: PlainDate): number =>
        movements.reduce((total, each) => (each.on <= by ? total + each.amount : total), 0)
      return { id, ...body, balance: sum(on), expected: sum(until), movements: movements.toReversed() }
    })
    .sort((a, b) => Number(a.kind === 'earmarked') - Number(b.kind === 'earmarked') || (a.title < b.title ? -1 : 1))
}

/** General reserves now and at the year's end against what the contract period allows, the year's own outturn taken out of them. */
export interface ReserveOutlook {
  readonly general: number
  readonly earmarked: number
  /** General reserves with what is planned, and with what the year is expected to be over or under by. */
  readonly expected: number
  readonly least: number | null
  readonly most: number | null
  /** Null where no limits are agreed for the day. */
  readonly is: 'within' | 'below' | 'above' | null
}

/** `over` is what the trust expects to overspend by the year's end; below nought where it expects to have some left. */
export function reserveOutlook(file: SubjectFile, on: PlainDate, over: number): ReserveOutlook {
  const reserves = reservesOn(file, on)
  const of = (kind: string, what: 'balance' | 'expected'): number =>
    reserves.reduce((sum, each) => (each.kind === kind ? sum + each[what] : sum), 0)
  const period = periodOn(file, on)
  const expected = of('general', 'expected') - over
  return {
    general: of('general', 'balance'),
    earmarked: of('earmarked', 'balance'),
    expected,
    least: period?.reserveLeast ?? null,
    most: period?.reserveMost ?? null,
    is: !period ? null : expected < period.reserveLeast ? 'below' : expected > period.reserveMost ? 'above' : 'within',
  }
}

/** An in-year change as it stands on a day. */
export interface ChangeStanding {
  readonly id: string
  readonly submitted: PlainDate
  readonly answered: PlainDate | null
  readonly body: BodyOf<typeof inYearChange>
  readonly waiting: boolean
}

/** Every in-year change submitted by a day, those that wait first, then the newest. */
export function changesOn(file: SubjectFile, on: PlainDate): readonly ChangeStanding[] {
  return all(file, inYearChange)
    .flatMap(({ id, start, end, body }): readonly ChangeStanding[] => {
      const submitted = startDay(start)
      if (submitted === undefined || submitted > on) return []
      const answered = end !== null && end <= on ? end : null
      return [{ id, submitted, answered, body, waiting: answered === null }]
    })
    .sort((a, b) => Number(b.waiting) - Number(a.waiting) || (a.submitted < b.submitted ? 1 : -1))
}
