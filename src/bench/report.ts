import { type Column, asTable } from '../cli/output.ts'
import { type Spread, perSecond, timesAsLong } from './numbers.ts'

/** One import, beside a bare COPY of the same files into a table of one column. */
export interface ImportRun {
  readonly what: string
  readonly scale: number
  readonly children: number
  readonly rows: number
  readonly bytes: number
  readonly seconds: number
  /** Processor time of the importing process alone, without PostgreSQL's. */
  readonly cpuSeconds: number
  /** PostgreSQL's own; null where the system does not tell. */
  readonly databaseCpuSeconds: number | null
  readonly peakMegabytes: number
  readonly bareSeconds: number
}

/** Every measure for one date in one pass, beside a bare reading of the same rows. */
export interface MeasureRun {
  readonly scale: number
  readonly files: number
  readonly measures: number
  readonly on: string
  readonly bytes: number
  readonly seconds: number
  /** Processor time of the measuring process alone, for one pass. */
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  readonly bareSeconds: number
}

/** What is due, worked out again: for one child, and for every open file with its reading and writing. */
export interface DueRun {
  readonly scale: number
  readonly duties: number
  readonly files: number
  /** Milliseconds, of the rules alone. */
  readonly child: Spread
  readonly seconds: number
  readonly cpuSeconds: number
}

/** One page asked for by everybody at once; times in milliseconds. */
export interface PageRun {
  readonly page: string
  readonly users: number
  readonly times: Spread
  /** The longest the 95th percentile should be, where something is promised. */
  readonly promised?: number
  /** Processor time of the server for one answer, without PostgreSQL's. */
  readonly cpuMilliseconds: number
  /** Answers that were not the page, by status; a refusal is no figure. */
  readonly otherAnswers: Readonly<Record<string, number>>
}

/** A trust of the size that the promises are made for: what is due, and the pages of a working day. */
export interface TrustRun {
  readonly open: number
  readonly closed: number
  readonly entries: number
  readonly due: DueRun
  readonly pages: readonly PageRun[]
  /** The most the server held at once. */
  readonly megabytes: number
}

