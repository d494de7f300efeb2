import { atTime } from '../../spine/web/format.ts'
import type { Paper, PaperBlock, PaperCell, PaperRun, PaperSection, PaperTable } from '../../spine/web/paper/paper.ts'
import type { KpiGlance, KpiPublished, KpiRow, KpiRule } from '../../spine/web/services.ts'
import { STATUSES, countsIn, figureIn, nameOf, publishedCell, runIn, termIn } from './pages-words.ts'

/** What else goes into a report: the rule in force, and where a restated figure leads. */
export interface ReportWith {
  readonly rule: KpiRule | undefined
  readonly changes?: (row: KpiRow) => string
  /** What the councils answer for, in sections of its own. */
  readonly councilsSide: readonly PaperSection[]
}

type Went = Pick<KpiRow, 'status' | 'streak' | 'breach'> & {
  readonly value: number | null
  readonly part?: number
  readonly whole?: number
  readonly target: number | null
  readonly tolerance: number | null
}

// What the councils were told; what is held now where the period has not gone to them.
function wentOf({ submitted, now, status, streak, breach, term }: KpiRow): Went {
  if (submitted) return submitted
  const { part, whole } = now
  return {
    value: now.value,
    ...(part === undefined ? {} : { part }),
    ...(whole === undefined ? {} : { whole }),
    status,
    streak,
    breach,
    target: term?.target ?? null,
    tolerance: term?.tolerance ?? null,
  }
}

/**
 * A council's report of a period: its figures as they were submitted, what was said of them, and beside each that reads
 * otherwise now, the restated one. A period that was not submitted is told as it stands, and says so.
 */
export function reportPaper(
  { asked, rows, submissions }: KpiGlance,
  { rule, changes, councilsSide }: ReportWith,
): Paper {
  const period = nameOf(asked.every, asked.end)
  const submitted = submissions.length > 0
  const restated = rows.filter(row => row.submitted?.changed)
  const said = rows.flatMap(row => {
    const comment = submitted ? row.submitted?.comment : row.comment
    return comment ? [{ row, comment }] : []
  })
  const sections: readonly PaperSection[] = [
    { heading: 'In short', blocks: [{ is: 'list', items: inShort(rows) }] },
    { heading: 'The 21 KPIs', blocks: [kpiTable(rows, period, submitted)] },
    ...(said.length === 0
      ? []
      : [
          {
            heading: 'What the trust says',
            blocks: said.flatMap(({ row, comment }): readonly PaperBlock[] => [
              { is: 'heading', text: `KPI ${row.number}: ${row.title}` },
              { is: 'words', words: comment.words },
              { is: 'words', words: [{ text: `Signed by ${comment.signedBy}, ${atTime(comment.at)}`, quiet: true }] },
            ]),
          },
        ]),
    ...(restated.length === 0 ? [] : [{ heading: 'Restated since', blocks: restatedBlocks(restated, changes) }]),
    ...councilsSide,
    { heading: 'How it is judged', blocks: judgedBlocks(rows, rule) },
  ]
  return {
    title: 'Contract report',
    about: `${asked.councilName}, ${period}`,
    on: asked.today,
    from: 'The children’s trust',
    name: `contract-report-${asked.every}-${asked.end}${asked.council ? `-${asked.council}` : ''}`,
    opening: [{ is: 'words', words: standing(submissions) }],
    sections,
  }
}

function standing(submissions: KpiGlance['submissions']): string {
  if (submissions.length === 0) return 'Not submitted to the councils yet: these figures are as they stand now.'
  return submissions
    .map(({ at, signedBy, note }, index) => {
      const what = index === 0 ? 'These figures stand as they were submitted' : 'Submitted again'
      return `${what} on ${atTime(at)}, signed by ${signedBy}.${note ? ` ${note}` : ''}`
    })
    .join(' ')
}

function inShort(rows: readonly KpiRow[]): readonly (readonly PaperRun[])[] {
  const told = rows.map(row => ({ row, went: wentOf(row) }))
  const breaches = told.filter(({ went }) => went.breach)
  const numbers = (status: Went['status']): string =>
    told
      .filter(({ went }) => went.status === status)
      .map(({ row }) => row.number)
      .join(', ')
  const counted = (status: Went['status']): number => told.filter(({ went }) => went.status === status).length
  return [
    ...(breaches.length === 0
      ? [[{ text: 'No KPI is in persistent breach.', level: 'met' as const }]]
      : breaches.map(({ row, went }) => [
          { text: `KPI ${row.number}, ${row.title}.`, level: 'overdue' as const },
          { text: `${runIn({ ...row, ...went })}.` },
        ])),
    [
      {
        text: `Of ${rows.length}: ${counted('on-target')} on target, ${counted('within')} within tolerance, ${counted('outside')} outside it${counted('outside') > 0 ? ` (KPI ${numbers('outside')})` : ''}.`,
      },
    ],
    ...(counted('missing') > 0
      ? [[{ text: `No figure is held for KPI ${numbers('missing')}.`, level: 'cannot-tell' as const }]]
      : []),
  ]
}

