import { describe, expect, it } from 'vitest'
import { checkAgainstYear } from './check-dates.ts'
import { type CheckContext, checkRow, rowIsRefused } from './check-row.ts'
import type { PlacedRow } from './problem.ts'

const EPISODE = { CHILD: '1', DECOM: '2025-05-01', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U6', PLACE_PROVIDER: 'PR1' }
const REVIEW = { CHILD: '1', DOB: '2015-05-01', REVIEW: '2025-05-01', REVIEW_CODE: 'PN1' }
const OC2 = {
  CHILD: '1',
  DOB: '2015-05-01',
  IMMUNISATIONS: '1',
  TEETH_CHECK: '1',
  HEALTH_ASSESSMENT: '0',
  SUBSTANCE_MISUSE: '0',
}

function row(table: string, values: Record<string, string | undefined>): PlacedRow {
  const known = Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  return { file: 1, line: 2, table, child: known['CHILD'] ?? '', values: known }
}

function found(
  table: string,
  values: Record<string, string | undefined>,
  context: CheckContext = { year: 2026 },
): readonly string[] {
  return checkRow(row(table, values), context).map(each => `${each.severity} ${each.scope} ${each.code} ${each.column}`)
}

describe('a row', () => {
  it('with nothing wrong has no problems', () => {
    expect(found('Episodes', EPISODE)).toEqual([])
    expect(found('Reviews', REVIEW)).toEqual([])
    expect(found('OC2', { ...OC2, SDQ_SCORE: '0' })).toEqual([])
  })

  it('without the day it is about says nothing; without another value it does', () => {
    expect(found('Episodes', { ...EPISODE, DECOM: undefined })).toEqual(['refused row missing DECOM'])
    expect(found('Episodes', { ...EPISODE, CIN: undefined })).toEqual(['warning value missing CIN'])
  })

  it('whose code is not known keeps the rest, and what may have been meant is suggested', () => {
    const [problem, ...others] = checkRow(row('Episodes', { ...EPISODE, PLACE: 'UG' }), { year: 2026 })
    expect(others).toEqual([])
    expect(problem).toEqual({
      severity: 'refused',
      scope: 'value',
      code: 'unknown-code',
      file: 1,
      line: 2,
      table: 'Episodes',
      child: '1',
      column: 'PLACE',
      value: 'UG',
      why: '‘UG’ is not a code of PLACE.',
      mend: 'Did you mean U1, U2 or U3?',
    })
    expect(
      checkRow(row('Header', { CHILD: '1', SEX: 'MALE', DOB: '2010-01-01', ETHNIC: 'WHITE BRITISH' }))[1]?.mend,
    ).toBe('Did you mean WBRI?')
    expect(checkRow(row('Reviews', { ...REVIEW, REVIEW_CODE: 'PNO' }))[0]?.mend).toMatch(/^Did you mean PN0/)
  })

  it.each(['H5', 'P2', 'Z1', 'T0'])('of an earlier year keeps its code %s', code => {
    expect(found('Episodes', { ...EPISODE, PLACE: code })).toEqual([])
  })

  it.each(['E43', 'E1'])('that ended under the earlier code %s is taken', code => {
    expect(found('Episodes', { ...EPISODE, DEC: '2025-06-01', REC: code })).toEqual([])
  })

  it.each([
    ['31/02/2025', 'not a real day'],
    ['05/25/2025', 'month seems to stand before the day'],
    ['45778', 'how Excel counts days'],
    ['01/05/25', 'either century'],
  ])('whose day is typed %s is told what is wrong with it', (typed, why) => {
    const problems = checkRow(row('Episodes', { ...EPISODE, DECOM: typed }))
    expect(problems.map(each => each.code)).toEqual(['not-a-day'])
    expect(problems[0]?.why).toContain(why)
    expect(rowIsRefused(problems)).toBe(true)
  })

  it.each([
    ['a day before the Children Act', { DECOM: '1991-10-13' }, 'refused row before-the-act DECOM'],
    ['a day just after the year', { DECOM: '2026-04-01' }, 'warning value after-the-year DECOM'],
    ['a day long after the year', { DECOM: '2027-04-01' }, 'refused row too-late DECOM'],
    ['an end before its start', { DEC: '2025-04-30', REC: 'X1' }, 'refused row ends-before-start DEC'],
    ['an end with no reason', { DEC: '2025-06-30' }, 'warning value half-ended DEC'],
    ['a reason with no end', { REC: 'X1' }, 'warning value half-ended REC'],
    ['an impossible postcode', { PL_POST: 'HERE' }, 'warning value malformed PL_POST'],
    ['a formula for an Ofsted number', { URN: '=1+1' }, 'warning value formula URN'],
  ])('with %s', (_, change, problem) => {
    expect(found('Episodes', { ...EPISODE, ...change })).toEqual([problem])
  })

  it('on the first and last possible days has no problems', () => {
    expect(found('Episodes', { ...EPISODE, DECOM: '1991-10-14', DEC: '2026-03-31', REC: 'E4A' })).toEqual([])
  })

  it('is not called too late where the year is not known', () => {
    expect(found('Episodes', { ...EPISODE, DECOM: '2060-01-01' }, {})).toEqual([])
  })

  it('checked before its year was known can be checked against it after', () => {
    const late = row('Episodes', { ...EPISODE, PLACE: 'QQ', DEC: '2060-01-01', REC: 'X1' })
    expect(checkRow(late).map(each => each.code)).toEqual(['unknown-code'])
    expect(checkAgainstYear(late, 2026).map(each => [each.code, each.column])).toEqual([['too-late', 'DEC']])
    expect(checkAgainstYear(row('Episodes', EPISODE), 2026)).toEqual([])
  })

  it('about a child not yet born, or born before anyone living, loses the date of birth', () => {
    expect(found('Header', { CHILD: '1', SEX: 'M', ETHNIC: 'WBRI', DOB: '2026-04-01' })).toEqual([
      'refused value not-yet-born DOB',
    ])
    expect(found('Header', { CHILD: '1', SEX: 'M', ETHNIC: 'WBRI', DOB: '1895-01-01' })).toEqual([
      'refused value too-old DOB',
    ])
  })

  it('more than a year before the birth is refused, within it warned of', () => {
    expect(found('Reviews', { ...REVIEW, REVIEW: '2014-04-30' })).toEqual(['refused row before-birth REVIEW'])
    expect(found('Reviews', { ...REVIEW, REVIEW: '2014-05-01' })).toEqual(['warning value before-birth REVIEW'])
  })

  it.each([
    ['X'.repeat(21), 'bad-id'],
    ['1.23E+05', 'bad-id'],
    ['=12', 'bad-id'],
    ['A B', 'bad-id'],
  ])('for a child numbered %s is refused', (child, code) => {
    expect(found('Episodes', { ...EPISODE, CHILD: child })).toEqual([`refused row ${code} CHILD`])
  })

  it.each(['41', '-1', '12.5', 'HIGH'])('with an SDQ score of %s loses it', score => {
    expect(found('OC2', { ...OC2, SDQ_SCORE: score })).toEqual(['refused value out-of-range SDQ_SCORE'])
  })

  it('with a flag that is neither 0 nor 1 loses it', () => {
    expect(found('OC2', { ...OC2, TEETH_CHECK: 'Y' })).toEqual(['refused value not-a-flag TEETH_CHECK'])
  })

  it('may have an adoption before care began, and a previous order from any year', () => {
    expect(found('PrevPerm', { CHILD: '1', DOB: '1985-05-01', PREV_PERM: 'P1', DATE_PERM: '1990-05' })).toEqual([])
    expect(found('PrevPerm', { CHILD: '1', DOB: '2015-05-01', PREV_PERM: 'P1', DATE_PERM: 'ZZZZ' })).toEqual([])
    expect(found('PrevPerm', { CHILD: '1', DOB: '2015-05-01', PREV_PERM: 'P1', DATE_PERM: 'SOON' })).toEqual([
      'refused value not-a-day DATE_PERM',
    ])
  })
})
