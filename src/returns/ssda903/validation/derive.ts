import type { PostcodePlace } from '../../../spine/places/read-directory.ts'
import type { GivenTable, GivenTables } from './collection.ts'
import type { Row } from './row.ts'

/** Where postcodes are, by the postcode in capitals without its space. */
export type Places = ReadonlyMap<string, PostcodePlace>

const METRES_IN_A_MILE = 1609.3
/** How the return names what is not in England, by the first letter of the directory's code. */
const NATIONS: Readonly<Record<string, string>> = { W: 'WAL', S: 'SCO', N: 'NIR' }
const DERIVED = ['PL_LA', 'PL_LOCATION', 'PL_DISTANCE'] as const

/**
 * Tables with what is worked out of a placement's postcodes: PL_LA, the upper-tier council in whose area it is (or WAL, SCO, NIR);
 * PL_LOCATION, IN the returning council's area or OUT of it; PL_DISTANCE, in miles in a straight line from home, to one
 * decimal. What was given with them stands; what cannot be told is blank. PL_LOCATION needs the returning council.
 */
export function withPlaces(tables: GivenTables, places: Places, council: string | undefined): GivenTables {
  const { Episodes } = tables
  if (!Episodes) return tables
  const missing = DERIVED.filter(
    column => !Episodes.columns.has(column) && (column !== 'PL_LOCATION' || council !== undefined),
  )
  if (missing.length === 0) return tables
  const rows = Episodes.rows.map((row): Row<'Episodes'> => {
    const worked = derivedOf(row, places, council)
    return { ...row, ...Object.fromEntries(missing.map(column => [column, worked[column]])) }
  })
  const derived: GivenTable<'Episodes'> = { columns: new Set([...Episodes.columns, ...missing]), rows }
  return { ...tables, Episodes: derived }
}

/** The three columns worked out of an episode's postcodes. */
export function derivedOf(
  { HOME_POST, PL_POST }: { readonly HOME_POST?: string | undefined; readonly PL_POST?: string | undefined },
  places: Places,
  council: string | undefined,
): Readonly<Record<(typeof DERIVED)[number], string | undefined>> {
  const home = placeOf(HOME_POST, places)
  const placement = placeOf(PL_POST, places)
  const area = placement?.area ? (NATIONS[placement.area.charAt(0)] ?? placement.area) : undefined
  return {
    PL_LA: area,
    PL_LOCATION: area === undefined ? undefined : area === council ? 'IN' : 'OUT',
    PL_DISTANCE: milesBetween(home, placement),
  }
}

/** Every postcode in these tables, in capitals without its space. */
export function postcodesOf(...given: readonly (GivenTables | undefined)[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const tables of given)
    for (const row of tables?.Episodes?.rows ?? [])
      for (const column of ['HOME_POST', 'PL_POST'] as const) {
        const postcode = bare(row[column])
        if (postcode) found.add(postcode)
      }
  return found
}

function placeOf(postcode: string | undefined, places: Places): PostcodePlace | undefined {
  const plain = bare(postcode)
  return plain === undefined ? undefined : places.get(plain)
}

function bare(postcode: string | undefined): string | undefined {
  return postcode?.replaceAll(/\s/g, '').toUpperCase()
}

function milesBetween(one: PostcodePlace | undefined, other: PostcodePlace | undefined): string | undefined {
  if (one?.east == null || one.north == null || other?.east == null || other.north == null) return undefined
  return (Math.hypot(one.east - other.east, one.north - other.north) / METRES_IN_A_MILE).toFixed(1)
}
