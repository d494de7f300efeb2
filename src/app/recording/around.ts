import { sql } from 'kysely'
import { allocation } from '../../practice/people/kinds/around.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import type { Entry, Start } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Rulebook } from '../../spine/ledger/rulebook.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ChoicesOf } from '../../spine/web/forms/controls.ts'
import { type Question, readingFormOf } from '../../spine/web/forms/model.ts'
import { type WorkerChoice, choicesIn } from './choices.ts'

/** What recording stands on. */
export interface Recording {
  readonly store: Store
  readonly rulebook: Rulebook
  readonly dataDir: string
  readonly today: () => PlainDate
}

/** The files a form is about, as they were read for whoever asks. */
export interface Around {
  readonly on: PlainDate
  readonly viewer: Viewer
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly files: ReadonlyMap<string, SubjectFile>
  readonly workers: readonly WorkerChoice[]
}

/** An entry as its newest version stands, withdrawn or not. */
export interface Held extends Entry {
  readonly version: number
  readonly withdrawn: boolean
}

/**
 * Reads the files and what may be chosen, in a transaction that was granted these files: every worker of the trust where
 * a form of this kind asks for one, else those alone whom the files name.
 */
export async function readAround(
  recording: Recording,
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  kind?: string,
): Promise<Around> {
  const { store, rulebook } = recording
  const on = recording.today()
  const files = await readFiles(tx, store.authority, rulebook, ids)
  const asked = rulebook.kinds.get(kind ?? '')
  const among =
    asked && readingFormOf(asked).questions.some(asksForWorker)
      ? sql``
      : sql`and subject = any(${workersNamed(files, viewer)}::uuid[])`
  const workers = await sql<WorkerChoice>`
    select subject as id, name, post, team from worker_standing
    where authority = ${store.authority} and name is not null and (post_until is null or post_until >= ${on}::date) ${among}
    order by lower(name), subject`.execute(tx)
  return { on, viewer, kinds: rulebook.kinds, files, workers: workers.rows }
}

function workersNamed(files: Around['files'], { worker }: Viewer): string[] {
  const allocated = [...files.values()].flatMap(file => all(file, allocation).flatMap(({ body }) => body.worker ?? []))
  return [...new Set([...allocated, ...(worker ? [worker] : [])])]
}

/** Whether a question is answered by naming a worker. */
export function asksForWorker({ answer }: Question): boolean {
  return answer.is === 'file' && answer.of.includes('worker')
}

/** One child's file of those that were read. */
export function fileIn(around: Around, id: string): SubjectFile {
  const file = around.files.get(id)
  if (!file) throw new Error(`the file ${id} was not read`)
  return file
}

/** What may be chosen in one child's section of a form: of workers all there are, or only some. */
export function choicesFor(
  around: Around,
  id: string,
  held: unknown,
  entry?: string,
  workers: readonly WorkerChoice[] = around.workers,
): ChoicesOf {
  return choicesIn(fileIn(around, id), {
    kinds: around.kinds,
    workers,
    own: around.viewer.worker,
    on: around.on,
    held: (held ?? {}) as Readonly<Record<string, unknown>>,
    entry,
  })
}

/** A worker's name by the id of their file. */
export function workerName(around: Around): (id: string) => string | undefined {
  return id => around.workers.find(worker => worker.id === id)?.name
}

/** One entry of a file, lifted to its kind's form; undefined where it is not in this file, or hidden. */
export async function heldEntry(recording: Recording, tx: Tx, subject: string, id: string): Promise<Held | undefined> {
  const { store, rulebook } = recording
  const row = await tx
    .selectFrom('entry')
    .selectAll()
    .where('authority', '=', store.authority)
    .where(sql<boolean>`subject = any(files_with(array[${subject}]::uuid[]))`)
    .where('entry', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const kind = rulebook.kinds.get(row.kind)
  return {
    id: row.entry,
    kind: row.kind,
    start: row.start_at as Start,
    end: row.end_on,
    body: kind?.lift && row.revision < kind.revision ? kind.lift(row.body, row.revision) : row.body,
    version: row.version,
    withdrawn: row.withdrawn,
  }
}
