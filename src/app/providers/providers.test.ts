import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { ROLES } from '../../spine/access/roles.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import { type PlainDate, addDays, plainDate } from '../../spine/time/plain-date.ts'
import type { ProvidersService } from '../../spine/web/service-providers.ts'
import { SYSTEM } from '../files/testing.ts'
import { checkStale } from '../quality/checking.ts'
import { qualityService } from '../quality/service.ts'
import { recordingService } from '../recording/service.ts'
import { rulebook } from '../rulebook.ts'
import { type Example, exampleWork } from '../work/testing.ts'
import type { Product } from '../product.ts'
import { heldListsFor } from './held.ts'
import { providersService } from './service.ts'

// Editions of Ofsted's lists taken in and withdrawn, and what the record is found by them.

let here: Example
let today: PlainDate
let folder: string
let lists: ProvidersService
let analyst: Viewer
let director: Viewer

beforeAll(async () => {
  here = await exampleWork()
  folder = await mkdtemp(path.join(tmpdir(), 'providers-'))
  const found = await here.store.asOwner(tx =>
    sql<{ today: PlainDate }>`select (now() at time zone 'Europe/London')::date as today`.execute(tx),
  )
  today = found.rows[0]!.today
  lists = providersService({ store: here.store }, () => today)
  analyst = await exampleUser(here.store, 'performance-analyst', 'Ade Bello')
  director = await exampleUser(here.store, 'director', 'Dilys Quarrie')
})
afterAll(async () => {
  await here.close()
  await rm(folder, { recursive: true, force: true })
})

const HOMES = 'Children’s home'
const HEAD =
  'URN,Local authority,Provider type,Setting name,Deregistration date,Placement code,Placement provider code,Setting postcode'
const line = (urn: string, more: { type?: string; ended?: string; place?: string; postcode?: string } = {}): string =>
  [
    urn,
    'Leeds',
    more.type ?? HOMES,
    `Home ${urn}`,
    more.ended ?? '',
    more.place ?? 'K2',
    'PR4',
    more.postcode ?? 'AB1 2CD',
  ].join(',')
const SUPPORTED = line('7700001', { type: 'Supported accommodation', place: 'K3' })

async function file(text: string, name = 'list.csv') {
  const at = path.join(folder, newId())
  await writeFile(at, text)
  return { path: at, name, bytes: Buffer.byteLength(text) }
}
async function looked(lines: readonly string[], asAt: string, by: Viewer = analyst): Promise<number> {
  const done = await lists.look(by, await file([HEAD, ...lines].join('\n')), plainDate(asAt))
  if (done.is !== 'looked-at') throw new Error(JSON.stringify(done))
  return done.number
}
async function loaded(lines: readonly string[], asAt: string): Promise<number> {
  const number = await looked(lines, asAt)
  expect(await lists.load(analyst, number, '')).toBe(true)
  return number
}
const faults = async (subject: string) =>
  (
    await here.store.asOwner(tx =>
      sql<{ rule: string; since: PlainDate }>`select rule, since from fault
        where subject = ${subject} and rule in ('219', '221', '227', '228', '1008') order by rule`.execute(tx),
    )
  ).rows

async function inHome(number: string, urn: string): Promise<string> {
  const id = newId()
  await here.store.within(SYSTEM, tx =>
    tx.insertInto('subject').values({ authority: here.store.authority, id, kind: 'person' }).execute(),
  )
  const start = addDays(today, -30)
  const writes = [
    { kind: 'identity', body: { born: '2012-05-02', sex: 'M', ethnicity: 'WBRI' } },
    { kind: 'identifier', body: { scheme: 'council', value: number } },
    { kind: 'period-of-care', start, body: { council: 'north', startKnown: true } },
    { kind: 'placement', start, body: { type: 'K2', provider: 'PR4', postcode: 'AB1 2CD', urn, sameCarer: false } },
    { kind: 'legal-status', start, body: { status: 'C1' } },
  ]
  await record(
    here.store,
    rulebook,
    SYSTEM,
    writes.map(each => ({ subject: id, start: null, end: null, ...each })),
  )
  return id
}

