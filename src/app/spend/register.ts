import { placementType } from '../../practice/placement/codes.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { placementCost, placementCostKinds } from '../../practice/spend/kinds.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { inWords } from '../../spine/time/words.ts'
import { type Beside, twin } from '../registers/beside.ts'
import type { Register } from '../registers/register.ts'

/**
 * What homes cost, kept on each child's file by whoever may enter prices. It sees the child's homes and nothing else of the
 * file, so that whoever keeps the accounts need open no file.
 */
export const placementCostRegister: Register = {
  name: 'placement-costs',
  of: 'person',
  kinds: placementCostKinds,
  sees: [placement],
  may: { read: 'placement-costs.read', write: 'placement-costs.write' },
  calls: homeInWords,
  check,
}

/** A home as whoever enters its price is told of it: what it is and when, never where. */
export function homeInWords({ start, end, body }: Pick<Entry, 'start' | 'end' | 'body'>): string {
  const { type } = body as { readonly type?: string }
  const day = startDay(start)
  const from = day === undefined ? '' : ` from ${inWords(day)}`
  return `${label(placementType, type)}${from}${end === null ? '' : ` to ${inWords(end)}`}`
}

function check(beside: Beside): void {
  const { given, on, until, parent, blame, file, kind } = beside
  const shares = ['education', 'health'].map(name => Number(given[name] ?? 0))
  if (shares.reduce((sum, each) => sum + each, 0) > 100)
    blame('health', 'Education and health cannot pay more than 100% together')
  if (on === undefined) return
  const home = parent('placement')
  const starts = home && startDay(home.start)
  if (home && starts !== undefined && on < starts) blame('start', `The child moved in on ${inWords(starts)}`)
  if (home?.end != null && on > home.end) blame('start', `The child left that home on ${inWords(home.end)}`)
  if (home === undefined && !(file.entries[placement.name] ?? []).some(each => coversDay(each, on)))
    blame('start', 'The child had no home on record that day: choose a home, or another day')
  if (until !== null && until <= on) blame('end', 'A price is paid for at least a day')
  if (kind === placementCost.name && twin(beside, ['covers'], true))
    blame('covers', 'A price for this begins that day already: put that right')
}

// On the day a child leaves something may still be paid once.
function coversDay({ start, end }: Entry, on: string): boolean {
  const day = startDay(start)
  return (day === undefined || day <= on) && (end === null || on <= end)
}
