import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn, latest, notion } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { ageOn } from '../../spine/time/age.ts'
import type { Period } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { periodOfCare } from '../care/kinds.ts'
import type { ageBand } from './codes.ts'
import { identity, responsibleCouncil, socialWorkerEpisode, unaccompaniedStatus } from './kinds.ts'

/** What is recorded of who a child is; undefined when nothing is. */
export function identityOf(file: SubjectFile): BodyOf<typeof identity> | undefined {
  return latest(file, identity)?.body
}

/** The day a child was born; undefined when not recorded. */
export function bornOn(file: SubjectFile): PlainDate | undefined {
  return identityOf(file)?.born
}

/** Completed years of age on a day; undefined when the date of birth is not recorded. */
export function ageOf(file: SubjectFile, on: PlainDate): number | undefined {
  const born = bornOn(file)
  return born === undefined ? undefined : ageOn(born, on)
}

/** The published age band of an age in completed years. */
export function ageBandOf(age: number): (typeof ageBand)['codes'][number]['code'] {
  if (age < 1) return 'under-1'
  if (age < 5) return '1-to-4'
  if (age < 10) return '5-to-9'
  return age < 16 ? '10-to-15' : '16-and-over'
}

/**
 * The code of the council responsible for a child at the end of a day. Where none is recorded for that day, the last
 * one recorded before it, else the first ever recorded: a young person who left care still has a council that answers
 * for her. Where none is recorded as such, the council of the latest period of care. Undefined when there is none.
 */
export function councilOn(file: SubjectFile, on: PlainDate): string | undefined {
  const recorded = all(file, responsibleCouncil)
  if (recorded.length === 0) return latest(file, periodOfCare)?.body.council
  const found =
    current(file, responsibleCouncil, on) ??
    recorded.findLast(entry => {
      const start = startDay(entry.start)
      return start === undefined || start <= on
    }) ??
    recorded[0]
  return found?.body.council
}

/** Whether a child has unaccompanied asylum-seeking status at the end of a day. */
export function isUnaccompaniedOn(file: SubjectFile, on: PlainDate): boolean {
  return all(file, unaccompaniedStatus).some(entry => holdsOn(entry, on))
}

/** Social workers in a time: those told apart by number, and the stretches whose worker's number is not known. */
export interface Workers {
  readonly known: readonly string[]
  readonly unnamed: number
}

const NO_WORKERS: Workers = { known: [], unnamed: 0 }

/**
 * The different social workers a child had on any day of a period, each once however often they came back, those from
 * before care included. One who left on the first day counts. A number beginning XX is the return's 'not available',
 * so such stretches cannot be told apart and are counted separately.
 * Source: placement stability indicators, children with 3 or more social workers in the year.
 */
export function workersBetween(file: SubjectFile, period: Period): Workers {
  const stretches = all(file, socialWorkerEpisode)
  if (stretches.length === 0) return NO_WORKERS
  const known = new Set<string>()
  let unnamed = 0
  for (const stretch of stretches) {
    if (!touches(stretch, period)) continue
    if (stretch.body.worker.toUpperCase().startsWith('XX')) unnamed++
    else known.add(stretch.body.worker)
  }
  return { known: [...known], unnamed }
}

/** The first day from which any social worker is recorded; undefined when none is. */
export const firstWorkerRecorded = notion((file: SubjectFile): PlainDate | undefined => {
  const first = all(file, socialWorkerEpisode)[0]
  return first && startDay(first.start)
})

function touches(entry: Entry, period: Period): boolean {
  const start = startDay(entry.start)
  return (start === undefined || start <= period.end) && (entry.end === null || entry.end >= period.start)
}
