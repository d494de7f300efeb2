import { birthday } from '../../../../spine/time/age.ts'
import { dateOf } from '../../../../spine/time/plain-date.ts'
import { before, onOrBefore } from '../compare.ts'
import { isShortBreak } from '../notions.ts'
import { type Rule, codes, rowsOf, rule } from '../rule.ts'

const WHY_NONE = codes('UN1 UN2 UN3 UN4 UN5')
/** A letter that is not I, O or S, and twelve figures, or eleven and a letter. */
const REAL = /^[A-HJ-NP-RT-Z]\d{11}[\dA-Z]$/
const STARTS_SCHOOL = 4

/** Unique pupil numbers. */
export const pupilNumberRules: readonly Rule[] = [
  rule({
    code: '168',
    reads: { Header: ['UPN'] },
    fields: ['UPN'],
    wrong: 'The unique pupil number is neither of the right shape nor a reason why there is none.',
    mend: 'Ask the school for the number; where there is none give UN1 to UN5.',
    find: rowsOf('Header', ({ UPN }) => UPN !== undefined && !REAL.test(UPN) && !WHY_NONE.has(UPN)),
  }),
  rule({
    code: '208',
    reads: { Header: ['UPN'], Header_last: ['UPN'] },
    fields: ['UPN'],
    wrong: 'The unique pupil number is not the one sent last year.',
    mend: 'Ask the school which number is right, and correct the year that is wrong.',
    find: ({ now, last }) =>
      now.Header.filter(({ UPN }) => last.Header.some(then => then.UPN !== UPN && !mayFollow(then.UPN, UPN))),
  }),
  rule({
    code: '209',
    reads: { Header: ['UPN', 'DOB'] },
    fields: ['UPN', 'DOB'],
    wrong:
      'The return says the child is not of school age (UN1), and they were four before the last school year began.',
    mend: 'Give the unique pupil number, or the reason why there is none at their age.',
    find: rowsOf(
      'Header',
      ({ UPN, on }, { year }) =>
        UPN === 'UN1' && on.DOB !== undefined && onOrBefore(birthday(on.DOB, STARTS_SCHOOL), dateOf(year - 2, 8, 31)),
    ),
  }),
  rule({
    code: '210',
    reads: { Header: ['UPN'], Episodes: ['DECOM'] },
    fields: ['UPN', 'DECOM'],
    wrong:
      'The number is said not to be known yet because the child is newly looked after (UN4), and they have been for more than a week.',
    mend: 'Give the unique pupil number, or another reason why there is none.',
    find: ({ now }, { year }) => {
      const unknown = now.Header.filter(({ UPN }) => UPN === 'UN4')
      if (unknown.length === 0) return []
      const weekBefore = dateOf(year, 3, 24)
      const began = now.Episodes.filter(({ on }) => before(on.DECOM, weekBefore))
      return began.length > 0 ? [...unknown, ...began] : []
    },
  }),
  rule({
    code: '442',
    reads: { Episodes: ['LS'], Header: ['UPN'] },
    fields: ['UPN'],
    wrong: 'The child has been looked after, other than for short breaks, and the unique pupil number is missing.',
    mend: 'Give the number, or UN1 to UN5 with why there is none.',
    find: ({ now }) =>
      now.Episodes.some(episode => !isShortBreak(episode)) ? now.Header.filter(({ UPN }) => UPN === undefined) : [],
  }),
  rule({
    code: '444',
    reads: { Header: ['UPN'] },
    fields: ['UPN'],
    from: 2026,
    across: true,
    wrong: 'Another child has the same unique pupil number.',
    mend: 'Find whose number it is, and correct the other; two rows of one child are to be made one.',
    find: rowsOf('Header', ({ UPN }, { sharedUpns }) => UPN !== undefined && !WHY_NONE.has(UPN) && sharedUpns.has(UPN)),
  }),
]

// A number may come where there was none, and one reason may follow the first of them.
function mayFollow(last: string | undefined, now: string | undefined): boolean {
  const none = last === undefined || WHY_NONE.has(last)
  if (now !== undefined && WHY_NONE.has(now)) return (last === undefined || last === 'UN1') && now !== 'UN1'
  return none && now !== undefined
}
