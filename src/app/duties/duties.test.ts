import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { child, entry, inCare, on } from '../../practice/cases.ts'
import { allocation, identifier } from '../../practice/people/kinds.ts'
import { post, worker } from '../../practice/workforce/kinds.ts'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { rederive } from '../../spine/ledger/derive.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { rebuild, rederiveStale } from '../../spine/ledger/rebuild.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { DutiesService } from '../../spine/web/services.ts'
import { runPass } from '../figures/passes.ts'
import { measures, rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { findingsFor } from './file-duties.ts'
import { countsToday, openOn, openToday } from './open.ts'
import { dutiesService } from './service.ts'
import { dutySettingsOf } from './settings.ts'
import { trustFile } from './trust-file.ts'

const FILES = { author: 'tester', sight: 'files' } as const
const DAY = on('2024-02-20')

let store: Store
let service: DutiesService
let director: Viewer
let social: Viewer
let analyst: Viewer
let board: Viewer
beforeAll(async () => {
  store = await testDatabase()
  const product = { store, councils: await councilsOf(store), settings: {} as never, close: store.close }
  service = dutiesService(product, () => DAY)
  director = await exampleUser(store, 'director')
  social = await exampleUser(store, 'social-worker')
  analyst = await exampleUser(store, 'performance-analyst')
  board = await exampleUser(store, 'board-member')
})
afterAll(() => store.close())

async function file(
  entries: readonly (Entry | readonly Entry[])[],
  kind: 'person' | 'worker' = 'person',
): Promise<string> {
  const subject = await store.within(FILES, tx => openFile(tx, store.authority, newId(), kind))
  await record(
    store,
    rulebook,
    FILES,
    entries.flat().map(({ kind: its, start, end, body }) => ({ subject, kind: its, start, end, body })),
  )
  files.push(subject)
  return subject
}

const files: string[] = []

// Rows are kept as at the database's own day; a test asks as at a day of its own.
const asAt = (subjects: readonly string[], day = DAY) =>
  store.within(FILES, tx => rederive(tx, store.authority, rulebook, subjects, day))

const cameIn = (number: string, day = '2024-01-08') => [
  child({ born: '2015-05-05' }),
  entry(identifier, null, null, { scheme: 'council', value: number }),
  inCare(day),
]

describe('what is open', () => {
  it('is a first review overdue for want of one, once the trust records its work here; before that it cannot be told', async () => {
    const subject = await file(cameIn('N1'))
    await asAt([subject])
    const before = await openToday(store, DAY, { duty: 'cla-review-1' })
    expect(before).toEqual([
      {
        subject,
        number: 'N1',
        council: 'north',
        duty: 'cla-review-1',
        occasion: before[0]?.occasion,
        owner: 'reviewing-officer',
        section: 'care',
        by: '2024-02-05',
        statutory: null,
        level: 'cannot-tell',
        days: -15,
        words:
          'cannot tell: the trust did not record this work here when it fell due, so whether it was done cannot be told',
      },
    ])
    expect(await service.setKeptFrom(director, '2024-02-05')).toEqual({ is: 'done' })
    expect((await dutySettingsOf({ store })).keptFrom).toBe('2024-02-05')
    const [after] = await openToday(store, DAY, { duty: 'cla-review-1' })
    expect([after?.level, after?.words]).toEqual(['overdue', 'overdue by 15 days'])
  })

  it('is counted as it is listed, and the same whether from rows or folded anew', async () => {
    // One who left care after missing a review, and one who left long ago.
    const left = [
      await file([child({ born: '2015-05-05' }), inCare('2023-09-04', '2024-02-15')]),
      await file([child({ born: '2006-05-05' }), inCare('2012-09-03', '2013-02-15')]),
    ]
    await asAt(left)
    const listed = await openToday(store, DAY)
    expect(listed.length).toBeGreaterThan(5)
    expect(listed.filter(row => left.includes(row.subject) && (row.by ?? '9999') < '2024-02-15')).toEqual([])
    expect(await openOn(store, DAY)).toEqual(listed)
    const counts = await countsToday(store, DAY)
    for (const [duty, { due, overdue, cannotTell }] of counts) {
      const of = (level: string) => listed.filter(row => row.duty === duty && row.level === level).length
      expect([duty, due, overdue, cannotTell]).toEqual([duty, of('due'), of('overdue'), of('cannot-tell')])
    }
    expect([...counts.values()].reduce((sum, each) => sum + each.due + each.overdue + each.cannotTell, 0)).toBe(
      listed.length,
    )
  })

  it('can be narrowed to whose work it is and to what is overdue', async () => {
    const overdue = await openToday(store, DAY, { owner: 'reviewing-officer', overdue: true })
    expect(new Set(overdue.map(row => row.level))).toEqual(new Set(['overdue']))
    expect(new Set(overdue.map(row => row.owner))).toEqual(new Set(['reviewing-officer']))
  })

  it('of another day is what was open then: the review was not yet overdue on the day itself', async () => {
    const open = await openOn(store, on('2024-02-05'), { duty: 'cla-review-1' })
    const then = open.find(row => row.number === 'N1')
    expect([then?.level, then?.words]).toEqual(['due', 'today'])
  })
})

describe('what a file’s duties say', () => {
  it('is told in words, by the trust’s settings', async () => {
    const subject = await file(cameIn('N2'))
    const { lines, failures } = await store.within(FILES, tx => findingsFor(tx, store.authority, subject, DAY))
    expect(failures).toEqual([])
    expect(lines.find(line => line.duty === 'cla-review-1')).toMatchObject({
      what: 'First review',
      by: '2024-02-05',
      level: 'overdue',
      words: 'overdue by 15 days',
      owner: 'reviewing-officer',
      missed: false,
    })
    const bys = lines.map(line => line.by ?? '9999')
    expect(bys).toEqual(bys.toSorted())
  })
})

describe('a limit of the trust’s own', () => {
  const asked = { limit: 'first', n: '15', unit: 'working-days', from: '2024-01-01', why: 'Children wait too long' }
  const byOf = async (number: string) =>
    (await openToday(store, DAY, { duty: 'cla-review-1' })).find(row => row.number === number)

  it('that is looser than the law is refused, and nothing is written', async () => {
    expect(await service.setLimit(director, 'cla-review-1', { ...asked, n: '21' })).toEqual({
      is: 'refused',
      faults: [
        {
          field: 'n',
          text: '21 working days could fall later than the 20 working days that the law sets. The trust may set less time, never more.',
        },
      ],
    })
    expect((await dutySettingsOf({ store })).local.size).toBe(0)
  })

  it('must be of a limit there is, in whole numbers, from a day, with a reason', async () => {
    const faults = async (more: Partial<typeof asked>) => {
      const done = await service.setLimit(director, 'cla-review-1', { ...asked, ...more })
      return done.is === 'refused' ? done.faults.map(fault => fault.field) : []
    }
    expect(await faults({ limit: 'later' })).toEqual(['limit'])
    expect(await faults({ n: '1.5', unit: 'moons', from: 'soon', why: ' ' })).toEqual(['n', 'unit', 'from', 'why'])
    expect(await faults({ n: '24', unit: 'hours' })).toEqual(['unit'])
  })

  it('that is shorter is kept, counts for everything from its day, and the law’s own day stays beside it', async () => {
    const subject = await file(cameIn('N3', '2024-02-12'))
    expect(await service.setLimit(director, 'cla-review-1', asked)).toEqual({ is: 'done' })
    await rederiveStale(store, rulebook)
    await asAt([subject])
    expect(await byOf('N3')).toMatchObject({ by: '2024-03-04', statutory: '2024-03-11' })
    const duty = await service.duty(director, 'cla-review-1')
    expect(duty?.limits).toEqual([{ title: 'First', law: '20 working days', ours: '15 working days' }])
    expect(duty?.history[0]?.ours).toEqual([
      { from: '2024-01-01', span: '15 working days', why: 'Children wait too long' },
    ])
  })

  it('gives way to a later one, and can be ended; both leave what ran before as it was', async () => {
    await service.setLimit(director, 'cla-review-1', { ...asked, n: '10', from: '2024-06-01', why: 'Sooner still' })
    await service.endLimit(director, 'cla-review-1', { limit: 'first', from: '2025-01-01', why: 'Too soon to prepare' })
    await rederiveStale(store, rulebook)
    const { local } = await dutySettingsOf({ store })
    expect(local.get('cla-review-1')?.['first']?.map(step => [step.from, step.value.n])).toEqual([
      ['2024-01-01', 15],
      ['2024-06-01', 10],
      ['2025-01-01', 20],
    ])
    expect(
      await service.endLimit(director, 'cla-review-1', { limit: 'first', from: '2026-01-01', why: 'Again' }),
    ).toMatchObject({
      is: 'refused',
    })
  })

  it('is the director’s to set, and no one else’s', async () => {
    await expect(service.setLimit(social, 'cla-review-1', asked)).rejects.toThrow(AccessRefused)
    await expect(service.setKeptFrom(analyst, '2024-01-01')).rejects.toThrow(AccessRefused)
  })
})

describe('the register', () => {
  it('holds every duty, with counts for those who may list children', async () => {
    await asAt(files)
    const { rows, counted, keptFrom } = await service.register(social)
    expect(rows.length).toBeGreaterThan(50)
    expect([counted, keptFrom]).toEqual([true, '2024-02-05'])
    expect(rows.find(row => row.id === 'cla-review-1')?.count?.files).toBe(3)
  })

  it('is refused to a board member', async () => {
    await expect(service.register(board)).rejects.toThrow(AccessRefused)
    expect(await service.duty(social, 'nothing')).toBeUndefined()
  })
})

describe('the trust’s own file', () => {
  it('is one, however many ask for it at once', async () => {
    const found = await Promise.all([1, 2, 3].map(() => store.within(FILES, tx => trustFile(tx, store.authority))))
    expect(new Set(found).size).toBe(1)
  })
})

describe('who works with a child, and how many children a worker holds', () => {
  const at = (day: string) =>
    runPass(
      store,
      [],
      [...measures.values()].filter(each => each.subject === 'worker'),
      [on(day)],
    )

  it('stand by the allocations that hold, and are counted from the children’s files', async () => {
    const works = await file(
      [
        entry(worker, null, null, { name: 'Tamsin Orrell' }),
        entry(post, '2023-01-01', null, {
          post: 'social-worker',
          fte: 0.5,
          agency: false,
          holdsCases: true,
          target: 1,
        }),
      ],
      'worker',
    )
    const given = (from: string, until: string | null = null) =>
      entry(allocation, from, until, { role: 'social-worker', worker: works })
    const [first] = [
      await file([...cameIn('N4'), given('2024-01-10')]),
      await file([...cameIn('N5'), given('2024-01-10', '2024-03-01')]),
    ]
    const stands = await store.within(FILES, tx =>
      tx.selectFrom('standing').select(['worker_id', 'alerts']).where('subject', '=', first).executeTakeFirst(),
    )
    expect(stands).toEqual({ worker_id: works, alerts: 0 })
    const held = await store.within(FILES, tx =>
      tx
        .selectFrom('worker_standing')
        .select(['name', 'fte', 'target'])
        .where('subject', '=', works)
        .executeTakeFirst(),
    )
    expect(held).toEqual({ name: 'Tamsin Orrell', fte: '0.50', target: '1.0' })
    const pass = await at('2024-02-20')
    expect(pass.result('kpi-11', on('2024-02-20'), undefined)).toMatchObject({ numerator: 1, denominator: 1 })
    expect(pass.result('wf-caseload', on('2024-02-20'), undefined)).toMatchObject({ value: 4, denominator: 0.5 })
    const after = await at('2024-03-01')
    expect(after.result('kpi-11', on('2024-03-01'), undefined)).toMatchObject({ numerator: 0, denominator: 1 })
  })

  it('as it was known before they were recorded, is of nobody', async () => {
    const before = await runPass(store, [], [measures.get('kpi-11')!], [on('2024-02-20')], {
      clock: 'recorded',
      at: '2020-01-01T00:00:00Z',
    })
    expect(before.result('kpi-11', on('2024-02-20'), undefined)).toMatchObject({ denominator: 0 })
    const now = await runPass(store, [], [measures.get('kpi-11')!], [on('2024-02-20')], {
      clock: 'recorded',
      at: 'infinity',
    })
    expect(now.result('kpi-11', on('2024-02-20'), undefined)).toMatchObject({ numerator: 1, denominator: 1 })
  })
})

it('a rebuild with the real rules finds what saving wrote', async () => {
  await rebuild(store, rulebook)
  const rows = () => store.within(FILES, tx => sql`select * from due order by subject, duty, occasion`.execute(tx))
  const before = (await rows()).rows
  expect(await rebuild(store, rulebook)).toMatchObject({ entriesMended: 0, filesChanged: 0 })
  expect((await rows()).rows).toEqual(before)
})
