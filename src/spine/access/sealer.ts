import { sql } from 'kysely'
import type { Store, Tx } from '../store/store.ts'
import { BEGINNING, EVENT_COLUMNS, exactly, sealHash } from './audit-chain.ts'

/** The end of the chain: what a copy kept on another machine needs. */
export interface SealedTo {
  readonly sequence: number
  /** Lower-case hexadecimal SHA-256. */
  readonly hash: string
  readonly count: number
}

export interface SealerOptions {
  /** Milliseconds between passes; a second unless said. */
  readonly every?: number
  /** Told of each seal, to copy it off the machine. */
  readonly onSeal?: (seal: SealedTo) => void
  /** Told when a pass fails; the next is tried all the same. */
  readonly onError?: (error: unknown) => void
}

export interface Sealer {
  /** Seals what is left, and ends. */
  readonly stop: () => Promise<void>
}

/** The most events in one seal. */
const MOST = 2000
/** Months of partitions kept ready. */
const AHEAD = 3
const HOURS_6 = 6 * 3600 * 1000

/**
 * Seals the audit of the store's authority again and again until stopped, and keeps the months ahead ready. Any number
 * of processes may run one: each pass takes an advisory lock, and a pass that finds it taken does nothing.
 */
export function startSealer(store: Store, options: SealerOptions = {}): Sealer {
  const every = options.every ?? 1000
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let sincePartitions = HOURS_6
  const pass = async (): Promise<void> => {
    try {
      if (sincePartitions >= HOURS_6) {
        await makePartitions(store)
        sincePartitions = 0
      }
      sincePartitions += every
      for (const seal of await sealNow(store)) options.onSeal?.(seal)
    } catch (error) {
      options.onError?.(error)
    }
  }
  const next = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = pass().then(next)
    }, every)
    timer.unref()
  }
  let running = pass().then(next)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      await pass()
    },
  }
}

/** Seals every event that is committed and not yet sealed. Answers the seals made; none when another is sealing. */
export async function sealNow(store: Store): Promise<readonly SealedTo[]> {
  const made: SealedTo[] = []
  for (;;) {
    const seal = await store.asOwner(tx => sealSome(tx, store.authority))
    if (!seal) return made
    made.push(seal)
    if (seal.count < MOST) return made
  }
}

/** Makes this month's partition and those of the months ahead, where they are missing. Answers how many were made. */
export async function makePartitions(store: Store, ahead: number = AHEAD): Promise<number> {
  const made = await store.asOwner(tx =>
    sql<{ made: number }>`select make_audit_partitions(${ahead}::int) as made`.execute(tx),
  )
  return made.rows[0]?.made ?? 0
}

async function sealSome(tx: Tx, authority: number): Promise<SealedTo | undefined> {
  const lock = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('alongside audit sealer'), ${authority}::int) as mine`.execute(tx)
  if (!lock.rows[0]?.mine) return undefined
  // An event deleted before it was sealed stays pending, so that verifying can tell of it.
  const events = await tx
    .selectFrom('audit_pending')
    .innerJoin('audit_event', join =>
      join
        .onRef('audit_event.authority', '=', 'audit_pending.authority')
        .onRef('audit_event.at', '=', 'audit_pending.at')
        .onRef('audit_event.id', '=', 'audit_pending.id'),
    )
    .select(EVENT_COLUMNS)
    .select(exactly('audit_event.at').as('at'))
    .where('audit_pending.authority', '=', authority)
    .orderBy('audit_pending.at')
    .orderBy('audit_pending.id')
    .limit(MOST)
    .execute()
  const first = events[0]
  const last = events.at(-1)
  if (!first || !last) return undefined
  const before = await tx
    .selectFrom('audit_seal')
    .select(['sequence', 'hash'])
    .where('authority', '=', authority)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const now = await sql<{ at: string }>`
    select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`.execute(tx)
  const head = {
    authority,
    sequence: (before?.sequence ?? 0) + 1,
    fromAt: first.at,
    toAt: last.at,
    count: events.length,
    sealedAt: (now.rows[0] as { at: string }).at,
  }
  const previous = before?.hash ?? BEGINNING
  const hash = sealHash(previous, head, events)
  const sealed = events.map(event => event.id)
  await tx
    .insertInto('audit_seal')
    .values({
      authority,
      sequence: head.sequence,
      from_at: head.fromAt,
      to_at: head.toAt,
      events: sealed,
      count: head.count,
      hash,
      previous_hash: previous,
      sealed_at: head.sealedAt,
    })
    .execute()
  await tx
    .deleteFrom('audit_pending')
    .where('authority', '=', authority)
    .where('id', '=', sql<string>`any(${sealed}::uuid[])`)
    .execute()
  return { sequence: head.sequence, hash: hash.toString('hex'), count: head.count }
}
