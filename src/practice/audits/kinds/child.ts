import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef, ref } from '../../../spine/ledger/kind.ts'
import { inWords } from '../../../spine/time/words.ts'
import { auditGrade, auditTheme, auditVoice, moderationVerdict } from '../codes.ts'

/** A round asks one person to audit one child's file by a day. The round's own page writes it. */
export const auditAsked = defineKind({
  name: 'audit-asked',
  subject: 'person',
  title: 'Audit asked for',
  about:
    'A round of audits drew this child: who is asked to audit, by when, in which part of the sample, and whether it is to be moderated. From then until it is done that person can open the file.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    round: z.uuid().meta({ title: 'The round’s own number', unshown: true }),
    title: z.string().min(1).max(120).meta({ title: 'Round' }),
    auditor: z.string().min(1).max(80).meta({ title: 'Account of who is asked', unshown: true }),
    auditorName: z.string().min(1).max(120).meta({ title: 'Who is asked' }),
    by: day().meta({ title: 'To be done by' }),
    stratum: z.string().max(200).optional().meta({ title: 'Part of the sample' }),
    team: z.string().max(120).optional().meta({ title: 'Team' }),
    council: z.string().max(40).optional().meta({ title: 'Council' }),
    moderate: z.boolean().meta({ title: 'Drawn to be moderated' }),
  }),
  story: 'process',
  says: ({ body }) => `${body.title}, to be done by ${inWords(body.by)}`,
})

const grade = (title: string) => coded(auditGrade).meta({ title: `${title}: grade` })
const good = () => longWords('What was good')
const better = () => longWords('What to do better')

/** The audit itself: a reflective discussion, led by the auditor with the worker and, where they wish, the family. */
export const practiceAudit = defineKind({
  name: 'practice-audit',
  subject: 'person',
  title: 'Audit of practice',
  about:
    'A discussion that looks back at our work with a child, together with the worker and with what the child and family say of it: each part graded, what was good, what to do better, and above all what difference the work made to the child.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    asked: entryRef('audit-asked').meta({ title: 'Which audit' }),
    worker: ref('worker').optional().meta({ title: 'Worker it was talked through with' }),
    talked: z.array(coded(auditVoice)).meta({ title: 'Who was talked with' }),
    whyNot: longWords('If not the child or the family, why not'),
    childWords: childWords('What the child says of our help', 'In their own words'),
    family: longWords('What the family or carers say of it'),
    difference: neededWords(
      'What difference did it make to the child?',
      'Say what difference it made to the child',
      'What is better for them, and how we know',
    ),
    voice: grade('The child’s voice and daily life'),
    voiceGood: good(),
    voiceBetter: better(),
    assessment: grade('Understanding what the child needs'),
    assessmentGood: good(),
    assessmentBetter: better(),
    plan: grade('The plan'),
    planGood: good(),
    planBetter: better(),
    help: grade('The help given, and what it changed'),
    helpGood: good(),
    helpBetter: better(),
    identity: grade('Who the child is: identity and difference'),
    identityGood: good(),
    identityBetter: better(),
    oversight: grade('Management and supervision'),
    oversightGood: good(),
    oversightBetter: better(),
    overall: coded(auditGrade).meta({ title: 'Overall grade' }),
    overallWhy: neededWords('Why this grade', 'Say why the audit comes to this grade'),
    strengths: z.array(coded(auditTheme)).optional().meta({ title: 'Themes: strengths' }),
    themes: z.array(coded(auditTheme)).optional().meta({ title: 'Themes: to do better' }),
  }),
  narrative: [
    'whyNot',
    'childWords',
    'family',
    'difference',
    'voiceGood',
    'voiceBetter',
    'assessmentGood',
    'assessmentBetter',
    'planGood',
    'planBetter',
    'helpGood',
    'helpBetter',
    'identityGood',
    'identityBetter',
    'oversightGood',
    'oversightBetter',
    'overallWhy',
  ],
  story: 'process',
  says: ({ body }) => `Our work was audited: ${label(auditGrade, body.overall).toLowerCase()}`,
  form: {
    group: 'work',
    starts: 'Date it was talked through',
    hint: 'Talk it through with the worker, and with the child and family where they wish to. What needs doing is recorded afterwards as actions from the audit. An audit drawn by a round can be opened by whoever was asked, until it is done.',
  },
})

/** Someone else looks at an audit again: the grade is agreed or changed. The audit itself stays as it was written. */
export const auditModeration = defineKind({
  name: 'audit-moderation',
  subject: 'person',
  title: 'Moderation of an audit',
  about:
    'Someone other than the auditor looked at an audit again: whether its overall grade is agreed, or what it should be and why. What the auditor wrote stays.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    audit: entryRef('practice-audit').meta({ title: 'Audit' }),
    verdict: coded(moderationVerdict).meta({ title: 'Is the overall grade agreed?' }),
    grade: coded(auditGrade)
      .optional()
      .meta({
        title: 'What the overall grade should be',
        description: 'Only where it is changed',
        when: { field: 'verdict', is: 'changed' },
      }),
    why: neededWords('Why', 'Say why the grade is agreed or changed'),
  }),
  narrative: ['why'],
  story: 'process',
  says: ({ body }) =>
    body.grade === undefined
      ? 'The audit was moderated: grade agreed'
      : `The audit was moderated: ${label(auditGrade, body.grade).toLowerCase()}`,
  form: { group: 'work', starts: 'Moderated on' },
})

/** Something an audit found must be done for this child. It ends when it is done, with what shows so. */
export const auditAction = defineKind({
  name: 'audit-action',
  subject: 'person',
  title: 'Action from an audit',
  about:
    'Something an audit found must be done for this child: what, who leads on it and by when. It is closed with what shows that it was done and what it changed.',
  section: 'casework',
  lasts: true,
  schema: z.object({
    audit: entryRef('practice-audit').meta({ title: 'Audit' }),
    what: z
      .string()
      .trim()
      .min(1, 'Say what is to be done')
      .max(300)
      .meta({ title: 'What is to be done', description: 'Something that can be seen to be done' }),
    theme: coded(auditTheme).optional().meta({ title: 'Theme' }),
    lead: ref('worker').meta({ title: 'Who leads on it' }),
    by: day().meta({ title: 'To be done by' }),
    evidence: longWords('What shows that it is done', 'Where it can be seen, and what changed for the child'),
  }),
  narrative: ['evidence'],
  story: 'process',
  says: ({ body }) => body.what,
  form: {
    group: 'work',
    starts: 'Agreed on',
    ends: 'Done on',
    ahead: false,
    needs: ['evidence'],
    later: ['end', 'evidence'],
  },
})

export const childAuditKinds = [auditAsked, practiceAudit, auditModeration, auditAction] as const
