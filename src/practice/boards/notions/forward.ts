import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, addMonths } from '../../../spine/time/plain-date.ts'
import { boardRecommendation, councilReport } from '../kinds/councils.ts'
import { boardAgendaItem } from '../kinds/meetings.ts'
import { keyDecisionNotice } from '../law.ts'
import { type Board, type CycleItem, type Meeting, cycleOf, dayOfMeeting, meetingsOf, stateOf } from './bodies.ts'

/** One thing that is to come to a body on its cycle. */
export interface Planned {
  readonly item: CycleItem
  /** The last day of the cycle it belongs to. */
  readonly due: PlainDate
  /** The meeting whose agenda it is on; undefined where it is on none. */
  readonly on: Meeting | undefined
  /** The last meeting set on or before its day, from the day asked: where it could go. */
  readonly fits: Meeting | undefined
  readonly overdue: boolean
}

/** A report to a council and its notice, as they stand on a day. */
export interface ReportStanding {
  readonly id: string
  readonly body: ReturnType<typeof reportsIn>[number]['body']
  readonly begun: PlainDate
  readonly decided: PlainDate | null
  /** The last day on which the notice of a key decision can be published in time; null where none is needed. */
  readonly noticeBy: PlainDate | null
  /** `not-needed` where it is no key decision; `excepted` where it says why notice cannot be given. */
  readonly notice: 'not-needed' | 'given' | 'late' | 'excepted' | 'due' | 'overdue'
}

/** What became of a recommendation to a council. */
export type Fate = 'accepted' | 'part' | 'refused' | 'waiting' | 'overdue'

/** A recommendation to a council as it stands on a day. */
export interface RecommendationStanding {
  readonly entry: ReturnType<typeof recommendationsIn>[number]
  readonly made: PlainDate
  readonly answered: PlainDate | null
  readonly fate: Fate
}

const AHEAD = 12

/** The days on which something on a cycle was taken, at meetings that were not called off, oldest first. */
export function takenOn(
  file: SubjectFile,
  item: CycleItem,
): readonly { readonly on: PlainDate; readonly entry: string }[] {
  const meetings = new Map(
    meetingsOf(file, item.body.board)
      .filter(each => !each.body.calledOff)
      .map(each => [each.id, each]),
  )
  return all(file, boardAgendaItem)
    .flatMap(({ id, body }) => {
      const meeting = body.cycle === item.id ? meetings.get(body.meeting) : undefined
      return meeting ? [{ on: dayOfMeeting(meeting), entry: id }] : []
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/**
 * What is to come to a body within twelve months of a day: each thing on a cycle as often as it falls due, counted from
 * when it was last taken, with the meeting whose agenda it is on or could be. What is overdue comes first.
 */
export function forwardPlan(file: SubjectFile, body: Board, on: PlainDate): readonly Planned[] {
  const until = addMonths(on, AHEAD)
  const toCome = meetingsOf(file, body.id).filter(each => stateOf(each, on) === 'to-come')
  return cycleOf(file, body.id, on)
    .flatMap(item => {
      const every = item.body.everyMonths
      if (every === undefined) return []
      const taken = takenOn(file, item)
      const last = taken.findLast(each => each.on < on)
      const ahead = taken.filter(each => each.on >= on).map(each => each.on)
      const due = last ? addMonths(last.on, every) : (item.body.due ?? startDay(item.start) ?? on)
      return roundsOf(due, every, until, ahead).map(({ due: by, planned }) => ({
        item,
        due: by,
        on: planned === undefined ? undefined : toCome.find(each => dayOfMeeting(each) === planned),
        fits: toCome.findLast(each => dayOfMeeting(each) <= by) ?? toCome[0],
        overdue: by < on && planned === undefined,
      }))
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.item.body.order - b.item.body.order))
}

// Each round is counted from the meeting it is planned for, or from its own day where it is for none.
function roundsOf(
  first: PlainDate,
  every: number,
  until: PlainDate,
  planned: readonly PlainDate[],
): readonly { readonly due: PlainDate; readonly planned: PlainDate | undefined }[] {
  const rounds: { due: PlainDate; planned: PlainDate | undefined }[] = []
  for (let due = first, at = 0; due <= until; at++) {
    rounds.push({ due, planned: planned[at] })
    due = addMonths(planned[at] ?? due, every)
  }
  return rounds
}

/** The last day on which notice of a key decision of a day can be published in time. */
export function noticeDue(decision: PlainDate): PlainDate {
  return addDays(decision, -valueOn(keyDecisionNotice, decision))
}

/** Every report to a council begun by a day: those whose notice is overdue first, then by the day of decision, then those decided. */
export function reportsOn(file: SubjectFile, on: PlainDate): readonly ReportStanding[] {
  return reportsIn(file)
    .flatMap(({ id, start, end, body }): readonly ReportStanding[] => {
      const begun = startDay(start)
      if (begun === undefined || begun > on) return []
      const noticeBy = body.key ? noticeDue(body.decisionOn) : null
      const decided = end !== null && end <= on ? end : null
      return [{ id, body, begun, decided, noticeBy, notice: noticeOf(body, noticeBy, on) }]
    })
    .toSorted(
      (a, b) =>
        Number(a.decided !== null) - Number(b.decided !== null) ||
        (a.decided === null ? 1 : -1) * (a.body.decisionOn < b.body.decisionOn ? -1 : 1),
    )
}

function noticeOf(
  { notice, urgent }: ReturnType<typeof reportsIn>[number]['body'],
  by: PlainDate | null,
  on: PlainDate,
): ReportStanding['notice'] {
  if (by === null) return 'not-needed'
  if (notice !== undefined && notice <= on) return notice <= by ? 'given' : urgent ? 'excepted' : 'late'
  if (urgent) return 'excepted'
  return by < on ? 'overdue' : 'due'
}

const reportsIn = (file: SubjectFile) => all(file, councilReport)
const recommendationsIn = (file: SubjectFile) => all(file, boardRecommendation)

/** Every recommendation to a council made by a day, those that wait first, the longest of them first. */
export function recommendationsOn(file: SubjectFile, on: PlainDate): readonly RecommendationStanding[] {
  return recommendationsIn(file)
    .flatMap((entry): readonly RecommendationStanding[] => {
      const made = startDay(entry.start)
      if (made === undefined || made > on) return []
      const answered = entry.end !== null && entry.end <= on ? entry.end : null
      const { answer, by } = entry.body
      const fate =
        answered !== null && answer !== undefined ? answer : by !== undefined && by < on ? 'overdue' : 'waiting'
      return [{ entry, made, answered, fate }]
    })
    .toSorted((a, b) => Number(a.answered !== null) - Number(b.answered !== null) || (a.made < b.made ? -1 : 1))
}
