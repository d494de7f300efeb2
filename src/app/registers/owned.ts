import { findingEvidence, improvementProgress } from '../../practice/improvement/kinds.ts'
import { riskMitigation, riskReview } from '../../practice/risk/kinds.ts'
import { AccessRefused, type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { RegisterAsk } from '../../spine/web/services.ts'
import { REGISTER_KINDS } from './reading.ts'

/** What an owner keeps up, by its kind: the field that says what it belongs to, and the field of that which names its owner. */
const KEPT_UP: Readonly<Record<string, { readonly of: string; readonly owner: string }>> = {
  [riskReview.name]: { of: 'risk', owner: 'owner' },
  [riskMitigation.name]: { of: 'risk', owner: 'owner' },
  [improvementProgress.name]: { of: 'action', owner: 'lead' },
  [findingEvidence.name]: { of: 'finding', owner: 'owner' },
}

/** The kinds someone may write in the registers at all. Throws AccessRefused where there are none. */
export function writableBy(viewer: Viewer): readonly string[] {
  if (decide(viewer, 'plans.write').allow) return [...REGISTER_KINDS]
  permit(viewer, 'plans.own')
  return Object.keys(KEPT_UP)
}

/**
 * Refuses unless someone may do this to the registers: those who write them may do all of it, and an owner may add to what
 * is theirs and put right or end what they keep up. Taking out what was written in error is for those who write.
 */
export function mayWrite(viewer: Viewer, ask: RegisterAsk, file: SubjectFile): boolean {
  if (decide(viewer, 'plans.write').allow) return true
  if (!decide(viewer, 'plans.own').allow || ask.doing === 'withdraw') return false
  const kept = KEPT_UP[ask.kind]
  if (!kept) return false
  const held = ask.entry === undefined ? undefined : entryIn(file, ask.entry)
  const parent = ask.doing === 'add' ? ask.within?.entry : textOf(held, kept.of)
  const of = parent === undefined ? undefined : entryIn(file, parent)
  return textOf(of, kept.owner) === viewer.id || (held !== undefined && textOf(held, 'owner') === viewer.id)
}

/** `mayWrite`, or AccessRefused. */
export function permitWrite(viewer: Viewer, ask: RegisterAsk, file: SubjectFile): void {
  if (!mayWrite(viewer, ask, file)) throw new AccessRefused('plans.own', 'no-working-link')
}

/** An entry of the registers by its id. */
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
