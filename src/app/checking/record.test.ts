import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCounty } from '../../demo/write.ts'
import { identifier, identity, responsibleCouncil } from '../../practice/people/kinds.ts'
import { AccessRefused, type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { ROLES } from '../../spine/access/roles.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { CheckAsk, UploadedFile } from '../../spine/web/services.ts'
import { returnToFolder } from '../exports/files.ts'
import { importReturn } from '../imports/ssda903.ts'
import { takingIn } from '../providers/taking-in.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { type RunningChecks, checkingService } from './service.ts'

// A small county's returns taken in, and the record they made checked as the return it makes.

const OPERATOR = { author: 'command-line', sight: 'files' } as const
const ASK: CheckAsk = { council: 'north', year: 2026, source: 'record', files: [], previous: [], providers: [] }

let store: Store
let folder: string
let checks: RunningChecks
let analyst: Viewer
let director: Viewer
const broken: unknown[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'checking-record-'))
  store = await testDatabase()
  const { folders } = await writeCounty(path.join(folder, 'county'), { seed: 'exports', scale: 0.02 })
  await importReturn(store, OPERATOR, {
    paths: folders.filter(each => /north-202[56]$/.test(each)),
    council: 'north',
    acceptPartial: false,
  })
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  director = await exampleUser(store, 'director', 'Ruth Example')
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  checks = checkingService(
    { settings, store, councils: await councilsOf(store), close: store.close },
    () => plainDate('2026-06-01'),
    error => broken.push(error),
  )
}, 120_000)
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
  expect(broken).toEqual([])
})

async function checked(more: Partial<CheckAsk> = {}): Promise<string> {
  const started = await checks.start(analyst, { ...ASK, ...more })
  if (started.is !== 'started') throw new Error(JSON.stringify(started.problems))
  await checks.settled()
  return started.id
}

/** The files of the return as the record makes it now. */
async function made(year: number): Promise<readonly UploadedFile[]> {
  const out = path.join(folder, newId())
  await returnToFolder(store, permit(analyst, 'returns.export').grants, { council: 'north', year }, 'csv', out)
  return Promise.all(
    (await readdir(out)).map(async name => {
      const to = path.join(out, name)
      return { name, path: to, bytes: (await stat(to)).size }
    }),
  )
}

const headOf = async (id: string) => {
  const read = await checks.read(analyst, id, { list: 'rules' })
  if (!read) throw new Error('nothing was read')
  return read.head
}

const childrenOf = async (id: string, viewer = analyst) => {
  const read = await checks.read(viewer, id, { list: 'children' })
  return read?.listed?.list === 'children' ? read.listed.children : []
}

const exportEvents = () =>
  store.asOwner(tx =>
    tx
      .selectFrom('audit_event')
      .select(['subjects', 'route', 'purpose', 'about'])
      .where('action', '=', 'returns.export')
      .orderBy('at')
      .execute(),
  )

const mother = async (subject: string, firstChildBorn: string): Promise<void> => {
  const born = await store.within(OPERATOR, tx =>
    sql<{ body: Record<string, unknown> }>`select body from entry where authority = ${store.authority}
      and subject = ${subject}::uuid and kind = 'identity' and not withdrawn limit 1`.execute(tx),
  )
  await record(store, rulebook, OPERATOR, [
    {
      subject,
      kind: identity.name,
      start: plainDate('2026-03-01'),
      end: null,
      body: { ...born.rows[0]?.body, mother: false, firstChildBorn },
    },
  ])
}

async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({ sheets: [{ name: 'Providers', rows: rows.map(row => [...row]) }] })
}

