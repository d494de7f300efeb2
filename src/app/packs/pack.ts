import { type FrontShown } from '../../practice/governance/pages-front-words.ts'
import type { PlainLine } from '../../practice/governance/pages-young-words.ts'
import { inWords } from '../../spine/web/format.ts'
import type { Paper, PaperBlock, PaperSection } from '../../spine/web/paper/paper.ts'
import type { BoardInFull, MeetingShown, PlanShown, RiskRow } from '../../spine/web/services.ts'
import {
  HELD_BACK,
  actionsTable,
  everythingHeard,
  heardList,
  measurePage,
  measuresTable,
  paragraphs,
  planTable,
  promisesTable,
  recommendationsTable,
  risksTable,
} from './parts.ts'
import { type PromisedIn, charterSections, stepsOf, strategySections, youngPromises } from './promised.ts'

const FROM = 'The children’s trust'

/** What a pack is made of: a meeting, its body, and what the board may read of everything else. */
export interface PackOf {
  readonly meeting: MeetingShown
  readonly board: BoardInFull
  readonly figures: {
    readonly on: MeetingShown['on']
    readonly publishedAt?: string
    readonly measures: readonly FrontShown[]
  }
  readonly plan: PlanShown
  readonly risks: readonly RiskRow[]
  /** What the body has promised and aims at. */
  readonly promised: PromisedIn
  /** What went to the councils under the contract, where any has. */
  readonly contract: readonly PaperSection[]
}

/**
 * A meeting's pack: the agenda, what was promised last time, the measures at a glance, what children said, risks, the plan,
 * celebrations, the papers, and a page for each measure. Pure.
 */
export function packPaper({ meeting, board, figures, plan, risks, contract, promised }: PackOf): Paper {
  const { measures } = figures
  const heard = everythingHeard(measures)
  const celebrations = meeting.items.filter(each => each.type.value === 'celebration')
  const read = meeting.papers.filter(each => each.received !== null)
  const late = meeting.papers.filter(each => each.received === null)
  return {
    title: meeting.board.text,
    about: `Meeting of ${inWords(meeting.on)}`,
    on: meeting.today,
    from: FROM,
    name: `pack-${meeting.on}`,
    opening: [
      {
        is: 'facts',
        facts: [
          { name: 'When', words: `${inWords(meeting.on)}${meeting.time ? `, ${meeting.time}` : ''}` },
          ...(meeting.place ? [{ name: 'Where', words: meeting.place }] : []),
          ...(meeting.chair ? [{ name: 'Chair', words: meeting.chair }] : []),
          ...(meeting.theme ? [{ name: 'Theme', words: meeting.theme }] : []),
          {
            name: 'Members',
            words: board.members.map(each => `${each.name} (${lower(each.role)})`).join(', ') || 'None on record',
          },
        ],
      },
      { is: 'words', words: HELD_BACK },
    ],
    sections: [
      {
        heading: 'Agenda',
        blocks: [
          {
            is: 'list',
            numbered: true,
            items: meeting.items.map(each => [
              { text: each.title },
              {
                text: [
                  lower(each.type.text),
                  each.lead,
                  each.minutes === undefined ? undefined : `${each.minutes} minutes`,
                ]
                  .filter(Boolean)
                  .join(', '),
                quiet: true,
              },
            ]),
          },
        ],
      },
      {
        heading: 'What we promised last time',
        newPage: true,
        blocks: [
          promisesTable(measures),
          ...stepsOf(promised),
          actionsTable(meeting.carriedOver, 'Actions still open from meetings before'),
          ...(meeting.unanswered.length > 0
            ? [
                { is: 'heading' as const, text: 'Challenges that wait for an answer' },
                {
                  is: 'list' as const,
                  items: meeting.unanswered.map(each => [
                    { text: each.state.words, level: each.state.level },
                    { text: each.challenge },
                    { text: `raised on ${inWords(each.raised)}`, quiet: true as const },
                  ]),
                },
              ]
            : []),
          recommendationsTable(meeting.recommendations, 'Recommendations to the councils'),
        ],
      },
      {
        heading: measures.length === 12 ? 'Twelve measures' : 'Measures',
        newPage: true,
        blocks: [
          { is: 'words', words: `As at ${inWords(figures.on)}. Each has a page of its own behind.` },
          measuresTable(measures, `The board’s measures at ${inWords(figures.on)}`),
        ],
      },
      {
        heading: 'What children told us',
        newPage: true,
        blocks:
          heard.length > 0
            ? [heardList(heard)]
            : [{ is: 'words', words: 'Nothing that children said together is on record for these measures.' }],
      },
      { heading: 'Risks', newPage: true, blocks: [risksTable(risks)] },
      { heading: 'Improvement plan', blocks: [planTable(plan.priorities)] },
      ...charterSections(promised),
      ...strategySections(promised),
      {
        heading: 'Celebrations',
        blocks:
          celebrations.length > 0
            ? celebrations.flatMap((each): readonly PaperBlock[] => [
                { is: 'heading', text: each.title },
                ...paragraphs(each.minute),
                ...(each.lead
                  ? [{ is: 'words' as const, words: [{ text: `Brought by ${each.lead}`, quiet: true as const }] }]
                  : []),
              ])
            : [{ is: 'words', words: 'The meeting has no celebration on its agenda yet.' }],
      },
      ...contract,
      ...(late.length > 0
        ? [
            {
              heading: 'Papers not here yet',
              blocks: [
                {
                  is: 'list' as const,
                  items: late.map(each => [
                    { text: each.state.words, level: each.state.level },
                    { text: each.title },
                    { text: each.owner, quiet: true as const },
                  ]),
                },
              ],
            },
          ]
        : []),
      ...read.map(
        (each): PaperSection => ({
          heading: `Paper: ${each.title}`,
          newPage: true,
          blocks: [
            {
              is: 'words',
              words: [{ text: `From ${each.owner}${each.item ? `, for ‘${each.item}’` : ''}`, quiet: true }],
            },
            ...paragraphs(each.text),
            ...(each.where ? [{ is: 'words' as const, words: `Kept at: ${each.where}` }] : []),
          ],
        }),
      ),
      ...measures.map(measurePage),
    ],
  }
}

