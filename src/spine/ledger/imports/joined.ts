import type { PlainDate } from '../../time/plain-date.ts'
import type { Entry } from '../entry.ts'
import { canonical } from './reconcile.ts'

/** What someone is about to record. */
export type Saying = Pick<Entry, 'kind' | 'start' | 'end'> & { readonly body: Readonly<Record<string, unknown>> }

/** An entry that a return brought and nobody has written in since. */
export type Brought = Saying & { readonly id: string; readonly version: number }

/** A recorded entry written as the next version of one that a return brought. */
export interface Joined {
  readonly entry: string
  readonly seen: number
  readonly end: PlainDate | null
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * What someone records as the next version of the entry in which a return has told of it already: the same kind, begun
 * the same day, and nothing that both say said otherwise. What the return said and the person does not stays. Undefined where no
 * return told of it, told something else, or told of two such: then what is recorded is news, and stands beside. Pure.
 */
export function joinedTo(brought: readonly Brought[], saying: Saying): Joined | undefined {
  const same = brought.filter(
    each =>
      each.kind === saying.kind &&
      each.start !== null &&
      each.start === saying.start &&
      !differ(each.end ?? undefined, saying.end ?? undefined) &&
      Object.entries(saying.body).every(([field, value]) => !differ(each.body[field], value)),
  )
  const [one] = same
  if (one === undefined || same.length > 1) return undefined
  const given = Object.fromEntries(Object.entries(saying.body).filter(([, value]) => value !== undefined))
  return { entry: one.id, seen: one.version, end: saying.end ?? one.end, body: { ...one.body, ...given } }
}

function differ(one: unknown, other: unknown): boolean {
  return one !== undefined && other !== undefined && canonical(one) !== canonical(other)
}