describe('editions of Ofsted’s lists', () => {
  it('are refused with what is wrong, and nothing is kept of them', async () => {
    const say = async (text: string, asAt: string | undefined, bytes?: number) => {
      const sent = await file(text)
      const done = await lists.look(
        analyst,
        bytes === undefined ? sent : { ...sent, bytes },
        asAt === undefined ? undefined : plainDate(asAt),
      )
      return done.is === 'refused' ? done.problems.map(each => `${each.box}: ${each.what}`).join(' ') : done.is
    }
    expect(await say('name,place\nAlder,Leeds', '2026-08-31')).toContain('files: None of its sheets has a column URN')
    expect(await say('URN,Setting name\n1,Alder', '2026-08-31')).toContain('No sheet says the kinds of placement')
    expect(await say('PK\u0003\u0004 and no workbook', '2026-08-31')).toContain('files: It cannot be read')
    expect(await say('a\0b', '2026-08-31')).toContain('files: It cannot be read')
    expect(await say(HEAD, undefined)).toContain('as-at: The day the list speaks for is missing')
    expect(await say(HEAD, addDays(today, 1))).toContain('as-at: The list speaks for a day that has not come')
    expect(await say(HEAD, '2026-08-31', 17_000_000)).toContain('larger than 16 MB')
    expect((await lists.editions(analyst)).editions).toEqual([])
  })

  it('are only looked at until they are taken in, by whoever looks', async () => {
    const number = await looked([line('SC1')], '2026-05-31')
    expect((await lists.edition(analyst, number, {}))?.edition).toMatchObject({ is: 'looked-at', providers: 1 })
    expect(await lists.edition(director, number, {})).toBeUndefined()
    expect(await lists.load(analyst, number, 'another list’s')).toBe(false)
    expect((await lists.editions(analyst)).editions).toEqual([])
    // The next look of the same person takes its place, and a number is never used of two.
    const next = await looked([line('SC2')], '2026-05-31')
    expect(await lists.edition(analyst, number, {})).toBeUndefined()
    expect(await lists.withdraw(analyst, next)).toBe(true)
    expect(await lists.edition(analyst, next, {})).toBeUndefined()
  })

  it('are taken in once: the same list for the same day is known again, however its rows stand', async () => {
    const number = await loaded([line('SC1'), line('SC2')], '2026-05-31')
    const again = await lists.look(
      analyst,
      await file([HEAD, line('SC1'), line('SC2')].join('\n')),
      plainDate('2026-05-31'),
    )
    expect(again).toEqual({ is: 'same', number })
    expect(await lists.load(analyst, number, '')).toBe(false)
    expect(await lists.withdraw(analyst, number)).toBe(true)
    expect(await lists.withdraw(analyst, number)).toBe(false)
    // What was withdrawn is kept, with who did and when, and may come again.
    expect((await lists.edition(analyst, number, {}))?.found).toBe(2)
    expect((await lists.editions(analyst)).editions[0]).toMatchObject({
      number,
      is: 'withdrawn',
      withdrawn: { by: 'Ade Bello' },
    })
  })

  it('are looked at by roles that see imports, taken in and withdrawn by those that make them, and by nobody else', async () => {
    for (const role of ROLES.filter(each => each !== 'system')) {
      const viewer: Viewer = { id: newId(), role, name: role }
      const may = async (of: () => Promise<unknown>) =>
        of().then(
          () => true,
          error => {
            if (error instanceof AccessRefused) return false
            throw error
          },
        )
      expect([role, await may(() => lists.editions(viewer))]).toEqual([
        role,
        ['director', 'performance-analyst'].includes(role),
      ])
      expect([role, await may(() => lists.load(viewer, 999, ''))]).toEqual([role, role === 'performance-analyst'])
      expect([role, await may(() => lists.withdraw(viewer, 999))]).toEqual([role, role === 'performance-analyst'])
    }
  })

  it('are audited as they come and go', async () => {
    const number = await loaded([line('SC9')], '2026-05-31')
    await lists.withdraw(analyst, number)
    const { rows } = await here.store.asOwner(tx =>
      sql<{
        action: string
      }>`select action from audit_event where about = ${`providers:${number}`} order by at`.execute(tx),
    )
    expect(rows.map(each => each.action)).toEqual(['imports.make', 'imports.undo'])
  })
})

