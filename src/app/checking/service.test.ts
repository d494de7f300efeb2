import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { ROLES, type UserRole } from '../../spine/access/roles.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { CheckAsk, CheckListed, CheckRead, UploadedFile } from '../../spine/web/services.ts'
import { importReturn } from '../imports/ssda903.ts'
import { councilsOf } from '../trust.ts'
import { closeInterruptedChecks } from './held.ts'
import { type RunningChecks, checkingService } from './service.ts'
import { SAMPLE_YEAR, type SampleFile, filesOf, planted, sampleRows } from './testing.ts'

const clean = sampleRows(24)
const [one = '', two = ''] = clean.Header.map(row => row['CHILD'] ?? '')
const withSex = planted(clean, 'Header', one, { SEX: 'X' })
const faulty = planted(withSex, 'Episodes', two, { LS: 'ZZ' })

let store: Store
let checks: RunningChecks
let folder: string
let analyst: Viewer
let director: Viewer
let western: Viewer
const broken: unknown[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'checking-'))
  store = await testDatabase()
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  director = await exampleUser(store, 'director')
  western = { ...analyst, council: 'west' }
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  const product = { settings, store, councils: await councilsOf(store), close: store.close }
  checks = checkingService(
    product,
    () => plainDate('2026-05-14'),
    error => broken.push(error),
  )
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
  expect(broken).toEqual([])
})

async function sent(files: readonly SampleFile[]): Promise<readonly UploadedFile[]> {
  const received = await mkdtemp(path.join(folder, 'received-'))
  return Promise.all(
    files.map(async ({ name, text }, at) => {
      const to = path.join(received, String(at))
      await writeFile(to, text)
      return { name, path: to, bytes: Buffer.byteLength(text) }
    }),
  )
}
const asked = async (files: readonly SampleFile[], more: Partial<CheckAsk> = {}): Promise<CheckAsk> => ({
  council: 'north',
  year: SAMPLE_YEAR,
  source: 'files',
  files: await sent(files),
  previous: [],
  providers: [],
  ...more,
})
async function checked(files: readonly SampleFile[], more: Partial<CheckAsk> = {}): Promise<string> {
  const started = await checks.start(analyst, await asked(files, more))
  if (started.is !== 'started') throw new Error(JSON.stringify(started.problems))
  await checks.settled()
  return started.id
}
type Listed<L> = L extends 'children' | 'faults'
  ? Extract<CheckListed, { list: L }>
  : Extract<CheckListed, { groups: unknown }>
async function readOf<L extends CheckListed['list']>(
  id: string,
  list: L,
  more: object = {},
): Promise<{ readonly head: CheckRead['head']; readonly listed: Listed<L> }> {
  const read = await checks.read(analyst, id, { list, ...more })
  if (!read?.listed) throw new Error('nothing was read')
  return { head: read.head, listed: read.listed as Listed<L> }
}
const problemsOf = async (id: string): Promise<string> =>
  ((await checks.read(analyst, id, { list: 'rules' }))?.head.problems ?? [])
    .map(({ file, what, mend }) => [file, what, mend].filter(Boolean).join(' '))
    .join(' | ')
const lastEvent = () =>
  store.asOwner(tx =>
    tx
      .selectFrom('audit_event')
      .select(['action', 'subjects', 'route', 'purpose', 'about'])
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )

