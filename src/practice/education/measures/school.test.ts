import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { ask, child, entry, fileWith, inCare, sides } from '../../cases.ts'
import { meeting, outOfSchool, place, schoolDay, sessions, suspended } from '../cases.ts'
import { ehcPlan, homeEducation, post16, reducedTimetable } from '../kinds.ts'
import {
  absenceOverall,
  absencePersistent,
  childrenMissingEducation,
  eet1617,
  permanentExclusion,
  schoolPlaceIn20,
  sen,
  suspension,
} from '../measures.ts'

const END = '2026-03-31'
const SETTLED = inCare('2020-01-10')
const of = (measure: Parameters<typeof ask>[0], entries: readonly (Entry | readonly Entry[])[], date = END) =>
  ask(measure, fileWith([child(), ...entries]), date)

describe('absence', () => {
  test('is of the school year that 31 March is in', () => {
    const file = [
      SETTLED,
      sessions('2025-09-01', '2026-07-20', 300, 20, 10),
      sessions('2024-09-01', '2025-07-20', 300, 0, 0),
    ]
    expect(of(absenceOverall, file)).toEqual([
      { side: 'counts', why: ['education.in-care-all-year', 'education.sessions-missed'], value: 10 },
    ])
  })

  test('persistent at a tenth exactly, and at 15% before September 2015', () => {
    const missing = (missed: number) =>
      sides(absencePersistent, fileWith([child(), SETTLED, sessions('2025-09-01', '2026-03-27', 250, missed, 0)]), END)
    expect(missing(25)).toEqual(['counts'])
    expect(missing(24)).toEqual(['does-not-count'])
    const then = fileWith([
      child({ born: '2003-06-01' }),
      inCare('2012-01-10'),
      sessions('2014-09-01', '2015-03-27', 200, 25, 0),
    ])
    expect(sides(absencePersistent, then, '2015-03-31')).toEqual(['does-not-count'])
  })

  test('of totals that overlap the longest is taken, and single days fill what no total covers', () => {
    const file = [
      SETTLED,
      sessions('2025-09-01', '2025-12-19', 140, 7, 0),
      sessions('2025-09-01', '2026-02-13', 200, 10, 0),
      schoolDay('2025-11-03', 'O', 'O'),
      schoolDay('2026-03-02', 'I', 'I'),
      schoolDay('2026-03-03', '/'),
      schoolDay('2026-03-04', '#', '#'),
    ]
    expect(of(absenceOverall, file)[0]?.value).toBeCloseTo((100 * 12) / 204)
  })

  test('where none is recorded it is not known, and a child in care part of the year is not asked about', () => {
    expect(of(absenceOverall, [SETTLED, place('2025-09-03')])[0]?.side).toBe('unknown')
    expect(of(absenceOverall, [inCare('2025-06-10'), sessions('2025-09-01', '2026-03-27', 250, 5, 0)])).toEqual([])
  })
})

describe('suspension and exclusion', () => {
  test('one in the school year counts; none, where schooling is recorded, is a no; silence is not known', () => {
    expect(of(suspension, [SETTLED, suspended('2025-09-15', '2025-09-17')])[0]?.side).toBe('counts')
    expect(of(suspension, [SETTLED, suspended('2025-07-15', '2025-07-17'), place('2024-09-03')])[0]?.side).toBe(
      'does-not-count',
    )
    expect(of(suspension, [SETTLED, meeting('2026-02-10')])[0]?.side).toBe('does-not-count')
    expect(of(suspension, [SETTLED])).toEqual([
      { side: 'unknown', why: ['education.in-care-all-year', 'education.school-not-recorded'] },
    ])
  })

  test('a suspension is not a permanent exclusion', () => {
    const file = [SETTLED, suspended('2025-09-15', '2025-09-17')]
    expect(of(permanentExclusion, [...file, place('2025-09-03')])[0]?.side).toBe('does-not-count')
    expect(of(permanentExclusion, [SETTLED, suspended('2025-09-15', null, { type: 'permanent' })])[0]?.side).toBe(
      'counts',
    )
  })

  test('a child lost to the return is set aside', () => {
    const lost = inCare('2020-01-10', null, { lostAfter: '2025-03-31' as never })
    expect(of(suspension, [lost])).toEqual([{ side: 'excluded', why: ['care.lost-to-return'] }])
  })
})

