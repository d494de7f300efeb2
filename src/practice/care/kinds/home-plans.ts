import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { approvalOf, approverRole, delegatedMatter, notifiedOf, notifiedPerson, whoDecides } from '../codes.ts'

/** The plan for how a home looks after the child. */
export const placementPlan = defineKind({
  name: 'placement-plan',
  subject: 'person',
  title: 'Placement plan',
  about: 'What is agreed with a carer or a home about looking after the child, and who may decide what.',
  section: 'care',
  lasts: true,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 9 and Schedule 2',
  schema: z.object({
    placement: entryRef('placement').optional().meta({
      title: 'Which home',
      description: 'Left blank, it is the home the child had that day, or the next',
    }),
    agreed: day().optional().meta({ title: 'Day it was agreed with the carer or the home' }),
    signed: day().optional().meta({ title: 'Day it was signed' }),
    signedBy: z.string().max(120).optional().meta({ title: 'Who signed it' }),
    reviewingOfficerTold: day().optional().meta({ title: 'Day the reviewing officer was told' }),
    delegationComplete: day().optional().meta({
      title: 'Day it was settled who may decide what',
      description: 'Delegated authority: haircuts, trips, consents',
    }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child wants', description: 'In their own words', words: 'child' }),
    routines: z.string().optional().meta({ title: 'Days, food, sleep and what helps' }),
    family: z.string().optional().meta({ title: 'Family time, and who may not come' }),
  }),
  narrative: ['signedBy', 'childWords', 'routines', 'family'],
  says: () => 'A plan was made with the carers',
  form: {
    group: 'home',
    starts: 'Day the plan was made',
    ends: 'Day it ended',
    own: ['placement', 'childWords', 'routines', 'family'],
    attachments: true,
  },
})

/** Who may make one of the decisions of daily life. */
export const delegatedAuthority = defineKind({
  name: 'delegated-authority',
  subject: 'person',
  title: 'Who may decide',
  about: 'Who may make a day-to-day decision for the child: the carer, a parent, us, or the young person.',
  section: 'care',
  lasts: true,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, Schedule 2',
  story: 'process',
  schema: z.object({
    plan: entryRef('placement-plan').optional().meta({ title: 'Which placement plan' }),
    matter: coded(delegatedMatter).meta({ title: 'The decision' }),
    who: coded(whoDecides).meta({ title: 'Who may decide' }),
    note: z.string().optional().meta({ title: 'Anything to keep in mind' }),
  }),
  narrative: ['note'],
  says: entry => `${label(delegatedMatter, entry.body.matter)}: ${label(whoDecides, entry.body.who).toLowerCase()}`,
  form: { group: 'home', starts: 'From', ends: 'Until', own: [] },
})

/** Telling people in writing that a home has begun or ended. Its start is the day it was sent. */
export const placementNotification = defineKind({
  name: 'placement-notification',
  subject: 'person',
  title: 'People told of a home',
  about: 'Written notice of a new home, or of one ending, to those who must be told.',
  section: 'care',
  lasts: false,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 13 and 14',
  story: 'process',
  schema: z.object({
    of: coded(notifiedOf).meta({ title: 'What they were told of' }),
    placement: entryRef('placement').optional().meta({
      title: 'Which home',
      description: 'Left blank, it is the one nearest the day of the notice',
    }),
    to: z.array(coded(notifiedPerson)).min(1, 'Choose who was told').meta({ title: 'Who was told' }),
    withheld: z.array(coded(notifiedPerson)).optional().meta({
      title: 'Who was not told, to keep the child safe',
      description: 'Only where telling them could harm the child, or where there is nobody to tell',
    }),
  }),
  says: entry => (entry.body.of === 'start' ? 'People were told of the new home' : 'People were told the home ended'),
  form: { group: 'home', starts: 'Day it was sent', own: [] },
})

/** A senior officer’s approval. Its start is the day it was given. */
export const arrangementApproval = defineKind({
  name: 'arrangement-approval',
  subject: 'person',
  title: 'Approval',
  about: 'An approval that the regulations ask of a senior officer before something is done.',
  section: 'care',
  lasts: false,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010',
  story: 'process',
  schema: z.object({
    what: coded(approvalOf).meta({ title: 'What was approved' }),
    approvedBy: coded(approverRole).meta({ title: 'Who approved it' }),
    placement: entryRef('placement').optional().meta({ title: 'Which home, if it is about one' }),
    until: day().optional().meta({ title: 'Until, if for a time' }),
    consulted: z.boolean().optional().meta({ title: 'Were those who must be asked, asked?' }),
    note: z.string().optional().meta({ title: 'Why it is right for the child' }),
  }),
  narrative: ['note'],
  says: entry => `Approved: ${label(approvalOf, entry.body.what).toLowerCase()}`,
  form: { group: 'home', starts: 'Day it was approved', own: ['note'], attachments: true },
})
