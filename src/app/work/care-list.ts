import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { DueItem, WorkChild, WorkPerson } from '../../spine/web/services.ts'
import { type DutySettings, dutySettingsIn } from '../duties/settings.ts'
import { withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { type StandingOfWork, inCare, standingColumns, workChild, workedWith, workerNames } from './children.ts'
import { type DueRowRead, type Told, dueItem, dueOf, toldIn } from './due.ts'
import { filesFor } from './files.ts'
import { grouped } from '../../spine/grouped.ts'

/** A child of a list of those in care, with their social worker and what the list reads of their file. */
export interface Listed {
  readonly row: StandingOfWork
  readonly child: WorkChild
  readonly worker: WorkPerson | null
  /** Only the kinds the list asked for. */
  readonly file: SubjectFile
  /** What is due of the duties the list asked for, soonest first. */
  readonly due: readonly DueItem[]
}

/** A list of children in care, as it was asked for. */
export interface CareList {
  readonly told: Told
  readonly settings: DutySettings
  readonly children: readonly Listed[]
}

/** What a list of children in care reads. */
export interface CareWanted {
  readonly action: Action
  /** For the audit: the route as it is written, and the list that was looked at. */
  readonly route: string
  readonly about: string
  readonly purpose: string
  readonly kinds: readonly AnyKind[]
  readonly duties: readonly string[]
  /** The last day of what is due that is wanted. */
  readonly by: PlainDate
  /** Duties of which those who have left care are listed too, while one is open. */
  readonly andAfterCare?: readonly string[]
}

/** Every child in care within a viewer's reach, with what their files say of some kinds; audited as one list of them. */
export async function careList(
  { store, councils }: Product,
  viewer: Viewer,
  on: PlainDate,
  { action, route, about, purpose, kinds, duties, by, andAfterCare = [] }: CareWanted,
): Promise<CareList> {
  const { authority } = store
  const details = { route, purpose: purpose === 'open' ? 'list-details' : purpose, about }
  const read = await withList(store, viewer, action, details, async (tx, narrowing) => {
    const told = await toldIn(tx, store, on, narrowing)
    const { council, workers } = narrowing
    const left =
      andAfterCare.length === 0
        ? sql``
        : sql`or exists (select from due d where d.authority = s.authority and d.subject = s.subject
            and d.duty = any(${[...andAfterCare]}::text[]) and d.by_on <= ${by})`
    const found = await sql<StandingOfWork>`
      select ${standingColumns(on)} from standing s where s.authority = ${authority} and (${inCare(on)} ${left})
        ${council === undefined ? sql`` : sql`and s.council = ${council}`}
        ${workers === undefined ? sql`` : sql`and ${workedWith(workers)}`}
      order by s.sorted_name nulls last, s.number, s.subject`.execute(tx)
    const ids = found.rows.map(row => row.subject)
    return {
      value: {
        told,
        rows: found.rows,
        due: await dueOf(tx, authority, ids, told, { by, duties }),
        settings: await dutySettingsIn(tx, authority),
        names: await workerNames(
          tx,
          authority,
          found.rows.map(row => row.worker_id),
        ),
      },
      shown: ids,
    }
  })
  const files = await filesFor(
    store,
    viewer,
    read.rows.map(row => row.subject),
    kinds,
  )
  const dueBy = grouped(read.due, row => row.subject)
  return {
    told: read.told,
    settings: read.settings,
    children: read.rows.flatMap((row): readonly Listed[] => {
      const file = files.get(row.subject)
      if (!file) return []
      const child = workChild(row, on, councils)
      return [
        {
          row,
          child,
          file,
          worker: row.worker_id === null ? null : (read.names.get(row.worker_id) ?? null),
          due: itemsFrom(dueBy.get(row.subject) ?? [], child, row, read.told, viewer),
        },
      ]
    }),
  }
}

function itemsFrom(
  rows: readonly DueRowRead[],
  child: WorkChild,
  standing: StandingOfWork,
  told: Told,
  viewer: Viewer,
): readonly DueItem[] {
  return rows.flatMap(row => dueItem(row, child, standing, told, viewer, true) ?? [])
}
