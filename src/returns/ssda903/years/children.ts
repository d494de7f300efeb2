import { assign } from '../assign.ts'
import { type ChildSet, intersection, shared, union, without } from '../read/child-set.ts'
import type { FileSummary } from '../read/events.ts'
import type { TableName } from '../tables.ts'
import { fit } from './dates.ts'
import { type FileToDate, type KnownReturn, notFound, type YearDecision } from './known.ts'

/** The share of a file's children that must be known of a year for the file to be of it. */
const ENOUGH = 0.5
/** Two years this close are equal: a child or two of a thousand may be mistyped. */
const EQUAL = 0.002
/** Weights of what only settles equals: where the file stands, then which return has fewer other children. */
const STANDS = 0.0015
const LIKENESS = 0.0002
/** Weight of there being another file of the same table for the year already. */
const TAKEN = 0.05

/** What files that do not tell their own year are matched against. */
export interface Matching {
  readonly returns: ReadonlyMap<number, KnownReturn>
  /** By folder, the year of the one table of Episodes in it. */
  readonly folders: ReadonlyMap<string, number>
  /** Years that have a file of the same table, told by its own days. */
  readonly taken: ReadonlySet<number>
}

interface Score {
  readonly both: number
  readonly part: number
  /** What the file holds says; where it stands is not in it. */
  readonly content: number
  readonly total: number
  readonly stands: boolean
}

/**
 * The year of each of several files of one table, by the children in them. Each year has one file of a table where
 * there are enough to go round.
 */
export function fromChildren(files: readonly FileToDate[], matching: Matching): readonly YearDecision[] {
  const years = [...matching.returns.keys()].toSorted((a, b) => a - b)
  if (years.length === 0)
    return files.map(file =>
      notFound(file, 'It has no dates that tell its year, and no Episodes were given that share its children.'),
    )
  const scores = files.map(file => years.map(year => scoreOf(file, year, matching)))
  const chosen = assign(scores.map(row => row.map(each => each.total)))
  return files.map((file, index) => {
    const at = chosen[index] ?? 0
    const score = scores[index]?.[at]
    const year = years[at]
    const children = childrenOf(file.summary).length
    if (score === undefined || year === undefined || score.part < ENOUGH)
      return notFound(
        file,
        children === 1
          ? 'The child in it is in no Episodes or Header that is known.'
          : `No more than ${score?.both ?? 0} of the ${children} children in it are in the Episodes or Header of any one year.`,
      )
    const rival = years.find(
      (other, place) =>
        place !== at &&
        (scores[index]?.[place]?.content ?? 0) >= score.content - EQUAL &&
        !matching.taken.has(other) &&
        !chosen.some((each, of) => of !== index && each === place),
    )
    const known = knownIn(score.both, children, year)
    return {
      file: file.file,
      name: file.name,
      year,
      how: 'children',
      sure: rival === undefined || score.stands,
      because:
        rival === undefined
          ? `${known}.`
          : score.stands
            ? `${known}, and it stands beside the Episodes of that year.`
            : `It could be of the year to March ${year} or ${rival}: the children in it are in both returns alike.`,
    }
  })
}

function knownIn(both: number, children: number, year: number): string {
  const part = both.toLocaleString('en-GB')
  const all = children.toLocaleString('en-GB')
  const who =
    children === 1
      ? 'The only child in it is'
      : `${both === children ? `All ${all}` : `${part} of the ${all}`} children in it are`
  return `${who} in the return of the year to March ${year}`
}

/** Every child a file mentions, or those of some of its tables. */
export function childrenOf(
  summary: FileSummary,
  tables: readonly TableName[] = Object.keys(summary) as TableName[],
): ChildSet {
  let all: ChildSet = new Uint32Array()
  for (const table of tables) {
    const found = summary[table]
    if (found !== undefined) all = all.length === 0 ? found.children : union(all, found.children)
  }
  return all
}

function scoreOf(file: FileToDate, year: number, { returns, folders, taken }: Matching): Score {
  const children = childrenOf(file.summary)
  const found = returns.get(year)
  // Care leavers were in an earlier year's Episodes, so only the Header tells the year they are leavers in.
  const silent = file.summary.OC3 !== undefined && found?.hasHeader !== true
  const of = silent ? new Uint32Array() : (found?.children ?? new Uint32Array())
  const both = shared(children, of)
  const part = both / (children.length || 1)
  const tables = Object.entries(file.summary) as [TableName, NonNullable<FileSummary[TableName]>][]
  let told = 0
  for (const [table, held] of tables) {
    const expected = expectedIn(table, year, returns)
    told += fit(table, held, year) + (expected === undefined ? 0 : alike(held.children, expected))
  }
  const content = part + told / (tables.length || 1)
  const stands = folders.get(file.folder ?? '') === year
  const settles = (stands ? STANDS : 0) + LIKENESS * alike(children, of) - (taken.has(year) ? TAKEN : 0)
  return { both, part, content, total: content + settles, stands }
}

/**
 * The children a year's table should hold, where its Episodes show just who: OC2 those looked after all year, PrevPerm
 * those who came in, AD1 those adopted, the Header everyone. Undefined where all that is known is that they are among
 * the year's children.
 */
function expectedIn(table: TableName, year: number, returns: ReadonlyMap<number, KnownReturn>): ChildSet | undefined {
  const found = returns.get(year)
  if (table === 'Header') return found?.children
  const marks = found?.marks
  if (marks === undefined) return undefined
  switch (table) {
    case 'OC2': {
      const before = returns.get(year - 1)?.marks
      const stayed = before === undefined ? marks.open : intersection(before.open, marks.open)
      return without(stayed, marks.began[year] ?? new Uint32Array())
    }
    case 'PrevPerm':
      return marks.began[year]
    case 'AD1':
      return marks.adopted[year]
    default:
      return undefined
  }
}

// Of the children in either set, the share in both.
function alike(a: ChildSet, b: ChildSet): number {
  const both = shared(a, b)
  return both / (a.length + b.length - both || 1)
}
