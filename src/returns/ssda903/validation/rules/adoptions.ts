import type { Child } from '../child.ts'
import { FOR_ADOPTION } from '../codes.ts'
import { after, anyBlank, anyFilled, before, isNoFlag, isOne, sameDay, whole } from '../compare.ts'
import { adoptionCells, episodes, inYear, isAdopted, isContinuous, tellsOutcome } from '../notions.ts'
import type { AnyRow, Row } from '../row.ts'
import { type Rule, codes, oneOf, realDay, rowsOf, rule } from '../rule.ts'

const ALL = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const
const SINGLE = codes('M1 F1')
const COUPLE_ALIKE = codes('MM FF')
const COUPLE = codes('MM FF MF')
// A1 and A2 were withdrawn, and old episodes still have them.
const WITH_FOSTER_CARER = codes('A2 A3 A5')
const WITH_ANOTHER = codes('A1 A4 A6')
const ENDED_ADOPTED = codes('E1 E11 E12')

/** Adoptions (AD1): what is told of each, and that it fits the episode that ended in it. */
export const adoptionRules: readonly Rule[] = [
  realDay('112', 'AD1', 'DATE_INT', 'The day of deciding that the child should be placed for adoption'),
  realDay('113', 'AD1', 'DATE_MATCH', 'The day of matching the child with adopters'),
  rule({
    code: '114',
    reads: { AD1: ['FOSTER_CARE'] },
    fields: ['FOSTER_CARE'],
    wrong: 'Whether the adopter had been the child’s foster carer is neither 0 nor 1.',
    mend: 'Give 1 where the adopter had been the child’s foster carer, 0 where not.',
    find: rowsOf('AD1', ({ FOSTER_CARE }) => isNoFlag(FOSTER_CARE)),
  }),
  rule({
    code: '134',
    reads: { OC3: ['IN_TOUCH', 'ACTIV', 'ACCOM'], AD1: ALL },
    fields: ['IN_TOUCH', 'ACTIV', 'ACCOM', ...ALL],
    wrong: 'The child has both a care leaver’s outcome and an adoption.',
    mend: 'Keep the one that is true and take the other out.',
    find: ({ now }) => (now.OC3.some(tellsOutcome) ? now.AD1.filter(isTold) : []),
  }),
  rule({
    code: '151',
    reads: { AD1: ALL },
    fields: ALL,
    wrong: 'Some of what is asked of an adoption is filled and some is not.',
    mend: 'Fill in what is missing, or take the row out where the child was not adopted.',
    find: rowsOf('AD1', row => isTold(row) && anyBlank(...adoptionCells(row))),
  }),
  rule({
    code: '175',
    reads: { AD1: ['NB_ADOPTR'] },
    fields: ['NB_ADOPTR'],
    wrong: 'The number of adopters is neither 1 nor 2.',
    mend: 'Give 1 for a single adopter, 2 for a couple.',
    find: rowsOf('AD1', ({ NB_ADOPTR }) => NB_ADOPTR !== undefined && whole(NB_ADOPTR) !== 1 && whole(NB_ADOPTR) !== 2),
  }),
  oneOf('176', 'AD1', 'SEX_ADOPTR', codes('M1 F1 MM FF MF'), {
    blank: 'right',
    wrong: 'The sex of the adopters is not one of the codes.',
    mend: 'Give M1 or F1 for one adopter, MM, FF or MF for two.',
  }),
  oneOf('177', 'AD1', 'LS_ADOPTR', codes('L0 L11 L12 L2 L3 L4'), {
    blank: 'right',
    wrong: 'The legal status of the adopters is not one of the codes.',
    mend: 'Give L0 for a single adopter, or the code of the couple’s status.',
  }),
  rule({
    code: '187',
    reads: { OC3: ['IN_TOUCH', 'ACTIV', 'ACCOM'], AD1: ALL, Episodes: ['DECOM', 'DEC', 'RNE', 'REC', 'LS'] },
    fields: [...ALL, 'IN_TOUCH', 'ACTIV', 'ACCOM'],
    wrong: 'The child has been looked after for the whole year, and has a care leaver’s outcome or an adoption.',
    mend: 'Take the outcome or the adoption out, or correct the episodes.',
    find: (child, year) =>
      isContinuous(child, year) ? [...child.now.OC3.filter(tellsOutcome), ...child.now.AD1.filter(isTold)] : [],
  }),
  rule({
    code: '331',
    reads: { AD1: ['DATE_MATCH'], Episodes: ['DECOM', 'REC'] },
    fields: ['DATE_MATCH', 'DECOM', 'REC'],
    wrong: 'The child was matched after the episode that ended in adoption began.',
    mend: 'Correct DATE_MATCH, or the day the placement with the adopters began.',
    find: ({ now }) =>
      pairsOf(now.AD1, now.Episodes.filter(isAdopted), (ad1, episode) => after(ad1.on.DATE_MATCH, episode.on.DECOM)),
  }),
  rule({
    code: '333',
    reads: { AD1: ['DATE_INT', 'DATE_MATCH'] },
    fields: ['DATE_INT'],
    wrong:
      'The child was matched before it was decided that they should be placed for adoption, or that day is missing.',
    mend: 'Correct DATE_INT: it is on or before DATE_MATCH.',
    find: rowsOf(
      'AD1',
      ({ DATE_INT, DATE_MATCH, on }) =>
        DATE_MATCH !== undefined && (DATE_INT === undefined || after(on.DATE_INT, on.DATE_MATCH)),
    ),
  }),
  rule({
    code: '334',
    reads: { Episodes: ['DECOM', 'RNE'], AD1: ['DATE_INT'] },
    fields: ['DATE_INT', 'DECOM', 'RNE'],
    wrong: 'It was decided that the child should be placed for adoption before they last came into care.',
    mend: 'Correct DATE_INT, or the day the child came into care.',
    find: child => {
      const began = episodes(child).findLast(({ RNE }) => RNE === 'S')
      return began ? pairsOf(child.now.AD1, [began], (ad1, episode) => before(ad1.on.DATE_INT, episode.on.DECOM)) : []
    },
  }),
  rule({
    code: '335',
    reads: { Episodes: ['PLACE', 'REC'], AD1: ['FOSTER_CARE'] },
    fields: ['PLACE', 'FOSTER_CARE'],
    wrong: 'The placement and the adoption do not agree on whether the adopter had been the foster carer.',
    mend: 'Correct FOSTER_CARE, or the placement: A3 and A5 are with the child’s foster carer, A4 and A6 are not.',
    find: ({ now }) =>
      pairsOf(
        now.AD1,
        now.Episodes.filter(({ REC }) => isOne(REC, ENDED_ADOPTED)),
        ({ FOSTER_CARE }, { PLACE }) =>
          (isOne(PLACE, WITH_FOSTER_CARER) && whole(FOSTER_CARE) === 0) ||
          (isOne(PLACE, WITH_ANOTHER) && whole(FOSTER_CARE) === 1),
      ),
  }),
  rule({
    code: '511',
    reads: { AD1: ['NB_ADOPTR', 'SEX_ADOPTR'] },
    fields: ['NB_ADOPTR', 'SEX_ADOPTR'],
    wrong: 'There are two adopters, and the sex is that of one.',
    mend: 'Give MM, FF or MF, or correct the number of adopters.',
    find: rowsOf('AD1', ({ NB_ADOPTR, SEX_ADOPTR }) => whole(NB_ADOPTR) === 2 && isOne(SEX_ADOPTR, SINGLE)),
  }),
  statusFits('514', 'L0', SINGLE, 'single', 'M1 or F1'),
  statusFits('517', 'L3', codes('MF'), 'an unmarried couple of different gender', 'MF'),
  statusFits('518', 'L4', COUPLE_ALIKE, 'an unmarried couple of the same gender', 'MM or FF'),
  statusFits('519', 'L2', COUPLE, 'a couple in a civil partnership', 'MM, FF or MF'),
  statusFits('520', 'L11', codes('MF'), 'a married couple of different gender', 'MF'),
  statusFits('524', 'L12', COUPLE_ALIKE, 'a married couple of the same gender', 'MM or FF'),
  rule({
    code: '521',
    reads: { Episodes: ['PLACE', 'DECOM'], AD1: ['DATE_INT'] },
    fields: ['PLACE', 'DECOM', 'DATE_INT'],
    wrong: 'The child was placed for adoption before it was decided that they should be.',
    mend: 'Correct DATE_INT, or the day the placement began.',
    find: ({ now }) =>
      pairsOf(
        now.AD1,
        now.Episodes.filter(({ PLACE }) => isOne(PLACE, FOR_ADOPTION)),
        (ad1, episode) => after(ad1.on.DATE_INT, episode.on.DECOM),
      ),
  }),
  rule({
    code: '582',
    reads: { Episodes: ['DEC', 'REC'], AD1: ['DATE_MATCH'] },
    fields: ['DEC', 'DATE_MATCH'],
    as: 'query',
    wrong: 'The child was adopted on the very day they were matched.',
    mend: 'Confirm both days, or correct the one that is wrong.',
    find: ({ now }) =>
      pairsOf(now.AD1, now.Episodes.filter(isAdopted), (ad1, episode) => sameDay(ad1.on.DATE_MATCH, episode.on.DEC)),
  }),
  rule({
    code: '601',
    reads: { Episodes: ['DEC', 'REC'], AD1: ALL },
    fields: ['REC', ...ALL],
    wrong: 'The child was adopted in the year, and something asked of an adoption is missing.',
    mend: 'Fill in the child’s row of AD1.',
    find: ({ now }, year) => {
      const adopted = now.Episodes.filter(episode => isAdopted(episode) && inYear(episode.on.DEC, year))
      if (adopted.length === 0) return []
      if (now.AD1.length === 0) return adopted
      const lacking = now.AD1.filter(row => anyBlank(...adoptionCells(row)))
      return lacking.length > 0 ? [...adopted, ...lacking] : []
    },
  }),
  rule({
    code: '602',
    reads: { Episodes: ['DEC', 'REC'], AD1: ALL },
    fields: ['CHILD'],
    wrong: 'The child has an adoption, and no episode that ended in adoption in the year.',
    mend: 'Take the row out, or correct how the child’s last episode ended.',
    find: ({ now }, year) =>
      now.Episodes.some(episode => isAdopted(episode) && inYear(episode.on.DEC, year)) ? [] : now.AD1.filter(isTold),
  }),
]

