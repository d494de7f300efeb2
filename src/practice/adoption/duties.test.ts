import { describe, expect, it } from 'vitest'
import { occasionsOf } from '../../spine/duty/evaluate.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { reviewed, told, visited } from '../care/cases.ts'
import { permanencePlan } from '../care/kinds.ts'
import { life } from '../care/testing.ts'
import { child, entry, faultsOfWords, fileWith, home, inCare, on, review, status } from '../cases.ts'
import { adoptionDuties, adoptionReview, adoptiveVisit, decisionMade, matchMade, placedInTime } from './duties.ts'
import { adoption, adoptionDecision, adoptionMatch } from './kinds.ts'
import { words } from './words.ts'

const baby = child({ born: '2023-06-01' })
const care = inCare('2023-06-05')
const fostered = home('2023-06-05', '2024-06-03', { type: 'U6' })
const placed = (more = {}, end: string | null = null) => home('2024-06-03', end, { type: 'A6', ...more })
const decided = (end: string | null = null) => entry(adoptionDecision, '2023-11-01', end, {})

describe('a child placed for adoption', () => {
  it('is reviewed within 4 weeks, then in three months, then every six, each from the one held', () => {
    const file = fileWith([baby, care, fostered, placed(), review('2024-06-28'), review('2024-10-01')])
    expect(told(adoptionReview, file, '2024-11-01')).toEqual([
      'met by 2024-07-01 because placed done 2024-06-28',
      'met-late by 2024-09-28 because review-before done 2024-10-01',
      'due by 2025-04-01 because review-before',
    ])
  })

  it('is no longer reviewed once adopted, whatever was due then', () => {
    const adopted = fileWith([
      baby,
      inCare('2023-06-05', '2024-09-20', { ended: 'E12' }),
      fostered,
      placed({}, '2024-09-20'),
      review('2024-06-28'),
    ])
    expect(told(adoptionReview, adopted, '2025-01-01')).toEqual(['met by 2024-07-01 because placed done 2024-06-28'])
  })

  it('is visited weekly until the first review, then as often as it decides', () => {
    const visits = ['2024-06-06', '2024-06-13', '2024-06-20', '2024-06-27'].map(day => visited(day))
    const decidedOn = fileWith([baby, care, fostered, placed(), ...visits, reviewed('2024-06-28', { visitWeeks: 3 })])
    expect(told(adoptiveVisit, decidedOn, '2024-07-01').slice(-2)).toEqual([
      'met by 2024-06-27 because visit-last-seen done 2024-06-27',
      'due by 2024-07-18 because visit-last-seen',
    ])
  })

  it('cannot be said when to be visited where the review has not recorded it', () => {
    const visits = [visited('2023-06-08'), visited('2024-06-06')]
    const file = fileWith([baby, care, fostered, placed(), ...visits, review('2024-06-12')])
    expect(told(adoptiveVisit, file, '2024-07-01')).toEqual([
      'met by 2024-06-10 because placed done 2024-06-06',
      'cannot-tell by a day not known because visits-not-decided not told: visits-not-decided',
    ])
  })

  it('by the foster carers they live with is visited under these rules from then', () => {
    const file = fileWith([baby, care, fostered, placed({ type: 'A5', sameCarer: true }), visited('2023-06-08')])
    expect(told(adoptiveVisit, file, '2024-06-05')).toEqual(['due by 2024-06-10 because placed'])
  })
})

describe('the way to adoption', () => {
  it('is decided within two months of adoption becoming the plan', () => {
    const plan = entry(permanencePlan, '2023-08-31', null, { option: 'adoption', status: 'agreed' })
    expect(told(decisionMade, fileWith([baby, care, plan]), '2023-09-01')).toEqual([
      'due by 2023-10-31 because plan-agreed',
    ])
    expect(told(decisionMade, fileWith([baby, care, plan, decided()]), '2023-12-01')).toEqual([
      'met-late by 2023-10-31 because plan-agreed done 2023-11-01',
    ])
    const changed = { ...plan, end: on('2023-10-01') }
    expect(told(decisionMade, fileWith([baby, care, changed]), '2023-12-01')).toEqual([])
  })

  it('has a match within six months of the decision, from either record of it', () => {
    const match = entry(adoptionMatch, '2024-05-02', null, {})
    expect(told(matchMade, fileWith([baby, care, decided(), match]), '2024-06-01')).toEqual([
      'met-late by 2024-05-01 because decided done 2024-05-02',
    ])
    const fromReturn = entry(adoption, null, null, { matched: on('2024-04-30') })
    expect(told(matchMade, fileWith([baby, care, decided(), fromReturn]), '2024-06-01')).toEqual([
      'met by 2024-05-01 because decided done 2024-04-30',
    ])
  })

  it('stops when the decision is reversed, and cannot be told where the child was placed without a match on file', () => {
    expect(told(matchMade, fileWith([baby, care, decided('2024-03-01')]), '2024-06-01')).toEqual([])
    expect(told(matchMade, fileWith([baby, care, decided(), fostered, placed()]), '2024-07-01')).toEqual([
      'cannot-tell by 2024-05-01 because decided not told: placed-without-match',
    ])
  })

  it('leads to living with adopters within 12 months', () => {
    expect(
      told(
        placedInTime,
        fileWith([baby, care, decided(), fostered, placed(), status('E1', '2023-12-01')]),
        '2024-07-01',
      ),
    ).toEqual(['met by 2024-11-01 because decided done 2024-06-03'])
    expect(told(placedInTime, fileWith([baby, care, decided(), home('2023-06-05')]), '2024-11-02')).toEqual([
      'overdue by 2024-11-01 because decided',
    ])
  })

  it('stops at the end of care for another reason', () => {
    const home6 = inCare('2023-06-05', '2024-03-01', { ended: 'E4A' })
    expect(told([matchMade, placedInTime], fileWith([baby, home6, decided()]), '2025-01-01')).toEqual([])
  })
})

describe('the reasons adoption duties give', () => {
  it('have a sentence each, and a value for each slot', () => {
    const files = Array.from({ length: 200 }, (_, index) => fileOf('a child', life(index + 1)))
    const reasons = files
      .flatMap(file => adoptionDuties.flatMap(duty => occasionsOf(file, duty, on('2030-12-31'))))
      .flatMap(({ because, ended, unsettled }) => [
        because,
        ...(ended ? [ended.because] : []),
        ...(unsettled ? [unsettled] : []),
      ])
      .filter(({ key }) => key.startsWith('adoption.'))
    expect(reasons.length).toBeGreaterThan(100)
    expect(faultsOfWords(words, reasons)).toEqual([])
  })
})
