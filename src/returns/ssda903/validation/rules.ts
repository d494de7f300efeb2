import type { Rule } from './rule.ts'
import { carriedOverRules } from './rules/carried-over.ts'
import { whoRules } from './rules/who.ts'

/** Every rule of the return, in the order of their codes. */
export const rules: readonly Rule[] = [...whoRules, ...carriedOverRules].toSorted((a, b) => order(a.code, b.code))

const byCode: ReadonlyMap<string, Rule> = new Map(rules.map(rule => [rule.code, rule]))

/** The rule of a code, as it is written in the published list. Throws where there is none. */
export function ruleOf(code: string): Rule {
  const rule = byCode.get(code)
  if (!rule) throw new RangeError(`There is no rule ${code}`)
  return rule
}

function order(a: string, b: string): number {
  return a.localeCompare(b, 'en-GB', { numeric: true })
}
