import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { type Example, exampleWork, lastLook } from './testing.ts'

let here: Example
beforeAll(async () => {
  here = await exampleWork()
  await here.write(here.amara, {
    kind: 'health-referral',
    start: plainDate('2027-02-01'),
    body: { why: 'into-care', consentGiven: true },
  })
  await here.write(
    here.ben,
    { kind: 'health-referral', start: plainDate('2027-01-05'), body: { why: 'into-care', consentGiven: false } },
    { kind: 'wellbeing-referral', start: plainDate('2027-01-10'), body: { to: 'camhs', need: 'anxiety' } },
    { kind: 'immunisation-check', start: plainDate('2027-01-20'), body: { upToDate: false, missing: 'MMR' } },
  )
  await here.write(
    here.tom,
    { kind: 'health-assessment', start: plainDate('2022-02-20'), body: { type: 'initial', by: 'doctor' } },
    {
      kind: 'health-assessment',
      start: plainDate('2026-09-01'),
      body: { type: 'review', by: 'nurse', sdqUsed: false },
    },
    { kind: 'sdq', start: plainDate('2026-02-01'), body: { by: 'carer', total: 21 } },
    { kind: 'sdq', start: plainDate('2026-08-01'), body: { by: 'carer', total: 16 } },
    { kind: 'dental-check', start: plainDate('2026-10-01'), body: {} },
  )
})
afterAll(() => here.close())

const open = (viewer = here.nurse) => here.work.healthTeam.open(viewer, 'assessments')

describe('the health team', () => {
  it('an overdue first assessment says where it waits: told late, no consent, or not told at all', async () => {
    const { assessments, counts } = await open()
    expect(assessments.map(each => [each.child.called, each.which, each.level, each.holdUpWords])).toEqual([
      ['Amara Example', 'initial', 'overdue', 'Health told late, on 1 February 2027'],
      ['Ben Example', 'initial', 'overdue', 'Health told on 5 January 2027, no consent sent'],
      ['Ned Example', 'initial', 'overdue', 'Health has not been told'],
    ])
    expect(counts).toMatchObject({ children: 4, initialOverdue: 3, reviewOverdue: 0 })
  })

  it('each child’s checks: when last, and what is due', async () => {
    const { children } = await open()
    const tom = children.find(child => child.id === here.tom)
    expect(tom).toMatchObject({
      assessment: { last: '2026-09-01', level: 'due' },
      teeth: { last: '2026-10-01', level: 'met' },
      questionnaire: { total: 16, band: 'borderline', change: -5, used: 'no' },
    })
    expect(children.find(child => child.id === here.ben)?.immunisations).toEqual({
      last: '2027-01-20',
      level: 'due',
      words: 'some are missing',
    })
  })

  it('questionnaires of this year are put together, by home too', async () => {
    expect((await open()).analysis).toMatchObject({
      since: '2026-04-01',
      children: 4,
      returned: 1,
      mean: 16,
      change: { mean: -5, better: 1, worse: 0, same: 0 },
      byHome: [{ children: 1, mean: 16, concern: 0 }],
      notUsed: 1,
    })
  })

  it('scores are put together year by year in four bands, those that only a return told of among them', async () => {
    await here.write(here.ben, {
      kind: 'sdq-outcome',
      start: plainDate('2024-04-01'),
      end: plainDate('2025-03-31'),
      body: { year: 2025, score: 19 },
    })
    const { years } = (await open()).analysis
    expect(years.map(each => [each.year, each.scored, each.mean])).toEqual([
      ['2024 to 2025', 1, 19],
      ['2025 to 2026', 1, 21],
      ['2026 to 2027', 1, 16],
    ])
    expect(years.map(each => each.bands.find(band => band.children > 0)?.title)).toEqual([
      'High',
      'Very high',
      'Slightly raised',
    ])
  })

  it('help asked for and not answered in four weeks is late', async () => {
    expect((await open()).wellbeing).toMatchObject([
      { decisionTitle: 'No answer yet', level: 'overdue', words: '52 days since it was asked, not yet seen' },
    ])
  })

  it('leaves an event with every child, and is refused to whoever has no such page', async () => {
    await open()
    expect((await lastLook(here.store, here.nurse, 'health-team.read'))?.subjects).toHaveLength(4)
    for (const viewer of [here.jo, here.manager, here.head]) await expect(open(viewer)).rejects.toThrow(AccessRefused)
  })
})
