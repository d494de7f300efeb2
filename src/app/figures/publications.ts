import { sql } from 'kysely'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit, systemViewer } from '../../spine/access/decide.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { FiguresService, PublishedFigure, PublishedScorecard } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { keepAnswers } from './passes.ts'
import {
  type PublishedTables,
  newestDates,
  nothingPublished,
  publishedDates,
  publishedTables,
  tablesWith,
} from './published.ts'
import { workHere } from './work.ts'
import { yearsHeld } from './years-held.ts'

/** A publication as it was made. */
interface Made {
  readonly number: number
  readonly madeAt: string
  readonly tables: PublishedTables
}

/** Whoever makes the first publication: there is nothing yet that it could be compared with. */
const FIRST = systemViewer('publications')

/**
 * The tables shown outside. They are made once and kept. Someone with leave may add those of a date that has come since,
 * which leaves the others as they stand, or restate those that stand.
 */
export function publications(
  { store, councils, figures: work = workHere(store, councils) }: Pick<Product, 'store' | 'councils' | 'figures'>,
  today: () => PlainDate,
): Pick<FiguresService, 'published' | 'unpublished' | 'publish' | 'restate'> {
  const { authority } = store
  const candidates = keepAnswers<PublishedTables>(store, 1)
  let kept: Made | undefined
  let first: Promise<Made | undefined> | undefined

  /** The year ends that have come and of which returns are held, but no tables were ever published; the newest alone. */
  const datesToAdd = async ({ tables }: Made): Promise<readonly PlainDate[]> => {
    const missing = publishedDates(await yearsHeld(store), today()).filter(on => !tables.dates.includes(on))
    const newest = newestDates([...missing, ...tables.scorecards.map(each => each.on)])
    return missing.filter(on => newest.includes(on))
  }

  /** The tables that stand, as they would come out now. */
  const restated = async ({ tables }: Made): Promise<PublishedTables> => {
    const earlier = (await everyOne()).map(each => each.tables)
    const dates = tables.scorecards.map(each => each.on)
    return publishedTables(work, councils, dates, earlier)
  }

  const everyOne = (): Promise<readonly Made[]> =>
    store.within({ author: 'system', sight: 'totals' }, async tx => {
      const rows = await tx
        .selectFrom('publication')
        .select(['number', 'made_at', 'body'])
        .where('authority', '=', authority)
        .orderBy('number')
        .execute()
      return rows.map(row => ({
        number: row.number,
        madeAt: row.made_at,
        tables: row.body as PublishedTables,
      }))
    })

  const newest = async (): Promise<Made | undefined> => {
    const number = await store.within({ author: 'system', sight: 'totals' }, tx => newestNumber(tx, authority))
    if (number === 0) return undefined
    if (kept?.number !== number) kept = (await everyOne()).at(-1)
    return kept
  }

  /** Keeps tables as the next publication; false when another was made since they were worked out. */
  const keep = (by: Viewer, after: number, tables: PublishedTables): Promise<boolean> => {
    const { grants } = permit(by, 'figures.publish')
    return store.within(grants, async tx => {
      await sql`select pg_advisory_xact_lock(hashtext('alongside publication'), ${authority})`.execute(tx)
      if ((await newestNumber(tx, authority)) !== after) return false
      const number = after + 1
      await tx
        .insertInto('publication')
        .values({ authority, number, made_by: by.id, dates: [...tables.dates], body: JSON.stringify(tables) })
        .execute()
      await recordWithin(tx, authority, by, 'figures.publish', [], { about: `publication:${number}` })
      return true
    })
  }

  const makeFirst = async (): Promise<Made | undefined> => {
    const tables = await publishedTables(work, councils, publishedDates(await yearsHeld(store), today()), [])
    if (tables.scorecards.length === 0) return undefined
    await keep(FIRST, 0, tables)
    return newest()
  }

  const current = async (): Promise<Made | undefined> => {
    const made = await newest()
    if (made) return made
    first ??= makeFirst().finally(() => (first = undefined))
    return first
  }

  const candidateAfter = (made: Made) => candidates.get(`after ${made.number}`, () => restated(made))

  return {
    published: async (viewer, { on }) => {
      permit(viewer, 'figures.read-suppressed')
      const made = await current()
      if (!made) return nothingPublished(councils, today())
      const { scorecards } = made.tables
      const found = scorecards.find(scorecard => scorecard.on === on) ?? (scorecards[0] as PublishedScorecard)
      return { ...found, dates: scorecards.map(each => each.on), publishedAt: found.publishedAt ?? made.madeAt }
    },
    unpublished: async viewer => {
      permit(viewer, 'figures.publish')
      const made = await current()
      if (!made) return { dates: [], changes: 0, hides: 0 }
      const { answer, stale } = await candidateAfter(made)
      return {
        dates: await datesToAdd(made),
        ...changedBetween(made.tables.scorecards, answer.scorecards),
        ...(stale ? { newerToCome: true as const } : {}),
      }
    },
    publish: async viewer => {
      permit(viewer, 'figures.publish')
      for (;;) {
        const made = await current()
        const added = made ? await datesToAdd(made) : []
        if (!made || added.length === 0) return { is: 'unchanged' }
        const earlier = (await everyOne()).map(each => each.tables)
        const standing = made.tables.scorecards.map(each => ({ publishedAt: made.madeAt, ...each }))
        const tables = await tablesWith(added, work, councils, standing, earlier)
        // Where somebody else published meanwhile, theirs was not thought of.
        if (await keep(viewer, made.number, tables)) return { is: 'published', number: made.number + 1 }
      }
    },
    restate: async viewer => {
      permit(viewer, 'figures.publish')
      for (;;) {
        const made = await current()
        if (!made) return { is: 'unchanged' }
        const { answer, stale } = await candidateAfter(made)
        const tables = stale ? await restated(made) : answer
        if (changedBetween(made.tables.scorecards, tables.scorecards).changes === 0) return { is: 'unchanged' }
        if (await keep(viewer, made.number, tables)) return { is: 'published', number: made.number + 1 }
      }
    },
  }
}

