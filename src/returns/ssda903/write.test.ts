import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOf, readOne, rowsOf } from './read/testing.ts'
import { tableNamed, tables } from './tables.ts'
import { anyRow } from './testing.ts'
import { writeCsv, writeXml } from './write.ts'

const HEADER = { CHILD: '007', SEX: 'F', DOB: '2012-02-29', ETHNIC: 'WBRI', UPN: 'UN1' }

describe('a table written as CSV', () => {
  it('has the return’s columns and days', () => {
    expect([...writeCsv('Header', [HEADER])].join('')).toBe(
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n007,F,29/02/2012,WBRI,UN1,,\r\n',
    )
    expect(
      [...writeCsv('PrevPerm', [{ CHILD: '7', DOB: '2012-02-29', PREV_PERM: 'P1', DATE_PERM: '2019-05' }])].join(''),
    ).toContain('7,29/02/2012,P1,,zz/05/2019')
    expect([...writeCsv('DoLo', [])].join('')).toBe('CHILD,DOB,DOLO_START,DOLO_END\r\n')
  })

  it.each(tables.map(table => table.name))('is read back the same: %s', async name => {
    const table = tableNamed(name)
    if (table === undefined) throw new Error(name)
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow(table), { minLength: 1, maxLength: 20 }), async rows => {
        const events = await readOne('table.csv', [...writeCsv(name, rows)].join(''))
        expect(problemsOf(events)).toEqual([])
        expect(rowsOf(events).map(row => ({ table: row.table, ...row.values }))).toEqual(
          rows.map(row => ({ table: name, ...row })),
        )
      }),
      { numRuns: 15 },
    )
  })
})

describe('a return written as XML', () => {
  it('holds a child’s rows in the form’s order', () => {
    const xml = [
      ...writeXml([
        { Header: [HEADER], Reviews: [{ CHILD: '007', DOB: '2012-02-29', REVIEW: '2025-05-01', REVIEW_CODE: 'PN1' }] },
      ]),
    ].join('')
    expect(xml).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<EXPSSDA903>\n' +
        '<CHILD><HEADER><CHILDID>007</CHILDID><UPN>UN1</UPN><SEX>F</SEX><DOB>29/02/2012</DOB><ETHNIC>WBRI</ETHNIC><UASC>0</UASC>' +
        '<AREVIEW><REVIEW>01/05/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER></CHILD>\n</EXPSSDA903>\n',
    )
  })

  it('is read back the same, every table of it', async () => {
    const single = new Set(['Header', 'UASC', 'OC3', 'AD1'])
    const child = fc.record(
      Object.fromEntries(
        tables.map(table => [
          table.name,
          fc.array(
            anyRow(table),
            single.has(table.name) ? { minLength: table.name === 'Header' ? 1 : 0, maxLength: 1 } : { maxLength: 4 },
          ),
        ]),
      ),
    )
    await fc.assert(
      fc.asyncProperty(child, async made => {
        const header = { ...made['Header']?.[0], CHILD: '7' } as Record<string, string>
        const shared = (name: string, row: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
          const known: Record<string, string> = { ...row }
          for (const column of ['DOB', 'SEX'])
            if (column in known || (name === 'UASC' && column === 'SEX')) known[column] = header[column] ?? ''
          return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''))
        }
        // A row with nothing but who it is about has nothing to write.
        const rows = Object.entries(made).flatMap(([name, list]) =>
          list
            .map(row => ({ name, row: shared(name, row) }))
            .filter(
              ({ name: of, row }) =>
                of === 'Header' ||
                of === 'UASC' ||
                Object.keys(row).some(column => column !== 'CHILD' && column !== 'DOB'),
            ),
        )
        const grouped = Object.fromEntries(
          tables.map(table => [table.name, rows.filter(each => each.name === table.name).map(each => each.row)]),
        )
        const events = await readOne('return.xml', [...writeXml([grouped])].join(''))
        expect(problemsOf(events)).toEqual([])
        const key = (each: object): string => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        expect(
          rowsOf(events)
            .map(row => key({ table: row.table, ...row.values }))
            .sort(),
        ).toEqual(rows.map(each => key({ table: each.name, ...each.row })).sort())
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out a child with no Header', () => {
    expect([...writeXml([{ Episodes: [{ CHILD: '7', DECOM: '2025-05-01' }] }])]).toHaveLength(2)
  })
})
