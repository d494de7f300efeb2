import {
  type PlainDate,
  addDays,
  addYears,
  dateOf,
  daysBetween,
  earlier,
  later,
  partsOf,
} from '../../../spine/time/plain-date.ts'
import type { CostPer, Payer } from '../codes.ts'

/** Whole pence, by who pays. */
export type Pence = Readonly<Record<Payer, number>>

/** A price as it holds from a day up to another (the first on which it no longer does). */
export interface Price {
  readonly from: PlainDate
  /** Null while no end is known. */
  readonly until: PlainDate | null
  /** Whole pence for each week, night or year. */
  readonly pence: number
  readonly per: CostPer
  /** Percentages; what neither pays, the trust does. */
  readonly education: number
  readonly health: number
}

export const NO_PENCE: Pence = Object.freeze({ trust: 0, education: 0, health: 0 })

const DAYS_IN_A_WEEK = 7

/**
 * What a price comes to over days `from` up to, and not with, `until`, in whole pence. Days are counted from the price's own
 * first day and each sum is the difference of two running ones, so that parts of a stretch always add up to the whole of it. A
 * week is seven nights. A year's price is spread evenly over the days from 1 April to 31 March, 366 of them where 29 February is
 * among them. Days outside the price cost nothing.
 */
export function costOf(price: Price, from: PlainDate, until: PlainDate): number {
  const start = later(from, price.from)
  const end = price.until === null ? until : earlier(until, price.until)
  if (end <= start) return 0
  if (price.per === 'year') return byYears(price.pence, start, end)
  const upTo = (day: PlainDate): number => {
    const nights = daysBetween(price.from, day)
    return price.per === 'night' ? price.pence * nights : Math.round((price.pence * nights) / DAYS_IN_A_WEEK)
  }
  return upTo(end) - upTo(start)
}

function byYears(pence: number, from: PlainDate, until: PlainDate): number {
  let [total, start] = [0, from]
  while (start < until) {
    const april = firstOfYear(start)
    const next = addYears(april, 1)
    const end = earlier(until, next)
    const days = daysBetween(april, next)
    const upTo = (day: PlainDate): number => Math.round((pence * daysBetween(april, day)) / days)
    total += upTo(end) - upTo(start)
    start = end
  }
  return total
}

function firstOfYear(day: PlainDate): PlainDate {
  const { year, month } = partsOf(day)
  return dateOf(month >= 4 ? year : year - 1, 4, 1)
}

/** An amount parted among those who pay; to the penny, and never more than the whole. The trust pays what is left. */
export function shared(pence: number, education: number, health: number): Pence {
  const most = Math.min(100, education)
  const school = Math.round((pence * most) / 100)
  const clinic = Math.min(pence - school, Math.round((pence * Math.min(health, 100 - most)) / 100))
  return { trust: pence - school - clinic, education: school, health: clinic }
}

/** Two amounts together, payer by payer. */
export function plus(a: Pence, b: Pence): Pence {
  return { trust: a.trust + b.trust, education: a.education + b.education, health: a.health + b.health }
}

/** What all who pay pay together. */
export function sumOf({ trust, education, health }: Pence): number {
  return trust + education + health
}

/** Pounds and pence as whole pence. */
export function toPence(pounds: number): number {
  return Math.round(pounds * 100)
}

/** What a price comes to a week, in whole pence: for laying prices by the night, week and year side by side. */
export function aWeek(price: Pick<Price, 'pence' | 'per'>, on: PlainDate): number {
  if (price.per === 'week') return price.pence
  if (price.per === 'night') return price.pence * DAYS_IN_A_WEEK
  const april = firstOfYear(on)
  return Math.round((price.pence * DAYS_IN_A_WEEK) / daysBetween(april, addYears(april, 1)))
}

/** The first day after a day. */
export const dayAfter = (day: PlainDate): PlainDate => addDays(day, 1)
