import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { fromList, line, longWords, maybeFromList, neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../spine/ledger/kind.ts'
import {
  deliveryRag,
  findingType,
  inspectionType,
  inspectorate,
  judgementArea,
  judgementGrade,
  outcomeRag,
} from './codes.ts'

const title = (asks: string, missing: string, description?: string): z.ZodString =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(160)
    .meta({ title: asks, ...(description === undefined ? {} : { description }) })

/** A priority of the improvement plan, and what would be different for children if it were met. */
export const improvementPriority = defineKind({
  name: 'improvement-priority',
  subject: 'trust',
  title: 'Priority of the improvement plan',
  about: 'A priority of the trust’s improvement plan, whose it is, and what would be different for children.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    number: z
      .number()
      .int('Enter a whole number')
      .min(1, 'Enter 1 or more')
      .max(40, 'Enter 40 or fewer')
      .meta({ title: 'Its number', description: 'Priorities are read in this order' }),
    title: title('Priority', 'Name the priority'),
    aim: neededWords('Why it matters', 'Say why it matters'),
    outcomes: z
      .array(z.string().trim().min(1).max(300))
      .min(1, 'Say at least one thing that would be different')
      .max(12)
      .meta({ title: 'What would be different', description: 'One on each line' }),
    sponsor: fromList('account', 'Who answers for it'),
    measure: maybeFromList('measure', 'Measure that would show it', 'Its live figure stands beside the priority'),
    secondMeasure: maybeFromList('measure', 'A second measure'),
    why: longWords('Why it is no longer a priority'),
  }),
  narrative: ['aim', 'why'],
  says: ({ body }) => `${body.number}. ${body.title}`,
  form: {
    group: 'work',
    starts: 'A priority from',
    ends: 'A priority until',
    needs: ['why'],
    later: ['end', 'why'],
  },
})

/** An action of the improvement plan. How it goes is told by its progress notes alone. */
export const improvementAction = defineKind({
  name: 'improvement-action',
  subject: 'trust',
  title: 'Action of the improvement plan',
  about:
    'An action of the improvement plan: who leads it, by when, what would show progress, what it costs and which inspection finding it answers.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    priority: entryRef('improvement-priority').meta({ title: 'Priority' }),
    reference: z
      .string()
      .trim()
      .min(1, 'Give the action a reference, such as 2.4')
      .max(12)
      .meta({ title: 'Reference', description: 'Short, and not used by another action, such as 2.4' }),
    what: title('Action', 'Say in a few words what will be done'),
    detail: longWords('More about it'),
    lead: fromList('account', 'Lead'),
    support: line('Who helps'),
    by: day().meta({ title: 'To be done by' }),
    progress: neededWords('What would show progress', 'Say what would show that it is working'),
    measure: maybeFromList('measure', 'Measure that would show it', 'Its live figure stands beside the action'),
    secondMeasure: maybeFromList('measure', 'A second measure'),
    funding: z
      .number()
      .int('Enter whole pounds')
      .min(0, 'Enter 0 or more')
      .max(100_000_000, 'Enter £100,000,000 or less')
      .optional()
      .meta({ title: 'Additional funding, in pounds' }),
    fundingFrom: line('Where the funding comes from'),
    finding: entryRef('inspection-finding').optional().meta({ title: 'The inspection finding it answers' }),
  }),
  narrative: ['detail', 'progress'],
  says: ({ body }) => `${body.reference} ${body.what}`,
  form: { group: 'work', starts: 'Agreed on' },
})

/** How an action was going on a day. */
export const improvementProgress = defineKind({
  name: 'improvement-progress',
  subject: 'trust',
  title: 'Progress of an action',
  about: 'How an action of the improvement plan was going on a day: what was done, and how delivery and outcome stood.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    action: entryRef('improvement-action').meta({ title: 'Action' }),
    note: neededWords('What has happened since the last note', 'Say what has happened'),
    delivery: coded(deliveryRag).meta({ title: 'Delivery', description: 'How the work is going' }),
    outcome: coded(outcomeRag).meta({ title: 'Outcome', description: 'What difference it makes for children' }),
    evidence: longWords('What shows it', 'Where a reader would look: an audit, a measure, what families said'),
  }),
  narrative: ['note', 'evidence'],
  says: ({ body }) => `Progress: delivery ${body.delivery}, outcome ${body.outcome}`,
  form: { group: 'work', starts: 'As at' },
})

