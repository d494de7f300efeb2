import { plainDate } from '../../time/plain-date.ts'
import type {
  BoardActionRow,
  BoardRow,
  BoardsService,
  ChallengeShown,
  PaperShown,
  RecommendationRow,
  ReportRow,
} from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate('2027-03-14')
const meeting = { id: ID, on: plainDate('2027-03-24'), theme: 'Family time' }
const body = { value: ID, text: 'Corporate parenting board' }
const north = { value: 'north', text: 'North' }
const late = { level: 'overdue', words: 'overdue by 4 days' } as const

const row: BoardRow = {
  id: ID,
  name: body.text,
  type: { value: 'board', text: 'Board' },
  ended: null,
  next: { ...meeting, inWords: 'in 10 days', agenda: { level: 'due', words: 'agenda to be published in 2 days' } },
  papersOverdue: 1,
  papersAwaited: 1,
  actionsOpen: 1,
  actionsOverdue: 1,
  unanswered: 1,
  late: 'it was to have met by 1 March 2027',
}
const paper: PaperShown = {
  id: ID,
  title: 'Where our children live',
  item: 'Family time',
  owner: 'Ruth Lane',
  board: body,
  meeting,
  by: plainDate('2027-03-10'),
  received: null,
  chased: on,
  state: late,
  text: 'A summary',
  where: 'Among the trust’s papers',
  mayChange: true,
}
const challenge: ChallengeShown = {
  id: ID,
  challenge: 'Why does it take so long?',
  member: 'Councillor Ada Lorne',
  item: 'Family time',
  board: body,
  meeting,
  raised: plainDate('2027-01-20'),
  answered: null,
  owner: 'Ruth Lane',
  state: late,
  mayChange: true,
}
const action: BoardActionRow = {
  id: ID,
  what: 'Ask young people about the venue',
  owner: { value: ID, text: 'Ruth Lane' },
  board: body,
  meeting,
  agreed: plainDate('2027-01-20'),
  by: plainDate('2027-03-10'),
  done: null,
  overdue: true,
  state: late,
  age: 53,
  carried: 1,
  progress: 'Asked once',
  mayChange: true,
}
const recommendation: RecommendationRow = {
  id: ID,
  recommendation: 'Free bus travel for care leavers',
  council: north,
  board: body,
  meeting,
  owner: 'Ruth Lane',
  made: plainDate('2027-01-20'),
  by: plainDate('2027-03-10'),
  answered: null,
  fate: { value: 'overdue', text: 'Answer overdue', level: 'overdue' },
  mayChange: true,
}
const report: ReportRow = {
  id: ID,
  title: 'Annual report of the board',
  council: north,
  maker: 'Executive',
  decisionOn: plainDate('2027-04-12'),
  key: true,
  exempt: false,
  decided: null,
  noticeBy: plainDate('2027-03-15'),
  notice: { level: 'due', words: 'notice in 1 day' },
}
const form = {
  meeting,
  board: body,
  members: [{ id: ID, name: 'Councillor Ada Lorne', role: 'Councillor', how: '' }],
  choices: [{ value: 'present', text: 'In the room' }],
  seen: '-',
  faults: [],
}

/** A made-up body with a meeting to come and something of everything. */
export const madeUpBoards: BoardsService = {
  boards: async viewer => ({
    on,
    boards: [row],
    papers: [paper],
    challenges: [challenge],
    reports: [{ ...report, notice: late }],
    mayWrite: may(viewer, 'boards.write'),
    forBoard: !may(viewer, 'boards.read'),
  }),
  board: async (viewer, id) =>
    id === ID
      ? {
          on,
          row,
          terms: 'For our children',
          began: plainDate('2020-11-01'),
          everyMonths: 2,
          quorum: 4,
          reviewBy: null,
          groups: [{ value: ID, text: 'Health group' }],
          chair: 'Councillor Ada Lorne',
          turns: 'Two councillors chair in turn, 6 months each',
          members: [
            {
              id: ID,
              name: 'Councillor Ada Lorne',
              role: 'Councillor',
              from: 'North',
              votes: true,
              since: plainDate('2025-05-10'),
              attendance: '5 of 6',
              champions: 'Homes near enough',
              interests: [{ id: ID, what: 'Chairs a charity', area: 'charities' }],
            },
          ],
          standing: [{ id: ID, title: 'Apologies', type: 'Standing item', every: 'every meeting' }],
          forward: [
            {
              title: 'Annual report on health',
              type: { value: 'annual-report', text: 'Annual report of a service' },
              due: plainDate('2027-05-01'),
              owner: 'Ruth Lane',
              meeting: null,
              fits: meeting,
              state: { level: 'due', words: 'in 6 weeks' },
            },
          ],
          keyDecisions: [report],
          toCome: [{ ...meeting, state: 'to-come', agendaOpen: true, minutesOpen: false }],
          held: [{ ...meeting, state: 'held', agendaOpen: true, minutesOpen: true }],
          gaps: [{ from: plainDate('2026-10-01'), to: null, by: plainDate('2026-12-01') }],
          actions: [action],
          mayWrite: may(viewer, 'boards.write'),
          versions: [],
        }
      : undefined,
  meeting: async (viewer, id) =>
    id === ID
      ? {
          ...meeting,
          state: 'held',
          agendaOpen: true,
          minutesOpen: true,
          today: on,
          board: body,
          time: '2pm',
          place: 'County Hall',
          chair: 'Councillor Ada Lorne',
          agendaPublished: null,
          minutesPublished: null,
          agenda: { level: 'due', words: 'agenda to be published in 2 days' },
          paperBy: plainDate('2027-03-17'),
          items: [
            {
              id: ID,
              order: 1,
              title: 'Family time',
              type: { value: 'thematic', text: 'Thematic item' },
              lead: 'Ruth Lane',
              minutes: 30,
              minute: 'It was talked over',
              toDeclare: [{ name: 'Councillor Ada Lorne', interest: 'Chairs a charity' }],
              papers: ['Where our children live'],
            },
          ],
          missing: ['Apologies'],
          papers: [paper],
          attendance: [{ name: 'Councillor Ada Lorne', role: 'Councillor', how: 'In the room', came: true }],
          quorum: { level: 'met', words: 'quorate: 5 with a vote came; 4 make a quorum' },
          decisions: [{ id: ID, decision: 'It was agreed', vote: '5 for', item: 'Family time' }],
          challenges: [challenge],
          unanswered: [challenge],
          actions: [action],
          carriedOver: [action],
          recommendations: [recommendation],
          before: meeting,
          may: { write: may(viewer, 'boards.write'), challenge: may(viewer, 'boards.challenge') },
          versions: [],
        }
      : undefined,
  actions: async () => ({ on, actions: [action] }),
  recommendations: async () => ({ on, recommendations: [recommendation] }),
  reports: async viewer => ({ on, reports: [report], mayWrite: may(viewer, 'boards.write') }),
  report: async (viewer, id) =>
    id === ID
      ? {
          ...report,
          on,
          leadMember: 'Councillor Ada Lorne, children and families',
          author: 'Ruth Lane',
          noticeOn: null,
          sections: [
            { heading: 'Purpose of report', text: 'To tell of the year' },
            { heading: 'Consultation', text: undefined },
          ],
          mayWrite: may(viewer, 'boards.write'),
          versions: [],
        }
      : undefined,
  attendance: async (_, id) => (id === ID ? form : undefined),
  attend: async (_, id) => (id === ID ? 'recorded' : undefined),
  drawAgenda: async (_, id) => id === ID,
  publish: async (_, id) => id === ID,
  chase: async (_, id) => (id === ID ? ID : undefined),
}
