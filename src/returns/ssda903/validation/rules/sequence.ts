import { before, isOne, onOrAfter, onOrBefore, sameDay } from '../compare.ts'
import { carriedOver, episodes, episodesLast, firstEpisode, isAdopted, pairs } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, rule } from '../rule.ts'

type Episode = Row<'Episodes'>

/** What changed, where the child was already looked after. */
const CHANGES = codes('P L T U B')
/** Died, or found to be an adult. */
const FOR_GOOD = codes('E2 E15')
/** Ended and followed by another the same day. */
const GOES_ON = 'X1'

/** How a child’s episodes follow one another, this year and on from last year. */
export const sequenceRules: readonly Rule[] = [
  rule({
    code: '199',
    reads: { Episodes: ['DECOM', 'REC'], 'Episodes_last?': ['DECOM', 'REC'] },
    fields: ['CHILD'],
    wrong: 'The child was adopted, and an episode after that is given under the same number.',
    mend: 'Give the child a new number, not linked to the old one, for care since the adoption; or correct the reason care ended.',
    find: child => {
      // Both years in the order they began, last year’s first where two began on one day.
      const adoptedLast = episodesLast(child).find(isAdopted)?.on.DECOM
      const adopted = episodes(child).findIndex(isAdopted)
      return episodes(child).filter(({ on }, at) => onOrBefore(adoptedLast, on.DECOM) || (adopted >= 0 && at > adopted))
    },
  }),
  rule({
    code: '357',
    reads: { Episodes: ['DECOM', 'RNE'] },
    fields: ['RNE'],
    wrong: 'The child’s first episode began in the year, and its reason is not that care started.',
    mend: 'Give S, or add the earlier episodes that this one follows.',
    find: (child, { starts }) => {
      const first = firstEpisode(child)
      return first && onOrAfter(first.on.DECOM, starts) && first.RNE !== 'S' ? [first] : []
    },
  }),
  rule({
    code: '388',
    reads: { Episodes: ['DECOM', 'DEC', 'REC'] },
    fields: ['REC'],
    wrong: 'The reason the episode ended does not fit with what follows: X1 means that another began the same day.',
    mend: 'Give X1 where the next episode begins on the day this one ended, and how the child left care where none does.',
    find: child => episodes(child).filter((episode, at, all) => misfits(episode, all[at + 1])),
  }),
  rule({
    code: '431',
    reads: { Episodes: ['DECOM', 'RNE', 'DEC'] },
    fields: ['RNE', 'DECOM'],
    wrong: 'Care is said to start with this episode, and the one before it had not ended by the day before.',
    mend: 'Say what changed in place of S, with X1 for the episode before; or correct the days.',
    find: ofPairs(({ on }, { RNE, on: { DECOM } }) => RNE === 'S' && onOrBefore(DECOM, on.DEC)),
  }),
  rule({
    code: '432',
    reads: { Episodes: ['DECOM', 'RNE', 'REC'] },
    fields: ['RNE'],
    wrong: 'The child left care at the end of the episode before, and this one does not start care again.',
    mend: 'Give S here, or X1 for the episode before where the child stayed in care.',
    find: ofPairs(({ REC }, { RNE }) => REC !== undefined && REC !== GOES_ON && RNE !== 'S'),
  }),
  rule({
    code: '433',
    reads: { Episodes: ['DECOM', 'RNE', 'DEC'] },
    fields: ['RNE', 'DECOM'],
    wrong:
      'The reason this episode began says that care went on, and it did not begin on the day the one before it ended.',
    mend: 'Correct the days so that they meet, or give S where care started again.',
    find: child => [
      ...pairs(child)
        .filter(({ previous, episode }) => isOne(episode.RNE, CHANGES) && !sameDay(previous.on.DEC, episode.on.DECOM))
        .map(({ episode }) => episode),
      // With no day of beginning it comes after those that have one, and meets none of them.
      ...(episodes(child).length > 0
        ? child.now.Episodes.filter(({ RNE, on }) => on.DECOM === undefined && isOne(RNE, CHANGES))
        : []),
    ],
  }),
  rule({
    code: '437',
    reads: { Episodes: ['DECOM', 'REC'] },
    fields: ['REC'],
    wrong: 'The episode ended because the child died or was found to be an adult, and a later one is given.',
    mend: 'Correct the reason it ended, or take the later episodes out.',
    find: child => episodes(child).filter(({ REC }, at, all) => isOne(REC, FOR_GOOD) && at < all.length - 1),
  }),
  rule({
    code: '501',
    reads: { Episodes: ['DECOM', 'DEC'] },
    fields: ['DECOM', 'DEC'],
    wrong: 'The episode began before the one before it had ended.',
    mend: 'Correct the day this one began or the day that one ended.',
    find: ofPairs(({ on }, { on: { DECOM } }) => before(DECOM, on.DEC)),
  }),
  rule({
    code: '502',
    reads: { Episodes: ['DECOM'], Episodes_last: ['DECOM', 'DEC'] },
    fields: ['DECOM'],
    wrong: 'Last year’s return left an episode open, and this year’s first episode does not begin on the same day.',
    mend: 'Begin with the episode left open last year, with the day it began unchanged.',
    find: child => {
      const pair = carriedOver(child)
      return pair && !sameDay(pair.first.on.DECOM, pair.open.on.DECOM) ? [pair.first] : []
    },
  }),
  rule({
    code: '504',
    reads: { Episodes: ['DECOM', 'CIN', 'DEC', 'REC'] },
    fields: ['CIN'],
    wrong: 'The category of need is not that of the episode before, though care went on from it without a break.',
    mend: 'Give the need that was the main one when care started, all through a period of care.',
    find: ofPairs(
      ({ REC, CIN, on }, episode) => REC === GOES_ON && sameDay(on.DEC, episode.on.DECOM) && CIN !== episode.CIN,
    ),
  }),
  rule({
    code: '562',
    reads: { Episodes: ['DECOM'], Episodes_last: ['DECOM'] },
    fields: ['DECOM'],
    wrong: 'The child’s first episode began before the year, and is not the latest in last year’s return.',
    mend: 'Correct the day it began, or amend last year’s return.',
    find: (child, { starts }) => {
      const first = firstEpisode(child)
      const then = episodesLast(child).at(-1)
      return first && before(first.on.DECOM, starts) && !sameDay(first.on.DECOM, then?.on.DECOM) ? [first] : []
    },
  }),
]

// Each episode of which something is so, given the one before it.
function ofPairs(isWrong: (previous: Episode, episode: Episode) => boolean): Rule['find'] {
  return child =>
    pairs(child)
      .filter(({ previous, episode }) => isWrong(previous, episode))
      .map(({ episode }) => episode)
}

function misfits({ DEC, REC, on }: Episode, next: Episode | undefined): boolean {
  if (next === undefined) return DEC !== undefined && REC === GOES_ON
  if (REC === undefined || on.DEC === undefined) return false
  return (REC === GOES_ON) !== sameDay(on.DEC, next.on.DECOM)
}
