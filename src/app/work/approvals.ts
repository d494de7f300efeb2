import { sql } from 'kysely'
import { approvalDecision, approvalOf } from '../../practice/casework/codes.ts'
import { approval } from '../../practice/casework/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { type Start, startDay } from '../../spine/ledger/entry.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { EditedSince, recordIn } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, daysBetween } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { ApprovalAsked, DayService, Level } from '../../spine/web/services.ts'
import { throughGate } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { type StandingOfWork, standingColumns, workChild, workerNames } from './children.ts'
import { withFiles } from './files.ts'

interface ApprovalRow {
  readonly subject: string
  readonly entry: string
  readonly version: number
  readonly start_at: string | null
  readonly body: BodyOf<typeof approval>
  readonly author: string
  readonly asker: string | null
}

const ROUTE = '/approvals'

/**
 * Decisions that the Care Planning, Placement and Case Review (England) Regulations 2010 ask of a nominated officer:
 * homes and moves (regs 11, 14 and 24), going home (regs 18 and 39), and ceasing to look after a child (reg 39).
 */
const BY_LAW: ReadonlySet<string> = new Set(['home', 'move', 'reunification', 'closing'])

/** What waits for someone’s own answer: approvals that name their worker’s file and were not answered. */
export async function approvalsOf(
  product: Product,
  viewer: Viewer,
  today: PlainDate,
): Promise<readonly ApprovalAsked[]> {
  const { worker } = viewer
  if (worker === undefined) return []
  const { store } = product
  const { authority } = store
  const subjects = await withFiles(store, viewer, [worker], async tx => {
    const found = await sql<{ subject: string }>`
      select distinct file_of(from_subject) as subject from link where authority = ${authority} and to_subject = ${worker} and role = 'askedOf'`.execute(
      tx,
    )
    return found.rows.map(row => row.subject)
  })
  return askedOf(product, viewer, subjects, today, row => row.body.askedOf === worker)
}

/** The unanswered approvals of some files, soonest needed first; audited as a list where there are any. */
export async function askedOf(
  { store, councils }: Product,
  viewer: Viewer,
  subjects: readonly string[],
  today: PlainDate,
  wanted: (row: ApprovalRow) => boolean,
): Promise<readonly ApprovalAsked[]> {
  if (subjects.length === 0) return []
  const { authority } = store
  const asked = await withFiles(store, viewer, subjects, async tx => {
    const rows = (await waitingIn(tx, authority, subjects)).filter(wanted)
    if (rows.length === 0) return []
    const standing = await standingIn(
      tx,
      authority,
      rows.map(row => row.subject),
      today,
    )
    const names = await workerNames(
      tx,
      authority,
      rows.map(row => row.body.askedOf ?? null),
    )
    return rows.flatMap(row => {
      const child = standing.get(row.subject)
      return child ? [askedFrom(row, workChild(child, today, councils), names, viewer, today)] : []
    })
  })
  if (asked.length > 0)
    await recordRead(store, viewer, 'approvals.decide', [...new Set(asked.map(each => each.child.id))], {
      route: ROUTE,
      purpose: 'list',
    })
  return asked.toSorted((a, b) => ((a.neededBy ?? '9999') < (b.neededBy ?? '9999') ? -1 : 1))
}

async function waitingIn(tx: Tx, authority: number, subjects: readonly string[]): Promise<readonly ApprovalRow[]> {
  const found = await sql<ApprovalRow>`
    select file_of(e.subject) as subject, e.entry, e.version, e.start_at, e.body, a.author, n.name as asker from entry e
    join entry_version v on v.authority = e.authority and v.subject = e.subject and v.entry = e.entry and v.version = 1
    join act a on a.authority = v.authority and a.id = v.act
    left join lateral names_of(array[a.author]) n on true
    where e.authority = ${authority} and e.subject = any(files_with(${[...subjects]}::uuid[])) and e.kind = ${approval.name}
      and not e.withdrawn and e.body->>'decision' is null`.execute(tx)
  return found.rows
}

async function standingIn(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  today: PlainDate,
): Promise<ReadonlyMap<string, StandingOfWork>> {
  const found = await sql<StandingOfWork>`
    select ${standingColumns(today)} from standing s
    where s.authority = ${authority} and s.subject = any(${[...subjects]}::uuid[])`.execute(tx)
  return new Map(found.rows.map(row => [row.subject, row]))
}

