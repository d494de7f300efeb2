import {
  board,
  boardAction,
  boardAgendaItem,
  boardChallenge,
  boardCycleItem,
  boardDecision,
  boardInterest,
  boardKinds,
  boardMeeting,
  boardMember,
  boardPaper,
  boardRecommendation,
  councilReport,
} from '../../practice/boards/kinds.ts'
import { dayOfMeeting, membersOn } from '../../practice/boards/notions.ts'
import { improvementPriority } from '../../practice/improvement/kinds.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { Beside } from '../registers/beside.ts'
import { type Choosing, type Register, entryIn, textOf } from '../registers/register.ts'

const OF_MEETING = ['meeting']

/** Boards and committees, with their meetings, papers, actions, and what they say to the councils. */
export const boardsRegister: Register = {
  name: 'boards',
  kinds: boardKinds,
  sees: [improvementPriority],
  may: { read: 'boards.read', write: 'boards.write', own: 'boards.own' },
  // What each names its owner in itself: what it belongs to has none.
  keptUp: Object.fromEntries(
    [boardPaper, boardChallenge, boardAction, boardRecommendation].map(kind => [
      kind.name,
      { of: 'meeting', owner: 'owner' },
    ]),
  ),
  raised: {
    [boardChallenge.name]: {
      action: 'boards.challenge',
      asks: ['item', 'challenge'],
      may: (file, account, within) => memberAt(file, account, within) !== undefined && isOpenToMembers(file, within),
      sets: (file, account, within) => ({ meeting: within, member: memberAt(file, account, within) ?? '' }),
    },
  },
  fixed: {
    [boardCycleItem.name]: ['board'],
    [boardMember.name]: ['board'],
    [boardInterest.name]: ['member'],
    [boardMeeting.name]: ['board'],
    [boardAgendaItem.name]: OF_MEETING,
    [boardPaper.name]: OF_MEETING,
    [boardDecision.name]: OF_MEETING,
    [boardChallenge.name]: OF_MEETING,
    [boardAction.name]: OF_MEETING,
    [boardRecommendation.name]: OF_MEETING,
  },
  holds: [
    board.name,
    boardMember.name,
    boardMeeting.name,
    boardAgendaItem.name,
    boardCycleItem.name,
    boardRecommendation.name,
  ],
  belongs,
  check,
}

/** The membership by which an account sits at a meeting; undefined where it does not. */
export function memberAt(file: SubjectFile, account: string, meeting: string): string | undefined {
  const of = all(file, boardMeeting).find(each => each.id === meeting)
  return of && membersOn(file, of.body.board, dayOfMeeting(of)).find(each => each.body.account === account)?.id
}

function isOpenToMembers(file: SubjectFile, meeting: string): boolean {
  return all(file, boardMeeting).some(({ id, body }) => id === meeting && body.agendaPublished !== undefined)
}

// Only what belongs to the same meeting or body is offered: there are hundreds of items of agendas.
function belongs({ kind, field, choice, held, within, file }: Choosing): boolean {
  const meeting = within?.kind === boardMeeting.name ? within : entryIn(file, textOf(held, 'meeting') ?? '')
  const body = within?.kind === board.name ? within.id : (textOf(held, 'board') ?? textOf(meeting, 'board'))
  switch (choice.kind) {
    case boardAgendaItem.name:
      return textOf(choice, 'meeting') === meeting?.id
    case boardCycleItem.name:
    case boardMember.name:
      return textOf(choice, 'board') === body
    case board.name:
      if (kind === boardCycleItem.name) return textOf(choice, 'type') === 'group'
      return field !== 'reportsTo' || (choice.id !== held?.id && textOf(choice, 'type') !== 'group')
    default:
      return true
  }
}

function check(beside: Beside): void {
  const { kind, on, given, blame, notBefore, startOf } = beside
  switch (kind) {
    case boardCycleItem.name:
      if (given['everyMonths'] !== undefined && given['due'] === undefined)
        blame('due', 'Say by when it is first due, or leave blank how often: then it is taken at every meeting')
      if (given['everyMonths'] === undefined && given['due'] !== undefined)
        blame('everyMonths', 'Say every how many months it comes round, or leave blank when it is first due')
      if (given['type'] === 'group-report' && given['group'] === undefined)
        blame('group', 'Choose the operational group that reports')
      break
    case boardMember.name:
      notBefore('start', startOf('board'), 'the body began')
      if (given['turn'] !== undefined && given['role'] !== 'chair')
        blame('turn', 'Only those who chair have a turn: leave this blank, or choose the role of chair')
      break
    case boardInterest.name:
      notBefore('start', startOf('member'), 'they became a member')
      break
    case boardMeeting.name:
      checkMeeting(beside)
      break
    case boardAgendaItem.name:
      if (belongsElsewhere(beside, 'cycle', 'board', textOf(beside.parent('meeting'), 'board')))
        blame('cycle', 'That belongs to another body: choose one of this body’s')
      break
    case boardPaper.name:
      notBefore('chased', on, 'it was asked for')
      atTheSameMeeting(beside)
      break
    case boardDecision.name:
      atTheSameMeeting(beside)
      break
    case boardChallenge.name:
      notBefore('by', on, 'it was raised')
      atTheSameMeeting(beside)
      break
    case boardAction.name:
      notBefore('by', on, 'it was agreed')
      atTheSameMeeting(beside)
      break
    case boardRecommendation.name:
      notBefore('by', on, 'it was made')
      atTheSameMeeting(beside)
      break
    case councilReport.name:
      checkReport(beside)
      break
  }
}

function checkMeeting({ given, on, blame, file, entry, notBefore, startOf }: Beside): void {
  const { board: of, agendaPublished, minutesPublished } = given
  notBefore('start', startOf('board'), 'the body began')
  const same = all(file, boardMeeting).find(each => each.body.board === of && each.id !== entry && each.start === on)
  if (same && on !== undefined) blame('start', 'The body has a meeting on that day already')
  if (typeof agendaPublished === 'string' && on !== undefined && agendaPublished > on)
    blame('agendaPublished', 'An agenda is published on or before the day of its meeting')
  if (minutesPublished !== undefined) notBefore('minutesPublished', on, 'the meeting was held')
}

function checkReport({ given, on, blame, notBefore }: Beside): void {
  const { key, notice, exempt, exemptWhy, decisionOn } = given
  notBefore('decisionOn', on, 'it was begun')
  if (notice !== undefined && key !== true) blame('notice', 'Notice is for a key decision: say that it is one')
  if (typeof notice === 'string' && typeof decisionOn === 'string' && notice > decisionOn)
    blame('notice', 'Notice is published before the decision')
  if (exempt === true && (typeof exemptWhy !== 'string' || exemptWhy === ''))
    blame('exemptWhy', 'Say by which paragraph it is exempt')
}

function atTheSameMeeting(beside: Beside): void {
  if (belongsElsewhere(beside, 'item', 'meeting', beside.given['meeting']))
    beside.blame('item', 'That item is of another meeting: choose one of this meeting’s')
}

function belongsElsewhere({ parent, given }: Beside, field: string, by: string, to: unknown): boolean {
  return given[field] !== undefined && textOf(parent(field), by) !== to
}
