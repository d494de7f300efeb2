import { sql } from 'kysely'
import { type Comparator, type ComparatorBook, bookOf } from '../../practice/governance/comparators.ts'
import type { PublishedMark } from '../../practice/governance/marks.ts'
import { neighbourSets } from '../../practice/governance/neighbours.data.ts'
import type { NeighbourSet } from '../../practice/governance/neighbours.ts'
import { neighbourSet } from '../../practice/governance/kinds-scorecard.ts'
import { neighbourSetsIn } from '../../practice/governance/notions.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { trustFileIfAny } from '../duties/trust-file.ts'
import { rulebook } from '../rulebook.ts'

/** Everything figures are compared with, as it is held now. */
export interface HeldComparators {
  readonly book: ComparatorBook
  /** Those the product comes with, then those of files, then those entered by hand: the later holds over the earlier. */
  readonly sets: readonly NeighbourSet[]
}

/** A figure as a load keeps it. */
export type KeptFigure = readonly [
  measure: string,
  part: string | null,
  year: number,
  area: string,
  value: number | null,
  mark: PublishedMark | null,
  count: number | null,
]

/** An authority's neighbours as a load keeps them. */
export interface KeptNeighbours {
  readonly council: string
  readonly from: PlainDate
  readonly authorities: readonly string[]
}

const SYSTEM = { author: 'system', sight: 'files' } as const

const askers = new WeakMap<Store, () => Promise<HeldComparators>>()

/** Reads what was taken in and entered, once for each time it changes. Whoever asks shares it with the others of a store. */
export function heldComparators(store: Store): () => Promise<HeldComparators> {
  const known = askers.get(store)
  if (known) return known
  let kept: HeldComparators | undefined
  const ask = async (): Promise<HeldComparators> => {
    const version = await versionOf(store)
    if (kept?.book.version !== version) kept = await readHeld(store, version)
    return kept
  }
  askers.set(store, ask)
  return ask
}

async function versionOf(store: Store): Promise<string> {
  const { authority } = store
  return store.within(SYSTEM, async tx => {
    const subject = await trustFileIfAny(tx, authority)
    const found = await sql<{ version: string }>`
      select concat_ws(' ', max(number), count(undone_at), (
        select coalesce(sum(version), 0) from entry
        where authority = ${authority} and subject = ${subject ?? null}::uuid and kind = ${neighbourSet.name})) as version
      from comparator_load where authority = ${authority}`.execute(tx)
    return found.rows[0]?.version ?? ''
  })
}

async function entered(store: Store): Promise<readonly NeighbourSet[]> {
  const { authority } = store
  return store.within(SYSTEM, async tx => {
    const subject = await trustFileIfAny(tx, authority)
    if (subject === undefined) return []
    const files = await readFiles(tx, authority, rulebook, [subject], undefined, new Set([neighbourSet.name]))
    return neighbourSetsIn(files.get(subject) ?? fileOf(subject, [], {}, 'trust'))
  })
}

async function readHeld(store: Store, version: string): Promise<HeldComparators> {
  const loads = await store.within(SYSTEM, tx =>
    tx
      .selectFrom('comparator_load')
      .select(['number', 'file', 'page', 'figures', 'neighbours'])
      .where('authority', '=', store.authority)
      .where('undone_at', 'is', null)
      .orderBy('number')
      .execute(),
  )
  const figures = loads.flatMap(({ file, page, figures: rows }) => {
    const publication = { title: `Department for Education statistics, imported from ${file}`, page, official: true }
    return (rows as readonly KeptFigure[]).map(
      ([measure, part, year, area, value, mark, count]): Comparator => ({
        measure,
        ...(part === null ? {} : { part }),
        year,
        area,
        value,
        ...(mark === null ? {} : { mark }),
        ...(count === null ? {} : { count }),
        publication,
      }),
    )
  })
  const sets = loads.flatMap(({ file, neighbours }) =>
    (neighbours as readonly KeptNeighbours[]).map(each => ({
      ...each,
      model: `Statistical neighbours of ${file}`,
      source: `Department for Education, imported from ${file}`,
    })),
  )
  return { book: bookOf(figures, version), sets: [...neighbourSets, ...sets, ...(await entered(store))] }
}
