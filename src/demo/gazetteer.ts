import type { CouncilId } from './targets.ts'
import { councils } from './targets.ts'
import { type Random, randomFrom } from './random.ts'

/** A postcode of the invented gazetteer: an Ordnance Survey grid reference in metres and the upper-tier authority. */
export interface DemoPostcode {
  readonly postcode: string
  readonly east: number
  readonly north: number
  /** GSS code of the upper-tier authority. */
  readonly area: string
}

/** Where, seen from a council: within it, in the other council, outside the county but close, or far away. */
export type Whereabouts = 'own' | 'other' | 'near' | 'far'

export interface Gazetteer {
  readonly all: readonly DemoPostcode[]
  readonly home: Readonly<Record<CouncilId, readonly DemoPostcode[]>>
  /** A postcode by whereabouts as seen from a council. */
  pick(council: CouncilId, where: Whereabouts, random: Random): DemoPostcode
  /** A postcode in the council, or in the other one, within about ten miles (or eighteen) of another where there is one. */
  close(council: CouncilId, where: 'own' | 'other', to: DemoPostcode, random: Random): DemoPostcode
}

interface Area {
  readonly prefix: string
  readonly gss: string
  readonly towns: readonly (readonly [east: number, north: number, spread: number, share: number])[]
  readonly size: number
}

// No postcode area of the United Kingdom begins with Q, V or X, so none of these can be anybody's address.
const CITIES: Readonly<Record<CouncilId, Area>> = {
  north: {
    prefix: 'XN',
    gss: 'E06000061',
    size: 700,
    towns: [
      [486_500, 278_500, 2600, 0.36],
      [489_000, 268_500, 2400, 0.28],
      [488_500, 289_000, 2400, 0.24],
      [494_000, 273_000, 3000, 0.12],
    ],
  },
  west: {
    prefix: 'XW',
    gss: 'E06000062',
    size: 800,
    towns: [
      [475_500, 260_500, 3400, 0.62],
      [461_500, 262_500, 2400, 0.18],
      [469_000, 249_000, 2600, 0.12],
      [458_000, 241_000, 2400, 0.08],
    ],
  },
}

const NEAR: readonly Area[] = [
  { prefix: 'VA', gss: 'E10000018', size: 40, towns: [[466_000, 291_000, 3500, 1]] },
  { prefix: 'VB', gss: 'E06000042', size: 40, towns: [[485_000, 240_500, 3500, 1]] },
  { prefix: 'VC', gss: 'E06000055', size: 40, towns: [[498_000, 255_000, 3500, 1]] },
  { prefix: 'VD', gss: 'E06000017', size: 20, towns: [[490_500, 304_000, 2500, 1]] },
  { prefix: 'VE', gss: 'E10000031', size: 40, towns: [[450_500, 268_000, 3000, 1]] },
]

const FAR: readonly Area[] = [
  { prefix: 'QA', gss: 'E08000025', size: 60, towns: [[407_000, 287_000, 6000, 1]] },
  { prefix: 'QB', gss: 'E06000031', size: 60, towns: [[542_000, 305_000, 4000, 1]] },
  { prefix: 'QC', gss: 'E06000016', size: 40, towns: [[450_000, 325_000, 4000, 1]] },
  { prefix: 'QD', gss: 'E10000019', size: 50, towns: [[510_000, 345_000, 9000, 1]] },
  { prefix: 'QE', gss: 'E10000003', size: 40, towns: [[545_000, 259_000, 6000, 1]] },
  { prefix: 'QF', gss: 'E08000026', size: 40, towns: [[420_000, 279_000, 4000, 1]] },
  { prefix: 'QG', gss: 'E10000007', size: 40, towns: [[437_000, 370_000, 9000, 1]] },
  { prefix: 'QH', gss: 'E06000018', size: 40, towns: [[457_000, 341_000, 4000, 1]] },
  { prefix: 'QJ', gss: 'E10000020', size: 30, towns: [[620_000, 309_000, 9000, 1]] },
  { prefix: 'QK', gss: 'E10000016', size: 20, towns: [[600_000, 150_000, 9000, 1]] },
  { prefix: 'QL', gss: 'E10000017', size: 20, towns: [[355_000, 430_000, 9000, 1]] },
  { prefix: 'QM', gss: 'E06000032', size: 30, towns: [[509_500, 218_000, 3000, 1]] },
]

// Letters that postcodes never use in their last two places are left out.
const LETTERS: readonly string[] = 'ABDEFGHJLNPQRSTUWXYZ'.split('')

/** The gazetteer of the demonstration county and places children are sent to. The same for every seed. */
export function makeGazetteer(): Gazetteer {
  const random = randomFrom('gazetteer')
  const home = { north: fill(CITIES.north, random), west: fill(CITIES.west, random) }
  const near = NEAR.flatMap(area => fill(area, random))
  const far = FAR.flatMap(area => fill(area, random))
  const all = [...home.north, ...home.west, ...near, ...far]
  return {
    all,
    home,
    pick: (council, where, draw) =>
      draw.pick(
        where === 'own'
          ? home[council]
          : where === 'other'
            ? home[council === 'north' ? 'west' : 'north']
            : where === 'near'
              ? near
              : far,
      ),
    close: (council, where, to, draw) => {
      const list = home[where === 'own' ? council : council === 'north' ? 'west' : 'north']
      const reach = where === 'own' ? 16_000 : 29_000
      for (let turn = 0; turn < 24; turn++) {
        const found = draw.pick(list)
        if (found !== to && Math.hypot(found.east - to.east, found.north - to.north) <= reach) return found
      }
      return draw.pick(list.filter(found => found !== to))
    },
  }
}

/** Straight-line distance in miles between two places. */
export function milesApart(a: { east: number; north: number }, b: { east: number; north: number }): number {
  return Math.hypot(a.east - b.east, a.north - b.north) / 1609.344
}

/** The council a GSS code belongs to, when it is one of the two. */
export function councilOfArea(gss: string): CouncilId | undefined {
  return councils.find(council => council.gss === gss)?.id
}

function fill(area: Area, random: Random): DemoPostcode[] {
  const made: DemoPostcode[] = []
  const used = new Set<string>()
  for (const [town, [east, north, spread, share]] of area.towns.entries()) {
    const count = Math.round(area.size * share)
    for (let index = 0; index < count; index++) {
      let postcode: string
      do {
        const district = town * 4 + random.whole(1, 4)
        const unit = random.whole(1, 9) + random.pick(LETTERS) + random.pick(LETTERS)
        postcode = `${area.prefix}${district} ${unit}`
      } while (used.has(postcode))
      used.add(postcode)
      made.push({
        postcode,
        east: Math.round(east + random.normal() * spread),
        north: Math.round(north + random.normal() * spread),
        area: area.gss,
      })
    }
  }
  return made
}
