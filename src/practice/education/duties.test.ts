import { describe, expect, test } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import { child, dues, entry, faultsOfWords, fileWith, inCare, on } from '../cases.ts'
import { words as careWords } from '../care/words.ts'
import { meeting, outOfSchool, place, planReviewed, schoolDay, suspended } from './cases.ts'
import {
  attendanceOversight,
  educationDuties,
  ehcAnnualReview,
  exclusionResponse,
  pepFirst,
  pepInitiate,
  pepTermly,
  reducedTimetableReview,
  schoolPlaceDuty,
  virtualSchoolConsult,
} from './duties.ts'
import { ehcPlan, reducedTimetable, schoolMoveConsulted } from './kinds.ts'
import { words } from './words.ts'

// Came into care on Wednesday 2 April 2025, over Easter: day 10 is Wednesday 16 April, day 20 Friday 2 May.
const CAME = '2025-04-02'
const of = (duty: Parameters<typeof dues>[0], entries: readonly (Entry | readonly Entry[])[], date: string) =>
  dues(duty, fileWith([child(), ...entries]), date)

describe('the first education plan', () => {
  test('started within ten working days, complete within twenty', () => {
    const plan = meeting('2025-04-30', { startedOn: on('2025-04-16'), signedOff: on('2025-05-06') })
    expect(of(pepInitiate, [inCare(CAME), plan], '2025-06-01')).toEqual([
      { is: 'met', by: '2025-04-16', why: 'education.came-into-care' },
    ])
    expect(of(pepFirst, [inCare(CAME), plan], '2025-06-01')).toEqual([
      { is: 'met-late', by: '2025-05-02', why: 'education.came-into-care' },
    ])
  })

  test('a meeting not signed off does not complete it, though it shows that it was started', () => {
    const held = [inCare(CAME), meeting('2025-04-17', { signedOff: undefined })]
    expect(of(pepInitiate, held, '2025-06-01')[0]?.is).toBe('met-late')
    expect(of(pepFirst, held, '2025-06-01')[0]?.is).toBe('overdue')
  })

  test('is asked of a child in an early years place and of one of 17, not of a baby at home', () => {
    const born = (day: string, more: readonly Entry[] = []) =>
      dues(pepFirst, fileWith([child({ born: day }), inCare(CAME), more]), '2025-04-10')
    expect(born('2023-02-01')).toEqual([])
    expect(born('2022-02-01', [place('2025-01-06', null, { type: 'nursery' })])).toHaveLength(1)
    expect(born('2007-06-01')).toHaveLength(1)
  })

  test('the plan is not asked for again once care has ended', () => {
    expect(of(pepFirst, [inCare(CAME, '2025-05-02')], '2025-06-01')).toEqual([])
    expect(of(pepFirst, [inCare(CAME, '2025-05-03')], '2025-06-01')).toEqual([
      { is: 'overdue', by: '2025-05-02', why: 'education.came-into-care', missed: true },
    ])
  })
})

describe('the education plan each term', () => {
  test('one a term from the term after coming into care, whatever the holidays', () => {
    const file = [
      inCare(CAME),
      meeting('2025-06-10'), // summer term 22 April to 22 July
      meeting('2025-12-20'), // the day after the autumn term ended on 19 December
    ]
    expect(of(pepTermly, file, '2026-01-04')).toEqual([
      { is: 'met', by: '2025-07-22', why: 'education.term' },
      { is: 'met-late', by: '2025-12-19', why: 'education.term' },
    ])
  })

  test('the term in which a child came in is the first plan’s', () => {
    expect(of(pepTermly, [inCare('2025-04-22')], '2025-07-22')).toEqual([])
    expect(of(pepTermly, [inCare('2025-04-21')], '2025-07-22')).toHaveLength(1)
  })

  test('a term left without one is missed once the next begins', () => {
    expect(of(pepTermly, [inCare(CAME)], '2025-08-31').map(({ is, missed }) => [is, missed])).toEqual([
      ['overdue', undefined],
    ])
    expect(of(pepTermly, [inCare(CAME)], '2025-09-01').map(({ is, missed }) => [is, missed])).toEqual([
      ['overdue', true],
      ['due', undefined],
    ])
  })

  test('goes on to 18 and no further', () => {
    const file = fileWith([child({ born: '2008-02-01' }), inCare(CAME)])
    expect(dues(pepTermly, file, '2026-06-01').map(({ by }) => by)).toEqual(['2025-07-22', '2025-12-19'])
    const older = fileWith([child({ born: '2008-04-01' }), inCare(CAME)])
    expect(dues(pepTermly, older, '2026-06-01').map(({ by }) => by)).toEqual(['2025-07-22', '2025-12-19', '2026-03-27'])
  })

  test('leaving care before the last day of term ends it', () => {
    expect(of(pepTermly, [inCare(CAME, '2025-07-22')], '2025-08-31')).toEqual([])
  })

  test('a child who becomes of school age is asked about from that term on', () => {
    const file = fileWith([child({ born: '2020-09-20' }), inCare(CAME)])
    // Five on 20 September 2025, so of school age from 31 December.
    expect(dues(pepTermly, file, '2026-03-27').map(({ by }) => by)).toEqual(['2026-03-27'])
  })
})

