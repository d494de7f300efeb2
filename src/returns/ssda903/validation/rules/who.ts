import { valueOn } from '../../../../spine/time/dated.ts'
import { SEXES } from '../codes.ts'
import { isOne } from '../compare.ts'
import { type Rule, rowsOf, rule } from '../rule.ts'

const ETHNICITIES: ReadonlySet<string> = new Set(
  'WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'.split(' '),
)

/** Who the child is: sex, date of birth, ethnicity. */
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
  rule({
    code: '103',
    reads: { Header: ['ETHNIC'] },
    fields: ['ETHNIC'],
    wrong: 'The ethnicity is missing or is not one of the codes.',
    mend: 'Give the code of how the child describes themselves; NOBT where it has not been asked yet.',
    find: rowsOf('Header', ({ ETHNIC }) => !isOne(ETHNIC, ETHNICITIES)),
  }),
]
