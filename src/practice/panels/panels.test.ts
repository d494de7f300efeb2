import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry, on } from '../cases.ts'
import { panel } from './codes.ts'
import { clinicActionDone, panelActionDone, panelHeard } from './duties.ts'
import { clinicAction, panelAction, panelDecision, panelReferral, panelSitting, performanceClinic } from './kinds.ts'
import { clinicsOn, hearingOrder, mattersOn, nextSitting, sittingsOf } from './notions.ts'
import { PANELS, panelsInOrder } from './panels.ts'

type Outcome = BodyOf<typeof panelDecision>['outcome']

const sent = (id: string, start: string, more: Partial<BodyOf<typeof panelReferral>> = {}): Entry => ({
  ...entry(panelReferral, start, null, { panel: 'emotional-wellbeing', asks: 'Which help?', ...more }),
  id,
})
const heard = (id: string, start: string, referral: string, outcome: Outcome): Entry => ({
  ...entry(panelDecision, start, null, { referral, outcome, reasons: 'So' }),
  id,
})
const wanted = (id: string, start: string, decision: string, by: string, done?: string): Entry => ({
  ...entry(panelAction, start, null, {
    decision,
    action: 'Begin it',
    lead: 'Health team',
    by: on(by),
    ...(done === undefined ? {} : { done: on(done) }),
  }),
  id,
})
const life = (...entries: readonly Entry[]): SubjectFile => fileOf('amara', entries, {}, 'person')
const trust = (...entries: readonly Entry[]): SubjectFile => fileOf('trust', entries, {}, 'trust')
const TODAY = on('2026-11-02')

describe('a matter taken to a panel', () => {
  it('waits from the day it was sent until it is settled, and again from the day it was put off', () => {
    const file = life(
      sent('a', '2026-09-01'),
      heard('a1', '2026-09-20', 'a', 'deferred'),
      heard('a2', '2026-10-20', 'a', 'agreed'),
    )
    const waits = (day: string) => mattersOn(file, on(day)).map(each => each.waitsSince)
    expect(waits('2026-08-31')).toEqual([])
    expect(waits('2026-09-19')).toEqual(['2026-09-01'])
    expect(waits('2026-09-20')).toEqual(['2026-09-20'])
    expect(waits('2026-10-19')).toEqual(['2026-09-20'])
    expect(waits('2026-10-20')).toEqual([null])
    expect(mattersOn(file, TODAY)[0]?.settled?.entry).toBe('a2')
  })

  it('stays settled by the first decision that settles it', () => {
    const file = life(
      sent('a', '2026-09-01'),
      heard('a1', '2026-09-20', 'a', 'not-agreed'),
      heard('a2', '2026-10-20', 'a', 'deferred'),
    )
    expect(mattersOn(file, TODAY)[0]).toMatchObject({ waitsSince: null, settled: { entry: 'a1' } })
  })

  it('has its own decisions and their actions, and nobody else’s', () => {
    const file = life(
      sent('a', '2026-09-01'),
      sent('b', '2026-09-02', { panel: 'heritage' }),
      heard('b1', '2026-09-20', 'b', 'agreed'),
      wanted('x', '2026-09-20', 'b1', '2026-10-10'),
      wanted('y', '2026-09-20', 'b1', '2026-10-10', '2026-10-09'),
      wanted('z', '2026-09-20', 'b1', '2026-12-10', '2026-11-30'),
    )
    const [a, b] = mattersOn(file, TODAY)
    expect(a?.actions).toEqual([])
    expect(b?.actions.map(each => [each.entry, each.done, each.overdue])).toEqual([
      ['x', null, true],
      ['y', '2026-10-09', false],
      ['z', null, false],
    ])
  })

  it('is heard before others where it cannot wait, else in the order of waiting', () => {
    const matters = mattersOn(
      life(sent('late', '2026-10-20'), sent('early', '2026-09-01'), sent('urgent', '2026-10-30', { urgent: true })),
      TODAY,
    )
    expect(matters.toSorted(hearingOrder).map(each => each.entry)).toEqual(['urgent', 'early', 'late'])
  })
})

