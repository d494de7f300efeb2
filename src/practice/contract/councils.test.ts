import { describe, expect, it } from 'vitest'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { contractReviewed, escalationAnswered, operationalGroupMeets } from './duties.ts'
import { dependenciesOn, escalationsOn, levelsOn, meetsLevel, nextMeeting } from './notions-councils.ts'

const ON = plainDate('2027-04-10')
let serial = 0
const entry = (kind: string, start: string, body: object, id = `e${serial++}`, end: string | null = null) => ({
  id,
  kind,
  start: plainDate(start),
  end: end === null ? null : plainDate(end),
  body,
})
const fileWith = (...entries: readonly ReturnType<typeof entry>[]): SubjectFile => fileOf('trust', entries, {}, 'trust')

const level = entry(
  'service-level',
  '2026-01-01',
  { reference: 'L1', every: 'month', polarity: 'higher', target: 90 },
  'l1',
)
const figure = (end: string, value: number) => entry('service-level-figure', end, { level: 'l1', value })

describe('a service level', () => {
  it('is in breach once it is missed three months in a row, and no sooner', () => {
    const two = [figure('2027-02-28', 80), figure('2027-03-31', 85)]
    expect(levelsOn(fileWith(level, ...two), ON)[0]).toMatchObject({ run: 2, breach: false })
    expect(levelsOn(fileWith(level, figure('2027-01-31', 89.9), ...two), ON)[0]).toMatchObject({ run: 3, breach: true })
  })

  it('a figure exactly at its target meets it and ends the run; a month without one ends it as well', () => {
    const run = (...figures: readonly ReturnType<typeof entry>[]) => levelsOn(fileWith(level, ...figures), ON)[0]?.run
    expect(run(figure('2027-01-31', 80), figure('2027-02-28', 90), figure('2027-03-31', 80))).toBe(1)
    expect(run(figure('2027-01-31', 80), figure('2027-03-31', 80))).toBe(1)
    expect([
      meetsLevel({ polarity: 'lower', target: 45 }, 45),
      meetsLevel({ polarity: 'lower', target: 45 }, 46),
    ]).toEqual([true, false])
  })

  it('says which figure is owed once the month after is over too', () => {
    expect(levelsOn(fileWith(level, figure('2027-01-31', 95)), ON)[0]?.missing).toBe('2027-02-28')
    expect(levelsOn(fileWith(level, figure('2027-02-28', 95)), ON)[0]?.missing).toBeUndefined()
  })
})

describe('what a council must do', () => {
  it('stands as it was last looked at, what is not done first, and says when the look is overdue', () => {
    const file = fileWith(
      entry('council-dependency', '2026-01-01', { reference: 'D1', checkBy: '2026-06-30' }, 'd1'),
      entry('council-dependency', '2026-01-01', { reference: 'D2', checkBy: '2026-06-30' }, 'd2'),
      entry('dependency-check', '2026-06-01', { dependency: 'd1', met: 'met', nextBy: '2027-06-01' }),
      entry('dependency-check', '2026-06-01', { dependency: 'd2', met: 'met', nextBy: '2026-12-01' }),
      entry('dependency-check', '2026-12-01', { dependency: 'd2', met: 'not-met', nextBy: '2027-03-01' }),
    )
    expect(dependenciesOn(file, ON).map(({ body, met, overdue }) => [body.reference, met, overdue])).toEqual([
      ['D2', 'not-met', true],
      ['D1', 'met', false],
    ])
    expect(dependenciesOn(file, plainDate('2026-11-30')).map(each => each.met)).toEqual(['met', 'met'])
  })
})

describe('an escalation', () => {
  const raised = entry('contract-escalation', '2027-03-01', { reference: 'E1' }, 'x1')
  const first = entry('escalation-step', '2027-03-01', { escalation: 'x1', to: 'operational' }, 's1', '2027-03-10')
  const second = entry('escalation-step', '2027-03-15', { escalation: 'x1', to: 'strategic' }, 's2')

  it('waits with the group it was last put to, late after ten working days', () => {
    const [found] = escalationsOn(fileWith(raised, first, second), ON)
    expect(found?.steps.map(({ by, late }) => [by, late])).toEqual([
      ['2027-03-15', false],
      ['2027-03-31', true],
    ])
    expect(found?.waits?.body.to).toBe('strategic')
  })

  it('is due an answer, met on its day, and owed none once it is settled', () => {
    const timing = {
      until: ON,
      due: () => ({ by: plainDate('2027-03-31') }),
      dueAt: (_: string, from: string) => ({ by: from }),
    } as unknown as Parameters<typeof escalationAnswered.occasions>[1]
    const occasions = escalationAnswered.occasions(fileWith(raised, first, second), timing)
    expect(occasions.map(({ met, ended }) => [met?.on, ended?.on])).toEqual([
      ['2027-03-10', undefined],
      [undefined, undefined],
    ])
    const settled = { ...raised, end: plainDate('2027-04-01') }
    expect(escalationAnswered.occasions(fileWith(settled, second), timing)[0]?.ended?.on).toBe('2027-04-01')
  })
})

describe('meetings and reviews', () => {
  const timing = { until: ON } as unknown as Parameters<typeof contractReviewed.occasions>[1]
  const runs = entry('contract-agreement', '2026-01-15', { title: 'The contract' }, 'k1')

  it('the operational group meets by the end of the month after, the strategic group of the quarter after', () => {
    expect(nextMeeting('operational', plainDate('2027-01-31'))).toBe('2027-02-28')
    expect(nextMeeting('strategic', plainDate('2027-01-02'))).toBe('2027-06-30')
    const met = entry('contract-meeting', '2026-02-10', { group: 'operational' })
    const other = entry('contract-meeting', '2026-02-12', { group: 'strategic' })
    const occasions = operationalGroupMeets.occasions(fileWith(runs, met, other), timing)
    expect(occasions.map(each => [each.by, each.met?.on])).toEqual([
      ['2026-02-28', '2026-02-10'],
      ['2026-03-31', undefined],
    ])
  })

  it('the contract is reviewed within a year of the last review; nothing is asked where no contract is written', () => {
    const review = entry('contract-review', '2027-01-20', {})
    const occasions = contractReviewed.occasions(fileWith(runs, review), timing)
    expect(occasions.map(each => each.by)).toEqual(['2027-01-15', '2028-01-20'])
    expect(contractReviewed.occasions(fileWith(review), timing)).toEqual([])
  })
})
