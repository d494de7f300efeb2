import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer, systemViewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { openFile, recordIn } from '../../spine/ledger/record.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { rulebook } from '../rulebook.ts'
import { throughGate, throughGates, throughNewFile, withList } from './gate.ts'
import { PAST, exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from './testing.ts'

let store: Store
let child: string
let sister: string
let elsewhere: string
let restricted: string
let mine: Viewer
let teammate: Viewer
let stranger: Viewer
let manager: Viewer
let lead: Viewer

beforeAll(async () => {
  store = await testDatabase()
  const [here, beside, far] = [
    await exampleTeam(store, 'Team One', 'Safeguarding'),
    await exampleTeam(store, 'Team Two', 'Safeguarding'),
    await exampleTeam(store, 'Team Three', 'Leaving care'),
  ]
  const worker = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: here })
  mine = worker
  teammate = await exampleWorker(store, 'social-worker', 'Sam Reid', { teams: [here] })
  stranger = await exampleWorker(store, 'social-worker', 'Lee Marsh', { teams: [far] })
  manager = await exampleWorker(store, 'service-manager', 'Ada Bright', { manages: [beside] })
  lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  child = await exampleChild(store, 'Amara', { council: 'north' })
  sister = await exampleChild(store, 'Ife', { council: 'north' })
  elsewhere = await exampleChild(store, 'Tom', { council: 'west' })
  restricted = await exampleChild(store, 'Zed', { council: 'north' })
  for (const each of [child, sister, restricted]) await giveTo(store, each, worker.worker)
  await restrictTo(store, restricted, [lead.id], lead.id)
})
afterAll(() => store.close())

const filesSeen = async (tx: Tx): Promise<readonly string[]> =>
  (await sql<{ subject: string }>`select distinct subject from entry order by 1`.execute(tx)).rows.map(
    row => row.subject,
  )
const open = (viewer: Viewer, id: string) => throughGate(store, viewer, 'child.read', id, {}, filesSeen)
const lastEvents = async (count: number) =>
  (
    await store.asOwner(tx =>
      sql<object>`select actor, action, allowed, subjects, purpose from audit_event order by at desc limit ${count}`.execute(
        tx,
      ),
    )
  ).rows

describe('opening one file', () => {
  it('shows whoever it is given to that file and no other', async () => {
    expect(await open(mine, child)).toMatchObject({
      is: 'open',
      value: [child],
      opened: { link: 'own', council: 'north' },
    })
    expect(await lastEvents(1)).toEqual([
      { actor: mine.id, action: 'child.read', allowed: true, subjects: [child], purpose: null },
    ])
  })

  it('reaches the team, and for a service manager every team of the service', async () => {
    expect(await open(teammate, child)).toMatchObject({ is: 'open', opened: { link: 'team' } })
    expect(await open(manager, child)).toMatchObject({ is: 'open', opened: { link: 'service' } })
  })

  it('asks whoever has no working link why, and records that they were refused', async () => {
    expect(await open(stranger, child)).toEqual({ is: 'reason-needed' })
    expect(await lastEvents(1)).toMatchObject([{ actor: stranger.id, allowed: false, subjects: [child] }])
  })

  it('a file of another council, one that is restricted and one that there is not are all missing, and leave the same trace', async () => {
    const northern = { ...mine, council: 'north' }
    for (const id of [elsewhere, restricted, newId()]) {
      expect(await open(northern, id)).toEqual({ is: 'missing' })
      expect(await lastEvents(1)).toEqual([
        { actor: mine.id, action: 'child.read', allowed: false, subjects: [id], purpose: null },
      ])
    }
    expect(await open(mine, '../etc')).toEqual({ is: 'missing' })
  })

  it('shows those named for a restricted file the file', async () => {
    expect(await open(lead, restricted)).toMatchObject({ is: 'open', value: [restricted] })
  })

  it('a worker’s file is no child’s', async () => {
    expect(await open(lead, mine.worker as string)).toEqual({ is: 'missing' })
  })

  it('throws for a role that may not, whatever the file', async () => {
    await expect(open({ id: newId(), role: 'board-member' }, child)).rejects.toThrow(AccessRefused)
  })

  it('what goes wrong inside is thrown, and that the file was opened is kept', async () => {
    const failed = throughGate(store, mine, 'child.write', child, {}, async () => {
      throw new Error('it went wrong')
    })
    await expect(failed).rejects.toThrow('it went wrong')
    expect(await lastEvents(1)).toEqual([
      { actor: mine.id, action: 'child.write', allowed: true, subjects: [child], purpose: 'not-finished' },
    ])
  })
})

