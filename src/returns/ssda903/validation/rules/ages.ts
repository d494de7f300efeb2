import type { Child } from '../child.ts'
import { ADOPTED } from '../codes.ts'
import { type Day, after, before, isOne, onOrAfter, onOrBefore } from '../compare.ts'
import { birthdayOf, bornOn, firstEpisode } from '../notions.ts'
import type { AnyRow, Row } from '../row.ts'
import { type Rule, codes, rule } from '../rule.ts'

type Episode = Row<'Episodes'>

const ADULT = 18
/** The age of criminal responsibility. */
const RESPONSIBLE = 10

const YOUTH_JUSTICE = codes('J1 J2 J3')
const INDEPENDENT = codes('E5 E6')
const GUARDIANSHIP = codes('E45 E46 E47 E48')

/** What may be said of a child only from an age, or only up to one. */
export const ageRules: readonly Rule[] = [
  rule({
    code: '234',
    reads: { Episodes: ['DECOM', 'REASON_PLACE_CHANGE'], Header: ['DOB'] },
    fields: ['REASON_PLACE_CHANGE', 'DOB'],
    from: 2026,
    wrong: 'The child moved because they were admitted to custody, in an episode that began before they were 10.',
    mend: 'Correct the reason for the move or the date of birth.',
    find: both(
      RESPONSIBLE,
      ({ REASON_PLACE_CHANGE, on }, tenth) => REASON_PLACE_CHANGE === 'CUSTOD' && before(on.DECOM, tenth),
    ),
  }),
  rule({
    code: '302',
    reads: { Header: ['DOB'], Episodes: ['DECOM'] },
    fields: ['DECOM', 'DOB'],
    wrong: 'The child’s first episode began before they were born.',
    mend: 'Correct the day it began or the date of birth.',
    find: child => {
      const first = firstEpisode(child)
      return first && before(first.on.DECOM, bornOn(child)) ? [first, ...child.now.Header] : []
    },
  }),
  rule({
    code: '352',
    reads: { Header: ['DOB'], Episodes: ['DECOM', 'RNE'] },
    fields: ['DECOM', 'RNE'],
    wrong: 'Care started on or after the 18th birthday.',
    mend: 'Correct the day it started or the date of birth, or take the episode out.',
    find: at(ADULT, ({ RNE, on }, adult) => RNE === 'S' && onOrBefore(adult, on.DECOM)),
  }),
  rule({
    code: '358',
    reads: { Header: ['DOB'], Episodes: ['DECOM', 'LS'] },
    fields: ['DECOM', 'DOB', 'LS'],
    wrong:
      'The child was remanded, held under PACE or on a youth rehabilitation order, on or before their 10th birthday.',
    mend: 'Correct the legal status, the day the episode began or the date of birth.',
    find: both(RESPONSIBLE, ({ LS, on }, tenth) => isOne(LS, YOUTH_JUSTICE) && onOrBefore(on.DECOM, tenth)),
  }),
  rule({
    code: '359',
    reads: { Header: ['DOB'], Episodes: ['DEC', 'LS', 'PLACE'] },
    fields: ['DEC', 'LS', 'PLACE'],
    wrong: 'The child turned 18 before the last day of the year, and the episode has not ended.',
    mend: 'Give DEC and REC; an adult may stay only in a children’s home (K2) while accommodated (V2).',
    find: (child, { ends }) =>
      before(birthdayOf(child, ADULT), ends)
        ? child.now.Episodes.filter(({ DEC, LS, PLACE }) => DEC === undefined && !(LS === 'V2' && PLACE === 'K2'))
        : [],
  }),
  fromAge('371', 'K3', 16, 'supported accommodation'),
  fromAge('372', 'R5', 10, 'a young offender institution or prison'),
  fromAge('373', 'S1', 4, 'a residential school'),
  fromAge('374', 'P3', 14, 'residential employment'),
  rule({
    code: '386',
    reads: { Header: ['DOB'], Episodes: ['DEC', 'REC'] },
    fields: ['REC'],
    wrong: 'The child was adopted on or after their 18th birthday.',
    mend: 'Correct the reason the episode ended, the day it did or the date of birth.',
    find: at(ADULT, ({ REC, on }, adult) => isOne(REC, ADOPTED) && onOrAfter(on.DEC, adult)),
  }),
  rule({
    code: '387',
    reads: { Header: ['DOB'], Episodes: ['DEC', 'REC'] },
    fields: ['REC'],
    wrong: 'The child moved into independent living, and is not shown to have been 14 by then.',
    mend: 'Correct the reason the episode ended, the day it did or the date of birth.',
    find: at(14, ({ DEC, REC, on }, then) => isOne(REC, INDEPENDENT) && DEC !== undefined && !onOrAfter(on.DEC, then)),
  }),
  rule({
    code: '389',
    reads: { Episodes: ['DEC', 'REC'], Header: ['DOB'] },
    fields: ['REC'],
    wrong: 'The child moved to a home funded by adult social care, and is not shown to have been 16 by then.',
    mend: 'Correct the reason the episode ended, the day it did or the date of birth.',
    find: at(16, ({ REC, on }, then) => REC === 'E7' && !onOrAfter(on.DEC, then)),
  }),
  rule({
    code: '407',
    reads: { Episodes: ['DEC', 'REC'], Header: ['DOB'] },
    fields: ['DEC', 'DOB', 'REC'],
    wrong: 'A special guardianship order was made after the 18th birthday.',
    mend: 'Correct the reason the episode ended, the day it did or the date of birth.',
    find: both(ADULT, ({ REC, on }, adult) => isOne(REC, GUARDIANSHIP) && after(on.DEC, adult)),
  }),
  rule({
    code: '460',
    reads: { Header: ['DOB'], Episodes: ['DEC', 'REC'] },
    fields: ['DEC', 'REC'],
    wrong:
      'Care is said to have ended because the child turned 18 and stayed with their carers, before their 18th birthday.',
    mend: 'Correct the reason the episode ended, the day it did or the date of birth.',
    find: at(ADULT, ({ REC, on }, adult) => REC === 'E17' && before(on.DEC, adult)),
  }),
]

function fromAge(code: string, place: string, age: number, what: string): Rule {
  return rule({
    code,
    reads: { Episodes: ['DECOM', 'PLACE'], Header: ['DOB'] },
    fields: ['DECOM', 'PLACE'],
    wrong: `The child went to live in ${what} (${place}) before they were ${age}.`,
    mend: 'Correct the kind of home, the day the episode began or the date of birth.',
    find: at(age, ({ PLACE, on }, then) => PLACE === place && before(on.DECOM, then)),
  })
}

type Test = (episode: Episode, birthday: Day) => boolean

// The episodes of which something is so, given the day the child reaches an age.
function at(age: number, isWrong: Test): (child: Child) => readonly Episode[] {
  return child => {
    const birthday = birthdayOf(child, age)
    return child.now.Episodes.filter(episode => isWrong(episode, birthday))
  }
}

// The same, with the Header that holds the date of birth.
function both(age: number, isWrong: Test): (child: Child) => readonly AnyRow[] {
  const find = at(age, isWrong)
  return child => {
    const found = find(child)
    return found.length > 0 ? [...found, ...child.now.Header] : found
  }
}
