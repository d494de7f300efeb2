import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry, on } from '../cases.ts'
import { improvementDuties } from './duties.ts'
import { improvementAction, improvementPriority, improvementProgress, inspection, inspectionFinding } from './kinds.ts'
import { type Delivery, type Outcome, actionsOn, findingsOn, inspectionsOn, planOn } from './notions.ts'

const TODAY = on('2026-11-02')
const priority = (id: string, number: number, end: string | null = null): Entry => ({
  ...entry(improvementPriority, '2025-01-06', end, {
    number,
    title: `Priority ${id}`,
    aim: 'It matters',
    outcomes: ['Something is different'],
    sponsor: 'ruth',
    why: 'Done',
  }),
  id,
})
const action = (reference: string, by: string, more: Partial<BodyOf<typeof improvementAction>> = {}): Entry => ({
  ...entry(improvementAction, '2025-02-03', null, {
    priority: 'one',
    reference,
    what: `Do ${reference}`,
    lead: 'jo',
    by: on(by),
    progress: 'It shows',
    ...more,
  }),
  id: reference,
})
const note = (of: string, start: string, delivery: Delivery, outcome: Outcome): Entry => ({
  ...entry(improvementProgress, start, null, { action: of, note: `As at ${start}`, delivery, outcome }),
  id: `${of} ${start}`,
})
const finding = (
  number: number,
  more: Partial<BodyOf<typeof inspectionFinding>> = {},
  end: string | null = null,
): Entry => ({
  ...entry(inspectionFinding, '2025-01-20', end, {
    inspection: 'visit',
    number,
    text: `Found ${number}`,
    type: 'improve',
    owner: 'ruth',
    answered: 'So',
    ...more,
  }),
  id: `finding ${number}`,
})
const file = (...entries: readonly Entry[]): SubjectFile => fileOf('trust', entries, {}, 'trust')

describe('an action', () => {
  it('stands as its last note says, and goes the way of the two last', () => {
    const held = file(
      action('1.1', '2026-12-01'),
      note('1.1', '2025-05-01', 'green', 'red'),
      note('1.1', '2026-02-01', 'amber', 'green'),
    )
    expect(actionsOn(held, on('2025-12-31'))[0]).toMatchObject({
      delivery: 'green',
      deliveryWay: 'first',
      outcomeWay: 'first',
    })
    expect(actionsOn(held, TODAY)[0]).toMatchObject({
      delivery: 'amber',
      outcome: 'green',
      deliveryWay: 'down',
      outcomeWay: 'up',
      overdue: false,
    })
  })

  it('with no note is of no colour, and overdue once its day has passed', () => {
    expect(actionsOn(file(action('1.1', '2026-11-01')), TODAY)[0]).toMatchObject({ delivery: null, overdue: true })
    expect(actionsOn(file(action('1.1', '2026-11-02')), TODAY)[0]).toMatchObject({ overdue: false })
  })

  it('is completed from the first note that says so, unless a later one says otherwise', () => {
    const done = [
      action('1.1', '2026-01-01'),
      note('1.1', '2025-12-01', 'completed', 'amber'),
      note('1.1', '2026-03-01', 'completed', 'green'),
    ]
    expect(actionsOn(file(...done), TODAY)[0]).toMatchObject({
      completed: '2025-12-01',
      overdue: false,
      deliveryWay: 'same',
    })
    const undone = actionsOn(file(...done, note('1.1', '2026-06-01', 'red', 'green')), TODAY)[0]
    expect(undone).toMatchObject({ completed: null, overdue: true, deliveryWay: 'down' })
  })
})

describe('the plan at a glance', () => {
  it('is by priority in order, those that ended last, with counts by colour and what is overdue', () => {
    const plan = planOn(
      file(
        priority('two', 2),
        priority('one', 1),
        priority('old', 0, '2026-01-01'),
        action('1.10', '2027-01-01'),
        action('1.9', '2026-01-01'),
        action('1.2', '2026-01-01'),
        note('1.2', '2025-12-01', 'completed', 'green'),
        note('1.9', '2025-12-01', 'red', 'amber'),
      ),
      TODAY,
    )
    expect(plan.map(each => each.id)).toEqual(['one', 'two', 'old'])
    expect(plan[0]?.actions.map(each => each.reference)).toEqual(['1.2', '1.9', '1.10'])
    expect(plan[0]?.delivery).toEqual({ red: 1, amber: 0, green: 0, completed: 1, none: 1, overdue: 1, all: 3 })
    expect(plan[0]?.outcome).toEqual({ red: 0, amber: 1, green: 1, none: 1 })
    expect(plan[2]).toMatchObject({ ended: '2026-01-01', why: 'Done' })
  })
})

describe('a finding', () => {
  const held = file(
    {
      ...entry(inspection, '2025-01-06', '2025-01-17', { title: 'A visit', by: 'ofsted', type: 'standard' }),
      id: 'visit',
    },
    finding(3, { deadline: on('2026-06-01') }, '2026-05-01'),
    finding(1, { deadline: on('2026-06-01') }),
    finding(2),
    finding(4),
    finding(5, { type: 'strength' }),
    action('1.1', '2026-12-01', { finding: 'finding 2' }),
    action('1.2', '2026-01-01', { finding: 'finding 2' }),
    action('1.3', '2026-01-01', { finding: 'finding 4' }),
    note('1.2', '2025-12-01', 'completed', 'green'),
    note('1.3', '2025-12-01', 'completed', 'green'),
  )

  it('stands by its answer, then by its actions', () => {
    expect(findingsOn(held, TODAY).map(({ number, state, overdue }) => [number, state, overdue])).toEqual([
      [1, 'no-action', true],
      [2, 'in-hand', false],
      [3, 'answered', false],
      [4, 'acted', false],
      [5, 'strength', false],
    ])
    expect(inspectionsOn(held, TODAY)[0]?.findings).toHaveLength(5)
    expect(findingsOn(held, on('2026-04-30'))[2]).toMatchObject({ answered: null, how: undefined })
  })

  it('and each action, is a duty by its day', () => {
    const { findings, failures } = findingsOf(held, improvementDuties, TODAY, { until: on('2027-11-02') })
    expect(failures).toEqual([])
    expect(findings.map(({ duty, occasion, answer }) => [duty.id, occasion.key, answer])).toEqual([
      ['improvement-action', '1.2', 'met'],
      ['improvement-action', '1.3', 'met'],
      ['inspection-finding', 'finding 3', 'met'],
      ['inspection-finding', 'finding 1', 'overdue'],
      ['improvement-action', '1.1', 'due'],
    ])
  })
})
