import { sql } from 'kysely'
import { z } from 'zod'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Action, Role } from '../../spine/access/roles.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Grants, Store, Tx } from '../../spine/store/store.ts'
import type { Choice } from '../../spine/web/services.ts'
import { trustFileIfAny } from '../duties/trust-file.ts'
import { kinds, rulebook } from '../rulebook.ts'
import type { Register } from './register.ts'

const SYSTEM = { author: 'system', sight: 'files' } as const

/** The trust's own file by its id; undefined while nothing is written in it. */
export function trustFileId(store: Store): Promise<string | undefined> {
  return store.within(SYSTEM, tx => trustFileIfAny(tx, store.authority))
}

/** Leave to touch one register in the trust's own file and nothing besides; to write only the kinds that are named. */
export function grantsFor(register: Register, viewer: Viewer, subject: string, writes: readonly string[] = []): Grants {
  const seen = kindsSeen(register)
  return {
    author: viewer.id,
    sight: 'files',
    subjects: [subject],
    hidden: [...kinds.keys()].filter(kind => !seen.has(kind)),
    unwritable: [...seen].filter(kind => !writes.includes(kind)),
  }
}

/** What a register holds, for a reader who may do `action`; an empty file while nothing is written. */
export async function registerFor(
  store: Store,
  register: Register,
  viewer: Viewer,
  action: Action,
): Promise<SubjectFile> {
  permit(viewer, action)
  const subject = await trustFileId(store)
  if (subject === undefined) return fileOf('', [], {}, 'trust')
  return store.within(grantsFor(register, viewer, subject), tx => readRegister(tx, store.authority, register, subject))
}

/** A register in the trust's own file, in a transaction that may see it. */
export async function readRegister(
  tx: Tx,
  authority: number,
  register: Register,
  subject: string,
): Promise<SubjectFile> {
  const files = await readFiles(tx, authority, rulebook, [subject], undefined, kindsSeen(register))
  return files.get(subject) as SubjectFile
}

/** Whether someone reads a register in full, and not only what of it is for the board. */
export function readsInFull(register: Register, viewer: Viewer): boolean {
  return decide(viewer, register.may.read).allow
}

function kindsSeen({ kinds: own, sees = [] }: Register): ReadonlySet<string> {
  return new Set([...own, ...sees].map(kind => kind.name))
}

/** Someone with an account, as registers name them. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly role: string
}

/** Whoever may own what stands in a register, for choosing an owner: of those with an open account, never how they sign in. */
export async function possibleOwners(store: Store, { may }: Register): Promise<readonly Colleague[]> {
  return store.within({ author: 'system', sight: 'none' }, async tx => {
    const found = await sql<Colleague>`select id, name, role from colleagues() order by name, id`.execute(tx)
    return found.rows.filter(({ id, role }) => decide({ id, role: role as Role }, may.own ?? may.write).allow)
  })
}

/** What else an entry of a register may name: the trust's councils and teams, and the files of its workers. */
export type Lists = Readonly<Record<string, readonly Choice[]>>

/** The lists that the kinds of a register choose from, and none that they do not. */
export async function listsFor(store: Store, { kinds: own }: Register): Promise<Lists> {
  const wanted = new Set(own.flatMap(kind => Object.values(kind.schema.shape).map(listedIn)))
  return store.within({ author: 'system', sight: 'lists' }, async tx => ({
    council: wanted.has('council') ? await councilChoices(tx, store.authority) : [],
    team: wanted.has('team') ? await teamChoices(tx, store.authority) : [],
    worker: wanted.has('worker') ? await workerChoices(tx, store.authority) : [],
  }))
}

async function councilChoices(tx: Tx, authority: number): Promise<readonly Choice[]> {
  const found = await sql<Choice>`
    select code as value, name as text from council where authority = ${authority} order by code`.execute(tx)
  return found.rows
}

async function teamChoices(tx: Tx, authority: number): Promise<readonly Choice[]> {
  const found = await sql<Choice>`
    select id as value, name as text from team where authority = ${authority} and closed_at is null order by name`.execute(
    tx,
  )
  return found.rows
}

async function workerChoices(tx: Tx, authority: number): Promise<readonly Choice[]> {
  const found = await sql<Choice>`
    select subject as value, name || coalesce(' (' || number || ')', '') as text from worker_standing
    where authority = ${authority} and name is not null order by name, subject`.execute(tx)
  return found.rows
}

function listedIn(field: z.ZodType): string | undefined {
  return (z.globalRegistry.get(field) as { readonly listed?: string } | undefined)?.listed
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
