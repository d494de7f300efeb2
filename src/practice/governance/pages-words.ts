import { behind, children, direction, inWords, ofUnit, whole } from '../../spine/web/format.ts'
import type { Change, Direction, Earlier, Figure, MeasureAnswer, PublishedRow, Side } from '../../spine/web/services.ts'

/** How many parts of a mix its answer names. */
const LARGEST = 3

/** What a measure counts, in the words of a sentence. */
type Of = MeasureAnswer['of']

/** A figure as a sentence's start: '93%: 1,090 of 1,172 children'. */
export function figureInWords(figure: Figure, of: Of): string {
  if (of === 'worker') return workersInWords(figure)
  // A mix has no one value: its answer is how many there are, and how they divide.
  if (figure.unit === 'mix' && (figure.denominator ?? 0) > 0) return children(figure.denominator ?? 0)
  if (figure.value === null) return figure.note ?? 'Nothing can be said yet'
  const value = ofUnit(figure.unit, figure.value)
  switch (figure.unit) {
    case 'percent':
      return of === 'child'
        ? `${value}: ${behind(figure)} children`
        : `${value}: ${behind(figure)}, about ${children(figure.children)}`
    case 'rate':
      return `${value} in every 10,000 children: ${children(figure.children)}`
    case 'mean':
      return `${value} on average, of ${children(figure.denominator ?? figure.children)}`
    case 'days':
      return `${value} on average, of ${children(figure.denominator ?? figure.children)}`
    case 'net':
      return `${value}: ${behind(figure)}`
    case 'count':
    case 'mix':
      return of === 'child'
        ? children(figure.numerator)
        : `${whole(figure.numerator)}, about ${children(figure.children)}`
  }
}

// Of workers: '17%: 12 of 71 workers', '16.3 on average: 814 children, 50 full-time posts'.
function workersInWords(figure: Figure): string {
  if (figure.value === null) return figure.note ?? 'Nothing can be said yet'
  const value = ofUnit(figure.unit, figure.value)
  if (figure.unit === 'percent') return `${value}: ${behind(figure)} workers`
  if (figure.unit !== 'mean') return `${value}: ${whole(figure.children)} workers`
  const posts = Number((figure.denominator ?? 0).toFixed(1)).toLocaleString('en-GB')
  return `${value} on average: ${children(figure.numerator)}, ${posts} full-time ${posts === '1' ? 'post' : 'posts'}`
}

/** The largest parts of a mix: 'The largest parts: Full care order, 678 (59%); Interim care order, 122 (11%).'. */
export function mostlyInWords(
  parts: readonly { readonly label: string; readonly count: number; readonly value: number }[],
): string | undefined {
  const largest = parts
    .filter(part => part.count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, LARGEST)
    .map(part => `${part.label}, ${whole(part.count)} (${ofUnit('percent', part.value)})`)
  return largest.length === 0 ? undefined : `${parts.length > 1 ? 'The largest parts: ' : ''}${largest.join('; ')}.`
}

/**
 * A mix as a board reads it: its largest parts, of those that are shown. A part that is held back is left out, and
 * nothing is said of how large it may be. Undefined where no part is shown.
 */
export function publishedMixInWords({ now, parts = [] }: Pick<PublishedRow, 'now' | 'parts'>): string | undefined {
  const shown = parts
    .flatMap(({ label, now: part }) => (part.value === null || part.value === 0 ? [] : [{ label, count: part.value }]))
    .toSorted((a, b) => b.count - a.count)
  const total = now?.value ?? null
  const said = shown
    .slice(0, LARGEST)
    .map(({ label, count }) =>
      total === null
        ? `${label}, ${whole(count)}`
        : `${label}, ${whole(count)} (${ofUnit('percent', (100 * count) / total)})`,
    )
  if (said.length === 0) return undefined
  return `${said.join('; ')}.${total === null ? '' : ` Of ${whole(total)} in all.`}`
}

/** How it stands to a year ago: 'A year ago it was 89%; it went up, which is better'. Undefined when there is nothing to compare. */
export function sinceLastYear(yearAgo: Figure | undefined, way: Direction): string | undefined {
  if (!yearAgo || yearAgo.value === null || way.went === 'cannot-tell') return undefined
  const before = `A year ago it was ${ofUnit(yearAgo.unit, yearAgo.value)}`
  if (way.went === 'same') return `${before}, the same.`
  const { words } = direction(way)
  const went = words.split(',')[0] ?? ''
  return way.is === 'neither'
    ? `${before}; it has gone ${went}.`
    : `${before}; it has gone ${went}, which is ${way.is}.`
}

/** What is not known, or was left out; undefined when nothing was. */
export function apart(figure: Figure): string | undefined {
  const unknown =
    figure.unknown > 0 ? `It cannot be told for ${whole(figure.unknown)}, who stay in the total.` : undefined
  const excluded =
    figure.excluded > 0 ? `${whole(figure.excluded)} were looked at and left out of both sides.` : undefined
  return [unknown, excluded].filter(Boolean).join(' ') || undefined
}

/** What each side of a measure is called. */
export const SIDES: Readonly<Record<Side, string>> = {
  counts: 'Counts',
  'does-not-count': 'Does not count',
  unknown: 'Cannot tell',
  excluded: 'Left out',
}

/** What changed for one child between an earlier answer and now: 'did not count, now counts'. */
export function changeInWords(was: Side | 'not-asked', now: Side | 'not-asked'): string {
  const before = {
    counts: 'counted',
    'does-not-count': 'did not count',
    unknown: 'could not be told',
    excluded: 'was left out',
    'not-asked': 'was not among those asked about',
  }
  const after = {
    counts: 'counts',
    'does-not-count': 'does not count',
    unknown: 'cannot be told',
    excluded: 'is left out',
    'not-asked': 'is not among those asked about',
  }
  return `${before[was]}, now ${after[now]}`
}

/** What changed since an earlier answer: how many, then those who moved the figure, then whoever else stands differently. */
export function changesInWords(earlier: Earlier): Earlier & {
  readonly changedInWords: string
  readonly parts: readonly {
    readonly title: string
    readonly changes: readonly (Change & { readonly words: string })[]
  }[]
  /** How many are not among them. */
  readonly others: number
} {
  const { changed, crossed, changes } = earlier
  const said = changes.map(change => ({ ...change, words: changeInWords(change.was, change.now) }))
  const rest = changed - crossed
  const part = (title: string, all: number, its: typeof said) =>
    its.length === 0
      ? []
      : [{ title: `${title} (${its.length < all ? `${whole(its.length)} of ` : ''}${whole(all)})`, changes: its }]
  return {
    ...earlier,
    changedInWords:
      changed === 1
        ? `1 child stands differently now${crossed === 1 ? ', and moves the figure' : ''}.`
        : `${children(changed)} stand differently now; ${crossed === 0 ? 'none of them counts or ceased to count since' : crossed === changed ? 'all of them came to count or ceased to' : `${whole(crossed)} of them came to count or ceased to`}.`,
    parts: [
      ...part('Now count, or no longer count', crossed, said.slice(0, crossed)),
      ...part('Otherwise different', rest, said.slice(crossed)),
    ],
    others: changed - changes.length,
  }
}

/** The line a period makes under a heading. */
export function periodInWords(start: string, end: string): string {
  return start === end ? `at ${inWords(end)}` : `${inWords(start)} to ${inWords(end)}`
}
