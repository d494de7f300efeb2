import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periodOfCare } from '../../practice/care/kinds.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ContractService } from '../../spine/web/services.ts'
import { SYSTEM, exampleChild, restrictTo } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { contractService } from './service.ts'

const TODAY = plainDate('2026-11-26')
const OCTOBER = plainDate('2026-10-31')
const LATER = { timeout: 20_000, interval: 200 }
const CAME = plainDate('2025-03-01')
const home = { type: 'U6', provider: 'PR1', sameCarer: false, changeReason: 'CARPL' } as const

let store: Store
let contract: ContractService
let analyst: Viewer
let director: Viewer
let board: Viewer
let moved: string
let hidden: string
let stays: ReadonlyMap<string, string>

/** A child in care with two homes this year: a third in twelve months would make them count in KPI 8. */
async function withTwoHomes(given: string): Promise<readonly [child: string, now: string]> {
  const child = await exampleChild(store, given, { council: 'north' })
  const june = plainDate('2026-06-01')
  const { entries } = await record(store, rulebook, SYSTEM, [
    { subject: child, kind: 'identity', start: null, end: null, body: { born: '2015-05-04', sex: 'F' } },
    { subject: child, kind: periodOfCare.name, start: CAME, end: null, body: { council: 'north', startKnown: true } },
    { subject: child, kind: placement.name, start: plainDate('2026-01-10'), end: june, body: home },
    { subject: child, kind: placement.name, start: june, end: null, body: home },
  ])
  return [child, entries.at(-1)?.entry ?? '']
}

/** Recorded late: they moved again on 20 October. */
async function moveOn(child: string): Promise<void> {
  const on = plainDate('2026-10-20')
  await record(store, rulebook, SYSTEM, [
    {
      subject: child,
      kind: placement.name,
      entry: stays.get(child) ?? '',
      seen: 1,
      start: plainDate('2026-06-01'),
      end: on,
      body: home,
    },
    { subject: child, kind: placement.name, start: on, end: null, body: home },
  ])
}

const kpi8 = async () => (await contract.glance(analyst, {})).rows.find(row => row.number === 8)

beforeAll(async () => {
  store = await testDatabase()
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  director = await exampleUser(store, 'director', 'Ruth Example')
  board = await exampleUser(store, 'board-member', 'Ann Example')
  const made = [await withTwoHomes('Amara'), await withTwoHomes('Zed'), await withTwoHomes('Tom')]
  stays = new Map(made)
  ;[moved, hidden] = [made[0]?.[0] ?? '', made[1]?.[0] ?? '']
  const settings = { dataDir: '', databaseUrl: undefined, port: 0, demo: false }
  contract = contractService(
    { settings, store, councils: await councilsOf(store), close: store.close },
    () => TODAY,
    () => new Date().toISOString(),
  )
  expect(await contract.submit(director, { every: 'month', end: OCTOBER, sign: 'yes' })).toEqual({ is: 'done' })
})
afterAll(() => store.close())

describe('a figure that later recording changes', () => {
  it('stands as it was submitted, and is shown restated once a move is recorded late', async () => {
    expect(await kpi8()).toMatchObject({
      now: { value: 0, part: 0, whole: 3 },
      submitted: { value: 0, changed: false },
    })
    await moveOn(moved)
    // Figures are worked out again behind the page.
    await expect.poll(async () => (await kpi8())?.now, LATER).toMatchObject({ part: 1, whole: 3 })
    expect((await kpi8())?.submitted).toMatchObject({ value: 0, part: 0, whole: 3, changed: true })
  })

  it('names who changed it, and why, to those who may see children', async () => {
    const changes = await contract.changes(analyst, 'kpi-8', {})
    expect(changes).toMatchObject({ was: 0, changed: { changed: 1, crossed: 1, of: 'child' } })
    const [change] = changes?.changed?.changes ?? []
    expect(change).toMatchObject({ child: moved, called: 'Amara Example', was: 'does-not-count', now: 'counts' })
    expect(change?.why).toMatch(/Homes in .*: 3/)
  })

  it('leaves out of the names, and out of the count of them, a child who may not be known of', async () => {
    await moveOn(hidden)
    await restrictTo(store, hidden, [director.id], director.id)
    await expect.poll(async () => (await kpi8())?.now, LATER).toMatchObject({ part: 2, whole: 3 })
    const changes = await contract.changes(analyst, 'kpi-8', {})
    expect(changes?.changed?.changes.map(change => change.child)).toEqual([moved])
  })

  it('councillors see neither the change nor a child, and what went to them stays as it was', async () => {
    await expect(contract.changes(board, 'kpi-8', {})).rejects.toThrow(AccessRefused)
    const published = await contract.published(board)
    const row = published.rows.find(each => each.number === 8)
    expect(row?.trust).toMatchObject({ hidden: true, value: null })
    expect(JSON.stringify(published)).not.toContain('Amara')
  })
})
