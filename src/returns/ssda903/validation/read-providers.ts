import { readFile } from 'node:fs/promises'
import { authorities, findAuthority } from '../../../spine/places/authorities.ts'
import { type PlainDate, isPlainDate } from '../../../spine/time/plain-date.ts'
import { dayOf } from '../read/value.ts'
import type { Places } from './derive.ts'
import type { ListedProvider, ProviderList, Providers } from './providers.ts'

/** A list of providers as it is given: a sheet's name and its rows. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly unknown[])[]
}

// Headings change from year to year in case and wording; each is looked for under all its names. The last of each is that of
// lists made ready for a program.
const HEADINGS = {
  urn: ['urn'],
  places: ['provider placement code', 'placement code', 'place_codes'],
  kinds: ['placement provider code', 'provider code', 'provider_codes'],
  ended: ['closed date', 'deregistration date', 'reg_end'],
  postcode: ['setting address postcode', 'setting postcode', 'provider postcode', 'postcode'],
  council: ['local authority', 'provider local authority', 'la_code_inferred', 'la_name_from_file'],
  name: ['setting name', 'provider name', 'organisation name'],
  type: ['provider type', 'provision type'],
  opened: ['registration date'],
  status: ['registration status', 'provider status'],
} as const

/** What a list of providers may say of each. */
export type ListColumn = keyof typeof HEADINGS

/** The headings under which a column of a list is looked for, as people may be told them. */
export function headingsOf(column: ListColumn): readonly string[] {
  return HEADINGS[column]
}

/** The list of supported accommodation names no code of placement: all of it is K3, and private where it does not say. */
const SUPPORTED = { sheet: /^sa\b/i, type: /supported accom/i, places: 'K3', kinds: 'PR4' } as const

/**
 * Providers from Ofsted's workbooks as councils are sent them: every sheet that has a column URN. Where a number stands twice, what
 * its rows say is put together. Throws an Error where a workbook has no such sheet.
 */
export async function readProviders(paths: readonly string[], places?: Places): Promise<Providers> {
  const found = new Map<string, ListedProvider>()
  // Reading workbooks takes a while to begin, and most returns are checked without.
  const { readXlsx } = await import('hucre/xlsx')
  for (const path of paths) {
    const { sheets } = await readXlsx(await readFile(path)).catch((error: unknown) => {
      throw new Error(`${path} is no Excel workbook (.xlsx) that can be read: ${(error as Error).message}`)
    })
    const lists = sheets.flatMap(sheet => providersIn(sheet as Sheet, places))
    if (!sheets.some(sheet => headingOf(sheet as Sheet) !== undefined))
      throw new Error(`${path} is no list of providers: none of its sheets has a column URN`)
    for (const provider of lists) found.set(provider.urn, together(found.get(provider.urn), provider))
  }
  return found
}

/** Providers from rows, each an object of its columns; the same headings are taken as of a workbook. */
export function providersFrom(rows: readonly Readonly<Record<string, unknown>>[], places?: Places): Providers {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const found = new Map<string, ListedProvider>()
  for (const provider of providersIn(
    { name: '', rows: [columns, ...rows.map(row => columns.map(column => row[column]))] },
    places,
  ))
    found.set(provider.urn, together(found.get(provider.urn), provider))
  return found
}

