import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { fromList, longWords, maybeFromList, neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../spine/ledger/kind.ts'
import { impact, likelihood, riskCategory, riskRegister } from './codes.ts'

/** A risk on one of the trust's registers. It begins when it is raised and ends when it is closed. */
export const risk = defineKind({
  name: 'risk',
  subject: 'trust',
  title: 'Risk',
  about:
    'A risk on the trust’s strategic or operational register: what might happen, because of what, to what effect, whose it is, and how it scores. Each later score is a review of its own.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    register: coded(riskRegister).meta({ title: 'Register' }),
    reference: z
      .string()
      .trim()
      .min(1, 'Give the risk a reference, such as S4')
      .max(12)
      .meta({ title: 'Reference', description: 'Short, and not used by another risk, such as S4' }),
    title: z
      .string()
      .trim()
      .min(1, 'Say in a few words what might happen')
      .max(160)
      .meta({ title: 'What might happen', description: 'In a few words, as the register lists it' }),
    cause: neededWords('Because of what', 'Say what would bring it about'),
    effect: neededWords('To what effect', 'Say what it would mean for children, for people or for the trust'),
    category: coded(riskCategory).meta({ title: 'Category' }),
    owner: fromList('account', 'Owner', 'Who answers for it'),
    board: z
      .boolean()
      .meta({ title: 'Is it reported to the board?', description: 'The board reads those that are, and no others' }),
    likelihoodBefore: coded(likelihood).meta({ title: 'Likelihood, if nothing were done' }),
    impactBefore: coded(impact).meta({ title: 'Impact, if nothing were done' }),
    likelihood: coded(likelihood).meta({ title: 'Likelihood, with what is done now' }),
    impact: coded(impact).meta({ title: 'Impact, with what is done now' }),
    target: z
      .number()
      .int('Enter a whole number')
      .min(1, 'The target score is from 1 to 25')
      .max(25, 'The target score is from 1 to 25')
      .meta({
        title: 'Target score',
        description: 'Likelihood times impact that the trust would live with, from 1 to 25',
      }),
    reviewBy: day().meta({ title: 'First to be reviewed by' }),
    measure: maybeFromList('measure', 'Measure that would show it', 'Its live figure stands beside the risk'),
    secondMeasure: maybeFromList('measure', 'A second measure'),
    thirdMeasure: maybeFromList('measure', 'A third measure'),
    closedWhy: longWords('Why it is closed', 'What changed, or where it is looked after now'),
  }),
  narrative: ['cause', 'effect', 'closedWhy'],
  says: ({ body }) => `${body.reference}: ${body.title}`,
  form: {
    group: 'work',
    starts: 'Raised on',
    ends: 'Closed on',
    ahead: false,
    needs: ['closedWhy'],
    later: ['end', 'closedWhy'],
  },
})

/** A risk looked at again: how it scores now, and when it is to be looked at next. */
export const riskReview = defineKind({
  name: 'risk-review',
  subject: 'trust',
  title: 'Review of a risk',
  about:
    'A risk was looked at again by its owner: how it scores now, what changed, and when it is next to be reviewed.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    risk: entryRef('risk').meta({ title: 'Risk' }),
    likelihood: coded(likelihood).meta({ title: 'Likelihood, with what is done now' }),
    impact: coded(impact).meta({ title: 'Impact, with what is done now' }),
    note: neededWords('What has changed since it was last looked at', 'Say what has changed, or that nothing has'),
    nextBy: day().meta({ title: 'To be reviewed again by' }),
  }),
  narrative: ['note'],
  says: ({ body }) => `Reviewed: likelihood ${body.likelihood}, impact ${body.impact}`,
  form: { group: 'work', starts: 'Reviewed on' },
})

/** Something done against a risk. It ends when it is done. */
export const riskMitigation = defineKind({
  name: 'risk-mitigation',
  subject: 'trust',
  title: 'Mitigation of a risk',
  about: 'Something the trust does to make a risk less likely or less harmful, whose it is and by when.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    risk: entryRef('risk').meta({ title: 'Risk' }),
    what: neededWords('What will be done', 'Say what will be done'),
    owner: fromList('account', 'Who will see that it is done'),
    by: day().meta({ title: 'To be done by' }),
    came: longWords('What came of it'),
  }),
  narrative: ['what', 'came'],
  says: ({ body }) => body.what,
  form: { group: 'work', starts: 'Agreed on', ends: 'Done on', ahead: false, later: ['end', 'came'] },
})

/** Everything the registers of risks hold. */
export const riskKinds = [risk, riskReview, riskMitigation] as const