describe('without a school place', () => {
  const why = (entries: readonly (Entry | readonly Entry[])[], date = END) =>
    of(childrenMissingEducation, [SETTLED, ...entries], date).map(({ side, why: reasons }) => [side, reasons[1]])[0]

  test('full time on a roll is not counted; out of school, part time and no place are', () => {
    expect(why([place('2025-09-03')])).toEqual(['does-not-count', 'education.on-roll'])
    expect(why([place('2025-09-03'), outOfSchool('2026-03-01')])).toEqual(['counts', 'education.gap-out-of-school'])
    expect(why([place('2025-09-03', null, { fullTime: false })])).toEqual(['counts', 'education.on-roll-part'])
    expect(
      why([place('2025-09-03'), entry(reducedTimetable, '2026-03-01', null, { hours: 10, agreed: true })]),
    ).toEqual(['counts', 'education.part-timetable'])
    expect(why([place('2025-09-03', '2026-03-20')])).toEqual(['counts', 'education.gap-place-ended'])
    expect(why([place('2026-03-01', null, { type: 'none' })])).toEqual(['counts', 'education.gap-no-place'])
  })

  test('tuition while waiting for a place is not a place', () => {
    expect(why([outOfSchool('2026-03-01', null, { tuition: 20 })])?.[0]).toBe('counts')
  })

  test('the summer between two schools is not counted, and nothing recorded is not known', () => {
    const between = [place('2024-09-03', '2025-07-22'), place('2025-09-03', null, { school: 'Hilltop' })]
    expect(why(between, '2025-08-15')).toEqual(['does-not-count', 'education.between-schools'])
    expect(why([])).toEqual(['unknown', 'education.school-not-recorded'])
  })

  test('education at home is judged by whether it was found suitable', () => {
    const atHome = (suitable?: boolean) =>
      why([entry(homeEducation, '2025-09-01', null, suitable === undefined ? {} : { suitable })])?.[0]
    expect([atHome(true), atHome(false), atHome()]).toEqual(['does-not-count', 'counts', 'unknown'])
  })

  test('a child below or past school age is not asked about', () => {
    const born = (day: string) => ask(childrenMissingEducation, fileWith([child({ born: day }), SETTLED]), END)
    expect(born('2021-04-01')).toEqual([])
    expect(born('2009-08-31')).toEqual([])
    expect(born('2021-03-31')).toHaveLength(1)
  })
})

describe('a school place in 20 school days', () => {
  test('is asked of the year its 20th school day fell in', () => {
    const file = [SETTLED, place('2024-09-03', '2025-06-06'), place('2025-07-05', null, { school: 'Hilltop' })]
    expect(of(schoolPlaceIn20, file)).toEqual([
      { side: 'does-not-count', why: ['education.gap-place-ended', 'education.place-found'], at: '2025-07-04' },
    ])
    expect(of(schoolPlaceIn20, file, '2025-07-03')).toEqual([])
    expect(of(schoolPlaceIn20, [SETTLED, place('2024-09-03', '2025-06-06')])[0]?.why[1]).toBe(
      'education.place-not-found',
    )
  })

  test('one who left care before the day is not asked about', () => {
    expect(of(schoolPlaceIn20, [inCare('2020-01-10', '2025-07-04'), place('2024-09-03', '2025-06-06')])).toEqual([])
  })
})

describe('special educational needs, and 16 and 17', () => {
  test('a plan outranks support, and neither is known only where schooling is recorded', () => {
    const held = (level: 'plan' | 'support' | 'assessment') => entry(ehcPlan, '2024-01-10', null, { level })
    expect(of(sen, [SETTLED, held('support'), held('plan')])[0]?.part).toBe('plan')
    expect(of(sen, [SETTLED, held('support')])[0]?.part).toBe('support')
    expect(of(sen, [SETTLED, held('assessment')])[0]?.part).toBe('none')
    expect(of(sen, [SETTLED, place('2024-09-03')])[0]?.part).toBe('none')
    expect(of(sen, [SETTLED])[0]).toMatchObject({ side: 'unknown' })
  })

  test('in school, in work or neither, and not known', () => {
    const teen = (more: readonly Entry[], end: string | null = null) =>
      ask(eet1617, fileWith([child({ born: '2009-02-01' }), inCare('2020-01-10', end), more]), END).map(
        ({ side }) => side,
      )
    const doing = (activity: 'F4' | 'G5' | '0') => [entry(post16, '2025-09-01', null, { activity })]
    expect(teen(doing('F4'))).toEqual(['counts'])
    expect(teen(doing('G5'))).toEqual(['does-not-count'])
    expect(teen(doing('0'))).toEqual(['unknown'])
    expect(teen([place('2024-09-03', null, { type: 'college' })])).toEqual(['counts'])
    expect(teen([])).toEqual(['unknown'])
    // Left care at 16, and at 15.
    expect(teen(doing('F4'), '2025-02-01')).toEqual(['counts'])
    expect(teen(doing('F4'), '2025-01-31')).toEqual([])
  })
})
