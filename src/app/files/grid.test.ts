import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../pages.ts'
import { exampleSample, exampleUser } from '../../spine/access/testing.ts'
import { ALLOWED, ROLES, type UserRole } from '../../spine/access/roles.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from './testing.ts'
import { plain, wholeServer } from './testing-server.ts'

// Every page about a child, for every role, of a child they work with and of one they do not, of one that is restricted
// and of one that never was: over a real database, so that what is refused is refused by everything together.

const USER_ROLES = ROLES.filter((role): role is UserRole => role !== 'system')
const ABOUT_A_CHILD = pages.flatMap(page => ('may' in page && page.path.startsWith('/children/:id') ? [page] : []))
/** Those whose address names nothing else, so that there is something at it. */
const WHOLE = ABOUT_A_CHILD.filter(page => page.method === 'GET' && !/:(?!id\b)/.test(page.path))

let store: Store
let folder: string
const readers = new Map<UserRole, Browser>()
const own = new Map<UserRole, string>()
let other: string
let restricted: string

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'grid-'))
  const server = await wholeServer(store, folder)
  const [here, far] = [
    await exampleTeam(store, 'Here', 'Safeguarding'),
    await exampleTeam(store, 'Far', 'Leaving care'),
  ]
  for (const role of USER_ROLES) {
    const manages = role === 'team-manager' || role === 'service-manager'
    const user = await exampleWorker(store, role, `The ${role}`, manages ? { manages: [here] } : {})
    const child = await exampleChild(store, `Mine${role.replaceAll('-', '')}`, { council: 'north' })
    await giveTo(store, child, user.worker)
    if (user.opening !== undefined) await exampleSample(store, user.opening, [child])
    own.set(role, child)
    readers.set(role, await server.as(user.email))
  }
  const someone = await exampleWorker(store, 'social-worker', 'Someone Far', { teams: [far] })
  other = await exampleChild(store, 'Otherchild', { council: 'north' })
  await giveTo(store, other, someone.worker)
  restricted = await exampleChild(store, 'Hiddenchild', { council: 'north' })
  const governing = await exampleUser(store, 'information-governance', 'Bo Hall')
  await restrictTo(store, restricted, [governing.id], governing.id)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const never = newId()
const at = (page: string, id: string): string => page.replace(':id', id).replaceAll(/:[a-z]+/g, never)

describe.each(USER_ROLES)('%s', role => {
  const leave = ALLOWED[role]

  it('a page that is not theirs is refused for every child alike', async () => {
    const reader = readers.get(role) as Browser
    for (const page of ABOUT_A_CHILD.filter(each => leave[each.may] === undefined)) {
      for (const id of [own.get(role) as string, other, restricted, never]) {
        const seen =
          page.method === 'GET'
            ? await reader.get(at(page.path, id))
            : await reader.send('/account', at(page.path, id), {})
        expect([page.method, page.path, seen.status]).toEqual([page.method, page.path, 403])
      }
    }
  })

  it('opens a child they work with, and asks why of another unless their work reaches every child', async () => {
    const reader = readers.get(role) as Browser
    for (const page of WHOLE.filter(each => leave[each.may] !== undefined)) {
      const mine = await reader.get(at(page.path, own.get(role) as string))
      const theirs = await reader.get(at(page.path, other))
      const what = `${page.path} ${mine.status} ${theirs.status}`
      expect(mine.status, what).toBeLessThan(500)
      if (leave[page.may] === 'all') {
        expect(theirs.status, what).toBe(mine.status)
        continue
      }
      expect(theirs.body, what).not.toContain('Otherchild')
      // Whoever inspects is asked for no reason: a child who is not in the sample is nobody.
      if (role === 'inspector') {
        expect([theirs.status, mine.status], what).toEqual([
          page.path.endsWith('/download') ? 403 : 404,
          page.path.endsWith('/download') ? 403 : 200,
        ])
        continue
      }
      expect(theirs.status === 200 || theirs.status === 303, what).toBe(true)
      expect(theirs.body + theirs.to, what).toMatch(/Why do you need to see this record|\/children\/[0-9a-f-]{36}/)
    }
    if (leave['child.read'] !== undefined)
      expect((await reader.get(`/children/${own.get(role)}`)).body).toContain(`Mine${role.replaceAll('-', '')}`)
  })

  it('a restricted child is at no address: each answers as for a child that never was', async () => {
    const reader = readers.get(role) as Browser
    for (const page of ABOUT_A_CHILD.filter(each => leave[each.may] !== undefined)) {
      const [there, nowhere] = await Promise.all(
        [restricted, never].map(async id => {
          const to = at(page.path, id)
          return plain(page.method === 'GET' ? await reader.get(to) : await reader.send('/account', to, {}), id)
        }),
      )
      expect([page.method, page.path, there]).toEqual([page.method, page.path, nowhere])
      expect(there).not.toContain('Hiddenchild')
    }
  })
})
