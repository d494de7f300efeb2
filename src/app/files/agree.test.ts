import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Link, type Viewer, decide } from '../../spine/access/decide.ts'
import { ALLOWED, type Action, type Role, ROLES, SIGHT, type UserRole } from '../../spine/access/roles.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { exampleSample } from '../../spine/access/testing.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { throughGate } from './gate.ts'
import { exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from './testing.ts'

// A made-up trust in which everyone is something to every file, and two answers that must be the same: the pure decision
// over what the world was made of, and what the database lets a transaction see.

const TEAMS = [
  { name: 'One', service: 'Safeguarding' },
  { name: 'Two', service: 'Safeguarding' },
  { name: 'Three', service: 'Leaving care' },
] as const
const OPENING: readonly Action[] = [
  'child.read',
  'child.write',
  'team.allocate',
  'restrictions.manage',
  'child.merge',
  'approvals.decide',
]
const USER_ROLES = ROLES.filter((role): role is UserRole => role !== 'system')

interface Person {
  readonly role: UserRole
  readonly team: number | undefined
  readonly manages: boolean
  /** By the post in the worker's file, rather than by name. */
  readonly byPost: boolean
  readonly council: 'north' | 'west' | undefined
  /** Whom they cover for. */
  readonly covers: number | undefined
}
interface File {
  readonly council: 'north' | 'west' | undefined
  readonly worker: number | undefined
  /** An earlier worker of the same part, who reaches it no longer. */
  readonly before: number | undefined
  readonly reviewer: number | undefined
  /** Undefined where it is restricted to nobody. */
  readonly named: readonly number[] | undefined
  readonly sealed: boolean
  readonly reasons: readonly number[]
}

const PEOPLE = 22
const FILES = 14
const index = fc.nat(PEOPLE - 1)
const sometimes = <T>(some: fc.Arbitrary<T>, none = 2) =>
  fc.oneof({ weight: none, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: some })
const person = fc.record({
  role: fc.constantFrom(...USER_ROLES),
  team: sometimes(fc.nat(TEAMS.length - 1), 1),
  manages: fc.boolean(),
  byPost: fc.boolean(),
  council: sometimes(fc.constantFrom('north' as const, 'west' as const), 4),
  covers: sometimes(index, 6),
})
const file = fc.record({
  council: fc.constantFrom('north' as const, 'north' as const, 'west' as const, undefined),
  worker: sometimes(index, 1),
  before: sometimes(index, 3),
  reviewer: sometimes(index, 2),
  named: sometimes(fc.array(index, { maxLength: 3 }), 5),
  sealed: fc.boolean(),
  reasons: fc.array(index, { maxLength: 3 }),
})
const world = fc.tuple(
  fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE }),
  fc.array(file, { minLength: FILES, maxLength: FILES }),
)
const made = fc.sample(world, { numRuns: 1, seed: 3 })[0] as [Person[], File[]]
const CASEWORKERS = ['social-worker', 'team-manager', 'service-manager', 'independent-reviewing-officer'] as const
// Each role once, and the rest those whose reach is less than everyone.
const people: readonly Person[] = made[0].map((each, at) => ({
  ...each,
  role: USER_ROLES[at] ?? (CASEWORKERS[at % CASEWORKERS.length] as UserRole),
}))
const files: readonly File[] = made[1]

let store: Store
let viewers: readonly (Viewer & { readonly worker: string })[]
let ids: readonly string[]

