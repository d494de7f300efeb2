import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { ask, child, entry, faultsOfWords, fileWith, inCare, on, reasonsOf, sides } from '../../cases.ts'
import { words as careWords } from '../../care/words.ts'
import { healthAssessment, healthPassport, healthReferral } from '../kinds.ts'
import { healthPassportGiven, initialAssessmentOnTime, reviewAssessmentOnTime } from '../measures.ts'
import { words } from '../words.ts'

const assessed = (day: string, more: Partial<BodyOf<typeof healthAssessment>> = {}): Entry =>
  entry(healthAssessment, day, null, { type: 'initial', by: 'doctor', ...more })
const reviewed = (day: string, more: Partial<BodyOf<typeof healthAssessment>> = {}): Entry =>
  entry(healthAssessment, day, null, { type: 'review', by: 'nurse', ...more })
const told = entry(healthReferral, '2025-04-03', null, { why: 'into-care', consentGiven: true })

// Came into care on Wednesday 2 April 2025: the 20th working day is Friday 2 May.
const CAME = '2025-04-02'
const END = '2026-03-31'

describe('first health assessments in 20 working days', () => {
  const of = (entries: readonly (Entry | readonly Entry[])[], date = END) =>
    ask(initialAssessmentOnTime, fileWith([child(), ...entries]), date)
  const why = 'health.came-into-care'
  const at = on('2025-05-02')

  test('on the 20th working day counts, the day after does not', () => {
    expect(of([inCare(CAME), assessed('2025-05-02')])).toEqual([
      { side: 'counts', why: [why, 'health.initial-in-time'], at },
    ])
    expect(of([inCare(CAME), assessed('2025-05-03')])).toEqual([
      { side: 'does-not-count', why: [why, 'health.initial-late'], at },
    ])
  })

  test('is asked of the year its 20th working day fell in', () => {
    expect(of([inCare(CAME), told], '2025-05-01')).toEqual([])
    expect(of([inCare(CAME), told], '2025-05-02')).toHaveLength(1)
    expect(of([inCare(CAME), told], '2026-05-01')).toHaveLength(1)
    expect(of([inCare(CAME), told], '2026-05-02')).toEqual([])
  })

  test('a file in which no assessment was ever recorded is not known; one in which health was told is a no', () => {
    expect(of([inCare(CAME)])).toEqual([{ side: 'unknown', why: [why, 'health.assessments-not-recorded'], at }])
    expect(of([inCare(CAME), told])).toEqual([{ side: 'does-not-count', why: [why, 'health.initial-not-held'], at }])
  })

  test('declined, or by a nurse, does not count', () => {
    expect(of([inCare(CAME), assessed('2025-04-20', { declined: true, competent: true })])[0]?.why[1]).toBe(
      'health.assessment-declined',
    )
    expect(of([inCare(CAME), assessed('2025-04-20', { by: 'nurse' })])[0]).toMatchObject({
      side: 'does-not-count',
      why: [why, 'health.initial-not-by-doctor'],
    })
  })

  test('one who left by that day is set aside, and so is one whose start is not known', () => {
    expect(of([inCare(CAME, '2025-05-02'), told])).toEqual([{ side: 'excluded', why: ['health.left-before-day'], at }])
    expect(of([inCare(CAME, null, { startKnown: false })])).toEqual([
      { side: 'excluded', why: ['care.start-not-known'], at: CAME },
    ])
  })
})

describe('reviews of health on time', () => {
  test('each review that fell due is asked about, under 5 twice in a year', () => {
    const file = fileWith([
      child({ born: '2022-01-01' }),
      inCare(CAME),
      assessed('2025-04-20'),
      reviewed('2025-10-20'),
      reviewed('2026-05-01'),
    ])
    expect(ask(reviewAssessmentOnTime, file, '2026-04-30')).toEqual([
      { side: 'counts', why: ['health.review-due', 'health.review-in-time'], at: '2025-10-20' },
      { side: 'does-not-count', why: ['health.review-due', 'health.review-late'], at: '2026-04-20' },
    ])
  })

  test('one that fell due after care ended is not asked about', () => {
    const file = fileWith([child(), inCare(CAME, '2026-04-19'), assessed('2025-04-20')])
    expect(ask(reviewAssessmentOnTime, file, '2026-06-30')).toEqual([])
  })

  test('not held, and declined, do not count', () => {
    const of = (more: readonly Entry[]) =>
      ask(reviewAssessmentOnTime, fileWith([child(), inCare(CAME), assessed('2025-04-20'), more]), '2026-06-30')
    expect(of([])[0]?.why[1]).toBe('health.review-not-held')
    expect(of([reviewed('2026-04-01', { declined: true, competent: true })])[0]).toMatchObject({
      side: 'does-not-count',
      why: ['health.review-due', 'health.assessment-declined'],
    })
  })

  test('a child in care all year with no assessment on file is not known', () => {
    expect(sides(reviewAssessmentOnTime, fileWith([child(), inCare('2020-01-10')]), END)).toEqual(['unknown'])
    expect(sides(reviewAssessmentOnTime, fileWith([child(), inCare('2025-06-10')]), END)).toEqual([])
  })
})

describe('health passports', () => {
  const left = (more: readonly Entry[], end = '2025-12-01') =>
    ask(healthPassportGiven, fileWith([child({ born: '2009-05-01' }), inCare(CAME, end), more]), END)

  test('given counts; declined, and not given where health is recorded, do not', () => {
    expect(left([entry(healthPassport, '2025-11-30', null, {})])[0]).toMatchObject({ side: 'counts' })
    expect(left([entry(healthPassport, '2025-11-30', null, { declined: true })])[0]).toMatchObject({
      side: 'does-not-count',
      why: ['care.left-care', 'health.passport-declined'],
    })
    expect(left([told])[0]).toMatchObject({ why: ['care.left-care', 'health.passport-not-given'] })
  })

  test('where nothing of health was recorded as it happened it is not known', () => {
    expect(left([])[0]).toMatchObject({ side: 'unknown', why: ['care.left-care', 'health.passport-not-recorded'] })
  })

  test('a child who left the day before their 16th birthday is not asked about', () => {
    expect(left([], '2025-04-30')).toEqual([])
    expect(left([], '2025-05-01')).toHaveLength(1)
  })
})

test('every reason has words', () => {
  const file = fileWith([child({ born: '2008-05-01' }), inCare(CAME, '2025-12-01'), told, assessed('2025-05-04')])
  const reasons = [initialAssessmentOnTime, reviewAssessmentOnTime, healthPassportGiven].flatMap(measure => [
    ...reasonsOf(measure, file, END),
    ...reasonsOf(measure, fileWith([child(), inCare('2020-01-01'), assessed('2025-01-10')]), END),
    ...reasonsOf(measure, fileWith([child(), inCare(CAME)]), '2026-04-30'),
  ])
  expect(faultsOfWords({ ...careWords, ...words }, reasons)).toEqual([])
})
