import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../pages.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import type { Services } from '../../spine/web/services.ts'
import { importReturn } from '../imports/ssda903.ts'
import { rulebook } from '../rulebook.ts'
import { PAST, SYSTEM, exampleTeam, exampleWorker, giveTo } from './testing.ts'
import { plain, wholeServer } from './testing-server.ts'

// Eight ways in which a restricted file could show that it exists, each asked by the child's own former worker, who is
// not named for it, and by someone who is.

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const NUMBERS = ['N1', 'N2', 'N3'] as const
const END = plainDate('2018-03-31')

let store: Store
let folder: string
let services: Services
let barred: Browser
let barredViewer: Viewer
let named: Browser
let lead: Viewer
let hidden: string
let sister: string
let sistersEntry: string

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'leaks-'))
  const files = {
    header: [HEADER, ...NUMBERS.map(n => `${n},2,01/06/2010,WBRI,UN1,,`)],
    episodes: [EPISODES, ...NUMBERS.map(n => `${n},01/05/2016,S,C2,N1,U6,PR1,,,,,,`)],
  }
  const paths = await Promise.all(
    Object.entries(files).map(async ([table, lines]) => {
      const to = path.join(folder, `${table}.csv`)
      await writeFile(to, `${lines.join('\r\n')}\r\n`)
      return to
    }),
  )
  const imported = { paths, year: 2018, council: 'north', acceptPartial: false }
  expect((await importReturn(store, { author: 'command-line', sight: 'files' }, imported)).status).toBe('done')
  const ids = await store.asOwner(tx =>
    sql<{ key: string; subject: string }>`select key, subject from source_subject order by key`.execute(tx),
  )
  ;[hidden, sister] = ids.rows.map(row => row.subject) as [string, string]
  const team = await exampleTeam(store, 'One', 'Safeguarding')
  const worker = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: team })
  const governing = await exampleWorker(store, 'information-governance', 'Bo Hall')
  barredViewer = worker
  lead = governing
  for (const { subject } of ids.rows) await giveTo(store, subject, worker.worker)
  const name = (subject: string, given: string) => ({
    subject,
    kind: 'name',
    start: null,
    end: null,
    body: { given, family: 'Hiddenson' },
  })
  const kin = (subject: string, person: string, called: string) => ({
    subject,
    kind: 'important-person',
    start: PAST,
    end: null,
    body: { name: called, relation: 'sister', person },
  })
  const done = await record(store, rulebook, SYSTEM, [
    name(hidden, 'Zephyrine'),
    { ...name(sister, 'Ottoline'), body: { given: 'Ottoline', family: 'Openly' } },
    kin(sister, hidden, 'Zephyrine'),
    kin(hidden, sister, 'Ottoline'),
  ])
  sistersEntry = done.entries[2]?.entry as string
  const server = await wholeServer(store, folder)
  services = server.services
  const restricted = await services.guard.restrictions.restrict(lead, hidden, {
    sealed: false,
    why: 'The child of someone who works here',
    people: [],
  })
  expect(restricted).toEqual({ is: 'done' })
  barred = await server.as(worker.email)
  named = await server.as(governing.email)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const find = async (reader: Browser, text: string): Promise<string> => {
  const { to } = await reader.send('/children', '/children/find', { text, care: 'any' })
  return textOf((await reader.get(to as string)).body)
}

