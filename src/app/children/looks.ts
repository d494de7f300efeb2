import { sql } from 'kysely'
import { ROLE_TITLES, type Role } from '../../spine/access/roles.ts'
import type { Store } from '../../spine/store/store.ts'
import type { Look } from '../../spine/web/services.ts'

const LOOKS_SHOWN = 20

/** Someone who uses the system, as others may know them. */
export interface Person {
  readonly name: string
  readonly role: string
}

const WHY: Readonly<Record<string, string>> = {
  open: 'Opened the record',
  'known-before': 'Looked at the record as it was known before',
  'reason-given': 'Opened the record and gave a reason',
}

/**
 * Who last opened a child's record, newest first. Whoever may open it may see who else has, which the audit's own rules
 * do not let them: the caller must have decided that this viewer may open this child, as this reads as the owner.
 */
export function looksAt(store: Store, subject: string): Promise<readonly Look[]> {
  return store.asOwner(async tx => {
    const found = await sql<{
      actor: string
      at: string
      purpose: string | null
      name: string | null
      role: string | null
    }>`
      select e.actor, e.at, e.purpose, u.name, u.role
      from (select actor, at, purpose from audit_event
        where authority = ${store.authority} and action = 'child.read' and allowed and subjects @> array[${subject}::uuid]
        order by at desc limit ${LOOKS_SHOWN}) as e
      left join app_user u on u.authority = ${store.authority} and u.id::text = e.actor order by e.at desc`.execute(tx)
    return found.rows.map(row => {
      const { name, role } = personFrom(row)
      return { who: name, role, at: row.at, why: WHY[row.purpose ?? 'open'] ?? 'Opened the record' }
    })
  })
}

/** The names of those who did something, by their ids as the ledger keeps them. Reads as the owner: names and roles alone. */
export async function peopleNamed(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return store.asOwner(async tx => {
    const rows = await sql<{ actor: string; name: string | null; role: string | null }>`
      select w.actor, u.name, u.role from unnest(${wanted}::text[]) as w(actor)
      left join app_user u on u.authority = ${store.authority} and u.id::text = w.actor`.execute(tx)
    return new Map(rows.rows.map(row => [row.actor, personFrom(row)]))
  })
}

function personFrom(row: {
  readonly actor: string
  readonly name: string | null
  readonly role: string | null
}): Person {
  if (row.name !== null) return { name: row.name, role: ROLE_TITLES[row.role as Role] ?? row.role ?? '' }
  const task = row.actor === 'command-line' ? 'The command line' : 'The system'
  return { name: task, role: ROLE_TITLES.system }
}
