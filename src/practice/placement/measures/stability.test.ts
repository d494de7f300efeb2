import { describe, expect, test } from 'vitest'
import { ask, child, fileWith, home, inCare, sides, status, stay } from '../../cases.ts'
import { kpi7, kpi8 } from './stability.ts'

type Entries = Parameters<typeof fileWith>[0]

describe('three or more homes in a year (KPI 8)', () => {
  const asked = (...entries: Entries) => ask(kpi8, fileWith([child(), inCare('2013-01-01'), ...entries]), '2018-03-31')
  const side = (...entries: Entries) => asked(...entries).map(found => found.side)

  test('the home open on the first day and two moves are three', () => {
    expect(asked(home('2013-01-01', '2017-06-01'), home('2017-06-01', '2017-09-01'), home('2017-09-01'))).toEqual([
      { side: 'counts', why: ['care.in-care-since', 'placement.homes-in-year'] },
    ])
  })

  test('one move is two homes', () => {
    expect(side(home('2013-01-01', '2017-06-01'), home('2017-06-01'))).toEqual(['does-not-count'])
  })

  test('a change of legal status in the same home is no move', () => {
    const changes = [
      status('V2', '2013-01-01', '2017-06-01'),
      status('C1', '2017-06-01', '2017-09-01'),
      status('C2', '2017-09-01'),
    ]
    expect(side(home('2013-01-01'), ...changes)).toEqual(['does-not-count'])
  })

  test('two nights in hospital and back are no move, however often', () => {
    const stays = [stay('T1', '2017-05-01', '2017-05-03'), stay('T1', '2017-08-01', '2017-08-03')]
    expect(side(home('2013-01-01'), ...stays)).toEqual(['does-not-count'])
  })

  test('seven days away and back are no move; eight days are a home, and the return another', () => {
    expect(side(home('2013-01-01'), stay('T4', '2017-05-01', '2017-05-08'))).toEqual(['does-not-count'])
    expect(side(home('2013-01-01'), stay('T4', '2017-05-01', '2017-05-09'))).toEqual(['counts'])
  })

  test('going back to former carers after a move is another home', () => {
    const postcode = 'NN1 1AA'
    expect(
      side(
        home('2013-01-01', '2017-06-01', { postcode }),
        home('2017-06-01', '2017-07-01'),
        home('2017-07-01', null, { postcode }),
      ),
    ).toEqual(['counts'])
  })

  test('being placed for adoption with the present carers is no move', () => {
    expect(
      side(
        home('2013-01-01', '2017-06-01'),
        home('2017-06-01', '2017-09-01'),
        home('2017-09-01', null, { type: 'A5' }),
      ),
    ).toEqual(['does-not-count'])
  })

  test('homes in an earlier time in care within the year count', () => {
    const file = fileWith([
      child(),
      inCare('2013-01-01', '2017-08-01'),
      home('2013-01-01', '2017-06-01'),
      home('2017-06-01', '2017-08-01'),
      inCare('2017-12-01'),
      home('2017-12-01'),
    ])
    expect(sides(kpi8, file, '2018-03-31')).toEqual(['counts'])
  })

  test('a young person of 17 is asked about, and a child who came in that day', () => {
    const older = fileWith([child({ born: '2000-06-01' }), inCare('2013-01-01'), home('2013-01-01')])
    const newly = fileWith([child(), inCare('2018-03-31'), home('2018-03-31')])
    expect([sides(kpi8, older, '2018-03-31'), sides(kpi8, newly, '2018-03-31')]).toEqual([
      ['does-not-count'],
      ['does-not-count'],
    ])
  })

  test('a child first seen in care during the year may have had more homes before, unless three are known', () => {
    const care = inCare('2017-09-01', null, { startKnown: false })
    expect(ask(kpi8, fileWith([child(), care, home('2017-09-01')]), '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: ['care.in-care-by', 'placement.homes-not-all-known'],
    })
    const three = [home('2017-09-01', '2017-10-01'), home('2017-10-01', '2017-11-01'), home('2017-11-01')]
    expect(sides(kpi8, fileWith([child(), care, ...three]), '2018-03-31')).toEqual(['counts'])
  })
})