describe('a restricted file shows itself to those named, and to nobody else', () => {
  it('1: in searching', async () => {
    expect(await find(named, 'zephyrine')).toContain('Zephyrine Hiddenson')
    const other = await find(barred, 'zephyrine')
    expect(other.replaceAll('zephyrine', ':name')).toBe(
      (await find(barred, 'nobodyatall')).replaceAll('nobodyatall', ':name'),
    )
    expect(await find(barred, 'N1')).not.toContain('Zephyrine')
  })

  it('2: in counts', async () => {
    const count = async (viewer: Viewer) => {
      const { total, choices } = await services.children.find(viewer, {})
      return [total, choices.council.map(choice => choice.text), choices.legal.map(choice => choice.text)]
    }
    expect((await count(lead))[0]).toBe(3)
    const seen = await count(barredViewer)
    expect(seen[0]).toBe(2)
    expect(JSON.stringify(seen)).not.toContain('(3)')
  })

  it('3: in brothers and sisters, and links of every kind', async () => {
    const asked = ['', '/people', '/home', '/plan', '/profile', '/words']
    for (const part of asked) {
      const seen = await barred.get(`/children/${sister}${part}`)
      expect([part, seen.status]).toEqual([part, 200])
      expect(seen.body).not.toContain('Zephyrine')
      expect(seen.body).not.toContain(hidden)
    }
    expect((await named.get(`/children/${sister}/people`)).body).toContain('Zephyrine')
    const rows = await store.within({ author: barredViewer.id, sight: 'files', subjects: [sister] }, async tx => [
      ...(await sql`select 1 from link where ${hidden}::uuid in (from_subject, to_subject)`.execute(tx)).rows,
      ...(await sql`select 1 from entry_version where body::text like ${`%${hidden}%`}`.execute(tx)).rows,
    ])
    expect(rows).toEqual([])
    expect((await barred.get(`/children/${sister}/entries/${sistersEntry}`)).status).toBe(404)
  })

  it('4: in the story, and the family’s', async () => {
    for (const query of ['', '?view=family', '?process=yes', '?kind=important-person']) {
      const seen = await barred.get(`/children/${sister}/story${query}`)
      expect(seen.status).toBe(200)
      expect(seen.body).not.toContain('Zephyrine')
    }
  })

  it('5: in what is saved as a file', async () => {
    for (const as of ['csv', 'xlsx']) {
      const all = await services.children.list(barredViewer, {})
      expect([as, all.map(row => row.number)]).toEqual([as, ['N2', 'N3']])
    }
    expect((await barred.get('/children/download?care=any&as=csv')).body).not.toMatch(/Zephyrine|N1\b/)
    expect((await named.get('/children/download?care=any&as=csv')).body).toContain('Zephyrine')
    expect((await barred.get(`/children/${sister}/story/download`)).body).not.toContain('Zephyrine')
  })

  it('6: in what is offered while writing', async () => {
    for (const kind of ['visit', 'important-person', 'family-time', 'incident']) {
      const seen = await barred.get(`/children/${sister}/record/${kind}`)
      expect(seen.body).not.toContain('Zephyrine')
      expect(seen.body).not.toContain(hidden)
    }
    const names = await store.within({ author: barredViewer.id, sight: 'lists' }, tx =>
      sql`select * from names_of_files(array[${hidden}]::uuid[])`.execute(tx),
    )
    expect(names.rows).toEqual([])
  })

  it('7: in what goes wrong: every page answers as for a file that never was', async () => {
    const never = newId()
    const at = (page: string, id: string) =>
      page.replace(':id', id).replaceAll(/:[a-z]+/g, name => (name === ':kind' ? 'visit' : sistersEntry))
    const asked = pages.filter(page => page.path.startsWith('/children/:id'))
    expect(asked.length).toBeGreaterThan(15)
    for (const page of asked) {
      const answers = await Promise.all(
        [hidden, never].map(async id => {
          const to = at(page.path, id)
          const seen =
            page.method === 'GET'
              ? await barred.get(to)
              : await barred.send('/account', to, { why: 'x'.repeat(30), purpose: 'duty' })
          return plain(seen, id)
        }),
      )
      expect([page.method, page.path, answers[0]]).toEqual([page.method, page.path, answers[1]])
      expect(answers[0]).toMatch(/^(404|403|400|422|303) /)
    }
    expect((await barred.get(`/children/${hidden}`)).status).toBe(404)
  })

  it('8: behind figures, which count it', async () => {
    const numbers = async (viewer: Viewer) =>
      (await services.figures.members(viewer, 'cla-number', { on: END })).map(member => member.called).toSorted()
    const answer = await services.figures.measure(barredViewer, 'cla-number', { on: END })
    expect(answer).toBeDefined()
    expect(await numbers(lead).catch(() => [])).toEqual([])
    expect((await numbers(barredViewer)).length).toBe(2)
    expect(JSON.stringify(answer)).not.toContain(hidden)
    expect(answer && 'now' in answer ? answer.now.numerator : undefined).toBe(3)
  })

  it('nor in the audit, to those who read it', async () => {
    const reader = await exampleWorker(store, 'director', 'Ruth Lane')
    const read = async (viewer: Viewer) =>
      store.within({ author: viewer.id, sight: 'none' }, tx =>
        sql<{ n: number }>`select count(*)::int as n from audit_event where ${hidden}::uuid = any(subjects)`.execute(
          tx,
        ),
      )
    expect((await read(reader)).rows[0]?.n).toBe(0)
    expect((await read(lead)).rows[0]?.n).toBeGreaterThan(0)
  })

  it('and what is worked out of the sister’s file is of all of it, whoever saves', async () => {
    const facts = () =>
      store.asOwner(tx => sql<{ body: string }>`select body from facts where subject = ${sister}`.execute(tx))
    const before = (await facts()).rows[0]?.body
    expect(before).toContain(hidden)
    await record(store, rulebook, { author: barredViewer.id, sight: 'files', subjects: [sister] }, [
      {
        subject: sister,
        kind: 'important-person',
        start: PAST,
        end: null,
        body: { name: 'An aunt', relation: 'aunt' },
      },
    ])
    const after = (await facts()).rows[0]?.body
    expect(after).toContain(hidden)
    expect(after).not.toBe(before)
  })

  it('until it is lifted', async () => {
    expect(await services.guard.restrictions.lift(lead, hidden, 'No longer needed')).toEqual({ is: 'done' })
    expect((await barred.get(`/children/${hidden}`)).status).toBe(200)
    expect(await find(barred, 'zephyrine')).toContain('Zephyrine Hiddenson')
  })
})
