import { sql } from 'kysely'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import { postcodesIn } from '../../spine/ledger/facts.ts'
import type { Place } from '../../spine/ledger/file.ts'
import { type Known, readRecorded } from '../../spine/ledger/read.ts'
import { termsIn } from '../../spine/ledger/terms.ts'
import type { CouncilTerms } from '../../spine/time/council-terms.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type DutySettings, dutySettingsIn } from '../duties/settings.ts'
import { heldToOf } from '../duties/held-to.ts'
import { kinds, rulebook } from '../rulebook.ts'
import { fieldsOf } from './fields.ts'
import { namesOf } from './looks.ts'
import type { OfInformation } from './on-file.ts'
import type { Origins } from './sources.ts'

/** What a child's pages are made from, as the store holds it. */
export interface HeldChild {
  readonly entries: readonly RecordedEntry[]
  readonly places: Readonly<Record<string, Place>>
  readonly terms: CouncilTerms | undefined
  readonly origins: Origins
  readonly named: ReadonlyMap<string, string>
  readonly heldTo: PlainDate | undefined
  readonly information: OfInformation | undefined
  readonly settings: DutySettings
}

/** Everything one page of a child's file needs, read once, in the transaction that opened it. */
export async function readChild(tx: Tx, authority: number, id: string, known: Known | undefined): Promise<HeldChild> {
  const entries = await readRecorded(tx, authority, rulebook, id, known)
  return {
    entries,
    places: await placesOf(tx, entries),
    terms: await termsIn(tx, authority),
    origins: { imports: await importsOf(tx, authority, entries), people: await namesOf(tx, authorsOf(entries)) },
    named: await namedOf(tx, pointedTo(entries)),
    heldTo: await heldToOf(tx, authority, id, known),
    information: known ? undefined : await informationOn(tx, id),
    settings: await dutySettingsIn(tx, authority),
  }
}

function authorsOf(entries: readonly RecordedEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(entry => (entry.import === null ? [entry.author] : [])))]
}

// The files of workers, carers and homes that entries point to.
function pointedTo(entries: readonly RecordedEntry[]): readonly string[] {
  const ids = new Set<string>()
  for (const entry of entries) {
    const kind = kinds.get(entry.kind)
    if (!kind) continue
    for (const { name, points } of fieldsOf(kind)) {
      if (points !== 'subject') continue
      const value = (entry.body as Readonly<Record<string, unknown>>)[name]
      if (typeof value === 'string') ids.add(value)
    }
  }
  return [...ids]
}

async function namedOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ subject: string; name: string | null }>`
    select subject, name from names_of_files(${[...ids]}::uuid[])`.execute(tx)
  return new Map(found.rows.flatMap(row => (row.name === null ? [] : [[row.subject, row.name] as const])))
}

async function informationOn(tx: Tx, id: string): Promise<OfInformation | undefined> {
  const found = await sql<OfInformation>`
    select asked_on as "askedOn", held from information_on(${id}::uuid)`.execute(tx)
  return found.rows[0]
}

async function placesOf(tx: Tx, entries: readonly RecordedEntry[]): Promise<Readonly<Record<string, Place>>> {
  const wanted = postcodesIn(entries)
  if (wanted.length === 0) return {}
  const rows = await tx
    .selectFrom('postcode')
    .selectAll()
    .where('postcode', 'in', [...wanted])
    .execute()
  return Object.fromEntries(rows.map(({ postcode, ...place }) => [postcode, place]))
}

async function importsOf(tx: Tx, authority: number, entries: readonly RecordedEntry[]): Promise<Origins['imports']> {
  const ids = [...new Set(entries.flatMap(entry => entry.import ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; number: number; source: string }>`
    select id, number, source from import where authority = ${authority} and id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.rows.map(row => [row.id, row]))
}
