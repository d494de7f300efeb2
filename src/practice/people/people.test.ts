import { describe, expect, test } from 'vitest'
import { ask, child, entry, fileWith, inCare, on, sides, trust, unaccompanied, worker } from '../cases.ts'
import { identity, responsibleCouncil } from './kinds.ts'
import { admissionAge, claAge, claEthnicity, claSex, swChanges, uasc } from './measures.ts'
import { ageBandOf, ageOf, bornOn, councilOn, isUnaccompaniedOn, workersBetween } from './notions.ts'

const year = { start: on('2023-04-01'), end: on('2024-03-31') }

describe('who a child is', () => {
  test('a child with nothing recorded has no date of birth and no age', () => {
    const file = fileWith([])
    expect([bornOn(file), ageOf(file, on('2018-03-31'))]).toEqual([undefined, undefined])
  })

  test('a child is 7 until the day before the eighth birthday', () => {
    const file = fileWith([child({ born: '2010-04-01' })])
    expect([ageOf(file, on('2018-03-31')), ageOf(file, on('2018-04-01'))]).toEqual([7, 8])
  })

  test.each([
    [0, 'under-1'],
    [1, '1-to-4'],
    [4, '1-to-4'],
    [5, '5-to-9'],
    [9, '5-to-9'],
    [10, '10-to-15'],
    [15, '10-to-15'],
    [16, '16-and-over'],
    [17, '16-and-over'],
  ])('a child of %i is in the band %s', (age, band) => {
    expect(ageBandOf(age)).toBe(band)
  })
})

describe('which council answers for a child', () => {
  const moved = fileWith([
    entry(responsibleCouncil, '2016-04-01', '2018-04-01', { council: 'north' }),
    entry(responsibleCouncil, '2018-04-01', '2020-04-01', { council: 'west' }),
  ])

  test('a child who moves between councils is the new council’s from the end of that day', () => {
    expect([councilOn(moved, on('2018-03-31')), councilOn(moved, on('2018-04-01'))]).toEqual(['north', 'west'])
  })

  test('after the last is over she is still that council’s, and before the first she is the first’s', () => {
    expect([councilOn(moved, on('2024-01-01')), councilOn(moved, on('2010-01-01'))]).toEqual(['west', 'north'])
  })

  test('where no council is recorded, the one of the latest period of care answers', () => {
    expect(councilOn(fileWith([inCare('2017-01-01', null, { council: 'west' })]), on('2018-03-31'))).toBe('west')
  })

  test('a file with neither has no council', () => {
    expect(councilOn(fileWith([]), on('2018-03-31'))).toBeUndefined()
  })
})

describe('separated children', () => {
  test('status that ends on a day no longer holds at the end of it', () => {
    const file = fileWith([unaccompanied('2016-05-01', '2018-03-31')])
    expect([isUnaccompaniedOn(file, on('2018-03-30')), isUnaccompaniedOn(file, on('2018-03-31'))]).toEqual([
      true,
      false,
    ])
  })

  test('a separated child in care counts; one whose status has ended, or who has left care, does not', () => {
    const file = fileWith([child(), inCare('2016-05-01', '2019-01-01'), unaccompanied('2016-05-01', '2018-06-01')])
    expect(sides(uasc, file, '2018-03-31')).toEqual(['counts'])
    expect(sides(uasc, file, '2018-06-01')).toEqual([])
    const gone = fileWith([child(), inCare('2016-05-01', '2017-01-01'), unaccompanied('2016-05-01')])
    expect(sides(uasc, gone, '2018-03-31')).toEqual([])
  })

  test('a separated child lost to the return is set aside', () => {
    const file = fileWith([
      child(),
      inCare('2016-05-01', null, { lostAfter: on('2017-03-31') }),
      unaccompanied('2016-05-01'),
    ])
    expect(ask(uasc, file, '2018-03-31')).toEqual([{ side: 'excluded', why: ['care.lost-to-return'] }])
  })
})

