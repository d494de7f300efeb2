import type { TableSummary } from '../read/events.ts'
import { type TableName, tableNamed } from '../tables.ts'
import { type FileToDate, notFound, type YearDecision } from './known.ts'

/** Columns that end a spell within the year, and so tell it, with the columns that begin it. */
const SPELLS: Readonly<Partial<Record<TableName, readonly [start: string, end: string]>>> = {
  Episodes: ['DECOM', 'DEC'],
  Missing: ['MIS_START', 'MIS_END'],
  DoLo: ['DOLO_START', 'DOLO_END'],
  SWEpisodes: ['SW_DECOM', 'SW_DEC'],
}

/** Fewer open episodes than these, on their own, do not tell a year: any one may have begun long before. */
const ENOUGH_OPEN = 10

/** The first collection year with social worker episodes. */
const WORKERS_FROM = tableNamed('SWEpisodes')?.fromYear ?? 0

type Told = Pick<YearDecision, 'year' | 'sure' | 'because'>

/**
 * The year a file's own days tell: what ended, ended in it; reviews were held in it; care leavers turned 17 to 21 in it.
 * Undefined when it is better told by its children.
 */
export function fromDates(file: FileToDate): YearDecision | undefined {
  let untold: YearDecision | undefined
  for (const table of ['Episodes', 'Missing', 'DoLo', 'SWEpisodes', 'Reviews', 'OC3'] as const) {
    const found = file.summary[table]
    if (found === undefined) continue
    const told = tells(table, found)
    if (told !== undefined) return { file: file.file, name: file.name, how: 'dates', ...told }
    // A table besides Episodes that does not tell is better told by its children.
    if (table === 'Episodes')
      untold = notFound(
        file,
        Object.keys(found.dates['DEC'] ?? {}).length > 0
          ? 'Its DEC dates are spread over several years, so it seems to hold more than one return.'
          : 'Nothing in it has ended, and too little began to tell the year.',
      )
  }
  return untold
}

/** Of the days in a table, the share that could stand in a year's return: those that rule the year out are the rest. */
export function fit(table: TableName, { dates }: TableSummary, year: number): number {
  let could = 0
  let all = 0
  for (const [column, counts] of Object.entries(dates)) {
    const may = COULD[table]?.[column] ?? (column === 'DOB' ? notAfter : undefined)
    if (may === undefined) continue
    for (const [of, count] of Object.entries(counts)) {
      all += count
      if (may(Number(of), year)) could += count
    }
  }
  return all === 0 ? 1 : could / all
}

const notAfter = (of: number, year: number): boolean => of <= year
const within = (of: number, year: number): boolean => of === year
const COULD: Readonly<Partial<Record<TableName, Readonly<Record<string, (of: number, year: number) => boolean>>>>> = {
  Header: { MC_DOB: notAfter },
  Missing: { MIS_START: notAfter, MIS_END: within },
  DoLo: { DOLO_START: notAfter, DOLO_END: within },
  SWEpisodes: { SW_DECOM: notAfter, SW_DEC: within },
  Reviews: { REVIEW: within },
  PlacedAdoption: { DATE_PLACED: notAfter, DATE_PLACED_CEASED: within },
  AD1: { DATE_INT: notAfter, DATE_MATCH: notAfter },
  // Unaccompanied status ended in the year, or is reported to end at 18.
  UASC: { DUC: (of, year) => of >= year },
  OC3: { DOB: isLeaver },
}

function isLeaver(born: number, year: number): boolean {
  return born >= year - 21 && born <= year - 17
}

function tells(table: TableName, found: TableSummary): Told | undefined {
  if (table === 'Reviews') return reviewsTell(found)
  if (table === 'OC3') return leaversTell(found)
  const columns = SPELLS[table]
  const told = columns && spellsTell(found, columns)
  // Workers who ended before the return first asked of them are in a later return.
  return table === 'SWEpisodes' && (told?.year ?? 0) < WORKERS_FROM ? undefined : told
}

/**
 * The year that best explains a table of spells: those that ended, ended in it, and all began by its end. One or two
 * days past the year's end do not move it.
 */
