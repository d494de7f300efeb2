import { describe, expect, test } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { child, dues, entry, faultsOfWords, fileWith, home, inCare, on } from '../cases.ts'
import {
  dentalCheckDuty,
  developmentCheckDuty,
  healthDuties,
  healthNotify,
  healthPassportDuty,
  immunisationsDuty,
  initialHealthAssessment,
  reviewHealthAssessment5Plus,
  reviewHealthAssessmentUnder5,
  sdqDuty,
  substanceMisuseDuty,
} from './duties.ts'
import {
  annualHealthOutcome,
  dentalCheck,
  developmentCheck,
  healthAssessment,
  healthPassport,
  healthReferral,
  immunisationCheck,
  sdq,
  sdqOutcome,
  substanceMisuse,
} from './kinds.ts'
import { words } from './words.ts'
import { words as careWords } from '../care/words.ts'

const assessed = (day: string, more: Partial<BodyOf<typeof healthAssessment>> = {}): Entry =>
  entry(healthAssessment, day, null, { type: 'initial', by: 'doctor', ...more })
const reviewed = (day: string, more: Partial<BodyOf<typeof healthAssessment>> = {}): Entry =>
  entry(healthAssessment, day, null, { type: 'review', by: 'nurse', ...more })
const told = (day: string, more: Partial<BodyOf<typeof healthReferral>> = {}): Entry =>
  entry(healthReferral, day, null, { why: 'into-care', consentGiven: true, ...more })

// Came into care on Wednesday 2 April 2025: Easter falls within the 20 working days, which end on Friday 2 May.
const CAME = '2025-04-02'

describe('health told', () => {
  test('within five working days of coming into care, with consent', () => {
    const file = fileWith([child(), inCare(CAME), told('2025-04-09')])
    expect(dues(healthNotify, file, '2025-06-01')).toEqual([
      { is: 'met', by: '2025-04-09', why: 'health.came-into-care' },
    ])
  })

  test('not while consent is awaited, and late when it follows late', () => {
    const without = fileWith([child(), inCare(CAME), told('2025-04-03', { consentGiven: false })])
    expect(dues(healthNotify, without, '2025-04-10')).toEqual([
      { is: 'overdue', by: '2025-04-09', why: 'health.told-without-consent' },
    ])
    const followed = fileWith([
      child(),
      inCare(CAME),
      told('2025-04-03', { consentGiven: false, consentSent: on('2025-04-11') }),
    ])
    expect(dues(healthNotify, followed, '2025-06-01')[0]?.is).toBe('met-late')
  })

  test('again of each move to a new carer, but not of a change with the same one', () => {
    const file = fileWith([
      child(),
      inCare(CAME),
      told('2025-04-02'),
      home(CAME, '2025-06-02'),
      home('2025-06-02', '2025-07-01'),
      home('2025-07-01', null, { sameCarer: true }),
      told('2025-06-05', { why: 'moved', consentGiven: false }),
    ])
    expect(dues(healthNotify, file, '2025-08-01')).toEqual([
      { is: 'met', by: '2025-04-09', why: 'health.came-into-care' },
      { is: 'met', by: '2025-06-09', why: 'health.moved-home' },
    ])
  })

  test('a move of which health was never told is missed once the child moves again', () => {
    const file = fileWith([
      child(),
      inCare(CAME),
      told(CAME),
      home(CAME, '2025-06-02'),
      home('2025-06-02', '2025-07-01'),
      home('2025-07-01', null),
      told('2025-07-01', { why: 'moved' }),
    ])
    expect(dues(healthNotify, file, '2025-08-01').slice(1)).toEqual([
      { is: 'overdue', by: '2025-06-09', why: 'health.moved-home', missed: true },
      { is: 'met', by: '2025-07-08', why: 'health.moved-home' },
    ])
  })
})

