import { sql } from 'kysely'
import { improvementKinds } from '../../practice/improvement/kinds.ts'
import { riskKinds } from '../../practice/risk/kinds.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Action, Role } from '../../spine/access/roles.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Grants, Store, Tx } from '../../spine/store/store.ts'
import { trustFileIfAny } from '../duties/trust-file.ts'
import { kinds, rulebook } from '../rulebook.ts'

const SYSTEM = { author: 'system', sight: 'files' } as const

/** The kinds of entry that the registers keep in the trust's own file. */
export const REGISTER_KINDS: ReadonlySet<string> = new Set([...riskKinds, ...improvementKinds].map(kind => kind.name))

// Whoever reads the registers sees nothing else of the trust's own file.
const OTHERS = [...kinds.keys()].filter(kind => !REGISTER_KINDS.has(kind))

/** The trust's own file by its id; undefined while nothing is written in it. */
export function trustFileId(store: Store): Promise<string | undefined> {
  return store.within(SYSTEM, tx => trustFileIfAny(tx, store.authority))
}

/** Leave to touch the registers in the trust's own file and nothing besides; to write only the kinds that are named. */
export function grantsFor(viewer: Viewer, subject: string, writes: readonly string[] = []): Grants {
  return {
    author: viewer.id,
    sight: 'files',
    subjects: [subject],
    hidden: OTHERS,
    unwritable: [...REGISTER_KINDS].filter(kind => !writes.includes(kind)),
  }
}

/** What the registers hold, for a reader who may do `action`; an empty file while nothing is written. */
export async function registersFor(store: Store, viewer: Viewer, action: Action): Promise<SubjectFile> {
  permit(viewer, action)
  const subject = await trustFileId(store)
  if (subject === undefined) return fileOf('', [], {}, 'trust')
  return store.within(grantsFor(viewer, subject), tx => readRegisters(tx, store.authority, subject))
}

/** The registers in the trust's own file, in a transaction that may see them. */
export async function readRegisters(tx: Tx, authority: number, subject: string): Promise<SubjectFile> {
  const files = await readFiles(tx, authority, rulebook, [subject], undefined, REGISTER_KINDS)
  return files.get(subject) as SubjectFile
}

/** Whether someone reads the registers in full, and not only what is for the board. */
export function readsInFull(viewer: Viewer): boolean {
  return decide(viewer, 'plans.read').allow
}

/** Someone with an account, as registers name them. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly role: string
}

/** Whoever may own what stands in the registers, for choosing an owner: of those with an open account, never how they sign in. */
export async function possibleOwners(store: Store): Promise<readonly Colleague[]> {
  return store.within({ author: 'system', sight: 'none' }, async tx => {
    const found = await sql<Colleague>`select id, name, role from colleagues() order by name, id`.execute(tx)
    return found.rows.filter(({ id, role }) => decide({ id, role: role as Role }, 'plans.own').allow)
  })
}

/** What people are called by their accounts' ids, also those whose accounts are closed. */
export async function namesFor(store: Store, ids: readonly string[]): Promise<(id: string) => string> {
  const wanted = [...new Set(ids)]
  const found = await store.within({ author: 'system', sight: 'none' }, tx =>
    sql<{ actor: string; name: string }>`select actor, name from names_of(${wanted}::text[])`.execute(tx),
  )
  const names = new Map(found.rows.map(({ actor, name }) => [actor, name]))
  return id => names.get(id) ?? 'Somebody no longer here'
}
