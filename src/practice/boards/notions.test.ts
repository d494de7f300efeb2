import { describe, expect, it } from 'vitest'
import { findingOf } from '../../spine/duty/finding.ts'
import type { Duty } from '../../spine/duty/duty.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import {
  agendaOpen,
  boardActionDone,
  boardMet,
  challengeAnswered,
  cycleReportTaken,
  noticeOfKeyDecision,
  paperReceived,
} from './duties.ts'
import {
  agendaDue,
  attendanceOf,
  bodiesOfAccount,
  boardActionsOn,
  boardsOn,
  challengesOn,
  forwardPlan,
  gapsOf,
  meetingInFull,
  nextMeeting,
  paperDue,
  recommendationsOn,
  reportsOn,
  whoseTurn,
} from './notions.ts'

const on = plainDate
const TODAY = on('2027-03-14')

function entry(kind: string, id: string, start: string, body: object, end?: string): Entry {
  return { id, kind, start: on(start), end: end === undefined ? null : on(end), body } as Entry
}

const body = (extra: object = {}): Entry =>
  entry('board', 'cpb', '2026-01-01', {
    name: 'Corporate parenting board',
    type: 'board',
    terms: 'For our children',
    quorum: 2,
    chairMonths: 6,
    ...extra,
  })
const member = (id: string, extra: object = {}, start = '2026-01-01', end?: string): Entry =>
  entry('board-member', id, start, { board: 'cpb', name: id, role: 'councillor', votes: true, ...extra }, end)
const meeting = (id: string, day: string, extra: object = {}): Entry =>
  entry('board-meeting', id, day, { board: 'cpb', ...extra })
const item = (id: string, of: string, order: number, extra: object = {}): Entry =>
  entry('board-agenda-item', id, '2027-01-01', { meeting: of, title: id, type: 'standing', order, ...extra })
const file = (...entries: readonly Entry[]): SubjectFile => fileOf('trust', entries, {}, 'trust')
const found = (duty: Duty, of: SubjectFile, day = TODAY) =>
  duty
    .occasions(of, { until: on('2028-01-01'), due: () => ({ by: day }), dueAt: () => ({ by: `${day}T00:00:00Z` }) })
    .flatMap(each => {
      const finding = findingOf(duty, each, day)
      return finding ? [[each.key, finding.answer, finding.by]] : []
    })
    .toSorted((a, b) => (`${a[0]}` < `${b[0]}` ? -1 : 1))