function askedFrom(
  row: ApprovalRow,
  child: ApprovalAsked['child'],
  names: ReadonlyMap<string, { readonly name: string }>,
  viewer: Viewer,
  today: PlainDate,
): ApprovalAsked {
  const askedOn = startDay(row.start_at as Start) ?? null
  const neededBy = row.body.neededBy ?? null
  return {
    child,
    entry: row.entry,
    what: label(approvalOf, row.body.what),
    askedBy: row.asker ?? 'Someone no longer listed',
    askedOf: row.body.askedOf === undefined ? null : (names.get(row.body.askedOf)?.name ?? null),
    askedOn,
    neededBy,
    byLaw: BY_LAW.has(row.body.what),
    own: row.author === viewer.id,
    ...waits(askedOn, neededBy, today),
  }
}

/** How an unanswered question stands on a day. Pure. */
export function waits(
  askedOn: PlainDate | null,
  neededBy: PlainDate | null,
  today: PlainDate,
): { readonly level: Level; readonly words: string } {
  const asked = askedOn === null ? 'asked on a day that is not recorded' : `asked ${ago(askedOn, today)}`
  if (neededBy === null) return { level: 'due', words: asked }
  const left = daysBetween(today, neededBy)
  if (left < 0) return { level: 'overdue', words: `was needed by ${inWords(neededBy)}, ${ago(neededBy, today)}` }
  return { level: 'due', words: `${asked}, needed ${left === 0 ? 'today' : `by ${inWords(neededBy)}`}` }
}

/** How long before a day another was: 'today', 'yesterday', '12 days ago'. Pure. */
export function ago(on: PlainDate, today: PlainDate): string {
  const days = daysBetween(on, today)
  if (days <= 0) return days === 0 ? 'today' : `for ${inWords(on)}`
  return days === 1 ? 'yesterday' : `${days.toLocaleString('en-GB')} days ago`
}

/** Answering what was asked. Nobody answers what they asked themselves. */
export function approvalService(
  product: Product,
  today: () => PlainDate,
): Pick<DayService, 'approvals' | 'approval' | 'answer'> {
  const { store, councils } = product
  const { authority } = store
  return {
    approvals: async viewer => approvalsOf(product, viewer, today()),

    approval: async (viewer, child, entry) => {
      if (!isId(entry)) return undefined
      const opened = await throughGate(
        store,
        viewer,
        'approvals.decide',
        child,
        { route: `${ROUTE}/:child/:entry` },
        async tx => {
          const row = await oneIn(tx, authority, child, entry)
          const standing = (await standingIn(tx, authority, [child], today())).get(child)
          if (!row || !standing) return undefined
          const names = await workerNames(tx, authority, [row.body.askedOf ?? null])
          const { body } = row
          return {
            ...askedFrom(row, workChild(standing, today(), councils), names, viewer, today()),
            about: body.about,
            version: row.version,
            ...(body.decision
              ? {
                  answered: {
                    decision: label(approvalDecision, body.decision),
                    on: body.decidedOn ?? null,
                    why: body.why ?? null,
                  },
                }
              : {}),
          }
        },
      )
      return opened.is === 'open' ? opened.value : undefined
    },

    answer: async (viewer, child, entry, { decision, why, seen }) => {
      if (!isId(entry)) return { is: 'missing' }
      const done = await throughGate(
        store,
        viewer,
        'approvals.decide',
        child,
        { route: `${ROUTE}/:child/:entry`, purpose: 'decide' },
        async tx => {
          const row = await oneIn(tx, authority, child, entry)
          if (!row) return 'missing' as const
          if (row.body.decision) return 'answered-since' as const
          if (row.author === viewer.id) return 'own' as const
          const body = { ...row.body, decision, decidedOn: today(), ...(why === '' ? {} : { why }) }
          try {
            await recordIn(
              tx,
              authority,
              rulebook,
              viewer.id,
              [
                {
                  subject: child,
                  kind: approval.name,
                  entry,
                  seen,
                  start: row.start_at as Start,
                  end: null,
                  body: approval.schema.parse(body),
                },
              ],
              null,
            )
          } catch (error) {
            if (error instanceof EditedSince) return 'answered-since' as const
            throw error
          }
          return 'answered' as const
        },
      )
      return { is: done.is === 'open' ? done.value : 'missing' }
    },
  }
}

async function oneIn(tx: Tx, authority: number, child: string, entry: string): Promise<ApprovalRow | undefined> {
  const found = await sql<ApprovalRow>`
    select file_of(e.subject) as subject, e.entry, e.version, e.start_at, e.body, a.author, n.name as asker from entry e
    join entry_version v on v.authority = e.authority and v.subject = e.subject and v.entry = e.entry and v.version = 1
    join act a on a.authority = v.authority and a.id = v.act
    left join lateral names_of(array[a.author]) n on true
    where e.authority = ${authority} and e.subject = any(files_with(array[${child}]::uuid[])) and e.entry = ${entry} and e.kind = ${approval.name}
      and not e.withdrawn`.execute(tx)
  return found.rows[0]
}
