import { describe, expect, it } from 'vitest'
import { childGatherer } from './read/child-set.ts'
import type { FileSummary } from './read/events.ts'
import type { TableName } from './tables.ts'
import { decideYears } from './years.ts'

function children(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, index) => String(from + index))
}

function file(
  number: number,
  table: TableName,
  of: readonly string[],
  dates: Record<string, Record<number, number>> = {},
) {
  const gatherer = childGatherer()
  for (const child of of) gatherer.add(child)
  const summary: FileSummary = { [table]: { rows: of.length, children: gatherer.done(), dates } }
  return { file: number, name: `${table} ${number}`, summary }
}

const episodes = (number: number, year: number, of: readonly string[]) =>
  file(number, 'Episodes', of, {
    DECOM: { [year - 2]: 10, [year - 1]: 20, [year]: 40 },
    DEC: { [year]: 50, [year + 1]: 1 },
  })

function years(files: Parameters<typeof decideYears>[0], known = {}): Record<number, number | null> {
  return Object.fromEntries(decideYears(files, known).decisions.map(each => [each.file, each.year]))
}

describe('the collection year of a file', () => {
  it('of episodes is the one its episodes ended in, whatever a stray day past it says', () => {
    const { decisions, problems } = decideYears([episodes(1, 2018, children(0, 100))])
    expect(problems).toEqual([])
    expect(decisions).toEqual([
      {
        file: 1,
        name: 'Episodes 1',
        year: 2018,
        how: 'dates',
        sure: true,
        because: '50 of the 51 DEC dates are in the year to March 2018.',
      },
    ])
  })

  it('of episodes that are all open is that of the latest starts, and not sure', () => {
    const { decisions, problems } = decideYears([
      file(1, 'Episodes', children(0, 9), { DECOM: { 2019: 50, 2021: 40 } }),
    ])
    expect(decisions[0]).toMatchObject({ year: 2021, sure: false })
    expect(problems).toMatchObject([{ severity: 'warning', code: 'year-not-sure', file: 1 }])
  })

  it('of a few open episodes has to be given, as they may have begun long before', () => {
    const { decisions, problems } = decideYears([file(1, 'Episodes', ['1', '2'], { DECOM: { 2019: 1, 2021: 1 } })])
    expect(decisions[0]).toMatchObject({ year: null })
    expect(problems[0]).toMatchObject({ severity: 'refused', code: 'no-year' })
    expect(problems[0]?.why).toContain('Nothing in it has ended')
  })

  it('of episodes that ended over many years is not guessed', () => {
    const { decisions, problems } = decideYears([
      file(1, 'Episodes', children(0, 9), { DECOM: { 2018: 9 }, DEC: { 2019: 3, 2020: 3, 2021: 3 } }),
    ])
    expect(decisions[0]).toMatchObject({ year: null, how: 'not-found' })
    expect(problems).toMatchObject([{ severity: 'refused', code: 'no-year', file: 1 }])
    expect(problems[0]?.mend).toContain('give its year')
  })

  it('of Headers of five years in any order is the year whose Episodes share their children', () => {
    const five = [2018, 2019, 2020, 2021, 2022].map((year, index) => ({
      year,
      of: children(index * 30, 100 + index * 10),
    }))
    const headers = five.map(({ of }, index) =>
      file(10 + index, 'Header', [...of, ...children(1000 * index, 1000 * index + 15)]),
    )
    const files = [...headers.toReversed(), ...five.map(({ year, of }, index) => episodes(index, year, of))]
    for (const order of [files, files.toReversed()]) {
      const found = years(order)
      five.forEach(({ year }, index) => expect(found[10 + index]).toBe(year))
    }
  })

  it('of a small table all of whose children are in several years goes where another file of its kind has not', () => {
    const both = children(0, 5)
    const files = [
      episodes(1, 2024, children(0, 100)),
      episodes(2, 2025, children(0, 90)),
      file(3, 'UASC', [...both, '95', '96', '97']),
      file(4, 'UASC', both),
    ]
    expect(years(files)).toEqual({ 1: 2024, 2: 2025, 3: 2024, 4: 2025 })
  })

  it('of a table that could be of either year is taken and said to be unsure', () => {
    const { decisions, problems } = decideYears([
      episodes(1, 2024, children(0, 100)),
      episodes(2, 2025, children(0, 90)),
      file(3, 'UASC', children(0, 5)),
    ])
    expect(decisions[2]).toMatchObject({ year: 2025, how: 'children', sure: false })
    expect(problems).toMatchObject([{ severity: 'warning', code: 'year-not-sure', file: 3 }])
  })

  it('of care leavers is found through the Header, as they are in no Episodes', () => {
    const leavers = children(500, 520)
    const files = [
      file(3, 'OC3', leavers),
      file(2, 'Header', [...children(0, 100), ...leavers]),
      episodes(1, 2025, children(0, 100)),
    ]
    expect(years(files)).toEqual({ 1: 2025, 2: 2025, 3: 2025 })
  })

  it('of a table that shares no children, or has no Episodes beside it, has to be given', () => {
    expect(years([episodes(1, 2025, children(0, 100)), file(2, 'AD1', children(500, 510))])).toEqual({
      1: 2025,
      2: null,
    })
    expect(years([file(2, 'Header', children(0, 10))])).toEqual({ 2: null })
  })

  it('of a correction on its own is found from the years already held', () => {
    const held = childGatherer()
    for (const child of children(0, 50)) held.add(child)
    expect(years([file(1, 'Header', children(0, 40))], { held: [{ year: 2024, children: held.done() }] })).toEqual({
      1: 2024,
    })
  })

  it('of times missing is told by their ends, but without Episodes of that year is not sure', () => {
    const missing = file(2, 'Missing', ['1'], { MIS_START: { 2023: 3 }, MIS_END: { 2023: 3 } })
    expect(years([missing])).toEqual({ 2: 2023 })
    expect(decideYears([episodes(1, 2025, children(0, 10)), missing]).decisions[1]).toMatchObject({
      year: 2023,
      sure: false,
    })
  })

  it('of the children looked after all year is the one at whose beginning and end they were in care', () => {
    const marked = (number: number, year: number, open: readonly string[], came: readonly string[]) => {
      const found = episodes(number, year, [...open, ...came, `left in ${year}`])
      const set = (of: readonly string[]) => file(0, 'Episodes', of).summary.Episodes?.children ?? new Uint32Array()
      const marks = { open: set([...open, ...came]), began: { [year]: set(came) }, adopted: {} }
      const { Episodes } = found.summary
      return { ...found, summary: Episodes ? { Episodes: { ...Episodes, marks } } : {} }
    }
    const files = [
      marked(1, 2024, children(0, 100), children(100, 120)),
      marked(2, 2025, children(5, 120), children(120, 130)),
      file(3, 'OC2', children(5, 120)),
      file(4, 'OC2', children(0, 100)),
    ]
    expect(years(files)).toEqual({ 1: 2024, 2: 2025, 3: 2025, 4: 2024 })
    expect(decideYears(files.slice(0, 3)).problems).toEqual([])
    expect(years(files.slice(0, 3))).toMatchObject({ 3: 2025 })
  })

  it('of reviews is the one they were held in', () => {
    const reviews = file(1, 'Reviews', children(0, 9), { REVIEW: { 2023: 19, 2024: 1 }, DOB: { 2015: 20 } })
    expect(decideYears([reviews]).decisions[0]).toMatchObject({
      year: 2023,
      how: 'dates',
      because: '19 of the 20 REVIEW dates are in the year to March 2023.',
    })
  })

  it('of care leavers is the only one they can have turned 17 to 21 in', () => {
    const leavers = file(1, 'OC3', children(0, 9), { DOB: { 2003: 10, 2005: 10, 2007: 10 } })
    expect(decideYears([leavers]).decisions[0]).toMatchObject({
      year: 2024,
      how: 'dates',
      sure: true,
      because: 'All 30 care leavers turned 17 to 21 in the year to March 2024.',
    })
    // Of these every year from 2023 to 2025 could be.
    expect(years([file(1, 'OC3', children(0, 9), { DOB: { 2004: 10, 2006: 10 } })])).toEqual({ 1: null })
  })

  it('that content leaves open is the one whose Episodes stand in the same folder, and never against days', () => {
    const [older, newer] = [episodes(1, 2024, children(0, 100)), episodes(2, 2025, children(0, 90))]
    const uasc = (dates = {}) => ({ ...file(3, 'UASC', children(0, 5), dates), folder: 'a' })
    const beside = decideYears([{ ...older, folder: 'a' }, { ...newer, folder: 'b' }, uasc()])
    expect(beside.decisions[2]).toMatchObject({
      year: 2024,
      sure: true,
      because:
        'All 5 children in it are in the return of the year to March 2024, and it stands beside the Episodes of that year.',
    })
    // Two tables of Episodes in one folder say nothing.
    const both = decideYears([{ ...older, folder: 'a' }, { ...newer, folder: 'a' }, uasc()])
    expect(both.decisions[2]).toMatchObject({ year: 2025, sure: false })
    const ceased = uasc({ DUC: { 2024: 5 } })
    expect(years([{ ...older, folder: 'b' }, { ...newer, folder: 'a' }, ceased])).toMatchObject({ 3: 2024 })
  })

  it('that is given wins over everything', () => {
    const { decisions, problems } = decideYears([episodes(1, 2025, children(0, 10)), file(2, 'Header', ['99'])], {
      year: 2021,
    })
    expect(decisions.map(each => [each.year, each.how])).toEqual([
      [2021, 'given'],
      [2021, 'given'],
    ])
    expect(problems).toEqual([])
  })
})
