import { describe, expect, test } from 'vitest'
import {
  ask,
  child,
  entry,
  fileWith,
  home,
  inCare,
  missing,
  north,
  on,
  review,
  shortBreak,
  sides,
  status,
  trust,
} from '../cases.ts'
import { claReentry, kpi21 } from './measures/coming-and-leaving.ts'
import { claAnyTime, claCeases, claLegalStatus, claNumber, claRate, claStarts } from './measures/numbers.ts'
import { missingIncidents, participation, reviewsOnTime } from './measures/reviews-and-safety.ts'
import { legalStatus, periodOfCare } from './kinds.ts'

const lost = (start: string) => inCare(start, null, { lostAfter: on('2017-03-31') })
const setAside = { side: 'excluded', why: ['care.lost-to-return'] }

describe('children in care on a day', () => {
  test('a child whose care ends that day is not in care at the end of it', () => {
    expect(sides(claNumber, fileWith([child(), inCare('2016-01-01', '2018-03-31')]), '2018-03-31')).toEqual([])
  })

  test('a child whose care ends the next day is, and one who came in that day too', () => {
    expect(sides(claNumber, fileWith([child(), inCare('2016-01-01', '2018-04-01')]), '2018-03-31')).toEqual(['counts'])
    expect(sides(claNumber, fileWith([child(), inCare('2018-03-31')]), '2018-03-31')).toEqual(['counts'])
  })

  test('a child on a full care order living with parents is still in care', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      status('C2', '2016-01-01'),
      home('2017-01-01', null, { type: 'P1', provider: 'PR0' }),
    ])
    expect(ask(claNumber, file, '2018-03-31')).toEqual([{ side: 'counts', why: ['care.in-care-since'] }])
  })

  test('a child sentenced to custody while on a care order stays in care; care that ended so does not', () => {
    const stays = fileWith([
      child(),
      inCare('2016-01-01'),
      status('C2', '2016-01-01'),
      home('2018-01-01', null, { type: 'R5', provider: 'PR3' }),
    ])
    const left = fileWith([child(), inCare('2016-01-01', '2018-01-01', { ended: 'E9' })])
    expect(sides(claNumber, stays, '2018-03-31')).toEqual(['counts'])
    expect(sides(claNumber, left, '2018-03-31')).toEqual([])
  })

  test('a child who has short breaks only is in neither the number nor the rate', () => {
    const file = fileWith([child(), shortBreak('2016-01-01', null, 'V4')])
    for (const measure of [claNumber, claRate, claAnyTime]) expect(sides(measure, file, '2018-03-31')).toEqual([])
  })

  test('the rate divides by the children of the councils asked about', () => {
    const period = { start: on('2018-03-31'), end: on('2018-03-31') }
    expect(claRate.per?.(period, { ...trust, within: [north] })?.denominator).toBe(10_000)
    expect(claRate.per?.(period, trust)).toEqual({ denominator: 20_000, note: 'an estimate made for tests, mid-2017' })
    expect(claRate.per?.(period, { ...trust, population: () => undefined })).toBeUndefined()
  })

  test('a child lost to the return is set aside after the last day it covers, in every count of children in care', () => {
    const file = fileWith([child(), lost('2016-01-01')])
    expect(sides(claNumber, file, '2017-03-31')).toEqual(['counts'])
    for (const measure of [claNumber, claRate, claLegalStatus, claAnyTime, reviewsOnTime])
      expect(ask(measure, file, '2018-03-31')).toEqual([setAside])
  })
})

describe('children in care at any time in the year', () => {
  test.each([
    ['left on the first day', inCare('2015-01-01', '2017-04-01'), ['counts']],
    ['left the day before the first', inCare('2015-01-01', '2017-03-31'), []],
    ['came on the last day', inCare('2018-03-31'), ['counts']],
    ['came the day after the last', inCare('2018-04-01'), []],
    ['lost on a day within the year', inCare('2015-01-01', null, { lostAfter: on('2017-09-30') }), ['counts']],
  ])('%s', (_case, care, expected) => {
    expect(sides(claAnyTime, fileWith([child(), care]), '2018-03-31')).toEqual(expected)
  })

  test('a child who came twice is one child', () => {
    expect(
      sides(claAnyTime, fileWith([child(), inCare('2017-05-01', '2017-06-01'), inCare('2017-09-01')]), '2018-03-31'),
    ).toEqual(['counts'])
  })
})

