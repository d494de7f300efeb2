import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { openFile, recordIn } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { RegisterAsk, RegistersService, StaffingImport, StaffingService } from '../../spine/web/services.ts'
import { registersService } from '../registers/forms.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { staffingService } from './service.ts'

const TODAY = plainDate('2026-11-02')
const HEADING = 'Post,Role,Team,Post FTE,Post from,Employee,Name,FTE,Basis,Covers,From,To,Left,Why left\n'
const EXTRACT = `${HEADING}P1,Social worker,East,1,01/09/2020,E1,Tamsin Orrell,1,Permanent,,2021-01-04,,,
P2,Social worker,East,1,2020-09-01,A1,Jo Reed,1,Through an agency,yes,2026-05-01,,,
P3,Social worker,West,1,2020-09-01,,,,,,,,,
P4,Team manager,West,1,2020-09-01,E4,Ken Askew,0.8,Permanent,,2020-09-01,,,
`

let store: Store
let folder: string
let staffing: StaffingService
let registers: RegistersService
let [director, analyst, manager, guardian, councillor, worker]: Viewer[] = []
let [east, west, file] = ['', '', '']

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'staffing-'))
  ;[east, west, file] = [newId(), newId(), newId()]
  await store.asOwner(tx =>
    tx
      .insertInto('team')
      .values(
        [
          { id: east, name: 'East' },
          { id: west, name: 'West' },
        ].map(team => ({ ...team, authority: store.authority, service: 'Care', council: null, closed_at: null })),
      )
      .execute(),
  )
  await store.within({ author: 'test', sight: 'files' }, async tx => {
    await openFile(tx, store.authority, file, 'worker')
    const shared = { subject: file, start: plainDate('2021-01-04'), end: null }
    const post = { post: 'social-worker', team: east, fte: 0.6, agency: false, holdsCases: true }
    await recordIn(
      tx,
      store.authority,
      rulebook,
      'test',
      [
        { ...shared, kind: 'worker', body: { name: 'Tamsin Orrell' } },
        { ...shared, kind: 'post', body: post },
      ],
      null,
    )
  })
  const councils = await councilsOf(store)
  registers = registersService({ store }, () => TODAY)
  staffing = staffingService({ store, councils }, registers, () => TODAY)
  director = await exampleUser(store, 'director', 'Ruth Lane')
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Bello')
  manager = { ...(await exampleUser(store, 'team-manager', 'Sal Hart')), teams: [east] }
  guardian = await exampleUser(store, 'information-governance', 'Li Moss')
  councillor = await exampleUser(store, 'board-member', 'Ann Webb')
  worker = await exampleUser(store, 'social-worker', 'Jo Patel')
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function sent(text: string, viewer = analyst): Promise<StaffingImport> {
  const at = path.join(folder, 'extract.csv')
  await writeFile(at, text)
  return staffing.preview(viewer as Viewer, { path: at, name: 'extract.csv' })
}

