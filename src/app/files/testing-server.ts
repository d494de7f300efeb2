import { tmpdir } from 'node:os'
import { pages } from '../../pages.ts'
import { PASSWORD } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { type Browser, type Seen, browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import type { Product } from '../product.ts'
import { servicesOf } from '../services.ts'
import { councilsOf } from '../trust.ts'

/** For tests: the whole product over a real database, with every page. */
export async function wholeServer(store: Store, dataDir = tmpdir()) {
  const product: Product = {
    settings: { dataDir, databaseUrl: undefined, port: 0, demo: false },
    store,
    councils: await councilsOf(store),
    close: store.close,
  } as Product
  const services = servicesOf(product)
  const app = await createServer({ services, pages, secure: false })
  return {
    services,
    /** A browser of someone who has signed in. */
    as: async (email: string): Promise<Browser> => {
      const reader = browser(app)
      const { status } = await reader.send('/sign-in', '/sign-in', { email, password: PASSWORD })
      if (status !== 303) throw new Error(`${email} could not sign in: ${status}`)
      return reader
    },
  }
}

/** For tests: an answer without what is never twice the same, and without the ids that were asked for. */
export function plain({ status, body, to }: Seen, ...ids: readonly string[]): string {
  const words = textOf(body).replaceAll(/\b[0-9a-f]{10}\b/g, '')
  return ids.reduce((text, id) => text.replaceAll(id, ':id'), `${status} ${to ?? ''} ${words}`)
}
