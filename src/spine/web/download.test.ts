import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csv, download } from './download.ts'

const table = {
  name: 'children',
  columns: ['Child', 'Age', 'Why'],
  rows: [
    ['Ó Briain, "Mo"', 9, 'line one\nline two'],
    [null, undefined, ''],
  ],
}

describe('a list to save', () => {
  it('commas, quotes and new lines come back as they went in', () => {
    const text = csv(table)
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(Papa.parse(text.slice(1), { skipEmptyLines: true }).data).toEqual([
      ['Child', 'Age', 'Why'],
      ['Ó Briain, "Mo"', '9', 'line one\nline two'],
      ['', '', ''],
    ])
  })

  it.each(['=cmd()', '+1', '-1+2', '@sum', '\tx'])('text a spreadsheet would run (%j) is kept as text', value => {
    const [, row] = csv({ name: 'x', columns: ['a'], rows: [[value]] }).split('\r\n')
    expect(row?.startsWith("'")).toBe(true)
  })

  it('a negative number stays a number', () => {
    expect(csv({ name: 'x', columns: ['a'], rows: [[-3]] })).toContain('\r\n-3\r\n')
  })

  it('an Excel file holds the same rows, numbers as numbers', async () => {
    const { download: file } = await download(table, 'xlsx')
    expect(file.name).toBe('children.xlsx')
    const book = await readXlsx(file.body as Uint8Array)
    expect(book.sheets[0]?.rows.slice(0, 2)).toEqual([
      ['Child', 'Age', 'Why'],
      ['Ó Briain, "Mo"', 9, 'line one\nline two'],
    ])
  })
})
