import { describe, expect, test } from 'vitest'
import { rooms } from '../../rooms.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { planAction, visit } from '../care/kinds.ts'
import { allocation, profile } from '../people/kinds.ts'
import { child, entry, fileWith, inCare, on } from '../cases.ts'
import { approval, childWordsSaid, directWork, riskRating } from './kinds.ts'
import { currentRisk, fieldsOfWords, latestWords, openActions, openApprovals, wordsOf, workedWith } from './notions.ts'

const kinds = new Map(rooms.flatMap(room => room.kinds).map(kind => [kind.name, kind] as const))

describe('the child’s own words', () => {
  const file = fileWith([
    child(),
    entry(childWordsSaid, '2024-03-01', null, { said: 'I want nan to come.' }),
    entry(visit, '2024-05-10', null, { seen: true, childWords: 'I hate maths.' }),
    entry(directWork, '2024-06-01', null, { childWords: '  ', next: 'Not the child’s words' }),
    entry(profile, '2024-04-01', null, { goodDay: 'Swimming', whatMatters: 'My dog' }),
  ])

  test('are found wherever they were written down, newest first, and the rest is left out', () => {
    expect(
      wordsOf(file, kinds, on('2024-12-31')).map(each => [each.kind.name, each.field, each.text, each.on]),
    ).toEqual([
      ['visit', 'childWords', 'I hate maths.', '2024-05-10'],
      ['profile', 'whatMatters', 'My dog', '2024-04-01'],
      ['profile', 'goodDay', 'Swimming', '2024-04-01'],
      ['child-words', 'said', 'I want nan to come.', '2024-03-01'],
    ])
    expect(latestWords(file, kinds, on('2024-12-31'))).toMatchObject({
      text: 'I hate maths.',
      asked: 'What the child said',
    })
  })

  test('are those said by the day', () => {
    expect(latestWords(file, kinds, on('2024-05-09'))?.text).toBe('My dog')
    expect(latestWords(file, kinds, on('2024-02-28'))).toBeUndefined()
    expect(latestWords(fileWith([]), kinds, on('2024-12-31'))).toBeUndefined()
  })

  test('of a kind that is not asked about are passed over', () => {
    expect(wordsOf(file, new Map([[visit.name, visit]]), on('2024-12-31')).map(each => each.text)).toEqual([
      'I hate maths.',
    ])
  })

  test('are marked in many kinds', () => {
    expect([...kinds.values()].filter(kind => fieldsOfWords(kind).length > 0).length).toBeGreaterThan(15)
    for (const kind of kinds.values())
      for (const { field } of fieldsOfWords(kind))
        expect([kind.name, kind.narrative.includes(field)]).toEqual([kind.name, true])
  })
})

describe('risk', () => {
  const rated = (rating: BodyOf<typeof riskRating>['rating'], start: string, end: string | null = null) => ({
    ...entry(riskRating, start, end, { rating, why: 'Made up for a test' }),
    id: start,
  })

  test('is the latest rating that holds, since it became so', () => {
    const file = fileWith([
      rated('medium', '2024-01-01'),
      rated('high', '2024-02-01'),
      rated('high', '2024-03-01', '2024-04-01'),
    ])
    expect(currentRisk(file, on('2024-01-15'))).toEqual({ rating: 'medium', since: '2024-01-01', until: '2024-02-01' })
    expect(currentRisk(file, on('2024-03-15'))).toEqual({ rating: 'high', since: '2024-02-01', until: '2024-04-01' })
    expect(currentRisk(fileWith([rated('low', '2024-01-01', '2024-02-01')]), on('2024-02-01'))).toBeUndefined()
    expect(currentRisk(fileWith([]), on('2024-02-01'))).toBeUndefined()
  })
})

describe('what is still to be done', () => {
  const asked = (start: string, more: Partial<BodyOf<typeof approval>> = {}) => ({
    ...entry(approval, start, null, { what: 'trip', about: 'Made up for a test', ...more }),
    id: `asked ${start}`,
  })
  const action = (start: string, more: Partial<BodyOf<typeof planAction>> = {}) => ({
    ...entry(planAction, start, null, { action: 'Made up for a test', ...more }),
    id: `action ${start}`,
  })
  const file = fileWith([
    asked('2024-01-01', { decision: 'approved', decidedOn: on('2024-01-05') }),
    asked('2024-02-01', { neededBy: on('2024-03-10') }),
    action('2024-01-10', { byWhen: on('2024-02-20') }),
    action('2024-01-11', { byWhen: on('2024-02-21'), done: on('2024-02-01') }),
    action('2024-01-12'),
  ])

  test('is actions not done and what waits for agreement, soonest first, those with no day last', () => {
    expect(openActions(file, on('2024-02-15')).map(each => [each.entry.id, each.by])).toEqual([
      ['action 2024-01-10', '2024-02-20'],
      ['asked 2024-02-01', '2024-03-10'],
      ['action 2024-01-12', null],
    ])
  })

  test('is as it stood on the day', () => {
    expect(openActions(file, on('2024-01-20')).map(each => each.entry.id)).toEqual([
      'action 2024-01-10',
      'action 2024-01-11',
      'action 2024-01-12',
    ])
    expect(openApprovals(file, on('2024-01-04')).map(each => each.id)).toEqual(['asked 2024-01-01'])
  })
})

test('we work with someone while in care or while they have a worker of their own, without a break where one follows the other', () => {
  const given = (start: string, end: string | null) =>
    entry(allocation, start, end, { role: 'social-worker', name: 'Jo' })
  const file = fileWith([
    child(),
    given('2023-01-01', '2024-02-01'),
    inCare('2024-01-01', '2024-05-01'),
    given('2025-01-01', null),
  ])
  expect(workedWith(file)).toEqual([
    { from: '2023-01-01', until: '2024-05-01' },
    { from: '2025-01-01', until: null },
  ])
})
