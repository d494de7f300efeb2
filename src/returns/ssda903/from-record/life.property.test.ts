import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceEntry, SourceRow } from '../../../spine/ledger/source.ts'
import { fileOf } from '../../../spine/ledger/file.ts'
import { type PlainDate, addDays, plainDate } from '../../../spine/time/plain-date.ts'
import { exported, fileFrom, stood } from './testing.ts'

// A life in care as workers would record it, made into the rows of every year and read back.

const COUNCIL = 'north'
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
const CONTEXT = { council: COUNCIL, yearsHeld: YEARS }

type Happening =
  | { readonly is: 'status'; readonly status: string }
  | { readonly is: 'move'; readonly home: Home; readonly sameCarer: boolean; readonly why: string }
  | { readonly is: 'both'; readonly status: string; readonly home: Home; readonly sameCarer: boolean }
  | { readonly is: 'away'; readonly type: string; readonly days: number; readonly back: boolean; readonly home: Home }

interface Home {
  readonly type: string
  readonly provider: string
  readonly postcode: string
  readonly urn: string
}

const home: fc.Arbitrary<Home> = fc.record({
  type: fc.constantFrom('U1', 'U4', 'U6', 'K2', 'P1', 'H5'),
  provider: fc.constantFrom('PR1', 'PR4', 'PR5'),
  postcode: fc.constantFrom('XN1 1AA', 'XN2 2BB', 'XN3 3CC'),
  urn: fc.constantFrom('SC111111', 'SC222222', 'XXXXXXX'),
})
const status = fc.constantFrom('V2', 'C1', 'C2', 'E1', 'J1')
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ is: fc.constant('status' as const), status }),
  fc.record({
    is: fc.constant('move' as const),
    home,
    sameCarer: fc.boolean(),
    why: fc.constantFrom('CARPL', 'CREQO', 'ALLEG'),
  }),
  fc.record({ is: fc.constant('both' as const), status, home, sameCarer: fc.boolean() }),
  fc.record({
    is: fc.constant('away' as const),
    type: fc.constantFrom('T0', 'T1', 'T2', 'T3', 'T4'),
    days: fc.integer({ min: 1, max: 30 }),
    back: fc.boolean(),
    home,
  }),
)

interface Care {
  readonly gap: number
  readonly status: string
  readonly home: Home
  readonly happenings: readonly { readonly after: number; readonly what: Happening }[]
  readonly last: number
  readonly ended: string
}

const care: fc.Arbitrary<Care> = fc.record({
  gap: fc.integer({ min: 1, max: 500 }),
  status,
  home,
  happenings: fc.array(fc.record({ after: fc.integer({ min: 1, max: 200 }), what: happening }), { maxLength: 8 }),
  last: fc.integer({ min: 1, max: 200 }),
  ended: fc.constantFrom('E4A', 'E8', 'E13'),
})

const life = fc.record({ cares: fc.array(care, { minLength: 1, maxLength: 3 }), goesOn: fc.boolean() })

