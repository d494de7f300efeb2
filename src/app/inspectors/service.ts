import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { InspectorsService } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { inspectingService } from './inspecting.ts'
import { openingsService } from './openings.ts'

/** Inspectors' sign-ins from both sides. They begin and end by the store's own clock. */
export function inspectorsService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  today: () => PlainDate,
): InspectorsService {
  return { ...openingsService(store, today), ...inspectingService(store, councils) }
}
