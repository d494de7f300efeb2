import { recordRead, recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { judge } from '../files/gate.ts'
import { tiesTo } from '../files/ties.ts'
import type { Register } from './register.ts'

/**
 * The file of a register that is kept on people's files, where whoever asks may do this to it: undefined where there is none,
 * where it may not be known of, or where it is beyond their reach, which is audited. Throws AccessRefused where the role may not.
 */
export async function personFor(
  store: Store,
  viewer: Viewer,
  action: Action,
  id: string | undefined,
): Promise<string | undefined> {
  permit(viewer, action)
  if (id === undefined || !isId(id)) return undefined
  const ties = (await tiesTo(store, viewer, [id])).get(id)
  if (judge(viewer, action, ties).is === 'open') return ties?.file
  await recordRead(store, viewer, action, [id], { allowed: false })
  return undefined
}

/** Keeps, with the work, that a person's file was read or written through a register; of the trust's own file nothing is kept. */
export async function keepLook(
  tx: Tx,
  authority: number,
  viewer: Viewer,
  register: Register,
  subject: string,
  about: string,
): Promise<void> {
  if (register.of !== 'person') return
  await recordWithin(tx, authority, viewer, register.may.write, [subject], { about })
}
