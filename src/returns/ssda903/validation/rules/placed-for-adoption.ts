import { ADOPTED, FOR_ADOPTION } from '../codes.ts'
import { after, before, isOne, onOrAfter, sameDay } from '../compare.ts'
import { bornOn, episodes, isAdopted, isShortBreak } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, oneOf, realDay, rowsOf, rule } from '../rule.ts'
import { isAdoptionTold, pairsOf } from './adoptions.ts'

type Placed = Row<'PlacedAdoption'>

/** Decisions that a child should be placed for adoption (PlacedAdoption), and their reversal. */
export const placedForAdoptionRules: readonly Rule[] = [
  realDay(
    '115',
    'PlacedAdoption',
    'DATE_PLACED',
    'The day of the decision that the child should be placed for adoption',
  ),
  realDay(
    '116',
    'PlacedAdoption',
    'DATE_PLACED_CEASED',
    'The day of the decision that the child should no longer be placed',
  ),
  rule({
    code: '117',
    reads: { Episodes: ['DEC', 'REC', 'DECOM'], PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED_CEASED', 'DATE_PLACED', 'DEC', 'REC', 'DECOM'],
    wrong: 'A decision about placing the child for adoption is after the year, or after they left care.',
    mend: 'Correct the day of the decision, or take it out.',
    find: (child, { ends }) => {
      const latest = episodes(child).findLast(({ REC }) => REC !== 'X1')
      return latest
        ? pairsOf(child.now.PlacedAdoption, [latest], ({ on }, { on: { DEC } }) =>
            [on.DATE_PLACED, on.DATE_PLACED_CEASED].some(day => after(day, ends) || after(day, DEC)),
          )
        : []
    },
  }),
  rule({
    code: '118',
    reads: { Episodes: ['DECOM', 'LS'], PlacedAdoption: ['DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED_CEASED', 'DECOM', 'LS'],
    wrong: 'The decision to place the child for adoption was reversed before the year, or before they came into care.',
    mend: 'Correct DATE_PLACED_CEASED; leave out a decision reversed in an earlier year.',
    find: (child, { starts }) => {
      const first = episodes(child).find(episode => !isShortBreak(episode))
      const wrong = child.now.PlacedAdoption.filter(
        ({ on }) => before(on.DATE_PLACED_CEASED, starts) || before(on.DATE_PLACED_CEASED, first?.on.DECOM),
      )
      return wrong.length > 0 && first ? [...wrong, first] : wrong
    },
  }),
  rule({
    code: '119',
    reads: { PlacedAdoption: ['REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'] },
    fields: ['REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    wrong: 'Of the day and the reason of reversing the decision, one is given and the other is not.',
    mend: 'Give both, or neither.',
    find: rowsOf(
      'PlacedAdoption',
      row => (row.DATE_PLACED_CEASED === undefined) !== (row.REASON_PLACED_CEASED === undefined),
    ),
  }),
  oneOf('120', 'PlacedAdoption', 'REASON_PLACED_CEASED', codes('RD1 RD2 RD3 RD4'), {
    blank: 'right',
    wrong: 'The reason for reversing the decision is not one of the codes.',
    mend: 'Give RD1 to RD4.',
  }),
  rule({
    code: '184',
    reads: { Header: ['DOB'], PlacedAdoption: ['DATE_PLACED'] },
    fields: ['DATE_PLACED', 'DOB'],
    wrong: 'The decision to place the child for adoption is before they were born, or their date of birth is missing.',
    mend: 'Correct DATE_PLACED or the date of birth.',
    find: child => {
      const born = bornOn(child)
      const wrong = child.now.PlacedAdoption.filter(
        ({ on }) => on.DATE_PLACED !== undefined && !onOrAfter(on.DATE_PLACED, born),
      )
      return wrong.length > 0 ? [...wrong, ...child.now.Header] : []
    },
  }),
  rule({
    code: '522',
    reads: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    wrong: 'The decision was reversed before it was made.',
    mend: 'Correct whichever day is wrong.',
    find: rowsOf('PlacedAdoption', ({ on }) => before(on.DATE_PLACED_CEASED, on.DATE_PLACED)),
  }),
  rule({
    code: '523',
    reads: { PlacedAdoption: ['DATE_PLACED'], AD1: ['DATE_INT'] },
    fields: ['DATE_PLACED', 'DATE_INT'],
    wrong: 'The adoption and the decision give different days for deciding that the child should be placed.',
    mend: 'Give the same day in DATE_INT and DATE_PLACED.',
    find: ({ now }) =>
      pairsOf(
        now.PlacedAdoption.filter(({ DATE_PLACED }) => DATE_PLACED !== undefined),
        now.AD1.filter(({ DATE_INT }) => DATE_INT !== undefined),
        (placed, ad1) => placed.DATE_PLACED !== ad1.DATE_INT && !sameDay(placed.on.DATE_PLACED, ad1.on.DATE_INT),
      ),
  }),
  rule({
    code: '525',
    reads: {
      PlacedAdoption: ['DATE_PLACED_CEASED'],
      AD1: ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
    },
    fields: ['DATE_PLACED_CEASED', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
    wrong: 'The decision to place the child for adoption was reversed, and they have an adoption.',
    mend: 'Take out DATE_PLACED_CEASED where they were adopted, or the adoption where they were not.',
    find: child => {
      const reversed = child.now.PlacedAdoption.filter(({ DATE_PLACED_CEASED }) => DATE_PLACED_CEASED !== undefined)
      return reversed.length > 0 && isAdoptionTold(child) ? [...reversed, ...child.now.AD1] : []
    },
  }),
  rule({
    code: '551',
    reads: { Episodes: ['PLACE'], PlacedAdoption: ['DATE_PLACED'] },
    fields: ['DATE_PLACED', 'PLACE'],
    wrong: 'The child is placed for adoption, and no day of deciding so is given.',
    mend: 'Give DATE_PLACED, the day it was decided.',
    find: ({ now }) => {
      const placed = now.Episodes.filter(({ PLACE }) => isOne(PLACE, FOR_ADOPTION))
      const blank = now.PlacedAdoption.filter(({ DATE_PLACED }) => DATE_PLACED === undefined)
      return placed.length > 0 && (now.PlacedAdoption.length === 0 || blank.length > 0) ? [...placed, ...blank] : []
    },
  }),
  rule({
    code: '552',
    reads: { Episodes: ['PLACE', 'DECOM'], PlacedAdoption: ['DATE_PLACED'] },
    fields: ['DATE_PLACED', 'DECOM'],
    wrong: 'The child was first placed for adoption before it was decided that they should be.',
    mend: 'Correct DATE_PLACED, or the day the placement began.',
    find: child => {
      const first = episodes(child).find(({ PLACE }) => isOne(PLACE, FOR_ADOPTION))
      const latest = byDay(child.now.PlacedAdoption).at(-1)
      return first && latest && after(latest.on.DATE_PLACED, first.on.DECOM) ? [latest, first] : []
    },
  }),
  rule({
    code: '553',
    reads: { Episodes: ['LS', 'DEC'], PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] },
    fields: ['CHILD', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    wrong:
      'The child is on a placement order and has no decision to be placed for adoption, or it is reversed while the order goes on.',
    mend: 'Give the decision; where it was reversed, end the placement order’s episode when the order was revoked.',
    find: ({ now }) => {
      const ordered = now.Episodes.filter(({ LS }) => LS === 'E1')
      if (ordered.length === 0) return []
      if (now.PlacedAdoption.length === 0) return ordered
      return ordered.some(({ DEC }) => DEC === undefined)
        ? now.PlacedAdoption.filter(
            row => row.DATE_PLACED_CEASED !== undefined || row.REASON_PLACED_CEASED !== undefined,
          )
        : []
    },
  }),
  rule({
    code: '554',
    reads: { Episodes: ['LS', 'DECOM'], PlacedAdoption: ['DATE_PLACED'] },
    fields: ['DATE_PLACED', 'DECOM', 'LS'],
    wrong: 'The placement order was made before it was decided that the child should be placed for adoption.',
    mend: 'Correct DATE_PLACED, or the day the placement order was made.',
    find: child => {
      const first = episodes(child).find(({ LS }) => LS === 'E1')
      return first
        ? pairsOf(child.now.PlacedAdoption, [first], (placed, { on }) => after(placed.on.DATE_PLACED, on.DECOM))
        : []
    },
  }),
  rule({
    code: '557',
    reads: {
      Episodes: ['PLACE', 'LS', 'REC'],
      PlacedAdoption: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    },
    fields: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED', 'PLACE', 'LS', 'REC'],
    wrong:
      'The child left care other than by adoption from a placement for adoption or a placement order, and the decision is not said to be reversed.',
    mend: 'Give the day and the reason the decision was reversed.',
    find: ({ now }) => {
      const left = now.Episodes.filter(
        ({ PLACE, LS, REC }) =>
          (isOne(PLACE, FOR_ADOPTION) || LS === 'E1') && REC !== undefined && REC !== 'X1' && !ADOPTED.has(REC),
      )
      const lacking = now.PlacedAdoption.filter(
        row => row.DATE_PLACED_CEASED === undefined || row.REASON_PLACED_CEASED === undefined,
      )
      return left.length > 0 && (now.PlacedAdoption.length === 0 || lacking.length > 0) ? [...left, ...lacking] : []
    },
  }),
  rule({
    code: '558',
    reads: { Episodes: ['REC'], PlacedAdoption: ['DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED_CEASED', 'REC'],
    wrong: 'The child was adopted, and the decision to place them for adoption is said to be reversed.',
    mend: 'Take out DATE_PLACED_CEASED, or correct how the episode ended.',
    // A decision reversed before the one that led to the adoption is right as it stands.
    find: ({ now }) => {
      const adopted = now.Episodes.filter(isAdopted)
      const { PlacedAdoption } = now
      const all = PlacedAdoption.length > 0 && PlacedAdoption.every(row => row.DATE_PLACED_CEASED !== undefined)
      return adopted.length > 0 && all ? [...adopted, ...PlacedAdoption] : []
    },
  }),
  rule({
    code: '559',
    reads: { PlacedAdoption: ['DATE_PLACED'], PlacedAdoption_last: ['DATE_PLACED'] },
    fields: ['DATE_PLACED'],
    wrong: 'The decision is from before the year, and last year’s return had none.',
    mend: 'Correct DATE_PLACED, or add the decision to last year’s return.',
    find: ({ now, last }, { starts }) =>
      last.PlacedAdoption.some(({ DATE_PLACED }) => DATE_PLACED !== undefined)
        ? []
        : now.PlacedAdoption.filter(({ on }) => before(on.DATE_PLACED, starts)),
  }),
  rule({
    code: '560',
    reads: { PlacedAdoption: ['DATE_PLACED'], PlacedAdoption_last: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    wrong: 'Last year’s decision had not been reversed, and this year’s is of another day.',
    mend: 'Give last year’s DATE_PLACED, or say when that decision was reversed.',
    find: ({ now, last }) =>
      last.PlacedAdoption.some(
        then =>
          then.DATE_PLACED !== undefined &&
          then.DATE_PLACED_CEASED === undefined &&
          !now.PlacedAdoption.some(row => sameDay(row.on.DATE_PLACED, then.on.DATE_PLACED)),
      )
        ? now.PlacedAdoption
        : [],
  }),
  rule({
    code: '561',
    reads: {
      PlacedAdoption: ['DATE_PLACED'],
      PlacedAdoption_last: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    },
    fields: ['DATE_PLACED'],
    wrong: 'The decision is one that last year’s return said was reversed.',
    mend: 'Take it out, or give the day of the new decision.',
    find: ({ now, last }) =>
      now.PlacedAdoption.filter(row =>
        last.PlacedAdoption.some(then => isReversed(then) && sameDay(row.on.DATE_PLACED, then.on.DATE_PLACED)),
      ),
  }),
  rule({
    code: '563',
    reads: { PlacedAdoption: ['DATE_PLACED', 'REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED', 'REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    wrong: 'A decision is said to be reversed, and the day it was made is missing.',
    mend: 'Give DATE_PLACED.',
    find: rowsOf(
      'PlacedAdoption',
      row =>
        row.DATE_PLACED === undefined && row.DATE_PLACED_CEASED !== undefined && row.REASON_PLACED_CEASED !== undefined,
    ),
  }),
  rule({
    code: '579',
    reads: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    wrong: 'It was decided again that the child should be placed, before the decision before it was reversed.',
    mend: 'Correct the days: each decision is reversed before the next is made.',
    find: ({ now }) =>
      byDay(now.PlacedAdoption).filter((row, at, all) => {
        const previous = all[at - 1]
        return (
          previous !== undefined &&
          (previous.DATE_PLACED_CEASED === undefined || before(row.on.DATE_PLACED, previous.on.DATE_PLACED_CEASED))
        )
      }),
  }),
  rule({
    code: '583',
    reads: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    wrong: 'The child has a later decision, and this one is not said to be reversed.',
    mend: 'Give the day and the reason it was reversed.',
    find: ({ now }) =>
      byDay(now.PlacedAdoption)
        .slice(0, -1)
        .filter(row => row.DATE_PLACED_CEASED === undefined),
  }),
  rule({
    code: '584',
    reads: {
      PlacedAdoption: ['DATE_PLACED'],
      PlacedAdoption_last: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    },
    fields: ['DATE_PLACED'],
    wrong: 'Last year’s decision was reversed, and this year’s is not later than it.',
    mend: 'Give the day of the new decision, or take the row out.',
    find: ({ now, last }) =>
      now.PlacedAdoption.filter(row =>
        last.PlacedAdoption.some(
          then =>
            isReversed(then) && (row.DATE_PLACED === undefined || !after(row.on.DATE_PLACED, then.on.DATE_PLACED)),
        ),
      ),
  }),
  rule({
    code: '1003',
    reads: { Episodes: ['DECOM', 'RNE'], PlacedAdoption: ['DATE_PLACED'] },
    fields: ['DATE_PLACED', 'DECOM', 'RNE'],
    wrong: 'It was decided that the child should be placed for adoption before they came into care.',
    mend: 'Correct DATE_PLACED, or the day the child came into care.',
    find: child => {
      const began = episodes(child).find(({ RNE }) => RNE === 'S')
      return began
        ? pairsOf(child.now.PlacedAdoption, [began], (placed, { on }) => before(placed.on.DATE_PLACED, on.DECOM))
        : []
    },
  }),
]

function isReversed(row: Placed): boolean {
  return row.DATE_PLACED_CEASED !== undefined || row.REASON_PLACED_CEASED !== undefined
}

// In the order they were made; those without a day come first.
function byDay(rows: readonly Placed[]): readonly Placed[] {
  return rows.length < 2
    ? rows
    : rows.toSorted((a, b) => {
        const [one, other] = [a.on.DATE_PLACED ?? '', b.on.DATE_PLACED ?? '']
        return one < other ? -1 : one > other ? 1 : 0
      })
}
