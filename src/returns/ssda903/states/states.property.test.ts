import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adoptionKinds } from '../../../practice/adoption/kinds.ts'
import { careKinds } from '../../../practice/care/kinds.ts'
import { healthKinds } from '../../../practice/health/kinds.ts'
import { leavingCareKinds } from '../../../practice/leaving-care/kinds.ts'
import { peopleKinds } from '../../../practice/people/kinds.ts'
import { placementKinds } from '../../../practice/placement/kinds.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { notes, ssda903 } from '../states.ts'
import { rowsOfAChild } from '../testing.ts'

const context = { council: 'North', yearsHeld: [2023, 2024, 2025, 2026] }
const kinds = new Map<string, AnyKind>(
  [...adoptionKinds, ...careKinds, ...healthKinds, ...leavingCareKinds, ...peopleKinds, ...placementKinds].map(
    (kind: AnyKind) => [kind.name, kind],
  ),
)

describe('whatever the rows', () => {
  it('their order never matters', () => {
    fc.assert(
      fc.property(
        rowsOfAChild.chain(rows =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(ssda903.states(shuffled, context)).toEqual(ssda903.states(rows, context))
          expect(notes(shuffled, context)).toEqual(notes(rows, context))
        },
      ),
    )
  })

  it('what was known by a year is the same once later years come', () => {
    fc.assert(
      fc.property(rowsOfAChild, fc.constantFrom(2023, 2024, 2025), (rows, year) => {
        const before = ssda903.states(
          rows.filter(row => row.year <= year),
          { ...context, yearsHeld: context.yearsHeld.filter(each => each <= year) },
        )
        const now = ssda903.states(rows, context).filter(state => state.knownFrom <= `${year}-03-31`)
        expect(now).toEqual(before)
      }),
    )
  })

  it('years imported in any order leave the same state', () => {
    fc.assert(
      fc.property(rowsOfAChild, rows => {
        const backwards = rows.map(row => ({ ...row, importOrder: row.importOrder + (2026 - row.year) * 10 }))
        expect(ssda903.states(backwards, context)).toEqual(ssda903.states(rows, context))
      }),
    )
  })

  it('the same rows again, in the same import or a later one, change nothing', () => {
    fc.assert(
      fc.property(rowsOfAChild, rows => {
        const once = rows.map(row => ({ ...row, importOrder: 0 }))
        const states = ssda903.states(once, context)
        expect(ssda903.states([...once, ...once], context)).toEqual(states)
        expect(ssda903.states([...once, ...once.map(row => ({ ...row, importOrder: 5 }))], context)).toEqual(states)
      }),
    )
  })

  it('every entry is one its kind allows, no key stands twice and nothing ends before it starts', () => {
    fc.assert(
      fc.property(rowsOfAChild, rows => {
        for (const { entries } of ssda903.states(rows, context)) {
          expect(new Set(entries.map(each => each.key)).size).toBe(entries.length)
          for (const each of entries) {
            expect(kinds.get(each.kind)?.schema.safeParse(each.body).error?.issues ?? []).toEqual([])
            if (each.end !== null) expect((startDay(each.start) ?? each.end) <= each.end, each.key).toBe(true)
          }
        }
      }),
    )
  })

  it('homes, legal statuses and periods of care never run at the same time as another of their kind, and homes lie within care', () => {
    fc.assert(
      fc.property(rowsOfAChild, rows => {
        const entries = ssda903.states(rows, context).at(-1)?.entries ?? []
        const spans = (kind: string) =>
          entries
            .filter(each => each.kind === kind)
            .map(each => ({ start: String(each.start), end: each.end ?? '9999' }))
            .sort((a, b) => (a.start < b.start ? -1 : 1))
        for (const kind of ['placement', 'legal-status', 'period-of-care']) {
          const list = spans(kind)
          list.forEach((each, index) => expect(each.end <= (list[index + 1]?.start ?? '9999'), kind).toBe(true))
        }
        const care = spans('period-of-care')
        for (const home of spans('placement'))
          expect(care.some(each => each.start <= home.start && home.end <= each.end)).toBe(true)
      }),
    )
  })
})
