import type { FileChild, IRunOptions, ISectionOptions, ParagraphChild } from 'docx'
import { sentenceFor, tableFor } from '../charts/draw.ts'
import { inWords } from '../format.ts'
import {
  type Paper,
  type PaperBlock,
  type PaperCell,
  type PaperColumn,
  type PaperLevel,
  type PaperTable,
  type PaperWords,
  SHAPES,
  runsOf,
  wordsOf,
} from './paper.ts'

/** What a Word document is sent as. */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const INK = '1D2A2E'
const QUIET = '4D5B60'
const TEAL = '0B6E6E'
const RULE = 'B9C2C2'
const HEAD = 'EEF2F1'
const COLOURS: Readonly<Record<PaperLevel, string>> = {
  met: '1F7A4D',
  due: 'B45F06',
  overdue: 'A4262C',
  'cannot-tell': '5B4B8A',
}

/** Twentieths of a point, in which Word measures: A4 with margins of 20 mm leaves this much. */
const PAGE = { width: 11_906, height: 16_838, margin: 1134 } as const
const MEASURE = PAGE.width - 2 * PAGE.margin

/** Half points, in which Word sets type. */
const SIZES = { body: 21, small: 18, table: 18, title: 40, heading: 28, lower: 23 } as const

type Docx = typeof import('docx')

/**
 * A paper as a Word document on A4: real headings, lists and a header row that repeats in every table, in British English,
 * with the paper's title and day in the header and the page's number in the footer, so that a screen reader and Word's own
 * navigation find their way. A chart is its sentence and its table.
 */