function spellsTell(table: TableSummary, [start, end]: readonly [string, string]): Told | undefined {
  const starts = table.dates[start] ?? {}
  const ends = table.dates[end] ?? {}
  const ended = sum(ends, () => true)
  if (ended === 0) return start === 'DECOM' ? latestStarts(starts) : undefined
  let best: { year: number; score: number; within: number } | undefined
  for (const year of yearsOf(ends)) {
    const inYear = ends[year] ?? 0
    const score = inYear + sum(starts, each => each <= year)
    if (best === undefined || score > best.score) best = { year, score, within: inYear }
  }
  if (best === undefined || best.within < ended * 0.6) return undefined
  return { year: best.year, sure: best.within >= ended * 0.8, because: share(best.within, ended, end, best.year) }
}

// With everything open, the return is no earlier than the latest starts.
function latestStarts(starts: Readonly<Record<number, number>>): Told | undefined {
  const began = sum(starts, () => true)
  const latest = yearsOf(starts)
    .toReversed()
    .find(year => (starts[year] ?? 0) >= began * 0.05)
  return began < ENOUGH_OPEN || latest === undefined
    ? undefined
    : {
        year: latest,
        sure: false,
        because: `Nothing in it has ended; the latest episodes began in the year to March ${latest}.`,
      }
}

function reviewsTell({ dates }: TableSummary): Told | undefined {
  const reviews = dates['REVIEW'] ?? {}
  const held = sum(reviews, () => true)
  const [year] = yearsOf(reviews).toSorted((a, b) => (reviews[b] ?? 0) - (reviews[a] ?? 0))
  if (year === undefined || (reviews[year] ?? 0) < held * 0.9) return undefined
  return { year, sure: true, because: share(reviews[year] ?? 0, held, 'REVIEW', year) }
}

// Only where no other year does nearly as well: else the Header tells better.
function leaversTell(table: TableSummary): Told | undefined {
  const { best, next, all } = leaversBy(table)
  if (best === undefined || best.of < all * 0.95 || (next?.of ?? 0) > best.of - all * 0.05) return undefined
  return leaversSay(best, all)
}

/**
 * The one year whose care leavers a file of OC3 can best be, however nearly another is: for a file that no Header
 * settles. Not sure unless every child is of an age for it.
 */
export function fromLeavers({ file, name, summary }: FileToDate): YearDecision | undefined {
  if (summary.OC3 === undefined || Object.keys(summary).length > 1) return undefined
  const { best, next, all } = leaversBy(summary.OC3)
  if (best === undefined || best.of < all * 0.95 || best.of === next?.of) return undefined
  return { file, name, how: 'dates', ...leaversSay(best, all), sure: best.of === all }
}

type Count = { readonly year: number; readonly of: number }

// How many of a file could be care leavers of each year, most first.
function leaversBy({ dates }: TableSummary): { readonly best?: Count; readonly next?: Count; readonly all: number } {
  const births = dates['DOB'] ?? {}
  const years = new Set(yearsOf(births).flatMap(born => [17, 18, 19, 20, 21].map(age => born + age)))
  const [best, next] = [...years]
    .map(year => ({ year, of: sum(births, born => isLeaver(born, year)) }))
    .toSorted((a, b) => b.of - a.of)
  return { ...(best ? { best } : {}), ...(next ? { next } : {}), all: sum(births, () => true) }
}

function leaversSay({ year, of }: Count, all: number): Told {
  const many = of === all ? `All ${whole(all)}` : `${whole(of)} of the ${whole(all)}`
  return { year, sure: true, because: `${many} care leavers turned 17 to 21 in the year to March ${year}.` }
}

function share(part: number, all: number, column: string, year: number): string {
  if (all === 1) return `Its only ${column} date is in the year to March ${year}.`
  return `${part === all ? `All ${whole(all)}` : `${whole(part)} of the ${whole(all)}`} ${column} dates are in the year to March ${year}.`
}

function whole(count: number): string {
  return count.toLocaleString('en-GB')
}

function yearsOf(counts: Readonly<Record<number, number>>): readonly number[] {
  return Object.keys(counts)
    .map(Number)
    .toSorted((a, b) => a - b)
}

function sum(years: Readonly<Record<number, number>>, which: (year: number) => boolean): number {
  let total = 0
  for (const [year, count] of Object.entries(years)) if (which(Number(year))) total += count
  return total
}
