import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { fromList, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { auditStratum, auditTheme, learningReviewType, rapidReviewDecision } from '../codes.ts'

/** A round of audits, or a practice week: how many children, how they are drawn, and by when. */
export const auditRound = defineKind({
  name: 'audit-round',
  subject: 'trust',
  title: 'Round of audits',
  about:
    'A round of audits or a practice week: what it looks at, how many children are drawn and how, and the day by which their audits are done. The children themselves stand on their own files.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: z
      .string()
      .trim()
      .min(1, 'Give the round a name, such as Autumn 2027')
      .max(120)
      .meta({ title: 'Name', description: 'Not used by another round, such as Autumn 2027' }),
    week: z.boolean().meta({
      title: 'Is it a practice week?',
      description: 'Leaders leave their desks for a week and see practice for themselves',
    }),
    theme: coded(auditTheme)
      .optional()
      .meta({ title: 'Theme', description: 'Left open, practice is looked at as a whole' }),
    size: z
      .number()
      .int('Enter a whole number')
      .min(1, 'Draw at least one child')
      .max(500, 'Draw at most 500 children')
      .meta({ title: 'How many children are drawn' }),
    strata: z
      .array(coded(auditStratum))
      .optional()
      .meta({ title: 'Divided by', description: 'Each part is drawn from in proportion to its children' }),
    eachOne: z.boolean().meta({ title: 'At least one child from each part, where there are enough to go round?' }),
    seed: z.string().trim().min(1, 'Write a few letters or numbers to draw lots from').max(60).meta({
      title: 'Seed',
      description: 'Any letters or numbers. The same seed and the same children draw the same sample again',
    }),
    apart: z
      .number()
      .int('Enter a whole number')
      .min(0, 'Enter months, or 0')
      .max(60)
      .meta({ title: 'Leave out children audited within so many months' }),
    by: day().meta({ title: 'Audits are to be done by' }),
    moderate: z
      .number()
      .int('Enter a whole number')
      .min(0, 'Enter a share from 0 to 100')
      .max(100, 'Enter a share from 0 to 100')
      .meta({
        title: 'Share to be moderated, in a hundred',
        description: 'Drawn by lot. Besides these, each graded outstanding or inadequate is moderated',
      }),
    learnt: longWords('What the round taught us', 'Without names'),
  }),
  narrative: ['learnt'],
  says: ({ body }) => body.title,
  form: {
    group: 'work',
    starts: 'Begins on',
    ends: 'Closed on',
    needs: ['learnt'],
    later: ['end', 'learnt'],
  },
})

/** The children of a round were drawn. The round's own page writes it; what they were drawn by then stays as it was. */
export const auditDraw = defineKind({
  name: 'audit-draw',
  subject: 'trust',
  title: 'Sample drawn',
  about:
    'The children of a round were drawn: out of how many, how many were left out since they were audited lately, how many were asked for, and how many of each part. Names nobody.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    round: entryRef('audit-round').meta({ title: 'Round' }),
    pool: z.number().int().min(0).meta({ title: 'Children who could be drawn' }),
    lately: z.number().int().min(0).meta({ title: 'Left out, audited lately' }),
    drawn: z.number().int().min(0).meta({ title: 'Children drawn' }),
    unasked: z.number().int().min(0).meta({ title: 'Drawn, and nobody free of ties could be asked' }),
    parts: z.array(z.string()).meta({ title: 'Of each part' }),
  }),
  says: ({ body }) => `${body.drawn} drawn of ${body.pool}`,
})

/** A serious incident or another review that looks back to learn. Its title names no child. */
export const learningReview = defineKind({
  name: 'learning-review',
  subject: 'trust',
  title: 'Incident or learning review',
  about:
    'A serious incident, a local child safeguarding practice review or a learning review of the trust’s own: when it was known of, when the national Panel was told and had the rapid review, what was decided and what is learnt. Names nobody.',
  section: 'trust',
  lasts: true,
  source: 'Children Act 2004, sections 16C and 16F; Working Together to Safeguard Children (2023), chapter 5',
  schema: z.object({
    reference: z
      .string()
      .trim()
      .min(1, 'Give it a reference, such as LR27-1')
      .max(12)
      .meta({ title: 'Reference', description: 'Short, and not used by another, such as LR27-1' }),
    title: z
      .string()
      .trim()
      .min(1, 'Give it a title that names no child')
      .max(160)
      .meta({ title: 'Title', description: 'Without a name, an age or a place: a letter or a colour will do' }),
    type: coded(learningReviewType).meta({ title: 'Kind of review' }),
    notified: day().optional().meta({ title: 'Day the national Panel was told' }),
    rapid: day().optional().meta({ title: 'Day the rapid review went to the Panel' }),
    decision: coded(rapidReviewDecision).optional().meta({ title: 'What the rapid review decided' }),
    whyNot: longWords(
      'Why it is not notified',
      'Only where it was thought of and does not meet the test; without names',
    ),
    decided: day().optional().meta({ title: 'Day it was decided not to notify' }),
    published: day().optional().meta({ title: 'Day the review was published' }),
    themes: z.array(coded(auditTheme)).optional().meta({ title: 'Themes' }),
    learnt: longWords('What is learnt', 'Without names'),
  }),
  narrative: ['whyNot', 'learnt'],
  says: ({ body }) => `${body.reference}: ${label(learningReviewType, body.type).toLowerCase()}`,
  form: {
    group: 'work',
    starts: 'We became aware, or it was begun',
    ends: 'Closed on',
    ahead: false,
    needs: ['learnt'],
    later: ['end', 'learnt'],
  },
})

/** Something an incident or a review taught must be done. It ends when it is done, with what shows so. */
export const learningAction = defineKind({
  name: 'learning-action',
  subject: 'trust',
  title: 'Action from a review',
  about:
    'Something an incident or a learning review taught must be done: what, who leads on it and by when. It is closed with what shows that it was done and what it changed.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    review: entryRef('learning-review').meta({ title: 'Incident or review' }),
    what: neededWords('What will be done', 'Say what will be done'),
    owner: fromList('account', 'Who leads on it'),
    by: day().meta({ title: 'To be done by' }),
    evidence: longWords('What shows that it is done', 'Where it can be seen, and what it changed; without names'),
  }),
  narrative: ['what', 'evidence'],
  says: ({ body }) => body.what,
  form: {
    group: 'work',
    starts: 'Agreed on',
    ends: 'Done on',
    ahead: false,
    needs: ['evidence'],
    later: ['end', 'evidence'],
  },
})

export const trustAuditKinds = [auditRound, auditDraw, learningReview, learningAction] as const
