import { expect, test } from 'vitest'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { councilTerms } from '../../spine/time/council-terms.ts'
import { child, dues, entry, fileWith, inCare, on, sides } from '../cases.ts'
import { educationDuties } from './duties.ts'
import { pep, schoolPlace } from './kinds.ts'
import { pepCurrent } from './measures/peps.ts'
import { hasOwnTerms } from './notions.ts'

const day = on
// A made-up council whose spring term runs a week after the usual one, and whose autumn half-term is a fortnight.
const terms = councilTerms([
  {
    council: 'north',
    year: 2025,
    terms: [
      {
        name: 'autumn',
        year: 2025,
        start: day('2025-09-01'),
        end: day('2025-12-19'),
        halfTerm: { start: day('2025-10-20'), end: day('2025-10-31') },
      },
      {
        name: 'spring',
        year: 2025,
        start: day('2026-01-05'),
        end: day('2026-04-10'),
        halfTerm: { start: day('2026-02-16'), end: day('2026-02-20') },
      },
      {
        name: 'summer',
        year: 2025,
        start: day('2026-04-27'),
        end: day('2026-07-23'),
        halfTerm: { start: day('2026-05-25'), end: day('2026-05-29') },
      },
    ],
    closed: [],
  },
])
const dutyOf = (id: string) => {
  const found = educationDuties.find(duty => duty.id === id)
  if (!found) throw new Error(`no duty ${id}`)
  return found
}
const withTerms = (file: SubjectFile): SubjectFile => ({ ...file, terms })
const school = (start: string, end: string | null) =>
  entry(schoolPlace, start, end, { type: 'secondary', fullTime: true } as never)
const life = (...more: Parameters<typeof fileWith>[0]) =>
  fileWith([child({ born: '2012-03-03' }), inCare('2023-01-09'), ...more])

test('the plan of a term is due by the last day of the council’s own term', () => {
  const held = entry(pep, '2026-04-08', null, { signedOff: day('2026-04-09') } as never)
  const spring = (file: SubjectFile) =>
    dues(dutyOf('pep-termly'), file, '2026-04-15').find(
      ({ by }) => by !== null && by > '2026-03-01' && by < '2026-05-01',
    )
  expect(spring(withTerms(life(school('2023-09-05', null), held)))).toMatchObject({ is: 'met', by: '2026-04-10' })
  expect(spring(life(school('2023-09-05', null), held))).toMatchObject({ is: 'met-late' })
})

test('school days without a place are those of the council’s own schools', () => {
  const gap = life(school('2023-09-05', '2025-10-06'))
  expect(dues(dutyOf('school-place'), withTerms(gap), '2025-11-01')).toMatchObject([{ is: 'due', by: '2025-11-17' }])
  expect(dues(dutyOf('school-place'), gap, '2025-11-01')[0]?.by).not.toBe('2025-11-17')
})

test('the figure counts by them too', () => {
  const held = entry(pep, '2026-04-08', null, { signedOff: day('2026-04-09') } as never)
  const file = life(school('2023-09-05', null), held)
  expect(sides(pepCurrent, withTerms(file), '2026-04-15')).toEqual(['counts'])
  expect(sides(pepCurrent, file, '2026-04-15')).toEqual(['does-not-count'])
})

test('a child of another council, and another year, keep the usual terms', () => {
  const other = withTerms(fileWith([child({ born: '2012-03-03', council: 'west' }), inCare('2023-01-09')]))
  expect([
    hasOwnTerms(other, day('2026-03-01')),
    hasOwnTerms(withTerms(life()), day('2026-03-01')),
    hasOwnTerms(withTerms(life()), day('2024-03-01')),
  ]).toEqual([false, true, false])
})
