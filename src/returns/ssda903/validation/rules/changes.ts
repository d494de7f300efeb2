import { isOne } from '../compare.ts'
import { pairs } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, rule } from '../rule.ts'

type Episode = Row<'Episodes'>

const HOME_ALONE = codes('P T')
const BOTH = codes('B U')
const COLUMNS = ['DECOM', 'RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const
const OF_BOTH = ['LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const

/** Why an episode began, against what changed since the one before. */
export const changeRules: readonly Rule[] = [
  ofChange('434', ['RNE', ...OF_BOTH], {
    wrong:
      'The episode began because the legal status changed alone (L), and it did not, or the placement changed too.',
    mend: 'Correct why the episode began, or what changed: B or U where both did, P or T where the placement did alone.',
    isWrong: (episode, previous) =>
      episode.RNE === 'L' &&
      ((episode.LS !== undefined && episode.LS === previous.LS) || isElsewhere(episode, previous)),
  }),
  ofChange('435', OF_BOTH, {
    wrong:
      'The episode began because the placement changed alone (P, T), and it did not, or the legal status changed too.',
    mend: 'Correct why the episode began, or what changed: B or U where both did, L where the legal status did alone.',
    isWrong: (episode, previous) =>
      isOne(episode.RNE, HOME_ALONE) && (episode.LS !== previous.LS || !isElsewhere(episode, previous)),
  }),
  ofChange('436', ['RNE', ...OF_BOTH], {
    wrong: 'The episode began because legal status and placement changed together (B, U), and one of them did not.',
    mend: 'Correct why the episode began, or what changed: L where the legal status did alone, P or T where the placement did.',
    isWrong: (episode, previous) =>
      isOne(episode.RNE, BOTH) && (episode.LS === previous.LS || !isElsewhere(episode, previous)),
  }),
]

function ofChange(
  code: string,
  fields: readonly string[],
  about: {
    readonly wrong: string
    readonly mend: string
    readonly isWrong: (episode: Episode, previous: Episode) => boolean
  },
): Rule {
  return rule({
    code,
    reads: { Episodes: COLUMNS },
    fields,
    wrong: about.wrong,
    mend: about.mend,
    find: child => pairs(child).flatMap(({ episode, previous }) => (about.isWrong(episode, previous) ? [episode] : [])),
  })
}

// A blank is as another blank.
function isElsewhere(episode: Episode, previous: Episode): boolean {
  return (['PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const).some(column => episode[column] !== previous[column])
}
