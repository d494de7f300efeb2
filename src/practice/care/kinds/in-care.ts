import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { placementProvider } from '../../placement/codes.ts'
import {
  categoryOfNeed,
  legalStatusCode,
  previousPermanenceType,
  reasonEpisodeEnded,
  shortBreakBasis,
} from '../codes.ts'

/** An unbroken time of being looked after. Short breaks are never part of one. */
export const periodOfCare = defineKind({
  name: 'period-of-care',
  subject: 'person',
  title: 'In care',
  about: 'From the day a child starts to be looked after to the day they cease. Short breaks are recorded apart.',
  section: 'care',
  lasts: true,
  source: 'SSDA903 Episodes: the chain from RNE S to a REC other than X1',
  schema: z.object({
    council: z.string().min(1).meta({ title: 'Responsible council' }),
    need: coded(categoryOfNeed).optional().meta({ title: 'Category of need' }),
    homePostcode: z.string().optional().meta({ title: 'Postcode of the home they came from' }),
    ended: coded(reasonEpisodeEnded).optional().meta({ title: 'Why care ended' }),
    startKnown: z.boolean().meta({
      title: 'Is this the day care began?',
      description: 'No where care began on or before this day, and the day itself is not known',
    }),
    lostAfter: day().optional().meta({
      byHand: false,
      title: 'Lost to the return after',
      description:
        'The last day of the last return to mention the child, when a later return of the same council does not and the end is not known',
    }),
  }),
  says: entry => (entry.body.startKnown ? 'Came into our care' : 'Already in our care'),
  form: {
    ahead: false,
    group: 'home',
    starts: 'Day the child came into our care',
    ends: 'Day care ended',
    hint: 'A child is in care from the first day we look after them, or from the making of an order. Short breaks are recorded apart.',
    own: ['need', 'homePostcode'],
    attachments: true,
  },
})

/** The legal footing on which a child is looked after. */
export const legalStatus = defineKind({
  name: 'legal-status',
  subject: 'person',
  title: 'Legal status',
  about: 'The order or agreement under which the child is looked after.',
  section: 'care',
  lasts: true,
  source: 'SSDA903 Episodes: LS',
  schema: z.object({ status: coded(legalStatusCode).meta({ title: 'Legal status' }) }),
  says: entry => label(legalStatusCode, entry.body.status),
  form: {
    group: 'plan',
    starts: 'Day it began',
    ends: 'Day it ended',
    hint: 'The order or agreement itself, from the day it was made. A placement order is recorded beside the care order it rests on.',
    own: [],
    attachments: true,
  },
})

/** Short breaks: a V3 stay or a V4 agreement. Not care, for any measure. */
export const shortBreak = defineKind({
  name: 'short-break',
  subject: 'person',
  title: 'Short break',
  about: 'A stay (V3) or an agreement for a series of stays (V4) away from home; the child is not counted as in care.',
  section: 'care',
  lasts: true,
  source: 'SSDA903 Episodes with LS V3 or V4',
  schema: z.object({
    basis: coded(shortBreakBasis).meta({ title: 'Recorded as' }),
    council: z.string().min(1).meta({ title: 'Responsible council' }),
    type: z.string().optional().meta({ title: 'Where' }),
    need: coded(categoryOfNeed).optional().meta({ title: 'Category of need' }),
    provider: coded(placementProvider).optional().meta({ title: 'Who provides it' }),
    ended: coded(reasonEpisodeEnded).optional().meta({ title: 'Why it ended' }),
  }),
  says: entry => (entry.body.basis === 'V3' ? 'A short break' : 'Short breaks agreed'),
  form: { group: 'home', starts: 'First day', ends: 'Last day', own: [] },
})

/** A permanent home that came before this time in care and did not last. */
export const previousPermanence = defineKind({
  name: 'previous-permanence',
  subject: 'person',
  title: 'Previous permanence',
  about: 'An adoption, special guardianship or child arrangements order made before the child came (back) into care.',
  section: 'care',
  lasts: false,
  source: 'SSDA903 PrevPerm: PREV_PERM, LA_PERM, DATE_PERM',
  schema: z.object({
    type: coded(previousPermanenceType).meta({ title: 'Kind of order' }),
    council: z.string().optional().meta({ title: 'Council that arranged it (three-digit number)' }),
    year: z.number().int().meta({ title: 'Collection year that reported it' }),
  }),
  says: entry =>
    entry.body.type === 'Z1'
      ? undefined
      : `Before care: ${label(previousPermanenceType, entry.body.type).toLowerCase()}`,
})

/** An order that deprives a child of their liberty. */
export const deprivationOfLiberty = defineKind({
  name: 'deprivation-of-liberty',
  subject: 'person',
  title: 'Deprivation of liberty order',
  about: 'The time during which an order authorises the child’s liberty to be restricted.',
  section: 'care',
  lasts: true,
  source: 'SSDA903 DoLO: DOLO_START, DOLO_END (from 2026-27)',
  schema: z.object({}),
  says: () => 'An order restricting liberty',
  form: { group: 'plan', starts: 'Day the order was made', ends: 'Day it ended', attachments: true },
})
