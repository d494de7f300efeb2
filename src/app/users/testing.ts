import { PASSWORD } from '../../spine/access/testing.ts'
import { sessionViewer, signIn, signOut } from '../../spine/access/sessions.ts'
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

/** For tests: a moment that everything happens at, but what the database times itself. */
export const NOW = '2026-03-02T09:00:00.000Z'

/** For tests: a server of accounts and audit over a real database, with nothing else real behind it. */
export async function accountsServer(store: Store, now: () => string = () => NOW) {
  const councils = await councilsOf(store)
  const users = usersService({ store, councils }, now)
  const choices = councils.map(({ code, name }) => ({ value: code, text: name }))
  const guard = guardService(store, choices, now, () => dayInEngland(now()))
  const services = {
    ...madeUpServices(),
    councils: choices,
    users,
    guard,
    access: {
      signIn: (email: string, password: string, address: string) => signIn(store, { email, password, address }, now()),
      session: (token: string) => sessionViewer(store, token, now()),
      signOut: (viewer: Parameters<typeof signOut>[1]) => signOut(store, viewer, now()),
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
