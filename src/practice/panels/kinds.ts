import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { childWords, fromList, line, longWords, maybeFromList, neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../spine/ledger/kind.ts'
import { clinicAbout, panel, panelOutcome } from './codes.ts'

/** A child’s matter taken to a panel. */
export const panelReferral = defineKind({
  name: 'panel-referral',
  subject: 'person',
  title: 'Taken to a panel',
  about: 'Asking a panel to decide something for a child: what is asked, why, and what the child says about it.',
  section: 'casework',
  lasts: false,
  story: 'process',
  schema: z.object({
    panel: coded(panel).meta({ title: 'Which panel' }),
    asks: neededWords('What is asked of the panel', 'Say what the panel is asked to decide'),
    why: longWords('Why, and what was tried already'),
    childWords: childWords('What the child says about it'),
    urgent: z.boolean().optional().meta({ title: 'It cannot wait for its turn' }),
    by: line('Who brings it', 120, 'Their name and what they do'),
  }),
  narrative: ['asks', 'why', 'childWords'],
  says: entry => `Taken to the ${lower(label(panel, entry.body.panel))}`,
  form: {
    group: 'plan',
    starts: 'Day it was sent',
    ahead: false,
    own: ['asks', 'why', 'childWords'],
    attachments: true,
  },
})

/** What a panel decided on a day it heard the matter. */
export const panelDecision = defineKind({
  name: 'panel-decision',
  subject: 'person',
  title: 'Decision of a panel',
  about: 'What a panel decided about a child’s matter when it heard it, and why.',
  section: 'casework',
  lasts: false,
  story: 'process',
  schema: z.object({
    referral: entryRef('panel-referral').meta({ title: 'What was taken to it' }),
    outcome: coded(panelOutcome).meta({ title: 'What was decided' }),
    reasons: neededWords(
      'What was decided, and why',
      'Say what was decided and why',
      'Write it so that the child can read it',
    ),
    told: day().optional().meta({ title: 'Day the child was told' }),
  }),
  narrative: ['reasons'],
  says: entry => `A panel decided: ${lower(label(panelOutcome, entry.body.outcome))}`,
  form: { group: 'plan', starts: 'Day it was heard', ahead: false, own: ['reasons', 'told'], attachments: true },
})

/** Something to be done because a panel decided so. */
export const panelAction = defineKind({
  name: 'panel-action',
  subject: 'person',
  title: 'Action from a panel',
  about: 'Something a panel wants done for a child: by whom, by when, and what came of it.',
  section: 'casework',
  lasts: false,
  story: 'process',
  schema: z.object({
    decision: entryRef('panel-decision').meta({ title: 'Which decision' }),
    action: z.string().trim().min(1, 'Enter what will be done').max(400).meta({ title: 'What will be done' }),
    lead: z
      .string()
      .trim()
      .min(1, 'Enter who leads it')
      .max(120)
      .meta({ title: 'Who leads it', description: 'Their name and what they do' }),
    by: day().meta({ title: 'By when' }),
    done: day().optional().meta({ title: 'Day it was done' }),
    came: longWords('What came of it'),
  }),
  narrative: ['action', 'came'],
  says: entry => entry.body.action,
  form: { group: 'plan', starts: 'Day it was agreed', ahead: false, own: ['action', 'by', 'done', 'came'] },
})

/** A day on which a panel sits. */
export const panelSitting = defineKind({
  name: 'panel-sitting',
  subject: 'trust',
  title: 'Sitting of a panel',
  about: 'A day on which a panel sits, who leads it and, afterwards, who came.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    panel: coded(panel).meta({ title: 'Which panel' }),
    chair: fromList('account', 'Who leads it'),
    where: line('Where', 160),
    closes: day().optional().meta({ title: 'Last day to send something to it' }),
    came: longWords('Who came', 'Filled in afterwards: what they do rather than their names'),
  }),
  narrative: ['came'],
  says: entry => label(panel, entry.body.panel),
  form: { group: 'work', starts: 'Day it sits', ahead: true },
})

/** A performance clinic: a figure, a team or a matter of practice looked at together. */
export const performanceClinic = defineKind({
  name: 'performance-clinic',
  subject: 'trust',
  title: 'Performance clinic',
  about: 'A meeting that looks into a figure, a team or a matter of practice, and what was found. It names no child.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    about: coded(clinicAbout).meta({ title: 'What it looks at' }),
    title: z.string().trim().min(1, 'Name what was looked at').max(160).meta({ title: 'In a few words' }),
    measure: maybeFromList('measure', 'Measure', 'Its live figure stands beside the clinic'),
    chair: fromList('account', 'Who leads it'),
    found: longWords('What was found', 'Name no child'),
  }),
  narrative: ['found'],
  says: ({ body }) => body.title,
  form: { group: 'work', starts: 'Day of the clinic', ahead: true },
})

/** Something to be done because of a clinic. It ends when it is done. */
export const clinicAction = defineKind({
  name: 'clinic-action',
  subject: 'trust',
  title: 'Action from a clinic',
  about: 'Something a performance clinic wants done: whose it is, by when, and what came of it.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    clinic: entryRef('performance-clinic').meta({ title: 'Clinic' }),
    what: z.string().trim().min(1, 'Say what will be done').max(300).meta({ title: 'What will be done' }),
    owner: fromList('account', 'Who does it'),
    by: day().meta({ title: 'By when' }),
    came: longWords('What came of it'),
  }),
  narrative: ['came'],
  says: ({ body }) => body.what,
  form: {
    group: 'work',
    starts: 'Agreed on',
    ends: 'Done on',
    ahead: false,
    needs: ['came'],
    later: ['end', 'came'],
  },
})

/** What is written of panels in children’s files. */
export const panelKindsOfChild = [panelReferral, panelDecision, panelAction] as const

/** What is written of panels and clinics in the trust’s own file. */
export const panelKindsOfTrust = [panelSitting, performanceClinic, clinicAction] as const

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