/** Two pages of the same for young people: what is told in plain words, what was promised, and what they said. Pure. */
export function youngPack(
  { meeting, figures, promised }: Pick<PackOf, 'meeting' | 'figures' | 'promised'>,
  lines: readonly PlainLine[],
): Paper {
  return {
    title: 'What the people in charge are talking about',
    about: inWords(meeting.on),
    on: meeting.today,
    from: FROM,
    name: `plain-pack-${meeting.on}`,
    opening: [
      {
        is: 'words',
        words:
          'The people who look after services for children in care meet to ask how things are going. This is what they will look at. You can tell your worker what you think of it.',
      },
    ],
    sections: [...youngSections(figures.measures, lines), ...youngPromises(promised)],
  }
}

/** The plain sections that a pack and a year share. Pure. */
export function youngSections(measures: readonly FrontShown[], lines: readonly PlainLine[]): readonly PaperSection[] {
  const heard = everythingHeard(measures)
  const promised = measures.flatMap(each => (each.promise ? [each.promise] : []))
  return [
    {
      heading: 'How things are',
      blocks: [
        {
          is: 'list',
          items: lines.map(each => [
            { text: each.sentence },
            ...(each.lastYear === undefined
              ? []
              : [{ text: `The year before: ${each.lastYear}.`, quiet: true as const }]),
          ]),
        },
      ],
    },
    {
      heading: 'What they said they would do',
      newPage: true,
      blocks:
        promised.length > 0
          ? [
              {
                is: 'list',
                items: promised.map(each => [{ text: each.words, level: each.level }, { text: each.what }]),
              },
            ]
          : [{ is: 'words', words: 'They have not said yet.' }],
    },
    {
      heading: 'What you told them',
      blocks:
        heard.length > 0
          ? [
              {
                is: 'list',
                items: heard.map(each => [
                  { text: `“${each.said}”` },
                  ...(each.did === undefined ? [] : [{ text: `What they did: ${each.did}`, quiet: true as const }]),
                ]),
              },
            ]
          : [{ is: 'words', words: 'Nothing is written down yet. They want to hear from you.' }],
    },
  ]
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
