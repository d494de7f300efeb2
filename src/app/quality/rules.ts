import { createHash } from 'node:crypto'
import type { FaultAsking, FaultRow, FaultRules, FileFaults, SharedValue } from '../../spine/ledger/fault-rules.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind, Section } from '../../spine/ledger/kind.ts'
import { collectionYearOf } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Child } from '../../returns/ssda903/validation/child.ts'
import { childOf } from '../../returns/ssda903/validation/collection.ts'
import { COLUMNS, TABLES } from '../../returns/ssda903/validation/columns.ts'
import type { Collection, GivenTables } from '../../returns/ssda903/validation/collection.ts'
import { derivedOf } from '../../returns/ssda903/validation/derive.ts'
import { type AnyRow, rowOf } from '../../returns/ssda903/validation/row.ts'
import type { Providers } from '../../returns/ssda903/validation/providers.ts'
import type { Around, Rule } from '../../returns/ssda903/validation/rule.ts'
import { whyNot } from '../../returns/ssda903/validation/run.ts'
import { collectionYear } from '../../returns/ssda903/validation/year.ts'
import type { Asked, RecordedRow } from '../../returns/ssda903/from-record/rows-of-file.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import { wrongFrom } from './wrong-from.ts'

/** What checking a record needs of the rest of the house. */
export interface RecordsOf {
  /** The rows a file makes in a collection year, of a council by its own code here. */
  readonly rowsOf: (file: SubjectFile, asked: Asked) => readonly RecordedRow[]
  /** The kinds that make them. */
  readonly reads: readonly AnyKind[]
  /** Every kind, by name. */
  readonly kinds: ReadonlyMap<string, Pick<AnyKind, 'section'>>
  /** The council that answers for a file; undefined where none is recorded. */
  readonly councilOf: (file: SubjectFile) => string | undefined
  readonly rules: readonly Rule[]
  /** Ofsted's lists as they are held; absent where they are not, and the rules that need them are not asked. */
  readonly lists?: ListsHeld
}

/** Ofsted's lists of providers, as they are held beside the record. */
export interface ListsHeld {
  readonly providers: Providers
  /** The first day on which the record could be asked by them: what they find wrong is no older. */
  readonly since: PlainDate
  /** Changes with what they hold. */
  readonly version: string
}

/** The place of a rule that could not be asked of a file at all. */
export const FAILED = 'failed'
/** Stands for a rule where the record could not be turned into rows, so that none was asked. */
export const NO_ROWS = 'rows'

// Raised when the answer below changes otherwise than by the rules, so that files are checked again.
const FORMAT = 'faults-1'

/** Tables of one row for each child: whatever entry tells of it now, a fault in it is the same fault. */
const ONCE: ReadonlySet<TableName> = new Set(['Header', 'UASC', 'OC2', 'OC3', 'AD1', 'PrevPerm'])

/** The part of the file each table tells of. */
const SECTION_OF: Readonly<Record<TableName, Section>> = {
  Header: 'identity',
  Episodes: 'care',
  Reviews: 'care',
  UASC: 'identity',
  OC2: 'health',
  OC3: 'leaving-care',
  AD1: 'adoption',
  PlacedAdoption: 'adoption',
  PrevPerm: 'adoption',
  Missing: 'safety',
  SWEpisodes: 'people',
  DoLo: 'care',
}

/**
 * The return's rules as files are checked by them all year: each asked of one child by itself, of the collection year that
 * is open on the day, with the year before as the record now has it. Rules that compare children (`across`) are left out and
 * what they compare is told; rules that need Ofsted's lists are asked where they are held.
 */
