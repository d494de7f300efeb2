import { adopterSex, adopterStatus, decisionReversed } from '../../practice/adoption/codes.ts'
import {
  categoryOfNeed,
  legalStatusCode,
  missingType,
  previousPermanenceType,
  reasonEpisodeBegan,
  reasonEpisodeEnded,
  reviewParticipation,
} from '../../practice/care/codes.ts'
import { sdqReason } from '../../practice/health/codes.ts'
import { accommodationCode, activityCode, inTouch } from '../../practice/leaving-care/codes.ts'
import { ethnicity, sex, workerChange } from '../../practice/people/codes.ts'
import {
  placementProvider,
  placementType,
  reasonPlacementChanged,
  temporaryStayType,
} from '../../practice/placement/codes.ts'
import type { CodeSet } from '../../spine/ledger/code-set.ts'

/** The tables of the return, by the names used throughout. */
export type TableName =
  | 'Header'
  | 'Episodes'
  | 'Reviews'
  | 'UASC'
  | 'OC2'
  | 'OC3'
  | 'AD1'
  | 'PlacedAdoption'
  | 'PrevPerm'
  | 'Missing'
  | 'SWEpisodes'
  | 'DoLo'

export type ColumnType =
  | 'id' // the council's number for the child
  | 'day'
  | 'partial-day' // a day whose parts may be unknown, written zz
  | 'code'
  | 'flag' // 0 or 1
  | 'integer'
  | 'postcode'
  | 'upn'
  | 'urn'
  | 'text'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Asked of every row, of some rows, or of none. */
  readonly need: 'always' | 'sometimes'
  /** Without it (or with a value that cannot be read) the row says nothing. */
  readonly vital: boolean
  /** The codes it takes; a value of any of these sets is known. */
  readonly sets: readonly CodeSet[]
  readonly min?: number
  readonly max?: number
}

export interface Table {
  readonly name: TableName
  readonly title: string
  readonly columns: readonly Column[]
  /** What makes a row one thing within a child: the same key twice in one file is a fault. Empty where a child has one row. */
  readonly key: readonly string[]
  /** The first collection year (by its end) to have the table. */
  readonly fromYear?: number
}

type Options = Partial<Pick<Column, 'need' | 'vital' | 'sets' | 'min' | 'max'>>

function column(name: string, type: ColumnType, options: Options = {}): Column {
  return { name, type, need: 'sometimes', vital: false, sets: [], ...options }
}

const always = { need: 'always' } as const
const vital = { need: 'always', vital: true } as const
const CHILD = column('CHILD', 'id', vital)
const DOB = column('DOB', 'day', always)
const code = (name: string, sets: readonly CodeSet[], options: Options = {}): Column =>
  column(name, 'code', { ...options, sets })

