import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { type PlainDate, addMonths } from '../../spine/time/plain-date.ts'
import {
  board,
  boardAction,
  boardAgendaItem,
  boardChallenge,
  boardCycleItem,
  boardMeeting,
  boardPaper,
  councilReport,
} from './kinds.ts'
import { ACCESS_REGULATIONS } from './law.ts'
import {
  agendaDue,
  answerDue,
  dayOfMeeting,
  meetingsOf,
  monthsBetween,
  noticeDue,
  paperDue,
  takenOn,
} from './notions.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

const TERMS = { title: 'The terms of reference of each body', verified: false }
const SHARED = { subject: 'trust', owner: 'director', section: 'trust' } as const

/** Each body meets at least as often as its terms say; every two months where they say nothing. */
export const boardMet = defineDuty({
  ...SHARED,
  id: 'board-meeting',
  title: 'Meeting of a body',
  about:
    'Each board, committee and group meets at least as often as its terms say, and every two months where they say nothing.',
  layer: 'local',
  sources: [
    { ...TERMS, provision: 'How often it meets' },
    {
      title: 'Annual report of the corporate parenting board for 2020-21',
      provision: 'Our corporate parenting board: at least every two months',
      verified: true,
    },
  ],
  metBy: 'The day of a meeting that was not called off.',
  stops: 'The body no longer meets.',
  record: boardMeeting,
  reads: [board, boardMeeting],
  occasions: (file): readonly Occasion[] =>
    all(file, board).flatMap(body => {
      const start = startDay(body.start)
      if (start === undefined) return []
      return seriesOf({
        key: body.id,
        start,
        end: body.end,
        ends: because('boards-and-committees.body-ended'),
        done: meetingsOf(file, body.id)
          .filter(each => !each.body.calledOff)
          .map(each => ({ on: dayOfMeeting(each), entry: each.id })),
        next: (from, _, last) => ({
          because: because(last ? 'boards-and-committees.last-met' : 'boards-and-committees.body-began', {
            body: body.body.name,
            on: from,
          }),
          by: addMonths(from, monthsBetween(body, from)),
        }),
      })
    }),
})

/** Each agenda is open for five clear working days before its meeting. */
export const agendaOpen = defineDuty({
  ...SHARED,
  id: 'board-agenda',
  title: 'Agenda published',
  about:
    'The agenda of a meeting is published so that five clear working days lie between that day and the meeting’s own.',
  layer: 'local',
  sources: [
    {
      title: ACCESS_REGULATIONS,
      provision: 'regulation 7; that the trust’s boards follow it is our assumption',
      verified: false,
    },
  ],
  metBy: 'The day the agenda was published.',
  stops: 'The meeting was called off.',
  record: boardMeeting,
  reads: [boardMeeting, board],
  occasions: (file): readonly Occasion[] => {
    const boards = new Set(
      all(file, board)
        .filter(each => each.body.type === 'board')
        .map(each => each.id),
    )
    return all(file, boardMeeting).flatMap((meeting): readonly Occasion[] => {
      const day = dayOfMeeting(meeting)
      const { agendaPublished, calledOff } = meeting.body
      if (!boards.has(meeting.body.board)) return []
      const by = agendaDue(day)
      return [
        {
          key: meeting.id,
          because: because('boards-and-committees.meeting-set', { meeting: day }),
          from: null,
          by,
          ...(agendaPublished === undefined ? {} : { met: { on: agendaPublished, entry: meeting.id } }),
          ...(calledOff ? { ended: { on: by, because: because('boards-and-committees.called-off') } } : {}),
        },
      ]
    })
  },
})

/** Each paper is received a week before its meeting. */
export const paperReceived = defineDuty({
  ...SHARED,
  id: 'board-paper',
  title: 'Paper for a meeting',
  about: 'Each paper for a meeting is received a week before it, so that members can read it.',
  layer: 'local',
  sources: [{ ...TERMS, provision: 'Papers a week before; our assumption until the bodies agree otherwise' }],
  metBy: 'The day the paper was received.',
  stops: 'The meeting was called off.',
  record: boardPaper,
  reads: [boardMeeting, boardPaper],
  occasions: (file): readonly Occasion[] => {
    const meetings = new Map(all(file, boardMeeting).map(each => [each.id, each]))
    return all(file, boardPaper).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const meeting = meetings.get(body.meeting)
      const asked = startDay(start)
      if (!meeting || asked === undefined) return []
      const day = dayOfMeeting(meeting)
      const by = paperDue(day)
      return [
        {
          key: id,
          because: because('boards-and-committees.paper-asked', { on: asked, meeting: day }),
          from: asked,
          by,
          ...(end === null ? {} : { met: { on: end, entry: id } }),
          ...(meeting.body.calledOff
            ? { ended: { on: by, because: because('boards-and-committees.called-off') } }
            : {}),
        },
      ]
    })
  },
})

