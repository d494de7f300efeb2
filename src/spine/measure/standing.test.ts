import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubjectFile } from '../ledger/file.ts'
import { type PlainDate, plainDate } from '../time/plain-date.ts'
import { createTally } from './evaluate.ts'
import {
  type Stay,
  child,
  contextFor,
  councilOn,
  everyMeasure,
  inCare,
  measure,
  north,
  seen,
  trust,
  west,
} from './example.test-support.ts'
import type { Council, Measure, Result } from './measure.ts'
import { type StandingAnswers, standingAnswers } from './standing.ts'

const surroundings = { contextFor, councilOn }
const march = plainDate('2025-03-31')
const dates = [plainDate('2024-03-31'), march]
const scopes: readonly (readonly Council[])[] = [trust, [north], [west]]

const standing = (measures: readonly Measure[], days: readonly PlainDate[] = dates): StandingAnswers =>
  standingAnswers(
    measures.flatMap(each => days.map(on => ({ measure: each, on }))),
    surroundings,
  )

function fromStanding(answers: StandingAnswers, measures: readonly Measure[]): readonly Result[] {
  return dates.flatMap(on =>
    scopes.flatMap(within => measures.map(each => answers.result({ measure: each, on }, within))),
  )
}

function fromTally(measures: readonly Measure[], files: Iterable<SubjectFile>): readonly Result[] {
  const cells = dates.flatMap(on => scopes.map(within => ({ on, within })))
  const tally = createTally(measures, cells, surroundings)
  for (const file of files) tally.add(file)
  return tally.results().flatMap(({ results }) => results)
}

const anyDay = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map(day => day.toISOString().slice(0, 10))
const anyStay: fc.Arbitrary<Stay> = fc.record(
  {
    start: anyDay,
    council: fc.constantFrom('north', 'west', 'elsewhere'),
    end: anyDay,
    seen: fc.array(anyDay, { maxLength: 3 }),
    type: fc.constantFrom('kin', 'fostered', 'residential', 'of no code'),
    score: fc.option(fc.double({ min: 0, max: 40, noNaN: true })),
  },
  { requiredKeys: ['start', 'council'] },
)
const anyChange = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), stay: fc.option(anyStay) })

describe('answers that stand', () => {
  it('are after any changes what a new pass over the files gives', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 25 }), changes => {
        const answers = standing(everyMeasure)
        const files = new Map<string, SubjectFile>()
        for (const { id, stay } of changes) {
          if (stay === null) {
            files.delete(id)
            answers.drop(id)
          } else {
            const file = child(id, stay)
            files.set(id, file)
            answers.put(file)
          }
        }
        expect(fromStanding(answers, everyMeasure)).toEqual(fromTally(everyMeasure, files.values()))
        if (files.size === 0) expect(answers.size()).toBe(0)
      }),
    )
  })

  it('say which files a measure asks about, and forget those that are gone', () => {
    const answers = standing([inCare])
    answers.put(child('a', { council: 'north', start: '2024-01-01' }))
    answers.put(child('b', { council: 'west', start: '2024-06-01' }))
    answers.put(child('c', { council: 'west', start: '2025-06-01' }))
    expect(answers.askedAbout({ measure: inCare, on: march })).toEqual(['a', 'b'])
    expect(answers.askedAbout({ measure: inCare, on: plainDate('2024-03-31') })).toEqual(['a'])
    answers.drop('a')
    expect(answers.askedAbout({ measure: inCare, on: march })).toEqual(['b'])
  })

  it('tell which measure fails on which file, until the file is mended', () => {
    const fails = measure('fails', 'count', {
      population: file => {
        if (file.id === 'a' && file.entries['visit']) throw new TypeError('no such thing')
        return []
      },
    })
    const answers = standing([fails])
    answers.put(child('a', { start: '2024-01-01', seen: ['2024-02-02'] }))
    expect(answers.failures()).toEqual([
      { measure: 'fails', subject: 'a', message: expect.stringContaining('TypeError') as string },
    ])
    expect(answers.result({ measure: fails, on: march }, trust).unknown).toBe(1)
    answers.put(child('a', { start: '2024-01-01' }))
    expect(answers.failures()).toEqual([])
    expect(answers.result({ measure: fails, on: march }, trust).unknown).toBe(0)
  })

  it('hold what they were asked and refuse the rest', () => {
    const answers = standing([inCare], [march])
    expect(answers.holds({ measure: inCare, on: march })).toBe(true)
    expect(answers.holds({ measure: seen, on: march })).toBe(false)
    expect(() => answers.result({ measure: inCare, on: plainDate('2023-03-31') }, trust)).toThrow(
      'hold none of in-care on 2023-03-31',
    )
    expect(() => answers.askedAbout({ measure: seen, on: march })).toThrow(RangeError)
  })
})
