import type { Duty } from '../../spine/duty/duty.ts'
import type { Finding } from '../../spine/duty/finding.ts'
import type { ChildDue, Due, SectionedPart } from '../../spine/web/services.ts'
import { type Keeping, dutiesOfFile } from '../duties/file-duties.ts'
import { NOT_KEPT } from '../../spine/duty/evaluate.ts'
import { listed, lowerFirst } from '../../spine/web/format.ts'
import { lineOf } from '../duties/words.ts'
import { duties } from '../rulebook.ts'
import { mayRecord, recordHref } from './links.ts'
import type { ChildOnFile } from './on-file.ts'
import { partOfKind } from './parts/places.ts'

/** A duty that is still to be done for a child, and the part of the file it belongs to. */
export interface DueOfPart {
  readonly part: SectionedPart | undefined
  readonly line: ChildDue
  readonly finding: Finding
}

/**
 * What is still to be done for a child on the day: overdue first, the law's before guidance and our own practice and
 * longest first, then soonest first, then what cannot be told. Only duties whose every kind this reader may see are asked: with some of them hidden a duty that was met
 * would look as if it had not been. What was met, and what was missed for good, is told in the story and not here.
 */
export function dueOf(
  child: ChildOnFile,
  keeping: Keeping,
  asked: Iterable<Duty> = duties.values(),
): readonly DueOfPart[] {
  const mine = [...asked].filter(
    duty => child.reads.has(duty.section) && duty.reads.every(kind => child.reads.has(kind.section)),
  )
  const { findings } = dutiesOfFile(child.file, child.on, keeping, mine)
  return findings
    .filter(({ answer, missed }) => !missed && (answer === 'due' || answer === 'overdue' || answer === 'cannot-tell'))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(finding => ({ part: partOfDuty(finding.duty), line: lineIn(child, finding), finding }))
}

const LAYERS: readonly Duty['layer'][] = ['law', 'guidance', 'local']

// They come soonest first, so those overdue longest come first among their own.
function rank({ answer, duty }: Finding): number {
  return answer === 'overdue' ? LAYERS.indexOf(duty.layer) : answer === 'due' ? LAYERS.length : LAYERS.length + 1
}

/** What is due as a page shows it: all of it, or one part's. */
export function dueShown(all: readonly DueOfPart[], part?: SectionedPart): Due {
  const mine = part === undefined ? all : all.filter(each => each.part === part)
  const lines = mine.filter(({ line }) => line.level !== 'cannot-tell').map(({ line }) => line)
  const unsettled = mine.filter(({ line }) => line.level === 'cannot-tell')
  const notKept = unsettled.filter(({ finding }) => finding.occasion.unsettled?.key === NOT_KEPT)
  const untold = newestOfEach(unsettled.filter(each => !notKept.includes(each)))
  return { lines, untold, ...(notKept.length > 0 ? { note: noteOf(notKept) } : {}) }
}

// What could not be told of one review cannot be told of ten: the newest speaks for them.
function newestOfEach(unsettled: readonly DueOfPart[]): readonly ChildDue[] {
  const byDuty = new Map<string, DueOfPart[]>()
  for (const each of unsettled) {
    const held = byDuty.get(each.finding.duty.id)
    if (held) held.push(each)
    else byDuty.set(each.finding.duty.id, [each])
  }
  return [...byDuty.values()].flatMap(list => {
    const newest = list.at(-1)
    if (!newest) return []
    const earlier = list.length - 1
    return [earlier === 0 ? newest.line : { ...newest.line, words: `${newest.line.words} (and of ${earlier} earlier)` }]
  })
}

const NAMED_IN_NOTE = 6

// One sentence for what nobody could have recorded here: a list of it would hide what can be done.
function noteOf(notKept: readonly DueOfPart[]): string {
  const titles = [...new Set(notKept.map(({ line }) => line.what))]
  const named = titles.slice(0, NAMED_IN_NOTE).map((title, at) => (at === 0 ? title : lowerFirst(title)))
  const more = titles.length - named.length
  return `Not told, because our work was not recorded here then: ${listed([...named, ...(more > 0 ? [`${more} more`] : [])])}.`
}

const OF_SECTION: Readonly<Record<string, SectionedPart>> = {
  identity: 'documents',
  people: 'people',
  care: 'plan',
  health: 'health',
  education: 'learning',
  'leaving-care': 'plan',
  adoption: 'plan',
  safety: 'home',
  casework: 'plan',
  information: 'plan',
}

// Where what meets it is recorded; else where its section is.
function partOfDuty({ record, section }: Duty): SectionedPart | undefined {
  return (record && partOfKind(record.name)) ?? OF_SECTION[section]
}

const LIMITS = {
  law: 'The law sets this',
  guidance: 'Statutory guidance sets this',
  local: 'Our own practice',
} as const

function lineIn(child: ChildOnFile, finding: Finding): ChildDue {
  const { duty } = finding
  const { what, by, level, words, law, why, statutory } = lineOf(finding, child.on)
  return {
    what,
    by,
    level,
    words,
    law,
    why,
    laws: duty.sources.map(({ title, provision }) => `${title}, ${provision}`),
    limit: LIMITS[duty.layer],
    ...(statutory === undefined ? {} : { statutory }),
    metBy: duty.metBy,
    ...(duty.record && mayRecord(child, duty.record) ? { record: recordHref(child, duty.record) } : {}),
  }
}
