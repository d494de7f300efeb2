import { importReturn, ssda903Source } from '../../app/imports/ssda903.ts'
import type { Product } from '../../app/product.ts'
import { rulebook } from '../../app/rulebook.ts'
import type { ImportProgress, ImportReport, Problem } from '../../spine/ledger/imports/plan.ts'
import { closeInterrupted } from '../../spine/ledger/imports/run.ts'
import { undoImport } from '../../spine/ledger/imports/undo.ts'
import { type Command, Misused, choice, text } from '../command.ts'
import { type Column, asCsv, asTable, remark, say } from '../output.ts'
import { withProduct } from '../product.ts'

const OPERATOR = { author: 'command-line', sight: 'files' } as const
const FORMATS = ['text', 'json', 'csv'] as const

/** `alongside import ssda903`: one or several years of a council's return. */
export const importReturnCommand: Command = {
  name: 'import ssda903',
  usage: 'PATH… --council CODE [--year 2026] [--accept-partial] [--format text|json|csv]',
  summary: 'imports SSDA903 files: folders, zips, CSVs or XML, of one year or several',
  options: {
    council: { type: 'string' },
    year: { type: 'string' },
    'accept-partial': { type: 'boolean' },
    format: { type: 'string' },
  },
  run: given =>
    withProduct(async product => {
      if (given.words.length === 0) throw new Misused('Name the files or folders to import')
      const format = choice(given, 'format', FORMATS, 'text')
      const outcome = await importReturn(product.store, OPERATOR, {
        paths: given.words,
        council: councilFor(product, text(given, 'council')),
        year: yearGiven(text(given, 'year')),
        acceptPartial: given.values['accept-partial'] === true,
        onProgress: progressLine(),
      })
      if (process.stderr.isTTY) remark('')
      const { status, number, report, problems } = outcome
      if (format === 'json') say(JSON.stringify({ import: number, status, report, problems }))
      else if (format === 'csv') say(asCsv(problems, problemColumns))
      else say(reportInWords(number, status, report, problems))
      return status === 'done' ? 0 : 1
    }),
}

/** `alongside import list`: every import and how it ended. */
export const importListCommand: Command = {
  name: 'import list',
  usage: '',
  summary: 'lists imports and how each ended',
  options: {},
  run: () =>
    withProduct(async ({ store }) => {
      await closeInterrupted(store, OPERATOR)
      const rows = await store.within(OPERATOR, tx =>
        tx.selectFrom('import').selectAll().where('authority', '=', store.authority).orderBy('number').execute(),
      )
      say(
        asTable(rows, [
          { heading: 'import', of: row => row.number, right: true },
          { heading: 'council', of: row => row.council },
          { heading: 'years', of: row => ((row.report as Partial<ImportReport>).years ?? []).join(' ') },
          { heading: 'ended', of: row => row.status },
          { heading: 'begun', of: row => row.began_at },
          { heading: 'by', of: row => row.author },
          { heading: 'outcome', of: row => (row.report as Partial<ImportReport>).message },
        ]),
      )
      return 0
    }),
}

/** `alongside import undo`: takes one import back. */
export const importUndoCommand: Command = {
  name: 'import undo',
  usage: 'NUMBER-OR-ID',
  summary: 'takes one import back; what the others say stays, and what people have edited since is kept',
  options: {},
  run: given =>
    withProduct(async ({ store }) => {
      const [which] = given.words
      if (which === undefined) throw new Misused('Say which import: its number, from: alongside import list')
      const rows = await store.within(OPERATOR, tx =>
        tx.selectFrom('import').select(['id', 'number', 'source']).where('authority', '=', store.authority).execute(),
      )
      const found = rows.find(row => String(row.number) === which || row.id === which)
      if (!found) throw new Misused(`There is no import '${which}'. See: alongside import list`)
      const report = await undoImport(store, rulebook, OPERATOR, await ssda903Source(store, OPERATOR), found.id)
      say(`${report.message} ${entriesInWords(report)}`)
      for (const kept of report.keptByHand) say(`Kept, because a person has edited it since: ${kept.key} ${kept.entry}`)
      return 0
    }),
}