/** The providers of one sheet; none where it has no column URN. Pure. */
export function providersIn(sheet: Sheet, places?: Places): readonly ListedProvider[] {
  const heading = headingOf(sheet)
  if (heading === undefined) return []
  const columns = columnsOf(sheet.rows[heading] ?? [])
  const ofSupported = SUPPORTED.sheet.test(sheet.name)
  return sheet.rows.slice(heading + 1).flatMap((row): readonly ListedProvider[] => {
    const cell = (what: ListColumn): string | undefined => textOf(row[columns[what]])
    const urn = cell('urn')?.toUpperCase()
    if (urn === undefined) return []
    const postcode = cell('postcode')?.toUpperCase().replaceAll(/\s/g, '')
    const type = cell('type')
    const list: ProviderList = ofSupported || SUPPORTED.type.test(type ?? '') ? 'supported' : 'registered'
    const [codesOfPlace, codesOfKind] = ofSupported
      ? [SUPPORTED.places, cell('kinds') ?? SUPPORTED.kinds]
      : [cell('places') ?? (list === 'supported' ? SUPPORTED.places : undefined), cell('kinds')]
    return [
      {
        urn,
        places: codesOf(codesOfPlace),
        kinds: codesOf(codesOfKind),
        ended: dayIn(cell('ended')),
        postcode,
        council: (postcode && places?.get(postcode)?.area) || councilNamed(cell('council')),
        list,
        name: cell('name'),
        type,
        area: cell('council'),
        opened: dayIn(cell('opened')),
        status: cell('status'),
      },
    ]
  })
}

/** Which columns of a list a sheet has, where any of its first rows names a column URN. */
export function columnsIn(sheet: Sheet): ReadonlySet<ListColumn> | undefined {
  const heading = headingOf(sheet)
  if (heading === undefined) return undefined
  const columns = columnsOf(sheet.rows[heading] ?? [])
  return new Set((Object.keys(HEADINGS) as ListColumn[]).filter(what => columns[what] >= 0))
}

/** Whether a sheet is the list of supported accommodation, by its name. */
export function isOfSupported({ name }: Pick<Sheet, 'name'>): boolean {
  return SUPPORTED.sheet.test(name)
}

function columnsOf(headings: readonly unknown[]): Readonly<Record<ListColumn, number>> {
  const names = headings.map(cell => textOf(cell)?.toLowerCase())
  return Object.fromEntries(
    Object.entries(HEADINGS).map(([what, wanted]) => [
      what,
      wanted.map(name => names.indexOf(name)).find(at => at >= 0) ?? -1,
    ]),
  ) as Record<ListColumn, number>
}

// As a workbook's day, as text of either order, or none.
function dayIn(text: string | undefined): PlainDate | undefined {
  const day = dayOf(text?.slice(0, 10) ?? '')
  return isPlainDate(day) ? day : undefined
}

// The first rows may be a title.
function headingOf({ rows }: Sheet): number | undefined {
  const at = rows.slice(0, 10).findIndex(row => row.some(cell => textOf(cell)?.toLowerCase() === 'urn'))
  return at < 0 ? undefined : at
}

function textOf(cell: unknown): string | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString()
  // A list of codes, as a program may write it.
  if (Array.isArray(cell)) return cell.filter(each => typeof each === 'string' || typeof each === 'number').join(',')
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined
  const text = String(cell).trim()
  return text === '' ? undefined : text
}

function codesOf(cell: string | undefined): ReadonlySet<string> {
  return new Set(
    (cell ?? '')
      .toUpperCase()
      .split(/[,;\s]+/)
      .filter(code => code !== ''),
  )
}

const byName = new Map(authorities.map(each => [plainName(each.name), each.gss]))

function councilNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  return findAuthority(name)?.gss ?? byName.get(plainName(name))
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\b(county|city|borough|metropolitan|council|london|royal|district|of|the)\b/g, '')
    .replaceAll(/[^a-z]/g, '')
}

/** What two rows of one number say, put together. */
export function together(one: ListedProvider | undefined, other: ListedProvider): ListedProvider {
  if (!one) return other
  return {
    ...other,
    places: new Set([...one.places, ...other.places]),
    kinds: new Set([...one.kinds, ...other.kinds]),
    postcode: other.postcode ?? one.postcode,
    council: other.council ?? one.council,
    name: other.name ?? one.name,
    type: other.type ?? one.type,
    area: other.area ?? one.area,
    opened: other.opened ?? one.opened,
    status: other.status ?? one.status,
  }
}
