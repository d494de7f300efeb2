import { describe, expect, test } from 'vitest'
import { ask, child, fileWith, inCare, missing, on, review, sides } from '../../cases.ts'
import { missingIncidents, participation, reviewsOnTime } from './reviews-and-safety.ts'

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

  test('a child lost to the return is set aside', () => {
    expect(asked(inCare('2016-01-04', null, { lostAfter: on('2017-03-31') }))).toEqual([
      { side: 'excluded', why: ['care.lost-to-return'] },
    ])
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
