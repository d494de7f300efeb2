import { type Dated, dated } from '../../../spine/time/dated.ts'

// Codes as the return takes them, dated by the first day of the collection year they came in with. Where a set is not here it
// has not changed since 2022-23 and stands with the rule that asks for it.

const set = (codes: string): ReadonlySet<string> => new Set(codes.split(' '))
const PACK = (year: string): string => `Published rules of the SSDA903 return, ${year}`

/** SEX: M, F and U since 2024-25; 1 and 2 before. */
export const SEXES: Dated<ReadonlySet<string>> = dated(
  { from: '2018-04-01', value: set('1 2'), source: PACK('2022-23') },
  { from: '2024-04-01', value: set('M F U'), source: PACK('2024-25') },
)

/** The code of a boy, or a man, in SEX. */
export const MALE: Dated<string> = dated(
  { from: '2018-04-01', value: '1', source: PACK('2022-23') },
  { from: '2024-04-01', value: 'M', source: PACK('2024-25') },
)

/** The code of a girl, or a woman, in SEX. */
export const FEMALE: Dated<string> = dated(
  { from: '2018-04-01', value: '2', source: PACK('2022-23') },
  { from: '2024-04-01', value: 'F', source: PACK('2024-25') },
)

const HOMES = 'A3 A4 A5 A6 K1 K2 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6'

/**
 * PLACE: supported accommodation (K3) from its registration in 2023-24; independent living (P2), semi-independent homes (H5) and
 * other placements (Z1) until 2024-25, when Z11 to Z14 took the place of Z1.
 */
export const PLACES: Dated<ReadonlySet<string>> = dated(
  { from: '2018-04-01', value: set(`${HOMES} H5 P2 Z1`), source: PACK('2022-23') },
  { from: '2023-04-01', value: set(`${HOMES} H5 K3 P2 Z1`), source: PACK('2023-24') },
  { from: '2025-04-01', value: set(`${HOMES} K3 Z11 Z12 Z13 Z14`), source: PACK('2025-26') },
)

/** Placements that are temporary. */
export const TEMPORARY: ReadonlySet<string> = set('T0 T1 T2 T3 T4')
/** Placements for adoption. */
export const FOR_ADOPTION: ReadonlySet<string> = set('A3 A4 A5 A6')
/** Foster placements. */
export const FOSTERED: ReadonlySet<string> = set('U1 U2 U3 U4 U5 U6')
/** Other placements: Z1, and by kind since 2025-26. */
export const OTHER_PLACES: Dated<ReadonlySet<string>> = dated(
  { from: '2018-04-01', value: set('Z1'), source: PACK('2022-23') },
  { from: '2025-04-01', value: set('Z11 Z12 Z13 Z14'), source: PACK('2025-26') },
)
/** Reasons an episode ended in adoption. */
export const ADOPTED: ReadonlySet<string> = set('E11 E12')
