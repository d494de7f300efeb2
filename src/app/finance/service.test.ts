import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, type DemoRole } from '../../demo/users.ts'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ContractService, FinanceService } from '../../spine/web/services.ts'
import { contractService } from '../contract/service.ts'
import { recordContract } from '../contract/demo.ts'
import { demoFinance, demoVariance } from '../demo/finance.ts'
import { recordInTrust } from '../demo/trust-entries.ts'
import { registersService } from '../registers/forms.ts'
import { councilsOf } from '../trust.ts'
import { financeService } from './service.ts'

const TODAY = plainDate('2026-11-26')
const SEED = 'alongside'
const ROLES: readonly UserRole[] = ['director', 'finance-lead', 'service-manager', 'board-member', 'social-worker']

let store: Store
let finance: FinanceService
let contract: ContractService
let folder: string
const viewers = new Map<UserRole, Viewer>()
const as = (role: UserRole): Viewer => viewers.get(role) as Viewer

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'finance-'))
  for (const role of ROLES) viewers.set(role, await exampleUser(store, role))
  const councils = await councilsOf(store)
  const registers = registersService({ store }, () => TODAY)
  finance = financeService({ store, councils }, registers, () => TODAY)
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  const product = { settings, store, councils, close: store.close }
  await recordContract(product, SEED, TODAY)
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

describe('KPI 15', () => {
  it('is as it was entered until budgets are kept here, and then is worked out from them, with nothing entered over it', async () => {
    const before = await contract.kpi(as('director'), 'kpi-15', {})
    expect(before?.row.now.from).toBe('entered')
    const accounts = new Map<DemoRole, string>(
      demoUsers.map(({ role }) => [role, (viewers.get(role) ?? as('director')).id]),
    )
    await recordInTrust(store, demoFinance(accounts, SEED, TODAY))
    await contract.glance(as('director'), {})
    const after = await contract.kpi(as('director'), 'kpi-15', {})
    expect(after?.row.now).toMatchObject({ from: 'record', value: before?.row.now.value })
    expect(after?.page).toBe('/finance')
    expect(after?.row.now.value).toBe(demoVariance(SEED, plainDate('2026-10-31'), TODAY))
    const done = await contract.enter(as('director'), 'kpi-15', {
      end: '2026-10-31',
      council: '',
      value: '1',
      source: 'A guess',
      sign: 'yes',
    })
    expect(done).toMatchObject({ is: 'refused' })
  })
})

describe('the trust’s money', () => {
  it('answers how the year stands, the worst lines and what waits', async () => {
    const position = await finance.position(as('finance-lead'), {})
    expect(position.month).toBe('2026-10-31')
    expect(position.total.variance?.percent).toBe(demoVariance(SEED, plainDate('2026-10-31'), TODAY))
    expect(position.steps).toHaveLength(7)
    expect(position.groups[0]?.group.text).toBe('Homes of children in care')
    expect(position.changes.filter(each => each.answered === null)).toMatchObject([{ reference: 'IYC2', late: true }])
    expect(position.lines.find(each => each.code === 'P110')?.changes).toBe(450_000)
    const west = await finance.position(as('finance-lead'), { council: 'west' })
    expect(west.lines.map(each => each.code)).toEqual(['S120'])
    const line = await finance.line(as('service-manager'), position.lines[0]?.id ?? '')
    expect(line?.sets).toHaveLength(5)
    expect(line?.may.write).toBe(false)
    const funding = await finance.funding(as('director'))
    expect(funding.periods[0]?.shares.map(each => each.percent)).toEqual([44, 56])
  })

  it('shows the board headings in round figures and no line', async () => {
    const board = await finance.forBoard(as('board-member'))
    const amounts = board.groups.flatMap(each => [each.budget, each.forecast, each.over])
    expect(amounts.every(each => each % board.rounding === 0)).toBe(true)
    await expect(finance.position(as('board-member'), {})).rejects.toThrow(AccessRefused)
    await expect(finance.line(as('board-member'), 'any')).rejects.toThrow(AccessRefused)
    await expect(finance.forBoard(as('social-worker'))).rejects.toThrow(AccessRefused)
  })

  it('takes a file of figures in once: looked at it changes nothing, and a second time there is nothing to take in', async () => {
    const text = 'line,month,budget,actual,forecast\nP110,2026-10,,16500000,30000000\nP120,2026-10,,560000,1010000\n'
    const looked = await finance.figures(as('finance-lead'), { text }, false)
    expect(looked).toMatchObject({ is: 'read', added: 0, same: 0 })
    expect(looked.is === 'read' && looked.changed).toHaveLength(2)
    const taken = await finance.figures(as('finance-lead'), { text }, true)
    expect(taken).toMatchObject({ is: 'read' })
    expect(await finance.figures(as('finance-lead'), { text }, true)).toMatchObject({ same: 2, changed: [] })
    const position = await finance.position(as('finance-lead'), {})
    expect(position.lines.find(each => each.code === 'P110')).toMatchObject({
      actual: 16_500_000,
      forecast: 30_000_000,
    })
    const wrong = await finance.figures(as('finance-lead'), { text: text.replace('P120', 'P999') }, true)
    expect(wrong).toMatchObject({ is: 'refused', faults: [{ line: 3 }] })
    await expect(finance.figures(as('service-manager'), { text }, false)).rejects.toThrow(AccessRefused)
  })
})
