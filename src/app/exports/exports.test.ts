import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCounty } from '../../demo/write.ts'
import { healthAssessment } from '../../practice/health/kinds.ts'
import { legalStatus, periodOfCare, review } from '../../practice/care/kinds.ts'
import { identifier, identity, responsibleCouncil } from '../../practice/people/kinds.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { AccessRefused, type Viewer, permit, systemViewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ExportsService } from '../../spine/web/service-exports.ts'
import { importReturn } from '../imports/ssda903.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { returnToFolder, returnToSave } from './files.ts'
import { exportsService } from './service.ts'

// A small county's returns of the last years, taken in, made from the record and taken in again.

const OPERATOR = { author: 'command-line', sight: 'files' } as const
const TODAY = plainDate('2026-06-01')

let store: Store
let folder: string
let exports: ExportsService
let analyst: Viewer
const asked = { council: 'north', year: 2026 }
const grants = permit(systemViewer('command-line'), 'returns.export').grants

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'exports-'))
  store = await testDatabase()
  const { folders } = await writeCounty(path.join(folder, 'county'), { seed: 'exports', scale: 0.02 })
  await importReturn(store, OPERATOR, {
    paths: folders.filter(each => /north-202[456]$/.test(each)),
    council: 'north',
    acceptPartial: false,
  })
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Example')
  const councils = await councilsOf(store)
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  exports = exportsService({ settings, store, councils, close: store.close }, () => TODAY)
}, 120_000)
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const acts = async (): Promise<number> => {
  const found = await store.within(OPERATOR, tx =>
    sql<{ count: string }>`select count(*) as count from entry_version where authority = ${store.authority}`.execute(
      tx,
    ),
  )
  return Number(found.rows[0]?.count)
}

async function someChild(): Promise<string> {
  const found = await store.within(OPERATOR, tx =>
    sql<{ subject: string }>`
      select subject from entry where authority = ${store.authority} and kind = 'period-of-care' and end_on is null
        and not withdrawn and not body ? 'lostAfter' and start_at < '2025-04-01' order by subject limit 1`.execute(tx),
  )
  return found.rows[0]?.subject ?? ''
}

describe('a return made from the record', () => {
  it.each(['csv', 'xml'] as const)('taken in again as %s changes nothing', async format => {
    const out = path.join(folder, `out-${format}`)
    const made = await returnToFolder(store, grants, asked, format, out)
    expect(made.children.length).toBeGreaterThan(15)
    expect(made.rows.Episodes).toBeGreaterThan(15)
    const before = await acts()
    const again = await importReturn(store, OPERATOR, {
      paths: [out],
      council: 'north',
      year: 2026,
      acceptPartial: false,
    })
    expect(again.status).toBe('done')
    expect(again.problems.filter(each => each.severity === 'refused')).toEqual([])
    expect(again.report.entries).toMatchObject({ new: 0, changed: 0 })
    expect(await acts()).toBe(before)
  })

  it('has a file for each table of its year, its heading at the top though it has no rows', async () => {
    const out = path.join(folder, 'out-files')
    await returnToFolder(store, grants, { council: 'west', year: 2027 }, 'csv', out)
    expect((await readdir(out)).sort()).toEqual([
      'ad1.csv',
      'dolo.csv',
      'episodes.csv',
      'header.csv',
      'missing.csv',
      'oc2.csv',
      'oc3.csv',
      'placed_for_adoption.csv',
      'previous_permanence.csv',
      'reviews.csv',
      'sw_episodes.csv',
      'uasc.csv',
    ])
    expect(await readFile(path.join(out, 'dolo.csv'), 'utf8')).toBe('CHILD,DOB,DOLO_START,DOLO_END\r\n')
  })

  it('tells what workers recorded since', async () => {
    const subject = await someChild()
    await record(store, rulebook, OPERATOR, [
      {
        subject,
        kind: review.name,
        start: plainDate('2026-03-30'),
        end: null,
        body: { participation: 'PN1', decisions: 'Not for a return' },
      },
      {
        subject,
        kind: healthAssessment.name,
        start: plainDate('2026-03-29'),
        end: null,
        body: { type: 'review', by: 'nurse' },
      },
    ])
    const { body, children } = await returnToSave(store, grants, asked, 'xml')
    const text = Buffer.from(body).toString('utf8')
    expect(children).toContain(subject)
    expect(text).toContain('<REVIEW>30/03/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE>')
    expect(text).not.toContain('Not for a return')
  })

  it('with what workers recorded, and of a child whose file was opened here, is taken in again and shows nothing twice', async () => {
    const subject = await store.within(OPERATOR, tx => openFile(tx, store.authority))
    const since = (kind: string, start: string, body: object) => ({
      subject,
      kind,
      start: plainDate(start),
      end: null,
      body,
    })
    await record(store, rulebook, OPERATOR, [
      since(identity.name, '2013-02-03', { born: '2013-02-03', sex: 'M', ethnicity: 'WBRI' }),
      since(identifier.name, '2026-01-05', { scheme: 'council', value: 'N999001' }),
      since(responsibleCouncil.name, '2026-01-05', { council: 'north' }),
      since(periodOfCare.name, '2026-01-05', { council: 'north', need: 'N1', startKnown: true }),
      since(legalStatus.name, '2026-01-05', { status: 'V2' }),
      since(placement.name, '2026-01-05', { type: 'U6', provider: 'PR1', sameCarer: false }),
    ])
    const out = path.join(folder, 'out-recorded')
    const made = await returnToFolder(store, grants, asked, 'csv', out)
    expect(made.children).toContain(subject)
    const before = await acts()
    for (const _ of ['once', 'again']) {
      const again = await importReturn(store, OPERATOR, {
        paths: [out],
        council: 'north',
        year: 2026,
        acceptPartial: false,
      })
      expect(again.problems.filter(each => each.severity === 'refused')).toEqual([])
      expect(again.report.subjects.new).toBe(0)
      expect(again.report.entries).toMatchObject({ new: 0, changed: 0, withdrawn: 0 })
      // The review and the year's health recorded above, and all that is known of the child opened here.
      expect(again.report.entries.recordedHere).toBeGreaterThan(6)
    }
    expect(await acts()).toBe(before)
  })
})

