import type { TableName } from '../tables.ts'
import { childGatherer } from './child-set.ts'
import type { FileSummary, TableSummary } from './events.ts'

/** Gathers a file's summary row by row. */
export function summaryGatherer(): {
  readonly row: (table: TableName, child: string) => void
  readonly day: (table: TableName, column: string, day: string) => void
  readonly done: () => FileSummary
} {
  type Gathered = {
    rows: number
    children: ReturnType<typeof childGatherer>
    dates: Record<string, Record<number, number>>
  }
  const gathered = new Map<TableName, Gathered>()
  const of = (table: TableName): Gathered => {
    let found = gathered.get(table)
    if (found === undefined) gathered.set(table, (found = { rows: 0, children: childGatherer(), dates: {} }))
    return found
  }
  return {
    row(table, child) {
      const found = of(table)
      found.rows++
      found.children.add(child)
    },
    day(table, column, day) {
      const years = (of(table).dates[column] ??= {})
      const year = Number(day.slice(0, 4)) + (day.slice(5) >= '04' ? 1 : 0)
      years[year] = (years[year] ?? 0) + 1
    },
    done() {
      const summary: Partial<Record<TableName, TableSummary>> = {}
      for (const [table, found] of gathered)
        summary[table] = { rows: found.rows, children: found.children.done(), dates: found.dates }
      return summary
    },
  }
}
