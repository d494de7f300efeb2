import { codeSet } from '../../spine/ledger/code-list.ts'

/** What an audit looks at, each graded by itself. */
export const auditDomain = codeSet({
  name: 'audit-domain',
  title: 'What is graded',
  source: 'Alongside; our assumption until the trust agrees its own',
  codes: [
    { code: 'voice', label: 'The child’s voice and daily life' },
    { code: 'assessment', label: 'Understanding what the child needs' },
    { code: 'plan', label: 'The plan' },
    { code: 'help', label: 'The help given, and what it changed' },
    { code: 'identity', label: 'Who the child is: identity and difference' },
    { code: 'oversight', label: 'Management and supervision' },
  ],
})

export type AuditDomain = (typeof auditDomain.codes)[number]['code']

/** The scale audits are graded by, the best first: the inspectors' own, whose third step changed its name and meaning. */
export const auditGrade = codeSet({
  name: 'audit-grade',
  title: 'Grade',
  source:
    'The scale of Ofsted’s inspections of local authority children’s services, with the scale before November 2013',
  codes: [
    { code: 'outstanding', label: 'Outstanding' },
    { code: 'good', label: 'Good' },
    { code: 'requires-improvement', label: 'Requires improvement to be good', from: '2013-11-01' },
    { code: 'adequate', label: 'Adequate', until: '2013-10-31' },
    { code: 'inadequate', label: 'Inadequate' },
  ],
})

export type AuditGrade = (typeof auditGrade.codes)[number]['code']

/** Whom the auditor talked with. */
export const auditVoice = codeSet({
  name: 'audit-voice',
  title: 'Who was talked with',
  source: 'Alongside',
  codes: [
    { code: 'worker', label: 'The child’s worker' },
    { code: 'manager', label: 'The worker’s manager' },
    { code: 'child', label: 'The child' },
    { code: 'parent', label: 'A parent' },
    { code: 'carer', label: 'A carer' },
    { code: 'partner', label: 'Someone at a partner: school, health, police' },
  ],
})

/** What audits find, counted over many of them. */
export const auditTheme = codeSet({
  name: 'audit-theme',
  title: 'Theme',
  source: 'Alongside; our assumption until the trust agrees its own',
  codes: [
    { code: 'voice', label: 'The child’s voice in the record' },
    { code: 'direct-work', label: 'Direct work' },
    { code: 'assessment', label: 'Assessments up to date' },
    { code: 'smart-plan', label: 'Plans with measures, leads and dates' },
    { code: 'drift', label: 'Drift and delay' },
    { code: 'supervision', label: 'Supervision that moves things on' },
    { code: 'life-story', label: 'Life-story work' },
    { code: 'identity', label: 'Identity and heritage' },
    { code: 'family', label: 'Fathers and the wider family' },
    { code: 'permanence', label: 'Permanence' },
    { code: 'exploitation', label: 'Exploitation and going missing' },
    { code: 'partners', label: 'Working with partners' },
    { code: 'recording', label: 'Recording in time' },
    { code: 'change-of-worker', label: 'Changes of worker' },
  ],
})

/** By what a sample may be divided, so that each part is looked at. */
export const auditStratum = codeSet({
  name: 'audit-stratum',
  title: 'Divided by',
  source: 'Alongside',
  codes: [
    { code: 'council', label: 'Council' },
    { code: 'team', label: 'Team' },
    { code: 'age', label: 'Age' },
    { code: 'status', label: 'In care, or leaving care' },
  ],
})

export type AuditStratum = (typeof auditStratum.codes)[number]['code']

/** What came of moderating an audit. */
export const moderationVerdict = codeSet({
  name: 'moderation-verdict',
  title: 'Moderation',
  source: 'Alongside',
  codes: [
    { code: 'agreed', label: 'Grade agreed' },
    { code: 'changed', label: 'Grade changed' },
  ],
})

/** What kind of review looks back at something that went wrong, or might have. */
export const learningReviewType = codeSet({
  name: 'learning-review-type',
  title: 'Kind of review',
  source: 'Working Together to Safeguard Children (2023), chapter 5; the last is the trust’s own',
  codes: [
    {
      code: 'serious-incident',
      label: 'Serious incident',
      note: 'Notified to the national Panel, followed by a rapid review.',
    },
    { code: 'practice-review', label: 'Local child safeguarding practice review' },
    { code: 'learning', label: 'Learning review of our own', note: 'Short of the threshold, or of what went well.' },
  ],
})

/** What the rapid review decided. */
export const rapidReviewDecision = codeSet({
  name: 'rapid-review-decision',
  title: 'What the rapid review decided',
  source: 'Working Together to Safeguard Children (2023), chapter 5',
  codes: [
    { code: 'practice-review', label: 'A local child safeguarding practice review' },
    { code: 'learning', label: 'A learning review of our own' },
    { code: 'enough', label: 'Nothing more: it is learnt' },
  ],
})
