import type { PlainDate } from '../../spine/time/plain-date.ts'
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
  return withAverages(figures, suppressBeside(figures, equalities, earlier, new Set()), earlier)
}

/**
 * Suppresses tables of dates that are published for the first time, beside tables of other dates that stand as they
 * were published. Of the figures given only those on the added dates may be shown; the others say how things are now
 * on the dates published before, which new numbers may tell of: those in care a year ago, with who came and left since,
 * are those in care now, so that a child recorded late for the year before could be told by whoever adds up.
 *
 * What is known of them is of the added dates alone. Throws where the tables cannot be made safe. Pure.
 */
export function suppressAdded(
  figures: readonly Figure[],
  equalities: readonly Equality[],
  earlier: readonly MadeKnown[],
  added: readonly PlainDate[],
): { readonly publication: Publication; readonly known: MadeKnown } {
  const its = figures.filter(figure => added.includes(figure.result.on))
  const names = new Set(its.map(figure => seriesOf(cellOf(figure, 'children'))))
  const isAdded = (cell: string): boolean => names.has(seriesOf(cell))
  // What a reader sees unchanged on the page, beside the sum it stands in, is never let go for the sake of another.
  const joined = new Set(
    equalities
      .map(({ left, right }) => [...left, ...right])
      .filter(cells => cells.some(isAdded))
      .flatMap(cells => cells.filter(cell => !isAdded(cell))),
  )
  const whole = withAverages(figures, suppressBeside(figures, equalities, earlier, joined), earlier)
  const { publication, known } = whole
  return {
    publication: {
      ...publication,
      figures: publication.figures.filter(figure => added.includes(figure.on)),
    },
    known: {
      shown: ofCells(known.shown, isAdded),
      hidden: known.hidden.filter(isAdded),
      averages: ofCells(known.averages, isAdded),
    },
  }
}

/** Suppresses, with what was shown earlier let go as little as will do, and last of all the cells in `held`. */
function suppressBeside(
  figures: readonly Figure[],
  equalities: readonly Equality[],
  earlier: readonly MadeKnown[],
  held: ReadonlySet<string>,
): Publication {
  const { counts, hidden, shown } = seenIn(earlier)
  let free: ReadonlySet<string> = new Set()
  for (let round = 0; ; round++) {
    const kept = round <= ROUNDS + 1 ? held : new Set<string>()
    const still = new Set([...shown].filter(cell => kept.has(cell) || !free.has(cell)))
    const publication = suppress(figures, { equalities, before: { counts, hidden, shown: still } })
    const { exposed, evidence } = publication
    // What was hidden before may be large, and is then not exposed; that it can be worked out now is as bad.
    const told = new Set([...exposed, ...[...publication.hidden].filter(cell => !evidence.alternatives.has(cell))])
    if (told.size === 0 || (still.size === 0 && exposed.length === 0)) return publication
    if (still.size === 0) throw new Error(`The published tables would identify someone: ${exposed.length} cells`)
    free = round < ROUNDS ? beside(new Set([...free, ...told]), evidence.equalities) : shown
  }
}

/** A measure and its period, which begin the name of each of its cells. */
function seriesOf(cell: string): string {
  return cell.split('|', 2).join('|')
}

function ofCells(
  numbers: Readonly<Record<string, number>>,
  chosen: (cell: string) => boolean,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(numbers).filter(([cell]) => chosen(cell)))
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
