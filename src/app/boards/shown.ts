import { agendaItemType, boardType } from '../../practice/boards/codes.ts'
import { boardAction, boardChallenge, boardPaper, boardRecommendation } from '../../practice/boards/kinds.ts'
import {
  type ActionStanding,
  type Board,
  type ChallengeStanding,
  type Meeting,
  type MeetingInFull,
  type PaperStanding,
  type RecommendationStanding,
  type ReportStanding,
  boardActionsOn,
  challengesOn,
  dayOfMeeting,
  gapsOf,
  meetingInFull,
  nextMeeting,
} from '../../practice/boards/notions.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/web/format.ts'
import type {
  BoardActionRow,
  BoardRow,
  ChallengeShown,
  Choice,
  ItemShown,
  MeetingLink,
  PaperShown,
  RecommendationRow,
  ReportRow,
} from '../../spine/web/services.ts'
import { untilInWords } from '../duties/words.ts'
import { mayWrite } from '../registers/register.ts'
import { boardsRegister } from './register.ts'
import { agendaWords, challengeWords, choiceOf, fateWords, noticeWords, openWords, paperWords, said } from './words.ts'

/** What everything shown is made with: the file, the day, the reader, and how people, bodies and councils are called. */
export interface Showing {
  readonly file: SubjectFile
  readonly on: PlainDate
  readonly viewer: Viewer
  readonly nameOf: (account: string) => string
  readonly boardOf: (id: string) => Choice
  readonly councilOf: (code: string) => Choice
  readonly itemOf: (id: string | undefined) => string | undefined
  readonly memberOf: (id: string) => string
}

/** A meeting for a link. */
export function linkTo(meeting: Meeting): MeetingLink {
  return { id: meeting.id, on: dayOfMeeting(meeting), ...said('theme', meeting.body.theme) }
}

function mayChange({ viewer, file }: Showing, kind: string, entry: string): boolean {
  return mayWrite(boardsRegister, viewer, { doing: 'change', kind, entry }, file)
}

/** A body as the list shows it. What waits is counted whole; whoever reads only what is published sees it so too. */
export function boardRow(body: Board, showing: Showing, full: boolean): BoardRow {
  const { file, on } = showing
  const next = body.end !== null && body.end <= on ? undefined : nextMeeting(file, body.id, on)
  const coming = next ? meetingInFull(file, next.id, on) : undefined
  const actions = boardActionsOn(file, on).filter(each => each.meeting.body.board === body.id && each.done === null)
  const gap = body.end === null ? gapsOf(file, body, on).findLast(each => each.to === null) : undefined
  return {
    id: body.id,
    name: body.body.name,
    type: choiceOf(boardType, body.body.type),
    ended: body.end !== null && body.end <= on ? body.end : null,
    next:
      next && coming
        ? {
            ...linkTo(next),
            inWords: untilInWords(on, dayOfMeeting(next)),
            agenda: body.body.type === 'board' ? agendaWords(coming, on) : null,
          }
        : null,
    papersOverdue: full ? (coming?.papers.filter(each => each.is === 'overdue').length ?? 0) : 0,
    papersAwaited: full ? (coming?.papers.filter(each => each.is === 'awaited').length ?? 0) : 0,
    actionsOpen: actions.length,
    actionsOverdue: actions.filter(each => each.overdue).length,
    unanswered: challengesOn(file, on).filter(each => each.meeting.body.board === body.id && each.answered === null)
      .length,
    late: gap ? `it was to have met by ${inWords(gap.by)}` : null,
  }
}

/** A paper with how it stands. */
export function paperShown(paper: PaperStanding, meeting: Meeting, showing: Showing): PaperShown {
  const { entry, by, received } = paper
  const { title, owner, chased, text, where, item } = entry.body
  return {
    id: entry.id,
    title,
    ...said('item', showing.itemOf(item)),
    owner: showing.nameOf(owner),
    board: showing.boardOf(meeting.body.board),
    meeting: linkTo(meeting),
    by,
    received,
    chased: chased ?? null,
    state: paperWords(paper, showing.on),
    ...said('text', text),
    ...said('where', where),
    mayChange: mayChange(showing, boardPaper.name, entry.id),
  }
}

