import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { judgeReason, reviewBy } from '../../spine/access/reasons.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { throughGate } from './gate.ts'
import { giveReason, reasonsService } from './reasons.ts'
import { exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from './testing.ts'

const WHY = 'On duty today, and her school has rung about her'
const asked = { purpose: 'duty', why: WHY }

let store: Store
let child: string
let nobodys: string
let restricted: string
let sealed: string
let worker: Viewer
let manager: Viewer
let otherManager: Viewer
let stranger: Viewer
let lead: Viewer

beforeAll(async () => {
  store = await testDatabase()
  const [one, two] = [await exampleTeam(store, 'One', 'Safeguarding'), await exampleTeam(store, 'Two', 'Leaving care')]
  const held = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: one })
  worker = held
  manager = await exampleWorker(store, 'team-manager', 'Mo Grant', { manages: [one] })
  otherManager = await exampleWorker(store, 'team-manager', 'Ola West', { manages: [two] })
  stranger = await exampleWorker(store, 'social-worker', 'Lee Marsh', { teams: [two] })
  lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  child = await exampleChild(store, 'Amara', { council: 'north' })
  nobodys = await exampleChild(store, 'Tom', { council: 'north' })
  restricted = await exampleChild(store, 'Zed', { council: 'north' })
  sealed = await exampleChild(store, 'Ada', { council: 'north' })
  await giveTo(store, child, held.worker)
  await restrictTo(store, restricted, [lead.id], lead.id)
  await restrictTo(store, sealed, [lead.id, worker.id], lead.id, true)
})
afterAll(() => store.close())

const open = async (viewer: Viewer, id: string) =>
  (await throughGate(store, viewer, 'child.read', id, {}, async () => 1)).is
const notices = async (viewer: Viewer) =>
  store.within({ author: viewer.id, sight: 'none' }, tx =>
    tx.selectFrom('notice').select(['about', 'subject', 'body']).orderBy('made_at').execute(),
  )
const endAll = () =>
  store.asOwner(tx => sql`update access_reason set ends_at = given_at where ends_at > now()`.execute(tx))
const reasons = {
  list: (viewer: Viewer) => reasonsService(store, () => new Date().toISOString()).list(viewer),
  review: (viewer: Viewer, id: string, said: { fine: boolean; words: string }) =>
    reasonsService(store, () => new Date().toISOString()).review(viewer, id, said),
}

