import { after, before, isOne } from '../compare.ts'
import { isShortBreak } from '../notions.ts'
import { type Rule, codes, rowsOf, rule } from '../rule.ts'
import { reaches } from './outcomes.ts'

const CODES = codes('PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7')
const TAKING_PART = codes('PN1 PN2 PN3 PN4 PN5 PN6 PN7')
/** From this age children are asked to take part in their reviews. */
const ASKED = 4

/** Reviews, and how the child took part. */
export const reviewRules: readonly Rule[] = [
  rule({
    code: '166',
    reads: { Reviews: ['REVIEW'] },
    fields: ['REVIEW'],
    wrong: 'The day of the review is missing or is no real day.',
    mend: 'Give REVIEW as dd/mm/yyyy.',
    find: rowsOf('Reviews', ({ on }) => on.REVIEW === undefined),
  }),
  rule({
    code: '167',
    reads: { Reviews: ['REVIEW', 'REVIEW_CODE'] },
    fields: ['REVIEW_CODE'],
    wrong: 'How the child took part is missing, is not one of the codes, or is of no review.',
    mend: 'Give PN0 for a child under 4, PN1 to PN7 for others, with the day of the review.',
    find: rowsOf('Reviews', row =>
      row.REVIEW === undefined ? row.REVIEW_CODE !== undefined : !isOne(row.REVIEW_CODE, CODES),
    ),
  }),
  rule({
    code: '399',
    reads: { Episodes: ['LS'], Header: ['MOTHER'], Reviews: ['REVIEW', 'REVIEW_CODE'] },
    fields: ['MOTHER', 'LS', 'REVIEW', 'REVIEW_CODE'],
    wrong: 'The child has short breaks alone, and a review or being a mother is told.',
    mend: 'Take the review and MOTHER out: they are asked of children looked after otherwise.',
    find: ({ now }) => {
      if (now.Episodes.length === 0 || !now.Episodes.every(isShortBreak)) return []
      const mothers = now.Header.filter(({ MOTHER }) => MOTHER !== undefined)
      const reviews = now.Reviews.filter(row => row.REVIEW !== undefined || row.REVIEW_CODE !== undefined)
      return mothers.length + reviews.length > 0 ? [...now.Episodes, ...mothers, ...reviews] : []
    },
  }),
  rule({
    code: '440',
    reads: { Reviews: ['DOB', 'REVIEW', 'REVIEW_CODE'] },
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    wrong: 'The child was over 4 at the review, and is said to have been too young to take part (PN0).',
    mend: 'Give how they took part: PN1 to PN7.',
    find: rowsOf('Reviews', ({ REVIEW_CODE, on }) => REVIEW_CODE === 'PN0' && after(on.REVIEW, reaches(on.DOB, ASKED))),
  }),
  rule({
    code: '441',
    reads: { Reviews: ['DOB', 'REVIEW', 'REVIEW_CODE'] },
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    wrong: 'The child was under 4 at the review, and is said to have taken part.',
    mend: 'Give PN0, or correct the date of birth.',
    find: rowsOf(
      'Reviews',
      ({ REVIEW_CODE, on }) => isOne(REVIEW_CODE, TAKING_PART) && before(on.REVIEW, reaches(on.DOB, ASKED)),
    ),
  }),
]
