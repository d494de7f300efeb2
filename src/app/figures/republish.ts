import type { Equality } from '../../spine/measure/protect.ts'
import { type Before, type Figure, type Publication, cellOf, suppress } from '../../spine/measure/suppress.ts'

/** What one publication made known. A count that was held back is nowhere in it. */
export interface MadeKnown {
  /** Every count shown, or that could be worked out from what was, by cell. */
  readonly shown: Readonly<Record<string, number>>
  /** The cells held back. */
  readonly hidden: readonly string[]
  /** The averages shown, by the cell of how many they are of. */
  readonly averages: Readonly<Record<string, number>>
}

/** How often what was shown is let go for the sake of what would otherwise be given away, a little further each time. */
const ROUNDS = 3

/**
 * Suppresses tables that are published after others, so that neither they nor any comparison with those before give
 * away 1 to 5 children:
 *
 * - What was ever hidden stays hidden, until it is 0. What it was is kept nowhere, so whether it is still the same, and
 *   would give an earlier publication away, cannot be asked.
 * - A count that differs by 1 to 5 from one that was shown is hidden, with whatever would give it away.
 * - A count shown before that is the same stays shown, and readers are taken to know that it is the same. Where that
 *   leaves nothing to hide a small number behind, those next to it are hidden too.
 * - An average of as many as before that is not what it was is hidden: somebody's value changed.
 *
 * Throws where the tables cannot be made safe. Pure.
 */
export function suppressAfter(
  figures: readonly Figure[],
  equalities: readonly Equality[],
  earlier: readonly MadeKnown[],
): { readonly publication: Publication; readonly known: MadeKnown } {
  const { counts, hidden, shown } = seenIn(earlier)
  let free: ReadonlySet<string> = new Set()
  for (let round = 0; ; round++) {
    const still = new Set([...shown].filter(cell => !free.has(cell)))
    const publication = suppress(figures, { equalities, before: { counts, hidden, shown: still } })
    const { exposed, evidence } = publication
    // What was hidden before may be large, and is then not exposed; that it can be worked out now is as bad.
    const told = new Set([...exposed, ...[...publication.hidden].filter(cell => !evidence.alternatives.has(cell))])
    if (told.size === 0 || (still.size === 0 && exposed.length === 0))
      return withAverages(figures, publication, earlier)
    if (still.size === 0) throw new Error(`The published tables would identify someone: ${exposed.length} cells`)
    free = round < ROUNDS ? beside(new Set([...free, ...told]), evidence.equalities) : shown
  }
}

/** What readers of all the earlier publications have seen, together. */
function seenIn(earlier: readonly MadeKnown[]): Required<Before> {
  const counts = new Map<string, readonly number[]>()
  const hidden = new Set(earlier.flatMap(each => each.hidden))
  for (const each of earlier)
    for (const [cell, count] of Object.entries(each.shown)) {
      const before = counts.get(cell) ?? []
      if (!before.includes(count)) counts.set(cell, [...before, count])
    }
  return { counts, hidden, shown: new Set([...counts.keys()].filter(cell => !hidden.has(cell))) }
}

/** The cells given and all that stand in a sum with one of them. */
function beside(cells: ReadonlySet<string>, equalities: readonly Equality[]): ReadonlySet<string> {
  const found = new Set(cells)
  for (const { left, right } of equalities) {
    const all = [...left, ...right]
    if (all.some(cell => cells.has(cell))) for (const cell of all) found.add(cell)
  }
  return found
}

function withAverages(
  figures: readonly Figure[],
  publication: Publication,
  earlier: readonly MadeKnown[],
): { readonly publication: Publication; readonly known: MadeKnown } {
  const averages: Record<string, number> = {}
  const published = publication.figures.map((figure, at) => {
    const given = figures[at] as Figure
    if ((figure.unit !== 'mean' && figure.unit !== 'days') || typeof figure.value !== 'number') return figure
    const cell = cellOf(given, 'denominator')
    const moved = earlier.some(
      each =>
        each.averages[cell] !== undefined &&
        each.averages[cell] !== figure.value &&
        each.shown[cell] === given.result.denominator,
    )
    if (!moved) averages[cell] = figure.value
    return moved ? { ...figure, numerator: 'hidden' as const, value: 'hidden' as const } : figure
  })
  const { hidden, evidence } = publication
  const shown = Object.fromEntries(
    evidence.cells.filter(cell => !hidden.has(cell.id)).map(cell => [cell.id, cell.count]),
  )
  return { publication: { ...publication, figures: published }, known: { shown, hidden: [...hidden], averages } }
}
