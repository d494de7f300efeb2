import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ContractService } from '../../spine/web/services.ts'
import { recordInTrust } from '../demo/trust-entries.ts'
import { councilsOf } from '../trust.ts'
import { contractService } from './service.ts'

const TODAY = plainDate('2026-11-26')
const JULY = plainDate('2026-07-31')
const OCTOBER = plainDate('2026-10-31')
const ENTERED = { source: 'A spreadsheet', sign: 'yes', part: '3', whole: '20' }

let store: Store
let folder: string
let contract: ContractService
let director: Viewer
let board: Viewer

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'contract-'))
  director = await exampleUser(store, 'director', 'Ruth Example')
  board = await exampleUser(store, 'board-member', 'Ann Example')
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  contract = contractService(
    { settings, store, councils: await councilsOf(store), close: store.close },
    () => TODAY,
    () => new Date().toISOString(),
  )
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

/** Twenty social work posts from 1 October 2026: fourteen filled, four covered by agency staff, two empty. */
async function keepPosts(): Promise<void> {
  const start = plainDate('2026-10-01')
  await recordInTrust(
    store,
    Array.from({ length: 20 }, (_, at) => {
      const [post, member] = [newId(), newId()]
      const body = { number: `P${at}`, role: 'social-worker', team: newId(), fte: 1, above: false }
      const stands = { id: post, kind: 'establishment-post', start, end: null, body }
      if (at >= 18) return [stands]
      const basis = at < 14 ? { basis: 'permanent' } : { basis: 'agency', covers: true }
      return [
        stands,
        { id: member, kind: 'staff-member', start, end: null, body: { number: `E${at}`, name: `Example ${at}` } },
        { id: newId(), kind: 'post-holding', start, end: null, body: { post, member, fte: 1, ...basis } },
      ]
    }).flat(),
  )
}

describe('the KPIs of posts and agency staff', () => {
  it('are as they were entered until the register is kept, and from then on as it tells', async () => {
    for (const end of [JULY, OCTOBER])
      expect(await contract.enter(director, 'kpi-16', { ...ENTERED, end })).toEqual({ is: 'done' })
    const nowOf = async (kpi: string, end = OCTOBER) => (await contract.kpi(director, kpi, { end }))?.row.now
    expect(await nowOf('kpi-16')).toMatchObject({ value: 15, from: 'entered' })
    await keepPosts()
    // The first answer may be the one from before, while the newer one is found.
    await nowOf('kpi-16')
    await expect.poll(() => nowOf('kpi-16')).toMatchObject({ value: 30, part: 6, whole: 20, from: 'record' })
    expect(await nowOf('kpi-17')).toMatchObject({ value: 20, part: 4, whole: 20, from: 'record' })
    expect(await nowOf('kpi-16', JULY)).toMatchObject({ value: 15, from: 'entered' })
    expect((await contract.kpi(director, 'kpi-16', {}))?.page).toBe('/workforce')
  })

  it('are then entered no more for the months the register tells of', async () => {
    const refused = await contract.enter(director, 'kpi-17', { ...ENTERED, end: OCTOBER })
    expect(refused).toMatchObject({ is: 'refused' })
    expect(await contract.enter(director, 'kpi-17', { ...ENTERED, end: JULY })).toEqual({ is: 'done' })
  })

  it('are submitted as they were worked out, and a councillor reads them: they count posts and no child', async () => {
    expect(await contract.submit(director, { every: 'month', end: OCTOBER, sign: 'yes' })).toEqual({ is: 'done' })
    const { rows } = await contract.published(board)
    expect(rows.find(row => row.id === 'kpi-16')?.trust).toMatchObject({ value: 30 })
    // Four posts that agency staff fill are few enough to point at one.
    expect(rows.find(row => row.id === 'kpi-17')?.trust).toMatchObject({ hidden: true })
  })
})
