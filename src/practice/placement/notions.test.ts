import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../spine/time/plain-date.ts'
import { child, fileWith, home, inCare, north, on, stay, unaccompanied, west } from '../cases.ts'
import { carerSpellOn, carerSpells, homeOn, homesOf, placementsBetween } from './notions.ts'
import { type PlacementEntry, boundary, distanceOf } from './notions.ts'
import { periodsOfCare } from '../care/notions.ts'

type Entries = Parameters<typeof fileWith>[0]

const spells = (...entries: Entries) => carerSpells(fileWith(entries)).map(({ start, end }) => [start, end])
const year = { start: on('2017-04-01'), end: on('2018-03-31') }
const placements = (...entries: Entries) => placementsBetween(fileWith(entries), year).length

describe('time with the same carers', () => {
  test('a new carer begins a new one', () => {
    expect(spells(inCare('2015-01-01'), home('2015-01-01', '2016-01-01'), home('2016-01-01'))).toEqual([
      ['2015-01-01', '2016-01-01'],
      ['2016-01-01', null],
    ])
  })

  test('moving house, or a new provider or status, with the same carer does not', () => {
    const moved = home('2016-01-01', null, { type: 'U4', sameCarer: true })
    expect(spells(inCare('2015-01-01'), home('2015-01-01', '2016-01-01'), moved)).toEqual([['2015-01-01', null]])
  })

  test('a new period of care does, though the carer be marked the same', () => {
    const again = home('2017-01-01', null, { sameCarer: true })
    expect(
      spells(inCare('2015-01-01', '2016-01-01'), home('2015-01-01', '2016-01-01'), inCare('2017-01-01'), again),
    ).toHaveLength(2)
  })

  test.each(['A3', 'A5'] as const)('being placed for adoption (%s) with the present foster carers does not', type => {
    expect(spells(home('2015-01-01', '2016-01-01'), home('2016-01-01', null, { type }))).toHaveLength(1)
  })

  test.each(['A4', 'A6'] as const)('being placed for adoption (%s) with others does', type => {
    expect(spells(home('2015-01-01', '2016-01-01'), home('2016-01-01', null, { type }))).toHaveLength(2)
  })

  test('an adoptive home that does not follow a foster home at once is a new one, whatever its code', () => {
    expect(
      spells(home('2015-01-01', '2016-01-01', { type: 'K2' }), home('2016-01-01', null, { type: 'A5' })),
    ).toHaveLength(2)
    expect(spells(home('2015-01-01', '2016-01-01'), home('2016-02-01', null, { type: 'A5' }))).toHaveLength(2)
  })

  test('a home whose end was never written ends when the next begins', () => {
    expect(spells(home('2015-01-01'), home('2016-01-01'))).toEqual([
      ['2015-01-01', '2016-01-01'],
      ['2016-01-01', null],
    ])
  })

  test('a child with no home recorded has none', () => {
    expect([spells(inCare('2015-01-01')), carerSpellOn(fileWith([inCare('2015-01-01')]), year.end)]).toEqual([
      [],
      undefined,
    ])
  })
})

