import { type RawBuilder, sql } from 'kysely'
import { identity } from '../../practice/people/kinds.ts'
import { iroEscalation, iroEscalationStage, periodOfCare, review } from '../../practice/care/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { type PlainDate, addDays, addMonths, dayOfWeek } from '../../spine/time/plain-date.ts'
import type { Tx } from '../../spine/store/store.ts'
import type {
  DueItem,
  ReviewDue,
  ReviewedChild,
  Reviews,
  ReviewsService,
  WorkChild,
  WorkPerson,
} from '../../spine/web/services.ts'
import { type Narrowing, withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { type DutySettings, dutySettingsIn } from '../duties/settings.ts'
import { type StandingOfWork, inCare, standingColumns, workChild, workerNames } from './children.ts'
import { type DueRowRead, type Told, dueItem, dueOf, toldIn } from './due.ts'
import { filesFor } from './files.ts'
import { escalationsOf } from './escalations.ts'
import { followedOf, participationOf, reviewsHeldSince } from './reviews-held.ts'
import { officersOf } from './officers.ts'

/** How many weeks of reviews to come the diary shows. */
const DIARY_WEEKS = 12
/** How many months back what was held is looked at. */
const MONTHS_BACK = 12
const SOON_DAYS = 28

/** The duties that are a review itself, by what the reference calls them. */
export const REVIEWS_DUE: readonly string[] = [
  'cla-review-1',
  'cla-review-2',
  'cla-review-n',
  'cla-review-long-term-foster',
  'short-break-review',
  'adoption-review',
]

/** The reviewing officers' children, reviews and disputes. */
export function reviewsService(product: Product, today: () => PlainDate): ReviewsService {
  return {
    open: (viewer, whose, list, purpose = 'open') => openReviews(product, viewer, today(), whose, list, purpose),
  }
}

/** A child to review for, with who does and who works with them. */
export interface Reviewed {
  readonly row: StandingOfWork
  readonly child: WorkChild
  readonly officer: WorkPerson | null
  readonly worker: WorkPerson | null
}

async function openReviews(
  { store, councils }: Product,
  viewer: Viewer,
  on: PlainDate,
  whose: 'mine' | 'all' | undefined,
  list: string,
  purpose: string,
): Promise<Reviews> {
  const { authority } = store
  const mine = viewer.worker
  const read = await withList(
    store,
    viewer,
    'reviews.read',
    { route: '/reviews', purpose: purpose === 'open' ? 'list-details' : purpose, about: list },
    async (tx, narrowing) => {
      const told = await toldIn(tx, store, on, narrowing)
      const own = mine === undefined ? 0 : await countOwn(tx, authority, mine, narrowing)
      const which = whose ?? (own > 0 ? 'mine' : 'all')
      const rows = await reviewedBy(tx, authority, on, narrowing, which === 'mine' ? (mine ?? null) : undefined)
      const ids = rows.map(row => row.subject)
      const names = await workerNames(
        tx,
        authority,
        rows.flatMap(row => [row.reviewer_id, row.worker_id]),
      )
      const due = await dueOf(tx, authority, ids, told, {
        by: addDays(on, DIARY_WEEKS * 7),
        duties: [...REVIEWS_DUE, 'child-consulted-before-review'],
      })
      return {
        value: {
          told,
          which,
          own,
          due,
          settings: await dutySettingsIn(tx, authority),
          reviewed: rows.map(
            (row): Reviewed => ({
              row,
              child: workChild(row, on, councils),
              officer: row.reviewer_id === null ? null : (names.get(row.reviewer_id) ?? null),
              worker: row.worker_id === null ? null : (names.get(row.worker_id) ?? null),
            }),
          ),
          officers: await officersOf(tx, authority, on, which === 'mine' ? mine : undefined),
        },
        shown: ids,
      }
    },
  )
  const { told, reviewed } = read
  const files = await filesFor(
    store,
    viewer,
    reviewed.map(each => each.child.id),
    [periodOfCare, identity, review, iroEscalation, iroEscalationStage],
  )
  return shownOf(viewer, { ...read, told, files })
}

async function countOwn(tx: Tx, authority: number, worker: string, narrowing: Narrowing): Promise<number> {
  const found = await sql<{ children: number }>`
    select count(*)::int as children from standing s where s.authority = ${authority} and s.reviewer_id = ${worker}
      ${ofCouncil(narrowing)}`.execute(tx)
  return found.rows[0]?.children ?? 0
}

// Children in care, and whoever else an officer reviews for; of one officer, or of everyone within reach.
async function reviewedBy(
  tx: Tx,
  authority: number,
  on: PlainDate,
  narrowing: Narrowing,
  officer: string | null | undefined,
): Promise<readonly StandingOfWork[]> {
  const found = await sql<StandingOfWork>`
    select ${standingColumns(on)} from standing s
    where s.authority = ${authority} ${ofCouncil(narrowing)}
      and ${officer === undefined ? sql`(s.reviewer_id is not null or ${inCare(on)})` : sql`s.reviewer_id = ${officer}`}
      ${narrowing.workers === undefined ? sql`` : sql`and s.reviewer_id = any(${[...narrowing.workers]}::uuid[])`}
    order by s.sorted_name nulls last, s.number, s.subject`.execute(tx)
  return found.rows
}

function ofCouncil({ council }: Narrowing): RawBuilder<unknown> {
  return council === undefined ? sql`` : sql`and s.council = ${council}`
}

function shownOf(
  viewer: Viewer,
  read: {
    readonly told: Told
    readonly which: 'mine' | 'all'
    readonly own: number
    readonly due: readonly DueRowRead[]
    readonly settings: DutySettings
    readonly reviewed: readonly Reviewed[]
    readonly officers: Awaited<ReturnType<typeof officersOf>>
    readonly files: ReadonlyMap<string, SubjectFile>
  },
): Reviews {
  const { told, reviewed, files } = read
  const on = told.today
  const items = itemsOf(viewer, read)
  const diary = items
    .filter(({ item }) => REVIEWS_DUE.includes(item.duty))
    .map(({ item, of }) => reviewDue(item, of, on))
  const held = reviewsHeldSince(reviewed, files, addMonths(on, -MONTHS_BACK), on, read.settings, told)
  const escalations = escalationsOf(reviewed, files, on, read.settings)
  const overdue = diary.filter(item => item.level === 'overdue')
  const soon = diary.filter(item => item.soon)
  const officers = read.officers(reviewed, overdue, soon, escalations)
  return {
    on,
    whose: read.which,
    hasOwn: read.own > 0,
    counts: {
      children: reviewed.length,
      officers: officers.length,
      overdue: overdue.length,
      fourWeeks: soon.length,
      escalations: escalations.length,
      late: escalations.filter(each => each.level === 'overdue').length,
      unnamed: reviewed.filter(each => each.row.in_care && each.row.reviewer_id === null).length,
    },
    participation: participationOf(held),
    followed: followedOf(held),
    officers,
    diary,
    toSpeakTo: items
      .filter(({ item }) => item.duty === 'child-consulted-before-review' && item.level !== 'cannot-tell')
      .filter(({ item }) => item.by !== null && item.by <= addDays(on, SOON_DAYS))
      .map(({ item, of }) => reviewDue(item, of, on)),
    held,
    escalations,
    children: reviewed.map(
      (each): ReviewedChild => ({
        ...each.child,
        officer: each.officer,
        worker: each.worker,
        lastReview: held.findLast(one => one.child.id === each.child.id)?.on ?? null,
        next: diary.find(item => item.child.id === each.child.id) ?? null,
      }),
    ),
  }
}

function itemsOf(
  viewer: Viewer,
  { due, told, reviewed }: { due: readonly DueRowRead[]; told: Told; reviewed: readonly Reviewed[] },
): readonly { readonly item: DueItem; readonly of: Reviewed }[] {
  const byId = new Map(reviewed.map(each => [each.child.id, each]))
  return due.flatMap(row => {
    const of = byId.get(row.subject)
    if (!of) return []
    const item = dueItem(row, of.child, of.row, told, viewer, of.row.reviewer_id === viewer.worker)
    return item ? [{ item, of }] : []
  })
}

function reviewDue(item: DueItem, { officer }: Reviewed, on: PlainDate): ReviewDue {
  const soon = item.level === 'due' && item.by !== null && item.by <= addDays(on, SOON_DAYS)
  return { ...item, officer, week: weekOf(item), soon }
}

/** The Monday of the week something falls due in; null where it is overdue or cannot be told. Pure. */
export function weekOf({ level, by }: Pick<DueItem, 'level' | 'by'>): PlainDate | null {
  return level !== 'due' || by === null ? null : addDays(by, -((dayOfWeek(by) + 6) % 7))
}