describe('a body', () => {
  const chairs = [member('ann', { role: 'chair', turn: 1 }), member('ben', { role: 'chair', turn: 2 })]
  const theBoard = (of: SubjectFile) => boardsOn(of, TODAY)[0] as ReturnType<typeof boardsOn>[number]

  it('is chaired by turns of so many months from the day it began, and by its one chair where nobody takes turns', () => {
    const of = file(body(), ...chairs)
    const turns = ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map(
      day => whoseTurn(of, theBoard(of), on(day))?.id,
    )
    expect(turns).toEqual(['ann', 'ann', 'ben', 'ben', 'ann'])
    const one = file(body(), member('ann', { role: 'chair' }), member('cat'))
    expect(whoseTurn(one, theBoard(one), TODAY)?.id).toBe('ann')
    expect(whoseTurn(file(body()), theBoard(of), TODAY)).toBeUndefined()
  })

  it('meets next on the first day set that was not called off, today’s included', () => {
    const of = file(
      body(),
      meeting('gone', '2027-01-10'),
      meeting('off', '2027-03-14', { calledOff: 'Snow' }),
      meeting('next', '2027-03-20'),
    )
    expect(nextMeeting(of, 'cpb', TODAY)?.id).toBe('next')
    expect(nextMeeting(file(body(), meeting('now', TODAY)), 'cpb', TODAY)?.id).toBe('now')
    expect(nextMeeting(file(body()), 'cpb', TODAY)).toBeUndefined()
  })

  it('shows where two meetings lay more than two months apart, and where the next is late, by its own terms if they say otherwise', () => {
    const meetings = [
      meeting('a', '2026-08-01'),
      meeting('b', '2026-10-01'),
      meeting('off', '2026-11-20', { calledOff: 'No quorum' }),
      meeting('c', '2026-12-02'),
    ]
    const of = file(body(), ...meetings)
    expect(gapsOf(of, theBoard(of), TODAY)).toEqual([
      { from: '2026-10-01', to: '2026-12-02', by: '2026-12-01' },
      { from: '2026-12-02', to: null, by: '2027-02-02' },
    ])
    const quarterly = file(body({ everyMonths: 4 }), ...meetings)
    expect(gapsOf(quarterly, theBoard(quarterly), TODAY)).toEqual([])
    expect(found(boardMet, of).at(-1)).toEqual(['cpb:3', 'overdue', '2027-02-02'])
  })

  it('counts how often each member came, of the meetings that say so', () => {
    const of = file(
      body(),
      member('ann'),
      member('ben'),
      meeting('a', '2027-01-10'),
      meeting('b', '2027-03-10'),
      entry('board-attendance', '1', '2027-01-10', { meeting: 'a', member: 'ann', how: 'online' }),
      entry('board-attendance', '2', '2027-03-10', { meeting: 'b', member: 'ann', how: 'apologies' }),
    )
    expect(attendanceOf(of, 'cpb', TODAY, 12).map(each => [each.member.id, each.came, each.recorded])).toEqual([
      ['ann', 1, 2],
      ['ben', 0, 0],
    ])
  })

  it('is known to whoever sits on it by their account, while they do', () => {
    const of = file(
      body(),
      member('ann', { account: 'u1' }),
      member('old', { account: 'u2' }, '2026-01-01', '2026-12-31'),
    )
    expect([...bodiesOfAccount(of, 'u1', TODAY)]).toEqual(['cpb'])
    expect([...bodiesOfAccount(of, 'u2', TODAY)]).toEqual([])
  })
})

