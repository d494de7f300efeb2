import { auditModeration, practiceAudit } from '../../practice/audits/kinds.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { type Action, SECTIONS_OF } from '../../spine/access/roles.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Rulebook } from '../../spine/ledger/rulebook.ts'
import type { Store } from '../../spine/store/store.ts'
import type { DraftOf } from '../../spine/recording/drafts.ts'
import { type Form, formOf } from '../../spine/web/forms/model.ts'
import type { FormAsk } from '../../spine/web/services.ts'

/** Whether a role reads the part of the file a kind belongs to. */
export function mayRead(viewer: Viewer, kind: AnyKind): boolean {
  return SECTIONS_OF[viewer.role].read.includes(kind.section)
}

/** Kinds that only those write who may do more than write in that part of the file. */
const ASKS_MORE: Readonly<Record<string, Action>> = {
  [practiceAudit.name]: 'audits.do',
  [auditModeration.name]: 'audits.moderate',
}

/** Whether a role writes entries of a kind by hand. */
export function mayWrite(viewer: Viewer, kind: AnyKind): boolean {
  const more = ASKS_MORE[kind.name]
  return (
    mayRead(viewer, kind) &&
    SECTIONS_OF[viewer.role].write.includes(kind.section) &&
    (more === undefined || decide(viewer, more).allow)
  )
}

/** A kind's form for whoever asks: undefined where there is none, or where the role may not know of that part of the file. */
export function formFor(rulebook: Rulebook, viewer: Viewer, name: string): Form | undefined {
  const kind = rulebook.kinds.get(name)
  return kind && kind.subject === 'person' && mayRead(viewer, kind) ? formOf(kind) : undefined
}

/** Refuses, and keeps that it was asked, where a role reads a part of the file and does not write it. Throws AccessRefused. */
export async function refuseUnlessWritable(store: Store, viewer: Viewer, id: string, kind: AnyKind): Promise<void> {
  if (mayWrite(viewer, kind)) return
  if (isId(id)) await recordRead(store, viewer, 'child.write', [id], { about: kind.name, allowed: false })
  throw new AccessRefused('child.write', 'role-may-not')
}

/** The one draft that a form is kept in. */
export function draftFor(id: string, kind: string, ask: FormAsk): DraftOf {
  return { subject: id, kind, doing: ask.doing, ...(ask.doing === 'record' ? {} : { entry: ask.entry }) }
}

/** Where a form has its page. */
export function hrefOf({ subject, kind, doing, entry }: DraftOf): string {
  if (doing === 'record') return `/children/${subject}/record/${kind}`
  return `/children/${subject}/entries/${entry}/${doing === 'correct' ? 'edit' : doing}`
}
