import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, ref } from '../../../spine/ledger/kind.ts'
import { allocationRole, languageCode } from '../../people/codes.ts'
import { directWorkWay, familyMeetingType, introducedHow, scaleBy, wordsAbout } from '../codes.ts'

/** Working directly with a child: what worries, what works, what next. */
export const directWork = defineKind({
  name: 'direct-work',
  subject: 'person',
  title: 'Direct work',
  about:
    'Time spent with the child to hear them: what they worry about, what works well, what needs to happen, and where they put it on a scale.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    way: coded(directWorkWay).optional().meta({ title: 'How' }),
    childWords: childWords('What the child said', 'In their own words'),
    worries: longWords('What are we worried about?'),
    working: longWords('What is working well?'),
    next: longWords('What needs to happen next?'),
    scale: z.number().int().min(0).max(10).optional().meta({
      title: 'On a scale of 0 to 10',
      description: '0 is as bad as it could be, 10 is fine',
    }),
    scaleBy: coded(scaleBy).optional().meta({ title: 'Whose number it is' }),
    alone: z.boolean().optional().meta({ title: 'Seen on their own' }),
  }),
  narrative: ['childWords', 'worries', 'working', 'next'],
  says: entry =>
    entry.body.scale === undefined ? 'Spent time together' : `Spent time together: ${entry.body.scale} out of 10`,
  form: {
    group: 'seeing',
    starts: 'Date',
    own: ['childWords', 'worries', 'working', 'next', 'scale', 'scaleBy', 'alone'],
    attachments: true,
  },
})

/** What a child said, kept as it was said. */
export const childWordsSaid = defineKind({
  name: 'child-words',
  subject: 'person',
  title: 'What the child said',
  about: 'What the child said, in their own words and language, who heard it, and the answer they were given.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    said: z.string().trim().min(1, 'Write what they said').max(8000).meta({
      title: 'What they said',
      description: 'As they said it, not as a summary',
      words: 'child',
    }),
    language: coded(languageCode).optional().meta({ title: 'Language they said it in, if not English' }),
    original: z
      .string()
      .trim()
      .max(8000)
      .optional()
      .meta({ title: 'What they said, in that language', words: 'child' }),
    translatedBy: z.string().trim().max(120).optional().meta({ title: 'Who translated it' }),
    about: coded(wordsAbout).optional().meta({ title: 'About' }),
    heardBy: z.string().trim().max(120).optional().meta({
      title: 'Who heard it',
      description: 'Leave it out if it was you',
    }),
    answered: day().optional().meta({ title: 'Date they were answered' }),
    answer: longWords('What they were told'),
  }),
  narrative: ['said', 'original', 'answer'],
  says: () => 'Said something that is kept in their own words',
  form: {
    group: 'seeing',
    starts: 'Date they said it',
    own: ['said', 'language', 'original', 'translatedBy', 'about', 'answered', 'answer'],
    attachments: true,
  },
})

/** Family and friends making a plan. */
export const familyNetworkMeeting = defineKind({
  name: 'family-network-meeting',
  subject: 'person',
  title: 'Family meeting',
  about: 'Family and friends of the child met to make or look again at their own plan.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    type: coded(familyMeetingType).meta({ title: 'Kind of meeting' }),
    whoCame: longWords('Who came'),
    childCame: z.boolean().optional().meta({ title: 'The child came' }),
    plan: longWords('The family’s plan', 'Who will do what, by when, and what happens if it cannot be done'),
    worries: longWords('What the family was asked to plan for'),
    childWords: childWords('What the child wanted the family to know'),
    nextBy: day().optional().meta({ title: 'Meet again by' }),
  }),
  narrative: ['whoCame', 'plan', 'worries', 'childWords'],
  says: entry => label(familyMeetingType, entry.body.type),
  form: {
    group: 'people',
    starts: 'Date',
    own: ['childCame', 'childWords'],
    attachments: true,
  },
})

/** A new worker meeting the child. */
export const introduction = defineKind({
  name: 'introduction',
  subject: 'person',
  title: 'Meeting a new worker',
  about: 'A new worker met the child: when, how, and what the child wanted them to know.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    role: coded(allocationRole).meta({ title: 'The new worker is their' }),
    worker: ref('worker').optional().meta({ title: 'Who they met' }),
    how: coded(introducedHow).meta({ title: 'How they met' }),
    childWords: childWords('What they wanted their new worker to know'),
    read: z.boolean().optional().meta({ title: 'The child’s story was read first' }),
  }),
  narrative: ['childWords'],
  says: entry =>
    entry.body.how === 'not-met' ? undefined : `Met a new ${label(allocationRole, entry.body.role).toLowerCase()}`,
  form: { group: 'seeing', starts: 'Date they met', usual: { worker: 'asker' }, own: ['how', 'childWords'] },
})

/** A worker saying goodbye. */
export const goodbye = defineKind({
  name: 'goodbye',
  subject: 'person',
  title: 'A worker’s goodbye',
  about: 'A worker who was leaving said goodbye to the child: when, what was said, and the letter the child can keep.',
  section: 'casework',
  lasts: false,
  schema: z.object({
    role: coded(allocationRole).meta({ title: 'The worker was their' }),
    worker: ref('worker').optional().meta({ title: 'Who said goodbye' }),
    said: longWords('What was said', 'Why the worker is leaving, what they valued, who comes next'),
    letter: z.boolean().optional().meta({ title: 'A letter or card was given to keep' }),
    lastDay: day().optional().meta({ title: 'The worker’s last day' }),
    childWords: childWords('What the child said', 'In their own words'),
  }),
  narrative: ['said', 'childWords'],
  says: entry => `Goodbye from their ${label(allocationRole, entry.body.role).toLowerCase()}`,
  form: {
    group: 'seeing',
    starts: 'Date of the goodbye',
    usual: { worker: 'asker' },
    own: ['said', 'childWords'],
    attachments: true,
  },
})

export const seeingKinds = [directWork, childWordsSaid, familyNetworkMeeting, introduction, goodbye] as const
