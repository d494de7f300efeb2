import type { Instant } from '../../spine/ledger/entry.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { InformationService, RegistersService } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { breachesService } from './breaches.ts'
import { recordService } from './record.ts'
import { requestsService } from './requests.ts'
import { retentionService } from './retention.ts'

/** Everything pages ask about what the trust holds of people. The day and the moment are asked at the edge, each time. */
export function informationService(
  { store, settings }: Pick<Product, 'store' | 'settings'>,
  registers: Pick<RegistersService, 'versions'>,
  { today, now }: { readonly today: () => PlainDate; readonly now: () => Instant },
): InformationService {
  return {
    ...breachesService(store, registers, now),
    ...requestsService(store, today),
    ...recordService(store, today),
    ...retentionService(store, settings.dataDir, today),
  }
}
