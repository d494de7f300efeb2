import { describe, expect, test } from 'vitest'
import { dated } from '../time/dated.ts'
import { plainDate as on } from '../time/plain-date.ts'
import { looserThan } from './looser.ts'
import { days, hours, months, weeks, workingDays } from './span.ts'

const DAY = on('2024-01-01')
const law = (value: ReturnType<typeof days>) => dated({ from: '2011-04-01', value, source: 'reg 1' })

describe('a limit of the trust’s own', () => {
  test('is never looser when it is shorter or the same, in the same unit', () => {
    expect(looserThan(law(workingDays(20)), workingDays(15), DAY)).toBeUndefined()
    expect(looserThan(law(workingDays(20)), workingDays(20), DAY)).toBeUndefined()
  })

  test('is looser when it is longer', () => {
    expect(looserThan(law(workingDays(20)), workingDays(21), DAY)).toEqual(workingDays(20))
  })

  test('in another unit is looser if it falls later from any day at all', () => {
    expect(looserThan(law(workingDays(20)), weeks(3), DAY)).toBeUndefined()
    // From a Saturday twenty working days end on a Friday.
    expect(looserThan(law(workingDays(20)), weeks(4), DAY)).toEqual(workingDays(20))
    expect(looserThan(law(months(1)), days(28), DAY)).toBeUndefined()
    // From 31 January a month ends on the 28th or 29th of February.
    expect(looserThan(law(months(1)), days(29), DAY)).toEqual(months(1))
    expect(looserThan(law(months(6)), weeks(26), DAY)).toEqual(months(6))
    expect(looserThan(law(months(6)), weeks(25), DAY)).toBeUndefined()
  })

  test('in hours cannot be compared with days, either way', () => {
    expect(looserThan(law(workingDays(3)), hours(24), DAY)).toEqual(workingDays(3))
    expect(looserThan(law(hours(72)), days(1), DAY)).toEqual(hours(72))
    expect(looserThan(law(hours(72)), hours(24), DAY)).toBeUndefined()
  })

  test('must also keep to what the law already says it will become', () => {
    const changing = dated(
      { from: '2011-04-01', value: workingDays(20), source: 'reg 1' },
      { from: '2026-04-01', value: workingDays(10), source: 'reg 1 as amended' },
    )
    expect(looserThan(changing, workingDays(15), DAY)).toEqual(workingDays(10))
    expect(looserThan(changing, workingDays(10), DAY)).toBeUndefined()
  })

  test('is not measured by what the law once was', () => {
    const changed = dated(
      { from: '2005-04-01', value: workingDays(5), source: 'reg 1' },
      { from: '2011-04-01', value: workingDays(20), source: 'reg 1 as amended' },
    )
    expect(looserThan(changed, workingDays(15), DAY)).toBeUndefined()
  })
})
