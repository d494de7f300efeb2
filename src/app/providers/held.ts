import { sql } from 'kysely'
import {
  PROVIDER_LISTS,
  type Provider,
  type ProviderList,
  type Providers,
} from '../../returns/ssda903/validation/providers.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'

/** An edition that is in use: of each list the one that speaks for the latest day, and of those the newest. */
export interface EditionInUse {
  readonly list: ProviderList
  readonly number: number
  readonly asAt: PlainDate
  readonly file: string
  /** Of all it holds. */
  readonly holds: string
  /** The day on which the first edition of the list that stands was taken in. */
  readonly since: PlainDate
}

/** Ofsted's lists as they are held; or those that are not, where the rules cannot be asked without. */
export type HeldLists =
  | {
      readonly is: 'held'
      readonly providers: Providers
      readonly since: PlainDate
      readonly version: string
      readonly editions: readonly EditionInUse[]
    }
  | { readonly is: 'lacking'; readonly lists: readonly ProviderList[] }

/** The first collection year in which a child may live in supported accommodation (K3) that Ofsted registers. */
const SUPPORTED_FROM = 2024

/** The lists without which a year's homes cannot be looked up: a home on the other would be found on none. */
export function listsNeeded(year: number): readonly ProviderList[] {
  return year < SUPPORTED_FROM ? ['registered'] : PROVIDER_LISTS
}

/** The editions in use now. */
export async function editionsInUse(tx: Tx, authority: number): Promise<readonly EditionInUse[]> {
  const found = await sql<EditionInUse>`
    select distinct on (list) list, number, as_at as "asAt", file, holds,
      min((loaded_at at time zone 'Europe/London')::date) over (partition by list) as since
    from provider_edition e, unnest(e.lists) as list
    where authority = ${authority} and loaded_at is not null and withdrawn_at is null
    order by list, as_at desc, number desc`.execute(tx)
  return found.rows
}

/** Ofsted's lists as rules of a collection year are asked with them now. */
export async function heldLists(tx: Tx, authority: number, year: number): Promise<HeldLists> {
  const needed = listsNeeded(year)
  const editions = (await editionsInUse(tx, authority)).filter(each => needed.includes(each.list))
  const lists = needed.filter(list => !editions.some(each => each.list === list))
  if (lists.length > 0) return { is: 'lacking', lists }
  const version = editions.map(each => `${each.list} ${each.holds}`).join('\n')
  const since = editions.map(each => each.since).sort()
  return {
    is: 'held',
    providers: known.get(version) ?? (await readProviders(tx, authority, editions, version)),
    since: since.at(-1) as PlainDate,
    version,
    editions,
  }
}

/** The same for a store, where they are held. */
export async function heldListsFor(
  store: Store,
  year: number,
): Promise<Extract<HeldLists, { readonly is: 'held' }> | undefined> {
  const held = await store.within({ author: 'system', sight: 'none' }, tx => heldLists(tx, store.authority, year))
  return held.is === 'held' ? held : undefined
}

/** The editions that lists were read from, each once. */
export function editionsOf({
  editions,
}: Extract<HeldLists, { readonly is: 'held' }>): readonly Pick<EditionInUse, 'number' | 'asAt'>[] {
  return [...new Map(editions.map(({ number, asAt }) => [number, { number, asAt }])).values()]
}

/** What was read, by all that it holds: the same everywhere, so that no save reads it again. Only the newest few are kept. */
const known = new Map<string, Providers>()
const MOST_KNOWN = 4

interface Line {
  readonly list: ProviderList
  readonly urn: string
  readonly places: readonly string[]
  readonly kinds: readonly string[]
  readonly ended: PlainDate | null
  readonly postcode: string | null
  readonly council: string | null
}

async function readProviders(
  tx: Tx,
  authority: number,
  editions: readonly EditionInUse[],
  version: string,
): Promise<Providers> {
  const read = new Map<string, Provider>()
  for (const { list, number } of editions) {
    const { rows } = await sql<Line>`
      select list, urn, places, kinds, ended, postcode, council from provider_listed
      where authority = ${authority} and edition = ${number} and list = ${list}`.execute(tx)
    for (const { urn, places, kinds, ended, postcode, council } of rows)
      read.set(urn, {
        urn,
        places: new Set(places),
        kinds: new Set(kinds),
        ended: ended ?? undefined,
        postcode: postcode ?? undefined,
        council: council ?? undefined,
      })
  }
  known.set(version, read)
  for (const oldest of known.keys()) if (known.size > MOST_KNOWN) known.delete(oldest)
  return read
}