describe('a return with planted faults', () => {
  let id: string
  beforeAll(async () => {
    id = await checked(filesOf(faulty))
  })

  it('is checked by every rule that can be asked of it, and nothing of it enters the record or stays on disk', async () => {
    const { head } = await readOf(id, 'rules')
    expect(head).toMatchObject({ state: 'done', year: SAMPLE_YEAR, by: 'Ade Example', children: 24, lastYear: false })
    expect(head.asked).toBeGreaterThan(150)
    expect(head.notAsked.map(each => each.why)).toContain('No previous year')
    expect(head.broke).toEqual([])
    const subjects = await store.asOwner(tx => sql<{ n: number }>`select count(*)::int as n from subject`.execute(tx))
    expect(subjects.rows[0]?.n).toBe(0)
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('tells each fault in words, with its table, row and values, and what tells the row apart', async () => {
    const { listed } = await readOf(id, 'faults', { is: 'fault' })
    const sex = listed.faults.find(fault => fault.child.number === one && fault.table === 'Header')
    expect(sex).toMatchObject({ row: 1, cells: [['SEX', 'X']], knownBy: [], query: false })
    expect(sex?.wrong).toMatch(/sex/i)
    expect(sex?.mend).not.toBe('')
    const episode = listed.faults.find(fault => fault.cells.some(([, value]) => value === 'ZZ'))
    expect(episode).toMatchObject({ table: 'Episodes', child: { number: two } })
    expect(episode?.knownBy).toEqual([['DECOM', expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/) as string]])
  })

  it('counts the same by rule, by child and one by one, narrowed or not', async () => {
    const { head, listed: rules } = await readOf(id, 'rules')
    const { listed: children } = await readOf(id, 'children')
    const { listed: faults } = await readOf(id, 'faults')
    const sum = (list: readonly { readonly faults: number; readonly queries: number }[]): number =>
      list.reduce((total, each) => total + each.faults + each.queries, 0)
    const all = head.faults + head.queries
    expect([sum(rules.groups), sum(children.children), faults.paging.found]).toEqual([all, all, all])
    for (const group of rules.groups)
      expect((await readOf(id, 'faults', { rule: group.key })).listed.paging.found).toBe(group.faults + group.queries)
    const key = children.children.find(child => child.number === one)?.key
    const { listed: ofOne } = await readOf(id, 'faults', { child: key })
    expect(ofOne.child?.number).toBe(one)
    expect(new Set(ofOne.faults.map(fault => fault.child.number))).toEqual(new Set([one]))
  })

  it('finds no child of a return on a record that has none of them', async () => {
    const { listed } = await readOf(id, 'workers')
    expect(listed.groups.map(group => [group.key, group.title])).toEqual([['not-found', 'No file you can open']])
  })

  it('is saved as one row a fault, as a workbook too', async () => {
    const { head } = await readOf(id, 'rules')
    const saved = await checks.save(analyst, id, 'csv')
    const lines = String(saved?.body).trim().split('\r\n')
    expect(saved?.name).toBe('ssda903-faults-north-2025-26-check-1.csv')
    expect(lines).toHaveLength(head.faults + head.queries + 1)
    expect(lines[0]).toContain('Child,Rule,Fault or query,What is wrong,How to mend it,Table,Row,Values')
    expect(lines.find(line => line.includes('SEX X'))).toMatch(new RegExp(`^${one},`))
    const { readXlsx } = await import('hucre/xlsx')
    const book = await checks.save(analyst, id, 'xlsx')
    const { sheets } = await readXlsx(book?.body as Uint8Array)
    expect(sheets.map(sheet => sheet.name)).toEqual(['Faults', 'Counts', 'Not asked'])
    expect(sheets[0]?.rows).toHaveLength(lines.length)
    expect(await lastEvent()).toMatchObject({ purpose: 'download', about: 'check:1', action: 'imports.read' })
  })

  it('compared with the check before tells what was mended, what is new and what is still there, whatever rows they stand on', async () => {
    const before = (await readOf(id, 'rules')).head
    // The sex is put right, the order of the rows is not what it was, and another child's episode goes wrong.
    const mended = planted(clean, 'Episodes', two, { LS: 'ZZ' })
    const three = clean.Header[2]?.['CHILD'] ?? ''
    const rows = planted(mended, 'Episodes', three, { PLACE: 'Q9' })
    const turned = { ...rows, Header: rows.Header.toReversed(), Episodes: rows.Episodes.toReversed() }
    const again = await checked(filesOf(turned))
    const compared = await checks.compare(analyst, again, { list: 'faults', change: 'mended' })
    expect(compared?.before?.id).toBe(id)
    expect(compared?.faults.every(fault => fault.number === one)).toBe(true)
    expect(compared?.faults.map(fault => fault.cells)).toContainEqual([['SEX', 'X']])
    const fresh = await checks.compare(analyst, again, { list: 'faults', change: 'new' })
    expect(new Set(fresh?.faults.map(fault => fault.number))).toEqual(new Set([three]))
    const { counts } = compared ?? { counts: undefined }
    expect((counts?.mended ?? 0) + (counts?.still ?? 0)).toBe(before.faults + before.queries)
    const byRule = await checks.compare(analyst, again, { list: 'rules' })
    expect(byRule?.rows.reduce((sum, row) => sum + row.counts.mended, 0)).toBe(counts?.mended)
    const byChild = await checks.compare(analyst, again, { list: 'children' })
    expect(byChild?.rows.find(row => row.title === one)?.counts.mended).toBe(counts?.mended)
  })

  it('compared with a check that could ask other rules does not count their faults as new or mended', async () => {
    const lastYear = sampleRows(24, SAMPLE_YEAR - 1)
    const more = await checked(filesOf(planted(faulty, 'Header', two, { DOB: '2012-02-02' })), {
      previous: await sent(filesOf(lastYear)),
    })
    const compared = await checks.compare(analyst, more, { with: id, list: 'rules' })
    expect(compared?.askedOnce.length).toBeGreaterThan(5)
    expect(compared?.counts['not-asked']).toBeGreaterThan(0)
    for (const row of compared?.rows ?? [])
      if (compared?.askedOnce.includes(row.key)) expect([row.counts.new, row.counts.mended]).toEqual([0, 0])
  })
})

describe('whose children they are', () => {
  it('is told from the record today, and a child who may not be known of is not found', async () => {
    const grants = { author: 'system', sight: 'files', restricted: 'seen' } as const
    const files = filesOf(clean)
    const paths = (await sent(files)).map(file => file.path)
    await importReturn(store, grants, {
      id: '01890000-0000-7000-8000-000000000001',
      paths,
      council: 'north',
      year: SAMPLE_YEAR,
      acceptPartial: true,
      onProgress: () => {},
    })
    const id = await checked(filesOf(faulty))
    const { listed } = await readOf(id, 'children')
    const found = listed.children.find(child => child.number === one)
    expect(found?.id).not.toBeNull()
    expect((await lastEvent())?.subjects).toContain(found?.id)
    const { listed: workers } = await readOf(id, 'workers')
    expect(workers.groups.map(group => group.key)).not.toContain('not-found')
    const { listed: teams } = await readOf(id, 'teams')
    expect(teams.groups.reduce((sum, group) => sum + group.children, 0)).toBe(listed.paging.found)
    for (const group of workers.groups)
      expect((await readOf(id, 'faults', { worker: group.key })).listed.paging.found).toBe(group.faults + group.queries)
    await store.asOwner(async tx => {
      await sql`select set_config('app.authority', ${String(store.authority)}, true)`.execute(tx)
      await sql`insert into restriction (authority, id, subject, sealed, why, made_by) values
        (${store.authority}, gen_random_uuid(), ${found?.id}::uuid, false, 'a test of restriction', ${director.id}::uuid)`.execute(
        tx,
      )
    })
    const { listed: after } = await readOf(id, 'children')
    expect(after.children.find(child => child.number === one)).toMatchObject({ id: null, called: null, worker: null })
  })
})

describe('files that are not what the form asked for', () => {
  it.each([
    ['a PDF', { name: 'return.pdf', text: '%PDF-1.7 x' }, /return\.pdf.*PDF/],
    ['what is no zip', { name: 'return.zip', text: 'CHILD,SEX\n' }, /not a zip, though its name says so/],
    ['an empty file', { name: 'header.csv', text: '' }, /Choose the files/],
  ])('%s is told at once, and nothing starts', async (_, file, words) => {
    const started = await checks.start(analyst, await asked([file]))
    expect(started.is).toBe('refused')
    expect(JSON.stringify(started)).toMatch(words)
  })

  it('a list of providers that is no workbook is told in its own box', async () => {
    const providers = await sent([{ name: 'list.csv', text: 'URN\n' }])
    const started = await checks.start(analyst, await asked(filesOf(clean), { providers }))
    expect(started).toMatchObject({ is: 'refused', problems: [{ box: 'providers', file: 'list.csv' }] })
  })

  it('a council of another trust, or a year that has no rules, is not taken', async () => {
    const started = await checks.start(analyst, await asked(filesOf(clean), { council: 'elsewhere', year: 1999 }))
    expect(started).toMatchObject({ is: 'refused', problems: [{ box: 'council' }, { box: 'year' }] })
  })

  it('a return without its Header says which tables were read and what to add', async () => {
    const id = await checked(filesOf(clean).filter(file => file.name !== 'header.csv'))
    expect(await problemsOf(id)).toMatch(/There is no Header.*Add header\.csv.*Episodes/)
    expect((await checks.list(analyst))[0]).toMatchObject({ state: 'refused', faults: 0 })
  })

  it('files that are no table of the return say so, each for itself', async () => {
    const id = await checked([{ name: 'shopping.csv', text: 'Milk,Eggs\n1,2\n' }])
    expect(await problemsOf(id)).toMatch(/None of these files is a table.*shopping\.csv/)
  })

  it('two years mixed say which files, and where each belongs', async () => {
    const last = filesOf(sampleRows(24, SAMPLE_YEAR - 1)).map(file => ({ ...file, name: `last-${file.name}` }))
    const id = await checked([...filesOf(clean), ...last])
    expect(await problemsOf(id)).toMatch(/mixed.*header\.csv and last-header\.csv.*Last year’s return/)
  })

  it('a return of another year says which year it seems to be of', async () => {
    expect(await problemsOf(await checked(filesOf(clean), { year: SAMPLE_YEAR - 1 }))).toMatch(
      /latest days fall in 2025-26, not in 2024-25.*Choose 2025-26 as the year/,
    )
  })

  it('a zip that is a workbook of something else is refused as a list of providers', async () => {
    const { workbook } = await import('../../spine/web/download.ts')
    const bytes = await workbook([{ name: 'Shopping', columns: ['Milk'], rows: [[1]] }])
    const to = path.join(folder, 'shopping.xlsx')
    await writeFile(to, bytes)
    const id = await checked(filesOf(clean), { providers: [{ name: 'shopping.xlsx', path: to, bytes: bytes.length }] })
    expect(await problemsOf(id)).toMatch(/shopping\.xlsx.*column URN/)
  })
})

describe('who may see a check', () => {
  const accounts = new Map<UserRole, Viewer>()
  let id: string
  beforeAll(async () => {
    id = await checked(filesOf(faulty))
    for (const role of ROLES) if (role !== 'system') accounts.set(role, await exampleUser(store, role, `Some ${role}`))
  })

  it('is whoever may read imports, by the service and by the database alike', async () => {
    for (const [role, viewer] of accounts) {
      const may = decide(viewer, 'imports.read').allow
      const read = checks.read(viewer, id, { list: 'rules' })
      if (may) expect((await read)?.head.id, role).toBe(id)
      else await expect(read, role).rejects.toThrow(AccessRefused)
      for (const table of ['return_check', 'return_check_child', 'return_check_fault']) {
        const seen = await store.within({ author: viewer.id, sight: 'files' }, tx =>
          sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
        )
        expect((seen.rows[0]?.n ?? 0) > 0, `${role} ${table}`).toBe(may)
      }
    }
  })

  it('is nobody of another council, by the service and by the database alike', async () => {
    expect(await checks.read(western, id, { list: 'faults' })).toBeUndefined()
    expect(await checks.compare(western, id, { list: 'faults' })).toBeUndefined()
    expect(await checks.save(western, id, 'csv')).toBeUndefined()
    expect(await checks.progress(western, id)).toBeUndefined()
    expect(await checks.list(western)).toEqual([])
    const west = await exampleUser(store, 'performance-analyst', 'West Example')
    await store.asOwner(tx => sql`update app_user set council = 'west' where id = ${west.id}::uuid`.execute(tx))
    const seen = await store.within({ author: west.id, sight: 'files' }, tx =>
      sql<{ n: number }>`select count(*)::int as n from return_check_fault`.execute(tx),
    )
    expect(seen.rows[0]?.n).toBe(0)
  })

  it('a director reads it and may neither begin one nor remove it', async () => {
    expect((await checks.read(director, id, { list: 'rules' }))?.head.mayRemove).toBe(false)
    await expect(checks.remove(director, id)).rejects.toThrow(AccessRefused)
    await expect(checks.start(director, await asked(filesOf(clean)))).rejects.toThrow(AccessRefused)
  })

  it('removed, it is gone with all it found', async () => {
    expect(await checks.remove(analyst, id)).toBe(true)
    expect(await checks.read(analyst, id, { list: 'rules' })).toBeUndefined()
    const left = await store.asOwner(tx =>
      sql<{ n: number }>`select count(*)::int as n from return_check_fault where of_check = ${id}::uuid`.execute(tx),
    )
    expect(left.rows[0]?.n).toBe(0)
  })
})

it('a check that a stopped server had begun is told as cut off', async () => {
  const id = await checked(filesOf(clean))
  await store.asOwner(tx => sql`update return_check set status = 'running' where id = ${id}::uuid`.execute(tx))
  expect((await checks.progress(analyst, id))?.state).toBe('waiting')
  await closeInterruptedChecks(store)
  expect((await checks.progress(analyst, id))?.state).toBe('failed')
  expect(await problemsOf(id)).toMatch(/cut off/)
})
