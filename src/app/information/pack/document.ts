import { createHash } from 'node:crypto'
import type { RedactionGround } from '../../../practice/information/codes.ts'
import { type Knowing, type Marked, finderFor, fold } from '../../../practice/information/marks.ts'
import { type RecordedEntry, startDay } from '../../../spine/ledger/entry.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { answersInWords, startInWords } from '../../../spine/web/forms/asked.ts'
import { type Question, readingFormOf } from '../../../spine/web/forms/model.ts'
import { CHAPTERS, type Chapter, chapterOf } from './chapters.ts'

/** What was decided of a place, or of every place where the same words stand. */
export interface Decision {
  readonly state: 'confirmed' | 'off'
  readonly ground: RedactionGround | null
}

/** A place in an answer that tells of somebody else, and what was decided of it. */
export interface PackMark extends Marked {
  /** The place, as a decision of it alone is kept. */
  readonly place: string
  /** The words wherever they stand, as a decision of them all is kept. */
  readonly group: string
  readonly state: 'open' | 'confirmed' | 'off'
}

/** One answer of an entry, with the places in it. */
export interface PackAnswer {
  readonly field: string
  readonly asks: string
  readonly text: string
  readonly childWords: boolean
  readonly marks: readonly PackMark[]
  /** The whole answer is left out, on this ground. */
  readonly leftOut: RedactionGround | null
  /** The whole answer, as a decision of it is kept. */
  readonly place: string
}

/** One entry as it is read. */
export interface PackEntry {
  readonly id: string
  readonly title: string
  readonly on: string
  readonly by: string
  readonly answers: readonly PackAnswer[]
}

/** The same words wherever they stand in the record, decided together. */
export interface MarkGroup {
  readonly group: string
  readonly words: string
  readonly sort: Marked['sort']
  readonly who: string | undefined
  readonly ground: RedactionGround
  readonly count: number
  readonly state: 'open' | 'confirmed' | 'off' | 'mixed'
  /** Some of the sentences they stand in. */
  readonly around: readonly {
    readonly before: string
    readonly words: string
    readonly after: string
    readonly where: string
  }[]
}

/** The whole record in reading order. The record itself stays as it is. */
export interface Pack {
  readonly chapters: readonly {
    readonly chapter: Chapter
    readonly title: string
    readonly entries: readonly PackEntry[]
  }[]
  /** What is to be decided, the undecided first and among them the most frequent. */
  readonly groups: readonly MarkGroup[]
  readonly entries: number
  readonly undecided: number
  /** Places left out, by ground. */
  readonly grounds: ReadonlyMap<RedactionGround, number>
  readonly health: boolean
}

/** What a pack is made from. */
export interface PackSource {
  readonly entries: readonly RecordedEntry[]
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly knowing: Knowing
  /** Decisions by place, or by the words’ group. */
  readonly decided: ReadonlyMap<string, Decision>
  /** The role of whoever wrote an entry, never a name. */
  readonly roleOf: (entry: RecordedEntry) => string
  readonly nameOf: (question: Question, id: string) => string
}

/** Answers in people’s own words, and names: a code, a day or a number tells of nobody else. */
const FREE: ReadonlySet<string> = new Set(['words', 'line', 'lines', 'file', 'entry'])
const SHOWN_AROUND = 4
const AROUND = 70
/** What is made here about the request itself is no part of what is given. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['access-pack'])

/** A record as it is read by the person it is about, from its beginning, with every place that may have to be left out. Pure. */
export function packOf(source: PackSource): Pack {
  const told = source.entries
    .filter(entry => !NOT_GIVEN.has(entry.kind))
    .flatMap(entry => {
      const kind = source.kinds.get(entry.kind)
      if (!kind) return []
      const form = readingFormOf(kind)
      const free = new Set(form.questions.filter(each => FREE.has(each.answer.is)).map(each => each.name))
      const answers = answersInWords(form, entry, undefined, source.nameOf)
        .filter(each => each.answer !== '' && each.name !== form.start.name)
        .map(each => ({ ...each, free: free.has(each.name), narrative: kind.narrative.includes(each.name) }))
      return [{ entry, kind, answers }]
    })
    .sort((a, b) => compare(startDay(a.entry.start) ?? '', startDay(b.entry.start) ?? ''))
  const find = finderFor(
    source.knowing,
    told.flatMap(each => each.answers.flatMap(({ answer, free }) => (free ? [answer] : []))),
  )
  const chapters = new Map<Chapter, PackEntry[]>()
  for (const { entry, kind, answers } of told) {
    const of = chapterOf(kind)
    const list = chapters.get(of) ?? []
    chapters.set(of, list)
    list.push({
      id: entry.id,
      title: kind.title,
      on: startInWords(entry.start),
      by: source.roleOf(entry),
      answers: answers.map(each =>
        answerOf(entry.id, each, saysOfOthers(entry, each) ?? (each.free ? find(each.answer) : []), source.decided),
      ),
    })
  }
  const order = Object.keys(CHAPTERS) as Chapter[]
  const whole = order.flatMap(chapter => {
    const entries = chapters.get(chapter)
    return entries ? [{ chapter, title: CHAPTERS[chapter], entries }] : []
  })
  const groups = groupsOf(whole.flatMap(each => each.entries))
  return {
    chapters: whole,
    groups,
    entries: told.length,
    undecided: groups.filter(each => each.state === 'open' || each.state === 'mixed').length,
    grounds: groundsOf(whole.flatMap(each => each.entries)),
    health: chapters.has('health'),
  }
}

