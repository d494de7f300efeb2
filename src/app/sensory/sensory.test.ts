import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { recordsKeptFrom } from '../../practice/governance/kinds.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type PlainDate, addDays, partsOf } from '../../spine/time/plain-date.ts'
import type { SensoryOverview, SensoryService } from '../../spine/web/services.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { demoSensory } from '../demo/sensory.ts'
import { recordInTrust } from '../demo/trust-entries.ts'
import { SYSTEM, exampleChild, restrictTo } from '../files/testing.ts'
import { wholeServer } from '../files/testing-server.ts'
import { rulebook } from '../rulebook.ts'
import { today } from '../services.ts'

const ROLES: readonly UserRole[] = [
  'director',
  'virtual-school',
  'health-team',
  'finance-lead',
  'service-manager',
  'social-worker',
  'board-member',
]
const TODAY = today()

let store: Store
let sensory: SensoryService
let seen: string
let hidden: string
const viewers = new Map<UserRole, Viewer>()
const readers = new Map<UserRole, Browser>()
const as = (role: UserRole): Viewer => viewers.get(role) as Viewer
const page = (role: UserRole): Browser => readers.get(role) as Browser

async function settled(): Promise<SensoryOverview> {
  for (;;) {
    const answer = await sensory.overview(as('director'), {})
    if (!answer.newerToCome) return answer
    await new Promise(resolve => {
      setTimeout(resolve, 20)
    })
  }
}

function dayFields(on: PlainDate, name = 'start'): Readonly<Record<string, string>> {
  const { year, month, day } = partsOf(on)
  return { [`f-${name}-day`]: String(day), [`f-${name}-month`]: String(month), [`f-${name}-year`]: String(year) }
}

beforeAll(async () => {
  store = await testDatabase()
  const server = await wholeServer(store)
  sensory = server.services.sensory
  for (const role of ROLES) {
    const user = await exampleUser(store, role)
    viewers.set(role, user)
    readers.set(role, await server.as(user.email))
  }
  await recordInTrust(store, [
    ...demoSensory('alongside', TODAY),
    { id: newId(), kind: recordsKeptFrom.name, start: addDays(TODAY, -700), end: null, body: {} },
  ])
  seen = await exampleChild(store, 'Seen', { council: 'north' })
  hidden = await exampleChild(store, 'Hidden', { council: 'west' })
  for (const child of [seen, hidden])
    await record(store, rulebook, SYSTEM, [
      {
        subject: child,
        kind: 'sensory-need',
        start: addDays(TODAY, -100),
        end: null,
        body: { need: 'hearing', level: 'medium', framework: 'natsip' },
      },
      {
        subject: child,
        kind: 'sensory-visit',
        start: addDays(TODAY, -60),
        end: null,
        body: { discipline: 'qtod', place: 'school', purpose: ['teaching'], seen: true },
      },
    ])
  await restrictTo(store, hidden, [], as('director').id)
})
afterAll(() => store.close())

describe('the shared sensory impairment service', () => {
  it('tells its caseload, money, schools and visits as they are on record', async () => {
    const told = await settled()
    expect(told.caseload).toMatchObject({ children: 1025, on: addDays(TODAY, -40) })
    expect(told.caseload?.byCouncil.map(each => each.children)).toEqual([507, 518])
    expect(told.caseload?.byNeed.reduce((sum, each) => sum + each.children, 0)).toBe(1025)
    expect(told.year).toMatchObject({ shared: 2_040_000, net: 2_110_936, contributed: 2_040_000 })
    expect(told.year?.councils.map(each => [each.agreed, each.contributed])).toEqual([
      [44, 970_000],
      [56, 1_070_000],
    ])
    expect(told.schools).toHaveLength(20)
    expect(told.schools.filter(each => each.employer.value === 'service')).toHaveLength(12)
    expect(told.visits.months).toHaveLength(12)
    const last = await sensory.overview(as('finance-lead'), { year: Number(told.years[1]?.value) })
    expect(last.year?.recharged).toBe(last.year?.rechargeBudget)
    expect(last.year?.rechargedSchools).toBe(12)
  })

  it('counts children with a file here, restricted ones among them, and names only those who may be known of', async () => {
    const told = await settled()
    expect(told.onFile).toMatchObject({ children: 2, overdue: 2 })
    const rows = await sensory.children(as('virtual-school'), 'open')
    expect(rows.map(each => each.called)).toEqual(['Seen Example'])
    expect(rows[0]).toMatchObject({ is: { level: 'overdue' }, last: addDays(TODAY, -60), by: addDays(TODAY, -11) })
  })

  it('is refused to those who have no part in it', async () => {
    for (const role of ['social-worker', 'board-member'] as const) {
      await expect(sensory.overview(as(role), {})).rejects.toThrow(AccessRefused)
      expect((await page(role).get('/sensory')).status).toBe(403)
    }
    for (const role of ['finance-lead', 'service-manager'] as const) {
      await expect(sensory.children(as(role), 'open')).rejects.toThrow(AccessRefused)
      expect((await page(role).get('/sensory/counts/add')).status).toBe(403)
    }
    expect((await page('virtual-school').get('/sensory/contributions/add')).status).toBe(403)
    expect((await page('finance-lead').get('/sensory/contributions/add')).status).toBe(200)
  })
})