/** The council an import is for: the one named, or the only one there is. */
export function councilFor(product: Product, code: string | undefined): string {
  const known = product.councils.map(council => `${council.code} (${council.name})`).join(', ')
  if (code === undefined) throw new Misused(`Say which council's return it is, with --council: ${known}`)
  const found = product.councils.find(council =>
    [council.code, council.gss.toLowerCase(), council.laNumber].includes(code.toLowerCase()),
  )
  if (!found)
    throw new Misused(`There is no council '${code}'. There are: ${known}. Add one with: alongside council add`)
  return found.code
}

function yearGiven(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^20\d\d$/.test(value))
    throw new Misused(
      `--year takes the year the return ends in, such as 2026 for 1 April 2025 to 31 March 2026; it was '${value}'`,
    )
  return Number(value)
}

function progressLine(): (progress: ImportProgress) => void {
  if (!process.stderr.isTTY) return () => {}
  return progress => {
    const how =
      progress.stage === 'reading'
        ? `${progress.rows.toLocaleString('en-GB')} rows read`
        : `${progress.subjectsDone.toLocaleString('en-GB')} of ${progress.subjectsTotal.toLocaleString('en-GB')} children`
    process.stderr.write(`\r${progress.stage}: ${how}, ${progress.refused} refused   `)
  }
}

const problemColumns: readonly Column<Problem>[] = [
  { heading: 'severity', of: problem => problem.severity },
  { heading: 'file', of: problem => problem.file },
  { heading: 'line', of: problem => problem.line, right: true },
  { heading: 'column', of: problem => problem.column },
  { heading: 'value', of: problem => problem.value },
  { heading: 'why', of: problem => problem.why },
  { heading: 'how to mend it', of: problem => problem.mend },
]

const PROBLEMS_SHOWN = 40

function reportInWords(number: number, status: string, report: ImportReport, problems: readonly Problem[]): string {
  const lines = [
    `Import ${number}: ${report.message}${report.sameAs ? ` It is the same as import ${report.sameAs}.` : ''}`,
    '',
    asTable(report.files, [
      { heading: 'file', of: file => file.name },
      { heading: 'table', of: file => file.table },
      { heading: 'year to March', of: file => file.year, right: true },
      { heading: 'rows', of: file => file.rows, right: true },
      { heading: 'how the year was decided', of: file => file.how },
    ]),
    '',
    `Rows: ${report.rows.read} read, ${report.rows.kept} kept, ${report.rows.refused} refused, ${report.rows.warned} with a warning.`,
    `Children: ${report.subjects.new} new, ${report.subjects.known} known before. ${entriesInWords(report)} It took ${report.seconds} seconds.`,
  ]
  for (const [kind, count] of Object.entries(report.notesByKind)) {
    const some = report.notes.filter(note => note.kind === kind)
    lines.push(
      '',
      `${count === 1 ? '1 child' : `${count} children`}: ${kind}`,
      ...some.slice(0, 5).map(note => `  ${note.key}: ${note.words}`),
    )
    if (count > 5) lines.push(`  … and ${count - 5} more, with --format json`)
  }
  if (problems.length > 0) {
    lines.push('', asTable(refusedFirst(problems).slice(0, PROBLEMS_SHOWN), problemColumns))
    const more = problems.length + report.problemsNotListed - PROBLEMS_SHOWN
    if (more > 0) lines.push(`… and ${more} more: all of them with --format csv`)
  }
  if (status === 'refused')
    lines.push(
      '',
      'Nothing was saved. Mend the rows and import again, or keep the good rows with --accept-partial.',
      'A year that could not be told is given with --year, such as --year 2026.',
    )
  return lines.join('\n')
}

// What stands in the way comes before what is only worth knowing.
function refusedFirst(problems: readonly Problem[]): readonly Problem[] {
  return [
    ...problems.filter(each => each.severity === 'refused'),
    ...problems.filter(each => each.severity !== 'refused'),
  ]
}

function entriesInWords({ entries }: ImportReport): string {
  const { keptByHand, recordedHere } = entries
  return `Entries: ${entries.new} new, ${entries.changed} changed, ${entries.unchanged} unchanged, ${entries.withdrawn} withdrawn${keptByHand ? `, ${keptByHand} left as a person edited them` : ''}${recordedHere ? `, ${recordedHere} recorded here already` : ''}.`
}