describe('a school place', () => {
  test('20 school days from leaving the last, met by a full-time place', () => {
    const file = [
      inCare(CAME),
      place('2024-09-03', '2025-06-06'),
      place('2025-06-20', '2025-07-04', { school: 'Hilltop', fullTime: false }),
      place('2025-07-07', null, { school: 'Hilltop' }),
    ]
    // 20 school days from Friday 6 June: Friday 4 July.
    expect(of(schoolPlaceDuty, file, '2025-09-30')).toEqual([
      { is: 'met-late', by: '2025-07-04', why: 'education.gap-place-ended' },
    ])
  })

  test('the summer between two schools is no gap, and a week of term is one', () => {
    const moved = (start: string) => [
      inCare(CAME),
      place('2024-09-03', '2025-07-22'),
      place(start, null, { school: 'Hilltop' }),
    ]
    expect(of(schoolPlaceDuty, moved('2025-09-03'), '2025-09-30')).toEqual([])
    expect(of(schoolPlaceDuty, moved('2025-09-10'), '2025-09-30')).toEqual([
      { is: 'met', by: '2025-09-30', why: 'education.gap-place-ended' },
    ])
  })

  test('a time out of school is one though the place is kept, until it ends', () => {
    const file = [inCare(CAME), place('2024-09-03'), outOfSchool('2025-06-02', '2025-07-09', { why: 'refuses' })]
    expect(of(schoolPlaceDuty, file, '2025-07-09')).toEqual([
      { is: 'met-late', by: '2025-06-30', why: 'education.gap-out-of-school' },
    ])
  })

  test('a place that ended and a record of being out of school are one gap, from the first', () => {
    const file = [inCare(CAME), place('2024-09-03', '2025-06-06'), outOfSchool('2025-06-09')]
    expect(of(schoolPlaceDuty, file, '2025-07-07')).toEqual([
      { is: 'overdue', by: '2025-07-04', why: 'education.gap-place-ended' },
    ])
  })

  test('a child who came into care without one is counted from then', () => {
    expect(of(schoolPlaceDuty, [inCare(CAME), place('2024-09-03', '2025-01-31')], '2025-04-30')).toEqual([
      { is: 'due', by: '2025-05-19', why: 'education.gap-place-ended' },
    ])
  })

  test('is not asked of a child below or past school age, nor of one whose schooling is not recorded', () => {
    expect(of(schoolPlaceDuty, [inCare(CAME)], '2025-09-30')).toEqual([])
    const grown = fileWith([child({ born: '2008-10-01' }), inCare(CAME), outOfSchool('2025-09-10')])
    expect(dues(schoolPlaceDuty, grown, '2025-12-01')).toEqual([])
  })
})

describe('a change of school', () => {
  const asked = (day: string) => entry(schoolMoveConsulted, day, null, {})
  const moving = [inCare(CAME), place('2024-09-03', '2025-07-22'), place('2025-09-03', null, { school: 'Hilltop' })]

  test('the virtual school is asked before, and the day itself is late', () => {
    expect(of(virtualSchoolConsult, [...moving, asked('2025-06-01')], '2025-09-30')).toEqual([
      { is: 'met', by: '2025-09-02', why: 'education.school-changes' },
    ])
    expect(of(virtualSchoolConsult, [...moving, asked('2025-09-03')], '2025-09-30')[0]?.is).toBe('met-late')
    expect(of(virtualSchoolConsult, moving, '2025-09-30')[0]?.is).toBe('overdue')
  })

  test('a new year at the same school is no change, and nor is going from nursery to school', () => {
    expect(
      of(virtualSchoolConsult, [inCare(CAME), place('2024-09-03', '2025-07-22'), place('2025-09-03')], '2025-09-30'),
    ).toEqual([])
    expect(
      of(
        virtualSchoolConsult,
        [inCare(CAME), place('2024-09-03', '2025-07-22', { type: 'nursery', school: 'Acorns' }), place('2025-09-03')],
        '2025-09-30',
      ),
    ).toEqual([])
  })
})

