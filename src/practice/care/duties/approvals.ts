import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../../../spine/ledger/kind.ts'
import type { Occasion } from '../../../spine/duty/duty.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { placement, temporaryStay } from '../../placement/kinds.ts'
import type { Home } from '../../placement/notions.ts'
import { arrangementApproval, periodOfCare } from '../kinds.ts'
import { type Living, livedWith, livingNamed, nearestStart } from '../notions/living.ts'

// How a senior officer's approval is found for the home, or the leaving of care, it is about.

type Approval = BodyOf<typeof arrangementApproval>
type PlacementBody = BodyOf<typeof placement>

export const APPROVAL_READS: readonly AnyKind[] = [
  periodOfCare,
  identity,
  placement,
  temporaryStay,
  arrangementApproval,
]

/** Those who may give what a nominated officer gives. */
export const NOMINATED: ReadonlySet<Approval['approvedBy']> = new Set(['nominated-officer', 'director'])
export const DIRECTOR: ReadonlySet<Approval['approvedBy']> = new Set(['director'])

/** An approval as given. */
export interface Approved {
  readonly on: PlainDate
  readonly entry: string
}

/** The first approval of one of these matters, by one of these officers, for a time with carers. */
export function approvalFor(
  file: SubjectFile,
  living: Living,
  what: readonly Approval['what'][],
  by: ReadonlySet<Approval['approvedBy']>,
): Approved | undefined {
  for (const approval of all(file, arrangementApproval)) {
    const on = startDay(approval.start)
    if (on === undefined || !what.includes(approval.body.what) || !by.has(approval.body.approvedBy)) continue
    const about =
      approval.body.placement === undefined ? nearestStart(file, on) : livingNamed(file, approval.body.placement, on)
    if (about === living) return { on, entry: approval.id }
  }
  return undefined
}

/** One occasion for each time with carers in whose first home something is so. */
export function homesWhere(
  file: SubjectFile,
  is: (home: PlacementBody, living: Living) => boolean,
  occasionFor: (living: Living, home: PlacementBody, first: Home) => readonly Occasion[],
): readonly Occasion[] {
  return livedWith(file).with.flatMap(living => {
    const first = living.homes.find(home => home.placement !== null && is(home.placement.body, living))
    return first?.placement ? occasionFor(living, first.placement.body, first) : []
  })
}
