import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { fromList, line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { councilAnswer } from '../codes.ts'
import { short } from './shared.ts'

/** Something a meeting recommends to a council. It ends when the council answers. */
export const boardRecommendation = defineKind({
  name: 'board-recommendation',
  subject: 'trust',
  title: 'Recommendation to a council',
  about: 'Something a meeting recommends to a council: when an answer is looked for, and what the council answered.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    meeting: entryRef('board-meeting').meta({ title: 'Meeting' }),
    item: entryRef('board-agenda-item').optional().meta({ title: 'Item of the agenda' }),
    council: fromList('council', 'Council'),
    recommendation: neededWords('What is recommended', 'Say what is recommended'),
    owner: fromList('account', 'Who sees it through'),
    by: day().optional().meta({ title: 'An answer is looked for by' }),
    answer: coded(councilAnswer).optional().meta({ title: 'What the council answered' }),
    why: longWords('In its own words', 'What the council said, and what it will do'),
  }),
  narrative: ['recommendation', 'why'],
  says: ({ body }) => body.recommendation,
  form: {
    group: 'work',
    starts: 'Recommended on',
    ends: 'Answered on',
    ahead: false,
    needs: ['answer'],
    later: ['end', 'answer', 'why'],
    closes: 'Record the answer',
  },
})

/** A report to a council in the sections of its template. It begins when it is begun and ends when the council decides. */
export const councilReport = defineKind({
  name: 'council-report',
  subject: 'trust',
  title: 'Report to a council',
  about:
    'A report to a council’s executive in the sections of its template: lead member, key decision and its notice, exempt information, options, implications, and what was decided.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: short('Title of the report', 'Give the report its title'),
    council: fromList('council', 'Council'),
    recommendation: entryRef('board-recommendation').optional().meta({ title: 'The recommendation it carries' }),
    maker: short('Who decides', 'Say who decides', 'Such as the Executive'),
    decisionOn: day().meta({ title: 'To be decided on' }),
    leadMember: short('Lead member', 'Name the lead member', 'Name and portfolio'),
    author: fromList('account', 'Author'),
    key: z.boolean().meta({ title: 'Is it a key decision?' }),
    notice: day()
      .optional()
      .meta({ title: 'Notice published on', description: 'In the council’s forward plan, at least 28 days before' }),
    urgent: longWords(
      'Why 28 days’ notice cannot be given',
      'The general exception, or special urgency, and who agreed',
    ),
    exempt: z.boolean().meta({ title: 'Does it hold exempt information?' }),
    exemptWhy: line('The paragraph it is exempt by', 200, 'Of Schedule 12A to the Local Government Act 1972'),
    purpose: neededWords('Purpose of the report', 'Say what the report is for'),
    summary: longWords('Executive summary'),
    recommended: neededWords('Recommendations', 'Say what the council is asked to decide'),
    reasons: longWords('Reasons for the recommendations'),
    background: longWords('Report background'),
    options: neededWords('Options considered', 'Say which other options were considered, and why not'),
    nextSteps: longWords('Next steps'),
    money: longWords('Implications: resources and money'),
    legal: longWords('Implications: legal and governance'),
    risk: longWords('Implications: risk'),
    equality: longWords('Implications: equality and children'),
    consultation: longWords('Consultation'),
    papers: longWords('Background papers'),
    outcome: longWords('What was decided'),
  }),
  narrative: [
    'urgent',
    'purpose',
    'summary',
    'recommended',
    'reasons',
    'background',
    'options',
    'nextSteps',
    'money',
    'legal',
    'risk',
    'equality',
    'consultation',
    'papers',
    'outcome',
  ],
  says: ({ body }) => body.title,
  form: {
    group: 'work',
    starts: 'Begun on',
    ends: 'Decided on',
    ahead: false,
    needs: ['outcome'],
    later: ['end', 'outcome'],
    closes: 'Record what was decided',
  },
})
