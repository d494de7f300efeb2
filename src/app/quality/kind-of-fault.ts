import { rules } from '../../returns/ssda903/validation/rules.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { FaultIs } from '../../spine/web/service-quality.ts'
import { FAILED } from './rules.ts'

/**
 * Rules that two years' rows cannot settle: whether a young person was in care long enough, in years before, to be a care
 * leaver. The record holds those years and has them in the return for it; the return asks that it be confirmed.
 */
const CONFIRMED: readonly string[] = ['1001', '1002']

/** Rules that find queries, which may be right as they stand. */
export const QUERIES: ReadonlySet<string> = new Set([
  ...rules.flatMap(rule => (rule.as === 'query' ? [rule.code] : [])),
  ...CONFIRMED,
])

/** What a row is on a day: of the rule's own kind, or to come where it is not wrong yet, or of no kind where the rule failed. */
export function isOf(
  { rule, place, since }: { readonly rule: string; readonly place: string; readonly since: PlainDate },
  on: PlainDate,
): FaultIs {
  if (place === FAILED) return 'failed'
  if (QUERIES.has(rule)) return 'query'
  return since > on ? 'to-come' : 'fault'
}
