import type { FrontShown } from '../../practice/governance/pages-front-words.ts'
import { inShort, inWords } from '../../spine/web/format.ts'
import type {
  PaperBlock,
  PaperCell,
  PaperRun,
  PaperSection,
  PaperTable,
  PaperWords,
} from '../../spine/web/paper/paper.ts'
import type {
  BoardActionRow,
  FrontHeard,
  Level,
  PriorityShown,
  RecommendationRow,
  RiskRow,
} from '../../spine/web/services.ts'

// The parts that a pack and an annual report are made of. All of them are pure, and say only what a board may read.

/** Why some numbers are not there, and where the others come from: said on every paper that has figures. */
export const HELD_BACK =
  'Figures are those published for the date given. A number from 1 to 5, and any that would give one away, is not shown, so that no child can be picked out.'

const quiet = (text: string): PaperRun => ({ text, quiet: true })
const stands = (level: Level | undefined, text: string): PaperWords => (level ? [{ text, level }] : text)

/** A paragraph for each line of some text. */
export function paragraphs(text: string | undefined): readonly PaperBlock[] {
  return (text ?? '')
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .map(line => ({ is: 'words', words: line.trim() }))
}

/** The measures of the front side by side: the answer before the pages behind it. */
export function measuresTable(measures: readonly FrontShown[], caption: string): PaperTable {
  return {
    is: 'table',
    caption,
    columns: [
      { text: 'What we ask', share: 30 },
      { text: 'Now', share: 11, number: true },
      { text: 'Children', share: 15 },
      { text: 'A year ago', share: 14 },
      { text: 'Neighbours', share: 10, number: true },
      { text: 'England', share: 10, number: true },
      { text: 'Target', share: 10 },
    ],
    rows: measures.map((each): readonly PaperCell[] => [
      `${each.number}. ${each.question}`,
      [{ text: each.value, strong: true }],
      each.behind || '–',
      each.ago ? `${each.ago.value} ${each.ago.arrow} ${each.ago.went}` : '–',
      each.neighbours?.value ?? '–',
      each.england?.value ?? '–',
      each.target ? stands(each.target.level, `${each.target.value}, ${each.target.words}`) : '–',
    ]),
    empty: 'No figures are published for this date.',
  }
}

/** One measure on a page of its own. */
export function measurePage(each: FrontShown): PaperSection {
  const { comment, promise, heard } = each
  return {
    heading: `${each.number}. ${each.title}`,
    newPage: true,
    blocks: [
      { is: 'words', words: each.question },
      {
        is: 'facts',
        facts: [
          { name: 'Now', words: [{ text: each.value, strong: true }, ...(each.behind ? [quiet(each.behind)] : [])] },
          ...(each.ago ? [{ name: 'A year ago', words: `${each.ago.value} ${each.ago.arrow} ${each.ago.went}` }] : []),
          ...(each.neighbours
            ? [
                {
                  name: 'Neighbours',
                  words: [{ text: each.neighbours.value }, quiet(`${each.neighbours.for}. ${each.neighbours.source}`)],
                },
              ]
            : []),
          ...(each.england
            ? [
                {
                  name: 'England',
                  words: [{ text: each.england.value }, quiet(`${each.england.for}. ${each.england.source}`)],
                },
              ]
            : []),
          ...(each.target
            ? [
                {
                  name: 'Target',
                  words: [
                    { text: `${each.target.value}, ${each.target.words}`, level: each.target.level },
                    quiet(each.target.source),
                  ],
                },
              ]
            : []),
        ],
      },
      ...(each.line ? [{ is: 'picture' as const, svg: each.line, describedAs: `${each.title}, year by year.` }] : []),
      ...each.spread.map(
        ({ title, rows }): PaperTable => ({
          is: 'table',
          caption: `${title}: ${each.title}`,
          columns: [
            { text: title.replace(/^By /, '').replace(/^./, letter => letter.toUpperCase()), share: 50 },
            { text: 'Figure', share: 50 },
          ],
          rows: rows.map(row => [row.label, row.text]),
        }),
      ),
      { is: 'heading', text: 'What it means' },
      ...(comment
        ? [
            ...paragraphs(comment.words),
            {
              is: 'words' as const,
              words: [quiet(`Signed by ${comment.by}, of the figure at ${inWords(comment.on)}`)],
            },
          ]
        : [{ is: 'words' as const, words: [quiet('Nobody has said what it means yet.')] }]),
      ...(promise
        ? [
            { is: 'heading' as const, text: 'What was promised last time' },
            { is: 'words' as const, words: promiseWords(promise) },
          ]
        : []),
      ...(heard.length > 0 ? [{ is: 'heading' as const, text: 'What children said' }, heardList(heard)] : []),
    ],
  }
}

function promiseWords({ what, level, words, how }: NonNullable<FrontShown['promise']>): readonly PaperRun[] {
  return [{ text: words, level }, { text: what }, ...(how === undefined ? [] : [quiet(how)])]
}

