import type { Entry } from '../../../spine/ledger/entry.ts'
import type { PartSection, SectionedPart } from '../../../spine/web/services.ts'
import type { ChildRead } from '../child-on-file.ts'
import { onFile } from '../testing.ts'
import { sectionsOf } from './places.ts'

export type Life = readonly (Entry | readonly Entry[])[]

/** A section of a part of the file of someone with this life; undefined where it is not shown. */
export function find(
  part: SectionedPart,
  id: string,
  life: Life,
  more: Partial<ChildRead> = {},
): PartSection | undefined {
  return sectionsOf(onFile(life, more), part).find(each => each.id === id)
}

/** The same, of rows. Throws where there is none. */
export function table(part: SectionedPart, id: string, life: Life, more: Partial<ChildRead> = {}) {
  const found = find(part, id, life, more)
  if (found?.as !== 'table' && found?.as !== 'family' && found?.as !== 'chart') throw new Error(`no table ${id}`)
  return found
}

/** The cells of a section's rows under each heading. Throws where there is none. */
export function groups(part: SectionedPart, id: string, life: Life) {
  const found = find(part, id, life)
  if (found?.as !== 'groups') throw new Error(`no groups ${id}`)
  return found.groups.map(group => [group.title, group.rows.map(row => row.cells)])
}

/** An entry under an id, for others to point to. */
export const named = (given: Entry, id: string): Entry => ({ ...given, id })
