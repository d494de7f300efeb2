import { type Place, type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { Council } from '../../../spine/measure/measure.ts'
import type { PeriodOfCare } from '../../care/notions.ts'
import { unaccompaniedStatus } from '../../people/kinds.ts'
import type { PlacementEntry } from './homes.ts'

/** How far a home is from where the child came from, or why that cannot be told. */
export type Distance =
  | { readonly miles: number }
  | {
      readonly why:
        | 'separated-child'
        | 'no-home-postcode'
        | 'home-not-in-directory'
        | 'home-outside-england'
        | 'no-postcode'
        | 'not-in-directory'
    }

/** Whether a home is inside the responsible council's boundary, or why that cannot be told. */
export type Boundary =
  | { readonly where: 'in' }
  /** `area` is the Office for National Statistics code of the authority the home is in. */
  | { readonly where: 'out'; readonly area: string }
  | { readonly where: 'unknown'; readonly why: 'no-postcode' | 'not-in-directory' }

// The return's own mile.
const METRES_IN_MILE = 1609.3

/**
 * Straight-line miles, to one decimal, from the address a child came into care from to a home. Not told for a separated
 * child (the return leaves it blank), when a postcode is missing or not in the directory, or when the child's own home
 * is outside England. The return writes these as 999.9, which is never a distance.
 * Source: SSDA903 PL_DISTANCE, planar distance between Ordnance Survey grid references.
 */
export function distanceOf(file: SubjectFile, placement: PlacementEntry, care: PeriodOfCare): Distance {
  if (wasSeparated(file, care)) return { why: 'separated-child' }
  if (!care.homePostcode) return { why: 'no-home-postcode' }
  if (!placement.body.postcode) return { why: 'no-postcode' }
  const from = placeOf(file, care.homePostcode)
  if (from && !from.area.startsWith('E')) return { why: 'home-outside-england' }
  if (!from || from.east === null || from.north === null) return { why: 'home-not-in-directory' }
  const to = placeOf(file, placement.body.postcode)
  if (!to || to.east === null || to.north === null) return { why: 'not-in-directory' }
  const metres = Math.hypot(to.east - from.east, to.north - from.north)
  return { miles: Math.round((metres / METRES_IN_MILE) * 10) / 10 }
}

/**
 * Whether a home is inside a council's boundary, by the authority its postcode lies in. Homes in Wales, Scotland and
 * Northern Ireland are outside. Source: SSDA903 PL_LOCATION.
 */
export function boundary(file: SubjectFile, placement: PlacementEntry, council: Council): Boundary {
  if (!placement.body.postcode) return { where: 'unknown', why: 'no-postcode' }
  const place = placeOf(file, placement.body.postcode)
  if (!place) return { where: 'unknown', why: 'not-in-directory' }
  return place.area === council.gss ? { where: 'in' } : { where: 'out', area: place.area }
}

function placeOf(file: SubjectFile, postcode: string): Place | undefined {
  return file.places[postcode.replace(/\s+/g, '').toUpperCase()]
}

// Status that has since ended leaves the home abroad as it was.
function wasSeparated(file: SubjectFile, care: PeriodOfCare): boolean {
  return all(file, unaccompaniedStatus).some(entry => entry.end === null || entry.end > care.start)
}
