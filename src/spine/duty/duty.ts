import type { SubjectFile } from '../ledger/file.ts'
import type { Instant, Start } from '../ledger/entry.ts'
import type { AnyKind, Section, SubjectKind } from '../ledger/kind.ts'
import type { Reason, Source } from '../measure/measure.ts'
import type { Dated } from '../time/dated.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Span } from './span.ts'

/** Where a duty stands: the law, statutory guidance, or the trust's own practice. Only the last may be lengthened locally. */
export type Layer = 'law' | 'guidance' | 'local'

/** Whose work it is to see that it is done. */
export type Owner =
  | 'social-worker'
  | 'reviewing-officer'
  | 'personal-adviser'
  | 'health'
  | 'virtual-school'
  | 'team-manager'
  | 'service-manager'
  | 'nominated-officer'
  | 'director'
  | 'information-governance'
  | 'placements'
  | 'fostering'
  | 'adoption'
  | 'finance'

/** One time that a duty must be done for a file. */
export interface Occasion {
  /** Tells it apart from the file's other occasions of the same duty; the same however much more is recorded. */
  readonly key: string
  /** Why it must be done. */
  readonly because: Reason
  /** What the time is counted from; null where the date is one of its own. */
  readonly from: Start
  /** The last day (or moment) it can be done in time; null where that cannot be told, and `unsettled` says why. */
  readonly by: PlainDate | Instant | null
  /** The law's own day, where the trust's own limit made `by` earlier. */
  readonly statutory?: PlainDate | Instant
  /** The limit it was counted by. */
  readonly within?: Span
  /**
   * For what is done again and again: the longest that may pass between two times. Where the record does not tell of the
   * last, as it was done before the trust recorded its work here, the next is due within so long of that day.
   */
  readonly again?: Span
  /** When it was done, and the entry that shows it. */
  readonly met?: { readonly on: PlainDate | Instant; readonly entry?: string }
  /** The day it stopped applying before it was done, and why: a change of regime, care ended, refused. */
  readonly ended?: { readonly on: PlainDate; readonly because: Reason }
  /** Why it cannot be told whether it is met, and what would settle it. */
  readonly unsettled?: Reason
}

/** What an `occasions` rule may ask about time, besides the file. Limits are the duty's own, by name. */
export interface Timing<Limit extends string = string> {
  /** Occasions that fall due after this day need not be given. */
  readonly until: PlainDate
  /** The day something counted from a day is due by a named limit: to be spread into an occasion. */
  readonly due: (
    limit: Limit,
    from: PlainDate,
  ) => { readonly by: PlainDate; readonly statutory?: PlainDate; readonly within?: Span }
  /** The same for a limit counted in hours from a moment. */
  readonly dueAt: (
    limit: Limit,
    from: Instant,
  ) => { readonly by: Instant; readonly statutory?: Instant; readonly within?: Span }
}

/** A duty: what must happen, by when, by which law, and for which of a file's events. */
export interface Duty {
  readonly id: string
  readonly title: string
  /** What must happen, for whom, in a sentence. */
  readonly about: string
  /** Its occasions are called by why they must be done, where one title would not tell several open at once apart. */
  readonly calledBy?: 'reason'
  readonly owner: Owner
  readonly section: Section
  readonly subject: SubjectKind
  readonly layer: Layer
  readonly sources: readonly Source[]
  /** The times it gives, by name, as the law set them from each date. Empty where the date comes from elsewhere. */
  readonly limits: Readonly<Record<string, Dated<Span>>>
  /** What shows that it was done, in words. */
  readonly metBy: string
  /** When it stops without being done, in words. */
  readonly stops: string
  /** What to record to meet it. */
  readonly record?: AnyKind
  /** What meets it comes with the children looked after return too, so a return that is held tells of it up to its own date. */
  readonly inReturn?: true
  readonly reads: readonly AnyKind[]
  readonly occasions: (file: SubjectFile, timing: Timing) => readonly Occasion[]
}

/** Declares a duty, giving `occasions` its own limits' names. Throws when it names no source. */
export function defineDuty<const Limit extends string = never>(
  duty: Omit<Duty, 'occasions' | 'limits' | 'subject'> & {
    subject?: SubjectKind
    limits?: Readonly<Record<Limit, Dated<Span>>>
    occasions: (file: SubjectFile, timing: Timing<Limit>) => readonly Occasion[]
  },
): Duty {
  if (duty.sources.length === 0) throw new Error(`duty ${duty.id} names no source`)
  return { subject: 'person', limits: {}, ...duty } as unknown as Duty
}
