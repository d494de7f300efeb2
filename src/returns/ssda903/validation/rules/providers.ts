import { valueOn } from '../../../../spine/time/dated.ts'
import { FOR_ADOPTION, FOSTERED, OTHER_PLACES, TEMPORARY } from '../codes.ts'
import { after, isNone, isOne, onOrAfter } from '../compare.ts'
import { isShortBreak } from '../notions.ts'
import type { Provider } from '../providers.ts'
import type { Row } from '../row.ts'
import { type Around, type Rule, codes, rowsOf, rule } from '../rule.ts'

type Episode = Row<'Episodes'>

const KINDS = codes('PR0 PR1 PR2 PR3 PR4 PR5')
/** Inspected by another body, or by nobody: the number of no provider on Ofsted's lists. */
const NOT_OFSTED = 'XXXXXXX'
const NO_URN = codes('P1 P3 R1 R2 R5')
const ABROAD = codes('CON NIR SCO WAL NUK')
/** Homes that stand where their provider is registered. */
export const AT_ITS_ADDRESS = codes('K1 K2 K3 R3 S1')
const NOT_COUNCILS = codes('P1 R2 R5')
const NEVER_PUBLIC = new Set([...codes('K1 K2 P1'), ...FOR_ADOPTION, ...FOSTERED])
const SHORT_STAYS = codes('T0 T1 T2 T3')

/** Who provides a placement: PLACE_PROVIDER, and the Ofsted number (URN) against Ofsted's lists. */
export const providerRules: readonly Rule[] = [
  rule({
    code: '178',
    reads: { Episodes: ['PLACE_PROVIDER', 'PLACE'] },
    fields: ['PLACE_PROVIDER'],
    wrong: 'The kind of provider is not one of the codes, or is of a placement that has none.',
    mend: 'Give PR0 to PR5; leave it blank of a temporary stay or another placement.',
    find: rowsOf(
      'Episodes',
      ({ PLACE_PROVIDER, PLACE }, around) =>
        PLACE_PROVIDER !== undefined &&
        (!KINDS.has(PLACE_PROVIDER) || isOne(PLACE, SHORT_STAYS) || isOne(PLACE, othersOf(around))),
    ),
  }),
  rule({
    code: '213',
    reads: { Episodes: ['PLACE_PROVIDER', 'PLACE'] },
    fields: ['PLACE_PROVIDER'],
    wrong: 'A temporary stay or another placement has a provider.',
    mend: 'Leave PLACE_PROVIDER blank, or correct the placement.',
    find: rowsOf(
      'Episodes',
      (episode, around) => episode.PLACE_PROVIDER !== undefined && hasNoProvider(episode, around),
    ),
  }),
  rule({
    code: '218',
    reads: { Episodes: ['URN', 'PLACE', 'LS', 'DEC'] },
    fields: ['URN'],
    wrong: 'The Ofsted number of the provider is missing.',
    mend: 'Give the number (URN) of the home or agency, or XXXXXXX where Ofsted does not inspect it.',
    find: rowsOf(
      'Episodes',
      (episode, around) =>
        episode.URN === undefined &&
        // Of a short break rule 214 asks that it be blank: no row could satisfy both.
        !isShortBreak(episode) &&
        !isOne(episode.PLACE, NO_URN) &&
        !hasNoProvider(episode, around) &&
        !isOne(episode.PL_LA, ABROAD) &&
        (episode.DEC === undefined || onOrAfter(episode.on.DEC, around.starts)),
    ),
  }),
  ofProvider('219', ['URN', 'PLACE'], ['URN', 'PLACE'], {
    wrong: 'Ofsted’s list does not have this kind of placement for the provider.',
    mend: 'Correct the number or the placement.',
    isWrong: ({ PLACE }, provider) => !isOne(PLACE, provider?.places ?? NONE),
  }),
  ofProvider('221', ['URN', 'LS', 'PLACE', 'PL_POST'], ['PL_POST'], {
    wrong: 'The postcode of the placement is not the provider’s on Ofsted’s list.',
    mend: 'Correct the postcode, or the number.',
    isWrong: (episode, provider) =>
      !isShortBreak(episode) &&
      isOne(episode.PLACE, AT_ITS_ADDRESS) &&
      episode.PL_POST !== undefined &&
      episode.PL_POST.replaceAll(' ', '') !== provider?.postcode,
  }),
  rule({
    code: '222',
    reads: { Episodes: ['URN', 'PLACE'] },
    fields: ['URN'],
    wrong: 'A placement that Ofsted does not inspect has an Ofsted number.',
    mend: 'Leave URN blank, or correct the placement.',
    find: rowsOf(
      'Episodes',
      (episode, around) =>
        (isOne(episode.PLACE, NO_URN) || hasNoProvider(episode, around)) &&
        episode.URN !== undefined &&
        episode.URN !== NOT_OFSTED,
    ),
  }),
  ofProvider('224', ['URN', 'PLACE_PROVIDER'], ['PLACE_PROVIDER'], {
    wrong: 'Ofsted’s list does not have this kind of provider for the number.',
    mend: 'Correct the kind of provider or the number.',
    isWrong: ({ PLACE_PROVIDER }, provider) => !isOne(PLACE_PROVIDER, provider?.kinds ?? NONE),
  }),
  ofProvider('227', ['URN', 'DECOM'], ['URN', 'DECOM'], {
    wrong: 'The placement began when the provider was no longer registered.',
    mend: 'Correct the number, or the day the placement began.',
    isWrong: ({ on }, provider) => onOrAfter(on.DECOM, provider?.ended),
  }),
  ofProvider('228', ['URN', 'DEC'], ['URN', 'DEC'], {
    wrong: 'The placement goes on after the provider’s registration ended.',
    mend: 'Correct the number, or the day the placement ended.',
    isWrong: ({ on, DEC }, provider, { ends }) =>
      DEC === undefined ? after(ends, provider?.ended) : after(on.DEC, provider?.ended),
  }),
  {
    ...ofProvider('229', ['URN', 'PLACE_PROVIDER'], ['URN', 'PLACE_PROVIDER'], {
      wrong:
        'The provider is said to be the council’s own and is in another’s area, or another council’s and is in its own.',
      mend: 'Correct the kind of provider or the number.',
      isWrong: ({ PLACE_PROVIDER }, provider, { council }) =>
        (PLACE_PROVIDER === 'PR1' && provider?.council !== council) ||
        (PLACE_PROVIDER === 'PR2' && provider?.council === council),
    }),
    council: true,
  },
  rule({
    code: '526',
    reads: { Episodes: ['PLACE', 'PLACE_PROVIDER'] },
    fields: ['PLACE', 'PLACE_PROVIDER'],
    wrong: 'The kind of provider is missing.',
    mend: 'Give PR0 to PR5.',
    find: rowsOf(
      'Episodes',
      (episode, around) => episode.PLACE_PROVIDER === undefined && !hasNoProvider(episode, around),
    ),
  }),
  neverOf('527', 'PR1', NOT_COUNCILS, 'the council’s own'),
  neverOf('528', 'PR2', NOT_COUNCILS, 'another council’s'),
  neverOf('529', 'PR3', NEVER_PUBLIC, 'another public body’s'),
  neverOf('530', 'PR4', codes('P1'), 'private'),
  neverOf('531', 'PR5', codes('P1'), 'a voluntary body’s'),
  rule({
    code: '550',
    reads: { Episodes: ['PLACE', 'PLACE_PROVIDER'] },
    fields: ['PLACE', 'PLACE_PROVIDER'],
    wrong: 'The provider is a parent (PR0), and the placement is not with a parent (P1).',
    mend: 'Correct the kind of provider or the placement.',
    find: rowsOf('Episodes', ({ PLACE, PLACE_PROVIDER }) => PLACE_PROVIDER === 'PR0' && PLACE !== 'P1'),
  }),
  ofProvider('1008', ['URN'], ['URN'], {
    wrong: 'The number is not on Ofsted’s lists.',
    mend: 'Correct the number; give XXXXXXX where Ofsted does not inspect the provider.',
    isWrong: (_, provider) => provider === undefined,
  }),
]

