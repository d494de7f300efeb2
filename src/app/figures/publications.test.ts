import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { PublishedFigure, PublishedScorecard } from '../../spine/web/services.ts'
import { importReturn } from '../imports/ssda903.ts'
import { councilsOf } from '../trust.ts'
import { changedBetween, publications } from './publications.ts'

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const TODAY = plainDate('2018-09-15')

let store: Store
let folder: string
let analyst: Viewer
let board: Viewer
let tables: ReturnType<typeof publications>

/** A return in which a council has so many children in care. */
async function bring(council: 'north' | 'west', children: number): Promise<void> {
  const ids = Array.from({ length: children }, (_, at) => `${council.charAt(0).toUpperCase()}${at + 1}`)
  const paths = await Promise.all(
    Object.entries({
      header: [HEADER, ...ids.map(id => `${id},2,01/06/2010,WBRI,UN1,,`)],
      episodes: [EPISODES, ...ids.map(id => `${id},01/05/2016,S,C2,N1,U6,PR1,,,,,,`)],
    }).map(async ([table, lines]) => {
      const to = path.join(folder, `${council}-${children}-${table}.csv`)
      await writeFile(to, `${lines.join('\r\n')}\r\n`)
      return to
    }),
  )
  const operator = { author: 'command-line', sight: 'files' } as const
  const { status } = await importReturn(store, operator, { paths, year: 2018, council, acceptPartial: false })
  expect(status).toBe('done')
}

const made = () =>
  store.within({ author: 'test', sight: 'totals' }, tx =>
    tx
      .selectFrom('publication')
      .select(['number', 'made_by', sql<string[]>`dates::text[]`.as('dates')])
      .orderBy('number')
      .execute(),
  )
const service = async () => publications({ store, councils: await councilsOf(store) }, () => TODAY)

async function childrenInCare(viewer: Viewer = board): Promise<readonly (number | 'not shown' | null)[]> {
  const { groups } = await tables.published(viewer, {})
  const row = groups.flatMap(group => group.rows).find(each => each.id === 'cla-number')
  return [row?.now, ...(row?.councils ?? [])].map(each => (each?.hidden ? 'not shown' : (each?.value ?? null)))
}

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'publications-'))
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  board = await exampleUser(store, 'board-member', 'Ann Example')
  tables = await service()
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

