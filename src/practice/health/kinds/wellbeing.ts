import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, line, longWords } from '../../../spine/ledger/fields.ts'
import { figuresOf } from '../../../spine/ledger/figures.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import {
  sdqInformant,
  sdqReason,
  substance,
  wellbeingDecision,
  wellbeingNeed,
  wellbeingOutcome,
  wellbeingService,
} from '../codes.ts'
import { sdqFigures } from '../questionnaire.ts'

/** One strengths and difficulties questionnaire: its answers or its score, or why there is none. */
export const sdq = defineKind({
  name: 'sdq',
  subject: 'person',
  title: 'Strengths and difficulties questionnaire',
  about:
    'A questionnaire about how a child is feeling and getting on: the total difficulties score (0 to 40, higher is worse), its 25 answers where they are kept, or why there is none.',
  section: 'health',
  lasts: false,
  schema: z.object({
    by: coded(sdqInformant).meta({ title: 'Filled in by' }),
    total: z.number().int().min(0).max(40).optional().meta({
      title: 'Total difficulties score',
      description: '0 to 40. Leave it out if you give the answers below',
    }),
    answers: figuresOf(sdqFigures, {
      title: 'The 25 answers',
      description:
        'By their numbers on the questionnaire: 0 not true, 1 somewhat true, 2 certainly true, as they were ticked. The scores are worked out',
    }),
    reason: coded(sdqReason).optional().meta({ title: 'Why there is no score' }),
    usedIn: entryRef('health-assessment').optional().meta({ title: 'Health assessment it was used in' }),
    shared: z.boolean().optional().meta({ title: 'Talked through with the child' }),
    notes: longWords('What it shows'),
  }),
  narrative: ['notes'],
  says: ({ body }) =>
    body.total === undefined && body.answers === undefined
      ? `No questionnaire about wellbeing: ${label(sdqReason, body.reason).toLowerCase()}`
      : `Questionnaire about wellbeing, by ${label(sdqInformant, body.by).toLowerCase()}`,
  form: {
    group: 'health',
    starts: 'Date it was filled in',
    own: ['total', 'answers', 'reason', 'usedIn', 'shared', 'notes'],
  },
})

/** Asking a service to help with how a child feels. */
export const wellbeingReferral = defineKind({
  name: 'wellbeing-referral',
  subject: 'person',
  title: 'Help with wellbeing asked for',
  about:
    'A service was asked to help with the child’s wellbeing or mental health: what it decided, and what came of it.',
  section: 'health',
  lasts: false,
  schema: z.object({
    to: coded(wellbeingService).meta({ title: 'Who was asked' }),
    need: coded(wellbeingNeed).meta({ title: 'Help with' }),
    urgent: z.boolean().optional().meta({ title: 'Urgent' }),
    decision: coded(wellbeingDecision).optional().meta({ title: 'What they decided' }),
    decided: day().optional().meta({ title: 'Date they decided' }),
    why: line('Why, if not accepted', 500),
    firstSeen: day().optional().meta({ title: 'Date first seen' }),
    outcome: coded(wellbeingOutcome).optional().meta({ title: 'How it ended' }),
    ended: day().optional().meta({ title: 'Date it ended' }),
    childWords: childWords('What the child says about it'),
    summary: longWords('What help is wanted, and what is done meanwhile'),
  }),
  narrative: ['why', 'childWords', 'summary'],
  says: entry => `Help with wellbeing asked for: ${label(wellbeingService, entry.body.to)}`,
  form: {
    group: 'health',
    starts: 'Date of the referral',
    own: ['need', 'urgent', 'decision', 'decided', 'why', 'firstSeen', 'outcome', 'ended', 'childWords', 'summary'],
    attachments: true,
  },
})

/** A child treated after hurting themselves. */
export const selfHarmAttendance = defineKind({
  name: 'self-harm-attendance',
  subject: 'person',
  title: 'Treated after self-harm',
  about: 'The child was treated, at a hospital or elsewhere, after harming themselves, and what was put in place.',
  section: 'health',
  lasts: false,
  schema: z.object({
    where: line('Where'),
    admitted: z.boolean().optional().meta({ title: 'Stayed in hospital' }),
    assessed: z.boolean().optional().meta({ title: 'Seen by a mental health professional' }),
    safetyPlan: z.boolean().optional().meta({ title: 'A safety plan was made with the child' }),
    followUp: day().optional().meta({ title: 'Date of the follow-up' }),
    childWords: childWords('What the child said'),
    summary: longWords('What happened, and what is in place now'),
  }),
  narrative: ['childWords', 'summary'],
  says: () => 'Treated after self-harm',
  form: { group: 'health', starts: 'Date', attachments: true },
})

/** A problem with drugs, solvents or alcohol, and the help offered. */
export const substanceMisuse = defineKind({
  name: 'substance-misuse',
  subject: 'person',
  title: 'Drugs or alcohol',
  about: 'A problem with drugs, solvents or alcohol was identified, and help was offered, accepted or refused.',
  section: 'health',
  lasts: false,
  schema: z.object({
    what: coded(substance).optional().meta({ title: 'What' }),
    offered: day().optional().meta({ title: 'Date help was offered' }),
    accepted: z.boolean().optional().meta({ title: 'The child accepted it' }),
    began: day().optional().meta({ title: 'Date help began' }),
    summary: longWords('What is known, and what help is given'),
  }),
  narrative: ['summary'],
  says: entry =>
    entry.body.accepted ? 'Accepted help with drugs or alcohol' : 'A problem with drugs or alcohol was identified',
  form: { group: 'health', starts: 'Date it was identified' },
})
