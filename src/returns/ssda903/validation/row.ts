import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { dayOf } from '../read/value.ts'
import type { TableName } from '../tables.ts'
import type { ColumnOf, DayOf } from './columns.ts'

/**
 * A row of the return as it was given: text trimmed and upper-cased and otherwise as typed; a blank is undefined. Days are
 * in `on`, undefined where the cell is blank or no real day: compare them with `before`, `after` and their like.
 */
export type Row<T extends TableName> = {
  readonly table: T
  /** Where it stood among its table's rows in the file, from 0. */
  readonly at: number
  readonly on: { readonly [D in DayOf<T>]: PlainDate | undefined }
} & { readonly [C in ColumnOf<T>]: string | undefined }

/** A row of any table, for those that only say where it is. */
export interface AnyRow {
  readonly table: TableName
  readonly at: number
}

export type Cells = Readonly<Record<string, string | undefined>>

/** Reads the day typed dd/mm/yyyy, as the return asks; undefined for a blank and anything else. */
export type ReadDay = (cell: string | undefined) => PlainDate | undefined

/** A reader of days that reads each text once: a return has some thousands of days, each typed many times. */
export function dayReader(): ReadDay {
  const known = new Map<string, PlainDate | undefined>()
  return cell => {
    if (cell === undefined) return undefined
    const found = known.get(cell)
    if (found !== undefined || known.has(cell)) return found
    const day = cell.includes('/') ? (dayOf(cell.trim()) as PlainDate | undefined) : undefined
    // What is typed in a column of days may be anything, and is then not kept for ever.
    if (known.size >= MOST_DAYS) known.clear()
    known.set(cell, day)
    return day
  }
}

const MOST_DAYS = 100_000

/** A row from its cells, whatever columns they are of: those that are not the table's are let be. */
export function rowOf<T extends TableName>(table: T, at: number, cells: Cells, day: ReadDay = dayReader()): Row<T> {
  return (MAKERS[table] as Maker<T>)(at, cells, day)
}

type Maker<T extends TableName> = (at: number, cells: Cells, day: ReadDay) => Row<T>

