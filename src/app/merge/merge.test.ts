import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { all } from '../../spine/ledger/file.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import { rebuild } from '../../spine/ledger/rebuild.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { importantPerson, name } from '../../practice/people/kinds.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import type { Services } from '../../spine/web/services.ts'
import { exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo, SYSTEM } from '../files/testing.ts'
import { wholeServer } from '../files/testing-server.ts'
import { importReturn } from '../imports/ssda903.ts'
import { eachFile } from '../known-facts.ts'
import { rulebook } from '../rulebook.ts'

const WHY = 'The same birth certificate is on both files'

let store: Store
let folder: string
let services: Services
let lead: Viewer
let worker: Viewer & { readonly worker: string; readonly email: string }
let asLead: Browser
let asWorker: Browser

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'merge-'))
  const team = await exampleTeam(store, 'One', 'Safeguarding')
  const governing = await exampleWorker(store, 'information-governance', 'Bo Hall')
  lead = governing
  worker = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: team })
  const server = await wholeServer(store, folder)
  services = server.services
  asLead = await server.as(governing.email)
  asWorker = await server.as(worker.email)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const TABLES = ['facts', 'standing', 'due', 'person_name'] as const

/** Everything derived of some files, and what is written in them. */
const stateOf = (...ids: readonly string[]) =>
  store.asOwner(async tx => {
    const held: Record<string, unknown> = {}
    for (const table of [...TABLES, 'entry', 'entry_version', 'source_subject'])
      held[table] = (
        await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(table)} t
          where authority = 1 and subject = any(${[...ids]}::uuid[]) order by t::text`.execute(tx)
      ).rows
    return held
  })
const derivedOf = async (id: string): Promise<number> => {
  const state = await stateOf(id)
  return TABLES.reduce((sum, table) => sum + (state[table] as unknown[]).length, 0)
}
const fileOf = async (id: string) => (await store.within(SYSTEM, tx => readFiles(tx, 1, rulebook, [id]))).get(id)
const namesIn = async (id: string) => {
  const file = await fileOf(id)
  return file ? all(file, name).map(each => each.body.given) : []
}
const mergingOf = async (id: string): Promise<string> => {
  const state = await services.merge.mergings(lead, id)
  if (state === undefined || state === 'reason-needed') throw new Error('no such file')
  return state.list[0]?.id as string
}
const merge = (kept: string, other: string) => services.merge.merge(lead, kept, other, WHY)
const unmerge = async (kept: string) =>
  services.merge.unmerge(lead, kept, await mergingOf(kept), 'They are twins with one name')

describe('merging two files of one child', () => {
  it('reads both in the kept one, clears what was derived of the other, and leaves every entry where it was', async () => {
    const [a, b] = [await exampleChild(store, 'Ada', { council: 'north' }), await exampleChild(store, 'Adah')]
    const before = await stateOf(a, b)
    expect(await merge(a, b)).toEqual({ is: 'done', id: a })
    expect(await namesIn(a)).toEqual(expect.arrayContaining(['Ada', 'Adah']))
    expect(await derivedOf(b)).toBe(0)
    const after = await stateOf(a, b)
    expect([after['entry'], after['entry_version']]).toEqual([before['entry'], before['entry_version']])
    expect(await unmerge(a)).toEqual({ is: 'done', id: b })
    expect(await stateOf(a, b)).toEqual(before)
  })

  it('writes to either in the kept one, corrects an entry where it was written, and says what stays before taking it back', async () => {
    const [a, b] = [await exampleChild(store, 'Bea'), await exampleChild(store, 'Beatrice')]
    await merge(a, b)
    const grants = { author: 'tester', sight: 'files', subjects: [b] } as const
    const named = { kind: 'name', start: null, end: null }
    const done = await record(store, rulebook, grants, [
      { ...named, subject: b, body: { given: 'Bee', family: 'Example' } },
    ])
    expect(done.entries[0]?.subject).toBe(a)
    const held = await store.asOwner(tx =>
      sql<{ entry: string }>`select entry from entry where subject = ${b}`.execute(tx),
    )
    const corrected = await record(store, rulebook, { ...grants, subjects: [a] }, [
      {
        ...named,
        subject: a,
        entry: held.rows[0]?.entry as string,
        seen: 1,
        body: { given: 'Beatrix', family: 'Example' },
      },
    ])
    expect(corrected.entries[0]?.subject).toBe(b)
    expect((await namesIn(b)).toSorted()).toEqual(['Bea', 'Beatrix', 'Bee'])
    const state = await services.merge.unmerging(lead, a, await mergingOf(a))
    expect(state).toMatchObject({ goBack: 1, other: 'Beatrix Example', since: [{ title: name.title }] })
    await unmerge(a)
    expect([(await namesIn(a)).toSorted(), await namesIn(b)]).toEqual([['Bea', 'Bee'], ['Beatrix']])
  })

  it('follows a chain: A into B into C, and each can be taken apart', async () => {
    const [a, b, c] = [
      await exampleChild(store, 'Cia'),
      await exampleChild(store, 'Cib'),
      await exampleChild(store, 'Cic'),
    ]
    await merge(b, a)
    await merge(c, b)
    expect((await namesIn(a)).toSorted()).toEqual(['Cia', 'Cib', 'Cic'])
    expect(await services.merge.movedTo(lead, a)).toBe(c)
    await unmerge(c)
    expect(await namesIn(c)).toEqual(['Cic'])
    expect((await namesIn(b)).toSorted()).toEqual(['Cia', 'Cib'])
    expect(await services.merge.movedTo(lead, a)).toBe(b)
    expect(await derivedOf(a)).toBe(0)
  })

  it('refuses a file with itself, one merged already, a short reason, and whoever may not', async () => {
    const [a, b, c] = [
      await exampleChild(store, 'Dai'),
      await exampleChild(store, 'Dav'),
      await exampleChild(store, 'Daw'),
    ]
    expect(await merge(a, a)).toEqual({ is: 'refused', problem: 'same' })
    expect(await services.merge.merge(lead, a, b, ' short ')).toEqual({ is: 'refused', problem: 'why-too-short' })
    await merge(a, b)
    expect(await merge(a, b)).toEqual({ is: 'refused', problem: 'same' })
    await expect(services.merge.merge(worker, a, c, WHY)).rejects.toThrow('role-may-not')
    const grants = { author: worker.id, sight: 'files', subjects: [a, c] } as const
    await expect(
      store.within(grants, tx => sql`select merge_files(${a}, ${c}, ${a}, ${a}, ${WHY})`.execute(tx)),
    ).rejects.toThrow('not theirs to merge')
  })

  it('two mergings at once of the same two: one is done', async () => {
    const [a, b] = [await exampleChild(store, 'Eva'), await exampleChild(store, 'Evah')]
    const done = await Promise.all([merge(a, b), merge(b, a)])
    expect(done.filter(each => each?.is === 'done' && each.id)).toHaveLength(1)
    expect((await namesIn(a)).toSorted()).toEqual(['Eva', 'Evah'])
    expect((await derivedOf(a)) === 0).not.toBe((await derivedOf(b)) === 0)
  })

  it('a save while it happens is kept, and read in the kept file', async () => {
    const [a, b] = [await exampleChild(store, 'Fay'), await exampleChild(store, 'Faye')]
    const write = record(store, rulebook, SYSTEM, [
      { subject: b, kind: 'name', start: null, end: null, body: { given: 'Fae', family: 'Example' } },
    ])
    await Promise.all([write, merge(a, b)])
    expect((await namesIn(a)).toSorted()).toEqual(['Fae', 'Fay', 'Faye'])
    const state = await stateOf(a)
    expect(JSON.stringify(state['person_name'])).toContain('Fae')
    expect(await derivedOf(b)).toBe(0)
  })

  it('what others’ files say of either points to the kept one, and back again', async () => {
    const [a, b, sister] = [
      await exampleChild(store, 'Gil'),
      await exampleChild(store, 'Gill'),
      await exampleChild(store, 'Gwen'),
    ]
    const kin = { name: 'Gill', relation: 'sister', person: b }
    await record(store, rulebook, SYSTEM, [
      { subject: sister, kind: 'important-person', start: null, end: null, body: kin },
    ])
    const before = await stateOf(sister)
    const pointed = async () => {
      const file = await fileOf(sister)
      return file && all(file, importantPerson).map(each => each.body.person)
    }
    await merge(a, b)
    expect(await pointed()).toEqual([a])
    expect((await rebuild(store, rulebook)).filesChanged).toBe(0)
    await unmerge(a)
    expect(await pointed()).toEqual([b])
    expect(await stateOf(sister)).toEqual(before)
  })

  it('a past answer stays as it was: before the merging there were two files', async () => {
    const [a, b] = [await exampleChild(store, 'Hal'), await exampleChild(store, 'Hale')]
    const now = await store.asOwner(tx =>
      sql<{ at: string }>`select max(recorded_at) as at from act_commit`.execute(tx),
    )
    await merge(a, b)
    const known = { clock: 'recorded', at: now.rows[0]?.at as string } as const
    const seen: string[] = []
    await eachFile(store, known, file => void seen.push(file.id))
    expect(seen).toEqual(expect.arrayContaining([a, b]))
    const today: string[] = []
    await eachFile(store, undefined, file => void today.push(file.id))
    expect([today.includes(a), today.includes(b)]).toEqual([true, false])
  })
})

describe('who may know', () => {
  it('a restriction on either side covers both, whoever is not named for it', async () => {
    for (const side of ['kept', 'merged'] as const) {
      const [a, b] = [await exampleChild(store, 'Ida'), await exampleChild(store, 'Idah')]
      for (const id of [a, b]) await giveTo(store, id, worker.worker)
      await restrictTo(store, side === 'kept' ? a : b, [lead.id], lead.id)
      expect(await merge(a, b)).toEqual({ is: 'done', id: a })
      for (const id of [a, b]) {
        expect((await asWorker.get(`/children/${id}`)).status).toBe(404)
        expect((await services.search.search(worker, 'Idah')).people.map(each => each.id)).not.toContain(a)
      }
      const rows = await store.within({ author: worker.id, sight: 'files', subjects: [a, b] }, tx =>
        sql`select from entry where subject in (${a}, ${b})`.execute(tx),
      )
      expect(rows.rows).toHaveLength(0)
      await unmerge(a)
      expect((await asWorker.get(`/children/${side === 'kept' ? b : a}`)).status).toBe(200)
      expect((await asWorker.get(`/children/${side === 'kept' ? a : b}`)).status).toBe(404)
    }
  })

  it('whoever is barred from one cannot merge it', async () => {
    const [a, b] = [await exampleChild(store, 'Jan'), await exampleChild(store, 'Jana')]
    await restrictTo(store, b, [], worker.id)
    expect(await merge(a, b)).toBeUndefined()
    expect(await services.merge.compare(lead, a, b)).toBeUndefined()
  })

  it('a restriction made since stays on both when they are taken apart', async () => {
    const [a, b] = [await exampleChild(store, 'Kit'), await exampleChild(store, 'Kitt')]
    for (const id of [a, b]) await giveTo(store, id, worker.worker)
    await merge(a, b)
    const why = 'The child of someone who works here'
    await services.guard.restrictions.restrict(lead, a, { sealed: false, why, people: [] })
    await unmerge(a)
    for (const id of [a, b]) expect((await asWorker.get(`/children/${id}`)).status).toBe(404)
  })

  it('naming someone names them for both restrictions, and lifting lifts both', async () => {
    const [a, b] = [await exampleChild(store, 'Lia'), await exampleChild(store, 'Liah')]
    for (const id of [a, b]) {
      await giveTo(store, id, worker.worker)
      await restrictTo(store, id, [lead.id], lead.id)
    }
    await merge(a, b)
    await services.guard.restrictions.name(lead, a, worker.id, true)
    expect((await asWorker.get(`/children/${a}`)).status).toBe(200)
    await services.guard.restrictions.name(lead, a, worker.id, false)
    expect((await asWorker.get(`/children/${a}`)).status).toBe(404)
    await services.guard.restrictions.lift(lead, a, 'No longer works here at all')
    expect((await asWorker.get(`/children/${a}`)).status).toBe(200)
  })
})

describe('imports and figures', () => {
  const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
  const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
  const importing = async (year: number, began: Readonly<Record<string, string>>) => {
    const numbers = Object.keys(began)
    const files = {
      header: [HEADER, ...numbers.map(n => `${n},2,01/06/2010,WBRI,UN1,,`)],
      episodes: [EPISODES, ...numbers.map(n => `${n},${began[n]},S,C2,N1,U6,PR1,,,,,,`)],
    }
    const paths: string[] = []
    for (const [table, lines] of Object.entries(files)) {
      const to = path.join(folder, `${table}.csv`)
      await writeFile(to, `${lines.join('\r\n')}\r\n`)
      paths.push(to)
    }
    const imported = { paths, year, council: 'north', acceptPartial: false }
    return importReturn(store, { author: 'command-line', sight: 'files' }, imported)
  }
  it('a return with the old number goes into the kept file, and one child is counted', async () => {
    expect((await importing(2018, { M1: '01/05/2016', M2: '01/05/2016' })).status).toBe('done')
    const ids = (
      await store.asOwner(tx =>
        sql<{ subject: string }>`select subject from source_subject where key in ('M1', 'M2') order by key`.execute(tx),
      )
    ).rows.map(row => row.subject) as [string, string]
    const both = await services.merge.compare(lead, ids[0], ids[1])
    expect(both).toMatchObject({ clashes: [{ is: 'overlap' }] })
    const before = await stateOf(...ids)
    await merge(ids[0], ids[1])
    const counted: string[] = []
    await eachFile(store, undefined, file => void counted.push(file.id))
    expect(counted.filter(id => ids.includes(id))).toEqual([ids[0]])
    expect((await services.search.search(lead, 'M2')).people.map(each => each.id)).toEqual([ids[0]])
    expect((await importing(2019, { M1: '01/05/2016', M2: '01/05/2016' })).status).toBe('done')
    expect(await derivedOf(ids[1])).toBe(0)
    const subjects = await store.asOwner(tx =>
      sql<{ subject: string }>`select distinct subject from entry where subject = any(${ids}::uuid[])`.execute(tx),
    )
    expect(subjects.rows).toHaveLength(2)
    expect((await rebuild(store, rulebook)).filesChanged).toBe(0)
    await unmerge(ids[0])
    const after = await stateOf(...ids)
    expect((after['standing'] as unknown[]).length).toBe((before['standing'] as unknown[]).length)
  })
})

describe('the pages', () => {
  it('from who has looked to the two files side by side, and on to one', async () => {
    const [a, b] = [await exampleChild(store, 'Mae'), await exampleChild(store, 'Maeve')]
    for (const id of [a, b]) await giveTo(store, id, worker.worker)
    expect((await asLead.get(`/children/${a}/looks`)).body).toContain(`/children/${a}/merge`)
    const found = await asLead.send(`/children/${a}/merge`, `/children/${a}/merge/find`, { text: 'maeve' })
    expect((await asLead.get(found.to as string)).body).toContain(`/children/${a}/merge/${b}`)
    const page = `/children/${a}/merge/${b}`
    expect(textOf((await asLead.get(page)).body)).toContain('Maeve Example')
    const unsure = await asLead.send(page, page, { why: WHY })
    expect([unsure.status, unsure.body.includes(WHY)]).toEqual([422, true])
    const done = await asLead.send(page, page, { why: WHY, sure: 'yes' })
    expect([done.status, done.to]).toEqual([303, `/children/${a}/merge`])
    const moved = await asWorker.get(`/children/${b}/people?on=2020-01-01`)
    expect([moved.status, moved.to]).toEqual([303, `/children/${a}/people?on=2020-01-01`])
    expect((await asWorker.get(`/children/${a}/merge`)).status).toBe(403)
    const events = await store.asOwner(tx =>
      sql<{ subjects: string[]; about: string | null }>`select subjects, about from audit_event
        where action = 'child.merge' and subjects @> array[${b}]::uuid[] and purpose = 'write'`.execute(tx),
    )
    expect(events.rows).toEqual([{ subjects: [a, b], about: 'merge' }])
    await asWorker.get(`/children/${a}`)
    const looked = await store.asOwner(tx =>
      sql<{
        subjects: string[]
      }>`select subjects from audit_event where action = 'child.read' order by at desc limit 1`.execute(tx),
    )
    expect(looked.rows).toEqual([{ subjects: [a] }])
    const apart = `/children/${a}/unmerge/${await mergingOf(a)}`
    expect((await asLead.send(apart, apart, { why: '' })).status).toBe(422)
    const taken = await asLead.send(apart, apart, { why: 'They are two sisters' })
    expect([taken.status, taken.to]).toEqual([303, `/children/${b}/merge`])
    expect((await asWorker.get(`/children/${b}`)).status).toBe(200)
  })
})
