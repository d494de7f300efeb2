/** Past this many columns the best arrangement is sought greedily. */
const MOST_COLUMNS = 14

/**
 * The column for each row that makes the total score greatest, no column taken twice while there are columns enough.
 * A row far better off in a column another has taken keeps its own best: two files may be of one year.
 */
export function assign(scores: readonly (readonly number[])[]): readonly number[] {
  const columns = scores[0]?.length ?? 0
  const own = scores.map(row => row.indexOf(Math.max(...row)))
  if (columns === 0 || scores.length > columns) return own
  const given = columns <= MOST_COLUMNS ? best(scores, columns) : greedy(scores)
  return given.map((column, row) => {
    const mine = own[row] ?? 0
    return (scores[row]?.[mine] ?? 0) - (scores[row]?.[column] ?? 0) > 0.3 ? mine : column
  })
}

function best(scores: readonly (readonly number[])[], columns: number): readonly number[] {
  // For each set of columns taken, the best total of the rows so far and how it was reached.
  let states = new Map<number, { readonly total: number; readonly path: readonly number[] }>([
    [0, { total: 0, path: [] }],
  ])
  for (const row of scores) {
    const next = new Map<number, { readonly total: number; readonly path: readonly number[] }>()
    for (const [taken, { total, path }] of states)
      for (let column = 0; column < columns; column++) {
        const bit = 1 << column
        if ((taken & bit) !== 0) continue
        const sum = total + (row[column] ?? 0)
        const before = next.get(taken | bit)
        if (before === undefined || sum > before.total) next.set(taken | bit, { total: sum, path: [...path, column] })
      }
    states = next
  }
  return [...states.values()].reduce((a, b) => (b.total > a.total ? b : a)).path
}

function greedy(scores: readonly (readonly number[])[]): readonly number[] {
  const pairs = scores
    .flatMap((row, index) => row.map((score, column) => ({ index, column, score })))
    .toSorted((a, b) => b.score - a.score)
  const given = new Map<number, number>()
  const taken = new Set<number>()
  for (const { index, column } of pairs) {
    if (given.has(index) || taken.has(column)) continue
    given.set(index, column)
    taken.add(column)
  }
  return scores.map((_, index) => given.get(index) ?? 0)
}