export async function paperAsWord(paper: Paper): Promise<Uint8Array> {
  const docx = await import('docx')
  const draw = drawerOf(docx)
  const { Document, Packer } = docx
  const body = [
    ...draw.title(paper),
    ...paper.opening.flatMap(block => draw.block(block)),
    ...paper.sections.flatMap(({ heading, blocks, newPage }) => [
      draw.heading(heading, 1, newPage),
      ...blocks.flatMap(block => draw.block(block)),
    ]),
  ]
  const document = new Document({
    title: paper.title,
    subject: paper.about,
    creator: paper.from,
    lastModifiedBy: paper.from,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: SIZES.body, color: INK, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: { run: { size: SIZES.title, bold: true, color: INK }, paragraph: { spacing: { after: 60 } } },
        heading1: {
          run: { size: SIZES.heading, bold: true, color: TEAL },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: SIZES.lower, bold: true, color: INK },
          paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
        },
        caption: {
          run: { size: SIZES.body, bold: true, italics: false, color: INK },
          paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
        },
        listParagraph: { paragraph: { spacing: { after: 60 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'numbered',
          levels: [
            { level: 0, format: 'decimal', text: '%1.', style: { paragraph: { indent: { left: 425, hanging: 425 } } } },
          ],
        },
        {
          reference: 'bulleted',
          levels: [
            { level: 0, format: 'bullet', text: '•', style: { paragraph: { indent: { left: 425, hanging: 283 } } } },
          ],
        },
      ],
    },
    sections: [{ ...draw.edges(paper), children: body }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

interface Drawer {
  readonly title: (paper: Paper) => readonly FileChild[]
  readonly heading: (text: string, level: 1 | 2, newPage?: true) => FileChild
  readonly block: (block: PaperBlock) => readonly FileChild[]
  readonly edges: (paper: Paper) => Omit<ISectionOptions, 'children'>
}

function drawerOf(docx: Docx): Drawer {
  const { Paragraph, Table, TableCell, TableRow, TextRun, Header, Footer, PageNumber } = docx

  // A shape is drawn in its colour, and its words in ink: colour is never all that tells.
  const runs = (words: PaperWords, as: Partial<IRunOptions> = {}): readonly ParagraphChild[] =>
    runsOf(words).flatMap(({ text, strong, quiet, level }, at) => [
      ...(at === 0 ? [] : [new TextRun({ text: ' ', ...as })]),
      ...(level ? [new TextRun({ ...as, text: `${SHAPES[level]} `, color: COLOURS[level] })] : []),
      new TextRun({
        ...as,
        text,
        ...(strong ? { bold: true } : {}),
        ...(quiet ? { color: QUIET, size: SIZES.small } : {}),
      }),
    ])
  const paragraph = (words: PaperWords): FileChild => new Paragraph({ children: runs(words) })
  const heading = (text: string, level: 1 | 2, newPage?: true): FileChild =>
    new Paragraph({
      text,
      heading: level === 1 ? docx.HeadingLevel.HEADING_1 : docx.HeadingLevel.HEADING_2,
      ...(newPage ? { pageBreakBefore: true } : {}),
    })

  const line = { style: docx.BorderStyle.SINGLE, size: 4, color: RULE }
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }

  const table = ({ caption, columns, rows, empty }: PaperTable): readonly FileChild[] => {
    const called = new Paragraph({ text: caption, style: 'Caption' })
    if (rows.length === 0) return empty === undefined ? [called] : [called, paragraph(empty)]
    const all = columns.reduce((sum, { share }) => sum + share, 0)
    const widths = columns.map(({ share }) => Math.round((MEASURE * share) / all))
    const cell = (words: PaperWords, at: number, column: PaperColumn | undefined, head: boolean) =>
      new TableCell({
        width: { size: widths[at] ?? 0, type: docx.WidthType.DXA },
        margins: { top: 50, bottom: 50, left: 70, right: 70 },
        ...(head ? { shading: { type: docx.ShadingType.CLEAR, fill: HEAD, color: 'auto' } } : {}),
        children: [
          new Paragraph({
            children: runs(words, { size: SIZES.table, ...(head || at === 0 ? { bold: true } : {}) }),
            spacing: { after: 0, line: 252 },
            ...(column?.number ? { alignment: docx.AlignmentType.RIGHT } : {}),
          }),
        ],
      })
    return [
      called,
      new Table({
        width: { size: MEASURE, type: docx.WidthType.DXA },
        columnWidths: widths,
        layout: docx.TableLayoutType.FIXED,
        tableLook: { firstRow: true, firstColumn: true, noVBand: true },
        borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
        rows: [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: columns.map((column, at) => cell(column.text, at, column, true)),
          }),
          ...rows.map(
            row =>
              new TableRow({
                cantSplit: true,
                children: row.map((each: PaperCell, at) => cell(wordsOf(each), at, columns[at], false)),
              }),
          ),
        ],
      }),
      new Paragraph({ children: [], spacing: { after: 60 } }),
    ]
  }

  const block = (each: PaperBlock): readonly FileChild[] => {
    switch (each.is) {
      case 'words':
        return [paragraph(each.words)]
      case 'heading':
        return [heading(each.text, 2)]
      case 'list':
        return each.items.map(
          item =>
            new Paragraph({
              children: runs(item),
              style: 'ListParagraph',
              numbering: { reference: each.numbered ? 'numbered' : 'bulleted', level: 0 },
            }),
        )
      case 'facts':
        return each.facts.map(({ name, words }) => paragraph([{ text: `${name}:`, strong: true }, ...runsOf(words)]))
      case 'picture':
        return [paragraph([{ text: 'Picture:', strong: true }, { text: each.describedAs }])]
      case 'chart': {
        const { caption, head, rows } = tableFor(each.chart)
        const columns = head.map((text, at) => ({ text, share: 1, ...(at === 0 ? {} : { number: true as const }) }))
        return [paragraph(sentenceFor(each.chart)), ...table({ is: 'table', caption, columns, rows })]
      }
      case 'table':
        return table(each)
    }
  }

  return {
    heading,
    block,
    title: ({ title, about, on, from }) => [
      new Paragraph({ text: title, heading: docx.HeadingLevel.TITLE }),
      new Paragraph({ children: [new TextRun({ text: about, size: SIZES.lower })] }),
      new Paragraph({
        children: [new TextRun({ text: `${from}, ${inWords(on)}`, color: QUIET, size: SIZES.small })],
        spacing: { after: 240 },
      }),
    ],
    edges: ({ title, about, on }) => ({
      properties: {
        page: {
          size: { width: PAGE.width, height: PAGE.height },
          margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
        },
      },
      headers: {
        default: new Header({
          children: [
            new Paragraph({
              tabStops: [{ type: docx.TabStopType.RIGHT, position: MEASURE }],
              children: [
                new TextRun({ text: `${title}: ${about}`, color: QUIET, size: SIZES.small }),
                new TextRun({ children: ['\t', inWords(on)], color: QUIET, size: SIZES.small }),
              ],
            }),
          ],
        }),
      },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              alignment: docx.AlignmentType.RIGHT,
              children: [
                new TextRun({
                  children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                  color: QUIET,
                  size: SIZES.small,
                }),
              ],
            }),
          ],
        }),
      },
    }),
  }
}
