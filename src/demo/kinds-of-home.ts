import type { Day } from './days.ts'
import type { DemoPostcode, Gazetteer, Whereabouts } from './gazetteer.ts'
import type { Outline } from './journey.ts'
import type { Providers } from './providers.ts'
import { type Random, chosenAt } from './random.ts'

/** The kinds of home the demonstration tells apart, each a placement type and who provides it. */
export type HomeKind =
  | 'connected'
  | 'in-house'
  | 'agency'
  | 'parents'
  | 'residential'
  | 'supported'
  | 'mother-and-baby'
  | 'school'
  | 'secure'
  | 'custody'
  | 'hospital'
  | 'care-home'
  | 'adopters'
  | 'crisis'

/** A home as the return describes it. */
export interface Home {
  readonly kind: HomeKind
  readonly place: string
  readonly provider: string
  readonly postcode: DemoPostcode
  readonly urn: string
  /** The day supported accommodation was registered, and its registration number from then. */
  readonly registers?: { readonly on: Day; readonly urn: string }
}

type Weights = readonly (readonly [HomeKind, number])[]

/** The kind of home in which a child settles, chosen by an evenly spread position. */
export function settledKind(child: Outline, age: number, underOrder: boolean, position: number): HomeKind {
  if (child.need === 'N2' && age > 8 && position < 0.5)
    return position < 0.25 ? 'school' : position < 0.4 ? 'care-home' : 'residential'
  const weights = settlingWeights(child, age)
  return chosenAt(underOrder ? weights : weights.filter(([kind]) => kind !== 'parents'), position)
}

function settlingWeights(child: Outline, age: number): Weights {
  switch (child.pathway) {
    case 'adoption':
      return [
        ['in-house', 38],
        ['agency', 50],
        ['connected', 12],
      ]
    case 'guardianship':
      if (child.ending === 'E45' || child.ending === 'E43') return [['connected', 1]]
      return [
        ['in-house', 30],
        ['agency', 52],
        ['connected', 10],
        ['parents', 8],
      ]
    case 'home':
      if (age >= 16)
        return [
          ['connected', 14],
          ['agency', 34],
          ['in-house', 12],
          ['residential', 16],
          ['supported', 24],
        ]
      if (age >= 12)
        return [
          ['connected', 20],
          ['agency', 38],
          ['in-house', 14],
          ['residential', 14],
          ['parents', 14],
        ]
      return [
        ['connected', 24],
        ['agency', 34],
        ['in-house', 20],
        ['parents', 22],
      ]
    case 'grown':
      if (age >= 13)
        return [
          ['connected', 18],
          ['agency', 42],
          ['in-house', 12],
          ['residential', 22],
          ['parents', 6],
        ]
      return [
        ['connected', 26],
        ['agency', 40],
        ['in-house', 16],
        ['parents', 10.5],
        ['residential', 6],
      ]
    case 'late':
      if (age >= 16)
        return [
          ['connected', 10],
          ['agency', 27],
          ['in-house', 6],
          ['residential', 23],
          ['supported', 34],
        ]
      return [
        ['connected', 16],
        ['agency', 44],
        ['in-house', 8],
        ['residential', 28],
        ['parents', 4],
      ]
    case 'alone':
      if (age >= 16)
        return [
          ['agency', 31],
          ['in-house', 9],
          ['supported', 57],
          ['connected', 3],
        ]
      return [
        ['agency', 72],
        ['in-house', 22],
        ['connected', 6],
      ]
    case 'other':
      if (child.ending === 'E14')
        return [
          ['custody', 55],
          ['residential', 25],
          ['secure', 20],
        ]
      if (age >= 16)
        return [
          ['agency', 32],
          ['residential', 24],
          ['supported', 30],
          ['connected', 14],
        ]
      return [
        ['connected', 26],
        ['agency', 44],
        ['in-house', 14],
        ['residential', age >= 11 ? 16 : 0],
      ]
  }
}

/** The kind of home a child moves to when a home of one kind ends without being planned. */
export function nextKind(kind: HomeKind, age: number, underOrder: boolean, random: Random): HomeKind {
  const older = age >= 11.5
  if (kind === 'crisis' || kind === 'secure') return age >= 16 && random.chance(0.4) ? 'supported' : 'residential'
  const weights: (readonly [HomeKind, number])[] = [
    ['agency', kind === 'residential' ? 22 : 58],
    ['in-house', kind === 'residential' ? 4 : 14],
    ['connected', kind === 'connected' ? 16 : 9],
    ['residential', older ? (kind === 'residential' ? 58 : 26) : age > 8 ? 4 : 0],
    ['supported', age >= 16 ? 90 : 0],
    ['parents', underOrder ? 7 : 0],
    ['crisis', older ? 2 : 0],
    ['secure', older && kind === 'residential' ? 2 : 0],
  ]
  return random.weigh(weights)
}

