import { sql } from 'kysely'
import { recordWithin } from '../../spine/access/audit.ts'
import { permit } from '../../spine/access/decide.ts'
import { signsOf } from '../../spine/access/odd-looks.ts'
import { ROLE_TITLES, type Role } from '../../spine/access/roles.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { instantAfter } from '../../spine/time/instants.ts'
import type { LooksService, OddLook } from '../../spine/web/service-guard.ts'
import { calledBy } from '../children/row.ts'
import { withList } from './gate.ts'

const MOST_DAYS = 90
const DAY = 24 * 60

interface LookRow {
  readonly event: string
  readonly at: string
  readonly actor: string
  readonly name: string
  readonly role: string
  readonly subject: string
  readonly called: string | null
  readonly number: string | null
  readonly sorted_name: string | null
  readonly council: string | null
  readonly by_reason: boolean
  readonly same_home: boolean
  readonly checked_by: string | null
  readonly checked_at: string | null
  readonly words: string | null
}

/** The report of odd looks. `now` answers the present instant. */
export function looksService(store: Store, now: () => string): LooksService {
  return {
    odd: (viewer, wanted) =>
      withList(store, viewer, 'looks.read', { route: '/looks', purpose: 'odd' }, async (tx, { council }) => {
        const days = Math.min(MOST_DAYS, Math.max(1, Math.trunc(wanted) || 1))
        const at = now()
        const since = instantAfter(at, -days * DAY)
        // An hour more, so that the first hour is counted whole.
        const found = await sql<LookRow>`select * from looks_between(${instantAfter(since, -60)}::timestamptz,
          ${instantAfter(at, 1)}::timestamptz)`.execute(tx)
        const rows = found.rows.filter(row => council === undefined || row.council === council)
        const signs = signsOf(
          rows.map(row => ({
            at: row.at,
            who: row.actor,
            name: row.name,
            child: row.subject,
            family: familyFrom(row.sorted_name),
            sameHome: row.same_home,
            byReason: row.by_reason,
          })),
        )
        const odd = rows.flatMap((row, index): OddLook[] => {
          const theirs = signs[index] ?? []
          return theirs.length === 0 || row.at < since ? [] : [oddFrom(row, theirs)]
        })
        const looks = rows.filter(row => row.at >= since).length
        return { value: { days, looks, odd }, shown: odd.map(look => look.child.id) }
      }),
    check: async (viewer, event, child, words) => {
      const { grants } = permit(viewer, 'looks.read')
      if (!isId(event) || !isId(child)) return undefined
      const said = words
        .replaceAll(/[^\P{Cc}\n]/gu, ' ')
        .trim()
        .slice(0, 2000)
      if (said.length < 5) return 'words-missing'
      return store.within(grants, async tx => {
        const done = await sql<{ done: boolean }>`
          select look_into(${event}::uuid, ${child}::uuid, ${said}) as done`.execute(tx)
        if (!done.rows[0]?.done) return undefined
        const details = { route: '/looks/check', purpose: 'checked', about: `event:${event}` }
        await recordWithin(tx, store.authority, viewer, 'looks.read', [child], details)
        return 'done'
      })
    },
  }
}

function oddFrom(row: LookRow, signs: OddLook['signs']): OddLook {
  return {
    event: row.event,
    at: row.at,
    who: { id: row.actor, name: row.name, role: ROLE_TITLES[row.role as Role] ?? row.role },
    child: { id: row.subject, called: calledBy(row.called, row.number) },
    signs,
    ...(row.checked_by && row.checked_at
      ? { checked: { by: row.checked_by, at: row.checked_at, words: row.words ?? '' } }
      : {}),
  }
}

// A name as lists are sorted by it: the family's, a comma, the rest.
function familyFrom(sorted: string | null): string | null {
  return sorted?.split(',')[0] ?? null
}
