import { rooms } from '../rooms.ts'
import type { Reason } from '../spine/measure/measure.ts'
import { say, vocabulary } from '../spine/measure/words.ts'
import { codeSets } from './rulebook.ts'

const ours = vocabulary(
  rooms.map(room => room.words),
  codeSets.values(),
)

/** A reason as the sentence people read. */
export function inWords(reason: Reason): string {
  return say(reason, ours)
}
