import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import type { PublishedFigure, PublishedRow, PublishedScorecard } from '../../spine/web/services.ts'
import { importReturn } from '../imports/ssda903.ts'
import { councilsOf } from '../trust.ts'
import { publications } from './publications.ts'

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const THEN = plainDate('2018-03-31')
const NOW = plainDate('2019-03-31')

let store: Store
let folder: string
let analyst: Viewer
let board: Viewer
let today: PlainDate
let tables: ReturnType<typeof publications>

/** A council's return of a year: children in care since 2016, and since June 2018. */
async function bring(council: 'north' | 'west', year: number, since2016: number, since2018 = 0): Promise<void> {
  const ids = Array.from(
    { length: since2016 + since2018 },
    (_, at) => `${council.charAt(0).toUpperCase()}${at < since2016 ? at : `NEW${at - since2016}`}`,
  )
  const paths = await Promise.all(
    Object.entries({
      header: [HEADER, ...ids.map(id => `${id},2,01/06/2010,WBRI,UN1,,`)],
      episodes: [
        EPISODES,
        ...ids.map((id, at) => `${id},${at < since2016 ? '01/05/2016' : '01/06/2018'},S,C2,N1,U6,PR1,,,,,,`),
      ],
    }).map(async ([table, lines]) => {
      const to = path.join(folder, `${council}-${year}-${ids.length}-${table}.csv`)
      await writeFile(to, `${lines.join('\r\n')}\r\n`)
      return to
    }),
  )
  const operator = { author: 'command-line', sight: 'files' } as const
  const { status } = await importReturn(store, operator, { paths, year, council, acceptPartial: false })
  expect(status).toBe('done')
}

const service = async () => publications({ store, councils: await councilsOf(store) }, () => today)
/** All that a reader of one date is shown, to the letter; the other dates on offer are no part of it. */
const toTheLetter = ({ on, groups, councils, publishedAt, workedOutAt }: PublishedScorecard): string =>
  JSON.stringify({ on, groups, councils, publishedAt, workedOutAt })

function rowOf(scorecard: PublishedScorecard, id: string): PublishedRow {
  return scorecard.groups.flatMap(group => group.rows).find(row => row.id === id) as PublishedRow
}
const wholeAndCouncils = (row: PublishedRow): readonly (PublishedFigure | undefined)[] => [row.now, ...row.councils]

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'publications-years-'))
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  board = await exampleUser(store, 'board-member', 'Ann Example')
  today = plainDate('2018-09-15')
  tables = await service()
  await bring('north', 2018, 40)
  await bring('west', 2018, 30)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

// One story, told in order.
describe('a year that has ended', () => {
  let first: PublishedScorecard

  it('is not published before it has ended, nor before a return for it is held', async () => {
    first = await tables.published(board, {})
    expect(first).toMatchObject({ on: THEN, dates: [THEN] })
    today = plainDate('2019-09-15')
    expect(await tables.unpublished(analyst)).toMatchObject({ dates: [] })
    expect(await tables.publish(analyst)).toEqual({ is: 'unchanged' })
  })

  it('is offered to those who may publish, and seen by no board member until they do', async () => {
    // A child of West who was in care in 2018 is recorded late.
    await bring('west', 2018, 31)
    await bring('north', 2019, 40, 10)
    await bring('west', 2019, 31, 12)
    tables = await service()
    const { dates, changes } = await tables.unpublished(analyst)
    expect(dates).toEqual([NOW])
    expect(changes).toBeGreaterThan(0)
    expect(await tables.published(board, {})).toEqual(first)
    expect((await tables.published(board, { on: NOW })).on).toBe(THEN)
  })

  it('is published once by two who ask at once, and what was published before stands to the letter', async () => {
    const [one, two] = await Promise.all([tables.publish(analyst), (await service()).publish(analyst)])
    expect([one.is, two.is].sort()).toEqual(['published', 'unchanged'])
    const then = await tables.published(board, { on: THEN })
    expect(toTheLetter(then)).toBe(toTheLetter(first))
    expect(then.dates).toEqual([NOW, THEN])
    const now = await tables.published(board, {})
    expect(now).toMatchObject({ on: NOW, dates: [NOW, THEN] })
    expect(Date.parse(now.publishedAt ?? '')).toBeGreaterThan(Date.parse(first.publishedAt ?? ''))
    expect((await tables.unpublished(analyst)).dates).toEqual([])
  })

  it('shows what is new, sets beside it what was published a year ago, and does not tell of the child recorded late', async () => {
    const now = await tables.published(board, { on: NOW })
    const row = rowOf(now, 'cla-number')
    expect(row.councils[0]).toMatchObject({ value: 50 })
    expect(row.yearAgo).toEqual(rowOf(first, 'cla-number').now)
    const before = wholeAndCouncils(rowOf(first, 'cla-number')).map(figure => figure?.value)
    expect(before).toEqual([70, 40, 30])
    const net = wholeAndCouncils(rowOf(now, 'cla-net'))
    const summed = wholeAndCouncils(row).map((figure, at) => {
      const moves = net[at]?.net
      if (!moves || figure?.hidden) return 'cannot be summed'
      return (before[at] ?? 0) + moves.came - moves.left === figure?.value
    })
    expect(summed).toEqual(['cannot be summed', true, 'cannot be summed'])
  })

  it('stands with the others when restating is what is asked, which hides what one child changed', async () => {
    tables = await service()
    const { hides } = await tables.unpublished(analyst)
    expect(hides).toBeGreaterThan(0)
    expect((await tables.restate(analyst)).is).toBe('published')
    const then = await tables.published(board, { on: THEN })
    expect(wholeAndCouncils(rowOf(then, 'cla-number')).map(figure => figure?.hidden ?? figure?.value)).toEqual([
      true,
      40,
      true,
    ])
    expect((await tables.published(board, {})).dates).toEqual([NOW, THEN])
  })
})
