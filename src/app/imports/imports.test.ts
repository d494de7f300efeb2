import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'

import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { review } from '../../practice/care/kinds.ts'
import { AccessRefused, type Viewer, systemViewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ImportAsk, ImportReport, UploadedFile } from '../../spine/web/services.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { type RunningImports, importsService } from './service.ts'

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
interface Written {
  readonly name: string
  readonly text: string
}
const file = (name: string, ...lines: readonly string[]): Written => ({ name, text: `${lines.join('\r\n')}\r\n` })
const first: readonly Written[] = [
  file('header.csv', HEADER, 'N9,2,01/06/2010,WBRI,UN1,,', 'N11,2,01/01/2009,WBRI,UN1,,'),
  file('episodes.csv', EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,,,,,,', 'N11,10/06/2016,S,C1,N1,U4,PR4,,,,,,'),
]
const second: readonly Written[] = [
  file('header.csv', HEADER, 'N9,2,01/06/2010,WBRI,UN1,,', 'N12,1,01/06/2012,WBRI,UN1,,'),
  file('episodes.csv', EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,,,,,,', 'N12,05/06/2017,S,V2,N1,U6,PR1,,,,,,'),
  file('reviews.csv', 'CHILD,DOB,REVIEW,REVIEW_CODE', 'N9,01/06/2010,20/02/2018,PN1'),
]
const faulty: readonly Written[] = [
  file('header.csv', HEADER, 'N9,2,01/06/2010,WBRI,UN1,,'),
  file('episodes.csv', EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,,,,,,', 'N9,31/02/2017,P,V2,N1,U6,PR1,,,,,,'),
]

let store: Store
let imports: RunningImports
let folder: string
let analyst: Viewer
let western: Viewer
const faults: unknown[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'imports-'))
})
beforeEach(async () => {
  await store?.close()
  store = await testDatabase()
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  western = { ...analyst, council: 'west' }
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  imports = importsService({ settings, store, councils: await councilsOf(store), close: store.close }, error =>
    faults.push(error),
  )
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

/** Files as the web server hands them on. */
async function sent(files: readonly Written[]): Promise<readonly UploadedFile[]> {
  const received = await mkdtemp(path.join(folder, 'received-'))
  return Promise.all(
    files.map(async ({ name, text }, at) => {
      const to = path.join(received, String(at))
      await writeFile(to, text)
      return { name, path: to, bytes: Buffer.byteLength(text) }
    }),
  )
}
async function took(
  files: readonly Written[],
  year: number | undefined,
  more: Partial<ImportAsk> = {},
): Promise<string> {
  const given = year === undefined ? {} : { year }
  const ask = { council: 'north', ...given, acceptPartial: false, files: await sent(files), ...more }
  const started = await imports.start(analyst, ask)
  if (started.is !== 'started') throw new Error(JSON.stringify(started.problems))
  await imports.settled()
  return started.id
}
async function reportOf(id: string, viewer = analyst): Promise<ImportReport> {
  const report = await imports.report(viewer, id)
  if (!report) throw new Error('no report')
  return report
}
const lastEvent = () =>
  store.asOwner(tx =>
    tx
      .selectFrom('audit_event')
      .select(['actor', 'action', 'subjects', 'route', 'purpose', 'about'])
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )

describe('taking in a return', () => {
  it('begins at once, can be watched, and ends as a report with its files, its years and how they were decided', async () => {
    const started = await imports.start(analyst, {
      council: 'north',
      year: 2017,
      acceptPartial: false,
      files: await sent(first),
    })
    if (started.is !== 'started') throw new Error('refused')
    expect(await imports.progress(analyst, started.id)).toMatchObject({ id: started.id, state: 'reading' })
    await imports.settled()
    expect((await imports.progress(analyst, started.id))?.state).toBe('done')
    const report = await reportOf(started.id)
    expect(report).toMatchObject({
      by: 'Ade Example',
      council: 'North',
      years: [2017],
      files: 2,
      state: 'done',
      outcome: '2 children read; 2 new to this record.',
      children: { new: 2, changed: 0, unchanged: 0, refused: 0 },
      lost: [],
      mayUndo: true,
      keptAfterUndo: [],
    })
    expect(report.read).toEqual([
      { name: 'header.csv', table: 'Header', year: 2017, how: 'The year 2017 was given.', rows: 2, refused: 0 },
      { name: 'episodes.csv', table: 'Episodes', year: 2017, how: 'The year 2017 was given.', rows: 2, refused: 0 },
    ])
  })

  it('keeps the uploaded files no longer than it reads them', async () => {
    await took(first, 2017)
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([])
    await took(faulty, 2017)
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('reads two files of one name as two', async () => {
    const two = [
      file('episodes.csv', EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,,,,,,'),
      file('episodes.csv', EPISODES, 'N11,10/06/2016,S,C1,N1,U4,PR4,,,,,,'),
    ]
    const report = await reportOf(await took(two, 2017))
    expect([report.files, report.children.new]).toEqual([2, 2])
  })

  it('lists the children a later return leaves out, with a way to each', async () => {
    await took(first, 2017)
    const report = await reportOf(await took(second, 2018))
    expect(report.children).toEqual({ new: 1, changed: 1, unchanged: 0, refused: 0 })
    expect(report.lost).toEqual([
      {
        child: expect.stringMatching(/^[0-9a-f-]{36}$/),
        called: 'Child N11',
        words: expect.stringContaining('in no return after 31/03/2017'),
      },
    ])
    expect(await lastEvent()).toEqual({
      actor: analyst.id,
      action: 'imports.read',
      subjects: [report.lost[0]?.child],
      route: '/imports/:id',
      purpose: 'report',
      about: 'import:2',
    })
  })

  it('refuses all of it for one bad row, unless the good rows are asked for, and says what to mend', async () => {
    const refused = await reportOf(await took(faulty, 2017))
    expect([refused.state, refused.mayUndo]).toEqual(['refused', false])
    expect(refused.outcome).toContain('nothing was saved')
    expect(refused.refused.rows.filter(row => row.severity === 'refused')).toEqual([
      expect.objectContaining({ file: 'episodes.csv', line: 3, column: 'DECOM', value: '31/02/2017' }),
    ])
    expect(refused.outcome).toContain('or keep the good rows')
    expect(refused.read.find(each => each.table === 'Episodes')).toMatchObject({ year: 2017, refused: 1 })
    const partial = await reportOf(await took(faulty, 2017, { acceptPartial: true }))
    expect([partial.state, partial.counts.refused]).toEqual(['done', 1])
    expect(partial.outcome).toBe('1 child read; 1 new to this record. 1 row was refused; the rest was taken in.')
    expect(partial.read.find(each => each.table === 'Episodes')?.refused).toBe(1)
    const all = await imports.refused(analyst, partial.id)
    expect(all).toEqual(partial.refused.rows)
  })

  it('the same again changes nothing and says so', async () => {
    await took(first, 2017)
    const again = await reportOf(await took(first, 2017))
    expect(again.outcome).toContain('The same was imported before, as import 1')
    expect(again.children).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 })
  })

  it('says why it cannot begin: no such council, nothing in the files', async () => {
    const ask = { council: 'north', acceptPartial: false, files: await sent([file('a.csv')]) }
    expect(await imports.start(analyst, { ...ask, council: 'south' })).toEqual({
      is: 'refused',
      problems: [{ what: 'The council the return is for is not one of ours.', mend: 'Choose North or West.' }],
    })
    expect(
      await imports.start(analyst, { ...ask, files: [{ name: 'a.csv', path: '/nowhere', bytes: 0 }] }),
    ).toMatchObject({
      is: 'refused',
      problems: [{ what: 'There is nothing in the files.' }],
    })
    expect(await imports.list(analyst)).toEqual([])
  })

  it('a file whose year cannot be told is shown as not read, with what to do', async () => {
    const dates = ['10/03/2016', '10/03/2019', '10/03/2024'].map(date => `N77,01/02/2009,${date},PN1`)
    const undated = file('reviews.csv', 'CHILD,DOB,REVIEW,REVIEW_CODE', ...dates)
    const report = await reportOf(await took([undated], undefined))
    expect(report.state).toBe('refused')
    expect(report.read).toMatchObject([{ name: 'reviews.csv', table: null, year: null, refused: 1 }])
    expect(report.refused.rows[0]?.mend).toMatch(/give its year/)
  })

  it('a file that is no table of the return is shown as not understood', async () => {
    const report = await reportOf(
      await took([...first, file('notes.csv', 'A,B', '1,2')], 2017, { acceptPartial: true }),
    )
    expect(report.read.at(-1)).toMatchObject({ name: 'notes.csv', table: null, year: null })
  })
})

describe('who may', () => {
  it('someone who works for one council sees and makes its imports alone', async () => {
    const id = await took(first, 2017)
    expect(await imports.list(western)).toEqual([])
    expect(await imports.councils(western)).toEqual([{ value: 'west', text: 'West' }])
    expect(await imports.report(western, id)).toBeUndefined()
    expect(await imports.progress(western, id)).toBeUndefined()
    expect(await imports.refused(western, id)).toEqual([])
    expect(await imports.undo(western, id)).toBe(false)
    const ask = { council: 'north', year: 2017, acceptPartial: false, files: await sent(first) }
    await expect(imports.start(western, ask)).rejects.toThrow(AccessRefused)
    expect((await imports.list(analyst)).map(row => [row.council, row.state])).toEqual([['North', 'done']])
  })

  it('a director may read an import and not make or undo one; a social worker may do none of it', async () => {
    const id = await took(first, 2017)
    const director = await exampleUser(store, 'director')
    expect((await reportOf(id, director)).mayUndo).toBe(false)
    await expect(imports.undo(director, id)).rejects.toThrow(AccessRefused)
    await expect(imports.councils(director)).rejects.toThrow(AccessRefused)
    const worker = await exampleUser(store, 'social-worker')
    await expect(imports.list(worker)).rejects.toThrow(AccessRefused)
    await expect(imports.report(worker, id)).rejects.toThrow(AccessRefused)
  })

  it('what is no import’s id is not there', async () => {
    expect(await imports.report(analyst, 'new')).toBeUndefined()
    expect(await imports.progress(analyst, '00000000-0000-4000-8000-000000000000')).toBeUndefined()
  })
})

describe('undoing', () => {
  it('takes one import back once, finds again who was lost by it, and says so', async () => {
    await took(first, 2017)
    const id = await took(second, 2018)
    expect(await imports.undo(analyst, id)).toBe(true)
    expect(await imports.undo(analyst, id)).toBe(false)
    const report = await reportOf(id)
    expect(report).toMatchObject({ state: 'undone', lost: [], mayUndo: false, keptAfterUndo: [] })
    expect(report.outcome).toMatch(/^Import 2 was undone on \d/)
    expect((await imports.list(analyst)).map(row => row.state)).toEqual(['undone', 'done'])
  })

  it('keeps and lists what a person has changed since', async () => {
    await took(first, 2017)
    const id = await took(second, 2018)
    const held = await store.within({ author: 'test', sight: 'files' }, tx =>
      tx.selectFrom('entry').selectAll().where('kind', '=', review.name).executeTakeFirstOrThrow(),
    )
    await record(store, rulebook, { author: analyst.id, sight: 'files' }, [
      {
        subject: held.subject,
        kind: review.name,
        entry: held.entry,
        seen: held.version,
        start: plainDate('2018-02-21'),
        end: null,
        body: { participation: 'PN2' },
      },
    ])
    expect(await imports.undo(analyst, id)).toBe(true)
    expect((await reportOf(id)).keptAfterUndo).toEqual([
      { child: held.subject, called: 'Child N9', what: 'review of 21 February 2018' },
    ])
  })

  it('an import made by a task of the system reads as the system’s', async () => {
    const operator = systemViewer('test')
    const started = await imports.start(operator, {
      council: 'west',
      year: 2017,
      acceptPartial: false,
      files: await sent(first),
    })
    await imports.settled()
    expect(started.is).toBe('started')
    expect((await imports.list(analyst))[0]?.by).toBe('The system')
  })
})
