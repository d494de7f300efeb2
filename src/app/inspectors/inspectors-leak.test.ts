import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../pages.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleSample, exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import type { Services } from '../../spine/web/services.ts'
import { plain, wholeServer } from '../files/testing-server.ts'
import { rulebook } from '../rulebook.ts'
import { NAMES, exampleService } from './testing.ts'

// Every way that was thought of in which an inspector’s sign-in could show more than its sample.

let store: Store
let folder: string
let services: Services
let as: (email: string) => Promise<Browser>
let director: Viewer
let account: Viewer & { readonly email: string }
let opening: string
let children: readonly string[]
let hidden: string
let mine: readonly string[]
let reader: Browser

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'inspectors-leak-'))
  ;({ director, children, hidden } = await exampleService(store))
  account = await exampleUser(store, 'inspector', 'Ines Vale')
  opening = account.opening as string
  mine = [children[1], children[4]] as readonly string[]
  await exampleSample(store, opening, mine)
  const server = await wholeServer(store, folder)
  services = server.services
  as = server.as
  reader = await as(account.email)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

describe('what an inspector sees', () => {
  it('opens every page of a sampled child’s record, with each look kept and told', async () => {
    const [child = ''] = mine
    for (const part of ['', '/people', '/home', '/plan', '/profile', '/words', '/story', '/documents', '/looks'])
      expect([part, (await reader.get(`/children/${child}${part}`)).status]).toEqual([part, 200])
    const events = await store.asOwner(tx =>
      sql<{ purpose: string; about: string }>`select purpose, about from audit_event
        where actor = ${account.id} and action = 'child.read' and allowed`.execute(tx),
    )
    expect(events.rows.length).toBeGreaterThanOrEqual(9)
    expect(new Set(events.rows.map(row => `${row.purpose} ${row.about}`))).toEqual(
      new Set([`inspection inspection:${opening}`]),
    )
    const theirs = await services.children.looks(director, child, {})
    expect(theirs?.is === 'open' ? theirs.looks[0] : undefined).toMatchObject({
      who: 'Ines Vale',
      role: 'Inspector',
      why: 'Opened the record as an inspector',
    })
  })

  it('no other child at any address: each answers as for one that never was', async () => {
    const others = [...children.filter(each => !mine.includes(each)), hidden]
    expect(others).toHaveLength(5)
    const never = newId()
    for (const page of pages.filter(each => each.path.startsWith('/children/:id'))) {
      const at = (id: string) => page.path.replace(':id', id).replaceAll(/:[a-z]+/g, never)
      const answer = async (id: string) =>
        plain(
          page.method === 'GET'
            ? await reader.get(at(id))
            : await reader.send('/account', at(id), { why: 'x y z w v u t s r q p o n', purpose: 'court-or-law' }),
          id,
        )
      const nowhere = await answer(never)
      expect(nowhere).toMatch(/^(404|403|303) /)
      for (const id of [others[0] as string, hidden])
        expect([page.method, page.path, await answer(id)]).toEqual([page.method, page.path, nowhere])
    }
  })

  it('nothing of another child on a sampled child’s pages, beyond what that record itself says', async () => {
    const others = children.filter(each => !mine.includes(each))
    const own = new Set(mine.map(each => NAMES[children.indexOf(each)]))
    for (const child of mine)
      for (const part of ['', '/people', '/home', '/profile', '/story', '/story?view=family', '/looks']) {
        const { body } = await reader.get(`/children/${child}${part}`)
        for (const name of NAMES.filter(each => !own.has(each)))
          expect([part, body.includes(name)]).toEqual([part, false])
        for (const id of others) expect([part, body.includes(`/children/${id}`)]).toEqual([part, false])
        expect([part, /Zephyrine/.test(body), body.includes(hidden)]).toEqual([part, false, false])
      }
  })

  it('no search, list, count, figure, register, audit or saved file', async () => {
    const [child = ''] = mine
    const allowed = new Set(['session.own', 'child.read', 'inspections.do'])
    for (const page of pages) {
      if (!('may' in page) || allowed.has(page.may) || page.method === 'POST') continue
      const at = page.path.replace(':id', child).replaceAll(/:[a-z]+/g, child)
      const seen = await reader.get(at)
      expect([page.path, seen.status]).toEqual([page.path, 403])
      expect(textOf(seen.body)).not.toContain('Inspected')
    }
    expect((await reader.get(`/children/${child}/story/download`)).status).toBe(403)
  })

  it('and the database holds it again, whatever a page asks of it', async () => {
    const every = [...children, hidden]
    for (const sight of ['files', 'lists'] as const) {
      for (const subjects of [every, undefined]) {
        const seen = await store.within({ author: account.id, sight, ...(subjects ? { subjects } : {}) }, async tx => {
          const of = async (question: ReturnType<typeof sql<{ subject: string }>>) =>
            [...new Set((await question.execute(tx)).rows.map(row => row.subject))].toSorted()
          return {
            entry: await of(sql`select subject from entry where kind = 'name'`),
            versions: await of(sql`select subject from entry_version where kind = 'name'`),
            facts: await of(sql`select subject from facts`),
            standing: await of(sql`select subject from standing`),
            due: (await of(sql`select subject from due`)).filter(id => !mine.includes(id)),
            names: await of(sql`select subject from names_of_files(${every}::uuid[])`),
            found: await of(
              sql`select subject from search_people('[{"word":"inspected","number":false,"sounds":[],"fuller":[]}]', null, null, null, null, null, null, 50)`,
            ),
            people: await of(sql`select id::text as subject from colleagues()`),
          }
        })
        const named = subjects ? mine.toSorted() : []
        const files = sight === 'files' ? named : []
        expect(seen).toEqual({
          entry: files,
          versions: files,
          facts: files,
          standing: named,
          due: [],
          names: mine.toSorted(),
          found: [],
          people: [],
        })
      }
    }
  })

  it('and is given no way to write', async () => {
    const [child = ''] = mine
    const grants = { author: account.id, sight: 'files', subjects: [child] } as const
    const write = { subject: child, kind: 'name', start: null, end: null, body: { given: 'X', family: 'Y' } }
    await expect(record(store, rulebook, grants, [write])).rejects.toThrow('There is no file')
    await expect(
      store.within(grants, tx =>
        tx
          .insertInto('act')
          .values({ authority: store.authority, id: newId(), author: account.id, import: null, reason: null })
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
    await expect(
      store.within(grants, tx =>
        sql`select give_reason(${newId()}, ${child}, 'duty', 'A reason of more than twenty letters')`.execute(tx),
      ),
    ).rejects.toThrow('an inspector has the files of a sample alone')
    await expect(
      store.within(grants, tx =>
        sql`insert into inspection_child select authority, opening, ${hidden}, sample, 'x' from inspection_child`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('permission denied')
    await expect(
      store.within(grants, tx =>
        sql`select release_to_inspection(${newId()}, ${opening}, ${child}, 'A long reason')`.execute(tx),
      ),
    ).rejects.toThrow('not theirs to release')
  })
})
