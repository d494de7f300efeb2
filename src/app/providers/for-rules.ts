import type { FaultRules } from '../../spine/ledger/fault-rules.ts'
import { type RecordsOf, faultRulesOf } from '../quality/rules.ts'
import { heldLists } from './held.ts'

/**
 * The rules of the return as the record is checked by them, asked with Ofsted's lists as they are held at the time. The year
 * they are asked of has both lists, so that both must be held.
 */
export function withListsHeld(records: Omit<RecordsOf, 'lists'>): FaultRules {
  const without = faultRulesOf(records)
  let kept: { readonly version: string; readonly rules: FaultRules } | undefined
  return {
    ...without,
    withLists: async (tx, authority) => {
      const held = await heldLists(tx, authority, FROM_NOW_ON)
      if (held.is === 'lacking') return without
      const version = `${held.since}\n${held.version}`
      if (kept?.version !== version)
        kept = { version, rules: faultRulesOf({ ...records, lists: { ...held, version } }) }
      return kept.rules
    },
  }
}

/** Stands for every year that is still open: the record is asked of no other. */
const FROM_NOW_ON = 9999
