import { inShort } from '../../spine/web/format.ts'
import type { Cell, ListDeclaration } from '../../spine/web/list.ts'
import type { RiskRow, RiskScore, RiskWay } from '../../spine/web/services.ts'

const BANDS = ['very-high', 'high', 'medium', 'low']

/** A score in words: '16, very high'. */
export function scoreCell({ score, band, level }: RiskScore): Cell {
  return { text: `${score} ${band.text.toLowerCase()}`, ...(level ? { level } : {}) }
}

const WAYS: Readonly<Record<RiskWay, string>> = { up: '↑ up', down: '↓ down', same: '→ the same', first: 'first score' }

/** Which way a score went from the one before, in words beside its arrow. */
export function wayInWords(way: RiskWay): string {
  return WAYS[way]
}

/** The open risks of the registers, the worst first. */
export const RISKS: ListDeclaration<RiskRow> = {
  caption: 'Open risks, the worst first',
  columns: [
    {
      key: 'reference',
      title: 'Risk',
      of: row => ({ text: `${row.reference} ${row.title}`, href: `/risks/${row.id}` }),
      by: row => row.reference,
    },
    { key: 'register', title: 'Register', of: row => row.register.text },
    { key: 'category', title: 'Category', of: row => row.category.text, savedOnly: true },
    { key: 'owner', title: 'Owner', of: row => row.owner.text },
    { key: 'before', title: 'Untreated', of: row => row.before.score, number: true },
    {
      key: 'now',
      title: 'Now',
      of: row => scoreCell(row.now),
      by: row => -row.now.score,
      saved: row => row.now.score,
      short: true,
    },
    { key: 'way', title: 'Since last review', of: row => wayInWords(row.way), short: true },
    { key: 'target', title: 'Target', of: row => row.target, number: true },
    {
      key: 'review',
      title: 'Review by',
      of: row => ({
        text: inShort(row.reviewBy),
        ...(row.reviewOverdue ? { level: 'overdue' as const, note: 'overdue' } : {}),
      }),
      by: row => row.reviewBy,
      saved: row => row.reviewBy,
      short: true,
    },
    {
      key: 'late',
      title: 'Mitigations late',
      of: row => (row.mitigationsOverdue > 0 ? { text: String(row.mitigationsOverdue), level: 'overdue' } : 0),
      by: row => -row.mitigationsOverdue,
      saved: row => row.mitigationsOverdue,
      number: true,
    },
    { key: 'board', title: 'For the board', of: row => (row.board ? 'Yes' : 'No'), savedOnly: true },
    { key: 'raised', title: 'Raised', of: row => row.raised, savedOnly: true },
    { key: 'reviewed', title: 'Last reviewed', of: row => row.reviewed, savedOnly: true },
  ],
  facets: [
    { name: 'register', title: 'Register', of: row => row.register, inOrder: ['strategic', 'operational'] },
    { name: 'owner', title: 'Owner', of: row => row.owner },
    { name: 'score', title: 'Score', of: row => row.now.band, inOrder: BANDS },
    { name: 'category', title: 'Category', of: row => row.category },
  ],
  empty: 'No risk is open. Those that are raised stand here, the worst first.',
  counted: count => `${count} open ${count === 1 ? 'risk' : 'risks'}`,
  id: row => row.id,
}

/** One square of the heat map: the risks whose score it is. */
export interface Square {
  readonly score: number
  readonly band: string
  readonly risks: readonly Pick<RiskRow, 'id' | 'reference' | 'title'>[]
}

const STEPS = [1, 2, 3, 4, 5]

/** The heat map: a row for each impact, the gravest first, and a square for each likelihood in it. `bandOf` names a score's band. */
export function heatMap(
  risks: readonly RiskRow[],
  bandOf: (score: number) => string,
): readonly { readonly impact: number; readonly squares: readonly Square[] }[] {
  return STEPS.toReversed().map(impact => ({
    impact,
    squares: STEPS.map(likelihood => ({
      score: likelihood * impact,
      band: bandOf(likelihood * impact),
      risks: risks
        .filter(({ now }) => now.likelihood === likelihood && now.impact === impact)
        .map(({ id, reference, title }) => ({ id, reference, title })),
    })),
  }))
}
