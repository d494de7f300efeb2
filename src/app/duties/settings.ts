import type { Duty } from '../../spine/duty/duty.ts'
import { looserThan } from '../../spine/duty/looser.ts'
import { type Span, spanInWords } from '../../spine/duty/span.ts'
import type { LocalLimits } from '../../spine/duty/timing.ts'
import type { KeptLimits } from '../../spine/ledger/rulebook.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Product } from '../product.ts'
import { duties } from '../rulebook.ts'

/** What the trust has settled about its duties. */
export interface DutySettings {
  /** Its own, shorter limits, by duty and then by the limit's name. */
  readonly local: LocalLimits
  /** The day from which the trust records its work here; undefined while it does not. */
  readonly keptFrom: PlainDate | undefined
}

/** What the trust's own file says of its duties now. */
export function dutySettingsOf({ store }: Pick<Product, 'store'>): Promise<DutySettings> {
  return store.within({ author: 'system', sight: 'lists' }, tx => dutySettingsIn(tx, store.authority))
}

/** The same inside a transaction the caller holds, with sight of files or of lists. */
export async function dutySettingsIn(tx: Tx, authority: number): Promise<DutySettings> {
  const found = await tx
    .selectFrom('trust_standing')
    .select(['kept_from', 'limits'])
    .where('authority', '=', authority)
    .executeTakeFirst()
  return {
    local: new Map(Object.entries((found?.limits ?? {}) as KeptLimits)),
    keptFrom: found?.kept_from ?? undefined,
  }
}

/** A limit of the trust's own that cannot be taken. The message says what is wrong and how to mend it. */
export class LimitRefused extends Error {
  readonly field: 'duty' | 'limit' | 'n' | 'unit' | 'from'
  constructor(field: LimitRefused['field'], message: string) {
    super(message)
    this.name = 'LimitRefused'
    this.field = field
  }
}

/**
 * Checks a limit the trust would set for itself. Throws LimitRefused where there is no such duty or limit, or where the
 * limit could fall later than the one that law or guidance sets.
 */
export function checkLimit(id: string, limit: string, ours: Span, from: PlainDate): Duty {
  const duty = duties.get(id)
  if (!duty) throw new LimitRefused('duty', `There is no duty called ${id}`)
  const law = duty.limits[limit]
  if (!law)
    throw new LimitRefused(
      'limit',
      `‘${duty.title}’ has no limit called ${limit}. It has: ${Object.keys(duty.limits).join(', ') || 'none'}`,
    )
  if (law.some(step => step.value.unit === 'hours') !== (ours.unit === 'hours'))
    throw new LimitRefused(
      'unit',
      ours.unit === 'hours'
        ? `‘${duty.title}’ is counted in days, not hours. Choose another unit`
        : `‘${duty.title}’ is counted in hours. Choose hours`,
    )
  const looser = duty.layer === 'local' ? undefined : looserThan(law, ours, from)
  if (looser)
    throw new LimitRefused(
      'n',
      `${spanInWords(ours)} could fall later than the ${spanInWords(looser)} that ${duty.layer === 'law' ? 'the law' : 'statutory guidance'} sets. The trust may set less time, never more`,
    )
  return duty
}
