import { describe, expect, it } from 'vitest'
import {
  agencyShare,
  sicknessDays,
  stability,
  structureOn,
  turnover,
  vacancyRate,
} from '../practice/staffing/figures.ts'
import { type Post, isSocialWork, staffingOf } from '../practice/staffing/notions.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import { fileOf } from '../spine/ledger/file.ts'
import { addMonths, plainDate } from '../spine/time/plain-date.ts'
import { dayOf, iso } from './days.ts'
import { makeStaff } from './recorded/index.ts'
import { demoStaffing } from './staffing.ts'

const TODAY = plainDate('2026-11-27')
const made = () => demoStaffing('alongside', makeStaff('alongside', dayOf(TODAY)), dayOf(TODAY))

const entries = made().map(
  ({ key, kind, start, end, body, atEnd }): Entry => ({
    id: `@${key}`,
    kind,
    start: iso(start),
    end: end === null ? null : iso(end),
    body: { ...body, ...(end === null ? {} : atEnd) },
  }),
)
const staffing = staffingOf(fileOf('the trust', entries, {}, 'trust'))
const scope = (post: Post): boolean => isSocialWork(post, TODAY)
// Four years of quarters: each alone moves by one person more or less.
const quarters = Array.from({ length: 16 }, (_, at) => addMonths(TODAY, -3 * at))
const averageOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length

describe('the demonstration’s posts and people', () => {
  it('are fewer than two thousand entries, and the same each time', () => {
    expect(entries.length).toBeGreaterThan(1200)
    expect(entries.length).toBeLessThan(2000)
    expect(made()).toEqual(made())
    expect(staffing.holdings).toHaveLength(entries.filter(each => each.kind === 'post-holding').length)
  })

  it('come near what is published for England: vacancies, agency staff and turnover', () => {
    const structures = quarters.map(on => structureOn(staffing, on, scope))
    const vacancy = averageOf(structures.map(each => vacancyRate(each).value))
    const agency = averageOf(structures.map(each => agencyShare(each).value))
    const left = averageOf(quarters.map(on => turnover(staffing, on, scope).value))
    expect([vacancy > 16, vacancy < 22, agency > 13, agency < 19, left > 12, left < 20]).toEqual(Array(6).fill(true))
    expect(sicknessDays(staffing, TODAY, scope).value).toBeGreaterThan(4)
    expect(stability(staffing, TODAY, scope).value).toBeGreaterThan(75)
  })

  it('leave some posts with nobody in them', () => {
    expect(structureOn(staffing, TODAY, scope).uncovered).toBeGreaterThan(2)
  })
})
