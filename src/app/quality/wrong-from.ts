import type { Child } from '../../returns/ssda903/validation/child.ts'
import { bornOn } from '../../returns/ssda903/validation/notions.ts'
import type { CollectionYear } from '../../returns/ssda903/validation/year.ts'
import { ageOn, birthday } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'

// The return is made once the year is over, and its rules are written as though it were. Asked before then, some find what
// is not wrong yet: here is from which day it is.

/**
 * Rules that find something not yet told of a child looked after all year: health, convictions and the strengths and
 * difficulties score, which the return asks for as they stand on 31 March.
 */
export const AT_YEAR_END: ReadonlySet<string> = new Set(['186', '191', '197B', '543', '545'])

/** Rules that find an episode going on after the 18th birthday, if that falls in the year. */
const AT_18: ReadonlySet<string> = new Set(['359'])

/** Rules that find a care leaver's outcome not told: it is asked for about the birthday they have in the year. */
const AT_BIRTHDAY: ReadonlySet<string> = new Set(['131', '132', '133', '153'])

/** From which day of the year a fault of a rule is one; undefined where it is from the start. */
export function wrongFrom(code: string, child: Child, { ends }: CollectionYear): PlainDate | undefined {
  if (AT_YEAR_END.has(code)) return ends
  const born = bornOn(child)
  if (born === undefined) return undefined
  if (AT_18.has(code)) return birthday(born, 18)
  return AT_BIRTHDAY.has(code) ? birthday(born, ageOn(born, ends)) : undefined
}
