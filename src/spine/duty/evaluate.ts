import type { SubjectFile } from '../ledger/file.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Duty, Occasion } from './duty.ts'
import { type Finding, dayOf, findingOf, inTime } from './finding.ts'
import { startDay } from '../ledger/entry.ts'
import { after, spanInWords } from './span.ts'
import { type LocalLimits, NO_LOCAL_LIMITS, timingFor } from './timing.ts'

/** How far the record can be expected to tell of what was done. */
export interface Kept {
  /** The day from which the trust records its work here; undefined while it does not. */
  readonly from: PlainDate | undefined
  /** The date of the newest return that speaks of the file; undefined where none does. */
  readonly heldTo: PlainDate | undefined
}

/** How duties are asked. */
export interface Asking {
  /** Occasions that fall due after this day need not be given. */
  readonly until: PlainDate
  readonly local?: LocalLimits
  /** Absent where everything is to be taken as kept, as in a file made for a test. */
  readonly kept?: Kept
}

/** The reason given where the last time is not known, and the next is counted from the day from which the trust records its work. */
export const COUNTED_FROM_KEPT = 'duty.counted-from-kept'

/** The reason given where what falls due before the trust recorded its work here was not recorded. */
export const NOT_KEPT = 'duty.not-kept-then'

/** A duty whose rule failed on a file: the others go on. */
export interface DutyFailure {
  readonly duty: string
  readonly message: string
}

/** Everything a file's duties say as at the end of a day, soonest first; occasions that fall due after `until` are left out. */
export function findingsOf(
  file: SubjectFile,
  duties: readonly Duty[],
  on: PlainDate,
  asking: Asking,
): { readonly findings: readonly Finding[]; readonly failures: readonly DutyFailure[] } {
  const findings: Finding[] = []
  const failures: DutyFailure[] = []
  for (const duty of duties) {
    if (duty.subject !== file.subject) continue
    try {
      for (const occasion of occasionsOf(file, duty, asking.until, asking.local ?? NO_LOCAL_LIMITS)) {
        const finding = findingOf(duty, asKept(duty, occasion, asking.kept, on), on)
        if (finding) findings.push(finding)
      }
    } catch (error) {
      failures.push({ duty: duty.id, message: error instanceof Error ? error.message : String(error) })
    }
  }
  findings.sort((a, b) => compare(a.by ?? '9999', b.by ?? '9999') || compare(a.duty.id, b.duty.id))
  return { findings, failures }
}

/** The occasions of one duty in a file, as the trust counts them. */
export function occasionsOf(
  file: SubjectFile,
  duty: Duty,
  until: PlainDate,
  local: LocalLimits = NO_LOCAL_LIMITS,
): readonly Occasion[] {
  return duty.occasions(file, timingFor(duty, until, local))
}

/**
 * An occasion as far as the record can tell at the end of a day: one that fell due before the trust recorded its work
 * here, and that no return would have told of, is not claimed to have been missed, nor to have been late for being
 * recorded later. What is done again and again is from then on due within one interval of that day.
 */
export function asKept(duty: Duty, occasion: Occasion, kept: Kept | undefined, on: PlainDate): Occasion {
  if (!kept || (occasion.unsettled && occasion.by !== null)) return occasion
  const from = kept.from !== undefined && kept.from <= on ? kept.from : undefined
  if (occasion.by === null) return countedFrom(occasion, from) ?? occasion
  if (occasion.met && inTime(occasion.met.on, occasion.by)) return occasion
  const by = dayOf(occasion.by)
  if (kept.from !== undefined && kept.from <= by) return occasion
  if (duty.inReturn && kept.heldTo !== undefined && by <= kept.heldTo) return occasion
  const counted = countedFrom(occasion, from)
  if (counted) return counted
  return { ...occasion, unsettled: { key: NOT_KEPT, values: { from: kept.from ?? null } } }
}

// What is done again and again may last have been done, at the latest, the day before the trust began to record it, and
// was then due again within one interval. Whatever was done before, nothing since is late from there.
function countedFrom(occasion: Occasion, from: PlainDate | undefined): Occasion | undefined {
  const { again, met, ended, key } = occasion
  if (!again || from === undefined || met) return undefined
  const begun = startDay(occasion.from)
  if (begun !== undefined && begun > from) return undefined
  const by = after(from, again)
  if (ended && ended.on <= by) return undefined
  const values = { from, within: spanInWords(again) }
  return {
    key,
    because: { key: COUNTED_FROM_KEPT, values },
    from: occasion.from,
    by,
    within: again,
    ...(ended ? { ended } : {}),
  }
}

/**
 * Those not done and still applying: what worklists show. As at the end of a day where one is given, so that what will
 * stop applying on a day to come is still open until then.
 */
export function openOccasions(occasions: readonly Occasion[], on?: PlainDate): readonly Occasion[] {
  return occasions.filter(occasion => isOpen(occasion, on))
}

/** Whether one occasion is not done and still applies: as at the end of a day where one is given. */
export function isOpen({ met, ended }: Occasion, on?: PlainDate): boolean {
  return (
    (met === undefined || (on !== undefined && dayOf(met.on) > on)) &&
    (ended === undefined || (on !== undefined && ended.on > on))
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
