import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { CoverService } from '../../spine/web/services.ts'
import { throughGate } from '../files/gate.ts'
import { exampleChild, exampleTeam, exampleWorker, giveTo } from '../files/testing.ts'
import { coverService } from './cover.ts'

const TODAY = plainDate('2026-03-02')

let store: Store
let cover: CoverService
let worker: Viewer & { readonly worker: string }
let manager: Viewer
let colleague: Viewer
let child: string

beforeAll(async () => {
  store = await testDatabase()
  cover = coverService(store, () => TODAY)
  const [one, two] = [await exampleTeam(store, 'One', 'Safeguarding'), await exampleTeam(store, 'Two', 'Leaving care')]
  worker = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: one })
  manager = await exampleWorker(store, 'team-manager', 'Mo Grant', { manages: [one] })
  colleague = await exampleWorker(store, 'social-worker', 'Lee Marsh', { teams: [two] })
  child = await exampleChild(store, 'Amara', { council: 'north' })
  await giveTo(store, child, worker.worker)
})
afterAll(() => store.close())

const asked = (more: Partial<Parameters<CoverService['ask']>[1]> = {}) => ({
  whose: worker.id,
  who: colleague.id,
  from: '2026-03-09',
  until: '2026-03-20',
  ...more,
})
const open = async (viewer: Viewer) => (await throughGate(store, viewer, 'child.read', child, {}, async () => 1)).is
const seenBy = async (viewer: Viewer) =>
  (await cover.read(viewer)).covers.map(each => [each.by.name, each.for.name, each.from, each.until, each.state])

describe('asking someone to cover', () => {
  it.each<[string, Partial<Parameters<CoverService['ask']>[1]>, readonly string[]]>([
    ['nothing chosen', { whose: '', who: '', from: '', until: '' }, ['whose', 'who', 'from', 'until']],
    ['a day that is none', { from: '2026-02-30' }, ['from']],
    ['an end before the start', { until: '2026-03-08' }, ['until']],
    ['an end in the past', { from: '2026-02-01', until: '2026-03-01' }, ['until']],
    ['more than a year', { until: '2027-03-11' }, ['too-long']],
    ['someone there is not', { who: newId() }, ['who']],
  ])('%s is refused', async (_, more, problems) => {
    expect(await cover.ask(worker, asked(more))).toEqual({ is: 'refused', problems })
  })

  it('nobody covers for themselves, and whoever works with no children covers for nobody', async () => {
    const board = await exampleUser(store, 'board-member', 'Ann Webb')
    expect(await cover.ask(worker, asked({ who: worker.id }))).toMatchObject({ problems: ['same'] })
    expect(await cover.ask(worker, asked({ who: board.id }))).toMatchObject({ problems: ['who'] })
    await expect(cover.read(board)).rejects.toThrow(AccessRefused)
  })

  it('is for oneself, or for those one manages', async () => {
    expect(await cover.ask(colleague, asked({ who: manager.id }))).toMatchObject({ problems: ['whose'] })
    expect((await cover.read(manager)).whose.map(each => each.text)).toEqual([
      'My own children',
      'Jo Patel, Social worker',
    ])
    expect((await cover.read(worker)).whose.map(each => each.text)).toEqual(['My own children'])
    expect(await cover.ask(manager, asked())).toEqual({ is: 'done' })
    expect(await cover.ask(worker, asked({ from: '2026-03-01', until: '2026-03-06' }))).toEqual({ is: 'done' })
  })

  it('cannot be written round the service for someone else', async () => {
    await expect(
      store.within({ author: colleague.id, sight: 'none' }, tx =>
        sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by)
          values (1, ${newId()}, ${worker.id}, ${colleague.id}, '2026-03-02', '2026-03-03', ${colleague.id})`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('row-level security')
  })

  it('is shown to both and to the manager, who are told, and to nobody else', async () => {
    const both = [
      ['Lee Marsh', 'Jo Patel', '2026-03-09', '2026-03-20', 'to-come'],
      ['Lee Marsh', 'Jo Patel', '2026-03-01', '2026-03-06', 'now'],
    ]
    for (const viewer of [worker, colleague, manager]) expect(await seenBy(viewer)).toEqual(both)
    expect(await seenBy(await exampleWorker(store, 'social-worker', 'Someone Else'))).toEqual([])
    const told = await store.within({ author: colleague.id, sight: 'none' }, tx =>
      tx.selectFrom('notice').select('about').execute(),
    )
    expect(told).toEqual([{ about: 'cover-asked' }, { about: 'cover-asked' }])
  })
})

describe('while it lasts', () => {
  it('they reach the other’s own children, from the first day to the last by the clock in England', async () => {
    const on = (from: string, until: string) =>
      store.asOwner(async tx => {
        await sql`delete from cover`.execute(tx)
        await sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by) values (1, ${newId()},
          ${worker.id}, ${colleague.id}, app_today() + ${sql.lit(from)}::int, app_today() + ${sql.lit(until)}::int, ${worker.id})`.execute(
          tx,
        )
      })
    for (const [from, until, is] of [
      ['1', '3', 'reason-needed'],
      ['0', '3', 'open'],
      ['-3', '0', 'open'],
      ['-3', '-1', 'reason-needed'],
    ] as const) {
      await on(from, until)
      expect([from, until, await open(colleague)]).toEqual([from, until, is])
    }
    await on('-1', '1')
    expect(await open(colleague)).toBe('open')
    await store.asOwner(tx => sql`update app_user set disabled_at = now() where id = ${colleague.id}`.execute(tx))
    expect(await open(colleague)).toBe('reason-needed')
    await store.asOwner(tx => sql`update app_user set disabled_at = null where id = ${colleague.id}`.execute(tx))
  })

  it('either of them, or the manager, can end it, and nobody else', async () => {
    const here = coverService(store, () => plainDate('2001-01-01'))
    const id = (await here.read(worker)).covers[0]?.id ?? ''
    const stranger = await exampleWorker(store, 'social-worker', 'No Business')
    expect(await here.end(stranger, id)).toBeUndefined()
    expect(await here.end(colleague, 'no id')).toBeUndefined()
    expect(await here.end(colleague, id)).toBe('done')
    expect(await here.end(colleague, id)).toBeUndefined()
    expect((await here.read(worker)).covers[0]?.state).toBe('ended')
    expect(await open(colleague)).toBe('reason-needed')
  })
})
