import type { Council, PopulationAnswer } from '../../spine/measure/measure.ts'
import { type PlainDate, partsOf } from '../../spine/time/plain-date.ts'
import { CHILDREN_BY_AREA, COUNTY, COUNTY_SUCCESSORS, POPULATION_SOURCE } from './population.data.ts'

/**
 * The mid-year whose estimate a rate on a date uses: the latest 30 June on or before it, so 31 March 2025 uses
 * mid-2024 (DfE, Children looked after: methodology, rates per 10,000).
 */
export function midYearFor(on: PlainDate): number {
  return on.slice(5) >= '06-30' ? partsOf(on).year : partsOf(on).year - 1
}

/**
 * Children aged 0 to 17 living in the areas of some councils, from the estimate that a rate on this date uses.
 *
 * Before a council's first estimate the two councils of Northamptonshire together use the county's own figure. One of
 * them alone uses its earliest estimate, and after the newest estimate held any of them uses that: `midYear` and
 * `source` then say which year was used and why. Undefined where a council's area is not held.
 */
export function populationFor(councils: readonly Council[], on: PlainDate): PopulationAnswer | undefined {
  if (councils.length === 0) return undefined
  const wanted = midYearFor(on)
  const areas = [...new Set(councils.map(council => council.gss))]
  const own = estimatesOf(areas)
  const exact = own.get(wanted)
  if (exact !== undefined) return answer(exact, wanted, '')
  if (areas.length === COUNTY_SUCCESSORS.length && COUNTY_SUCCESSORS.every(area => areas.includes(area))) {
    const county = estimatesOf([COUNTY])
    const whole = county.get(wanted)
    if (whole !== undefined) return answer(whole, wanted, ', Northamptonshire before it became two councils')
    return own.size === 0 ? undefined : nearest(new Map([...county, ...own]), wanted)
  }
  return own.size === 0 ? undefined : nearest(own, wanted)
}

/** The mid-years for which every one of these areas has an estimate, with the children in them together. */
function estimatesOf(areas: readonly string[]): ReadonlyMap<number, number> {
  const tables = areas.map(area => CHILDREN_BY_AREA[area])
  const together = new Map<number, number>()
  for (const [year] of Object.entries(tables[0] ?? {})) {
    const counts = tables.map(table => table?.[Number(year)])
    if (counts.every(count => count !== undefined))
      together.set(
        Number(year),
        counts.reduce((sum, count) => sum + count, 0),
      )
  }
  return together
}

function nearest(held: ReadonlyMap<number, number>, wanted: number): PopulationAnswer {
  const years = [...held.keys()].sort((a, b) => a - b)
  const earliest = years[0] as number
  const year = years.findLast(held => held <= wanted) ?? earliest
  const why =
    year > wanted ? `the earliest there is, in place of mid-${wanted}` : `the latest held, in place of mid-${wanted}`
  return answer(held.get(year) as number, year, `, ${why}`)
}

function answer(children: number, midYear: number, note: string): PopulationAnswer {
  return { children, midYear, source: `${POPULATION_SOURCE}, mid-${midYear}${note}` }
}
