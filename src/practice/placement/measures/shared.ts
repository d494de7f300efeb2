import type { AnyKind } from '../../../spine/ledger/kind.ts'
import type { Source } from '../../../spine/measure/measure.ts'
import { inCareReads } from '../../care/notions.ts'
import { placement, temporaryStay } from '../kinds.ts'

/** Who most measures about homes ask about. */
export const ASKED =
  'Asked about: children in care at the end of the day, a child on a full care order living with parents among them. Children who have short breaks only (V3, V4) are not. A child whom the council’s later return no longer mentions, with no end of care recorded, is left out and listed.'

/** The kinds they read. */
export const homeReads: readonly AnyKind[] = [...inCareReads, placement, temporaryStay]

/** The published statistics on children looked after, at a section of their guidance. */
export const published = (provision: string): Source => ({
  title: 'Children looked after in England including adoptions (Department for Education)',
  provision,
  verified: true,
})

/** The children looked after return, at a column or check. */
export const ssda903 = (provision: string): Source => ({
  title: 'SSDA903 children looked after return',
  provision,
  verified: true,
})

/** The contract between the councils and the trust, at a performance indicator. */
export const contract = (provision: string): Source => ({
  title: 'Contract with the councils',
  provision,
  verified: true,
})

/** The Department's dictionary of local authority indicators, at an indicator. */
export const indicator = (provision: string): Source => ({
  title: 'Local authority interactive tool: data dictionary (Department for Education)',
  provision,
  verified: true,
})
