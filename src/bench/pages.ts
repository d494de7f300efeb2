import { randomBytes } from 'node:crypto'
import { Agent, get } from 'node:http'
import type { Product } from '../app/product.ts'
import { systemViewer } from '../spine/access/decide.ts'
import { signIn } from '../spine/access/sessions.ts'
import { createUser } from '../spine/access/users.ts'
import { type Spread, spreadOf } from './numbers.ts'
import type { PageRun } from './report.ts'

/** Someone signed in: the cookie their browser sends. */
export interface SignedInUser {
  readonly cookie: string
}

/** Makes accounts that may read figures and children, and signs each in. */
export async function signInMany({ store }: Product, count: number): Promise<readonly SignedInUser[]> {
  const viewer = systemViewer('bench')
  const users: SignedInUser[] = []
  for (let index = 0; index < count; index++) {
    const password = randomBytes(24).toString('base64url')
    const email = `bench-${index}@example.org`
    const made = await createUser(store, viewer, { email, name: `Reader ${index}`, role: 'director', password })
    if (made.is === 'refused') throw new Error(`A reader could not be made: ${made.problems.join(', ')}`)
    // Each from an address of their own, as signing in is limited by address.
    const done = await signIn(
      store,
      { email, password, address: `127.0.${Math.floor(index / 200)}.${(index % 200) + 1}` },
      new Date().toISOString(),
    )
    if (done.is === 'refused') throw new Error(`A reader could not sign in: ${done.why}`)
    users.push({ cookie: `alongside=${done.token}` })
  }
  return users
}

/** The longest any one answer is waited for. */
const PATIENCE = 60_000

/**
 * Asks for a page as every user at once, each asking again as soon as they are answered, so many times each. A path may
 * differ with the user and the turn. Times are from asking to the last byte.
 */
export async function askFor(
  page: string,
  address: string,
  users: readonly SignedInUser[],
  each: number,
  pathOf: (user: number, turn: number) => string,
): Promise<Omit<PageRun, 'cpuMilliseconds'>> {
  const agent = new Agent({ keepAlive: true, maxSockets: users.length })
  const times: number[] = []
  const otherAnswers: Record<string, number> = {}
  try {
    await Promise.all(
      users.map(async ({ cookie }, user) => {
        for (let turn = 0; turn < each; turn++) {
          const began = performance.now()
          const status = await statusOf(new URL(pathOf(user, turn), address), cookie, agent)
          if (status === '200') times.push(performance.now() - began)
          else otherAnswers[status] = (otherAnswers[status] ?? 0) + 1
        }
      }),
    )
  } finally {
    agent.destroy()
  }
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
