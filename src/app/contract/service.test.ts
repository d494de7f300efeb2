import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ContractService } from '../../spine/web/services.ts'
import { councilsOf } from '../trust.ts'
import { recordContract } from './demo.ts'
import { isSmall, shownOutside } from './published.ts'
import { contractService } from './service.ts'

const TODAY = plainDate('2026-11-26')
const OCTOBER = plainDate('2026-10-31')
const SEPTEMBER = plainDate('2026-09-30')
const SIGNED = { sign: 'yes', source: 'A log kept for the test' }

let store: Store
let contract: ContractService
let folder: string
let analyst: Viewer
let director: Viewer
let board: Viewer

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'contract-'))
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  director = await exampleUser(store, 'director', 'Ruth Example')
  board = await exampleUser(store, 'board-member', 'Ann Example')
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  const product = { settings, store, councils: await councilsOf(store), close: store.close }
  await recordContract(product, 'a seed', TODAY)
  contract = contractService(
    product,
    () => TODAY,
    () => new Date().toISOString(),
  )
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const rowOf = async (number: number, ask = {}) =>
  (await contract.glance(analyst, ask)).rows.find(row => row.number === number)

describe('the demonstration’s contract', () => {
  it('shows 21 KPIs, a breach in progress first, with its commentary and its chance of going on', async () => {
    const { rows, worst, asked } = await contract.glance(analyst, {})
    expect(rows).toHaveLength(21)
    expect(asked.end).toBe(OCTOBER)
    const first = worst.find(row => row.number === 1)
    expect(first).toMatchObject({ breach: true, status: 'outside' })
    expect(first?.streak).toBeGreaterThanOrEqual(3)
    expect(first?.chance).toBeGreaterThan(0.4)
    expect(first?.comment?.words).toContain('persistent breach')
    expect(worst[0]?.breach).toBe(true)
  })

  it('the trust’s figure is its councils’ counts together, and a quarter its months’', async () => {
    const [north, west, trust] = [
      await rowOf(1, { council: 'north' }),
      await rowOf(1, { council: 'west' }),
      await rowOf(1),
    ]
    expect(trust?.now.whole).toBe((north?.now.whole ?? 0) + (west?.now.whole ?? 0))
    const quarter = await rowOf(1, { every: 'quarter', council: 'north' })
    const months = await Promise.all(
      ['2026-07-31', '2026-08-31', '2026-09-30'].map(end => rowOf(1, { end: plainDate(end), council: 'north' })),
    )
    expect(quarter?.now.whole).toBe(months.reduce((sum, month) => sum + (month?.now.whole ?? 0), 0))
  })

  it('one KPI has its series, a forecast of three months and where its targets come from', async () => {
    const answer = await contract.kpi(analyst, 'kpi-1', {})
    expect(answer?.series).toHaveLength(36)
    expect(answer?.forecast?.steps.map(step => step.end)).toEqual(['2026-11-30', '2026-12-31', '2027-01-31'])
    expect(answer?.terms[0]).toMatchObject({ agreed: false, tolerance: 83 })
    expect(await contract.kpi(analyst, 'kpi-99', {})).toBeUndefined()
  })
})

describe('who may', () => {
  it('a councillor sees nothing but what went to the councils, and an analyst sets no target', async () => {
    await expect(contract.glance(board, {})).rejects.toThrow(AccessRefused)
    await expect(contract.enter(board, 'kpi-1', {})).rejects.toThrow(AccessRefused)
    await expect(contract.setTarget(analyst, 'kpi-1', {})).rejects.toThrow(AccessRefused)
    await expect(contract.setRule(analyst, {})).rejects.toThrow(AccessRefused)
    await expect(contract.submit(board, {})).rejects.toThrow(AccessRefused)
    expect((await contract.published(board)).rows).toEqual([])
  })
})

describe('a period', () => {
  it('is frozen when it is submitted; a figure put right later is shown as restated, and councillors see what went', async () => {
    const sent = { every: 'month', end: OCTOBER, sign: 'yes' }
    expect(await contract.submit(director, { ...sent, sign: '' })).toMatchObject({ is: 'refused' })
    expect(await contract.submit(director, { ...sent, end: '2026-11-30' })).toMatchObject({ is: 'refused' })
    expect(await contract.submit(director, sent)).toEqual({ is: 'done' })
    const before = await rowOf(1, { council: 'north' })
    expect(before?.submitted).toMatchObject({ changed: false })
    const entered = { ...SIGNED, end: OCTOBER, council: 'north', part: '390', whole: '400' }
    expect(await contract.enter(analyst, 'kpi-1', entered)).toEqual({ is: 'done' })
    const after = await rowOf(1, { council: 'north' })
    expect(after?.now).toMatchObject({ value: 97.5, signedBy: 'Ade Example, performance analyst' })
    expect(after?.submitted).toMatchObject({ value: before?.now.value, changed: true })
    expect(await contract.changes(analyst, 'kpi-1', { council: 'north' })).toMatchObject({ was: before?.now.value })
    const { rows, shown } = await contract.published(board)
    expect(shown?.signedBy).toBe('Ruth Example, director')
    const north = rows.find(row => row.number === 1)?.councils[0]
    expect(north?.value).toBe(before?.now.value)
    expect(JSON.stringify(rows)).not.toContain('"whole"')
  })

  it('is submitted again only with a reason, and the first stands beside it', async () => {
    const sent = { every: 'month', end: OCTOBER, sign: 'yes' }
    expect(await contract.submit(director, sent)).toMatchObject({ is: 'refused', faults: [{ field: 'note' }] })
    expect(await contract.submit(director, { ...sent, note: 'A council’s log was mended' })).toEqual({ is: 'done' })
    expect((await contract.published(board)).submitted).toHaveLength(2)
    expect((await contract.glance(analyst, {})).submissions).toHaveLength(2)
  })
})

