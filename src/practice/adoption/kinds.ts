import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { childWords, longWords } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef, ref } from '../../spine/ledger/kind.ts'
import {
  adopterSex,
  adopterStatus,
  adoptionSupportOutcome,
  decisionReversed,
  familyFindingStep,
  guardianshipApplicant,
  panelAbout,
  parentsToldHow,
} from './codes.ts'

/** The agency's decision that a child should be placed for adoption; it ends when it is reversed. */
export const adoptionDecision = defineKind({
  name: 'adoption-decision',
  subject: 'person',
  title: 'Plan for adoption',
  about: 'From the decision that the child should be placed for adoption until that decision is reversed.',
  section: 'adoption',
  lasts: true,
  source: 'SSDA903 PlacedAdoption: DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED',
  schema: z.object({ reversed: coded(decisionReversed).optional().meta({ title: 'Why it ended' }) }),
  says: () => 'Decided that adoption is the plan',
  form: {
    ahead: false,
    group: 'plan',
    starts: 'Day of the decision',
    ends: 'Day it was reversed',
    own: [],
    later: ['reversed', 'end'],
    attachments: true,
  },
})

/** A match with adopters, from the agency decision maker’s approval until it ends without an adoption. */
export const adoptionMatch = defineKind({
  name: 'adoption-match',
  subject: 'person',
  title: 'Match with adopters',
  about: 'The approval of a match between the child and adopters.',
  section: 'adoption',
  lasts: true,
  schema: z.object({
    withFosterCarer: z.boolean().optional().meta({ title: 'Are the adopters the present foster carers?' }),
    panel: day().optional().meta({ title: 'Day of the panel' }),
    household: ref('household').optional().meta({ title: 'Which adopters' }),
  }),
  says: () => 'Matched with adopters',
  form: {
    group: 'plan',
    starts: 'Day the match was approved',
    ends: 'Day it ended, if it did not lead to adoption',
    later: ['end'],
    own: [],
    attachments: true,
  },
})

/** An adoption: what was decided and by whom the child was adopted. Its start is the day of the order, where known. */
export const adoption = defineKind({
  name: 'adoption',
  subject: 'person',
  title: 'Adoption',
  about: 'The decision, the match and the adopters of a child who was adopted.',
  section: 'adoption',
  lasts: false,
  source: 'SSDA903 AD1: DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR',
  schema: z.object({
    decided: day().optional().meta({ title: 'Decision that the child should be placed' }),
    matched: day().optional().meta({ title: 'Matched with these adopters' }),
    byFosterCarer: z.boolean().optional().meta({ title: 'Adopted by their foster carer' }),
    adopters: z.number().int().min(1).max(2).optional().meta({ title: 'Number of adopters' }),
    adopterSex: coded(adopterSex).optional().meta({ title: 'Adopters' }),
    adopterStatus: coded(adopterStatus).optional().meta({ title: 'Adopters’ legal status' }),
  }),
  says: entry =>
    entry.body.byFosterCarer
      ? 'Adopted by their foster carer'
      : `Adopted${entry.body.adopterSex ? ` by ${label(adopterSex, entry.body.adopterSex).toLowerCase()}` : ''}`,
  form: { group: 'plan', starts: 'Day of the adoption order', own: [] },
})

/** What an adoption panel recommended, and what was decided on it. Its start is the day of the panel. */
export const adoptionPanel = defineKind({
  name: 'adoption-panel',
  subject: 'person',
  title: 'Adoption panel',
  about: 'What the adoption panel recommended about the child, and the agency decision maker’s decision on it.',
  section: 'adoption',
  lasts: false,
  source: 'Adoption Agencies Regulations 2005, regs 18, 19, 32 and 33',
  schema: z.object({
    about: coded(panelAbout).meta({ title: 'What it considered' }),
    recommended: z.boolean().meta({ title: 'Did the panel recommend it?' }),
    minutes: day().optional().meta({
      title: 'Day the decision maker had the minutes',
      description: 'The time for the decision is counted from here',
    }),
    decided: day().optional().meta({ title: 'Day it was decided' }),
    agreed: z.boolean().optional().meta({ title: 'Did the decision maker agree?' }),
    why: longWords('Why', 'The panel’s reasons, and the decision maker’s'),
  }),
  narrative: ['why'],
  says: entry =>
    entry.body.recommended ? 'The adoption panel recommended it' : 'The adoption panel did not recommend it',
  form: { group: 'plan', ahead: false, starts: 'Day of the panel', own: ['why'], attachments: true },
})

/** Telling the child’s parents what was decided. Its start is the day they were told. */
export const parentsTold = defineKind({
  name: 'adoption-parents-told',
  subject: 'person',
  title: 'Parents told of a decision',
  about: 'The child’s parents were told of a decision about adoption, by word of mouth or in writing.',
  section: 'adoption',
  lasts: false,
  story: 'process',
  source: 'Adoption Agencies Regulations 2005, regs 19 and 33',
  schema: z.object({
    decision: entryRef('adoption-decision', 'adoption-match').optional().meta({
      title: 'Which decision',
      description: 'Left blank, it is the last before that day',
    }),
    how: z.array(coded(parentsToldHow)).min(1, 'Choose how they were told').meta({ title: 'How' }),
    note: longWords('What they said'),
  }),
  narrative: ['note'],
  says: () => 'The parents were told of the decision',
  form: { group: 'plan', starts: 'Day they were told', own: ['note'] },
})

