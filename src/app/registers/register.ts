import type { Viewer } from '../../spine/access/decide.ts'
import { AccessRefused, decide, permit } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { RegisterAsk } from '../../spine/web/services.ts'
import type { Beside } from './beside.ts'

/** One register of the trust's own file: what it holds, who may do what with it, and what its entries mean to each other. */
export interface Register {
  readonly name: string
  /** Kept on people's files, one file at a time, by those who may do so whether or not they may open the file; in the trust's own where absent. */
  readonly of?: 'person'
  readonly kinds: readonly AnyKind[]
  /** Kinds of other registers that its entries point at, which whoever reads it may see. */
  readonly sees?: readonly AnyKind[]
  readonly may: {
    /** All of it, with the history of each entry. */
    readonly read: Action
    /** Adding to it, putting it right, closing and taking out what is in it. */
    readonly write: Action
    /** Keeping up what in it is one's own, and being named as an owner. Absent where nobody but the writers writes. */
    readonly own?: Action
  }
  /** What an owner keeps up, by its kind: the field that says what it belongs to, and the field of that which names its owner. */
  readonly keptUp?: Readonly<Record<string, { readonly of: string; readonly owner: string }>>
  /** Kinds that other entries belong to, and mean nothing without: not taken out while any does. */
  readonly holds?: readonly string[]
  /** What is wrong with an entry beside the others, which its own schema cannot tell. Pure. */
  readonly check?: (beside: Beside) => void
  /** The day whose codes a form of a kind offers, where it is not the day it is asked. Pure. */
  readonly codesOn?: (kind: string, file: SubjectFile, within: string | undefined) => PlainDate | undefined
  /** What an entry that may be chosen is called; what its kind says of it where absent. Pure. */
  readonly calls?: (entry: Entry) => string
  /** Whether an entry may still be chosen where another points at it; every one may where absent. */
  readonly offers?: (entry: Entry) => boolean
  /** What may be raised by some who write nothing else in it, by its kind. */
  readonly raised?: Readonly<Record<string, Raised>>
  /** Fields that say what an entry belongs to, by its kind: known from the page it is added on, and never asked again. */
  readonly fixed?: Readonly<Record<string, readonly string[]>>
  /** Whether an entry may be chosen in a form for what that is about: of the same body, of the same meeting. Pure. */
  readonly belongs?: (choosing: Choosing) => boolean
  /** Kinds that may be entered long after their day, of codes that are used no more. */
  readonly undated?: readonly string[]
}

/** What someone may raise who does not write the register: some questions are asked, and the rest is known. All pure. */
export interface Raised {
  readonly action: Action
  readonly asks: readonly string[]
  /** Whether this account may raise it about that entry. */
  readonly may: (file: SubjectFile, account: string, within: string) => boolean
  /** What is known without asking, by field. */
  readonly sets: (file: SubjectFile, account: string, within: string) => Readonly<Record<string, string>>
}

/** A choice offered in a form: what is asked, of which kind of entry, and what that entry belongs to. */
export interface Choosing {
  readonly kind: string
  readonly field: string
  readonly choice: Entry
  /** What the entry is, where it stands already. */
  readonly held: Entry | undefined
  /** What it is added to. */
  readonly within: Entry | undefined
  readonly file: SubjectFile
}

/** What someone who does not write a register may raise in it by this form; undefined where it is not that. */
export function raisedBy(register: Register, viewer: Viewer, { doing, kind }: RegisterAsk): Raised | undefined {
  const raised = register.raised?.[kind]
  return raised && doing === 'add' && !decide(viewer, register.may.write).allow && decide(viewer, raised.action).allow
    ? raised
    : undefined
}

/** The kinds someone may write in a register at all. Throws AccessRefused where there are none. */
export function writableBy(register: Register, viewer: Viewer): readonly string[] {
  const { write, own } = register.may
  if (decide(viewer, write).allow) return register.kinds.map(kind => kind.name)
  const raised = Object.entries(register.raised ?? {}).flatMap(([kind, { action }]) =>
    decide(viewer, action).allow ? [kind] : [],
  )
  if (raised.length === 0) permit(viewer, own ?? write)
  return [...raised, ...(own !== undefined && decide(viewer, own).allow ? Object.keys(register.keptUp ?? {}) : [])]
}

/**
 * Whether someone may do this to a register: those who write it may do all of it, and an owner may add to what is theirs
 * and put right or end what they keep up. Taking out what was written in error is for those who write.
 */
export function mayWrite(register: Register, viewer: Viewer, ask: RegisterAsk, file: SubjectFile): boolean {
  const { write, own } = register.may
  if (decide(viewer, write).allow) return true
  const raised = raisedBy(register, viewer, ask)
  if (raised) return ask.within !== undefined && raised.may(file, viewer.id, ask.within.entry)
  if (own === undefined || !decide(viewer, own).allow || ask.doing === 'withdraw') return false
  const kept = register.keptUp?.[ask.kind]
  if (!kept) return false
  const held = ask.entry === undefined ? undefined : entryIn(file, ask.entry)
  const parent = ask.doing === 'add' ? ask.within?.entry : textOf(held, kept.of)
  const of = parent === undefined ? undefined : entryIn(file, parent)
  return textOf(of, kept.owner) === viewer.id || (held !== undefined && textOf(held, 'owner') === viewer.id)
}

/** `mayWrite`, or AccessRefused. */
export function permitWrite(register: Register, viewer: Viewer, ask: RegisterAsk, file: SubjectFile): void {
  const { write, own } = register.may
  if (!mayWrite(register, viewer, ask, file)) throw new AccessRefused(own ?? write, 'no-working-link')
}

/** An entry of a file by its id. */
export function entryIn(file: SubjectFile, id: string): Entry | undefined {
  for (const list of Object.values(file.entries)) {
    const found = list.find(entry => entry.id === id)
    if (found) return found
  }
  return undefined
}

/** A field of an entry that holds words; undefined where it holds none. */
export function textOf(entry: Entry | undefined, field: string): string | undefined {
  const value = (entry?.body as Readonly<Record<string, unknown>> | undefined)?.[field]
  return typeof value === 'string' ? value : undefined
}
