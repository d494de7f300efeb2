import { daysBetween, earlier, later, plainDate } from '../../../../spine/time/plain-date.ts'
import { TEMPORARY } from '../codes.ts'
import type { ColumnOf } from '../columns.ts'
import type { Child } from '../child.ts'
import { before, isOne, sameDay } from '../compare.ts'
import { endOf, episodes, isShortBreak, overlaps } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, rowsOf, rule } from '../rule.ts'
import type { CollectionYear } from '../year.ts'

type Episode = Row<'Episodes'>

/** The day placement orders came in (Adoption and Children Act 2002): the rule counts from the month before it. */
const PLACEMENT_ORDERS = plainDate('2005-12-01')
const LONG_TERM_FOSTERING = codes('U1 U4')
/** The longest short break, and the most days of them in a year, in days. */
const BREAK = 17
const BREAKS = 75

/** How long a legal status may last, and when it may be given. */
export const legalStatusRules: readonly Rule[] = [
  lastsAtMost('361', 'L1', 3, 'Police protection', ['DECOM', 'LS', 'DEC']),
  lastsAtMost('362', 'L2', 21, 'An emergency protection order', ['DECOM', 'LS', 'DEC']),
  lastsAtMost('363', 'L3', 7, 'A child assessment order', ['LS', 'DECOM', 'DEC']),
  lastsAtMost('364', 'J2', 21, 'Accommodation under PACE', ['LS', 'DECOM', 'DEC']),
  rule({
    code: '446',
    reads: { Episodes: ['LS', 'DECOM'] },
    fields: ['LS', 'DECOM'],
    wrong: 'The episode has a placement order and began before 1 December 2005, when there were none.',
    mend: 'Correct the legal status or the day the episode began.',
    find: rowsOf('Episodes', ({ LS, on }) => LS === 'E1' && before(on.DECOM, PLACEMENT_ORDERS)),
  }),
]

/** Short breaks: recorded each by itself (V3) or as an agreement (V4). */
export const shortBreakRules: readonly Rule[] = [
  rule({
    code: '365',
    reads: { Episodes: ['LS', 'DECOM', 'DEC'] },
    fields: ['LS', 'DECOM', 'DEC'],
    wrong: `The short break lasted more than ${BREAK} days.`,
    mend: 'Correct the days; a longer stay is not a short break, and has the legal status V2.',
    find: (child, around) =>
      child.now.Episodes.filter(episode => episode.LS === 'V3' && (lengthOf(episode, around) ?? 0) > BREAK),
  }),
  rule({
    code: '366',
    reads: { Episodes: ['LS', 'RNE'] },
    fields: ['RNE'],
    wrong: 'The episode is a short break (V3), and its reason is not that care started.',
    mend: 'Give S: each short break starts care anew.',
    find: rowsOf('Episodes', ({ LS, RNE }) => LS === 'V3' && RNE !== 'S'),
  }),
  rule({
    code: '367',
    reads: { Episodes: ['LS', 'DECOM', 'DEC'] },
    fields: ['LS', 'DECOM', 'DEC'],
    wrong: `The child’s short breaks come to more than ${BREAKS} days in the year.`,
    mend: 'Correct the days; a child away for longer is looked after under V2.',
    find: (child, around) => {
      const breaks = child.now.Episodes.flatMap(episode => {
        const days = episode.LS === 'V3' ? daysInYear(episode, around) : 0
        return days > 0 ? [{ episode, days }] : []
      })
      const total = breaks.reduce((sum, { days }) => sum + days, 0)
      return total > BREAKS ? breaks.map(({ episode }) => episode) : []
    },
  }),
  rule({
    code: '382',
    reads: { Episodes: ['LS', 'PLACE'] },
    fields: ['LS', 'PLACE'],
    wrong: 'A short break is said to be a temporary stay (T0 to T4).',
    mend: 'Give the kind of home the break was in.',
    find: rowsOf('Episodes', row => isShortBreak(row) && isOne(row.PLACE, TEMPORARY)),
  }),
  rule({
    code: '384',
    reads: { Episodes: ['PLACE', 'LS'] },
    fields: ['PLACE', 'LS'],
    wrong: 'A short break is said to be long-term fostering (U1, U4).',
    mend: 'Correct the kind of home or the legal status.',
    find: rowsOf('Episodes', row => isShortBreak(row) && isOne(row.PLACE, LONG_TERM_FOSTERING)),
  }),
  rule({
    code: '426',
    reads: { Episodes: ['LS', 'DECOM', 'DEC'] },
    fields: ['LS'],
    wrong: 'In one year the child has short breaks recorded both each by itself (V3) and as an agreement (V4).',
    mend: 'Record all of the year’s short breaks in the same way.',
    find: (child, around) => {
      const breaks = child.now.Episodes.filter(episode => isShortBreak(episode) && overlaps(episode, around))
      return new Set(breaks.map(({ LS }) => LS)).size > 1 ? breaks : []
    },
  }),
]

function lastsAtMost(
  code: string,
  status: string,
  days: number,
  what: string,
  fields: readonly ColumnOf<'Episodes'>[],
): Rule {
  return rule({
    code,
    reads: { Episodes: fields },
    fields,
    wrong: `${what} (${status}) lasted more than ${days} days.`,
    mend: 'Correct the days, or give the legal status the child had after it.',
    find: (child, around) => runsOf(child, status, around).flatMap(({ run, length }) => (length > days ? run : [])),
  })
}

// The episodes of one legal status joined where one begins on the day another ended, with their length in days.
function runsOf(
  child: Child,
  status: string,
  year: CollectionYear,
): readonly { readonly run: readonly Episode[]; readonly length: number }[] {
  const runs: { run: Episode[]; length: number }[] = []
  for (const episode of episodes(child)) {
    if (episode.LS !== status) continue
    const current = runs.at(-1)
    const previous = current?.run.at(-1)
    const length = lengthOf(episode, year) ?? 0
    if (current && previous && sameDay(endOf(previous, year), episode.on.DECOM)) {
      current.run.push(episode)
      current.length += length
    } else runs.push({ run: [episode], length })
  }
  return runs
}

// In days, to the end of the year where it goes on; undefined where a day is missing.
function lengthOf(episode: Episode, year: CollectionYear): number | undefined {
  const from = episode.on.DECOM
  const to = endOf(episode, year)
  return from === undefined || to === undefined ? undefined : daysBetween(from, to)
}

// As many of its days as are in the year: none, or fewer than none, where it is outside it.
function daysInYear(episode: Episode, year: CollectionYear): number {
  const from = episode.on.DECOM
  const to = endOf(episode, year)
  if (from === undefined || to === undefined) return 0
  return daysBetween(later(from, year.starts), earlier(to, year.ends))
}
