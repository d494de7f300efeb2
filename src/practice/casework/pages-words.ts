import type { CodeSet } from '../../spine/ledger/code-set.ts'
import type { Choice } from '../../spine/web/services.ts'

/** A code set as choices for a form. */
export function codeLabels(set: CodeSet): readonly Choice[] {
  return set.codes.map(({ code, label }) => ({ value: code, text: label }))
}