function kpiTable(rows: readonly KpiRow[], period: string, submitted: boolean): PaperTable {
  const restates = rows.some(row => row.submitted?.changed)
  return {
    is: 'table',
    caption: `The contract’s KPIs, ${period}`,
    columns: [
      { text: 'KPI', share: 34 },
      { text: submitted ? 'As submitted' : 'Figure', share: 13, number: true },
      { text: 'Counts', share: 14, number: true },
      { text: 'Target', share: 20 },
      { text: 'How it stands', share: 22 },
      ...(restates ? [{ text: 'Now, restated', share: 13, number: true as const }] : []),
      { text: 'A year ago', share: 11, number: true },
    ],
    rows: rows.map((row): readonly PaperCell[] => {
      const { unit, term } = row
      const went = wentOf(row)
      const { level, text } = STATUSES[went.status]
      const run = runIn({ ...row, ...went })
      return [
        [
          { text: `${row.number}. ${row.title}` },
          ...(row.wholeTrust ? [{ text: 'the whole trust', quiet: true as const }] : []),
        ],
        figure(unit, went.value),
        countsIn(went),
        [
          { text: termIn(unit, { polarity: term?.polarity ?? 'higher', ...went }) },
          ...(term && !term.agreed ? [{ text: 'our assumption', quiet: true as const }] : []),
        ],
        [{ text, level }, ...(run === '' ? [] : [{ text: run, quiet: true as const }])],
        ...(restates ? [row.submitted?.changed ? figure(unit, row.now.value) : ''] : []),
        figure(unit, row.yearAgo),
      ]
    }),
  }
}

function figure(unit: KpiRow['unit'], value: number | null): PaperCell {
  return { words: figureIn(unit, value), value }
}

function restatedBlocks(rows: readonly KpiRow[], changes: ReportWith['changes']): readonly PaperBlock[] {
  return [
    {
      is: 'words',
      words:
        'What was recorded since has changed these figures. What was submitted stands as it was, and the figure as it reads now stands beside it.',
    },
    {
      is: 'table',
      caption: 'Figures that read otherwise now',
      columns: [
        { text: 'KPI', share: 50 },
        { text: 'As submitted', share: 16, number: true },
        { text: 'Now', share: 16, number: true },
        { text: 'Stands now', share: 28 },
      ],
      rows: rows.map(row => [
        [
          { text: `${row.number}. ${row.title}` },
          ...(changes ? [{ text: 'what changed', href: changes(row), quiet: true as const }] : []),
        ],
        figure(row.unit, row.submitted?.value ?? null),
        figure(row.unit, row.now.value),
        STATUSES[row.status].text,
      ]),
    },
  ]
}

function judgedBlocks(rows: readonly KpiRow[], rule: KpiRule | undefined): readonly PaperBlock[] {
  const assumed = rows.filter(row => row.term !== undefined && !row.term.agreed).map(row => row.number)
  return [
    ...(rule
      ? [
          {
            is: 'words' as const,
            words: `A persistent breach is ${rule.months} months in a row outside tolerance, or ${rule.quarters} quarters. ${rule.why}`,
          },
        ]
      : []),
    ...(assumed.length === 0
      ? []
      : [
          {
            is: 'words' as const,
            words: `Targets and tolerances that are our own assumption until both councils agree them: KPI ${assumed.join(', ')}.`,
          },
        ]),
  ]
}

/** What went to the councils as whoever sees nothing else may have it: small numbers and children's records held back. */
export function publishedPaper({ shown, councils, rows, today }: KpiPublished): Paper | undefined {
  if (!shown) return undefined
  const period = nameOf(shown.every, shown.end)
  return {
    title: 'What went to the councils',
    about: period,
    on: today,
    from: 'The children’s trust',
    name: `contract-published-${shown.every}-${shown.end}`,
    opening: [
      {
        is: 'words',
        words: `As it was submitted on ${atTime(shown.at)}, signed by ${shown.signedBy}. Figures with 1 to 5 children behind them, and those that would give one away, are not shown; those worked out from children’s records are told by the board’s own figures instead.${shown.note ? ` ${shown.note}` : ''}`,
      },
    ],
    sections: [
      {
        heading: 'The figures',
        blocks: [
          {
            is: 'table',
            caption: `The contract’s KPIs, ${period}`,
            columns: [
              { text: 'What the contract asks', share: 40 },
              { text: 'Target', share: 14, number: true },
              { text: 'The trust', share: 24 },
              ...councils.map(({ text }) => ({ text, share: 24 })),
            ],
            rows: rows.map(row => [
              `${row.number}. ${row.question}`,
              figure(row.unit, row.target),
              publishedCell(row.unit, row.trust),
              ...row.councils.map(each => publishedCell(row.unit, each)),
            ]),
          },
        ],
      },
      ...(rows.some(row => row.comment)
        ? [
            {
              heading: 'What the trust says',
              blocks: rows.flatMap(({ number, title, comment }): readonly PaperBlock[] =>
                comment
                  ? [
                      { is: 'heading', text: `KPI ${number}: ${title}` },
                      { is: 'words', words: comment.words },
                      { is: 'words', words: [{ text: `Signed by ${comment.signedBy}`, quiet: true }] },
                    ]
                  : [],
              ),
            },
          ]
        : []),
    ],
  }
}
