import { sql } from 'kysely'
import { foundBy } from '../../practice/people/found-by.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'

/** For tests: a person to be found. */
export interface ToFind {
  readonly given: string
  readonly family: string
  readonly born?: string
  readonly number?: string
}

/** For tests of finding many: their rows alone, as their files would leave them, with no files behind. Answers their ids. */
export async function standAlone(store: Store, people: readonly ToFind[]): Promise<readonly string[]> {
  const { authority } = store
  const ids = people.map(() => newId())
  const standing = people.map(({ given, family, born, number }, at) => ({
    subject: ids[at],
    name: `${given} ${family}`,
    sorted: `${family}, ${given}`.toLowerCase(),
    born: born ?? null,
    number: number ?? null,
  }))
  const rows = people.flatMap(({ given, family, number }, at) => {
    const entry = (kind: string, body: Record<string, unknown>) => ({ id: newId(), kind, start: null, end: null, body })
    const id = ids[at] as string
    const entries = [entry('name', { given, family })]
    if (number) entries.push(entry('identifier', { scheme: 'council', value: number }))
    return foundBy(fileOf(id, entries)).map(row => ({ subject: id, ...row }))
  })
  await store.asOwner(async tx => {
    await sql`insert into subject select ${authority}, s.subject, 'person' from json_to_recordset(${JSON.stringify(standing)}::json) as s(subject uuid)`.execute(
      tx,
    )
    await sql`insert into standing (authority, subject, rules, name, sorted_name, born, number, council)
      select ${authority}, subject, 'test', name, sorted, born, number, 'north'
      from json_to_recordset(${JSON.stringify(standing)}::json) as s(subject uuid, name text, sorted text, born date, number text)`.execute(
      tx,
    )
    await sql`insert into person_name (authority, subject, kind, what, written, word, sounds, fuller)
      select ${authority}, subject, kind, what, written, word, sounds, fuller from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(subject uuid, kind text, what text, written text, word text, sounds text[], fuller text[])`.execute(tx)
  })
  return ids
}
