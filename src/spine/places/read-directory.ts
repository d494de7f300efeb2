import { createReadStream } from 'node:fs'
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { directoryCsv } from './directory-csv.ts'
import { openLargestCsv } from './directory-zip.ts'
import { unpack } from './msgpack.ts'
import { normalisePostcode } from './postcode.ts'
import { upperTierOf } from './districts.ts'

/** A postcode and where it is. */
export interface PostcodePlace {
  /** Capitals, no spaces. */
  readonly postcode: string
  /** Ordnance Survey easting and northing in metres; null where the directory has none, or has another country's grid. */
  readonly east: number | null
  readonly north: number | null
  /**
   * GSS code of today's upper-tier authority in England; elsewhere the directory's own code. Empty where it has none, as
   * for some postcodes long out of use.
   */
  readonly area: string
}

const BATCH = 5000
const decompress = promisify(brotliDecompress)

/**
 * Reads the Office for National Statistics postcode directory, terminated postcodes included, in batches: a CSV of the
 * directory (or of the statistics lookup), a zip that holds one, or a folder of either CSVs or `postcodes_<letter>.msgpack.br`.
 * Memory does not grow with the directory, beyond one letter of it. Throws when the path holds no directory.
 */
export async function* readDirectory(path: string): AsyncGenerator<readonly PostcodePlace[]> {
  if ((await stat(path)).isDirectory()) yield* readFolder(path)
  else if (/\.zip$/i.test(path)) yield* readCsv(await openLargestCsv(path), basename(path))
  else if (/\.msgpack\.br$/i.test(path)) yield* readPacked(path)
  else yield* readCsv(createReadStream(path), basename(path))
}

async function* readFolder(path: string): AsyncGenerator<readonly PostcodePlace[]> {
  const names = (await readdir(path)).sort()
  const packed = names.filter(name => /^postcodes_[A-Z]\.msgpack\.br$/.test(name))
  for (const name of packed) yield* readPacked(join(path, name))
  if (packed.length > 0) return
  const csvs = names.filter(name => /\.csv$/i.test(name))
  if (csvs.length === 0)
    throw new Error(`${basename(path)} holds no postcode directory: no CSV files and no postcodes_<letter>.msgpack.br`)
  for (const name of csvs) yield* readCsv(createReadStream(join(path, name)), name)
}

async function* readCsv(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<readonly PostcodePlace[]> {
  let batch: PostcodePlace[] = []
  for await (const row of directoryCsv(bytes, name)) {
    batch.push(placeOf(row.postcode, gridNumber(row.east), gridNumber(row.north), row.area))
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function* readPacked(path: string): AsyncGenerator<readonly PostcodePlace[]> {
  const file = unpack(await decompress(await readFile(path))) as { data?: Record<string, unknown[]> }
  const columns = ['pcd', 'laua', 'oseast1m', 'osnrth1m'].map(column => file.data?.[column])
  const [postcodes, areas, easts, norths] = columns
  if (!Array.isArray(postcodes) || columns.some(column => column?.length !== postcodes.length)) {
    throw new Error(`${basename(path)} is not part of a postcode directory: it lacks pcd, laua, oseast1m or osnrth1m`)
  }
  for (let first = 0; first < postcodes.length; first += BATCH) {
    const batch: PostcodePlace[] = []
    for (let index = first; index < Math.min(first + BATCH, postcodes.length); index++) {
      batch.push(
        placeOf(
          String(postcodes[index]),
          gridNumber(easts?.[index]),
          gridNumber(norths?.[index]),
          textOf(areas?.[index]),
        ),
      )
    }
    yield batch
  }
}

function placeOf(postcode: string, east: number | null, north: number | null, code: string): PostcodePlace {
  // Northern Ireland's references are on the Irish grid: distances from them to Great Britain would be nonsense.
  const known = east !== null && north !== null && !code.startsWith('N')
  return {
    postcode: normalisePostcode(postcode),
    east: known ? east : null,
    north: known ? north : null,
    area: upperTierOf(code.trim()),
  }
}

function gridNumber(value: unknown): number | null {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) && number > 0 ? number : null
}

// The packed form has 'not a number' where the directory is blank.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
