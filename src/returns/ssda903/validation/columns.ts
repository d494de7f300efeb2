import type { TableName } from '../tables.ts'

/**
 * The columns of each table as they are checked: those of the return, UASC (and DUC) which the XML form's Header carries, and
 * three that are worked out of a placement's postcode and never sent in CSV.
 */
export const COLUMNS = {
  Header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB', 'UASC'],
  Episodes: [
    'CHILD',
    'DECOM',
    'RNE',
    'LS',
    'CIN',
    'PLACE',
    'PLACE_PROVIDER',
    'DEC',
    'REC',
    'REASON_PLACE_CHANGE',
    'HOME_POST',
    'PL_POST',
    'URN',
    'PL_LA',
    'PL_LOCATION',
    'PL_DISTANCE',
  ],
  Reviews: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
  UASC: ['CHILD', 'SEX', 'DOB', 'DUC'],
  OC2: [
    'CHILD',
    'DOB',
    'SDQ_SCORE',
    'SDQ_REASON',
    'CONVICTED',
    'HEALTH_CHECK',
    'IMMUNISATIONS',
    'TEETH_CHECK',
    'HEALTH_ASSESSMENT',
    'SUBSTANCE_MISUSE',
    'INTERVENTION_RECEIVED',
    'INTERVENTION_OFFERED',
  ],
  OC3: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
  AD1: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  PlacedAdoption: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  PrevPerm: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  Missing: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  SWEpisodes: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
  DoLo: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'],
} as const satisfies Readonly<Record<TableName, readonly string[]>>

/** The columns that hold a day. */
export const DAYS = {
  Header: ['DOB', 'MC_DOB'],
  Episodes: ['DECOM', 'DEC'],
  Reviews: ['DOB', 'REVIEW'],
  UASC: ['DOB', 'DUC'],
  OC2: ['DOB'],
  OC3: ['DOB'],
  AD1: ['DOB', 'DATE_INT', 'DATE_MATCH'],
  PlacedAdoption: ['DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED'],
  PrevPerm: ['DOB'],
  Missing: ['DOB', 'MIS_START', 'MIS_END'],
  SWEpisodes: ['DOB', 'SW_DECOM', 'SW_DEC'],
  DoLo: ['DOB', 'DOLO_START', 'DOLO_END'],
} as const satisfies { readonly [T in TableName]: readonly (typeof COLUMNS)[T][number][] }

export const TABLES = Object.keys(COLUMNS) as readonly TableName[]

export type ColumnOf<T extends TableName> = (typeof COLUMNS)[T][number]
export type DayOf<T extends TableName> = (typeof DAYS)[T][number]