const NONE: ReadonlySet<string> = new Set()

function ofProvider(
  code: string,
  columns: readonly ('URN' | 'PLACE' | 'LS' | 'PL_POST' | 'PLACE_PROVIDER' | 'DECOM' | 'DEC')[],
  fields: readonly string[],
  about: {
    readonly wrong: string
    readonly mend: string
    readonly isWrong: (episode: Episode, provider: Provider | undefined, around: Around) => boolean
  },
): Rule {
  return rule({
    code,
    reads: { Episodes: columns, ProviderInfo: [] },
    fields,
    wrong: about.wrong,
    mend: about.mend,
    find: rowsOf(
      'Episodes',
      (episode, around) =>
        isNone(episode.URN, NOT_A_NUMBER) && about.isWrong(episode, around.providers.get(episode.URN ?? ''), around),
    ),
  })
}

const NOT_A_NUMBER: ReadonlySet<string> = new Set([NOT_OFSTED])

function neverOf(code: string, kind: string, places: ReadonlySet<string>, whose: string): Rule {
  return rule({
    code,
    reads: { Episodes: ['PLACE', 'PLACE_PROVIDER'] },
    fields: ['PLACE', 'PLACE_PROVIDER'],
    wrong: `The provider is said to be ${whose} (${kind}), which this placement cannot be.`,
    mend: 'Correct the kind of provider or the placement.',
    find: rowsOf('Episodes', ({ PLACE, PLACE_PROVIDER }) => PLACE_PROVIDER === kind && isOne(PLACE, places)),
  })
}

function othersOf({ starts }: Around): ReadonlySet<string> {
  return valueOn(OTHER_PLACES, starts)
}

function hasNoProvider({ PLACE }: Episode, around: Around): boolean {
  return isOne(PLACE, TEMPORARY) || isOne(PLACE, othersOf(around))
}
