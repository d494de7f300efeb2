import { rules } from '../../returns/ssda903/validation/rules.ts'
import type { FaultIs } from '../../spine/web/service-quality.ts'
import { FAILED } from './rules.ts'

const byCode = new Map(rules.map(rule => [rule.code, rule]))

/**
 * Rules that find something not yet told of a child looked after all year: health, convictions and the strengths and
 * difficulties score, which the return asks for as they stand on 31 March. Until then nothing is wrong.
 */
export const AT_YEAR_END: ReadonlySet<string> = new Set(['186', '191', '197B', '543', '545'])

/** Rules whose faults count as faults while the year goes on: neither queries nor what is asked for at its end. */
export const OTHERS: readonly string[] = rules.flatMap(rule =>
  rule.as === 'query' || AT_YEAR_END.has(rule.code) ? [rule.code] : [],
)

/** What a row is: of the rule's own kind, or of no kind where the rule failed. */
export function isOf({ rule, place }: { readonly rule: string; readonly place: string }): FaultIs {
  if (place === FAILED) return 'failed'
  return AT_YEAR_END.has(rule) ? 'to-come' : (byCode.get(rule)?.as ?? 'fault')
}
