import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { inCareReads } from '../../care/notions.ts'
import { placement, temporaryStay } from '../kinds.ts'

/** Who most measures about homes ask about. */
export const ASKED =
  'Asked about: children in care at the end of the day, a child on a full care order living with parents among them. Children who have short breaks only (V3, V4) are not. A child whom the council’s later return no longer mentions, with no end of care recorded, is left out and listed.'

/** The kinds they read. */
export const homeReads: readonly AnyKind[] = [...inCareReads, placement, temporaryStay]
