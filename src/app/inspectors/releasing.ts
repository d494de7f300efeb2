import { sql } from 'kysely'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import type { InspectorsService } from '../../spine/web/services.ts'
import { throughGate } from '../files/gate.ts'

const WHY_LEAST = 10
const WHY_MOST = 2000

/** Letting an inspection see a restricted file, and no longer: by somebody named for it, each file by itself. */
export function releasing(store: Store): Pick<InspectorsService, 'release' | 'takeBack'> {
  return {
    release: async (viewer, id, child, why) => {
      permit(viewer, 'inspections.follow')
      if (!isId(id)) return undefined
      const said = why.trim()
      if (said.length < WHY_LEAST || said.length > WHY_MOST) return 'why'
      const subject = await fileMeant(store, viewer, child)
      if (subject === undefined) return 'child'
      const details = { route: '/inspectors/:id/release', about: `inspection:${id}` }
      const done = await throughGate(store, viewer, 'restrictions.manage', subject, details, async (tx, opened) => {
        const released = await sql<{ done: boolean }>`
          select release_to_inspection(${newId()}::uuid, ${id}::uuid, ${opened.id}::uuid, ${said}) as done`.execute(tx)
        return released.rows[0]?.done === true
      })
      return done.is === 'open' && done.value ? 'done' : 'child'
    },

    takeBack: async (viewer, id, child) => {
      permit(viewer, 'inspections.follow')
      if (!isId(id)) return false
      const details = { route: '/inspectors/:id/take-back', about: `inspection:${id}` }
      const done = await throughGate(store, viewer, 'restrictions.manage', child, details, async (tx, opened) => {
        const taken = await sql<{ done: boolean }>`
          select take_back_release(${id}::uuid, ${opened.id}::uuid) as done`.execute(tx)
        return taken.rows[0]?.done === true
      })
      return done.is === 'open' && done.value
    },
  }
}

// By the address of the child's page, its id or the council's number, as whoever releases it has it at hand.
async function fileMeant(store: Store, viewer: Viewer, typed: string): Promise<string | undefined> {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed)?.[0]
  if (id !== undefined) return id.toLowerCase()
  const { grants } = permit(viewer, 'restrictions.manage')
  const found = await store.within(grants, tx =>
    sql<{
      subject: string
    }>`select subject from standing where authority = ${store.authority} and number = ${typed.trim()}
      limit 2`.execute(tx),
  )
  return found.rows.length === 1 ? found.rows[0]?.subject : undefined
}
