import type { Rule } from './rule.ts'
import { carriedOverRules } from './rules/carried-over.ts'
import { adoptionRules } from './rules/adoptions.ts'
import { outcomeRules } from './rules/outcomes.ts'
import { placedForAdoptionRules } from './rules/placed-for-adoption.ts'
import { previousPermanenceRules } from './rules/previous-permanence.ts'
import { leaverRules } from './rules/leavers.ts'
import { motherRules } from './rules/mothers.ts'
import { pupilNumberRules } from './rules/pupil-numbers.ts'
import { unaccompaniedRules } from './rules/unaccompanied.ts'
import { reviewRules } from './rules/reviews.ts'
import { missingRules } from './rules/missing.ts'
import { deprivationOfLibertyRules } from './rules/deprivation-of-liberty.ts'
import { socialWorkerRules } from './rules/social-workers.ts'
import { wholeReturnRules } from './rules/whole-return.ts'
import { providerRules } from './rules/providers.ts'
import { whereRules } from './rules/where.ts'
import { changeRules } from './rules/changes.ts'
import { whoRules } from './rules/who.ts'
import { ageRules } from './rules/ages.ts'
import { episodeRules } from './rules/episodes.ts'
import { homeRules } from './rules/homes.ts'
import { legalStatusRules, shortBreakRules } from './rules/legal-statuses.ts'
import { moveRules, temporaryStayRules } from './rules/moves.ts'
import { sequenceRules } from './rules/sequence.ts'

/** Every rule of the return, in the order of their codes. */
export const rules: readonly Rule[] = [
  ...whoRules,
  ...motherRules,
  ...pupilNumberRules,
  ...unaccompaniedRules,
  ...adoptionRules,
  ...placedForAdoptionRules,
  ...previousPermanenceRules,
  ...outcomeRules,
  ...leaverRules,
  ...reviewRules,
  ...missingRules,
  ...socialWorkerRules,
  ...deprivationOfLibertyRules,
  ...wholeReturnRules,
  ...providerRules,
  ...whereRules,
  ...changeRules,
  ...carriedOverRules,
  ...ageRules,
  ...episodeRules,
  ...homeRules,
  ...legalStatusRules,
  ...shortBreakRules,
  ...moveRules,
  ...temporaryStayRules,
  ...sequenceRules,
].toSorted((a, b) => order(a.code, b.code))

const byCode: ReadonlyMap<string, Rule> = new Map(rules.map(rule => [rule.code, rule]))

/** The rule of a code, as it is written in the published list. Throws where there is none. */
export function ruleOf(code: string): Rule {
  const rule = byCode.get(code)
  if (!rule) throw new RangeError(`There is no rule ${code}`)
  return rule
}

// By number, then by letters whatever their case, as people look for them. The language's own order of text takes longer to set
// up than every rule of a small return.
function order(a: string, b: string): number {
  const [one, other] = [Number.parseInt(a, 10), Number.parseInt(b, 10)]
  if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? 1 : -1
  if (one !== other && !Number.isNaN(one)) return one - other
  const [letters, others] = [a.toLowerCase(), b.toLowerCase()]
  return letters < others ? -1 : letters > others ? 1 : 0
}
