import { describe, expect, it } from 'vitest'
import { told } from '../care/cases.ts'
import { arrangementApproval } from '../care/kinds.ts'
import { child, entry, fileWith, home, inCare } from '../cases.ts'
import { supportedRegistered, under16Ban, unregisteredOverseen } from './duties.ts'
import { unregisteredOversight } from './kinds.ts'

const care = inCare('2024-01-08')
const supported = (more = {}, end: string | null = null) =>
  home('2024-01-08', end, { type: 'K3', provider: 'PR4', ...more })
const young = child({ born: '2009-06-01' })

describe('under 16 and living where no care is given', () => {
  it('is overdue from the day after, until the child moves', () => {
    const file = fileWith([young, care, supported({}, '2024-01-20')])
    expect(told(under16Ban, file, '2024-01-08')).toEqual(['due by 2024-01-08 because without-care'])
    expect(told(under16Ban, file, '2024-01-09')).toEqual(['overdue by 2024-01-08 because without-care'])
    expect(told(under16Ban, file, '2024-02-01')).toEqual([
      'overdue by 2024-01-08 because without-care missed stopped 2024-01-20 moved',
    ])
  })

  it('stops on the 16th birthday, and is not said of anyone already 16', () => {
    const turning = fileWith([child({ born: '2008-02-01' }), care, supported()])
    expect(told(under16Ban, turning, '2024-03-01')).toEqual([
      'overdue by 2024-01-08 because without-care missed stopped 2024-02-01 turned-16',
    ])
    expect(told(under16Ban, fileWith([child({ born: '2008-01-08' }), care, supported()]), '2024-03-01')).toEqual([])
  })

  it('holds from 9 September 2021, for a home begun before it too', () => {
    const before = fileWith([
      child({ born: '2006-06-01' }),
      inCare('2021-08-02'),
      home('2021-08-02', null, { type: 'H5' }),
    ])
    expect(told(under16Ban, before, '2021-09-01')).toEqual([])
    expect(told(under16Ban, before, '2021-09-09')).toEqual(['due by 2021-09-09 because without-care'])
    const over = fileWith([
      child({ born: '2006-06-01' }),
      inCare('2021-08-02'),
      home('2021-08-02', '2021-09-09', { type: 'H5' }),
    ])
    expect(told(under16Ban, over, '2021-12-01')).toEqual([])
  })

  it('is excepted only by the director, and cannot be told without a date of birth', () => {
    const by = (approvedBy: 'director' | 'nominated-officer') =>
      entry(arrangementApproval, '2024-01-05', null, { what: 'supported-accommodation-exception', approvedBy })
    expect(told(under16Ban, fileWith([young, care, supported(), by('director')]), '2024-02-01')[0]).toMatch(/^met /)
    expect(told(under16Ban, fileWith([young, care, supported(), by('nominated-officer')]), '2024-02-01')[0]).toMatch(
      /^overdue /,
    )
    expect(told(under16Ban, fileWith([care, supported()]), '2024-02-01')).toEqual([
      'cannot-tell by 2024-01-08 because without-care not told: age-not-known',
    ])
  })
})

describe('supported accommodation', () => {
  const of17 = child({ born: '2006-12-01' })

  it('is registered, by the provider’s Ofsted number', () => {
    expect(told(supportedRegistered, fileWith([of17, care, supported({ urn: 'SC123456' })]), '2024-02-01')).toEqual([
      'met by 2024-01-08 because supported done 2024-01-08',
    ])
    expect(told(supportedRegistered, fileWith([of17, care, supported({ urn: 'XXXXXXX' })]), '2024-02-01')).toEqual([
      'overdue by 2024-01-08 because supported',
    ])
  })

  it('is asked about from 28 October 2023, and from the 16th birthday', () => {
    const long = fileWith([of17, inCare('2023-05-01'), home('2023-05-01', null, { type: 'H5' })])
    expect(told(supportedRegistered, long, '2023-12-01')).toEqual(['overdue by 2023-10-28 because supported'])
    expect(told(supportedRegistered, fileWith([young, care, supported()]), '2024-02-01')).toEqual([])
  })
})

describe('a home that should be registered and is not', () => {
  it('is looked at by senior officers at once and every fortnight until the child moves', () => {
    const check = (day: string, step: 'meeting' | 'check' | 'director') =>
      entry(unregisteredOversight, day, null, { step })
    const file = fileWith([
      young,
      care,
      home('2024-01-08', '2024-02-12', { unregistered: true }),
      check('2024-01-08', 'director'),
      check('2024-01-10', 'check'),
      check('2024-01-24', 'meeting'),
    ])
    expect(told(unregisteredOverseen, file, '2024-02-20')).toEqual([
      'met by 2024-01-08 because unregistered done 2024-01-08',
      'met-late by 2024-01-22 because senior-meeting-before done 2024-01-24',
      'overdue by 2024-02-07 because senior-meeting-before missed stopped 2024-02-12 moved',
    ])
  })
})