describe('parts a role does not read or write', () => {
  const kindsSeen = async (tx: Tx) =>
    (await sql<{ kind: string }>`select distinct kind from entry order by 1`.execute(tx)).rows.map(row => row.kind)
  const health = { subject: '', kind: 'health-assessment', start: PAST, end: null, body: {} }

  it('the virtual school reads no health, and what is worked out from the file is of all of it', async () => {
    const school = await exampleUser(store, 'virtual-school', 'Virtual School')
    const nurse = await exampleUser(store, 'health-team', 'Health Team')
    const kind = [...rulebook.kinds.values()].find(each => each.section === 'health' && each.subject === 'person')
    expect(kind).toBeDefined()
    await store.asOwner(async tx => {
      const act = newId()
      await sql`select set_config('app.authority', '1', true)`.execute(tx)
      await sql`insert into act values (1, ${act}, 'test', null, null)`.execute(tx)
      const entry = newId()
      await sql`insert into entry_version (authority, subject, entry, version, kind, revision, body, act)
        values (1, ${sister}, ${entry}, 1, ${kind?.name}, 1, '{"secret": true}', ${act})`.execute(tx)
      await sql`insert into entry (authority, subject, entry, version, kind, revision, body, withdrawn)
        values (1, ${sister}, ${entry}, 1, ${kind?.name}, 1, '{"secret": true}', false)`.execute(tx)
    })
    const bySchool = await throughGate(store, school, 'child.read', sister, {}, kindsSeen)
    const byNurse = await throughGate(store, nurse, 'child.read', sister, {}, kindsSeen)
    expect(bySchool).toMatchObject({ value: expect.not.arrayContaining([kind?.name]) })
    expect(byNurse).toMatchObject({ value: expect.arrayContaining([kind?.name]) })
    expect(
      await throughGate(
        store,
        school,
        'child.read',
        sister,
        {},
        async tx => (await tx.selectFrom('facts').selectAll().execute()).length,
      ),
    ).toMatchObject({ value: 0 })
  })

  it('nobody records in a part their role does not write', async () => {
    const school = await exampleUser(store, 'virtual-school', 'Virtual School Two')
    const write = throughGate(store, school, 'child.write', sister, {}, tx =>
      recordIn(
        tx,
        1,
        rulebook,
        school.id,
        [{ ...health, subject: sister, kind: 'name', body: { given: 'X', family: 'Y' } }],
        null,
      ),
    )
    await expect(write).rejects.toThrow('row-level security')
  })
})

describe('several files for one act', () => {
  it('all of them, in one transaction and one event', async () => {
    const done = await throughGates(store, mine, 'child.write', [sister, child, sister], {}, filesSeen)
    expect(done).toMatchObject({ is: 'open', value: [child, sister].toSorted((a, b) => (a < b ? -1 : 1)) })
    expect(await lastEvents(1)).toMatchObject([{ allowed: true, subjects: [sister, child] }])
  })

  it('or none, saying what stands in the way of each', async () => {
    let worked = false
    const ids = [child, elsewhere, restricted]
    const done = await throughGates(store, mine, 'child.read', ids, {}, async () => {
      worked = true
    })
    expect(done).toEqual({
      is: 'refused',
      files: [
        { id: elsewhere, is: 'reason-needed' },
        { id: restricted, is: 'missing' },
      ],
    })
    expect(worked).toBe(false)
    expect(await lastEvents(1)).toMatchObject([{ allowed: false, subjects: ids }])
  })
})

