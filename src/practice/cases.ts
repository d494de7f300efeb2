import type { Duty } from '../spine/duty/duty.ts'
import { findingsOf } from '../spine/duty/evaluate.ts'
import type { Entry, Start } from '../spine/ledger/entry.ts'
import { type Place, type SubjectFile, fileOf } from '../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../spine/ledger/kind.ts'
import type { Answer, Council, Measure, MeasureContext, Reason } from '../spine/measure/measure.ts'
import { type Period, periodFor } from '../spine/time/periods.ts'
import { type PlainDate, plainDate } from '../spine/time/plain-date.ts'
import * as care from './care/kinds.ts'
import * as people from './people/kinds.ts'
import * as placement from './placement/kinds.ts'

// Builders for tests: a life in a few lines in, a measure's members and answers out.

/** A day in a test. */
export const on = (text: string): PlainDate => plainDate(text)

/** Any entry of a kind; `end` null while it lasts. */
export function entry<K extends AnyKind>(kind: K, start: Start, end: string | null, body: BodyOf<K>): Entry {
  return {
    id: `${kind.name} ${start ?? 'undated'}`,
    kind: kind.name,
    start,
    end: end === null ? null : plainDate(end),
    body,
  }
}

/** Who the child is: born 1 June 2010, a girl, White British and of the north unless said otherwise. */
export function child(
  who: {
    born?: string
    sex?: 'M' | 'F' | 'U'
    ethnicity?: BodyOf<typeof people.identity>['ethnicity']
    council?: string
  } = {},
): Entry[] {
  const body = { born: on(who.born ?? '2010-06-01'), sex: who.sex ?? 'F', ethnicity: who.ethnicity ?? 'WBRI' } as const
  return [
    entry(people.identity, null, null, body),
    entry(people.responsibleCouncil, null, null, { council: who.council ?? 'north' }),
  ]
}

/** A period of care, open unless an end is given. */
export function inCare(
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof care.periodOfCare>> = {},
): Entry {
  return entry(care.periodOfCare, start, end, {
    council: 'north',
    startKnown: true,
    ...(end === null ? {} : { ended: 'E4A' }),
    ...more,
  })
}

/** A home: fostered by the council's own carer (U6, PR1) with a new carer, unless said otherwise. */
export function home(
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof placement.placement>> = {},
): Entry {
  return entry(placement.placement, start, end, { type: 'U6', provider: 'PR1', sameCarer: false, ...more })
}

/** A temporary stay away from a home. */
export function stay(
  type: BodyOf<typeof placement.temporaryStay>['type'],
  start: string,
  end: string | null,
  more: Partial<BodyOf<typeof placement.temporaryStay>> = {},
): Entry {
  return entry(placement.temporaryStay, start, end, { type, ...more })
}

/** A legal status, open unless an end is given. */
export function status(
  code: BodyOf<typeof care.legalStatus>['status'],
  start: string,
  end: string | null = null,
): Entry {
  return entry(care.legalStatus, start, end, { status: code })
}

/** Short breaks: a V3 stay or a V4 agreement. */
export function shortBreak(start: string, end: string | null, basis: 'V3' | 'V4' = 'V4'): Entry {
  return entry(care.shortBreak, start, end, { basis, council: 'north' })
}

/** A review held on a day; the child came and spoke unless said otherwise. */
export function review(held: string, participation: BodyOf<typeof care.review>['participation'] = 'PN1'): Entry {
  return entry(care.review, held, null, { participation })
}

/** A time missing (or, as `A`, away without authorisation). */
export function missing(start: string, end: string | null, type: 'M' | 'A' = 'M'): Entry {
  return entry(care.missingEpisode, start, end, { type })
}

/** A stretch with one social worker. */
export function worker(id: string, start: string, end: string | null = null): Entry {
  return entry(people.socialWorkerEpisode, start, end, { worker: id })
}

/** A time with unaccompanied asylum-seeking status. */
export function unaccompanied(start: string | null, end: string | null = null): Entry {
  return entry(people.unaccompaniedStatus, start, end, {})
}

