import type { RedactionGround } from './codes.ts'

/** Someone whom the file itself names. */
export interface KnownPerson {
  readonly name: string
  /** Family and friends are other people; a worker’s name is usually given (Data Protection Act 2018, Schedule 2, paragraph 17). */
  readonly sort: 'around' | 'worker'
  /** Who they are: ‘grandmother’, ‘social worker’. */
  readonly who: string
}

/** What is known of a file before its words are gone through. */
export interface Knowing {
  /** Every name of the person the file is about. */
  readonly own: readonly string[]
  /** How the person themselves is reached, which hides nobody else. */
  readonly ownContacts: readonly string[]
  readonly people: readonly KnownPerson[]
  /** Schools, homes and areas, which are no people. */
  readonly places: readonly string[]
  /** Words that somebody said are to be left out wherever they stand. */
  readonly added: readonly { readonly words: string; readonly ground: RedactionGround }[]
}

/** A place in some words that tells of somebody else, or how to reach them. */
export interface Marked {
  readonly start: number
  readonly end: number
  readonly words: string
  /** `around` and `worker` are people the file names; `perhaps` may be a name; `contact` is a way to reach somebody; `added` was added by hand. */
  readonly sort: 'around' | 'worker' | 'perhaps' | 'contact' | 'added'
  readonly ground: RedactionGround
  /** Who it is, where the file tells. */
  readonly who?: string
}

const TOKEN = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu
// Capitals are rare, so that only words that have one are looked at.
const CAPITAL = /\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu
const BEGINS = /[.!?:;\n“"(–-]\s*$/u
const CONTACTS: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /(?<![\d])(?:\+44\s?|0)(?:\d[\s-]?){8,11}\d(?!\d)/gu,
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gu,
]

// Words with a capital that are nobody’s name, besides those that stand with a small letter anywhere in the file.
const NO_NAMES = new Set(
  `i january february march april june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday christmas easter eid diwali ramadan english maths science french welsh british england wales scotland uk
  mr mrs ms miss dr mum dad mummy daddy nan nana gran grandma grandad grandpa auntie aunt uncle school college primary
  academy secondary hospital court council team trust social worker care plan review police health visitor placement order
  section act year key stage strengths the a an and of for she he they her his their we our it this that there when after
  before no yes not none home to in on at with said told agreed see`.split(/\s+/),
)
const OF_A_PLACE = new Set(
  'school college academy hospital surgery court council nursery centre road street avenue close lane house primary team trust university park clinic practice'.split(
    ' ',
  ),
)
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'aunt', 'auntie', 'uncle', 'nan', 'nana', 'gran'])

/**
 * A finder of what may have to be left out of some words: the names of people the file knows, words that may be names,
 * and ways to reach somebody. `texts` are all the words of the file: what stands there with a small letter is no name
 * for beginning a sentence. Finds a little too much rather than too little; a person decides each. Pure.
 */
