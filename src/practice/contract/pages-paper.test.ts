import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { madeUpCouncilsSide } from '../../spine/web/dev/councils-side.test-support.ts'
import { madeUpContract } from '../../spine/web/dev/contract.test-support.ts'
import { PEOPLE } from '../../spine/web/dev/services.test-support.ts'
import { textOf as pageText } from '../../spine/web/dev/markup.test-support.ts'
import { type Paper, tablesOf, textOf, valueOf, wordsOf } from '../../spine/web/paper/paper.ts'
import { paperAlone } from '../../spine/web/paper/pdf.ts'
import { paperAsWorkbook } from '../../spine/web/paper/sheets.ts'
import type { KpiGlance } from '../../spine/web/services.ts'
import { councilsSections } from './pages-paper-councils.ts'
import { publishedPaper, reportPaper } from './pages-paper.ts'

const analyst = PEOPLE['analyst'] as NonNullable<(typeof PEOPLE)[string]>
const went = { id: 's1', every: 'month' as const, end: '2027-03-31' as const, signedBy: 'Ruth Lane, director' }

async function glance(submitted: boolean): Promise<KpiGlance> {
  const made = await madeUpContract.glance(analyst, {})
  const rows = submitted ? made.rows : made.rows.map(({ submitted: _submitted, ...row }) => row)
  return { ...made, rows, submissions: submitted ? [{ ...went, at: '2027-04-02T05:14:00Z' } as never] : [] }
}

const rowsIn = (paper: Paper, caption: string): readonly (readonly string[])[] =>
  tablesOf(paper)
    .find(table => table.caption.startsWith(caption))
    ?.rows.map(row => row.map(cell => textOf(wordsOf(cell)))) ?? []

describe('the report of a period', () => {
  it('tells what was submitted, and the restated figure beside it', async () => {
    const paper = reportPaper(await glance(true), {
      rule: undefined,
      councilsSide: [],
      changes: row => `/contract/${row.id}/changes`,
    })
    expect(rowsIn(paper, 'The contract’s KPIs')[0]).toEqual([
      '1. Referrals decided within 2 working days',
      '80%',
      '320 of 400',
      '95%, tolerated down to 83% our assumption',
      'Red: outside tolerance Persistent breach: 3 months in a row outside tolerance',
      '79.5%',
      '90%',
    ])
    expect(rowsIn(paper, 'Figures that read otherwise now')).toEqual([
      ['1. Referrals decided within 2 working days what changed', '80%', '79.5%', 'Red: outside tolerance'],
    ])
  })

  it('says the same as a page and as a workbook, where a figure is a number', async () => {
    const paper = reportPaper(await glance(true), {
      rule: undefined,
      councilsSide: councilsSections(await madeUpCouncilsSide.all(analyst)),
    })
    const text = pageText(paperAlone(paper))
    expect(text).toContain('stand as they were submitted on 2 April 2027')
    expect(text).toContain('Two decision makers were away')
    expect(text).toContain('The councils’ side, as it stands on 10 April 2027')
    expect(text).toContain('Laptops mended within three working days West 90% 78%')
    const book = await readXlsx(await paperAsWorkbook(paper))
    for (const [at, table] of tablesOf(paper).entries()) {
      expect(book.sheets[at]?.rows.slice(1)).toEqual(table.rows.map(row => row.map(cell => valueOf(cell))))
      for (const row of table.rows)
        for (const cell of row) expect(text).toContain(textOf(wordsOf(cell)).replaceAll('&', '&amp;'))
    }
    expect(book.sheets[0]?.rows[1]?.slice(1, 2)).toEqual([80])
  })

  it('of a period that did not go to the councils says so, as it stands now', async () => {
    const paper = reportPaper(await glance(false), { rule: undefined, councilsSide: [] })
    expect(textOf((paper.opening[0] as { words: string }).words)).toContain('Not submitted')
    expect(rowsIn(paper, 'The contract’s KPIs')[0]?.[1]).toBe('79.5%')
    expect(rowsIn(paper, 'Figures that read otherwise now')).toEqual([])
    expect(paper.sections.map(section => section.heading)).not.toContain('Restated since')
  })
})

describe('what went to the councils as a paper', () => {
  it('holds back what is held back on the page', async () => {
    const paper = publishedPaper(await madeUpContract.published(analyst))
    if (!paper) throw new Error('there is nothing to tell')
    const [row] = rowsIn(paper, 'The contract’s KPIs')
    expect(row?.slice(2)).toEqual(['84% Amber: within tolerance', 'not shown', '85% Amber: within tolerance'])
  })
})
