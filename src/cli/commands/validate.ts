import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import type { PostcodePlace } from '../../spine/places/read-directory.ts'
import { readDirectory } from '../../spine/places/read-directory.ts'
import { findAuthority } from '../../spine/places/authorities.ts'
import type { Collection } from '../../returns/ssda903/validation/collection.ts'
import { type Places, postcodesOf, withPlaces } from '../../returns/ssda903/validation/derive.ts'
import { type Metadata, readTables, tablesFromJson } from '../../returns/ssda903/validation/read.ts'
import { readProviders } from '../../returns/ssda903/validation/read-providers.ts'
import type { Rule } from '../../returns/ssda903/validation/rule.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { type Checked, check } from '../../returns/ssda903/validation/run.ts'
import { type Command, type Given, Misused, choice, text, texts } from '../command.ts'
import { type Column, asTable, remark, say } from '../output.ts'

const FORMATS = ['table', 'json'] as const

/** `alongside validate ssda903`: the return's rules, on files and with no database. */
export const validateReturnCommand: Command = {
  name: 'validate ssda903',
  usage:
    'PATH… --year 2026 [--previous PATH] [--council E09000001] [--postcodes PATH] [--providers XLSX] [--rule CODE …] [--tables FILE.json] [--format table|json]',
  summary: 'checks an SSDA903 return by the published rules: CSVs, XML, folders or zips; nothing is saved',
  options: {
    year: { type: 'string' },
    previous: { type: 'string', multiple: true },
    council: { type: 'string' },
    postcodes: { type: 'string' },
    providers: { type: 'string', multiple: true },
    rule: { type: 'string', multiple: true },
    tables: { type: 'string' },
    format: { type: 'string' },
  },
  run: async given => {
    const format = choice(given, 'format', FORMATS, 'table')
    const asked = rulesAsked(texts(given, 'rule'))
    const collection = await collectionGiven(given)
    const began = performance.now()
    const checked = check(collection, asked)
    const ms = performance.now() - began
    if (format === 'json') say(JSON.stringify(asJson(checked)))
    else say(inWords(checked, collection, ms))
    return checked.faults.size === 0 && checked.failed.size === 0 ? 0 : 1
  },
}

function rulesAsked(codes: readonly string[]): readonly Rule[] {
  if (codes.length === 0) return rules
  const wanted = new Set(codes.flatMap(code => code.split(',')).map(code => code.toLowerCase()))
  const found = rules.filter(rule => wanted.has(rule.code.toLowerCase()))
  const known = new Set(found.map(rule => rule.code.toLowerCase()))
  const strange = [...wanted].filter(code => !known.has(code))
  if (strange.length > 0) throw new Misused(`There is no rule ${strange.join(', ')}`)
  return found
}

async function collectionGiven(given: Given): Promise<Collection> {
  const file = text(given, 'tables')
  if (file === undefined && given.words.length === 0)
    throw new Misused('Name the files or folders of the return, or a file of tables with --tables')
  const { now, last, metadata } = file === undefined ? await fromFiles(given) : await fromJson(file)
  const council = councilGiven(text(given, 'council') ?? textIn(metadata, ['council', 'localAuthority']))
  const directory = text(given, 'postcodes')
  const places = directory === undefined ? undefined : await placesOf(directory, postcodesOf(now, last))
  const lists = texts(given, 'providers')
  return {
    year: yearGiven(text(given, 'year') ?? textIn(metadata, ['year', 'collectionYear', 'collection_year'])),
    now: places ? withPlaces(now, places, council) : now,
    last: places && last ? withPlaces(last, places, council) : last,
    council,
    ...(places ? { isPostcode: postcode => places.has(postcode) } : {}),
    ...(lists.length > 0 ? { providers: await readProviders(lists, places) } : {}),
  }
}

type Tables = Pick<Collection, 'now' | 'last'> & { readonly metadata: Metadata }

async function fromJson(file: string): Promise<Tables> {
  try {
    return tablesFromJson(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Misused(`${file}: ${(error as Error).message}`)
  }
}

async function fromFiles(given: Given): Promise<Tables> {
  const previous = texts(given, 'previous')
  const now = await readTables(given.words)
  const last = previous.length > 0 ? await readTables(previous) : undefined
  for (const { name, line, why, mend } of [...now.problems, ...(last?.problems ?? [])])
    remark(`${name}${line === null ? '' : `, line ${line}`}: ${why} ${mend}`)
  if (Object.keys(now.tables).length === 0) throw new Misused('None of these files is a table of the SSDA903 return')
  return { now: now.tables, last: last?.tables, metadata: {} }
}

// Of the whole directory only what the return names is kept.
async function placesOf(path: string, wanted: ReadonlySet<string>): Promise<Places> {
  const found = new Map<string, PostcodePlace>()
  for await (const batch of readDirectory(path))
    for (const place of batch) if (wanted.has(place.postcode)) found.set(place.postcode, place)
  return found
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
    throw new Misused(`There is no English council with the code '${given}': give its GSS code or three figures`)
  return found.gss
}

function textIn(metadata: Metadata, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = metadata[name]
    if (typeof value === 'string' || typeof value === 'number') return String(value)
  }
  return undefined
}

function asJson(checked: Checked): object {
  return {
    year: checked.year,
    rules: Object.fromEntries(checked.faults),
    skipped: Object.fromEntries(checked.skipped),
    failed: Object.fromEntries(checked.failed),
  }
}

const columns: readonly Column<{ readonly rule: Rule; readonly rows: number; readonly where: string }>[] = [
  { heading: 'rule', of: row => row.rule.code },
  { heading: 'rows', of: row => row.rows, right: true },
  { heading: 'table', of: row => row.where },
  { heading: 'what is wrong, and what to do', of: row => `${row.rule.wrong} ${row.rule.mend}` },
]

function inWords(checked: Checked, { year }: Collection, ms: number): string {
  const byCode = new Map(rules.map(rule => [rule.code, rule]))
  const rows = [...checked.faults].flatMap(([code, found]) => {
    const rule = byCode.get(code)
    return rule ? [{ rule, rows: Object.values(found).flat().length, where: Object.keys(found).join(', ') }] : []
  })
  const skipped = new Map<string, string[]>()
  for (const [code, why] of checked.skipped) skipped.set(why, [...(skipped.get(why) ?? []), code])
  return [
    `${year - 1}-${String(year).slice(2)}: ${checked.children.toLocaleString('en-GB')} children, ${checked.asked} rules asked in ${Math.round(ms).toLocaleString('en-GB')} ms`,
    rows.length > 0 ? asTable(rows, columns) : 'No faults were found.',
    ...[...skipped].map(([why, codes]) => `Not asked, ${why}: ${codes.join(' ')}`),
    ...[...checked.failed].map(([code, why]) => `Rule ${code} broke and is not to be relied on: ${why}`),
  ].join('\n\n')
}
