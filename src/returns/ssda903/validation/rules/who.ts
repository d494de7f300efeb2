import { birthday } from '../../../../spine/time/age.ts'
import { valueOn } from '../../../../spine/time/dated.ts'
import type { Child } from '../child.ts'
import { SEXES } from '../codes.ts'
import { after, before, isOne, sameDay } from '../compare.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, oneOf, rowsOf, rule } from '../rule.ts'

const ETHNICITIES = codes(
  'WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT',
)

/** Who the child is: sex, date of birth, ethnicity, and that they are who they were last year. */
export const whoRules: readonly Rule[] = [
  rule({
    code: '101',
    reads: { Header: ['SEX'] },
    fields: ['SEX'],
    wrong: 'The sex is missing or is not a code of that year: M, F or U since 2024-25, 1 or 2 before.',
    mend: 'Give M for male, F for female, or U where it is not known.',
    find: rowsOf('Header', ({ SEX }, { starts }) => !isOne(SEX, valueOn(SEXES, starts))),
  }),
  rule({
    code: '102',
    reads: { Header: ['DOB'] },
    fields: ['DOB'],
    wrong: 'The date of birth is missing or is no real day.',
    mend: 'Give the date of birth as dd/mm/yyyy; where only the month is known, the 15th of it.',
    find: rowsOf('Header', ({ on }) => on.DOB === undefined),
  }),
  oneOf('103', 'Header', 'ETHNIC', ETHNICITIES, {
    blank: 'wrong',
    wrong: 'The ethnicity is missing or is not one of the codes.',
    mend: 'Give the code of how the child describes themselves; NOBT where it has not been asked yet.',
  }),
  rule({
    code: '202',
    reads: { Header: ['SEX'], Header_last: ['SEX'] },
    fields: ['SEX'],
    wrong: 'The sex is not the one sent last year.',
    mend: 'Correct whichever year is wrong; where the record has changed, confirm it.',
    find: child => differing(child, (now, last) => letterOf(now.SEX) !== letterOf(last.SEX)),
  }),
  rule({
    code: '203',
    reads: { Header: ['DOB'], Header_last: ['DOB'] },
    fields: ['DOB'],
    wrong: 'The date of birth is not the one sent last year.',
    mend: 'Correct whichever year is wrong; where an age assessment changed it, confirm it.',
    find: child => differing(child, (now, last) => now.on.DOB !== last.on.DOB),
  }),
  rule({
    code: '204',
    reads: { Header: ['ETHNIC'], Header_last: ['ETHNIC'] },
    fields: ['ETHNIC'],
    wrong: 'The ethnicity is not the one sent last year.',
    mend: 'Confirm that the child now describes themselves so, or correct it.',
    find: child => differing(child, (now, last) => now.ETHNIC !== last.ETHNIC),
  }),
  rule({
    code: '232',
    reads: { Header: ['SEX'] },
    fields: ['SEX'],
    from: 2025,
    as: 'query',
    wrong: 'The sex is given as not known (U).',
    mend: 'Confirm that it is not known, or give M or F.',
    find: rowsOf('Header', ({ SEX }) => SEX === 'U'),
  }),
  rule({
    code: '301',
    reads: { Header: ['DOB'] },
    fields: ['DOB'],
    wrong: 'The date of birth is after the end of the year.',
    mend: 'Correct the date of birth.',
    find: rowsOf('Header', ({ on }, { ends }) => after(on.DOB, ends)),
  }),
  rule({
    code: '351',
    reads: { Header: ['DOB'] },
    fields: ['DOB'],
    wrong: 'They turned 25 before the year began.',
    mend: 'Correct the date of birth, or take them out of this year’s return.',
    find: rowsOf('Header', ({ on }, { starts }) => on.DOB !== undefined && before(birthday(on.DOB, 25), starts)),
  }),
]

// Each of this year's Header rows that differs from last year's of the same child.
function differing(
  { now, last }: Child,
  differ: (now: Row<'Header'>, last: Row<'Header'>) => boolean,
): readonly Row<'Header'>[] {
  return now.Header.filter(row => last.Header.some(then => differ(row, then)))
}

// Codes were figures up to 2023-24, and a child's did not change because the codes did.
function letterOf(sex: string | undefined): string | undefined {
  return sex === '1' ? 'M' : sex === '2' ? 'F' : sex
}

/** Whether two cells of a day say the same: as days where both are, else as typed. */
export function sameCell(one: Row<'Header'>, other: Row<'Header'>, column: 'MC_DOB'): boolean {
  return sameDay(one.on[column], other.on[column]) || one[column] === other[column]
}
