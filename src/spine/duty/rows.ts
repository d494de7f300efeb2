import { startDay } from '../ledger/entry.ts'
import type { SubjectFile } from '../ledger/file.ts'
import type { Reason } from '../measure/measure.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Duty, Occasion, Timing } from './duty.ts'
import { isOpen } from './evaluate.ts'
import { dayOf } from './finding.ts'
import type { Span } from './span.ts'
import { type LocalLimits, timingFor } from './timing.ts'

/** One open occasion of a duty, as worklists keep it: whether it is overdue is asked with a date, never stored. */
export interface DueRow {
  readonly duty: string
  readonly occasion: string
  readonly from: PlainDate | null
  readonly by: PlainDate | null
  /** The law's own day, where the trust's own limit made `by` earlier. */
  readonly statutory: PlainDate | null
  /** The day it stops applying if it is not done before. */
  readonly ends: PlainDate | null
  /** The longest that may pass between two times, for what is done again and again and of which the last may not be on record. */
  readonly again: Span | null
  readonly owner: string
  readonly section: string
  readonly because: Reason
  readonly unsettled: Reason | null
}

/** How open occasions are asked for. */
export interface DueAsking {
  /** The day they are open at the end of. */
  readonly on: PlainDate
  /** Those that fall due after this day are left out. */
  readonly until: PlainDate
  readonly local: LocalLimits
}

/** The reason of the row that stands for a duty whose rule failed on a file: it is shown, and the file's others go on. */
export const FAILED_DUTY: Reason = { key: 'duty.failed' }

/** The open occasions of a file's duties, in the order of the duties. Pure. */
export function dueRowsOf(file: SubjectFile, duties: readonly Duty[], asking: DueAsking): readonly DueRow[] {
  const rows: DueRow[] = []
  const timings = timingsOf(asking)
  for (const duty of duties) {
    if (duty.subject !== file.subject) continue
    try {
      let timing = timings.get(duty)
      if (!timing) timings.set(duty, (timing = timingFor(duty, asking.until, asking.local)))
      const from = rows.length
      for (const occasion of duty.occasions(file, timing)) {
        if (!isOpen(occasion, asking.on)) continue
        const row = rowOf(duty, occasion)
        if (row.by === null || row.by <= asking.until) rows.push(distinct(row, rows, from))
      }
    } catch {
      const { id, owner, section } = duty
      rows.push({
        duty: id,
        occasion: 'failed',
        ...NOTHING,
        owner,
        section,
        because: FAILED_DUTY,
        unsettled: FAILED_DUTY,
      })
    }
  }
  return rows
}

// How a duty's limits are counted is the same for every file that is asked alike.
const known = new WeakMap<DueAsking, Map<Duty, Timing>>()

function timingsOf(asking: DueAsking): Map<Duty, Timing> {
  let timings = known.get(asking)
  if (!timings) known.set(asking, (timings = new Map()))
  return timings
}

// Two occasions that a rule could not tell apart are both still owed.
function distinct(row: DueRow, rows: readonly DueRow[], from: number): DueRow {
  let times = 1
  for (let at = from; at < rows.length; at++) {
    const { occasion } = rows[at] as DueRow
    if (occasion === row.occasion || occasion.startsWith(`${row.occasion}~`)) times++
  }
  return times === 1 ? row : { ...row, occasion: `${row.occasion}~${times}` }
}

const NOTHING = { from: null, by: null, statutory: null, ends: null, again: null } as const

function rowOf(duty: Duty, { key, because, from, by, statutory, again, ended, unsettled }: Occasion): DueRow {
  return {
    duty: duty.id,
    occasion: key,
    from: startDay(from) ?? null,
    by: by === null ? null : dayOf(by),
    statutory: statutory === undefined ? null : dayOf(statutory),
    ends: ended?.on ?? null,
    again: again ?? null,
    owner: duty.owner,
    section: duty.section,
    because,
    unsettled: unsettled ?? null,
  }
}
