import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import {
  permanenceOption,
  permanenceStatus,
  permanenceStepCode,
  permanenceStepOutcome,
  reunificationOutcome,
} from '../codes.ts'

/** Where the child is to grow up, from the day it was planned until the plan changes. */
export const permanencePlan = defineKind({
  name: 'permanence-plan',
  subject: 'person',
  title: 'Plan for permanence',
  about: 'Where the child is to grow up for good, and the plan beside it in case that is not to be.',
  section: 'care',
  lasts: true,
  source: 'Children Act 1989 guidance, volume 2',
  schema: z.object({
    option: coded(permanenceOption).meta({ title: 'The plan' }),
    status: coded(permanenceStatus).meta({ title: 'Where it stands' }),
    parallel: coded(permanenceOption).optional().meta({
      title: 'The plan beside it',
      description: 'Where two are followed at once so that no time is lost',
    }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child wants', description: 'In their own words', words: 'child' }),
    why: z.string().optional().meta({ title: 'Why this is right for the child' }),
  }),
  narrative: ['childWords', 'why'],
  says: entry => `The plan: ${label(permanenceOption, entry.body.option).toLowerCase()}`,
  form: {
    group: 'plan',
    starts: 'Day it was planned',
    ends: 'Day the plan changed',
    own: ['option', 'status', 'parallel', 'childWords', 'why'],
    attachments: true,
  },
})

/** A step on the way to permanence. Its start is the day it happened, or was booked for. */
export const permanenceStep = defineKind({
  name: 'permanence-step',
  subject: 'person',
  title: 'Step towards permanence',
  about: 'A step on the way to permanence: when it was due, when it happened and what came of it.',
  section: 'care',
  lasts: false,
  measured: false,
  story: 'process',
  schema: z.object({
    plan: entryRef('permanence-plan').optional().meta({ title: 'Which plan' }),
    step: coded(permanenceStepCode).meta({ title: 'Step' }),
    byWhen: day().optional().meta({ title: 'Was to happen by' }),
    outcome: coded(permanenceStepOutcome).optional().meta({ title: 'What came of it' }),
    note: z.string().optional().meta({ title: 'Note' }),
  }),
  narrative: ['note'],
  says: entry => label(permanenceStepCode, entry.body.step),
  form: { group: 'plan', starts: 'Day it happened', own: ['outcome', 'note'], attachments: true },
})

/** A plan for the child to go home to family. */
export const reunificationPlan = defineKind({
  name: 'reunification-plan',
  subject: 'person',
  title: 'Plan to return home',
  about: 'The plan for the child to go home to family: to whom, when, and what help there will be.',
  section: 'care',
  lasts: true,
  measured: false,
  schema: z.object({
    to: z.string().trim().min(1, 'Enter whom').max(120).meta({ title: 'Home to whom' }),
    homeBy: day().optional().meta({ title: 'Home by' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child wants', description: 'In their own words', words: 'child' }),
    mustChange: z.string().optional().meta({ title: 'What has to be different first' }),
    help: z.string().optional().meta({ title: 'Help for the child and the family' }),
    outcome: coded(reunificationOutcome).optional().meta({ title: 'What came of it' }),
  }),
  narrative: ['childWords', 'mustChange', 'help'],
  says: entry => `Planning to go home to ${entry.body.to}`,
  form: {
    group: 'plan',
    starts: 'Day the plan was made',
    ends: 'Day it ended',
    own: ['childWords', 'mustChange', 'help'],
    attachments: true,
  },
})
