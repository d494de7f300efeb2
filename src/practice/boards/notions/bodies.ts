import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, holdsOn } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths, daysBetween, partsOf } from '../../../spine/time/plain-date.ts'
import { board, boardCycleItem, boardInterest, boardMember } from '../kinds/bodies.ts'
import { boardAttendance, boardMeeting } from '../kinds/meetings.ts'
import { monthsBetweenMeetings } from '../law.ts'

export type Board = Entry<BodyOf<typeof board>>
export type Member = Entry<BodyOf<typeof boardMember>>
export type CycleItem = Entry<BodyOf<typeof boardCycleItem>>
export type Meeting = Entry<BodyOf<typeof boardMeeting>>

/** Whether a meeting took place, is still to come (on its own day too), or was called off. */
export type MeetingState = 'held' | 'to-come' | 'called-off'

/** Two meetings that lay further apart than the terms allow; `to` is null where the second has not been held. */
export interface Gap {
  readonly from: PlainDate
  readonly to: PlainDate | null
  /** The last day the second could have been held in time. */
  readonly by: PlainDate
}

/** How often one member came, of the meetings held while they were one. */
export interface AttendanceOf {
  readonly member: Member
  /** Meetings of which their attendance is recorded. */
  readonly recorded: number
  readonly came: number
}

const CAME: readonly string[] = ['present', 'online']

/** Every body begun by a day, those that still meet first, boards before committees before groups. */
export function boardsOn(file: SubjectFile, on: PlainDate): readonly Board[] {
  const types = ['board', 'committee', 'group']
  return all(file, board)
    .filter(each => (startDay(each.start) ?? on) <= on)
    .toSorted(
      (a, b) =>
        Number(!holdsOn(a, on)) - Number(!holdsOn(b, on)) ||
        types.indexOf(a.body.type) - types.indexOf(b.body.type) ||
        (a.body.name < b.body.name ? -1 : 1),
    )
}

/** The day of a meeting. A meeting is always of a day. */
export function dayOfMeeting(meeting: Meeting): PlainDate {
  return startDay(meeting.start) as PlainDate
}

/** Whether a meeting was held by the end of a day, is to come or was called off. */
export function stateOf(meeting: Meeting, on: PlainDate): MeetingState {
  if (meeting.body.calledOff) return 'called-off'
  return dayOfMeeting(meeting) < on ? 'held' : 'to-come'
}

/** The meetings of a body, oldest first. */
export function meetingsOf(file: SubjectFile, id: string): readonly Meeting[] {
  return all(file, boardMeeting)
    .filter(each => each.body.board === id)
    .toSorted((a, b) => (dayOfMeeting(a) < dayOfMeeting(b) ? -1 : 1))
}

/** The next meeting of a body from a day on, that day's own included; undefined where none is set. */
export function nextMeeting(file: SubjectFile, id: string, on: PlainDate): Meeting | undefined {
  return meetingsOf(file, id).find(each => stateOf(each, on) === 'to-come')
}

/** The members of a body on a day: chairs first, in their turn, then by role and name. */
export function membersOn(file: SubjectFile, id: string, on: PlainDate): readonly Member[] {
  const roles = ['chair', 'vice-chair', 'councillor', 'care-experienced', 'independent', 'partner', 'officer', 'clerk']
  return all(file, boardMember)
    .filter(each => each.body.board === id && holdsOn(each, on))
    .toSorted(
      (a, b) =>
        roles.indexOf(a.body.role) - roles.indexOf(b.body.role) ||
        (a.body.turn ?? 99) - (b.body.turn ?? 99) ||
        (a.body.name < b.body.name ? -1 : 1),
    )
}

/** The ids of the bodies that an account sits on, on a day. */
export function bodiesOfAccount(file: SubjectFile, account: string, on: PlainDate): ReadonlySet<string> {
  return new Set(
    all(file, boardMember)
      .filter(each => each.body.account === account && holdsOn(each, on))
      .map(each => each.body.board),
  )
}

/**
 * Whose turn it is to chair a body on a day: of those who chair in turn, each for as many months as the terms say, counted
 * from the day it began; the first chair where no turns are set. Undefined where nobody chairs.
 */
export function whoseTurn(file: SubjectFile, { id, start, body }: Board, on: PlainDate): Member | undefined {
  const chairs = membersOn(file, id, on).filter(each => each.body.role === 'chair')
  const inTurn = chairs.filter(each => each.body.turn !== undefined)
  const from = startDay(start)
  if (body.chairMonths === undefined || inTurn.length < 2 || from === undefined) return chairs[0]
  return inTurn[Math.floor(wholeMonths(from, on) / body.chairMonths) % inTurn.length]
}

function wholeMonths(from: PlainDate, to: PlainDate): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  const months = (b.year - a.year) * 12 + b.month - a.month
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months)
}

/** The most months that may pass between two meetings of a body. */
export function monthsBetween({ body }: Board, on: PlainDate): number {
  return body.everyMonths ?? valueOn(monthsBetweenMeetings, on)
}

/**
 * Where more time passed between two meetings than the terms allow, oldest first: between those held since the body's
 * first, and from the last until the day asked.
 */
export function gapsOf(file: SubjectFile, body: Board, on: PlainDate): readonly Gap[] {
  const held = meetingsOf(file, body.id).filter(each => stateOf(each, on) === 'held')
  const until = body.end !== null && body.end <= on ? body.end : on
  return held.flatMap((each, at): readonly Gap[] => {
    const from = dayOfMeeting(each)
    const by = addMonths(from, monthsBetween(body, from))
    const next = held[at + 1]
    const to = next === undefined ? null : dayOfMeeting(next)
    return (to ?? until) > by ? [{ from, to, by }] : []
  })
}

/** How often each member of a body on a day came to the meetings of the months before it, where it is recorded. */
export function attendanceOf(file: SubjectFile, id: string, on: PlainDate, months: number): readonly AttendanceOf[] {
  const since = addMonths(on, -months)
  const meetings = new Set(
    meetingsOf(file, id)
      .filter(each => stateOf(each, on) === 'held' && dayOfMeeting(each) > since)
      .map(each => each.id),
  )
  const recorded = all(file, boardAttendance).filter(each => meetings.has(each.body.meeting))
  return membersOn(file, id, on).map(member => {
    const own = recorded.filter(each => each.body.member === member.id)
    return { member, recorded: own.length, came: own.filter(each => CAME.includes(each.body.how)).length }
  })
}

/** Whether an answer to who came says that they were there. */
export function came(how: string): boolean {
  return CAME.includes(how)
}

/** The interests a member has declared that hold on a day. */
export function interestsOf(
  file: SubjectFile,
  member: string,
  on: PlainDate,
): readonly Entry<BodyOf<typeof boardInterest>>[] {
  return all(file, boardInterest).filter(each => each.body.member === member && holdsOn(each, on))
}

/** What a body takes at every meeting or on a cycle on a day, in the agenda's order. */
export function cycleOf(file: SubjectFile, id: string, on: PlainDate): readonly CycleItem[] {
  return all(file, boardCycleItem)
    .filter(each => each.body.board === id && holdsOn(each, on))
    .toSorted((a, b) => a.body.order - b.body.order || (a.body.title < b.body.title ? -1 : 1))
}

/** Days from one day to another, never less than none. */
export function ageInDays(from: PlainDate, on: PlainDate): number {
  return Math.max(0, daysBetween(from, on))
}
