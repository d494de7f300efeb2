import { sql } from 'kysely'
import { recordRead } from '../../spine/access/audit.ts'
import { decide, permit } from '../../spine/access/decide.ts'
import { postcodesIn } from '../../spine/ledger/facts.ts'
import type { Place } from '../../spine/ledger/file.ts'
import { isId } from '../../spine/ledger/ids.ts'
import { type Known, readRecorded } from '../../spine/ledger/read.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, earlier } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { Ask, Asked, ChildrenService, OpenedChild } from '../../spine/web/services.ts'
import { yearsHeld } from '../figures/years-held.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { type ChildRead, buildChild } from './build-child.ts'
import { CHILDREN_OF_A_PAGE, type Search, countChildren, countTurned18, matchingChildren } from './find.ts'
import { looksAt, peopleNamed } from './looks.ts'
import { rowOf } from './row.ts'

/** Finding and opening children. `today` is asked at the edge, each time: the day it is in England. */
export function childrenService(product: Product, today: () => PlainDate): ChildrenService {
  const { store, councils } = product
  const { authority } = store
  const heldToNow = async (): Promise<PlainDate | undefined> => {
    const last = (await yearsHeld(store)).at(-1)
    return last === undefined ? undefined : (`${last}-03-31` as PlainDate)
  }

  return {
    find: async (viewer, filter) => {
      const { grants, council } = permit(viewer, 'children.list')
      const search: Search = { authority, council, today: today(), heldTo: await heldToNow(), filter }
      const { text, care, age, legal, home, attention } = filter
      const ofTheFigure = care === 'in' && [text, age, legal, home, attention].every(each => each === undefined)
      const found = await store.within(grants, async tx => {
        const { total, choices } = await countChildren(tx, search, councils)
        const pages = Math.max(1, Math.ceil(total / CHILDREN_OF_A_PAGE))
        const page = Math.min(Math.max(1, filter.page ?? 1), pages)
        const rows = total === 0 ? [] : await matchingChildren(tx, search, page)
        return {
          total,
          on: search.today,
          ...(search.heldTo ? { heldTo: search.heldTo } : {}),
          ...(ofTheFigure ? { turned18: await countTurned18(tx, search) } : {}),
          choices,
          page,
          pages,
          rows: rows.map(row => rowOf(row, search.today, councils)),
        }
      })
      const shown = found.rows.map(row => row.id)
      await recordRead(store, viewer, 'children.list', shown, { route: '/children', purpose: 'find' })
      return found
    },

    list: async (viewer, filter) => {
      const { grants, council } = permit(viewer, 'children.list')
      const search: Search = { authority, council, today: today(), heldTo: await heldToNow(), filter }
      const found = await store.within(grants, tx => matchingChildren(tx, search))
      const listed = found.map(row => row.subject)
      await recordRead(store, viewer, 'children.list', listed, { route: '/children/download', purpose: 'download' })
      return found.map(row => rowOf(row, search.today, councils))
    },

    open: async (viewer, id, { why, ...ask }) => {
      const { grants } = permit(viewer, 'child.read')
      if (!isId(id)) return undefined
      const now = today()
      const known = knownFrom(ask)
      const on = ask.on ?? (ask.knownAt ? earlier(ask.knownAt, now) : now)
      const read = await store.within(grants, async tx => {
        const council = await councilOf(tx, authority, id)
        if (council === undefined) return 'no-such-child'
        if (!decide(viewer, 'child.read', { council: council ?? undefined }).allow) return 'refused'
        const entries = await readRecorded(tx, authority, rulebook, id, known)
        if (entries.length === 0 && !known) return 'no-such-child'
        return {
          entries,
          places: await placesOf(tx, entries),
          imports: await importsOf(tx, authority, entries),
          heldTo: await lastReturn(tx, authority, id, known),
        }
      })
      if (read === 'no-such-child') return undefined
      if (read === 'refused') {
        await recordRead(store, viewer, 'child.read', [id], { route: '/children/:id', allowed: false })
        return undefined
      }
      const { entries, places, imports, heldTo } = read
      const [looks, people] = await Promise.all([
        looksAt(store, id),
        peopleNamed(
          store,
          entries.flatMap(entry => (entry.import === null ? [entry.author] : [])),
        ),
      ])
      const about: ChildRead = {
        id,
        entries,
        places,
        origins: { imports, people },
        kinds: rulebook.kinds,
        councils,
        on,
        heldTo,
      }
      const child: OpenedChild = { ...buildChild(about), asked: askedOf(about, ask), looks }
      await recordRead(store, viewer, 'child.read', [id], {
        route: '/children/:id',
        purpose: known ? 'known-before' : why === undefined ? 'open' : 'reason-given',
        ...(known ? { about: `${ask.clock ?? 'recorded'}:${ask.knownAt}` } : {}),
      })
      return child
    },
  }

  function askedOf({ heldTo: held, on }: ChildRead, ask: Ask): Asked {
    const stops =
      held !== undefined && held < on
        ? `The newest return that speaks of this child is the one to ${inWords(held)}. What has happened since stands here only where someone has recorded it.`
        : undefined
    return {
      on,
      councilName: councils.map(each => each.name).join(' and '),
      ...(ask.knownAt ? { knownAt: ask.knownAt } : {}),
      clock: ask.clock ?? 'recorded',
      workedOutAt: new Date().toISOString(),
      ...(stops ? { note: stops } : {}),
    }
  }
}

