import type { Known } from '../spine/ledger/read.ts'
import { type PlainDate, isPlainDate } from '../spine/time/plain-date.ts'
import { type Given, Misused, choice, text } from './command.ts'

/** The options that choose a date and what was known by when. */
export const DATE_OPTIONS = {
  on: { type: 'string' },
  'known-at': { type: 'string' },
  clock: { type: 'string' },
} as const

/** The day `--on` names. Throws Misused when it is missing or no day. */
export function onDate(given: Given): PlainDate {
  return day('on', text(given, 'on') ?? '')
}

/** Which past to answer from, when `--known-at` is given: by the ledger's clock, or with `--clock source` by the returns' own dates. */
export function known(given: Given): Known | undefined {
  const at = text(given, 'known-at')
  const clock = choice(given, 'clock', ['recorded', 'source'] as const, 'recorded')
  if (at === undefined) return undefined
  const date = day('known-at', at)
  return clock === 'source' ? { clock, at: date } : { clock, at: `${date}T23:59:59.999Z` }
}

function day(option: string, value: string): PlainDate {
  if (!isPlainDate(value))
    throw new Misused(`--${option} takes a day written YYYY-MM-DD, such as 2021-03-31; it was '${value}'`)
  return value
}
