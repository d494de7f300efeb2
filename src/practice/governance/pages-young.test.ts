import { describe, expect, test } from 'vitest'
import { rooms } from '../../rooms.ts'
import type { BoardMeasure, PublishedFigure } from '../../spine/web/services.ts'
import { PLAIN, outOfTen, plainLines } from './pages-young-words.ts'
import { readingAgeOf } from './reading-age.test-support.ts'
import { usualFront } from './front.ts'

const figure = (
  unit: PublishedFigure['unit'],
  value: number | null,
  more: Partial<PublishedFigure> = {},
): PublishedFigure => ({
  unit,
  value,
  children: null,
  outOf: null,
  ...(value === null ? { hidden: true as const } : {}),
  ...more,
})
const measureOf = (id: string, now: PublishedFigure, yearAgo?: PublishedFigure): BoardMeasure => ({
  group: 'General',
  of: 'children',
  row: {
    id,
    title: id,
    question: id,
    definition: '',
    source: '',
    front: true,
    now,
    ...(yearAgo ? { yearAgo } : {}),
    direction: { went: 'same', is: 'neither' },
    councils: [],
  },
  years: [],
  before: [],
  heard: [],
})

describe('the front in plain words', () => {
  test('a share is told out of ten, and what it was the year before', () => {
    expect(plainLines([measureOf('kpi-8', figure('percent', 13), figure('percent', 18))])).toEqual([
      {
        id: 'kpi-8',
        sentence: 'Out of every 10 children in care, about 1 lived in three or more homes in a year.',
        lastYear: 'about 2 out of 10',
      },
    ])
  })

  test('a rate, a wait and a number of times each have their own sentence', () => {
    const lines = plainLines([
      measureOf('cla-rate', figure('rate', 66)),
      measureOf('A10', figure('days', 431)),
      measureOf('missing-incidents', figure('count', 1204, { children: 118 })),
    ])
    expect(lines.map(line => line.sentence)).toEqual([
      'Out of every 1,000 children who live here, about 7 were in care.',
      'Children waited about 14 months to move in with their new family.',
      'Children in care went missing 1,204 times, and this was 118 children.',
    ])
  })

  test('what is held back, and what has no plain sentence, is left out altogether', () => {
    const lines = plainLines([
      measureOf('kpi-7', figure('percent', null)),
      measureOf('missing-incidents', figure('count', 30)),
      measureOf('wf-caseload', figure('mean', 16)),
      measureOf('kpi-8', figure('percent', 13), figure('percent', null)),
    ])
    expect(lines.map(({ id, lastYear }) => [id, lastYear])).toEqual([['kpi-8', undefined]])
  })

  test.each([
    [0, 'none'],
    [0.4, 'hardly any'],
    [5, 'about 1'],
    [94.9, 'about 9'],
    [95, 'nearly all'],
    [99.9, 'nearly all'],
    [100, 'all'],
  ])('%d in a hundred is %s', (percent, words) => {
    expect(outOfTen(percent)).toBe(words)
  })

  test('every measure the front comes with has a sentence, and no sentence is of a measure that is not', () => {
    const known = new Set(rooms.flatMap(room => room.measures).map(measure => measure.id))
    expect((usualFront[0]?.value ?? []).filter(id => !(id in PLAIN))).toEqual([])
    expect(Object.keys(PLAIN).filter(id => !known.has(id))).toEqual([])
  })

  test('each can be read at eleven, and none has the words of the trade', () => {
    const sentences = Object.values(PLAIN).map(each => each.replaceAll('{n}', 'about 7').replaceAll(/\{\w+\}/g, '30'))
    expect(sentences.filter(each => readingAgeOf(each) > 12.5)).toEqual([])
    expect(readingAgeOf(sentences.join(' '))).toBeLessThan(11)
    expect(
      sentences.filter(each =>
        /\b(?:placements?|LAC|CLA|EET|PEP|statutory|timescale|cohort|contact|siblings?)\b/i.test(each),
      ),
    ).toEqual([])
    expect(
      readingAgeOf('The multidisciplinary assessment established considerable deterioration in accommodation.'),
    ).toBeGreaterThan(16)
  })
})
