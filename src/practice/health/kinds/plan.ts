import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { healthActionOutcome, healthConditionType, hospitalReason } from '../codes.ts'

/** One thing a health plan says will be done. */
export const healthPlanAction = defineKind({
  name: 'health-plan-action',
  subject: 'person',
  title: 'Health plan action',
  about:
    'Something the child’s health plan says will be done: by whom, by when, how we will know, and what came of it.',
  section: 'health',
  lasts: false,
  story: 'process',
  schema: z.object({
    assessment: entryRef('health-assessment').optional().meta({ title: 'Health assessment it came from' }),
    action: neededWords('What will be done', 'Say what will be done'),
    measure: line('How we will know it worked', 300),
    lead: line('Who will do it', 120),
    byWhen: day().optional().meta({ title: 'By when' }),
    done: day().optional().meta({ title: 'Date it was done' }),
    outcome: coded(healthActionOutcome).optional().meta({ title: 'What came of it' }),
  }),
  narrative: ['action'],
  says: entry => (entry.body.done ? 'Health plan: an action was done' : 'Health plan: an action was agreed'),
  form: {
    group: 'health',
    starts: 'Date it was agreed',
    own: ['assessment', 'action', 'measure', 'lead', 'byWhen', 'done', 'outcome'],
  },
})

/** A condition, allergy or disability that those who look after a child must know of. */
export const healthCondition = defineKind({
  name: 'health-condition',
  subject: 'person',
  title: 'Health condition',
  about:
    'A condition, allergy or disability the child lives with, how it is treated, and whether the carer knows what to do.',
  section: 'health',
  lasts: true,
  measured: false,
  schema: z.object({
    type: coded(healthConditionType).meta({ title: 'Kind' }),
    condition: z.string().trim().min(1, 'Name the condition').max(200).meta({ title: 'Condition' }),
    treatment: line('Medicine or treatment', 500),
    carerKnows: z.boolean().optional().meta({ title: 'The carer knows what to do' }),
    emergency: longWords('What to do in an emergency'),
  }),
  narrative: ['emergency'],
  says: () => 'A health condition was recorded',
  form: {
    ahead: false,
    group: 'health',
    starts: 'Known since',
    startIs: 'part',
    ends: 'Date it ended',
    own: ['type', 'condition', 'treatment', 'carerKnows', 'emergency'],
  },
})

/** The written history of their health that a young person takes with them. */
export const healthPassport = defineKind({
  name: 'health-passport',
  subject: 'person',
  title: 'Health passport',
  about: 'The young person was given their health history in writing, for their own keeping, or declined it.',
  section: 'health',
  lasts: false,
  schema: z.object({
    declined: z.boolean().optional().meta({ title: 'The young person declined it' }),
    explained: z.boolean().optional().meta({ title: 'Gone through with them' }),
  }),
  says: entry => (entry.body.declined ? 'Declined the health passport' : 'Was given their health passport'),
  form: { group: 'health', starts: 'Date it was given or declined', own: ['declined', 'explained'], attachments: true },
})

/** A doctor's practice that a child is registered with. */
export const gpRegistration = defineKind({
  name: 'gp-registration',
  subject: 'person',
  title: 'Doctor’s practice',
  about: 'The doctor’s practice (GP) the child is registered with.',
  section: 'health',
  lasts: true,
  measured: false,
  story: 'process',
  schema: z.object({
    practice: z.string().trim().min(1, 'Name the practice').max(120).meta({ title: 'Practice' }),
    phone: line('Telephone', 30),
    temporary: z.boolean().optional().meta({ title: 'A temporary registration' }),
  }),
  says: () => 'Registered with a doctor',
  form: { group: 'health', starts: 'Registered from', ends: 'Until', own: [] },
})

/** A dentist that a child is registered with. */
export const dentistRegistration = defineKind({
  name: 'dentist-registration',
  subject: 'person',
  title: 'Dental practice',
  about: 'The dental practice the child goes to.',
  section: 'health',
  lasts: true,
  measured: false,
  story: 'process',
  schema: z.object({
    practice: z.string().trim().min(1, 'Name the practice').max(120).meta({ title: 'Practice' }),
    phone: line('Telephone', 30),
  }),
  says: () => 'Registered with a dentist',
  form: { group: 'health', starts: 'Registered from', ends: 'Until', own: [] },
})

/** A stay in hospital. */
export const hospitalStay = defineKind({
  name: 'hospital-stay',
  subject: 'person',
  title: 'In hospital',
  about: 'A stay in hospital: why, where, and who was with the child.',
  section: 'health',
  lasts: true,
  measured: false,
  schema: z.object({
    why: coded(hospitalReason).meta({ title: 'Why' }),
    hospital: line('Hospital', 120),
    withThem: line('Who was with the child', 200),
    summary: longWords('What happened, and what is needed afterwards'),
  }),
  narrative: ['summary'],
  says: () => 'Stayed in hospital',
  form: { ahead: false, group: 'health', starts: 'Went in', ends: 'Came home', attachments: true },
})
