import { type PlainDate, plainDate } from './plain-date.ts'

/** A value that changed on stated dates, oldest first. */
export type Dated<T> = readonly { readonly from: PlainDate; readonly value: T; readonly source: string }[]

/** A dated value from its changes. Throws when a date is not a real day or the dates are not in order. */
export function dated<T>(...changes: readonly { from: string; value: T; source: string }[]): Dated<T> {
  const list = changes.map(change => ({ ...change, from: plainDate(change.from) }))
  for (const [index, change] of list.entries()) {
    const before = list[index - 1]
    if (before && before.from >= change.from)
      throw new RangeError(`dated value: ${change.from} does not come after ${before.from}`)
  }
  return list
}

/** The value in force on a date; the first one for dates before it. */
export function valueOn<T>(values: Dated<T>, on: PlainDate): T {
  // Asked of every row of a return, so nothing is made to look.
  let at = values.length - 1
  while (at > 0 && (values[at]?.from ?? on) > on) at--
  const found = values[at]
  if (!found) throw new RangeError('a dated value with no values')
  return found.value
}
