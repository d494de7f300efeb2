import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { day, defineKind } from '../../spine/ledger/kind.ts'
import {
  categoryOfNeed,
  legalStatusCode,
  missingType,
  previousPermanenceType,
  reasonEpisodeEnded,
  reviewParticipation,
} from './codes.ts'

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
      title: 'Start known',
      description:
        'False when the first episode held is not the one that began care, so care began on or before this date',
    }),
    lostAfter: day().optional().meta({
      title: 'Lost to the return after',
      description:
        'The last day of the last return to mention the child, when a later return of the same council does not and the end is not known',
    }),
  }),
  says: entry => (entry.body.startKnown ? 'Came into our care' : 'Already in our care'),
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
    basis: z.enum(['V3', 'V4']).meta({ title: 'Recorded as' }),
    council: z.string().min(1).meta({ title: 'Responsible council' }),
    type: z.string().optional().meta({ title: 'Where' }),
  }),
  says: entry => (entry.body.basis === 'V3' ? 'A short break' : 'Short breaks agreed'),
})

/** A review of a looked-after child’s case that was held. */
export const review = defineKind({
  name: 'review',
  subject: 'person',
  title: 'Review',
  about: 'A review of the child’s care plan, and how the child took part.',
  section: 'care',
  lasts: false,
  source: 'SSDA903 Reviews: REVIEW, REVIEW_CODE',
  schema: z.object({ participation: coded(reviewParticipation).meta({ title: 'How the child took part' }) }),
  says: entry => `Review: ${label(reviewParticipation, entry.body.participation).toLowerCase()}`,
})

/** A time when a looked-after child was missing, or away without authorisation. */
export const missingEpisode = defineKind({
  name: 'missing-episode',
  subject: 'person',
  title: 'Missing or away',
  about: 'A time when the child was missing from where they live, or away without authorisation.',
  section: 'safety',
  lasts: true,
  source: 'SSDA903 Missing: MISSING, MIS_START, MIS_END',
  schema: z.object({ type: coded(missingType).meta({ title: 'Missing or away' }) }),
  says: entry => (entry.body.type === 'M' ? 'Went missing' : 'Away without authorisation'),
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
})

export const careKinds = [
  periodOfCare,
  legalStatus,
  shortBreak,
  review,
  missingEpisode,
  previousPermanence,
  deprivationOfLiberty,
] as const