describe('our record', () => {
  let id: string
  beforeAll(async () => {
    id = await checked()
  })

  it('is checked as the return it makes, with last year’s and without a file', async () => {
    const head = await headOf(id)
    expect(head).toMatchObject({
      state: 'done',
      source: 'record',
      files: [],
      lastYear: true,
      underWay: false,
      broke: [],
    })
    expect(head.children).toBeGreaterThan(15)
    expect(head.asked).toBeGreaterThan(200)
    expect((await checks.list(analyst))[0]).toMatchObject({ id, source: 'record', state: 'done' })
    // Every child at fault has a file here.
    for (const child of await childrenOf(id)) expect(child.id, child.number).not.toBeNull()
  })

  it('is audited as a return that is made: when it is begun, and with the children whenever any are shown or saved', async () => {
    const shown = await childrenOf(id)
    await checks.save(analyst, id, 'csv')
    const events = await exportEvents()
    expect(events[0]).toMatchObject({ route: '/checking', purpose: 'checks', about: 'ssda903:2026:north' })
    const last = events.slice(-2)
    expect(last.map(({ route, purpose }) => [route, purpose])).toEqual([
      ['/checking/:id', 'report'],
      ['/checking/:id/download', 'download'],
    ])
    for (const { subjects } of last) expect(new Set(subjects)).toEqual(new Set(shown.map(child => child.id)))
  })

  it('has the very faults of the files it makes, so that the two compare as nothing new and nothing mended', async () => {
    const files = await checked({ source: 'files', files: await made(2026), previous: await made(2025) })
    const [one, other] = [await headOf(id), await headOf(files)]
    expect([other.faults + other.queries, other.children]).toEqual([one.faults + one.queries, one.children])
    const compared = await checks.compare(analyst, files, { list: 'rules' })
    // The only other check of the year is of the record.
    expect(compared?.before).toMatchObject({ id, source: 'record' })
    expect(compared?.counts).toMatchObject({ new: 0, mended: 0, still: one.faults + one.queries })
  })

  it('checked again after something went wrong in a file has that as new, since the last check of the record', async () => {
    const [child] = await childrenOf(id)
    await mother(child?.id ?? '', '2025-09-09')
    const again = await checked()
    const compared = await checks.compare(analyst, again, { list: 'children' })
    expect(compared?.before?.id).toBe(id)
    expect(compared?.counts.new).toBeGreaterThan(0)
    expect(compared?.rows.filter(row => row.counts.new > 0).map(row => row.title)).toEqual([child?.number])
    expect(compared?.rows[0]?.note).not.toBe('no file you can open')
  })

  it('holds a restricted child, told as any whose file cannot be opened, and is audited with them', async () => {
    const [child] = await childrenOf(id)
    await store.asOwner(tx =>
      sql`insert into restriction (authority, id, subject, sealed, why, made_by)
        values (${store.authority}, ${newId()}, ${child?.id}::uuid, false, 'A relative works here.', ${director.id}::uuid)`.execute(
        tx,
      ),
    )
    const again = await checked()
    const found = (await childrenOf(again)).find(each => each.number === child?.number)
    expect(found).toMatchObject({ id: null, called: null, worker: null, team: null })
    expect((await exportEvents()).at(-1)?.subjects).toContain(child?.id)
    const csv = String((await checks.save(analyst, again, 'csv'))?.body)
    expect(csv).toContain('No file you can open')
    const compared = await checks.compare(analyst, again, { with: id, list: 'children' })
    const row = compared?.rows.find(each => each.title === child?.number)
    expect(row?.note).toBe('no file you can open')
  })

  it('has its homes looked up in Ofsted’s lists where they are kept, and says in which', async () => {
    const before = await headOf(await checked())
    expect(before.notAsked.find(each => each.rule === '1008')?.why).toBe('No list of providers')
    const lists = takingIn(store, () => plainDate('2026-06-01'))
    const list = path.join(folder, 'county', 'ofsted-providers.csv')
    const file = { path: list, name: 'ofsted-providers.csv', bytes: (await stat(list)).size }
    const looked = await lists.look(analyst, file, plainDate('2026-05-31'))
    if (looked.is !== 'looked-at') throw new Error(JSON.stringify(looked))
    await lists.load(analyst, looked.number, '')
    expect((await checks.choices(analyst)).editions).toEqual([{ number: looked.number, asAt: '2026-05-31' }])
    const head = await headOf(await checked())
    expect(head).toMatchObject({ providers: 214, editions: [{ number: looked.number, asAt: '2026-05-31' }] })
    expect(head.notAsked.some(each => each.rule === '1008')).toBe(false)
    // A list that is sent is looked up in, and no other; one of a return before says nothing of those kept.
    const sent = path.join(folder, 'sent.xlsx')
    await writeFile(
      sent,
      await workbook([
        ['URN', 'Placement code', 'Placement provider code'],
        ['SC1', 'K2', 'PR4'],
      ]),
    )
    const by = await headOf(
      await checked({
        providers: [{ path: sent, name: 'sent.xlsx', bytes: (await stat(sent)).size, box: 'providers' }],
      }),
    )
    expect(by.providers).toBe(1)
    expect(by.editions).toBeUndefined()
    await lists.withdraw(analyst, looked.number)
  })

  it('is nothing to check where it has no child of that council and year', async () => {
    const none = await checked({ council: 'west' })
    const head = await headOf(none)
    expect(head.state).toBe('refused')
    expect(head.problems[0]?.what).toBe('The record has no child in this council’s return of this year.')
    expect(await checks.compare(analyst, none, { list: 'rules' })).toBeUndefined()
  })

  it('and files are not checked together', async () => {
    const started = await checks.start(analyst, { ...ASK, files: await made(2026) })
    expect(started).toMatchObject({ is: 'refused', problems: [{ box: 'source' }] })
  })

  it('is for whoever may make the return, by the service and by the database alike', async () => {
    await expect(checks.start(director, ASK)).rejects.toThrow(AccessRefused)
    await expect(checks.start({ ...analyst, council: 'west' }, ASK)).rejects.toThrow(AccessRefused)
    expect((await checks.list(director)).map(row => row.source)).not.toContain('record')
    expect(await checks.read(director, id, { list: 'faults' })).toBeUndefined()
    expect(await checks.save(director, id, 'csv')).toBeUndefined()
    for (const role of ROLES) {
      if (role === 'system') continue
      const viewer = await exampleUser(store, role, `Some ${role}`)
      const seen = await store.within({ author: viewer.id, sight: 'files' }, tx =>
        sql<{ n: number }>`select (select count(*) from return_check where source = 'record')::int
          + (select count(*) from return_check_child where of_check = ${id}::uuid)::int
          + (select count(*) from return_check_fault where of_check = ${id}::uuid)::int as n`.execute(tx),
      )
      expect((seen.rows[0]?.n ?? 0) > 0, role).toBe(decide(viewer, 'returns.export').allow)
    }
  })
})

