import { improvementPriority } from '../../practice/improvement/kinds.ts'
import { agendaItemType, attendanceHow, interestArea, memberRole } from '../../practice/boards/codes.ts'
import {
  board as boardKind,
  boardAgendaItem,
  boardChallenge,
  boardMeeting,
  boardMember,
  councilReport,
} from '../../practice/boards/kinds.ts'
import {
  type Board,
  type Meeting,
  attendanceOf,
  bodiesOfAccount,
  boardActionsOn,
  boardsOn,
  challengesOn,
  came,
  cycleOf,
  forwardPlan,
  gapsOf,
  interestsOf,
  meetingInFull,
  meetingsOf,
  membersOn,
  monthsBetween,
  recommendationsOn,
  reportsOn,
  stateOf,
  whoseTurn,
} from '../../practice/boards/notions.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import { type PlainDate, addMonths } from '../../spine/time/plain-date.ts'
import { listed, lowerFirst } from '../../spine/web/format.ts'
import type {
  BoardInFull,
  BoardsService,
  MeetingRow,
  MeetingShown,
  RegistersService,
} from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { namesFor, readsInFull, registerFor } from '../registers/reading.ts'
import { mayWrite } from '../registers/register.ts'
import { boardsRegister } from './register.ts'
import { reportInFull } from './reports.ts'
import {
  type Showing,
  accountsNamed,
  actionRow,
  boardRow,
  challengeShown,
  itemsShown,
  linkTo,
  paperShown,
  recommendationRow,
  reportRow,
} from './shown.ts'
import { agendaWords, choiceOf, openWords, quorumWords, said } from './words.ts'
import { boardsWriting } from './writing.ts'

const YEAR = 12
const GONE = 'Somebody no longer here'

type Seen = Showing & {
  /** Reads all of it, and not only what the bodies they sit on have published. */
  readonly full: boolean
  readonly boards: readonly Board[]
  readonly meetings: ReadonlyMap<string, Meeting>
}

/** Boards and committees, as whoever asks may read them. The day is asked at the edge, each time. */
export function boardsService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): BoardsService {
  const see = async (viewer: Viewer): Promise<Seen> => {
    const on = today()
    const file = await registerFor(store, boardsRegister, viewer, 'boards.read-for-board')
    const full = readsInFull(boardsRegister, viewer)
    const own = bodiesOfAccount(file, viewer.id, on)
    const boards = boardsOn(file, on).filter(each => full || own.has(each.id))
    const known = new Set(boards.map(each => each.id))
    const names = new Map(all(file, boardKind).map(each => [each.id, each.body.name]))
    const items = new Map(all(file, boardAgendaItem).map(each => [each.id, each.body.title]))
    const members = new Map(all(file, boardMember).map(each => [each.id, each.body.name]))
    return {
      file,
      on,
      viewer,
      full,
      boards,
      meetings: new Map(
        all(file, boardMeeting)
          .filter(each => known.has(each.body.board))
          .map(each => [each.id, each]),
      ),
      nameOf: await namesFor(store, accountsNamed(file)),
      boardOf: id => ({ value: id, text: names.get(id) ?? 'A body no longer here' }),
      councilOf: code => ({ value: code, text: councils.find(each => each.code === code)?.name ?? code }),
      itemOf: id => (id === undefined ? undefined : items.get(id)),
      memberOf: id => members.get(id) ?? GONE,
    }
  }
  const versionsOf = (viewer: Viewer, kind: string, id: string) =>
    readsInFull(boardsRegister, viewer) ? registers.versions(viewer, kind, id) : Promise.resolve([])

  return {
    ...boardsWriting(store, today),

    boards: async viewer => {
      const seen = await see(viewer)
      const { file, on, full, boards, meetings } = seen
      const coming = boards.flatMap(body => {
        const next = meetingsOf(file, body.id).find(each => stateOf(each, on) === 'to-come')
        return next ? [{ next, all: meetingInFull(file, next.id, on) }] : []
      })
      return {
        on,
        boards: boards.map(each => boardRow(each, seen, full)),
        papers: full
          ? coming.flatMap(each =>
              (each.all?.papers ?? [])
                .filter(({ is }) => is === 'overdue')
                .map(one => paperShown(one, each.next, seen)),
            )
          : [],
        challenges: challengesOn(file, on)
          .filter(each => each.answered === null && meetings.has(each.meeting.id))
          .map(each => challengeShown(each, seen)),
        reports: full
          ? reportsOn(file, on)
              .filter(each => each.decided === null && each.notice === 'overdue')
              .map(each => reportRow(each, seen))
          : [],
        mayWrite: decide(viewer, 'boards.write').allow,
        forBoard: !full,
      }
    },

    board: async (viewer, id) => {
      const seen = await see(viewer)
      const body = seen.boards.find(each => each.id === id)
      return body ? bodyInFull(body, seen, await versionsOf(viewer, boardKind.name, id)) : undefined
    },

    meeting: async (viewer, id) => {
      const seen = await see(viewer)
      const meeting = seen.meetings.get(id)
      return meeting ? meetingShown(meeting, seen, await versionsOf(viewer, boardMeeting.name, id)) : undefined
    },

    actions: async viewer => {
      const seen = await see(viewer)
      return {
        on: seen.on,
        actions: boardActionsOn(seen.file, seen.on)
          .filter(each => seen.meetings.has(each.meeting.id))
          .map(each => actionRow(each, seen)),
      }
    },

    recommendations: async viewer => {
      const seen = await see(viewer)
      return {
        on: seen.on,
        recommendations: recommendationsOn(seen.file, seen.on).flatMap(each => {
          const meeting = seen.meetings.get(each.entry.body.meeting)
          return meeting ? [recommendationRow(each, meeting, seen)] : []
        }),
      }
    },

    reports: async viewer => {
      const seen = await see(viewer)
      return {
        on: seen.on,
        reports: seen.full ? reportsOn(seen.file, seen.on).map(each => reportRow(each, seen)) : [],
        mayWrite: decide(viewer, 'boards.write').allow,
      }
    },

    report: async (viewer, id) => {
      const seen = await see(viewer)
      const found = seen.full ? reportsOn(seen.file, seen.on).find(each => each.id === id) : undefined
      return found ? reportInFull(found, seen, await versionsOf(viewer, councilReport.name, id)) : undefined
    },
  }
}

