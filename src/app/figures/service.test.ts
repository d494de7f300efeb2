import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { FiguresService, HeldRow, MeasureAnswer } from '../../spine/web/services.ts'
import { importReturn } from '../imports/ssda903.ts'
import { councilsOf } from '../trust.ts'
import { keepAnswers } from './passes.ts'
import { figuresService } from './service.ts'

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const numbers = (prefix: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`)
const born = (children: readonly string[]): string[] => [HEADER, ...children.map(n => `${n},2,01/06/2010,WBRI,UN1,,`)]
const inCare = (children: readonly string[], legal = 'C2'): string[] =>
  children.map(n => `${n},01/05/2016,S,${legal},N1,U6,PR1,,,,,,`)

// North has 12 children in care and West 3: so few that its number may not be published.
const north = numbers('N', 1, 12)
const west = numbers('W', 1, 3)
const mover = [
  'N13,10/05/2017,S,C2,N1,U6,PR1,01/08/2017,X1,CARPL,,,',
  'N13,01/08/2017,P,C2,N1,U4,PR1,01/11/2017,X1,CARPL,,,',
  'N13,01/11/2017,P,C2,N1,K2,PR4,,,,,,',
]
const RETURNS = [
  { council: 'north', year: 2017, header: born(north), episodes: inCare(north) },
  {
    council: 'north',
    year: 2018,
    header: born([...north, 'N13']),
    episodes: [...inCare(north.slice(1)), 'N1,01/05/2016,S,C2,N1,U6,PR1,01/12/2017,E4A,,,,', ...mover],
  },
  { council: 'west', year: 2018, header: born(west), episodes: inCare(west, 'V2') },
] as const

let store: Store
let figures: FiguresService
let folder: string
let analyst: Viewer
let board: Viewer
const today = plainDate('2018-09-15')
const END = plainDate('2018-03-31')

async function bring({ council, year, header, episodes }: (typeof RETURNS)[number]): Promise<void> {
  const paths = await Promise.all(
    Object.entries({ header, episodes: [EPISODES, ...episodes] }).map(async ([table, lines]) => {
      const to = path.join(folder, `${council}-${year}-${table}.csv`)
      await writeFile(to, `${lines.join('\r\n')}\r\n`)
      return to
    }),
  )
  const operator = { author: 'command-line', sight: 'files' } as const
  const { status } = await importReturn(store, operator, { paths, year, council, acceptPartial: false })
  expect(status).toBe('done')
}

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'figures-'))
  for (const each of RETURNS) await bring(each)
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  board = await exampleUser(store, 'board-member', 'Ann Example')
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  figures = figuresService({ settings, store, councils: await councilsOf(store), close: store.close }, () => today)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const lastEvent = () =>
  store.asOwner(tx =>
    tx
      .selectFrom('audit_event')
      .select(['actor', 'action', 'subjects', 'about', 'purpose'])
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
async function rowOf(id: string, viewer = analyst, ask = {}): Promise<HeldRow> {
  const { groups } = await figures.scorecard(viewer, ask)
  return groups.flatMap(group => group.rows).find(row => row.id === id) as HeldRow
}
async function answerOf(id: string, ask: Parameters<FiguresService['measure']>[2] = {}): Promise<MeasureAnswer> {
  return (await figures.measure(analyst, id, ask)) as MeasureAnswer
}

describe('the scorecard', () => {
  it('stands where the latest return stops, with the figure, a year ago and the way it went', async () => {
    const { asked, dates } = await figures.scorecard(analyst, {})
    expect(asked).toMatchObject({ on: END, councilName: 'North and West', clock: 'recorded' })
    expect(asked).not.toHaveProperty('note')
    expect(dates.slice(0, 2)).toEqual([today, END])
    expect(await rowOf('cla-number')).toMatchObject({
      now: { value: 15, numerator: 15 },
      yearAgo: { value: 15 },
      direction: { went: 'same', is: 'neither' },
    })
    expect(await rowOf('kpi-8')).toMatchObject({ now: { numerator: 1, denominator: 15 } })
  })

  it('after the latest return, says that everything is as it left things', async () => {
    const { asked } = await figures.scorecard(analyst, { on: today })
    expect(asked.note).toBe(
      'The latest return held stops at 31 March 2018. After that, everything is as it left things.',
    )
  })

  it('someone who works for one council is given its figures, whichever they ask for', async () => {
    const western: Viewer = { ...analyst, council: 'west' }
    expect((await rowOf('cla-number', western, { council: 'north' })).now.value).toBe(3)
    expect((await figures.scorecard(western, {})).asked).toMatchObject({ council: 'west', councilName: 'West' })
    expect((await rowOf('cla-number', analyst, { council: 'north' })).now.value).toBe(12)
  })
})

describe('a measure', () => {
  it('names who is on a side, and why, and writes down first that they were named', async () => {
    const answer = await answerOf('kpi-8', { side: 'counts' })
    expect(answer.sides).toEqual({ counts: 1, 'does-not-count': 14, unknown: 0, excluded: 0 })
    expect(answer.members?.rows).toMatchObject([
      { called: 'Child N13', because: ['In care since 10 May 2017', 'Homes in the 12 months: 3'] },
    ])
    const [child] = answer.members?.rows ?? []
    expect(await lastEvent()).toMatchObject({
      actor: analyst.id,
      action: 'members.read',
      subjects: [child?.child],
      about: 'kpi-8:2018-03-31',
    })
  })

  it('opens on a side that somebody is on', async () => {
    expect((await answerOf('kpi-8', { side: 'unknown' })).members?.side).toBe('counts')
  })

  it('a mix keeps the parts that anyone is in, in the order of its codes', async () => {
    const { parts } = await answerOf('cla-legal-status')
    expect(parts?.map(part => [part.code, part.count])).toEqual([
      ['C2', 12],
      ['V2', 3],
    ])
  })

  it('a download is every member of every side, written down as one list', async () => {
    const members = await figures.members(analyst, 'kpi-8', {})
    expect(members).toHaveLength(15)
    expect(await lastEvent()).toMatchObject({ action: 'members.read', purpose: 'download' })
  })

  it('one that nothing recorded answers says what would feed it, and one that is not there is undefined', async () => {
    expect(await figures.measure(analyst, 'unregistered-any', {})).toMatchObject({
      fedBy: expect.stringContaining('registration') as string,
    })
    expect(await figures.measure(analyst, 'no-such', {})).toBeUndefined()
  })
})

describe('as it was known', () => {
  it('by the returns’ own dates, before the year’s return: the earlier figure, that it stops short, and who differs', async () => {
    const { earlier } = await answerOf('kpi-8', { on: END, knownAt: plainDate('2017-06-30'), clock: 'per-source' })
    expect(earlier?.figure).toMatchObject({ numerator: 0, denominator: 12 })
    expect(earlier?.note).toContain('The latest return held by then stopped at 31 March 2017')
    // N1 left, N13 came in, and West's three were not yet known.
    expect([earlier?.changed, earlier?.crossed]).toEqual([5, 1])
    // Who came to count moves the figure, so stands before those who only came to be asked about.
    expect(earlier?.changes[0]).toMatchObject({ called: 'Child N13', now: 'counts' })
    expect(earlier?.changes).toContainEqual(
      expect.objectContaining({ called: 'Child N13', was: 'not-asked', now: 'counts' }),
    )
  })

  it('by the returns’ own dates, after the year’s return: the same, and nobody differs', async () => {
    const { earlier } = await answerOf('kpi-8', { on: END, knownAt: plainDate('2018-04-30'), clock: 'per-source' })
    expect(earlier).toMatchObject({ figure: { numerator: 1, denominator: 15 }, changed: 0, changes: [] })
    expect(earlier).not.toHaveProperty('note')
  })

  it('as recorded here before anything was: no figure, and nobody is said to differ', async () => {
    const ask = { on: END, knownAt: plainDate('2016-01-01'), clock: 'recorded' } as const
    const { earlier, now } = await answerOf('kpi-8', ask)
    expect(earlier).toEqual({ knownAt: '2016-01-01', clock: 'recorded', changed: 0, crossed: 0, changes: [] })
    expect(now.denominator).toBe(15)
    expect((await figures.scorecard(analyst, ask)).asked.nothingHeld).toBe(true)
  })
})

describe('what may be published', () => {
  it('a number from 1 to 5, and whatever would give it away, are held back alike', async () => {
    const published = await figures.published(board, {})
    expect(published.dates).toEqual(['2018-03-31', '2017-03-31'])
    const row = published.groups.flatMap(group => group.rows).find(each => each.id === 'cla-number')
    const held = { unit: 'count', value: null, children: null, outOf: null, hidden: true }
    expect(row).toMatchObject({ front: true, now: { value: 15 }, councils: [held, held] })
    expect(JSON.stringify(published)).not.toMatch(/small|protects/)
  })

  it('a board member is refused every figure that children stand behind', async () => {
    await expect(figures.scorecard(board, {})).rejects.toThrow(AccessRefused)
    await expect(figures.measure(board, 'kpi-8', {})).rejects.toThrow(AccessRefused)
    await expect(figures.members(board, 'kpi-8', {})).rejects.toThrow(AccessRefused)
  })
})

describe('answers that are kept', () => {
  it('are given at once after something new is recorded, marked, while a newer one is worked out behind', async () => {
    const kept = keepAnswers<number>(store, 2)
    let worked = 0
    let finish: (() => void) | undefined
    const work = async (): Promise<number> => {
      worked++
      if (worked > 1) await new Promise<void>(resolve => (finish = resolve))
      return worked
    }
    expect(await kept.get('q', work)).toEqual({ answer: 1, stale: false })
    expect(await kept.get('q', work)).toEqual({ answer: 1, stale: false })
    await bring({
      ...RETURNS[2],
      header: born(['W4']),
      episodes: inCare(['W4']),
    } as unknown as (typeof RETURNS)[number])
    expect(await kept.get('q', work)).toEqual({ answer: 1, stale: true })
    expect(await kept.get('q', work)).toEqual({ answer: 1, stale: true })
    expect(worked).toBe(2)
    finish?.()
    await new Promise(resolve => setImmediate(resolve))
    expect(await kept.get('q', work)).toEqual({ answer: 2, stale: false })
  })

  it('a pass that fails is tried again, and its failure is told to whoever waited', async () => {
    const kept = keepAnswers<string>(store, 2)
    await expect(kept.get('q', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await kept.get('q', async () => 'yes')).toEqual({ answer: 'yes', stale: false })
  })

  it('the one least lately asked for is forgotten', async () => {
    const kept = keepAnswers<string>(store, 2)
    const asked: string[] = []
    for (const question of ['a', 'b', 'a', 'c', 'a', 'b'])
      await kept.get(question, async () => (asked.push(question), question))
    expect(asked).toEqual(['a', 'b', 'c', 'b'])
  })
})