describe('suspension, absence and part-time timetables', () => {
  test('the virtual school is told the same day, and the plan changed in ten working days', () => {
    const file = [inCare(CAME), suspended('2025-06-02', '2025-06-04', { vshTold: on('2025-06-03') })]
    expect(of(exclusionResponse, file, '2025-06-10')).toEqual([
      { is: 'met-late', by: '2025-06-02', why: 'education.excluded-told' },
      { is: 'due', by: '2025-06-16', why: 'education.excluded-plan' },
    ])
  })

  test('an absence is asked about that day; leave agreed beforehand is not asked about', () => {
    const file = [
      inCare(CAME),
      schoolDay('2025-06-02', 'N'),
      schoolDay('2025-06-03', 'I', 'I', { followedUp: on('2025-06-03') }),
      schoolDay('2025-06-04', 'M'),
      schoolDay('2025-06-05', '/'),
    ]
    expect(of(attendanceOversight, file, '2025-06-05').map(({ is, by }) => [is, by])).toEqual([
      ['overdue', '2025-06-02'],
      ['met', '2025-06-03'],
    ])
    expect(of(attendanceOversight, file, '2025-07-23')[0]?.missed).toBe(true)
  })

  test('a part-time timetable is looked at by the day agreed, else in six weeks; full time again meets it', () => {
    const timetable = (more: object, end: string | null = null) =>
      of(
        reducedTimetableReview,
        [inCare(CAME), entry(reducedTimetable, '2025-05-06', end, { hours: 10, agreed: true, ...more })],
        '2025-06-20',
      )[0]
    expect(timetable({})).toMatchObject({ is: 'overdue', by: '2025-06-17' })
    expect(timetable({ reviewBy: on('2025-06-06'), reviewed: on('2025-06-06') })).toMatchObject({
      is: 'met',
      by: '2025-06-06',
    })
    expect(timetable({}, '2025-06-17')).toMatchObject({ is: 'met' })
  })
})

describe('the review of an education, health and care plan', () => {
  const plan = (more: object = {}, end: string | null = null) =>
    entry(ehcPlan, '2023-05-10', end, { level: 'plan', ...more })

  test('within 12 months of being made and of each review, those before care passed over', () => {
    const file = [inCare(CAME), plan(), planReviewed('2024-05-01'), planReviewed('2025-06-01')]
    expect(of(ehcAnnualReview, file, '2025-07-01')).toEqual([
      { is: 'met-late', by: '2025-05-01', why: 'education.plan-reviewed' },
      { is: 'due', by: '2026-06-01', why: 'education.plan-reviewed' },
    ])
  })

  test('a review before our record counts, and support at school without a plan has none', () => {
    expect(of(ehcAnnualReview, [inCare(CAME), plan({ reviewed: on('2025-01-10') })], '2025-07-01')).toEqual([
      { is: 'due', by: '2026-01-10', why: 'education.plan-reviewed' },
    ])
    expect(of(ehcAnnualReview, [inCare(CAME), plan({ level: 'support' })], '2025-07-01')).toEqual([])
  })

  test('stops when the plan ends', () => {
    expect(
      of(ehcAnnualReview, [inCare(CAME), plan({ reviewed: on('2025-01-10') }, '2025-09-01')], '2026-03-01'),
    ).toEqual([])
  })
})

test('every reason the education duties give has words', () => {
  const file = fileWith([
    child(),
    inCare(CAME),
    place('2024-09-03', '2025-06-06'),
    place('2025-07-07', '2025-09-30', { school: 'Hilltop' }),
    outOfSchool('2025-05-06', '2025-05-20'),
    place('2025-11-03', null, { type: 'none' }),
    suspended('2025-05-06'),
    schoolDay('2025-06-02', 'N'),
    entry(reducedTimetable, '2025-05-06', null, { hours: 10, agreed: true }),
    entry(ehcPlan, '2023-05-10', '2026-01-01', { level: 'plan' }),
    planReviewed('2025-06-01'),
  ])
  const reasons = educationDuties.flatMap(duty =>
    duty
      .occasions(file, {
        until: on('2030-08-31'),
        due: () => ({ by: on('2025-05-02') }),
        dueAt: () => ({ by: '2025-05-02T10:00:00Z' }),
      })
      .flatMap(each => [each.because, ...(each.ended ? [each.ended.because] : [])]),
  )
  expect(faultsOfWords({ ...careWords, ...words }, reasons)).toEqual([])
})