export function faultRulesOf({ rowsOf, reads, kinds, councilOf, rules, lists }: RecordsOf): FaultRules {
  const alone = rules.filter(rule => !rule.across)
  const across = rules.filter(rule => rule.across)
  const askable = new Map<string, readonly Rule[]>()
  const asked = (year: number, council: boolean, directory: boolean, which: 'alone' | 'across'): readonly Rule[] => {
    const key = `${year} ${council} ${directory} ${which}`
    const known = askable.get(key)
    if (known) return known
    const whole = wholeReturn(year, council, directory, lists?.providers)
    const found = (which === 'alone' ? alone : across).filter(rule => whyNot(rule, whole) === undefined)
    askable.set(key, found)
    return found
  }

  const of = (file: SubjectFile, asking: FaultAsking): FileFaults => {
    const council = file.subject === 'person' ? councilOf(file) : undefined
    if (council === undefined) return NOTHING
    const year = collectionYearOf(asking.on)
    const made = rowsMade(rowsOf, file, { year, council, numberOf: worker => asking.workers.get(worker) })
    if (made === 'failed') return { rows: [{ ...UNKNOWN, rule: NO_ROWS }], shared: [] }
    if (made.now.length === 0) return NOTHING
    const gss = asking.councils.get(council)
    const child = childFrom(file, made, gss)
    const around = aroundOf(file, year, gss, lists?.providers ?? NO_PROVIDERS)
    const which = asking.across ? 'across' : 'alone'
    const found: FaultRow[] = []
    for (const rule of asked(year, gss !== undefined, Object.keys(file.places).length > 0, which)) {
      if (asking.only && !asking.only.has(rule.code)) continue
      faultsOf(
        rule,
        child,
        asking.across ? { ...around, sharedUpns: upnsOf(child) } : around,
        made.now,
        { file, kinds, listsSince: lists?.since },
        found,
      )
    }
    return {
      rows: found,
      shared: asking.only ? [] : sharedOf(child, asked(year, gss !== undefined, false, 'across'), around),
    }
  }

  return {
    reads: reads.map(kind => kind.name),
    yearOn: collectionYearOf,
    of,
    hash: digest(
      [
        FORMAT,
        ...rules.map(rule => `${rule.code} ${rule.from ?? ''} ${rule.wrong}`),
        ...(lists ? [lists.version] : []),
      ].join('\n'),
    ).slice(0, 16),
  }
}

const NOTHING: FileFaults = { rows: [], shared: [] }
const UNKNOWN = { place: FAILED, table: 'Header', entry: null, kind: null, sections: [] } as const

interface Made {
  readonly now: readonly RecordedRow[]
  readonly last: readonly RecordedRow[]
}

// Saving must not fail because a record is too strange to be turned into rows: that is itself a fault to show.
function rowsMade(rowsOf: RecordsOf['rowsOf'], file: SubjectFile, asked: Asked): Made | 'failed' {
  try {
    const now = rowsOf(file, asked)
    return { now, last: now.length === 0 ? [] : rowsOf(file, { ...asked, year: asked.year - 1 }) }
  } catch {
    return 'failed'
  }
}

function childFrom(file: SubjectFile, { now, last }: Made, gss: string | undefined): Child {
  const places = new Map(
    Object.entries(file.places).map(([postcode, { east, north, area }]) => [postcode, { postcode, east, north, area }]),
  )
  const rowFrom = (row: RecordedRow, at: number): AnyRow =>
    rowOf(row.table, at, row.table === 'Episodes' ? { ...derivedOf(row.cells, places, gss), ...row.cells } : row.cells)
  return childOf(now[0]?.cells['CHILD'] ?? file.id, now.map(rowFrom), last.map(rowFrom))
}

function aroundOf(file: SubjectFile, year: number, council: string | undefined, providers: Providers): Around {
  return {
    ...collectionYear(year),
    before: collectionYear(year - 1),
    council,
    providers,
    isPostcode: postcode => postcode in file.places,
    marksUnaccompanied: false,
    sharedUpns: OF_NOBODY_ELSE,
  }
}

// A rule that asks this without saying that it looks across children has failed, and is told to have.
const OF_NOBODY_ELSE = {
  has: () => {
    throw new Error('a rule that compares children was asked of one alone')
  },
} as unknown as ReadonlySet<string>