describe('the record', () => {
  let right: string
  let unknown: string
  let quality: Awaited<ReturnType<ReturnType<typeof qualityService>['open']>>
  const look = async () => {
    const councils = [{ code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }]
    quality = await qualityService({ store: here.store, councils } as unknown as Product, () => today).open(
      analyst,
      'all',
    )
  }

  it('is not asked by one list alone, and the page says which rules are not asked and why', async () => {
    right = await inHome('N801', 'SC1')
    unknown = await inHome('N802', 'SC404')
    await loaded([line('SC1'), line('SC2')], '2026-05-31')
    expect(await heldListsFor(here.store, 2027)).toBeUndefined()
    // Of a year before supported accommodation was registered the other list is all there was.
    expect((await heldListsFor(here.store, 2023))?.providers.size).toBe(2)
    await checkStale(here.store, rulebook, today)
    expect(await faults(unknown)).toEqual([])
    await look()
    expect(quality.notAsked).toMatchObject({ lists: ['supported accommodation'] })
    expect(quality.notAsked?.rules).toEqual(['219', '221', '224', '227', '228', '229', '1008'])
    expect((await lists.editions(analyst)).lacking).toEqual(['supported accommodation'])
  })

  it('is asked again behind the service when a list comes, what it finds being no older than the list', async () => {
    await loaded([SUPPORTED], '2026-05-31')
    await look()
    expect(quality.whole).toBe(false)
    await checkStale(here.store, rulebook, today)
    expect(await faults(right)).toEqual([])
    expect((await faults(unknown)).map(each => [each.rule, each.since])).toEqual([
      ['1008', today],
      ['219', today],
      ['221', today],
    ])
    await look()
    expect(quality).toMatchObject({ whole: true, editions: [{ asAt: '2026-05-31' }, { asAt: '2026-05-31' }] })
    expect(quality.notAsked).toBeUndefined()
  })

  it('is asked by the newest list at the save itself, and of two by the one that speaks for the later day', async () => {
    expect((await faults(await inHome('N803', 'SC405'))).map(each => each.rule)).toContain('1008')
    await loaded([line('SC1', { ended: '2026-07-01' }), line('SC404')], '2026-08-31')
    // One that speaks for a day before is kept, and changes nothing.
    await loaded([line('SC5')], '2026-02-28')
    await checkStale(here.store, rulebook, today)
    expect((await faults(right)).map(each => each.rule)).toEqual(['227', '228'])
    expect(await faults(unknown)).toEqual([])
    const { editions } = await lists.editions(analyst)
    expect(editions.slice(0, 2).map(each => each.is)).toEqual(['older', 'in-use'])
  })

  it('is asked as before when the newest is withdrawn, and no more when a list is gone', async () => {
    const newest = (await lists.editions(analyst)).editions.find(each => each.asAt === '2026-08-31')!.number
    await lists.withdraw(analyst, newest)
    await checkStale(here.store, rulebook, today)
    expect(await faults(right)).toEqual([])
    expect((await faults(unknown)).map(each => each.rule)).toContain('1008')
    for (const each of (await lists.editions(analyst)).editions)
      if (each.is === 'in-use' && each.lists.includes('supported accommodation'))
        await lists.withdraw(analyst, each.number)
    await checkStale(here.store, rulebook, today)
    expect(await faults(unknown)).toEqual([])
    expect(await checkStale(here.store, rulebook, today)).toBe(0)
  })
})

describe('the form of a home', () => {
  it('finds homes on the lists by name, number or postcode, and fills in what the list says of the one chosen', async () => {
    await loaded([line('SC1'), line('SC7', { postcode: 'AB9 8ZZ' }), `${line('SC9')}x`], '2026-09-30')
    await loaded([SUPPORTED], '2026-09-30')
    const recording = recordingService({ store: here.store, rulebook, dataDir: folder, today: () => today })
    const child = await inHome('N804', 'SC1')
    const ask = { doing: 'record', kind: 'placement' } as const
    const press = async (fields: Record<string, string>) => {
      const sent = await recording.send(director, child, ask, { fields, files: [] })
      if (sent.is !== 'open' || sent.value.is !== 'asked') throw new Error('not asked')
      return sent.value.form
    }
    const empty = await recording.form(director, child, ask)
    expect(empty.is === 'open' && empty.value.finder).toMatchObject({ value: '', looked: false, found: [] })
    const found = await press({ do: 'find', 'find-provider': 'home sc7' })
    expect(found.finder).toMatchObject({
      looked: true,
      more: false,
      found: [{ choose: 'provider:SC7', title: 'Home SC7' }],
    })
    expect(found.faults).toEqual([])
    expect((await press({ do: 'find', 'find-provider': 'nowhere%' })).finder?.found).toEqual([])
    const filled = await press({ do: 'provider:SC7', 'find-provider': 'home sc7', 'f-sameCarer': 'no' })
    const said = Object.fromEntries(filled.questions.map(each => [each.name, each.value]))
    expect(said).toMatchObject({
      'f-type': 'K2',
      'f-provider': 'PR4',
      'f-postcode': 'AB9 8ZZ',
      'f-urn': 'SC7',
      'f-sameCarer': 'no',
    })
    expect(filled.finder).toMatchObject({ chosen: 'Home SC7, SC7', found: [] })
    // What is on no list fills nothing in, and other forms have no such box.
    const none = await press({ do: 'provider:SC404', 'find-provider': '' })
    expect(Object.fromEntries(none.questions.map(each => [each.name, each.value]))['f-urn'] ?? '').toBe('')
    const review = await recording.form(director, child, { doing: 'record', kind: 'review' })
    expect(review.is === 'open' && review.value.finder).toBeUndefined()
  })
})
