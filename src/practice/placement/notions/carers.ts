import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { Period } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { periodsOfCare } from '../../care/notions.ts'
import { placement } from '../kinds.ts'
import { type Home, homesAsAt, homesOf } from './homes.ts'
import { hasOpenStay } from './stays.ts'

/** An unbroken time with the same carers, in one home or several. */
export interface CarerSpell {
  readonly start: PlainDate
  readonly end: PlainDate | null
  readonly homes: readonly Home[]
}

const NONE: readonly never[] = Object.freeze([])

/** Fostered: long term, by carers who may adopt, or otherwise; by relatives or friends (U1 to U3) or others. */
export const FOSTER: ReadonlySet<string> = new Set(['U1', 'U2', 'U3', 'U4', 'U5', 'U6'])
/** Placed for adoption. */
export const ADOPTIVE: ReadonlySet<string> = new Set(['A3', 'A4', 'A5', 'A6'])
const ADOPTED_BY_FOSTER_CARER: ReadonlySet<string> = new Set(['A3', 'A5'])

const derived = notion((file: SubjectFile) => spells(file, homesOf(file)))

/**
 * A child's times with the same carers, oldest first. Temporary stays do not break one, nor does a change of address,
 * provider or status with the same carer (RNE L, T, U), nor becoming placed for adoption with the present foster carer
 * (A3, A5). A new period of care always begins a new one.
 * Source: placement stability indicators; SSDA903 RNE codes.
 */
export function carerSpells(file: SubjectFile): readonly CarerSpell[] {
  return all(file, placement).length === 0 ? NONE : derived(file)
}

/** The times with the same carers, counting a stay still open on a day as a move once it is past its limit. */
export function carerSpellsAsAt(file: SubjectFile, on: PlainDate): readonly CarerSpell[] {
  return hasOpenStay(file) ? spells(file, homesAsAt(file, on)) : carerSpells(file)
}

/** The time with the same carers that a child is in at the end of a day, and the one before it. */
export function carerSpellOn(
  file: SubjectFile,
  on: PlainDate,
): { readonly spell: CarerSpell; readonly before: CarerSpell | undefined } | undefined {
  const found = carerSpellsAsAt(file, on)
  const index = found.findLastIndex(spell => spell.start <= on && (spell.end === null || spell.end > on))
  const spell = found[index]
  return spell && { spell, before: found[index - 1] }
}

/**
 * The separate placements a child had in a period, as stability counts them: one for each time with the same carers
 * that holds on any day of it, the one in which the period opens (and one left on its first day) included, in whatever
 * period of care. A placement begun and ended on one day is left out: it did not last 24 hours.
 */
export function placementsBetween(file: SubjectFile, period: Period): readonly CarerSpell[] {
  return carerSpellsAsAt(file, period.end).filter(
    spell =>
      spell.start <= period.end && (spell.end === null || spell.end >= period.start) && spell.end !== spell.start,
  )
}

function spells(file: SubjectFile, homes: readonly Home[]): readonly CarerSpell[] {
  const found: CarerSpell[] = []
  const care = periodsOfCare(file)
  for (const home of homes) {
    const last = found.at(-1)
    const before = last?.homes.at(-1)
    if (
      last &&
      before &&
      continues(before, home) &&
      !care.some(({ start }) => before.start < start && start <= home.start)
    )
      found[found.length - 1] = { start: last.start, end: home.end, homes: [...last.homes, home] }
    else found.push({ start: home.start, end: home.end, homes: [home] })
  }
  return found
}

function continues(before: Home, home: Home): boolean {
  if (before.placement === null || home.placement === null) return false
  if (home.sameCarer) return true
  const { type } = home.placement.body
  return ADOPTED_BY_FOSTER_CARER.has(type) && FOSTER.has(before.placement.body.type) && before.end === home.start
}
