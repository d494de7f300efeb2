import { problem, type Problem } from './problem.ts'
import { type ChildSet, shared, union } from './read/child-set.ts'
import type { FileSummary, TableSummary } from './read/events.ts'
import { assign } from './assign.ts'
import type { TableName } from './tables.ts'

/** A file whose collection year is to be found. */
export interface FileToDate {
  readonly file: number
  readonly name: string
  readonly summary: FileSummary
}

/** Which collection year (by its end) a file is for, and how that was found. */
export interface YearDecision {
  readonly file: number
  readonly name: string
  /** Null when it could not be found; a problem then says how to give it. */
  readonly year: number | null
  readonly how: 'given' | 'dates' | 'children' | 'not-found'
  /** False when the evidence is thin; a warning then says so. */
  readonly sure: boolean
  readonly because: string
}

export interface YearsKnown {
  /** The year the person importing gave for every file: it wins. */
  readonly year?: number
  /** Years already held, with the children their Episodes and Header mention. */
  readonly held?: readonly { readonly year: number; readonly children: ChildSet }[]
}

/** Columns that end a spell within the year, and so tell it, with the columns that begin it. */
const TELLING: Readonly<Partial<Record<TableName, readonly [start: string, end: string]>>> = {
  Episodes: ['DECOM', 'DEC'],
  Missing: ['MIS_START', 'MIS_END'],
  DoLo: ['DOLO_START', 'DOLO_END'],
}

/** Fewer open episodes than these, on their own, do not tell a year: any one may have begun long before. */
const ENOUGH_OPEN = 10

/** The share of a file's children that must be known of a year for the file to be of it. */
const ENOUGH = 0.5

/**
 * Finds the collection year of each file, never from its name. Episodes, missing episodes and deprivation of liberty
 * orders tell it by their dates: what ended, ended in the year. Every other table takes the year whose Episodes (and
 * then Header) share most of its children, each year having one file of a table where there are enough to go round.
 */
export function decideYears(
  files: readonly FileToDate[],
  known: YearsKnown = {},
): { readonly decisions: readonly YearDecision[]; readonly problems: readonly Problem[] } {
  if (known.year !== undefined) {
    const { year } = known
    return {
      decisions: files.map(({ file, name }) => ({
        file,
        name,
        year,
        how: 'given',
        sure: true,
        because: `The year ${year} was given.`,
      })),
      problems: [],
    }
  }
  const decided = new Map<number, YearDecision>()
  const anchors = new Map<number, ChildSet>()
  for (const { year, children } of known.held ?? []) anchors.set(year, children)
  const anchor = (year: number, children: ChildSet): void => {
    const before = anchors.get(year)
    anchors.set(year, before === undefined ? children : union(before, children))
  }

  for (const file of files) {
    const found = fromDates(file)
    if (found === undefined) continue
    decided.set(file.file, found)
    if (found.year !== null && file.summary.Episodes)
      anchor(found.year, childrenOf(file.summary, ['Episodes', 'Header']))
  }
  const left = (): FileToDate[] => files.filter(file => !decided.has(file.file))
  const headers = left().filter(file => file.summary.Header)
  for (const decision of fromChildren(headers, 'Header', anchors)) decided.set(decision.file, decision)
  for (const file of headers) {
    const year = decided.get(file.file)?.year
    if (year != null) anchor(year, childrenOf(file.summary, ['Header']))
  }
  const byTable = new Map<string, FileToDate[]>()
  for (const file of left()) {
    const table = Object.keys(file.summary)[0] ?? 'nothing'
    byTable.set(table, [...(byTable.get(table) ?? []), file])
  }
  for (const [table, list] of byTable)
    for (const decision of fromChildren(list, table, anchors)) decided.set(decision.file, decision)

  const decisions = files
    .map(({ file, name }) => decided.get(file) ?? notFound(file, name, 'It has no rows.'))
    .map(each =>
      each.how === 'dates' && each.year !== null && anchors.size > 0 && !anchors.has(each.year)
        ? { ...each, sure: false, because: `${each.because} No Episodes of that year are held.` }
        : each,
    )
  const empty = new Set(files.filter(each => Object.keys(each.summary).length === 0).map(each => each.file))
  return { decisions, problems: decisions.filter(each => !empty.has(each.file)).flatMap(problemOf) }
}

function fromDates({ file, name, summary }: FileToDate): YearDecision | undefined {
  for (const [table, columns] of Object.entries(TELLING) as [TableName, readonly [string, string]][]) {
    const found = summary[table]
    if (found === undefined) continue
    const told = spellsTell(found, columns)
    // A table besides Episodes with nothing ended is better told by its children.
    if (told === undefined && table !== 'Episodes') continue
    if (told !== undefined) return { file, name, how: 'dates', ...told }
    return notFound(
      file,
      name,
      Object.keys(found.dates[columns[1]] ?? {}).length > 0
        ? `Its ${columns[1]} dates are spread over several years, so it seems to hold more than one return.`
        : 'Nothing in it has ended, and too little began to tell the year.',
    )
  }
  return undefined
}