describe('temporary stays', () => {
  const at = home('2015-01-01')

  test.each([
    ['T1', '2017-05-01', '2017-06-12', 1],
    ['T1', '2017-05-01', '2017-06-13', 3],
    ['T3', '2017-05-01', '2017-05-22', 1],
    ['T3', '2017-05-01', '2017-05-23', 3],
    ['T4', '2017-05-01', '2017-05-08', 1],
    ['T4', '2017-05-01', '2017-05-09', 3],
    ['T2', '2017-05-01', '2017-08-01', 1],
    ['T0', '2017-05-01', '2017-08-01', 1],
  ] as const)('a stay %s from %s to %s leaves %i homes', (type, start, end, expected) => {
    expect(placements(at, stay(type, start, end))).toBe(expected)
  })

  test('a stay past its limit is a home, and the return from it is another', () => {
    expect(spells(at, stay('T4', '2017-05-01', '2017-05-09'))).toEqual([
      ['2015-01-01', '2017-05-01'],
      ['2017-05-01', '2017-05-09'],
      ['2017-05-09', null],
    ])
  })

  test('a third stay in one year while the carer was on holiday is a move; a third in the next year is not', () => {
    const two = [stay('T3', '2017-05-01', '2017-05-08'), stay('T3', '2017-08-01', '2017-08-08')]
    expect(placements(at, ...two)).toBe(1)
    expect(placements(at, ...two, stay('T3', '2018-03-01', '2018-03-08'))).toBe(3)
    expect(spells(at, ...two, stay('T3', '2018-04-02', '2018-04-09'))).toHaveLength(1)
  })

  test('a stay from which the child did not come back is a home', () => {
    const gone = stay('T4', '2017-05-01', '2017-05-05', { returned: false })
    expect(spells(home('2015-01-01', '2017-05-01'), gone, home('2017-05-05'))).toEqual([
      ['2015-01-01', '2017-05-01'],
      ['2017-05-01', '2017-05-05'],
      ['2017-05-05', null],
    ])
  })

  test('a child who came back to the same carers in another home was only away for a while', () => {
    const away = stay('T1', '2017-05-01', '2017-05-05', { returned: false })
    const moved = home('2017-05-05', null, { sameCarer: true, postcode: 'NN2 2BB' })
    expect(spells(home('2015-01-01', '2017-05-01'), away, moved)).toEqual([['2015-01-01', null]])
  })

  test('a home written as ended when a stay began, and begun again after it, is one home', () => {
    const where = { postcode: 'NN1 1AA' }
    const split = [home('2015-01-01', '2017-05-01', where), stay('T1', '2017-05-01', '2017-05-03')]
    expect(placements(...split, home('2017-05-03', null, where))).toBe(1)
    expect(placements(...split, home('2017-05-03', null, { postcode: 'NN2 2BB' }))).toBe(2)
    expect(placements(...split, home('2017-05-03', null, { ...where, type: 'U4' }))).toBe(2)
  })

  test('a stay still open is a move only once it has passed its limit', () => {
    const file = fileWith([at, stay('T4', '2018-03-24', null)])
    expect(placementsBetween(file, year)).toHaveLength(1)
    expect(placementsBetween(file, { start: on('2017-04-02'), end: on('2018-04-01') })).toHaveLength(2)
  })

  test('during a stay the home is the one to return to, though it was written as ended', () => {
    const kept = fileWith([at, stay('T1', '2018-03-24', '2018-04-05')])
    const ended = fileWith([home('2015-01-01', '2018-03-24'), stay('T1', '2018-03-24', '2018-04-05')])
    expect([homeOn(kept, year.end)?.start, homeOn(ended, year.end)?.start]).toEqual(['2015-01-01', '2015-01-01'])
    expect(homeOn(ended, on('2018-04-05'))).toBeUndefined()
  })

  test('whatever stays within their limits there are, the homes are as they were without them', () => {
    const within = fc.record({
      type: fc.constantFrom('T0', 'T1', 'T2', 'T4' as const),
      start: fc.nat(1000),
      days: fc.integer({ min: 0, max: 7 }),
    })
    const homes = [
      home('2015-01-01', '2015-09-01'),
      home('2015-09-01', '2016-03-01', { sameCarer: true }),
      home('2016-03-01'),
    ]
    fc.assert(
      fc.property(fc.array(within, { maxLength: 6 }), stays => {
        const away = stays.map(({ type, start, days }) => {
          const from = addDays(on('2015-01-02'), start)
          return stay(type, from, addDays(from, days))
        })
        expect(spells(...homes, ...away)).toEqual(spells(...homes))
      }),
    )
  })

  test('homes follow one another without overlap, whatever stays become moves', () => {
    const any = fc.record({ start: fc.nat(900), days: fc.integer({ min: 8, max: 40 }) })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), stays => {
        // Laid end to end, so that no two stays hold at once.
        let from = on('2015-01-02')
        const away = stays.map(({ start, days }) => {
          from = addDays(from, start)
          const entry = stay('T4', from, addDays(from, days))
          from = addDays(from, days)
          return entry
        })
        const homes = homesOf(fileWith([at, ...away]))
        expect(homes[0]?.start).toBe('2015-01-01')
        for (const [index, one] of homes.entries()) expect(homes[index + 1]?.start ?? null).toBe(one.end)
        const back = away.reduce((count, one, index) => (away[index + 1]?.start === one.end ? count : count + 1), 0)
        expect(homes).toHaveLength(1 + away.length + back)
      }),
    )
  })
})

