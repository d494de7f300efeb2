import { describe, expect, it } from 'vitest'
import { problemsOf, readOne, rowsOf } from './testing.ts'

const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE\n'
const SARA = { CHILD: '0012', DOB: '2010-02-28', REVIEW: '2025-06-01', REVIEW_CODE: 'PN1' }

describe('a CSV table', () => {
  it('is read with its values trimmed, upper-cased and its dates plain', async () => {
    const events = await readOne('anything at all.dat', `${REVIEWS} 0012 ,28/2/2010,2025-06-01,pn1 \n`)
    expect(events.map(event => event.type)).toEqual(['file', 'row', 'file-end', 'progress'])
    expect(rowsOf(events)).toEqual([{ table: 'Reviews', line: 2, values: SARA }])
    expect(events[2]).toMatchObject({
      rows: 1,
      summary: { Reviews: { rows: 1, dates: { REVIEW: { 2026: 1 }, DOB: { 2010: 1 } } } },
    })
  })

  it('is read the same from LF, CRLF and CR files, with a byte order mark, blank lines and trailing empty columns', async () => {
    const lines = [' child , Dob,REVIEW,Review Code,,', '', '0012,28/02/2010,01/06/2025,PN1,,', ',,,,,', '']
    for (const newline of ['\n', '\r\n', '\r'])
      expect(rowsOf(await readOne('r.csv', `\uFEFF${lines.join(newline)}`))).toEqual([
        { table: 'Reviews', line: 3, values: SARA },
      ])
  })

  it('may separate its columns with semicolons or tabs, after a line that says so', async () => {
    for (const mark of [';', '\t'])
      expect(
        rowsOf(
          await readOne(
            'r.csv',
            `sep=${mark}\n${REVIEWS.replaceAll(',', mark)}0012${mark}28/02/2010${mark}01/06/2025${mark}PN1`,
          ),
        ),
      ).toEqual([{ table: 'Reviews', line: 3, values: SARA }])
  })

  it('keeps quoted cells whole, with commas and line breaks in them, and counts lines as an editor does', async () => {
    const text =
      'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n"7","01/01/2015",Z1,"a,\n""b""",\n8,01/01/2015,P1,,zz/05/2019\n'
    expect(rowsOf(await readOne('p.csv', text))).toEqual([
      { table: 'PrevPerm', line: 2, values: { CHILD: '7', DOB: '2015-01-01', PREV_PERM: 'Z1', LA_PERM: 'A, "B"' } },
      { table: 'PrevPerm', line: 4, values: { CHILD: '8', DOB: '2015-01-01', PREV_PERM: 'P1', DATE_PERM: '2019-05' } },
    ])
  })

  it('loses only the line whose quotation mark is never closed', async () => {
    const events = await readOne(
      'r.csv',
      `${REVIEWS}1,01/01/2010,01/06/2025,PN1\n2,01/01/2010,"01/06/2025,PN1\n3,01/01/2010,01/06/2025,PN1\n`,
    )
    expect(problemsOf(events)).toEqual(['refused quotes 3'])
    expect(rowsOf(events).map(row => [row.line, row.values['CHILD']])).toEqual([
      [2, '1'],
      [4, '3'],
    ])
  })

  it('loses only that line in a file far longer than a row could be', async () => {
    const row = (child: number): string => `${child},01/01/2010,01/06/2025,PN1\n`
    const many = Array.from({ length: 20_000 }, (_, index) => row(index + 10)).join('')
    const events = await readOne('r.csv', `${REVIEWS}${row(1)}2,01/01/2010,"01/06/2025,PN1\n${many}`)
    expect(problemsOf(events)).toEqual(['refused quotes 3'])
    expect(rowsOf(events)).toHaveLength(20_001)
    expect(rowsOf(events).at(-1)).toMatchObject({ line: 20_003, values: { CHILD: '20009' } })
  })

  it('says which lines ran together when a stray mark meets another', async () => {
    const events = await readOne(
      'r.csv',
      `${REVIEWS}1,01/01/2010,"01/06/2025,PN1\n2,01/01/2010,01/06/2025,"PN1"\n3,01/01/2010,01/06/2025,PN1\n`,
    )
    expect(problemsOf(events)).toEqual(['refused quotes 2'])
    expect(rowsOf(events).map(each => each.line)).toEqual([4])
  })

  it('refuses a row with too many cells and reads one with too few, saying so', async () => {
    const events = await readOne(
      'r.csv',
      `${REVIEWS}1,01/01/2010,01/06/2025,PN1,more\n2,01/01/2010,01/06/2025\n3,01/01/2010,01/06/2025,PN2\n`,
    )
    expect(problemsOf(events)).toEqual(['refused too-many-cells 2', 'warning too-few-cells 3'])
    expect(rowsOf(events).map(each => each.values['CHILD'])).toEqual(['2', '3'])
  })

  it('refuses a last line that is cut off', async () => {
    const events = await readOne('r.csv', `${REVIEWS}1,01/01/2010,01/06/2025,PN1\n2,01/01`)
    expect(problemsOf(events)).toEqual(['refused cut-off 3'])
    expect(rowsOf(events)).toHaveLength(1)
  })

  it('refuses a row that names no child', async () => {
    expect(problemsOf(await readOne('r.csv', `${REVIEWS} ,01/01/2010,01/06/2025,PN1\n`))).toEqual([
      'refused no-child 2',
    ])
  })

  it('leaves out an absurdly long value and keeps the rest of the row', async () => {
    const events = await readOne('r.csv', `${REVIEWS}1,01/01/2010,01/06/2025,${'x'.repeat(5000)}\n`)
    expect(problemsOf(events)).toEqual(['refused too-long 2'])
    expect(rowsOf(events)[0]?.values).toEqual({ CHILD: '1', DOB: '2010-01-01', REVIEW: '2025-06-01' })
    expect(JSON.stringify(events).length).toBeLessThan(3000)
  })

  it('stops at a line that never ends, without holding it', async () => {
    const events = await readOne('r.csv', `${REVIEWS}1,01/01/2010,01/06/2025,PN1\n${'x'.repeat(900_000)}`)
    expect(problemsOf(events)).toEqual(['refused row-too-long 3'])
    expect(rowsOf(events)).toHaveLength(1)
  })

  it('says so when every date has the month first', async () => {
    const events = await readOne('r.csv', `${REVIEWS}1,01/31/2010,06/25/2025,PN1\n`)
    expect(problemsOf(events)).toEqual(['warning american-dates -'])
    expect(rowsOf(events)[0]?.values).toMatchObject({ DOB: '01/31/2010', REVIEW: '06/25/2025' })
  })

  it('is read as Windows-1252 from the first byte that is not UTF-8', async () => {
    const text = Buffer.from('CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n1,01/01/2015,P1,caf\u00e9 \u20ac,\n', 'utf8')
    const windows = Buffer.from(
      Array.from(text.toString('utf8'), char => (char === '€' ? 0x80 : (char.codePointAt(0) ?? 0))),
    )
    expect(rowsOf(await readOne('p.csv', text))[0]?.values['LA_PERM']).toBe('CAFÉ €')
    const events = await readOne('p.csv', windows)
    expect(rowsOf(events)[0]?.values['LA_PERM']).toBe('CAFÉ €')
    expect(problemsOf(events)).toEqual(['warning windows-1252 -'])
  })

  it('keeps what looks like a formula as plain text', async () => {
    const events = await readOne('p.csv', 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n1,01/01/2015,P1,=HYPERLINK(1),\n')
    expect(rowsOf(events)[0]?.values['LA_PERM']).toBe('=HYPERLINK(1)')
  })

  it('reads SEX 1 and 2 as M and F, and flags a data frame wrote as 1.0', async () => {
    const events = await readOne(
      'h.csv',
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,01/01/2008,WBRI,,1.0,01/01/2025\n2,1,01/01/2008,WBRI,,,\n',
    )
    expect(rowsOf(events).map(row => [row.values['SEX'], row.values['MOTHER']])).toEqual([
      ['F', '1'],
      ['M', undefined],
    ])
  })
})

describe('what is no table', () => {
  it.each([
    ['an empty file', '', 'refused empty -'],
    ['a file of blank lines', '\n\n  \n', 'refused empty -'],
    ['a table with nothing in it', REVIEWS, 'warning no-rows -'],
    ['another list', 'NAME,PHONE\na,b\n', 'refused not-a-table 1'],
    ['a table with a column missing', 'CHILD,DOB,REVIEW\n1,01/01/2010,01/06/2025\n', 'refused columns-nearly-right 1'],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${REVIEWS}`, 'utf16le'), 'refused utf-16 -'],
    ['UTF-16 without', Buffer.from(REVIEWS, 'utf16le'), 'refused utf-16 -'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4]), 'refused binary -'],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'refused workbook -'],
    ['a PDF', '%PDF-1.7', 'refused binary -'],
    ['a zip cut short', Buffer.from('PK\u0003\u0004abcdef'), 'refused broken-zip -'],
  ])('%s is refused by name', async (_, content, problem) => {
    const events = await readOne('episodes.csv', content)
    expect(problemsOf(events)).toEqual([problem])
    expect(rowsOf(events)).toEqual([])
  })

  it('is told when a file stops being text part-way', async () => {
    const events = await readOne(
      'r.csv',
      Buffer.concat([Buffer.from(REVIEWS + '1,01/01/2010,01/06/2025,PN1\n'.repeat(20_000)), Buffer.alloc(100)]),
    )
    expect(problemsOf(events)).toContain('refused damaged -')
    expect(rowsOf(events).length).toBeGreaterThan(1000)
  })
})
