import type { ImportProgress as LedgerProgress, ImportReport as LedgerReport } from '../../spine/ledger/imports/plan.ts'
import { atTime, children as childrenInWords, whole } from '../../spine/web/format.ts'
import type {
  ImportCounts,
  ImportProgress,
  ImportRow,
  ImportState,
  ReadFile,
  RefusedRow,
} from '../../spine/web/services.ts'

/** An import as the ledger holds it. */
export interface HeldImport {
  readonly id: string
  readonly number: number
  readonly council: string
  readonly status: 'running' | 'done' | 'refused' | 'failed' | 'undone'
  readonly began_at: string
  readonly ended_at: string | null
  readonly author: string
  /** Empty while it runs; a message alone when it was cut off. */
  readonly report: Partial<LedgerReport>
}

/** A problem as the ledger holds it; a note is neither refused nor a warning. */
export interface HeldProblem {
  readonly severity: 'refused' | 'warning' | 'note'
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly why: string
  readonly mend: string
}

/** A line of the list of imports. Pure. */
export function rowFrom(held: HeldImport, by: string, councilName: string): ImportRow {
  const { report } = held
  return {
    id: held.id,
    at: held.began_at,
    by,
    council: councilName,
    years: report.years ?? [],
    files: new Set((report.files ?? []).map(file => file.file)).size,
    state: stateFrom(held.status),
    counts: {
      new: report.entries?.new ?? 0,
      changed: (report.entries?.changed ?? 0) + (report.entries?.withdrawn ?? 0),
      unchanged: report.entries?.unchanged ?? 0,
      refused: report.rows?.refused ?? 0,
    },
  }
}

/** An import's state in the pages' words. */
export function stateFrom(status: HeldImport['status']): ImportState {
  return status === 'running' ? 'reading' : status
}

/** One sentence or two: what came of an import. */
export function outcomeOf({ status, ended_at, report, number }: HeldImport): string {
  const { subjects, rows } = report
  switch (status) {
    case 'running':
      return 'It is being read.'
    case 'undone':
      return `Import ${number} was undone${ended_at ? ` on ${atTime(ended_at)}` : ''}. ${
        report.undone?.changedNothing
          ? 'Nothing changed, because another import that still stands says the same: undo that one too to take it back.'
          : 'What the other returns say stands.'
      }`
    case 'refused':
    case 'failed':
      return report.message ?? 'It ended without a report. Nothing was saved.'
    case 'done': {
      const refused = rows?.refused ?? 0
      const sentences = [
        report.sameAs === undefined
          ? ''
          : `The same was imported before, as import ${report.sameAs}, so nothing has changed.`,
        subjects
          ? `${childrenInWords(subjects.new + subjects.known)} read; ${whole(subjects.new)} new to this record.`
          : (report.message ?? ''),
        refused > 0
          ? `${refused === 1 ? '1 row was' : `${whole(refused)} rows were`} refused; the rest was taken in.`
          : '',
        (report.entries?.keptByHand ?? 0) > 0
          ? `${whole(report.entries?.keptByHand)} left as a person had written them.`
          : '',
        (report.entries?.recordedHere ?? 0) > 0
          ? `${whole(report.entries?.recordedHere)} had been recorded here already, and ${report.entries?.recordedHere === 1 ? 'is' : 'are'} kept once.`
          : '',
      ]
      return sentences.filter(sentence => sentence !== '').join(' ')
    }
  }
}

/**
 * The files as they were understood, then those of which no row could be read or no year told. `refusedIn` counts what
 * was refused by the file's name.
 */
export function readFilesFrom(
  { files = [] }: Partial<LedgerReport>,
  refusedIn: ReadonlyMap<string, number>,
): readonly ReadFile[] {
  const names = new Set(files.map(file => file.name))
  const notUnderstood = [...refusedIn.keys()].filter(name => name !== '' && !names.has(name))
  return [
    ...files.map(({ name, table, year, how, rows }) => ({
      name,
      table,
      year,
      how,
      rows,
      refused: refusedIn.get(name) ?? 0,
    })),
    ...notUnderstood.map(name => ({
      name,
      table: null,
      year: null,
      how: 'Not read: see what to mend',
      rows: 0,
      refused: refusedIn.get(name) ?? 0,
    })),
  ]
}

/** Children by what the import meant for them. Children none of whose rows were taken in are not counted as children. */
export function childrenFrom(report: Partial<LedgerReport>, changed: number): ImportCounts {
  const known = report.subjects?.known ?? 0
  const moved = Math.min(changed, known)
  return { new: report.subjects?.new ?? 0, changed: moved, unchanged: known - moved, refused: 0 }
}

/** A problem as the pages show it. */
export function refusedFrom(problem: HeldProblem): RefusedRow {
  return {
    severity: problem.severity === 'refused' ? 'refused' : 'warning',
    file: problem.file === '' ? null : problem.file,
    line: problem.line,
    column: problem.column,
    value: problem.value,
    why: problem.why,
    mend: problem.mend,
  }
}

/** How far an import has got, as steps in order. */
export function stepsOf(progress: LedgerProgress | undefined): ImportProgress['steps'] {
  const read = progress !== undefined && progress.stage !== 'reading'
  const percent =
    progress === undefined || progress.bytesTotal === 0
      ? 0
      : Math.min(100, Math.floor((100 * progress.bytesRead) / progress.bytesTotal))
  return [
    { title: 'Percent of the files read', done: read ? 100 : percent, total: 100 },
    { title: 'Rows read', done: progress?.rows ?? 0, total: read ? progress.rows : null },
    { title: 'Children worked out', done: progress?.subjectsDone ?? 0, total: read ? progress.subjectsTotal : null },
  ]
}
