import { type PlainDate, addYears } from '../../../spine/time/plain-date.ts'
import { inWords } from '../../../spine/time/words.ts'
import type { Asked, ChildStory, StoryFilter, StoryLine, StoryOf } from '../../../spine/web/services.ts'
import { headOf } from '../head.ts'
import type { ChildOnFile } from '../on-file.ts'
import { relationInShort, siblingsOn } from '../siblings.ts'
import { choicesOf, chosen } from './choose.ts'
import { type ToldLine, storyOf } from './lines.ts'

/** How far back the story for court goes without being asked. */
const COURT_YEARS = 2

/** Someone's file beside the child's own, for a family's story. */
export interface Beside {
  readonly child: ChildOnFile
  readonly of: StoryOf
}

/** A child's story as it is asked for. Pure. */
export function storyPage(
  child: ChildOnFile,
  {
    asked,
    filter,
    beside,
  }: { readonly asked: Asked; readonly filter: StoryFilter; readonly beside: readonly Beside[] },
): ChildStory {
  const head = headOf(child, asked)
  const own = storyOf(child)
  const family = siblingsOn(child)
  const shared = {
    is: 'open',
    head,
    empty: own.length === 0,
    filter,
    choices: choicesOf(own),
    family: family.some(sibling => sibling.body.person !== undefined),
  } as const
  const me: StoryOf = { id: child.id, called: head.called, relation: 'the child' }
  if (filter.view === 'court') {
    const { lines, note } = forCourt(own, filter, child.on)
    return { ...shared, years: byYear(lines, 'oldest'), shown: lines.length, left: 0, of: [me], note }
  }
  if (filter.view === 'family') {
    const everyone = [{ of: me, told: own }, ...beside.map(each => ({ of: each.of, told: storyOf(each.child) }))]
    const lines = everyone
      .flatMap(({ of, told }) => chosen(told, filter).map(each => ({ ...each, line: { ...each.line, whose: of.id } })))
      .sort((a, b) => compare(b.line.on ?? '', a.line.on ?? ''))
    const left = everyone.reduce((sum, { told }) => sum + leftOut(told, filter), 0)
    return {
      ...shared,
      years: byYear(lines, 'newest'),
      shown: lines.length,
      left,
      of: everyone.map(({ of }) => of),
      note: 'Brothers and sisters whose files are not open to you are left out.',
    }
  }
  const lines = chosen(own, filter)
  return { ...shared, years: byYear(lines, 'newest'), shown: lines.length, left: leftOut(own, filter), of: [me] }
}

/** Who stands beside the child in a family's story, by the file of each, with what they are to the child. */
export function familyOnFile(child: ChildOnFile): readonly { readonly id: string; readonly relation: string }[] {
  return siblingsOn(child).flatMap(sibling =>
    sibling.body.person ? [{ id: sibling.body.person, relation: relationInShort(sibling) }] : [],
  )
}

// The last two years, and before them only what someone chose to keep: a court asks for a life, not for a log.
function forCourt(
  told: readonly ToldLine[],
  filter: StoryFilter,
  on: PlainDate,
): { readonly lines: readonly ToldLine[]; readonly note: string } {
  const from = addYears(on, -COURT_YEARS)
  const events = chosen(told, { ...filter, whole: false })
  const recent = events.filter(({ line }) => line.on !== null && line.on >= from)
  const kept = events.filter(({ line, keep }) => keep && (line.on === null || line.on < from))
  return {
    lines: [...recent, ...kept].toSorted((a, b) => compare(a.line.on ?? '', b.line.on ?? '') || a.rank - b.rank),
    note: `The last two years, from ${inWords(from)}${kept.length === 0 ? '. No earlier event is marked to be kept.' : `, and ${kept.length} earlier ${kept.length === 1 ? 'event' : 'events'} marked to be kept.`}`,
  }
}

function leftOut(told: readonly ToldLine[], filter: StoryFilter): number {
  if (filter.whole) return 0
  return chosen(told, { ...filter, whole: true }).length - chosen(told, filter).length
}

function byYear(
  lines: readonly ToldLine[],
  first: 'newest' | 'oldest',
): readonly { readonly year: string; readonly lines: readonly StoryLine[] }[] {
  const years = new Map<string, StoryLine[]>()
  for (const { line } of lines) {
    const year = line.on?.slice(0, 4) ?? 'Date not known'
    const held = years.get(year)
    if (held) held.push(line)
    else years.set(year, [line])
  }
  const grouped = [...years].map(([year, list]) => ({ year, lines: list }))
  // What has no date stands last whichever way it is told.
  return first === 'newest' ? grouped : grouped.toSorted((a, b) => compare(sortable(a.year), sortable(b.year)))
}

function sortable(year: string): string {
  return /^\d{4}$/.test(year) ? year : '9999'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
