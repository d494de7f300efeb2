import type { TableName } from '../tables.ts'
import { childGatherer } from './child-set.ts'
import { collectionYearOf, marksGatherer } from './episode-marks.ts'
import type { FileSummary, TableSummary } from './events.ts'

/** Gathers a file's summary row by row. */
export function summaryGatherer(): {
  readonly row: (table: TableName, child: string, values: Readonly<Record<string, string>>) => void
  readonly day: (table: TableName, column: string, day: string) => void
  readonly done: () => FileSummary
} {
  type Gathered = {
    rows: number
    children: ReturnType<typeof childGatherer>
    dates: Record<string, Record<number, number>>
  }
  const gathered = new Map<TableName, Gathered>()
  const marks = marksGatherer()
  const of = (table: TableName): Gathered => {
    let found = gathered.get(table)
    if (found === undefined) gathered.set(table, (found = { rows: 0, children: childGatherer(), dates: {} }))
    return found
  }
  return {
    row(table, child, values) {
      const found = of(table)
      found.rows++
      found.children.add(child)
      if (table === 'Episodes') marks.episode(child, values)
    },
    day(table, column, day) {
      const years = (of(table).dates[column] ??= {})
      const year = collectionYearOf(day)
      years[year] = (years[year] ?? 0) + 1
    },
    done() {
      const summary: Partial<Record<TableName, TableSummary>> = {}
      for (const [table, found] of gathered)
        summary[table] = {
          rows: found.rows,
          children: found.children.done(),
          dates: found.dates,
          ...(table === 'Episodes' ? { marks: marks.done() } : {}),
        }
      return summary
    },
  }
}