async function newestNumber(tx: Tx, authority: number): Promise<number> {
  const { number } = await tx
    .selectFrom('publication')
    .select(eb => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
    .where('authority', '=', authority)
    .executeTakeFirstOrThrow()
  return number
}

/**
 * How many numbers read differently in one set of tables than in another, those that only one of them has included; and
 * how many of them were shown and are so no longer. Pure.
 */
export function changedBetween(
  before: readonly PublishedScorecard[],
  now: readonly PublishedScorecard[],
): { readonly changes: number; readonly hides: number } {
  const [then, after] = [readingsOf(before), readingsOf(now)]
  const changed = [...new Set([...then.keys(), ...after.keys()])].filter(name => then.get(name) !== after.get(name))
  return {
    changes: changed.length,
    hides: changed.filter(name => after.get(name) === NOT_SHOWN).filter(name => then.has(name)).length,
  }
}

const NOT_SHOWN = 'not shown'

function readingsOf(scorecards: readonly PublishedScorecard[]): ReadonlyMap<string, string> {
  const readings = new Map<string, string>()
  for (const { on, groups, councils } of scorecards)
    for (const row of groups.flatMap(group => group.rows)) {
      const put = (part: string, whole: PublishedFigure | undefined, within: readonly PublishedFigure[]) => {
        if (whole) readings.set(`${on} ${row.id} ${part}`, reads(whole))
        within.forEach((figure, at) =>
          readings.set(`${on} ${row.id} ${part} ${councils[at]?.value ?? at}`, reads(figure)),
        )
      }
      put('', row.now, row.councils)
      for (const part of row.parts ?? []) put(part.label, part.now, part.councils)
    }
  return readings
}

function reads({ value, children, outOf, net, hidden }: PublishedFigure): string {
  return hidden ? NOT_SHOWN : [value, children, outOf, net?.came, net?.left].join()
}
