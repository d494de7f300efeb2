import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { homeDetails, placement } from '../kinds.ts'
import type { PlacementEntry } from './homes.ts'

/** Who looks after a child in a home and how to reach them, as far as it is recorded. */
export type DetailsOfHome = Pick<
  BodyOf<typeof homeDetails>,
  'carerName' | 'phone' | 'address' | 'household' | 'setting' | 'longTerm'
>

const FIELDS = ['carerName', 'phone', 'address', 'household', 'setting', 'longTerm'] as const

type Said = DetailsOfHome & { readonly on: PlainDate | undefined }

// What was said of each home, by its entry, oldest first.
const said = notion((file: SubjectFile): ReadonlyMap<string, readonly Said[]> => {
  const found = new Map<string, Said[]>()
  for (const { start, body } of all(file, homeDetails)) {
    const on = startDay(start)
    const home = body.placement ?? homeThatDay(file, on)
    if (home === undefined) continue
    const held = found.get(home)
    if (held) held.push({ ...body, on })
    else found.set(home, [{ ...body, on }])
  }
  return found
})

function homeThatDay(file: SubjectFile, on: PlainDate | undefined): string | undefined {
  if (on === undefined) return undefined
  const homes = all(file, placement)
  return homes.findLast(({ start, end }) => (startDay(start) ?? on) <= on && (end === null || end > on))?.id
}

/**
 * Who looks after a child in a home and how to reach them: each as it was last said by the end of a day, or ever where no day
 * is given; as the home's own entry has it where nothing was said of it since.
 */
export function detailsOfHome(file: SubjectFile, home: PlacementEntry, on?: PlainDate): DetailsOfHome {
  const own: Record<string, unknown> = {}
  for (const field of FIELDS) if (home.body[field] !== undefined) own[field] = home.body[field]
  for (const each of said(file).get(home.id) ?? []) {
    if (on !== undefined && each.on !== undefined && each.on > on) continue
    for (const field of FIELDS) if (each[field] !== undefined && each[field] !== '') own[field] = each[field]
  }
  return own as DetailsOfHome
}