describe('coming into care', () => {
  test('a child who started on 1 April or on 31 March came in that year; the days either side are other years', () => {
    const found = ['2017-03-31', '2017-04-01', '2018-03-31', '2018-04-01'].map(
      day => sides(claStarts, fileWith([child(), inCare(day)]), '2018-03-31').length,
    )
    expect(found).toEqual([0, 1, 1, 0])
  })

  test('a child who came in twice counts once, at the first', () => {
    const file = fileWith([child(), inCare('2017-05-01', '2017-06-01'), inCare('2017-09-01')])
    expect(ask(claStarts, file, '2018-03-31')).toEqual([
      { side: 'counts', why: ['care.came-into-care'], at: '2017-05-01' },
    ])
  })

  test('a child first seen in care, having begun at an unknown time, is set aside', () => {
    const file = fileWith([child(), inCare('2017-05-01', null, { startKnown: false })])
    expect(ask(claStarts, file, '2018-03-31')[0]).toMatchObject({ side: 'excluded', why: ['care.start-not-known'] })
  })

  test('a short break is no start', () => {
    expect(sides(claStarts, fileWith([child(), shortBreak('2017-05-01', '2017-05-04', 'V3')]), '2018-03-31')).toEqual(
      [],
    )
  })
})

describe('coming back into care', () => {
  const back = (...entries: Parameters<typeof fileWith>[0]) =>
    ask(claReentry, fileWith([child(), ...entries]), '2018-03-31')

  test('a child who comes back 365 days after leaving counts', () => {
    expect(back(inCare('2015-01-01', '2016-06-10'), inCare('2017-06-10'))).toEqual([
      { side: 'counts', why: ['care.came-into-care', 'care.came-back-within'], at: '2017-06-10' },
    ])
  })

  test('a child who comes back 366 days after leaving does not', () => {
    expect(back(inCare('2015-01-01', '2016-06-10'), inCare('2017-06-11'))[0]).toMatchObject({
      side: 'does-not-count',
      why: ['care.came-into-care', 'care.came-back-later'],
    })
  })

  test('a child in care for the first time does not', () => {
    expect(back(inCare('2017-06-11'))[0]?.why).toEqual(['care.came-into-care', 'care.first-time'])
  })

  test('each return of a child who came back twice is asked about', () => {
    const found = back(inCare('2015-01-01', '2017-05-01'), inCare('2017-06-01', '2017-07-01'), inCare('2017-08-01'))
    expect(found.map(asked => [asked.at, asked.side])).toEqual([
      ['2017-06-01', 'counts'],
      ['2017-08-01', 'counts'],
    ])
  })

  test.each(['E3', 'E15'] as const)('an earlier ending by %s is not counted as leaving', ended => {
    expect(back(inCare('2015-01-01', '2017-05-01', { ended }), inCare('2017-06-01'))[0]).toMatchObject({
      side: 'does-not-count',
      why: ['care.came-into-care', 'care.ending-not-counted'],
    })
  })

  test('a child lost to the return before coming back is not known', () => {
    expect(back(lost('2015-01-01'), inCare('2017-06-01'))[0]).toMatchObject({
      side: 'unknown',
      why: ['care.came-into-care', 'care.earlier-end-not-known'],
    })
  })

  test('a child who left on 29 February and came back on the last day of the next February counts', () => {
    const file = fileWith([child(), inCare('2015-01-01', '2016-02-29'), inCare('2017-02-28')])
    expect(sides(claReentry, file, '2017-03-31')).toEqual(['counts'])
  })

  test('short breaks before care are not earlier care', () => {
    expect(back(shortBreak('2016-01-01', '2017-05-01'), inCare('2017-06-01'))[0]?.side).toBe('does-not-count')
  })
})

