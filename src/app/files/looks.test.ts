import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { LooksService, OddLook } from '../../spine/web/services.ts'
import { setHome } from '../users/accounts.ts'
import { looksService } from './looks.ts'
import { exampleChild, exampleWorker, restrictTo } from './testing.ts'

const NOW = '2026-03-06T17:00:00.000Z'
const MONDAY = '2026-03-02T10:00:00Z'

let store: Store
let looks: LooksService
let lead: Viewer
let director: Viewer
let patel: Viewer
let reid: Viewer
const children = new Map<string, string>()

const lookedAt = async (viewer: Viewer, child: string, at: string, allowed = true): Promise<string> => {
  const id = newId()
  await store.asOwner(tx =>
    sql`insert into audit_event (authority, at, id, actor, action, allowed, subjects, route)
      values (1, ${at}, ${id}, ${viewer.id}, 'child.read', ${allowed}, ${[children.get(child) as string]}::uuid[], '/children/:id')`.execute(
      tx,
    ),
  )
  return id
}

beforeAll(async () => {
  store = await testDatabase()
  looks = looksService(store, () => NOW)
  lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  director = await exampleUser(store, 'director', 'Ruth Lane')
  patel = await exampleWorker(store, 'social-worker', 'Jo Patel')
  reid = await exampleWorker(store, 'social-worker', 'Sam Reid')
  const admin = await exampleUser(store, 'administrator', 'Kit Shaw')
  for (const [name, family] of [
    ['Amara', 'Okafor'],
    ['Tom', 'Patel'],
    ['Zed', 'Reid'],
    ['Ife', 'Baker'],
  ] as const)
    children.set(name, await exampleChild(store, name, { family, council: name === 'Ife' ? 'west' : 'north' }))
  await setHome(store, admin, reid.id, 'LS1 4AP')
  await store.asOwner(tx =>
    sql`update standing set home_postcode = 'LS14AP' where subject = ${children.get('Amara')}`.execute(tx),
  )
  await restrictTo(store, children.get('Zed') as string, [director.id], director.id)
  await lookedAt(patel, 'Amara', MONDAY)
  await lookedAt(patel, 'Tom', MONDAY)
  await lookedAt(reid, 'Amara', MONDAY)
  await lookedAt(reid, 'Ife', '2026-03-01T22:00:00Z')
  await lookedAt(reid, 'Zed', MONDAY)
  await lookedAt(patel, 'Tom', MONDAY, false)
  await lookedAt(patel, 'Tom', '2026-02-01T10:00:00Z')
  await store.asOwner(tx =>
    sql`insert into access_reason (authority, id, subject, user_id, purpose, why, told, given_at, ends_at) values (1, ${newId()},
      ${children.get('Ife')}, ${patel.id}, 'duty', 'A reason of more than twenty letters', '{}', '2026-03-03T10:00:00Z', '2026-03-03T11:00:00Z')`.execute(
      tx,
    ),
  )
  await lookedAt(patel, 'Ife', '2026-03-03T10:30:00Z')
  await lookedAt(patel, 'Ife', '2026-03-03T11:30:00Z')
})
afterAll(() => store.close())

const short = ({ who, child, signs }: OddLook) => `${who.name} ${child.called}: ${signs.join(' ')}`

describe('the report of odd looks', () => {
  it('says which sign each has, of looks that were allowed and lie in the days asked about', async () => {
    const found = await looks.odd(lead, 7)
    expect(found.looks).toBe(6)
    expect(found.odd.map(short).toSorted()).toEqual([
      'Jo Patel Ife Baker: no-working-link',
      'Jo Patel Tom Patel: same-family-name',
      'Sam Reid Amara Okafor: same-home',
      'Sam Reid Ife Baker: out-of-hours',
    ])
    expect((await looks.odd(lead, 60)).odd.filter(each => each.signs.includes('same-family-name'))).toHaveLength(2)
  })

  it('a restricted file is in it for those named alone', async () => {
    expect((await looks.odd(director, 7)).odd.map(short)).toContain('Sam Reid Zed Reid: same-family-name')
  })

  it('is narrowed to the council of whoever asks, and kept from everyone else', async () => {
    const northern = await looks.odd({ ...lead, council: 'north' }, 7)
    expect(northern.odd.map(each => each.child.called).toSorted()).toEqual(['Amara Okafor', 'Tom Patel'])
    await expect(looks.odd(patel, 7)).rejects.toThrow(AccessRefused)
    const round = await store.within({ author: patel.id, sight: 'files' }, tx =>
      sql`select * from looks_between('2026-01-01', '2026-12-31')`.execute(tx),
    )
    expect(round.rows).toEqual([])
  })

  it('reading it is an event with the children it showed', async () => {
    const { odd } = await looks.odd(lead, 7)
    const last = await store.asOwner(tx =>
      sql<{
        subjects: string[]
      }>`select subjects from audit_event where actor = ${lead.id} order by at desc limit 1`.execute(tx),
    )
    expect(last.rows[0]?.subjects.toSorted()).toEqual([...new Set(odd.map(each => each.child.id))].toSorted())
  })

  it('one is marked as looked into once, with what was found, and never one’s own', async () => {
    const [one] = (await looks.odd(lead, 7)).odd.filter(each => each.signs.includes('same-home')) as [OddLook]
    expect(await looks.check(lead, one.event, one.child.id, 'ok')).toBe('words-missing')
    expect(await looks.check(lead, one.event, one.child.id, 'They live next door; work given to another')).toBe('done')
    expect(await looks.check(lead, one.event, one.child.id, 'Another time over')).toBeUndefined()
    expect(await looks.check(lead, newId(), one.child.id, 'No such look at all')).toBeUndefined()
    const after = (await looks.odd(director, 7)).odd.find(each => each.event === one.event)
    expect(after?.checked).toMatchObject({ by: 'Bo Hall', words: 'They live next door; work given to another' })
    const mine = await lookedAt(director, 'Amara', '2026-03-01T03:00:00Z')
    expect(await looks.check(director, mine, children.get('Amara') as string, 'My own, nothing to see')).toBeUndefined()
  })
})