// Whoever wrote it said, as they did, that it holds something about somebody else that may not be passed on.
function saysOfOthers(
  { body }: RecordedEntry,
  { answer, narrative }: { readonly answer: string; readonly narrative: boolean },
): readonly Marked[] | undefined {
  if (!narrative || (body as { readonly aboutOthers?: boolean }).aboutOthers !== true) return undefined
  return [
    {
      start: 0,
      end: answer.length,
      words: answer,
      sort: 'around',
      ground: 'third-party',
      who: 'somebody else, as its writer said',
    },
  ]
}

function answerOf(
  entry: string,
  { name, asks, answer, childWords }: { name: string; asks: string; answer: string; childWords: boolean },
  found: readonly Marked[],
  decided: PackSource['decided'],
): PackAnswer {
  const place = digest('f', entry, name, answer)
  const whole = decided.get(place)
  return {
    field: name,
    asks,
    text: answer,
    childWords,
    place,
    leftOut: whole?.state === 'confirmed' ? whole.ground : null,
    marks: found.map(mark => {
      const own = `${place.replace('f:', 'p:')}.${mark.start}`
      const group = groupFor(mark.words)
      const decision =
        decided.get(own) ??
        decided.get(group) ??
        // What somebody added was decided as it was added.
        (mark.sort === 'added' ? ({ state: 'confirmed', ground: mark.ground } as const) : undefined)
      return { ...mark, place: own, group, state: decision?.state ?? 'open', ground: decision?.ground ?? mark.ground }
    }),
  }
}

/** What a decision of the same words everywhere is kept under. */
export function groupFor(words: string): string {
  return digest('w', fold(words))
}

// The words are in the digest: once they are corrected, it is another place and is decided again.
function digest(sort: 'f' | 'w', ...parts: readonly string[]): string {
  return `${sort}:${createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 24)}`
}

function groupsOf(entries: readonly PackEntry[]): readonly MarkGroup[] {
  const groups = new Map<string, { first: PackMark; marks: PackMark[]; around: MarkGroup['around'][number][] }>()
  for (const entry of entries)
    for (const answer of entry.answers) {
      // Nothing in an answer that is left out whole is still to be decided.
      if (answer.leftOut !== null) continue
      for (const mark of answer.marks) {
        const held = groups.get(mark.group) ?? { first: mark, marks: [], around: [] }
        groups.set(mark.group, held)
        held.marks.push(mark)
        if (held.around.length < SHOWN_AROUND) held.around.push(aroundIn(answer, mark, entry))
      }
    }
  return [...groups.entries()]
    .map(([group, { first, marks, around }]): MarkGroup => {
      const states = new Set(marks.map(each => each.state))
      const state = states.size === 1 ? (marks[0] as PackMark).state : states.has('open') ? 'mixed' : 'confirmed'
      return {
        group,
        words: first.words,
        sort: first.sort,
        who: first.who,
        ground: first.ground,
        count: marks.length,
        state,
        around,
      }
    })
    .sort((a, b) => Number(isDone(a)) - Number(isDone(b)) || b.count - a.count || compare(a.words, b.words))
}

function isDone({ state }: MarkGroup): boolean {
  return state === 'confirmed' || state === 'off'
}

function aroundIn({ text }: PackAnswer, { start, end }: PackMark, entry: PackEntry): MarkGroup['around'][number] {
  const from = start <= AROUND ? 0 : text.indexOf(' ', start - AROUND) + 1
  const until = end + AROUND >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end + AROUND), end)
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(Math.min(from, start), start)}`,
    words: text.slice(start, end),
    after: `${text.slice(end, until)}${until < text.length ? '…' : ''}`,
    where: `${entry.title}, ${entry.on}`,
  }
}

function groundsOf(entries: readonly PackEntry[]): ReadonlyMap<RedactionGround, number> {
  const grounds = new Map<RedactionGround, number>()
  const count = (ground: RedactionGround): unknown => grounds.set(ground, (grounds.get(ground) ?? 0) + 1)
  for (const { answers } of entries)
    for (const { leftOut, marks } of answers) {
      if (leftOut !== null) count(leftOut)
      else for (const { state, ground } of marks) if (state === 'confirmed') count(ground)
    }
  return grounds
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
