import { valueOn } from '../../../../spine/time/dated.ts'
import { plainDate } from '../../../../spine/time/plain-date.ts'
import { PLACES } from '../codes.ts'
import { after, anyBlank, before, isNone, sameDay } from '../compare.ts'
import { episodes } from '../notions.ts'
import { type Rule, codes, oneOf, realDay, rowsOf, rule } from '../rule.ts'

const REASONS_BEGUN = codes('S P L T U B')
const LEGAL_STATUSES = codes('C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3')
const NEEDS = codes('N1 N2 N3 N4 N5 N6 N7 N8')
const REASONS_ENDED = codes('X1 E11 E12 E2 E3 E4A E4B E5 E6 E7 E8 E9 E13 E14 E15 E16 E17 E41 E45 E46 E47 E48')

/** The day the Children Act 1989 came into force: the return takes nothing that began before it. */
const CHILDREN_ACT = plainDate('1991-10-14')

/** The cells of one episode: its codes, and the days it began and ended. */
export const episodeRules: readonly Rule[] = [
  realDay('141', 'Episodes', 'DECOM', 'The day the episode began'),
  rule({
    code: '142',
    reads: { Episodes: ['DECOM', 'DEC', 'REC'] },
    fields: ['DEC', 'REC'],
    wrong: 'A later episode has begun, and this one does not say when it ended or why.',
    mend: 'Give DEC and REC, or correct the days on which the episodes began.',
    find: child => episodes(child).filter((row, at, all) => at < all.length - 1 && anyBlank(row.DEC, row.REC)),
  }),
  oneOf('143', 'Episodes', 'RNE', REASONS_BEGUN, {
    blank: 'right',
    wrong: 'The reason the episode began is not one of the codes.',
    mend: 'Give S for the start of care, or L, P, T, U or B for what changed.',
  }),
  oneOf('144', 'Episodes', 'LS', LEGAL_STATUSES, {
    blank: 'right',
    wrong: 'The legal status is not one of the codes.',
    mend: 'Give the code of the legal status the child had in this episode.',
  }),
  oneOf('145', 'Episodes', 'CIN', NEEDS, {
    blank: 'right',
    wrong: 'The category of need is not one of the codes.',
    mend: 'Give N1 to N8: the need that was the main one when the child began to be looked after.',
  }),
  rule({
    code: '146',
    reads: { Episodes: ['PLACE'] },
    fields: ['PLACE'],
    wrong: 'The kind of home is not one of the codes of that year.',
    mend: 'Give the code of the home the child lived in; since 2025-26, H5, P2 and Z1 are no longer taken.',
    find: rowsOf('Episodes', ({ PLACE }, { starts }) => isNone(PLACE, valueOn(PLACES, starts))),
  }),
  realDay('147', 'Episodes', 'DEC', 'The day the episode ended'),
  rule({
    code: '148',
    reads: { Episodes: ['DEC', 'REC'] },
    fields: ['DEC', 'REC'],
    wrong: 'The day the episode ended is given without the reason, or the reason without the day.',
    mend: 'Give both DEC and REC, or neither where the episode goes on.',
    find: rowsOf('Episodes', ({ DEC, REC }) => (DEC === undefined) !== (REC === undefined)),
  }),
  oneOf('149', 'Episodes', 'REC', REASONS_ENDED, {
    blank: 'right',
    wrong: 'The reason the episode ended is not one of the codes.',
    mend: 'Give X1 where another episode began the same day, or the code of how the child left care.',
  }),
  rule({
    code: '353',
    reads: { Episodes: ['DECOM'] },
    fields: ['DECOM'],
    wrong: 'The episode began before 14 October 1991, when the Children Act 1989 came into force.',
    mend: 'Correct the day the episode began.',
    find: rowsOf('Episodes', ({ on }) => before(on.DECOM, CHILDREN_ACT)),
  }),
  rule({
    code: '354',
    reads: { Episodes: ['DECOM'] },
    fields: ['DECOM'],
    wrong: 'The episode began after the end of the year.',
    mend: 'Correct the day it began, or leave the episode for next year’s return.',
    find: rowsOf('Episodes', ({ on }, { ends }) => after(on.DECOM, ends)),
  }),
  rule({
    code: '355',
    reads: { Episodes: ['DECOM', 'DEC'] },
    fields: ['DECOM', 'DEC'],
    wrong: 'The episode began and ended on the same day.',
    mend: 'Correct the day that is wrong, or take the episode out.',
    find: rowsOf('Episodes', ({ on }) => sameDay(on.DECOM, on.DEC)),
  }),
  rule({
    code: '356',
    reads: { Episodes: ['DECOM', 'DEC'] },
    fields: ['DECOM', 'DEC'],
    wrong: 'The episode ended before it began.',
    mend: 'Correct the day it began or the day it ended.',
    find: rowsOf('Episodes', ({ on }) => before(on.DEC, on.DECOM)),
  }),
  rule({
    code: '385',
    reads: { Episodes: ['DEC'] },
    fields: ['DEC'],
    wrong: 'The episode ended after the end of the year.',
    mend: 'Correct DEC; where the episode was open at the end of the year, leave DEC and REC blank.',
    find: rowsOf('Episodes', ({ on }, { ends }) => after(on.DEC, ends)),
  }),
]
