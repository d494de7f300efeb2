import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef, ref } from '../../../spine/ledger/kind.ts'
import {
  escalationAbout,
  escalationOutcome,
  escalationStage,
  permanenceOption,
  reviewBroughtForward,
  reviewParticipation,
} from '../codes.ts'

/** A review of a looked-after child’s case that was held. */
export const review = defineKind({
  name: 'review',
  subject: 'person',
  title: 'Review',
  about: 'A review of the child’s care plan, how the child took part, and what was agreed.',
  section: 'care',
  lasts: false,
  source: 'SSDA903 Reviews: REVIEW, REVIEW_CODE',
  schema: z.object({
    participation: coded(reviewParticipation).meta({ title: 'How the child took part' }),
    chair: ref('worker').optional().meta({ title: 'Who led the review' }),
    meetingHeld: z.boolean().optional().meta({
      title: 'Was there a meeting?',
      description: 'In a long-term foster home not every review needs one; there must be one a year',
    }),
    broughtForward: coded(reviewBroughtForward).optional().meta({ title: 'If it was brought forward, why' }),
    spokenToBefore: day().optional().meta({ title: 'Day the child was spoken to alone, before the review' }),
    reportReady: day().optional().meta({ title: 'Day the social worker’s report was ready' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child said', description: 'In their own words', words: 'child' }),
    permanenceConsidered: coded(permanenceOption).optional().meta({ title: 'Plan for permanence agreed' }),
    familyTimeReviewed: z.boolean().optional().meta({ title: 'Was family time talked about?' }),
    delegationReviewed: z
      .boolean()
      .optional()
      .meta({ title: 'Was who may decide what (delegated authority) talked about?' }),
    consideredVisitor: z.boolean().optional().meta({ title: 'Was an independent visitor considered?' }),
    consideredAdvocacy: z.boolean().optional().meta({ title: 'Was advocacy offered?' }),
    consideredIdentity: z
      .boolean()
      .optional()
      .meta({ title: 'For a separated child, were immigration steps talked about?' }),
    stayingPut: z.boolean().optional().meta({ title: 'At 16 or over in a foster home, was staying put talked about?' }),
    decisions: z.string().optional().meta({ title: 'What was decided, who will do it and by when' }),
    decisionsSent: day().optional().meta({ title: 'Day the decisions went to the social work manager' }),
    recordReady: day().optional().meta({ title: 'Day the full record was finished' }),
    recordSent: day().optional().meta({ title: 'Day the full record was sent to everyone' }),
    letter: z.string().optional().meta({ title: 'The letter to the child' }),
    letterSent: day().optional().meta({ title: 'Day the letter was given to the child' }),
    nextBy: day().optional().meta({ title: 'Next review, if sooner than it need be' }),
    visitWeeks: z.number().int().min(1).max(26).optional().meta({
      title: 'For a child placed for adoption, weeks between visits from now on',
    }),
  }),
  narrative: ['childWords', 'decisions', 'letter'],
  says: entry => `Review: ${label(reviewParticipation, entry.body.participation).toLowerCase()}`,
  form: {
    group: 'plan',
    starts: 'Day of the review',
    usual: { chair: 'reviewing-officer' },
    own: [
      'participation',
      'spokenToBefore',
      'childWords',
      'permanenceConsidered',
      'familyTimeReviewed',
      'delegationReviewed',
      'consideredVisitor',
      'consideredAdvocacy',
      'consideredIdentity',
      'stayingPut',
      'decisions',
      'letter',
      'letterSent',
    ],
    attachments: true,
  },
})

/** A review of a child’s short breaks. */
export const shortBreakReview = defineKind({
  name: 'short-break-review',
  subject: 'person',
  title: 'Review of short breaks',
  about: 'A review of how short breaks are going for the child.',
  section: 'care',
  lasts: false,
  schema: z.object({
    chair: ref('worker').optional().meta({ title: 'Who led the review' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child said or showed', description: 'In their own words', words: 'child' }),
    decisions: z.string().optional().meta({ title: 'What was decided' }),
    nextBy: day().optional().meta({ title: 'Next review, if sooner than it need be' }),
  }),
  narrative: ['childWords', 'decisions'],
  says: () => 'Short breaks reviewed',
  form: { group: 'plan', starts: 'Day of the review', own: ['childWords', 'decisions'], attachments: true },
})

/** A worry that the reviewing officer raised formally; it ends when it is resolved, or referred to Cafcass. */
export const iroEscalation = defineKind({
  name: 'iro-escalation',
  subject: 'person',
  title: 'Raised by the reviewing officer',
  about: 'A dispute that the independent reviewing officer raised about the child’s plan, until it was settled.',
  section: 'care',
  lasts: true,
  source: 'IRO Handbook, 6.2',
  story: 'process',
  schema: z.object({
    about: coded(escalationAbout).meta({ title: 'What it is about' }),
    stage: coded(escalationStage).meta({ title: 'Raised with' }),
    raisedBy: ref('worker').optional().meta({ title: 'Who raised it' }),
    summary: z.string().optional().meta({ title: 'What the worry is, and what would settle it' }),
    outcome: coded(escalationOutcome).optional().meta({ title: 'How it ended' }),
  }),
  narrative: ['summary'],
  says: entry => `The reviewing officer raised a worry: ${label(escalationAbout, entry.body.about).toLowerCase()}`,
  form: {
    ahead: false,
    group: 'plan',
    starts: 'Day it was raised formally',
    usual: { raisedBy: 'reviewing-officer' },
    later: ['outcome', 'end'],
    ends: 'Day it was resolved, or referred to Cafcass',
    own: ['summary'],
    attachments: true,
  },
})

/** A further stage of a dispute. */
export const iroEscalationStage = defineKind({
  name: 'iro-escalation-stage',
  subject: 'person',
  title: 'Stage of a dispute',
  about: 'Raising a dispute with the next person, and their answer.',
  section: 'care',
  lasts: false,
  measured: false,
  source: 'IRO Handbook, 6.2',
  story: 'process',
  schema: z.object({
    escalation: entryRef('iro-escalation').meta({ title: 'Which dispute' }),
    stage: coded(escalationStage).meta({ title: 'Raised with' }),
    answered: day().optional().meta({ title: 'Day they answered' }),
    answer: z.string().optional().meta({ title: 'Their answer' }),
    resolved: z.boolean().optional().meta({ title: 'Did it settle the dispute?' }),
  }),
  narrative: ['answer'],
  says: entry => `Raised with: ${label(escalationStage, entry.body.stage).toLowerCase()}`,
  form: { group: 'plan', starts: 'Day it was raised with them' },
})

/** Someone asking for a review sooner, or a change ahead that calls for one. Its start is the day it was asked or proposed. */
export const reviewRequest = defineKind({
  name: 'review-request',
  subject: 'person',
  title: 'A review asked for sooner',
  about: 'A review was asked for sooner than it is due, or a change is proposed that must be reviewed first.',
  section: 'care',
  lasts: false,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 33(3)',
  story: 'process',
  schema: z.object({
    why: coded(reviewBroughtForward).meta({ title: 'Why sooner' }),
    changeOn: day().optional().meta({
      title: 'Day the change is to happen',
      description: 'The review is held before it',
    }),
    withdrawn: day().optional().meta({ title: 'Day it was no longer wanted, or the change was given up' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child said', description: 'In their own words', words: 'child' }),
    note: z.string().optional().meta({ title: 'What it is about' }),
  }),
  narrative: ['childWords', 'note'],
  says: entry => `A review was asked for sooner: ${label(reviewBroughtForward, entry.body.why).toLowerCase()}`,
  form: {
    group: 'plan',
    starts: 'Day it was asked for or proposed',
    own: ['childWords', 'note'],
    later: ['withdrawn'],
  },
})
