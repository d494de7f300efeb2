import { after, before, isNone, onOrBefore, sameDay, within } from '../compare.ts'
import { periodsOfCare } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, realDay, rowsOf, rule } from '../rule.ts'
import { type Span, beginsIn, isHeldBy, overlapping } from '../spans.ts'
import { reaches } from './outcomes.ts'

type Missing = Row<'Missing'>

const KINDS = codes('M A')
const ADULT = 18

/** Times a child was missing, or away without authorisation. */
export const missingRules: readonly Rule[] = [
  rule({
    code: '564',
    reads: { Missing: ['MISSING', 'MIS_START'] },
    fields: ['MISSING', 'MIS_START'],
    wrong: 'The child was missing or away, and the day it began is not given.',
    mend: 'Give MIS_START.',
    find: rowsOf('Missing', row => row.MISSING !== undefined && KINDS.has(row.MISSING) && row.MIS_START === undefined),
  }),
  rule({
    code: '565',
    reads: { Missing: ['MISSING', 'MIS_START'] },
    fields: ['MISSING', 'MIS_START'],
    wrong: 'A day of going missing is given, and whether the child was missing or away is not.',
    mend: 'Give MISSING: M where nobody knew where they were, A where it was known.',
    find: rowsOf('Missing', row => row.MIS_START !== undefined && row.MISSING === undefined),
  }),
  rule({
    code: '566',
    reads: { Missing: ['MISSING', 'MIS_END'] },
    fields: ['MISSING', 'MIS_END'],
    wrong: 'A day of coming back is given, and whether the child was missing or away is not.',
    mend: 'Give MISSING: M where nobody knew where they were, A where it was known.',
    find: rowsOf('Missing', row => row.MIS_END !== undefined && row.MISSING === undefined),
  }),
  rule({
    code: '567',
    reads: { Missing: ['MIS_START', 'MIS_END'] },
    fields: ['MIS_START', 'MIS_END'],
    wrong: 'The child came back before they went.',
    mend: 'Correct whichever day is wrong.',
    find: rowsOf('Missing', ({ on }) => after(on.MIS_START, on.MIS_END)),
  }),
  rule({
    code: '570',
    reads: { Missing: ['MIS_START'] },
    fields: ['MIS_START'],
    wrong: 'It began after the year ended.',
    mend: 'Correct MIS_START, or leave it for next year’s return.',
    find: rowsOf('Missing', ({ on }, { ends }) => after(on.MIS_START, ends)),
  }),
  rule({
    code: '571',
    reads: { Missing: ['MIS_END'] },
    fields: ['MIS_END'],
    wrong: 'It ended before the year began, or after it ended.',
    mend: 'Correct MIS_END; leave it blank where the child was not back by the end of the year.',
    find: rowsOf('Missing', ({ on }, { starts, ends }) => before(on.MIS_END, starts) || after(on.MIS_END, ends)),
  }),
  rule({
    code: '574',
    reads: { Missing: ['MIS_START', 'MIS_END'] },
    fields: ['MIS_START', 'MIS_END'],
    wrong: 'It began while the child had not come back from the time before.',
    mend: 'Correct the days, or make the two times one.',
    find: ({ now }) => overlapping(now.Missing, spanOf),
  }),
  rule({
    code: '575',
    reads: { Episodes: ['DECOM', 'DEC'], Missing: ['MIS_START', 'MIS_END'] },
    fields: ['MIS_END'],
    wrong: 'The episode in which the child went missing has ended, and the day they came back is not given.',
    mend: 'Give MIS_END: at the latest the day the episode ended.',
    find: ({ now }) =>
      now.Missing.filter(
        row => row.MIS_END === undefined && now.Episodes.some(({ on }) => within(row.on.MIS_START, on.DECOM, on.DEC)),
      ),
  }),
  rule({
    code: '576',
    reads: { Missing: ['MIS_START'], Missing_last: ['MIS_START', 'MIS_END'] },
    fields: ['CHILD'],
    wrong:
      'The child was missing at the end of last year, and this year’s first time does not begin on the day sent then.',
    mend: 'Send last year’s time again with the day they came back.',
    find: ({ now, last }) => {
      const first = now.Missing.toSorted((a, b) => ((a.on.MIS_START ?? '') < (b.on.MIS_START ?? '') ? -1 : 1))[0]
      return first &&
        last.Missing.some(then => then.MIS_END === undefined && !sameDay(then.on.MIS_START, first.on.MIS_START))
        ? [first]
        : []
    },
  }),
  rule({
    code: '577',
    reads: { Episodes: ['DECOM', 'DEC'], Missing: ['MIS_START', 'MIS_END'] },
    fields: ['MIS_END'],
    wrong: 'The child was not in care until the day they came back.',
    mend: 'Correct MIS_END: at the latest the day they left care.',
    find: child => {
      const care = periodsOfCare(child)
      return care.length === 0
        ? []
        : child.now.Missing.filter(
            row => row.on.MIS_START !== undefined && !care.some(each => isHeldBy(spanOf(row), each)),
          )
    },
  }),
  rule({
    code: '578',
    reads: { Episodes: ['DECOM', 'DEC'], Missing: ['MIS_START'] },
    fields: ['MIS_START'],
    wrong: 'The child was not in care on the day they went missing.',
    mend: 'Correct MIS_START, or take the row out.',
    find: child => {
      const care = periodsOfCare(child)
      return care.length === 0
        ? []
        : child.now.Missing.filter(
            row => row.on.MIS_START !== undefined && !care.some(each => beginsIn(spanOf(row), each)),
          )
    },
  }),
  rule({
    code: '580',
    reads: { Episodes: ['DEC', 'REC'], Missing: ['MIS_END', 'DOB'] },
    fields: ['REC'],
    wrong: 'The child was missing when they turned 18 and left care, and how they left is not ‘any other reason’ (E8).',
    mend: 'Give E8, or correct the day they came back.',
    find: ({ now }) =>
      now.Episodes.filter(
        ({ REC, on }) =>
          REC !== 'E8' &&
          now.Missing.some(row => sameDay(row.on.MIS_END, on.DEC) && sameDay(reaches(row.on.DOB, ADULT), on.DEC)),
      ),
  }),
  rule({
    code: '581',
    reads: { Episodes: ['DECOM', 'DEC'], Missing: ['MIS_START'] },
    fields: ['MIS_START'],
    wrong: 'No episode of the child’s holds the day they went missing.',
    mend: 'Correct MIS_START, or the episodes.',
    find: ({ now }) =>
      now.Missing.filter(
        row =>
          row.on.MIS_START !== undefined &&
          !now.Episodes.some(({ on, DEC }) =>
            DEC === undefined ? onOrBefore(on.DECOM, row.on.MIS_START) : within(row.on.MIS_START, on.DECOM, on.DEC),
          ),
      ),
  }),
  rule({
    code: '586',
    reads: { Missing: ['MIS_START', 'DOB'] },
    fields: ['MIS_START'],
    wrong: 'The child went missing before they were born, or on that day.',
    mend: 'Correct MIS_START or the date of birth.',
    find: rowsOf('Missing', ({ on }) => onOrBefore(on.MIS_START, on.DOB)),
  }),
  rule({
    code: '1004',
    reads: { Missing: ['MIS_START'] },
    fields: ['MIS_START'],
    wrong: 'The day the child went missing is not given, or is no real day.',
    mend: 'Give MIS_START as dd/mm/yyyy.',
    find: rowsOf('Missing', ({ on }) => on.MIS_START === undefined),
  }),
  realDay('1005', 'Missing', 'MIS_END', 'The day the child came back'),
  rule({
    code: '1006',
    reads: { Missing: ['MISSING'] },
    fields: ['MISSING'],
    wrong: 'Whether the child was missing or away is not one of the codes.',
    mend: 'Give M where nobody knew where they were, A where it was known.',
    find: rowsOf('Missing', ({ MISSING }) => isNone(MISSING, KINDS)),
  }),
]

function spanOf({ on, MIS_END }: Missing): Span {
  return { from: on.MIS_START, to: on.MIS_END, open: MIS_END === undefined }
}