export function finderFor(knowing: Knowing, texts: Iterable<string>): (text: string) => readonly Marked[] {
  const small = new Set<string>()
  // Each word once: a long record says few words often.
  const seen = new Set<string>()
  for (const text of texts) for (const word of text.match(TOKEN) ?? []) seen.add(word)
  for (const word of seen) if (word.charAt(0) === word.charAt(0).toLowerCase()) small.add(fold(word))
  const own = new Set(knowing.own.flatMap(wordsOf))
  const places = new Set(knowing.places.flatMap(wordsOf))
  const ownContacts = new Set(knowing.ownContacts.map(plain))
  const known = new Map<string, KnownPerson>()
  // A name that is the person’s own as well, as a family’s is, tells of nobody else by itself.
  for (const person of knowing.people)
    for (const word of wordsOf(person.name))
      if (word.length > 1 && !own.has(word) && !TITLES.has(word) && !known.has(word)) known.set(word, person)
  const added = knowing.added.map(each => ({ ...each, lower: each.words.toLowerCase() }))

  return text => {
    const found: Marked[] = []
    const lower = text.toLowerCase()
    for (const { words, lower: sought, ground } of added)
      for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length))
        if (isWhole(text, at, at + sought.length))
          found.push({ start: at, end: at + sought.length, words, sort: 'added', ground })
    for (const pattern of CONTACTS)
      for (const match of text.matchAll(pattern))
        if (!ownContacts.has(plain(match[0])))
          found.push({
            start: match.index,
            end: match.index + match[0].length,
            words: match[0],
            sort: 'contact',
            ground: 'contact',
          })
    for (const run of runsIn(text)) {
      const mark = judged(run)
      if (mark) found.push(mark)
    }
    return apart(found)

    function judged(run: readonly Word[]): Marked | undefined {
      const of = run.map(each => known.get(each.fold)).find(person => person !== undefined)
      const kept = of ? trimmed(run, word => known.has(word.fold) || own.has(word.fold)) : trimmed(run, maybeName)
      if (kept.length === 0 || (!of && kept.every(word => own.has(word.fold) || places.has(word.fold))))
        return undefined
      if (!of && run.some(word => OF_A_PLACE.has(word.fold))) return undefined
      const [first, last] = [kept[0] as Word, kept.at(-1) as Word]
      return {
        start: first.start,
        end: last.end,
        words: text.slice(first.start, last.end),
        sort: of?.sort ?? 'perhaps',
        ground: 'third-party',
        ...(of ? { who: of.who } : {}),
      }
    }
  }

  function maybeName(word: Word): boolean {
    if (NO_NAMES.has(word.fold) || places.has(word.fold) || own.has(word.fold)) return false
    return !(word.begins && small.has(word.fold))
  }
}

interface Word {
  readonly start: number
  readonly end: number
  readonly fold: string
  /** It begins a sentence or a line. */
  readonly begins: boolean
}

// Words with a capital, next to each other. A word all in capitals is an abbreviation.
function runsIn(text: string): readonly (readonly Word[])[] {
  const runs: Word[][] = []
  let last = -2
  for (const match of text.matchAll(CAPITAL)) {
    if (match.index > 0 && /[\p{L}\p{M}]/u.test(text.charAt(match.index - 1))) continue
    const word = match[0].replace(/['’]s$/u, '')
    const start = match.index
    if (word.length > 1 && word === word.toUpperCase()) continue
    const begins = start === 0 || BEGINS.test(text.slice(Math.max(0, start - 3), start))
    const next: Word = { start, end: start + word.length, fold: fold(word), begins }
    if (start - last === 1 && text.charAt(last) === ' ') (runs.at(-1) as Word[]).push(next)
    else runs.push([next])
    last = start + match[0].length
  }
  return runs
}

function trimmed(run: readonly Word[], keep: (word: Word) => boolean): readonly Word[] {
  const from = run.findIndex(keep)
  return from < 0 ? [] : run.slice(from, run.findLastIndex(keep) + 1)
}

// What overlaps is one place: what somebody added first, then a way to reach somebody, then names; the longer of two.
const RANK: Readonly<Record<Marked['sort'], number>> = { added: 0, contact: 1, around: 2, worker: 2, perhaps: 3 }

function apart(found: readonly Marked[]): readonly Marked[] {
  const chosen: Marked[] = []
  const inRank = found.toSorted((a, b) => RANK[a.sort] - RANK[b.sort] || b.end - b.start - (a.end - a.start))
  for (const each of inRank)
    if (!chosen.some(other => each.start < other.end && other.start < each.end)) chosen.push(each)
  return chosen.sort((a, b) => a.start - b.start)
}

function isWhole(text: string, start: number, end: number): boolean {
  return !/[\p{L}\d]/u.test(text.charAt(start - 1)) && !/[\p{L}\d]/u.test(text.charAt(end))
}

function wordsOf(name: string): readonly string[] {
  return [...name.matchAll(TOKEN)].map(([word]) => fold(word))
}

/** Words as they are compared: without capitals, accents and what belongs to whom. */
export function fold(word: string): string {
  return word
    .replace(/['’]s$/u, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
}

function plain(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toLowerCase()
}
