import { describe, expect, it } from 'vitest'
import { allocation } from '../../people/kinds.ts'
import { child, entry, home, inCare, review, status } from '../../cases.ts'
import { lived, reviewed, told } from '../cases.ts'
import { carePlan, permanencePlan, remandPlan } from '../kinds.ts'
import { carePlanMade, permanencePlanned, remandPlanned, reviewingOfficerNamed } from './plans.ts'

const care = inCare('2024-01-08')
const fostered = home('2024-01-08')
const plan = (day: string, end: string | null = null) => entry(carePlan, day, end, { basis: 'first' })
const officer = (day: string, end: string | null = null) => entry(allocation, day, end, { role: 'reviewing-officer' })
const permanence = (day: string) =>
  entry(permanencePlan, day, null, { option: 'long-term-fostering', status: 'agreed' })

describe('a care plan', () => {
  it('is due 10 working days from the first home, over Easter too', () => {
    expect(told(carePlanMade, lived(care, fostered), '2024-01-10')).toEqual([
      'due by 2024-01-22 because came-into-care',
    ])
    const easter = lived(inCare('2024-03-25'), home('2024-03-25'))
    expect(told(carePlanMade, easter, '2024-03-25')).toEqual(['due by 2024-04-10 because came-into-care'])
    const christmas = lived(inCare('2024-12-18'), home('2024-12-18'))
    expect(told(carePlanMade, christmas, '2024-12-18')).toEqual(['due by 2025-01-06 because came-into-care'])
  })

  it('is met by the first made, or by one already in force', () => {
    expect(told(carePlanMade, lived(care, fostered, plan('2024-01-22')), '2024-02-01')).toEqual([
      'met by 2024-01-22 because came-into-care done 2024-01-22',
    ])
    expect(told(carePlanMade, lived(care, fostered, plan('2023-12-30')), '2024-02-01')).toEqual([
      'met by 2024-01-22 because came-into-care done 2023-12-30',
    ])
    expect(told(carePlanMade, lived(care, fostered, plan('2023-12-30', '2024-01-02')), '2024-01-23')).toEqual([
      'overdue by 2024-01-22 because came-into-care',
    ])
  })

  it('is for the court to date under an order, and stops with care', () => {
    expect(told(carePlanMade, lived(care, fostered, status('C1', '2024-01-08')), '2024-02-01')).toEqual([])
    const left = lived(inCare('2024-01-08', '2024-01-15'), fostered)
    expect(told(carePlanMade, left, '2024-02-01')).toEqual([])
  })

  it('cannot be dated where the day care began is not known', () => {
    const unknown = lived(inCare('2024-01-08', null, { startKnown: false }), fostered)
    expect(told(carePlanMade, unknown, '2024-02-01')).toEqual([
      'cannot-tell by a day not known because came-into-care not told: start-not-known',
    ])
  })

  it('is due again on coming back into care', () => {
    const back = lived(
      inCare('2023-01-09', '2023-06-01'),
      home('2023-01-09', '2023-06-01'),
      plan('2023-01-12', '2023-06-01'),
      care,
      fostered,
    )
    expect(told(carePlanMade, back, '2024-01-10')).toEqual([
      'met by 2023-01-23 because came-into-care done 2023-01-12',
      'due by 2024-01-22 because came-into-care',
    ])
  })
})

describe('a reviewing officer', () => {
  it('is named within 5 working days of coming into care, and of the last one leaving', () => {
    expect(told(reviewingOfficerNamed, lived(care), '2024-01-08')).toEqual(['due by 2024-01-15 because came-into-care'])
    const changed = lived(care, officer('2024-01-10', '2024-06-03'), officer('2024-06-20'))
    expect(told(reviewingOfficerNamed, changed, '2024-07-01')).toEqual([
      'met by 2024-01-15 because came-into-care done 2024-01-10',
      'met-late by 2024-06-10 because reviewing-officer-left done 2024-06-20',
    ])
  })

  it('who is followed by another the same day leaves nothing due, nor does a handover that overlaps', () => {
    const same = lived(care, officer('2024-01-10', '2024-06-03'), officer('2024-06-03'))
    expect(told(reviewingOfficerNamed, same, '2024-07-01')).toHaveLength(1)
    const overlap = lived(care, officer('2024-01-10', '2024-06-03'), officer('2024-05-20'))
    expect(told(reviewingOfficerNamed, overlap, '2024-07-01')).toHaveLength(1)
  })

  it('already named when the child comes into care is in time', () => {
    expect(told(reviewingOfficerNamed, lived(care, officer('2023-12-01')), '2024-02-01')).toEqual([
      'met by 2024-01-15 because came-into-care done 2024-01-08',
    ])
  })
})

describe('a plan for permanence', () => {
  it('is due by the second review: three months after the first is due, then after it is held, then the day of it', () => {
    expect(told(permanencePlanned, lived(care), '2024-01-10')).toEqual(['due by 2024-05-05 because in-care-since'])
    expect(told(permanencePlanned, lived(care, review('2024-01-30')), '2024-02-10')).toEqual([
      'due by 2024-04-30 because in-care-since',
    ])
    expect(told(permanencePlanned, lived(care, review('2024-01-30'), review('2024-04-20')), '2024-04-25')).toEqual([
      'overdue by 2024-04-20 because second-review-held',
    ])
  })

  it('is met by a plan, or by what a review agreed', () => {
    const planned = lived(care, review('2024-01-30'), review('2024-04-20'), permanence('2024-04-18'))
    expect(told(permanencePlanned, planned, '2024-04-25')).toEqual([
      'met by 2024-04-20 because second-review-held done 2024-04-18',
    ])
    const agreed = lived(care, review('2024-01-30'), reviewed('2024-04-20', { permanenceConsidered: 'adoption' }))
    expect(told(permanencePlanned, agreed, '2024-04-25')).toEqual([
      'met by 2024-04-20 because second-review-held done 2024-04-20',
    ])
  })

  it('stops at 18', () => {
    const grown = lived(child({ born: '2006-03-01' }), care)
    expect(told(permanencePlanned, grown, '2024-06-10')).toEqual([])
  })
})

describe('a plan on remand', () => {
  it('is due 10 working days from the remand, however many entries it is recorded as', () => {
    const remanded = lived(care, status('J1', '2024-01-08', '2024-01-15'), status('J1', '2024-01-15'))
    expect(told(remandPlanned, remanded, '2024-01-10')).toEqual(['due by 2024-01-22 because remanded'])
  })

  it('is met by a plan made on or after it, and stops when the remand ends', () => {
    const planned = lived(care, status('J1', '2024-01-08'), entry(remandPlan, '2024-01-24', null, {}))
    expect(told(remandPlanned, planned, '2024-02-01')).toEqual([
      'met-late by 2024-01-22 because remanded done 2024-01-24',
    ])
    expect(told(remandPlanned, lived(care, status('J1', '2024-01-08', '2024-01-12')), '2024-02-01')).toEqual([])
  })
})
