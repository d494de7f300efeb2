import { describe, expect, it } from 'vitest'
import { childGatherer } from './child-set.ts'
import { bothMarks, marksGatherer } from './episode-marks.ts'

const set = (...children: readonly string[]) => {
  const gatherer = childGatherer()
  for (const child of children) gatherer.add(child)
  return gatherer.done()
}

function marksOf(...rows: readonly (readonly [child: string, values: Record<string, string>])[]) {
  const gatherer = marksGatherer()
  for (const [child, values] of rows) gatherer.episode(child, { LS: 'C2', ...values })
  return gatherer.done()
}

describe('what a year’s Episodes mark', () => {
  it('are those still in care at its end, those who came in and those adopted, by the year of the day', () => {
    const marks = marksOf(
      ['open', { DECOM: '2024-04-01', RNE: 'S' }],
      ['to 31 March', { DECOM: '2023-03-31', RNE: 'S', DEC: '2025-03-31', REC: 'E13' }],
      ['left', { DECOM: '2023-04-01', RNE: 'P', DEC: '2025-03-30', REC: 'E13' }],
      ['adopted', { DECOM: '2023-04-01', RNE: 'P', DEC: '2024-06-01', REC: 'E12' }],
    )
    expect(marks).toEqual({
      open: set('open', 'to 31 March'),
      began: { 2023: set('to 31 March'), 2025: set('open') },
      adopted: { 2025: set('adopted') },
    })
  })

  it('leave short breaks out of those in care at the end, and days that are none out of all', () => {
    expect(
      marksOf(
        ['break', { DECOM: '2024-05-01', RNE: 'S', LS: 'V4' }],
        ['mistyped', { DECOM: '31/02/2024', RNE: 'S', DEC: '2025-02-01', REC: 'X1' }],
        ['long ago', { DECOM: '0204-05-01', RNE: 'S', DEC: '2025-02-01', REC: 'X1' }],
      ),
    ).toEqual({ open: set(), began: { 2025: set('break') }, adopted: {} })
  })

  it('of two files of one year are put together', () => {
    const a = marksOf(['1', { DECOM: '2024-05-01', RNE: 'S' }])
    const b = marksOf(['2', { DECOM: '2024-05-01', RNE: 'S' }], ['3', { DECOM: '2022-05-01', RNE: 'S' }])
    expect(bothMarks(a, b)).toEqual({
      open: set('1', '2', '3'),
      began: { 2023: set('3'), 2025: set('1', '2') },
      adopted: {},
    })
  })
})
