import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { faultsOf } from '../testing.ts'

describe('101, the sex', () => {
  it('is at fault where it is blank or no code of the year', () => {
    expect(faultsOf(ruleOf('101'), { Header: [{ SEX: 'M' }, { SEX: '1' }, {}, { SEX: 'u' }, { SEX: 'X' }] })).toEqual({
      Header: [1, 2, 4],
    })
  })

  it('was 1 or 2 up to 2023-24', () => {
    const Header = [{ SEX: 'M' }, { SEX: '1' }, { SEX: '2' }]
    expect(faultsOf(ruleOf('101'), { year: 2024, Header })).toEqual({ Header: [0] })
    expect(faultsOf(ruleOf('101'), { year: 2025, Header })).toEqual({ Header: [1, 2] })
  })
})

describe('102, the date of birth', () => {
  it('is at fault where it is blank, no real day, or not written as the return asks', () => {
    const Header = [{ DOB: '29/02/2012' }, { DOB: '29/02/2011' }, {}, { DOB: '2012-02-29' }]
    expect(faultsOf(ruleOf('102'), { Header })).toEqual({ Header: [1, 2, 3] })
  })
})

describe('103, the ethnicity', () => {
  it('is at fault where it is blank or not one of the codes', () => {
    expect(
      faultsOf(ruleOf('103'), { Header: [{ ETHNIC: 'WBRI' }, { ETHNIC: 'nobt' }, { ETHNIC: 'WHIT' }, {}] }),
    ).toEqual({
      Header: [2, 3],
    })
  })
})
