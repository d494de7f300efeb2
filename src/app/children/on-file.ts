import type { PeriodOfCare } from '../../practice/care/notions.ts'
import type { Entry, RecordedEntry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { CareState } from './state.ts'

/** A child as their page is built: the file as it was on a day, and how they stood with care then. */
export interface ChildOnFile {
  readonly file: SubjectFile
  readonly entries: readonly RecordedEntry[]
  readonly on: PlainDate
  readonly is: CareState
  /** The latest period of care begun by then. */
  readonly care: PeriodOfCare | undefined
  /** The council that answers for the child. */
  readonly council: Council | undefined
  /** Where an entry comes from, in words. */
  readonly sourceOf: (entry: Entry) => string
  readonly kinds: ReadonlyMap<string, AnyKind>
  /** The date of the newest return that speaks of the child. */
  readonly heldTo: PlainDate | undefined
}