/** A home of a kind for a child, from a day; `position` (0 to 1) decides how far away. */
export function findHome(
  kind: HomeKind,
  child: Outline,
  from: Day,
  { age, position }: { readonly age: number; readonly position: number },
  gazetteer: Gazetteer,
  providers: Providers,
  random: Random,
): Home {
  const { council } = child
  const place = (where: Whereabouts): DemoPostcode =>
    where === 'own' || where === 'other'
      ? gazetteer.close(council.id, where, child.homePostcode, random)
      : gazetteer.pick(council.id, where, random)
  switch (kind) {
    case 'connected':
      return {
        kind,
        place: 'U3',
        provider: 'PR1',
        postcode: place(where(position, 80, 3.5, 3, 13.5)),
        urn: providers.ownFostering[council.id],
      }
    case 'in-house':
      return {
        kind,
        place: 'U6',
        provider: 'PR1',
        postcode: place(where(position, 91, 5, 2, 2)),
        urn: providers.ownFostering[council.id],
      }
    case 'agency': {
      const agency = random.pick(providers.fosteringAgencies)
      const other = random.chance(0.015)
      return {
        kind,
        place: 'U6',
        provider: other ? 'PR2' : agency.provider,
        postcode: place(where(position, 64.5, 4, 6, 25.5)),
        urn: other ? random.pick(providers.otherCouncils) : agency.urn,
      }
    }
    case 'parents': {
      const postcode = random.chance(0.6) ? child.homePostcode : place(where(position, 90, 4, 1, 5))
      return { kind, place: 'P1', provider: 'PR0', postcode, urn: '' }
    }
    case 'residential': {
      const own = random.chance(0.13)
      const setting = providers.childrensHome(council, own, where(position, 41, 3, 6, 50), random)
      return { kind, place: 'K2', provider: setting.provider, postcode: setting.postcode, urn: setting.urn }
    }
    case 'supported': {
      const setting = providers.supported(council, where(position, 84, 6, 3, 7), random)
      const registers = { on: FIRST_REGISTRATION + setting.registered, urn: setting.urn }
      if (from >= registers.on)
        return { kind, place: 'K3', provider: setting.provider, postcode: setting.postcode, urn: setting.urn }
      const independent = age >= 17 && from < LAST_INDEPENDENT && random.chance(0.07)
      if (independent) return { kind, place: 'P2', provider: 'PR4', postcode: place('own'), urn: 'XXXXXXX' }
      return { kind, place: 'H5', provider: setting.provider, postcode: setting.postcode, urn: 'XXXXXXX', registers }
    }
    case 'mother-and-baby': {
      const setting = providers.familyCentre(random)
      return { kind, place: 'R3', provider: setting.provider, postcode: setting.postcode, urn: setting.urn }
    }
    case 'school': {
      const setting = providers.school(random)
      return { kind, place: 'S1', provider: setting.provider, postcode: setting.postcode, urn: setting.urn }
    }
    case 'secure': {
      const setting = providers.secure(random)
      return { kind, place: 'K1', provider: setting.provider, postcode: setting.postcode, urn: setting.urn }
    }
    case 'custody':
      return { kind, place: 'R5', provider: 'PR3', postcode: place('far'), urn: '' }
    case 'hospital':
      return { kind, place: 'R2', provider: 'PR3', postcode: place('own'), urn: '' }
    case 'care-home':
      return { kind, place: 'R1', provider: 'PR4', postcode: place(where(position, 40, 20, 10, 30)), urn: '' }
    case 'adopters': {
      const agency = random.weigh([
        ['PR2', 62],
        ['PR1', 20],
        ['PR5', 14],
        ['PR4', 4],
      ] as const)
      return { kind, place: 'A6', provider: agency, postcode: place(where(position, 40, 8, 6, 46)), urn: 'XXXXXXX' }
    }
    case 'crisis': {
      const now = from >= NEW_CODES
      return {
        kind,
        place: now ? random.pick(['Z12', 'Z13'] as const) : 'Z1',
        provider: now ? '' : 'PR4',
        postcode: place(where(position, 40, 20, 10, 30)),
        urn: now ? '' : 'XXXXXXX',
      }
    }
  }
}

// Supported accommodation had to apply for registration by 28 October 2023; providers were registered over the months
// around it. Codes for other placements changed on 1 April 2025.
const FIRST_REGISTRATION = 19_601 // 1 September 2023
const LAST_INDEPENDENT = 19_539 // 1 July 2023
/** 1 April 2025: the day Z1 gave way to Z11 to Z14, and H5 and P2 were no longer accepted. */
export const NEW_CODES = 20_179

function where(position: number, own: number, other: number, near: number, far: number): Whereabouts {
  return chosenAt(
    [
      ['own', own],
      ['other', other],
      ['near', near],
      ['far', far],
    ] as const,
    position,
  )
}
