import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { carePlanBasis, familyTimeArrangement, familyTimeSupervision, howOften } from '../codes.ts'

/** A child’s care plan, from the day it was made until another replaces it. */
export const carePlan = defineKind({
  name: 'care-plan',
  subject: 'person',
  title: 'Care plan',
  about: 'How we look after the child: what they need and wish, and what is agreed.',
  section: 'care',
  lasts: true,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 4 and 5',
  schema: z.object({
    basis: coded(carePlanBasis).meta({ title: 'Which plan this is' }),
    parentsAgreed: day().optional().meta({ title: 'Day the parents agreed it' }),
    youngPersonAgreed: day().optional().meta({ title: 'Day the young person agreed it, at 16 or over' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child wants', description: 'In their own words', words: 'child' }),
    aim: z.string().optional().meta({ title: 'What the plan is for' }),
    daily: z.string().optional().meta({ title: 'Home and daily life' }),
    health: z.string().optional().meta({ title: 'Health' }),
    education: z.string().optional().meta({ title: 'Learning' }),
    identity: z.string().optional().meta({ title: 'Identity, culture and faith' }),
    family: z.string().optional().meta({ title: 'Family and friends' }),
    ifItFails: z.string().optional().meta({ title: 'What if it does not work out' }),
  }),
  narrative: ['childWords', 'aim', 'daily', 'health', 'education', 'identity', 'family', 'ifItFails'],
  says: entry => (entry.body.basis === 'revised' ? 'The care plan changed' : 'A care plan was made'),
  form: {
    group: 'plan',
    starts: 'Day the plan was made',
    ends: 'Day another plan replaced it',
    later: ['end'],
    own: ['youngPersonAgreed', 'childWords', 'aim', 'daily', 'health', 'education', 'identity', 'family', 'ifItFails'],
    attachments: true,
  },
})

/** One thing a plan says will be done. Its start is the day it was agreed. */
export const planAction = defineKind({
  name: 'plan-action',
  subject: 'person',
  title: 'Action in a plan',
  about: 'Something agreed in a plan or a review: what, who leads it, by when, and whether it was done.',
  section: 'care',
  lasts: false,
  story: 'process',
  schema: z.object({
    plan: entryRef(
      'care-plan',
      'review',
      'placement-plan',
      'permanence-plan',
      'reunification-plan',
      'short-break-plan',
      'short-break-review',
      'remand-plan',
    )
      .optional()
      .meta({ title: 'Which plan or review' }),
    action: z.string().trim().min(1, 'Enter what will be done').meta({ title: 'What will be done' }),
    measure: z.string().optional().meta({ title: 'How we will know it has helped' }),
    lead: z.string().trim().max(120).optional().meta({ title: 'Who leads it' }),
    byWhen: day().optional().meta({ title: 'By when' }),
    done: day().optional().meta({ title: 'Day it was done' }),
    outcome: z.string().optional().meta({ title: 'What came of it' }),
  }),
  narrative: ['action', 'measure', 'outcome'],
  says: entry => entry.body.action,
  form: { group: 'plan', starts: 'Day it was agreed', own: ['action', 'measure', 'byWhen', 'done', 'outcome'] },
})

/** Time with someone in the family, as arranged. */
export const familyTime = defineKind({
  name: 'family-time',
  subject: 'person',
  title: 'Family time',
  about: 'Who the child spends time with, how often, and how it is arranged.',
  section: 'people',
  lasts: true,
  source: 'Children Act 1989, s 34 and Schedule 2, para 15',
  schema: z.object({
    with: z.string().trim().min(1, 'Enter who with').max(120).meta({ title: 'With whom' }),
    howOften: coded(howOften).meta({ title: 'How often' }),
    supervised: coded(familyTimeSupervision).optional().meta({ title: 'Who is there' }),
    arrangement: coded(familyTimeArrangement).optional().meta({ title: 'How it was arranged' }),
    where: z.string().max(120).optional().meta({ title: 'Where' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child feels about it', description: 'In their own words', words: 'child' }),
    note: z.string().optional().meta({ title: 'What helps it go well' }),
  }),
  narrative: ['childWords', 'note'],
  says: entry => `Family time with ${entry.body.with}: ${label(howOften, entry.body.howOften).toLowerCase()}`,
  form: { group: 'people', starts: 'From', ends: 'Until', own: ['childWords', 'note'] },
})

/** The plan for a child’s short breaks, made before the first. */
export const shortBreakPlan = defineKind({
  name: 'short-break-plan',
  subject: 'person',
  title: 'Short break plan',
  about: 'What was agreed before a child’s first short break: what the child needs, and how often we visit.',
  section: 'care',
  lasts: true,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 48',
  schema: z.object({
    visitWeeks: z.number().int().min(1).max(52).optional().meta({
      title: 'Weeks between visits',
      description: 'As agreed with the parents and the reviewing officer before the first stay',
    }),
    nights: z.number().int().min(0).max(75).optional().meta({
      title: 'Nights planned in a year',
      description: 'No more than 75 days in 12 months, and no stay over 17 days',
    }),
    carer: z.string().max(120).optional().meta({ title: 'Who gives the breaks' }),
    parentsAgreed: day().optional().meta({ title: 'Day the parents agreed it' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child wants', description: 'In their own words', words: 'child' }),
    needs: z.string().optional().meta({ title: 'What the child needs while away' }),
  }),
  narrative: ['carer', 'childWords', 'needs'],
  says: () => 'Short breaks planned',
  form: {
    group: 'plan',
    starts: 'Day the plan was made',
    ends: 'Day it ended',
    own: ['childWords', 'needs'],
    attachments: true,
  },
})

/** The plan for a child on remand. */
export const remandPlan = defineKind({
  name: 'remand-plan',
  subject: 'person',
  title: 'Remand plan',
  about: 'The care plan and, for a child held in youth detention, the detention placement plan made on remand.',
  section: 'care',
  lasts: true,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 47A to 47F',
  schema: z.object({
    detention: z.boolean().optional().meta({ title: 'Held in youth detention?' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child wants', description: 'In their own words', words: 'child' }),
    needs: z.string().optional().meta({ title: 'What the child needs' }),
    onRelease: z.string().optional().meta({ title: 'What happens on release' }),
  }),
  narrative: ['childWords', 'needs', 'onRelease'],
  says: () => 'A plan was made on remand',
  form: { group: 'plan', starts: 'Day the plan was made', ends: 'Day it ended', attachments: true },
})
