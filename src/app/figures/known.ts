import type { Known } from '../../spine/ledger/read.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/web/format.ts'
import type { Ask } from '../../spine/web/services.ts'

/** Which past an ask is of, if any: by the ledger's clock to the end of that day in England, or by the returns' own dates. */
export function knownFrom({ knownAt, clock }: Ask): Known | undefined {
  if (!knownAt) return undefined
  return clock === 'per-source'
    ? { clock: 'source', at: knownAt }
    : { clock: 'recorded', at: `${knownAt} 23:59:59.999 Europe/London` }
}

/** Whether nothing recorded from now on can change an answer: it is of what was recorded by the end of a day before today. */
export function isSettled({ knownAt, clock }: Ask, today: PlainDate): boolean {
  return knownAt !== undefined && clock !== 'per-source' && knownAt < today
}

/** What to say of a figure on a date for which the returns held do not reach; undefined where they do, or there are none. */
export function stopsBefore(on: PlainDate, yearsHeld: readonly number[], known?: Known): string | undefined {
  const last = yearsHeld.at(-1)
  if (last === undefined) return undefined
  const end = `${last}-03-31` as PlainDate
  if (on <= end) return undefined
  return known === undefined
    ? `The latest return held stops at ${inWords(end)}. After that, everything is as it left things.`
    : `The latest return held by then stopped at ${inWords(end)}, so this is not a count of ${inWords(on)}: nothing that happened between the two was known.`
}