/** The entries of a life, as the ledger would hold them once every year was told. */
function entriesOf({ cares, goesOn }: { readonly cares: readonly Care[]; readonly goesOn: boolean }): SourceEntry[] {
  const entries: SourceEntry[] = []
  const add = (kind: string, start: PlainDate, end: PlainDate | null, body: Record<string, unknown>): void => {
    entries.push({ key: `${kind}:${start}`, kind, start, end, body })
  }
  let day = plainDate('2018-04-10')
  cares.forEach((each, index) => {
    const open = goesOn && index === cares.length - 1
    const began = addDays(day, each.gap)
    day = began
    let law = { status: each.status, since: began }
    let at: { home: Home; since: PlainDate; sameCarer: boolean } | undefined = {
      home: each.home,
      since: began,
      sameCarer: false,
    }
    const leave = (on: PlainDate | null, why: string | undefined): void => {
      if (at === undefined) return
      add('placement', at.since, on, {
        ...at.home,
        sameCarer: at.sameCarer,
        ...(on === null || why === undefined ? {} : { changeReason: why }),
      })
      at = undefined
    }
    const change = (to: string): void => {
      if (to === law.status) return
      add('legal-status', law.since, day, { status: law.status })
      law = { status: to, since: day }
    }
    for (const { after, what } of each.happenings) {
      day = addDays(day, after)
      if (what.is === 'status') change(what.status)
      else if (what.is === 'away') {
        const back = addDays(day, what.days)
        // Nobody comes back from a stay to a different home that is in every way the same.
        const isSame = at?.home.type === what.home.type && at.home.postcode === what.home.postcode
        const returned = what.back || isSame
        add('temporary-stay', day, back, { type: what.type, returned })
        if (!returned) leave(day, undefined)
        day = back
        if (!returned) at = { home: what.home, since: back, sameCarer: false }
      } else {
        if (what.is === 'both') change(what.status)
        leave(day, what.is === 'move' ? what.why : 'OTHER')
        at = { home: what.home, since: day, sameCarer: what.sameCarer }
      }
    }
    day = addDays(day, each.last)
    const end = open ? null : day
    leave(end, undefined)
    add('legal-status', law.since, end, { status: law.status })
    add('period-of-care', began, end, {
      council: COUNCIL,
      need: 'N1',
      homePostcode: 'XN9 9ZZ',
      startKnown: true,
      ...(end === null ? {} : { ended: each.ended }),
    })
  })
  return entries
}

const OF_CARE = new Set(['period-of-care', 'legal-status', 'placement', 'temporary-stay'])
const inOrder = (entries: readonly SourceEntry[]): readonly SourceEntry[] =>
  entries.filter(each => OF_CARE.has(each.kind)).toSorted((a, b) => (a.key < b.key ? -1 : 1))

/** The last day of a life, or the day it was last changed. */
const lastDay = (entries: readonly SourceEntry[]): string =>
  entries.reduce((last, { start, end }) => [last, String(start), end ?? ''].toSorted().at(-1) ?? last, '')

const about: readonly SourceEntry[] = [
  { key: 'identity', kind: 'identity', start: '2010-06-01', end: null, body: { born: '2010-06-01', sex: 'F' } },
  { key: 'identifier:council', kind: 'identifier', start: null, end: null, body: { scheme: 'council', value: '7' } },
]

describe('a life in care', () => {
  it('made into every year’s rows and read back is the same life', () => {
    fc.assert(
      fc.property(life, each => {
        const entries = entriesOf(each)
        fc.pre(lastDay(entries) <= '2026-03-31')
        const file = fileOf(
          '7',
          [...about, ...entries].map(({ key, ...entry }) => ({ id: key, ...entry })),
        )
        const rows = exported(file, COUNCIL, YEARS)
        expect(inOrder(stood(rows, CONTEXT))).toEqual(inOrder(entries))
      }),
      { numRuns: 400 },
    )
  })

  it('has episodes that meet end to end, each ending X1 but the last of a time in care', () => {
    fc.assert(
      fc.property(life, each => {
        const entries = entriesOf(each)
        const file = fileOf(
          '7',
          [...about, ...entries].map(({ key, ...entry }) => ({ id: key, ...entry })),
        )
        for (const year of YEARS) {
          const rows = exported(file, COUNCIL, [year]).filter(row => row.table === 'Episodes')
          rows.forEach(({ values }, index) => {
            const next = rows[index + 1]?.values
            if (values['REC'] === 'X1') expect(next?.['DECOM']).toBe(values['DEC'])
            else if (values['REC'] === undefined) expect([values['DEC'], next]).toEqual([undefined, undefined])
            else expect(next?.['RNE'] ?? 'S').toBe('S')
          })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('told by one year and then by the next is as if both had come at once', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(2021, 2023, 2025), (each, year) => {
        const entries = entriesOf(each)
        fc.pre(lastDay(entries) <= '2026-03-31')
        const file = fileOf(
          '7',
          [...about, ...entries].map(({ key, ...entry }) => ({ id: key, ...entry })),
        )
        const rows = exported(file, COUNCIL, YEARS)
        const again: readonly SourceRow[] = exported(fileFrom('7', rows, CONTEXT), COUNCIL, [year], 2)
        expect(stood([...rows, ...again], CONTEXT)).toEqual(stood(rows, CONTEXT))
      }),
      { numRuns: 100 },
    )
  })
})
