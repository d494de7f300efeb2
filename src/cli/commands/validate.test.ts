import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Misused, readGiven } from '../command.ts'
import { commands } from '../commands.ts'
import { validateReturnCommand } from './validate.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'validate-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

const file = (name: string, content: string | object): string => {
  const to = path.join(folder, name)
  writeFileSync(to, typeof content === 'string' ? content : JSON.stringify(content))
  return to
}

/** What the command answers, says apart and exits with, when it is asked as on the command line. */
async function asked(...argv: readonly string[]) {
  const [out, apart] = [[], []] as [string[], string[]]
  vi.spyOn(process.stdout, 'write').mockImplementation(text => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(text => apart.push(String(text)) > 0)
  const exit = await validateReturnCommand.run(readGiven(validateReturnCommand, argv))
  vi.restoreAllMocks()
  return { exit, out: out.join(''), apart: apart.join('') }
}

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/02/2010,WBRI,,,\n=2+5,M,01/02/2010,@SUM,,,\n'
const UASC = 'CHILD,SEX,DOB,DUC\n1,M,01/02/2010,02/03/2020\n'

describe('alongside validate ssda903', () => {
  it('answers as JSON: the year, the rows at fault from 0, what was not asked and what broke', async () => {
    const { exit, out } = await asked(file('header.csv', HEADER), '--year', '2026', '--format', 'json')
    const answer = JSON.parse(out) as Record<string, Record<string, unknown>>
    expect(Object.keys(answer)).toEqual(['year', 'rules', 'skipped', 'failed'])
    expect(answer['year']).toBe(2026)
    expect(answer['rules']).toMatchObject({ 101: { Header: [0] }, 103: { Header: [1] } })
    expect(answer['skipped']).toMatchObject({ 204: 'no previous year', 141: 'no table Episodes' })
    expect(answer['failed']).toEqual({})
    expect(exit).toBe(1)
  })

  it('asks only the rules named, by their codes however they are typed, and exits 0 where they find nothing', async () => {
    const { exit, out } = await asked(
      file('header.csv', HEADER),
      '--year',
      '2025/26',
      '--rule',
      '102,197A',
      '--rule',
      'int32',
      '--format',
      'json',
    )
    expect(JSON.parse(out)).toEqual({ year: 2026, rules: {}, skipped: { '197a': 'no table OC2' }, failed: {} })
    expect(exit).toBe(0)
  })

  it('compares with the previous year, where it is given', async () => {
    const last = file('last.csv', HEADER.replace('WBRI', 'WIRI'))
    const { out } = await asked(
      file('header.csv', HEADER),
      '--previous',
      last,
      '--year',
      '2026',
      '--rule',
      '204',
      '--format',
      'json',
    )
    expect(JSON.parse(out)).toMatchObject({ rules: { 204: { Header: [0] } }, skipped: {} })
  })

  it('tells the faults in words, and why the others were not asked', async () => {
    const { out } = await asked(file('header.csv', HEADER), '--year', '2026')
    expect(out).toMatch(/^2025-26: 2 children, \d+ rules asked in \d+ ms/)
    expect(out).toMatch(/\n101 +1 {2}Header +The sex/)
    expect(out).toContain('Not asked, no previous year: ')
  })

  it('makes a workbook: each fault with its child and cells, the counts, and what was not asked; nothing in it is run', async () => {
    const out = path.join(folder, 'faults.xlsx')
    const said = await asked(
      file('header.csv', HEADER),
      file('uasc.csv', UASC),
      '--year',
      '2026',
      '--format',
      'xlsx',
      '--out',
      out,
    )
    expect(said).toEqual({ exit: 1, out: '', apart: `Written to ${out}.\n` })
    const { sheets } = await readXlsx(readFileSync(out))
    expect(sheets.map(sheet => sheet.name)).toEqual(['Faults', 'Counts', 'Not asked'])
    const [faults, counts, notAsked] = sheets.map(({ rows }) => rows)
    expect(faults?.[0]).toEqual([
      'Rule',
      'Fault or query',
      'What is wrong',
      'How to mend it',
      'Table',
      'Row, the first being 0',
      'Child',
      'Cells concerned',
    ])
    const row = (code: string) => faults?.find(cells => cells[0] === code)
    expect(row('103')).toEqual([
      '103',
      'Fault',
      expect.any(String),
      expect.any(String),
      'Header',
      1,
      '=2+5',
      'ETHNIC @SUM',
    ])
    expect(row('104')?.slice(4)).toEqual(['UASC', 0, '1', 'DUC 02/03/2020'])
    expect(counts?.find(cells => cells[0] === '101')?.slice(4)).toEqual(['Header', 1, 1])
    expect(notAsked?.find(cells => cells[0] === '204')?.[2]).toBe('No previous year')
    expect(notAsked?.find(cells => cells[0] === '700')?.[2]).toBe('Asked from 2026-27')
  })

  it('shows no workbook in a terminal, and says where else it may go', async () => {
    const was = process.stdout.isTTY
    process.stdout.isTTY = true
    try {
      await expect(asked(file('header.csv', HEADER), '--year', '2026', '--format', 'xlsx')).rejects.toThrow(
        'A workbook cannot be shown in a terminal: name a file for it with --out faults.xlsx',
      )
    } finally {
      process.stdout.isTTY = was
    }
  })

  it.each([
    [{ year: 2026, council: 'E06000001' }],
    [{ collectionYear: '2025/26', localAuthority: 'Hartlepool' }],
    [{ collection_year: '2026', local_authority: '805' }],
  ])('takes tables with whatever columns they have, and what is said beside them: %j', async metadata => {
    const Episodes = [{ CHILD: 1, URN: 'SC1', PLACE: 'K2', DECOM: '01/05/2025', PLACE_PROVIDER: 'PR1' }]
    const ProviderInfo = [
      { URN: 'SC1', PLACE_CODES: 'K1', PROVIDER_CODES: ['PR1'], REG_END: '01/04/2025', LA_CODE_INFERRED: 'E06000002' },
    ]
    const { out } = await asked(
      '--tables',
      file('tables.json', { metadata, Header: [{ CHILD: 1, SEX: 'X' }], Episodes, ProviderInfo }),
      '--format',
      'json',
      '--rule',
      '101,102,219,224,227,229,1008',
    )
    expect(JSON.parse(out)).toEqual({
      year: 2026,
      rules: { 101: { Header: [0] }, 219: { Episodes: [0] }, 227: { Episodes: [0] }, 229: { Episodes: [0] } },
      skipped: { 102: 'no column DOB in Header' },
      failed: {},
    })
  })

  it.each([
    ['nothing to check', ['--year', '2026'], /Name the files/],
    ['no year', ['x.csv'], /Say which collection year/],
    ['a year that is none', ['x.csv', '--year', '26'], /'26' is not a collection year/],
    ['a rule that is none', ['x.csv', '--year', '2026', '--rule', '101,9999'], /There is no rule '9999'/],
    ['a council that is none', ['x.csv', '--year', '2026', '--council', 'Atlantis'], /no English council 'Atlantis'/],
    ['a file that is not there', ['/nowhere/x.csv', '--year', '2026'], /None of these files is a table/],
    ['a file of tables that is not there', ['--tables', '/nowhere/x.json', '--year', '2026'], /nothing at this path/],
    ['files and tables both', ['x.csv', '--tables', 'x.json', '--year', '2026'], /not both/],
    ['a format that is none', ['x.csv', '--year', '2026', '--format', 'pdf'], /--format takes table, json, xlsx/],
  ])('refuses %s in words', async (_, argv, said) => {
    const refused = asked(...argv)
    await expect(refused).rejects.toThrow(Misused)
    await expect(refused).rejects.toThrow(said)
  })

  it('says apart what is wrong with the files themselves, the first fifty of many', async () => {
    const many = `${HEADER}${'1,M\n'.repeat(80)}`
    const { apart } = await asked(file('short.csv', many), '--year', '2026', '--rule', '101')
    expect(apart.split('\n')[0]).toMatch(/^short\.csv, line 4: This row has 2 cells where the table has 7 columns/)
    expect(apart.trim().split('\n')).toHaveLength(51)
    expect(apart).toContain('… and 30 more like these.')
  })
})

describe('the commands', () => {
  it('are found by the names they have', async () => {
    for (const { name, load } of commands) expect((await load()).name).toBe(name)
  })
})