describe('an extract taken in', () => {
  it('is told wrong line by line, and nothing is kept', async () => {
    const found = await sent(`${EXTRACT}P9,Juggler,East,1,2020-09-01,,,,,,,,,\n`)
    expect(found).toMatchObject({ is: 'refused', faults: [{ line: 6, what: '‘Juggler’ in ‘role’ is not known.' }] })
    expect((await staffing.posts(director as Viewer)).rows).toEqual([])
  })

  it('shows what it would do before anything is kept, and is then kept whole; the same again does nothing', async () => {
    const found = await sent(EXTRACT)
    if (found.is !== 'preview') throw new Error('refused')
    expect(found.preview.changes.map(({ what, is }) => `${what} ${is}`)).toEqual([
      ...Array(4).fill('post new'),
      ...Array(3).fill('person new'),
      ...Array(3).fill('holding new'),
    ])
    expect((await staffing.posts(director as Viewer)).rows).toEqual([])
    const { text } = found.preview
    expect(await staffing.keep(analyst as Viewer, text)).toEqual({ is: 'done', added: 10, changed: 0, same: 0 })
    expect(await staffing.keep(analyst as Viewer, text)).toEqual({ is: 'done', added: 0, changed: 0, same: 10 })
    const { rows } = await staffing.posts(director as Viewer)
    expect(rows.map(row => [row.number, row.state.value])).toEqual(
      expect.arrayContaining([
        ['P1', 'filled'],
        ['P2', 'covered'],
        ['P3', 'vacant'],
        ['P4', 'part'],
      ]),
    )
  })

  it('again with a change changes only that, with both versions kept', async () => {
    const moved = EXTRACT.replace('Ken Askew,0.8', 'Ken Askew,1')
    const found = await sent(moved)
    expect(found).toMatchObject({ is: 'preview', preview: { changes: [{ about: 'E4 in P4', is: 'changed' }] } })
    expect(await staffing.keep(analyst as Viewer, moved)).toMatchObject({ added: 0, changed: 1, same: 9 })
    expect((await staffing.overview(director as Viewer)).structure).toMatchObject({
      established: 4,
      vacant: 2,
      covered: 1,
      uncovered: 1,
    })
  })

  it('is for those who keep the register up', async () => {
    for (const viewer of [manager, guardian, councillor, worker]) {
      await expect(sent(EXTRACT, viewer)).rejects.toThrow(AccessRefused)
      await expect(staffing.keep(viewer as Viewer, EXTRACT)).rejects.toThrow(AccessRefused)
    }
  })
})

describe('who sees whom', () => {
  it('a team manager sees the people of their own team, and of another’s posts not who is in them', async () => {
    const { rows } = await staffing.people(manager as Viewer)
    expect(rows.map(row => row.name)).toEqual(['Tamsin Orrell', 'Jo Reed'])
    const posts = (await staffing.posts(manager as Viewer)).rows
    expect(posts.find(row => row.number === 'P1')?.holders).toMatchObject([{ name: 'Tamsin Orrell' }])
    expect(posts.find(row => row.number === 'P4')?.holders).toBeNull()
    const ken = (await staffing.people(director as Viewer)).rows.find(row => row.number === 'E4')
    expect(await staffing.person(manager as Viewer, ken?.id ?? '')).toBeUndefined()
    const fourth = posts.find(row => row.number === 'P4')
    expect((await staffing.post(manager as Viewer, fourth?.id ?? ''))?.times).toBeNull()
  })

  it('information governance sees posts and figures, and nobody by name', async () => {
    await expect(staffing.people(guardian as Viewer)).rejects.toThrow(AccessRefused)
    const overview = await staffing.overview(guardian as Viewer)
    expect(overview.agreement).toBeUndefined()
    expect(JSON.stringify([overview, await staffing.posts(guardian as Viewer)])).not.toContain('Orrell')
  })

  it('a councillor sees the whole trust at the end of the last quarter, no team, no post and nobody', async () => {
    const overview = await staffing.overview(councillor as Viewer, { where: east, posts: 'all', on: TODAY })
    expect(overview).toMatchObject({ on: '2026-09-30', forBoard: true, teams: [], roles: [], where: '' })
    expect(overview.agreement).toBeUndefined()
    // Of three people what tells of those who left or were away is not told at all.
    expect(overview.compared.find(each => each.id === 'turnover')).toMatchObject({ points: [] })
    expect(overview.compared.find(each => each.id === 'turnover')?.ours).toBeUndefined()
    expect(overview.compared.find(each => each.id === 'vacancy')?.ours?.value).toBe(50)
    await expect(staffing.posts(councillor as Viewer)).rejects.toThrow(AccessRefused)
    await expect(staffing.person(councillor as Viewer, newId())).rejects.toThrow(AccessRefused)
    await expect(staffing.overview(worker as Viewer)).rejects.toThrow(AccessRefused)
  })
})

