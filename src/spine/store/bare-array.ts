/** A value that stands in an array's text without quotes: an id, a number, a day, a truth. */
export type Bare = string | number | boolean | null

const BARE = /^[\w-]+$/

/**
 * An array as PostgreSQL reads it, of values that need no quotes: ids, numbers, days and truths, never words. Throws a
 * RangeError at a text that is none of these.
 */
export function bareArray(values: readonly Bare[]): string {
  const written: (string | number | boolean)[] = []
  for (const value of values) {
    if (typeof value === 'string' && (!BARE.test(value) || (value.length === 4 && value.toLowerCase() === 'null')))
      throw new RangeError(`'${value}' needs quotes in an array`)
    written.push(value ?? 'NULL')
  }
  return `{${written.join(',')}}`
}

/**
 * Values as JSON, a line each, for `string_to_array(…, E'\\n')`; an empty line for null. Written so, they need none of the
 * quotes and escapes that an array of JSON does. Several values together that are one object are written out once.
 */
export function jsonLines(values: readonly unknown[]): string {
  const lines: string[] = []
  let [last, written]: [unknown, string] = [null, '']
  for (const value of values) {
    if (value !== last) [last, written] = [value, value === null ? '' : JSON.stringify(value)]
    lines.push(written)
  }
  return lines.join('\n')
}
