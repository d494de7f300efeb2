import type { SubjectFile } from '../ledger/file.ts'
import type { Period } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { periodFor } from '../time/periods.ts'
import {
  type Answer,
  type CountedMember,
  type Measure,
  type MeasureContext,
  type Reason,
  type Unit,
  asks,
} from './measure.ts'

/** What one file adds to a measure's figures for one period. Reused from file to file, so it is written in place. */
export interface Score {
  counts: number
  not: number
  unknown: number
  excluded: number
  /** Sum of the values, in millionths, so that it is the same in whatever order files come. */
  sum: number
  /** Of those with a value, how much each is of one, in millionths. */
  weight: number
  /** One code for each member that has a part. */
  readonly parts: string[]
}

/** A measure that failed on a file. The message names the fault and where it arose, never what the file holds. */
export interface Failure {
  readonly measure: string
  readonly subject: string
  readonly message: string
}

/** Values are summed as whole millionths. */
export const SCALE = 1_000_000

/** The reason given for a member whose measure failed. */
export const FAILED: Reason = { key: 'measure.failed' }

/** A score of nothing. */
export function emptyScore(): Score {
  return { counts: 0, not: 0, unknown: 0, excluded: 0, sum: 0, weight: 0, parts: [] }
}

/**
 * Scores a file on a measure for a period, into `score`. False where the file has nobody to ask about.
 * A measure that throws leaves one unknown (in the place of the member it failed on, or of the whole file where
 * it could not say who is asked about) and tells `failed`.
 */
export function judge(
  measure: Measure,
  file: SubjectFile,
  period: Period,
  context: MeasureContext,
  score: Score,
  failed: (error: unknown) => void,
): boolean {
  if (!asks(measure, file)) return false
  score.counts = score.not = score.unknown = score.excluded = score.sum = score.weight = 0
  score.parts.length = 0
  let members
  try {
    members = measure.population(file, period, context)
  } catch (error) {
    failed(error)
    score.unknown = 1
    return true
  }
  if (members.length === 0) return false
  const { counts, unit } = measure
  for (const member of members) {
    if (member.excluded) {
      score.excluded++
      continue
    }
    if (!counts) {
      score.counts++
      continue
    }
    try {
      const answer = counts(file, period, member, context)
      if (unit === 'mix' && answer.part !== undefined) score.parts.push(answer.part)
      const side = sideOf(unit, answer)
      if (side === 'counts') {
        score.counts++
        if (answer.value !== undefined) {
          score.sum += Math.round(answer.value * SCALE)
          score.weight += answer.weight === undefined ? SCALE : Math.round(answer.weight * SCALE)
        }
      } else if (side === 'unknown') score.unknown++
      else score.not++
    } catch (error) {
      failed(error)
      score.unknown++
    }
  }
  return true
}

/**
 * Which side an answer falls on. In a mean, whoever has a value counts and whoever should have one and has not is
 * unknown; in a mix, whoever has a part counts.
 */
function sideOf(unit: Unit, answer: Answer): 'counts' | 'does-not-count' | 'unknown' {
  if (answer.is === 'unknown') return 'unknown'
  if (unit === 'mean' || unit === 'days') {
    if (answer.value !== undefined && Number.isFinite(answer.value)) return 'counts'
    return answer.is ? 'unknown' : 'does-not-count'
  }
  if (unit === 'mix') return answer.part === undefined ? 'unknown' : 'counts'
  return answer.is ? 'counts' : 'does-not-count'
}

/**
 * Everyone in a file whom a measure asks about on a date, with the side each falls on and why: the list behind a
 * figure. A measure that throws gives one unknown member whose reason is `measure.failed`.
 */
export function membersOf(
  measure: Measure,
  file: SubjectFile,
  on: PlainDate,
  context: MeasureContext,
): readonly CountedMember[] {
  if (!asks(measure, file)) return []
  const period = periodFor(measure.period, on)
  let members
  try {
    members = measure.population(file, period, context)
  } catch {
    return [{ subject: file.id, side: 'unknown', because: [FAILED] }]
  }
  return members.map((member): CountedMember => {
    const about = member.at === undefined ? { subject: file.id } : { subject: file.id, at: member.at }
    if (member.excluded) return { ...about, side: 'excluded', because: [member.because] }
    if (!measure.counts) return { ...about, side: 'counts', because: [member.because] }
    try {
      const answer = measure.counts(file, period, member, context)
      return {
        ...about,
        side: sideOf(measure.unit, answer),
        because: [member.because, answer.because],
        ...(answer.value === undefined ? {} : { value: answer.value }),
        ...(answer.part === undefined ? {} : { part: answer.part }),
      }
    } catch {
      return { ...about, side: 'unknown', because: [member.because, FAILED] }
    }
  })
}

/** What went wrong and in which function, without the error's own message: messages quote what files hold. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is not an error was thrown'
  const heading = error.message === '' ? error.name : `${error.name}: ${error.message}`
  const trace = error.stack?.startsWith(heading) ? error.stack.slice(heading.length) : ''
  const place = /\n\s+at (?:async )?(?:([\w.<> ]+) \()?(?:.*[\\/])?([\w.-]+:\d+):\d+\)?/.exec(trace)
  return place ? `${error.name} at ${place[1] ? `${place[1]}, ` : ''}${place[2]}` : error.name
}
