/**
 * Which of two rows about the same thing is used, whatever order they come in: the one that says more, and where both
 * say as much, the one whose values sort last (so that an end that is filled in is never lost to a blank).
 */
export function preferred<T extends Readonly<Record<string, string>>>(a: T, b: T): T {
  const keysA = Object.keys(a)
  const keysB = Object.keys(b)
  if (keysA.length !== keysB.length) return keysA.length > keysB.length ? a : b
  return wording(a) >= wording(b) ? a : b
}

/** Whether two rows say the same. */
export function sameValues(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => a[key] === b[key])
}

function wording(values: Readonly<Record<string, string>>): string {
  return Object.keys(values)
    .sort()
    .map(key => `${key}\u0000${values[key]}`)
    .join('\u0001')
}
