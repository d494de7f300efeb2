/** A value that stands in an array's text without quotes: an id, a number, a day, a truth. */
export type Bare = string | number | boolean | null

/**
 * An array as PostgreSQL reads it, of values that need no quotes: ids, numbers, days and truths, never words. Throws a
 * RangeError at a text that is none of these.
 */
export function bareArray(values: readonly Bare[]): string {
  let text = ''
  for (const value of values) {
    if (typeof value === 'string' && (!/^[\w-]+$/.test(value) || /^null$/i.test(value)))
      throw new RangeError(`'${value}' needs quotes in an array`)
    text += `${text === '' ? '' : ','}${value === null ? 'NULL' : value}`
  }
  return `{${text}}`
}
