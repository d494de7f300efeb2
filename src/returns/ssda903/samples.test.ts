import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../../spine/ledger/source.ts'
import { checkRow, rowIsRefused } from './check-row.ts'
import { checkRowsOfAChild } from './check-rows-of-a-child.ts'
import type { PlacedRow, Problem } from './problem.ts'
import { readAll, withFiles } from './read/testing.ts'
import { ssda903 } from './states.ts'
import { decideYears, type FileToDate } from './years.ts'

const samples = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

/** Reads a return from folder to states, as an import does, and counts what came of it. */
async function through(path: string) {
  const files: FileToDate[] = []
  const names = new Map<number, string>()
  const rows: PlacedRow[] = []
  const problems: Pick<Problem, 'severity' | 'code'>[] = []
  for (const event of await readAll(path)) {
    if (event.type === 'file') names.set(event.file, event.name.split('/').at(-1) ?? '')
    else if (event.type === 'file-end')
      files.push({ file: event.file, name: names.get(event.file) ?? '', summary: event.summary })
    else if (event.type === 'row') rows.push(event)
    else if (event.type === 'problem') problems.push(event)
  }
  const { decisions } = decideYears(files)
  const yearOf = new Map(decisions.map(each => [each.file, each.year]))
  const children = new Map<string, (PlacedRow & SourceRow)[]>()
  for (const row of rows) {
    const year = yearOf.get(row.file)
    if (year == null) continue
    const found = checkRow(row, { year })
    problems.push(...found)
    if (rowIsRefused(found)) continue
    const list = children.get(row.child) ?? []
    children.set(row.child, list)
    list.push({ ...row, year, importId: 'a', importOrder: 0 })
  }
  const yearsHeld = [...new Set(files.filter(file => file.summary.Episodes).map(file => yearOf.get(file.file)))]
    .filter(year => year != null)
    .toSorted((a, b) => a - b)
  const entries: Record<string, number> = {}
  let lost = 0
  for (const list of children.values()) {
    problems.push(...checkRowsOfAChild(list))
    for (const entry of ssda903.states(list, { council: 'North', yearsHeld }).at(-1)?.entries ?? []) {
      entries[entry.kind] = (entries[entry.kind] ?? 0) + 1
      if (entry.body['lostAfter'] !== undefined) lost++
    }
  }
  const codes: Record<string, number> = {}
  for (const each of problems) codes[each.code] = (codes[each.code] ?? 0) + 1
  return {
    years: Object.fromEntries(decisions.map(each => [each.name, each.year])),
    rows: rows.length,
    children: children.size,
    entries,
    codes,
    lost,
  }
}

const OURS = {
  'a/one.csv': 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,M,01/01/2012,WBRI,,,\n2,F,01/01/2009,XXXX,,0,\n',
  'a/two.csv':
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
    '1,01/05/2023,S,C2,N1,U6,PR1,01/12/2024,E4A,,,,\n2,01/06/2024,S,V2,N4,K2,PR4,,,,,,\n',
  'b.csv':
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
    '3,01/05/2025,S,C2,N1,U6,PR1,01/12/2025,E4A,,,,\n',
}

describe('a small return', () => {
  it('goes from files to entries', async () => {
    expect(await withFiles(OURS, through)).toEqual({
      years: { 'one.csv': 2025, 'two.csv': 2025, 'b.csv': 2026 },
      rows: 5,
      children: 3,
      entries: {
        identity: 2,
        identifier: 3,
        'responsible-council': 3,
        'period-of-care': 3,
        'legal-status': 3,
        placement: 3,
      },
      codes: { 'unknown-code': 1, 'no-header': 1 },
      lost: 1,
    })
  })
})

describe.runIf(existsSync(`${samples}cs-demand-model`))('the public five-year sample', () => {
  it('is dated from what it holds, a year after its names', async () => {
    const found = await through(`${samples}cs-demand-model`)
    for (const [name, year] of Object.entries(found.years)) expect(year, name).toBe(Number(name.slice(0, 4)) + 1)
    expect(found).toMatchObject({ rows: 21_441, children: 820, lost: 20 })
    expect(found.entries).toMatchObject({ identity: 820, 'period-of-care': 799, 'short-break': 431, placement: 2031 })
    expect(found.codes).toMatchObject({ 'open-but-not-latest': 9, overlap: 32 })
  })
})

describe.runIf(existsSync(`${samples}csc-validator-be-903`))('the public sample full of faults', () => {
  it('is read whole, its faults told and its good rows used', async () => {
    const found = await through(`${samples}csc-validator-be-903`)
    expect(found.years).toMatchObject({
      'episodes.csv': 2018,
      'header.csv': 2018,
      'fake_903.xml': 2018,
      'reviews.csv': 2018,
      'sw_episodes.csv': null,
      'DoLo.csv': 2025,
    })
    expect(found).toMatchObject({ rows: 28_429, children: 2929, lost: 0 })
    expect(found.codes).toMatchObject({ workbook: 5, 'unknown-code': 68, 'open-but-not-latest': 10 })
    expect(found.entries['temporary-stay']).toBe(729)
  })
})
