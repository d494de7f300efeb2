import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addYears, later } from '../../../spine/time/plain-date.ts'
import { adoption } from '../../adoption/kinds.ts'
import { periodOfCare, shortBreak } from '../../care/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import type { RetentionClass } from '../codes.ts'
import { yearsKept } from '../law.ts'

/** How long a file is kept: its class, what the time is counted from, and the first day it need not be kept any more. */
export interface Retention {
  readonly class: RetentionClass
  /** What the time is counted from: a birthday, a death or an order. */
  readonly trigger: 'born' | 'died' | 'order' | 'unknown'
  readonly from: PlainDate | null
  /** The last day it must be kept; null where that cannot be told, and so it is kept. */
  readonly until: PlainDate | null
}

/**
 * How long a person’s file is kept. A looked-after child’s: until the 75th anniversary of birth, or 15 years from the day
 * they died where that was before 18 (Care Planning, Placement and Case Review (England) Regulations 2010, reg 50(1)). An
 * adopted child’s: 100 years from the order at least, and never less than for one looked after (Disclosure of Adoption
 * Information (Post-Commencement Adoptions) Regulations 2005, reg 6). Any other’s: our assumption. Whether it may be
 * destroyed asks besides for holds, open work and, for a file of a child who was only helped, how long it has been quiet.
 */
export const retentionOf = notion((file: SubjectFile): Retention => {
  const born = bornOn(file)
  const care = all(file, periodOfCare)
  const wasLookedAfter = care.length > 0 || all(file, shortBreak).length > 0
  const adoptions = all(file, adoption)
  const adoptedByCare = care.find(each => each.body.ended === 'E11' || each.body.ended === 'E12')
  if (adoptions.length > 0 || adoptedByCare) {
    const order = startDay(adoptions.at(-1)?.start ?? null) ?? adoptedByCare?.end ?? null
    const asLookedAfter = wasLookedAfter ? untilFor('looked-after', born) : null
    if (order === null) return { class: 'adopted', trigger: 'unknown', from: null, until: null }
    const until = addYears(order, valueOn(yearsKept.adopted, order).years)
    return {
      class: 'adopted',
      trigger: 'order',
      from: order,
      until: asLookedAfter ? later(until, asLookedAfter) : until,
    }
  }
  const kind: RetentionClass = wasLookedAfter ? 'looked-after' : 'helped'
  const died = care.find(each => each.body.ended === 'E2')?.end ?? undefined
  if (wasLookedAfter && died && born && died < birthday(born, 18))
    return {
      class: kind,
      trigger: 'died',
      from: died,
      until: addYears(died, valueOn(yearsKept['looked-after-died'], died).years),
    }
  return born === undefined
    ? { class: kind, trigger: 'unknown', from: null, until: null }
    : { class: kind, trigger: 'born', from: born, until: untilFor(kind, born) }
})

function untilFor(kind: 'looked-after' | 'helped', born: PlainDate | undefined): PlainDate | null {
  return born === undefined ? null : birthday(born, valueOn(yearsKept[kind], born).years)
}
