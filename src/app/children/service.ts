import { permit } from '../../spine/access/decide.ts'
import { recordRead } from '../../spine/access/audit.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ChildrenService } from '../../spine/web/services.ts'
import { yearsHeld } from '../figures/years-held.ts'
import type { Product } from '../product.ts'
import { CHILDREN_OF_A_PAGE, type Search, countChildren, countTurned18, matchingChildren } from './find.ts'
import { childPages } from './open.ts'
import { rowOf } from './row.ts'

/** Finding and opening children. `today` is asked at the edge, each time: the day it is in England. */
export function childrenService(product: Product, today: () => PlainDate): ChildrenService {
  const { store, councils } = product
  const { authority } = store
  const heldToNow = async (): Promise<PlainDate | undefined> => {
    const last = (await yearsHeld(store)).at(-1)
    return last === undefined ? undefined : (`${last}-03-31` as PlainDate)
  }

  return {
    find: async (viewer, filter) => {
      const { grants, council } = permit(viewer, 'children.list')
      const search: Search = { authority, council, today: today(), heldTo: await heldToNow(), filter }
      const { text, care, age, legal, home, attention } = filter
      const ofTheFigure = care === 'in' && [text, age, legal, home, attention].every(each => each === undefined)
      const found = await store.within(grants, async tx => {
        const { total, choices } = await countChildren(tx, search, councils)
        const pages = Math.max(1, Math.ceil(total / CHILDREN_OF_A_PAGE))
        const page = Math.min(Math.max(1, filter.page ?? 1), pages)
        const rows = total === 0 ? [] : await matchingChildren(tx, search, page)
        return {
          total,
          on: search.today,
          ...(search.heldTo ? { heldTo: search.heldTo } : {}),
          ...(ofTheFigure ? { turned18: await countTurned18(tx, search) } : {}),
          choices,
          page,
          pages,
          rows: rows.map(row => rowOf(row, search.today, councils)),
        }
      })
      const shown = found.rows.map(row => row.id)
      await recordRead(store, viewer, 'children.list', shown, { route: '/children', purpose: 'find' })
      return found
    },

    list: async (viewer, filter) => {
      const { grants, council } = permit(viewer, 'children.list')
      const search: Search = { authority, council, today: today(), heldTo: await heldToNow(), filter }
      const found = await store.within(grants, tx => matchingChildren(tx, search))
      const listed = found.map(row => row.subject)
      await recordRead(store, viewer, 'children.list', listed, { route: '/children/download', purpose: 'download' })
      return found.map(row => rowOf(row, search.today, councils))
    },

    ...childPages(product, today),
  }
}
