import type { Duty } from '../../spine/duty/duty.ts'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { child, entry, fileWith, on } from '../cases.ts'
import { returnInterview, review, visit } from './kinds.ts'

// Builders for tests of what is due to a child in care.

/** A visit in person at which the child was seen, unless said otherwise. */
export function visited(day: string, more: Partial<BodyOf<typeof visit>> = {}): Entry {
  return entry(visit, day, null, { seen: true, ...more })
}

/** A review with more said of it than that it was held. */
export function reviewed(day: string, more: Partial<BodyOf<typeof review>> = {}): Entry {
  return entry(review, day, null, { participation: 'PN1', ...more })
}

/** An interview offered on a day after coming back from being missing; accepted unless said otherwise. */
export function offered(day: string, more: Partial<BodyOf<typeof returnInterview>> = {}): Entry {
  return entry(returnInterview, day, null, { response: 'accepted', ...more })
}

/** A child's file: born 1 June 2010 unless an identity is among the entries. */
export function lived(...entries: readonly (Entry | readonly Entry[])[]): SubjectFile {
  const flat = entries.flat()
  return fileWith([flat.some(each => each.kind === 'identity') ? [] : child(), flat])
}

/**
 * What duties say of a file at the end of a day, each as a line: the answer, the last day (or moment), why and, where
 * there is one, the day it was done, why it stopped and what cannot be told.
 */
export function told(duties: Duty | readonly Duty[], file: SubjectFile, day: string): readonly string[] {
  const list = [duties].flat() as readonly Duty[]
  const { findings, failures } = findingsOf(file, list, on(day), { until: '9999-12-31' as PlainDate })
  return [
    ...failures.map(({ duty, message }) => `${duty} failed: ${message}`),
    ...findings.map(({ answer, occasion, missed, duty }) =>
      [
        ...(list.length > 1 ? [`${duty.id}:`] : []),
        answer,
        `by ${occasion.by ?? 'a day not known'}`,
        `because ${bare(occasion.because.key)}`,
        ...(occasion.met && occasion.met.on.slice(0, 10) <= day ? [`done ${occasion.met.on}`] : []),
        ...(missed ? ['missed'] : []),
        ...(occasion.ended && occasion.ended.on <= day
          ? [`stopped ${occasion.ended.on} ${bare(occasion.ended.because.key)}`]
          : []),
        ...(occasion.unsettled ? [`not told: ${bare(occasion.unsettled.key)}`] : []),
      ].join(' '),
    ),
  ]
}

function bare(key: string): string {
  return key.slice(key.indexOf('.') + 1)
}