/** What children said in general, with how many and what was done about it. */
export function heardList(heard: readonly FrontHeard[]): PaperBlock {
  return {
    is: 'list',
    items: heard.map(each => [
      { text: `“${each.said}”` },
      quiet(
        `${each.howMany}, ${each.where}, ${inWords(each.on)}.${each.did === undefined ? '' : ` What was done: ${each.did}`}`,
      ),
    ]),
  }
}

/** What was promised of the measures, with what came of it. */
export function promisesTable(measures: readonly FrontShown[]): PaperTable {
  return {
    is: 'table',
    caption: 'What was promised about the measures',
    columns: [
      { text: 'What was promised', share: 50 },
      { text: 'About', share: 25 },
      { text: 'What came of it', share: 25 },
    ],
    rows: measures.flatMap(({ promise, title }): readonly (readonly PaperCell[])[] =>
      promise
        ? [
            [
              promise.what,
              title,
              [
                { text: promise.words, level: promise.level },
                ...(promise.how === undefined ? [] : [quiet(promise.how)]),
              ],
            ],
          ]
        : [],
    ),
    empty: 'Nothing was promised about the measures last time.',
  }
}

/** Actions of meetings, those longest past their day first. */
export function actionsTable(actions: readonly BoardActionRow[], caption: string): PaperTable {
  return {
    is: 'table',
    caption,
    columns: [
      { text: 'What', share: 46 },
      { text: 'Who', share: 20 },
      { text: 'By', share: 14 },
      { text: 'How it stands', share: 20 },
    ],
    rows: actions
      .toSorted((a, b) => (a.by < b.by ? -1 : 1))
      .map(each => [
        each.progress === undefined ? each.what : [{ text: each.what }, quiet(each.progress)],
        each.owner.text,
        inShort(each.by),
        stands(each.state.level, each.state.words),
      ]),
    empty: 'No action is open.',
  }
}

/** What was recommended to the councils, and what became of it. */
export function recommendationsTable(recommendations: readonly RecommendationRow[], caption: string): PaperTable {
  return {
    is: 'table',
    caption,
    columns: [
      { text: 'What was recommended', share: 50 },
      { text: 'Council', share: 15 },
      { text: 'Made', share: 13 },
      { text: 'What became of it', share: 22 },
    ],
    rows: recommendations.map(each => [
      each.recommendation,
      each.council.text,
      inShort(each.made),
      [{ text: each.fate.text, level: each.fate.level }, ...(each.why === undefined ? [] : [quiet(each.why)])],
    ]),
    empty: 'Nothing was recommended.',
  }
}

/** The risks that are reported to the board, the worst first. */
export function risksTable(risks: readonly RiskRow[]): PaperTable {
  return {
    is: 'table',
    caption: 'Risks reported to the board, the worst first. A score is likelihood times impact, from 1 to 25',
    columns: [
      { text: 'Risk', share: 44 },
      { text: 'Owner', share: 18 },
      { text: 'Before', share: 9, number: true },
      { text: 'Now', share: 19 },
      { text: 'Target', share: 10, number: true },
    ],
    rows: risks
      .filter(each => each.board && each.closed === null)
      .map(each => [
        `${each.reference} ${each.title}`,
        each.owner.text,
        { words: String(each.before.score), value: each.before.score },
        [
          {
            text: `${each.now.score} ${each.now.band.text.toLowerCase()}`,
            ...(each.now.level ? { level: each.now.level } : {}),
          },
          quiet(WAYS[each.way]),
        ],
        { words: String(each.target), value: each.target },
      ]),
    empty: 'No risk is reported to the board.',
  }
}

const WAYS = { up: 'worse than before', down: 'better than before', same: 'as before', first: 'first scored' } as const

/** The improvement plan at a glance: each priority with how its actions stand. */
export function planTable(priorities: readonly PriorityShown[]): PaperTable {
  const colours = (of: PriorityShown['delivery']): string =>
    of.map(each => `${each.count} ${each.text.toLowerCase()}`).join(', ') || 'nothing noted'
  return {
    is: 'table',
    caption: 'Priorities of the improvement plan',
    columns: [
      { text: 'Priority', share: 36 },
      { text: 'Who answers for it', share: 18 },
      { text: 'Delivery', share: 18 },
      { text: 'Outcome', share: 18 },
      { text: 'Past their day', share: 10, number: true },
    ],
    rows: priorities
      .filter(each => each.ended === null)
      .map(each => [
        `${each.number}. ${each.title}`,
        each.sponsor.text,
        colours(each.delivery),
        colours(each.outcome),
        { words: each.overdue > 0 ? [{ text: String(each.overdue), level: 'overdue' }] : '0', value: each.overdue },
      ]),
    empty: 'The plan has no priority.',
  }
}

/** Everything children said on any of the measures, once each. */
export function everythingHeard(measures: readonly FrontShown[]): readonly FrontHeard[] {
  return [...new Map(measures.flatMap(each => each.heard).map(each => [each.id, each])).values()].toSorted((a, b) =>
    a.on > b.on ? -1 : 1,
  )
}