/**
 * The year that best explains a table of spells: those that ended, ended in it, and all began by its end. One or two
 * days past the year's end do not move it.
 */
function spellsTell(
  table: TableSummary,
  [start, end]: readonly [string, string],
): Pick<YearDecision, 'year' | 'sure' | 'because'> | undefined {
  const starts = table.dates[start] ?? {}
  const ends = table.dates[end] ?? {}
  const ended = sum(ends, () => true)
  const began = sum(starts, () => true)
  if (ended === 0) {
    if (start !== 'DECOM' || began < ENOUGH_OPEN) return undefined
    // With everything open, the return is no earlier than the latest starts.
    const latest = Object.keys(starts)
      .map(Number)
      .toSorted((a, b) => b - a)
      .find(year => (starts[year] ?? 0) >= began * 0.05)
    return latest === undefined
      ? undefined
      : {
          year: latest,
          sure: false,
          because: `Nothing in it has ended; the latest episodes began in the year to March ${latest}.`,
        }
  }
  let best: { year: number; score: number; within: number } | undefined
  for (const year of Object.keys(ends)
    .map(Number)
    .toSorted((a, b) => a - b)) {
    const within = ends[year] ?? 0
    const score = within + sum(starts, each => each <= year)
    if (best === undefined || score > best.score) best = { year, score, within }
  }
  if (best === undefined || best.within < ended * 0.6) return undefined
  return {
    year: best.year,
    sure: best.within >= ended * 0.8,
    because: `${best.within.toLocaleString('en-GB')} of the ${ended.toLocaleString('en-GB')} ${end} dates are in the year to March ${best.year}.`,
  }
}

function fromChildren(
  files: readonly FileToDate[],
  table: string,
  anchors: ReadonlyMap<number, ChildSet>,
): readonly YearDecision[] {
  const years = [...anchors.keys()].toSorted((a, b) => a - b)
  if (years.length === 0)
    return files.map(({ file, name }) =>
      notFound(file, name, 'It has no dates that tell its year, and no Episodes were given that share its children.'),
    )
  const sets = files.map(file => childrenOf(file.summary, Object.keys(file.summary) as TableName[]))
  const scores = sets.map(children =>
    years.map(year => {
      const of = anchors.get(year) ?? new Uint32Array()
      const both = shared(children, of)
      return { both, part: both / (children.length || 1), likeness: (2 * both) / (children.length + of.length || 1) }
    }),
  )
  const chosen = assign(scores.map(row => row.map(each => each.part + each.likeness / 2)))
  return files.map(({ file, name }, index) => {
    const at = chosen[index] ?? 0
    const score = scores[index]?.[at]
    const year = years[at]
    const children = sets[index]?.length ?? 0
    if (score === undefined || year === undefined || score.part < ENOUGH)
      return notFound(
        file,
        name,
        `No more than ${score?.both ?? 0} of its ${children} children are in the Episodes or Header of any one year.`,
      )
    const rival = years.find(
      (_, other) =>
        other !== at && (scores[index]?.[other]?.part ?? 0) >= score.part - 0.001 && !taken(chosen, index, other),
    )
    return {
      file,
      name,
      year,
      how: 'children',
      sure: rival === undefined,
      because:
        rival === undefined
          ? `${score.both.toLocaleString('en-GB')} of its ${children.toLocaleString('en-GB')} children are in the return of the year to March ${year}.`
          : `All its children who are known are in the returns of both ${year} and ${rival}; ${year} has fewer other children.`,
    }
  })
  function taken(of: readonly number[], index: number, year: number): boolean {
    return of.some((each, other) => other !== index && each === year) && table !== ''
  }
}

function problemOf(decision: YearDecision): readonly Problem[] {
  if (decision.sure) return []
  const { file, year } = decision
  return [
    problem({
      severity: year === null ? 'refused' : 'warning',
      scope: 'file',
      code: year === null ? 'no-year' : 'year-not-sure',
      file,
      why:
        year === null
          ? `Which year this file is for cannot be told. ${decision.because}`
          : `This file has been taken as the return for the year to March ${year}, but it is not sure. ${decision.because}`,
      mend:
        year === null
          ? 'Import it on its own and give its year with --year (the year the return ends in, such as --year 2026).'
          : `If that is wrong, import it on its own with --year.`,
    }),
  ]
}

function childrenOf(summary: FileSummary, tables: readonly TableName[]): ChildSet {
  let all: ChildSet = new Uint32Array()
  for (const table of tables) {
    const found = summary[table]
    if (found !== undefined) all = all.length === 0 ? found.children : union(all, found.children)
  }
  return all
}

function notFound(file: number, name: string, because: string): YearDecision {
  return { file, name, year: null, how: 'not-found', sure: false, because }
}

function sum(years: Readonly<Record<number, number>>, which: (year: number) => boolean): number {
  let total = 0
  for (const [year, count] of Object.entries(years)) if (which(Number(year))) total += count
  return total
}