function meetingRow(meeting: Meeting, { on, full }: Seen): MeetingRow {
  const { agendaPublished, minutesPublished } = meeting.body
  return {
    ...linkTo(meeting),
    state: stateOf(meeting, on),
    agendaOpen: full || (agendaPublished !== undefined && agendaPublished <= on),
    minutesOpen: full || (minutesPublished !== undefined && minutesPublished <= on),
  }
}

function bodyInFull(body: Board, seen: Seen, versions: BoardInFull['versions']): BoardInFull {
  const { file, on, full, viewer } = seen
  const { id } = body
  const priorities = new Map(all(file, improvementPriority).map(each => [each.id, each.body.title]))
  const rows = meetingsOf(file, id).map(each => meetingRow(each, seen))
  const members = membersOn(file, id, on)
  const attended = new Map(attendanceOf(file, id, on, YEAR).map(each => [each.member.id, each]))
  const chairs = members.filter(each => each.body.role === 'chair').map(each => each.body.name)
  return {
    on,
    row: boardRow(body, seen, full),
    terms: body.body.terms,
    began: startDay(body.start) ?? on,
    everyMonths: monthsBetween(body, on),
    quorum: body.body.quorum,
    reviewBy: body.body.reviewBy ?? null,
    ...(body.body.reportsTo === undefined ? {} : { reportsTo: seen.boardOf(body.body.reportsTo) }),
    groups: seen.boards.filter(each => each.body.reportsTo === id).map(each => seen.boardOf(each.id)),
    ...said('chair', whoseTurn(file, body, on)?.body.name),
    turns:
      body.body.chairMonths !== undefined && chairs.length > 1
        ? `${listed(chairs)} chair in turn, ${body.body.chairMonths} months each`
        : null,
    members: members.map(({ id: member, start, body: of }) => {
      const { recorded = 0, came: times = 0 } = attended.get(member) ?? {}
      return {
        id: member,
        name: of.name,
        role: label(memberRole, of.role),
        from: listed([
          ...(of.council === undefined ? [] : [seen.councilOf(of.council).text]),
          ...(of.agency ? [of.agency] : []),
        ]),
        votes: of.votes,
        since: startDay(start) ?? on,
        attendance: recorded === 0 ? 'not recorded' : `${times} of ${recorded}`,
        ...said('champions', of.priority === undefined ? undefined : priorities.get(of.priority)),
        interests: interestsOf(file, member, on).map(each => ({
          id: each.id,
          what: each.body.what,
          area: lowerFirst(label(interestArea, each.body.area)),
        })),
      }
    }),
    standing: cycleOf(file, id, on).map(({ id: item, body: of }) => ({
      id: item,
      title: of.title,
      type: label(agendaItemType, of.type),
      every: of.everyMonths === undefined ? 'every meeting' : `every ${of.everyMonths} months`,
    })),
    forward: forwardPlan(file, body, on).map(({ item, due, on: planned, fits, overdue }) => ({
      title: item.body.title,
      type: choiceOf(agendaItemType, item.body.type),
      due,
      owner: item.body.owner === undefined ? '' : seen.nameOf(item.body.owner),
      meeting: planned ? linkTo(planned) : null,
      fits: fits ? linkTo(fits) : null,
      state: planned ? { level: 'met', words: 'on an agenda' } : openWords({ by: due, done: null, overdue }, on),
    })),
    keyDecisions: reportsOn(file, on)
      .filter(each => each.body.key && each.decided === null && each.body.decisionOn <= addMonths(on, YEAR))
      .map(each => reportRow(each, seen)),
    toCome: rows.filter(each => each.state === 'to-come'),
    held: rows.filter(each => each.state !== 'to-come').toReversed(),
    gaps: gapsOf(file, body, on),
    actions: boardActionsOn(file, on)
      .filter(each => each.meeting.body.board === id && each.done === null)
      .map(each => actionRow(each, seen)),
    mayWrite: decide(viewer, 'boards.write').allow,
    versions,
  }
}

