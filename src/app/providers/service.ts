import { sql } from 'kysely'
import type { ProviderList } from '../../returns/ssda903/validation/providers.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { rulesNow } from '../../spine/ledger/fault-rules.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  ProviderEdition,
  ProviderEditionRead,
  ProviderLine,
  ProvidersService,
} from '../../spine/web/service-providers.ts'
import { peopleNamed } from '../children/looks.ts'
import type { Product } from '../product.ts'
import { isChecked, passIn } from '../quality/checking.ts'
import { rulebook } from '../rulebook.ts'
import { editionsInUse, listsNeeded } from './held.ts'
import { takingIn } from './taking-in.ts'
import { LIST_TITLES, PROVIDER_RULES } from './words.ts'

const AT_ONCE = 50

interface Row {
  readonly number: number
  readonly as_at: PlainDate
  readonly file: string
  readonly file_hash: string
  readonly lists: readonly ProviderList[]
  readonly providers: number
  readonly remarks: readonly string[]
  readonly author: string
  readonly looked_at: string
  readonly loaded_at: string | null
  readonly withdrawn_at: string | null
  readonly withdrawn_by: string | null
}

/** Ofsted's lists: the editions that are kept, what is in each, and taking one in. */
export function providersService({ store }: Pick<Product, 'store'>, today: () => PlainDate): ProvidersService {
  const { authority } = store

  const mayOf = (viewer: Viewer) => ({
    load: decide(viewer, 'imports.make').allow,
    withdraw: decide(viewer, 'imports.undo').allow,
  })

  const editionsOf = async (tx: Tx, rows: readonly Row[]): Promise<readonly ProviderEdition[]> => {
    const inUse = new Set((await editionsInUse(tx, authority)).map(each => each.number))
    const people = await peopleNamed(
      store,
      rows.flatMap(each => [each.author, ...(each.withdrawn_by ? [each.withdrawn_by] : [])]),
    )
    const called = (id: string): string =>
      people.get(id)?.name ?? (id.startsWith('system:') || id === 'demo' ? 'Alongside itself' : 'Someone')
    return rows.map(row => ({
      number: row.number,
      asAt: row.as_at,
      file: row.file,
      hash: row.file_hash.slice(0, 12),
      lists: row.lists.map(list => LIST_TITLES[list]),
      providers: row.providers,
      by: called(row.author),
      at: row.loaded_at ?? row.looked_at,
      is: row.withdrawn_at
        ? 'withdrawn'
        : row.loaded_at === null
          ? 'looked-at'
          : inUse.has(row.number)
            ? 'in-use'
            : 'older',
      ...(row.withdrawn_at && row.withdrawn_by
        ? { withdrawn: { by: called(row.withdrawn_by), at: row.withdrawn_at } }
        : {}),
    }))
  }

  const rowsIn = async (tx: Tx, number?: number): Promise<readonly Row[]> =>
    (
      await sql<Row>`select number, as_at, file, file_hash, lists, providers, remarks, author, looked_at, loaded_at, withdrawn_at, withdrawn_by
        from provider_edition where authority = ${authority} ${number === undefined ? sql`and loaded_at is not null` : sql`and number = ${number}`}
        order by number desc`.execute(tx)
    ).rows

  return {
    ...takingIn(store, today),

    editions: async viewer => {
      const { grants } = permit(viewer, 'imports.read')
      await recordRead(store, viewer, 'imports.read', [], { route: '/providers', purpose: 'providers' })
      return store.within(grants, async tx => {
        const held = (await editionsInUse(tx, authority)).map(each => each.list)
        const { faults } = rulebook
        const on = today()
        return {
          editions: await editionsOf(tx, await rowsIn(tx)),
          lacking: listsNeeded(Number.POSITIVE_INFINITY)
            .filter(list => !held.includes(list))
            .map(list => LIST_TITLES[list]),
          rules: PROVIDER_RULES,
          whole:
            faults !== undefined && isChecked(await passIn(tx, authority), await rulesNow(faults, tx, authority), on),
          may: mayOf(viewer),
        }
      })
    },

    edition: async (viewer, number, { find, page = 1 }) => {
      const { grants } = permit(viewer, 'imports.read')
      await recordRead(store, viewer, 'imports.read', [], { route: '/providers/:number', purpose: 'providers' })
      return store.within(grants, async (tx): Promise<ProviderEditionRead | undefined> => {
        const [row] = await rowsIn(tx, number)
        const [edition] = row ? await editionsOf(tx, [row]) : []
        // What somebody else is still looking at is theirs.
        if (!row || !edition || (edition.is === 'looked-at' && row.author !== viewer.id)) return undefined
        const against = await comparedWith(tx, row)
        const { lines, found } = await linesIn(tx, authority, number, find, page)
        return {
          edition,
          remarks: row.remarks,
          types: await typesIn(tx, authority, number),
          ...(against ? { against } : {}),
          lines,
          found,
          page,
          pages: Math.max(1, Math.ceil(found / AT_ONCE)),
          may: mayOf(viewer),
        }
      })
    },
  }

  // With whichever edition in use has the lists that this one would take over.
  async function comparedWith(tx: Tx, row: Row): Promise<ProviderEditionRead['against']> {
    const before = (await editionsInUse(tx, authority)).find(
      each => each.number !== row.number && row.lists.includes(each.list),
    )
    if (!before) return undefined
    const counted = await sql<Omit<NonNullable<ProviderEditionRead['against']>, 'number' | 'asAt'>>`
      select count(*) filter (where o.urn is null)::int as added, count(*) filter (where n.urn is null)::int as gone,
        count(*) filter (where n.ended is not null and o.urn is not null and o.ended is null)::int as closed,
        count(*) filter (where n.urn is not null and o.urn is not null and
          (n.places, n.kinds, n.postcode, n.council) is distinct from (o.places, o.kinds, o.postcode, o.council))::int as changed
      from (select * from provider_listed where authority = ${authority} and edition = ${row.number}) n
      full join (select * from provider_listed where authority = ${authority} and edition = ${before.number}
        and list = any(${[...row.lists]}::text[])) o on o.urn = n.urn`.execute(tx)
    const [found] = counted.rows
    return found && { number: before.number, asAt: before.asAt, ...found }
  }
}