describe('the initial health assessment', () => {
  const due = { by: '2025-05-02', why: 'health.came-into-care' }
  const asked = (entries: readonly Entry[], date = '2025-06-30') =>
    dues(initialHealthAssessment, fileWith([child(), inCare(CAME), entries]), date)

  test('20 working days run over Easter: in time on the last of them, late the day after', () => {
    expect(asked([assessed('2025-05-02')])).toEqual([{ is: 'met', ...due }])
    expect(asked([assessed('2025-05-03')])).toEqual([{ is: 'met-late', ...due }])
    expect(asked([], '2025-05-02')).toEqual([{ is: 'due', ...due }])
    expect(asked([], '2025-05-03')).toEqual([{ is: 'overdue', ...due }])
  })

  test('an assessment in the three months before care stands for it, and one before that does not', () => {
    expect(asked([assessed('2025-01-02')])).toEqual([{ is: 'met', ...due }])
    expect(asked([assessed('2025-01-01')])).toEqual([{ is: 'overdue', ...due }])
  })

  test('one by a nurse does not count as the first, and says so', () => {
    expect(asked([assessed('2025-04-20', { by: 'nurse' })])).toEqual([
      { is: 'overdue', by: '2025-05-02', why: 'health.initial-not-by-doctor' },
    ])
  })

  test('a refusal by a young person able to decide ends it; a young child’s does not', () => {
    expect(asked([assessed('2025-04-20', { declined: true, competent: true })])).toEqual([])
    expect(asked([assessed('2025-04-20', { declined: true })])).toEqual([{ is: 'overdue', ...due }])
    expect(asked([assessed('2025-05-20', { declined: true, competent: true })])).toEqual([
      { is: 'overdue', ...due, missed: true },
    ])
  })

  test('leaving care before the day ends it; after the day it stays missed', () => {
    const left = (end: string) => dues(initialHealthAssessment, fileWith([child(), inCare(CAME, end)]), '2025-06-30')
    expect(left('2025-05-02')).toEqual([])
    expect(left('2025-05-03')).toEqual([{ is: 'overdue', ...due, missed: true }])
  })

  test('a review held later closes one that was never held: it stays missed', () => {
    expect(asked([reviewed('2025-06-01')])).toEqual([{ is: 'overdue', ...due, missed: true }])
    expect(asked([reviewed('2025-04-20')])).toEqual([{ is: 'overdue', ...due }])
  })

  test('where the start of care is not known it cannot be told, unless health was since assessed', () => {
    const of = (entries: readonly Entry[]) =>
      dues(
        initialHealthAssessment,
        fileWith([child(), inCare(CAME, null, { startKnown: false }), entries]),
        '2026-01-01',
      )
    expect(of([])).toEqual([{ is: 'cannot-tell', by: null, why: 'care.start-not-known' }])
    expect(of([reviewed('2025-10-01')])).toEqual([])
  })

  test('is not asked outside the years whose bank holidays are known', () => {
    const file = fileWith([child({ born: '1999-01-01' }), inCare('2004-01-01')])
    expect(dues(initialHealthAssessment, file, '2026-01-01')).toEqual([])
  })
})

describe('reviews of health', () => {
  const baby = (entries: readonly Entry[]) => fileWith([child({ born: '2020-09-10' }), inCare(CAME), entries])

  test('under 5, every six months from the last held, however late it was', () => {
    const file = baby([assessed('2025-04-20', {}), reviewed('2025-11-20')])
    expect(dues(reviewHealthAssessmentUnder5, file, '2025-12-01')).toEqual([
      { is: 'met-late', by: '2025-10-20', why: 'health.last-assessed' },
    ])
    expect(dues(reviewHealthAssessment5Plus, file, '2025-12-01')).toEqual([
      { is: 'due', by: '2026-11-20', why: 'health.last-assessed' },
    ])
  })

  test('a child who turns 5 while the time runs keeps the earlier day', () => {
    const file = baby([assessed('2025-09-09')])
    expect(dues(reviewHealthAssessmentUnder5, file, '2025-12-01')).toEqual([
      { is: 'due', by: '2026-03-09', why: 'health.last-assessed' },
    ])
    expect(dues(reviewHealthAssessment5Plus, file, '2025-12-01')).toEqual([])
  })

  test('on the fifth birthday itself the next is a year away', () => {
    expect(dues(reviewHealthAssessment5Plus, baby([assessed('2025-09-10')]), '2025-12-01')).toEqual([
      { is: 'due', by: '2026-09-10', why: 'health.last-assessed' },
    ])
  })

  test('none is due before a first assessment, and a young person’s refusal starts the time again', () => {
    expect(dues(reviewHealthAssessment5Plus, fileWith([child(), inCare(CAME)]), '2027-01-01')).toEqual([])
    const file = fileWith([
      child(),
      inCare(CAME),
      assessed('2025-05-01'),
      reviewed('2026-04-01', { declined: true, competent: true }),
    ])
    expect(dues(reviewHealthAssessment5Plus, file, '2026-05-02')).toEqual([
      { is: 'due', by: '2027-04-01', why: 'health.last-assessed' },
    ])
  })

  test('without a date of birth it cannot be told', () => {
    const file = fileWith([inCare(CAME), assessed('2025-05-01')])
    expect(dues(reviewHealthAssessment5Plus, file, '2026-05-02')).toEqual([
      { is: 'cannot-tell', by: null, why: 'health.last-assessed' },
    ])
  })
})

