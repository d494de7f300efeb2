import type { Council } from '../spine/measure/measure.ts'
import { type Store, openStore } from '../spine/store/store.ts'
import type { CheckingWork } from './checking/apart.ts'
import type { FiguresWork } from './figures/work.ts'
import type { Settings } from './settings.ts'
import { councilsOf, describeTrust } from './trust.ts'

/** The product, open: its database, and the trust it serves. */
export interface Product {
  readonly settings: Settings
  readonly store: Store
  readonly councils: readonly Council[]
  /** Whoever works figures out, where that is not the thread that asks. */
  readonly figures?: FiguresWork
  /** Whoever checks returns, where that is not the thread that asks. */
  readonly checking?: CheckingWork
  readonly close: () => Promise<void>
}

/** Opens the database, making and describing it the first time. */
export async function openProduct(settings: Settings): Promise<Product> {
  const store = await openStore({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl })
  await describeTrust(store)
  return { settings, store, councils: await councilsOf(store), close: store.close }
}
