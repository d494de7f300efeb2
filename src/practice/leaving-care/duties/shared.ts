import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { AnyKind, Kind } from '../../../spine/ledger/kind.ts'
import type { Done } from '../../../spine/duty/series.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type PlainDate, earlier, later } from '../../../spine/time/plain-date.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { because } from '../answers.ts'
import {
  careLeaverAccommodation,
  careLeaverActivity,
  careLeaverContact,
  heldElsewhere,
  leaverAccommodation,
  returnedToParent,
  supportOffer,
} from '../kinds.ts'
import { leavingCareSpans } from '../notions.ts'

/** What tells who is eligible, relevant and former relevant. */
export const statusReads: readonly AnyKind[] = [
  identity,
  periodOfCare,
  returnedToParent,
  heldElsewhere,
  supportOffer,
  careLeaverContact,
  careLeaverActivity,
  careLeaverAccommodation,
]

const AGES = [18, 21, 25] as const

/** Why something stops on a day: a birthday that ends it, or else what is given. */
export function endsBecause(file: SubjectFile, on: PlainDate, otherwise: Reason): Reason {
  const born = bornOn(file)
  const age = born === undefined ? undefined : AGES.find(each => birthday(born, each) === on)
  return age === undefined ? otherwise : because(`leaving-care.turned-${age}`, { on })
}

/** Each entry of a kind as something done on a day, those without a day passed over. */
export function doneOf<Body>(
  file: SubjectFile,
  kind: Kind<Body>,
  counts: (body: Body) => boolean = () => true,
): readonly Done[] {
  return all(file, kind).flatMap(entry => {
    const on = startDay(entry.start)
    return on !== undefined && counts(entry.body) ? [{ on, entry: entry.id }] : []
  })
}

/** Things done of several sorts, oldest first. */
export function inOrder(...lists: readonly (readonly Done[])[]): readonly Done[] {
  return lists.flat().sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** A home that the trust provides or arranges for someone relevant or former relevant, for as long as both hold. */
export interface HomeWeProvide {
  readonly id: string
  readonly start: PlainDate
  readonly end: PlainDate | null
  /** Whether it ends because they moved out; else what made it ours to visit ended. */
  readonly movedOut: boolean
}

/** The homes the trust provides or arranges under section 23B or 24B, oldest first. */
export const homesWeProvide = notion((file: SubjectFile): readonly HomeWeProvide[] =>
  all(file, leaverAccommodation).flatMap(entry => {
    const moved = startDay(entry.start)
    if (moved === undefined || entry.body.providedBy !== 'ours') return []
    const owed = leavingCareSpans(file).filter(
      span =>
        (span.status === 'relevant' || span.status === 'former-relevant') &&
        span.until > moved &&
        (entry.end === null || span.from < entry.end),
    )
    const [first] = owed
    const last = owed.at(-1)
    if (!first || !last) return []
    const end = entry.end === null ? last.until : earlier(entry.end, last.until)
    return [{ id: entry.id, start: later(moved, first.from), end, movedOut: end === entry.end }]
  }),
)

/** Why the visits and reviews at a home stop. */
export function leavesHomeBecause(file: SubjectFile, home: HomeWeProvide): Reason {
  const on = home.end
  const moved = because('leaving-care.moved-out', { on })
  return on === null || home.movedOut ? moved : endsBecause(file, on, moved)
}
