import { describe, expect, test } from 'vitest'
import { rooms } from '../../rooms.ts'
import { scorecard, scorecardRows } from './scorecard.ts'

describe('the board’s scorecard', () => {
  test('has the board’s five groups in the board’s order', () => {
    expect(scorecard.map(group => group.title)).toEqual([
      'General',
      'Placements',
      'Adoption',
      'Care leavers',
      'Education',
    ])
    expect(scorecard.map(group => group.group)).toEqual([
      'general',
      'placements',
      'adoption',
      'care-leavers',
      'education',
    ])
  })

  test('no group is empty', () => {
    expect(scorecard.filter(group => group.rows.length === 0)).toEqual([])
  })

  test('no row stands twice', () => {
    const ids = scorecardRows.map(row => row.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a row that cannot be answered says its question and the record it needs', () => {
    const silent = scorecardRows.filter(
      row => row.kind === 'not-recorded' && !(row.question.endsWith('?') && row.fedBy.length > 10),
    )
    expect(silent).toEqual([])
  })

  test('keeps a place for what the board asks about and nothing recorded answers yet', () => {
    const waiting = scorecardRows.filter(row => row.kind === 'not-recorded').map(row => row.id)
    expect(waiting).toEqual(expect.arrayContaining(['unregistered-any']))
  })

  test('every row that is measured is a measure of some room, in its own group, and every measure has its row', () => {
    // What is counted in the trust's own file is the contract's: the board's scorecard is of children and who works with them.
    const measures = new Map(
      rooms
        .flatMap(room => room.measures)
        .filter(measure => measure.subject !== 'trust')
        .map(measure => [measure.id, measure.group]),
    )
    const rows = new Map(
      scorecard.flatMap(({ group, rows }) =>
        rows.filter(row => row.kind === 'measure').map(row => [row.id, group] as const),
      ),
    )
    expect(rows).toEqual(measures)
  })

  test('the board’s own groups hold what its wording puts there: those who left care, and how, are general', () => {
    const general = scorecard[0]?.rows.map(row => row.id)
    expect(general).toEqual(expect.arrayContaining(['cla-starts', 'cla-ceases', 'cla-net', 'kpi-21']))
    const placements = scorecard[1]?.rows.map(row => row.id) ?? []
    expect(placements.indexOf('out-of-trust-area')).toBe(placements.indexOf('out-of-county') + 1)
  })

  test('a row that nothing recorded can answer is not a measure of any room', () => {
    const measures = new Set(rooms.flatMap(room => room.measures.map(measure => measure.id)))
    expect(scorecardRows.filter(row => row.kind === 'not-recorded' && measures.has(row.id))).toEqual([])
  })
})
