import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef, ref } from '../../../spine/ledger/kind.ts'
import {
  attainmentStage,
  attainmentSubject,
  ehcReviewOutcome,
  pepQuality,
  pepTargetOutcome,
  sendNeed,
  sendSupport,
} from '../codes.ts'

/** One meeting of a child's personal education plan, from its being started to its being signed off and checked. */
export const pep = defineKind({
  name: 'pep',
  subject: 'person',
  title: 'Personal education plan',
  about:
    'A meeting of the child’s personal education plan (PEP): when the plan was started, when it was signed off, how good it was found to be, and what pupil premium pays for. Its term is worked out from the meeting.',
  section: 'education',
  lasts: false,
  schema: z.object({
    startedOn: day().optional().meta({ title: 'Date the plan was started', description: 'May be before the meeting' }),
    signedOff: day().optional().meta({
      title: 'Date it was signed off',
      description: 'A plan counts for its term once it is signed off',
    }),
    childCame: z.boolean().optional().meta({ title: 'The child took part' }),
    childWords: childWords('What the child said about school'),
    summary: longWords('How learning is going, and what was agreed'),
    pupilPremium: z
      .number()
      .min(0)
      .max(20_000)
      .optional()
      .meta({ title: 'Pupil premium agreed', description: 'Pounds' }),
    pupilPremiumUse: line('What the pupil premium is for', 500),
    quality: coded(pepQuality).optional().meta({ title: 'Quality of the plan' }),
    assuredOn: day().optional().meta({ title: 'Date its quality was checked' }),
    assuredBy: ref('worker').optional().meta({ title: 'Who checked it' }),
    assuredWhy: longWords('Why that grade, and what would make it better'),
  }),
  narrative: ['childWords', 'summary', 'pupilPremiumUse', 'assuredWhy'],
  says: () => 'A meeting about learning (personal education plan)',
  form: {
    group: 'learning',
    starts: 'Date of the meeting',
    own: [
      'startedOn',
      'signedOff',
      'childCame',
      'childWords',
      'summary',
      'pupilPremium',
      'pupilPremiumUse',
      'quality',
      'assuredOn',
      'assuredBy',
      'assuredWhy',
    ],
    attachments: true,
  },
})

/** One thing a personal education plan aims for. */
export const pepTarget = defineKind({
  name: 'pep-target',
  subject: 'person',
  title: 'Education plan target',
  about: 'Something the child’s education plan aims for: who helps, by when, how we will know, and what came of it.',
  section: 'education',
  lasts: false,
  story: 'process',
  schema: z.object({
    pep: entryRef('pep').optional().meta({ title: 'Education plan it belongs to' }),
    target: neededWords('What the child is working towards', 'Say what the child is working towards'),
    measure: line('How we will know', 300),
    lead: line('Who helps', 120),
    byWhen: day().optional().meta({ title: 'By when' }),
    done: day().optional().meta({ title: 'Date it was reached or looked at' }),
    outcome: coded(pepTargetOutcome).optional().meta({ title: 'What came of it' }),
  }),
  narrative: ['target'],
  says: entry =>
    entry.body.outcome === 'met'
      ? 'Reached a target of their education plan'
      : 'A target was set in the education plan',
  form: {
    group: 'learning',
    starts: 'Date it was set',
    own: ['pep', 'target', 'measure', 'lead', 'byWhen', 'done', 'outcome'],
  },
})

/** Support for special educational needs: a plan, support at school, or being assessed. */
export const ehcPlan = defineKind({
  name: 'ehc-plan',
  subject: 'person',
  title: 'Special educational needs',
  about:
    'An education, health and care plan, support for special educational needs at school, or being assessed for a plan: from when, for what need, and who keeps it.',
  section: 'education',
  lasts: true,
  schema: z.object({
    level: coded(sendSupport).meta({ title: 'What the child has' }),
    need: coded(sendNeed).optional().meta({ title: 'Main need' }),
    requested: day().optional().meta({ title: 'Date an assessment was asked for' }),
    issued: day().optional().meta({ title: 'Date the plan was first made' }),
    reviewed: day().optional().meta({
      title: 'Date last reviewed, if before our record',
      description: 'Reviews since are recorded on their own',
    }),
    keptBy: line('Council that keeps the plan', 80),
    summary: longWords('What the child needs'),
  }),
  narrative: ['summary'],
  says: entry => label(sendSupport, entry.body.level),
  form: {
    group: 'learning',
    starts: 'From',
    ends: 'Until',
    own: ['level', 'need', 'requested', 'issued', 'reviewed', 'keptBy', 'summary'],
    attachments: true,
  },
})

/** A yearly review of an education, health and care plan. */
export const ehcReview = defineKind({
  name: 'ehc-review',
  subject: 'person',
  title: 'Review of the education, health and care plan',
  about: 'The plan’s yearly review: the meeting, and what the council that keeps it decided.',
  section: 'education',
  lasts: false,
  schema: z.object({
    outcome: coded(ehcReviewOutcome).optional().meta({ title: 'What was decided' }),
    decided: day().optional().meta({ title: 'Date it was decided' }),
    childWords: childWords('What the child said'),
    summary: longWords('What was agreed'),
  }),
  narrative: ['childWords', 'summary'],
  says: () => 'The education, health and care plan was reviewed',
  form: {
    group: 'learning',
    starts: 'Date of the meeting',
    own: ['outcome', 'decided', 'childWords', 'summary'],
    attachments: true,
  },
})

/** A result. */
export const attainment = defineKind({
  name: 'attainment',
  subject: 'person',
  title: 'Result',
  about: 'A result in a statutory assessment, an examination or anything else the child achieved.',
  section: 'education',
  lasts: false,
  schema: z.object({
    stage: coded(attainmentStage).meta({ title: 'Stage' }),
    subject: coded(attainmentSubject).meta({ title: 'Subject' }),
    name: line('Name of the subject or award, if another', 120),
    result: line('Grade or score', 20),
    expected: z.boolean().optional().meta({ title: 'Reached the standard expected' }),
  }),
  says: ({ body }) => {
    const what = body.subject === 'other' ? (body.name ?? 'a subject') : label(attainmentSubject, body.subject)
    return body.result === undefined ? `A result in ${what}` : `${what}: ${body.result}`
  },
  form: {
    group: 'learning',
    starts: 'Date, month or year of the result',
    startIs: 'part',
    own: ['stage', 'subject', 'name', 'result', 'expected'],
  },
})
