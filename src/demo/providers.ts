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

export interface Providers {
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
  return {
    ownFostering: { north: urn(), west: urn() },
    fosteringAgencies: Array.from({ length: 22 }, () => ({
      urn: urn(),
      provider: random.chance(0.86) ? 'PR4' : 'PR5',
    })),
    otherCouncils: Array.from({ length: 4 }, urn),
    childrensHome: (council, own, where, draw) =>
      own ? draw.pick(homes.get(`${council.id} PR1`) ?? []) : from(homes, council, where, draw),
    supported: (council, where, draw) => from(supported, council, where, draw),
    secure: draw => draw.pick(secure),
    school: draw => draw.pick(schools),
    familyCentre: draw => draw.pick(centres),
  }
}
