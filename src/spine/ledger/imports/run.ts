import { sql } from 'kysely'
import type { Grants, Store, Tx } from '../../store/store.ts'
import { newId } from '../ids.ts'
import type { Rulebook } from '../rulebook.ts'
import { beginAct, commitAct } from '../versions.ts'
import { type Application, type Applied, applyTo, keptRows } from './apply.ts'
import type { ImportInput, ImportProgress, ImportReport, Problem, ReadFile, ReadRow } from './plan.ts'

/** What is asked for besides the rows. */
export interface ImportRequest {
  readonly council: string
  /** Keep the good rows when some are refused; otherwise all or nothing. */
  readonly acceptPartial: boolean
  readonly onProgress?: (progress: ImportProgress) => void
  /** Chosen by the caller, so that a page can watch before the import has begun. */
  readonly id?: string
}

/** An import as it ended. */
export interface ImportOutcome {
  readonly id: string
  readonly number: number
  readonly status: 'done' | 'refused' | 'failed'
  readonly report: ImportReport
  readonly problems: readonly Problem[]
}

const ROWS_AT_ONCE = 4000
const SUBJECTS_AT_ONCE = 500
const PROBLEMS_KEPT = 5000
const NOTES_KEPT = 2000

/** Rows were refused and the good ones were not asked for: everything is rolled back. */
class Refused extends Error {}

/**
 * Imports what `input` reads for one council: keeps the rows, works out the entries from all live imports of the
 * source and writes the differences, in one transaction. Nothing is saved when rows are refused, unless
 * `acceptPartial`; a report is kept either way. Importing the same again writes nothing.
 * Never throws for what is in the files; throws when the database fails or the council is not known.
 */
export async function runImport(
  store: Store,
  rulebook: Rulebook,
  grants: Grants,
  input: ImportInput,
  request: ImportRequest,
): Promise<ImportOutcome> {
  const began = performance.now()
  const { id, number } = await begin(store, grants, input.source.name, request)
  const work = new Work(request)
  let done: { report: ImportReport; content: string } | undefined
  let status: ImportOutcome['status'] = 'done'
  let message = ''
  try {
    done = await store.within(grants, tx =>
      importIn(tx, store.authority, rulebook, grants, input, request, id, work, began),
    )
    message = done.report.message
  } catch (error) {
    if (error instanceof Refused) {
      status = 'refused'
      message = error.message
    } else {
      status = 'failed'
      message =
        'The import stopped because of a fault in Alongside or its database. Nothing was saved; everything held before is as it was.'
      work.problem({
        severity: 'refused',
        file: '',
        line: null,
        column: null,
        value: null,
        why: message,
        mend: `Try again; if it happens again, tell whoever looks after Alongside: ${(error as Error).message.slice(0, 300)}`,
      })
    }
  }
  const report = done?.report ?? work.report([], message, began)
  await store.within(grants, async tx => {
    if (status !== 'done') {
      await tx
        .updateTable('import')
        .set({ status, ended_at: new Date().toISOString(), report: JSON.stringify(report) })
        .where('authority', '=', store.authority)
        .where('id', '=', id)
        .execute()
    }
    await keepProblems(tx, store.authority, id, work.problems)
  })
  return { id, number, status, report, problems: work.problems }
}

