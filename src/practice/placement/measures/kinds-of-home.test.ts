import { describe, expect, test } from 'vitest'
import { ask, child, fileWith, home, inCare, on, shortBreak, sides, stay, trust } from '../../cases.ts'
import { placementMeasures } from '../measures.ts'
import { claPlacementType, claProvider, fosterInhouseShare, residentialShare } from './kinds-of-home.ts'
import { kpi12, outOfCounty } from './nearness.ts'
import { kpi7, kpi8 } from './stability.ts'

type Entries = Parameters<typeof fileWith>[0]

describe('every measure about homes', () => {
  test.each(placementMeasures.map(measure => [measure.id, measure] as const))(
    '%s sets aside a fostered child lost to the return, and asks nothing of a child with short breaks only',
    (_id, measure) => {
      const care = inCare('2013-01-01', null, { lostAfter: on('2017-03-31') })
      const lost = fileWith([child(), care, home('2013-01-01')])
      expect(sides(measure, lost, '2018-03-31')).toEqual(['excluded'])
      expect(sides(measure, fileWith([child(), shortBreak('2013-01-01', null)]), '2018-03-31')).toEqual([])
      expect(
        sides(measure, fileWith([child(), inCare('2013-01-01', '2018-03-31'), home('2013-01-01')]), '2018-03-31'),
      ).toEqual([])
    },
  )

  test.each(
    [claPlacementType, claProvider, residentialShare, outOfCounty, kpi7, kpi8, kpi12].map(m => [m.id, m] as const),
  )('%s does not know a child for whom no home is recorded', (_id, measure) => {
    expect(ask(measure, fileWith([child(), inCare('2013-01-01')]), '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: [expect.any(String), 'placement.no-home-recorded'],
    })
  })
})

describe('kinds of home', () => {
  const life = (...entries: Entries) => fileWith([child(), inCare('2016-01-01'), ...entries])

  test('a child in hospital counts under the home to return to', () => {
    const file = life(home('2016-01-01', null, { type: 'K2', provider: 'PR4' }), stay('T1', '2018-03-20', null))
    expect(ask(claPlacementType, file, '2018-03-31')[0]?.part).toBe('K2')
    expect(ask(claProvider, file, '2018-03-31')[0]?.part).toBe('PR4')
  })

  test('a child who moved that day counts under the new home', () => {
    const file = life(home('2016-01-01', '2018-03-31'), home('2018-03-31', null, { type: 'P1', provider: 'PR0' }))
    expect(ask(claPlacementType, file, '2018-03-31')[0]?.part).toBe('P1')
  })

  test('a home with no provider recorded is of a known kind and an unknown provider', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      { ...home('2016-01-01'), body: { type: 'Z1', sameCarer: false } },
    ])
    expect(ask(claPlacementType, file, '2018-03-31')[0]?.part).toBe('Z1')
    expect(ask(claProvider, file, '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: [expect.any(String), 'placement.provider-not-recorded'],
    })
  })

  test.each([
    ['K1', 'counts'],
    ['K2', 'counts'],
    ['R1', 'counts'],
    ['S1', 'counts'],
    ['K3', 'does-not-count'],
    ['H5', 'does-not-count'],
    ['U6', 'does-not-count'],
    ['R5', 'does-not-count'],
  ] as const)('a child in %s %s as living in a residential home', (type, side) => {
    expect(sides(residentialShare, life(home('2016-01-01', null, { type })), '2018-03-31')).toEqual([side])
  })

  test('only children with foster carers are asked about in the council’s own share', () => {
    expect(sides(fosterInhouseShare, life(home('2016-01-01', null, { type: 'K2' })), '2018-03-31')).toEqual([])
    expect(sides(fosterInhouseShare, life(), '2018-03-31')).toEqual([])
    expect(sides(fosterInhouseShare, life(home('2016-01-01', null, { type: 'A5' })), '2018-03-31')).toEqual([])
  })

  test.each([
    ['U6', 'PR1', true, 'counts', 'placement.own-carers'],
    ['U6', 'PR4', true, 'does-not-count', 'placement.provider'],
    ['U1', 'PR1', true, 'counts', 'placement.own-connected-carers'],
    ['U1', 'PR1', false, 'does-not-count', 'placement.connected-carers-not-counted'],
    ['U4', 'PR1', false, 'counts', 'placement.own-carers'],
  ] as const)(
    'fostered as %s by %s, with connected carers in house %s: %s',
    (type, provider, connectedCarersAreInHouse, side, why) => {
      const file = life(home('2016-01-01', null, { type, provider }))
      expect(ask(fosterInhouseShare, file, '2018-03-31', { ...trust, connectedCarersAreInHouse })).toEqual([
        { side, why: ['placement.fostered', why] },
      ])
    },
  )

  test('a foster home whose provider is not recorded is not known', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      { ...home('2016-01-01'), body: { type: 'U4', sameCarer: false } },
    ])
    expect(sides(fosterInhouseShare, file, '2018-03-31')).toEqual(['unknown'])
  })

  test('a child lost to the return from a home that was not fostering is not in the foster share at all', () => {
    const care = inCare('2016-01-01', null, { lostAfter: on('2017-03-31') })
    expect(
      sides(fosterInhouseShare, fileWith([child(), care, home('2016-01-01', null, { type: 'K2' })]), '2018-03-31'),
    ).toEqual([])
  })
})
