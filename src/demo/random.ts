/** A repeatable stream of numbers: the same seeds give the same stream on every machine. */
export interface Random {
  /** A number from 0 up to but not including 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of a list, each as likely. Throws a RangeError on an empty list. */
  pick<T>(list: readonly T[]): T
  /** One of several values, each as likely as its weight. */
  weigh<T>(choices: readonly (readonly [T, number])[]): T
  /** A waiting time with the given mean (exponential). */
  wait(mean: number): number
  /** A standard normal deviate (Box and Muller). */
  normal(): number
}

/** A stream for the seeds given, taken together. */
export function randomFrom(...seeds: readonly (string | number)[]): Random {
  let state = hash(seeds.join('\u0001'))
  const next = (): number => {
    // mulberry32: 32 bits of state, good enough for a demonstration and quick
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const random: Random = {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: probability => next() < probability,
    pick: list => {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[Math.floor(next() * list.length)] as (typeof list)[number]
    },
    weigh: choices => chosenAt(choices, next()),
    wait: mean => -Math.log(1 - next()) * mean,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
  return random
}

/** The value standing at a position (0 to 1) along weighted choices laid end to end. */
export function chosenAt<T>(choices: readonly (readonly [T, number])[], position: number): T {
  let total = 0
  for (const [, weight] of choices) total += weight
  let left = position * total
  let last: T | undefined
  for (const [value, weight] of choices) {
    if (weight <= 0) continue
    last = value
    left -= weight
    if (left < 0) return value
  }
  if (last === undefined) throw new RangeError('no choice has any weight')
  return last
}

/**
 * The `index`th point of an evenly spread sequence in several dimensions (an additive recurrence on powers of the
 * generalised golden ratio), shifted by the seed. Runs of it cover every dimension evenly, so a county of a thousand
 * children has the shares it should whatever the seed.
 */
export function evenly(shifts: readonly number[], index: number, dimension: number): number {
  const value = (shifts[dimension] ?? 0) + (index + 1) * (STEPS[dimension] ?? 0)
  return value - Math.floor(value)
}

/** How many dimensions `evenly` has. */
export const DIMENSIONS = 11

const STEPS: readonly number[] = (() => {
  let ratio = 2
  for (let turn = 0; turn < 60; turn++) ratio = (1 + ratio) ** (1 / (DIMENSIONS + 1))
  return Array.from({ length: DIMENSIONS }, (_, index) => (1 / ratio) ** (index + 1))
})()

function hash(text: string): number {
  // FNV-1a, then a final mix so that near seeds give far streams
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
