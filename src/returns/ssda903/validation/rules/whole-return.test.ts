import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const NONE = { PlacedAdoption: [], Missing: [], Reviews: [], AD1: [], PrevPerm: [], OC2: [] }

describe('the tables together', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '1012',
      'rows and no episode',
      { ...NONE, Episodes: [{ CHILD: 'B' }], Missing: [{}, { CHILD: 'B' }], OC2: [{}] },
      { Missing: [0], OC2: [0] },
    ],
    [
      'EPI',
      'neither',
      { Header: [{}, { CHILD: 'B' }, { CHILD: 'C' }], Episodes: [{ CHILD: 'B' }], OC3: [{ CHILD: 'C' }] },
      { Header: [0] },
    ],
    ['EPI', 'tables that are not there are empty', { Header: [{}] }, { Header: [0] }],
    ['INT21', 'two', { Header: [{ SEX: 'M' }], UASC: [{ SEX: 'F' }, { SEX: 'M' }, {}] }, { Header: [0], UASC: [0] }],
    [
      'NoE',
      'older than the year, and new',
      { Episodes: [{ DECOM: '31/03/2025' }, { DECOM: '01/04/2025' }, {}], Episodes_last: [{ CHILD: 'B' }] },
      { Episodes: [0] },
    ],
    ['NoE', 'there last year', { Episodes: [{ DECOM: '31/03/2025' }], Episodes_last: [{}] }, {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each([
    ['INT01', 'AD1'],
    ['INT02', 'PlacedAdoption'],
    ['INT03', 'Episodes'],
    ['INT04', 'Missing'],
    ['INT05', 'OC2'],
    ['INT06', 'OC3'],
    ['INT07', 'PrevPerm'],
    ['INT08', 'Reviews'],
    ['INT09', 'UASC'],
  ])('%s: a child of %s is in Header; a row that names nobody is not', (code, table) => {
    const rows = [{}, { CHILD: 'B' }, { CHILD: '' }]
    expect(faultsOf(ruleOf(code), { Header: [{}], [table]: rows })).toEqual({ [table]: [1, 2] })
  })

  it.each([
    ['INT11', 'AD1'],
    ['INT12', 'PlacedAdoption'],
    ['INT13', 'Missing'],
    ['INT14', 'OC2'],
    ['INT15', 'OC3'],
    ['INT16', 'PrevPerm'],
    ['INT17', 'Reviews'],
    ['INT18', 'UASC'],
  ])('%s: the date of birth in %s is that in Header, where both are days', (code, table) => {
    const rows = [{ DOB: '01/01/2010' }, { DOB: '02/01/2010' }, { DOB: 'X' }, {}]
    expect(faultsOf(ruleOf(code), { Header: [{ DOB: '1/1/2010' }], [table]: rows })).toEqual({
      Header: [0],
      [table]: [1],
    })
    expect(faultsOf(ruleOf(code), { Header: [{}], [table]: rows })).toEqual({})
  })

  it.each([
    ['INT31', 'AD1'],
    ['INT32', 'Header'],
    ['INT33', 'OC2'],
    ['INT34', 'OC3'],
    ['INT35', 'PrevPerm'],
    ['INT36', 'UASC'],
  ])('%s: a child has one row in %s, whatever the case of their number', (code, table) => {
    const rows = ['a', 'B', 'A', '', ''].map(CHILD => ({ CHILD }))
    expect(faultsOf(ruleOf(code), { [table]: rows })).toEqual({ [table]: [0, 2] })
  })
})