/** An inspection of the trust, a council’s services it provides, or one of its homes. */
export const inspection = defineKind({
  name: 'inspection',
  subject: 'trust',
  title: 'Inspection',
  about: 'An inspection or review of the services the trust provides, and the report it gave.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: title('Inspection', 'Name the inspection', 'As people here call it'),
    by: coded(inspectorate).meta({ title: 'Inspected by' }),
    type: coded(inspectionType).meta({ title: 'Kind of inspection' }),
    published: day().optional().meta({ title: 'Report published on' }),
    summary: longWords('What the report says, in a few sentences'),
    where: line('Where the report can be read', 300),
  }),
  narrative: ['summary'],
  says: ({ body }) => body.title,
  form: { group: 'work', starts: 'First day', ends: 'Last day', ahead: false },
})

/** One judgement of an inspection, on the scale that was in use on its first day. */
export const inspectionJudgement = defineKind({
  name: 'inspection-judgement',
  subject: 'trust',
  title: 'Judgement of an inspection',
  about: 'What an inspection judged about one area, on the scale in use at the time.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    inspection: entryRef('inspection').meta({ title: 'Inspection' }),
    area: coded(judgementArea).meta({ title: 'Judgement about' }),
    grade: coded(judgementGrade).meta({ title: 'Grade' }),
  }),
  says: ({ body }) => `${body.area}: ${body.grade}`,
  form: { group: 'work', starts: 'Judged on' },
})

/** One thing an inspection found. It ends when it is answered. */
export const inspectionFinding = defineKind({
  name: 'inspection-finding',
  subject: 'trust',
  title: 'Finding of an inspection',
  about:
    'One thing an inspection found, whose it is to answer, by when if the report says so, and how it was answered.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    inspection: entryRef('inspection').meta({ title: 'Inspection' }),
    number: z
      .number()
      .int('Enter a whole number')
      .min(1, 'Enter 1 or more')
      .max(200, 'Enter 200 or fewer')
      .meta({ title: 'Its number', description: 'In the order of the report' }),
    text: neededWords('What was found', 'Say what was found'),
    type: coded(findingType).meta({ title: 'What it asks for' }),
    owner: fromList('account', 'Who answers it'),
    deadline: day()
      .optional()
      .meta({ title: 'To be answered by', description: 'Leave blank where the report sets no day' }),
    answered: longWords('How it was answered', 'What is different now, and what shows it'),
  }),
  narrative: ['text', 'answered'],
  says: ({ body }) => `${body.number}. ${body.text.length > 90 ? `${body.text.slice(0, 89)}…` : body.text}`,
  form: {
    group: 'work',
    starts: 'Found on',
    ends: 'Answered on',
    ahead: false,
    needs: ['answered'],
    later: ['end', 'answered'],
  },
})

/** Something that shows how far a finding is answered. */
export const findingEvidence = defineKind({
  name: 'finding-evidence',
  subject: 'trust',
  title: 'Evidence for a finding',
  about: 'Something that shows how far an inspection finding is answered, and where it can be seen.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    finding: entryRef('inspection-finding').meta({ title: 'Finding' }),
    what: neededWords('What it shows', 'Say what it shows'),
    where: line('Where it can be seen', 300),
    measure: maybeFromList('measure', 'Measure that shows it'),
  }),
  narrative: ['what'],
  says: ({ body }) => body.what,
  form: { group: 'work', starts: 'As at' },
})

/** Everything the improvement plan and its inspections hold. */
export const improvementKinds = [
  improvementPriority,
  improvementAction,
  improvementProgress,
  inspection,
  inspectionJudgement,
  inspectionFinding,
  findingEvidence,
] as const