describe('the dentist', () => {
  const seen = (day: string, more: Partial<BodyOf<typeof dentalCheck>> = {}) => entry(dentalCheck, day, null, more)

  test('once a year from the last check, sooner where the dentist asks', () => {
    const file = fileWith([child(), inCare(CAME), seen('2025-06-01', { nextBy: on('2025-12-01') }), seen('2026-01-05')])
    expect(dues(dentalCheckDuty, file, '2026-02-01')).toEqual([
      { is: 'met-late', by: '2025-12-01', why: 'health.dentist-asked' },
      { is: 'met', by: '2026-04-02', why: 'health.dentist-first' },
      { is: 'due', by: '2027-01-05', why: 'health.dentist-last' },
    ])
  })

  test('a baby is first asked about from the first birthday', () => {
    const file = fileWith([child({ born: '2025-03-20' }), inCare(CAME)])
    expect(dues(dentalCheckDuty, file, '2026-03-19')).toEqual([])
    expect(dues(dentalCheckDuty, file, '2026-03-20')).toEqual([
      { is: 'due', by: '2027-03-20', why: 'health.dentist-first' },
    ])
  })

  test('a refusal ends its turn, and the next is counted from it', () => {
    const file = fileWith([child(), inCare(CAME), seen('2025-06-01', { refused: true })])
    expect(dues(dentalCheckDuty, file, '2025-08-01')).toEqual([
      { is: 'due', by: '2026-06-01', why: 'health.dentist-refused' },
    ])
  })

  test('a return’s yes for a year stands for a check on its last day, and a no for none', () => {
    const year = (end: number, teeth: boolean) =>
      entry(annualHealthOutcome, `${end - 1}-04-01`, `${end}-03-31`, { year: end, teeth })
    const file = fileWith([child(), inCare('2023-01-10'), year(2024, true), year(2025, false)])
    expect(dues(dentalCheckDuty, file, '2025-06-01')).toEqual([
      { is: 'met-late', by: '2024-01-10', why: 'health.dentist-first' },
      { is: 'overdue', by: '2025-03-31', why: 'health.dentist-last' },
    ])
  })
})

describe('immunisations and development checks', () => {
  const jabs = (day: string, upToDate: boolean, more: Partial<BodyOf<typeof immunisationCheck>> = {}) =>
    entry(immunisationCheck, day, null, { upToDate, ...more })

  test('what is missing is put right within three months, and only being up to date meets it', () => {
    const file = fileWith([
      child(),
      inCare(CAME),
      jabs('2025-05-01', false),
      jabs('2025-06-01', false),
      jabs('2025-07-20', true),
    ])
    expect(dues(immunisationsDuty, file, '2025-08-01')).toEqual([
      { is: 'met', by: '2025-07-02', why: 'health.came-into-care' },
      { is: 'met', by: '2025-08-01', why: 'health.immunisations-missing' },
      { is: 'due', by: '2026-07-20', why: 'health.immunisations-well' },
    ])
  })

  test('a refusal ends it, and it is asked again in a year', () => {
    const file = fileWith([child(), inCare(CAME), jabs('2025-05-01', false, { refused: true })])
    expect(dues(immunisationsDuty, file, '2025-08-01')).toEqual([
      { is: 'due', by: '2026-05-01', why: 'health.immunisations-refused' },
    ])
  })

  test('development checks stop at the fifth birthday', () => {
    const file = fileWith([
      child({ born: '2020-09-10' }),
      inCare(CAME),
      entry(developmentCheck, '2025-05-01', null, { upToDate: true }),
    ])
    expect(dues(developmentCheckDuty, file, '2025-08-01')).toEqual([
      { is: 'met', by: '2025-07-02', why: 'health.came-into-care' },
      { is: 'due', by: '2025-11-01', why: 'health.development-well' },
    ])
    expect(dues(developmentCheckDuty, file, '2025-09-10')).toEqual([
      { is: 'met', by: '2025-07-02', why: 'health.came-into-care' },
    ])
    expect(dues(developmentCheckDuty, fileWith([child(), inCare(CAME)]), '2025-08-01')).toEqual([])
  })
})