async function typesIn(tx: Tx, authority: number, number: number): Promise<ProviderEditionRead['types']> {
  const found = await sql<ProviderEditionRead['types'][number]>`
    select coalesce(type, 'Not said') as type, count(*) filter (where ended is null)::int as open,
      count(*) filter (where ended is not null)::int as closed
    from provider_listed where authority = ${authority} and edition = ${number} group by 1 order by count(*) desc, 1`.execute(
    tx,
  )
  return found.rows
}

async function linesIn(
  tx: Tx,
  authority: number,
  number: number,
  find: string | undefined,
  page: number,
): Promise<Pick<ProviderEditionRead, 'lines' | 'found'>> {
  const words = wordsIn(find)
  const matching = sql`authority = ${authority} and edition = ${number} ${sql.join(words.map(matches), sql` `)}`
  const { rows } = await sql<ProviderLine>`
    select urn, name, type, area, opened, ended, status, postcode, places, kinds from provider_listed
    where ${matching} order by name nulls last, urn limit ${AT_ONCE} offset ${(page - 1) * AT_ONCE}`.execute(tx)
  const counted = await sql<{
    count: number
  }>`select count(*)::int as count from provider_listed where ${matching}`.execute(tx)
  return { lines: rows, found: counted.rows[0]?.count ?? 0 }
}

/** What somebody typed to find a provider by, in words: each must be in its number, its name, its area or its postcode. */
export function wordsIn(find: string | undefined): readonly string[] {
  return (find ?? '')
    .slice(0, 100)
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 8)
}

/** Whether a line of a list has a word, wherever people may look for it. */
export function matches(word: string) {
  const like = `%${word.replaceAll(/[\\%_]/g, each => `\\${each}`)}%`
  return sql`and (urn ilike ${like} or name ilike ${like} or area ilike ${like} or postcode ilike ${like})`
}
