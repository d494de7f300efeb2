/** A set of children in four bytes each: their numbers' hashes, sorted. Near enough to count how many two files share. */
export type ChildSet = Uint32Array

/** Gathers children into a set; `done` gives it. Holds at most eight bytes a child. */
export function childGatherer(): { readonly add: (child: string) => void; readonly done: () => ChildSet } {
  let slots = new Uint32Array(256)
  let count = 0
  const put = (hash: number, into: Uint32Array): boolean => {
    const mask = into.length - 1
    let at = hash & mask
    while (into[at] !== 0) {
      if (into[at] === hash) return false
      at = (at + 1) & mask
    }
    into[at] = hash
    return true
  }
  return {
    add(child) {
      if (!put(hashOf(child), slots)) return
      count++
      if (count * 2 <= slots.length) return
      const larger = new Uint32Array(slots.length * 2)
      for (const hash of slots) if (hash !== 0) put(hash, larger)
      slots = larger
    },
    done() {
      // Not `filter`, which gathers boxed numbers and so holds many times the set.
      const all = new Uint32Array(count)
      let at = 0
      for (const hash of slots) if (hash !== 0) all[at++] = hash
      return all.sort()
    },
  }
}

/** How many children two sets share. */
export function shared(a: ChildSet, b: ChildSet): number {
  let i = 0
  let j = 0
  let count = 0
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) {
      count++
      i++
      j++
    } else if (left < right) i++
    else j++
  }
  return count
}

/** The children of either set. */
export function union(a: ChildSet, b: ChildSet): ChildSet {
  const both = new Uint32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  both.sort()
  return kept(both, (hash, index) => index === 0 || hash !== both[index - 1])
}

/** The children of both sets. */
export function intersection(a: ChildSet, b: ChildSet): ChildSet {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  return kept(fewer, hash => {
    while (at < more.length && (more[at] ?? 0) < hash) at++
    return more[at] === hash
  })
}

/** The children of the first set who are not in the second. */
export function without(a: ChildSet, b: ChildSet): ChildSet {
  let at = 0
  return kept(a, hash => {
    while (at < b.length && (b[at] ?? 0) < hash) at++
    return b[at] !== hash
  })
}

function kept(set: ChildSet, which: (hash: number, index: number) => boolean): ChildSet {
  const all = new Uint32Array(set.length)
  let count = 0
  for (let index = 0; index < set.length; index++) {
    const hash = set[index] ?? 0
    if (which(hash, index)) all[count++] = hash
  }
  return all.slice(0, count)
}

// FNV-1a, mixed so that numbers that differ in their last digit spread; never 0, which marks an empty slot.
function hashOf(child: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < child.length; at++) hash = Math.imul(hash ^ child.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0 || 1
}
