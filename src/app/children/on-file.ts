import type { PeriodOfCare } from '../../practice/care/notions.ts'
import type { Entry, RecordedEntry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind, Section } from '../../spine/ledger/kind.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Names } from './fields.ts'
import type { CareState } from './state.ts'

/** What whoever opens a file is told of requests to see it and holds on it. */
export interface OfInformation {
  readonly askedOn: PlainDate | null
  readonly held: boolean
}

/** A child as their pages are built: the file as it was on a day, as far as this reader may see it. */
export interface ChildOnFile {
  readonly id: string
  readonly file: SubjectFile
  /** What had begun by the day, of the sections this reader may see. */
  readonly entries: readonly RecordedEntry[]
  /** What is set for a later day: a step that is booked, an action agreed from next week. */
  readonly ahead: readonly RecordedEntry[]
  readonly on: PlainDate
  readonly is: CareState
  /** The latest period of care begun by then. */
  readonly care: PeriodOfCare | undefined
  /** The council that answers for the child. */
  readonly council: Council | undefined
  /** Where an entry comes from, in words. */
  readonly sourceOf: (entry: Entry) => string
  /** The same in few letters, for a column. */
  readonly sourceInShort: (entry: Entry) => string
  /** Who recorded an entry; undefined where it came from a return or a task of the system wrote it. */
  readonly writerOf: (entry: Entry) => string | undefined
  readonly names: Names
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly reads: ReadonlySet<Section>
  /** What this reader may record by hand now; empty where they look at the past. */
  readonly writes: ReadonlySet<Section>
  /** Whether this reader may open the page of what the child's homes cost. */
  readonly prices?: boolean
  /** The date of the newest return that speaks of the child. */
  readonly heldTo: PlainDate | undefined
  /** That someone asked to see the record, and since when, or that a hold is on it: no more of it. */
  readonly information?: OfInformation | undefined
  /** The files of other people that this reader may open: brothers and sisters in care. */
  readonly opens: ReadonlySet<string>
}