describe('a meeting', () => {
  const agenda = [
    body(),
    member('ann', { role: 'chair' }),
    member('ben'),
    member('clerk', { role: 'clerk', votes: false }),
    entry('board-interest', 'i', '2026-05-01', {
      member: 'ben',
      what: 'Chairs a fostering charity',
      area: 'fostering',
    }),
    entry('board-cycle-item', 'apologies', '2026-01-01', {
      board: 'cpb',
      title: 'Apologies',
      type: 'standing',
      order: 1,
    }),
    entry('board-cycle-item', 'actions', '2026-01-01', { board: 'cpb', title: 'Actions', type: 'standing', order: 2 }),
    meeting('before', '2027-01-20'),
    meeting('now', '2027-03-24'),
    item('fostering', 'now', 5, { area: 'fostering', type: 'thematic' }),
    item('apologies-now', 'now', 1, { cycle: 'apologies' }),
  ]

  it('lists its agenda in order, what the terms ask for and it lacks, and interests to declare at an item', () => {
    const of = meetingInFull(file(...agenda), 'now', TODAY)
    expect(of?.items.map(each => each.entry.id)).toEqual(['apologies-now', 'fostering'])
    expect(of?.missing.map(each => each.id)).toEqual(['actions'])
    expect(of?.items[1]?.toDeclare).toEqual([expect.objectContaining({ interest: 'Chairs a fostering charity' })])
    expect([of?.state, of?.chair?.id, of?.before?.id]).toEqual(['to-come', 'ann', 'before'])
    expect(meetingInFull(file(...agenda), 'none', TODAY)).toBeUndefined()
  })

  it('has papers due seven days before, and says which are late, awaited and overdue', () => {
    const paper = (id: string, end?: string): Entry =>
      entry('board-paper', id, '2027-02-20', { meeting: 'now', title: id, owner: 'o' }, end)
    expect(paperDue(on('2027-03-24'))).toBe('2027-03-17')
    const of = (day: string) =>
      meetingInFull(file(...agenda, paper('sent', '2027-03-10'), paper('never')), 'now', on(day))?.papers.map(each => [
        each.entry.id,
        each.is,
      ])
    expect(of('2027-03-17')).toEqual([
      ['never', 'awaited'],
      ['sent', 'in-time'],
    ])
    expect(of('2027-03-18')?.[0]).toEqual(['never', 'overdue'])
    const late = file(...agenda, paper('slow', '2027-03-18'))
    expect(meetingInFull(late, 'now', on('2027-03-19'))?.papers[0]?.is).toBe('late')
    expect(found(paperReceived, late, on('2027-03-19'))).toEqual([['slow', 'met-late', '2027-03-17']])
  })

  it('carries over actions of meetings before that were open, with their age and how often they were carried', () => {
    const action = (id: string, of: string, start: string, by: string, end?: string): Entry =>
      entry('board-action', id, start, { meeting: of, what: id, owner: 'o', by }, end)
    const of = file(
      ...agenda,
      meeting('between', '2027-02-20'),
      action('open', 'before', '2027-01-20', '2027-02-10'),
      action('done', 'before', '2027-01-20', '2027-02-10', '2027-02-09'),
    )
    const carried = meetingInFull(of, 'now', TODAY)?.carriedOver
    expect(carried?.map(each => [each.entry.id, each.age, each.carried, each.overdue])).toEqual([['open', 53, 1, true]])
    // At the meeting between, the one done before it was carried over no more.
    expect(meetingInFull(of, 'between', TODAY)?.carriedOver.map(each => each.entry.id)).toEqual(['open'])
    expect(boardActionsOn(of, TODAY).map(each => each.entry.id)).toEqual(['open', 'done'])
    expect(found(boardActionDone, of)).toEqual([
      ['done', 'met', '2027-02-10'],
      ['open', 'overdue', '2027-02-10'],
    ])
  })

  it('has a quorum by those with a vote who came, and says when nobody recorded it', () => {
    const came = (id: string, how: string): Entry =>
      entry('board-attendance', `a-${id}`, '2027-01-20', { meeting: 'before', member: id, how })
    const quorum = (...more: readonly Entry[]) => meetingInFull(file(...agenda, ...more), 'before', TODAY)?.quorum
    expect(quorum()).toEqual({ is: 'not-recorded', votes: 0, needed: 2 })
    expect(quorum(came('ann', 'present'), came('clerk', 'present'))).toEqual({ is: 'not-met', votes: 1, needed: 2 })
    expect(quorum(came('ann', 'present'), came('ben', 'online'))?.is).toBe('met')
    expect(quorum(came('ann', 'present'), came('ben', 'substitute'))?.is).toBe('not-met')
  })

  it('has its agenda open for five clear working days: Easter and weekends do not count', () => {
    expect(agendaDue(on('2027-03-24'))).toBe('2027-03-16')
    expect(agendaDue(on('2027-03-31'))).toBe('2027-03-19')
    expect(found(agendaOpen, file(body(), meeting('m', '2027-03-24')))).toEqual([['m', 'due', '2027-03-16']])
    expect(found(agendaOpen, file(body({ type: 'group' }), meeting('m', '2027-03-24')))).toEqual([])
  })

  it('leaves a challenge unanswered until it is, and late after four weeks or its own day', () => {
    const of = file(
      ...agenda,
      entry('board-challenge', 'late', '2027-01-20', { meeting: 'before', member: 'ann', challenge: 'Why?' }),
      entry('board-challenge', 'own', '2027-01-20', {
        meeting: 'before',
        member: 'ann',
        challenge: 'And?',
        by: '2027-04-01',
      }),
      entry(
        'board-challenge',
        'told',
        '2027-01-20',
        { meeting: 'before', member: 'ann', challenge: 'So?' },
        '2027-02-01',
      ),
    )
    expect(challengesOn(of, TODAY).map(each => [each.entry.id, each.by, each.overdue])).toEqual([
      ['late', '2027-02-17', true],
      ['own', '2027-04-01', false],
      ['told', '2027-02-17', false],
    ])
    expect(meetingInFull(of, 'now', TODAY)?.unanswered).toHaveLength(2)
    expect(found(challengeAnswered, of).map(each => each[1])).toEqual(['overdue', 'due', 'met'])
  })
})