/** Each action of a meeting is done by its day. */
export const boardActionDone = defineDuty({
  ...SHARED,
  id: 'board-action',
  title: 'Action of a meeting',
  about: 'What a meeting agreed is to be done is done by the day it gave.',
  layer: 'local',
  sources: [{ ...TERMS, provision: 'The day agreed for the action' }],
  metBy: 'The day the action was done.',
  stops: 'Nothing but its being done.',
  record: boardAction,
  reads: [board, boardMeeting, boardAction],
  occasions: (file): readonly Occasion[] =>
    all(file, boardAction).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const agreed = startDay(start)
      if (agreed === undefined) return []
      return [
        {
          key: id,
          because: because('boards-and-committees.action-agreed', { body: nameOfBody(file, body.meeting), on: agreed }),
          from: agreed,
          by: body.by,
          ...(end === null ? {} : { met: { on: end, entry: id } }),
        },
      ]
    }),
})

/** Each challenge is answered within four weeks, or by the day it was given. */
export const challengeAnswered = defineDuty({
  ...SHARED,
  id: 'board-challenge',
  title: 'Answer to a challenge',
  about:
    'A challenge that a member raises is answered by the day it was given, and within four weeks where it was given none.',
  layer: 'local',
  sources: [{ ...TERMS, provision: 'Challenges; four weeks is our assumption until the bodies agree otherwise' }],
  metBy: 'The day it was answered.',
  stops: 'Nothing but its answer.',
  record: boardChallenge,
  reads: [board, boardMeeting, boardChallenge],
  occasions: (file): readonly Occasion[] =>
    all(file, boardChallenge).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const raised = startDay(start)
      if (raised === undefined) return []
      return [
        {
          key: id,
          because: because('boards-and-committees.challenge-raised', {
            body: nameOfBody(file, body.meeting),
            on: raised,
          }),
          from: raised,
          by: answerDue(raised, body.by),
          ...(end === null ? {} : { met: { on: end, entry: id } }),
        },
      ]
    }),
})

/** Each annual report and each operational group's report comes to its body on its cycle. */
export const cycleReportTaken = defineDuty({
  ...SHARED,
  id: 'board-cycle-report',
  title: 'Report on its cycle',
  about:
    'Each service’s annual report, and each operational group’s report, comes to its body as often as the terms say.',
  layer: 'local',
  sources: [{ ...TERMS, provision: 'The cycle of annual reports' }],
  metBy: 'An item on the agenda of a meeting that was not called off.',
  stops: 'It is no longer in the body’s terms.',
  record: boardAgendaItem,
  reads: [board, boardCycleItem, boardMeeting, boardAgendaItem],
  occasions: (file): readonly Occasion[] => {
    const boards = new Map(all(file, board).map(each => [each.id, each.body.name]))
    return all(file, boardCycleItem).flatMap(item => {
      const { body, end, id } = item
      const { everyMonths, due } = body
      const start = startDay(item.start)
      const report = body.type === 'annual-report' || body.type === 'group-report'
      if (!report || everyMonths === undefined || start === undefined) return []
      const values = { report: body.title, body: boards.get(body.board) ?? 'A body no longer here' }
      return seriesOf({
        key: id,
        start,
        end,
        ends: because('boards-and-committees.item-ended'),
        done: takenOn(file, item),
        next: (from, _, last) =>
          last
            ? {
                because: because('boards-and-committees.report-taken', { ...values, on: from }),
                by: addMonths(from, everyMonths),
              }
            : { because: because('boards-and-committees.report-due', values), by: due ?? addMonths(from, everyMonths) },
      })
    })
  },
})

/** Notice of a key decision is published 28 days before it is taken. */
export const noticeOfKeyDecision = defineDuty({
  ...SHARED,
  id: 'key-decision-notice',
  title: 'Notice of a key decision',
  about:
    'A council’s notice of a key decision that a report asks for is published at least 28 days before it is taken, unless it is written why it cannot be.',
  layer: 'law',
  sources: [{ title: ACCESS_REGULATIONS, provision: 'regulation 9; the exceptions are in 10 and 11', verified: false }],
  metBy: 'The day the notice was published.',
  stops: 'It is written why notice cannot be given, or the council has decided.',
  record: councilReport,
  reads: [councilReport],
  occasions: (file): readonly Occasion[] =>
    all(file, councilReport).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      if (!body.key) return []
      const by = noticeDue(body.decisionOn)
      const over: PlainDate | undefined = body.urgent ? by : (end ?? undefined)
      return [
        {
          key: id,
          because: because('boards-and-committees.key-decision', { on: body.decisionOn }),
          from: start,
          by,
          ...(body.notice === undefined ? {} : { met: { on: body.notice, entry: id } }),
          ...(body.notice === undefined && over !== undefined
            ? {
                ended: {
                  on: over,
                  because: because(
                    body.urgent ? 'boards-and-committees.notice-excepted' : 'boards-and-committees.decided',
                  ),
                },
              }
            : {}),
        },
      ]
    }),
})

/** What the register of boards says must happen. */
export const boardDuties: readonly Duty[] = [
  boardMet,
  agendaOpen,
  paperReceived,
  boardActionDone,
  challengeAnswered,
  cycleReportTaken,
  noticeOfKeyDecision,
]

function nameOfBody(file: Parameters<typeof meetingsOf>[0], meeting: string): string {
  const of = all(file, boardMeeting).find(each => each.id === meeting)?.body.board
  return all(file, board).find(each => each.id === of)?.body.name ?? 'a body no longer here'
}
