import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { Kind } from '../../../spine/ledger/kind.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type Period, collectionYearOf } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { annualHealthOutcome, sdqOutcome } from '../kinds.ts'

/** A score's band: `concern` is the highest, because a higher score is worse. */
export type SdqBand = 'normal' | 'borderline' | 'concern'

/** The lowest score of each band above normal. */
export const sdqBands: Dated<{ readonly borderline: number; readonly concern: number }> = dated({
  from: '2008-04-01',
  value: { borderline: 14, concern: 17 },
  source:
    'DfE, Outcomes for children looked after: total difficulties scores of 0 to 13 normal, 14 to 16 borderline, 17 to 40 cause for concern',
})

/** The ages, at 31 March, of the children whose questionnaires are published. */
export const sdqAges: Dated<{ readonly from: number; readonly to: number }> = dated({
  from: '2008-04-01',
  value: { from: 5, to: 16 },
  source:
    'DfE, Outcomes for children looked after: SDQ tables cover ages 5 to 16, since the date of assessment is not collected',
})

/** Children younger than this at 31 March are asked about development checks. */
export const developmentUnder: Dated<number> = dated({
  from: '2008-04-01',
  value: 5,
  source: 'SSDA903 OC2, HEALTH_CHECK: children aged under 5 at 31 March',
})

/** Children of this age or older at 31 March are asked about convictions and cautions. */
export const convictionsFrom: Dated<number> = dated({
  from: '2008-04-01',
  value: 10,
  source: 'SSDA903 OC2, CONVICTED: children aged 10 or over at 31 March',
})

/** The band a score falls in on a date. The score is taken to be between 0 and 40. */
export function sdqBandOf(score: number, on: PlainDate): SdqBand {
  const { borderline, concern } = valueOn(sdqBands, on)
  return score >= concern ? 'concern' : score >= borderline ? 'borderline' : 'normal'
}

/** A thing held for a year: not held at all, held without this item, held with different answers, or its value. */
export type Held<T> = 'nothing' | 'not-this' | 'differs' | { readonly value: T }

/**
 * One item of what is held for a collection year. An outcome of another year is never read, however its dates run.
 * Two entries for one year that say different things settle nothing.
 */
export function heldFor<Body extends { readonly year: number }, T extends string | number | boolean>(
  file: SubjectFile,
  kind: Kind<Body>,
  period: Period,
  item: (body: Body) => T | undefined,
): Held<T> {
  const year = collectionYearOf(period.end)
  let held: Held<T> = 'nothing'
  for (const { body } of all(file, kind)) {
    if (body.year !== year) continue
    const value = item(body)
    if (value === undefined) {
      if (held === 'nothing') held = 'not-this'
    } else if (typeof held === 'string') held = { value }
    else if (held.value !== value) return 'differs'
  }
  return held
}

/** Whether the return told anything of a child's health for a collection year. */
export function healthHeldFor(file: SubjectFile, period: Period): boolean {
  const year = collectionYearOf(period.end)
  return all(file, annualHealthOutcome).some(entry => entry.body.year === year)
}

/** The questionnaire's score for a collection year. */
export function sdqScoreFor(file: SubjectFile, period: Period): Held<number> {
  return heldFor(file, sdqOutcome, period, body => body.score)
}

/** Why there is no score for a collection year. */
export function sdqReasonFor(file: SubjectFile, period: Period): Held<string> {
  return heldFor(file, sdqOutcome, period, body => body.reason)
}
