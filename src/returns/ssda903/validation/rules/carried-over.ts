import { carriedOver } from '../notions.ts'
import type { ColumnOf } from '../columns.ts'
import type { Row } from '../row.ts'
import { type Around, type Rule, codes, rule } from '../rule.ts'
import { milesOf } from './where.ts'

type Episode = Row<'Episodes'>
type IsChanged = (first: Episode, open: Episode, around: Around) => boolean

/** Miles by which a distance may differ, for a postcode that moved a little in the directory. */
const NEAR = 0.2
/** A tenth of a tenth of a mile: distances are decimals, and their difference is not exact. */
const EXACT = 0.001

const BY_KIND = codes('Z11 Z12 Z13 Z14')

/** What may not change of an episode that was open at the end of last year. */
export const carriedOverRules: readonly Rule[] = [
  unchanged('503A', 'RNE', 'the reason the episode began'),
  unchanged('503B', 'LS', 'the legal status'),
  unchanged('503C', 'CIN', 'the category of need'),
  unchanged('503D', 'PLACE', 'the placement', (first, open, { year }) =>
    first.PLACE === open.PLACE ? false : !isRenamed(open.PLACE, first.PLACE, year),
  ),
  unchanged('503E', 'PLACE_PROVIDER', 'the kind of provider'),
  unchanged('503F', 'URN', 'the Ofsted number'),
  unchanged('503G', 'PL_DISTANCE', 'the distance from home', isFurther),
  unchanged('503H', 'PL_LA', 'the area'),
  unchanged('503J', 'PL_LOCATION', 'whether it is in the council’s own area'),
  ofSameBeginning('452', 'PL_LA', 'the area', (first, open) => first.PL_LA !== open.PL_LA),
  ofSameBeginning('453', 'PL_DISTANCE', 'the distance from home', isFurther),
]

function unchanged(
  code: string,
  column: ColumnOf<'Episodes'>,
  what: string,
  isChanged: IsChanged = (first, open) => first[column] !== open[column],
): Rule {
  return rule({
    code,
    reads: { Episodes: ['DECOM', column], Episodes_last: ['DECOM', 'DEC', column] },
    fields: [column],
    wrong: `The child’s first episode is the one open at the end of last year, and ${what} differs from what was sent then.`,
    mend: `Give what was sent last year, or, where ${what} changed since, end that episode and begin another.`,
    find: (child, around) => {
      const pair = carriedOver(child)
      return pair && isChanged(pair.first, pair.open, around) ? [pair.first] : []
    },
  })
}

function ofSameBeginning(
  code: string,
  column: 'PL_LA' | 'PL_DISTANCE',
  what: string,
  isChanged: (first: Episode, open: Episode) => boolean,
): Rule {
  return {
    ...unchanged(code, column, what, (first, open) => first.RNE === open.RNE && isChanged(first, open)),
    reads: { Episodes: ['DECOM', 'RNE', column], Episodes_last: ['DECOM', 'DEC', 'RNE', column] },
  }
}

function isFurther(first: Episode, open: Episode): boolean {
  const [now, then] = [milesOf(first), milesOf(open)]
  if (now === undefined) return false
  return then === undefined || Math.abs(now - then) >= NEAR - EXACT
}

// Codes were renamed: supported accommodation when it came to be registered, other placements when they were told apart.
function isRenamed(last: string | undefined, now: string | undefined, year: number): boolean {
  if (last === 'H5' && now === 'K3') return year === 2024 || year === 2025
  return last === 'Z1' && now !== undefined && BY_KIND.has(now) && year === 2026
}
