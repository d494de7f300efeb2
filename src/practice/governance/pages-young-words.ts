import { whole } from '../../spine/web/format.ts'
import type { BoardMeasure, PublishedFigure } from '../../spine/web/services.ts'

/**
 * What a figure says to a young person, by measure. `{n}` is about how many out of ten (or a thousand), `{count}` a number,
 * `{children}` those it happened to, `{months}` a time. What was is told in the past, so that one and many read alike.
 */
export const PLAIN: Readonly<Record<string, string>> = {
  'cla-number': 'We looked after {count} children and young people.',
  'cla-rate': 'Out of every 1,000 children who live here, {n} were in care.',
  'cla-starts': '{count} children came into care in the year.',
  'cla-visits-in-time': 'Out of every 10 visits from a social worker, {n} came when they should.',
  'cla-visit-current': 'Out of every 10 children in care, {n} had seen their social worker in time.',
  'cla-seen-alone': 'Out of every 10 visits, {n} gave the child time alone to talk.',
  'cla-reviews-on-time': 'Out of every 10 children in care, {n} had all their reviews when they should.',
  'cla-reviews-held-on-time': 'Out of every 10 reviews, {n} took place when they should.',
  'review-participation': 'Out of every 10 children, {n} had a say in their review.',
  'iha-on-time': 'Out of every 10 children new to care, {n} saw a doctor in the first four weeks.',
  'rha-on-time': 'Out of every 10 health checks, {n} took place when they should.',
  'oc2-health-assessment': 'Out of every 10 children in care, {n} had a health check in the year.',
  'oc2-dental': 'Out of every 10 children in care, {n} saw a dentist in the year.',
  'oc2-immunisations': 'Out of every 10 children in care, {n} had all their jabs.',
  'missing-incidents': 'Children in care went missing {count} times, and this was {children} children.',
  'sw-changes': 'Out of every 10 children in care, {n} had three or more social workers in a year.',
  'kpi-7': 'Out of every 10 children who were in care a long time, {n} stayed in one home for two years.',
  'kpi-8': 'Out of every 10 children in care, {n} lived in three or more homes in a year.',
  'kpi-12': 'Out of every 10 children in care, {n} lived far away from where they came from.',
  'out-of-county': 'Out of every 10 children in care, {n} lived outside the county.',
  'foster-inhouse-share': 'Out of every 10 children who lived with foster carers, {n} lived with one of ours.',
  'residential-share': 'Out of every 10 children in care, {n} lived in a children’s home.',
  A10: 'Children waited about {months} months to move in with their new family.',
  'kpi-9': 'Out of every 10 young people who left care, {n} had a job, or went to school or college.',
  'kpi-10': 'Out of every 10 young people who left care, {n} had a good and safe place to live.',
  'cl-in-touch': 'Out of every 10 young people who left care, {n} stayed in touch with us.',
  'health-passport-given': 'Out of every 10 young people who left care, {n} got a book about their own health.',
  'pathway-plan-current': 'Out of every 10 young people who left care, {n} had a plan that was up to date.',
  'pep-current': 'Out of every 10 children in care, {n} had a school plan that was up to date.',
}

const PER_THOUSAND = 10
const DAYS_IN_A_MONTH = 365.25 / 12

/** One thing a young person reads: the sentence, and what it was a year before where that can be told. */
export interface PlainLine {
  readonly id: string
  readonly sentence: string
  readonly lastYear?: string
}

/** The front in plain words, from what is published alone. What is held back, or has no plain sentence, is left out. */
export function plainLines(measures: readonly BoardMeasure[]): readonly PlainLine[] {
  return measures.flatMap(({ row }) => {
    const template = PLAIN[row.id]
    const values = row.now && valuesOf(row.now)
    if (!template || !values) return []
    const sentence = filled(template, values)
    if (sentence === undefined) return []
    const before = row.yearAgo && valuesOf(row.yearAgo)
    const lastYear = before && values.short !== undefined ? before.short : undefined
    return [{ id: row.id, sentence, ...(lastYear === undefined ? {} : { lastYear }) }]
  })
}

type Values = Readonly<Partial<Record<'n' | 'count' | 'children' | 'months' | 'short', string>>>

// Undefined where a number is held back: nothing is said of it.
function valuesOf({ unit, value, children, hidden }: PublishedFigure): Values | undefined {
  if (hidden || value === null) return undefined
  switch (unit) {
    case 'percent':
      return { n: outOfTen(value), short: outOfTen(value).replace(/^about (.*)$/, 'about $1 out of 10') }
    case 'rate': {
      const n = `about ${whole(Math.round(value / PER_THOUSAND))}`
      return { n, short: n }
    }
    case 'days': {
      const months = whole(Math.round(value / DAYS_IN_A_MONTH))
      return { months, short: `about ${months} months` }
    }
    case 'count':
      return {
        count: whole(value),
        short: whole(value),
        ...(children === null ? {} : { children: whole(children) }),
      }
    default:
      return undefined
  }
}

/** A share as a young person reads it: 'about 7', 'nearly all', 'hardly any', 'all', 'none'. Pure. */
export function outOfTen(percent: number): string {
  if (percent <= 0) return 'none'
  if (percent >= 100) return 'all'
  if (percent < 5) return 'hardly any'
  if (percent >= 95) return 'nearly all'
  return `about ${Math.round(percent / 10)}`
}

function filled(template: string, values: Values): string | undefined {
  let lacking = false
  const sentence = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name as keyof Values]
    lacking ||= value === undefined
    return value ?? ''
  })
  return lacking ? undefined : sentence
}