/** Every table of the SSDA903 return, its columns in the order of the CSV form (DfE guide to the return, 2025-26 and 2026-27). */
export const tables: readonly Table[] = [
  {
    name: 'Header',
    title: 'Header',
    key: [],
    columns: [
      CHILD,
      code('SEX', [sex], always),
      DOB,
      code('ETHNIC', [ethnicity], always),
      column('UPN', 'upn'),
      column('MOTHER', 'flag'),
      column('MC_DOB', 'day'),
    ],
  },
  {
    name: 'Episodes',
    title: 'Episodes',
    key: ['DECOM'],
    columns: [
      CHILD,
      column('DECOM', 'day', vital),
      code('RNE', [reasonEpisodeBegan], always),
      code('LS', [legalStatusCode], always),
      code('CIN', [categoryOfNeed], always),
      code('PLACE', [placementType, temporaryStayType], always),
      code('PLACE_PROVIDER', [placementProvider]),
      column('DEC', 'day'),
      code('REC', [reasonEpisodeEnded]),
      code('REASON_PLACE_CHANGE', [reasonPlacementChanged]),
      column('HOME_POST', 'postcode'),
      column('PL_POST', 'postcode'),
      column('URN', 'urn'),
    ],
  },
  {
    name: 'Reviews',
    title: 'Reviews',
    key: ['REVIEW'],
    columns: [CHILD, DOB, column('REVIEW', 'day', vital), code('REVIEW_CODE', [reviewParticipation], vital)],
  },
  {
    name: 'UASC',
    title: 'Unaccompanied children',
    key: [],
    columns: [CHILD, code('SEX', [sex], always), DOB, column('DUC', 'day')],
  },
  {
    name: 'OC2',
    title: 'Outcomes (OC2)',
    key: [],
    columns: [
      CHILD,
      DOB,
      column('SDQ_SCORE', 'integer', { min: 0, max: 40 }),
      code('SDQ_REASON', [sdqReason]),
      column('CONVICTED', 'flag'),
      column('HEALTH_CHECK', 'flag'),
      column('IMMUNISATIONS', 'flag', always),
      column('TEETH_CHECK', 'flag', always),
      column('HEALTH_ASSESSMENT', 'flag', always),
      column('SUBSTANCE_MISUSE', 'flag', always),
      column('INTERVENTION_RECEIVED', 'flag'),
      column('INTERVENTION_OFFERED', 'flag'),
    ],
  },
  {
    name: 'OC3',
    title: 'Care leavers (OC3)',
    key: [],
    columns: [
      CHILD,
      DOB,
      code('IN_TOUCH', [inTouch], always),
      code('ACTIV', [activityCode], always),
      code('ACCOM', [accommodationCode], always),
    ],
  },
  {
    name: 'AD1',
    title: 'Adoptions (AD1)',
    key: [],
    columns: [
      CHILD,
      DOB,
      column('DATE_INT', 'day'),
      column('DATE_MATCH', 'day'),
      column('FOSTER_CARE', 'flag'),
      column('NB_ADOPTR', 'integer', { min: 1, max: 2 }),
      code('SEX_ADOPTR', [adopterSex]),
      code('LS_ADOPTR', [adopterStatus]),
    ],
  },
  {
    name: 'PlacedAdoption',
    title: 'Plans for adoption',
    key: ['DATE_PLACED'],
    columns: [
      CHILD,
      DOB,
      column('DATE_PLACED', 'day', vital),
      column('DATE_PLACED_CEASED', 'day'),
      code('REASON_PLACED_CEASED', [decisionReversed]),
    ],
  },
  {
    name: 'PrevPerm',
    title: 'Previous permanence',
    key: [],
    columns: [
      CHILD,
      DOB,
      code('PREV_PERM', [previousPermanenceType], vital),
      column('LA_PERM', 'text'),
      column('DATE_PERM', 'partial-day'),
    ],
  },
  {
    name: 'Missing',
    title: 'Missing episodes',
    key: ['MIS_START'],
    columns: [
      CHILD,
      DOB,
      code('MISSING', [missingType], vital),
      column('MIS_START', 'day', vital),
      column('MIS_END', 'day'),
    ],
  },
  {
    name: 'SWEpisodes',
    title: 'Social worker episodes',
    key: ['SW_DECOM'],
    fromYear: 2024,
    columns: [
      CHILD,
      DOB,
      column('SW_ID', 'text', vital),
      column('SW_DECOM', 'day', vital),
      column('SW_DEC', 'day'),
      code('SW_REASON', [workerChange]),
    ],
  },
  {
    name: 'DoLo',
    title: 'Deprivation of liberty orders',
    key: ['DOLO_START'],
    fromYear: 2027,
    columns: [CHILD, DOB, column('DOLO_START', 'day', vital), column('DOLO_END', 'day')],
  },
]

const byName: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.name, table]))

/** The table of a name; undefined for any other name. */
export function tableNamed(name: string): Table | undefined {
  return byName.get(name)
}

/** What a list of column names turned out to be. */
export type Recognised =
  | { readonly is: 'table'; readonly table: Table; readonly columns: readonly Column[] }
  | {
      readonly is: 'nearly'
      readonly table: Table
      readonly missing: readonly string[]
      readonly unknown: readonly string[]
      readonly twice: readonly string[]
    }
  | { readonly is: 'none' }

/**
 * The table whose columns these are, in any order, whatever their case and spacing. `nearly` when at least half of
 * its columns stand there: the answer says which are missing, unknown or there twice.
 */
export function recognise(names: readonly string[]): Recognised {
  const plain = names.map(plainName)
  let best: { table: Table; shared: number; score: number } | undefined
  for (const table of tables) {
    const wanted = new Set(table.columns.map(each => plainName(each.name)))
    const shared = new Set(plain.filter(name => wanted.has(name))).size
    if (shared === wanted.size && plain.length === wanted.size) {
      const found = new Map(table.columns.map(each => [plainName(each.name), each]))
      return { is: 'table', table, columns: plain.map(name => found.get(name)).filter(each => each !== undefined) }
    }
    const score = shared / new Set([...wanted, ...plain]).size
    if (best === undefined || score > best.score) best = { table, shared, score }
  }
  // CHILD and DOB stand in nearly every table, so they alone make nothing like one.
  const tells = best?.table.columns.some(
    each => each.name !== 'CHILD' && each.name !== 'DOB' && plain.includes(plainName(each.name)),
  )
  if (!best || !tells || best.shared * 2 < best.table.columns.length) return { is: 'none' }
  const wanted = new Set(best.table.columns.map(each => plainName(each.name)))
  return {
    is: 'nearly',
    table: best.table,
    missing: best.table.columns.filter(each => !plain.includes(plainName(each.name))).map(each => each.name),
    unknown: names.filter(name => !wanted.has(plainName(name))),
    twice: names.filter((name, index) => wanted.has(plainName(name)) && plain.indexOf(plainName(name)) !== index),
  }
}

function plainName(name: string): string {
  return name.toUpperCase().replace(/[\s_\uFEFF]+/g, '')
}