describe('what is typed', () => {
  it.each([
    [{ purpose: 'duty', why: 'x'.repeat(19) }, ['why-too-short']],
    [{ purpose: 'duty', why: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa' }, ['why-too-short']],
    [{ purpose: 'duty', why: '                                ' }, ['why-too-short']],
    [{ purpose: 'nosy', why: WHY }, ['purpose-not-known']],
    [{ purpose: '', why: '' }, ['purpose-not-known', 'why-too-short']],
    [{ purpose: 'duty', why: `${WHY} ${'and so on '.repeat(300)}` }, ['why-too-long']],
    [{ purpose: 'duty', why: 'Twenty letters of it' }, []],
  ])('%j: %j', (typed, problems) => {
    expect(judgeReason(typed)).toEqual(problems)
  })

  it('is to be looked into by the end of the second working day', () => {
    expect(reviewBy(plainDate('2026-03-02'))).toBe('2026-03-04')
    expect(reviewBy(plainDate('2026-03-06'))).toBe('2026-03-10')
    expect(reviewBy(plainDate('2026-04-02'))).toBe('2026-04-08')
    expect(reviewBy(plainDate('2099-01-01'))).toBe('2099-01-05')
  })
})

describe('giving one', () => {
  it('opens the file for an hour, tells the worker and their manager at once, and keeps its words out of the audit', async () => {
    expect(await open(stranger, child)).toBe('reason-needed')
    const given = await giveReason(store, stranger, child, asked)
    expect(given).toEqual({ is: 'given', until: expect.stringMatching(/Z$/) })
    const held = await store.asOwner(tx =>
      sql<{ minutes: number; why: string; told: string[] }>`
        select extract(epoch from ends_at - given_at)::int / 60 as minutes, why, told from access_reason`.execute(tx),
    )
    expect(held.rows).toEqual([{ minutes: 60, why: WHY, told: expect.arrayContaining([worker.id, manager.id]) }])
    expect(await open(stranger, child)).toBe('open')
    expect(await open(otherManager, child)).toBe('reason-needed')
    for (const told of [worker, manager])
      expect(await notices(told)).toEqual([
        {
          about: 'reason-given',
          subject: child,
          body: { reason: expect.any(String), by: stranger.id, purpose: 'duty' },
        },
      ])
    expect(await notices(stranger)).toEqual([])
    const audit = await store.asOwner(tx =>
      sql<{
        said: string
      }>`select concat_ws(' ', action, purpose) as said from audit_event where actor = ${stranger.id} and allowed order by at`.execute(
        tx,
      ),
    )
    expect(audit.rows.map(row => row.said)).toEqual(['reasons.give duty', 'child.read reason-given'])
  })

  it('ends by itself', async () => {
    expect(await open(stranger, child)).toBe('open')
    await endAll()
    expect(await open(stranger, child)).toBe('reason-needed')
  })

  it('is refused until it says enough', async () => {
    expect(await giveReason(store, stranger, child, { purpose: 'duty', why: 'just looking' })).toEqual({
      is: 'refused',
      problems: ['why-too-short'],
    })
    expect(await open(stranger, child)).toBe('reason-needed')
  })

  it('is not needed by whoever works with the child', async () => {
    expect(await giveReason(store, worker, child, asked)).toEqual({ is: 'not-needed' })
  })

  it('of a file that nobody works with, whoever leads on information is told', async () => {
    await giveReason(store, stranger, nobodys, asked)
    expect(await notices(lead)).toMatchObject([{ about: 'reason-given', subject: nobodys }])
  })

  it('opens no restricted file, no file of another council, and none that there is not; all answer alike', async () => {
    const western = { ...stranger, council: 'west' }
    const answers = [
      await giveReason(store, stranger, restricted, asked),
      await giveReason(store, stranger, newId(), asked),
      await giveReason(store, stranger, 'not an id', asked),
      await giveReason(store, western, child, asked),
      await giveReason(store, stranger, restricted, { purpose: '', why: '' }),
    ]
    expect(answers).toEqual(answers.map(() => ({ is: 'missing' })))
    expect(await open(stranger, restricted)).toBe('missing')
  })

  it('cannot be given round the service for a restricted file', async () => {
    const done = await store.within({ author: stranger.id, sight: 'files' }, tx =>
      sql<{
        until: string | null
      }>`select give_reason(${newId()}::uuid, ${restricted}::uuid, 'duty', ${WHY}) as until`.execute(tx),
    )
    expect(done.rows).toEqual([{ until: null }])
  })

  it('is asked of those named for a sealed file, each time, and refused to everyone else', async () => {
    expect(await open(worker, sealed)).toBe('reason-needed')
    expect(await giveReason(store, stranger, sealed, asked)).toEqual({ is: 'missing' })
    expect(await giveReason(store, worker, sealed, { ...asked, purpose: 'sealed-file' })).toMatchObject({ is: 'given' })
    expect(await open(worker, sealed)).toBe('open')
    // Only those named are told of it.
    expect((await notices(lead)).map(each => each.subject)).toContain(sealed)
    expect((await notices(manager)).map(each => each.subject)).not.toContain(sealed)
    await endAll()
    expect(await open(worker, sealed)).toBe('reason-needed')
  })

  it('is refused to a role that opens no file', async () => {
    await expect(giveReason(store, { id: newId(), role: 'board-member' }, child, asked)).rejects.toThrow(AccessRefused)
  })
})

describe('looking into one', () => {
  const listed = async (viewer: Viewer) => (await reasons.list(viewer)).map(each => [each.child.id, each.who.id])

  it('is for the manager of those who work with the child, and for whoever leads on information; never for oneself', async () => {
    expect(await listed(manager)).toEqual([[child, stranger.id]])
    expect(await listed(otherManager)).toEqual([])
    expect(await listed(lead)).toEqual([
      [child, stranger.id],
      [nobodys, stranger.id],
      [sealed, worker.id],
    ])
    await expect(reasons.list(worker)).rejects.toThrow(AccessRefused)
    const own = await exampleWorker(store, 'service-manager', 'Own Reviewer', {
      manages: [await exampleTeam(store, 'Three', 'Safeguarding')],
    })
    const far = await exampleChild(store, 'Far', { council: 'north' })
    await giveReason(store, own, far, asked)
    await giveTo(store, far, worker.worker as string)
    expect(await listed(own)).toEqual([[child, stranger.id]])
    expect((await listed(manager)).map(([id]) => id)).toContain(far)
  })

  it('says fine, or not fine with words, once', async () => {
    const reason = (await reasons.list(manager)).find(each => each.child.id === child)
    expect(reason).toMatchObject({
      purpose: 'duty',
      why: WHY,
      told: expect.arrayContaining([worker.name, manager.name]),
      late: false,
      child: { called: 'Amara Example' },
    })
    const id = reason?.id ?? ''
    expect(await reasons.review(otherManager, id, { fine: true, words: '' })).toBeUndefined()
    expect(await reasons.review(manager, newId(), { fine: true, words: '' })).toBeUndefined()
    expect(await reasons.review(manager, id, { fine: false, words: 'no' })).toBe('words-missing')
    expect(await reasons.review(manager, id, { fine: false, words: 'Not on duty that day, spoken to' })).toBe('done')
    expect(await reasons.review(manager, id, { fine: true, words: '' })).toBeUndefined()
    const after = (await reasons.list(manager)).find(each => each.id === id)
    expect(after?.reviewed).toMatchObject({ by: 'Mo Grant', fine: false, words: 'Not on duty that day, spoken to' })
    expect(await notices(stranger)).toMatchObject([{ about: 'reason-not-fine', subject: child }])
  })

  it('is late after two working days', async () => {
    await store.asOwner(tx =>
      sql`update access_reason set given_at = '2026-03-02T09:00:00Z' where reviewed_at is null`.execute(tx),
    )
    const then = (at: string) => reasonsService(store, () => at).list(lead)
    expect((await then('2026-03-04T23:00:00.000Z')).some(each => each.late)).toBe(false)
    expect((await then('2026-03-05T01:00:00.000Z')).filter(each => !each.reviewed).every(each => each.late)).toBe(true)
  })
})