// Written out, so that every row of a table is made in one piece with its columns in one order: reading them is then quick.
const MAKERS: { readonly [T in TableName]: Maker<T> } = {
  Header: (at, c, day) => ({
    table: 'Header',
    at,
    on: { DOB: day(c['DOB']), MC_DOB: day(c['MC_DOB']) },
    CHILD: plain(c['CHILD']),
    SEX: plain(c['SEX']),
    DOB: plain(c['DOB']),
    ETHNIC: plain(c['ETHNIC']),
    UPN: plain(c['UPN']),
    MOTHER: plain(c['MOTHER']),
    MC_DOB: plain(c['MC_DOB']),
    UASC: plain(c['UASC']),
  }),
  Episodes: (at, c, day) => ({
    table: 'Episodes',
    at,
    on: { DECOM: day(c['DECOM']), DEC: day(c['DEC']) },
    CHILD: plain(c['CHILD']),
    DECOM: plain(c['DECOM']),
    RNE: plain(c['RNE']),
    LS: plain(c['LS']),
    CIN: plain(c['CIN']),
    PLACE: plain(c['PLACE']),
    PLACE_PROVIDER: plain(c['PLACE_PROVIDER']),
    DEC: plain(c['DEC']),
    REC: plain(c['REC']),
    REASON_PLACE_CHANGE: plain(c['REASON_PLACE_CHANGE']),
    HOME_POST: plain(c['HOME_POST']),
    PL_POST: plain(c['PL_POST']),
    URN: plain(c['URN']),
    PL_LA: plain(c['PL_LA']),
    PL_LOCATION: plain(c['PL_LOCATION']),
    PL_DISTANCE: plain(c['PL_DISTANCE']),
  }),
  Reviews: (at, c, day) => ({
    table: 'Reviews',
    at,
    on: { DOB: day(c['DOB']), REVIEW: day(c['REVIEW']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    REVIEW: plain(c['REVIEW']),
    REVIEW_CODE: plain(c['REVIEW_CODE']),
  }),
  UASC: (at, c, day) => ({
    table: 'UASC',
    at,
    on: { DOB: day(c['DOB']), DUC: day(c['DUC']) },
    CHILD: plain(c['CHILD']),
    SEX: plain(c['SEX']),
    DOB: plain(c['DOB']),
    DUC: plain(c['DUC']),
  }),
  OC2: (at, c, day) => ({
    table: 'OC2',
    at,
    on: { DOB: day(c['DOB']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    SDQ_SCORE: plain(c['SDQ_SCORE']),
    SDQ_REASON: plain(c['SDQ_REASON']),
    CONVICTED: plain(c['CONVICTED']),
    HEALTH_CHECK: plain(c['HEALTH_CHECK']),
    IMMUNISATIONS: plain(c['IMMUNISATIONS']),
    TEETH_CHECK: plain(c['TEETH_CHECK']),
    HEALTH_ASSESSMENT: plain(c['HEALTH_ASSESSMENT']),
    SUBSTANCE_MISUSE: plain(c['SUBSTANCE_MISUSE']),
    INTERVENTION_RECEIVED: plain(c['INTERVENTION_RECEIVED']),
    INTERVENTION_OFFERED: plain(c['INTERVENTION_OFFERED']),
  }),
  OC3: (at, c, day) => ({
    table: 'OC3',
    at,
    on: { DOB: day(c['DOB']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    IN_TOUCH: plain(c['IN_TOUCH']),
    ACTIV: plain(c['ACTIV']),
    ACCOM: plain(c['ACCOM']),
  }),
  AD1: (at, c, day) => ({
    table: 'AD1',
    at,
    on: { DOB: day(c['DOB']), DATE_INT: day(c['DATE_INT']), DATE_MATCH: day(c['DATE_MATCH']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    DATE_INT: plain(c['DATE_INT']),
    DATE_MATCH: plain(c['DATE_MATCH']),
    FOSTER_CARE: plain(c['FOSTER_CARE']),
    NB_ADOPTR: plain(c['NB_ADOPTR']),
    SEX_ADOPTR: plain(c['SEX_ADOPTR']),
    LS_ADOPTR: plain(c['LS_ADOPTR']),
  }),
  PlacedAdoption: (at, c, day) => ({
    table: 'PlacedAdoption',
    at,
    on: {
      DOB: day(c['DOB']),
      DATE_PLACED: day(c['DATE_PLACED']),
      DATE_PLACED_CEASED: day(c['DATE_PLACED_CEASED']),
    },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    DATE_PLACED: plain(c['DATE_PLACED']),
    DATE_PLACED_CEASED: plain(c['DATE_PLACED_CEASED']),
    REASON_PLACED_CEASED: plain(c['REASON_PLACED_CEASED']),
  }),
  PrevPerm: (at, c, day) => ({
    table: 'PrevPerm',
    at,
    on: { DOB: day(c['DOB']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    PREV_PERM: plain(c['PREV_PERM']),
    LA_PERM: plain(c['LA_PERM']),
    DATE_PERM: plain(c['DATE_PERM']),
  }),
  Missing: (at, c, day) => ({
    table: 'Missing',
    at,
    on: { DOB: day(c['DOB']), MIS_START: day(c['MIS_START']), MIS_END: day(c['MIS_END']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    MISSING: plain(c['MISSING']),
    MIS_START: plain(c['MIS_START']),
    MIS_END: plain(c['MIS_END']),
  }),
  SWEpisodes: (at, c, day) => ({
    table: 'SWEpisodes',
    at,
    on: { DOB: day(c['DOB']), SW_DECOM: day(c['SW_DECOM']), SW_DEC: day(c['SW_DEC']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    SW_ID: plain(c['SW_ID']),
    SW_DECOM: plain(c['SW_DECOM']),
    SW_DEC: plain(c['SW_DEC']),
    SW_REASON: plain(c['SW_REASON']),
  }),
  DoLo: (at, c, day) => ({
    table: 'DoLo',
    at,
    on: { DOB: day(c['DOB']), DOLO_START: day(c['DOLO_START']), DOLO_END: day(c['DOLO_END']) },
    CHILD: plain(c['CHILD']),
    DOB: plain(c['DOB']),
    DOLO_START: plain(c['DOLO_START']),
    DOLO_END: plain(c['DOLO_END']),
  }),
}

/** A cell trimmed and upper-cased; undefined when nothing is left of it. */
export function plain(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined
  // Most cells are as they should be, and looking is quicker than making them so.
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if ((code <= 0x20 && (at === 0 || at === cell.length - 1)) || code >= 0x61)
      return cell.trim().toUpperCase() || undefined
  }
  return cell === '' ? undefined : cell
}
