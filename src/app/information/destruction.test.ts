import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { sealNow } from '../../spine/access/sealer.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { verifyAudit } from '../../spine/access/verify.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { rebuild } from '../../spine/ledger/rebuild.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { SYSTEM } from '../files/testing.ts'
import { wholeServer } from '../files/testing-server.ts'
import { throughGate } from '../files/gate.ts'
import { rulebook } from '../rulebook.ts'

const on = plainDate
let store: Store
let [lead, director, second, worker]: Viewer[] = []

beforeAll(async () => {
  store = await testDatabase()
  lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  second = await exampleUser(store, 'information-governance', 'Ash Moor')
  director = await exampleUser(store, 'director', 'Ruth Lane')
  worker = await exampleUser(store, 'social-worker', 'Jo Patel')
})
afterAll(() => store.close())

/** A person who was in care long ago, born so that their file is past its time. */
async function longAgo(given: string, born = '1949-05-01', more: readonly object[] = []): Promise<string> {
  const id = newId()
  await store.within(SYSTEM, tx => openFile(tx, store.authority, id))
  await record(
    store,
    rulebook,
    SYSTEM,
    [
      { kind: 'name', start: null, end: null, body: { given, family: 'Longago' } },
      { kind: 'identity', start: null, end: null, body: { born, sex: 'F' } },
      {
        kind: 'period-of-care',
        start: on('1955-01-10'),
        end: on('1966-05-01'),
        body: { council: 'north', startKnown: true, ended: 'E4A' },
      },
      ...more,
    ].map(each => ({ subject: id, ...each })) as never,
    'Written up from paper',
  )
  return id
}

const as = <T>(viewer: Viewer | undefined, subject: string, query: (tx: never) => Promise<T>): Promise<T> =>
  store.within({ author: (viewer as Viewer).id, sight: 'files', subjects: [subject] }, query as never)
const propose = (viewer: Viewer | undefined, subject: string, id = newId()) =>
  as(viewer, subject, async tx => {
    const found = await sql<{
      why: string | null
    }>`select propose_destruction(${id}, ${subject}, 'looked-after', 'born',
      'reg 50', '1949-05-01', '2024-05-01') as why`.execute(tx)
    return found.rows[0]?.why ?? id
  })
const destroy = (viewer: Viewer | undefined, subject: string, id: string) =>
  as(viewer, subject, async tx => {
    const found = await sql<{ why: string | null }>`select destroy_file(${id}) as why`.execute(tx)
    return found.rows[0]?.why ?? 'destroyed'
  })
