import { request } from 'playwright-core'
import type { DemoRole, DemoSignIn } from '../../src/demo/users.ts'

/** What a browser keeps of someone who has signed in. */
export type Session = Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>['storageState']>>

/** The session of each part a demonstration user plays. */
export type Sessions = Readonly<Record<DemoRole, Session>>

// Passwords are slow to check on purpose, and everyone comes at once.
const PATIENCE = 120_000
// Every file is read for them, after what is due and what is at fault.
const FIRST_FIGURES = 420_000

/** Signs everyone in by the sign-in form. Throws when someone is not let in. */
export async function signInOnce(baseURL: string, signIns: readonly DemoSignIn[]): Promise<Sessions> {
  const sessions = await Promise.all(signIns.map(async each => [each.role, await sessionOf(baseURL, each)] as const))
  return Object.fromEntries(sessions) as Record<DemoRole, Session>
}

/**
 * Waits until the figures of a service that has just started are worked out, so that no journey has to. Throws when they
 * cannot be had.
 */
export async function waitForFigures(baseURL: string, session: Session): Promise<void> {
  const context = await request.newContext({ baseURL, storageState: session })
  try {
    const answer = await context.get('/scorecard', { timeout: FIRST_FIGURES })
    if (!answer.ok()) throw new Error(`The scorecard did not come: ${answer.status()}`)
  } finally {
    await context.dispose()
  }
}

async function sessionOf(baseURL: string, { role, email, password }: DemoSignIn): Promise<Session> {
  const context = await request.newContext({ baseURL })
  try {
    const form = await (await context.get('/sign-in')).text()
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const answer = await context.post('/sign-in', {
      form: { _csrf, email, password },
      maxRedirects: 0,
      timeout: PATIENCE,
    })
    if (answer.status() !== 303) throw new Error(`The ${role} was not let in: ${answer.status()}`)
    return await context.storageState()
  } finally {
    await context.dispose()
  }
}
