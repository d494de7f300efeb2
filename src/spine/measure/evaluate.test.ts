import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubjectFile } from '../ledger/file.ts'
import { plainDate } from '../time/plain-date.ts'
import { createTally, membersOf } from './evaluate.ts'
import {
  type Stay,
  child,
  contextFor,
  councilOn,
  everyMeasure,
  homes,
  inCare,
  lengthOfStay,
  meanScore,
  measure,
  north,
  seen,
  staying,
  trust,
  visits,
  west,
} from './example.test-support.ts'
import type { Council, Measure, Result } from './measure.ts'

const march = plainDate('2025-03-31')
const snapshot = { start: march, end: march }

function answers(measures: readonly Measure[], files: readonly SubjectFile[], within: readonly Council[] = trust) {
  const tally = createTally(measures, [{ on: march, within }], { contextFor, councilOn })
  for (const file of files) tally.add(file)
  return tally.results()[0]?.results ?? []
}

const four = [
  child('a', { council: 'north', start: '2024-01-01', seen: ['2024-05-05', '2025-03-01'], type: 'kin', score: 10 }),
  child('b', { council: 'north', start: '2024-03-31', seen: ['2024-12-01'], type: 'fostered', score: 13 }),
  child('c', { council: 'west', start: '2025-03-21', seen: ['2025-03-22'], score: null }),
  child('d', { council: 'west', start: '2024-01-01', end: '2025-03-31', seen: ['2025-03-30'], type: 'kin' }),
]

describe('a percentage', () => {
  it('keeps a child of whom it is not known in the denominator and counts them apart', () => {
    expect(answers([seen], four)).toEqual([
      {
        id: 'seen',
        on: march,
        period: snapshot,
        unit: 'percent',
        numerator: 1,
        denominator: 3,
        unknown: 1,
        excluded: 0,
        children: 1,
        value: 33.33,
      },
    ])
  })

  it('is 11.99 for 131 of 1,093', () => {
    const files = Array.from({ length: 1093 }, (_, n) =>
      child(`${n}`, { council: 'west', start: '2024-01-01', seen: n < 131 ? ['2025-03-31'] : [] }),
    )
    expect(answers([seen], files)[0]).toMatchObject({ numerator: 131, denominator: 1093, value: 11.99 })
  })

  it('of nobody is null and says so', () => {
    expect(answers([seen], [])[0]).toMatchObject({ denominator: 0, value: null, note: 'Nobody to ask about.' })
  })

  it('is null where nothing is known of anybody', () => {
    expect(answers([seen], four, [west])[0]).toMatchObject({
      numerator: 0,
      denominator: 1,
      unknown: 1,
      value: null,
      note: 'Not known of the one asked about.',
    })
  })

  it('leaves an excluded child off both sides', () => {
    const some = measure('some', 'percent', {
      population: file => [{ because: { key: 'x' }, ...(file.id === 'd' ? { excluded: true as const } : {}) }],
      counts: file => ({ is: file.id === 'a', because: { key: 'y' } }),
    })
    expect(answers([some], four)[0]).toMatchObject({ numerator: 1, denominator: 3, excluded: 1, value: 33.33 })
  })
})

describe('the other units', () => {
  it('a rate is per 10,000 children of the councils asked about', () => {
    expect(answers([inCare], four)[0]).toMatchObject({ numerator: 3, denominator: 179_408, value: 0.17 })
    expect(answers([inCare], four, [north])[0]).toMatchObject({
      numerator: 2,
      denominator: 83_113,
      value: 0.24,
      note: 'Children in the mid-2024 estimate.',
    })
  })

  it('a rate without a published estimate is null and says what is missing', () => {
    const tally = createTally([inCare], [{ on: plainDate('2019-03-31'), within: trust }], { contextFor, councilOn })
    expect(tally.results()[0]?.results[0]).toMatchObject({
      denominator: null,
      value: null,
      note: 'No published estimate of children to divide by.',
    })
  })

  it('a number of days is the sum over those with a value', () => {
    expect(answers([lengthOfStay], four)[0]).toMatchObject({
      numerator: 455 + 365 + 10,
      denominator: 3,
      value: 276.67,
      children: 3,
    })
  })

  it('a mean leaves out who needs no value and counts apart who should have one', () => {
    const more = [...four, child('e', { council: 'west', start: '2024-01-01' })]
    expect(answers([meanScore], more)[0]).toMatchObject({ numerator: 23, denominator: 2, unknown: 1, value: 11.5 })
  })

  it('a mix gives every part in the order of its codes, unknowns in what it is a share of', () => {
    expect(answers([homes], four)[0]).toMatchObject({
      numerator: 3,
      denominator: 3,
      unknown: 1,
      value: null,
      parts: [
        { code: 'fostered', label: 'Foster home', count: 1, value: 33.33 },
        { code: 'residential', label: 'Children’s home', count: 0, value: 0 },
        { code: 'kin', label: 'With family or friends', count: 1, value: 33.33 },
      ],
    })
  })

  it('a part whose code the set lacks is still shown, last', () => {
    const odd = child('odd', { start: '2024-01-01', type: 'boat' })
    expect(answers([homes], [odd])[0]?.parts?.at(-1)).toEqual({ code: 'boat', label: 'boat', count: 1, value: 100 })
  })

  it('a count has no denominator, and none is 0, not unknown', () => {
    expect(answers([staying], four)[0]).toMatchObject({ numerator: 3, denominator: null, value: 3 })
    expect(answers([staying], [])[0]).toMatchObject({ numerator: 0, denominator: null, value: 0 })
  })

  it('a count of events tells how many children they happened to', () => {
    expect(answers([visits], four)[0]).toMatchObject({ numerator: 5, children: 4, value: 5 })
  })
})

