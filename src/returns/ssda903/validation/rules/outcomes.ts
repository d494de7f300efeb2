import { birthday } from '../../../../spine/time/age.ts'
import { after, anyBlank, anyFilled, before, isNoFlag, onOrAfter, onOrBefore, whole } from '../compare.ts'
import { firstEpisode, healthFlags, inYear, isContinuous } from '../notions.ts'
import type { AnyRow, Row } from '../row.ts'
import { type Around, type Rule, codes, oneOf, rowsOf, rule } from '../rule.ts'
import type { Child } from '../child.ts'
import type { ColumnOf } from '../columns.ts'
import type { Day } from '../compare.ts'

type OC2 = Row<'OC2'>

const FLAGS = [
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const
const ALWAYS = ['IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE'] as const
const OF_CARE = ['DECOM', 'DEC', 'RNE', 'REC', 'LS'] as const

/** Health and other outcomes of children looked after for twelve months (OC2). */
export const outcomeRules: readonly Rule[] = [
  rule({
    code: '157',
    reads: { OC2: ['SDQ_SCORE', 'SDQ_REASON', 'DOB'], Episodes: OF_CARE },
    fields: ['SDQ_REASON', 'DOB'],
    wrong:
      'The child was of the age for a strengths and difficulties questionnaire all year, and age is given as why there is none.',
    mend: 'Give the score, or the true reason why there is none.',
    find: ofContinuous(
      ({ SDQ_SCORE, SDQ_REASON, on }, { starts, ends }) =>
        SDQ_SCORE === undefined &&
        SDQ_REASON === 'SDQ1' &&
        onOrBefore(reaches(on.DOB, 4), starts) &&
        onOrAfter(reaches(on.DOB, 16), ends),
    ),
  }),
  rule({
    code: '158',
    reads: { OC2: ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] },
    fields: ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'Help with substance misuse was received, and whether it was offered is told too.',
    mend: 'Leave INTERVENTION_OFFERED blank where help was received.',
    find: rowsOf('OC2', row => whole(row.INTERVENTION_RECEIVED) === 1 && row.INTERVENTION_OFFERED !== undefined),
  }),
  rule({
    code: '159',
    reads: { OC2: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] },
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'The child has a substance misuse problem and had no help, and whether help was offered is not told.',
    mend: 'Give INTERVENTION_OFFERED: 1 where it was offered and refused, 0 where not.',
    find: rowsOf(
      'OC2',
      row =>
        whole(row.SUBSTANCE_MISUSE) === 1 &&
        whole(row.INTERVENTION_RECEIVED) === 0 &&
        row.INTERVENTION_OFFERED === undefined,
    ),
  }),
  rule({
    code: '180',
    reads: { OC2: ['SDQ_SCORE'] },
    fields: ['SDQ_SCORE'],
    wrong: 'The strengths and difficulties score is not a whole number from 0 to 40.',
    mend: 'Give the total difficulties score.',
    find: rowsOf('OC2', ({ SDQ_SCORE }) => {
      const score = whole(SDQ_SCORE)
      return SDQ_SCORE !== undefined && (score === undefined || score < 0 || score > 40)
    }),
  }),
  rule({
    code: '181',
    reads: { OC2: FLAGS },
    fields: FLAGS,
    wrong: 'Something that is asked as yes or no is neither 0 nor 1.',
    mend: 'Give 1 for yes, 0 for no.',
    find: rowsOf('OC2', row => healthFlags(row).some(isNoFlag)),
  }),
  rule({
    code: '182',
    reads: { OC2: FLAGS },
    fields: [...ALWAYS, 'CONVICTED', 'HEALTH_CHECK', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'Some health outcomes are told, and immunisations, teeth, health assessment or substance misuse is not.',
    mend: 'Fill in all four.',
    find: rowsOf(
      'OC2',
      row =>
        lacksAnAlways(row) &&
        anyFilled(row.CONVICTED, row.HEALTH_CHECK, row.INTERVENTION_RECEIVED, row.INTERVENTION_OFFERED),
    ),
  }),
  notContinuous('185', ['SDQ_SCORE'], 'a strengths and difficulties score', row => row.SDQ_SCORE !== undefined),
  rule({
    code: '186',
    reads: { Episodes: OF_CARE, OC2: ['SDQ_SCORE', 'SDQ_REASON', 'DOB'] },
    fields: ['SDQ_SCORE'],
    wrong:
      'The child was aged 4 to 16 and looked after all year, and has neither a strengths and difficulties score nor a reason why not.',
    mend: 'Give the score, or the reason why there is none.',
    find: ofContinuous(
      (row, { starts, ends }) =>
        hasNoSdq(row) && onOrBefore(reaches(row.on.DOB, 4), starts) && after(reaches(row.on.DOB, 17), ends),
    ),
  }),
  rule({
    code: '188',
    reads: { OC2: ['DOB', 'SDQ_SCORE', 'SDQ_REASON'] },
    fields: ['SDQ_SCORE', 'SDQ_REASON'],
    wrong: 'The child is under 4 at the end of the year, and something of the questionnaire is filled.',
    mend: 'Leave the score and the reason blank, or correct the date of birth.',
    find: rowsOf('OC2', (row, { ends }) => !hasNoSdq(row) && after(reaches(row.on.DOB, 4), ends)),
  }),
  rule({
    code: '189',
    reads: { OC2: ['DOB', 'SDQ_SCORE', 'SDQ_REASON'] },
    fields: ['DOB', 'SDQ_SCORE', 'SDQ_REASON'],
    wrong: 'They turned 17 before the year began, and something of the questionnaire is filled.',
    mend: 'Leave the score and the reason blank, or correct the date of birth.',
    find: rowsOf('OC2', (row, { starts }) => !hasNoSdq(row) && before(reaches(row.on.DOB, 17), starts)),
  }),
  notContinuous('190', FLAGS, 'a health outcome', row => anyFilled(...healthFlags(row)), ['OC2', 'Episodes']),
  rule({
    code: '191',
    reads: { OC2: ALWAYS, Episodes: OF_CARE },
    fields: [...ALWAYS, 'CHILD'],
    wrong:
      'The child was looked after all year, and immunisations, teeth, health assessment or substance misuse is not told.',
    mend: 'Fill in the child’s row of OC2.',
    find: (child, year) => {
      if (!isContinuous(child, year)) return []
      const first = firstEpisode(child)
      return child.now.OC2.length === 0 && first ? [first] : child.now.OC2.filter(lacksAnAlways)
    },
  }),
  rule({
    code: '192',
    reads: { OC2: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'] },
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'],
    wrong: 'The child has a substance misuse problem, and whether they had help is not told.',
    mend: 'Give INTERVENTION_RECEIVED: 1 for yes, 0 for no.',
    find: rowsOf('OC2', row => whole(row.SUBSTANCE_MISUSE) === 1 && row.INTERVENTION_RECEIVED === undefined),
  }),
  rule({
    code: '193',
    reads: { OC2: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] },
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'No substance misuse problem is told, and help with one is.',
    mend: 'Leave the two about help blank, or correct SUBSTANCE_MISUSE.',
    find: rowsOf(
      'OC2',
      row =>
        (row.SUBSTANCE_MISUSE === undefined || whole(row.SUBSTANCE_MISUSE) === 0) &&
        anyFilled(row.INTERVENTION_RECEIVED, row.INTERVENTION_OFFERED),
    ),
  }),
  oneOf('196', 'OC2', 'SDQ_REASON', codes('SDQ1 SDQ2 SDQ3 SDQ4 SDQ5'), {
    blank: 'right',
    wrong: 'The reason for having no questionnaire is not one of the codes.',
    mend: 'Give SDQ1 to SDQ5.',
  }),
  rule({
    code: '197B',
    reads: { OC2: ['SDQ_SCORE', 'SDQ_REASON', 'DOB'], Episodes: OF_CARE },
    fields: ['SDQ_REASON', 'DOB'],
    wrong:
      'The child turned 4 or 17 in the year and was looked after all of it, and has neither a score nor a reason why not.',
    mend: 'Give the score, or the reason why there is none.',
    find: ofContinuous((row, year) => hasNoSdq(row) && [4, 17].some(age => inYear(reaches(row.on.DOB, age), year))),
  }),
  rule({
    code: '197a',
    reads: { OC2: ['SDQ_SCORE', 'SDQ_REASON'] },
    fields: ['SDQ_SCORE', 'SDQ_REASON'],
    wrong: 'Both a strengths and difficulties score and a reason for having none are given.',
    mend: 'Keep the one that is true.',
    find: rowsOf('OC2', row => row.SDQ_SCORE !== undefined && row.SDQ_REASON !== undefined),
  }),
  notContinuous('198', ['SDQ_REASON'], 'a reason for having no questionnaire', row => row.SDQ_REASON !== undefined),
  rule({
    code: '542',
    reads: { OC2: ['DOB', 'CONVICTED'] },
    fields: ['CONVICTED'],
    wrong: 'The child is under 10 at the end of the year, and whether they were convicted is filled.',
    mend: 'Leave CONVICTED blank, or correct the date of birth.',
    find: rowsOf('OC2', (row, { ends }) => row.CONVICTED !== undefined && after(reaches(row.on.DOB, 10), ends)),
  }),
  rule({
    code: '543',
    reads: { Episodes: OF_CARE, OC2: ['DOB', 'CONVICTED'] },
    fields: ['DOB', 'CONVICTED'],
    wrong: 'The child is 10 or over and was looked after all year, and whether they were convicted is not told.',
    mend: 'Give CONVICTED: 1 for yes, 0 for no.',
    find: ofContinuous((row, { ends }) => row.CONVICTED === undefined && before(reaches(row.on.DOB, 10), ends)),
  }),
  withTheAlways('544', 'CONVICTED', 'The child was convicted or cautioned'),
  rule({
    code: '545',
    reads: { Episodes: OF_CARE, OC2: ['DOB', 'HEALTH_CHECK'] },
    fields: ['DOB', 'HEALTH_CHECK'],
    wrong:
      'The child is under 5 and was looked after all year, and whether development checks are up to date is not told.',
    mend: 'Give HEALTH_CHECK: 1 for yes, 0 for no.',
    find: ofContinuous((row, { ends }) => row.HEALTH_CHECK === undefined && after(reaches(row.on.DOB, 5), ends)),
  }),
  rule({
    code: '546',
    reads: { Episodes: OF_CARE, OC2: ['DOB', 'HEALTH_CHECK'] },
    fields: ['DOB', 'HEALTH_CHECK'],
    wrong: 'The child is 5 or over, and development checks, which are for younger children, are told.',
    mend: 'Leave HEALTH_CHECK blank, or correct the date of birth.',
    find: ofContinuous((row, { ends }) => row.HEALTH_CHECK !== undefined && onOrBefore(reaches(row.on.DOB, 5), ends)),
  }),
  withTheAlways('547', 'HEALTH_CHECK', 'Development checks are up to date'),
]

