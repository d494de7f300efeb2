import type { FrontShown } from '../../practice/governance/pages-front-words.ts'
import type { PlainLine } from '../../practice/governance/pages-young-words.ts'
import { type PlainDate, addDays, addYears } from '../../spine/time/plain-date.ts'
import { direction, inWords, ofUnit, published, publishedBehind } from '../../spine/web/format.ts'
import type { Paper, PaperBlock, PaperCell, PaperSection, PaperTable } from '../../spine/web/paper/paper.ts'
import type {
  BoardActionRow,
  BoardInFull,
  PlanShown,
  PublishedRow,
  PublishedScorecard,
  RecommendationRow,
  RiskRow,
} from '../../spine/web/services.ts'
import { youngSections } from './pack.ts'
import { type PromisedIn, charterSections, outcomeSections, strategySections, youngPromises } from './promised.ts'
import {
  HELD_BACK,
  actionsTable,
  everythingHeard,
  heardList,
  planTable,
  recommendationsTable,
  risksTable,
} from './parts.ts'

/** What a year’s report is made of. */
export interface YearOf {
  readonly end: PlainDate
  readonly today: PlainDate
  readonly figures: PublishedScorecard
  readonly measures: readonly FrontShown[]
  readonly boards: readonly BoardInFull[]
  readonly actions: readonly BoardActionRow[]
  readonly recommendations: readonly RecommendationRow[]
  readonly plan: PlanShown
  readonly risks: readonly RiskRow[]
  /** What was promised and aimed at, as it stood at the year's end. */
  readonly promised: PromisedIn
}

/** The first day of the year that ends on a day. */
export function yearStart(end: PlainDate): PlainDate {
  return addDays(addYears(end, -1), 1)
}

/**
 * A draft of the corporate parenting board’s annual report: who our children are, then each part of their lives by its
 * figures, what children said, what the board did, what is to come. What only people can say is left for them, and says so. Pure.
 */
export function annualPaper(of: YearOf): Paper {
  const { end, today, figures, measures, boards, plan, risks, promised } = of
  const start = yearStart(end)
  const within = (day: PlainDate): boolean => day >= start && day <= end
  const heard = everythingHeard(measures).filter(each => within(each.on))
  const year = `${start.slice(0, 4)}-${end.slice(2, 4)}`
  return {
    title: `Annual report ${year}`,
    about: 'The corporate parenting board, to both councils',
    on: today,
    from: 'The children’s trust',
    name: `annual-report-${year}`,
    opening: [
      {
        is: 'words',
        words: `The year from ${inWords(start)} to ${inWords(end)}. This is a draft made from the record: what only people can say is marked to be written.`,
      },
      { is: 'words', words: HELD_BACK },
    ],
    sections: [
      toWrite('Foreword', 'By the chair: what this year meant, in a page.'),
      toWrite('From our children in care council', 'In their own words.'),
      { heading: 'The year in short', blocks: inShort(measures) },
      ...figures.groups.map(
        ({ title, rows }, at): PaperSection => ({
          heading: at === 0 ? 'Our children' : title,
          newPage: true,
          blocks: [...groupBlocks(title, rows, end), ...commentsOf(measures, rows)],
        }),
      ),
      ...outcomeSections(promised),
      ...charterSections(promised),
      ...strategySections(promised),
      {
        heading: 'What children and young people told us',
        newPage: true,
        blocks:
          heard.length > 0
            ? [heardList(heard)]
            : [{ is: 'words', words: 'Nothing that children said together is on record for the year.' }],
      },
      { heading: 'What the board did', newPage: true, blocks: boardsYear(of, within) },
      {
        heading: 'What we recommended to the councils',
        blocks: [
          recommendationsTable(
            of.recommendations.filter(each => within(each.made)),
            `Recommendations of ${year}`,
          ),
        ],
      },
      { heading: 'Our improvement plan', newPage: true, blocks: [planTable(plan.priorities)] },
      { heading: 'What might go wrong', blocks: [risksTable(risks)] },
      {
        heading: 'Next year',
        blocks: [
          actionsTable(
            of.actions.filter(each => each.done === null),
            'What is still to be done',
          ),
          {
            is: 'list',
            items: boards.flatMap(board =>
              board.forward.slice(0, 6).map(each => `${board.row.name}: ${each.title}, ${inWords(each.due)}`),
            ),
          },
        ],
      },
    ],
  }
}

function toWrite(heading: string, what: string): PaperSection {
  return {
    heading,
    blocks: [
      {
        is: 'words',
        words: [
          { text: 'To be written.', level: 'due' },
          { text: what, quiet: true },
        ],
      },
    ],
  }
}

