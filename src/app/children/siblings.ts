import { relation } from '../../practice/people/codes.ts'
import { type ImportantPersonEntry, siblingEntries } from '../../practice/people/notions.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { holdsOn } from '../../spine/ledger/file.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import type { ChildOnFile } from './on-file.ts'

/** Brothers and sisters on file at the day, each once: who has a file of their own by that file, others by name. */
export function siblingsOn({ file, on }: Pick<ChildOnFile, 'file' | 'on'>): readonly ImportantPersonEntry[] {
  const known = new Map<string, ImportantPersonEntry>()
  for (const entry of siblingEntries(file))
    if (holdsOn(entry, on)) known.set(entry.body.person ?? entry.body.name.toLowerCase(), entry)
  return [...known.values()]
}

/** 'sister', 'half brother': which side they share is told where the family is. */
export function relationInShort({ body }: ImportantPersonEntry): string {
  return lowerFirst(label(relation, body.relation).replace(/(,| by ).*$/, ''))
}

/** 'sister Ife', and 'lives here too'. The child's own last name is not said again. */
export function siblingInWords(
  sibling: ImportantPersonEntry,
  lastName: string | undefined,
): { readonly words: string; readonly note?: string } {
  const { name, died, livesWith } = sibling.body
  const shared = lastName !== undefined && name.endsWith(` ${lastName}`)
  const words = `${relationInShort(sibling)} ${shared ? name.slice(0, -lastName.length - 1) : name}`
  if (died) return { words, note: 'died' }
  return livesWith === undefined ? { words } : { words, note: livesWith ? 'lives here too' : 'lives elsewhere' }
}