/** A step in finding a family for a child who is to be adopted. */
export const familyFinding = defineKind({
  name: 'family-finding',
  subject: 'person',
  title: 'Finding a family',
  about: 'A step in the search for a family for a child who is to be adopted.',
  section: 'adoption',
  lasts: false,
  story: 'process',
  source: 'Statutory guidance on adoption (2013)',
  schema: z.object({
    step: coded(familyFindingStep).meta({ title: 'Step' }),
    note: longWords('What was done'),
  }),
  narrative: ['note'],
  says: entry => label(familyFindingStep, entry.body.step),
  form: { group: 'plan', starts: 'Day of the step', own: ['note'], attachments: true },
})

/** An adopted child or the family asking for support. Its start is the day they asked. */
export const adoptionSupportRequest = defineKind({
  name: 'adoption-support-request',
  subject: 'person',
  title: 'Adoption support asked for',
  about: 'An adopted child or the family asked for an assessment of the support they need, and what came of it.',
  section: 'adoption',
  lasts: false,
  source: 'Adoption Support Services Regulations 2005',
  schema: z.object({
    wants: longWords('What would help', 'What the child, the parents and the family say they need'),
    assessed: day().optional().meta({ title: 'Day the assessment was finished' }),
    outcome: coded(adoptionSupportOutcome).optional().meta({ title: 'What came of it' }),
    withdrawn: day().optional().meta({ title: 'Day they no longer wanted it' }),
  }),
  narrative: ['wants'],
  says: () => 'Asked for adoption support',
  form: { group: 'people', starts: 'Day they asked', later: ['withdrawn'], attachments: true },
})

/** Notice that someone means to apply to be a child’s special guardian. Its start is the day it was received. */
export const guardianshipNotice = defineKind({
  name: 'special-guardianship-notice',
  subject: 'person',
  title: 'Notice of a special guardianship application',
  about:
    'Someone means to apply to be the child’s special guardian, or the court asked; a report is to be made for the court.',
  section: 'adoption',
  lasts: false,
  source: 'Children Act 1989, s 14A',
  schema: z.object({
    by: coded(guardianshipApplicant).meta({ title: 'Who gave notice' }),
    courtDate: day().optional().meta({ title: 'Day the court wants the report by' }),
    filed: day().optional().meta({ title: 'Day the report was filed' }),
    withdrawn: day().optional().meta({ title: 'Day it was withdrawn' }),
    childWords: childWords('What the child thinks of it'),
    note: longWords('What the report says'),
  }),
  narrative: ['childWords', 'note'],
  says: () => 'Notice was given of a special guardianship application',
  form: {
    group: 'plan',
    starts: 'Day the notice came',
    own: ['childWords', 'note'],
    later: ['withdrawn'],
    attachments: true,
  },
})

/** Support planned for a special guardian’s family, while it runs. */
export const guardianshipSupport = defineKind({
  name: 'special-guardianship-support',
  subject: 'person',
  title: 'Special guardianship support',
  about: 'The plan of support for the child and their special guardians: money, services, help with family time.',
  section: 'adoption',
  lasts: true,
  source: 'Special Guardianship Regulations 2005',
  schema: z.object({
    support: longWords('What is given', 'Money, services, help with family time: how much and how often'),
    ongoing: z.boolean().meta({
      title: 'Is it paid or given over time?',
      description: 'Only support that goes on is reviewed each year',
    }),
  }),
  narrative: ['support'],
  says: () => 'Special guardianship support was planned',
  form: { group: 'people', starts: 'Day it began', ends: 'Day it ended', attachments: true },
})

/** A review of the support for a special guardian’s family. */
export const guardianshipSupportReview = defineKind({
  name: 'special-guardianship-support-review',
  subject: 'person',
  title: 'Review of special guardianship support',
  about: 'The plan of support for the child and their special guardians was looked at again.',
  section: 'adoption',
  lasts: false,
  source: 'Special Guardianship Regulations 2005',
  schema: z.object({
    childWords: childWords('What the child said', 'In their own words'),
    found: longWords('What has changed, and what happens next'),
  }),
  narrative: ['childWords', 'found'],
  says: () => 'Special guardianship support was reviewed',
  form: { group: 'people', starts: 'Day of the review', attachments: true },
})

export const adoptionKinds = [
  adoptionDecision,
  adoptionMatch,
  adoption,
  adoptionPanel,
  parentsTold,
  familyFinding,
  adoptionSupportRequest,
  guardianshipNotice,
  guardianshipSupport,
  guardianshipSupportReview,
] as const
