import { describe, expect, it } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { entry, on } from '../cases.ts'
import { COLUMNS, figuresPlan } from './figures-file.ts'
import { budgetLine, budgetMonth, budgetSet, inYearChange } from './kinds.ts'

const TODAY = on('2026-11-26')
const line = (code: string): Entry => ({
  ...entry(budgetLine, '2026-04-01', null, { code, title: code, group: 'placements', owner: 'ruth' }),
  id: code,
})
const held = fileOf(
  'trust',
  [
    line('P1'),
    line('P2'),
    line('P3'),
    { ...entry(budgetSet, '2026-04-01', null, { line: 'P1', year: 2026, amount: 1000 }), id: 'b1' },
    { ...entry(budgetSet, '2026-04-01', null, { line: 'P3', year: 2026, amount: 300 }), id: 'b3' },
    { ...entry(budgetMonth, '2026-09-30', null, { line: 'P1', actual: 500, forecast: 1100 }), id: 'm1' },
    {
      ...entry(inYearChange, '2026-09-01', '2026-10-05', {
        reference: 'C1',
        title: 'More',
        type: 'type-1',
        year: 2026,
        amount: 50,
        line: 'P1',
        owner: 'ruth',
        case: 'Because',
        decision: 'agreed',
        agreed: 50,
      }),
      id: 'c1',
    },
  ],
  {},
  'trust',
)
const plan = (...lines: readonly string[]) =>
  figuresPlan(
    held,
    COLUMNS,
    lines.map(text => {
      const cells = text.split(';')
      return Object.fromEntries(COLUMNS.map((name, at) => [name, cells[at] ?? '']))
    }),
    TODAY,
  )
const faults = (...lines: readonly string[]) => plan(...lines).faults.map(({ line: at, what }) => `${at}: ${what}`)

describe('a file of figures', () => {
  it('adds what is new, changes what is otherwise, leaves what is held, and sets a budget where none was', () => {
    const found = plan('p1;2026-09;1000;500;1100', 'P1;2026-10;1,050;£600;1150', 'P2;2026-10-31;250;(20);240')
    expect(found.faults).toEqual([])
    expect(found.added.map(each => [each.code, each.month, each.actual, each.forecast])).toEqual([
      ['P1', '2026-10-31', 600, 1150],
      ['P2', '2026-10-31', -20, 240],
    ])
    expect([found.changed, found.same]).toEqual([[], 1])
    expect(found.budgets).toEqual([{ line: 'P2', year: 2026, amount: 250 }])
    expect(plan('P1;2026-09;;510;1100').changed).toMatchObject([{ figure: { actual: 510 }, held: { id: 'm1' } }])
  })

  it('names the lines with a budget of which it says nothing', () => {
    expect(plan('P1;2026-10;;600;1150').without).toEqual([{ code: 'P3', title: 'P3', month: '2026-10-31' }])
  })

  it('says of every wrong line what is wrong with it', () => {
    expect(
      faults(
        'P9;2026-10;;1;2',
        'P1;October;;1;2',
        'P1;2026-11;;1;2',
        'P1;2026-10-30;;1;2',
        'P1;2026-03;;1;2',
        'P1;2026-10;;1.50;two',
        'P1;2026-08;;1;2',
        'P1;2026-08;;1;2',
      ),
    ).toEqual([
      '2: ‘P9’ is the code of no budget line.',
      '3: ‘October’ is not a month.',
      '4: ‘2026-11’ is not over yet.',
      '5: ‘2026-10-30’ is not a month.',
      '6: Line P1 was not open yet in ‘2026-03’.',
      '7: ‘1.50’ under actual is not an amount in whole pounds.',
      '7: ‘two’ under forecast is not an amount in whole pounds.',
      '9: This is the same line and month as line 8.',
    ])
  })

  it('refuses a budget that is neither as set nor as changed, and one that is told in two ways', () => {
    expect(faults('P1;2026-10;1200;1;2')).toEqual([
      '2: The budget of P1 for 2026-27 is £1,050 here, and £1,200 in the file.',
    ])
    expect(faults('P2;2026-09;200;1;2', 'P2;2026-10;210;1;2')).toEqual([
      '3: The budget of P2 for 2026-27 is £200 further up and £210 here.',
    ])
  })

  it('refuses columns that are missing or not known, and a file without lines', () => {
    expect(figuresPlan(held, ['line', 'month', 'spent'], [{}], TODAY).faults.map(each => each.what)).toEqual([
      'There is no column called ‘actual’.',
      'There is no column called ‘forecast’.',
      'The column ‘spent’ is not known.',
    ])
    expect(figuresPlan(held, COLUMNS, [], TODAY).faults).toHaveLength(1)
  })
})