const rowsOf = (subject: string, table: string): Promise<number> =>
  store.asOwner(async tx => {
    const found = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(table)} where subject = ${subject}`.execute(tx)
    return found.rows[0]?.n ?? -1
  })

describe('destroying a file', () => {
  it('takes two people, one of them the director, and leaves a certificate of ids, codes, days and counts', async () => {
    const child = await longAgo('Iris')
    const other = await longAgo('Rose', '1990-01-01', [
      { kind: 'important-person', start: null, end: null, body: { name: 'Iris', relation: 'sister', person: child } },
    ])
    await throughGate(store, lead as Viewer, 'child.read', child, { route: '/children/:id' }, async () => 1)
    const id = await propose(lead, child)
    expect(await propose(director, child)).toBe('proposed')
    expect(await destroy(lead, child, id)).toBe('same-person')
    expect(await destroy(second, child, id)).toBe('no-director')
    expect(await destroy(director, child, id)).toBe('destroyed')
    for (const table of ['entry', 'entry_version', 'standing', 'facts', 'person_name', 'due'])
      expect([table, await rowsOf(child, table)]).toEqual([table, 0])
    expect(await rowsOf(other, 'entry')).toBe(4)
    const kept = await as(
      director,
      child,
      async tx => (await sql<Record<string, unknown>>`select * from destruction`.execute(tx)).rows,
    )
    expect(kept).toMatchObject([
      {
        number: 1,
        subject: child,
        decision: 'destroyed',
        proposed_by: lead?.id,
        decided_by: director?.id,
        words: null,
        counts: { files: 1, entries: 3, versions: 3, links: 1, attachments: 0, drafts: 0 },
      },
    ])
    expect(JSON.stringify(kept)).not.toMatch(/Iris|Longago/)
  })

  it('afterwards nobody opens it, writes in it or works it out again, other files stand, and the audit still verifies', async () => {
    const found = await store.asOwner(tx => sql<{ subject: string }>`select subject from destroyed_file`.execute(tx))
    const gone = found.rows[0]?.subject as string
    expect(await throughGate(store, director as Viewer, 'child.read', gone, {}, async () => 1)).toEqual({
      is: 'missing',
    })
    await expect(
      record(store, rulebook, SYSTEM, [
        { subject: gone, kind: 'name', start: null, end: null, body: { given: 'A', family: 'B' } },
      ]),
    ).rejects.toThrow('There is no file')
    expect((await rebuild(store, rulebook, () => {})).filesChanged).toBe(0)
    expect(await rowsOf(gone, 'standing')).toBe(0)
    await sealNow(store)
    expect(await verifyAudit(store)).toMatchObject({ whole: true, unsealed: { count: 0 } })
    const events = await store.asOwner(tx =>
      sql<{ n: number }>`select count(*)::int as n from audit_event where subjects @> array[${gone}::uuid]`.execute(tx),
    )
    expect(events.rows[0]?.n).toBeGreaterThan(1)
  })

  it('is refused while a hold, a request or open work is on the file, or its time is to come', async () => {
    const held = await longAgo('Held', '1949-05-01', [
      { kind: 'legal-hold', start: on('2026-01-01'), end: null, body: { reason: 'claim', words: 'A claim was made' } },
    ])
    expect(await propose(lead, held)).toBe('held')
    const asked = await longAgo('Asked', '1949-05-01', [
      { kind: 'subject-access-request', start: on('2026-01-01'), end: null, body: { by: 'self' } },
    ])
    expect(await propose(lead, asked)).toBe('asked-for')
    expect(await propose(lead, await longAgo('Young', '1990-05-01'))).toBe('later')
    expect(await propose(lead, newId())).toBe('missing')
    // What is laid on it after it was proposed still stops it.
    const late = await longAgo('Late')
    const id = await propose(lead, late)
    await record(store, rulebook, SYSTEM, [
      {
        subject: late,
        kind: 'legal-hold',
        start: on('2026-01-01'),
        end: null,
        body: { reason: 'police', words: 'Asked' },
      },
    ])
    expect(await destroy(director, late, id)).toBe('held')
    expect(await rowsOf(late, 'entry')).toBe(4)
  })

  it('nobody else may propose or destroy, and no other road deletes anything', async () => {
    const child = await longAgo('Safe')
    const id = await propose(lead, child)
    await expect(propose(worker, child)).rejects.toThrow('not theirs to propose')
    await expect(destroy(worker, child, id)).rejects.toThrow('not theirs to decide')
    for (const table of [
      'entry',
      'entry_version',
      'attachment',
      'audit_event',
      'destruction',
      'destroyed_file',
      'subject',
    ])
      await expect(
        as(director, child, tx => sql`delete from ${sql.table(table)}`.execute(tx)),
        table,
      ).rejects.toThrow(/permission denied/)
    const member = await store.asOwner(tx =>
      sql<{ is: boolean }>`select pg_has_role('alongside_app', 'alongside_destroy', 'member') as is`.execute(tx),
    )
    expect(member.rows[0]?.is).toBe(false)
    await expect(
      store.asOwner(tx => sql`delete from entry_version where subject = ${child}`.execute(tx)),
    ).rejects.toThrow('append-only')
    await expect(
      store.asOwner(async tx => {
        await sql`set local role alongside_destroy`.execute(tx)
        await sql`delete from audit_event`.execute(tx)
      }),
    ).rejects.toThrow('permission denied')
    expect(await rowsOf(child, 'entry')).toBe(3)
  })
})

describe('the pages of what is past its time', () => {
  it('list it with its law, and two people destroy it there, with its papers and what was merged into it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'destroyed-'))
    const server = await wholeServer(store, folder)
    const [reader, head] = await Promise.all(
      [lead, director].map(each => server.as((each as unknown as { email: string }).email)),
    )
    const child = await longAgo('Olive')
    const papers = path.join(folder, 'attachments', String(store.authority), child)
    await mkdir(papers, { recursive: true })
    await writeFile(path.join(papers, 'a'), 'a letter')
    const at = `/information/files/${child}/destruction`
    const list = await (reader as Browser).get('/information/retention')
    expect(unsafeIn(list.body)).toEqual([])
    expect(textOf(list.body)).toContain('Olive Longago Looked after born 1 May 1949 1 May 2024 Past its time')
    expect(textOf(list.body)).toContain('Certificate 1')
    expect((await (reader as Browser).send(at, `${at}/propose`, {})).status).toBe(303)
    const waiting = await (head as Browser).get(at)
    expect(unsafeIn(waiting.body)).toEqual([])
    const proposal = /name="proposal" value="([^"]+)"/.exec(waiting.body)?.[1] as string
    expect(textOf((await (head as Browser).send(at, `${at}/destroy`, { proposal })).body)).toContain(
      'Say that you have looked',
    )
    const own = await (reader as Browser).send(at, `${at}/destroy`, { proposal, sure: 'yes' })
    expect([own.status, textOf(own.body)]).toEqual([422, expect.stringContaining('another person decides')])
    const done = await (head as Browser).send(at, `${at}/destroy`, { proposal, sure: 'yes' })
    expect(done.to).toBe(`/information/retention/certificates/${proposal}`)
    expect(existsSync(papers)).toBe(false)
    const certificate = await (head as Browser).get(done.to as string)
    expect(textOf(certificate.body)).toContain('Proposed Bo Hall')
    expect(certificate.body).not.toContain('Olive')
    expect((await (head as Browser).get(`/children/${child}`)).status).toBe(404)
    for (const page of ['/information', '/information/holds'])
      expect((await (head as Browser).get(page)).status).toBe(200)
    await rm(folder, { recursive: true, force: true })
  })
})