describe('the pages of the service', () => {
  it('lay agreed, contributed and used side by side, and say in words where they differ', async () => {
    const { status, body } = await page('finance-lead').get('/sensory')
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    const text = textOf(body)
    expect(text).toContain('The service knows 1,025 children')
    expect(text).toContain('West contributes £72,400 less than its agreed share')
    expect(text).toContain('The budget asks for £70,936 more than the councils share')
    expect(text).toContain(
      'Of 20 schools whose pupils sign or read braille, 12 have workers from the service and 8 employ their own',
    )
    expect(text).not.toContain('Seen Example')
    const csv = await page('health-team').get('/sensory/download?as=csv')
    expect(csv.body).toContain('"Contributed, pounds",West')
  })

  it('list the children with whoever is overdue first, and download them', async () => {
    expect(textOf((await page('health-team').get('/sensory/children')).body)).toContain('Visits overdue: 1')
    const csv = await page('virtual-school').get('/sensory/children/download?as=csv')
    expect(csv.body).toContain('Seen Example')
    expect(csv.body).not.toContain('Hidden')
  })

  it('take a count, and say what is wrong with one that stands already', async () => {
    const form = '/sensory/counts/add'
    const fields = {
      once: '00000000-0000-4000-8000-00000000aaaa',
      ...dayFields(TODAY),
      'f-council': 'north',
      'f-need': 'multi',
      'f-high': '6',
      'f-medium': '4',
      'f-low': '2',
      'f-monitoring': '0',
    }
    const wrong = await page('virtual-school').send(form, form, { ...fields, 'f-high': '-1' })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.body)).toContain('This cannot be less than nought')
    expect((await page('virtual-school').send(form, form, fields)).status).toBe(303)
    expect((await settled()).caseload?.children).toBe(1026)
    const twice = await page('virtual-school').send(form, form, {
      ...fields,
      once: '00000000-0000-4000-8000-00000000bbbb',
    })
    expect(textOf(twice.body)).toContain('was counted that day already')
  })

  it('recharge only schools whose workers the service employs', async () => {
    const form = '/sensory/recharges/add'
    const own = (await settled()).schools.find(each => each.employer.value === 'school')
    const sent = await page('finance-lead').send(form, form, {
      once: '00000000-0000-4000-8000-00000000cccc',
      ...dayFields(TODAY),
      'f-deployment': own?.id ?? '',
      'f-year': String(partsOf(TODAY).year),
      'f-amount': '100',
    })
    expect(sent.status).toBe(422)
    expect(textOf(sent.body)).toContain('employs its own support workers')
  })

  it('a visit recorded on the child’s file is on its learning page, and is no longer overdue', async () => {
    const form = `/children/${seen}/record/sensory-visit`
    const filled = new FormData()
    for (const [name, value] of Object.entries({
      once: '00000000-0000-4000-8000-00000000dddd',
      ...dayFields(TODAY),
      'f-discipline': 'qtod',
      'f-place': 'school',
      'f-purpose': 'teaching',
      'f-seen': 'yes',
      do: 'record',
    }))
      filled.append(name, value)
    const sent = await page('virtual-school').sendFiles(form, form, filled)
    expect(sent.status).toBe(303)
    expect((await settled()).onFile.overdue).toBe(1)
    const learning = textOf((await page('virtual-school').get(`/children/${seen}/learning`)).body)
    expect(learning).toContain('Qualified teacher of the deaf')
  })
})
