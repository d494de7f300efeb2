import { describe, expect, test } from 'vitest'
import {
  ask,
  child,
  fileWith,
  home,
  inCare,
  on,
  shortBreak,
  sides,
  status,
  stay,
  trust,
  unaccompanied,
} from '../cases.ts'
import { placementMeasures } from './measures.ts'
import { claPlacementType, claProvider, fosterInhouseShare, residentialShare } from './measures/kinds-of-home.ts'
import { kpi12, outOfCounty } from './measures/nearness.ts'
import { kpi7, kpi8 } from './measures/stability.ts'

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

const PLACES = {
  NN11AA: { east: 475_000, north: 260_000, area: 'E06000062' },
  NN141AA: { east: 475_000, north: 280_000, area: 'E06000061' },
  NN142AA: { east: 475_000, north: 292_186, area: 'E06000061' },
  NN142AB: { east: 475_000, north: 292_300, area: 'E06000061' },
  PE11AA: { east: 519_000, north: 299_000, area: 'E06000031' },
  LE11AA: { east: 475_000, north: 262_000, area: 'E06000016' },
}

describe('outside the council, and more than 20 miles from home (KPI 12)', () => {
  const at = (homePostcode: string | null, postcode: string | null, ...more: Entries) =>
    fileWith(
      [
        child(),
        inCare('2016-01-01', null, { council: 'west', ...(homePostcode === null ? {} : { homePostcode }) }),
        home('2016-01-01', null, postcode === null ? {} : { postcode }),
        ...more,
      ],
      PLACES,
    )
  const far = (...life: Parameters<typeof at>) => ask(kpi12, at(...life), '2018-03-31')[0]
  const out = (...life: Parameters<typeof at>) => ask(outOfCounty, at(...life), '2018-03-31')[0]

  test('both conditions are needed', () => {
    expect(far('NN1 1AA', 'PE1 1AA')).toEqual({
      side: 'counts',
      why: ['care.in-care-since', 'placement.far-and-outside'],
    })
    expect(far('NN1 1AA', 'LE1 1AA')).toMatchObject({
      side: 'does-not-count',
      why: [expect.any(String), 'placement.near'],
    })
    expect(far('PE1 1AA', 'NN1 1AA')).toMatchObject({
      side: 'does-not-count',
      why: [expect.any(String), 'placement.inside-boundary'],
    })
  })

  test('20.0 miles is not more than 20; 20.1 is', () => {
    expect([far('NN1 1AA', 'NN14 2AA')?.side, far('NN1 1AA', 'NN14 2AB')?.side]).toEqual(['does-not-count', 'counts'])
  })

  test('25 miles away in an adjoining council counts: only the responsible council’s boundary matters', () => {
    expect(far('NN1 1AA', 'PE1 1AA')?.side).toBe('counts')
  })

  test('a home in the trust’s other council is outside, and told apart', () => {
    expect(out('NN1 1AA', 'NN14 1AA')).toEqual({
      side: 'counts',
      why: ['care.in-care-since', 'placement.in-other-council'],
    })
    expect(out('NN1 1AA', 'PE1 1AA')).toMatchObject({
      side: 'counts',
      why: [expect.any(String), 'placement.outside-trust'],
    })
    expect(out('NN1 1AA', 'NN1 1AA')).toMatchObject({ side: 'does-not-count' })
  })

  test.each([
    ['the home’s postcode is missing', 'NN1 1AA', null, 'placement.no-postcode'],
    ['the home’s postcode is not in the directory', 'NN1 1AA', 'ZZ1 1ZZ', 'placement.not-in-directory'],
  ])('where %s, neither can be told, and the child is still asked about', (_case, from, to, why) => {
    for (const found of [far(from, to), out(from, to)])
      expect(found).toEqual({ side: 'unknown', why: ['care.in-care-since', why] })
  })

  test.each([
    ['missing', null, 'placement.no-home-postcode'],
    ['not in the directory', 'ZZ1 1ZZ', 'placement.home-not-in-directory'],
  ])(
    'where the postcode the child came from is %s, an outside home is not known to be far; an inside one is not',
    (_case, from, why) => {
      expect(far(from, 'PE1 1AA')).toEqual({ side: 'unknown', why: ['care.in-care-since', why] })
      expect(far(from, 'NN1 1AA')?.side).toBe('does-not-count')
      expect(out(from, 'PE1 1AA')?.side).toBe('counts')
    },
  )

  test('a separated child living outside is not known; the return’s blank distance is never far', () => {
    expect(far('NN1 1AA', 'PE1 1AA', unaccompanied('2016-01-01'))).toEqual({
      side: 'unknown',
      why: ['care.in-care-since', 'placement.separated-child'],
    })
  })

  test('without a directory of postcodes nothing can be told', () => {
    for (const measure of [kpi12, outOfCounty])
      expect(ask(measure, at('NN1 1AA', 'PE1 1AA'), '2018-03-31', { ...trust, gazetteer: false })[0]).toEqual({
        side: 'unknown',
        why: ['care.in-care-since', 'placement.no-directory'],
      })
  })

  test('a child of a council that is not the trust’s cannot be told', () => {
    const file = fileWith(
      [child(), inCare('2016-01-01', null, { council: 'south' }), home('2016-01-01', null, { postcode: 'PE1 1AA' })],
      PLACES,
    )
    expect(ask(outOfCounty, file, '2018-03-31')[0]?.why).toContain('placement.council-not-known')
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
