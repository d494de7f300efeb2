import type { AnyKind } from '../../spine/ledger/kind.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { type Answers, type Fault, anchorOf } from '../../spine/web/forms/read-answers.ts'

/** How far ahead something that lasts may be written down before it begins. */
const YEARS_AHEAD = 2

// What may be told from before a child was born: who their family are, and what happened in it.
const BEFORE_BIRTH: ReadonlySet<AnyKind['section']> = new Set(['identity', 'people', 'casework'])

/**
 * What is wrong with an entry's days by the child's own life and by today: something that happened is not in the future and
 * not from before the child was born; something that lasts may be arranged up to two years ahead, unless its form says
 * that it is only known once it is so. Pure.
 */
export function faultsInALife(
  form: Form,
  { start, end }: Pick<Answers, 'start' | 'end'>,
  { today, born }: { readonly today: PlainDate; readonly born: PlainDate | undefined },
): readonly Fault[] {
  const { kind } = form
  const mayBeAhead = kind.form?.ahead ?? kind.lasts
  const furthest = mayBeAhead ? addYears(today, YEARS_AHEAD) : today
  const fault = (question: Form['start'], text: string): Fault => ({
    id: anchorOf(question, sentAs(question.name)),
    text: `‘${question.asks}’ ${text}`,
  })
  const faults: Fault[] = []
  if (start !== null) {
    // Of a month or a year alone, only what is plain from it.
    const day = start.slice(0, 10)
    const upTo = (limit: PlainDate): string => limit.slice(0, day.length)
    if (day > upTo(furthest))
      faults.push(
        fault(
          form.start,
          mayBeAhead
            ? `must be within two years of today, by ${inWords(furthest)}`
            : `must be today or before: today is ${inWords(today)}`,
        ),
      )
    else if (born !== undefined && !BEFORE_BIRTH.has(kind.section) && day < upTo(born))
      faults.push(fault(form.start, `must not be before the child was born, on ${inWords(born)}`))
  }
  if (form.end && end !== null && !mayBeAhead && end > today)
    faults.push(
      fault(form.end, `must be today or before: today is ${inWords(today)}. Leave it blank where it has not ended`),
    )
  return faults
}