const NO_PROVIDERS = new Map<string, never>()

function faultsOf(
  rule: Rule,
  child: Child,
  around: Around,
  made: readonly RecordedRow[],
  {
    file,
    kinds,
    listsSince,
  }: {
    readonly file: SubjectFile
    readonly kinds: RecordsOf['kinds']
    readonly listsSince: PlainDate | undefined
  },
  found: FaultRow[],
): void {
  const first = found.length
  try {
    for (const { table, at } of oneTable(rule, rule.find(child, around))) {
      const entry = made[at]?.entries[0] ?? null
      const place = ONCE.has(table) ? table : `${table} ${entry ?? ''}`
      if (found.some((row, index) => index >= first && row.place === place)) continue
      const kind = entry === null ? null : kindOf(file, entry)
      const own = kind === null ? undefined : kinds.get(kind)?.section
      const from = 'ProviderInfo' in rule.reads ? listsSince : wrongFrom(rule.code, child, around)
      const sections = sectionsOf(rule, table, own)
      found.push({ rule: rule.code, place, table, entry, kind, ...(from === undefined ? {} : { from }), sections })
    }
  } catch {
    found.length = first
    found.push({ ...UNKNOWN, rule: rule.code })
  }
}

// A rule that sets tables against each other shows rows of them all: it is one thing that is wrong, told where it reads first.
function oneTable(rule: Rule, rows: Iterable<AnyRow>): readonly AnyRow[] {
  const all = [...rows]
  if (new Set(all.map(row => row.table)).size < 2) return all
  const first = Object.keys(rule.reads)
    .flatMap(needed => needed.split('|'))
    .find(name => all.some(row => row.table === name))
  return all.filter(row => row.table === first)
}

function kindOf(file: SubjectFile, id: string): string | null {
  for (const name in file.entries) if (file.entries[name]?.some(entry => entry.id === id)) return name
  return null
}

// The sentence of a rule tells of every table it reads, so that all of them must be the reader's to read.
function sectionsOf(rule: Rule, table: TableName, own: Section | undefined): readonly string[] {
  const sections = new Set<string>([SECTION_OF[table]])
  for (const needed of Object.keys(rule.reads))
    for (const name of needed.split('|')) {
      const section = SECTION_OF[name.replace(/_last.*$/, '') as TableName]
      if (section !== undefined) sections.add(section)
    }
  if (own !== undefined) sections.add(own)
  return [...sections].sort()
}

/** The numbers a child's Header rows hold, in which another child may be found at fault. */
function upnsOf(child: Child): ReadonlySet<string> {
  return new Set(child.now.Header.flatMap(({ UPN }) => (UPN === undefined ? [] : [UPN])))
}

// A number is compared by a rule that would find it at fault, if it were another child's too.
function sharedOf(child: Child, across: readonly Rule[], around: Around): readonly SharedValue[] {
  return across.flatMap(rule =>
    [...upnsOf(child)]
      .filter(upn => !isEmpty(rule.find(child, { ...around, sharedUpns: new Set([upn]) })))
      .map(upn => ({ rule: rule.code, value: digest(upn) })),
  )
}

function isEmpty(rows: Iterable<unknown>): boolean {
  for (const _ of rows) return false
  return true
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

// What the record can hold: every table with every column, but for the XML form's mark of who is unaccompanied.
function wholeReturn(year: number, council: boolean, directory: boolean, providers: Providers | undefined): Collection {
  const tables = Object.fromEntries(
    TABLES.map(name => {
      const columns = new Set<string>(COLUMNS[name])
      if (name === 'Header') columns.delete('UASC')
      return [name, { columns, rows: [] }]
    }),
  ) as GivenTables
  return {
    year,
    now: tables,
    last: tables,
    ...(council ? { council: 'known' } : {}),
    ...(directory ? { isPostcode: () => true } : {}),
    ...(providers ? { providers } : {}),
  }
}