/** One child's file. Entries may be given singly or in lists; places by postcode without its space. */
export function fileWith(
  entries: readonly (Entry | readonly Entry[])[],
  places: Readonly<Record<string, Place>> = {},
): SubjectFile {
  return fileOf('a child', entries.flat(), places)
}

export const north: Council = { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }
export const west: Council = { code: 'west', name: 'West', gss: 'E06000062', laNumber: '941' }

/** A trust of two councils with 10,000 children in each, a postcode directory, and connected carers counted as its own. */
export const trust: MeasureContext = {
  councils: [north, west],
  within: [north, west],
  population: councils => ({ children: 10_000 * councils.length, midYear: 2017, source: 'an estimate made for tests' }),
  gazetteer: true,
  connectedCarersAreInHouse: true,
}

/** What a measure said of one member. */
export interface Asked {
  readonly side: 'counts' | 'does-not-count' | 'unknown' | 'excluded'
  /** The keys of the reasons: why asked about, then why it counts or not. */
  readonly why: readonly string[]
  readonly at?: PlainDate
  readonly part?: string
  readonly value?: number
}

/** What a measure says of one file for a date: each member and the side it fell. Empty where nobody was asked about. */
export function ask(
  measure: Measure,
  file: SubjectFile,
  date: string,
  context: MeasureContext = trust,
): readonly Asked[] {
  const period: Period = periodFor(measure.period, plainDate(date))
  return measure.population(file, period, context).map(member => {
    const at = member.at === undefined ? {} : { at: member.at }
    if (member.excluded) return { side: 'excluded', why: [member.because.key], ...at }
    const answer = measure.counts?.(file, period, member, context)
    if (!answer) return { side: 'counts', why: [member.because.key], ...at }
    return {
      side: sideOf(answer),
      why: [member.because.key, answer.because.key],
      ...at,
      ...(answer.part === undefined ? {} : { part: answer.part }),
      ...(answer.value === undefined ? {} : { value: answer.value }),
    }
  })
}

/** The sides alone, for a test that needs no more: `['counts']`. */
export function sides(
  measure: Measure,
  file: SubjectFile,
  date: string,
  context: MeasureContext = trust,
): readonly Asked['side'][] {
  return ask(measure, file, date, context).map(asked => asked.side)
}

/** The reason keys that members and answers of a file use, with their values, for tests that the words exist. */
export function reasonsOf(
  measure: Measure,
  file: SubjectFile,
  date: string,
  context: MeasureContext = trust,
): readonly Reason[] {
  const period = periodFor(measure.period, plainDate(date))
  return measure
    .population(file, period, context)
    .flatMap(member => [
      member.because,
      ...(member.excluded || !measure.counts ? [] : [measure.counts(file, period, member, context).because]),
    ])
}

/** What is wrong with a room's words for the reasons given: keys with no sentence, and slots with nothing to fill them. */
export function faultsOfWords(words: Readonly<Record<string, string>>, reasons: readonly Reason[]): readonly string[] {
  const faults = new Set<string>()
  for (const { key, values } of reasons) {
    const sentence = words[key]
    if (sentence === undefined) faults.add(`${key} has no sentence`)
    for (const [slot, name] of (sentence ?? '').matchAll(/\{(\w+)(?::[\w-]+)?\}/g))
      if (values?.[name ?? ''] == null) faults.add(`${key} leaves ${slot} empty`)
  }
  return [...faults]
}

/** What a duty says of one occasion: the answer, the last day in time, why it is due. */
export interface Due {
  readonly is: string
  readonly by: PlainDate | null
  readonly why: string
  readonly missed?: true
}

/** What a duty says of one file at the end of a day, as law and guidance count it, soonest first. */
export function dues(duty: Duty, file: SubjectFile, date: string): readonly Due[] {
  const { findings, failures } = findingsOf(file, [duty], plainDate(date), { until: plainDate('2030-08-31') })
  if (failures.length > 0) throw new Error(failures.map(failure => failure.message).join())
  return findings.map(({ answer, by, missed, occasion }) => ({
    is: answer,
    by,
    why: occasion.because.key,
    ...(missed ? { missed } : {}),
  }))
}

function sideOf(answer: Answer): Asked['side'] {
  return answer.is === 'unknown' ? 'unknown' : answer.is ? 'counts' : 'does-not-count'
}