describe('several dates and councils at once', () => {
  it('answers each cell in the order asked', () => {
    const cells = [
      { on: plainDate('2024-03-30'), within: trust },
      { on: march, within: [north] },
      { on: march, within: [west] },
    ]
    const tally = createTally([staying], cells, { contextFor, councilOn })
    for (const file of four) tally.add(file)
    expect(tally.results().map(({ cell, results }) => [cell.on, results[0]?.value])).toEqual([
      ['2024-03-30', 2],
      [march, 2],
      [march, 1],
    ])
  })

  it('counts a child of no recorded council for the whole trust and for neither council', () => {
    const nowhere = child('n', { start: '2024-01-01' })
    const values = [trust, [north], [west]].map(within => answers([staying], [nowhere], within)[0]?.value)
    expect(values).toEqual([1, 0, 0])
  })

  it('attributes a child to the council that answers for them on the last day of the period', () => {
    const moved = child('m', { start: '2020-01-01' })
    const cells = ['2024-12-31', '2025-03-31'].flatMap(on =>
      [[north], [west]].map(within => ({ on: plainDate(on), within })),
    )
    const tally = createTally([staying], cells, {
      contextFor,
      councilOn: (_, on) => (on < '2025-01-01' ? 'north' : 'west'),
    })
    tally.add(moved)
    expect(tally.results().map(({ results }) => results[0]?.value)).toEqual([1, 0, 0, 1])
  })

  it('asks a file once for cells that share a period', () => {
    let asked = 0
    const yearly = measure('yearly', 'count', {
      period: 'collection-year',
      population: () => {
        asked++
        return [{ because: { key: 'x' } }]
      },
    })
    const cells = ['2025-03-31', '2025-04-30', '2025-05-31'].flatMap(on =>
      [trust, [north], [west]].map(within => ({ on: plainDate(on), within })),
    )
    const tally = createTally([yearly], cells, { contextFor, councilOn })
    tally.add(four[0] as SubjectFile)
    expect(asked).toBe(1)
    expect(tally.results().map(({ results }) => results[0]?.value)).toEqual([1, 1, 0, 1, 1, 0, 1, 1, 0])
  })
})

describe('a measure that fails', () => {
  const fails = measure('fails', 'percent', {
    counts: file => {
      if (file.id === 'b') throw new TypeError('Amara was born on 2020-13-01')
      return { is: true, because: { key: 'x' } }
    },
  })

  it('on one child counts that child as unknown, and every other measure goes on', () => {
    const [failing, after] = answers([fails, staying], four)
    expect(failing).toMatchObject({ numerator: 2, denominator: 3, unknown: 1, value: 66.67 })
    expect(after).toMatchObject({ value: 3 })
  })

  it('is told once for each child, without what the file holds', () => {
    const cells = ['2025-03-30', '2025-03-31'].map(on => ({ on: plainDate(on), within: trust }))
    const tally = createTally([fails], cells, { contextFor, councilOn })
    for (const file of four) tally.add(file)
    expect(tally.failures()).toHaveLength(1)
    expect(tally.failures()[0]).toMatchObject({ measure: 'fails', subject: 'b' })
    expect(tally.failures()[0]?.message).toMatch(/^TypeError at .*evaluate\.test\.ts:\d+$/)
    expect(tally.failures()[0]?.message).not.toMatch(/Amara|2020/)
  })

  it('to say who is asked about leaves one unknown', () => {
    const lost = measure('lost', 'percent', {
      population: file => {
        throw new Error(file.id)
      },
    })
    expect(answers([lost], four)[0]).toMatchObject({ denominator: 4, unknown: 4, value: null })
    expect(membersOf(lost, four[0] as SubjectFile, march, contextFor(trust))).toEqual([
      { subject: 'a', side: 'unknown', because: [{ key: 'measure.failed' }] },
    ])
  })

  it('shows the child behind the figure with the reason', () => {
    expect(membersOf(fails, four[1] as SubjectFile, march, contextFor(trust))).toEqual([
      {
        subject: 'b',
        side: 'unknown',
        because: [{ key: 'stay.on', values: { on: march } }, { key: 'measure.failed' }],
      },
    ])
  })
})

