import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import {
  advocacyAbout,
  ageAssessmentOutcome,
  leaveType,
  offerResponse,
  rightExplained,
  visitorDecision,
} from '../codes.ts'

/** What the child was told of their rights. Its start is the day. */
export const rightsExplained = defineKind({
  name: 'rights-explained',
  subject: 'person',
  title: 'Rights explained',
  about: 'The day the child was given the children’s guide and told how to complain and who can help.',
  section: 'care',
  lasts: false,
  story: 'process',
  schema: z.object({
    what: z.array(coded(rightExplained)).min(1, 'Choose what was explained').meta({ title: 'What was explained' }),
    how: z.string().optional().meta({ title: 'How, so that the child could understand it' }),
  }),
  narrative: ['how'],
  says: () => 'Rights explained',
  form: { group: 'seeing', starts: 'Day it was explained', own: ['how'] },
})

/** A decision about whether the child should have an independent visitor. */
export const independentVisitorDecision = defineKind({
  name: 'independent-visitor-decision',
  subject: 'person',
  title: 'Independent visitor',
  about: 'Whether the child is to have an independent visitor, and what the child thinks of it.',
  section: 'care',
  lasts: false,
  source: 'Children Act 1989, s 23ZB',
  story: 'process',
  schema: z.object({
    decision: coded(visitorDecision).meta({ title: 'What was decided' }),
    appointed: day().optional().meta({ title: 'Day the visitor was appointed' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child thinks', description: 'In their own words', words: 'child' }),
  }),
  narrative: ['childWords'],
  says: entry => `Independent visitor: ${label(visitorDecision, entry.body.decision).toLowerCase()}`,
  form: { group: 'seeing', starts: 'Day it was decided', own: ['decision', 'appointed', 'childWords'] },
})

/** An offer of an advocate. */
export const advocacyOffer = defineKind({
  name: 'advocacy-offer',
  subject: 'person',
  title: 'Advocacy offered',
  about: 'An advocate was offered to the child, what for, and what the child said.',
  section: 'care',
  lasts: false,
  source: 'Children Act 1989, s 26A',
  story: 'process',
  schema: z.object({
    about: coded(advocacyAbout).meta({ title: 'What for' }),
    asked: day().optional().meta({
      title: 'Day the child asked, or wanted to complain',
      description: 'If the child asked before it was offered',
    }),
    response: coded(offerResponse).meta({ title: 'What the child said' }),
    began: day().optional().meta({ title: 'Day an advocate began to help' }),
  }),
  says: entry => `An advocate was offered: ${label(offerResponse, entry.body.response).toLowerCase()}`,
  form: { group: 'seeing', starts: 'Day it was offered', own: ['about', 'asked', 'response', 'began'] },
})

/** A need for an interpreter. */
export const interpreterNeed = defineKind({
  name: 'interpreter-need',
  subject: 'person',
  title: 'Needs an interpreter',
  about: 'The language, and its dialect, in which the child needs an interpreter.',
  section: 'identity',
  lasts: true,
  measured: false,
  schema: z.object({
    language: z.string().trim().min(1, 'Enter the language').max(60).meta({ title: 'Language' }),
    dialect: z.string().trim().max(60).optional().meta({
      title: 'Dialect',
      description: 'Sorani is not Kurmanji; Dari is not Farsi. Ask which',
    }),
    reads: z.boolean().optional().meta({ title: 'Can they read it?' }),
    note: z
      .string()
      .optional()
      .meta({ title: 'What helps', description: 'For instance, a woman, or not by telephone' }),
  }),
  narrative: ['note'],
  says: entry => `Needs an interpreter: ${entry.body.language}${entry.body.dialect ? ` (${entry.body.dialect})` : ''}`,
  form: { group: 'identity', starts: 'From', ends: 'Until', own: ['reads', 'note'] },
})

/** An assessment of a separated child’s age. */
export const ageAssessment = defineKind({
  name: 'age-assessment',
  subject: 'person',
  title: 'Age assessment',
  about: 'An assessment of a separated child’s age, from its beginning to its conclusion.',
  section: 'identity',
  lasts: true,
  story: 'process',
  schema: z.object({
    outcome: coded(ageAssessmentOutcome).optional().meta({ title: 'What was decided' }),
    bornTaken: day().optional().meta({ title: 'Date of birth decided on' }),
    challenged: z.boolean().optional().meta({ title: 'Has the young person challenged it?' }),
    adult: z.string().max(120).optional().meta({ title: 'Appropriate adult' }),
    reasons: z.string().optional().meta({ title: 'Reasons' }),
  }),
  narrative: ['adult', 'reasons'],
  says: entry =>
    entry.body.outcome === undefined
      ? 'Age assessment'
      : `Age assessment: ${label(ageAssessmentOutcome, entry.body.outcome).toLowerCase()}`,
  form: {
    ahead: false,
    group: 'identity',
    starts: 'Day it began',
    ends: 'Day it was concluded',
    attachments: true,
  },
})

/** Leave to be in the country, or the wait for it. */
export const leaveToRemain = defineKind({
  name: 'leave-to-remain',
  subject: 'person',
  title: 'Immigration status',
  about: 'Leave to be in the country, from when, and the day it runs out.',
  section: 'identity',
  lasts: true,
  schema: z.object({
    type: coded(leaveType).meta({ title: 'Leave' }),
    expires: day().optional().meta({ title: 'Day it runs out' }),
    applied: day().optional().meta({ title: 'Day of the next application' }),
    solicitor: z.string().max(120).optional().meta({ title: 'Solicitor' }),
  }),
  narrative: ['solicitor'],
  says: entry => label(leaveType, entry.body.type),
  form: { group: 'identity', starts: 'From', ends: 'Until', attachments: true },
})
