import type { Entry } from '../entry.ts'
import { type SubjectFile, fileOf } from '../file.ts'
import type { Source, SourceContext, SourceEntry, SourceRow } from '../source.ts'
import { type Plan, canonical } from './reconcile.ts'

/** What an import is about to write in one file, and what stands in it. */
export interface Wanting {
  readonly source: Source
  readonly context: SourceContext
  /** Its kept rows. */
  readonly rows: readonly SourceRow[]
  /** Everything in it as it stands, what people recorded included. */
  readonly file: SubjectFile
  /** What the import means for each entry, by the source's key. */
  readonly plans: ReadonlyMap<string, Plan>
  /** The entry that stands for a key, where there is one. */
  readonly idOf: (key: string) => string | undefined
}

/**
 * The keys of what an import would write that the file says already in words recorded here: told as the source tells
 * it, the file as it stands says exactly the same. They are not written, so that one review, or one year's dental check, is kept
 * once. What they are known by must still be there once the rest of the import is written, so that importing again
 * writes nothing. Pure.
 */
export function recordedHere(wanting: Wanting): ReadonlySet<string> {
  const said = new Map<string, string>()
  for (const [key, { outcome, append }] of wanting.plans) {
    const last = append.at(-1)
    if ((outcome === 'new' || outcome === 'changed') && last && last.content !== 'withdrawn')
      said.set(key, saying(last.content))
  }
  let { file } = wanting
  while (said.size > 0) {
    const isTold = tellingOf(wanting, file)
    const before = said.size
    for (const [key, text] of said) if (!isTold(key, text)) said.delete(key)
    if (said.size === 0 || (said.size === before && file !== wanting.file)) break
    file = writtenWithout(wanting, said)
  }
  return new Set(said.keys())
}

// Whether a file tells an entry so: by the returns of all the years, or by those of the newest import beside the others as they
// came, where it is they that say it.
function tellingOf(wanting: Wanting, file: SubjectFile): (key: string, text: string) => boolean {
  const { source, context, rows } = wanting
  const retold = (years: ReadonlySet<number>): readonly SourceRow[] =>
    [...years].flatMap(year =>
      (source.retelling?.rows(file, year, context.council) ?? []).map(
        (row): SourceRow => ({ ...row, year, importId: 'recorded-here', importOrder: 0 }),
      ),
    )
  const said = (by: readonly SourceRow[]): ReadonlyMap<string, string> =>
    new Map((source.states(by, context).at(-1)?.entries ?? []).map(entry => [entry.key, saying(entry)]))
  const all = said(retold(new Set(rows.map(row => row.year))))
  const newest = rows.reduce((order, row) => Math.max(order, row.importOrder), 0)
  const years = new Set(rows.filter(row => row.importOrder === newest).map(row => row.year))
  const others = rows.filter(row => !years.has(row.year))
  let beside: { readonly without: ReadonlyMap<string, string>; readonly told: ReadonlyMap<string, string> } | undefined
  return (key, text) => {
    if (all.get(key) === text) return true
    beside ??= { without: said(others), told: said([...others, ...retold(years)]) }
    return beside.told.get(key) === text && beside.without.get(key) !== text
  }
}

// The file once all is written but what is recorded in it already.
function writtenWithout({ file, plans, idOf }: Wanting, said: ReadonlyMap<string, string>): SubjectFile {
  const entries = new Map<string, Entry>()
  for (const entry of Object.values(file.entries).flat()) entries.set(entry.id, entry)
  for (const [key, { append }] of plans) {
    const last = append.at(-1)
    if (last === undefined || said.has(key)) continue
    const id = idOf(key) ?? key
    if (last.content === 'withdrawn') entries.delete(id)
    else entries.set(id, { ...last.content, id })
  }
  return fileOf(file.id, [...entries.values()], file.places, file.subject, file.terms)
}

function saying({ start, end, body }: SourceEntry): string {
  return canonical([start, end, body])
}
