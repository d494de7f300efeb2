import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { planAction } from '../../care/kinds.ts'
import { approval } from '../kinds.ts'

export type ApprovalEntry = Entry<BodyOf<typeof approval>>

/** What someone has been asked to agree to and has not yet decided, as at the end of a day, oldest first. */
export function openApprovals(file: SubjectFile, on: PlainDate): readonly ApprovalEntry[] {
  return all(file, approval).filter(({ start, body }) => {
    const asked = startDay(start)
    if (asked !== undefined && asked > on) return false
    return body.decision === undefined || (body.decidedOn !== undefined && body.decidedOn > on)
  })
}

/** Something that somebody is still to do. */
export interface OpenAction {
  readonly kind: 'plan-action' | 'approval'
  readonly entry: Entry
  readonly since: PlainDate | null
  /** The day it was to be done by; null where none was set. */
  readonly by: PlainDate | null
}

/** What is still to be done for a child as at the end of a day: actions of plans and reviews, and what waits for agreement; soonest first. */
export function openActions(file: SubjectFile, on: PlainDate): readonly OpenAction[] {
  const actions = all(file, planAction).flatMap((entry): readonly OpenAction[] => {
    const since = startDay(entry.start) ?? null
    const { done, byWhen } = entry.body
    if ((since !== null && since > on) || (done !== undefined && done <= on)) return []
    return [{ kind: 'plan-action', entry, since, by: byWhen ?? null }]
  })
  const approvals = openApprovals(file, on).map(
    (entry): OpenAction => ({
      kind: 'approval',
      entry,
      since: startDay(entry.start) ?? null,
      by: entry.body.neededBy ?? null,
    }),
  )
  return [...actions, ...approvals].sort((a, b) => compare(a.by ?? '9999', b.by ?? '9999'))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
