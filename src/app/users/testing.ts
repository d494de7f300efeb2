import { PASSWORD } from '../../spine/access/testing.ts'
import { keepingUnder } from '../../spine/access/keeping.ts'
import { accessPages } from '../../spine/access/pages.ts'
import type { ReasonAsked } from '../../spine/access/reasons.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import type { Store } from '../../spine/store/store.ts'
import { dayInEngland } from '../../spine/time/instants.ts'
import { type Browser, browser } from '../../spine/web/dev/browse.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { giveReason } from '../files/reasons.ts'
import { guardService } from '../files/service.ts'
import { councilsOf } from '../trust.ts'
import { usersService } from './service.ts'
import { type Steps, signingIn } from './signing-in.ts'

/** For tests: a moment that everything happens at, but what the database times itself. */
export const NOW = '2026-03-02T09:00:00.000Z'

/** For tests: what keeps secrets from the database. */
export const testKeeping = keepingUnder(() => Buffer.alloc(32, 9))

/** For tests: a server of accounts and audit over a real database, with nothing else real behind it. */
export async function accountsServer(
  store: Store,
  now: () => string = () => NOW,
  how: Partial<Pick<Steps, 'asked' | 'provider'>> = {},
) {
  const councils = await councilsOf(store)
  const steps = signingIn(store, { now, keeping: testKeeping, asked: [], ...how })
  const users = usersService({ store, councils }, now, steps.own)
  const choices = councils.map(({ code, name }) => ({ value: code, text: name }))
  const guard = guardService(store, choices, now, () => dayInEngland(now()))
  const services = {
    ...madeUpServices(),
    councils: choices,
    users,
    guard,
    access: {
      ...steps.access,
      giveReason: (viewer: Viewer, child: string, asked: ReasonAsked) => giveReason(store, viewer, child, asked),
    },
  }
  return { users, guard, app: await createServer({ services, pages: [...shellPages, ...accessPages], secure: false }) }
}

/** For tests: a browser, and where it was sent after signing in or else the answer's status. */
export async function signInAs(
  app: Parameters<typeof browser>[0],
  email: string,
  password: string = PASSWORD,
): Promise<Browser & { readonly began: string | number }> {
  const reader = browser(app)
  const { status } = await reader.send('/sign-in', '/sign-in', { email, password })
  return { ...reader, began: status === 303 ? ((await reader.get('/')).to ?? 'nowhere') : status }
}
