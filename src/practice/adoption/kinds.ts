import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { day, defineKind, ref } from '../../spine/ledger/kind.ts'
import { adopterSex, adopterStatus, decisionReversed } from './codes.ts'

/** The agency's decision that a child should be placed for adoption; it ends when it is reversed. */
export const adoptionDecision = defineKind({
  name: 'adoption-decision',
  subject: 'person',
  title: 'Plan for adoption',
  about: 'From the decision that the child should be placed for adoption until that decision is reversed.',
  section: 'adoption',
  lasts: true,
  source: 'SSDA903 PlacedAdoption: DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED',
  schema: z.object({ reversed: coded(decisionReversed).optional().meta({ title: 'Why it ended' }) }),
  says: () => 'Decided that adoption is the plan',
  form: {
    ahead: false,
    group: 'plan',
    starts: 'Day of the decision',
    ends: 'Day it was reversed',
    own: [],
    attachments: true,
  },
})

/** A match with adopters, from the agency decision maker’s approval until it ends without an adoption. */
export const adoptionMatch = defineKind({
  name: 'adoption-match',
  subject: 'person',
  title: 'Match with adopters',
  about: 'The approval of a match between the child and adopters.',
  section: 'adoption',
  lasts: true,
  schema: z.object({
    withFosterCarer: z.boolean().optional().meta({ title: 'Are the adopters the present foster carers?' }),
    panel: day().optional().meta({ title: 'Day of the panel' }),
    household: ref('household').optional().meta({ title: 'Which adopters' }),
  }),
  says: () => 'Matched with adopters',
  form: {
    group: 'plan',
    starts: 'Day the match was approved',
    ends: 'Day it ended, if it did not lead to adoption',
    own: [],
    attachments: true,
  },
})

/** An adoption: what was decided and by whom the child was adopted. Its start is the day of the order, where known. */
export const adoption = defineKind({
  name: 'adoption',
  subject: 'person',
  title: 'Adoption',
  about: 'The decision, the match and the adopters of a child who was adopted.',
  section: 'adoption',
  lasts: false,
  source: 'SSDA903 AD1: DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR',
  schema: z.object({
    decided: day().optional().meta({ title: 'Decision that the child should be placed' }),
    matched: day().optional().meta({ title: 'Matched with these adopters' }),
    byFosterCarer: z.boolean().optional().meta({ title: 'Adopted by their foster carer' }),
    adopters: z.number().int().min(1).max(2).optional().meta({ title: 'Number of adopters' }),
    adopterSex: coded(adopterSex).optional().meta({ title: 'Adopters' }),
    adopterStatus: coded(adopterStatus).optional().meta({ title: 'Adopters’ legal status' }),
  }),
  says: entry =>
    entry.body.byFosterCarer
      ? 'Adopted by their foster carer'
      : `Adopted${entry.body.adopterSex ? ` by ${label(adopterSex, entry.body.adopterSex).toLowerCase()}` : ''}`,
  form: { group: 'plan', starts: 'Day of the adoption order', own: [] },
})

export const adoptionKinds = [adoptionDecision, adoptionMatch, adoption] as const
