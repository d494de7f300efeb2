import { type PlainDate, addDays, addYears } from '../time/plain-date.ts'
import { fold, foldNumber } from './fold.ts'
import { fullerNames } from './nicknames.ts'
import { soundsOf } from './sounds.ts'

/** One word looked for, with the other ways it may be written. */
export interface SearchedWord {
  readonly word: string
  /** Told as a number, an old id or a postcode rather than a name. */
  readonly number: boolean
  readonly sounds: readonly string[]
  /** The fuller names it may stand for. */
  readonly fuller: readonly string[]
}

/** What is known of a day of birth: any parts of it, or the days between which someone of an age was born. */
export interface SearchedBirth {
  readonly day?: number
  readonly month?: number
  readonly year?: number
  readonly from?: PlainDate
  readonly to?: PlainDate
}

/** What someone typed, as it is looked for. */
export interface SearchQuery {
  readonly words: readonly SearchedWord[]
  readonly born?: SearchedBirth
}

const MOST_WORDS = 6
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const MONTH = `(${MONTHS.map(month => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`
const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/

/** Patterns of a day of birth, the fullest first; each takes what it matched out of the text. */
const BIRTHS: readonly (readonly [
  RegExp,
  (found: readonly string[], today: PlainDate) => SearchedBirth | undefined,
])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([y, m, d]) => parts(d, m, y)],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/, ([d, m, y], today) => parts(d, m, yearOf(y, today))],
  [/\b(\d{1,2})[/.](\d{4})\b/, ([m, y]) => parts(undefined, m, y)],
  [/\b(\d{1,2})[/.](\d{1,2})\b/, ([d, m]) => parts(d, m, undefined)],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\s+(\\d{4})\\b`),
    ([d, m, y]) => parts(d, monthOf(m), y),
  ],
  [new RegExp(`\\b${MONTH}\\s+(\\d{4})\\b`), ([m, y]) => parts(undefined, monthOf(m), y)],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`), ([d, m]) => parts(d, monthOf(m), undefined)],
  [/\bage[d]?\s+(\d{1,2})\b/, ([age], today) => aged(age, today)],
  [/\b(\d{1,2})\s*(?:years?\s+old|yrs?\s+old|yrs?|yo|years?)\b/, ([age], today) => aged(age, today)],
  [
    /(?<![\w/-])((?:19|20)\d{2})(?![\w/-])/,
    ([y], today) => (Number(y) <= Number(today.slice(0, 4)) ? parts(undefined, undefined, y) : undefined),
  ],
]

/**
 * Reads what someone typed to find a person: names in any order, a number or a postcode, and a day of birth or any part
 * of one ('14/3', 'March 2012', '2012', 'age 9'). Answers no words and no birth where nothing in it can be looked for.
 */
export function readQuery(text: string, today: PlainDate): SearchQuery {
  let rest = text.normalize('NFC').toLowerCase().slice(0, 100)
  let postcode: string | undefined
  rest = rest.replace(POSTCODE, (_, out: string, within: string) => {
    postcode = out + within
    return ' '
  })
  let born: SearchedBirth | undefined
  for (const [pattern, read] of BIRTHS) {
    const found = pattern.exec(rest)
    if (!found) continue
    born = read(found.slice(1), today)
    if (!born) continue
    rest = rest.replace(found[0], ' ')
    break
  }
  const typed = rest
    .split(/[\s,;]+/)
    .flatMap(part => (/\d/.test(part) ? [foldNumber(part)] : wordsTyped(part)))
    .filter(Boolean)
  // One letter may stand for a name; more of them would stand for nearly everyone.
  const initial = typed.find(word => word.length === 1)
  const telling = typed.filter(word => word.length > 1 || word === initial)
  const words = [...new Set([...telling, ...(postcode ? [postcode] : [])])].slice(0, MOST_WORDS).map(searchedWord)
  return { words, ...(born ? { born } : {}) }
}

/** A word as it is looked for. */
export function searchedWord(word: string): SearchedWord {
  const number = /\d/.test(word)
  return { word, number, sounds: number ? [] : soundsOf(word), fuller: number ? [] : fullerNames(word) }
}

// 'Al-Hassan' is looked for as it is filed: by its parts where they are words of their own.
function wordsTyped(part: string): readonly string[] {
  return fold(part).split(' ')
}

function parts(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): SearchedBirth | undefined {
  let [d, m, y] = [day, month, year].map(part => (part === undefined ? undefined : Number(part)))
  // Typed month first, as some do.
  if (m !== undefined && m > 12 && d !== undefined && d <= 12) [d, m] = [m, d]
  if (m !== undefined && (m < 1 || m > 12)) return undefined
  if (d !== undefined && (d < 1 || d > 31)) return undefined
  return {
    ...(d === undefined ? {} : { day: d }),
    ...(m === undefined ? {} : { month: m }),
    ...(y === undefined ? {} : { year: y }),
  }
}

function monthOf(name: string | undefined): string {
  return String(MONTHS.findIndex(month => month.startsWith((name ?? '').slice(0, 3))) + 1)
}

// Two figures are the latest such year that has begun.
function yearOf(year: string | undefined, today: PlainDate): string {
  if (year?.length !== 2) return year ?? ''
  const now = Number(today.slice(0, 4))
  const near = Math.floor(now / 100) * 100 + Number(year)
  return String(near <= now ? near : near - 100)
}

function aged(age: string | undefined, today: PlainDate): SearchedBirth | undefined {
  const years = Number(age)
  if (years > 99) return undefined
  const to = addYears(today, -years)
  return { from: addDays(addYears(today, -years - 1), 1), to }
}
