import type { Answer, Reason } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type Known, isInEducationEmploymentOrTraining, isSuitable, outsideSuitability } from './notions.ts'
import type { Word } from './words.ts'

/** A reason in this room's words. */
export const because = (key: Word, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

/** An answer that cannot be told. */
export const unknown = (key: Word, values?: NonNullable<Reason['values']>): Answer => ({
  is: 'unknown',
  because: because(key, values),
})

/** What is said of a code that is known: yes, no, or (undefined) that the code itself tells nothing. */
export function answerFrom(
  known: Known,
  is: (code: string) => boolean | undefined,
  said: { readonly yes: Word; readonly no: Word; readonly notKnown: Word },
): Answer {
  if (!known) return unknown(said.notKnown)
  if ('outOfTouch' in known) return unknown('leaving-care.not-in-touch-since', { code: known.outOfTouch, on: known.on })
  const found = is(known.code)
  if (found === undefined) return unknown(said.notKnown)
  return { is: found, because: because(found ? said.yes : said.no, { code: known.code, on: known.on }) }
}

/** Whether someone is in education, employment or training. */
export function activityAnswer(known: Known): Answer {
  return answerFrom(known, isInEducationEmploymentOrTraining, {
    yes: 'leaving-care.in-education-employment-training',
    no: 'leaving-care.not-in-education-employment-training',
    notKnown: 'leaving-care.activity-not-known',
  })
}

/** Whether someone’s accommodation is suitable. */
export function suitabilityAnswer(known: Known): Answer {
  return answerFrom(known, isSuitable, {
    yes: 'leaving-care.suitable',
    no: 'leaving-care.unsuitable',
    notKnown: 'leaving-care.accommodation-not-known',
  })
}

/** Why someone is left out of suitability altogether: gone abroad, deported, residence not known. Undefined for others. */
export function outsideSuitabilityBecause(known: Known, on: PlainDate): Reason | undefined {
  if (!known || !('code' in known) || isSuitable(known.code) === undefined) return undefined
  return valueOn(outsideSuitability, on).some(letter => known.code.startsWith(letter))
    ? because('leaving-care.outside-suitability', { code: known.code, on: known.on })
    : undefined
}