describe('who makes a return', () => {
  it('sees how it stands, and every return saved is audited with all who are in it', async () => {
    const look = await exports.look(analyst, asked)
    expect(look.children).toBeGreaterThan(15)
    expect(look.tables.find(table => table.title === 'Header')?.rows).toBe(look.children)
    expect(look.asked).toBeGreaterThan(200)
    expect(look.broke).toEqual([])
    expect(look.underWay).toBe(false)
    const { name, body } = await exports.save(analyst, asked, 'csv')
    expect(name).toBe('ssda903-2026-north.zip')
    expect(Buffer.from(body).subarray(0, 2).toString()).toBe('PK')
    const events = await store.asOwner(tx =>
      tx
        .selectFrom('audit_event')
        .select(['purpose', 'about', 'subjects'])
        .where('action', '=', 'returns.export')
        .where('actor', '=', analyst.id)
        .orderBy('purpose')
        .execute(),
    )
    expect(events.map(({ purpose, about, subjects }) => [purpose, about, subjects.length])).toEqual([
      ['checks', 'ssda903:2026:north', 0],
      ['download', 'ssda903:2026:north:csv', look.children],
    ])
  })

  it('is given restricted children in it too, as the law asks, and counts them', async () => {
    const before = await exports.look(analyst, asked)
    const subject = await someChild()
    const maker = await exampleUser(store, 'director', 'Ruth Example')
    await store.asOwner(tx =>
      sql`insert into restriction (authority, id, subject, sealed, why, made_by)
        values (${store.authority}, ${newId()}, ${subject}, false, 'A relative works for the trust.', ${maker.id})`.execute(
        tx,
      ),
    )
    const seen = await store.within({ author: analyst.id, sight: 'files' }, tx =>
      sql`select 1 from entry where authority = ${store.authority} and subject = ${subject} limit 1`.execute(tx),
    )
    expect(seen.rows).toEqual([])
    expect((await exports.look(analyst, asked)).children).toBe(before.children)
  })

  it('works for that council, and may make returns', async () => {
    const western = { ...analyst, council: 'west' }
    expect((await exports.choices(western)).councils.map(each => each.value)).toEqual(['west'])
    await expect(exports.look(western, asked)).rejects.toThrow(AccessRefused)
    await expect(exports.save(western, asked, 'csv')).rejects.toThrow(AccessRefused)
    const worker = await exampleUser(store, 'social-worker', 'Jo Example')
    await expect(exports.choices(worker)).rejects.toThrow(AccessRefused)
  })
})