/** One return checked by every rule, as from the command line. */
export interface CheckingRun {
  /** Which return, repeated with other children so many times. */
  readonly what: string
  readonly times: number
  readonly children: number
  readonly rows: number
  readonly rules: number
  /** The rules alone, with the report of what they found. */
  readonly rulesSeconds: number
  /** From starting the program to its end. */
  readonly seconds: number
  /** Of every thread of the program. */
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

/** The machine a benchmark ran on, and how busy it was with anything. */
export interface Machine {
  readonly processors: number
  readonly model: string
  readonly memoryMegabytes: number
  readonly node: string
  /** Load averages over the minute before, at the start and at the end. */
  readonly loadBefore: number
  readonly loadAfter: number
}

/** What a benchmark found. */
export interface BenchReport {
  readonly at: string
  readonly machine: Machine
  readonly imports: readonly ImportRun[]
  readonly measures: readonly MeasureRun[]
  readonly due: readonly DueRun[]
  readonly pages: readonly PageRun[]
  readonly server?: {
    readonly megabytesBefore: number
    readonly megabytesAfter: number
    readonly peakMegabytes: number
  }
  readonly trust?: TrustRun
  readonly checking?: readonly CheckingRun[]
}

/** A report as tables for a terminal. */
export function reportInWords(report: BenchReport): string {
  const { machine, server } = report
  const lines = [
    `${machine.processors} processors (${machine.model}), ${thousands(machine.memoryMegabytes)} MB, Node ${machine.node}; load average ${machine.loadBefore.toFixed(1)} before, ${machine.loadAfter.toFixed(1)} after`,
  ]
  const part = <Row>(title: string, rows: readonly Row[], columns: readonly Column<Row>[]): void => {
    if (rows.length > 0) lines.push('', title, asTable(rows, columns))
  }
  part(
    'Imports, against COPY of the same files, a line a row, into a table of one column',
    report.imports,
    importColumns,
  )
  part(
    'Every measure for one date, against reading the same rows and doing nothing with them',
    report.measures,
    measureColumns,
  )
  part('What is due, worked out again: one child, in milliseconds, and every open file', report.due, dueColumns)
  const { checking = [] } = report
  part(
    `Checking ${checking[0]?.what ?? ''} by the rules of the SSDA903, each time as a program of its own`,
    checking,
    checkingColumns,
  )
  part('Pages, milliseconds', report.pages, pageColumns)
  if (server)
    lines.push(
      '',
      `The server held ${thousands(server.megabytesBefore)} MB before the pages were asked for and ${thousands(server.megabytesAfter)} MB after; at most ${thousands(server.peakMegabytes)} MB.`,
    )
  if (report.trust) lines.push('', trustInWords(report.trust))
  return lines.join('\n')
}

function trustInWords({ open, closed, entries, due, pages, megabytes }: TrustRun): string {
  return [
    `A trust of ${thousands(open)} open and ${thousands(closed)} closed files and ${thousands(entries)} entries; promised are 2 ms for one child, 20 ms at worst, and 20 seconds for every file`,
    asTable([due], dueColumns),
    '',
    `Its pages, milliseconds, people reading between them; the server held at most ${thousands(megabytes)} MB`,
    asTable(pages, pageColumns),
  ].join('\n')
}

const importColumns: readonly Column<ImportRun>[] = [
  { heading: 'imported', of: run => run.what },
  { heading: 'scale', of: run => run.scale, right: true },
  { heading: 'children', of: run => thousands(run.children), right: true },
  { heading: 'rows', of: run => thousands(run.rows), right: true },
  { heading: 'MB', of: run => (run.bytes / 1e6).toFixed(1), right: true },
  { heading: 'seconds', of: run => run.seconds.toFixed(2), right: true },
  { heading: 'rows/s', of: run => thousands(perSecond(run.rows, run.seconds)), right: true },
  { heading: 'bare seconds', of: run => run.bareSeconds.toFixed(2), right: true },
  { heading: 'times as long', of: run => times(run), right: true },
  { heading: 'Node CPU s', of: run => run.cpuSeconds.toFixed(2), right: true },
  { heading: 'PostgreSQL CPU s', of: run => run.databaseCpuSeconds?.toFixed(2), right: true },
  { heading: 'peak MB', of: run => thousands(run.peakMegabytes), right: true },
]

const measureColumns: readonly Column<MeasureRun>[] = [
  { heading: 'on', of: run => run.on },
  { heading: 'scale', of: run => run.scale, right: true },
  { heading: 'files', of: run => thousands(run.files), right: true },
  { heading: 'measures', of: run => run.measures, right: true },
  { heading: 'MB', of: run => (run.bytes / 1e6).toFixed(1), right: true },
  { heading: 'seconds', of: run => run.seconds.toFixed(2), right: true },
  { heading: 'files/s', of: run => thousands(perSecond(run.files, run.seconds)), right: true },
  { heading: 'bare seconds', of: run => run.bareSeconds.toFixed(2), right: true },
  { heading: 'times as long', of: run => times(run), right: true },
  { heading: 'Node CPU s', of: run => run.cpuSeconds.toFixed(2), right: true },
  { heading: 'peak MB', of: run => thousands(run.peakMegabytes), right: true },
]

const dueColumns: readonly Column<DueRun>[] = [
  { heading: 'open files', of: run => thousands(run.files), right: true },
  { heading: 'scale', of: run => run.scale, right: true },
  { heading: 'duties', of: run => run.duties, right: true },
  { heading: 'one child p50', of: run => run.child.p50.toFixed(2), right: true },
  { heading: 'p95', of: run => run.child.p95.toFixed(2), right: true },
  { heading: 'worst', of: run => run.child.max.toFixed(1), right: true },
  { heading: 'every file, seconds', of: run => run.seconds.toFixed(2), right: true },
  { heading: 'Node CPU s', of: run => run.cpuSeconds.toFixed(2), right: true },
]

const checkingColumns: readonly Column<CheckingRun>[] = [
  { heading: 'times', of: run => run.times, right: true },
  { heading: 'children', of: run => thousands(run.children), right: true },
  { heading: 'rows', of: run => thousands(run.rows), right: true },
  { heading: 'rules', of: run => run.rules, right: true },
  { heading: 'rules, seconds', of: run => run.rulesSeconds.toFixed(2), right: true },
  { heading: 'whole, seconds', of: run => run.seconds.toFixed(2), right: true },
  { heading: 'CPU s', of: run => run.cpuSeconds.toFixed(2), right: true },
  { heading: 'peak MB', of: run => thousands(run.peakMegabytes), right: true },
]

const pageColumns: readonly Column<PageRun>[] = [
  { heading: 'page', of: run => run.page },
  { heading: 'users', of: run => run.users, right: true },
  { heading: 'requests', of: run => thousands(run.times.count), right: true },
  { heading: 'p50', of: run => run.times.p50.toFixed(0), right: true },
  { heading: 'p95', of: run => run.times.p95.toFixed(0), right: true },
  { heading: 'promised p95', of: run => (run.promised === undefined ? '' : String(run.promised)), right: true },
  { heading: 'max', of: run => run.times.max.toFixed(0), right: true },
  { heading: 'Node CPU ms each', of: run => run.cpuMilliseconds.toFixed(1), right: true },
  {
    heading: 'not the page',
    of: run =>
      Object.entries(run.otherAnswers)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ') || '0',
  },
]

function times({ seconds, bareSeconds }: { readonly seconds: number; readonly bareSeconds: number }): string {
  const found = timesAsLong(seconds, bareSeconds)
  return found === null ? '' : found.toFixed(1)
}

function thousands(value: number | null): string {
  return value === null ? '' : Math.round(value).toLocaleString('en-GB')
}