describe('leaving care', () => {
  test('a child counts once, at the last leaving, though back in care by the end of the year', () => {
    const file = fileWith([
      child(),
      inCare('2015-01-01', '2017-05-01'),
      inCare('2017-06-01', '2017-07-01'),
      inCare('2017-08-01'),
    ])
    expect(ask(claCeases, file, '2018-03-31')).toEqual([{ side: 'counts', why: ['care.left-care'], at: '2017-07-01' }])
  })

  test('leaving on 1 April and on 31 March are in the year; the days either side are not', () => {
    const found = ['2017-03-31', '2017-04-01', '2018-03-31', '2018-04-01'].map(
      day => sides(claCeases, fileWith([child(), inCare('2015-01-01', day)]), '2018-03-31').length,
    )
    expect(found).toEqual([0, 1, 1, 0])
  })

  test('moving to another council is leaving', () => {
    expect(
      sides(claCeases, fileWith([child(), inCare('2015-01-01', '2017-05-01', { ended: 'E3' })]), '2018-03-31'),
    ).toEqual(['counts'])
  })

  test('a child lost to the return may have left in the next year, and is set aside in that year only', () => {
    const file = fileWith([child(), lost('2015-01-01')])
    for (const measure of [claCeases, kpi21]) {
      expect(sides(measure, file, '2017-03-31')).toEqual([])
      expect(ask(measure, file, '2018-03-31')).toEqual([setAside])
      expect(sides(measure, file, '2019-03-31')).toEqual([])
    }
  })

  test.each([
    ['E11', 'counts'],
    ['E12', 'counts'],
    ['E41', 'counts'],
    ['E45', 'counts'],
    ['E46', 'counts'],
    ['E47', 'counts'],
    ['E48', 'counts'],
    ['E43', 'counts'],
    ['E4A', 'does-not-count'],
    ['E4B', 'does-not-count'],
    ['E3', 'does-not-count'],
    ['E17', 'does-not-count'],
    ['E9', 'does-not-count'],
  ] as const)('leaving by %s %s as leaving to a permanent family', (ended, side) => {
    expect(sides(kpi21, fileWith([child(), inCare('2015-01-01', '2017-05-01', { ended })]), '2018-03-31')).toEqual([
      side,
    ])
  })

  test('a young person who turned 18 is asked about', () => {
    const file = fileWith([child({ born: '1999-05-01' }), inCare('2015-01-01', '2017-05-01', { ended: 'E6' })])
    expect(sides(kpi21, file, '2018-03-31')).toEqual(['does-not-count'])
  })

  test('where the reason is not recorded the answer is not known', () => {
    const file = fileWith([
      child(),
      entry(periodOfCare, '2015-01-01', '2017-05-01', { council: 'north', startKnown: true }),
    ])
    expect(ask(kpi21, file, '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: ['care.left-care', 'care.left-reason-not-recorded'],
    })
  })

  test('a child who left twice is judged by the last leaving', () => {
    const file = fileWith([
      child(),
      inCare('2015-01-01', '2017-05-01', { ended: 'E48' }),
      inCare('2017-06-01', '2017-07-01'),
    ])
    expect(sides(kpi21, file, '2018-03-31')).toEqual(['does-not-count'])
  })
})

describe('legal status of children in care', () => {
  test('a child counts under the latest status', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      status('V2', '2016-01-01', '2016-06-01'),
      status('C2', '2016-06-01'),
    ])
    expect(ask(claLegalStatus, file, '2018-03-31')[0]).toMatchObject({ side: 'counts', part: 'C2' })
  })

  test('a child with both a care order and a placement order counts under the placement order', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      status('C2', '2016-06-01'),
      entry(legalStatus, '2017-01-01', null, { status: 'E1' }),
    ])
    expect(ask(claLegalStatus, file, '2018-03-31')[0]?.part).toBe('E1')
  })

  test('a child with none recorded is not known', () => {
    expect(ask(claLegalStatus, fileWith([child(), inCare('2016-01-01')]), '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: ['care.in-care-since', 'care.no-legal-status'],
    })
  })
})

describe('reviews all on time', () => {
  const asked = (...entries: Parameters<typeof fileWith>[0]) =>
    ask(reviewsOnTime, fileWith([child(), ...entries]), '2018-03-31')

  test('a child whose first review was late and second on time does not count', () => {
    expect(asked(inCare('2017-06-05'), review('2017-07-10'), review('2017-10-09'))).toEqual([
      { side: 'does-not-count', why: ['care.in-care-since', 'care.review-late'] },
    ])
  })

  test('a child whose every review was on the last day allowed counts', () => {
    expect(asked(inCare('2017-06-05'), review('2017-07-03'), review('2017-10-03'))).toEqual([
      { side: 'counts', why: ['care.in-care-since', 'care.reviews-on-time'] },
    ])
  })

  test('a review due and not held by the end of the day fails, though it was held soon after', () => {
    expect(
      asked(inCare('2017-06-05'), review('2017-07-03'), review('2017-09-20'), review('2018-04-03'))[0],
    ).toMatchObject({
      side: 'does-not-count',
      why: ['care.in-care-since', 'care.review-not-held'],
    })
  })

  test('a review due the day after the year is no matter yet', () => {
    expect(asked(inCare('2017-06-05'), review('2017-07-03'), review('2017-10-01'))[0]?.side).toBe('counts')
  })

  test('a review that was late in the year before does not fail this one', () => {
    const file = [
      inCare('2016-01-04'),
      review('2016-02-01'),
      review('2016-06-01'),
      review('2016-11-30'),
      review('2017-05-25'),
      review('2017-11-20'),
    ]
    expect(asked(...file)[0]?.side).toBe('counts')
  })

  test('a child never reviewed in years fails', () => {
    expect(asked(inCare('2015-01-05'))[0]).toMatchObject({
      side: 'does-not-count',
      why: ['care.in-care-since', 'care.review-not-held'],
    })
  })

  test('a child whose first review is due on the day or later is set aside; the day after it was due, asked about', () => {
    // 20 working days after 1 March 2018 is 29 March, the last working day before Easter.
    const file = fileWith([child(), inCare('2018-03-01')])
    expect(ask(reviewsOnTime, file, '2018-03-29')).toEqual([
      { side: 'excluded', why: ['care.first-review-not-yet-due'] },
    ])
    expect(sides(reviewsOnTime, file, '2018-03-30')).toEqual(['does-not-count'])
  })

  test('a child in care since before the records begin is judged by the reviews on file', () => {
    expect(asked(inCare('2010-01-04'), review('2017-06-01'), review('2017-12-01'))[0]?.side).toBe('counts')
    expect(asked(inCare('2010-01-04'), review('2017-06-01'), review('2017-12-02'))[0]?.side).toBe('does-not-count')
  })

  test('a child whose start is not known and who has no review on file cannot be judged', () => {
    expect(asked(inCare('2016-01-04', null, { startKnown: false }))[0]).toMatchObject({
      side: 'unknown',
      why: ['care.in-care-by', 'care.no-review-to-judge'],
    })
  })

  test('reviews of an earlier time in care do not count for this one', () => {
    const earlier = [inCare('2016-01-04', '2016-09-01'), review('2016-01-20'), review('2016-08-30')]
    expect(asked(...earlier, inCare('2017-06-05'), review('2017-07-03'), review('2017-10-03'))[0]?.side).toBe('counts')
  })
})

