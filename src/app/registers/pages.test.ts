import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoRole, demoUsers } from '../../demo/users.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { recordRegisters } from '../demo/registers.ts'
import { wholeServer } from '../files/testing-server.ts'
import { today } from '../services.ts'

const ROLES: readonly UserRole[] = [
  'director',
  'performance-analyst',
  'service-manager',
  'team-manager',
  'virtual-school',
  'information-governance',
  'health-team',
  'independent-reviewing-officer',
  'finance-lead',
  'care-experienced-board-member',
  'board-member',
  'social-worker',
]

let store: Store
const readers = new Map<UserRole, Browser>()
const as = (role: UserRole): Browser => readers.get(role) as Browser

beforeAll(async () => {
  store = await testDatabase()
  const server = await wholeServer(store)
  const accounts = new Map<DemoRole, string>()
  for (const role of ROLES) {
    const user = await exampleUser(store, role)
    accounts.set(role, user.id)
    readers.set(role, await server.as(user.email))
  }
  for (const { role } of demoUsers) if (!accounts.has(role)) accounts.set(role, (await exampleUser(store, role)).id)
  await recordRegisters(store, accounts, today())
})
afterAll(() => store.close())

const linkTo = async (reader: Browser, from: string, words: string): Promise<string> => {
  const { body } = await reader.get(from)
  const found = [...body.matchAll(/<a href="([^"]+)"[^>]*>([^<]*)/g)].find(([, , text = '']) => text.includes(words))
  if (!found) throw new Error(`no link ‘${words}’ on ${from}`)
  return found[1] as string
}

describe('the register of risks', () => {
  it('lists the worst first, tells what moved, and has a heat map whose every square says what it is', async () => {
    const { status, body } = await as('director').get('/risks')
    const text = textOf(body)
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    expect(text).toContain('12 risks are open: 4 very high, 1 high, 6 medium, 1 low. 11 stand above target.')
    expect(text).toContain('Reviews overdue: 2')
    expect(text).toContain('Worse : from 12 to 16. S1 Too few homes')
    expect(text.indexOf('O1 First health')).toBeLessThan(text.lastIndexOf('O5 Returns'))
    const heat = body.slice(body.indexOf('class="table heat"'))
    expect(heat.match(/<td class="heat--/g)).toHaveLength(25)
    expect(textOf(heat.slice(0, heat.indexOf('</table>')))).toContain('16 very high')
    expect(heat.match(/<th scope="row">/g)).toHaveLength(5)
  })

  it('is narrowed by register, owner and score, and the heat map with it', async () => {
    const { body } = await as('director').get('/risks?register=operational&score=very-high')
    expect(textOf(body)).toContain('1 open risk of 12')
    expect(body.match(/class="heat__risk"/g)).toHaveLength(1)
    const none = await as('director').get('/risks?owner=nobody')
    expect(textOf(none.body)).toContain('Nothing matches these filters')
  })

  it('is downloaded as it is narrowed', async () => {
    const { body, status } = await as('performance-analyst').get('/risks/download?register=strategic&as=csv')
    expect(status).toBe(200)
    expect(body.split('\n').filter(line => line.includes('Strategic'))).toHaveLength(6)
  })

  it('a councillor sees what is for the board, no form and no correction', async () => {
    const { body } = await as('board-member').get('/risks')
    expect(textOf(body)).toContain('These are the risks that are reported to the board.')
    expect(textOf(body)).not.toContain('O4 Children without a school place')
    expect(body).not.toContain('/risks/add')
    const risk = await as('board-member').get(await linkTo(as('board-member'), '/risks', 'S1 Too few'))
    expect(risk.status).toBe(200)
    expect(risk.body).not.toMatch(/\/review|\/mitigate|\/edit|\/close/)
    const hidden = await linkTo(as('director'), '/risks', 'O4 Children without')
    expect((await as('board-member').get(hidden)).status).toBe(404)
  })

  it('an owner reviews theirs by a form made of its kind, and of another’s is told no', async () => {
    const mine = await linkTo(as('service-manager'), '/risks', 'S1 Too few')
    const form = await as('service-manager').get(`${mine}/review`)
    expect(headingOf(form.body)).toBe('Add: review of a risk')
    expect(textOf(form.body)).toContain('S1: Too few homes near enough')
    const bad = await as('service-manager').send(`${mine}/review`, `${mine}/review`, { 'f-note': 'Kept as typed' })
    expect(bad.status).toBe(422)
    expect(bad.body).toContain('Kept as typed')
    expect(textOf(bad.body)).toContain('There is a problem')
    expect(unsafeIn(bad.body)).toEqual([])
    const theirs = await linkTo(as('service-manager'), '/risks', 'S2 Social workers')
    expect((await as('service-manager').get(`${theirs}/review`)).status).toBe(403)
    expect((await as('service-manager').get('/risks/add')).status).toBe(403)
    expect((await as('social-worker').get('/risks')).status).toBe(403)
  })

  it('two who correct one risk: the second is told, with both texts', async () => {
    const risk = await linkTo(as('director'), '/risks', 'S5 A council')
    const { body } = await as('director').get(`${risk}/edit`)
    const fields = Object.fromEntries(
      [
        ...body.matchAll(
          /<(?:input|textarea)[^>]*name="(f-[^"]+)"[^>]*?(?:value="([^"]*)"[^>]*(checked)?|>([^<]*)<\/textarea>)/g,
        ),
      ]
        .filter(([whole]) => !whole.includes('type="radio"') || whole.includes('checked'))
        .map(([, name = '', value, , long]) => [name, value ?? long ?? '']),
    )
    const chosen = Object.fromEntries(
      [...body.matchAll(/<select[^>]*name="(f-[^"]+)"[\s\S]*?<\/select>/g)].map(([whole, name = '']) => [
        name,
        /<option value="([^"]*)" selected/.exec(whole)?.[1] ?? '',
      ]),
    )
    const sent = { ...fields, ...chosen, seen: '1', reason: 'Clearer words' }
    const first = await as('performance-analyst').send(`${risk}/edit`, `${risk}/edit`, {
      ...sent,
      'f-title': 'A service falls short',
    })
    expect([first.status, textOf(first.body).slice(0, 400)]).toEqual([303, ''])
    const second = await as('director').send(`${risk}/edit`, `${risk}/edit`, {
      ...sent,
      'f-title': 'A council falls short',
    })
    expect(second.status).toBe(409)
    expect(textOf(second.body)).toContain('Someone else changed this too')
    expect(textOf(second.body)).toContain(
      'What Performance analyst wrote A service falls short What you wrote A council falls short',
    )
    expect(textOf((await as('director').get(risk)).body)).toContain('What was put right: 1')
  })
})

