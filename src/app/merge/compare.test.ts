import { describe, expect, it } from 'vitest'
import { fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { clashesOf, compareFiles, spellInWords, together } from './compare.ts'

const ON = plainDate('2027-03-14')
const entry = (
  id: string,
  kind: string,
  body: Record<string, unknown>,
  start: string | null = null,
  end: string | null = null,
) => ({
  id,
  kind,
  start,
  end: end === null ? null : plainDate(end),
  body,
})
const care = (id: string, from: string, until: string | null) =>
  entry(id, 'period-of-care', { council: 'north', startKnown: true }, from, until)

describe('two files side by side', () => {
  const kept = fileOf('a', [
    entry('1', 'name', { given: 'Ada', family: 'Example' }),
    entry('2', 'identity', { born: '2012-03-14', sex: 'F' }),
  ])
  const other = fileOf('b', [entry('3', 'identity', { born: '2012-04-13', sex: 'F' })])

  it('marks what differs, not what only one says or both say alike', () => {
    const rows = compareFiles(kept, other, ON, code => code)
    const row = (about: string) => rows.find(each => each.about === about)
    expect(row('Date of birth')).toMatchObject({ kept: '14 March 2012', other: '13 April 2012', differs: true })
    expect([row('Name')?.differs, row('Sex')?.differs]).toEqual([false, false])
    expect(row('Name')).toMatchObject({ kept: 'Ada Example', other: '', together: 'Ada Example' })
  })

  it('together they are all that is written in either, under the kept one’s id', () => {
    const both = together(kept, other)
    expect([both.id, both.entries['identity']?.length]).toEqual(['a', 2])
  })
})

describe('what cannot be so of one person', () => {
  it('times in care that overlap, and not those that follow on the same day', () => {
    const kept = fileOf('a', [care('1', '2020-01-01', '2020-06-01')])
    expect(clashesOf(kept, fileOf('b', [care('2', '2020-06-01', null)]))).toEqual([])
    expect(clashesOf(kept, fileOf('b', [care('2', '2020-05-31', null)]))).toMatchObject([{ is: 'overlap' }])
  })

  it('one file names the other', () => {
    const kin = entry('1', 'important-person', { name: 'Beth', relation: 'sister', person: 'b' })
    expect(clashesOf(fileOf('a', [kin]), fileOf('b', []))).toEqual([{ is: 'names-the-other', what: 'Beth' }])
  })

  it('says a time in care in words', () => {
    const from = plainDate('2020-01-02')
    expect(spellInWords({ from, until: null })).toBe('from 2 January 2020')
    expect(spellInWords({ from, until: plainDate('2021-03-04') })).toBe('2 January 2020 to 4 March 2021')
  })
})