function statusFits(code: string, status: string, sexes: ReadonlySet<string>, who: string, may: string): Rule {
  return rule({
    code,
    reads: { AD1: ['LS_ADOPTR', 'SEX_ADOPTR'] },
    fields: ['LS_ADOPTR', 'SEX_ADOPTR'],
    wrong: `The adopters are ${who} (${status}), and their sex does not fit.`,
    mend: `Give ${may}, or correct the legal status.`,
    find: rowsOf('AD1', ({ LS_ADOPTR, SEX_ADOPTR }) => LS_ADOPTR === status && !isOne(SEX_ADOPTR, sexes)),
  })
}

function isTold(row: Row<'AD1'>): boolean {
  return anyFilled(...adoptionCells(row))
}

/** The rows of each pair of which something is so. */
export function pairsOf<A extends AnyRow, B extends AnyRow>(
  ones: readonly A[],
  others: readonly B[],
  isWrong: (one: A, other: B) => boolean,
): readonly AnyRow[] {
  if (ones.length === 0 || others.length === 0) return NONE
  // A return whose rows all name one child has more pairs than can be held.
  let found: Set<AnyRow> | undefined
  for (const one of ones)
    for (const other of others) if (isWrong(one, other)) (found ??= new Set<AnyRow>()).add(one).add(other)
  return found ? [...found] : NONE
}

const NONE: readonly never[] = []

/** Whether any of a child's adoptions is told at all. */
export function isAdoptionTold({ now }: Child): boolean {
  return now.AD1.some(isTold)
}
