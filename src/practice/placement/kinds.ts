import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { defineKind } from '../../spine/ledger/kind.ts'
import { placementProvider, placementType, reasonPlacementChanged, temporaryStayType } from './codes.ts'

/** Where a child in care lives. A change of legal status alone is not a new one; a temporary stay does not end one. */
export const placement = defineKind({
  name: 'placement',
  subject: 'person',
  title: 'Home',
  about:
    'A home where the child lives: its kind, who provides it and where it is. Temporary stays away do not interrupt it.',
  section: 'care',
  lasts: true,
  source:
    'SSDA903 Episodes: PLACE, PLACE_PROVIDER, PL_POST, URN, REASON_PLACE_CHANGE, with RNE deciding what is a new home',
  schema: z.object({
    type: coded(placementType).meta({ title: 'Kind of home' }),
    provider: coded(placementProvider).optional().meta({ title: 'Who provides it' }),
    postcode: z.string().optional().meta({ title: 'Postcode' }),
    urn: z.string().optional().meta({ title: 'Ofsted number' }),
    sameCarer: z.boolean().meta({
      title: 'Same carer as before',
      description: 'True when only the address, provider or status changed and the carer did not (RNE T, U or L)',
    }),
    changeReason: coded(reasonPlacementChanged).optional().meta({ title: 'Why it ended' }),
  }),
  says: entry =>
    entry.body.sameCarer
      ? `Same carer, now: ${label(placementType, entry.body.type).toLowerCase()}`
      : `Moved: ${label(placementType, entry.body.type).toLowerCase()}`,
})

/** A stay away that was meant to end in the same home. Past its limits it is treated as a move by the notions that count homes. */
export const temporaryStay = defineKind({
  name: 'temporary-stay',
  subject: 'person',
  title: 'Temporary stay',
  about:
    'A short stay away (hospital, holiday, the carer’s holiday or another reason) from which the child is to return to the same home.',
  section: 'care',
  lasts: true,
  source: 'SSDA903 Episodes with PLACE T0 to T4',
  schema: z.object({
    type: coded(temporaryStayType).meta({ title: 'Why' }),
    postcode: z.string().optional().meta({ title: 'Postcode' }),
    returned: z.boolean().optional().meta({ title: 'Came back to the same home' }),
  }),
  says: entry => `Away for a while: ${label(temporaryStayType, entry.body.type).toLowerCase()}`,
})

export const placementKinds = [placement, temporaryStay] as const
