/** Linear equations over unknowns, reduced so that each row is solved for one of them. */
export interface Reduced {
  readonly unknowns: number
  readonly rows: readonly Float64Array[]
  /** The unknown each row is solved for. */
  readonly basis: readonly number[]
}

/** How far an unknown may move, and at what cost for each step of one. */
export interface Move {
  /** Furthest up, possibly infinite. */
  readonly up: number
  /** Furthest down, as a number from 0. */
  readonly down: number
  /** Cost of each step up or down; never negative. */
  readonly cost: number
}

const TINY = 1e-7
// What rounding leaves where there should be nothing.
const SPECK = 1e-11

/** Reduces equations (each a list of coefficients, its right side 0) by Gauss and Jordan's elimination. */
export function reduce(equations: readonly (readonly number[])[], unknowns: number): Reduced {
  const rows: Float64Array[] = []
  const basis: number[] = []
  for (const equation of equations) {
    const row = Float64Array.from({ length: unknowns }, (_, j) => equation[j] ?? 0)
    for (const [index, solved] of rows.entries()) subtract(row, solved, row[basis[index] as number] as number)
    const pivot = row.findIndex(value => Math.abs(value) > TINY)
    if (pivot < 0) continue
    scale(row, 1 / (row[pivot] as number))
    for (const solved of rows) subtract(solved, row, solved[pivot] as number)
    rows.push(row)
    basis.push(pivot)
  }
  return { unknowns, rows, basis }
}

/**
 * The cheapest set of moves that keeps every equation and moves `target` up by `by`, or as far towards it as it will
 * go; undefined where the search does not settle. Dantzig's simplex method with bounded variables: each unknown is a
 * move up less a move down, and all start at rest.
 */
export function cheapestMoves(
  reduced: Reduced,
  moves: readonly Move[],
  target: number,
  by: number,
): Float64Array | undefined {
  const { unknowns } = reduced
  const rows = reduced.rows.map(row => row.slice())
  // A variable is 2j for unknown j going up and 2j + 1 for it going down.
  const basic = reduced.basis.map(j => 2 * j)
  const inBasis = new Set(basic)
  const level = new Float64Array(rows.length)
  const atTop = new Uint8Array(2 * unknowns)
  const prize = 1 + moves.reduce((sum, move) => sum + move.cost, 0) * 1000
  const limit = (v: number): number => {
    const move = moves[v >> 1] as Move
    if (v >> 1 === target) return v % 2 === 0 ? by : 0
    return v % 2 === 0 ? move.up : move.down
  }
  const cost = (v: number): number => (v === 2 * target ? -prize : (moves[v >> 1] as Move).cost)
  // What a step of each unknown costs through the moves that rows then make: kept up with each exchange.
  const price = new Float64Array(unknowns)
  for (const [i, row] of rows.entries()) subtract(price, row, -cost(basic[i] as number))

  for (let step = 0; step < 60 * (rows.length + 10); step++) {
    const entering = choose(step > 20 * (rows.length + 10))
    if (entering < 0) return solution()
    move(entering)
  }
  return undefined

  // The variable that saves most; once the search is long, the first that saves anything, which cannot go in circles.
  function choose(first: boolean): number {
    let best = -1
    let most = TINY
    for (let v = 0; v < 2 * unknowns; v++) {
      if (inBasis.has(v) || limit(v) <= 0) continue
      const worth = cost(v) - (v % 2 === 0 ? 1 : -1) * (price[v >> 1] as number)
      const saving = atTop[v] ? worth : -worth
      if (saving <= most) continue
      if (first) return v
      best = v
      most = saving
    }
    return best
  }

  function move(entering: number): void {
    const j = entering >> 1
    const sign = (entering % 2 === 0 ? 1 : -1) * (atTop[entering] ? -1 : 1)
    let furthest = limit(entering)
    let leaving = -1
    let leavesAtTop = false
    for (const [i, row] of rows.entries()) {
      const slope = sign * (row[j] as number)
      if (Math.abs(slope) <= TINY) continue
      const variable = basic[i] as number
      const room = slope > 0 ? (level[i] as number) : limit(variable) - (level[i] as number)
      const reach = Math.max(0, room) / Math.abs(slope)
      const sooner = reach < furthest - TINY
      const tied = !sooner && reach <= furthest + TINY && leaving >= 0 && variable < (basic[leaving] as number)
      if (!sooner && !tied) continue
      furthest = Math.min(furthest, reach)
      leaving = i
      leavesAtTop = slope < 0
    }
    for (const [i, row] of rows.entries()) level[i] = (level[i] as number) - sign * (row[j] as number) * furthest
    if (leaving < 0) {
      atTop[entering] = atTop[entering] ? 0 : 1
      return
    }
    const from = atTop[entering] ? limit(entering) : 0
    const left = basic[leaving] as number
    inBasis.delete(left)
    inBasis.add(entering)
    atTop[left] = leavesAtTop ? 1 : 0
    atTop[entering] = 0
    const row = rows[leaving] as Float64Array
    const way = entering % 2 === 0 ? 1 : -1
    scale(row, way / (row[j] as number))
    const filled = [...row.keys()].filter(k => row[k] !== 0)
    const clear = (other: Float64Array, factor: number) => {
      for (const k of filled) other[k] = (other[k] as number) - factor * (row[k] as number)
      for (const k of filled) if (Math.abs(other[k] as number) < SPECK) other[k] = 0
    }
    for (const [i, other] of rows.entries())
      if (i !== leaving && other[j] !== 0) clear(other, way * (other[j] as number))
    clear(price, way * (price[j] as number) - cost(entering))
    basic[leaving] = entering
    level[leaving] = from + (from > 0 ? -furthest : furthest)
  }

  function solution(): Float64Array {
    const moved = new Float64Array(unknowns)
    const put = (v: number, amount: number) => {
      moved[v >> 1] = (moved[v >> 1] as number) + (v % 2 === 0 ? amount : -amount)
    }
    for (let v = 0; v < 2 * unknowns; v++) if (atTop[v] && !inBasis.has(v)) put(v, limit(v))
    for (const [i, v] of basic.entries()) put(v, level[i] as number)
    return moved
  }
}

// row -= factor * other, in place.
function subtract(row: Float64Array, other: Float64Array, factor: number): void {
  if (factor === 0) return
  for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) - factor * (other[j] as number)
}

function scale(row: Float64Array, factor: number): void {
  for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) * factor
}
