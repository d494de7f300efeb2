import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { defineKind } from '../../../spine/ledger/kind.ts'
import { sdqReason } from '../codes.ts'

/**
 * What the return says of a child's health for a collection year, for children in care through all of it.
 * It starts on 1 April and ends on 31 March of that year.
 */
export const annualHealthOutcome = defineKind({
  name: 'annual-health-outcome',
  subject: 'person',
  title: 'Health this year',
  about:
    'Annual health assessment, teeth, immunisations, development checks and substance misuse over one collection year.',
  section: 'health',
  lasts: true,
  source:
    'SSDA903 OC2: HEALTH_ASSESSMENT, TEETH_CHECK, IMMUNISATIONS, HEALTH_CHECK, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED',
  schema: z.object({
    year: z.number().int().meta({ title: 'Collection year' }),
    healthAssessment: z.boolean().optional().meta({ title: 'Annual health assessment held' }),
    teeth: z.boolean().optional().meta({ title: 'Teeth checked by a dentist' }),
    immunisations: z.boolean().optional().meta({ title: 'Immunisations up to date' }),
    development: z.boolean().optional().meta({ title: 'Development checks up to date (under 5)' }),
    substanceMisuse: z.boolean().optional().meta({ title: 'Substance misuse identified' }),
    interventionReceived: z.boolean().optional().meta({ title: 'Help with substance misuse received' }),
    interventionOffered: z.boolean().optional().meta({ title: 'Help with substance misuse offered and refused' }),
  }),
  says: entry => `Health reported for the year to March ${entry.body.year}`,
})

/** The strengths and difficulties questionnaire for a collection year: a score, or why there is none. */
export const sdqOutcome = defineKind({
  name: 'sdq-outcome',
  subject: 'person',
  title: 'SDQ',
  about: 'The total difficulties score (0 to 40, higher is worse) the carer gave, or the reason there is none.',
  section: 'health',
  lasts: true,
  source: 'SSDA903 OC2: SDQ_SCORE, SDQ_REASON',
  schema: z.object({
    year: z.number().int().meta({ title: 'Collection year' }),
    score: z.number().int().min(0).max(40).optional().meta({ title: 'Score' }),
    reason: coded(sdqReason).optional().meta({ title: 'Why there is none' }),
  }),
  says: entry =>
    entry.body.score === undefined
      ? `No SDQ: ${label(sdqReason, entry.body.reason).toLowerCase()}`
      : `SDQ score ${entry.body.score}`,
})

/** Whether a child aged 10 or over was convicted, or given a youth caution, in a collection year. */
export const convictionOutcome = defineKind({
  name: 'conviction-outcome',
  subject: 'person',
  title: 'Offending this year',
  about:
    'Whether the child was convicted or given a youth caution or youth conditional caution in one collection year.',
  section: 'safety',
  lasts: true,
  source: 'SSDA903 OC2: CONVICTED',
  schema: z.object({
    year: z.number().int().meta({ title: 'Collection year' }),
    convicted: z.boolean().meta({ title: 'Convicted or cautioned' }),
  }),
  says: entry => (entry.body.convicted ? `Convicted or cautioned in the year to March ${entry.body.year}` : undefined),
})
