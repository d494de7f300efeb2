import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { SourceContext, SourceRow } from '../../../spine/ledger/source.ts'
import { birthday } from '../../../spine/time/age.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import { isPlainDate } from '../../../spine/time/plain-date.ts'
import { checkRow } from '../check-row.ts'
import { checkRowsOfAChild } from '../check-rows-of-a-child.ts'
import type { PlacedRow } from '../problem.ts'
import { readAll, withFiles } from '../read/testing.ts'
import { notes } from '../states.ts'
import { decideYears, type FileToDate } from '../years.ts'
import { byKey, exported, fileFrom, stood } from './testing.ts'

const samples = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))

interface Through {
  readonly children: number
  /** Children whose rows, without those that have something wrong with them, agree with each other. */
  readonly clean: number
  /** Their entries that come back from their export otherwise than they went in. */
  readonly changed: readonly string[]
}

/** Reads a return from its folder, and sends every child’s clean rows through the record and back. */
async function through(path: string): Promise<Through> {
  const files: FileToDate[] = []
  const rows: PlacedRow[] = []
  for (const event of await readAll(path))
    if (event.type === 'file-end') files.push({ file: event.file, name: '', summary: event.summary })
    else if (event.type === 'row') rows.push(event)
  const { decisions } = decideYears(files)
  const yearOf = new Map(decisions.map(each => [each.file, each.year]))
  const children = new Map<string, (PlacedRow & SourceRow)[]>()
  for (const row of rows) {
    const year = yearOf.get(row.file)
    if (year == null) continue
    if (checkRow(row, { year }).length > 0 || isOutOfYear(row, year)) continue
    const list = children.get(row.child) ?? []
    children.set(row.child, list)
    list.push({ ...row, year, importId: 'a', importOrder: 0 })
  }
  const yearsHeld = [...new Set(files.filter(file => file.summary.Episodes).map(file => yearOf.get(file.file)))]
    .filter(year => year != null)
    .toSorted((a, b) => a - b)
  const context = { council: 'North', yearsHeld }
  const clean = [...children]
    .map(([child, list]) => [child, list.filter(row => isAsked(row, list))] as const)
    .filter(([, list]) => checkRowsOfAChild(list).length === 0 && agree(list, context))
  const changed = clean.flatMap(([child, list]) => {
    const again = exported(fileFrom(child, list, context), 'North', yearsHeld)
    const before = byKey(stood(list, context))
    const after = byKey(stood(again, context))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter(key => !isDeepStrictEqual(before[key], after[key]))
      .map(key => `${child} ${key}`)
  })
  return { children: children.size, clean: clean.length, changed }
}

// What the return's rules do not take, though an import does.
function isOutOfYear({ table, values }: PlacedRow, year: number): boolean {
  const { start, end } = collectionYear(year)
  const { REVIEW, DUC, DOB, IN_TOUCH, ACTIV, ACCOM } = values
  if (table === 'Reviews') return REVIEW === undefined || REVIEW < start || REVIEW > end
  if (table === 'OC3') return (IN_TOUCH === 'DIED' || IN_TOUCH === 'RHOM') && (ACTIV !== '0' || ACCOM !== '0')
  const at18 = isPlainDate(DOB) ? birthday(DOB, 18) : undefined
  return table === 'UASC' && DUC !== undefined && DUC !== at18 && (DUC < start || DUC > end)
}

// Nor do they take these of a child who has no episode in the year, or none but short breaks.
function isAsked(row: SourceRow, all: readonly SourceRow[]): boolean {
  if (!['Reviews', 'UASC', 'Missing', 'PlacedAdoption', 'SWEpisodes', 'DoLo'].includes(row.table)) return true
  return all.some(
    ({ table, year, values: { LS } }) =>
      table === 'Episodes' && year === row.year && (row.table !== 'Reviews' || (LS !== 'V3' && LS !== 'V4')),
  )
}

// One return does not say that care was over where another says that it went on, and no adoption is told without its day.
function agree(rows: readonly SourceRow[], context: SourceContext): boolean {
  return (
    !notes(rows, context).some(note => note.code === 'overlap' || note.code === 'superseded') &&
    !stood(rows, context).some(entry => entry.kind === 'adoption' && entry.start === null)
  )
}

const OURS = {
  'a/one.csv':
    'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/01/2012,WBRI,UN1,,\n2,2,01/01/2009,WBRI,A123456789012,0,\n',
  'a/two.csv':
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
    '1,01/05/2022,S,C2,N1,U6,PR1,01/12/2022,X1,,AB1 0AA,AB1 0AB,SC123456\n' +
    '1,01/12/2022,P,C2,N1,T1,,10/12/2022,X1,,AB1 0AA,AB1 0AC,\n' +
    '1,10/12/2022,P,C2,N1,U6,PR1,20/01/2023,E4A,,AB1 0AA,AB1 0AB,SC123456\n' +
    '2,01/06/2022,S,V2,N4,K2,PR4,,,,AB1 0AA,AB1 0AD,SC654321\n',
  'b.csv':
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
    '2,01/06/2022,S,V2,N4,K2,PR4,03/05/2023,X1,CARPL,AB1 0AA,AB1 0AD,SC654321\n' +
    '2,03/05/2023,B,C2,N4,U4,PR1,,,,AB1 0AA,AB1 0AE,SC123456\n',
}

describe('a small return', () => {
  it('goes in, out and in again unchanged', async () => {
    expect(await withFiles(OURS, through)).toEqual({ children: 2, clean: 2, changed: [] })
  })
})

describe.runIf(existsSync(`${samples}cs-demand-model`))('the public five-year sample', () => {
  it('goes in, out and in again unchanged where it is clean', async () => {
    const found = await through(`${samples}cs-demand-model`)
    expect(found.changed).toEqual([])
    expect(found.clean).toBeGreaterThan(700)
  })
})

describe.runIf(existsSync(`${samples}csc-validator-be-903`))('the public sample full of faults', () => {
  it('goes in, out and in again unchanged where it is clean', async () => {
    const found = await through(`${samples}csc-validator-be-903`)
    expect(found.changed).toEqual([])
    expect(found.clean).toBeGreaterThan(2000)
  })
})