// One story, told in order.
describe('the published tables', () => {
  it('while nothing is held, every question stands without an answer, and nothing is published', async () => {
    const empty = await tables.published(board, {})
    expect(empty).toMatchObject({ dates: [] })
    expect(empty).not.toHaveProperty('publishedAt')
    expect(empty.groups.flatMap(group => group.rows).filter(row => row.now)).toEqual([])
    expect(await tables.publish(analyst)).toEqual({ is: 'unchanged' })
    expect(await tables.restate(analyst)).toEqual({ is: 'unchanged' })
    expect(await made()).toEqual([])
  })

  it('are made once, by the system, when first asked for, however many ask at once', async () => {
    await bring('north', 20)
    await bring('west', 10)
    const other = await service()
    await Promise.all([tables.published(board, {}), tables.published(board, {}), other.published(analyst, {})])
    expect(await made()).toEqual([{ number: 1, made_by: 'system:publications', dates: ['2018-03-31'] }])
    expect(await childrenInCare()).toEqual([30, 20, 10])
    expect(await tables.unpublished(analyst)).toEqual({ dates: [], changes: 0, hides: 0 })
  })

  it('stand still when a child is recorded, after a restart too', async () => {
    const before = await tables.published(board, {})
    await bring('west', 11)
    expect(await tables.published(board, {})).toEqual(before)
    expect(await (await service()).published(board, {})).toEqual(before)
  })

  it('whoever may publish is told how many numbers would change, and how many would be hidden; others are refused', async () => {
    tables = await service()
    const { changes, hides } = await tables.unpublished(analyst)
    expect(hides).toBeGreaterThan(0)
    expect(changes).toBeGreaterThanOrEqual(hides)
    for (const refused of [tables.unpublished(board), tables.publish(board), tables.restate(board)])
      await expect(refused).rejects.toThrow(AccessRefused)
    const administrator = await exampleUser(store, 'administrator', 'Ali Example')
    await expect(tables.publish(administrator)).rejects.toThrow(AccessRefused)
  })

  it('restated, do not show what one child changed; what is the same stays, and it is written down who did it', async () => {
    expect(await tables.publish(analyst)).toEqual({ is: 'unchanged' })
    expect(await tables.restate(analyst)).toEqual({ is: 'published', number: 2 })
    expect(await childrenInCare()).toEqual(['not shown', 20, 'not shown'])
    expect(await made()).toMatchObject([{ number: 1 }, { number: 2, made_by: analyst.id }])
    const event = await store.asOwner(tx =>
      tx
        .selectFrom('audit_event')
        .select(['actor', 'subjects', 'about'])
        .where('action', '=', 'figures.publish')
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst(),
    )
    expect(event).toEqual({ actor: analyst.id, subjects: [], about: 'publication:2' })
  })

  it('are not restated while nothing would read differently, nor twice by two who ask at once', async () => {
    expect(await tables.restate(analyst)).toEqual({ is: 'unchanged' })
    await bring('north', 40)
    const [one, two] = await Promise.all([tables.restate(analyst), (await service()).restate(analyst)])
    expect([one.is, two.is].sort()).toEqual(['published', 'unchanged'])
    expect((await made()).map(each => each.number)).toEqual([1, 2, 3])
    expect(await childrenInCare()).toEqual(['not shown', 40, 'not shown'])
  })

  it('hold no count that was held back', async () => {
    const rows = await store.asOwner(tx => tx.selectFrom('publication').select('body').orderBy('number').execute())
    for (const { body } of rows) {
      const { shown, hidden } = body as { shown: Record<string, number>; hidden: string[] }
      expect(hidden.filter(cell => cell in shown)).toEqual([])
    }
    expect(rows).toHaveLength(3)
    expect((rows[2]?.body as { hidden: string[] } | undefined)?.hidden).toContain(
      'cla-number|2018-03-31..2018-03-31|west||numerator',
    )
  })

  it.each(['update publication set made_by = made_by', 'delete from publication', 'truncate publication'])(
    'cannot be changed, by the owner either: %s',
    async statement => {
      await expect(store.asOwner(tx => sql.raw(statement).execute(tx))).rejects.toThrow('append-only')
    },
  )

  it('a board member cannot make one, and nobody makes one in another’s name', async () => {
    const insert = (by: string) =>
      sql`insert into publication (authority, number, made_by, dates, body) values (1, 9, ${by}, '{}', '{}')`
    const { grants } = decide(board, 'figures.read-suppressed')
    await expect(store.within(grants, tx => insert(board.id).execute(tx))).rejects.toThrow('row-level security')
    const publishing = decide(analyst, 'figures.publish').grants
    await expect(store.within(publishing, tx => insert(board.id).execute(tx))).rejects.toThrow('row-level security')
  })
})

describe('what restating would change', () => {
  const shown = (value: number): PublishedFigure => ({ unit: 'count', value, children: value, outOf: null })
  const held: PublishedFigure = { unit: 'count', value: null, children: null, outOf: null, hidden: true }
  const card = (on: string, now: PublishedFigure, northern: PublishedFigure): PublishedScorecard => ({
    on: plainDate(on),
    dates: [],
    councils: [{ value: 'north', text: 'North' }],
    groups: [
      {
        title: 'General',
        rows: [
          {
            id: 'cla-number',
            title: 'Children in care',
            question: 'How many?',
            definition: '',
            source: '',
            front: true,
            now,
            direction: { went: 'same', is: 'neither' },
            councils: [northern],
          },
        ],
      },
    ],
  })
  const before = [card('2025-03-31', shown(60), shown(20))]

  it.each([
    ['nothing', before, { changes: 0, hides: 0 }],
    ['one number', [card('2025-03-31', shown(70), shown(20))], { changes: 1, hides: 0 }],
    ['one number that would be held back', [card('2025-03-31', shown(60), held)], { changes: 1, hides: 1 }],
    ['a date more', [...before, card('2026-03-31', shown(60), held)], { changes: 2, hides: 0 }],
    ['every number of a date that goes', [], { changes: 2, hides: 0 }],
  ])('is counted: %s', (_what, now, found) => {
    expect(changedBetween(before, now)).toEqual(found)
  })
})
