import { randomBytes } from 'node:crypto'
import { Agent, get } from 'node:http'
import type { Product } from '../app/product.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { systemViewer } from '../spine/access/decide.ts'
import { signIn } from '../spine/access/sessions.ts'
import type { UserRole } from '../spine/access/roles.ts'
import { createUser } from '../spine/access/users.ts'
import { type Spread, spreadOf } from './numbers.ts'
import type { PageRun } from './report.ts'

/** Someone signed in: the cookie their browser sends. */
export interface SignedInUser {
  readonly cookie: string
}

/** Makes accounts that may read figures and children, and signs each in. */
export async function signInMany(product: Product, count: number): Promise<readonly SignedInUser[]> {
  const users: SignedInUser[] = []
  for (let index = 0; index < count; index++) users.push(await signInAs(product, 'director', `bench-${index}`))
  return users
}

let addresses = 0

/** Makes an account of a role, prepares it where that is asked, and signs it in. */
export async function signInAs(
  { store }: Product,
  role: UserRole,
  called: string,
  prepare: (id: string) => Promise<void> = async () => {},
): Promise<SignedInUser> {
  const password = randomBytes(24).toString('base64url')
  const email = `${called}@example.org`
  const made = await createUser(store, systemViewer('bench'), { email, name: `Reader ${called}`, role, password })
  if (made.is === 'refused') throw new Error(`A reader could not be made: ${made.problems.join(', ')}`)
  await prepare(made.user.id)
  // Each from an address of their own, as signing in is limited by address.
  const index = addresses++
  const address = `127.0.${Math.floor(index / 200)}.${(index % 200) + 1}`
  const done = await signIn(store, { email, password, address }, new Date().toISOString())
  if (done.is === 'refused') throw new Error(`A reader could not sign in: ${done.why}`)
  return { cookie: `alongside=${done.token}` }
}

/** The longest any one answer is waited for. */
const PATIENCE = 60_000

/**
 * Asks for a page as every user at once, so many times each: each asks again as soon as they are answered, or when they
 * have read for so many milliseconds. A path may differ with the user and the turn. Times are from asking to the last byte.
 */
export async function askFor(
  page: string,
  address: string,
  users: readonly SignedInUser[],
  each: number,
  pathOf: (user: number, turn: number) => string,
  reading = 0,
): Promise<Omit<PageRun, 'cpuMilliseconds'>> {
  const agent = new Agent({ keepAlive: true, maxSockets: users.length })
  try {
    return await inTurns(page, users, each, reading, async ({ cookie }, user, turn) => {
      const began = performance.now()
      const status = await statusOf(new URL(pathOf(user, turn), address), cookie, agent)
      return { status, milliseconds: performance.now() - began }
    })
  } finally {
    agent.destroy()
  }
}

/**
 * Every user at once does something so many times, reading for a while before each; those who read begin evenly apart. They
 * are well into their day: each has done it once already, which is not counted.
 */
export async function inTurns(
  page: string,
  users: readonly SignedInUser[],
  each: number,
  reading: number,
  ask: (
    user: SignedInUser,
    index: number,
    turn: number,
  ) => Promise<{ readonly status: string; readonly milliseconds: number }>,
): Promise<Omit<PageRun, 'cpuMilliseconds'>> {
  const times: number[] = []
  const otherAnswers: Record<string, number> = {}
  await Promise.all(
    users.map(async (user, index) => {
      for (let turn = reading > 0 ? -1 : 0; turn < each; turn++) {
        if (reading > 0) await pause(turn < 0 ? (reading * index) / users.length : reading)
        const { status, milliseconds } = await ask(user, index, turn + 1)
        if (turn < 0) continue
        if (status === '200') times.push(milliseconds)
        else otherAnswers[status] = (otherAnswers[status] ?? 0) + 1
      }
    }),
  )
  return { page, users: users.length, times: times.length > 0 ? spreadOf(times) : NOTHING, otherAnswers }
}

const NOTHING: Spread = { count: 0, p50: 0, p95: 0, max: 0 }

function statusOf(url: URL, cookie: string, agent: Agent): Promise<string> {
  return new Promise(resolve => {
    const request = get(url, { agent, headers: { cookie }, timeout: PATIENCE }, response => {
      response.on('end', () => resolve(String(response.statusCode)))
      response.on('error', () => resolve('cut off'))
      response.resume()
    })
    request.on('timeout', () => request.destroy(new Error('too slow')))
    request.on('error', error => resolve(error.message))
  })
}
