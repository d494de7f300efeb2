import { readFile } from 'node:fs/promises'
import type { Collection } from '../returns/ssda903/validation/collection.ts'
import { type Places, postcodesOf, withPlaces } from '../returns/ssda903/validation/derive.ts'
import type { Providers } from '../returns/ssda903/validation/providers.ts'
import { type Metadata, type ReadTables, readTables, tablesFromJson } from '../returns/ssda903/validation/read.ts'
import { providersFrom, readProviders } from '../returns/ssda903/validation/read-providers.ts'
import { findAuthority } from '../spine/places/authorities.ts'
import type { PostcodePlace } from '../spine/places/read-directory.ts'
import { type Given, Misused, text, texts } from './command.ts'
import { remark } from './output.ts'

/** How many things wrong with the files themselves are told one by one. */
const MOST_REMARKS = 50

/** The return to check, from the files or tables named on the command line. Throws Misused where there is none to check. */
export async function collectionGiven(given: Given): Promise<Collection> {
  const file = text(given, 'tables')
  if (file === undefined && given.words.length === 0)
    throw new Misused('Name the files or folders of the return, or a file of tables with --tables')
  if (file !== undefined && given.words.length > 0)
    throw new Misused('Give either files of the return or a file of tables with --tables, not both')
  // What was typed is looked at before what may take long to read.
  const typedYear = text(given, 'year')
  if (file === undefined || typedYear !== undefined) yearGiven(typedYear)
  const typedCouncil = councilGiven(text(given, 'council'))
  const { now, last, metadata, providers: rows } = file === undefined ? await fromFiles(given) : await fromJson(file)
  const council =
    typedCouncil ?? councilGiven(textIn(metadata, ['council', 'localAuthority', 'local_authority'])) ?? undefined
  const directory = text(given, 'postcodes')
  const places = directory === undefined ? undefined : await placesOf(directory, postcodesOf(now, last))
  const year = yearGiven(typedYear ?? textIn(metadata, ['year', 'collectionYear', 'collection_year']))
  const workbooks = texts(given, 'providers')
  const kept = given.values['kept-providers'] === true
  if (kept && workbooks.length > 0)
    throw new Misused('Look homes up either in a list given with --providers or in those kept here, not in both')
  const providers = kept ? await providersKept(year) : await providersGiven(workbooks, rows, places)
  return {
    year,
    now: places ? withPlaces(now, places, council) : now,
    last: places && last ? withPlaces(last, places, council) : last,
    council,
    ...(places ? { isPostcode: postcode => places.has(postcode) } : {}),
    ...(providers ? { providers } : {}),
  }
}

type Tables = Pick<Collection, 'now' | 'last'> & {
  readonly metadata: Metadata
  readonly providers?: readonly Readonly<Record<string, unknown>>[] | undefined
}

async function fromJson(file: string): Promise<Tables> {
  try {
    return tablesFromJson(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Misused(`${file}: ${cannotRead(error)}`)
  }
}

async function fromFiles(given: Given): Promise<Tables> {
  const previous = texts(given, 'previous')
  const now = await readTables(given.words)
  const last = previous.length > 0 ? await readTables(previous) : undefined
  tell([...now.problems, ...(last?.problems ?? [])])
  if (Object.keys(now.tables).length === 0) throw new Misused('None of these files is a table of the SSDA903 return')
  if (last && Object.keys(last.tables).length === 0)
    throw new Misused('None of the files of the previous year is a table of the SSDA903 return')
  return { now: now.tables, last: last?.tables, metadata: {} }
}

function tell(problems: ReadTables['problems']): void {
  for (const { name, line, why, mend } of problems.slice(0, MOST_REMARKS))
    remark(`${name}${line === null ? '' : `, line ${line}`}: ${why} ${mend}`)
  const more = problems.length - MOST_REMARKS
  if (more > 0) remark(`… and ${more.toLocaleString('en-GB')} more like these.`)
}

async function providersGiven(
  workbooks: readonly string[],
  rows: Tables['providers'],
  places: Places | undefined,
): Promise<Providers | undefined> {
  if (workbooks.length === 0) return rows && providersFrom(rows, places)
  try {
    return await readProviders(workbooks, places)
  } catch (error) {
    throw new Misused(cannotRead(error))
  }
}

// The lists kept in the product's own database, which nothing else of this command opens.
async function providersKept(year: number): Promise<Providers> {
  const { withProduct } = await import('./product.ts')
  const { heldListsFor } = await import('../app/providers/held.ts')
  return withProduct(async ({ store }) => {
    const held = await heldListsFor(store, year)
    if (!held) throw new Misused('Ofsted’s lists are not both held here. See: alongside providers list')
    return held.providers
  })
}

// Of the whole directory only what the return names is kept.
async function placesOf(path: string, wanted: ReadonlySet<string>): Promise<Places> {
  const { readDirectory } = await import('../spine/places/read-directory.ts')
  const found = new Map<string, PostcodePlace>()
  try {
    for await (const batch of readDirectory(path))
      for (const place of batch) if (wanted.has(place.postcode)) found.set(place.postcode, place)
  } catch (error) {
    throw new Misused(`${path}: ${cannotRead(error)}`)
  }
  return found
}

function cannotRead(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? `There is nothing at this path (${message})` : message
}

function yearGiven(given: string | undefined): number {
  if (given === undefined)
    throw new Misused('Say which collection year it is: --year 2026 is the year to 31 March 2026')
  // 2025/26 and 2025-26 are the year that ends in 2026.
  const span = /^(20\d\d)[/-](\d\d)$/.exec(given)
  const year = span ? Number(span[1]) + 1 : Number(given)
  if (!Number.isInteger(year) || year < 2019 || year > 2099)
    throw new Misused(`'${given}' is not a collection year: give the year it ends in, such as 2026`)
  return year
}

function councilGiven(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined
  const found = findAuthority(given)
  if (!found)
    throw new Misused(`There is no English council '${given}': give its GSS code, its three figures or its name`)
  return found.gss
}

function textIn(metadata: Metadata, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = metadata[name]
    if (typeof value === 'string' || typeof value === 'number') return String(value)
  }
  return undefined
}
