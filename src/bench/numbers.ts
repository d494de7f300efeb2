/** Times of many requests for one thing, in milliseconds. */
export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/**
 * The smallest of the values that at least this share of them do not exceed (nearest rank); `share` is above 0 and at
 * most 1. Throws RangeError where there are no values or the share is neither.
 */
export function percentile(values: readonly number[], share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share is above 0 and at most 1, not ${share}`)
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.ceil(share * sorted.length) - 1]
  if (found === undefined) throw new RangeError('no values have no percentile')
  return found
}

/** The middle value; the lower of the two in the middle of an even number. Throws RangeError where there are none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The middle, the slow edge and the slowest of some times. Throws RangeError where there are none. */
export function spreadOf(times: readonly number[]): Spread {
  return {
    count: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    max: percentile(times, 1),
  }
}

/** How many times longer a thing took than the bare work beneath it; null where the bare work took no time that a clock could see. */
export function timesAsLong(seconds: number, bareSeconds: number): number | null {
  return bareSeconds > 0 ? seconds / bareSeconds : null
}

/** How many a second; null where no time passed. */
export function perSecond(count: number, seconds: number): number | null {
  return seconds > 0 ? count / seconds : null
}