describe('a panel', () => {
  it('is told of by every code, with a time of its own', () => {
    expect(Object.keys(PANELS).toSorted()).toEqual(panel.codes.map(each => each.code).toSorted())
    expect(panelsInOrder.every(each => each.heardWithin[0]?.source?.startsWith('Our assumption'))).toBe(true)
  })

  it('next sits on the first day from today', () => {
    const sitting = (of: 'heritage' | 'resources', start: string): Entry => ({
      ...entry(panelSitting, start, null, { panel: of, chair: 'ruth' }),
      id: `${of} ${start}`,
    })
    const all = sittingsOf(
      trust(
        sitting('heritage', '2026-12-01'),
        sitting('heritage', '2026-11-02'),
        sitting('resources', '2026-11-03'),
        sitting('heritage', '2026-10-01'),
      ),
    )
    expect(nextSitting(all, 'heritage', TODAY)?.on).toBe('2026-11-02')
    expect(nextSitting(all, 'heritage', on('2026-11-03'))?.on).toBe('2026-12-01')
    expect(nextSitting(all, 'transitions', TODAY)).toBeUndefined()
  })
})

describe('what is due of panels', () => {
  const answers = (file: SubjectFile) =>
    findingsOf(file, [panelHeard], TODAY, { until: on('2027-12-31') }).findings.map(({ occasion, answer, by }) => [
      occasion.key,
      answer,
      by,
    ])

  it('each panel has its own time, counted in working days', () => {
    expect(answers(life(sent('a', '2026-10-01')))).toEqual([['a', 'overdue', '2026-10-29']])
    expect(answers(life(sent('a', '2026-10-30', { panel: 'legal-gateway' })))).toEqual([['a', 'due', '2026-11-06']])
  })

  it('it is met by any decision, in time on the last day and late after it', () => {
    const hearing = (day: string) => answers(life(sent('a', '2026-10-01'), heard('d', day, 'a', 'not-agreed')))
    expect(hearing('2026-10-29')).toEqual([['a', 'met', '2026-10-29']])
    expect(hearing('2026-10-30')).toEqual([['a', 'met-late', '2026-10-29']])
  })

  it('what was put off is due again, in the same time from then', () => {
    expect(answers(life(sent('a', '2026-09-01'), heard('d', '2026-09-20', 'a', 'more-wanted')))).toEqual([
      ['a', 'met', '2026-09-29'],
      ['a:d', 'overdue', '2026-10-16'],
    ])
  })

  it('an action is due by the day agreed, a clinic’s likewise', () => {
    const asked = (duty: typeof panelActionDone, file: SubjectFile) =>
      findingsOf(file, [duty], TODAY, { until: on('2027-12-31') }).findings.map(each => each.answer)
    const decided = [sent('a', '2026-09-01'), heard('d', '2026-09-20', 'a', 'agreed')]
    expect(asked(panelActionDone, life(...decided, wanted('x', '2026-09-20', 'd', '2026-11-02')))).toEqual(['due'])
    expect(asked(panelActionDone, life(...decided, wanted('x', '2026-09-20', 'd', '2026-11-01')))).toEqual(['overdue'])
    const held = entry(performanceClinic, '2026-09-01', null, { about: 'team', title: 'A team', chair: 'ruth' })
    const agreed = (end: string | null): Entry =>
      entry(clinicAction, '2026-09-01', end, { clinic: held.id, what: 'Ask', owner: 'jo', by: on('2026-10-01') })
    expect(asked(clinicActionDone, trust(held, agreed('2026-10-02')))).toEqual(['met-late'])
    expect(clinicsOn(trust(held, agreed(null)), TODAY)[0]?.actions).toMatchObject([{ overdue: true, done: null }])
    expect(clinicsOn(trust(held, agreed('2026-10-02')), TODAY)[0]?.actions).toMatchObject([
      { overdue: false, done: '2026-10-02' },
    ])
  })
})
