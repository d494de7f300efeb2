import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTables, tablesFromJson } from './read.ts'
import { ruleOf, rules } from './rules.ts'
import { check } from './run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'return-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  const to = path.join(folder, name)
  writeFileSync(to, text)
  return to
}

describe('a return read to be checked', () => {
  it('keeps cells as they were typed, and rows in their places, those that name no child among them', async () => {
    const header = file(
      'header.csv',
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/02/2010,wbri,,,\n,M,2010-02-01,X,,,\n3,M,31/02/2010,WBRI,,,\n',
    )
    const { tables, problems } = await readTables([header])
    expect(problems).toEqual([])
    expect(tables.Header?.rows).toMatchObject([
      { CHILD: '1', SEX: '1', DOB: '01/02/2010', ETHNIC: 'WBRI' },
      { at: 1, CHILD: undefined, SEX: 'M', DOB: '2010-02-01', ETHNIC: 'X' },
      { CHILD: '3', SEX: 'M', DOB: '31/02/2010', ETHNIC: 'WBRI' },
    ])
    const { faults, skipped } = check({ year: 2026, now: tables }, rules)
    expect(['101', '102', '103'].map(code => faults.get(code)?.Header)).toEqual([[0], [1, 2], [1]])
    expect([skipped.get('204'), skipped.get('141'), skipped.get('105')]).toEqual([
      'no previous year',
      'no table Episodes',
      'not the XML form: no column UASC in Header',
    ])
  })

  it('reads the XML form, whose Header marks who is unaccompanied', async () => {
    const xml = file(
      'return.xml',
      '<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><SEX>M</SEX><DOB>01/02/2010</DOB><UASC>2</UASC></HEADER><EPISODE><DECOM>01/05/2025</DECOM><PL>U6</PL></EPISODE></CHILD></EXPSSDA903>',
    )
    const { tables } = await readTables([xml])
    expect(tables.Episodes?.rows).toMatchObject([{ CHILD: '1', DECOM: '01/05/2025', PLACE: 'U6' }])
    expect(check({ year: 2026, now: tables }, [ruleOf('105')]).faults.get('105')?.Header).toEqual([0])
  })
})

describe('tables from JSON', () => {
  it('have the columns their rows name, with last year’s apart, and numbers and blanks as cells', () => {
    const { now, last, metadata } = tablesFromJson(
      JSON.stringify({
        metadata: { year: 2026 },
        header: [
          { child: 7, SEX: 'M' },
          { CHILD: '8', SEX: null, MOTHER: true },
        ],
        Episodes_last: [],
      }),
    )
    expect(metadata).toEqual({ year: 2026 })
    expect([...(now.Header?.columns ?? [])]).toEqual(['CHILD', 'SEX', 'MOTHER'])
    expect(now.Header?.rows).toMatchObject([
      { CHILD: '7', SEX: 'M' },
      { CHILD: '8', SEX: undefined, MOTHER: '1' },
    ])
    expect(last?.Episodes?.rows).toEqual([])
    expect(check({ year: 2026, now, last }, [ruleOf('102')]).skipped.get('102')).toBe('no column DOB in Header')
  })

  it('that name no children are asked only what a row answers by itself', () => {
    const { now } = tablesFromJson('{"Header":[{"SEX":"Q"},{"SEX":"M"}],"AD1":[{"NB_ADOPTR":3}]}')
    const { faults, skipped } = check({ year: 2026, now }, ['101', '175', 'INT01', 'INT32'].map(ruleOf))
    expect(Object.fromEntries(faults)).toEqual({ 101: { Header: [0] }, 175: { AD1: [0] } })
    expect(Object.fromEntries(skipped)).toEqual({
      INT01: 'no column CHILD in Header',
      INT32: 'no column CHILD in Header',
    })
  })

  it.each([
    ['no JSON', '{', /not JSON/],
    ['a list', '[]', /an object whose keys are tables/],
    ['a table there is not', '{"Headers":[]}', /no table 'Headers': tables are Header, Episodes/],
    ['rows that are none', '{"Header":[1]}', /'Header' must be a list of rows/],
  ])('that are %s are refused, and it says what is wrong', (_, text, said) => {
    expect(() => tablesFromJson(text)).toThrow(said)
  })
})
