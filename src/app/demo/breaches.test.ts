import { describe, expect, it } from 'vitest'
import { demoUsers } from '../../demo/users.ts'
import { breachesAt } from '../../practice/information/notions.ts'
import { breachesReported } from '../../practice/information/measures.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { periodFor } from '../../spine/time/periods.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { readingFormOf } from '../../spine/web/forms/model.ts'
import { faultsBeside } from '../registers/beside.ts'
import { registerOf } from '../registers/list.ts'
import { kinds } from '../rulebook.ts'
import { demoBreaches } from './breaches.ts'

const TODAY = plainDate('2026-11-26')
const ACCOUNTS = new Map(demoUsers.map(({ role }, at) => [role, `account-${at}`]))
const entries = demoBreaches(ACCOUNTS, 'alongside', TODAY).map(({ atEnd, ...entry }) => ({
  ...entry,
  body: { ...entry.body, ...atEnd },
}))
const file = fileOf('trust', entries, {}, 'trust')

describe('the demonstration’s register of breaches', () => {
  it('holds nothing that its kinds, or the rules between entries, would refuse, and nothing of a day to come', () => {
    const wrong = entries.flatMap(entry => {
      const kind = kinds.get(entry.kind)
      const parsed = kind?.schema.safeParse(entry.body)
      const beside = kind
        ? faultsBeside(registerOf(kind.name)?.check, readingFormOf(kind), entry, file, entry.id).map(({ text }) => text)
        : []
      return [...(parsed?.error?.issues.map(each => `${entry.kind} ${each.message}`) ?? []), ...beside]
    })
    expect(wrong).toEqual([])
    expect(entries.filter(({ start, end }) => start.slice(0, 10) >= TODAY || (end ?? '') > TODAY)).toEqual([])
  })

  it('has five years of them, none to three reported a quarter, a few late, and one whose clock runs', () => {
    const breaches = breachesAt(file, '2026-11-26T09:00:00Z')
    expect(breaches.length).toBeGreaterThan(45)
    const running = breaches.filter(each => each.clock.is === 'running')
    expect(running.map(each => [each.clock, each.peopleToTell])).toEqual([
      [{ is: 'running', until: '2026-11-28T14:30:00Z', left: 53.5 * 60 }, true],
    ])
    const late = breaches.filter(({ clock }) => clock.is === 'told' && !clock.inTime)
    expect(late.length).toBeGreaterThan(0)
    expect(late.every(each => each.reports[0]?.whyLate)).toBe(true)
    const quarters = ['2026-09-30', '2026-06-30', '2026-03-31', '2023-03-31'].map(
      end =>
        breachesReported.population(file, periodFor('quarter', plainDate(end)), {} as never).filter(each => each.at)
          .length,
    )
    expect(quarters.every(count => count <= 3)).toBe(true)
    expect(quarters.some(count => count > 0)).toBe(true)
  })
})
