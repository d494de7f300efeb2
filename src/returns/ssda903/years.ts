import { problem, type Problem } from './problem.ts'
import { union } from './read/child-set.ts'
import { bothMarks } from './read/episode-marks.ts'
import { childrenOf, fromChildren } from './years/children.ts'
import { fromDates, fromLeavers } from './years/dates.ts'
import { type FileToDate, type KnownReturn, notFound, type YearDecision } from './years/known.ts'

export type { FileToDate, KnownReturn, YearDecision } from './years/known.ts'

export interface YearsKnown {
  /** The year the person importing gave for every file: it wins. */
  readonly year?: number
  /** Years already held. */
  readonly held?: readonly ({ readonly year: number } & Pick<KnownReturn, 'children' | 'marks'>)[]
}

/**
 * Finds the collection year of each file from what it holds, never from its name. Episodes, missing episodes, reviews,
 * social workers, deprivation of liberty orders and care leavers tell it by their days. Every other file takes the year
 * whose Episodes it agrees with best, each year having one file of a table where there are enough to go round. Where two
 * years agree with it alike, the one whose Episodes stand in the same folder.
 */
export function decideYears(
  files: readonly FileToDate[],
  known: YearsKnown = {},
): { readonly decisions: readonly YearDecision[]; readonly problems: readonly Problem[] } {
  if (known.year !== undefined) return { decisions: given(files, known.year), problems: [] }
  const decided = new Map<number, YearDecision>()
  const returns = new Map<number, KnownReturn>()
  for (const { year, ...held } of known.held ?? []) returns.set(year, { hasHeader: true, ...held })
  const mention = ({ file, summary }: FileToDate): void => {
    const year = decided.get(file)?.year
    if (year == null) return
    const before = returns.get(year)
    const hasHeader = before?.hasHeader === true || summary.Header !== undefined
    if (before !== undefined)
      returns.set(year, { ...before, hasHeader, children: union(before.children, childrenOf(summary)) })
  }

  for (const file of files) {
    const found = fromDates(file)
    if (found === undefined) continue
    decided.set(file.file, found)
    if (found.year !== null) addEpisodes(returns, found.year, file)
  }
  // Care leavers are in the Header and in no Episodes.
  for (const file of files) mention(file)
  const folders = foldersOf(files, decided)
  const match = (list: readonly FileToDate[], table: string): void => {
    const taken = new Set<number>()
    for (const file of files) {
      const year = decided.get(file.file)?.year
      if (year != null && table in file.summary) taken.add(year)
    }
    for (const decision of fromChildren(list, { returns, folders, taken })) decided.set(decision.file, decision)
  }
  const headers = files.filter(file => !decided.has(file.file) && file.summary.Header)
  match(headers, 'Header')
  for (const file of headers) mention(file)
  const byTable = new Map<string, FileToDate[]>()
  for (const file of files) {
    const table = Object.keys(file.summary)[0]
    if (!decided.has(file.file) && table !== undefined) byTable.set(table, [...(byTable.get(table) ?? []), file])
  }
  for (const [table, list] of byTable) match(list, table)
  for (const file of files) {
    const found = decided.get(file.file)?.year === null ? fromLeavers(file) : undefined
    if (found !== undefined) decided.set(file.file, found)
  }

  const decisions = files
    .map(file => decided.get(file.file) ?? notFound(file, 'It has no rows.'))
    .map(each =>
      each.how === 'dates' && each.year !== null && returns.size > 0 && !returns.has(each.year)
        ? { ...each, sure: false, because: `${each.because} No Episodes of that year are held.` }
        : each,
    )
  const empty = new Set(files.filter(each => Object.keys(each.summary).length === 0).map(each => each.file))
  return { decisions, problems: decisions.filter(each => !empty.has(each.file)).flatMap(problemOf) }
}

function given(files: readonly FileToDate[], year: number): readonly YearDecision[] {
  return files.map(({ file, name }) => ({
    file,
    name,
    year,
    how: 'given',
    sure: true,
    because: `The year ${year} was given.`,
  }))
}

function addEpisodes(returns: Map<number, KnownReturn>, year: number, { summary }: FileToDate): void {
  if (summary.Episodes === undefined) return
  const children = childrenOf(summary, ['Episodes', 'Header'])
  const { marks } = summary.Episodes
  const before = returns.get(year)
  returns.set(year, {
    children: before === undefined ? children : union(before.children, children),
    hasHeader: before?.hasHeader === true || summary.Header !== undefined,
    marks:
      before?.marks === undefined || marks === undefined ? (marks ?? before?.marks) : bothMarks(before.marks, marks),
  })
}

// A folder with two tables of Episodes tells nothing.
function foldersOf(
  files: readonly FileToDate[],
  decided: ReadonlyMap<number, YearDecision>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number | null>()
  for (const { file, folder, summary } of files) {
    if (folder === undefined || summary.Episodes === undefined) continue
    found.set(folder, found.has(folder) ? null : (decided.get(file)?.year ?? null))
  }
  return new Map([...found].flatMap(([folder, year]) => (year === null ? [] : [[folder, year] as const])))
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
          : `This file has been taken as the return for the year to March ${year}, but that is not certain. ${decision.because}`,
      mend:
        year === null
          ? 'Import it on its own and give its year: the one the return ends in, such as 2026.'
          : 'Nothing to do if that is right; if not, import it on its own and give its year.',
    }),
  ]
}
