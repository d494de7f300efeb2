import type { DemoPostcode, Gazetteer, Whereabouts } from './gazetteer.ts'
import { type Random, randomFrom } from './random.ts'
import { type Council, type CouncilId, councils } from './targets.ts'

/** A children's home, supported accommodation or residential school: one address, one registration. */
export interface Setting {
  readonly urn: string
  readonly postcode: DemoPostcode
  readonly provider: string
  /** The day supported accommodation was first registered, as days after 1 September 2023. */
  readonly registered: number
}

/** A provider as Ofsted's list would have it. */
export interface DemoProvider {
  readonly urn: string
  readonly name: string
  readonly type: string
  /** Codes of PLACE and of PLACE_PROVIDER. */
  readonly places: readonly string[]
  readonly provider: string
  readonly postcode: DemoPostcode
  /** Days after 1 September 2023, of supported accommodation; of all others it is long ago. */
  readonly registered?: number
}

export interface Providers {
  /** Everyone with a registration, for the list that Ofsted would send. */
  readonly listed: readonly DemoProvider[]
  /** Registration of the council's own fostering service. */
  readonly ownFostering: Readonly<Record<CouncilId, string>>
  readonly fosteringAgencies: readonly { readonly urn: string; readonly provider: string }[]
  readonly otherCouncils: readonly string[]
  childrensHome(council: Council, own: boolean, where: Whereabouts, random: Random): Setting
  supported(council: Council, where: Whereabouts, random: Random): Setting
  secure(random: Random): Setting
  school(random: Random): Setting
  familyCentre(random: Random): Setting
}

/** The providers children of the county live with. Registration numbers are invented and out of the range in use. */
export function makeProviders(gazetteer: Gazetteer): Providers {
  const random = randomFrom('providers')
  let serial = 0
  const urn = (): string => {
    serial += 1
    return serial % 3 === 0
      ? `99${String(10_000 + serial * 7).padStart(5, '0')}`
      : `SC99${String(1000 + serial * 11).padStart(4, '0')}`
  }
  const settings = (council: CouncilId, where: Whereabouts, count: number, provider: () => string): Setting[] =>
    Array.from({ length: count }, () => ({
      urn: urn(),
      postcode: gazetteer.pick(council, where, random),
      provider: provider(),
      registered: random.whole(20, 260),
    }))
  const independent = (): string => (random.chance(0.92) ? 'PR4' : 'PR5')
  const places: readonly Whereabouts[] = ['own', 'near', 'far']
  const homes = new Map<string, Setting[]>()
  const supported = new Map<string, Setting[]>()
  for (const council of councils) {
    homes.set(
      `${council.id} PR1`,
      settings(council.id, 'own', 3, () => 'PR1'),
    )
    for (const where of places) {
      homes.set(`${council.id} ${where}`, settings(council.id, where, where === 'far' ? 24 : 10, independent))
      supported.set(`${council.id} ${where}`, settings(council.id, where, where === 'own' ? 24 : 8, independent))
    }
  }
  const secure = settings('west', 'far', 3, () => 'PR2')
  const schools = settings('north', 'far', 5, independent)
  const centres = settings('west', 'near', 4, independent)
  const from = (pools: Map<string, Setting[]>, council: Council, where: Whereabouts, draw: Random): Setting => {
    const whose = where === 'other' ? (council.id === 'north' ? 'west' : 'north') : council.id
    return draw.pick(pools.get(`${whose} ${where === 'other' ? 'own' : where}`) ?? [])
  }
  const ownFostering = { north: urn(), west: urn() }
  const fosteringAgencies = Array.from({ length: 22 }, () => ({
    urn: urn(),
    provider: random.chance(0.86) ? 'PR4' : 'PR5',
  }))
  const otherCouncils = Array.from({ length: 4 }, urn)
  const registered = (type: string, place: string, from: readonly Setting[]): readonly ToList[] =>
    from.map(({ urn: number, provider, postcode }) => ({ urn: number, type, places: [place], provider, postcode }))
  return {
    listed: named(gazetteer, [
      ...registered('Children’s home', 'K2', [...homes.values()].flat()),
      ...[...supported.values()]
        .flat()
        .map(each => ({ ...each, type: 'Supported accommodation', places: ['K3'], registered: each.registered })),
      ...registered('Secure children’s home', 'K1', secure),
      ...registered('Residential special school', 'S1', schools),
      ...registered('Residential family centre', 'R3', centres),
      ...councils.map(({ id }) => ({
        urn: ownFostering[id],
        type: 'Local authority fostering agency',
        places: FOSTERING,
        provider: 'PR1',
        at: [id, 'own'] as const,
      })),
      ...fosteringAgencies.map(each => ({
        ...each,
        type: 'Independent fostering agency',
        places: FOSTERING,
        at: ['north', 'far'] as const,
      })),
      ...otherCouncils.map(number => ({
        urn: number,
        type: 'Local authority fostering agency',
        places: FOSTERING,
        provider: 'PR2',
        at: ['west', 'far'] as const,
      })),
    ]),
    ownFostering,
    fosteringAgencies,
    otherCouncils,
    childrensHome: (council, own, where, draw) =>
      own ? draw.pick(homes.get(`${council.id} PR1`) ?? []) : from(homes, council, where, draw),
    supported: (council, where, draw) => from(supported, council, where, draw),
    secure: draw => draw.pick(secure),
    school: draw => draw.pick(schools),
    familyCentre: draw => draw.pick(centres),
  }
}

type ToList = Omit<DemoProvider, 'name' | 'postcode'> & {
  readonly postcode?: DemoPostcode
  readonly at?: readonly [council: CouncilId, where: Whereabouts]
}

/** Codes of PLACE with foster carers, those who may adopt the child among them. */
const FOSTERING = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'A3', 'A5']

const FIRST_WORDS =
  'Alder Beech Birch Bramble Briar Cedar Clover Elm Fern Hazel Heather Juniper Larch Linden Maple Meadow Poplar Rowan Sorrel Sycamore Tansy Thistle Willow Yarrow'.split(
    ' ',
  )
const LAST_WORDS: Readonly<Record<string, readonly string[]>> = {
  'Supported accommodation': ['Court', 'Place', 'Lodge', 'Mews'],
  'Independent fostering agency': ['Fostering', 'Families'],
  'Local authority fostering agency': ['Council Fostering'],
  'Residential special school': ['School'],
  'Residential family centre': ['Family Centre'],
}
const HOUSES = ['House', 'View', 'Bank', 'Cottage', 'End', 'Rise']

// Names come from a stream of their own, so that the children's lives are as they were.
function named(gazetteer: Gazetteer, all: readonly ToList[]): readonly DemoProvider[] {
  const random = randomFrom('provider names')
  return all.map(
    ({ at, ...each }): DemoProvider => ({
      ...each,
      name: `${random.pick(FIRST_WORDS)} ${random.pick(LAST_WORDS[each.type] ?? HOUSES)}`,
      postcode: each.postcode ?? gazetteer.pick(...(at ?? (['north', 'far'] as const)), random),
    }),
  )
}
