import { expect, test } from 'vitest'
import { childOf } from '../../returns/ssda903/validation/collection.ts'
import { rowOf } from '../../returns/ssda903/validation/row.ts'
import type { Around } from '../../returns/ssda903/validation/rule.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { collectionYear } from '../../returns/ssda903/validation/year.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { QUERIES, isOf } from './kind-of-fault.ts'
import { FAILED } from './rules.ts'
import { AT_YEAR_END, wrongFrom } from './wrong-from.ts'

const around: Around = {
  ...collectionYear(2027),
  before: collectionYear(2026),
  council: 'E06000061',
  providers: new Map(),
  isPostcode: () => true,
  marksUnaccompanied: false,
  sharedUpns: new Set(),
}

test('what is asked for at the year’s end is what rules miss of a child in care all year of whom no outcome is told yet', () => {
  const missed = new Set<string>()
  for (let age = 0; age < 18; age++)
    for (const outcomes of [true, false]) {
      const DOB = `15/06/${2026 - age}`
      const header = rowOf('Header', 0, { CHILD: 'A', SEX: 'M', DOB, ETHNIC: 'WBRI' })
      const episode = rowOf('Episodes', 1, { CHILD: 'A', DECOM: '01/03/2026', RNE: 'S', LS: 'C2', PLACE: 'U6' })
      const none = rowOf('OC2', 2, { CHILD: 'A', DOB })
      const child = childOf('A', [header, episode, ...(outcomes ? [none] : [])], [header, episode])
      for (const rule of rules)
        if ('OC2' in rule.reads && [...rule.find(child, around)].length > 0) missed.add(rule.code)
    }
  expect([...missed].toSorted()).toEqual([...AT_YEAR_END].toSorted())
})

test('what is asked at an age is wrong from that birthday, and what is asked at the year’s end from then', () => {
  const header = rowOf('Header', 0, { CHILD: 'A', DOB: '15/06/2008' })
  const child = childOf('A', [header], [])
  expect(wrongFrom('359', child, around)).toBe('2026-06-15')
  expect(wrongFrom('131', child, around)).toBe('2026-06-15')
  expect(wrongFrom('191', child, around)).toBe('2027-03-31')
  expect(wrongFrom('442', child, around)).toBeUndefined()
  expect(wrongFrom('359', childOf('A', [], []), around)).toBeUndefined()
})

test('a row is of the rule’s own kind, to come where it is not wrong yet, and of no kind where the rule failed', () => {
  const [on, before, after] = ['2026-11-26', '2026-11-26', '2026-11-27'].map(day => plainDate(day)) as [
    never,
    never,
    never,
  ]
  expect(isOf({ rule: '442', place: 'Header', since: before }, on)).toBe('fault')
  expect(isOf({ rule: '191', place: 'OC2', since: after }, on)).toBe('to-come')
  expect(isOf({ rule: '454', place: 'Episodes ', since: before }, on)).toBe('query')
  expect(isOf({ rule: '1001', place: 'OC3', since: before }, on)).toBe('query')
  expect(isOf({ rule: '191', place: FAILED, since: after }, on)).toBe('failed')
  for (const code of QUERIES) expect(rules.map(rule => rule.code)).toContain(code)
})
