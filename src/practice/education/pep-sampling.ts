/** One plan that could be checked. */
export interface Candidate {
  readonly id: string
  /** The group it is of: the samples are spread over groups, such as stages of education or councils. */
  readonly group: string
}

/**
 * Plans to check, chosen by lot but always the same for one seed: `size` of them spread over their groups in proportion,
 * each group with at least one where there are enough to go round. All of them where there are no more than `size`.
 * In the order they were drawn, group by group. The same seed draws nearly the same sample when the list has grown a
 * little. Throws a RangeError when `size` is not a whole number of at least 0.
 */
export function sampleOf<T extends Candidate>(candidates: readonly T[], size: number, seed: string): readonly T[] {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`a sample of ${size} is not a whole number of plans`)
  const groups = new Map<string, T[]>()
  for (const candidate of candidates) {
    const members = groups.get(candidate.group)
    if (members) members.push(candidate)
    else groups.set(candidate.group, [candidate])
  }
  const names = [...groups.keys()].sort()
  const shares = sharesOf(
    names.map(name => groups.get(name)?.length ?? 0),
    Math.min(size, candidates.length),
  )
  return names.flatMap((name, index) => drawn(groups.get(name) ?? [], seed).slice(0, shares[index]))
}

/** The members of a group in the order a seed draws them. */
function drawn<T extends Candidate>(members: readonly T[], seed: string): readonly T[] {
  return members
    .map(member => ({ member, lot: lotOf(`${seed}\u0000${member.id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.member.id < b.member.id ? -1 : 1))
    .map(({ member }) => member)
}

// Whole shares in proportion to sizes, by largest remainder, after one for each where there are enough.
function sharesOf(sizes: readonly number[], size: number): readonly number[] {
  const total = sizes.reduce((sum, each) => sum + each, 0)
  if (total === 0) return sizes.map(() => 0)
  const least = size >= sizes.length ? 1 : 0
  const exact = sizes.map(each => (each * size) / total)
  const shares = exact.map(each => Math.max(least, Math.floor(each)))
  const sum = (): number => shares.reduce((all, each) => all + each, 0)
  const byRemainder = exact
    .map((each, index) => ({ index, over: each - (shares[index] ?? 0) }))
    .sort((a, b) => b.over - a.over || a.index - b.index)
  while (sum() < size) {
    const next =
      byRemainder.find(
        ({ index }) => (shares[index] ?? 0) < (sizes[index] ?? 0) && (shares[index] ?? 0) < (exact[index] ?? 0),
      ) ?? byRemainder.find(({ index }) => (shares[index] ?? 0) < (sizes[index] ?? 0))
    if (!next) break
    shares[next.index] = (shares[next.index] ?? 0) + 1
  }
  while (sum() > size) {
    const most = shares.indexOf(Math.max(...shares))
    shares[most] = (shares[most] ?? 0) - 1
  }
  return shares
}

// FNV-1a with MurmurHash3's finish: near strings draw lots far apart.
function lotOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
