import { type Selectable, sql } from 'kysely'
import type { Store, Tx } from '../store/store.ts'
import type { AuditSealTable } from '../store/tables.ts'
import { BEGINNING, type SealedEvent, exactly, readEvents, sealHash } from './audit-chain.ts'

/** What is wrong with the first seal that does not hold. */
export type BrokenBecause =
  /** An earlier seal is gone. */
  | 'seal-missing'
  /** It does not follow from the seal before it. */
  | 'not-next'
  /** Events it sealed are gone: `events` are their ids. */
  | 'events-missing'
  /** Another event has the id of one it sealed. */
  | 'events-doubled'
  /** An event it sealed, or the seal itself, is not as it was. */
  | 'changed'
  /** The chain ends before, or differs from, a seal that was noted elsewhere. */
  | 'not-as-noted'

/** What checking the whole chain found. */
export interface AuditVerification {
  readonly whole: boolean
  /** Seals that hold, and the events in them, up to the first that does not. */
  readonly seals: number
  readonly events: number
  /** The last seal that holds: note it elsewhere, to be asked about later. */
  readonly head?: { readonly sequence: number; readonly hash: string }
  readonly broken?: { readonly sequence: number; readonly because: BrokenBecause; readonly events: readonly string[] }
  /** Events that no seal covers. A few of the last seconds are to be expected; older ones mean that the sealer does not run. */
  readonly unsealed: { readonly count: number; readonly oldest?: string }
  /** Events that were deleted before they were sealed. */
  readonly lostBeforeSealing: readonly string[]
}

/** A seal noted on another machine. */
export interface Noted {
  readonly sequence: number
  readonly hash: string
}

/** Seals read at once. */
const AT_ONCE = 100

type SealRow = Omit<Selectable<AuditSealTable>, 'authority'>

/**
 * Checks every link of the audit's chain from the first, and stops at the first that is broken. A chain cannot show that
 * its own end was cut off: give a seal `noted` on another machine to be told of that.
 */
export async function verifyAudit(store: Store, noted?: Noted): Promise<AuditVerification> {
  return store.asOwner(async tx => {
    const chain = await checkChain(tx, store.authority, noted)
    const loose = await unsealed(tx, store.authority)
    return { whole: chain.broken === undefined && loose.lostBeforeSealing.length === 0, ...chain, ...loose }
  })
}

type Chain = Pick<AuditVerification, 'seals' | 'events' | 'head' | 'broken'>

async function checkChain(tx: Tx, authority: number, noted: Noted | undefined): Promise<Chain> {
  let sequence = 0
  let previous: Uint8Array = BEGINNING
  let events = 0
  let notedHeld = noted === undefined
  const so = (broken?: Chain['broken']): Chain => ({
    seals: sequence,
    events,
    ...(sequence > 0 ? { head: { sequence, hash: Buffer.from(previous).toString('hex') } } : {}),
    ...(broken ? { broken } : {}),
  })
  for (;;) {
    const seals = await readSeals(tx, authority, sequence)
    if (seals.length === 0) break
    const byId = await eventsOf(tx, authority, seals)
    for (const seal of seals) {
      const fault = faultOf(authority, seal, sequence, previous, byId)
      if (fault) return so({ sequence: seal.sequence, ...fault })
      sequence = seal.sequence
      previous = seal.hash
      events += seal.count
      if (noted?.sequence === sequence) {
        if (seal.hash.toString('hex') !== noted.hash.toLowerCase())
          return so({ sequence, because: 'not-as-noted', events: [] })
        notedHeld = true
      }
    }
  }
  return notedHeld || !noted ? so() : so({ sequence: noted.sequence, because: 'not-as-noted', events: [] })
}

type Events = ReadonlyMap<string, readonly SealedEvent[]>

function faultOf(
  authority: number,
  seal: SealRow,
  before: number,
  previous: Uint8Array,
  byId: Events,
): { readonly because: BrokenBecause; readonly events: readonly string[] } | undefined {
  if (seal.sequence !== before + 1) return { because: 'seal-missing', events: [] }
  if (!seal.previous_hash.equals(previous)) return { because: 'not-next', events: [] }
  const missing = seal.events.filter(id => !byId.has(id))
  if (missing.length > 0) return { because: 'events-missing', events: missing }
  const twice = seal.events.filter(id => byId.get(id)?.length !== 1)
  if (twice.length > 0) return { because: 'events-doubled', events: twice }
  const head = {
    authority,
    sequence: seal.sequence,
    fromAt: seal.from_at,
    toAt: seal.to_at,
    count: seal.count,
    sealedAt: seal.sealed_at,
  }
  const hash = sealHash(
    previous,
    head,
    seal.events.flatMap(id => byId.get(id) ?? []),
  )
  return hash.equals(seal.hash) ? undefined : { because: 'changed', events: [] }
}

function readSeals(tx: Tx, authority: number, after: number): Promise<SealRow[]> {
  return tx
    .selectFrom('audit_seal')
    .select(['sequence', 'events', 'count', 'hash', 'previous_hash'])
    .select([exactly('from_at').as('from_at'), exactly('to_at').as('to_at'), exactly('sealed_at').as('sealed_at')])
    .where('authority', '=', authority)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(AT_ONCE)
    .execute()
}

async function eventsOf(tx: Tx, authority: number, seals: readonly SealRow[]): Promise<Events> {
  const from = seals.map(seal => seal.from_at).reduce((a, b) => (a < b ? a : b))
  const to = seals.map(seal => seal.to_at).reduce((a, b) => (a > b ? a : b))
  const events = await readEvents(
    tx,
    authority,
    seals.flatMap(seal => seal.events),
    from,
    to,
  )
  const byId = new Map<string, SealedEvent[]>()
  for (const event of events) byId.set(event.id, [...(byId.get(event.id) ?? []), event])
  return byId
}

async function unsealed(tx: Tx, authority: number): Promise<Pick<AuditVerification, 'unsealed' | 'lostBeforeSealing'>> {
  const loose = await sql<{ count: number; oldest: string | null }>`
    select count(*)::int as count, min(at) as oldest from audit_event e
    where authority = ${authority}
      and not exists (
        select from (select from_at, to_at, unnest(events) as id from audit_seal where authority = ${authority}) s
        where s.id = e.id and e.at between s.from_at and s.to_at)`.execute(tx)
  const lost = await sql<{ id: string }>`
    select id from audit_pending p where authority = ${authority}
      and not exists (select from audit_event e where e.authority = p.authority and e.at = p.at and e.id = p.id)
    order by id limit 1000`.execute(tx)
  const { count, oldest } = loose.rows[0] ?? { count: 0, oldest: null }
  return {
    unsealed: { count, ...(oldest === null ? {} : { oldest }) },
    lostBeforeSealing: lost.rows.map(row => row.id),
  }
}
