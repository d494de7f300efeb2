import { readXlsx } from 'hucre/xlsx'
import { type Entry, fromBuffer } from 'yauzl'
import { describe, expect, it } from 'vitest'
import { plainDate } from '../../time/plain-date.ts'
import { textOf as pageText } from '../dev/markup.test-support.ts'
import type { Paper } from './paper.ts'
import { paperAlone, paperAsPdf, pdfBrowser } from './pdf.ts'
import { paperAsWorkbook } from './sheets.ts'
import { paperAsWord } from './word.ts'

const paper: Paper = {
  title: 'A report',
  about: 'North & West, July to September 2026',
  on: plainDate('2026-10-14'),
  from: 'An example trust',
  name: 'a-report',
  opening: [{ is: 'words', words: 'Read this <first>.' }],
  sections: [
    {
      heading: 'Figures',
      blocks: [
        { is: 'heading', text: 'In short' },
        {
          is: 'list',
          items: [
            [
              { text: 'Red', level: 'overdue' },
              { text: 'two of three', quiet: true },
            ],
            'Plain',
          ],
        },
        { is: 'list', numbered: true, items: ['First', 'Second'] },
        { is: 'facts', facts: [{ name: 'Signed by', words: 'Ruth Example' }] },
        {
          is: 'table',
          caption: 'What was counted',
          columns: [
            { text: 'KPI', share: 3 },
            { text: 'Figure', share: 1, number: true },
          ],
          rows: [
            ['Decided in time', { words: [{ text: '79.5%', strong: true }], value: 79.5 }],
            ['Not held', { words: '–', value: null }],
          ],
        },
        { is: 'table', caption: 'Nothing here', columns: [{ text: 'Any', share: 1 }], rows: [], empty: 'None yet.' },
      ],
    },
    {
      heading: 'A chart',
      newPage: true,
      blocks: [
        {
          is: 'chart',
          chart: {
            kind: 'bars',
            id: 'bars',
            title: 'By council',
            unit: 'percent',
            of: 'Council',
            bars: [
              { label: 'North', value: 40 },
              { label: 'West', value: 60 },
            ],
          },
        },
        { is: 'picture', svg: '<svg role="img"></svg>', describedAs: 'A hill at dawn' },
      ],
    },
  ],
}

/** The parts of a Word document, by name. */
async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  await new Promise<void>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', resolve).on('error', reject)
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream
            .on('data', chunk => chunks.push(chunk as Buffer))
            .on('end', () => {
              parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
              zip.readEntry()
            })
        })
      })
      zip.readEntry()
    })
  })
  return parts
}

const inOrder = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text ?? '')

describe('a paper as a Word document', () => {
  it('has headings, lists, and tables whose first row repeats, all of them styles and not looks', async () => {
    const document = (await partsOf(await paperAsWord(paper))).get('word/document.xml') ?? ''
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(2)
    for (const style of ['Title', 'Heading2', 'Caption', 'ListParagraph'])
      expect(document).toContain(`<w:pStyle w:val="${style}"/>`)
    // The table of figures and the chart's; a table of nothing is its words.
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(document.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThanOrEqual(6)
    expect(document).toContain('<w:pageBreakBefore/>')
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(new Set([...document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)).size).toBe(2)
  })

  it('says everything in its order, with a state’s shape before its words and a chart as its sentence and table', async () => {
    const document = (await partsOf(await paperAsWord(paper))).get('word/document.xml') ?? ''
    const said = inOrder(document).join('|')
    expect(said).toContain('Read this &lt;first&gt;.')
    expect(said).toContain('▲ |Red| |two of three')
    expect(said).toContain('Signed by:| |Ruth Example')
    expect(said).toContain('KPI|Figure|Decided in time|79.5%|Not held|–')
    expect(said).toContain('Nothing here|None yet.')
    expect(said).toMatch(/By council\|Council\|Value\|North\|40%\|West\|60%/)
    expect(said).toContain('Picture:| |A hill at dawn')
  })

  it('is in British English, titled, with its day above and the page’s number below', async () => {
    const parts = await partsOf(await paperAsWord(paper))
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>A report</dc:title>')
    const all = [...parts].filter(([name]) => /word\/(header|footer)\d/.test(name)).map(([, xml]) => xml)
    expect(all.flatMap(inOrder).join('|')).toContain('A report: North &amp; West, July to September 2026')
    expect(all.join('')).toContain('14 October 2026')
    expect(all.join('')).toContain('NUMPAGES')
  })

  it('reads the same each time it is made', async () => {
    const [one, other] = [await partsOf(await paperAsWord(paper)), await partsOf(await paperAsWord(paper))]
    expect(other.get('word/document.xml')).toBe(one.get('word/document.xml'))
  })
})

describe('a paper drawn in other ways', () => {
  it('as a page that needs nothing beside it', () => {
    const html = paperAlone(paper)
    expect(html).toContain('lang="en-GB"')
    expect(html).toContain('content: "A report: North \\26  West, July to September 2026"')
    const text = pageText(html)
    expect(text).toContain('Read this &lt;first&gt;.')
    expect(text).toContain('Decided in time 79.5%')
    expect(text).toContain('None yet.')
    expect(text).toContain('A hill at dawn')
    expect(html).toContain('<ol')
  })

  it('as a workbook of its tables, a number a number', async () => {
    const book = await readXlsx(await paperAsWorkbook(paper))
    expect(book.sheets.map(sheet => sheet.name)).toEqual(['1 What was counted', '2 Nothing here'])
    expect(book.sheets[0]?.rows.slice(0, 2)).toEqual([
      ['KPI', 'Figure'],
      ['Decided in time', 79.5],
    ])
  })

  it.skipIf(pdfBrowser() === undefined)(
    'as a PDF, where a browser is here to draw it',
    { timeout: 60_000 },
    async () => {
      const bytes = await paperAsPdf(paper)
      expect(
        Buffer.from(bytes ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    },
  )
})
