import { type RawBuilder, sql } from 'kysely'
import { exactly } from '../../spine/access/audit-chain.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { OF_A_CHILD } from '../../spine/access/pages-audit-words.ts'
import { ROLE_TITLES, type Role } from '../../spine/access/roles.ts'
import { verifyAudit } from '../../spine/access/verify.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import type { AuditAsk, AuditFound, AuditLine, AuditService, ChainChecked } from '../../spine/web/services.ts'
import { measures } from '../rulebook.ts'

/** Events on a page. */
const ON_A_PAGE = 50

/** The audit for those who may read it. Reading it leaves an event of its own. */
export function auditService(store: Store, now: () => string): AuditService {
  return {
    find: async (viewer, ask) => {
      const { grants } = permit(viewer, 'audit.read')
      const found = await store.within(grants, tx => read(tx, store.authority, viewer, ask))
      await recordRead(store, viewer, 'audit.read', [], { route: '/audit', purpose: 'list' })
      return found
    },
    check: async (viewer): Promise<ChainChecked> => {
      permit(viewer, 'audit.read')
      await recordRead(store, viewer, 'audit.read', [], { route: '/audit/check', purpose: 'check' })
      return { ...(await verifyAudit(store)), checkedAt: now() }
    },
  }
}

interface EventRow {
  readonly id: string
  readonly at: string
  /** To the microsecond: what `at` is cut down from. */
  readonly exact: string
  readonly day: PlainDate
  readonly actor: string
  readonly action: string
  readonly allowed: boolean
  readonly count: number
  /** The one subject, when there is one. */
  readonly only: string | null
  readonly purpose: string | null
  readonly about: string | null
}

interface Name {
  readonly id: string
  readonly name: string
  readonly role: string
}

async function read(tx: Tx, authority: number, viewer: Viewer, ask: AuditAsk): Promise<AuditFound> {
  const names = (await sql<Name>`select id, name, role from account_names() order by name, id`.execute(tx)).rows
  const rows = await events(tx, authority, ask)
  const shown = rows.slice(0, ON_A_PAGE)
  const last = shown.at(-1)
  const sealed = await tx
    .selectFrom('audit_seal')
    .select('to_at')
    .where('authority', '=', authority)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const byId = new Map(names.map(each => [each.id, each]))
  const mayOpen = decide(viewer, 'child.read').allow
  return {
    lines: shown.map(row => lineOf(row, byId, mayOpen)),
    ...(rows.length > ON_A_PAGE && last ? { older: `${last.exact}_${last.id}` } : {}),
    people: [
      ...names.map(({ id, name, role }) => ({ value: id, text: `${name}, ${titleOf(role)}` })),
      { value: 'system', text: 'The system' },
    ],
    sealedTo: sealed?.to_at ?? null,
  }
}

async function events(tx: Tx, authority: number, ask: AuditAsk): Promise<readonly EventRow[]> {
  const found = await sql<EventRow>`
    select id, at, ${exactly('at')} as exact, to_char(at at time zone 'Europe/London', 'YYYY-MM-DD') as day, actor, action,
      allowed, cardinality(subjects) as count, case cardinality(subjects) when 1 then subjects[1] end as only, purpose, about
    from audit_event where ${sql.join(conditions(authority, ask), sql` and `)}
    order by at desc, id desc limit ${ON_A_PAGE + 1}`.execute(tx)
  return found.rows
}

function conditions(authority: number, ask: AuditAsk): readonly RawBuilder<unknown>[] {
  const before = cursorFrom(ask.before)
  return [
    sql`authority = ${authority}`,
    ...(ask.person === 'system' ? [sql`actor !~ '^[0-9a-f]{8}-'`] : []),
    ...(ask.person !== undefined && ask.person !== 'system' ? [sql`actor = ${ask.person}`] : []),
    ...(ask.actions ? [sql`action = any(${[...ask.actions]}::text[])`] : []),
    ...(ask.refused ? [sql`not allowed`] : []),
    // A day begins and ends where the trust is, whatever the clocks do on it.
    ...(ask.from ? [sql`at >= ${ask.from}::date::timestamp at time zone 'Europe/London'`] : []),
    ...(ask.until ? [sql`at < (${ask.until}::date + 1)::timestamp at time zone 'Europe/London'`] : []),
    ...(before
      ? [sql`at <= ${before.at}::timestamptz and (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`]
      : []),
  ]
}

function cursorFrom(text: string | undefined): { readonly at: string; readonly id: string } | undefined {
  const [, at, id] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)_(.+)$/.exec(text ?? '') ?? []
  if (at === undefined || !isId(id) || Number.isNaN(Date.parse(at))) return undefined
  return isPlainDate(at.slice(0, 10)) && at >= '1900' ? { at, id } : undefined
}

function lineOf(row: EventRow, names: ReadonlyMap<string, Name>, mayOpen: boolean): AuditLine {
  const account = row.only === null ? undefined : names.get(row.only)
  const measure = row.action === 'members.read' ? measureFrom(row.about) : undefined
  return {
    at: row.at,
    day: row.day,
    who: whoFrom(row.actor, names.get(row.actor)),
    action: row.action,
    allowed: row.allowed,
    purpose: row.purpose,
    about: row.about,
    subjects: row.count,
    ...(row.only !== null && OF_A_CHILD.includes(row.action) ? { child: childFrom(row.only, mayOpen) } : {}),
    ...(account ? { account: { id: account.id, name: account.name } } : {}),
    ...(measure ? { measure } : {}),
  }
}

function whoFrom(actor: string, name: Name | undefined): AuditLine['who'] {
  if (name) return { id: actor, name: name.name, role: titleOf(name.role) }
  return { id: actor, name: actor.endsWith('command-line') ? 'The command line' : 'The system', role: '' }
}

// The end of an id, which is random; its beginning is only when it was made.
function childFrom(id: string, mayOpen: boolean): NonNullable<AuditLine['child']> {
  return { code: id.slice(-6).toUpperCase(), ...(mayOpen ? { id } : {}) }
}

function measureFrom(about: string | null): AuditLine['measure'] {
  const [, id = '', on] = /^(.+):([\d-]{10})$/.exec(about ?? '') ?? []
  return isPlainDate(on) ? { id, title: measures.get(id)?.title ?? id, on } : undefined
}

function titleOf(role: string): string {
  return ROLE_TITLES[role as Role] ?? role
}