describe('taking part in reviews', () => {
  const asked = (born: string, ...entries: Parameters<typeof fileWith>[0]) =>
    ask(participation, fileWith([child({ born }), inCare('2013-01-01'), ...entries]), '2018-03-31')

  test.each([
    ['PN1', 'counts'],
    ['PN2', 'counts'],
    ['PN3', 'counts'],
    ['PN4', 'does-not-count'],
    ['PN5', 'counts'],
    ['PN6', 'counts'],
    ['PN7', 'does-not-count'],
    ['PN0', 'unknown'],
  ] as const)('for a child of 7, %s %s', (how, side) => {
    expect(asked('2010-06-01', review('2017-07-01', how)).map(found => found.side)).toEqual([side])
  })

  test('a child reviewed on the fourth birthday is asked about; the day before, not', () => {
    expect(
      asked('2013-07-01', review('2017-06-30', 'PN0'), review('2017-07-01', 'PN1')).map(found => found.at),
    ).toEqual(['2017-07-01'])
  })

  test('every review of the year is asked about, and none of the years either side', () => {
    const found = asked(
      '2005-01-01',
      review('2017-03-31'),
      review('2017-04-01'),
      review('2017-10-01', 'PN7'),
      review('2018-03-31'),
      review('2018-04-01'),
    )
    expect(found.map(({ at, side }) => [at, side])).toEqual([
      ['2017-04-01', 'counts'],
      ['2017-10-01', 'does-not-count'],
      ['2018-03-31', 'counts'],
    ])
  })

  test('without a date of birth, PN0 is taken at its word and other codes are counted', () => {
    const file = fileWith([inCare('2013-01-01'), review('2017-07-01', 'PN0'), review('2017-12-01', 'PN1')])
    expect(ask(participation, file, '2018-03-31').map(found => [found.at, found.side])).toEqual([
      ['2017-12-01', 'counts'],
    ])
  })

  test('a review on a day the child was not in care is set aside', () => {
    const file = fileWith([child(), inCare('2013-01-01', '2017-05-01'), review('2017-07-01')])
    expect(ask(participation, file, '2018-03-31')[0]).toMatchObject({
      side: 'excluded',
      why: ['care.review-not-in-care'],
    })
  })
})

describe('times missing', () => {
  const asked = (...entries: Parameters<typeof fileWith>[0]) =>
    ask(missingIncidents, fileWith([child(), inCare('2016-01-01'), ...entries]), '2018-03-31')

  test('each time counts, however short and whether or not it has ended', () => {
    const found = asked(
      missing('2017-04-01', '2017-04-01'),
      missing('2017-06-01', '2017-06-02'),
      missing('2018-03-31', null),
    )
    expect(found.map(({ at, side }) => [at, side])).toEqual([
      ['2017-04-01', 'counts'],
      ['2017-06-01', 'counts'],
      ['2018-03-31', 'counts'],
    ])
  })

  test('a time that began before the year was counted then', () => {
    expect(asked(missing('2017-03-31', '2017-04-02'))).toEqual([])
  })

  test('being away without authorisation is set aside', () => {
    expect(asked(missing('2017-06-01', '2017-06-02', 'A'))).toEqual([
      { side: 'excluded', why: ['care.away-not-missing'], at: '2017-06-01' },
    ])
  })

  test('a time missing when not in care is set aside', () => {
    const file = fileWith([child(), inCare('2016-01-01', '2017-05-01'), missing('2017-06-01', null)])
    expect(sides(missingIncidents, file, '2018-03-31')).toEqual(['excluded'])
  })
})
