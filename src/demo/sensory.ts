import type { SensoryNeed } from '../practice/sensory/codes.ts'

/** A council's children of one need, level by level: high, medium, low, monitored. */
export type DemoCount = readonly [
  council: 'north' | 'west',
  need: SensoryNeed,
  counts: readonly [number, number, number, number],
]

/** The caseload as it was last counted: 1,025 children, about evenly in both councils, as one service published. */
export const demoCaseload: readonly DemoCount[] = [
  ['north', 'hearing', [48, 96, 132, 84]],
  ['north', 'vision', [24, 39, 46, 27]],
  ['north', 'multi', [5, 4, 2, 0]],
  ['west', 'hearing', [50, 98, 134, 86]],
  ['west', 'vision', [25, 40, 47, 28]],
  ['west', 'multi', [5, 4, 1, 0]],
]

/** How the shared service is paid for: the figures one service published, which do not agree among themselves. */
export const demoSensoryMoney = {
  staff: 55,
  staffing: 2_172_564,
  other: 108_372,
  recharge: 170_000,
  shared: 2_040_000,
  agreed: { north: 44, west: 56 },
  contributed: { north: 970_000, west: 1_070_000 },
} as const

/** A made-up school with pupils who sign or read braille. */
export interface DemoSchool {
  readonly school: string
  readonly council: 'north' | 'west'
  readonly employer: 'service' | 'school'
  readonly workers: number
  readonly hours: number
  readonly by: readonly ('bsl' | 'braille')[]
  readonly pupils: number
}

const school = (
  name: string,
  council: DemoSchool['council'],
  employer: DemoSchool['employer'],
  workers: number,
  hours: number,
  by: DemoSchool['by'],
  pupils: number,
): DemoSchool => ({ school: name, council, employer, workers, hours, by, pupils })

/** Twenty schools: twelve have their support workers from the service, eight employ their own. */
export const demoSchools: readonly DemoSchool[] = [
  school('Alder Primary School', 'north', 'service', 2, 58, ['bsl'], 3),
  school('Aspen Academy', 'north', 'service', 3, 84, ['bsl'], 5),
  school('Beech Junior School', 'north', 'service', 1, 27.5, ['braille'], 1),
  school('Cedar Primary School', 'north', 'school', 2, 60, ['bsl'], 2),
  school('Chestnut Community College', 'north', 'service', 2, 55, ['bsl', 'braille'], 3),
  school('Elder House School', 'north', 'school', 4, 120, ['bsl'], 6),
  school('Elm Nursery', 'north', 'service', 1, 22.5, ['bsl'], 2),
  school('Hawthorn Academy', 'north', 'school', 2, 56, ['braille'], 1),
  school('Hazel Primary School', 'north', 'service', 1, 30, ['bsl'], 1),
  school('Holly Church of England Primary School', 'west', 'service', 2, 60, ['bsl'], 3),
  school('Hornbeam Academy', 'west', 'service', 3, 88, ['bsl'], 4),
  school('Juniper Primary School', 'west', 'school', 1, 30, ['bsl'], 1),
  school('Larch Junior School', 'west', 'service', 1, 28, ['braille'], 1),
  school('Lime Community College', 'west', 'school', 3, 90, ['bsl'], 4),
  school('Maple School', 'west', 'service', 2, 57, ['bsl'], 2),
  school('Oak House School', 'west', 'school', 5, 148, ['bsl', 'braille'], 7),
  school('Pine Primary School', 'west', 'service', 1, 30, ['bsl'], 2),
  school('Poplar Academy', 'west', 'school', 2, 60, ['bsl'], 3),
  school('Rowan Primary School', 'west', 'school', 1, 32.5, ['braille'], 1),
  school('Willow Community College', 'west', 'service', 2, 54, ['bsl'], 2),
]