function meetingShown(of: Meeting, seen: Seen, versions: MeetingShown['versions']): MeetingShown | undefined {
  const { file, on, viewer } = seen
  const meeting = meetingInFull(file, of.id, on)
  if (!meeting) return undefined
  const row = meetingRow(of, seen)
  const { agendaOpen, minutesOpen } = row
  const { time, place, calledOff, agendaPublished, minutesPublished } = of.body
  const within = { field: 'meeting', entry: of.id }
  const recommendations = new Set(meeting.recommendations.map(each => each.id))
  return {
    ...row,
    today: on,
    board: seen.boardOf(of.body.board),
    ...said('time', time),
    ...said('place', place),
    ...said('chair', meeting.chair?.body.name),
    ...said('calledOff', calledOff),
    agendaPublished: agendaPublished ?? null,
    minutesPublished: minutesPublished ?? null,
    agenda: agendaWords(meeting, on),
    paperBy: meeting.paperBy,
    items: agendaOpen ? itemsShown(meeting, seen, minutesOpen) : [],
    missing: seen.full ? meeting.missing.map(each => each.body.title) : [],
    papers: agendaOpen
      ? meeting.papers.filter(each => seen.full || each.received !== null).map(each => paperShown(each, of, seen))
      : [],
    attendance: minutesOpen
      ? meeting.members.map(member => {
          const how = meeting.attendance.get(member.id)?.body.how
          return {
            name: member.body.name,
            role: label(memberRole, member.body.role),
            how: how === undefined ? null : label(attendanceHow, how),
            came: how !== undefined && came(how),
          }
        })
      : [],
    quorum: quorumWords(meeting.quorum),
    decisions: minutesOpen
      ? meeting.decisions.map(({ id, body }) => ({
          id,
          decision: body.decision,
          ...said('vote', body.vote),
          ...said('item', seen.itemOf(body.item)),
        }))
      : [],
    challenges: meeting.challenges.map(each => challengeShown(each, seen)),
    unanswered: meeting.unanswered.map(each => challengeShown(each, seen)),
    actions: minutesOpen ? meeting.actions.map(each => actionRow(each, seen)) : [],
    carriedOver: agendaOpen ? meeting.carriedOver.map(each => actionRow(each, seen)) : [],
    recommendations: minutesOpen
      ? recommendationsOn(file, on)
          .filter(each => recommendations.has(each.entry.id))
          .map(each => recommendationRow(each, of, seen))
      : [],
    before: meeting.before ? linkTo(meeting.before) : null,
    may: {
      write: decide(viewer, 'boards.write').allow,
      challenge: mayWrite(boardsRegister, viewer, { doing: 'add', kind: boardChallenge.name, within }, file),
    },
    versions,
  }
}