/** An action with its age and how it stands. */
export function actionRow(action: ActionStanding, showing: Showing): BoardActionRow {
  const { entry, meeting, agreed, by, done, overdue, age, carried } = action
  return {
    id: entry.id,
    what: entry.body.what,
    owner: { value: entry.body.owner, text: showing.nameOf(entry.body.owner) },
    board: showing.boardOf(meeting.body.board),
    meeting: linkTo(meeting),
    agreed,
    by,
    done,
    overdue,
    state: openWords(action, showing.on),
    age,
    carried,
    ...said('progress', entry.body.progress),
    ...(done === null ? {} : said('came', entry.body.came)),
    mayChange: mayChange(showing, boardAction.name, entry.id),
  }
}

/** A challenge with its answer, or how long it has waited. */
export function challengeShown(challenge: ChallengeStanding, showing: Showing): ChallengeShown {
  const { entry, meeting, raised, answered } = challenge
  const { member, owner, item } = entry.body
  return {
    id: entry.id,
    challenge: entry.body.challenge,
    member: showing.memberOf(member),
    ...said('item', showing.itemOf(item)),
    board: showing.boardOf(meeting.body.board),
    meeting: linkTo(meeting),
    raised,
    answered,
    ...(answered === null ? {} : said('answer', entry.body.answer)),
    ...(owner === undefined ? {} : { owner: showing.nameOf(owner) }),
    state: challengeWords(challenge, showing.on),
    mayChange: mayChange(showing, boardChallenge.name, entry.id),
  }
}

/** A recommendation with its fate. */
export function recommendationRow(
  { entry, made, answered, fate }: RecommendationStanding,
  meeting: Meeting,
  showing: Showing,
): RecommendationRow {
  const { council, owner, by, why } = entry.body
  return {
    id: entry.id,
    recommendation: entry.body.recommendation,
    council: showing.councilOf(council),
    board: showing.boardOf(meeting.body.board),
    meeting: linkTo(meeting),
    owner: showing.nameOf(owner),
    made,
    by: by ?? null,
    answered,
    fate: fateWords(fate),
    ...(answered === null ? {} : said('why', why)),
    mayChange: mayChange(showing, boardRecommendation.name, entry.id),
  }
}

/** A report to a council as it is listed. */
export function reportRow(report: ReportStanding, showing: Showing): ReportRow {
  const { id, body, decided, noticeBy } = report
  return {
    id,
    title: body.title,
    council: showing.councilOf(body.council),
    maker: body.maker,
    decisionOn: body.decisionOn,
    key: body.key,
    exempt: body.exempt,
    decided,
    noticeBy,
    notice: noticeWords(report, showing.on),
  }
}

/** The agenda's items; minutes only where they may be read. */
export function itemsShown(meeting: MeetingInFull, showing: Showing, minutes: boolean): readonly ItemShown[] {
  return meeting.items.map(({ entry, toDeclare }) => ({
    id: entry.id,
    order: entry.body.order,
    title: entry.body.title,
    type: choiceOf(agendaItemType, entry.body.type),
    ...(entry.body.lead === undefined ? {} : { lead: showing.nameOf(entry.body.lead) }),
    ...(entry.body.minutes === undefined ? {} : { minutes: entry.body.minutes }),
    ...(minutes ? said('minute', entry.body.minute) : {}),
    toDeclare: toDeclare.map(({ member, interest }) => ({ name: member.body.name, interest })),
    papers: meeting.papers.filter(each => each.entry.body.item === entry.id).map(each => each.entry.body.title),
  }))
}

/** The accounts a register of boards names, as owners, leads and authors. */
export function accountsNamed(file: SubjectFile): readonly string[] {
  return [
    ...new Set(
      Object.values(file.entries).flatMap(list =>
        list.flatMap(({ body }) => {
          const { owner, lead, author } = body as Readonly<Record<string, unknown>>
          return [owner, lead, author].filter(each => typeof each === 'string')
        }),
      ),
    ),
  ]
}
