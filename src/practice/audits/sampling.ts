/** A child who could be audited, with the part of the whole they stand in. */
export interface Candidate {
  readonly id: string
  /** The parts of the sample are told apart by this alone; the same for everyone where it is not divided. */
  readonly stratum: string
}

/** How a sample is drawn. */
export interface HowDrawn {
  /** How many at the most. */
  readonly size: number
  /** What the lots are drawn from: the same words and the same children give the same sample. */
  readonly seed: string
  /** Each part has at least one where there are enough to go round. */
  readonly eachOne: boolean
}

/**
 * A random sample, divided in proportion: each part's share is the whole part of size × its own ÷ all, and what is left
 * over goes to the largest remainders (Hare's quota), one each; with `eachOne`, every part has one before anything is
 * shared. Within a part every child is as likely as every other, and whom it takes depends on the seed and the children
 * alone, not on the order they come in. In the order of the parts' names. Throws a RangeError when `size` is not a whole
 * number of at least 0.
 */
export function drawSample<T extends Candidate>(
  candidates: readonly T[],
  { size, seed, eachOne }: HowDrawn,
): readonly T[] {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`a sample of ${size} is not a whole number of children`)
  const byName = new Map<string, T[]>()
  for (const each of candidates) {
    const members = byName.get(each.stratum)
    if (members) members.push(each)
    else byName.set(each.stratum, [each])
  }
  const strata = [...byName].sort(([a], [b]) => (a < b ? -1 : 1))
  const shares = sharesOf(
    strata.map(([, members]) => members.length),
    Math.min(size, candidates.length),
    eachOne,
  )
  return strata.flatMap(([, members], at) =>
    members
      .map(member => ({ member, lot: lotOf(seed, member.id) }))
      .sort((a, b) => a.lot - b.lot || (a.member.id < b.member.id ? -1 : 1))
      .slice(0, shares[at])
      .map(({ member }) => member),
  )
}

/** How many of each part a sample takes, by largest remainder. `size` is at most the sum of the parts. */
export function sharesOf(parts: readonly number[], size: number, eachOne: boolean): readonly number[] {
  const least = eachOne && size >= parts.filter(each => each > 0).length ? 1 : 0
  const shares = parts.map(each => (each > 0 ? least : 0))
  const left = size - sum(shares)
  const open = parts.map((each, at) => each - (shares[at] as number))
  const all = sum(open)
  if (left <= 0 || all === 0) return shares
  const quotas = open.map(each => (each * left) / all)
  const whole = quotas.map(Math.floor)
  const byRemainder = quotas
    .map((quota, at) => ({ at, over: quota - (whole[at] as number) }))
    .sort((a, b) => b.over - a.over || a.at - b.at)
  const extra = new Set(byRemainder.slice(0, left - sum(whole)).map(each => each.at))
  return shares.map((share, at) => share + (whole[at] as number) + (extra.has(at) ? 1 : 0))
}

/** Someone who may audit, with how many they have been given. */
export interface Sharing<Child extends string = string> {
  readonly auditors: readonly string[]
  readonly children: readonly Child[]
  /** Whether an auditor, or a team of theirs, works with a child: then they never audit that child. */
  readonly works: (auditor: string, child: Child) => boolean
  readonly seed: string
}

/**
 * Who audits whom: children whom fewest may audit come first, each to whoever has the fewest so far, by lot among equals.
 * A child whom nobody may audit is absent from the answer.
 */
export function shareOut({ auditors, children, works, seed }: Sharing): ReadonlyMap<string, string> {
  const load = new Map(auditors.map(each => [each, 0]))
  const open = children
    .map(child => ({ child, may: auditors.filter(auditor => !works(auditor, child)) }))
    .sort((a, b) => a.may.length - b.may.length || lotOf(seed, a.child) - lotOf(seed, b.child))
  const given = new Map<string, string>()
  for (const { child, may } of open) {
    const [first] = may.toSorted(
      (a, b) =>
        (load.get(a) as number) - (load.get(b) as number) ||
        lotOf(`${seed}\u0001${child}`, a) - lotOf(`${seed}\u0001${child}`, b),
    )
    if (first === undefined) continue
    given.set(child, first)
    load.set(first, (load.get(first) as number) + 1)
  }
  return given
}

/** Which of these are drawn, about so many in a hundred: by lot, whatever the others are. */
export function isDrawn(seed: string, id: string, percent: number): boolean {
  return lotOf(`${seed}\u0002`, id) < (percent / 100) * 2 ** 32
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}

// FNV-1a, with MurmurHash3's finish so that near words draw lots far apart.
function lotOf(seed: string, id: string): number {
  const words = `${seed}\u0000${id}`
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