describe('the wellbeing questionnaire', () => {
  const filled = (day: string, more: Partial<BodyOf<typeof sdq>> = {}) =>
    entry(sdq, day, null, { by: 'carer', total: 12, ...more })

  test('once in each year that the child is in care through, not in the year they came', () => {
    const file = fileWith([child(), inCare(CAME), filled('2026-10-01')])
    expect(dues(sdqDuty, file, '2026-11-01').slice(0, 1)).toEqual([
      { is: 'met', by: '2027-03-31', why: 'health.sdq-year' },
    ])
    expect(dues(sdqDuty, fileWith([child(), inCare('2025-04-01')]), '2025-11-01')).toEqual([
      { is: 'due', by: '2026-03-31', why: 'health.sdq-year' },
    ])
  })

  test('a year left unanswered stays missed', () => {
    expect(dues(sdqDuty, fileWith([child(), inCare('2025-04-01')]), '2026-05-01')).toEqual([
      { is: 'overdue', by: '2026-03-31', why: 'health.sdq-year', missed: true },
      { is: 'due', by: '2027-03-31', why: 'health.sdq-year' },
    ])
  })

  test('a teacher’s questionnaire does not meet it; a reason for none does, and so does the return’s score', () => {
    const of = (entries: readonly Entry[]) =>
      dues(sdqDuty, fileWith([child(), inCare('2025-04-01'), entries]), '2026-03-31')[0]?.is
    expect(of([filled('2025-06-01', { by: 'teacher' })])).toBe('due')
    expect(of([entry(sdq, '2025-06-01', null, { by: 'carer', reason: 'SDQ2' })])).toBe('met')
    expect(of([entry(sdqOutcome, '2025-04-01', '2026-03-31', { year: 2026, score: 20 })])).toBe('met')
  })

  test('stops at 17, and begins at 4', () => {
    const of = (born: string) => dues(sdqDuty, fileWith([child({ born }), inCare('2023-01-10')]), '2026-03-31')
    expect(of('2009-03-31').at(-1)?.by).toBe('2025-03-31')
    expect(of('2009-04-01').at(-1)).toEqual({ is: 'due', by: '2026-03-31', why: 'health.sdq-year' })
    expect(of('2022-03-31')).toEqual([{ is: 'due', by: '2026-03-31', why: 'health.sdq-year' }])
    expect(of('2022-04-01')).toEqual([])
  })
})

describe('drugs and alcohol, and the health passport', () => {
  test('help is offered within our own five working days', () => {
    const found = (offered?: string) =>
      dues(
        substanceMisuseDuty,
        fileWith([
          child(),
          inCare(CAME),
          entry(substanceMisuse, '2025-06-02', null, offered ? { offered: on(offered), accepted: false } : {}),
        ]),
        '2025-07-01',
      )[0]?.is
    expect(found()).toBe('overdue')
    expect(found('2025-06-09')).toBe('met')
    expect(found('2025-06-10')).toBe('met-late')
  })

  test('the passport is due by 18, or by leaving at 16 or over, and declining it answers', () => {
    const of = (end: string | null, given?: string) =>
      dues(
        healthPassportDuty,
        fileWith([
          child({ born: '2008-05-01' }),
          inCare(CAME, end),
          given ? entry(healthPassport, given, null, { declined: true }) : [],
        ]),
        '2026-04-01',
      )
    expect(of(null)).toEqual([{ is: 'due', by: '2026-05-01', why: 'health.leaving-care-at-18' }])
    expect(of('2026-01-10')).toEqual([{ is: 'overdue', by: '2026-01-10', why: 'health.leaving-care' }])
    expect(of('2026-01-10', '2026-01-10')).toEqual([{ is: 'met', by: '2026-01-10', why: 'health.leaving-care' }])
    expect(dues(healthPassportDuty, fileWith([child(), inCare('2020-01-01', '2026-01-10')]), '2026-04-01')).toEqual([])
  })
})

test('every reason the health duties give has words', () => {
  const file = fileWith([
    child({ born: '2008-05-01' }),
    inCare(CAME),
    told('2025-04-03', { consentGiven: false }),
    home(CAME, '2025-06-02'),
    home('2025-06-02', '2025-07-01'),
    home('2025-07-01'),
    assessed('2025-04-20', { by: 'nurse' }),
    reviewed('2025-07-20'),
    reviewed('2026-07-20', { declined: true, competent: true }),
    entry(dentalCheck, '2025-06-01', null, { refused: true }),
    entry(dentalCheck, '2025-07-01', null, { nextBy: on('2025-09-01') }),
    entry(immunisationCheck, '2025-05-01', null, { upToDate: false }),
    entry(substanceMisuse, '2025-05-01', null, {}),
  ])
  const timing = { until: on('2030-08-31') }
  const reasons = healthDuties.flatMap(duty =>
    duty
      .occasions(file, {
        ...timing,
        due: () => ({ by: on('2025-05-02') }),
        dueAt: () => ({ by: '2025-05-02T10:00:00Z' }),
      })
      .flatMap(each => [
        each.because,
        ...(each.ended ? [each.ended.because] : []),
        ...(each.unsettled ? [each.unsettled] : []),
      ]),
  )
  expect(faultsOfWords({ ...careWords, ...words }, reasons)).toEqual([])
})
