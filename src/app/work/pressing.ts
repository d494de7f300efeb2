import type { Duty } from '../../spine/duty/duty.ts'
import type { Level } from '../../spine/web/services.ts'
import { duties } from '../rulebook.ts'

const LAYERS: readonly Duty['layer'][] = ['law', 'guidance', 'local']
const LEVELS: readonly Level[] = ['overdue', 'due', 'cannot-tell', 'met']

/** What orders one thing due among others: how it stands, what it stands on where it is overdue, and by when. */
interface Pressing {
  readonly duty?: string
  /** What it stands on, where no duty says so. */
  readonly layer?: Duty['layer']
  readonly level: Level
  readonly by?: string | null
}

/**
 * The most pressing first: what is overdue, what the law asks before guidance and our own practice, longest overdue first
 * in each; then what is due, soonest first; then what cannot be told. Things alike keep their order. Pure.
 */
export function pressingFirst<T extends Pressing>(things: readonly T[]): readonly T[] {
  return things.toSorted(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      (a.level === 'overdue' ? layer(a) - layer(b) : 0) ||
      compare(a.by ?? '9999', b.by ?? '9999'),
  )
}

function layer(thing: Pressing): number {
  const found = thing.layer ?? duties.get(thing.duty ?? '')?.layer
  return found ? LAYERS.indexOf(found) : LAYERS.length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
