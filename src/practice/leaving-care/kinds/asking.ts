import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { adviceAbout, learningHelp, vacationHow, vacationName } from '../codes.ts'

/** A home for a vacation of a course away from home. Its start is the day it was seen to. */
export const vacationHome = defineKind({
  name: 'vacation-home',
  subject: 'person',
  title: 'A home for the vacation',
  about: 'Where a young person who studies away from home will live in a vacation, arranged or paid for by us.',
  section: 'leaving-care',
  lasts: false,
  source: 'Children Act 1989, s 24B(5)',
  schema: z.object({
    vacation: coded(vacationName).meta({ title: 'Which vacation' }),
    how: coded(vacationHow).meta({ title: 'How it was seen to' }),
    childWords: childWords('What they want'),
    note: longWords('What was arranged'),
  }),
  narrative: ['childWords', 'note'],
  says: entry => `${label(vacationName, entry.body.vacation)}: ${label(vacationHow, entry.body.how).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Day it was seen to' },
})

/** Help with learning, training or work. Its start is the day it was given. */
export const educationSupport = defineKind({
  name: 'education-support',
  subject: 'person',
  title: 'Help with learning or work',
  about: 'Help given to a care leaver with education, training or work, as their pathway plan says.',
  section: 'leaving-care',
  lasts: false,
  source: 'Care Leavers (England) Regulations 2010, reg 9(1); Children Act 1989, s 23CA',
  schema: z.object({
    what: coded(learningHelp).meta({ title: 'What it was' }),
    note: longWords('What was done'),
  }),
  narrative: ['note'],
  says: entry => `Help with learning or work: ${label(learningHelp, entry.body.what).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Day it was given', attachments: true },
})

/** Someone who qualifies for advice and assistance asking for it. Its start is the day they asked. */
export const adviceRequest = defineKind({
  name: 'advice-request',
  subject: 'person',
  title: 'Advice or help asked for',
  about: 'Someone who was once in care, and is not owed a personal adviser, asked for advice or help.',
  section: 'leaving-care',
  lasts: false,
  source: 'Children Act 1989, ss 24, 24A and 24B',
  schema: z.object({
    about: coded(adviceAbout).meta({ title: 'What they asked about' }),
    childWords: childWords('What they asked for'),
    answered: day().optional().meta({ title: 'Day they had an answer' }),
    answer: longWords('What we did'),
    withdrawn: day().optional().meta({ title: 'Day they no longer wanted it' }),
  }),
  narrative: ['childWords', 'answer'],
  says: entry => `Asked for help: ${label(adviceAbout, entry.body.about).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Day they asked', later: ['withdrawn'], attachments: true },
})

export const askingKinds = [vacationHome, educationSupport, adviceRequest] as const
