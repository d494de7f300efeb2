import { describe, expect, test } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import { latestTerm } from '../../spine/time/school-terms.ts'
import { child, entry, fileWith, inCare, on } from '../cases.ts'
import { meeting, outOfSchool, place, schoolDay, sessions } from './cases.ts'
import { homeEducation } from './kinds.ts'
import {
  absentDays,
  attendanceIn,
  educationStage,
  pepFor,
  pepsOf,
  schoolGapOn,
  schoolGaps,
  schoolIsRecorded,
  schoolMoves,
  schoolOn,
} from './notions.ts'

const SETTLED = inCare('2020-01-10')
const fileOf = (...entries: (Entry | readonly Entry[])[]) => fileWith([child(), SETTLED, ...entries])
const SCHOOL_YEAR = { start: on('2025-09-01'), end: on('2026-08-31') }

describe('the school a child has', () => {
  const file = fileOf(place('2024-09-03', '2025-07-22'), place('2025-09-03', null, { school: 'Hilltop' }))

  test('on a day, none in the holiday between two, nor on the day one ended', () => {
    expect(schoolOn(file, on('2025-07-21'))?.body.school).toBe('Greenfields')
    expect(schoolOn(file, on('2025-07-22'))).toBeUndefined()
    expect(schoolOn(file, on('2025-09-03'))?.body.school).toBe('Hilltop')
  })

  test('a record that there is none is no school', () => {
    expect(schoolOn(fileOf(place('2025-09-03', null, { type: 'none' })), on('2025-10-01'))).toBeUndefined()
  })

  test('a move is to another school, told by its number where both have one', () => {
    expect(schoolMoves(file).map(({ on: day, from, to }) => [day, from.body.school, to.body.school])).toEqual([
      ['2025-09-03', 'Greenfields', 'Hilltop'],
    ])
    const renamed = fileOf(
      place('2024-09-03', '2025-07-22', { urn: '123456' }),
      place('2025-09-03', null, { urn: '123456', school: 'Greenfields Academy' }),
    )
    expect(schoolMoves(renamed)).toEqual([])
  })
})

test('going up to secondary school with everyone else is no move, and changing there in January is', () => {
  const moved = (start: string) =>
    schoolMoves(
      fileWith([
        child({ born: '2014-03-10' }),
        SETTLED,
        place('2018-09-04', '2025-07-22'),
        place(start, null, { school: 'Hilltop' }),
      ]),
    ).length
  expect([moved('2025-09-03'), moved('2026-01-06')]).toEqual([0, 1])
})

describe('stages of education', () => {
  const stage = (born: string, day: string, ...entries: Entry[]) =>
    educationStage(fileWith([child({ born }), ...entries]), on(day))

  test('below school age only with an early years place', () => {
    expect(stage('2022-05-01', '2026-01-10')).toBeUndefined()
    expect(stage('2022-05-01', '2026-01-10', place('2025-09-03', null, { type: 'nursery' }))).toBe('early-years')
  })

  test('school age, then to 18', () => {
    expect(stage('2010-05-01', '2026-06-26')).toBe('school-age')
    expect(stage('2010-05-01', '2026-06-27')).toBe('post-16')
    expect(stage('2010-05-01', '2028-04-30')).toBe('post-16')
    expect(stage('2010-05-01', '2028-05-01')).toBeUndefined()
  })

  test('without a date of birth it cannot be told', () => {
    expect(educationStage(fileWith([SETTLED]), on('2026-01-10'))).toBeUndefined()
  })
})

describe('gaps in school', () => {
  test('two times out of school, told apart; a day in one, and the day it ended', () => {
    const file = fileOf(
      place('2024-09-03'),
      outOfSchool('2025-09-15', '2025-10-06'),
      outOfSchool('2026-01-12', null, { why: 'refuses' }),
    )
    expect(schoolGaps(file).map(({ from, why, met }) => [from, why, met?.on])).toEqual([
      ['2025-09-15', 'out-of-school', '2025-10-06'],
      ['2026-01-12', 'out-of-school', undefined],
    ])
    expect(schoolGapOn(file, on('2025-10-05'))?.from).toBe('2025-09-15')
    expect(schoolGapOn(file, on('2025-10-06'))).toBeUndefined()
    expect(schoolGapOn(file, on('2026-03-01'))?.from).toBe('2026-01-12')
  })

  test('a part-time place does not end one, and education at home by choice is none', () => {
    const part = fileOf(
      place('2024-09-03', '2025-10-10'),
      place('2025-11-03', null, { school: 'Hilltop', fullTime: false }),
    )
    expect(schoolGaps(part)).toEqual([{ from: '2025-10-10', why: 'place-ended', met: undefined }])
    const atHome = fileOf(place('2024-09-03', '2025-10-10'), entry(homeEducation, '2025-10-10', null, {}))
    expect(schoolGaps(atHome)).toEqual([])
  })

  test('two places held together leave none when one ends', () => {
    expect(schoolGaps(fileOf(place('2024-09-03', '2025-10-10'), place('2025-09-29', null, { type: 'ap' })))).toEqual([])
  })

  test('before care and after it there are none', () => {
    const file = fileWith([
      child(),
      inCare('2025-09-01', '2025-12-01'),
      outOfSchool('2025-03-01', '2025-05-01'),
      outOfSchool('2026-01-12'),
    ])
    expect(schoolGaps(file)).toEqual([])
  })
})