beforeAll(async () => {
  store = await testDatabase()
  const teams: string[] = []
  for (const { name, service } of TEAMS) teams.push(await exampleTeam(store, name, service))
  const held: (Viewer & { readonly worker: string })[] = []
  for (const [at, { role, team, manages, byPost, council }] of people.entries()) {
    const theirs = team === undefined ? undefined : (teams[team] as string)
    held.push(
      await exampleWorker(store, role, `Person ${'abcdefghijklmnopqrstuvwxyz'[at]}`, {
        ...(theirs === undefined
          ? {}
          : manages
            ? { manages: [theirs] }
            : byPost
              ? { post: theirs }
              : { teams: [theirs] }),
        ...(council === undefined ? {} : { council }),
      }),
    )
  }
  viewers = held
  for (const [at, { covers }] of people.entries())
    if (covers !== undefined && covers !== at)
      await store.asOwner(tx =>
        sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by)
          values (1, ${newId()}, ${held[covers]?.id}, ${held[at]?.id}, app_today() - 1, app_today() + 1, ${held[covers]?.id})`.execute(
          tx,
        ),
      )
  const made: string[] = []
  for (const [at, each] of files.entries()) {
    const id = await exampleChild(store, `Child ${at}`, each.council === undefined ? {} : { council: each.council })
    const give = (to: number, role: string, from: string) =>
      giveTo(store, id, held[to]?.worker as string, role, plainDate(from))
    if (each.worker !== undefined) {
      if (each.before !== undefined) await give(each.before, 'social-worker', '2010-01-01')
      await give(each.worker, 'social-worker', '2020-01-01')
    }
    if (each.reviewer !== undefined) await give(each.reviewer, 'reviewing-officer', '2020-01-01')
    for (const who of new Set(each.reasons))
      await store.asOwner(tx =>
        sql`insert into access_reason (authority, id, subject, user_id, purpose, why, told)
          values (1, ${newId()}, ${id}, ${held[who]?.id}, 'duty', 'A reason of more than twenty letters', '{}')`.execute(
          tx,
        ),
      )
    if (each.named)
      await restrictTo(
        store,
        id,
        [...new Set(each.named)].map(who => held[who]?.id as string),
        held[0]?.id as string,
        each.sealed,
      )
    made.push(id)
  }
  ids = made
  for (const viewer of held)
    if (viewer.opening !== undefined)
      await exampleSample(
        store,
        viewer.opening,
        made.filter((_, of) => isSampled(of)),
      )
})
afterAll(() => store.close())

/** Every other file is in the sample of whoever inspects. */
function isSampled(of: number): boolean {
  return of % 2 === 0
}

type Tie = 'own' | 'cover' | 'team' | 'service' | 'reason' | 'reviewer' | 'unallocated'

/** The decision by what the world was made of, and nothing the database worked out. */
function expected(who: number, of: number, action: Action, without?: Tie): 'open' | 'missing' | 'reason-needed' {
  const me = people[who] as Person
  const it = files[of] as File
  const reviewer = without === 'reviewer' ? undefined : it.reviewer
  const given = [it.worker, reviewer].filter(each => each !== undefined)
  const serviceOf = (each: number) => TEAMS[people[each]?.team ?? -1]?.service
  // An inspector has the sample and nothing else, and a restricted file where it was released: here none was.
  if (me.role === 'inspector')
    return isSampled(of) &&
      it.named === undefined &&
      decide(viewers[who], action, { council: it.council, link: 'reason', barred: false, sealed: false }).allow
      ? 'open'
      : 'missing'
  const ties = {
    own: given.some(each => (each === who && without !== 'own') || (each === me.covers && without !== 'cover')),
    team: without !== 'team' && given.some(each => me.team !== undefined && people[each]?.team === me.team),
    service:
      without !== 'service' && given.some(each => serviceOf(who) !== undefined && serviceOf(each) === serviceOf(who)),
  }
  const reason = without !== 'reason' && it.reasons.includes(who)
  const barred = it.named !== undefined && !it.named.includes(who)
  const sealed = it.named !== undefined && it.sealed
  const nearest: Link = ties.own ? 'own' : ties.team ? 'team' : ties.service ? 'service' : 'none'
  const working: Link =
    it.worker === undefined && without !== 'unallocated' && action === 'team.allocate' ? 'team' : nearest
  const alone = decide(viewers[who], action, { council: it.council, link: working, barred, sealed })
  const byReason = decide(viewers[who], action, { council: it.council, link: 'reason', barred, sealed })
  if (alone.allow || (reason && byReason.allow)) return 'open'
  return alone.because === 'no-working-link' || alone.because === 'sealed' ? 'reason-needed' : 'missing'
}

describe('the decision and the database agree', () => {
  it('the made-up trust has all that matters in it', () => {
    const answers = new Set(people.flatMap((_, who) => files.map((__, of) => expectedOrRefused(who, of, 'child.read'))))
    expect([...answers].toSorted()).toEqual(['missing', 'open', 'reason-needed', 'refused'])
    expect(files.some(each => each.named && each.sealed)).toBe(true)
    expect(files.some(each => each.named && !each.sealed)).toBe(true)
    expect(files.some(each => each.worker === undefined && each.reviewer === undefined)).toBe(true)
    // Each of these is all that opens some file to someone.
    const ties = ['own', 'cover', 'team', 'service', 'reason', 'reviewer', 'unallocated'] as const
    const matters = (tie: Tie) =>
      people.some(({ role }, who) =>
        files.some((_, of) =>
          OPENING.some(
            action =>
              ALLOWED[role][action] !== undefined &&
              expected(who, of, action) === 'open' &&
              expected(who, of, action, tie) !== 'open',
          ),
        ),
      )
    expect(ties.filter(tie => !matters(tie))).toEqual([])
  })

  it.each(OPENING)('on %s, for everyone and every file', async action => {
    for (const [who, viewer] of viewers.entries()) {
      if (ALLOWED[viewer.role as Role][action] === undefined) continue
      for (const [of, id] of ids.entries()) {
        const what = `${viewer.role} ${JSON.stringify(people[who])} ${action} ${JSON.stringify(files[of])}`
        const gated = await throughGate(store, viewer, action, id, {}, async tx => ({
          files: (await sql<{ subject: string }>`select distinct subject from entry`.execute(tx)).rows,
          stands: (await sql<{ subject: string }>`select distinct subject from standing`.execute(tx)).rows,
          links: (await sql<{ n: number }>`select count(*)::int as n from link where from_subject <> ${id}`.execute(tx))
            .rows,
        }))
        expect(gated.is, what).toBe(expected(who, of, action))
        if (gated.is !== 'open') continue
        const mine = [{ subject: id }]
        expect(gated.value, what).toEqual({
          files: SIGHT[action] === 'files' ? mine : [],
          stands: mine,
          links: [{ n: 0 }],
        })
      }
    }
  })

  it('whatever files a piece of work names, it sees those it may know of and no others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(PEOPLE - 1),
        fc.subarray([...files.keys()]),
        fc.constantFrom('files', 'lists'),
        async (who, some, sight) => {
          const viewer = viewers[who] as Viewer
          const subjects = some.map(of => ids[of] as string)
          const seen = await store.within(
            { author: viewer.id, sight: sight as 'files' | 'lists', subjects },
            async tx => {
              const of = async (table: string) =>
                (
                  await sql<{ subject: string }>`select distinct subject from ${sql.table(table)} order by 1`.execute(
                    tx,
                  )
                ).rows.map(row => row.subject)
              return { standing: await of('standing'), entry: await of('entry'), facts: await of('facts') }
            },
          )
          const known = some
            .filter(of =>
              people[who]?.role === 'inspector'
                ? isSampled(of) && files[of]?.named === undefined
                : !files[of]?.named || files[of].named.includes(who),
            )
            .map(of => ids[of] as string)
            .toSorted()
          expect(seen).toEqual({
            standing: known,
            entry: sight === 'files' ? known : [],
            facts: sight === 'files' ? known : [],
          })
        },
      ),
      { numRuns: 120, seed: 7 },
    )
  })

  it('work in files that names none sees none, but for those whose work is the trust’s as a whole', async () => {
    for (const [who, viewer] of viewers.entries()) {
      const seen = await store.within({ author: viewer.id, sight: 'files' }, tx =>
        sql<{ subject: string }>`select distinct subject from entry where kind = 'name' order by 1`.execute(tx),
      )
      const whole = viewer.role === 'director' || viewer.role === 'performance-analyst'
      const known = ids.filter((_, of) => whole && (!files[of]?.named || files[of].named.includes(who)))
      expect(
        seen.rows.map(row => row.subject),
        viewer.role,
      ).toEqual(known.toSorted())
    }
  })
})

function expectedOrRefused(who: number, of: number, action: Action): string {
  return ALLOWED[people[who]?.role as Role][action] === undefined ? 'refused' : expected(who, of, action)
}
