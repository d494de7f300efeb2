import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Product } from '../app/product.ts'
import type { UserRole } from '../spine/access/roles.ts'
import { addDays, plainDate } from '../spine/time/plain-date.ts'
import { type SignedInUser, askFor, inTurns, signInAs } from './pages.ts'
import type { PageRun } from './report.ts'
import type { ServerApart } from './apart.ts'

/** How many people work at once, how long each reads before asking again, in milliseconds, and how often each asks. */
export interface WorkingDay {
  readonly people: number
  readonly reading: number
  readonly each: number
}

/** Someone signed in, with the file of the worker they are and the children or the team they work with. */
interface WorkingUser extends SignedInUser {
  readonly children: readonly string[]
  readonly team: string
}

/** What people search for: first names, family names, both, and a name as it sounds. */
const SOUGHT = ['smith', 'jones', 'amelia', 'oliver tay', 'kaitlin', 'mohamed', 'o’brien', 'williams', 'sofia', 'lewys']

/** The longest anyone should wait at the 95th percentile, in milliseconds. */
const PROMISED = { child: 300, save: 200, search: 300, team: 500 } as const

/**
 * The pages that people who work with children use most, each asked for by so many at once who read in between: social
 * workers their own children, with the parts of the file, a visit saved, someone looked for; team managers their team.
 */
export async function workADay(product: Product, server: ServerApart, day: WorkingDay): Promise<readonly PageRun[]> {
  const workers = await signInWorking(product, 'social-worker', day.people)
  const managers = await signInWorking(product, 'team-manager', day.people)
  const own = (user: number, turn: number): string => {
    const { children } = workers[user] as WorkingUser
    return children[turn % children.length] as string
  }
  const runs: PageRun[] = []
  const measured = async (promised: number, run: () => Promise<Omit<PageRun, 'cpuMilliseconds'>>): Promise<void> => {
    const before = await server.use()
    const done = await run()
    const after = await server.use()
    // The first of each, which is not counted among the times, is worked for as well.
    const answers = Math.max(1, day.people * (day.each + 1))
    runs.push({ ...done, promised, cpuMilliseconds: ((after.cpuSeconds - before.cpuSeconds) * 1000) / answers })
  }
  const pages = [
    ['open a child', PROMISED.child, workers, (user, turn) => `/children/${own(user, turn)}`],
    ['a child’s story', PROMISED.child, workers, (user, turn) => `/children/${own(user, turn)}/story`],
    ['a child’s health', PROMISED.child, workers, (user, turn) => `/children/${own(user, turn)}/health`],
    [
      'search',
      PROMISED.search,
      workers,
      (user, turn) => `/search?q=${encodeURIComponent(SOUGHT[(user + turn) % SOUGHT.length] as string)}`,
    ],
    ['a team', PROMISED.team, managers, user => `/team/${managers[user]?.team}`],
  ] as const satisfies readonly (readonly [
    string,
    number,
    readonly WorkingUser[],
    (user: number, turn: number) => string,
  ])[]
  for (const [page, promised, users, pathOf] of pages)
    await measured(promised, () => askFor(page, server.address, users, day.each, pathOf, day.reading))
  await measured(PROMISED.save, () => saveVisits(server.address, workers, day, own))
  return runs
}

async function signInWorking(
  product: Product,
  role: UserRole & ('social-worker' | 'team-manager'),
  count: number,
): Promise<readonly WorkingUser[]> {
  const { store } = product
  const found = await store.within({ author: 'bench', sight: 'files' }, tx =>
    sql<{ worker: string; team: string; children: string[] }>`
      select w.subject as worker, w.team, array_agg(s.subject order by s.subject) as children
      from worker_standing w join standing s on s.authority = w.authority and s.worker_id = w.subject
      where w.authority = ${store.authority} and w.team is not null and w.post_until is null and s.care_until is null
      group by 1, 2 order by count(*) desc, 1`.execute(tx),
  )
  const rows = role === 'social-worker' ? found.rows : [...new Map(found.rows.map(row => [row.team, row])).values()]
  if (rows.length === 0) throw new Error('Nobody in this trust works with a child')
  const users: WorkingUser[] = []
  for (let index = 0; index < count; index++) {
    const { worker, team, children } = rows[index % rows.length] as (typeof rows)[number]
    const user = await signInAs(product, role, `${role}-${index}-${randomBytes(4).toString('hex')}`, async id => {
      // As an administrator would: a worker has one sign-in, and a manager is named in their team.
      await store.asOwner(async tx => {
        if (role === 'social-worker' && index < rows.length) {
          await tx.updateTable('app_user').set({ worker: null }).where('worker', '=', worker).execute()
          await tx.updateTable('app_user').set({ worker }).where('id', '=', id).execute()
        }
        if (role === 'team-manager')
          await tx
            .insertInto('team_member')
            .values({ authority: store.authority, team, user_id: id, manages: true })
            .execute()
      })
    })
    users.push({ ...user, team, children })
  }
  return users
}

/** Saves visits through the form as people do: it is opened, filled in for as long as a page is read, and sent; the time is of the sending. */
async function saveVisits(
  address: string,
  users: readonly SignedInUser[],
  { each, reading }: WorkingDay,
  childOf: (user: number, turn: number) => string,
): Promise<Omit<PageRun, 'cpuMilliseconds'>> {
  const day = addDays(plainDate(new Date().toISOString().slice(0, 10)), -1)
  const [year, month, date] = day.split('-').map(Number)
  return inTurns('save a visit', users, each, reading, async ({ cookie }, user, turn) => {
    const form = new URL(`/children/${childOf(user, turn)}/record/visit`, address)
    const opened = await fetch(form, { headers: { cookie } })
    const page = await opened.text()
    if (!opened.ok) return { status: `form ${opened.status}`, milliseconds: 0 }
    const sent = new FormData()
    for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      sent.set(name as string, value as string)
    const answers = { 'start-day': date, 'start-month': month, 'start-year': year, seen: 'yes', alone: 'yes' }
    for (const [name, value] of Object.entries(answers)) sent.set(`f-${name}`, String(value))
    sent.set('f-said', randomBytes(60).toString('hex'))
    const cookies = [cookie, ...opened.headers.getSetCookie().map(each => each.split(';')[0])].join('; ')
    await pause(reading)
    const began = performance.now()
    const saved = await fetch(form, { method: 'POST', body: sent, headers: { cookie: cookies }, redirect: 'manual' })
    await saved.arrayBuffer()
    const milliseconds = performance.now() - began
    return { status: saved.status === 303 ? '200' : String(saved.status), milliseconds }
  })
}
