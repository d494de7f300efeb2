import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { Choice, Level, Rag } from '../../spine/web/services.ts'

const RAG_LEVELS: Readonly<Record<string, Level>> = { red: 'overdue', amber: 'due', green: 'met', completed: 'met' }

/** What stands where no colour was given yet. */
export const NOTHING_NOTED: Rag = {
  value: 'none',
  text: 'Not noted',
  level: 'cannot-tell',
  means: 'Nothing has been noted about it yet.',
}

/** A colour of a set in words, with what it means; nothing noted where there is none. */
export function ragOf(set: CodeSet, code: string | null): Rag {
  const found = code === null ? undefined : set.byCode.get(code)
  return found
    ? { value: found.code, text: found.label, level: RAG_LEVELS[found.code] ?? 'cannot-tell', means: found.note ?? '' }
    : NOTHING_NOTED
}

/** Every colour of a set, in its order. */
export function ragsOf(set: CodeSet): readonly Rag[] {
  return set.codes.map(({ code }) => ragOf(set, code))
}

/** How many stand at each colour, those with any alone. */
export function countedRags(set: CodeSet, counts: object): readonly (Rag & { readonly count: number })[] {
  const by = counts as Readonly<Record<string, number | undefined>>
  return [...ragsOf(set), NOTHING_NOTED].flatMap(rag => {
    const count = by[rag.value] ?? 0
    return count > 0 ? [{ ...rag, count }] : []
  })
}

/** A code of a set with its words. */
export function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}
