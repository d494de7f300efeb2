import { sql } from 'kysely'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { ALLOWED, ROLE_TITLES, type UserRole } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { RestrictionChanged, RestrictionState, RestrictionsService } from '../../spine/web/service-guard.ts'
import { calledBy } from '../children/row.ts'
import { type Gated, throughGate } from './gate.ts'

/** The fewest letters of a reason for restricting a file, or lifting that. */
const LETTERS = 10
const ROUTE = { route: '/children/:id/restriction' } as const

/** Who may know that there is a file at all. */
export function restrictionsService(store: Store): RestrictionsService {
  const { authority } = store
  /** One change to who may know of a file, with an audit event that says which. */
  const change = async (
    viewer: Viewer,
    child: string,
    about: string,
    work: (tx: Tx) => Promise<RestrictionChanged>,
  ): Promise<RestrictionChanged> => {
    const gated = await throughGate(store, viewer, 'restrictions.manage', child, { ...ROUTE, about }, work)
    return answerOf(gated)
  }
  return {
    of: async (viewer, child) => {
      const gated = await throughGate(store, viewer, 'restrictions.manage', child, ROUTE, tx =>
        stateOf(tx, authority, viewer, child),
      )
      if (gated.is === 'open') return gated.value
      return gated.is === 'missing' ? undefined : 'reason-needed'
    },
    restrict: async (viewer, child, { sealed, why, people }) => {
      permit(viewer, 'restrictions.manage')
      const said = bare(why)
      if (said.length < LETTERS) return { is: 'refused', problem: 'why-too-short' }
      return change(viewer, child, sealed ? 'seal' : 'restrict', async tx => {
        const done = await sql<{
          done: boolean
        }>`select restrict_file(${newId()}::uuid, ${child}::uuid, ${sealed}, ${said},
          ${people.filter(isId)}::uuid[]) as done`.execute(tx)
        return done.rows[0]?.done ? { is: 'done' } : { is: 'refused', problem: 'already' }
      })
    },
    name: (viewer, child, person, named) =>
      change(
        viewer,
        child,
        named ? `name:${isId(person) ? person : '-'}` : `unname:${isId(person) ? person : '-'}`,
        async tx => {
          if (!isId(person)) return { is: 'refused', problem: 'nobody-such' }
          const done = await sql<{ done: boolean }>`
          select name_for_file(${child}::uuid, ${person}::uuid, ${named}) as done`.execute(tx)
          if (done.rows[0]?.done) return { is: 'done' }
          return { is: 'refused', problem: named ? 'nobody-such' : 'last-who-may-lift' }
        },
      ),
    lift: async (viewer, child, why) => {
      permit(viewer, 'restrictions.manage')
      const said = bare(why)
      if (said.length < LETTERS) return { is: 'refused', problem: 'why-too-short' }
      return change(viewer, child, 'lift', async tx => {
        const done = await sql<{ done: boolean }>`select lift_restriction(${child}::uuid, ${said}) as done`.execute(tx)
        return done.rows[0]?.done ? { is: 'done' } : { is: 'refused', problem: 'not-restricted' }
      })
    },
  }
}

function answerOf(gated: Gated<RestrictionChanged>): RestrictionChanged {
  if (gated.is === 'open') return gated.value
  return gated.is === 'missing' ? undefined : { is: 'reason-needed' }
}

interface RestrictionRow {
  readonly id: string
  readonly sealed: boolean
  readonly why: string
  readonly made_by: string
  readonly made_at: string
  readonly lifted_by: string | null
  readonly lifted_at: string | null
  readonly lifted_why: string | null
}

async function stateOf(tx: Tx, authority: number, viewer: Viewer, child: string): Promise<RestrictionState> {
  const rows = (
    await sql<RestrictionRow>`select id, sealed, why, made_by, made_at, lifted_by, lifted_at, lifted_why from restriction
      where authority = ${authority} and subject = any(files_with(array[${child}]::uuid[])) order by made_at desc`.execute(
      tx,
    )
  ).rows
  const held = rows.find(row => row.lifted_at === null)
  // Each of the restrictions of files read together bars whoever it does not name.
  const standing = rows.flatMap(row => (row.lifted_at === null ? [row.id] : []))
  const named = held
    ? (
        await sql<{ user_id: string }>`select user_id from restriction_person
          where authority = ${authority} and restriction = any(${standing}::uuid[]) group by user_id
          having count(*) = ${standing.length}`.execute(tx)
      ).rows.map(row => row.user_id)
    : []
  const wanted = [...named, ...rows.flatMap(row => [row.made_by, row.lifted_by ?? []].flat())]
  const people = new Map(
    (
      await sql<{ actor: string; name: string; role: string }>`select * from names_of(${wanted}::text[])`.execute(tx)
    ).rows.map(row => [row.actor, row]),
  )
  const nameOf = (id: string | null): string => people.get(id ?? '')?.name ?? 'Someone no longer here'
  const colleagues = await sql<{ id: string; name: string; role: string; answers: boolean }>`
    select c.id, c.name, c.role, c.id in (select a from answerers(${child}::uuid) a) as answers from colleagues() c
    order by answers desc, c.name, c.id`.execute(tx)
  const called = await sql<{ name: string | null; number: string | null }>`
    select name, number from names_of_files(array[${child}]::uuid[])`.execute(tx)
  return {
    child: { id: child, called: calledBy(called.rows[0]?.name, called.rows[0]?.number) },
    ...(held
      ? {
          held: {
            sealed: held.sealed,
            why: held.why,
            by: nameOf(held.made_by),
            at: held.made_at,
            people: named
              .map(id => ({ id, name: nameOf(id), role: titleOf(people.get(id)?.role), you: id === viewer.id }))
              .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
          },
        }
      : {}),
    before: rows.flatMap(row =>
      row.lifted_at === null
        ? []
        : [
            {
              sealed: row.sealed,
              why: row.why,
              by: nameOf(row.made_by),
              at: row.made_at,
              liftedBy: nameOf(row.lifted_by),
              liftedAt: row.lifted_at,
              liftedWhy: row.lifted_why ?? '',
            },
          ],
    ),
    choices: colleagues.rows.flatMap(row =>
      named.includes(row.id) || row.id === viewer.id || ALLOWED[row.role as UserRole]?.['child.read'] === undefined
        ? []
        : [
            {
              value: row.id,
              text: `${row.name}, ${titleOf(row.role)}${row.answers ? ': answers for this child now' : ''}`,
            },
          ],
    ),
  }
}

function titleOf(role: string | undefined): string {
  return ROLE_TITLES[role as UserRole] ?? ''
}

function bare(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim()
    .slice(0, 2000)
}