/** The day a child reaches an age; undefined where their date of birth is not known. */
export function reaches(born: Day, age: number): Day {
  return born === undefined ? undefined : birthday(born, age)
}

// Rows of OC2 of a child looked after all year, of which something is so.
function ofContinuous(isWrong: (row: OC2, around: Around) => boolean): Rule['find'] {
  return (child, around) => {
    const rows = child.now.OC2.filter(row => isWrong(row, around))
    return rows.length > 0 && isContinuous(child, around) ? rows : []
  }
}

function notContinuous(
  code: string,
  fields: readonly ColumnOf<'OC2'>[],
  what: string,
  isTold: (row: OC2) => boolean,
  order: readonly ['OC2', 'Episodes'] | readonly ['Episodes', 'OC2'] = ['Episodes', 'OC2'],
): Rule {
  const reads = { Episodes: OF_CARE, OC2: fields }
  return rule({
    code,
    reads: Object.fromEntries(order.map(table => [table, reads[table]])),
    fields,
    wrong: `The child was not looked after for the whole year, and ${what} is told.`,
    mend: 'Take it out, or correct the episodes.',
    find: (child: Child, around): readonly AnyRow[] =>
      isContinuous(child, around) ? [] : child.now.OC2.filter(isTold),
  })
}

function withTheAlways(code: string, column: 'CONVICTED' | 'HEALTH_CHECK', what: string): Rule {
  return rule({
    code,
    reads: { OC2: [column, ...ALWAYS] },
    fields: [column, ...ALWAYS],
    wrong: `${what}, and immunisations, teeth, health assessment or substance misuse is not told.`,
    mend: 'Fill in all four.',
    find: rowsOf('OC2', row => whole(row[column]) === 1 && lacksAnAlways(row)),
  })
}

function lacksAnAlways(row: OC2): boolean {
  return anyBlank(row.IMMUNISATIONS, row.TEETH_CHECK, row.HEALTH_ASSESSMENT, row.SUBSTANCE_MISUSE)
}

function hasNoSdq({ SDQ_SCORE, SDQ_REASON }: OC2): boolean {
  return SDQ_SCORE === undefined && SDQ_REASON === undefined
}
