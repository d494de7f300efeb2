import { draw, sentenceFor } from '../charts/draw.ts'
import { type Paper, type PaperBlock, runsOf, wordsOf } from './paper.ts'

/** A paper as `paper.njk` reads it: words as runs, charts drawn. */
export function paperForView({ opening, sections }: Paper): Readonly<Record<string, unknown>> {
  return {
    opening: opening.map(shown),
    sections: sections.map(section => ({ ...section, blocks: section.blocks.map(shown) })),
  }
}

function shown(block: PaperBlock): Readonly<Record<string, unknown>> {
  switch (block.is) {
    case 'words':
      return { ...block, words: runsOf(block.words) }
    case 'list':
      return { ...block, items: block.items.map(runsOf) }
    case 'facts':
      return { ...block, facts: block.facts.map(({ name, words }) => ({ name, words: runsOf(words) })) }
    case 'table':
      return { ...block, rows: block.rows.map(row => row.map(cell => runsOf(wordsOf(cell)))) }
    case 'chart':
      return { is: 'chart', svg: draw(block.chart), sentence: sentenceFor(block.chart) }
    case 'heading':
    case 'picture':
      return { ...block }
  }
}
