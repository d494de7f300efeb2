import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DemoRole } from '../../demo/users.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addMonths, plainDate } from '../../spine/time/plain-date.ts'
import { readAudits } from '../audits/read.ts'
import { SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo } from '../files/testing.ts'
import { kinds, rulebook } from '../rulebook.ts'
import { recordAudits } from './audits.ts'

const TODAY = plainDate('2026-11-26')
const ROLES = [
  'service-manager',
  'team-manager',
  'independent-reviewing-officer',
  'director',
  'performance-analyst',
] as const

let store: Store

beforeAll(async () => {
  store = await testDatabase()
  const accounts = new Map<DemoRole, string>()
  for (const role of ROLES) accounts.set(role, (await exampleUser(store, role, `The ${role}`)).id)
  const team = await exampleTeam(store, 'One', 'Care')
  const { worker } = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: team })
  const since = addMonths(TODAY, -40)
  for (let at = 0; at < 20; at++) {
    const child = await exampleChild(store, `Child ${at}`, { council: at % 2 === 0 ? 'north' : 'west' })
    await giveTo(store, child, worker)
    const shared = { subject: child, end: null }
    await record(store, rulebook, SYSTEM, [
      {
        ...shared,
        kind: 'identity',
        start: null,
        body: { born: plainDate('2014-05-06'), sex: 'F', ethnicity: 'WBRI' },
      },
      { ...shared, kind: 'period-of-care', start: since, body: { council: 'north', startKnown: true } },
    ])
  }
  await recordAudits(store, accounts, 'alongside', TODAY)
})
afterAll(() => store.close())

it('the demonstration has audits that its kinds take, most of them done', async () => {
  const audits = await readAudits(store)
  expect(audits).toHaveLength(20)
  expect(audits.filter(each => each.done).length).toBeGreaterThan(15)
  const entries = await store.asOwner(tx => tx.selectFrom('entry').select(['kind', 'body']).execute())
  const wrong = entries.flatMap(({ kind, body }) =>
    (kinds.get(kind)?.schema.safeParse(body).error?.issues ?? []).map(
      each => `${kind} ${each.path.join('.')} ${each.message}`,
    ),
  )
  expect(wrong).toEqual([])
})
