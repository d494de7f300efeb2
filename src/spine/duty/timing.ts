import type { Instant } from '../ledger/entry.ts'
import { type Dated, valueOn } from '../time/dated.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Duty, Timing } from './duty.ts'
import { type Span, after, afterMoment } from './span.ts'

/** The trust's own limits, by duty and then by the limit's name. Each takes effect from its dates. */
export type LocalLimits = ReadonlyMap<string, Readonly<Record<string, Dated<Span>>>>

export const NO_LOCAL_LIMITS: LocalLimits = new Map()

/**
 * How a duty's limits are counted. The trust's own limit sets the day only where it makes it earlier: law and guidance
 * may be tightened locally and never loosened. A duty that is only the trust's own practice takes its limit whole.
 */
export function timingFor(duty: Duty, until: PlainDate, local: LocalLimits = NO_LOCAL_LIMITS): Timing {
  const own = local.get(duty.id)
  const limit = (name: string, on: PlainDate): { readonly law: Span; readonly ours: Span | undefined } => {
    const law = duty.limits[name]
    if (!law) throw new RangeError(`duty ${duty.id} has no limit called '${name}'`)
    const ours = own?.[name]
    // Before it took effect, the trust's own limit was the law's.
    const inForce = ours && (ours[0]?.from ?? on) <= on ? valueOn(ours, on) : undefined
    return { law: valueOn(law, on), ours: inForce }
  }
  return {
    until,
    due: (name, from) => chosen(duty, limit(name, from), span => after(from, span)),
    dueAt: (name, from) => chosen(duty, limit(name, from.slice(0, 10) as PlainDate), span => afterMoment(from, span)),
  }
}

function chosen<T extends PlainDate | Instant>(
  duty: Duty,
  { law, ours }: { readonly law: Span; readonly ours: Span | undefined },
  count: (span: Span) => T,
): { readonly by: T; readonly statutory?: T; readonly within: Span } {
  const byLaw = count(law)
  if (!ours) return { by: byLaw, within: law }
  const byOurs = count(ours)
  if (duty.layer === 'local') return { by: byOurs, within: ours }
  return byOurs < byLaw ? { by: byOurs, statutory: byLaw, within: ours } : { by: byLaw, within: law }
}
