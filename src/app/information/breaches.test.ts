import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoRole } from '../../demo/users.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addDays, partsOf } from '../../spine/time/plain-date.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { demoBreaches } from '../demo/breaches.ts'
import { recordInTrust } from '../demo/trust-entries.ts'
import { wholeServer } from '../files/testing-server.ts'
import { today } from '../services.ts'

let store: Store
const readers = new Map<UserRole, Browser>()
const as = (role: UserRole): Browser => readers.get(role) as Browser

beforeAll(async () => {
  store = await testDatabase()
  const server = await wholeServer(store)
  const accounts = new Map<DemoRole, string>()
  for (const role of [
    'director',
    'information-governance',
    'social-worker',
    'board-member',
    'performance-analyst',
  ] as const) {
    const user = await exampleUser(store, role)
    accounts.set(role, user.id)
    readers.set(role, await server.as(user.email))
  }
  await recordInTrust(store, demoBreaches(accounts, 'alongside', today()))
})
afterAll(() => store.close())

const day = (name: string, on: string): Record<string, string> => {
  const { year, month, day: date } = partsOf(on as ReturnType<typeof today>)
  return { [`f-${name}-day`]: String(date), [`f-${name}-month`]: String(month), [`f-${name}-year`]: String(year) }
}

describe('the register of breaches', () => {
  it('tells the clock in hours first, names nobody, and is refused to whoever does not answer for it', async () => {
    const { status, body } = await as('information-governance').get('/information/breaches')
    const text = textOf(body)
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    expect(text).toMatch(/The clock\s+\d+ (hours|minutes) (left of 72|past 72 hours)/)
    expect(text).toContain('Tell the people it is about')
    expect(textOf((await as('director').get('/information')).body)).toContain('The register of breaches')
    for (const role of ['social-worker', 'board-member', 'performance-analyst'] as const)
      for (const path of ['/information', '/information/breaches', '/information/breaches/add'])
        expect((await as(role).get(path)).status).toBe(403)
  })

  it('a breach is added with its hour, judged by rules that say what is wrong, told, learnt from and closed', async () => {
    const reader = as('information-governance')
    const aware = addDays(today(), -1)
    const fields = {
      ...day('start', aware),
      'f-start-time': '09:15',
      'f-reference': 'B900',
      'f-type': 'lost',
      'f-what': 'A folder was left in a café',
      'f-people': '2',
      'f-sensitive': 'no',
      'f-severity': 'risk',
    }
    const refused = await reader.send('/information/breaches/add', '/information/breaches/add', {
      ...fields,
      ...day('decided', aware),
    })
    expect(refused.status).toBe(422)
    expect(textOf(refused.body)).toContain('The Commissioner is told of every breach that may be a risk to people')
    expect(refused.body).toContain('A folder was left in a café')
    const added = await reader.send('/information/breaches/add', '/information/breaches/add', fields)
    expect([added.status, textOf(added.body)]).toEqual([303, ''])
    const at = added.to as string
    expect(textOf((await reader.get(at)).body)).toMatch(/\d+ hours left of 72/)
    const early = await reader.send(`${at}/report`, `${at}/report`, {
      ...day('start', addDays(aware, -3)),
      'f-start-time': '09:00',
    })
    expect(textOf(early.body)).toContain('This must be after we became aware of the breach')
    const told = await reader.send(`${at}/report`, `${at}/report`, {
      ...day('start', aware),
      'f-start-time': '11:15',
      'f-number': 'IC-1',
    })
    expect(told.status).toBe(303)
    expect(textOf((await reader.get(at)).body)).toContain('told after 2 hours')
    const closed = await reader.send(`${at}/close`, `${at}/close`, {
      ...day('end', today()),
      'f-came': 'Folders stay in the office',
    })
    expect(closed.status).toBe(303)
    expect(textOf((await reader.get(at)).body)).toContain('Folders stay in the office')
  })

  it('KPI 20 comes from the register', async () => {
    const { body } = await as('performance-analyst').get('/contract/kpi-20?every=quarter')
    expect(textOf(body)).toContain('worked out from the record')
  })
})
