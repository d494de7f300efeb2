import { type CodeSet } from '../../spine/ledger/code-set.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import { workerPost } from '../workforce/codes.ts'
import { contractBasis, leavingReason } from './codes.ts'

/** The columns of an extract of the personnel system, as its first line names them: those without which a line says nothing first. */
export const HR_COLUMNS = [
  'post',
  'role',
  'team',
  'post fte',
  'post from',
  'post to',
  'grade',
  'above',
  'employee',
  'name',
  'fte',
  'basis',
  'covers',
  'from',
  'to',
  'began',
  'left',
  'why left',
] as const

type Column = (typeof HR_COLUMNS)[number]
const NEEDED: readonly Column[] = [
  'post',
  'role',
  'team',
  'post fte',
  'post from',
  'employee',
  'name',
  'fte',
  'basis',
  'from',
]

/** The most lines a file may have. */
export const MOST_LINES = 3000
const LONGEST = 120

/** What is wrong with a line of a file, and how to mend it. The heading is line 1, and 0 is the file as a whole. */
export interface HrFault {
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** A post as a file gives it. What the file has no column for is absent, and stays as it stands. */
export interface HrPost {
  readonly number: string
  readonly role: string
  readonly team: string
  readonly fte: number
  readonly grade?: string
  readonly above?: boolean
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** A member of staff as a file gives them. */
export interface HrPerson {
  readonly number: string
  readonly name: string
  readonly began: PlainDate
  readonly left: PlainDate | null
  readonly why?: string
}

/** A time in a post as a file gives it, by the numbers of both. */
export interface HrHolding {
  readonly post: string
  readonly employee: string
  readonly fte: number
  readonly basis: string
  readonly covers?: boolean
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** Everything a file says, each thing once. */
export interface HrRead {
  readonly posts: readonly HrPost[]
  readonly people: readonly HrPerson[]
  readonly holdings: readonly HrHolding[]
  readonly faults: readonly HrFault[]
}

type Told = Readonly<Record<string, string>>
type Teams = readonly { readonly value: string; readonly text: string }[]

/** A heading as it is compared: lower case, with spaces for whatever joins its words. */
export function headingOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, ' ')
}

/**
 * Posts and people from an extract: a line for each post and whoever is or was in it, blank from 'employee' on where
 * nobody is. Everything that is wrong is told at once, each with its line. Pure.
 */
export function readHrFile(columns: readonly string[], lines: readonly Told[], teams: Teams): HrRead {
  const faults: HrFault[] = [
    ...NEEDED.filter(name => !columns.includes(name)).map(name => ({
      line: 0,
      what: `There is no column called ‘${name}’.`,
      mend: `The first line must name the columns: ${HR_COLUMNS.join(', ')}.`,
    })),
    ...columns
      .filter(name => name !== '' && !(HR_COLUMNS as readonly string[]).includes(name))
      .map(name => ({
        line: 0,
        what: `The column ‘${name}’ is not known.`,
        mend: `Leave it out, or name it one of ${HR_COLUMNS.join(', ')}.`,
      })),
    ...(lines.length === 0 ? [{ line: 0, what: 'The file has no lines.', mend: 'Add one for each post.' }] : []),
    ...(lines.length > MOST_LINES
      ? [{ line: 0, what: `The file has more than ${MOST_LINES} lines.`, mend: 'Send it in parts.' }]
      : []),
  ]
  if (faults.length > 0) return { posts: [], people: [], holdings: [], faults }
  const posts = new Map<string, Once<HrPost>>()
  const people = new Map<string, Once<HrPerson>>()
  const holdings = new Map<string, Once<HrHolding>>()
  lines.forEach((told, index) => {
    const line = index + 2
    const cells = cellsOf(told, columns, line, faults)
    const before = faults.length
    const post = postIn(cells, teams)
    const person = cells.said('employee') === '' ? undefined : personIn(cells)
    const holding = person && holdingIn(cells)
    if (faults.length > before) return
    keep(posts, post.number, post, line, faults, 'post')
    if (!person || !holding) return
    keep(people, person.number, person, line, faults, 'employee')
    const key = `${holding.post} ${holding.employee} ${holding.from}`
    const twice = holdings.get(key)
    if (twice) {
      faults.push({
        line,
        what: `Line ${twice.line} says already that employee ${holding.employee} is in this post from that day.`,
        mend: 'Leave one of the two out.',
      })
      return
    }
    holdings.set(key, { line, value: holding })
  })
  const all = <Item>(of: ReadonlyMap<string, Once<Item>>): readonly Item[] => [...of.values()].map(each => each.value)
  return { posts: all(posts), people: all(people), holdings: all(holdings), faults }
}

interface Once<Item> {
  readonly line: number
  readonly value: Item
}

function keep<Item>(
  into: Map<string, Once<Item>>,
  key: string,
  value: Item,
  line: number,
  faults: HrFault[],
  called: string,
): void {
  const before = into.get(key)
  if (before === undefined) into.set(key, { line, value })
  else if (JSON.stringify(before.value) !== JSON.stringify(value))
    faults.push({
      line,
      what: `What it says of ${called} ${key} is not what line ${before.line} says.`,
      mend: `Make both lines say the same of the ${called}.`,
    })
}

/** The cells of a line, each asked for as what it should be; what is not that is told. */
interface Cells {
  readonly said: (name: Column) => string
  readonly has: (name: Column) => boolean
  readonly needed: (name: Column, what: string) => string
  readonly day: (name: Column) => PlainDate | null
  readonly neededDay: (name: Column, what: string) => PlainDate
  readonly part: (name: Column) => number
  readonly code: (name: Column, set: CodeSet) => string
  readonly yes: (name: Column) => boolean
  readonly blame: (what: string, mend: string) => void
}

const NO_DAY = '1900-01-01' as PlainDate

function cellsOf(told: Told, columns: readonly string[], line: number, faults: HrFault[]): Cells {
  const blame = (what: string, mend: string): void => void faults.push({ line, what, mend })
  const said = (name: Column): string => (told[name] ?? '').trim()
  const needed = (name: Column, what: string): string => {
    const text = said(name)
    if (text === '') blame(`There is no ${what}.`, `Fill in the column ‘${name}’.`)
    if (text.length > LONGEST) blame(`The ${what} is too long.`, `Use ${LONGEST} characters or fewer.`)
    return text
  }
  const day = (name: Column): PlainDate | null => {
    const text = said(name)
    if (text === '') return null
    const found = dayIn(text)
    if (found === undefined) blame(`‘${text}’ in ‘${name}’ is not a day.`, 'Write it as 2026-09-30 or 30/09/2026.')
    return found ?? null
  }
  return {
    said,
    has: name => columns.includes(name),
    needed,
    day,
    neededDay: (name, what) => {
      if (said(name) === '') blame(`There is no day ${what}.`, `Fill in the column ‘${name}’.`)
      return day(name) ?? NO_DAY
    },
    part: name => {
      const value = Number(said(name))
      if (!(value > 0 && value <= 1))
        blame(`‘${said(name)}’ in ‘${name}’ is no part of a full week.`, 'Give 1 for full time, or less, such as 0.6.')
      return value
    },
    code: (name, set) => {
      const text = said(name).toLowerCase()
      const found = set.codes.find(each => each.code === text || each.label.toLowerCase() === text)
      if (!found)
        blame(
          text === '' ? `There is nothing in ‘${name}’.` : `‘${said(name)}’ in ‘${name}’ is not known.`,
          `Give one of: ${set.codes.map(each => each.label).join('; ')}.`,
        )
      return found?.code ?? ''
    },
    yes: name => {
      const text = said(name).toLowerCase()
      if (!['', 'y', 'n', 'yes', 'no'].includes(text))
        blame(`‘${text}’ in ‘${name}’ is not yes or no.`, 'Give yes or no.')
      return text.startsWith('y')
    },
    blame,
  }
}

/** A day written as 2026-09-30 or 30/09/2026; undefined for anything else. */
export function dayIn(text: string): PlainDate | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const written = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(written) ? written : undefined
}

