import { createHash } from 'node:crypto'
import type {
  ImportEvent,
  ImportInput,
  KeptRow,
  Problem as ImportProblem,
  ReadFile,
  SubjectProblem,
} from '../../spine/ledger/imports/plan.ts'
import type { Source } from '../../spine/ledger/source.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { british, checkAgainstYear } from './check-dates.ts'
import { checkRow, rowIsRefused } from './check-row.ts'
import { checkRowsOfAChild } from './check-rows-of-a-child.ts'
import { type PlacedRow, type Problem, shorten } from './problem.ts'
import type { ChildSet } from './read/child-set.ts'
import { readReturn } from './read/read-return.ts'
import { sayNote } from './states/notes.ts'
import { notes, ssda903 } from './states.ts'
import { type FileToDate, decideYears } from './years.ts'

/** What is given with the files. */
export interface ReturnAsk {
  readonly paths: readonly string[]
  /** The collection year, where the person importing says so. */
  readonly year?: number | undefined
  /** The return as a source, where it is to know what was recorded here. */
  readonly source?: Source
  /** Years the ledger holds, with the children they mention: asked for only when the files cannot tell their own. */
  readonly yearsHeld: () => Promise<readonly { readonly year: number; readonly children: ChildSet }[]>
}

/** An SSDA903 return, or several years of it, as the ledger imports it. */
export function ssda903Input({ paths, year, yearsHeld, source = ssda903 }: ReturnAsk): ImportInput {
  const names = new Map<number, string>()
  const dating: FileToDate[] = []
  const hashes = new Map<number, ReturnType<typeof createHash>>()
  // A whole XML return may stand on one line, so what is wrong in it names the child.
  const xml = new Set<number>()
  const said = (problem: Problem, name?: string): ImportProblem => ({
    severity: problem.severity,
    file: name ?? (problem.file === null ? '' : (names.get(problem.file) ?? '')),
    line: problem.line,
    column: problem.column,
    value: valueShown(problem),
    why:
      problem.child && problem.file !== null && xml.has(problem.file)
        ? `Child ${shorten(problem.child)}: ${problem.why}`
        : problem.why,
    mend: problem.mend,
  })

  async function* read(): AsyncIterable<ImportEvent> {
    for await (const event of readReturn(paths)) {
      if (event.type === 'file') {
        names.set(event.file, event.name)
        if (event.format === 'xml') xml.add(event.file)
        hashes.set(event.file, createHash('sha256'))
      } else if (event.type === 'file-end')
        dating.push({
          file: event.file,
          name: names.get(event.file) ?? '',
          folder: event.folder,
          summary: event.summary,
        })
      else if (event.type === 'problem') yield { type: 'problem', problem: said(event, event.name) }
      else if (event.type === 'progress') yield event
      else {
        hashes.get(event.file)?.update(`${event.table}\n${event.child}\n${JSON.stringify(event.values)}\n`)
        const problems = checkRow(event, year === undefined ? {} : { year })
        for (const problem of problems) yield { type: 'problem', problem: said(problem) }
        if (!rowIsRefused(problems)) {
          const { file, table, line, child } = event
          yield { type: 'row', row: { file, table, line, key: child, values: withoutRefused(event.values, problems) } }
        }
      }
    }
  }

  async function files(): Promise<{
    readonly files: readonly ReadFile[]
    readonly problems: readonly ImportProblem[]
  }> {
    const alone = !dating.some(file => file.summary.Episodes)
    const { decisions, problems } = decideYears(dating, {
      ...(year === undefined ? {} : { year }),
      ...(alone && year === undefined ? { held: await yearsHeld() } : {}),
    })
    const found: ReadFile[] = []
    for (const { file, year: decided, because } of decisions) {
      const summary = dating.find(each => each.file === file)?.summary ?? {}
      if (decided === null) continue
      for (const [table, { rows }] of Object.entries(summary))
        found.push({ file, name: names.get(file) ?? '', table, year: decided, how: because, rows })
    }
    return { files: found, problems: problems.map(problem => said(problem)) }
  }

  return {
    source,
    read,
    files,
    content: () => {
      const digests = [...hashes.values()].map(hash => hash.copy().digest('hex')).sort()
      return createHash('sha256')
        .update(JSON.stringify([year ?? null, digests]))
        .digest('hex')
    },
    checkSubject: rows => {
      // A row is first read before anyone knows the year of its file.
      const late = year === undefined ? rows.flatMap(row => checkAgainstYear(placed(row), row.year)) : []
      return [...checkRowsOfAChild(rows.map(placed)), ...late].map(problem => withItsRow(problem, said(problem), rows))
    },
    notes: (rows, context) =>
      notes(rows, context).map(note => ({
        kind: note.code,
        on: 'start' in note ? note.start : null,
        words: sayNote(note),
      })),
  }
}

function placed(row: KeptRow): PlacedRow {
  return { file: row.file, line: row.line, table: row.table, child: row.values['CHILD'] ?? '', values: row.values }
}

// As the analyst sees it in the file: days dd/mm/yyyy, and a cell with nothing in it said to be so.
function valueShown({ value, column, line }: Problem): string | null {
  if (value === null) return column === null || line === null ? null : '(blank)'
  return isPlainDate(value) ? british(value) : value
}

function withoutRefused(values: PlacedRow['values'], problems: readonly Problem[]): PlacedRow['values'] {
  const refused = new Set(
    problems.filter(each => each.severity === 'refused' && each.scope === 'value').map(each => each.column),
  )
  return refused.size === 0
    ? values
    : Object.fromEntries(Object.entries(values).filter(([column]) => !refused.has(column)))
}

// A whole XML return may stand on one line, so the line alone does not always tell the row.
function withItsRow(problem: Problem, shown: ImportProblem, rows: readonly KeptRow[]): SubjectProblem {
  if (problem.severity !== 'refused' || problem.scope === 'file') return { problem: shown }
  const there = rows.filter(
    row => row.file === problem.file && row.line === problem.line && row.table === problem.table,
  )
  const row =
    there.find(each => problem.column === null || each.values[problem.column] === problem.value) ?? there.at(-1)
  if (!row) return { problem: shown }
  return problem.scope === 'value' && problem.column !== null
    ? { problem: shown, row, column: problem.column }
    : { problem: shown, row }
}
