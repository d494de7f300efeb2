import type { Placed } from './placed.ts'
import { IN_SHORT } from './sections.ts'

/** Our own work around the plan: how worried we are, what was decided and agreed, audits, notes and supervision. */
export const WORK: readonly Placed[] = [
  {
    id: 'risk',
    title: 'Risk',
    kinds: ['risk-rating'],
    columns: ['rating', 'why'],
    usual: true,
    most: 1,
    fedBy: 'How worried we are, and why',
  },
  {
    id: 'decisions',
    title: 'Managers’ decisions',
    kinds: ['management-decision'],
    columns: ['decision', 'why', 'by'],
    most: 5,
    usual: true,
    fedBy: 'What a manager decided for the child, and why',
  },
  {
    id: 'agreed',
    title: 'Asked for and agreed',
    kinds: ['approval'],
    columns: ['what', 'askedOf', 'decision', 'decidedOn'],
    fedBy: 'What someone was asked to agree to',
    most: 5,
  },
  {
    id: 'audit-actions',
    title: 'Actions from audits',
    kinds: ['audit-action'],
    columns: ['what', 'lead', ['by', 'To be done by'], ['evidence', 'What shows so']],
    start: 'Agreed',
    fedBy: 'What an audit of our work found must be done for this child',
  },
  {
    id: 'audits',
    title: 'Audits of our work',
    kinds: ['audit-asked', 'practice-audit', 'audit-moderation'],
    columns: [
      ['by', 'To be done by'],
      ['overall', 'Overall'],
      ['difference', 'What it changed for the child'],
      ['verdict', 'Moderation'],
      ['grade', 'Grade after moderation'],
    ],
    most: 9,
    fedBy: 'Audits that a round asked for, what they found, and their moderation',
  },
  {
    id: 'work',
    title: 'Our work',
    kinds: ['case-note', 'supervision', 'hand-over'],
    columns: [['type', 'Kind of note'], ['subject', 'About'], IN_SHORT],
    usual: true,
    most: 10,
    fedBy: 'Calls, messages, meetings, supervision and hand-overs',
  },
]
