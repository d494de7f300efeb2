import type { GivenTables } from '../../returns/ssda903/validation/collection.ts'
import { DAYS } from '../../returns/ssda903/validation/columns.ts'
import { named } from '../../returns/ssda903/validation/fault-list.ts'
import type { ReadTables } from '../../returns/ssda903/validation/read.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import { collectionYearOf } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { CheckBox, CheckProblem } from '../../spine/web/services.ts'

/** Days that fall in a return's year or before it: of birth, or planned, they say nothing of which year it is. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['DOB', 'MC_DOB', 'DUC', 'DATE_MATCH', 'DATE_INT'])
/** Fewer days than these may fall anywhere. */
const ENOUGH_DAYS = 10
/** A year with a smaller share of the days is taken for mistyped. */
const SHARE = 0.02

/**
 * Why files that could be read are no return of the year that can be checked, and how to mend it; empty where they are one. What is
 * wrong in the rows is for the rules to say: this is of whole files that are not what the form asked for. Pure.
 */
export function unfit({ tables, files }: ReadTables, year: number, box: 'files' | 'previous'): readonly CheckProblem[] {
  const of = (what: string, mend: string, file?: string): CheckProblem => ({
    box,
    ...(file === undefined ? {} : { file }),
    what,
    mend,
  })
  if (Object.keys(tables).length === 0)
    return [
      of(
        'None of these files is a table of the SSDA903 return.',
        'Choose the CSV files, the XML file or the zip that your system makes for the return: header.csv, episodes.csv and so on.',
      ),
    ]
  const problems: CheckProblem[] = []
  if (!tables.Header)
    problems.push(
      of(
        'There is no Header among these files: it says who each child is, and most rules cannot be asked without it.',
        `Add header.csv (its first line begins CHILD,SEX,DOB) to the ${Object.keys(tables).length} ${Object.keys(tables).length === 1 ? 'table' : 'tables'} read: ${Object.keys(tables).join(', ')}.`,
      ),
    )
  const twice = twoReturns(tables, files)
  if (twice !== undefined)
    problems.push(
      of(
        `Two returns seem to be mixed: ${twice.children.toLocaleString('en-GB')} children stand in the Header twice, read from ${twice.files.join(' and ')}.`,
        `Choose one year’s files here, and the other year’s under ‘Last year’s return’.`,
      ),
    )
  else {
    const told = yearTold(tables)
    if (told !== undefined && told !== year)
      problems.push(
        of(
          `These files are of another year: their latest days fall in ${named(told)}, not in ${named(year)}.`,
          box === 'files'
            ? `Choose ${named(told)} as the year, or choose the files of ${named(year)}.`
            : `Choose the files of ${named(year)}, the year before the one being checked, or leave last year’s return out.`,
        ),
      )
  }
  return problems
}

/** Where most children of the Header stand in it twice, because it was read from several files. */
function twoReturns(
  tables: GivenTables,
  files: ReadTables['files'],
): { readonly children: number; readonly files: readonly string[] } | undefined {
  const headers = files.filter(file => file.table === 'Header' || file.table === null).map(file => file.name)
  if (headers.length < 2) return undefined
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const { CHILD } of tables.Header?.rows ?? [])
    if (CHILD !== undefined) (seen.has(CHILD) ? again : seen).add(CHILD)
  return again.size * 5 > seen.size ? { children: again.size, files: headers } : undefined
}

/** The collection year that the latest of the days fall in, a few mistyped ones aside; undefined where there are too few to tell. */
export function yearTold(tables: GivenTables): number | undefined {
  const years = new Map<number, number>()
  let days = 0
  for (const [table, columns] of Object.entries(DAYS) as [TableName, readonly string[]][])
    for (const row of tables[table]?.rows ?? [])
      for (const column of columns) {
        if (SAYS_NOTHING.has(column)) continue
        const day = (row.on as Readonly<Record<string, PlainDate | undefined>>)[column]
        if (day === undefined) continue
        const year = collectionYearOf(day)
        years.set(year, (years.get(year) ?? 0) + 1)
        days += 1
      }
  if (days < ENOUGH_DAYS) return undefined
  const likely = [...years].filter(([, count]) => count >= Math.max(2, days * SHARE)).map(([year]) => year)
  return likely.length > 0 ? Math.max(...likely) : undefined
}

/** The box of the form as people read it. */
export const BOX_TITLES: Readonly<Record<CheckBox, string>> = {
  council: 'Council',
  year: 'Year',
  source: 'What is checked',
  files: 'This year’s return',
  previous: 'Last year’s return',
  providers: 'Ofsted’s list of providers',
}