describe('the list behind a figure', () => {
  it('gives each member why they are asked about and why they count', () => {
    expect(four.flatMap(file => membersOf(seen, file, march, contextFor(trust)))).toEqual([
      { subject: 'a', side: 'counts', because: [{ key: 'stay.on', values: { on: march } }, { key: 'seen.yes' }] },
      {
        subject: 'b',
        side: 'does-not-count',
        because: [{ key: 'stay.on', values: { on: march } }, { key: 'seen.no' }],
      },
      { subject: 'c', side: 'unknown', because: [{ key: 'stay.on', values: { on: march } }, { key: 'seen.too-soon' }] },
    ])
  })

  it('gives the date of each event and the value of each mean', () => {
    const file = four[1] as SubjectFile
    expect(membersOf(visits, file, march, contextFor(trust))).toEqual([
      {
        subject: 'b',
        side: 'counts',
        because: [{ key: 'visit.on', values: { on: '2024-12-01' } }],
        at: '2024-12-01',
      },
    ])
    expect(membersOf(lengthOfStay, file, march, contextFor(trust))[0]?.value).toBe(365)
    expect(membersOf(homes, file, march, contextFor(trust))[0]?.part).toBe('fostered')
  })
})

const anyDay = fc
  .tuple(fc.integer({ min: 2022, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)

const anyStay: fc.Arbitrary<Stay> = fc.record(
  {
    start: anyDay,
    council: fc.constantFrom('north', 'west'),
    end: anyDay,
    seen: fc.array(anyDay, { maxLength: 3 }),
    type: fc.constantFrom('kin', 'fostered', 'residential'),
    score: fc.option(fc.double({ min: 0, max: 40, noNaN: true })),
  },
  { requiredKeys: ['start', 'council'] },
)
const anyFiles = fc.array(anyStay, { maxLength: 40 }).map(stays => stays.map((stay, n) => child(`${n}`, stay)))

describe('whatever the files', () => {
  const cells = ['2024-03-31', '2025-03-31'].flatMap(on =>
    [trust, [north], [west]].map(within => ({ on: plainDate(on), within })),
  )
  const run = (files: readonly SubjectFile[]) => {
    const tally = createTally(everyMeasure, cells, { contextFor, councilOn })
    for (const file of files) tally.add(file)
    return tally.results()
  }

  it('the councils add up to the trust', () => {
    fc.assert(
      fc.property(anyFiles, files => {
        const results = run(files)
        for (const first of [0, 3])
          for (let m = 0; m < everyMeasure.length; m++) {
            const [all, ofNorth, ofWest] = [0, 1, 2].map(n => results[first + n]?.results[m] as Result)
            if (!all || !ofNorth || !ofWest) throw new Error('a cell is missing')
            expect(ofNorth.numerator + ofWest.numerator).toBeCloseTo(all.numerator, 5)
            expect(ofNorth.unknown + ofWest.unknown).toBe(all.unknown)
            expect(ofNorth.children + ofWest.children).toBe(all.children)
            if (all.denominator !== null)
              expect((ofNorth.denominator ?? 0) + (ofWest.denominator ?? 0)).toBe(all.denominator)
          }
      }),
    )
  })

  it('the order of files never matters', () => {
    fc.assert(
      fc.property(
        anyFiles.chain(files => fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length }))),
        ([files, shuffled]) => {
          expect(run(shuffled)).toEqual(run(files))
        },
      ),
    )
  })

  it('those that count, those that do not and those not known make up the denominator, as the list does', () => {
    fc.assert(
      fc.property(anyFiles, files => {
        const result = answers([seen], files)[0] as Result
        const sides = files.flatMap(file => membersOf(seen, file, march, contextFor(trust))).map(({ side }) => side)
        const count = (side: string) => sides.filter(one => one === side).length
        expect(result.numerator).toBe(count('counts'))
        expect(result.unknown).toBe(count('unknown'))
        expect(result.denominator).toBe(count('counts') + count('does-not-count') + count('unknown'))
      }),
    )
  })
})
