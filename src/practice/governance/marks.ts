import { codeSet } from '../../spine/ledger/code-list.ts'

/** What stands in a published table in the place of a number. Source: Explore education statistics, symbols used in open data. */
export const publishedMark = codeSet({
  name: 'published-mark',
  title: 'In the place of a published number',
  source: 'Department for Education, Explore education statistics: conventions used in tables',
  codes: [
    { code: 'c', label: 'held back so that nobody can be told' },
    { code: 'z', label: 'does not apply' },
    { code: 'x', label: 'not available' },
    { code: 'u', label: 'too unreliable to publish' },
    { code: 'k', label: 'more than nought, but rounds to nought' },
  ],
})

export type PublishedMark = (typeof publishedMark.codes)[number]['code']

// Older releases and other publishers write the same things otherwise.
const ALSO: Readonly<Record<string, PublishedMark>> = { ':': 'x', '..': 'x', '-': 'x', low: 'k', '~': 'k', '*': 'c' }

/** The mark that stands in a cell, in any of the ways it is written ('c', '[c]', ':', 'low'). Undefined for anything else. */
export function markIn(cell: string): PublishedMark | undefined {
  const plain = cell
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
  return publishedMark.codes.find(({ code }) => code === plain)?.code ?? ALSO[plain]
}