describe('what is to come', () => {
  const report = entry('board-cycle-item', 'health', '2026-01-01', {
    board: 'cpb',
    title: 'Annual report on health',
    type: 'annual-report',
    order: 9,
    everyMonths: 12,
    due: '2026-03-31',
  })

  it('is every theme and report on its cycle for twelve months, counted from when it was taken, with its meeting', () => {
    const theme = entry('board-cycle-item', 'theme', '2026-01-01', {
      board: 'cpb',
      title: 'Family time',
      type: 'thematic',
      order: 5,
      everyMonths: 6,
      due: '2027-05-01',
    })
    const of = file(
      body(),
      report,
      theme,
      meeting('then', '2026-04-10'),
      item('taken', 'then', 5, { cycle: 'health' }),
      meeting('may', '2027-05-12'),
      item('planned', 'may', 5, { cycle: 'theme' }),
    )
    const plan = forwardPlan(of, boardsOn(of, TODAY)[0] as never, TODAY)
    expect(plan.map(each => [each.item.id, each.due, each.on?.id, each.overdue])).toEqual([
      ['health', '2027-04-10', undefined, false],
      ['theme', '2027-05-01', 'may', false],
      ['theme', '2027-11-12', undefined, false],
    ])
    expect(plan[0]?.fits?.id).toBe('may')
    expect(found(cycleReportTaken, of)).toEqual([
      ['health:0', 'met-late', '2026-03-31'],
      ['health:1', 'due', '2027-04-10'],
    ])
  })

  it('is overdue where it was never taken', () => {
    const of = file(body(), report)
    expect(forwardPlan(of, boardsOn(of, TODAY)[0] as never, TODAY)[0]).toMatchObject({
      due: '2026-03-31',
      overdue: true,
    })
    expect(found(cycleReportTaken, of)).toEqual([['health:0', 'overdue', '2026-03-31']])
  })

  it('is a key decision with notice 28 days before, given, due, late, or excepted for a reason', () => {
    const reports = (extra: object, end?: string): SubjectFile =>
      file(
        entry('council-report', 'r', '2027-01-05', { title: 'R', key: true, decisionOn: '2027-04-12', ...extra }, end),
      )
    const notice = (extra: object, day = TODAY) =>
      reportsOn(reports(extra), day).map(each => [each.noticeBy, each.notice])
    expect(notice({})).toEqual([['2027-03-15', 'due']])
    expect(notice({}, on('2027-03-16'))).toEqual([['2027-03-15', 'overdue']])
    expect(notice({ notice: '2027-03-15' }, on('2027-03-16'))).toEqual([['2027-03-15', 'given']])
    expect(notice({ notice: '2027-03-16' }, on('2027-03-16'))).toEqual([['2027-03-15', 'late']])
    expect(notice({ urgent: 'The lease ends first' })).toEqual([['2027-03-15', 'excepted']])
    expect(notice({ key: false })).toEqual([[null, 'not-needed']])
    expect(found(noticeOfKeyDecision, reports({}), on('2027-03-16'))).toEqual([['r', 'overdue', '2027-03-15']])
    expect(found(noticeOfKeyDecision, reports({ urgent: 'The lease ends first' }), on('2027-03-16'))).toEqual([])
  })
})

describe('a recommendation to a council', () => {
  it('waits, is overdue, or has the council’s answer', () => {
    const made = (id: string, extra: object, end?: string): Entry =>
      entry('board-recommendation', id, '2027-01-20', { meeting: 'm', council: 'north', owner: 'o', ...extra }, end)
    const of = file(
      made('waits', { by: '2027-05-01' }),
      made('late', { by: '2027-03-01' }),
      made('yes', { answer: 'accepted' }, '2027-02-20'),
      made('no', { answer: 'refused' }, '2027-02-20'),
    )
    expect(new Map(recommendationsOn(of, TODAY).map(each => [each.entry.id, each.fate]))).toEqual(
      new Map([
        ['waits', 'waiting'],
        ['late', 'overdue'],
        ['yes', 'accepted'],
        ['no', 'refused'],
      ]),
    )
  })
})
