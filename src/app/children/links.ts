import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { RecordLink } from '../../spine/web/services.ts'
import type { ChildOnFile } from './on-file.ts'

/** Where an entry of a child's file has its page. */
export function entryHref(child: Pick<ChildOnFile, 'id'>, entry: { readonly id: string }): string {
  return `/children/${child.id}/entries/${entry.id}`
}

/** Where recording begins: the list of what can be recorded, or one kind's form. */
export function recordHref(child: Pick<ChildOnFile, 'id'>, kind?: AnyKind): string {
  return kind ? `/children/${child.id}/record/${kind.name}` : `/children/${child.id}/record`
}

/** The kind's form, where it is recorded by hand and this reader may; undefined where not. */
export function recordLink(child: ChildOnFile, kind: AnyKind | undefined): RecordLink | undefined {
  return kind && mayRecord(child, kind) ? { text: kind.title, href: recordHref(child, kind) } : undefined
}

/** Whether this reader may record this kind by hand, now. */
export function mayRecord(child: ChildOnFile, kind: AnyKind): boolean {
  return kind.form !== undefined && child.writes.has(kind.section)
}
