import { codeSet } from '../ledger/code-set.ts'
import type { Entry } from '../ledger/entry.ts'
import { type SubjectFile, fileOf } from '../ledger/file.ts'
import { addDays, daysBetween, plainDate } from '../time/plain-date.ts'
import { type Answer, type Council, type Measure, type MeasureContext, type Unit, defineMeasure } from './measure.ts'

/** Made-up councils, files and measures for the tests of this folder: small enough to work out by hand. */

export const north: Council = { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }
export const west: Council = { code: 'west', name: 'West', gss: 'E06000062', laNumber: '941' }
export const trust = [north, west] as const

export function contextFor(within: readonly Council[]): MeasureContext {
  const children = { north: 83_113, west: 96_295 } as Readonly<Record<string, number>>
  return {
    councils: trust,
    within,
    population: (councils, on) =>
      on < '2020-01-01'
        ? undefined
        : {
            children: councils.reduce((sum, council) => sum + (children[council.code] ?? 0), 0),
            midYear: 2024,
            source: 'made up',
          },
    gazetteer: false,
    connectedCarersAreInHouse: true,
  }
}

export interface Stay {
  readonly council?: string
  readonly start: string
  readonly end?: string
  /** Days at which the child was seen. */
  readonly seen?: readonly string[]
  readonly type?: string
  readonly score?: number | null
}

let made = 0

/** A child with one stay and the visits made in it. */
export function child(id: string, stay: Stay): SubjectFile {
  const entry = (kind: string, start: string, body: object, end: string | null = null): Entry => ({
    id: `${kind}-${made++}`,
    kind,
    start: plainDate(start),
    end: end === null ? null : plainDate(end),
    body,
  })
  return fileOf(id, [
    entry('stay', stay.start, stay, stay.end ?? null),
    ...(stay.seen ?? []).map(on => entry('visit', on, {})),
  ])
}

export const stayOf = (file: SubjectFile): Stay => (file.entries['stay']?.[0]?.body ?? {}) as Stay
export const councilOn = (file: SubjectFile): string | undefined => stayOf(file).council

const types = codeSet({
  name: 'home-type',
  title: 'Home',
  source: 'made up',
  codes: [
    { code: 'fostered', label: 'Foster home' },
    { code: 'residential', label: 'Children’s home' },
    { code: 'kin', label: 'With family or friends' },
  ],
})

/** A measure over made-up stays. */
export function measure(
  id: string,
  unit: Unit,
  more: Partial<Measure> & { answer?: (file: SubjectFile, end: string) => Answer } = {},
): Measure {
  const { answer, ...rest } = more
  return {
    ...defineMeasure({
      id,
      title: id,
      question: `What is ${id}?`,
      definition: 'Children staying on the day.',
      unit,
      better: 'higher',
      group: 'general',
      of: 'child',
      period: 'snapshot',
      sources: [{ title: 'Made up', provision: 'all of it', verified: true }],
      reads: [],
      ...(unit === 'mix' ? { parts: types } : {}),
      population: (file, { end }) => {
        const stay = stayOf(file)
        if (stay.start > end || (stay.end !== undefined && stay.end <= end)) return []
        return [{ because: { key: 'stay.on', values: { on: end } } }]
      },
      ...(answer ? { counts: (file, period) => answer(file, period.end) } : {}),
    }),
    ...rest,
  }
}

/** Seen in the six weeks up to the day; not known for a stay that began in them. */
export const seen = measure('seen', 'percent', {
  answer: (file, end) => {
    const on = plainDate(end)
    const from = addDays(on, -42)
    if (stayOf(file).start > from) return { is: 'unknown', because: { key: 'seen.too-soon' } }
    const visits = stayOf(file).seen ?? []
    const is = visits.some(visit => visit >= from && visit <= end)
    return { is, because: { key: is ? 'seen.yes' : 'seen.no' } }
  },
})

export const inCare = measure('in-care', 'rate', {
  per: (period, context) => {
    const answer = context.population(context.within, period.end)
    return answer && { denominator: answer.children, note: `Children in the mid-${answer.midYear} estimate.` }
  },
})

export const homes = measure('homes', 'mix', {
  answer: file => {
    const part = stayOf(file).type
    return part === undefined
      ? { is: 'unknown', because: { key: 'home.not-recorded' } }
      : { is: true, because: { key: 'home.is', values: { type: part } }, part }
  },
})

export const lengthOfStay = measure('length', 'days', {
  answer: (file, end) => {
    const value = daysBetween(plainDate(stayOf(file).start), plainDate(end))
    return { is: true, because: { key: 'length.is', values: { n: value } }, value }
  },
})

export const meanScore = measure('score', 'mean', {
  answer: file => {
    const { score } = stayOf(file)
    if (score === undefined) return { is: true, because: { key: 'score.missing' } }
    if (score === null) return { is: false, because: { key: 'score.not-due' } }
    return { is: true, because: { key: 'score.is' }, value: score }
  },
})

export const staying = measure('staying', 'count')

/** Visits made in the year: one child may have several. */
export const visits = measure('visits', 'count', {
  of: 'event',
  period: 'rolling-year',
  population: (file, { start, end }) =>
    (file.entries['visit'] ?? [])
      .map(entry => plainDate(String(entry.start)))
      .filter(on => on >= start && on <= end)
      .map(at => ({ because: { key: 'visit.on', values: { on: at } }, at })),
})

export const everyMeasure = [seen, inCare, homes, lengthOfStay, meanScore, staying, visits] as const
