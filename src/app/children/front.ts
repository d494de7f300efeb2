import type { Asked, ChildDraft, ChildFront } from '../../spine/web/services.ts'
import type { Keeping } from '../duties/file-duties.ts'
import { dueOf, dueShown } from './due.ts'
import { datesFacts } from './facts/dates.ts'
import { legalFacts } from './facts/legal.ts'
import { whereFacts } from './facts/where.ts'
import { whoFacts } from './facts/who.ts'
import { headOf } from './head.ts'
import { mattersOf } from './matters.ts'
import type { ChildOnFile } from './on-file.ts'
import { sayingsOf } from './said.ts'

/** The first page of a child's file. Pure. */
export function frontOf(
  child: ChildOnFile,
  {
    asked,
    keeping,
    drafts,
  }: { readonly asked: Asked; readonly keeping: Keeping; readonly drafts: readonly ChildDraft[] },
): ChildFront {
  const due = dueOf(child, keeping)
  return {
    is: 'open',
    head: headOf(child, asked),
    due: dueShown(due),
    latest: sayingsOf(child)[0],
    matters: mattersOf(child, due),
    drafts,
    who: whoFacts(child),
    ...(child.reads.has('care') ? { where: whereFacts(child), legal: legalFacts(child) } : { where: [], legal: [] }),
    dates: datesFacts(child),
  }
}
