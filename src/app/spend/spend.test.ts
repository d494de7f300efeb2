import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { type Write, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type PlainDate, addDays, addMonths, partsOf } from '../../spine/time/plain-date.ts'
import type { SpendPosition, SpendService } from '../../spine/web/services.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { SYSTEM, exampleChild, restrictTo } from '../files/testing.ts'
import { wholeServer } from '../files/testing-server.ts'
import { rulebook } from '../rulebook.ts'
import { today } from '../services.ts'

// Homes that began a hundred days ago: what they came to by today is known to the penny, whatever day the tests are run.

const ROLES: readonly UserRole[] = [
  'director',
  'finance-lead',
  'service-manager',
  'team-manager',
  'performance-analyst',
  'social-worker',
  'board-member',
]
const TODAY = today()
const BEGAN = addDays(TODAY, -100)

let store: Store
let spend: SpendService
let priced: string
let unpriced: string
let hidden: string
const viewers = new Map<UserRole, Viewer>()
const readers = new Map<UserRole, Browser>()
const as = (role: UserRole): Viewer => viewers.get(role) as Viewer
const page = (role: UserRole): Browser => readers.get(role) as Browser

async function inHome(child: string, number: string, type: string, council: string, more: readonly Write[] = []) {
  const base = { subject: child, start: BEGAN, end: null }
  await record(store, rulebook, SYSTEM, [
    { subject: child, kind: 'identity', start: null, end: null, body: { born: addMonths(TODAY, -120), sex: 'F' } },
    { subject: child, kind: 'identifier', start: null, end: null, body: { scheme: 'council', value: number, council } },
    { ...base, kind: 'period-of-care', body: { council, startKnown: true } },
    { ...base, kind: 'placement', body: { type, provider: 'PR4', sameCarer: false } },
    ...more,
  ])
}

/** The sums once nothing newer is being worked out. */
async function settled(role: UserRole, ask: Parameters<SpendService['position']>[1] = {}): Promise<SpendPosition> {
  for (;;) {
    const answer = await spend.position(as(role), ask)
    if (!answer.newerToCome) return answer
    await new Promise(resolve => {
      setTimeout(resolve, 20)
    })
  }
}

const yearStart = (on: PlainDate): string => {
  const { year, month } = partsOf(on)
  return `${month >= 4 ? year : year - 1}-04-01`
}

beforeAll(async () => {
  store = await testDatabase()
  const server = await wholeServer(store)
  spend = server.services.spend
  for (const role of ROLES) {
    const user = await exampleUser(store, role)
    viewers.set(role, user)
    readers.set(role, await server.as(user.email))
  }
  priced = await exampleChild(store, 'Priced', { council: 'north' })
  unpriced = await exampleChild(store, 'Unpriced', { council: 'west' })
  hidden = await exampleChild(store, 'Hidden', { council: 'north' })
  const price = (subject: string, pounds: number): Write => ({
    subject,
    kind: 'placement-cost',
    start: BEGAN,
    end: null,
    body: { price: pounds, per: 'night', covers: 'home', source: 'agreement', education: 20, health: 10 },
  })
  await inHome(priced, '1001', 'K2', 'north', [price(priced, 800)])
  await inHome(unpriced, '2001', 'U6', 'west')
  await inHome(hidden, '1002', 'K2', 'north', [price(hidden, 500)])
  await restrictTo(store, hidden, [], as('director').id)
})
afterAll(() => store.close())

describe('what placements cost', () => {
  it('adds up nights, months, kinds, councils and payers, with restricted children among them', async () => {
    const years = [await settled('finance-lead')]
    // In spring the hundred days reach back into the year before.
    if (BEGAN < yearStart(TODAY))
      years.push(await settled('finance-lead', { year: Number(yearStart(TODAY).slice(0, 4)) - 1 }))
    const sum = (of: (each: SpendPosition) => number): number => years.reduce((all, each) => all + of(each), 0)
    const nights = 101
    expect(sum(each => each.total.total)).toBe(nights * 130_000)
    expect(sum(each => each.total.shares.education)).toBe(nights * 26_000)
    expect(sum(each => each.total.shares.health)).toBe(nights * 13_000)
    for (const each of years) {
      for (const parts of [each.kinds, each.councils, each.months])
        expect(parts.reduce((all, part) => all + part.sum.total, 0)).toBe(each.total.total)
    }
    expect(years[0]?.now).toEqual({ children: 3, unpriced: 1 })
    expect(years[0]?.total.unpricedChildren).toBe(1)
    expect(years[0]?.forecast?.pattern).toBeUndefined()
  })

  it('of one council is that council’s alone', async () => {
    const west = await settled('finance-lead', { council: 'west' })
    expect(west.total).toMatchObject({ total: 0, unpricedChildren: 1, children: 1 })
    expect(west.ledger).toBeUndefined()
  })

  it('tells whoever may of each child by number, the one without a price first, and not of one who is restricted', async () => {
    const rows = await spend.children(as('finance-lead'), 'open')
    expect(rows.map(each => each.number).sort()).toEqual(['1001', '2001'])
    expect(rows.find(each => each.id === priced)).toMatchObject({ week: 560_000, shares: { trust: 392_000 } })
    expect(rows.find(each => each.id === unpriced)?.is.level).toBe('overdue')
    expect(await spend.child(as('finance-lead'), hidden)).toBeUndefined()
    expect(await spend.child(as('finance-lead'), 'nobody')).toBeUndefined()
  })

  it('is refused to everyone else', async () => {
    for (const role of ['social-worker', 'board-member', 'team-manager'] as const) {
      await expect(spend.position(as(role), {})).rejects.toThrow(AccessRefused)
      await expect(spend.children(as(role), 'open')).rejects.toThrow(AccessRefused)
      await expect(spend.child(as(role), priced)).rejects.toThrow(AccessRefused)
      expect((await page(role).get('/finance/placements')).status).toBe(403)
      expect((await page(role).get(`/finance/placements/children/${priced}`)).status).toBe(403)
      expect((await page(role).get(`/finance/placements/children/${priced}/price`)).status).toBe(403)
    }
    expect((await page('performance-analyst').get(`/finance/placements/children/${priced}/price`)).status).toBe(403)
  })
})