describe('placements in a year', () => {
  test('the home open on the first day counts, and one left on it; one left the day before does not', () => {
    expect(placements(home('2015-01-01', '2018-01-01'), home('2018-01-01'))).toBe(2)
    expect(placements(home('2015-01-01', '2017-04-01'), home('2017-04-01'))).toBe(2)
    expect(placements(home('2015-01-01', '2017-03-31'), home('2017-03-31'))).toBe(1)
  })

  test('a home begun and ended on one day is left out; one night is not', () => {
    expect(placements(home('2015-01-01', '2017-06-01'), home('2017-06-01', '2017-06-01'), home('2017-06-01'))).toBe(2)
    expect(placements(home('2015-01-01', '2017-06-01'), home('2017-06-01', '2017-06-02'), home('2017-06-02'))).toBe(3)
  })

  test('a home begun after the year is not in it', () => {
    expect(placements(home('2015-01-01', '2018-04-01'), home('2018-04-01'))).toBe(1)
  })
})

const PLACES = {
  NN11AA: { east: 475_000, north: 260_000, area: 'E06000062' },
  NN142AA: { east: 475_000, north: 292_186, area: 'E06000061' },
  NN142AB: { east: 475_000, north: 292_300, area: 'E06000061' },
  CF101AA: { east: 318_000, north: 176_000, area: 'W06000015' },
  JE11AA: { east: null, north: null, area: 'E06000062' },
}

describe('how far a home is', () => {
  const from = (homePostcode: string | undefined, postcode: string | undefined, ...more: Entries) => {
    const care = inCare('2016-01-01', null, homePostcode === undefined ? {} : { homePostcode })
    const at = home('2016-01-01', null, postcode === undefined ? {} : { postcode })
    const file = fileWith([child(), care, at, ...more], PLACES)
    const [period] = periodsOfCare(file)
    if (!period) throw new Error('the case has a period of care')
    return distanceOf(file, at as PlacementEntry, period)
  }

  test('it is in miles of 1609.3 metres, to one decimal, however the postcode is written', () => {
    expect(from('NN1 1AA', 'nn14 2aa')).toEqual({ miles: 20 })
    expect(from('NN1 1AA', 'NN14 2AB')).toEqual({ miles: 20.1 })
    expect(from('NN11AA', 'NN1 1AA')).toEqual({ miles: 0 })
  })

  test('a home in Wales has a distance; a child from Wales has none', () => {
    expect(from('NN1 1AA', 'CF10 1AA')).toEqual({ miles: 110.6 })
    expect(from('CF10 1AA', 'NN1 1AA')).toEqual({ why: 'home-outside-england' })
  })

  test.each([
    ['the child’s own postcode is missing', undefined, 'NN1 1AA', 'no-home-postcode'],
    ['the home’s postcode is missing', 'NN1 1AA', undefined, 'no-postcode'],
    ['the child’s own postcode is not in the directory', 'ZZ1 1ZZ', 'NN1 1AA', 'home-not-in-directory'],
    ['the home’s postcode is not in the directory', 'NN1 1AA', 'ZZ1 1ZZ', 'not-in-directory'],
    ['the directory has no grid reference for it', 'NN1 1AA', 'JE1 1AA', 'not-in-directory'],
  ])('it cannot be told when %s', (_case, homePostcode, postcode, why) => {
    expect(from(homePostcode, postcode)).toEqual({ why })
  })

  test('it is not told of a separated child, whose status may since have ended', () => {
    expect(from('NN1 1AA', 'NN14 2AA', unaccompanied('2016-01-01'))).toEqual({ why: 'separated-child' })
    expect(from('NN1 1AA', 'NN14 2AA', unaccompanied('2016-01-01', '2017-01-01'))).toEqual({ why: 'separated-child' })
    expect(from('NN1 1AA', 'NN14 2AA', unaccompanied('2012-01-01', '2013-01-01'))).toEqual({ miles: 20 })
  })
})

describe('inside the boundary', () => {
  const at = (postcode: string | undefined, council = north) => {
    const entry = home('2016-01-01', null, postcode === undefined ? {} : { postcode })
    return boundary(fileWith([entry], PLACES), entry as PlacementEntry, council)
  }

  test('a home is in the council its postcode lies in, and outside every other', () => {
    expect([at('NN14 2AA'), at('NN14 2AA', west)]).toEqual([{ where: 'in' }, { where: 'out', area: 'E06000061' }])
  })

  test('a home in Wales is outside', () => {
    expect(at('CF10 1AA')).toEqual({ where: 'out', area: 'W06000015' })
  })

  test('without a postcode, or with one the directory lacks, it cannot be told', () => {
    expect([at(undefined), at('ZZ1 1ZZ')]).toEqual([
      { where: 'unknown', why: 'no-postcode' },
      { where: 'unknown', why: 'not-in-directory' },
    ])
  })
})
