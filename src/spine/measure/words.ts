import { type CodeSet, label } from '../ledger/code-set.ts'
import { isPlainDate } from '../time/plain-date.ts'
import { formatNumber } from './format.ts'
import type { Reason } from './measure.ts'
import { inWords } from '../time/words.ts'

/** Sentences by the key of the reason they are for. Slots in braces are filled with the reason's values. */
export type Words = Readonly<Record<string, string>>

/** What a sentence may need besides its values. */
export interface Vocabulary {
  readonly words: Words
  /** By their names. */
  readonly codeSets: ReadonlyMap<string, CodeSet>
}

/** The evaluator's own sentences. */
export const MEASURE_WORDS: Words = {
  'measure.failed': 'This could not be worked out because of a fault in Alongside. The fault has been noted.',
}

/** All the rooms' words and code sets together. Throws when two rooms give one reason different words. */
export function vocabulary(words: readonly Words[], codeSets: Iterable<CodeSet>): Vocabulary {
  const together: Record<string, string> = { ...MEASURE_WORDS }
  for (const some of words)
    for (const [key, sentence] of Object.entries(some)) {
      if (together[key] !== undefined && together[key] !== sentence)
        throw new Error(`two sentences for the reason ${key}`)
      together[key] = sentence
    }
  return { words: together, codeSets: new Map([...codeSets].map(set => [set.name, set])) }
}

const SLOT = /\{([\w-]+)(?::([\w-]+))?\}/g

/**
 * A reason as a sentence. Slots: `{n}` a number or text as it is, `{on:date}` '14 March 2027', `{n:days}` '1 day' (also
 * `months`, `years`), `{status:legal-status}` a code in the words of the code set named. A value that is missing or null
 * reads 'not recorded'. Throws when no room has words for the reason, or a slot names a code set that is not there.
 */
export function say(reason: Reason, { words, codeSets }: Vocabulary): string {
  const sentence = words[reason.key]
  if (sentence === undefined) throw new Error(`no room has words for the reason ${reason.key}`)
  return sentence.replace(SLOT, (_, name: string, form: string | undefined) => {
    const value = reason.values?.[name]
    if (value === undefined || value === null) return 'not recorded'
    if (form === undefined) return typeof value === 'number' ? formatNumber(value) : value
    if (form === 'date') return isPlainDate(value) ? inWords(value) : String(value)
    const one = SPANS[form]
    if (one !== undefined) return `${formatNumber(Number(value))} ${Number(value) === 1 ? one : form}`
    const set = codeSets.get(form)
    if (!set) throw new Error(`the words for ${reason.key} name a code set ${form}, which is not there`)
    return label(set, String(value))
  })
}

const SPANS: Readonly<Record<string, string>> = { days: 'day', months: 'month', years: 'year' }

/** The slots of a sentence, for checking a room's words: each value's name and the form it is shown in. */
export function slotsOf(sentence: string): readonly { readonly name: string; readonly form: string | undefined }[] {
  return [...sentence.matchAll(SLOT)].map(([, name, form]) => ({ name: name as string, form }))
}
