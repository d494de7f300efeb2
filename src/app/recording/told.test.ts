import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCounty } from '../../demo/write.ts'
import { review } from '../../practice/care/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { fieldsFrom } from '../../spine/web/forms/fill.ts'
import { formOf } from '../../spine/web/forms/model.ts'
import type { Fields } from '../../spine/web/page.ts'
import type { EntryShown, RecordingService, Sent } from '../../spine/web/services.ts'
import { returnToFolder } from '../exports/files.ts'
import { importReturn } from '../imports/ssda903.ts'
import { rulebook } from '../rulebook.ts'
import { recordingService } from './service.ts'

// A small county's return taken in, and its children's reviews recorded by hand before it and after it.

const OPERATOR = { author: 'command-line', sight: 'files' } as const
const ASKED = { council: 'north', year: 2026 }

let store: Store
let folder: string
let recording: RecordingService
let director: Viewer

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'told-'))
  store = await testDatabase()
  const { folders } = await writeCounty(path.join(folder, 'county'), { seed: 'exports', scale: 0.02 })
  await importReturn(store, OPERATOR, {
    paths: folders.filter(each => /north-202[56]$/.test(each)),
    council: 'north',
    acceptPartial: false,
  })
  director = await exampleUser(store, 'director', 'Ruth Example')
  recording = recordingService({ store, rulebook, dataDir: folder, today: () => plainDate('2026-06-01') })
}, 120_000)
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

interface Told {
  readonly subject: string
  readonly entry: string
  readonly start: PlainDate
  readonly body: Record<string, unknown>
}

/** Reviews of the last year as the return brought them, of different children who are still in care and had none at its end. */
async function reviewsBrought(): Promise<readonly Told[]> {
  const found = await store.within(OPERATOR, tx =>
    sql<Told>`select distinct on (subject) subject, entry, start_at as start, body from entry
      where authority = ${store.authority} and kind = 'review' and import is not null and start_at >= '2025-06-01' and not withdrawn
        and subject in (select subject from entry where kind = 'period-of-care' and end_on is null and not withdrawn)
        and subject not in (select subject from entry where kind = 'review' and start_at >= '2026-03-30' and not withdrawn)
      order by subject, start_at`.execute(tx),
  )
  return found.rows
}
async function reviewsOn({ subject, start }: Told) {
  const found = await store.within(OPERATOR, tx =>
    sql<{ entry: string; version: number; body: Record<string, unknown> }>`select entry, version, body from entry
      where authority = ${store.authority} and subject = ${subject} and kind = 'review' and start_at = ${start} and not withdrawn`.execute(
      tx,
    ),
  )
  return found.rows
}
async function record903(told: Told, body: Record<string, unknown>): Promise<Sent> {
  const form = formOf(review)
  if (!form) throw new Error('no form')
  const fields: Fields = {
    ...fieldsFrom(form, { start: told.start, end: null, body: { ...told.body, ...body } }),
    once: newId(),
    do: 'record',
  }
  const sent = await recording.send(
    director,
    told.subject,
    { doing: 'record', kind: review.name },
    { fields, files: [] },
  )
  if (sent.is !== 'open') throw new Error(sent.is)
  return sent.value
}
async function shown({ subject }: Pick<Told, 'subject'>, entry: string): Promise<EntryShown> {
  const reached = await recording.entry(director, subject, entry)
  if (reached.is !== 'open') throw new Error(reached.is)
  return reached.value
}
async function ourReturnAgain() {
  const out = path.join(folder, newId())
  await returnToFolder(store, OPERATOR, ASKED, 'csv', out)
  const again = await importReturn(store, OPERATOR, { paths: [out], ...ASKED, acceptPartial: false })
  return again.report.entries
}

describe('what a return told, and is then recorded by hand', () => {
  it('stands once, with what either said, and names both its sources', async () => {
    const [told] = await reviewsBrought()
    if (!told) throw new Error('no review')
    expect((await shown(told, told.entry)).sources).toMatchObject({ told: [2026], came: expect.any(String) })
    const sent = await record903(told, { decisions: 'Stay with the carers' })
    expect(sent).toMatchObject({ is: 'recorded', entry: told.entry })
    expect(sent.is === 'recorded' && sent.said.join(' ')).toContain('it stands once')
    expect(await reviewsOn(told)).toEqual([
      { entry: told.entry, version: expect.any(Number), body: { ...told.body, decisions: 'Stay with the carers' } },
    ])
    const { sources, versions } = await shown(told, told.entry)
    expect(sources).toMatchObject({ recorded: { by: 'Ruth Example' }, told: [2026] })
    expect(versions.map(version => version.by)).toEqual(['Ruth Example', 'A return'])
  })

  it('is left as it was recorded when the return comes again, which writes nothing', async () => {
    expect(await ourReturnAgain()).toMatchObject({ new: 0, changed: 0, withdrawn: 0 })
    expect(await ourReturnAgain()).toMatchObject({ new: 0, changed: 0, withdrawn: 0 })
  })

  it('stands beside it where the two say otherwise: someone must look', async () => {
    const told = (await reviewsBrought())[1]
    if (!told) throw new Error('no review')
    const other = told.body['participation'] === 'PN1' ? 'PN3' : 'PN1'
    expect(await record903(told, { participation: other })).toMatchObject({ is: 'recorded' })
    expect(await reviewsOn(told)).toHaveLength(2)
  })
})

describe('what was recorded by hand, and a return then told', () => {
  it('names both its sources, and once it is put right no longer says that the return tells it', async () => {
    const subject = (await reviewsBrought())[2]?.subject ?? ''
    const start = plainDate('2026-03-30')
    const write = { subject, kind: review.name, start, end: null, body: { participation: 'PN1', decisions: 'Stay' } }
    const done = await record(store, rulebook, { ...OPERATOR, author: director.id }, [write])
    const entry = done.entries[0]!.entry
    expect((await shown({ subject }, entry)).sources).toMatchObject({ recorded: { by: 'Ruth Example' }, told: [] })
    expect(await ourReturnAgain()).toMatchObject({ new: 0, changed: 0 })
    const { sources } = await shown({ subject }, entry)
    expect(sources).toMatchObject({ recorded: { by: 'Ruth Example' }, told: [2026] })
    expect(sources.came).toBeUndefined()
    await record(store, rulebook, { ...OPERATOR, author: director.id }, [
      { ...write, entry, seen: 1, body: { ...write.body, participation: 'PN3' }, reason: 'Typed wrong' },
    ])
    expect((await shown({ subject }, entry)).sources.told).toEqual([])
  })
})