// The measures of the front that moved, or miss what they are held to, before any table.
function inShort(measures: readonly FrontShown[]): readonly PaperBlock[] {
  const better = measures.filter(each => each.ago?.is === 'better')
  const worse = measures.filter(each => each.ago?.is === 'worse')
  const missed = measures.filter(each => each.target?.level === 'overdue')
  const said = (each: FrontShown): string =>
    `${each.title}: ${each.value}${each.ago ? `, against ${each.ago.value} a year before` : ''}`
  const list = (heading: string, of: readonly FrontShown[], none: string): readonly PaperBlock[] => [
    { is: 'heading', text: heading },
    of.length > 0 ? { is: 'list', items: of.map(said) } : { is: 'words', words: none },
  ]
  return [
    ...list(
      'Better than the year before',
      better,
      'None of the board’s measures is better by more than comes and goes.',
    ),
    ...list('Worse than the year before', worse, 'None of the board’s measures is worse by more than comes and goes.'),
    ...list('Short of what we set ourselves', missed, 'No measure misses its target.'),
  ]
}

function groupBlocks(title: string, rows: readonly PublishedRow[], end: PlainDate): readonly PaperBlock[] {
  const told = rows.filter(row => row.now && !row.parts?.length)
  const mixed = rows.filter(row => row.now && row.parts?.length)
  const lacking = rows.filter(row => !row.now)
  return [
    {
      is: 'table',
      caption: `${title}: figures at ${inWords(end)}`,
      columns: [
        { text: 'What we ask', share: 38 },
        { text: 'This year', share: 14, number: true },
        { text: 'Children', share: 18 },
        { text: 'A year before', share: 17 },
        { text: 'England', share: 13 },
      ],
      rows: told.map((row): readonly PaperCell[] => [
        row.question,
        [{ text: published(row.now), strong: true }],
        (row.now && publishedBehind(row.now)) || '–',
        row.yearAgo && !row.yearAgo.hidden && row.yearAgo.value !== null
          ? `${published(row.yearAgo)} ${direction(row.direction).words}`
          : '–',
        row.england && row.now && row.now.unit !== 'count'
          ? `${ofUnit(row.now.unit, row.england.value)}, ${row.england.period}`
          : '–',
      ]),
      empty: 'No figure of this part is published.',
    },
    ...mixed.map(
      (row): PaperTable => ({
        is: 'table',
        caption: row.question,
        columns: [
          { text: row.title, share: 60 },
          { text: 'Children', share: 40, number: true },
        ],
        rows: (row.parts ?? []).map(part => [part.label, published(part.now)]),
      }),
    ),
    ...(lacking.length > 0
      ? [
          {
            is: 'words' as const,
            words: [
              {
                text: `Not told, because the record is not held here yet: ${lacking.map(row => row.title.toLowerCase()).join('; ')}.`,
                quiet: true as const,
              },
            ],
          },
        ]
      : []),
  ]
}

// What was said of the front's measures stands with the part of life they belong to.
function commentsOf(measures: readonly FrontShown[], rows: readonly PublishedRow[]): readonly PaperBlock[] {
  const ids = new Set(rows.map(row => row.id))
  return measures.flatMap((each): readonly PaperBlock[] =>
    ids.has(each.id) && each.comment
      ? [
          { is: 'heading', text: each.title },
          { is: 'words', words: each.comment.words },
          { is: 'words', words: [{ text: `Signed by ${each.comment.by}`, quiet: true }] },
        ]
      : [],
  )
}

function boardsYear({ boards, actions }: YearOf, within: (day: PlainDate) => boolean): readonly PaperBlock[] {
  const done = actions.filter(each => each.done !== null && within(each.done))
  const agreed = actions.filter(each => within(each.agreed))
  return [
    {
      is: 'table',
      caption: 'Meetings held in the year',
      columns: [
        { text: 'Body', share: 40 },
        { text: 'Meetings', share: 15, number: true },
        { text: 'Members', share: 15, number: true },
        { text: 'When', share: 30 },
      ],
      rows: boards.map(board => {
        const held = board.held.filter(each => within(each.on))
        return [
          board.row.name,
          { words: String(held.length), value: held.length },
          { words: String(board.members.length), value: board.members.length },
          held
            .map(each => inWords(each.on))
            .toReversed()
            .join(', ') || '–',
        ]
      }),
      empty: 'No body is on record.',
    },
    {
      is: 'words',
      words: `${agreed.length} ${agreed.length === 1 ? 'action was' : 'actions were'} agreed in the year, and ${done.length} ${done.length === 1 ? 'was' : 'were'} done.`,
    },
  ]
}

/** The year in plain words, for young people. Pure. */
export function youngYear(
  { end, today, measures, promised }: Pick<YearOf, 'end' | 'today' | 'measures' | 'promised'>,
  lines: readonly PlainLine[],
): Paper {
  return {
    title: 'Your year',
    about: `To ${inWords(end)}`,
    on: today,
    from: 'The children’s trust',
    name: `plain-year-${end}`,
    opening: [
      {
        is: 'words',
        words: 'Every year the people in charge have to say how they did. This is the short version, for you.',
      },
    ],
    sections: [...youngSections(measures, lines), ...youngPromises(promised)],
  }
}