describe('settled with the same carers (KPI 7)', () => {
  const asked = (born: string, ...entries: Entries) => ask(kpi7, fileWith([child({ born }), ...entries]), '2018-03-31')

  test('a child in care for exactly 30 months, with the same carers, counts; a day less and nobody is asked about', () => {
    expect(asked('2010-01-01', inCare('2015-09-30'), home('2015-09-30'))).toEqual([
      { side: 'counts', why: ['placement.long-in-care', 'placement.same-carers-since'] },
    ])
    expect(asked('2010-01-01', inCare('2015-10-01'), home('2015-10-01'))).toEqual([])
  })

  test('exactly two years with the same carers is enough; a day less is not', () => {
    const care = inCare('2013-01-01')
    expect(asked('2010-01-01', care, home('2013-01-01', '2016-03-31'), home('2016-03-31'))[0]?.side).toBe('counts')
    expect(asked('2010-01-01', care, home('2013-01-01', '2016-04-01'), home('2016-04-01'))[0]).toMatchObject({
      side: 'does-not-count',
      why: ['placement.long-in-care', 'placement.carers-too-recent'],
    })
  })

  test('a child who is 16 that day is set aside; one who is 16 the next day is asked about', () => {
    const life = [inCare('2013-01-01'), home('2013-01-01')]
    expect(asked('2002-03-31', ...life)).toEqual([{ side: 'excluded', why: ['placement.sixteen-or-over'] }])
    expect(asked('2002-04-01', ...life)[0]?.side).toBe('counts')
  })

  test('three months placed for adoption after six months in a foster home is not enough', () => {
    const life = [
      inCare('2015-01-01'),
      home('2015-01-01', '2017-06-30'),
      home('2017-06-30', '2017-12-31'),
      home('2017-12-31', null, { type: 'A6' }),
    ]
    expect(asked('2014-01-01', ...life)[0]).toMatchObject({
      side: 'does-not-count',
      why: ['placement.long-in-care', 'placement.adoptive-too-recent'],
    })
  })

  test('placed for adoption, that and the home just before making two years, counts', () => {
    const life = (moved: string) => [
      inCare('2015-01-01'),
      home('2015-01-01', moved),
      home(moved, '2017-12-31'),
      home('2017-12-31', null, { type: 'A6' }),
    ]
    expect(asked('2014-01-01', ...life('2016-03-31'))[0]).toMatchObject({
      side: 'counts',
      why: ['placement.long-in-care', 'placement.adoptive-with-home-before'],
    })
    expect(asked('2014-01-01', ...life('2016-04-01'))[0]?.side).toBe('does-not-count')
  })

  test('two years are not made of two homes that are not adoptive', () => {
    const life = [inCare('2015-01-01'), home('2015-01-01', '2017-12-31'), home('2017-12-31')]
    expect(asked('2010-01-01', ...life)[0]?.side).toBe('does-not-count')
  })

  test('holidays, hospital and a move of house with the same carers do not break the time', () => {
    const life = [
      inCare('2013-01-01'),
      home('2013-01-01', '2017-01-01'),
      home('2017-01-01', null, { sameCarer: true, postcode: 'NN1 1AA' }),
      stay('T1', '2017-05-01', '2017-05-03'),
      stay('T3', '2017-08-01', '2017-08-15'),
    ]
    expect(asked('2010-01-01', ...life)[0]?.side).toBe('counts')
  })

  test('a stay past its limit does', () => {
    const life = [inCare('2013-01-01'), home('2013-01-01'), stay('T1', '2017-05-01', '2017-06-13')]
    expect(asked('2010-01-01', ...life)[0]?.side).toBe('does-not-count')
  })

  test('a child who left and came back is asked about from the return', () => {
    const life = [
      inCare('2010-01-01', '2016-01-01'),
      home('2010-01-01', '2016-01-01'),
      inCare('2016-02-01'),
      home('2016-02-01'),
    ]
    expect(asked('2008-01-01', ...life)).toEqual([])
  })

  test('a child in care by a day less than 30 months ago, from an unknown time, is set aside', () => {
    const life = [inCare('2016-06-01', null, { startKnown: false }), home('2016-06-01')]
    expect(asked('2010-01-01', ...life)).toEqual([{ side: 'excluded', why: ['placement.how-long-not-known'] }])
  })

  test('a child known to have been in care 30 months, from an unknown time, is asked about', () => {
    const life = [inCare('2015-06-01', null, { startKnown: false }), home('2015-06-01')]
    expect(asked('2010-01-01', ...life)[0]?.side).toBe('counts')
  })

  test('a child with no date of birth is set aside', () => {
    expect(ask(kpi7, fileWith([inCare('2013-01-01'), home('2013-01-01')]), '2018-03-31')).toEqual([
      { side: 'excluded', why: ['placement.born-not-known'] },
    ])
  })
})
