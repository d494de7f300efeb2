import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef, ref } from '../../../spine/ledger/kind.ts'
import { allocationRole } from '../../people/codes.ts'
import { approvalDecision, approvalOf, caseNoteType, riskLevel } from '../codes.ts'

/** A note of something that happened in the work. */
export const caseNote = defineKind({
  name: 'case-note',
  subject: 'person',
  title: 'Note',
  about: 'A note of a call, a message, a meeting or a discussion.',
  section: 'casework',
  lasts: false,
  measured: false,
  schema: z.object({
    type: coded(caseNoteType).meta({ title: 'Kind of note' }),
    subject: z.string().trim().min(1, 'Say in a line what it is about').max(120).meta({ title: 'What it is about' }),
    text: neededWords('Note', 'Write the note', 'Write it as if the child will read it: one day they may'),
    aboutOthers: z.boolean().optional().meta({
      title: 'It holds something about someone else that may not be passed on',
    }),
  }),
  narrative: ['text'],
  story: 'process',
  says: entry => `${label(caseNoteType, entry.body.type)}: ${entry.body.subject}`,
  form: { group: 'work', starts: 'Date and time', startIs: 'moment', own: ['text'], attachments: true },
})

/** A manager's decision and why. */
export const managementDecision = defineKind({
  name: 'management-decision',
  subject: 'person',
  title: 'Manager’s decision',
  about: 'What a manager decided for the child, and why.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    decision: neededWords('Decision', 'Write the decision'),
    why: neededWords('Why', 'Say why', 'What was weighed, and what the child thinks'),
    by: ref('worker').optional().meta({ title: 'Who decided', description: 'Leave it out if it was you' }),
    reviewBy: day().optional().meta({ title: 'Look at it again by' }),
  }),
  narrative: ['decision', 'why'],
  story: 'process',
  says: () => 'A manager decided',
  form: { group: 'work', starts: 'Date of the decision', own: ['decision', 'why'] },
})

/** The worker's supervision about this child. */
export const supervision = defineKind({
  name: 'supervision',
  subject: 'person',
  title: 'Supervision',
  about: 'The worker and their manager talked about the child: what has changed for the child and what happens next.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    supervisor: ref('worker').optional().meta({ title: 'Supervisor' }),
    changed: neededWords('What has changed for the child since last time?', 'Say what has changed for the child'),
    decisions: longWords('What was decided'),
    nextBy: day().optional().meta({ title: 'Talk again by' }),
  }),
  narrative: ['changed', 'decisions'],
  story: 'process',
  says: () => 'The work was talked over in supervision',
  form: { group: 'work', starts: 'Date', own: ['changed', 'decisions'] },
})

/** How worried we are. */
export const riskRating = defineKind({
  name: 'risk-rating',
  subject: 'person',
  title: 'Risk rating',
  about: 'How worried we are about the child, why, and so how often the child is seen at the least.',
  section: 'casework',
  lasts: true,
  schema: z.object({
    rating: coded(riskLevel).meta({ title: 'Risk' }),
    why: neededWords('Why', 'Say why', 'What worries us, and what keeps the child safe'),
  }),
  narrative: ['why'],
  story: 'process',
  says: entry => `Risk: ${label(riskLevel, entry.body.rating).toLowerCase()}`,
  form: {
    ahead: false,
    group: 'safety',
    starts: 'Rated on',
    ends: 'No longer from',
    own: ['rating', 'why'],
    hint: 'High asks for weekly contact at the least, medium for fortnightly, low for four-weekly, unless the trust has set its own.',
  },
})

/** Someone asked to agree to something, and their answer. */
export const approval = defineKind({
  name: 'approval',
  subject: 'person',
  title: 'Approval',
  about: 'What someone was asked to agree to, and what they decided and why.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    what: coded(approvalOf).meta({ title: 'What is asked' }),
    about: neededWords('What you are asking, and why', 'Say what you are asking'),
    entry: entryRef().optional().meta({ title: 'What it is about, on this file' }),
    askedOf: ref('worker').optional().meta({ title: 'Who is asked' }),
    neededBy: day().optional().meta({ title: 'Needed by' }),
    // Whoever is asked answers on their own day: no form of whoever asks may answer for them.
    decision: coded(approvalDecision).optional().meta({ title: 'Decision', byHand: false }),
    decidedOn: day().optional().meta({ title: 'Date decided', byHand: false }),
    why: longWords('Why').meta({ title: 'Why', byHand: false }),
  }),
  narrative: ['about', 'why'],
  story: 'process',
  says: entry =>
    entry.body.decision
      ? `${label(approvalOf, entry.body.what)}: ${label(approvalDecision, entry.body.decision).toLowerCase()}`
      : `${label(approvalOf, entry.body.what)}: agreement asked for`,
  form: { group: 'work', starts: 'Date asked', own: ['about', 'entry'] },
})

/** Something that matters in the child's story. */
export const storyEvent = defineKind({
  name: 'story-event',
  subject: 'person',
  title: 'Something that mattered',
  about: 'An event in the child’s story, what it meant for the child, and where it is known from.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    title: z.string().trim().min(1, 'Name it in a line').max(160).meta({ title: 'What happened, in a line' }),
    what: longWords('What happened'),
    effect: longWords('What it meant for the child'),
    source: z.string().trim().max(200).optional().meta({ title: 'Where it is known from' }),
    keep: z.boolean().optional().meta({ title: 'Always show it in the story for court' }),
  }),
  narrative: ['what', 'effect'],
  says: entry => entry.body.title,
  form: { group: 'work', starts: 'When', startIs: 'part', own: ['what', 'effect', 'keep'] },
})

/** What a leaving worker hands over. */
export const handOver = defineKind({
  name: 'hand-over',
  subject: 'person',
  title: 'Hand-over',
  about: 'What a leaving worker tells the next one: what must be known, promised and done.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    role: coded(allocationRole).optional().meta({ title: 'Role handed over' }),
    from: ref('worker').optional().meta({ title: 'From' }),
    to: ref('worker').optional().meta({ title: 'To' }),
    know: neededWords('What the new worker must know', 'Say what the new worker must know'),
    promised: longWords('What the child has been promised'),
    soon: longWords('What is due in the next month'),
  }),
  narrative: ['know', 'promised', 'soon'],
  story: 'process',
  says: () => 'The work was handed over',
  form: { group: 'work', starts: 'Date', own: ['know', 'promised', 'soon'] },
})

export const workKinds = [
  caseNote,
  managementDecision,
  supervision,
  riskRating,
  approval,
  storyEvent,
  handOver,
] as const
