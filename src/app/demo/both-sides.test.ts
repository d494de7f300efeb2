import { describe, expect, it } from 'vitest'
import { demoUsers } from '../../demo/users.ts'
import { contractDuties } from '../../practice/contract/duties.ts'
import {
  dependenciesOn,
  emergenciesOn,
  escalationsOn,
  levelsOn,
  meetingsOn,
} from '../../practice/contract/notions-councils.ts'
import { decide } from '../../spine/access/decide.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { addDays, addMonths, plainDate } from '../../spine/time/plain-date.ts'
import { readingFormOf } from '../../spine/web/forms/model.ts'
import { faultsBeside } from '../registers/beside.ts'
import { registerOf } from '../registers/list.ts'
import { kinds } from '../rulebook.ts'
import { demoBothSides } from './both-sides.ts'

const TODAY = plainDate('2026-11-26')
const accounts = new Map(demoUsers.map(({ role }, at) => [role, `account-${at}`]))
const told = {
  account: (role: (typeof demoUsers)[number]['role']) => accounts.get(role) ?? '',
  day: (ago: number) => addDays(addMonths(TODAY, -Math.trunc(ago)), -Math.round((ago - Math.trunc(ago)) * 30)),
}
const entries = demoBothSides(told, 'a seed', TODAY).map(({ atEnd, ...entry }) => ({
  ...entry,
  body: { ...entry.body, ...atEnd },
}))
const file: SubjectFile = fileOf('trust', entries, {}, 'trust')

describe('the demonstration’s register of both sides of the contract', () => {
  it('holds nothing that its kinds, or the rules between entries, would refuse, and nothing of a day to come', () => {
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
    expect(entries.filter(({ start, end }) => start > TODAY || (end ?? TODAY) > TODAY)).toEqual([])
  })

  it('is kept up by people who may', () => {
    const owners = new Set(entries.flatMap(({ body }) => ('owner' in body ? [body.owner] : [])))
    const roles = demoUsers.filter(({ role }) => owners.has(accounts.get(role) ?? ''))
    expect(roles.length).toBeGreaterThan(1)
    expect(roles.filter(({ role }) => !decide({ id: 'x', role }, 'contract-sides.own').allow)).toEqual([])
  })

  it('has one service level in breach, escalated to the strategic group, and something that is not done', () => {
    const levels = levelsOn(file, TODAY)
    expect(levels.filter(level => level.breach).map(level => level.body.reference)).toEqual(['L1'])
    expect(levels[0]?.run).toBe(4)
    expect(levels.every(level => level.missing === undefined)).toBe(true)
    const escalations = escalationsOn(file, TODAY)
    expect(escalations.map(each => each.end === null)).toEqual([true, true, false])
    const waits = escalations.find(each => each.body.reference === 'E2')?.waits
    expect(waits?.body.to).toBe('strategic')
    expect(escalations.at(-1)?.steps.map(step => step.body.to)).toEqual(['operational', 'strategic', 'officers'])
    expect(dependenciesOn(file, TODAY)[0]).toMatchObject({ met: 'not-met' })
    expect(emergenciesOn(file, TODAY)).toMatchObject([{ on: '2021-01-05', end: '2021-03-08' }])
  })

  it('has met nearly each month and quarter for five years, and is reviewed about each year', () => {
    expect(meetingsOn(file, 'operational', TODAY).held.length).toBeGreaterThan(55)
    expect(meetingsOn(file, 'strategic', TODAY).held.length).toBeGreaterThan(17)
    for (const duty of contractDuties) {
      const occasions = duty.occasions(file, {
        until: TODAY,
        due: (_, from) => ({ by: addDays(from, 14) }),
        dueAt: (_, from) => ({ by: from }),
      })
      const met = occasions.filter(each => each.met)
      expect([duty.id, met.length > 2]).toEqual([duty.id, true])
    }
  })
})
