import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays } from '../../../spine/time/plain-date.ts'
import { addWorkingDays, canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { boardRecommendation } from '../kinds/councils.ts'
import { board } from '../kinds/bodies.ts'
import {
  boardAction,
  boardAgendaItem,
  boardAttendance,
  boardChallenge,
  boardDecision,
  boardMeeting,
  boardPaper,
} from '../kinds/meetings.ts'
import { challengeDays, clearDaysOfAgenda, paperDaysBefore } from '../law.ts'
import {
  type Board,
  type CycleItem,
  type Meeting,
  type MeetingState,
  type Member,
  ageInDays,
  came,
  cycleOf,
  dayOfMeeting,
  interestsOf,
  meetingsOf,
  membersOn,
  stateOf,
  whoseTurn,
} from './bodies.ts'

/** A paper as it stands on a day. */
export interface PaperStanding {
  readonly entry: Entry<BodyOf<typeof boardPaper>>
  /** The last day it can be received in time. */
  readonly by: PlainDate
  readonly received: PlainDate | null
  /** `late` once it was received after its day, `overdue` while it is still awaited after it. */
  readonly is: 'in-time' | 'late' | 'awaited' | 'overdue'
}

/** An action as it stands on a day. */
export interface ActionStanding {
  readonly entry: Entry<BodyOf<typeof boardAction>>
  readonly meeting: Meeting
  readonly agreed: PlainDate
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly overdue: boolean
  /** Days since it was agreed, up to the day it was done or the day asked. */
  readonly age: number
  /** How many meetings of the body have been held since, while it was open. */
  readonly carried: number
}

/** A challenge as it stands on a day. */
export interface ChallengeStanding {
  readonly entry: Entry<BodyOf<typeof boardChallenge>>
  readonly meeting: Meeting
  readonly raised: PlainDate
  readonly by: PlainDate
  readonly answered: PlainDate | null
  readonly overdue: boolean
}

/** An item of an agenda, with the members who have an interest in what it is about. */
export interface ItemStanding {
  readonly entry: Entry<BodyOf<typeof boardAgendaItem>>
  readonly toDeclare: readonly { readonly member: Member; readonly interest: string }[]
}

/** Whether enough members with a vote came. */
export type Quorum = 'met' | 'not-met' | 'not-recorded'

/** Everything a meeting has, as a pack of its papers would be made from. */
export interface MeetingInFull {
  readonly meeting: Meeting
  readonly board: Board
  readonly on: PlainDate
  readonly state: MeetingState
  /** Who chairs, or would by turn. */
  readonly chair: Member | undefined
  /** In the agenda's order. */
  readonly items: readonly ItemStanding[]
  /** What the body's terms ask of every meeting and the agenda does not have yet, in order. */
  readonly missing: readonly CycleItem[]
  readonly paperBy: PlainDate
  readonly agendaBy: PlainDate
  /** Those overdue first, then awaited, then received. */
  readonly papers: readonly PaperStanding[]
  readonly members: readonly Member[]
  readonly attendance: ReadonlyMap<string, Entry<BodyOf<typeof boardAttendance>>>
  readonly quorum: { readonly is: Quorum; readonly votes: number; readonly needed: number }
  readonly decisions: readonly Entry<BodyOf<typeof boardDecision>>[]
  readonly challenges: readonly ChallengeStanding[]
  /** Agreed at this meeting. */
  readonly actions: readonly ActionStanding[]
  /** Agreed at meetings before and still open when this one was held, or open on the day asked where it is to come; the oldest first. */
  readonly carriedOver: readonly ActionStanding[]
  /** Challenges of meetings before that waited for an answer then. */
  readonly unanswered: readonly ChallengeStanding[]
  readonly recommendations: readonly Entry<BodyOf<typeof boardRecommendation>>[]
  /** The meeting of the body before this one, called off ones passed over. */
  readonly before: Meeting | undefined
}

/** The last day a paper for a meeting can be received in time. */
export function paperDue(meeting: PlainDate): PlainDate {
  return addDays(meeting, -valueOn(paperDaysBefore, meeting))
}

/** The last day an agenda can be published so that it is open for the clear days before a meeting. */
export function agendaDue(meeting: PlainDate): PlainDate {
  const clear = valueOn(clearDaysOfAgenda, meeting)
  // Beyond the years whose bank holidays are known, a week and a day stands in for it.
  return canCountWorkingDays(meeting, 0) ? addWorkingDays(meeting, -(clear + 1)) : addDays(meeting, -(clear + 3))
}

/** The last day a challenge can be answered in time: its own, or so many days after it was raised. */
export function answerDue(raised: PlainDate, own: PlainDate | undefined): PlainDate {
  return own ?? addDays(raised, valueOn(challengeDays, raised))
}

/** How a paper for a meeting of a day stands. */
export function paperOn(entry: Entry<BodyOf<typeof boardPaper>>, meeting: PlainDate, on: PlainDate): PaperStanding {
  const by = paperDue(meeting)
  const received = entry.end !== null && entry.end <= on ? entry.end : null
  const is = received === null ? (by < on ? 'overdue' : 'awaited') : received > by ? 'late' : 'in-time'
  return { entry, by, received, is }
}

/** Every action agreed by a day, those overdue first, then by their day, then those done. */
export function boardActionsOn(file: SubjectFile, on: PlainDate): readonly ActionStanding[] {
  const meetings = new Map(all(file, boardMeeting).map(each => [each.id, each]))
  const byBoard = new Map<string, readonly Meeting[]>()
  return all(file, boardAction)
    .flatMap((entry): readonly ActionStanding[] => {
      const meeting = meetings.get(entry.body.meeting)
      const agreed = startDay(entry.start)
      if (!meeting || agreed === undefined || agreed > on) return []
      const { board: id } = meeting.body
      if (!byBoard.has(id)) byBoard.set(id, meetingsOf(file, id))
      const done = entry.end !== null && entry.end <= on ? entry.end : null
      const { by } = entry.body
      return [
        {
          entry,
          meeting,
          agreed,
          by,
          done,
          overdue: done === null && by < on,
          age: ageInDays(agreed, done ?? on),
          carried: (byBoard.get(id) ?? []).filter(
            each =>
              stateOf(each, on) === 'held' &&
              dayOfMeeting(each) > dayOfMeeting(meeting) &&
              (done === null || dayOfMeeting(each) <= done),
          ).length,
        },
      ]
    })
    .toSorted((a, b) => Number(a.done !== null) - Number(b.done !== null) || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
}

/** Every challenge raised by a day, those not answered first, the longest waiting of them first. */
export function challengesOn(file: SubjectFile, on: PlainDate): readonly ChallengeStanding[] {
  const meetings = new Map(all(file, boardMeeting).map(each => [each.id, each]))
  return all(file, boardChallenge)
    .flatMap((entry): readonly ChallengeStanding[] => {
      const meeting = meetings.get(entry.body.meeting)
      const raised = startDay(entry.start)
      if (!meeting || raised === undefined || raised > on) return []
      const by = answerDue(raised, entry.body.by)
      const answered = entry.end !== null && entry.end <= on ? entry.end : null
      return [{ entry, meeting, raised, by, answered, overdue: answered === null && by < on }]
    })
    .toSorted((a, b) => Number(a.answered !== null) - Number(b.answered !== null) || (a.raised < b.raised ? -1 : 1))
}

/**
 * Everything a meeting has on a day: agenda, papers, who came, decisions, challenges, actions with those carried over, and
 * recommendations. Undefined where the file has no such meeting, or its body is gone.
 */
export function meetingInFull(file: SubjectFile, id: string, on: PlainDate): MeetingInFull | undefined {
  const meeting = all(file, boardMeeting).find(each => each.id === id)
  const body = all(file, board).find(each => each.id === meeting?.body.board)
  if (!meeting || !body) return undefined
  const day = dayOfMeeting(meeting)
  const state = stateOf(meeting, on)
  const then = state === 'held' ? day : on
  const members = membersOn(file, body.id, day)
  const attendance = new Map(
    all(file, boardAttendance)
      .filter(each => each.body.meeting === id)
      .map(each => [each.body.member, each]),
  )
  const items = all(file, boardAgendaItem)
    .filter(each => each.body.meeting === id)
    .toSorted((a, b) => a.body.order - b.body.order || (a.body.title < b.body.title ? -1 : 1))
  const taken = new Set(items.map(each => each.body.cycle))
  const actions = boardActionsOn(file, on)
  const challenges = challengesOn(file, on)
  const earlier = (of: Meeting): boolean => of.body.board === body.id && dayOfMeeting(of) < day
  const rank = { overdue: 0, awaited: 1, late: 2, 'in-time': 3 }
  return {
    meeting,
    board: body,
    on,
    state,
    chair: members.find(each => each.id === meeting.body.chair) ?? whoseTurn(file, body, day),
    items: items.map(entry => ({ entry, toDeclare: toDeclare(file, members, entry.body.area, day) })),
    missing: cycleOf(file, body.id, day).filter(each => each.body.everyMonths === undefined && !taken.has(each.id)),
    paperBy: paperDue(day),
    agendaBy: agendaDue(day),
    papers: all(file, boardPaper)
      .filter(each => each.body.meeting === id)
      .map(each => paperOn(each, day, on))
      .toSorted((a, b) => rank[a.is] - rank[b.is] || (a.entry.body.title < b.entry.body.title ? -1 : 1)),
    members,
    attendance,
    quorum: quorumOf(members, attendance, body.body.quorum),
    decisions: all(file, boardDecision).filter(each => each.body.meeting === id),
    challenges: challenges.filter(each => each.meeting.id === id),
    actions: actions.filter(each => each.meeting.id === id),
    carriedOver: actions
      .filter(each => earlier(each.meeting) && each.agreed < day && (each.done === null || each.done > then))
      .toSorted((a, b) => (a.agreed < b.agreed ? -1 : 1)),
    unanswered: challenges.filter(
      each => earlier(each.meeting) && each.raised < day && (each.answered === null || each.answered > then),
    ),
    recommendations: all(file, boardRecommendation).filter(each => each.body.meeting === id),
    before: meetingsOf(file, body.id).findLast(each => dayOfMeeting(each) < day && !each.body.calledOff),
  }
}

function toDeclare(
  file: SubjectFile,
  members: readonly Member[],
  area: string | undefined,
  on: PlainDate,
): ItemStanding['toDeclare'] {
  if (area === undefined) return []
  return members.flatMap(member =>
    interestsOf(file, member.id, on)
      .filter(each => each.body.area === area)
      .map(each => ({ member, interest: each.body.what })),
  )
}

function quorumOf(
  members: readonly Member[],
  attendance: MeetingInFull['attendance'],
  needed: number,
): MeetingInFull['quorum'] {
  const votes = members.filter(each => each.body.votes && came(attendance.get(each.id)?.body.how ?? '')).length
  const is = attendance.size === 0 ? 'not-recorded' : votes >= needed ? 'met' : 'not-met'
  return { is, votes, needed }
}
