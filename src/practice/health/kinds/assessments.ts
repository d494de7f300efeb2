import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { childWords, line, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { dentalOutcome, developmentReview, healthAssessmentType, healthAssessor, healthToldWhy } from '../codes.ts'

/** Health was told that a child came into care or moved. */
export const healthReferral = defineKind({
  name: 'health-referral',
  subject: 'person',
  title: 'Health told',
  about:
    'The health team was told that a child came into care or moved, and was sent what it needs to see them: the referral, and consent.',
  section: 'health',
  lasts: false,
  story: 'process',
  schema: z.object({
    why: coded(healthToldWhy).meta({ title: 'Why' }),
    consentGiven: z.boolean().meta({ title: 'Consent was sent with it' }),
    consentSent: day().optional().meta({ title: 'Date consent was sent, if it came later' }),
    received: day().optional().meta({ title: 'Date health said they had it' }),
    appointment: day().optional().meta({ title: 'Date of the appointment offered' }),
  }),
  says: entry => (entry.body.why === 'moved' ? 'Health told of a move' : 'Health told that the child came into care'),
  form: { group: 'health', starts: 'Date it was sent', own: ['consentGiven', 'consentSent'] },
})

/** An assessment of a child's health, held or declined. */
export const healthAssessment = defineKind({
  name: 'health-assessment',
  subject: 'person',
  title: 'Health assessment',
  about:
    'The assessment of a child’s health that the law asks for on coming into care and regularly after, or that the child declined it.',
  section: 'health',
  lasts: false,
  schema: z.object({
    type: coded(healthAssessmentType).meta({ title: 'Which assessment' }),
    by: coded(healthAssessor).optional().meta({ title: 'Carried out by' }),
    declined: z.boolean().optional().meta({ title: 'The child declined it' }),
    competent: z.boolean().optional().meta({
      title: 'The child could decide that for themselves',
      description: 'Judged to understand what they were declining (Gillick competent, or 16 and over)',
    }),
    declinedWhy: line('Why they declined, if they said', 500),
    reportReceived: day().optional().meta({ title: 'Date the report came' }),
    inCarePlan: z.boolean().optional().meta({ title: 'Its health plan is in the care plan' }),
    sdqUsed: z.boolean().optional().meta({ title: 'The latest strengths and difficulties questionnaire was used' }),
    childWords: childWords('What the child said about their health'),
    summary: longWords('What was found, and what is needed'),
  }),
  narrative: ['declinedWhy', 'childWords', 'summary'],
  says: ({ body: { type, declined } }) =>
    declined
      ? `Declined a health ${type === 'initial' ? 'assessment' : 'review'}`
      : type === 'initial'
        ? 'First health assessment'
        : 'Health review',
  form: {
    group: 'health',
    starts: 'Date of the assessment, or of declining it',
    own: ['declined', 'competent', 'declinedWhy', 'reportReceived', 'inCarePlan', 'sdqUsed', 'childWords', 'summary'],
    attachments: true,
  },
})

/** A visit to the dentist, or that it was declined. */
export const dentalCheck = defineKind({
  name: 'dental-check',
  subject: 'person',
  title: 'Dentist',
  about: 'A dentist checked the child’s teeth, or the child would not have it done.',
  section: 'health',
  lasts: false,
  schema: z.object({
    refused: z.boolean().optional().meta({ title: 'The child would not have it done' }),
    outcome: coded(dentalOutcome).optional().meta({ title: 'What the dentist found' }),
    nextBy: day().optional().meta({
      title: 'Date the dentist wants to see them by',
      description: 'If sooner than a year',
    }),
    notes: longWords('Anything else'),
  }),
  narrative: ['notes'],
  says: entry => (entry.body.refused ? 'Would not see the dentist' : 'Saw the dentist'),
  form: { group: 'health', starts: 'Date', own: ['refused', 'outcome', 'nextBy', 'notes'] },
})

/** What was known on a day of a child's immunisations. */
export const immunisationCheck = defineKind({
  name: 'immunisation-check',
  subject: 'person',
  title: 'Immunisations checked',
  about:
    'Whether, on a day, the child had every immunisation the national schedule gives at their age, those due before care included.',
  section: 'health',
  lasts: false,
  schema: z.object({
    upToDate: z.boolean().meta({
      title: 'Up to date',
      description: 'Every one due by their age, including those due before they came into care',
    }),
    missing: line('What is missing', 300),
    refused: z.boolean().optional().meta({ title: 'Refused' }),
  }),
  says: entry => (entry.body.upToDate ? 'Immunisations up to date' : 'Immunisations not up to date'),
  form: { group: 'health', starts: 'Date it was checked', own: ['upToDate', 'missing', 'refused'] },
})

/** A check of a young child's development. */
export const developmentCheck = defineKind({
  name: 'development-check',
  subject: 'person',
  title: 'Development check',
  about:
    'A health visitor’s check of how a child under 5 is growing and learning, and whether all of them are up to date.',
  section: 'health',
  lasts: false,
  schema: z.object({
    review: coded(developmentReview).optional().meta({ title: 'Which check' }),
    upToDate: z.boolean().meta({ title: 'Every check for their age is now done' }),
    notes: longWords('What was found'),
  }),
  narrative: ['notes'],
  says: () => 'Development check',
  form: { group: 'health', starts: 'Date', own: ['review', 'upToDate', 'notes'] },
})
