/** Files that hold one value which a rule compares. */
export interface Group {
  readonly rule: string
  readonly subjects: readonly string[]
}

interface Joined {
  readonly groups: Group[]
  readonly files: Set<string>
}

/**
 * Groups in batches of at most so many files. Groups that have a file in common, at however many removes, are always in one
 * batch: what is wrong in a file is rewritten at once or not at all. A batch is larger than asked only where such groups are.
 */
export function batchesOf(groups: readonly Group[], filesAtOnce: number): readonly (readonly Group[])[] {
  const batches: Group[][] = []
  let files = 0
  for (const each of joinedIn(groups)) {
    if (batches.length === 0 || files + each.files.size > filesAtOnce) {
      batches.push([])
      files = 0
    }
    batches.at(-1)?.push(...each.groups)
    files += each.files.size
  }
  return batches
}

function joinedIn(groups: readonly Group[]): ReadonlySet<Joined> {
  const joined = new Set<Joined>()
  const of = new Map<string, Joined>()
  for (const group of groups) {
    const mine: Joined = { groups: [group], files: new Set(group.subjects) }
    for (const other of new Set(group.subjects.flatMap(id => of.get(id) ?? []))) {
      mine.groups.push(...other.groups)
      for (const id of other.files) mine.files.add(id)
      joined.delete(other)
    }
    joined.add(mine)
    for (const id of mine.files) of.set(id, mine)
  }
  return joined
}