describe('the improvement plan', () => {
  it('is read at a glance: what is overdue, by priority, and what the colours mean', async () => {
    const { status, body } = await as('board-member').get('/improvement')
    const text = textOf(body)
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    expect(text).toContain('Overdue: 4 of 25 actions')
    expect(text).toContain('Red 1; Green 1; Completed 4')
    expect(text).toContain('It will not be done by its date as things stand')
    expect(body).not.toContain('/improvement/add-priority')
  })

  it('is narrowed to what is overdue', async () => {
    expect(textOf((await as('director').get('/improvement?late=late')).body)).toContain('4 actions of 25')
  })

  it('an action opens with its notes, and its lead notes how it goes', async () => {
    const action = await linkTo(as('service-manager'), '/improvement', '1.3 Bring caseloads')
    const { body } = await as('service-manager').get(action)
    expect(textOf(body)).toContain('Delivery Red ↓ worse ; outcome Amber → the same')
    const [year, month, day] = today().split('-') as [string, string, string]
    const done = await as('service-manager').send(`${action}/progress`, `${action}/progress`, {
      'f-start-day': day,
      'f-start-month': month,
      'f-start-year': year,
      'f-note': 'Two workers came',
      'f-delivery': 'amber',
      'f-outcome': 'amber',
    })
    expect([done.status, done.to]).toEqual([303, action])
    expect(textOf((await as('service-manager').get(action)).body)).toContain('Delivery Amber ↑ better')
    expect((await as('virtual-school').get(`${action}/progress`)).status).toBe(403)
  })

  it('an inspection leads to each finding, and a finding to its actions and evidence', async () => {
    const inspection = await linkTo(as('board-member'), '/inspections', 'Inspection of children')
    expect(textOf((await as('board-member').get(inspection)).body)).toContain(
      'Overall effectiveness Requires improvement to be good',
    )
    const finding = await linkTo(as('board-member'), inspection, '3. First health')
    const { body } = await as('board-member').get(finding)
    const text = textOf(body)
    expect(headingOf(body)).toBe('Finding 3')
    expect(text).toContain('Overdue: in hand')
    expect(text).toContain('2.2 A third clinic')
    expect(text).toContain('Consent is asked for on the first day')
    expect(body).not.toMatch(/\/evidence|\/answer|\/edit/)
    expect((await as('board-member').get(`${inspection}/findings/00000000-0000-4000-8000-000000000000`)).status).toBe(
      404,
    )
  })
})