describe('the pages of what placements cost', () => {
  it('say the sums, what is missing and what is assumed', async () => {
    const { status, body } = await page('finance-lead').get('/finance/placements')
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    const text = textOf(body)
    expect(text).toContain('No price on record: 1 of 3 children whose home is paid for')
    expect(text).toContain('Too few months of homes are on record')
    expect(text).not.toContain('Priced')
  })

  it('are downloaded, the sums and child by child', async () => {
    const sums = await page('director').get('/finance/placements/download?as=csv')
    expect(sums.body.split('\n')[0]).toContain('Education pays')
    const list = await page('finance-lead').get('/finance/placements/children/download?as=csv')
    expect(list.body).toContain('1001')
    expect(list.body).not.toContain('1002')
  })

  it('take a price from whoever keeps the accounts, and show it on the child’s page to those who may see it', async () => {
    const form = `/finance/placements/children/${unpriced}/price`
    const { body } = await page('finance-lead').get(form)
    expect(textOf(body)).toContain('Fostered from')
    const { year, month, day } = partsOf(BEGAN)
    const fields = {
      once: '00000000-0000-4000-8000-00000000aaaa',
      'f-start-day': String(day),
      'f-start-month': String(month),
      'f-start-year': String(year),
      'f-price': '905.50',
      'f-per': 'week',
      'f-covers': 'home',
      'f-source': 'agreement',
      'f-reference': 'PO1',
    }
    const wrong = await page('finance-lead').send(form, form, { ...fields, 'f-education': '60', 'f-health': '50' })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.body)).toContain('cannot pay more than 100% together')
    expect(wrong.body).toContain('905.50')
    const early = await page('finance-lead').send(form, form, { ...fields, 'f-start-year': String(year - 1) })
    expect(textOf(early.body)).toContain('The child had no home on record that day')
    const done = await page('finance-lead').send(form, form, fields)
    expect(done).toMatchObject({ status: 303, to: `/finance/placements/children/${unpriced}` })
    const shown = textOf((await page('finance-lead').get(`/finance/placements/children/${unpriced}`)).body)
    expect(shown).toContain('£905.50 a week , everything together')
    expect(shown).toContain('PO1')
    expect((await settled('finance-lead')).now).toEqual({ children: 3, unpriced: 0 })
    const file = textOf((await page('director').get(`/children/${unpriced}/home`)).body)
    expect(file).toContain('£905.50 a week now')
    // The file itself stays shut to whoever keeps the accounts.
    expect((await page('finance-lead').get(`/children/${unpriced}`)).status).toBe(403)
    const twice = await page('finance-lead').send(form, form, {
      ...fields,
      once: '00000000-0000-4000-8000-00000000bbbb',
    })
    expect(textOf(twice.body)).toContain('begins that day already')
  })

  it('put a price right with a reason, end it, and take one out', async () => {
    const shown = (await page('service-manager').get(`/finance/placements/children/${unpriced}`)).body
    const entry = /price\/([0-9a-f-]{36})"/.exec(shown)?.[1] ?? ''
    const at = `/finance/placements/children/${unpriced}/price/${entry}`
    const seen = /name="seen" value="(\d+)"/.exec((await page('service-manager').get(at)).body)?.[1] ?? ''
    const { year, month, day } = partsOf(TODAY)
    const ended = await page('service-manager').send(`${at}/end`, `${at}/end`, {
      once: '00000000-0000-4000-8000-00000000cccc',
      seen,
      'f-end-day': String(day),
      'f-end-month': String(month),
      'f-end-year': String(year),
    })
    expect(ended.status).toBe(303)
    expect((await settled('finance-lead')).now?.unpriced).toBe(1)
    const out = await page('service-manager').send(`${at}/withdraw`, `${at}/withdraw`, {
      once: '00000000-0000-4000-8000-00000000dddd',
      reason: 'Entered for another child',
    })
    expect(out.status).toBe(303)
    expect((await settled('finance-lead')).total.unpricedChildren).toBe(1)
  })

  it('a usual price is told apart and added to no sum', async () => {
    const form = '/finance/placements/usual/add'
    const april = yearStart(addMonths(TODAY, -12))
    const done = await page('finance-lead').send(form, form, {
      once: '00000000-0000-4000-8000-00000000eeee',
      'f-start-day': '1',
      'f-start-month': '4',
      'f-start-year': april.slice(0, 4),
      'f-kind': 'foster-agency',
      'f-week': '700',
      'f-basis': 'Last year’s invoices',
    })
    expect(done.status).toBe(303)
    const { total } = await settled('finance-lead')
    expect(total.assumed).toBe(Math.round(total.unpricedWeeks * 7) * 10_000)
    expect(textOf((await page('finance-lead').get('/finance/placements')).body)).toContain(
      'our assumption, shown here and added to nothing',
    )
    expect((await page('service-manager').get(form)).status).toBe(403)
  })
})
