import type { Code, CodeSet } from '../spine/ledger/code-set.ts'
import type { PlainDate } from '../spine/time/plain-date.ts'
import { inWords } from '../spine/time/words.ts'
import { page, table } from './markdown.ts'
import { anchorsOf } from './text.ts'

/** Every code set with its codes, what they mean and when they may be used. */
export function codeSetsPage(sets: readonly CodeSet[]): string {
  return page(
    'Code sets',
    'The lists of codes that entries use, each from the return or publication that defines it. Where no dates are given, a code may be used at any time.',
    ...inOrder(sets).flatMap(set => [
      `## ${set.title} (${set.name})`,
      `From ${set.source}.`,
      table(
        ['Code', 'Meaning', 'When', 'Note'],
        set.codes.map(code => [`\`${code.code}\``, code.label, when(code), code.note ?? '']),
      ),
    ]),
  )
}

/** The link from a page in a folder of `docs` to a code set. */
export function codeSetLink(set: CodeSet): string {
  return `../code-sets.md#${anchorsOf(`# ${set.title} (${set.name})`)[0] ?? ''}`
}

function inOrder(sets: readonly CodeSet[]): readonly CodeSet[] {
  return [...sets].sort((a, b) => (a.title === b.title ? (a.name < b.name ? -1 : 1) : a.title < b.title ? -1 : 1))
}

function when(code: Code): string {
  const day = (date: PlainDate): string => inWords(date)
  if (code.from && code.until) return `${day(code.from)} to ${day(code.until)}`
  if (code.from) return `from ${day(code.from)}`
  return code.until ? `until ${day(code.until)}` : ''
}
