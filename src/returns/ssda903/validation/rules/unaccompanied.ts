import { birthday } from '../../../../spine/time/age.ts'
import type { Child } from '../child.ts'
import { after, before, sameDay, whole } from '../compare.ts'
import { bornOn, inYear, isUnaccompanied, wasUnaccompanied } from '../notions.ts'
import type { AnyRow } from '../row.ts'
import { type Rule, isNoDay, rowsOf, rule } from '../rule.ts'

const YOUNG = 11
const ADULT = 18

/** Unaccompanied children seeking asylum, and the day their being so ended (DUC). */
export const unaccompaniedRules: readonly Rule[] = [
  rule({
    code: '104',
    reads: { UASC: ['DUC'] },
    fields: ['DUC'],
    wrong: 'The day on which being unaccompanied ended is no real day, or is before the year.',
    mend: 'Give DUC as dd/mm/yyyy; leave out a child whose status ended in an earlier year.',
    find: rowsOf('UASC', (row, { starts }) => isNoDay(row, 'DUC') || before(row.on.DUC, starts)),
  }),
  rule({
    code: '105',
    reads: { 'Header(XML)': ['UASC'] },
    fields: ['UASC'],
    wrong: 'Whether the child is unaccompanied is not told, or is neither 0 nor 1.',
    mend: 'Give UASC as 1 for an unaccompanied child seeking asylum, 0 for any other.',
    find: rowsOf('Header', ({ UASC }) => whole(UASC) !== 0 && whole(UASC) !== 1),
  }),
  rule({
    code: '205A',
    reads: { UASC: ['DUC'], UASC_last: ['DUC'], Header: [], Header_last: [] },
    fields: ['CHILD', 'UASC'],
    wrong:
      'The child was unaccompanied last year and is not this year, and last year’s return does not say that it ended then.',
    mend: 'Say that the child is unaccompanied this year with the day it ended, or correct last year’s DUC.',
    find: (child, { before: lastYear }) => {
      if (!wasUnaccompanied(child) || isUnaccompanied(child)) return []
      const { now, last } = child
      const told = now.UASC.some(({ DUC }) => DUC !== undefined)
      return told || !last.UASC.some(({ on }) => inYear(on.DUC, lastYear)) ? now.Header : []
    },
  }),
  rule({
    code: '205B',
    reads: { UASC: ['DUC'], UASC_last: ['DUC'], Header: ['DOB'], Header_last: [] },
    fields: ['DUC', 'UASC'],
    wrong:
      'The child is unaccompanied in both years, and the day it ended does not fit: it is outside this year and not last year’s, or last year’s was not the 18th birthday.',
    mend: 'Correct DUC: the day in this year on which it ended, or else the 18th birthday.',
    find: (child, around) => {
      if (!wasUnaccompanied(child) || !isUnaccompanied(child)) return []
      const { now, last } = child
      const born = bornOn(child)
      const adult = born === undefined ? undefined : birthday(born, ADULT)
      const wrong = last.UASC.some(then => {
        const moved = now.UASC.some(
          ({ on }) => on.DUC !== undefined && !inYear(on.DUC, around) && !sameDay(on.DUC, then.on.DUC),
        )
        return moved || !sameDay(then.on.DUC, adult)
      })
      return wrong ? both(child) : []
    },
  }),
  rule({
    code: '205C',
    reads: { UASC: ['DUC'], UASC_last: ['DUC'], Header: [], Header_last: [] },
    fields: ['DUC', 'UASC'],
    wrong: 'The child is not unaccompanied in either year, and a day on which it ended is given.',
    mend: 'Take DUC out, or say that the child is unaccompanied.',
    find: child => {
      if (wasUnaccompanied(child) || isUnaccompanied(child)) return []
      const { now, last } = child
      return [...now.UASC, ...last.UASC].some(({ DUC }) => DUC !== undefined) ? both(child) : []
    },
  }),
  rule({
    code: '205D',
    reads: { UASC: [], UASC_last: [], Header: [], Header_last: [] },
    fields: ['UASC', 'CHILD'],
    wrong: 'The child was in last year’s return and not unaccompanied, and is now.',
    mend: 'Correct whichever year is wrong: a child does not become unaccompanied while looked after.',
    find: child =>
      child.last.Header.length > 0 && isUnaccompanied(child) && !wasUnaccompanied(child) ? child.now.Header : [],
  }),
  rule({
    code: '231',
    reads: { 'Header|UASC': ['DOB'] },
    fields: ['DOB', 'UASC'],
    from: 2025,
    as: 'query',
    wrong: 'The child is unaccompanied and is under 11 at the end of the year.',
    mend: 'Confirm it, or correct the date of birth.',
    find: (child, { ends }) => {
      if (!isUnaccompanied(child)) return []
      const born = bornOn(child) ?? child.now.UASC.find(({ on }) => on.DOB !== undefined)?.on.DOB
      return born !== undefined && after(birthday(born, YOUNG), ends) ? both(child) : []
    },
  }),
  rule({
    code: '303',
    reads: { UASC: ['DUC'], Header: [] },
    fields: ['DUC', 'UASC'],
    wrong: 'A day is given on which being unaccompanied ended, and the child is not marked as unaccompanied.',
    mend: 'Mark the child as unaccompanied, or take DUC out.',
    find: (child, { marksUnaccompanied }) => {
      const { UASC, Header } = child.now
      // In CSV a row of the UASC table is itself the mark, of a child who has a Header.
      const marked = Header.some(row => !marksUnaccompanied || whole(row.UASC) === 1)
      return marked ? [] : UASC.some(({ DUC }) => DUC !== undefined) ? both(child) : []
    },
  }),
  rule({
    code: '304',
    reads: { UASC: ['DUC', 'DOB'] },
    fields: ['DUC'],
    wrong: 'The day on which being unaccompanied ended is after the 18th birthday.',
    mend: 'Give the 18th birthday, or the earlier day on which it ended.',
    find: rowsOf('UASC', ({ on }) => on.DOB !== undefined && after(on.DUC, birthday(on.DOB, ADULT))),
  }),
]

function both({ now }: Child): readonly AnyRow[] {
  return [...now.UASC, ...now.Header]
}
