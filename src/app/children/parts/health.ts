import { sdqBand, sdqReason } from '../../../practice/health/codes.ts'
import { annualHealthOutcome, sdq, sdqOutcome } from '../../../practice/health/kinds.ts'
import { type SdqScore, sdqBandOf, sdqBands, sdqScores } from '../../../practice/health/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import type { RecordedEntry } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { inWords, lowerFirst } from '../../../spine/web/format.ts'
import type { TrendChart } from '../../../spine/web/charts/chart.ts'
import type { PartRow, PartSection } from '../../../spine/web/services.ts'
import { fieldsOf, valueOf } from '../fields.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { began } from '../when.ts'
import { entriesOf, readable, recordLinks, unfolded } from './sections.ts'

/**
 * How the child is feeling and getting on: every strengths and difficulties score as a line through its bands. Those of
 * one informant are not those of another, so the line is of the carer's alone and the others stand in the table.
 */
export function feelings(child: ChildOnFile): readonly PartSection[] {
  const names = [sdq.name, sdqOutcome.name]
  if (!readable(child, names)) return []
  const entries = entriesOf(child, names)
  const scores = scoresOf(child)
  const line = [...scores.values()].filter(score => score.by === 'carer').toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const latest = line.at(-1)
  const points = [...new Map(line.map(score => [score.on, { on: score.on, value: score.total }])).values()]
  return [
    {
      id: 'feelings',
      title: 'Feelings and getting on',
      as: 'chart',
      ...(points.length < 2
        ? {}
        : {
            chart: {
              kind: 'trend',
              id: 'sdq',
              title: 'Total difficulties score, by the carer',
              unit: 'count',
              points,
              bands: bandsOn(child.on),
            },
          }),
      sentence:
        latest === undefined
          ? ''
          : `The latest score by a carer is ${latest.total} of 40, ${lowerFirst(label(sdqBand, latest.band))}, on ${inWords(latest.on)}. A higher score is worse.`,
      columns: ['Date', 'Filled in by', 'Score', 'What it suggests', 'Since the one before'],
      rows: entries.map(entry => rowOf(child, entry, scores.get(entry.id))),
      fedBy: 'Strengths and difficulties questionnaires recorded here, or the OC2 table of the SSDA903 return',
      record: recordLinks(child, [sdq.name]),
    },
  ]
}

export type Score = Pick<SdqScore, 'on' | 'by' | 'total' | 'band' | 'change'>

/** Every total score of the child's, by its entry: those recorded here, and the carer's of each year of the return. */
export function scoresOf({ file, on }: ChildOnFile): ReadonlyMap<string, Score> {
  const scores = new Map<string, Score>(sdqScores(file).map(score => [score.entry, score]))
  for (const { id, body } of all(file, sdqOutcome)) {
    const end = `${body.year}-03-31` as PlainDate
    if (body.score !== undefined && end <= on)
      scores.set(id, { on: end, by: 'carer', total: body.score, band: sdqBandOf(body.score, end) })
  }
  return scores
}

function bandsOn(on: PlainDate): NonNullable<TrendChart['bands']> {
  const { borderline, concern } = valueOn(sdqBands, on)
  return [
    { label: label(sdqBand, 'normal'), from: 0, to: borderline },
    { label: label(sdqBand, 'borderline'), from: borderline, to: concern },
    { label: label(sdqBand, 'concern'), from: concern, to: 40 },
  ]
}

function rowOf(child: ChildOnFile, entry: RecordedEntry, score: Score | undefined): PartRow {
  const kind = child.kinds.get(entry.kind)
  const fields = kind === undefined ? [] : fieldsOf(kind)
  const by = fields.find(field => field.name === 'by')
  const { reason } = entry.body as { readonly reason?: string }
  const more = fields
    .filter(field => ['notes', 'shared', 'usedIn'].includes(field.name))
    .flatMap(field => {
      const value = valueOf(entry, field, child.names)
      return value === null ? [] : [{ label: field.title, value }]
    })
  return {
    cells: [
      entry.kind === sdqOutcome.name ? `Year to March ${(entry.body as BodyOf<typeof sdqOutcome>).year}` : began(entry),
      by ? valueOf(entry, by, child.names) : 'The carer',
      score === undefined ? (reason ? `None: ${lowerFirst(label(sdqReason, reason))}` : null) : String(score.total),
      score === undefined ? '' : label(sdqBand, score.band),
      score?.change === undefined ? '' : changeInWords(score.change),
    ],
    href: entryHref(child, entry),
    source: child.sourceInShort(entry),
    ...unfolded(more),
  }
}

function changeInWords(change: number): string {
  if (change === 0) return 'The same'
  return change < 0 ? `${-change} lower, better` : `${change} higher, worse`
}

/** What the return said of each year: shown where it said anything. */
export function healthByYear(child: ChildOnFile): readonly PartSection[] {
  const outcomes = entriesOf(child, [annualHealthOutcome.name]) as readonly RecordedEntry<
    BodyOf<typeof annualHealthOutcome>
  >[]
  if (outcomes.length === 0) return []
  return [
    {
      id: 'by-year',
      title: 'As the return told it, by year',
      as: 'table',
      columns: [
        'Year to March',
        'Health assessment',
        'Teeth checked',
        'Immunisations',
        'Development checks',
        'Substance misuse',
      ],
      rows: outcomes
        .toSorted((a, b) => b.body.year - a.body.year)
        .map(entry => ({
          cells: [
            String(entry.body.year),
            yes(entry.body.healthAssessment, 'Held', 'Not held'),
            yes(entry.body.teeth, 'Yes', 'No'),
            yes(entry.body.immunisations, 'Up to date', 'Not up to date'),
            // Asked only of children under 5.
            yes(entry.body.development, 'Up to date', 'Not up to date') ?? '',
            misuse(entry.body),
          ],
          href: entryHref(child, entry),
          source: child.sourceInShort(entry),
        })),
      earlier: [],
      fedBy: 'The OC2 table of the SSDA903 return, once a child has been in care for a year',
      record: [],
    },
  ]
}

function misuse(body: BodyOf<typeof annualHealthOutcome>): string | null {
  if (body.substanceMisuse === undefined) return null
  if (!body.substanceMisuse) return 'No'
  if (body.interventionReceived) return 'Yes, and helped'
  return body.interventionOffered ? 'Yes, help offered and refused' : 'Yes'
}

function yes(value: boolean | undefined, so: string, not: string): string | null {
  return value === undefined ? null : value ? so : not
}
