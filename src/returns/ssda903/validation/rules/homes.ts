import { plainDate } from '../../../../spine/time/plain-date.ts'
import { ADOPTED, FOR_ADOPTION, FOSTERED } from '../codes.ts'
import { isOne, onOrAfter } from '../compare.ts'
import { pairs } from '../notions.ts'
import { type Rule, codes, rowsOf, rule } from '../rule.ts'

/** Placed for adoption with the current foster carers, with consent (A3) or under an order (A5). */
const WITH_CURRENT_CARERS = codes('A3 A5')
/** Placed for adoption with consent. */
const WITH_CONSENT = codes('A3 A4')
/** Placed for adoption under a placement order. */
const UNDER_ORDER = codes('A5 A6')
const NO_CHANGE_OF_CARER = codes('S T U')
/** From when a placement for adoption with the same carers is asked to say so in its reason. */
const SAME_CARERS_FROM = plainDate('2015-04-01')
const GUARDIANSHIP_TO_FOSTER_CARERS = codes('E45 E46')

/** What the kind of home must go with: legal status, what came before, and how it ended. */
export const homeRules: readonly Rule[] = [
  rule({
    code: '217',
    reads: { Episodes: ['PLACE', 'DECOM', 'RNE'] },
    fields: ['PLACE', 'DECOM', 'RNE'],
    wrong:
      'The child was placed for adoption with their current foster carers, and the reason says that the carers changed or nothing of the home did.',
    mend: 'Give T or U for the reason the episode began (S where care started with it), or correct the kind of home.',
    find: rowsOf(
      'Episodes',
      ({ PLACE, RNE, on }) =>
        isOne(PLACE, WITH_CURRENT_CARERS) && onOrAfter(on.DECOM, SAME_CARERS_FROM) && !isOne(RNE, NO_CHANGE_OF_CARER),
    ),
  }),
  rule({
    code: '336',
    reads: { Episodes: ['DECOM', 'PLACE'] },
    fields: ['PLACE'],
    wrong:
      'The child was placed for adoption with consent, and was neither fostered nor placed for adoption just before.',
    mend: 'Correct the kind of home here or in the episode before.',
    find: child =>
      pairs(child)
        .filter(
          ({ previous, episode }) =>
            isOne(episode.PLACE, WITH_CONSENT) &&
            !isOne(previous.PLACE, FOR_ADOPTION) &&
            !isOne(previous.PLACE, FOSTERED),
        )
        .map(({ episode }) => episode),
  }),
  rule({
    code: '378',
    reads: { Episodes: ['PLACE', 'LS'] },
    fields: ['PLACE', 'LS'],
    wrong:
      'The child lives with a parent (P1) while accommodated with a parent’s agreement (V2), which is not being looked after.',
    mend: 'Correct the legal status or the kind of home, or end the episode on the day the child went home.',
    find: rowsOf('Episodes', ({ PLACE, LS }) => PLACE === 'P1' && LS === 'V2'),
  }),
  rule({
    code: '390',
    reads: { Episodes: ['PLACE', 'REC'] },
    fields: ['PLACE', 'REC'],
    wrong: 'The child was adopted, and was not placed for adoption (A3 to A6) just before.',
    mend: 'Correct the kind of home or the reason the episode ended.',
    find: rowsOf('Episodes', ({ PLACE, REC }) => isOne(REC, ADOPTED) && !isOne(PLACE, FOR_ADOPTION)),
  }),
  rule({
    code: '408',
    reads: { Episodes: ['PLACE', 'LS'] },
    fields: ['PLACE', 'LS'],
    wrong: 'The child was placed for adoption under a placement order (A5, A6), and the legal status is not one (E1).',
    mend: 'Correct the kind of home or the legal status.',
    find: rowsOf('Episodes', ({ PLACE, LS }) => isOne(PLACE, UNDER_ORDER) && LS !== 'E1'),
  }),
  rule({
    code: '516',
    reads: { Episodes: ['REC', 'PLACE'] },
    fields: ['REC', 'PLACE'],
    wrong: 'A former foster carer became special guardian (E45, E46), and the child was not fostered just before.',
    mend: 'Give E47 or E48 where the guardian was not the foster carer, or correct the kind of home.',
    find: rowsOf('Episodes', ({ REC, PLACE }) => isOne(REC, GUARDIANSHIP_TO_FOSTER_CARERS) && !isOne(PLACE, FOSTERED)),
  }),
]
