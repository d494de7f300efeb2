import type { Tx } from '../store/store.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { SubjectFile } from './file.ts'

/** Something in a file that a rule finds at fault. */
export interface FaultRow {
  readonly rule: string
  /** What is at fault, told apart from the rule's other faults in the file; the same for as long as it is the same fault. */
  readonly place: string
  /** The table in which it would be shown. */
  readonly table: string
  /** The entry that mends it, and its kind; null where no entry does. */
  readonly entry: string | null
  readonly kind: string | null
  /** The day from which it is wrong at all, where that is later than it was recorded so: a birthday, or the year's end. */
  readonly from?: PlainDate
  /** The parts of the file it tells of: only whoever reads them all may be shown it. */
  readonly sections: readonly string[]
}

/** What a rule that looks across files compares of one: two files with one value are looked at together. */
export interface SharedValue {
  readonly rule: string
  /** A digest: nothing can be read from it. */
  readonly value: string
}

/** What the rules are asked with besides the file. */
export interface FaultAsking {
  readonly on: PlainDate
  /** The code each council is known by outside, by our own. */
  readonly councils: ReadonlyMap<string, string>
  /** The number each worker is registered by, by their file: of those whom the files name. */
  readonly workers: ReadonlyMap<string, string>
  /** Only these rules; every rule where absent. */
  readonly only?: ReadonlySet<string>
  /** Asks the rules that look across files instead, as though every value of the file were another's too. */
  readonly across?: true
}

/** What the rules find in one file. */
export interface FileFaults {
  readonly rows: readonly FaultRow[]
  readonly shared: readonly SharedValue[]
}

/** The rules a record is checked by. Pure: the same file on the same day comes out the same. */
export interface FaultRules {
  /** Names of the kinds they read: nothing else makes or mends a fault. */
  readonly reads: readonly string[]
  /** Names the time a day's faults are of. When it changes, every file is checked again. */
  readonly yearOn: (on: PlainDate) => number
  readonly of: (file: SubjectFile, asking: FaultAsking) => FileFaults
  /** Changes when faults written before would now come out otherwise. */
  readonly hash: string
  /**
   * The same rules as they are asked now, with the lists that are kept beside the record and are no file's: their hash
   * changes with the lists. Absent where no rule needs any.
   */
  readonly withLists?: (tx: Tx, authority: number) => Promise<FaultRules>
}

/** The rules as they are asked now, with whatever lists they need. */
export async function rulesNow(rules: FaultRules, tx: Tx, authority: number): Promise<FaultRules> {
  return rules.withLists ? rules.withLists(tx, authority) : rules
}
