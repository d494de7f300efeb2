import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { participationOf } from './reviews-held.ts'
import { weekOf } from './reviews.ts'
import { type Example, exampleWork, lastLook } from './testing.ts'

let here: Example
beforeAll(async () => {
  here = await exampleWork()
  await here.write(
    here.tom,
    {
      kind: 'review',
      start: plainDate('2026-06-10'),
      body: {
        participation: 'PN1',
        spokenToBefore: '2026-06-08',
        decisionsSent: '2026-06-15',
        recordSent: '2026-08-01',
        letterSent: '2026-06-20',
      },
    },
    { kind: 'review', start: plainDate('2026-09-02'), body: { participation: 'PN4', letter: 'Dear Tom' } },
    { kind: 'review', start: plainDate('2025-01-01'), body: { participation: 'PN7' } },
    {
      kind: 'iro-escalation',
      start: plainDate('2027-02-01'),
      body: { about: 'drift', stage: 'team-manager', raisedBy: here.dina.worker },
    },
  )
})
afterAll(() => here.close())

const called = (list: readonly { readonly called: string }[]) => list.map(each => each.called).toSorted()
const open = (viewer: typeof here.colm, whose?: 'mine' | 'all') => here.work.reviews.open(viewer, whose, 'diary')

describe('the reviewing officers’ page', () => {
  it('is of one’s own children first, and of everyone’s when asked', async () => {
    const mine = await open(here.colm)
    expect([mine.whose, called(mine.children)]).toEqual(['mine', ['Amara Example', 'Ben Example']])
    expect(called((await open(here.dina)).children)).toEqual(['Tom Example'])
    const all = await open(here.colm, 'all')
    expect(called(all.children)).toEqual(['Amara Example', 'Ben Example', 'Ned Example', 'Tom Example'])
    expect(all.counts.unnamed).toBe(1)
  })

  it('whoever has none of their own sees everyone’s', async () => {
    expect(await open(here.director)).toMatchObject({ whose: 'all', hasOwn: false })
  })

  it('the diary has what is overdue first, then by the Monday of the week', async () => {
    const { diary, counts } = await open(here.director)
    expect(diary.map(item => [item.child.called, item.by, item.level, item.week])).toEqual([
      ['Amara Example', '2027-02-01', 'overdue', null],
      ['Ben Example', '2027-02-01', 'overdue', null],
      ['Ned Example', '2027-02-01', 'overdue', null],
      ['Tom Example', '2027-03-02', 'overdue', null],
    ])
    expect(counts).toMatchObject({ overdue: 4, fourWeeks: 0 })
    expect(weekOf({ level: 'due', by: plainDate('2027-03-07') })).toBe('2027-03-01')
    expect(weekOf({ level: 'due', by: plainDate('2027-03-08') })).toBe('2027-03-08')
    expect(weekOf({ level: 'cannot-tell', by: null })).toBeNull()
  })

  it('what came before and after each review of the last 12 months, in time or not', async () => {
    const { held, followed, participation } = await open(here.dina)
    expect(held.map(each => [each.on, each.participation])).toEqual([
      ['2026-06-10', 'PN1'],
      ['2026-09-02', 'PN4'],
    ])
    expect(held[0]).toMatchObject({
      spokenTo: { level: 'met' },
      decisions: { on: '2026-06-15', level: 'met' },
      record: { on: '2026-08-01', level: 'overdue' },
      letter: { on: '2026-06-20', level: 'met', words: '10 days after' },
    })
    expect(held[1]).toMatchObject({
      spokenTo: { level: 'overdue' },
      decisions: { on: null, level: 'overdue' },
      letter: { on: null, level: 'due', words: 'written, not yet given' },
    })
    expect(participation.tookPart).toEqual({ of: 2, done: 1 })
    expect(followed).toEqual({
      decisions: { of: 2, done: 1 },
      records: { of: 2, done: 0 },
      letters: { of: 2, done: 1 },
      spoken: { of: 2, done: 1 },
    })
  })

  it('children under 4 are apart from those who could take part', () => {
    const one = { participation: 'PN0' } as Parameters<typeof participationOf>[0][number]
    expect(participationOf([one, { ...one, participation: 'PN6' }])).toMatchObject({
      reviews: 2,
      underFour: 1,
      tookPart: { of: 1, done: 1 },
    })
  })

  it('a worry raised has one clock through every stage, and shows the stage it has reached', async () => {
    const at = async () => (await open(here.dina)).escalations
    const [raised] = await at()
    expect(raised).toMatchObject({
      about: 'The plan is not moving',
      stageTitle: 'Team manager',
      by: '2027-03-01',
      workingDays: 22,
      level: 'overdue',
      words: 'day 22 of 20',
    })
    await here.write(here.tom, {
      kind: 'iro-escalation-stage',
      start: plainDate('2027-02-20'),
      body: { escalation: raised?.entry, stage: 'service-manager' },
    })
    expect(await at()).toMatchObject([{ stage: 'service-manager', workingDays: 22 }])
  })

  it('an officer’s caseload is counted, and with no hours recorded is not judged', async () => {
    const { officers } = await open(here.director)
    expect(officers.map(({ name, children, level }) => [name, children, level])).toEqual([
      ['Colm Adder', 2, 'cannot-tell'],
      ['Dina Wells', 1, 'cannot-tell'],
    ])
  })

  it('leaves an event that names every child listed, and says that details were read', async () => {
    await open(here.dina)
    expect(await lastLook(here.store, here.dina, 'reviews.read')).toEqual({
      purpose: 'list-details',
      subjects: [here.tom],
    })
  })

  it('one council’s officer sees one council’s children', async () => {
    expect((await open({ ...here.colm, council: 'west' } as typeof here.colm, 'all')).children).toEqual([])
  })

  it('is refused to those who do not review', async () => {
    for (const viewer of [here.jo, here.manager, here.nurse]) await expect(open(viewer)).rejects.toThrow(AccessRefused)
  })
})
