import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef, ref } from '../../../spine/ledger/kind.ts'
import { interviewResponse, missingType } from '../codes.ts'

const clock = () =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time as on a 24-hour clock, such as 14:05')
    .optional()

/** A time when a looked-after child was missing, or away without authorisation. */
export const missingEpisode = defineKind({
  name: 'missing-episode',
  subject: 'person',
  title: 'Missing or away',
  about: 'A time when the child was missing from where they live, or away without authorisation.',
  section: 'safety',
  lasts: true,
  source: 'SSDA903 Missing: MISSING, MIS_START, MIS_END',
  schema: z.object({
    type: coded(missingType).meta({ title: 'Missing or away' }),
    leftAt: clock().meta({ title: 'Time last seen', description: 'On a 24-hour clock, such as 21:30' }),
    returnedAt: clock().meta({ title: 'Time they came back', description: 'On a 24-hour clock, such as 07:15' }),
    policeTold: day().optional().meta({ title: 'Day the police were told' }),
    policeReference: z.string().max(40).optional().meta({ title: 'Police reference' }),
    parentsTold: day().optional().meta({ title: 'Day parents were told' }),
    foundSafe: z.boolean().optional().meta({ title: 'Came back safe and well?' }),
    notes: z.string().optional().meta({ title: 'What happened' }),
  }),
  narrative: ['notes', 'policeReference'],
  says: entry => (entry.body.type === 'M' ? 'Went missing' : 'Away without authorisation'),
  form: {
    ahead: false,
    group: 'safety',
    starts: 'Day they went',
    ends: 'Day they came back',
    hint: 'Record it however short it was.',
    own: ['type', 'leftAt', 'returnedAt', 'foundSafe', 'notes'],
  },
})

/** The independent interview offered to a child who came back after being missing. Its start is the day it was offered. */
export const returnInterview = defineKind({
  name: 'return-interview',
  subject: 'person',
  title: 'Return home interview',
  about: 'The interview with someone independent that is offered to a child who was missing: offered, answered, held.',
  section: 'safety',
  lasts: false,
  source: 'Statutory guidance on children who run away or go missing from home or care (2014)',
  schema: z.object({
    episode: entryRef('missing-episode').optional().meta({
      title: 'Which time missing',
      description: 'Left blank, it is the last time they came back before the offer',
    }),
    offeredAt: clock().meta({ title: 'Time it was offered', description: 'On a 24-hour clock, such as 10:30' }),
    response: coded(interviewResponse).meta({ title: 'What the child said to the offer' }),
    answered: day().optional().meta({ title: 'Day the child answered', description: 'If not the day of the offer' }),
    held: day().optional().meta({ title: 'Day it was held' }),
    heldAt: clock().meta({ title: 'Time it was held', description: 'On a 24-hour clock, such as 15:00' }),
    by: ref('worker').optional().meta({ title: 'Who held it, if one of us' }),
    independent: z.boolean().optional().meta({ title: 'Was it held by someone independent?' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child said', description: 'In their own words', words: 'child' }),
    notes: z.string().optional().meta({ title: 'What would help, and what happens next' }),
  }),
  narrative: ['childWords', 'notes'],
  says: entry =>
    entry.body.held !== undefined
      ? 'Talked with someone independent after coming back'
      : entry.body.response === 'declined'
        ? 'Offered a talk after coming back, and said no'
        : 'Offered a talk after coming back',
  form: {
    group: 'safety',
    starts: 'Day it was offered',
    own: ['episode', 'response', 'answered', 'held', 'heldAt', 'childWords', 'notes'],
    attachments: true,
  },
})

/** A meeting of those who know the child, and the police, about going missing. Its start is the day it was held. */
export const missingStrategyMeeting = defineKind({
  name: 'missing-strategy-meeting',
  subject: 'person',
  title: 'Meeting about going missing',
  about: 'Those who know the child and the police met about going missing: what draws them away, and what will change.',
  section: 'safety',
  lasts: false,
  source: 'Statutory guidance on children who run away or go missing from home or care (2014)',
  schema: z.object({
    episode: entryRef('missing-episode').optional().meta({ title: 'After which time missing' }),
    police: z.boolean().optional().meta({ title: 'Did the police take part?' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child said', description: 'In their own words', words: 'child' }),
    why: z
      .string()
      .optional()
      .meta({ title: 'What draws the child away', description: 'Or what drives them from home' }),
    agreed: z.string().optional().meta({ title: 'What was agreed, who will do it and by when' }),
    carePlanChanges: z.boolean().optional().meta({ title: 'Is the care plan to change?' }),
  }),
  narrative: ['childWords', 'why', 'agreed'],
  says: () => 'Met about going missing',
  form: { group: 'safety', starts: 'Day it was held', own: ['childWords', 'why', 'agreed'], attachments: true },
})