describe('what a KPI is held to', () => {
  it('is set from a day with its reason and changes nothing before it', async () => {
    const target = { from: '2026-10-01', polarity: 'lower', target: '20', tolerance: '30', why: 'Agreed at the board' }
    expect(await contract.setTarget(director, 'kpi-2', target)).toMatchObject({
      is: 'refused',
      faults: [{ field: 'sign' }],
    })
    expect(await contract.setTarget(director, 'kpi-2', { ...target, agreed: 'yes', sign: 'yes' })).toEqual({
      is: 'done',
    })
    const answer = await contract.kpi(analyst, 'kpi-2', {})
    expect(answer?.series.slice(-2).map(point => point.target)).toEqual([23, 20])
    expect(answer?.terms[0]).toMatchObject({ agreed: true, signedBy: 'Ruth Example, director' })
    const better = { ...target, target: '35', sign: 'yes' }
    expect(await contract.setTarget(director, 'kpi-2', better)).toMatchObject({ faults: [{ field: 'tolerance' }] })
  })

  it('and so is the rule of breach', async () => {
    const { rules } = await contract.rules(analyst)
    expect(rules[0]).toMatchObject({ agreed: false, months: 3, quarters: 2, missing: { value: 'keeps' } })
    const sent = {
      from: '2026-10-01',
      months: '4',
      quarters: '2',
      missing: 'counts',
      nothing: 'keeps',
      restated: 'as-now',
      yearEnd: 'runs-on',
      why: 'Agreed with both councils',
      sign: 'yes',
    }
    expect(await contract.setRule(director, { ...sent, months: 'x' })).toMatchObject({ faults: [{ field: 'months' }] })
    expect(await contract.setRule(director, sent)).toEqual({ is: 'done' })
    expect((await rowOf(1))?.needed).toBe(4)
    expect((await rowOf(1, { end: SEPTEMBER }))?.needed).toBe(3)
  })
})

describe('a file of figures', () => {
  const bring = async (lines: readonly string[]) => {
    const file = path.join(folder, 'figures.csv')
    await writeFile(file, `${lines.join('\r\n')}\r\n`)
    return contract.importFigures(analyst, { path: file, name: 'figures.csv' })
  }

  it('is taken in whole, a later figure in the place of an earlier one', async () => {
    const done = await bring([
      'KPI,Period,Council,Part,Whole,Source',
      '5,2026-10,west,40,50,',
      'kpi-6,2026-10-31,West,0,0,A log',
    ])
    expect(done).toEqual({ is: 'done', figures: 2, replaced: 2 })
    expect((await rowOf(5, { council: 'west' }))?.now).toMatchObject({ value: 80, source: 'Imported from figures.csv' })
    expect(await rowOf(6, { council: 'west' })).toMatchObject({ status: 'nothing', now: { value: null } })
  })

  it('or not at all, with every line that is wrong and how to mend it', async () => {
    const done = await bring([
      'kpi,period,council,part,whole,value',
      '22,2026-10,,1,2,',
      '1,2026-13,,1,2,',
      '1,2026-10,east,1,2,',
      '1,2026-11,north,1,2,',
      '14,2026-10,north,1,2,',
      '1,2026-10,north,3,2,',
      '16,2026-10,north,1,2,',
      '3,2026-10,north,1,2,',
      '3,2026-10,north,1,2,',
    ])
    if (done.is === 'done') throw new Error('it was taken in')
    expect(done.faults.map(fault => fault.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 10])
    expect(done.faults.map(fault => fault.mend).join(' ')).toContain('told by quarters')
    expect(await bring(['period,council', '2026-10,north'])).toMatchObject({ faults: [{ line: 0 }] })
  })
})

describe('what is shown outside', () => {
  const figure = (council: string, part: number, whole: number) => ({
    kpi: 'kpi-5',
    council,
    value: 50,
    part,
    whole,
    from: 'entered',
    status: 'outside',
    streak: 1,
    breach: false,
    target: null,
    tolerance: null,
  })

  it('hides a share of few, or with few left over, and one council’s hides the other’s', () => {
    expect([isSmall({ part: 5, whole: 40 }), isSmall({ part: 36, whole: 40 }), isSmall({ whole: 3 })]).toEqual([
      true,
      true,
      true,
    ])
    expect([isSmall({ part: 0, whole: 40 }), isSmall({ part: 20, whole: 40 }), isSmall({})]).toEqual([
      false,
      false,
      false,
    ])
    const shown = shownOutside(figure('', 30, 80), [figure('north', 3, 40), figure('west', 27, 40)])
    expect(shown.trust).toMatchObject({ value: 50 })
    expect(shown.councils.map(each => each?.hidden)).toEqual([true, true])
    expect(shown.councils[1]).toMatchObject({ value: null, status: 'not-judged', streak: 0 })
  })

  it('leaves what is worked out from children’s records to the board’s own tables, however many they are', () => {
    const ofRecord = { ...figure('', 300, 800), from: 'record' as const }
    const shown = shownOutside(ofRecord, [figure('north', 100, 400), figure('west', 200, 400)])
    expect(shown.trust).toMatchObject({ value: null, hidden: true, status: 'not-judged' })
    expect(shown.councils.map(each => each?.hidden)).toEqual([true, true])
  })
})
