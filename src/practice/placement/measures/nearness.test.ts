import { describe, expect, test } from 'vitest'
import { ask, child, fileWith, home, inCare, trust, unaccompanied } from '../../cases.ts'
import { kpi12, outOfCounty, outOfTrustArea } from './nearness.ts'

type Entries = Parameters<typeof fileWith>[0]

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

describe('outside both councils', () => {
  const at = (postcode: string | null, council = 'west') =>
    ask(
      outOfTrustArea,
      fileWith(
        [
          child({ council }),
          inCare('2016-01-01', null, { council }),
          home('2016-01-01', null, postcode === null ? {} : { postcode }),
        ],
        PLACES,
      ),
      '2018-03-31',
    )[0]

  test('a home in the other council is inside, whichever council is responsible', () => {
    for (const postcode of ['NN1 1AA', 'NN14 1AA'])
      for (const council of ['north', 'west'])
        expect(at(postcode, council)).toEqual({
          side: 'does-not-count',
          why: ['care.in-care-since', 'placement.inside-trust'],
        })
  })

  test('a home in neither is outside, however near', () => {
    expect(at('LE1 1AA')).toEqual({ side: 'counts', why: ['care.in-care-since', 'placement.outside-trust'] })
  })

  test('a home whose postcode is missing or not in the directory stays, as not known', () => {
    expect([at(null)?.why[1], at('ZZ1 1ZZ')?.why[1]]).toEqual(['placement.no-postcode', 'placement.not-in-directory'])
  })

  test('nobody outside both councils is inside their own', () => {
    for (const postcode of ['NN1 1AA', 'NN14 1AA', 'PE1 1AA', 'LE1 1AA', 'ZZ1 1ZZ']) {
      const file = fileWith(
        [child(), inCare('2016-01-01', null, { council: 'west' }), home('2016-01-01', null, { postcode })],
        PLACES,
      )
      if (ask(outOfTrustArea, file, '2018-03-31')[0]?.side === 'counts')
        expect(ask(outOfCounty, file, '2018-03-31')[0]?.side).toBe('counts')
    }
  })
})
