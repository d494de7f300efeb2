import { type Move, cheapestMoves, reduce } from './simplex.ts'

/** A whole number that will be published, or that a reader could work out from what is. */
export interface ProtectedCell {
  readonly id: string
  /** 0 or more. */
  readonly count: number
  /** How much is lost by hiding it, against 1 for most; near 0 for what is not displayed anyway. */
  readonly weight?: number
  /** Set where a small count here identifies nobody. */
  readonly harmless?: true
  /** Already published so, and not to be changed: a shown cell cannot be hidden any more. */
  readonly settled?: 'shown' | 'hidden'
  /**
   * Counts it was shown with before, from which it now differs by 1 to `threshold`: whoever subtracts would learn of
   * those few, so it is hidden as if it were small, until it might be more than `threshold` above each of them.
   */
  readonly near?: readonly number[]
}

/** What readers know to be equal: the left cells add up to the same as the right ones. */
export interface Equality {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** Which cells to hide, and the evidence that hiding them is enough. */
export interface Protection {
  /** Every hidden cell: those with 1 to `threshold`, and those hidden to protect them. */
  readonly hidden: ReadonlySet<string>
  /** Those with 1 to `threshold`. */
  readonly small: ReadonlySet<string>
  /**
   * For each hidden cell, other counts the hidden cells might as well have: every equality holds, nothing shown
   * differs, none is 0, and the cell itself is more than `threshold` where it is small (above what it is near to, where
   * it is near to something), and different where it is neither.
   */
  readonly alternatives: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Small cells, and cells near to what was shown, that nothing protects: what would is already published. */
  readonly exposed: readonly string[]
}

/**
 * Hides counts of 1 to `threshold`, and as little else as it can so that none can be worked out, or known to be small,
 * from the cells that are shown and the equalities between them. Zeros are always shown, so readers know that a hidden
 * count is at least 1. Throws a RangeError where a count is not a whole number from 0 or an equality does not hold.
 *
 * Complementary cell suppression by linear programming: for each small cell, the cheapest set of changes under which
 * it would be large and every equality would still hold; the cells that change are hidden. The changes are kept as
 * evidence, so protection never rests on the method, only on a table that can be checked.
 */
export function protect(cells: readonly ProtectedCell[], equalities: readonly Equality[], threshold = 5): Protection {
  const byId = new Map(cells.map(cell => [cell.id, cell]))
  check(byId, equalities)
  const small = new Set<string>()
  const hidden = new Set<string>()
  for (const cell of cells) {
    const isSmall = cell.count >= 1 && cell.count <= threshold && !cell.harmless
    if (isSmall) small.add(cell.id)
    if (isSmall || isNear(cell) || (cell.settled === 'hidden' && cell.count > 0)) hidden.add(cell.id)
  }
  // The least another table must have in its place; undefined where any other count will do.
  const leastOf = (cell: ProtectedCell): number | undefined =>
    isNear(cell) ? Math.max(0, ...(cell.near ?? [])) + threshold + 1 : small.has(cell.id) ? threshold + 1 : undefined
  const alternatives = new Map<string, ReadonlyMap<string, number>>()
  const exposed: string[] = []
  for (const id of small) if (byId.get(id)?.settled === 'shown') exposed.push(id)

  for (const part of partsOf(cells, equalities)) {
    const unsafe = part.cells.filter(cell => hidden.has(cell.id)).sort((a, b) => b.count - a.count)
    if (unsafe.length === 0) continue
    const search = searchOf(part, hidden)
    for (const cell of unsafe) {
      if (alternatives.has(cell.id)) continue
      const least = leastOf(cell) ?? (cell.count <= threshold ? threshold + 1 : cell.count + 1)
      // What a cell is near to is at most `threshold` above it, so twice the multiple is enough.
      const found = search(cell, least - cell.count) ?? multiple(part.cells, 2 * (threshold + 1), byId)
      if (!found) {
        if (leastOf(cell) !== undefined) exposed.push(cell.id)
        continue
      }
      for (const id of found.keys()) hidden.add(id)
      for (const [id, count] of found) {
        const one = byId.get(id) as ProtectedCell
        const other = leastOf(one)
        if (!alternatives.has(id) && (other === undefined ? count !== one.count : count >= other))
          alternatives.set(id, found)
      }
    }
  }
  return { hidden, small, alternatives, exposed }
}

interface Part {
  readonly cells: readonly ProtectedCell[]
  readonly equalities: readonly Equality[]
}

function isNear(cell: ProtectedCell): boolean {
  return !cell.harmless && cell.count > 0 && (cell.near?.length ?? 0) > 0
}

// Zeros and what is already shown never move, so they tie nothing together.
function moves(cell: ProtectedCell): boolean {
  return cell.count > 0 && cell.settled !== 'shown'
}

/** Cells that equalities tie together, directly or through others, with those equalities. */
function partsOf(cells: readonly ProtectedCell[], equalities: readonly Equality[]): readonly Part[] {
  const moving = new Map(cells.filter(moves).map(cell => [cell.id, cell]))
  const head = new Map<string, string>()
  const headOf = (id: string): string => {
    let top = id
    while (head.has(top)) top = head.get(top) as string
    for (let at = id; at !== top; ) {
      const next = head.get(at) as string
      head.set(at, top)
      at = next
    }
    return top
  }
  const movingIn = ({ left, right }: Equality) => [...left, ...right].filter(id => moving.has(id))
  for (const equality of equalities) {
    const ids = movingIn(equality)
    const first = ids[0]
    for (const id of ids) if (first !== undefined && headOf(id) !== headOf(first)) head.set(headOf(id), headOf(first))
  }
  const parts = new Map<string, { cells: ProtectedCell[]; equalities: Equality[] }>()
  for (const cell of moving.values()) {
    const top = headOf(cell.id)
    const part = parts.get(top)
    if (part) part.cells.push(cell)
    else parts.set(top, { cells: [cell], equalities: [] })
  }
  for (const equality of equalities) {
    const first = movingIn(equality)[0]
    if (first !== undefined) parts.get(headOf(first))?.equalities.push(equality)
  }
  return [...parts.values()]
}

// Each sum followed is as far as hiding a little more: what is many sums away seldom helps.
const STEP = 0.3

/** How much of a part is searched: a few cells of each sum first, more where those do not do, and at last all. */
const SEARCHES = [
  { breadth: 5, most: 100 },
  { breadth: 10, most: 300 },
  { breadth: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY },
] as const

/** Finds new counts for cells of a part so that one of them is `need` more; undefined where no whole numbers are found. */
function searchOf(part: Part, hidden: ReadonlySet<string>) {
  const inPart = new Map(part.cells.map(cell => [cell.id, cell]))
  const touching = new Map<string, number[]>()
  const members = part.equalities.map(({ left, right }, n) => {
    const cells = [...left, ...right].map(id => inPart.get(id)).filter(cell => cell !== undefined)
    for (const { id } of cells) touching.set(id, [...(touching.get(id) ?? []), n])
    return cells
  })
  const costOf = (cell: ProtectedCell) =>
    hidden.has(cell.id) ? 0.001 : (cell.weight ?? 1) * (1 + Math.log10(cell.count))

  /** The cell and those about it, nearest first, where near is cheap to hide and a step leads along a sum. */
  const around = (start: ProtectedCell, breadth: number, most: number): readonly ProtectedCell[] => {
    if (most >= part.cells.length) return part.cells
    const found = new Set<ProtectedCell>()
    const reached = new Map([[start, 0]])
    while (found.size < most && reached.size > 0) {
      let nearest: readonly [ProtectedCell, number] | undefined
      for (const one of reached) if (!nearest || one[1] < nearest[1]) nearest = one
      if (!nearest) break
      const [cell, far] = nearest
      reached.delete(cell)
      found.add(cell)
      for (const n of touching.get(cell.id) ?? []) {
        const cells = members[n] ?? []
        const cheapest = cells.length <= breadth ? cells : [...cells].sort((a, b) => costOf(a) - costOf(b))
        for (const one of cheapest.slice(0, breadth)) {
          const distance = far + STEP + costOf(one)
          if (!found.has(one) && distance < (reached.get(one) ?? Number.POSITIVE_INFINITY)) reached.set(one, distance)
        }
      }
    }
    return [...found]
  }

  return (cell: ProtectedCell, need: number): Map<string, number> | undefined => {
    for (const { breadth, most } of SEARCHES) {
      const cells = around(cell, breadth, most)
      const found = changesFor(cells, part.equalities, touching, cell, need, costOf)
      if (found) return found
    }
    return undefined
  }
}

/** Changes to some cells of a part, the others staying as they are. */
function changesFor(
  cells: readonly ProtectedCell[],
  equalities: readonly Equality[],
  touching: ReadonlyMap<string, readonly number[]>,
  cell: ProtectedCell,
  need: number,
  costOf: (cell: ProtectedCell) => number,
): Map<string, number> | undefined {
  const index = new Map(cells.map((one, j) => [one.id, j]))
  const concerned = new Set(cells.flatMap(one => touching.get(one.id) ?? []))
  const equations = [...concerned].map(n => {
    const { left, right } = equalities[n] as Equality
    const row = Array.from({ length: cells.length }, () => 0)
    for (const [ids, sign] of [
      [left, 1],
      [right, -1],
    ] as const)
      for (const id of ids) {
        const j = index.get(id)
        if (j !== undefined) row[j] = (row[j] ?? 0) + sign
      }
    return row
  })
  const reduced = reduce(equations, cells.length)
  const moves = cells.map((one): Move => ({ up: Number.POSITIVE_INFINITY, down: one.count - 1, cost: costOf(one) }))
  const target = index.get(cell.id) as number
  for (let by = need; by < need + 3; by++) {
    const found = cheapestMoves(reduced, moves, target, by)?.map(Math.round)
    if (!found || (found[target] as number) < need) continue
    const holds = equations.every(row => row.reduce((sum, factor, j) => sum + factor * (found[j] as number), 0) === 0)
    const atLeastOne = cells.every((one, j) => one.count + (found[j] as number) >= 1)
    if (!holds || !atLeastOne) continue
    return new Map(cells.flatMap((one, j) => (found[j] === 0 ? [] : [[one.id, one.count + (found[j] as number)]])))
  }
  return undefined
}

// Every equality that holds of some counts holds of six times as much: with everything hidden, nothing is known.
function multiple(
  cells: readonly ProtectedCell[],
  times: number,
  byId: ReadonlyMap<string, ProtectedCell>,
): Map<string, number> | undefined {
  for (const cell of byId.values()) if (cell.settled === 'shown' && cell.count > 0) return undefined
  return new Map(cells.map(cell => [cell.id, cell.count * times]))
}

function check(byId: ReadonlyMap<string, ProtectedCell>, equalities: readonly Equality[]): void {
  for (const { id, count } of byId.values())
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${id} is not a whole number from 0`)
  const sum = (ids: readonly string[]) =>
    ids.reduce((total, id) => {
      const cell = byId.get(id)
      if (!cell) throw new RangeError(`an equality names ${id}, which is not a cell`)
      return total + cell.count
    }, 0)
  for (const { left, right } of equalities)
    if (sum(left) !== sum(right)) throw new RangeError(`${left.join(' + ')} is not ${right.join(' + ')}`)
}