function postIn(cells: Cells, teams: Teams): HrPost {
  const number = cells.needed('post', 'post number')
  const team = cells.needed('team', 'team')
  const found = teams.find(each => each.text.toLowerCase() === team.toLowerCase())
  if (team !== '' && !found)
    cells.blame(`‘${team}’ is not a team here.`, 'Give its name as the list of teams has it, or have it added there.')
  const from = cells.neededDay('post from', 'it is established from')
  const to = cells.day('post to')
  if (to !== null && to < from) cells.blame('The post ends before it begins.', 'Put ‘post from’ and ‘post to’ right.')
  return {
    number,
    role: cells.code('role', workerPost),
    team: found?.value ?? '',
    fte: cells.part('post fte'),
    ...(cells.has('grade') ? { grade: cells.said('grade') } : {}),
    ...(cells.has('above') ? { above: cells.yes('above') } : {}),
    from,
    to,
  }
}

function personIn(cells: Cells): HrPerson {
  const left = cells.day('left')
  const began = cells.day('began') ?? cells.day('from') ?? NO_DAY
  if (left !== null && left < began) cells.blame('They left before they began.', 'Put ‘began’ and ‘left’ right.')
  return {
    number: cells.needed('employee', 'employee number'),
    name: cells.needed('name', 'name'),
    began,
    left,
    ...(left === null || cells.said('why left') === '' ? {} : { why: cells.code('why left', leavingReason) }),
  }
}

function holdingIn(cells: Cells): HrHolding {
  const basis = cells.code('basis', contractBasis)
  const from = cells.neededDay('from', 'they are in the post from')
  const to = cells.day('to')
  if (to !== null && to < from) cells.blame('They leave the post before they take it up.', 'Put ‘from’ and ‘to’ right.')
  return {
    post: cells.said('post'),
    employee: cells.said('employee'),
    fte: cells.part('fte'),
    basis,
    ...(cells.has('covers') && basis === 'agency' ? { covers: cells.yes('covers') } : {}),
    from,
    to,
  }
}
