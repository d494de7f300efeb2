import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'

/** An event as it is hashed: text, with its time to the microsecond in UTC. */
export interface SealedEvent {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly session: string | null
  readonly action: string
  readonly allowed: boolean
  readonly subjects: readonly string[]
  readonly route: string | null
  readonly purpose: string | null
  readonly about: string | null
}

/** What a seal says of itself, all of it hashed. Times to the microsecond in UTC. */
export interface SealHead {
  readonly authority: number
  readonly sequence: number
  readonly fromAt: string
  readonly toAt: string
  readonly count: number
  readonly sealedAt: string
}

/** The previous hash of the first seal. */
export const BEGINNING: Buffer = Buffer.alloc(32)

// The first line tells any later way of hashing apart.
const FORM = 'alongside audit 1'

/**
 * SHA-256 over the previous hash, the seal's own fields and its events in order, each a line of JSON with its fields in
 * a fixed order, so that no two different chains can be written as the same bytes.
 */
export function sealHash(previous: Uint8Array, head: SealHead, events: readonly SealedEvent[]): Buffer {
  const hash = createHash('sha256').update(`${FORM}\n`).update(previous)
  hash.update(
    `\n${JSON.stringify([head.authority, head.sequence, head.fromAt, head.toAt, head.count, head.sealedAt])}\n`,
  )
  for (const each of events) {
    const { id, at, actor, session, action, allowed, subjects, route, purpose, about } = each
    hash.update(`${JSON.stringify([id, at, actor, session, action, allowed, subjects, route, purpose, about])}\n`)
  }
  return hash.digest()
}

const MICROSECONDS = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

/** A time column as it is hashed. */
export function exactly(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', ${sql.lit(MICROSECONDS)})`
}

/** The columns of an event as it is hashed, but for its time. */
export const EVENT_COLUMNS = [
  'audit_event.id',
  'audit_event.actor',
  'audit_event.session',
  'audit_event.action',
  'audit_event.allowed',
  'audit_event.subjects',
  'audit_event.route',
  'audit_event.purpose',
  'audit_event.about',
] as const

/** The events of these ids that happened between two times, in no order. */
export async function readEvents(
  tx: Tx,
  authority: number,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<SealedEvent[]> {
  return tx
    .selectFrom('audit_event')
    .select([
      'id',
      'actor',
      'session',
      'action',
      'allowed',
      'subjects',
      'route',
      'purpose',
      'about',
      exactly('at').as('at'),
    ])
    .where('authority', '=', authority)
    .where('at', '>=', from)
    .where('at', '<=', to)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}