describe('a new file', () => {
  it('is worked with by whoever opened it until it is given to someone', async () => {
    const { opened } = await throughNewFile(store, stranger, {}, async (tx, { id }) => {
      await openFile(tx, 1, id)
      const body = { given: 'New', family: 'Example' }
      await recordIn(tx, 1, rulebook, stranger.id, [{ subject: id, kind: 'name', start: null, end: null, body }], null)
    })
    expect(await open({ ...stranger, council: 'north' }, opened.id)).toMatchObject({
      is: 'open',
      opened: { link: 'own' },
    })
    expect(await open(mine, opened.id)).toEqual({ is: 'reason-needed' })
    await giveTo(store, opened.id, mine.worker as string)
    expect(await open(stranger, opened.id)).toEqual({ is: 'reason-needed' })
    expect(await open(mine, opened.id)).toMatchObject({ opened: { link: 'own' } })
  })

  it('nobody’s file is within reach of whoever gives children to workers, for that alone', async () => {
    expect(await throughGate(store, manager, 'team.allocate', elsewhere, {}, filesSeen)).toMatchObject({ is: 'open' })
    expect(await open(manager, elsewhere)).toEqual({ is: 'reason-needed' })
  })
})

describe('lists', () => {
  it('are narrowed to the workers within reach, and leave out who is restricted', async () => {
    const list = (viewer: Viewer, action: 'day.read' | 'team.read' | 'children.list') =>
      withList(store, viewer, action, {}, async (tx, narrowing) => {
        const rows = await tx.selectFrom('standing').select('subject').orderBy('subject').execute()
        return { value: { narrowing, ids: rows.map(row => row.subject) }, shown: rows.map(row => row.subject) }
      })
    const own = await list(mine, 'day.read')
    expect(own.narrowing).toMatchObject({ reach: 'own', workers: [mine.worker] })
    expect(own.ids).not.toContain(restricted)
    const team = await list(teammate, 'team.read')
    expect(team.narrowing.workers).toEqual(
      [mine.worker as string, teammate.worker as string].toSorted((a, b) => (a < b ? -1 : 1)),
    )
    const everyone = await list({ ...lead }, 'children.list')
    expect(everyone.narrowing).not.toHaveProperty('workers')
    expect(everyone.ids).toContain(restricted)
    expect(await lastEvents(1)).toMatchObject([{ actor: lead.id, action: 'children.list', subjects: everyone.ids }])
  })

  it('a list’s work sees nothing that is written in files', async () => {
    expect(
      await withList(store, mine, 'children.list', {}, async tx => ({ value: await filesSeen(tx), shown: [] })),
    ).toEqual([])
  })
})

describe('cover', () => {
  it('gives what is the other’s own, while it lasts', async () => {
    const cover = (from: string, until: string, ended = false) =>
      store.asOwner(tx =>
        sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by, ended_by, ended_at)
          values (1, ${newId()}, ${mine.id}, ${stranger.id}, ${from}, ${until}, ${mine.id}, ${ended ? mine.id : null}, ${ended ? 'now' : null})`.execute(
          tx,
        ),
      )
    await cover('2001-01-01', '2001-12-31')
    await store.asOwner(tx =>
      sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by, ended_by, ended_at)
      values (1, ${newId()}, ${mine.id}, ${stranger.id}, app_today(), app_today() + 7, ${mine.id}, ${mine.id}, now())`.execute(
        tx,
      ),
    )
    expect(await open(stranger, child)).toEqual({ is: 'reason-needed' })
    await store.asOwner(tx =>
      sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by)
      values (1, ${newId()}, ${mine.id}, ${stranger.id}, app_today(), app_today(), ${mine.id})`.execute(tx),
    )
    expect(await open(stranger, child)).toMatchObject({ is: 'open', opened: { link: 'own' } })
    await store.asOwner(tx => sql`delete from cover`.execute(tx))
  })
})

it('an allocation that has ended, or has been followed by another of its role, is no link', async () => {
  const old = await exampleChild(store, 'Old', { council: 'north' })
  await giveTo(store, old, mine.worker as string, 'social-worker', PAST, plainDate('2005-01-01'))
  expect(await open(mine, old)).toEqual({ is: 'reason-needed' })
  await giveTo(store, old, mine.worker as string, 'social-worker', plainDate('2006-01-01'))
  expect(await open(mine, old)).toMatchObject({ opened: { link: 'own' } })
  await giveTo(store, old, stranger.worker as string, 'social-worker', plainDate('2007-01-01'))
  expect(await open(mine, old)).toEqual({ is: 'reason-needed' })
  expect(await open(stranger, old)).toMatchObject({ opened: { link: 'own' } })
})

it('a task of the system reaches every file, restricted ones too', async () => {
  expect(await open(systemViewer('test'), restricted)).toMatchObject({ is: 'open', value: [restricted] })
})
