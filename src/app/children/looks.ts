import { sql } from 'kysely'
import { ROLE_TITLES, type Role } from '../../spine/access/roles.ts'
import { purposeInWords } from '../../spine/access/reasons.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { Look } from '../../spine/web/services.ts'

const LOOKS_SHOWN = 50

/** Someone who uses the system, as others may know them. */
export interface Person {
  readonly name: string
  readonly role: string
  /** A task of the system, or the command line: nobody with a name. */
  readonly task?: true
}

const WHY: Readonly<Record<string, string>> = {
  open: 'Opened the record',
  'known-before': 'Looked at the record as it was known before',
  inspection: 'Opened the record as an inspector',
  'reason-given': 'Opened the record and gave a reason',
  download: 'Saved the story as a file',
  'not-finished': 'Began to open the record: the page failed',
}

/**
 * Who last opened a child's record, newest first, with the reason they gave where they had to give one. Whoever may open
 * it may see who else has, which the audit's own rules do not let them: asked within the transaction that opened it.
 */
export async function looksAt(tx: Tx, subject: string): Promise<readonly Look[]> {
  const found = await sql<{
    actor: string
    at: string
    purpose: string | null
    name: string | null
    role: string | null
  }>`select * from looks_at(${subject}::uuid, ${LOOKS_SHOWN})`.execute(tx)
  const reasons = await sql<{ actor: string; purpose: string; why: string; from: string; until: string }>`
    select user_id::text as actor, purpose, why, given_at as "from", ends_at as "until"
    from reasons_given(${subject}::uuid)`.execute(tx)
  return found.rows.map(row => {
    const { name, role } = personFrom(row)
    const given = reasons.rows.find(each => each.actor === row.actor && each.from <= row.at && row.at < each.until)
    return {
      who: name,
      role,
      at: row.at,
      why: given ? purposeInWords(given.purpose) : (WHY[row.purpose ?? 'open'] ?? 'Opened the record'),
      ...(given ? { reason: given.why } : {}),
    }
  })
}

/** The names of those who did something, by their ids as the ledger keeps them: names and roles alone. */
export function peopleNamed(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  return ids.length === 0
    ? Promise.resolve(new Map())
    : store.within({ author: 'system:names', sight: 'none' }, tx => namesOf(tx, ids))
}

/** The same within a transaction the caller holds. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const found = await sql<{ actor: string; name: string; role: string }>`
    select * from names_of(${wanted}::text[])`.execute(tx)
  const named = new Map(found.rows.map(row => [row.actor, row]))
  return new Map(wanted.map(actor => [actor, personFrom(named.get(actor) ?? { actor, name: null, role: null })]))
}

const TASKS: Readonly<Record<string, string>> = { 'command-line': 'The command line', demo: 'The demonstration' }

function personFrom(row: {
  readonly actor: string
  readonly name: string | null
  readonly role: string | null
}): Person {
  if (row.name !== null) return { name: row.name, role: ROLE_TITLES[row.role as Role] ?? row.role ?? '' }
  return { name: TASKS[row.actor] ?? 'The system', role: ROLE_TITLES.system, task: true }
}
