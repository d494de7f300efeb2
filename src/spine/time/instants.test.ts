import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockInEngland, dayInEngland, instantAfter, instantInEngland, isInstant, minutesBetween } from './instants.ts'
import { plainDate } from './plain-date.ts'

describe('a moment', () => {
  test('is written in UTC, with or without seconds', () => {
    expect(['2021-03-31T14:05:00Z', '2021-03-31T14:05Z', '2021-03-31T14:05:00.123Z'].every(isInstant)).toBe(true)
    expect(
      ['2021-02-30T14:05:00Z', '2021-03-31T24:00:00Z', '2021-03-31T14:05:00', '2021-03-31', null].some(isInstant),
    ).toBe(false)
  })

  test('72 hours later is three days later at the same time, weekends and nights included', () => {
    expect(instantAfter('2026-05-01T22:30:00Z', 72 * 60)).toBe('2026-05-04T22:30:00Z')
  })

  test('72 hours over either clock change are still 72 hours, so a clock shows another time', () => {
    // Clocks go forward on 29 March 2026 and back on 25 October 2026.
    const spring = instantInEngland(plainDate('2026-03-27'), '18:00')
    expect(clockInEngland(instantAfter(spring, 72 * 60))).toBe('19:00')
    const autumn = instantInEngland(plainDate('2026-10-23'), '18:00')
    expect(clockInEngland(instantAfter(autumn, 72 * 60))).toBe('17:00')
  })

  test('just before midnight in UTC in summer is the next day in England', () => {
    expect(dayInEngland('2026-06-30T23:30:00Z')).toBe('2026-07-01')
    expect(dayInEngland('2026-12-31T23:30:00Z')).toBe('2026-12-31')
  })

  test('a clock in England is read with the offset of its day', () => {
    expect(instantInEngland(plainDate('2026-07-01'), '09:00')).toBe('2026-07-01T08:00:00Z')
    expect(instantInEngland(plainDate('2026-01-15'), '09:00')).toBe('2026-01-15T09:00:00Z')
    expect(() => instantInEngland(plainDate('2026-01-15'), '9am')).toThrow(RangeError)
  })

  test('the hour that comes twice in October is its first, and the one passed over in March has gone forward', () => {
    expect(instantInEngland(plainDate('2026-10-25'), '01:30')).toBe('2026-10-25T00:30:00Z')
    expect(clockInEngland(instantInEngland(plainDate('2026-03-29'), '01:30'))).toBe('02:30')
  })

  test('agrees with the platform about every hour of the years that clocks have changed so', () => {
    const London = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    })
    fc.assert(
      fc.property(fc.integer({ min: 852_076_800, max: 1_924_991_999 }), seconds => {
        const at = new Date(seconds * 1000).toISOString()
        const whole = `${at.slice(0, 16)}:00Z`
        const parts = Object.fromEntries(London.formatToParts(new Date(whole)).map(part => [part.type, part.value]))
        expect(dayInEngland(at)).toBe(`${parts['year']}-${parts['month']}-${parts['day']}`)
        expect(clockInEngland(at)).toBe(`${parts['hour']}:${parts['minute']}`)
      }),
    )
  })

  test('minutes between two moments undo adding them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 5_000_000 }), minutes => {
        const from = '2026-03-29T00:30:00Z'
        expect(minutesBetween(from, instantAfter(from, minutes))).toBe(minutes)
      }),
    )
  })
})
