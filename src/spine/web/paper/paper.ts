import type { PlainDate } from '../../time/plain-date.ts'
import type { Chart } from '../charts/chart.ts'

/** How something stands: drawn as a shape with its colour, always beside its words. */
export type PaperLevel = 'met' | 'due' | 'overdue' | 'cannot-tell'

/** Some words in one voice. A level is a state: its shape is drawn before the words. */
export interface PaperRun {
  readonly text: string
  readonly strong?: true
  /** Said beside what matters: smaller and greyer. */
  readonly quiet?: true
  readonly level?: PaperLevel
  /** Where its words lead on a page; on paper they are words. */
  readonly href?: string
}

/** What is said in one place: plain words, or some of them in another voice. A break between runs is a space of its own. */
export type PaperWords = string | readonly PaperRun[]

/** A cell: its words, and the number a spreadsheet is to hold where that is not what they read as. */
export type PaperCell = PaperWords | { readonly words: PaperWords; readonly value: number | string | null }

/** A column's heading; `share` is how wide it is of the table, in parts of the whole. */
export interface PaperColumn {
  readonly text: string
  readonly share: number
  /** Holds numbers: set to the right. */
  readonly number?: true
}

/** Rows under headings. The first cell of each row is its heading. */
export interface PaperTable {
  readonly is: 'table'
  /** What the table holds, read out before it and printed above it. */
  readonly caption: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly PaperCell[])[]
  /** Said in the table's place when it has no rows. */
  readonly empty?: string
}

/** One thing on a paper. A chart stands with its sentence, and is read as its table where it cannot be drawn. */
export type PaperBlock =
  | { readonly is: 'words'; readonly words: PaperWords }
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly PaperWords[]; readonly numbered?: true }
  | { readonly is: 'facts'; readonly facts: readonly { readonly name: string; readonly words: PaperWords }[] }
  | { readonly is: 'picture'; readonly svg: string; readonly describedAs: string }
  | { readonly is: 'chart'; readonly chart: Chart }
  | PaperTable

/** A part of a paper under a heading of its own. */
export interface PaperSection {
  readonly heading: string
  readonly blocks: readonly PaperBlock[]
  /** Begins on a page of its own. */
  readonly newPage?: true
}

/**
 * A paper to read and to hand over: a report, a board's pack. Said once, and drawn alike as a page, a Word document, a PDF
 * and a workbook; none of them says what another does not.
 */
export interface Paper {
  readonly title: string
  /** What or whom it is about: 'North, July to September 2026'. */
  readonly about: string
  /** The day it was made, in its header. */
  readonly on: PlainDate
  /** Who it is from. */
  readonly from: string
  /** What its file is called, without the ending. */
  readonly name: string
  /** What stands before its first heading. */
  readonly opening: readonly PaperBlock[]
  readonly sections: readonly PaperSection[]
}

/** The shape that goes with each level, for what cannot draw one: no two of them alike in black and white. */
export const SHAPES: Readonly<Record<PaperLevel, string>> = { met: '●', due: '◆', overdue: '▲', 'cannot-tell': '□' }

/** Words as runs. */
export function runsOf(words: PaperWords): readonly PaperRun[] {
  return typeof words === 'string' ? [{ text: words }] : words
}

/** Words as one line of text. */
export function textOf(words: PaperWords): string {
  return runsOf(words)
    .map(run => run.text)
    .join(' ')
}

/** The words of a cell. */
export function wordsOf(cell: PaperCell): PaperWords {
  return typeof cell === 'object' && 'words' in cell ? cell.words : cell
}

/** What a spreadsheet holds of a cell: its number where it has one. */
export function valueOf(cell: PaperCell): number | string | null {
  return typeof cell === 'object' && 'words' in cell ? cell.value : textOf(cell)
}

/** Every table of a paper with the heading it stands under, in order. */
export function tablesOf({ opening, sections }: Paper): readonly PaperTable[] {
  return [...opening, ...sections.flatMap(section => section.blocks)].filter(block => block.is === 'table')
}
