import type { Duty } from './duty/duty.ts'
import type { Measure } from './measure/measure.ts'
import type { AnyKind } from './ledger/kind.ts'

/** One area of practice: what may be written there, what must happen, what it counts, and the words its reasons use. */
export interface Room {
  readonly name: string
  readonly title: string
  readonly kinds: readonly AnyKind[]
  /** What must happen, by when, by which law. Absent where the room owns no clock. */
  readonly duties?: readonly Duty[]
  readonly measures: readonly Measure[]
  /** The sentence for each reason its duties and measures give. */
  readonly words: Readonly<Record<string, string>>
}

/** Declares a room. */
export function defineRoom(room: Room): Room {
  return room
}
