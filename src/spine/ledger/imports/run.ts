import { sql } from 'kysely'
import { bareArray, jsonLines } from '../../store/bare-array.ts'
import type { Grants, Store, Tx } from '../../store/store.ts'
import { newId } from '../ids.ts'
import type { Rulebook } from '../rulebook.ts'
import { beginAct } from '../versions.ts'
import { type Application, applyAll, begun } from './apply.ts'
import { keepProblems, keysToApply, liveImports, lockImports, tryLockImports, yearsHeld } from './held.ts'
import type { LeftOut } from './kept-rows.ts'
import type { ImportInput, ImportProgress, ImportReport, KeptRow, Problem, ReadRow } from './plan.ts'
import { type ImportTally, importTally } from './tally.ts'

/** What is asked for besides the rows. */
export interface ImportRequest {
  readonly council: string
  /** Keep the good rows when some are refused; otherwise all or nothing. */
  readonly acceptPartial: boolean
  readonly onProgress?: (progress: ImportProgress) => void
  /** Chosen by the caller, so that a page can watch before the import has begun. */
  readonly id?: string
  /** Leaves what is derived from the files to a caller who is about to write more in each of them. */
  readonly leaveDerived?: true
}

/** An import as it ended. */
export interface ImportOutcome {
  readonly id: string
  readonly number: number
  readonly status: 'done' | 'refused' | 'failed'
  readonly report: ImportReport
  readonly problems: readonly Problem[]
}

const JUST_BEGUN = 10_000
const ROWS_AT_ONCE = 4000

/** Rows were refused and the good ones were not asked for: everything is rolled back. */
class Refused extends Error {}

/**
 * Imports what `input` reads for one council: keeps the rows, works out the entries from all live imports of the
 * source and writes the differences, in one transaction. Nothing is saved when rows are refused, unless
 * `acceptPartial`; a report is kept either way. Importing the same again writes nothing.
 * Never throws for what is in the files; throws when the database cannot be reached or the council is not known.
 */
export async function runImport(
  store: Store,
  rulebook: Rulebook,
  grants: Grants,
  input: ImportInput,
  request: ImportRequest,
): Promise<ImportOutcome> {
  const { id, number } = await begin(store, grants, input.source.name, request)
  const tally = importTally(request.acceptPartial, request.onProgress)
  const { council, leaveDerived = false } = request
  const work: Importing = { store, rulebook, grants, input, council, leaveDerived, id, tally }
  const ended = await store
    .within(grants, tx => importIn(tx, work))
    .then(
      report => ({ status: 'done' as const, report }),
      (error: unknown) => failure(error, tally),
    )
  await store.within(grants, async tx => {
    if (ended.status !== 'done') await end(tx, store.authority, id, ended.status, ended.report, null)
    await keepProblems(tx, store.authority, id, tally.problems())
  })
  return { id, number, ...ended, problems: tally.problems() }
}

/**
 * Marks imports that a crash cut off as failed; nothing of theirs was saved. Changes nothing while another process is
 * importing. Answers how many there were.
 */
export async function closeInterrupted(store: Store, grants: Grants): Promise<number> {
  return store.within(grants, async tx => {
    if (!(await tryLockImports(tx, store.authority))) return 0
    const done = await tx
      .updateTable('import')
      .set({
        status: 'failed',
        ended_at: new Date().toISOString(),
        report: JSON.stringify({ message: 'Cut off before it ended. Nothing was saved.' }),
      })
      .where('authority', '=', store.authority)
      .where('status', '=', 'running')
      // One that has only just begun may not have taken the lock yet.
      .where('began_at', '<', new Date(Date.now() - JUST_BEGUN).toISOString())
      .executeTakeFirst()
    return Number(done.numUpdatedRows)
  })
}

interface Importing {
  readonly store: Store
  readonly rulebook: Rulebook
  readonly grants: Grants
  readonly input: ImportInput
  readonly council: string
  readonly leaveDerived: boolean
  readonly id: string
  readonly tally: ImportTally
}

function failure(error: unknown, tally: ImportTally): { status: 'refused' | 'failed'; report: ImportReport } {
  if (error instanceof Refused) return { status: 'refused', report: tally.report(error.message) }
  const why =
    'The import stopped because of a fault in Alongside or its database. Nothing was saved; everything held before is as it was.'
  // Its message may quote a row; its name and code cannot.
  const { name = 'fault', code = 'none' } = error as { name?: string; code?: string }
  const mend = `Try again; if it happens again, tell whoever looks after Alongside that it was ${name}, code ${code}.`
  tally.problem({ severity: 'refused', file: '', line: null, column: null, value: null, why, mend })
  return { status: 'failed', report: tally.report(why) }
}

async function begin(
  store: Store,
  grants: Grants,
  source: string,
  request: ImportRequest,
): Promise<{ id: string; number: number }> {
  const { authority } = store
  const id = request.id ?? newId()
  return store.within(grants, async tx => {
    const councils = await tx
      .selectFrom('council')
      .select(['code', 'name'])
      .where('authority', '=', authority)
      .orderBy('code')
      .execute()
    if (!councils.some(each => each.code === request.council)) {
      const known = councils.map(each => `'${each.code}' (${each.name})`).join(' or ')
      throw new Error(`There is no council '${request.council}'. Use ${known}.`)
    }
    await sql`select pg_advisory_xact_lock(710002, ${authority})`.execute(tx)
    const last = await tx
      .selectFrom('import')
      .select(eb => eb.fn.max('number').as('number'))
      .where('authority', '=', authority)
      .executeTakeFirst()
    const number = Number(last?.number ?? 0) + 1
    await tx
      .insertInto('import')
      .values({
        authority,
        id,
        number,
        source,
        council: request.council,
        status: 'running',
        author: grants.author,
        began_at: new Date().toISOString(),
        ended_at: null,
        accept_partial: request.acceptPartial,
        content: null,
        progress: '{}',
        report: '{}',
      })
      .execute()
    return { id, number }
  })
}

