import { describe, expect, it } from 'vitest'
import { demoUsers } from '../../demo/users.ts'
import {
  boardActionsOn,
  boardsOn,
  challengesOn,
  dayOfMeeting,
  forwardPlan,
  gapsOf,
  meetingInFull,
  meetingsOf,
  nextMeeting,
  recommendationsOn,
  reportsOn,
} from '../../practice/boards/notions.ts'
import { decide } from '../../spine/access/decide.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { type PlainDate, addDays, addYears, plainDate } from '../../spine/time/plain-date.ts'
import { readingFormOf } from '../../spine/web/forms/model.ts'
import { faultsBeside } from '../registers/beside.ts'
import { registerOf } from '../registers/list.ts'
import { kinds } from '../rulebook.ts'
import { demoBoardEntries } from './boards.ts'

const ACCOUNTS = new Map(demoUsers.map(({ role }, at) => [role, `account-${at}`]))
// Days of several weeks and months, a leap day and Christmas among them.
const DAYS = ['2026-11-26', '2027-03-14', '2028-02-29', '2026-12-25'].map(plainDate)

function madeOn(today: PlainDate) {
  const entries = demoBoardEntries(ACCOUNTS, [], today).map(({ atEnd, ...entry }) => ({
    ...entry,
    body: { ...entry.body, ...(entry.end === null ? {} : atEnd) },
  }))
  const file: SubjectFile = fileOf('trust', entries, {}, 'trust')
  return { entries, file, boards: boardsOn(file, today) }
}

describe.each(DAYS)('the demonstration’s boards, made on %s', today => {
  const { entries, file, boards } = madeOn(today)
  const parenting = boards[0] as (typeof boards)[number]

  it('hold nothing that their kinds, or the rules between entries, would refuse', () => {
    const wrong = entries.flatMap(entry => {
      const kind = kinds.get(entry.kind)
      if (!kind) return [`no kind ${entry.kind}`]
      const parsed = kind.schema.safeParse(entry.body)
      return [
        ...(parsed.success
          ? []
          : parsed.error.issues.map(issue => `${entry.kind} ${issue.path.join('.')}: ${issue.message}`)),
        ...faultsBeside(registerOf(kind.name)?.check, readingFormOf(kind), entry, file, entry.id).map(
          fault => `${entry.kind}: ${fault.text}`,
        ),
      ]
    })
    expect(wrong).toEqual([])
    const ahead = entries.filter(
      each => each.kind !== 'board-meeting' && (each.start > today || (each.end ?? today) > today),
    )
    expect(ahead).toEqual([])
    expect(entries.filter(({ end, start }) => end !== null && end < start)).toEqual([])
  })

  it('have five years of the corporate parenting board, which meets in about ten days, and was late once or twice', () => {
    expect(boards.map(each => each.body.type)).toEqual([
      'board',
      'board',
      'committee',
      'committee',
      'group',
      'group',
      'group',
      'group',
    ])
    const meetings = meetingsOf(file, parenting.id)
    expect(dayOfMeeting(meetings[0] as never) < addYears(today, -4)).toBe(true)
    const next = nextMeeting(file, parenting.id, today)
    expect(next && dayOfMeeting(next) >= addDays(today, 7) && dayOfMeeting(next) <= addDays(today, 11)).toBe(true)
    expect(gapsOf(file, parenting, today).length).toBeGreaterThanOrEqual(2)
    expect(gapsOf(file, parenting, today).length).toBeLessThanOrEqual(4)
  })

  it('have something of everything: late papers and actions, challenges, recommendations by fate, a report not brought, a key decision without notice', () => {
    const coming = boards.flatMap(each => {
      const next = nextMeeting(file, each.id, today)
      return next ? (meetingInFull(file, next.id, today)?.papers ?? []) : []
    })
    expect(coming.filter(each => each.is === 'overdue')).toHaveLength(1)
    expect(coming.filter(each => each.is === 'awaited').length).toBeGreaterThan(1)
    const actions = boardActionsOn(file, today)
    expect(actions.filter(each => each.overdue).length).toBeGreaterThanOrEqual(1)
    expect(actions.filter(each => each.done !== null).length).toBeGreaterThan(8)
    expect(challengesOn(file, today).filter(each => each.answered === null)).toHaveLength(1)
    const fates = new Set(recommendationsOn(file, today).map(each => each.fate))
    expect(fates).toEqual(
      new Set(['waiting', 'accepted', 'part', 'refused', ...(fates.has('overdue') ? ['overdue'] : [])]),
    )
    expect(reportsOn(file, today).map(each => each.notice)).toEqual(['overdue', 'given', 'given'])
    const plan = forwardPlan(file, parenting, today)
    expect(plan[0]).toMatchObject({ overdue: true })
    expect(plan.length).toBeGreaterThan(10)
    const last = meetingsOf(file, parenting.id).at(-2)
    const before = meetingInFull(file, last?.id ?? '', today)
    expect(before?.quorum.is).toBe('met')
    expect(before?.carriedOver.length).toBeGreaterThan(0)
  })

  it('are small, and name owners who may keep up what is theirs', () => {
    expect(entries.length).toBeLessThan(1200)
    const owners = new Set(entries.flatMap(({ body }) => [body['owner'], body['account']]))
    const roles = demoUsers.filter(({ role }) => owners.has(ACCOUNTS.get(role)))
    expect(roles.length).toBeGreaterThan(5)
    expect(roles.filter(({ role }) => !decide({ id: 'x', role }, 'boards.own').allow)).toEqual([])
  })
})