describe('social workers', () => {
  const file = (...stretches: ReturnType<typeof worker>[]) => fileWith([child(), inCare('2020-01-01'), ...stretches])

  test('worker A, then B, then A again are two workers', () => {
    const aba = file(
      worker('SW1', '2022-01-01', '2023-06-01'),
      worker('SW2', '2023-06-01', '2023-09-01'),
      worker('SW1', '2023-09-01'),
    )
    expect(workersBetween(aba, year)).toEqual({ known: ['SW1', 'SW2'], unnamed: 0 })
    expect(sides(swChanges, aba, '2024-03-31')).toEqual(['does-not-count'])
  })

  test('three different workers in the year count, one who left on its first day included', () => {
    const abc = file(
      worker('SW1', '2022-01-01', '2023-04-01'),
      worker('SW2', '2023-04-01', '2023-09-01'),
      worker('SW3', '2023-09-01'),
    )
    expect(sides(swChanges, abc, '2024-03-31')).toEqual(['counts'])
  })

  test('a worker who left the day before the year began is not one of them', () => {
    const abc = file(
      worker('SW1', '2022-01-01', '2023-03-31'),
      worker('SW2', '2023-03-31', '2023-09-01'),
      worker('SW3', '2023-09-01'),
    )
    expect(sides(swChanges, abc, '2024-03-31')).toEqual(['does-not-count'])
  })

  test('workers from before the child came into care count', () => {
    const newly = fileWith([
      child(),
      inCare('2024-01-01'),
      worker('SW1', '2022-01-01', '2023-06-01'),
      worker('SW2', '2023-06-01', '2023-09-01'),
      worker('SW3', '2023-09-01'),
    ])
    expect(sides(swChanges, newly, '2024-03-31')).toEqual(['counts'])
  })

  test('workers without a number cannot be told apart, so three stretches of them are not known', () => {
    const unnamed = file(
      worker('XX', '2022-01-01', '2023-06-01'),
      worker('XX', '2023-06-01', '2023-09-01'),
      worker('SW3', '2023-09-01'),
    )
    expect(ask(swChanges, unnamed, '2024-03-31')[0]).toEqual({
      side: 'unknown',
      why: ['care.in-care-since', 'people.workers-not-named'],
    })
  })

  test('workers without a number make no difference where there are only two stretches', () => {
    const two = file(worker('XX', '2022-01-01', '2023-09-01'), worker('SW3', '2023-09-01'))
    expect(sides(swChanges, two, '2024-03-31')).toEqual(['does-not-count'])
  })

  test('before the return collected social workers the answer cannot be told', () => {
    const asked = ask(swChanges, file(), '2023-03-31')
    expect(asked).toEqual([{ side: 'unknown', why: ['care.in-care-since', 'people.workers-not-collected'] }])
  })

  test('once it collects them, a child with none recorded is not known', () => {
    const asked = ask(swChanges, file(), '2024-03-31')
    expect(asked).toEqual([{ side: 'unknown', why: ['care.in-care-since', 'people.no-worker-recorded'] }])
  })

  test('a child in care all year whose workers are recorded from the middle of it is not known', () => {
    const half = file(worker('SW1', '2023-10-01', '2024-01-01'), worker('SW2', '2024-01-01'))
    expect(ask(swChanges, half, '2024-03-31')[0]?.why).toContain('people.workers-before-not-recorded')
  })

  test('a child who came into care in a year the returns do not look back to is not known, however few are recorded', () => {
    const newly = fileWith([child(), inCare('2020-11-17'), worker('SW1', '2020-11-17', '2022-04-30')])
    expect(ask(swChanges, newly, '2021-03-31')[0]?.why).toContain('people.workers-before-not-recorded')
  })

  test('one worker held for the whole of such a year leaves no room for another', () => {
    const one = file(worker('SW1', '2020-03-01', '2022-04-30'))
    expect(sides(swChanges, one, '2021-03-31')).toEqual(['does-not-count'])
  })

  test('a child who came into care with a first worker in a year the returns look back to is known', () => {
    const newly = fileWith([child(), inCare('2023-11-17'), worker('SW1', '2023-11-17')])
    expect(sides(swChanges, newly, '2024-03-31')).toEqual(['does-not-count'])
  })

  test('a child who has left care by the day is not asked about', () => {
    const left = fileWith([child(), inCare('2020-01-01', '2024-03-31'), worker('SW1', '2020-01-01')])
    expect(sides(swChanges, left, '2024-03-31')).toEqual([])
  })
})

