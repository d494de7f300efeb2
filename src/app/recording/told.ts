import { sql } from 'kysely'
import { councilOn } from '../../practice/people/notions.ts'
import { RETURN_READS, rowsOfFile } from '../../returns/ssda903/from-record/rows-of-file.ts'
import { valuesOf } from '../../returns/ssda903/retelling.ts'
import { ssda903 } from '../../returns/ssda903/states.ts'
import { type KeptReturnRow, yearsTelling } from '../../returns/ssda903/told.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { type Brought, joinedTo } from '../../spine/ledger/imports/joined.ts'
import type { Write } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { collectionYearOf } from '../../spine/time/periods.ts'
import { type Around, type Recording, fileIn, heldEntry } from './around.ts'

const READS: ReadonlySet<string> = new Set(RETURN_READS.map(kind => kind.name))

/** The returns that were taken in and tell of an entry, by the year they end in; none of a kind that no return tells of. */
export async function toldByReturns(
  { store }: Recording,
  tx: Tx,
  file: SubjectFile,
  entry: string,
  kind: string,
): Promise<readonly number[]> {
  if (!READS.has(kind)) return []
  const { authority } = store
  // A later import of a year takes the place of what an earlier one said in the same table.
  const found = await sql<KeptReturnRow & { council: string }>`
    with rows as (
      select i.council, i.number, f.year, r."table", r.row_values as values,
        max(i.number) over (partition by i.council, f.year, r."table") as newest
      from source_subject s
      join import i on i.authority = s.authority and i.source = s.source and i.council = s.council and i.status = 'done'
      join import_row r on r.authority = s.authority and r.import = i.id and r.subject_key = s.key
      join import_file f on f.authority = r.authority and f.import = r.import and f.file = r.file and f."table" = r."table"
      where s.authority = ${authority} and s.source = ${ssda903.name}
        and s.subject = any(files_with(array[${file.id}]::uuid[])) and f.year is not null)
    select council, year, "table", values from rows where number = newest`.execute(tx)
  const numbers = await numbersIn(tx, authority)
  const years = [...new Set(found.rows.map(row => row.council))].flatMap(council =>
    yearsTelling(
      file,
      entry,
      found.rows.filter(row => row.council === council),
      { council, numberOf: worker => numbers.get(worker) },
    ),
  )
  return [...new Set(years)].sort((a, b) => a - b)
}

async function numbersIn(tx: Tx, authority: number): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ subject: string; number: string }>`
    select subject, number from worker_standing where authority = ${authority} and number is not null`.execute(tx)
  return new Map(found.rows.map(row => [row.subject, row.number]))
}

/**
 * What is to be recorded, each as the next version of the entry in which a return told of it already, where one did and the
 * record still tells all that it told; else as it was asked. What stands is once in the file.
 */
export async function joinedWrites(
  recording: Recording,
  tx: Tx,
  around: Around,
  writes: readonly Write[],
): Promise<readonly Write[]> {
  const joined: Write[] = []
  for (const write of writes) joined.push(await joinedWrite(recording, tx, around, write))
  return joined
}

async function joinedWrite(recording: Recording, tx: Tx, around: Around, write: Write): Promise<Write> {
  if (write.entry !== undefined || !READS.has(write.kind) || write.start === null) return write
  const file = fileIn(around, write.subject)
  const saying = { kind: write.kind, start: write.start, end: write.end, body: bodyOf(write.body) }
  const found = joinedTo(await broughtIn(recording, tx, file, write), saying)
  if (found === undefined) return write
  const after = { id: found.entry, kind: write.kind, start: write.start, end: found.end, body: found.body }
  return tellsAll(file, after, around.on) ? { ...write, ...found } : write
}

async function broughtIn(recording: Recording, tx: Tx, file: SubjectFile, write: Write): Promise<readonly Brought[]> {
  const found = await sql<{ entry: string }>`
    select e.entry from entry e
    where e.authority = ${recording.store.authority} and e.subject = any(files_with(array[${file.id}]::uuid[]))
      and e.kind = ${write.kind} and e.start_at = ${write.start} and e.source = ${ssda903.name} and not e.withdrawn
      and e.import is not null`.execute(tx)
  const held: Brought[] = []
  for (const { entry } of found.rows) {
    const each = await heldEntry(recording, tx, file.id, entry)
    if (each) held.push({ ...each, body: bodyOf(each.body) })
  }
  return held
}

function bodyOf(body: unknown): Readonly<Record<string, unknown>> {
  return (body ?? {}) as Readonly<Record<string, unknown>>
}

// Every row that the returns would be told, of each year since it began, is told still, with whatever more is now known.
function tellsAll(file: SubjectFile, after: Entry, on: PlainDate): boolean {
  const council = councilOn(file, on) ?? ''
  const then = replaced(file, after)
  const first = collectionYearOf(startDay(after.start) ?? on)
  for (let year = first; year <= collectionYearOf(on); year++) {
    const told = rowsOfFile(then, { year, council }).map(row => ({ table: row.table, values: valuesOf(row) }))
    for (const row of rowsOfFile(file, { year, council })) {
      const values = Object.entries(valuesOf(row))
      if (!told.some(each => each.table === row.table && values.every(([name, value]) => each.values[name] === value)))
        return false
    }
  }
  return true
}

function replaced(file: SubjectFile, after: Entry): SubjectFile {
  const entries = Object.values(file.entries)
    .flat()
    .map(entry => (entry.id === after.id ? after : entry))
  return fileOf(file.id, entries, file.places, file.subject, file.terms)
}