/** Which past an ask is of, if any: by the ledger's clock to the end of that day in England, or by the returns' own dates. */
function knownFrom({ knownAt, clock }: Ask): Known | undefined {
  if (!knownAt) return undefined
  return clock === 'per-source'
    ? { clock: 'source', at: knownAt }
    : { clock: 'recorded', at: `${knownAt} 23:59:59.999 Europe/London` }
}

// Null where the child is known and no council is: whoever works for one council is then refused.
async function councilOf(tx: Tx, authority: number, subject: string): Promise<string | null | undefined> {
  const found = await tx
    .selectFrom('standing')
    .select('council')
    .where('authority', '=', authority)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return found === undefined ? undefined : found.council
}

async function placesOf(tx: Tx, entries: ChildRead['entries']): Promise<Readonly<Record<string, Place>>> {
  const wanted = postcodesIn(entries)
  if (wanted.length === 0) return {}
  const rows = await tx
    .selectFrom('postcode')
    .selectAll()
    .where('postcode', 'in', [...wanted])
    .execute()
  return Object.fromEntries(rows.map(({ postcode, ...place }) => [postcode, place]))
}

async function importsOf(
  tx: Tx,
  authority: number,
  entries: ChildRead['entries'],
): Promise<ChildRead['origins']['imports']> {
  const ids = [...new Set(entries.flatMap(entry => entry.import ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; number: number; source: string }>`
    select id, number, source from import where authority = ${authority} and id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.rows.map(row => [row.id, row]))
}

// The date of the newest return that mentions the child: not what changed last, since a return may only repeat.
async function lastReturn(
  tx: Tx,
  authority: number,
  subject: string,
  known: Known | undefined,
): Promise<PlainDate | undefined> {
  const byThen =
    known === undefined
      ? sql`true`
      : known.clock === 'source'
        ? sql`make_date(f.year, 3, 31) <= ${known.at}::date`
        : sql`i.ended_at <= ${known.at}::timestamptz`
  const found = await sql<{ last: PlainDate | null }>`
    select make_date(max(f.year), 3, 31) as last from source_subject s
    join import i on i.authority = s.authority and i.source = s.source and i.council = s.council and i.status = 'done'
    join import_row r on r.authority = s.authority and r.import = i.id and r.subject_key = s.key
    join import_file f on f.authority = r.authority and f.import = r.import and f.file = r.file and f."table" = r."table"
    where s.authority = ${authority} and s.subject = ${subject}::uuid and ${byThen}`.execute(tx)
  return found.rows[0]?.last ?? undefined
}