async function begin(
  store: Store,
  grants: Grants,
  source: string,
  request: ImportRequest,
): Promise<{ id: string; number: number }> {
  const id = request.id ?? newId()
  return store.within(grants, async tx => {
    const council = await tx
      .selectFrom('council')
      .select('code')
      .where('authority', '=', store.authority)
      .where('code', '=', request.council)
      .executeTakeFirst()
    if (!council) {
      const known = await tx
        .selectFrom('council')
        .select(['code', 'name'])
        .where('authority', '=', store.authority)
        .orderBy('code')
        .execute()
      throw new Error(
        `There is no council '${request.council}'. Use ${known.map(each => `'${each.code}' (${each.name})`).join(' or ')}.`,
      )
    }
    await sql`select pg_advisory_xact_lock(710002, ${store.authority})`.execute(tx)
    const last = await tx
      .selectFrom('import')
      .select(eb => eb.fn.max('number').as('number'))
      .where('authority', '=', store.authority)
      .executeTakeFirst()
    const number = Number(last?.number ?? 0) + 1
    await tx
      .insertInto('import')
      .values({
        authority: store.authority,
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

async function importIn(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  grants: Grants,
  input: ImportInput,
  request: ImportRequest,
  id: string,
  work: Work,
  began: number,
): Promise<{ report: ImportReport; content: string }> {
  // One import of a source at a time: each is worked out from all the others.
  await sql`select pg_advisory_xact_lock(710003, ${authority})`.execute(tx)
  await readRows(tx, authority, id, input, work)
  const { files, problems } = input.files()
  for (const problem of problems) work.problem(problem)
  if (work.rows === 0)
    throw new Refused('There was nothing to import: no row of any table of this return could be read.')
  work.refuseUnlessPartial()
  await tx
    .insertInto('import_file')
    .values(
      files.map(file => ({
        authority,
        import: id,
        file: file.file,
        name: file.name,
        table: file.table,
        year: file.year,
        rows: file.rows,
      })),
    )
    .execute()

  const content = input.content()
  const earlier = await liveImports(tx, authority, input.source.name, request.council)
  const same = earlier.find(each => each.content === content)
  const live = [...earlier.map(each => each.id), id]
  const context = { council: request.council, yearsHeld: await yearsHeld(tx, authority, live) }
  const act = newId()
  await beginAct(tx, authority, { id: act, author: grants.author, import: id, reason: null })
  const application: Application = { authority, rulebook, source: input.source, context, act, live, fallbackImport: id }
  const keys = await keysToApply(tx, authority, input.source.name, request.council, id)
  await applyAll(tx, application, input, keys, id, work)
  work.refuseUnlessPartial()
  work.stage('finishing')
  const nothing = work.outcomes.new + work.outcomes.changed + work.outcomes.withdrawn === 0
  const report: ImportReport = {
    ...work.report(files, nothing ? 'Nothing new: everything in these files was already held.' : 'Imported.', began),
    ...(same ? { sameAs: same.number } : {}),
  }
  await tx
    .updateTable('import')
    .set({ status: 'done', ended_at: new Date().toISOString(), content, report: JSON.stringify(report) })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .execute()
  await commitAct(tx, authority, act)
  return { report, content }
}

async function readRows(tx: Tx, authority: number, id: string, input: ImportInput, work: Work): Promise<void> {
  let waiting: ReadRow[] = []
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    const json = JSON.stringify(waiting)
    waiting = []
    await sql`insert into import_row (authority, import, file, line, subject_key, row_values)
      select ${authority}, ${id}::uuid, file, line, key, "values" from json_to_recordset(${json}::json)
      as r(file int, line int, key text, "values" jsonb)`.execute(tx)
  }
  for await (const event of input.read()) {
    if (event.type === 'row') {
      waiting.push(event.row)
      work.row()
      if (waiting.length >= ROWS_AT_ONCE) await flush()
    } else if (event.type === 'problem') work.problem(event.problem)
    else work.bytes(event.bytesRead, event.bytesTotal)
  }
  await flush()
}

async function applyAll(
  tx: Tx,
  application: Application,
  input: ImportInput,
  keys: readonly string[],
  id: string,
  work: Work,
): Promise<void> {
  work.subjects(0, keys.length)
  for (let from = 0; from < keys.length; from += SUBJECTS_AT_ONCE) {
    const batch = keys.slice(from, from + SUBJECTS_AT_ONCE)
    const rows = await keptRows(tx, application.authority, application.live, batch)
    for (const key of batch) {
      const all = rows.get(key) ?? []
      const own = all.filter(row => row.importId === id)
      for (const { problem, row } of input.checkSubject(own)) {
        work.problem(problem)
        if (!row) continue
        await sql`delete from import_row where authority = ${application.authority} and import = ${id}::uuid and file = ${row.file} and line = ${row.line}`.execute(
          tx,
        )
        all.splice(
          all.findIndex(each => each.importId === id && each.file === row.file && each.line === row.line),
          1,
        )
        work.unrow()
      }
      for (const note of input.notes(all, application.context)) work.note(key, note)
    }
    // A refused row rolls everything back, so there is no use applying the rest; but read on, to report every fault.
    if (!work.refusing) work.applied(await applyTo(tx, application, batch, rows))
    work.subjects(from + batch.length, keys.length)
  }
}

/** The subjects of this import, and those left open by an earlier year, whom a later year may now have lost. */
async function keysToApply(
  tx: Tx,
  authority: number,
  source: string,
  council: string,
  id: string,
): Promise<readonly string[]> {
  const found = await sql<{ key: string }>`
    select distinct subject_key as key from import_row where authority = ${authority} and import = ${id}::uuid
    union
    select s.key from source_subject s
    where s.authority = ${authority} and s.source = ${source} and s.council = ${council} and exists (
      select 1 from entry e where e.authority = s.authority and e.subject = s.subject and e.source = s.source and e.end_on is null
        and e.kind = 'period-of-care' and not e.withdrawn)
    order by key`.execute(tx)
  return found.rows.map(row => row.key)
}

async function liveImports(
  tx: Tx,
  authority: number,
  source: string,
  council: string,
): Promise<readonly { id: string; number: number; content: string | null }[]> {
  return tx
    .selectFrom('import')
    .select(['id', 'number', 'content'])
    .where('authority', '=', authority)
    .where('source', '=', source)
    .where('council', '=', council)
    .where('status', '=', 'done')
    .orderBy('number')
    .execute()
}

async function yearsHeld(tx: Tx, authority: number, live: readonly string[]): Promise<readonly number[]> {
  const found = await sql<{ year: number }>`
    select distinct year from import_file where authority = ${authority} and import = any(${[...live]}::uuid[]) and "table" = 'Episodes' order by year`.execute(
    tx,
  )
  return found.rows.map(row => row.year)
}

async function keepProblems(tx: Tx, authority: number, id: string, problems: readonly Problem[]): Promise<void> {
  for (let from = 0; from < problems.length; from += 1000) {
    const json = JSON.stringify(
      problems.slice(from, from + 1000).map((problem, index) => ({ ...problem, number: from + index + 1 })),
    )
    await sql`insert into import_problem (authority, import, number, severity, file, line, "column", value, why, mend)
      select ${authority}, ${id}::uuid, number, severity, file, line, "column", value, why, mend from json_to_recordset(${json}::json)
      as p(number int, severity text, file text, line int, "column" text, value text, why text, mend text)`.execute(tx)
  }
}

/**
 * Takes an import back: its rows no longer count, and what the remaining imports say is written as new versions.
 * Entries a person has edited since are kept and listed. Throws when there is no such import or it does not stand.
 */
export async function undoImport(
  store: Store,
  rulebook: Rulebook,
  grants: Grants,
  source: ImportInput['source'],
  id: string,
): Promise<ImportReport> {
  const began = performance.now()
  return store.within(grants, async tx => {
    await sql`select pg_advisory_xact_lock(710003, ${store.authority})`.execute(tx)
    const held = await tx
      .selectFrom('import')
      .selectAll()
      .where('authority', '=', store.authority)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!held) throw new Error(`There is no import ${id}`)
    if (held.status !== 'done')
      throw new Error(
        `Import ${held.number} cannot be undone: it is ${held.status === 'undone' ? 'undone already' : held.status}`,
      )
    await tx
      .updateTable('import')
      .set({ status: 'undone', ended_at: new Date().toISOString() })
      .where('authority', '=', store.authority)
      .where('id', '=', id)
      .execute()
    const keys = await keysToApply(tx, store.authority, held.source, held.council, id)
    const live = (await liveImports(tx, store.authority, held.source, held.council)).map(each => each.id)
    const context = { council: held.council, yearsHeld: await yearsHeld(tx, store.authority, live) }
    const act = newId()
    await beginAct(tx, store.authority, {
      id: act,
      author: grants.author,
      import: id,
      reason: `import ${held.number} undone`,
    })
    const application: Application = {
      authority: store.authority,
      rulebook,
      source,
      context,
      act,
      live,
      fallbackImport: id,
    }
    const work = new Work({ council: held.council, acceptPartial: true })
    for (let from = 0; from < keys.length; from += SUBJECTS_AT_ONCE) {
      const batch = keys.slice(from, from + SUBJECTS_AT_ONCE)
      work.applied(await applyTo(tx, application, batch, await keptRows(tx, store.authority, live, batch)))
    }
    await commitAct(tx, store.authority, act)
    return work.report([], `Import ${held.number} undone.`, began)
  })
}

/** Counts and keeps what an import meets as it goes. */
class Work {
  rows = 0
  outcomes = { new: 0, changed: 0, unchanged: 0, withdrawn: 0, 'kept-by-hand': 0 }
  readonly problems: Problem[] = []
  private readonly request: ImportRequest
  private refused = 0
  private warned = 0
  private removed = 0
  private notListed = 0
  private newSubjects = 0
  private subjectsTotal = 0
  private readonly notes: { key: string; kind: string; words: string }[] = []
  private readonly notesByKind: Record<string, number> = {}
  private readonly keptByHand: { key: string; entry: string }[] = []
  private progress: ImportProgress = {
    stage: 'reading',
    bytesRead: 0,
    bytesTotal: 0,
    rows: 0,
    refused: 0,
    subjectsDone: 0,
    subjectsTotal: 0,
  }

  constructor(request: ImportRequest) {
    this.request = request
  }

  get refusing(): boolean {
    return this.refused > 0 && !this.request.acceptPartial
  }

  row(): void {
    this.rows++
  }

  unrow(): void {
    this.removed++
  }

  problem(problem: Problem): void {
    if (problem.severity === 'refused') this.refused++
    if (problem.severity === 'warning') this.warned++
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push(problem)
    else this.notListed++
  }

  note(key: string, note: { readonly kind: string; readonly words: string }): void {
    this.notesByKind[note.kind] = (this.notesByKind[note.kind] ?? 0) + 1
    if (this.notes.length < NOTES_KEPT) this.notes.push({ key, kind: note.kind, words: note.words })
  }

  applied(applied: Applied): void {
    for (const [outcome, count] of Object.entries(applied.outcomes))
      this.outcomes[outcome as keyof typeof this.outcomes] += count
    this.newSubjects += applied.newSubjects
    this.keptByHand.push(...applied.keptByHand)
  }

  stage(stage: ImportProgress['stage']): void {
    this.tell({ stage })
  }

  bytes(bytesRead: number, bytesTotal: number): void {
    this.tell({ bytesRead, bytesTotal, rows: this.rows, refused: this.refused })
  }

  subjects(subjectsDone: number, subjectsTotal: number): void {
    this.subjectsTotal = subjectsTotal
    this.tell({ stage: 'applying', subjectsDone, subjectsTotal, rows: this.rows, refused: this.refused })
  }

  refuseUnlessPartial(): void {
    if (!this.refusing) return
    throw new Refused(
      `${this.refused} ${this.refused === 1 ? 'row or file was' : 'rows or files were'} refused, so nothing was saved. Mend them and import again, or accept the good rows.`,
    )
  }

  report(files: readonly ReadFile[], message: string, began: number): ImportReport {
    return {
      files,
      years: [...new Set(files.map(file => file.year))].sort((a, b) => a - b),
      rows: {
        read: this.rows + this.refused,
        kept: this.refusing ? 0 : this.rows - this.removed,
        refused: this.refused,
        warned: this.warned,
      },
      subjects: { new: this.newSubjects, known: Math.max(0, this.subjectsTotal - this.newSubjects) },
      entries: {
        new: this.outcomes.new,
        changed: this.outcomes.changed,
        unchanged: this.outcomes.unchanged,
        withdrawn: this.outcomes.withdrawn,
        keptByHand: this.outcomes['kept-by-hand'],
      },
      problemsNotListed: this.notListed,
      notes: this.notes,
      notesByKind: this.notesByKind,
      keptByHand: this.keptByHand.slice(0, NOTES_KEPT),
      message,
      seconds: Math.round((performance.now() - began) / 10) / 100,
    }
  }

  private tell(change: Partial<ImportProgress>): void {
    this.progress = { ...this.progress, ...change }
    this.request.onProgress?.(this.progress)
  }
}