describe('attendance over a time', () => {
  test('totals and single days together, with how far they reach', () => {
    const file = fileOf(
      sessions('2025-09-01', '2025-12-19', 140, 6, 2),
      schoolDay('2026-01-07', '/', 'U'),
      schoolDay('2026-01-08', '#', '#'),
    )
    expect(attendanceIn(file, SCHOOL_YEAR)).toEqual({
      possible: 142,
      authorised: 6,
      unauthorised: 3,
      missed: 9 / 142,
      from: '2025-09-01',
      to: '2026-01-08',
    })
  })

  test('a total that only partly lies in the time is left out, and nothing possible is nothing known', () => {
    expect(attendanceIn(fileOf(sessions('2025-07-01', '2025-12-19', 140, 6, 2)), SCHOOL_YEAR)).toBeUndefined()
    expect(attendanceIn(fileOf(schoolDay('2026-01-08', '#', '#')), SCHOOL_YEAR)).toBeUndefined()
    expect(attendanceIn(fileOf(), SCHOOL_YEAR)).toBeUndefined()
  })

  test('the days to ask about are those missed without leave agreed beforehand', () => {
    const file = fileOf(
      schoolDay('2026-01-07', '/', 'U'),
      schoolDay('2026-01-08', 'M', 'M'),
      schoolDay('2026-01-09', 'N', '\\', { followedUp: on('2026-01-09') }),
    )
    expect(absentDays(file).map(({ on: day, followedUp }) => [day, followedUp])).toEqual([
      ['2026-01-07', undefined],
      ['2026-01-09', '2026-01-09'],
    ])
  })

  test('whether schooling is recorded for a time', () => {
    expect(schoolIsRecorded(fileOf(), SCHOOL_YEAR)).toBe(false)
    expect(schoolIsRecorded(fileOf(place('2024-09-03', '2025-07-22')), SCHOOL_YEAR)).toBe(false)
    expect(schoolIsRecorded(fileOf(place('2024-09-03')), SCHOOL_YEAR)).toBe(true)
    expect(schoolIsRecorded(fileOf(meeting('2026-02-10')), SCHOOL_YEAR)).toBe(true)
  })
})

describe('the plan of a term', () => {
  // The spring term 2026 ran from 5 January to 27 March, and the summer term began on 13 April.
  const spring = latestTerm(on('2026-02-10'))
  const of = (...entries: Entry[]) => spring && pepFor(fileOf(...entries), spring)

  test('the first completed of those whose meeting falls in it, the holiday after it included', () => {
    expect(of(meeting('2026-02-10', { signedOff: undefined }), meeting('2026-03-10'))).toMatchObject({
      pep: { on: '2026-03-10', completedOn: '2026-03-10' },
      inTime: true,
    })
    expect(of(meeting('2026-04-10'))).toMatchObject({ pep: { on: '2026-04-10' }, inTime: false })
    expect(of(meeting('2026-04-13'))).toBeUndefined()
  })

  test('a plan signed off before its meeting is complete on the day of the meeting', () => {
    expect(of(meeting('2026-03-10', { signedOff: on('2026-03-01') }))?.pep.completedOn).toBe('2026-03-10')
  })

  test('one not signed off is its plan still, and not in time', () => {
    expect(of(meeting('2026-02-10', { signedOff: undefined }))).toMatchObject({
      pep: { on: '2026-02-10', completedOn: undefined, startedOn: '2026-02-10' },
      inTime: false,
    })
  })

  test('a meeting before the years known is of no term', () => {
    expect(pepsOf(fileOf(meeting('2004-02-10')))[0]?.term).toBeUndefined()
  })
})
