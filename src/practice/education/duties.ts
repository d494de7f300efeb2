import { pepDuties } from './duties/peps.ts'
import { schoolDuties } from './duties/school.ts'

export * from './duties/peps.ts'
export * from './duties/school.ts'

export const educationDuties = [...pepDuties, ...schoolDuties] as const
