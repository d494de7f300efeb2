import { describe, expect, it } from 'vitest'
import { checkRowsOfAChild } from './check-rows-of-a-child.ts'
import type { PlacedRow } from './problem.ts'

const HEADER = row(1, 2, 'Header', { CHILD: '1', SEX: 'F', DOB: '2012-05-01', ETHNIC: 'WBRI' })

function row(file: number, line: number, table: string, values: Record<string, string>): PlacedRow {
  return { file, line, table, child: '1', values: { CHILD: '1', ...values } }
}

function episode(line: number, start: string, end?: string, file = 2): PlacedRow {
  return row(file, line, 'Episodes', {
    DECOM: start,
    RNE: 'S',
    LS: 'C2',
    CIN: 'N1',
    PLACE: 'U6',
    ...(end ? { DEC: end, REC: 'X1' } : {}),
  })
}

function found(...rows: readonly PlacedRow[]): readonly string[] {
  return checkRowsOfAChild(rows).map(each => `${each.severity} ${each.scope} ${each.code} ${each.file}:${each.line}`)
}

describe('a child’s rows together', () => {
  it('have no problems when they agree', () => {
    expect(found(HEADER, episode(2, '2024-01-01', '2025-01-01'), episode(3, '2025-01-01'))).toEqual([])
    expect(found()).toEqual([])
  })

  it('keep an open episode that is not the latest, taken to end when the next begins', () => {
    const problems = checkRowsOfAChild([HEADER, episode(3, '2025-01-01'), episode(2, '2024-01-01')])
    expect(problems.map(each => [each.severity, each.code, each.line, each.why])).toEqual([
      [
        'warning',
        'open-but-not-latest',
        2,
        'This episode began on 01/01/2024 and has no end, yet the child’s next began on 01/01/2025. It is taken to have ended that day.',
      ],
    ])
  })

  it('may hold the same open episode in two years’ files', () => {
    expect(
      found(
        HEADER,
        episode(2, '2024-01-01', undefined, 2),
        episode(2, '2024-01-01', '2025-06-01', 3),
        episode(3, '2025-06-01', undefined, 3),
      ),
    ).toEqual([])
  })

  it('are warned of when two episodes overlap', () => {
    expect(found(HEADER, episode(2, '2024-01-01', '2025-02-01'), episode(3, '2025-01-01'))).toEqual([
      'warning value overlap 2:2',
    ])
  })

  it('with one key twice keep the row that says more', () => {
    expect(found(HEADER, episode(2, '2024-01-01'), episode(3, '2024-01-01', '2025-01-01'))).toEqual([
      'refused row same-key 2:2',
    ])
    expect(found(HEADER, episode(2, '2024-01-01', '2025-01-01'), episode(3, '2024-01-01'))).toEqual([
      'refused row same-key 2:3',
    ])
  })

  it('with the same row twice count it once', () => {
    expect(found(HEADER, episode(2, '2024-01-01'), episode(3, '2024-01-01'))).toEqual(['warning row twice 2:3'])
  })

  it('with two Headers in one file that differ keep one', () => {
    expect(found(HEADER, row(1, 9, 'Header', { ...HEADER.values, UPN: 'UN1' }))).toEqual(['refused row same-key 1:2'])
  })

  it('in no Header are warned of, and by whether an age can be told', () => {
    const review = row(3, 2, 'Reviews', { DOB: '2012-05-01', REVIEW: '2025-01-01', REVIEW_CODE: 'PN1' })
    expect(checkRowsOfAChild([review])[0]?.why).toBe(
      'This child is in no Header that was given, so their sex and ethnicity are not known.',
    )
    expect(checkRowsOfAChild([episode(2, '2024-01-01')])[0]?.why).toContain('their age is not known')
  })

  it('give two dates of birth, and the other one is named', () => {
    const review = row(3, 2, 'Reviews', { DOB: '2012-06-01', REVIEW: '2025-01-01', REVIEW_CODE: 'PN1' })
    expect(found(HEADER, review)).toEqual(['warning value two-birthdays 3:2'])
  })

  it('refuse an episode more than a year before birth and warn of one just before', () => {
    expect(found(HEADER, episode(2, '2011-04-30', '2011-05-30'))).toEqual(['refused row before-birth 2:2'])
    expect(found(HEADER, episode(2, '2012-04-30', '2012-05-30'))).toEqual(['warning value before-birth 2:2'])
  })
})
