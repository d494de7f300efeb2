import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUsers } from '../../demo/users.ts'
import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { pages } from '../../pages.ts'
import { recordRegisters } from '../demo/registers.ts'
import type { DemoRole } from '../../demo/users.ts'
import { owedBy, owedService } from './owed.ts'

const day = plainDate
const TODAY = day('2026-11-26')
const entry = (kind: string, id: string, start: string, body: object, end: string | null = null) => ({
  id,
  kind,
  start: day(start),
  end: end === null ? null : day(end),
  body,
})
const fileWith = (...entries: readonly ReturnType<typeof entry>[]): SubjectFile => fileOf('t', entries, {}, 'trust')
const owed = (file: SubjectFile, account = 'sal', on = '2026-06-15') =>
  owedBy(file, account, day(on)).map(each => [each.what, each.by, each.state.level])

describe('what somebody answers for', () => {
  const board = entry('board', 'b', '2025-01-01', { name: 'Board', type: 'board', terms: 'x', quorum: 2 })
  const meeting = (id: string, on: string, calledOff?: string) =>
    entry('board-meeting', id, on, { board: 'b', ...(calledOff ? { calledOff } : {}) })
  const paper = (id: string, of: string, owner = 'sal', end: string | null = null) =>
    entry('board-paper', id, '2026-05-01', { meeting: of, title: `Paper ${id}`, owner }, end)

  it('is theirs alone, the soonest first, and what has no day last', () => {
    const file = fileWith(
      entry('improvement-priority', 'p', '2025-01-01', {
        number: 1,
        title: 'x',
        aim: 'x',
        outcomes: ['x'],
        sponsor: 'ruth',
      }),
      ...(['2026-07-01', '2026-06-14'] as const).map(by =>
        entry('improvement-action', by, '2025-01-01', {
          priority: 'p',
          reference: by,
          what: 'Act',
          lead: 'sal',
          by: day(by),
          progress: 'x',
        }),
      ),
      entry('improvement-action', 'other', '2025-01-01', {
        priority: 'p',
        reference: '9',
        what: 'Act',
        lead: 'ruth',
        by: day('2026-01-01'),
        progress: 'x',
      }),
      entry('inspection', 'i', '2025-01-01', { title: 'x', by: 'ofsted', type: 'standard' }),
      entry('inspection-finding', 'f', '2025-02-01', {
        inspection: 'i',
        number: 1,
        text: 'Moves',
        type: 'improve',
        owner: 'sal',
      }),
    )
    expect(owed(file)).toEqual([
      ['2026-06-14 Act', '2026-06-14', 'overdue'],
      ['2026-07-01 Act', '2026-07-01', 'due'],
      ['Answer finding 1: Moves', null, 'cannot-tell'],
    ])
    expect(owed(file, 'ruth')).toHaveLength(1)
    expect(owed(file, 'nobody')).toEqual([])
  })

  it('is no paper that was sent, of a meeting that was called off, or of one that is over', () => {
    const file = fileWith(
      board,
      meeting('next', '2026-06-20'),
      meeting('off', '2026-06-21', 'Too few'),
      meeting('over', '2026-06-01'),
      paper('a', 'next'),
      paper('b', 'next', 'sal', '2026-06-02'),
      paper('c', 'off'),
      paper('d', 'over'),
      paper('e', 'next', 'ruth'),
    )
    expect(owed(file)).toEqual([['Send the paper ‘Paper a’ for the meeting of 20 June 2026', '2026-06-13', 'overdue']])
  })

  it('is a promise to look at again, and the step that was promised, until it is told of', () => {
    const look = (on: string, body: object) =>
      entry('framework-note', on, on, { promise: 'q', rag: 'amber', note: 'x', ...body })
    const promised = [
      entry('framework', 'w', '2026-01-01', {
        type: 'charter',
        title: 'Pledge',
        for: 'both',
        about: 'x',
        owner: 'ruth',
      }),
      entry('framework-aim', 'a', '2026-01-01', { framework: 'w', number: 1, title: 'x' }),
      entry('framework-promise', 'q', '2026-01-01', {
        aim: 'a',
        reference: '1.1',
        type: 'promise',
        text: 'Listen',
        shows: 'x',
        owner: 'sal',
      }),
      look('2026-03-01', { next: 'Ask them', nextBy: day('2026-06-01') }),
    ]
    expect(owed(fileWith(...promised))).toEqual([
      ['You promised: Ask them', '2026-06-01', 'overdue'],
      ['Look again at 1.1 Listen', '2026-09-01', 'due'],
    ])
    expect(owed(fileWith(...promised, look('2026-06-10', { taken: 'done' })))).toEqual([
      ['Look again at 1.1 Listen', '2026-12-10', 'due'],
    ])
    expect(owed(fileWith(...promised), 'ruth')).toEqual([['Review the whole of ‘Pledge’', '2027-01-01', 'due']])
  })
})

describe('the demonstration’s registers', () => {
  let store: Store
  const viewers = new Map<DemoRole, Viewer>()
  beforeAll(async () => {
    store = await testDatabase()
    for (const { role } of demoUsers) viewers.set(role, await exampleUser(store, role))
    await recordRegisters(store, new Map([...viewers].map(([role, { id }]) => [role, id])), TODAY)
  })
  afterAll(() => store.close())

  it('owe something to most who may own, each line leading to a page that is open to them', async () => {
    const service = owedService({ store }, () => TODAY)
    for (const role of ['director', 'service-manager', 'virtual-school', 'health-team', 'team-manager'] as const) {
      const viewer = viewers.get(role) as Viewer
      const { rows } = await service.open(viewer)
      expect(rows.length, role).toBeGreaterThan(3)
      const days = rows.map(each => each.by ?? '9999')
      expect(days, role).toEqual(days.toSorted())
      for (const { href } of rows) {
        const path = href.split('#')[0] as string
        const page = pages.find(
          each => each.method === 'GET' && new RegExp(`^${each.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
        )
        expect(page && 'may' in page && decide(viewer, page.may).allow, `${role} ${href}`).toBe(true)
      }
    }
  })

  it('tell nobody of what is another’s, and an administrator nothing', async () => {
    const service = owedService({ store }, () => TODAY)
    const nurse = await service.open(viewers.get('health-team') as Viewer)
    const head = await service.open(viewers.get('virtual-school') as Viewer)
    const keys = new Set(nurse.rows.map(each => each.key))
    expect(head.rows.filter(each => keys.has(each.key))).toEqual([])
    expect((await service.open(viewers.get('social-worker') as Viewer)).rows).toEqual([])
    await expect(service.open(viewers.get('administrator') as Viewer)).rejects.toThrow(AccessRefused)
  })
})
