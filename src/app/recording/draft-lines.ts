import type { Viewer } from '../../spine/access/decide.ts'
import type { Rulebook } from '../../spine/ledger/rulebook.ts'
import type { Store } from '../../spine/store/store.ts'
import { draftsOf } from '../../spine/recording/drafts.ts'
import type { DraftLine } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { reachOf } from '../files/gate.ts'
import { hrefOf, mayWrite } from './reach.ts'

/**
 * What someone has begun, newest first: about one child, or all. What is about a child whose file they may no longer
 * write in is kept and not listed.
 */
export async function draftLines(
  store: Store,
  rulebook: Rulebook,
  viewer: Viewer,
  id?: string,
): Promise<readonly DraftLine[]> {
  const drafts = await store.within({ author: viewer.id, sight: 'none' }, tx => draftsOf(tx, store.authority, id))
  if (drafts.length === 0) return []
  const reach = await reachOf(
    store,
    viewer,
    'child.write',
    drafts.map(draft => draft.subject),
  )
  const open = drafts.filter(draft => reach.get(draft.subject) === 'open')
  if (open.length === 0) return []
  const names = await store.within({ author: viewer.id, sight: 'lists' }, tx =>
    tx
      .selectFrom('standing')
      .select(['subject', 'name', 'number'])
      .where('authority', '=', store.authority)
      .where(
        'subject',
        'in',
        open.map(draft => draft.subject),
      )
      .execute(),
  )
  return open.flatMap(draft => {
    const kind = rulebook.kinds.get(draft.kind)
    if (!kind || !mayWrite(viewer, kind)) return []
    const child = names.find(row => row.subject === draft.subject)
    return [
      {
        id: draft.id,
        child: draft.subject,
        called: calledBy(child?.name, child?.number),
        title: kind.title,
        doing: draft.doing,
        href: hrefOf(draft),
        beganAt: draft.beganAt,
        updatedAt: draft.updatedAt,
      },
    ]
  })
}