describe('mixes of children in care', () => {
  test('a child born on 1 April 2002 is still 15 on 31 March 2018', () => {
    const file = fileWith([child({ born: '2002-04-01' }), inCare('2016-01-01')])
    expect(ask(claAge, file, '2018-03-31')[0]?.part).toBe('10-to-15')
    expect(ask(claAge, file, '2018-04-01')[0]?.part).toBe('16-and-over')
  })

  test('a baby counts in the youngest band', () => {
    const file = fileWith([child({ born: '2017-04-01' }), inCare('2017-04-01')])
    expect(ask(claAge, file, '2018-03-31')[0]?.part).toBe('under-1')
  })

  test('sex and ethnicity are counted as recorded', () => {
    const file = fileWith([child({ sex: 'M', ethnicity: 'REFU' }), inCare('2016-01-01')])
    expect(ask(claSex, file, '2018-03-31')[0]).toMatchObject({ side: 'counts', part: 'M' })
    expect(ask(claEthnicity, file, '2018-03-31')[0]).toMatchObject({ side: 'counts', part: 'REFU' })
  })

  test('a child of whom nothing is recorded is not known in any of them', () => {
    const file = fileWith([inCare('2016-01-01')])
    for (const measure of [claAge, claSex, claEthnicity])
      expect(sides(measure, file, '2018-03-31')).toEqual(['unknown'])
  })

  test('a child whose ethnicity alone is missing is not known in that mix only', () => {
    const file = fileWith([entry(identity, null, null, { born: on('2010-01-01'), sex: 'F' }), inCare('2016-01-01')])
    expect(sides(claEthnicity, file, '2018-03-31')).toEqual(['unknown'])
    expect(sides(claSex, file, '2018-03-31')).toEqual(['counts'])
  })

  test('a child lost to the return is set aside in each', () => {
    const file = fileWith([child(), inCare('2016-01-01', null, { lostAfter: on('2017-03-31') })])
    for (const measure of [claAge, claSex, claEthnicity, swChanges])
      expect(sides(measure, file, '2018-03-31', trust)).toEqual(['excluded'])
  })
})

describe('age on coming into care', () => {
  test('a child who came in on the 16th birthday came in at 16, at whatever age asked about', () => {
    const file = fileWith([child({ born: '2001-06-10' }), inCare('2017-06-10')])
    expect(ask(admissionAge, file, '2018-03-31')).toEqual([
      { side: 'counts', why: ['care.came-into-care', 'people.aged'], at: '2017-06-10', part: '16-and-over' },
    ])
  })

  test('a child who came in twice counts once, at the first', () => {
    const file = fileWith([child({ born: '2012-08-01' }), inCare('2017-05-01', '2017-06-01'), inCare('2017-09-01')])
    expect(ask(admissionAge, file, '2018-03-31').map(asked => [asked.at, asked.part])).toEqual([
      ['2017-05-01', '1-to-4'],
    ])
  })

  test('a child known to be in care only by a day is set aside', () => {
    const file = fileWith([child(), inCare('2017-05-01', null, { startKnown: false })])
    expect(ask(admissionAge, file, '2018-03-31')[0]).toMatchObject({ side: 'excluded', why: ['care.start-not-known'] })
  })
})