describe('the case record beside the register', () => {
  it('tells who is only in one of them, and what they tell otherwise', async () => {
    const { agreement } = await staffing.overview(director as Viewer)
    expect(agreement?.caseRecord).toEqual({ over: 0, of: 1 })
    expect(agreement?.disagreements.map(({ name, what }) => [name, what.slice(0, 24)])).toEqual([
      ['Tamsin Orrell', 'children are given to th'],
      ['Tamsin Orrell', 'in a post to which child'],
      ['Jo Reed', 'in a post to which child'],
    ])
    const person = (await staffing.people(director as Viewer)).rows.find(row => row.number === 'E1')
    const ask: RegisterAsk = { doing: 'change', kind: 'staff-member', entry: person?.id as string }
    const form = await registers.form(analyst as Viewer, ask)
    const day = { 'f-start-day': '4', 'f-start-month': '1', 'f-start-year': '2021' }
    const fields = { ...day, 'f-number': 'E1', 'f-name': 'Tamsin Orrell', 'f-worker': file }
    const done = await registers.send(analyst as Viewer, ask, {
      ...fields,
      once: form?.once ?? '',
      seen: String(form?.seen),
      reason: 'Their file was named',
    })
    expect(done).toMatchObject({ is: 'recorded' })
    const after = (await staffing.overview(director as Viewer)).agreement
    expect(after?.disagreements[0]).toMatchObject({
      name: 'Tamsin Orrell',
      what: '0.6 of a full week in the case record, 1 in the register of posts',
    })
  })
})

describe('the forms of posts and people', () => {
  const add = async (kind: string, fields: Record<string, string>, within?: RegisterAsk['within']) => {
    const ask: RegisterAsk = { doing: 'add', kind, ...(within ? { within } : {}) }
    const day = { 'f-start-day': '1', 'f-start-month': '10', 'f-start-year': '2026' }
    return registers.send(analyst as Viewer, ask, { ...day, ...fields, once: newId() })
  }

  it('refuse a number that is used, a team that is not there and agency staff of whom it is not said what they cover', async () => {
    const post = { 'f-number': 'p1', 'f-role': 'social-worker', 'f-team': newId(), 'f-fte': '1', 'f-above': 'no' }
    const refused = await add('establishment-post', post)
    expect(refused?.is === 'asked' ? refused.form.faults.map(fault => fault.id) : []).toEqual(['f-number', 'f-team'])
    const [first] = (await staffing.posts(director as Viewer)).rows.filter(row => row.number === 'P3')
    const [person] = (await staffing.people(director as Viewer)).rows
    const holding = { 'f-member': person?.id ?? '', 'f-fte': '0.5', 'f-basis': 'agency' }
    const again = await add('post-holding', holding, { field: 'post', entry: first?.id ?? '' })
    expect(again?.is === 'asked' ? again.form.faults.map(fault => fault.id) : []).toEqual(['f-covers'])
    expect(await add('establishment-post', { ...post, 'f-number': 'P8', 'f-team': west })).toMatchObject({
      is: 'recorded',
    })
  })

  it('keep training and time away, which the person’s page then tells', async () => {
    const [person] = (await staffing.people(manager as Viewer)).rows
    const within = { field: 'member', entry: person?.id as string }
    expect(await add('staff-training', { 'f-course': 'information' }, within)).toMatchObject({ is: 'recorded' })
    expect(await add('staff-sickness', {}, within)).toMatchObject({ is: 'recorded' })
    const told = await staffing.person(manager as Viewer, person?.id as string)
    expect(told).toMatchObject({ sickNow: true, mayWrite: false, completed: [{ course: 'Information governance' }] })
    expect(told?.courses.find(each => each.course.value === 'information')).toMatchObject({ level: 'met' })
    await expect(registers.form(manager as Viewer, { doing: 'add', kind: 'staff-training', within })).rejects.toThrow(
      AccessRefused,
    )
  })
})
