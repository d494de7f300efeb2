import { daysBetween } from '../../../../spine/time/plain-date.ts'
import { TEMPORARY } from '../codes.ts'
import { isOne } from '../compare.ts'
import { pairs, previousOf } from '../notions.ts'
import { type Rule, codes, oneOf, rowsOf, rule } from '../rule.ts'

const REASONS = codes('CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER')
/** Reasons an episode began that say the home changed. */
const MOVED = codes('P B T U')
/** Reasons an episode began that say home and carer changed. */
const MOVED_TO_OTHERS = codes('P B')
/** How many stays while the carers are on holiday are taken. */
const CARER_HOLIDAYS = 2

/** Why the child moved home. */
export const moveRules: readonly Rule[] = [
  rule({
    code: '225',
    reads: { Episodes: ['DECOM', 'RNE', 'PLACE', 'REC', 'REASON_PLACE_CHANGE'] },
    fields: ['REASON_PLACE_CHANGE'],
    wrong: 'The child moved home at the end of this episode, and it does not say why.',
    mend: 'Give the reason for the move on the episode that ended.',
    find: child =>
      pairs(child)
        .filter(
          ({ previous, episode }) =>
            previous.REC === 'X1' &&
            previous.REASON_PLACE_CHANGE === undefined &&
            !isOne(previous.PLACE, TEMPORARY) &&
            isOne(episode.RNE, MOVED) &&
            !isOne(episode.PLACE, TEMPORARY),
        )
        .map(({ previous }) => previous),
  }),
  rule({
    code: '226',
    reads: { Episodes: ['DECOM', 'PLACE', 'REASON_PLACE_CHANGE'] },
    fields: ['REASON_PLACE_CHANGE', 'PLACE'],
    wrong: 'A reason for moving home is given on a temporary stay (T0 to T4), or on the episode just before it.',
    mend: 'Take the reason out: a temporary stay is no move.',
    // The stay is shown; the reason may stand on the episode before it.
    find: child =>
      child.now.Episodes.filter(
        episode =>
          isOne(episode.PLACE, TEMPORARY) &&
          (episode.REASON_PLACE_CHANGE !== undefined || previousOf(child, episode)?.REASON_PLACE_CHANGE !== undefined),
      ),
  }),
  rule({
    code: '233',
    reads: { Episodes: ['DEC', 'REASON_PLACE_CHANGE'] },
    fields: ['REASON_PLACE_CHANGE', 'DEC'],
    from: 2026,
    wrong: 'A reason for moving home is given, and the episode has not ended.',
    mend: 'Give DEC and REC where the child moved, or take the reason out.',
    find: rowsOf('Episodes', ({ DEC, REASON_PLACE_CHANGE }) => DEC === undefined && REASON_PLACE_CHANGE !== undefined),
  }),
  oneOf('1009', 'Episodes', 'REASON_PLACE_CHANGE', REASONS, {
    blank: 'right',
    wrong: 'The reason for moving home is not one of the codes.',
    mend: 'Give the code of why the child moved, or leave it blank where they did not.',
  }),
]

/** Temporary stays (T0 to T4), after which the child comes back to the home they left. */
export const temporaryStayRules: readonly Rule[] = [
  lastsAtMost('375', 'T1', 42, 'in hospital'),
  lastsAtMost('376', 'T3', 21, 'while the carers were on holiday'),
  rule({
    code: '377',
    reads: { Episodes: ['PLACE'] },
    fields: ['PLACE'],
    wrong: `The child has more than ${CARER_HOLIDAYS} temporary stays while the carers were on holiday (T3).`,
    mend: 'Correct the kinds of stay: beyond the second, give the kind of home the child stayed in.',
    find: ({ now }) => {
      const stays = now.Episodes.filter(({ PLACE }) => PLACE === 'T3')
      return stays.length > CARER_HOLIDAYS ? stays : []
    },
  }),
  lastsAtMost('379', 'T4', 7, 'of another kind'),
  rule({
    code: '380',
    reads: { Episodes: ['PLACE', 'RNE'] },
    fields: ['PLACE', 'RNE'],
    wrong: 'The episode is a temporary stay, and its reason is not that home and carer changed (P, B).',
    mend: 'Give P, or B where the legal status changed on the same day.',
    find: rowsOf('Episodes', ({ PLACE, RNE }) => isOne(PLACE, TEMPORARY) && !isOne(RNE, MOVED_TO_OTHERS)),
  }),
  rule({
    code: '381',
    reads: { Episodes: ['PLACE', 'REC'] },
    fields: ['PLACE', 'REC'],
    wrong: 'The temporary stay ended, and not with another episode on the same day (X1).',
    mend: 'Give X1 and an episode back in the home the child left; where they left care, give that episode how.',
    find: rowsOf('Episodes', ({ PLACE, REC }) => isOne(PLACE, TEMPORARY) && REC !== undefined && REC !== 'X1'),
  }),
]

function lastsAtMost(code: string, place: string, days: number, what: string): Rule {
  return rule({
    code,
    // The public validator asks for a date of birth too; nothing of the Header tells how long a stay lasted.
    reads: { Episodes: ['DECOM', 'PLACE', 'DEC'], Header: [] },
    fields: ['DECOM', 'PLACE'],
    wrong: `The temporary stay ${what} (${place}) lasted more than ${days} days.`,
    mend: 'Correct the days or the kind of stay; for a longer one, give the kind of home the child lived in.',
    find: rowsOf('Episodes', ({ PLACE, on: { DECOM, DEC } }) => {
      return PLACE === place && DECOM !== undefined && DEC !== undefined && daysBetween(DECOM, DEC) > days
    }),
  })
}
