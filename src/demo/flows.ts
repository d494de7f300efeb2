import {
  type CouncilId,
  FIRST_YEAR,
  LAST_YEAR,
  type Pathway,
  RETURNING,
  leavingShare,
  pathways,
  spans,
  targets,
} from './targets.ts'

/** How many journeys of a kind begin in one collection year and end in another. */
export interface Flow {
  readonly pathway: Pathway
  readonly from: number
  readonly to: number
  readonly count: number
}

const EARLIEST = 1998
const OLDEST_LEAVERS = 2013
const LATEST = LAST_YEAR + 17

/**
 * The journeys of one council: how many of each kind begin in each year and end in each year, such that starts,
 * leavers by kind and the opening number are all as the targets say. Found by iterative proportional fitting from the
 * likely lengths of each kind of journey. Those who left from 2014 are included for what is reported of care leavers.
 */
export function flowsOf(council: CouncilId): readonly Flow[] {
  const target = targets[council]
  const wanted = new Map<string, number>()
  const cells: { pathway: Pathway; from: number; to: number; count: number }[] = []
  let before = target.opening
  let leavers = 0
  for (let to = OLDEST_LEAVERS + 1; to <= LATEST; to++) {
    const index = to - FIRST_YEAR
    if (index >= 0 && to <= LAST_YEAR) {
      leavers = before + (target.starts[index] ?? 0) - (target.inCare[index] ?? 0)
      before = target.inCare[index] ?? 0
    } else if (index < 0) leavers = target.opening * 0.4
    else leavers = target.starts.at(-1) ?? 0
    for (const pathway of pathways) {
      const share = leavingShare(to, pathway) - (pathway === 'home' ? RETURNING : 0)
      wanted.set(`${pathway} ${to}`, leavers * share)
      for (const [span, weight] of spans[pathway].entries()) {
        const from = to - span
        if (weight > 0 && from >= EARLIEST) cells.push({ pathway, from, to, count: leavers * share * weight })
      }
    }
  }
  const during = cells.filter(cell => cell.to >= FIRST_YEAR && cell.from <= LAST_YEAR)
  const columns = group(
    during.filter(cell => cell.to <= LAST_YEAR),
    cell => `${cell.pathway} ${cell.to}`,
  )
  const rows = group(
    during.filter(cell => cell.from >= FIRST_YEAR),
    cell => String(cell.from),
  )
  const opening = during.filter(cell => cell.from < FIRST_YEAR)
  for (let turn = 0; turn < 60; turn++) {
    fit(opening, target.opening)
    for (const [year, list] of rows) fit(list, (target.starts[Number(year) - FIRST_YEAR] ?? 0) * (1 - RETURNING))
    for (const [key, list] of columns) fit(list, wanted.get(key) ?? 0)
  }
  const left = cells.filter(cell => cell.to < FIRST_YEAR && ['grown', 'late', 'alone'].includes(cell.pathway))
  return [...left, ...during]
}

function group<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const found = groups.get(keyOf(item))
    if (found) found.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function fit(list: readonly { count: number }[], total: number): void {
  const sum = list.reduce((running, cell) => running + cell.count, 0)
  if (sum > 0) for (const cell of list) cell.count *= total / sum
}
