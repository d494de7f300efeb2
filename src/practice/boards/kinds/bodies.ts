import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { line, longWords, maybeFromList, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { agendaItemType, boardType, interestArea, memberRole } from '../codes.ts'
import { count, short } from './shared.ts'

/** A board, committee or operational group, with its terms of reference. */
export const board = defineKind({
  name: 'board',
  subject: 'trust',
  title: 'Board or committee',
  about:
    'A board, committee or operational group: what it is for, how often it meets, how many make a quorum, and whom it reports to.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    name: short('Name', 'Name the body'),
    type: coded(boardType).meta({ title: 'What it is' }),
    reportsTo: entryRef('board')
      .optional()
      .meta({ title: 'Which body it reports to', description: 'An operational group reports to a board each year' }),
    terms: neededWords(
      'Terms of reference',
      'Say what the body is for',
      'What it is for, what it may decide, and whom it answers to',
    ),
    everyMonths: count('Meets at least every so many months', 1, 12)
      .optional()
      .meta({ title: 'Meets at least every so many months' }),
    quorum: count('How many members with a vote make a quorum', 1, 40),
    chairMonths: count('Months each chairs, where several chair in turn', 1, 36).optional().meta({
      title: 'Months each chairs, where several chair in turn',
      description: 'Turns are counted from the day the body began, in the order its chairs are given',
    }),
    reviewBy: day().optional().meta({ title: 'Terms to be looked at again by' }),
    why: longWords('Why it no longer meets'),
  }),
  narrative: ['terms', 'why'],
  says: ({ body }) => body.name,
  form: {
    group: 'work',
    starts: 'It began on',
    ends: 'It ended on',
    ahead: false,
    needs: ['why'],
    later: ['end', 'why'],
  },
})

/** What a body takes at every meeting, or on a cycle: a standing item, a theme, a service's annual report, a group's report. */
export const boardCycleItem = defineKind({
  name: 'board-cycle-item',
  subject: 'trust',
  title: 'Standing item, or one on a cycle',
  about:
    'What a body takes at every meeting, or on a cycle: a standing item, a celebration, a theme, a service’s annual report, an operational group’s report.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    board: entryRef('board').meta({ title: 'Body' }),
    title: short('Item', 'Say what the item is'),
    type: coded(agendaItemType).meta({ title: 'What kind of item' }),
    order: count('Its place on the agenda', 1, 99),
    everyMonths: count('Taken every so many months', 1, 36)
      .optional()
      .meta({ title: 'Taken every so many months', description: 'Leave blank if it is taken at every meeting' }),
    due: day().optional().meta({ title: 'First due by', description: 'Only for what comes round on a cycle' }),
    owner: maybeFromList('account', 'Who brings it'),
    group: entryRef('board').optional().meta({ title: 'The operational group that reports' }),
  }),
  says: ({ body }) => body.title,
  form: { group: 'work', starts: 'In the terms from', ends: 'In the terms until', later: ['end'] },
})

/** Somebody on a body, in a role, for a time. */
export const boardMember = defineKind({
  name: 'board-member',
  subject: 'trust',
  title: 'Member of a body',
  about: 'Somebody who sits on a body: in what role, for which council, from when until when, and what they champion.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    board: entryRef('board').meta({ title: 'Body' }),
    name: short('Their name', 'Say who it is', 'As they are known in public, such as Councillor A Name'),
    role: coded(memberRole).meta({ title: 'Role' }),
    votes: z.boolean().meta({ title: 'Do they have a vote?', description: 'Those who do make the quorum' }),
    council: maybeFromList('council', 'The council they sit for'),
    agency: line('The agency or service they come from'),
    account: maybeFromList(
      'account',
      'Their account here',
      'So that they can read the body’s papers and raise a challenge',
    ),
    turn: count('Their turn to chair', 1, 9)
      .optional()
      .meta({ title: 'Their turn to chair', description: '1 for whoever chairs first, where several chair in turn' }),
    priority: entryRef('improvement-priority')
      .optional()
      .meta({ title: 'The priority they champion', description: 'A priority of the improvement plan' }),
  }),
  says: ({ body }) => body.name,
  form: { group: 'work', starts: 'A member from', ends: 'A member until', later: ['end'] },
})

/** An interest that a member has declared. */
export const boardInterest = defineKind({
  name: 'board-interest',
  subject: 'trust',
  title: 'Declared interest',
  about: 'An interest that a member of a body has declared, and what it is about. It ends when it no longer holds.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    member: entryRef('board-member').meta({ title: 'Member' }),
    what: short('The interest', 'Say what the interest is'),
    area: coded(interestArea).meta({
      title: 'What it is about',
      description: 'It is asked for again at each item about the same',
    }),
  }),
  says: ({ body }) => body.what,
  form: { group: 'work', starts: 'Declared on', ends: 'No longer from', ahead: false, later: ['end'] },
})