it('a child whose file was opened by hand, with the number in it, is known by it in what changed', async () => {
  const subject = newId()
  await store.within(OPERATOR, tx =>
    sql`insert into subject values (${store.authority}, ${subject}::uuid, 'person')`.execute(tx),
  )
  const since = { subject, start: plainDate('2026-03-30'), end: null }
  await record(store, rulebook, OPERATOR, [
    { ...since, kind: identity.name, body: { born: '2014-05-05', sex: 'F' } },
    { ...since, kind: identifier.name, body: { scheme: 'council', value: 'HAND1' } },
    { ...since, kind: responsibleCouncil.name, body: { council: 'north' } },
  ])
  const files = await made(2026)
  const header = files.find(file => file.name === 'header.csv')
  const text = await readFile(header?.path ?? '', 'utf8')
  const row = `HAND1,9,05/05/2014${','.repeat((text.split('\r\n')[0] ?? '').split(',').length - 3)}\r\n`
  await writeFile(header?.path ?? '', text + row)
  const id = await checked({ source: 'files', files })
  const compared = await checks.compare(analyst, id, { list: 'children' })
  const found = compared?.rows.find(each => each.title === 'HAND1')
  expect(found?.counts.new).toBeGreaterThan(0)
  expect(found?.note).not.toBe('no file you can open')
  const faults = await checks.read(analyst, id, { list: 'children' })
  const listed = faults?.listed?.list === 'children' ? faults.listed.children : []
  expect(listed.find(child => child.number === 'HAND1')?.id).toBe(subject)
})
