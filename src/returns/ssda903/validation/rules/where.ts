import { FOR_ADOPTION, FOSTERED, TEMPORARY } from '../codes.ts'
import { anyBlank, anyFilled, isOne } from '../compare.ts'
import { episodes, isShortBreak, isUnaccompanied, wasUnaccompanied } from '../notions.ts'
import type { Child } from '../child.ts'
import type { Row } from '../row.ts'
import { type Rule, rowsOf, rule } from '../rule.ts'

type Episode = Row<'Episodes'>

/** What stands for a distance that cannot be told. */
const NOT_KNOWN = 999.9
const FAR = 350

/** Where children live: postcodes, and the area, the side of its border and the distance worked out of them. */
export const whereRules: readonly Rule[] = [
  byAsylum('164', ['PL_DISTANCE'], ['PL_DISTANCE'], {
    of: 'others',
    wrong: 'The distance from home is not between 0 and 999.9 miles.',
    mend: 'Correct the postcodes it is worked out of.',
    isWrong: episode => {
      const miles = milesOf(episode)
      return miles !== undefined && (miles < 0 || miles > NOT_KNOWN)
    },
  }),
  rule({
    code: '169',
    reads: { Episodes: ['LS', 'PL_LA'] },
    fields: ['PL_LA'],
    wrong: 'The council in whose area the child lives cannot be told.',
    mend: 'Give the postcode of the placement, or correct it.',
    find: rowsOf('Episodes', episode => !isShortBreak(episode) && episode.PL_LA === undefined),
  }),
  rule({
    code: '179',
    reads: { Episodes: ['LS', 'PL_LOCATION'] },
    fields: ['PL_LOCATION'],
    wrong: 'Whether the child lives in the council’s own area cannot be told.',
    mend: 'Give the postcode of the placement, or correct it.',
    find: rowsOf('Episodes', episode => !isShortBreak(episode) && episode.PL_LOCATION === undefined),
  }),
  rule({
    code: '214',
    reads: { Episodes: ['LS', 'PL_POST', 'URN'] },
    fields: ['PL_POST', 'URN'],
    wrong: 'A short break has a postcode or an Ofsted number.',
    mend: 'Leave PL_POST and URN blank of short breaks.',
    find: rowsOf('Episodes', episode => isShortBreak(episode) && anyFilled(episode.PL_POST, episode.URN)),
  }),
  rule({
    code: '383',
    reads: { Episodes: ['DECOM', 'PLACE', 'RNE', 'PL_POST'] },
    fields: ['PLACE', 'RNE', 'PL_POST'],
    wrong: 'After a temporary stay the child did not go back to where they had lived.',
    mend: 'Correct the placement, its postcode and why the episode began (P); where the child did not go back, the stay was a placement of its own.',
    find: child =>
      episodes(child).filter((third, at, all) => {
        const [first, stay] = [all[at - 2], all[at - 1]]
        return (
          first !== undefined &&
          isOne(stay?.PLACE, TEMPORARY) &&
          (third.RNE !== 'P' || third.PLACE !== first.PLACE || bare(third.PL_POST) !== bare(first.PL_POST))
        )
      }),
  }),
  byAsylum('392a', ['LS', 'PL_DISTANCE'], ['PL_DISTANCE'], {
    of: 'others',
    wrong: 'The distance from home cannot be told.',
    mend: 'Give both postcodes, or correct the one that is not in the directory.',
    isWrong: episode => !isShortBreak(episode) && episode.PL_DISTANCE === undefined,
  }),
  byAsylum('392b', ['LS', 'HOME_POST', 'PL_POST'], ['HOME_POST', 'PL_POST'], {
    of: 'others',
    wrong: 'The postcode of home or of the placement is missing.',
    mend: 'Give both postcodes.',
    isWrong: episode => !isShortBreak(episode) && anyBlank(episode.HOME_POST, episode.PL_POST),
  }),
  rule({
    code: '392c',
    reads: { Episodes: ['HOME_POST', 'PL_POST'] },
    fields: ['HOME_POST', 'PL_POST'],
    directory: true,
    wrong: 'A postcode is not in the directory.',
    mend: 'Correct the postcode.',
    find: rowsOf('Episodes', ({ HOME_POST, PL_POST }, { isPostcode }) =>
      [HOME_POST, PL_POST].some(postcode => postcode !== undefined && !isPostcode(bare(postcode) ?? '')),
    ),
  }),
  rule({
    code: '392d',
    reads: { Episodes: ['HOME_POST', 'PL_POST', 'PLACE'] },
    fields: ['HOME_POST', 'PL_POST', 'PLACE'],
    wrong: 'The placement has the postcode of home, and is not with a parent.',
    mend: 'Correct whichever postcode is wrong, or the placement.',
    find: rowsOf(
      'Episodes',
      ({ HOME_POST, PL_POST, PLACE }) => PLACE !== 'P1' && HOME_POST !== undefined && bare(HOME_POST) === bare(PL_POST),
    ),
  }),
  rule({
    code: '398',
    reads: { Episodes: ['LS', 'HOME_POST', 'PL_POST'] },
    fields: ['LS', 'HOME_POST', 'PL_POST'],
    wrong: 'A short break has a postcode.',
    mend: 'Leave both postcodes blank of short breaks.',
    find: rowsOf('Episodes', episode => isShortBreak(episode) && anyFilled(episode.HOME_POST, episode.PL_POST)),
  }),
  byAsylum('406', ['PL_DISTANCE'], ['PL_DISTANCE'], {
    of: 'unaccompanied',
    wrong: 'An unaccompanied child has a distance from home.',
    mend: 'Leave the postcode of home blank of an unaccompanied child.',
    isWrong: episode => episode.PL_DISTANCE !== undefined,
  }),
  rule({
    code: '411',
    reads: { Episodes: ['PL_LOCATION', 'PL_LA'] },
    fields: ['PL_LOCATION'],
    council: true,
    wrong: 'The child is said to live in the council’s own area, and lives in another’s.',
    mend: 'Correct the postcode of the placement.',
    find: rowsOf('Episodes', ({ PL_LOCATION, PL_LA }, { council }) => PL_LOCATION === 'IN' && PL_LA !== council),
  }),
  rule({
    code: '420',
    reads: { Episodes: ['LS', 'PL_LA'] },
    fields: ['PL_LA'],
    wrong: 'A short break has the council in whose area it is.',
    mend: 'Leave the postcode blank of short breaks.',
    find: rowsOf('Episodes', episode => isShortBreak(episode) && episode.PL_LA !== undefined),
  }),
  rule({
    code: '454',
    reads: { Episodes: ['PL_DISTANCE'] },
    fields: ['PL_DISTANCE'],
    from: 2026,
    as: 'query',
    wrong: 'The child lives more than 350 miles from home.',
    mend: 'Confirm both postcodes.',
    find: rowsOf('Episodes', episode => {
      const miles = milesOf(episode)
      return miles !== undefined && miles > FAR && miles !== NOT_KNOWN
    }),
  }),
  rule({
    code: '1015',
    reads: { Episodes: ['PL_LA', 'PLACE_PROVIDER', 'PLACE', 'LS'] },
    fields: ['PL_LA'],
    council: true,
    wrong: 'The provider is the council itself, and the placement is not in its area.',
    mend: 'Correct the postcode of the placement, or the kind of provider.',
    find: rowsOf(
      'Episodes',
      (episode, { council }) =>
        episode.PLACE_PROVIDER === 'PR1' &&
        episode.PLACE !== undefined &&
        !FOR_ADOPTION.has(episode.PLACE) &&
        !FOSTERED.has(episode.PLACE) &&
        episode.LS !== undefined &&
        !isShortBreak(episode) &&
        episode.PL_LA !== council,
    ),
  }),
]

/** The distance from home in miles; undefined where it is blank or no number. */
export function milesOf({ PL_DISTANCE }: Episode): number | undefined {
  const miles = Number(PL_DISTANCE ?? Number.NaN)
  return Number.isNaN(miles) ? undefined : miles
}

// Of unaccompanied children the distance is not told, so these are asked of them, or of the others.
function byAsylum(
  code: string,
  columns: readonly ('LS' | 'PL_DISTANCE' | 'HOME_POST' | 'PL_POST')[],
  fields: readonly string[],
  about: {
    readonly of: 'unaccompanied' | 'others'
    readonly wrong: string
    readonly mend: string
    readonly isWrong: (episode: Episode) => boolean
  },
): Rule {
  return rule({
    code,
    reads: { Episodes: columns, 'Header|UASC': [], 'Header_last|UASC_last': [] },
    fields,
    wrong: about.wrong,
    mend: about.mend,
    find: (child: Child) =>
      (isUnaccompanied(child) || wasUnaccompanied(child)) === (about.of === 'unaccompanied')
        ? child.now.Episodes.filter(about.isWrong)
        : [],
  })
}

function bare(postcode: string | undefined): string | undefined {
  return postcode?.replaceAll(' ', '')
}
