import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { fromList, line, longWords, maybeFromList, neededWords } from '../../../spine/ledger/fields.ts'
import { type Start, startDay } from '../../../spine/ledger/entry.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { inWords } from '../../../spine/time/words.ts'
import { agendaItemType, attendanceHow, interestArea } from '../codes.ts'
import { count, short } from './shared.ts'

const meeting = () => entryRef('board-meeting').meta({ title: 'Meeting' })
const item = () => entryRef('board-agenda-item').optional().meta({ title: 'Item of the agenda' })

/** A meeting of a body. */
export const boardMeeting = defineKind({
  name: 'board-meeting',
  subject: 'trust',
  title: 'Meeting',
  about:
    'A meeting of a board, committee or group: when and where, who chairs it, its theme, when its agenda and its minutes were published, or why it was called off.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    board: entryRef('board').meta({ title: 'Body' }),
    time: line('Time', 40, 'Such as 2pm to 4pm'),
    place: line('Where'),
    theme: line('Theme'),
    chair: entryRef('board-member')
      .optional()
      .meta({ title: 'Who chairs', description: 'Leave blank if it is whoever’s turn it is' }),
    agendaPublished: day()
      .optional()
      .meta({ title: 'Agenda published on', description: 'From then on the body’s members read it with its papers' }),
    minutesPublished: day().optional().meta({ title: 'Minutes published on' }),
    calledOff: longWords('Why it was called off', 'Leave blank unless it did not take place'),
  }),
  narrative: ['calledOff'],
  says: ({ start, body }) => `Meeting on ${dayInWords(start)}${body.theme ? `: ${body.theme}` : ''}`,
  form: { group: 'work', starts: 'Day of the meeting', ahead: true },
})

/** An item of a meeting's agenda, and its minute. */
export const boardAgendaItem = defineKind({
  name: 'board-agenda-item',
  subject: 'trust',
  title: 'Item of an agenda',
  about: 'An item of a meeting’s agenda: its place, who brings it, what it is about, and its minute once it was taken.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    meeting: meeting(),
    title: short('Item', 'Say what the item is'),
    type: coded(agendaItemType).meta({ title: 'What kind of item' }),
    order: count('Its place on the agenda', 1, 99),
    cycle: entryRef('board-cycle-item')
      .optional()
      .meta({ title: 'Which item of the body’s terms or cycle it is', description: 'So that it counts as taken' }),
    lead: maybeFromList('account', 'Who brings it'),
    minutes: count('Minutes it is given', 1, 240).optional().meta({ title: 'Minutes it is given' }),
    area: coded(interestArea)
      .optional()
      .meta({ title: 'What it is about', description: 'Members who declared an interest in the same are listed' }),
    minute: longWords('Minute', 'What was said and settled. Never name a child. Left blank until the meeting'),
  }),
  narrative: ['minute'],
  says: ({ body }) => `${body.order}. ${body.title}`,
  form: { group: 'work', starts: 'Put on the agenda on', ahead: false },
})

/** A paper for a meeting. It begins when it is asked for and ends when it is received. */
export const boardPaper = defineKind({
  name: 'board-paper',
  subject: 'trust',
  title: 'Paper',
  about:
    'A paper for a meeting: who writes it, when it was asked for, chased and received, and its text or where it is to be found.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    meeting: meeting(),
    item: item(),
    title: short('Paper', 'Say what the paper is'),
    owner: fromList('account', 'Who writes it'),
    chased: day().optional().meta({ title: 'Last chased on' }),
    text: longWords('The paper', 'Its text, or a summary. Never name a child'),
    where: line('Where the paper is kept', 300, 'Such as its address in the trust’s document store'),
  }),
  narrative: ['text'],
  says: ({ body }) => body.title,
  form: {
    group: 'work',
    starts: 'Asked for on',
    ends: 'Received on',
    ahead: false,
    later: ['end', 'text', 'where'],
    closes: 'Send the paper',
  },
})

/** Whether and how one member came to one meeting. */
export const boardAttendance = defineKind({
  name: 'board-attendance',
  subject: 'trust',
  title: 'Attendance',
  about:
    'Whether and how a member came to a meeting. It is recorded for all members at once, on the meeting’s own page.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    meeting: meeting(),
    member: entryRef('board-member').meta({ title: 'Member' }),
    how: coded(attendanceHow).meta({ title: 'Attendance' }),
  }),
  says: () => 'Attendance was recorded',
})

/** Something a meeting decided. */
export const boardDecision = defineKind({
  name: 'board-decision',
  subject: 'trust',
  title: 'Decision',
  about: 'Something a meeting decided, at which item, and by how many where it was put to the vote.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    meeting: meeting(),
    item: item(),
    decision: neededWords('Decision', 'Say what was decided'),
    vote: line('How it was voted', 120, 'Such as 7 for, 1 against'),
  }),
  narrative: ['decision'],
  says: ({ body }) => body.decision,
  form: { group: 'work', starts: 'Decided on', ahead: false },
})

/** A challenge raised by a member. It ends when it is answered. */
export const boardChallenge = defineKind({
  name: 'board-challenge',
  subject: 'trust',
  title: 'Challenge',
  about: 'A challenge that a member raised about a meeting’s papers or at it, who is to answer, and the answer.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    meeting: meeting(),
    item: item(),
    member: entryRef('board-member').meta({ title: 'Who raised it' }),
    challenge: neededWords(
      'Challenge',
      'Say what you ask, or what you are not satisfied with',
      'What you ask, or are not satisfied with. Never name a child',
    ),
    owner: maybeFromList('account', 'Who is to answer'),
    by: day().optional().meta({ title: 'To be answered by', description: 'Four weeks, unless you say otherwise' }),
    answer: longWords('Answer', 'Every member of the body reads it. Never name a child'),
  }),
  narrative: ['challenge', 'answer'],
  says: ({ body }) => body.challenge,
  form: {
    group: 'work',
    starts: 'Raised on',
    ends: 'Answered on',
    ahead: false,
    needs: ['answer'],
    later: ['end', 'answer'],
    closes: 'Answer the challenge',
  },
})

/** Something to be done that a meeting agreed. It ends when it is done. */
export const boardAction = defineKind({
  name: 'board-action',
  subject: 'trust',
  title: 'Action of a meeting',
  about: 'Something a meeting agreed is to be done: whose it is, by when, how it goes, and what came of it.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    meeting: meeting(),
    item: item(),
    what: neededWords('What is to be done', 'Say what is to be done'),
    owner: fromList('account', 'Owner', 'Who will see that it is done'),
    by: day().meta({ title: 'To be done by' }),
    progress: longWords('How it goes'),
    came: longWords('What came of it'),
  }),
  narrative: ['what', 'progress', 'came'],
  says: ({ body }) => body.what,
  form: {
    group: 'work',
    starts: 'Agreed on',
    ends: 'Done on',
    ahead: false,
    needs: ['came'],
    later: ['end', 'came'],
    closes: 'Say that it is done',
  },
})

function dayInWords(start: Start): string {
  const on = startDay(start)
  return on === undefined ? 'a day not known' : inWords(on)
}