async function importIn(tx: Tx, work: Importing): Promise<ImportReport> {
  const { input, tally, id, council } = work
  const { authority } = work.store
  await lockImports(tx, authority)
  await readRows(tx, work)
  const { files, problems } = await input.files()
  tally.files(files)
  for (const problem of problems) tally.problem(problem)
  if (tally.rows() === 0 || files.length === 0)
    throw new Refused(
      tally.rows() === 0
        ? 'There was nothing to import: no row of any table of this return could be read.'
        : 'Nothing was imported: it could not be told which year any of the files is for.',
    )
  const rows = files.map(file => ({
    authority,
    import: id,
    file: file.file,
    name: file.name,
    table: file.table,
    year: file.year,
    rows: file.rows,
  }))
  await tx.insertInto('import_file').values(rows).execute()

  const content = input.content()
  const earlier = await liveImports(tx, authority, input.source.name, council)
  const same = earlier.find(each => each.content === content)
  const live = [...earlier.map(each => each.id), id]
  const context = { council, yearsHeld: await yearsHeld(tx, authority, input.source, live) }
  const act = newId()
  await beginAct(tx, authority, { id: act, author: work.grants.author, import: id, reason: null })
  const { keys, spokenOf } = await keysToApply(tx, authority, input.source, council, id)
  const application: Application = {
    authority,
    rulebook: work.rulebook,
    source: input.source,
    context,
    act,
    live,
    fallbackImport: id,
    spokenOf,
    leaveDerived: work.leaveDerived,
  }
  tally.spokenOf(spokenOf.size)
  tally.subjects(0, keys.length)
  await applyAll(tx, application, keys, {
    look: (subject, kept) => look(work, application, subject, kept),
    // A refused row rolls everything back, so there is no use writing the rest; but read on, to report every fault.
    writing: () => !tally.refusing(),
    done: (applied, subjects) => {
      tally.applied(applied)
      tally.subjects(subjects, keys.length)
    },
  })
  refuseUnlessPartial(tally)
  tally.finishing()
  const report: ImportReport = {
    ...tally.report(tally.nothingNew() ? 'Nothing new: everything in these files was already held.' : 'Imported.'),
    ...(same ? { sameAs: same.number } : {}),
  }
  await end(tx, authority, id, 'done', report, content)
  return report
}

function refuseUnlessPartial(tally: ImportTally): void {
  if (!tally.refusing()) return
  const refused = tally.refused() === 1 ? '1 row or file was refused' : `${tally.refused()} rows or files were refused`
  throw new Refused(`${refused}, so nothing was saved. Mend them and import again, or keep the good rows.`)
}

// The next rows are read while the database keeps the last.
async function readRows(tx: Tx, { store, input, id, tally }: Importing): Promise<void> {
  let waiting: ReadRow[] = []
  let kept = 0
  let keeping: Promise<void> = Promise.resolve()
  const keep = async (rows: readonly ReadRow[], before: number): Promise<void> => {
    await sql`insert into import_row (authority, import, "row", file, "table", line, subject_key, row_values)
      select ${store.authority}, ${id}::uuid, r.* from unnest(
        ${bareArray(rows.map((_, index) => before + index + 1))}::int[], ${bareArray(rows.map(row => row.file))}::int[], ${rows.map(row => row.table)}::text[],
        ${bareArray(rows.map(row => row.line))}::int[], ${rows.map(row => row.key)}::text[], string_to_array(${jsonLines(rows.map(row => row.values))}, ${'\n'})::jsonb[]) as r`.execute(
      tx,
    )
  }
  const flush = async (): Promise<void> => {
    const rows = waiting
    waiting = []
    await keeping
    if (rows.length > 0) keeping = begun(keep(rows, kept))
    kept += rows.length
  }
  try {
    for await (const event of input.read()) {
      if (event.type === 'row') {
        waiting.push(event.row)
        tally.row()
        if (waiting.length >= ROWS_AT_ONCE) await flush()
      } else if (event.type === 'problem') tally.problem(event.problem)
      else tally.bytes(event.bytesRead, event.bytesTotal)
    }
    await flush()
    await keeping
  } finally {
    await keeping.catch(() => {})
  }
}

// What is wrong across one subject's rows: refused rows, or the refused columns of them, no longer count.
function look({ input, id, tally }: Importing, { context }: Application, key: string, rows: KeptRow[]): LeftOut[] {
  const left: LeftOut[] = []
  for (const { problem, row, column } of input.checkSubject(rows.filter(each => each.importId === id))) {
    tally.problem(problem)
    const here = row ? rows.findIndex(each => each.importId === id && each.row === row.row) : -1
    const kept = rows[here]
    if (!kept) continue
    if (column === undefined) {
      left.push({ key, row: kept.row })
      rows.splice(here, 1)
      tally.unrow()
    } else {
      left.push({ key, row: kept.row, column })
      const { [column]: _, ...values } = kept.values
      rows[here] = { ...kept, values }
    }
  }
  for (const note of input.notes(rows, context)) tally.note(key, note)
  return left
}

async function end(
  tx: Tx,
  authority: number,
  id: string,
  status: 'done' | 'refused' | 'failed',
  report: ImportReport,
  content: string | null,
): Promise<void> {
  await tx
    .updateTable('import')
    .set({ status, ended_at: new Date().toISOString(), content, report: JSON.stringify(report) })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .execute()
}
