import { describe, expect, test } from 'vitest'
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

  test('no group is empty, even education where nothing is recorded yet', () => {
    expect(scorecard.filter(group => group.rows.length === 0)).toEqual([])
    expect(scorecard.at(-1)?.rows.every(row => row.kind === 'not-recorded')).toBe(true)
  })

  test('no row stands twice', () => {
    const ids = scorecardRows.map(row => row.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a row that cannot be answered says its question and the record it needs', () => {
    const silent = scorecardRows.filter(
      row => row.kind === 'not-recorded' && !(row.question.endsWith('?') && row.needs.length > 10),
    )
    expect(silent).toEqual([])
  })

  test('keeps a place for what the board asks about visits, health, education and pathway plans', () => {
    const waiting = scorecardRows.filter(row => row.kind === 'not-recorded').map(row => row.id)
    expect(waiting).toEqual(
      expect.arrayContaining([
        'cla-visits-in-time',
        'iha-on-time',
        'pep-current',
        'pep-quality',
        'absence-overall',
        'suspension',
        'ks2-rwm',
        'pathway-plan-current',
      ]),
    )
  })
})
