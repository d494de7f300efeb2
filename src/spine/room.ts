import type { Measure } from './measure/measure.ts'
import type { AnyKind } from './ledger/kind.ts'

/** One area of practice: what may be written there, what it counts, and the words its reasons use. */
export interface Room {
  readonly name: string
  readonly title: string
  readonly kinds: readonly AnyKind[]
  readonly measures: readonly Measure[]
  /** The sentence for each reason its measures give. */
  readonly words: Readonly<Record<string, string>>
}

/** Declares a room. */
export function defineRoom(room: Room): Room {
  return room
}
