import type { PartSection } from '../../../spine/web/services.ts'
import type { ChildOnFile } from '../on-file.ts'
import type { SectionOf } from './sections.ts'

/** Sections that need more than a table of fields. */
export interface Told {
  readonly kinds: readonly string[]
  readonly tell: (child: ChildOnFile) => readonly PartSection[]
}

/** A section, and the ages it is usual for: elsewhere it stands only where something is recorded. */
export type Placed = (SectionOf & { readonly usualFor?: (age: number) => boolean }) | Told

export const grown = (age: number): boolean => age >= 16
export const ofSchoolAge = (age: number): boolean => age >= 3 && age <= 18
