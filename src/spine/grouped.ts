/** Things under what they share, each in the order it came. */
export function grouped<T, Key>(things: readonly T[], keyOf: (thing: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const held = groups.get(key)
    if (held) held.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}
