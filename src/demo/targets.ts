/** The two councils of the demonstration county, which took over from one county council in April 2021. */
export type CouncilId = 'north' | 'west'

export interface Council {
  readonly id: CouncilId
  readonly name: string
  /** GSS code. */
  readonly gss: string
  /** Department for Education number. */
  readonly number: string
  /** First letter of its children's identifiers. */
  readonly letter: string
}

export const councils: readonly Council[] = [
  { id: 'north', name: 'North', gss: 'E06000061', number: '940', letter: 'N' },
  { id: 'west', name: 'West', gss: 'E06000062', number: '941', letter: 'W' },
]

/** First and last collection years of the demonstration. */
export const FIRST_YEAR = 2017
export const LAST_YEAR = 2026

/** How a child's time in care ends, and so what kind of journey it is. */
export type Pathway = 'adoption' | 'guardianship' | 'home' | 'grown' | 'late' | 'alone' | 'other'

export const pathways: readonly Pathway[] = ['adoption', 'guardianship', 'home', 'grown', 'late', 'alone', 'other']

interface CouncilTargets {
  /** Children in care on 31 March 2016. */
  readonly opening: number
  /** Children who start, by collection year from 2017. */
  readonly starts: readonly number[]
  /** Children in care on 31 March, by year from 2017. */
  readonly inCare: readonly number[]
}

/**
 * Numbers the demonstration aims at. To 2021 the county's published totals, divided; from 2022 close to what the
 * Department publishes for the two councils (children looked after, 2025 release), made to agree year on year.
 */
export const targets: Readonly<Record<CouncilId, CouncilTargets>> = {
  west: {
    opening: 520,
    starts: [248, 240, 226, 222, 202, 248, 252, 208, 188, 196],
    inCare: [538, 570, 594, 622, 612, 650, 680, 648, 602, 590],
  },
  north: {
    opening: 447,
    starts: [214, 206, 194, 188, 175, 186, 190, 206, 228, 214],
    inCare: [460, 490, 512, 541, 532, 534, 549, 536, 568, 575],
  },
}

/** Shares of those who leave care in a year, by pathway; what is left over returns home. */
const leaving: readonly (readonly [number, Partial<Record<Pathway, number>>])[] = [
  [2017, { adoption: 0.1, guardianship: 0.1, grown: 0.2, late: 0.11, alone: 0.14, other: 0.07 }],
  [2018, { adoption: 0.11, guardianship: 0.105, grown: 0.2, late: 0.105, alone: 0.155, other: 0.07 }],
  [2019, { adoption: 0.12, guardianship: 0.11, grown: 0.2, late: 0.1, alone: 0.165, other: 0.07 }],
  [2020, { adoption: 0.134, guardianship: 0.11, grown: 0.2, late: 0.095, alone: 0.175, other: 0.07 }],
  [2021, { adoption: 0.187, guardianship: 0.104, grown: 0.2, late: 0.09, alone: 0.18, other: 0.06 }],
  [2022, { adoption: 0.13, guardianship: 0.11, grown: 0.2, late: 0.095, alone: 0.175, other: 0.07 }],
  [2023, { adoption: 0.105, guardianship: 0.115, grown: 0.2, late: 0.095, alone: 0.18, other: 0.07 }],
  [2024, { adoption: 0.095, guardianship: 0.12, grown: 0.205, late: 0.095, alone: 0.18, other: 0.07 }],
  [2025, { adoption: 0.09, guardianship: 0.12, grown: 0.21, late: 0.095, alone: 0.175, other: 0.07 }],
]

/** Share of a year's leavers who take a pathway. Years outside the table take its nearest row. */
export function leavingShare(year: number, pathway: Pathway): number {
  const row = leaving.find(([from]) => from === year) ?? (year < 2017 ? leaving[0] : leaving.at(-1))
  const shares = row?.[1] ?? {}
  if (pathway !== 'home') return shares[pathway] ?? 0
  return 1 - Object.values(shares).reduce((sum, share) => sum + share, 0)
}

/** How likely a journey of each kind is to span 0, 1, 2 … ends of a collection year. */
export const spans: Readonly<Record<Pathway, readonly number[]>> = {
  adoption: [0, 0.25, 0.42, 0.2, 0.09, 0.04],
  guardianship: [0.12, 0.38, 0.25, 0.12, 0.07, 0.04, 0.02],
  home: [0.55, 0.27, 0.08, 0.04, 0.03, 0.02, 0.01],
  grown: [0, 0, 0.03, 0.05, 0.06, 0.07, 0.08, 0.08, 0.09, 0.09, 0.1, 0.09, 0.08, 0.07, 0.05, 0.03, 0.02],
  late: [0.25, 0.42, 0.27, 0.06],
  alone: [0.08, 0.33, 0.38, 0.16, 0.05],
  other: [0.6, 0.25, 0.1, 0.05],
}

/** Share of starts that are a return to care of a child who had gone home. */
export const RETURNING = 0.04
