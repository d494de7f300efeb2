import { inShort, inWords } from '../../spine/web/format.ts'
import type {
  Paper,
  PaperBlock,
  PaperCell,
  PaperRun,
  PaperSection,
  PaperTable,
  PaperWords,
} from '../../spine/web/paper/paper.ts'
import type { AimShown, FrameworkInFull, PromiseRow } from '../../spine/web/services.ts'
import type { Evidence } from './pages-figures.ts'
import { wayInWords } from './pages-list.ts'

const quiet = (text: string): PaperRun => ({ text, quiet: true })

/** How a promise stands and which way it went. */
export function standsIn({ rag, way }: Pick<PromiseRow, 'rag' | 'way'>): PaperWords {
  const went = wayInWords(way)
  return [{ text: rag.text, level: rag.level }, ...(went ? [quiet(went)] : [])]
}

/** Who answers for a promise; that nobody does is said as what it is. */
export function ownerIn({ owner }: Pick<PromiseRow, 'owner'>): PaperWords {
  return owner ? owner.text : [{ text: 'Nobody yet', level: 'overdue' }]
}

/** Promises with what the figures say, whose they are and how they stand. */
export function promisesTable(promises: readonly PromiseRow[], caption: string, evidence: Evidence): PaperTable {
  return {
    is: 'table',
    caption,
    columns: [
      { text: 'What is promised', share: 34 },
      { text: 'What the figures say', share: 28 },
      { text: 'Whose it is', share: 16 },
      { text: 'How it stands', share: 22 },
    ],
    rows: promises
      .filter(each => each.ended === null)
      .map((each): readonly PaperCell[] => [
        `${each.reference} ${each.text}`,
        figuresIn(evidence, each),
        ownerIn(each),
        [...runs(standsIn(each)), ...(each.looked ? [quiet(`Looked at ${inShort(each.looked)}`)] : [])],
      ]),
    empty: 'Nothing is promised here.',
  }
}

const runs = (words: PaperWords): readonly PaperRun[] => (typeof words === 'string' ? [{ text: words }] : words)

function figuresIn(evidence: Evidence, { measures }: PromiseRow): PaperWords {
  const tied = evidence.of(measures)
  if (tied.length === 0) return [quiet('No published figure')]
  return tied.flatMap(({ title, value, neighbours, england }) => {
    const beside = [neighbours && `neighbours ${neighbours}`, england && `England ${england}`].filter(Boolean)
    return beside.length === 0
      ? [{ text: `${title}: ${value}.` }]
      : [{ text: `${title}: ${value};` }, quiet(`${beside.join('; ')}.`)]
  })
}

/** Who champions an aim and which group works on it, in a sentence; blank where nobody does. */
export function carriedBy({ champion, group }: Pick<AimShown, 'champion' | 'group'>): string {
  const works = group && `the ${lower(group.text)} works on it`
  if (champion === undefined) return works ? `T${works.slice(1)}` : ''
  return works ? `${champion} champions it; ${works}` : `${champion} champions it`
}

/** One aim of a framework: its promises, and what children said on the same. */
export function aimSection(aim: AimShown, evidence: Evidence, newPage: boolean): PaperSection {
  const carried = carriedBy(aim)
  const heard = evidence.heard(aim.promises.flatMap(each => each.measures))
  return {
    heading: `${aim.number}. ${aim.title}`,
    ...(newPage ? { newPage: true as const } : {}),
    blocks: [
      ...(aim.about ? [{ is: 'words' as const, words: aim.about }] : []),
      ...(carried ? [{ is: 'words' as const, words: [quiet(`${carried}.`)] }] : []),
      promisesTable(aim.promises, `Promises under ‘${aim.title}’`, evidence),
      ...(heard.length > 0
        ? [
            { is: 'heading' as const, text: 'What children said' },
            {
              is: 'list' as const,
              items: heard
                .slice(0, 3)
                .map(each => [
                  { text: `“${each.said}”` },
                  quiet(`${each.howMany}, ${each.where}, ${inWords(each.on)}.`),
                ]),
            },
          ]
        : []),
    ],
  }
}

const CALLED: Readonly<Record<string, readonly [one: string, many: string]>> = {
  outcomes: ['statement', 'statements'],
  strategy: ['success criterion', 'success criteria'],
  sufficiency: ['line of work', 'lines of work'],
}

/** How many promises stand at each colour, in a sentence. */
export function tallyInWords({ tally, type }: Pick<FrameworkInFull, 'tally' | 'type'>): string {
  const { all, rags } = tally
  if (all === 0) return 'Nothing is promised in it yet.'
  const [one, many] = CALLED[type.value] ?? ['promise', 'promises']
  return `Of ${all} ${all === 1 ? one : many}, ${rags.map(each => `${each.count} ${each.value === 'none' ? 'not looked at yet' : each.text.toLowerCase().replace(/^\w+: /, '')}`).join(', ')}.`
}

/** What is not as it should be in a framework: whose nobody is, what was not looked at, what is past its day. */
export function wanting({ tally, review }: Pick<FrameworkInFull, 'tally' | 'review'>): readonly string[] {
  const many = (count: number, one: string, more: string): readonly string[] =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${more}`]
  return [
    ...many(tally.nobodys, 'has no owner', 'have no owner'),
    ...many(tally.late, 'is past the day it was to be kept by', 'are past the day they were to be kept by'),
    ...many(tally.lookOverdue, 'was not looked at in time', 'were not looked at in time'),
    ...(review.level === 'overdue' ? [`its yearly review is ${review.words}`] : []),
  ]
}

/** A framework as councillors and anyone else may read it: published figures, no small number, nobody named but owners and members. Pure. */
export function frameworkPaper(framework: FrameworkInFull, evidence: Evidence, figuresOn: string | undefined): Paper {
  const lacks = wanting(framework)
  const steps = framework.parts.flatMap(aim => aim.promises.filter(each => each.step && each.ended === null))
  const [review] = framework.reviews
  return {
    title: framework.title,
    about: `${framework.type.text}, as at ${inWords(framework.on)}`,
    on: framework.on,
    from: 'The children’s trust',
    name: `promises-${framework.on}`,
    opening: [
      { is: 'words', words: framework.about },
      {
        is: 'facts',
        facts: [
          { name: 'Holds from', words: inWords(framework.from) },
          { name: 'Whom it is about', words: framework.for.text },
          ...(framework.board ? [{ name: 'Looked after by', words: framework.board.text }] : []),
          { name: 'Who answers for the whole', words: framework.owner?.text ?? 'Nobody yet' },
          { name: 'How it stands', words: tallyInWords(framework) },
          ...(lacks.length > 0 ? [{ name: 'What is wanting', words: `${lacks.join('; ')}.` }] : []),
        ],
      },
      {
        is: 'words',
        words: [
          quiet(
            `${figuresOn === undefined ? '' : `Figures are those published at ${inWords(figuresOn)}. `}A number from 1 to 5, and any that would give one away, is not shown, so that no child can be picked out.`,
          ),
        ],
      },
    ],
    sections: [
      ...framework.parts
        .filter(each => each.ended === null)
        .map((each, at) => aimSection(each, evidence, at > 0 && at % 2 === 0)),
      ...(steps.length > 0 ? [{ heading: 'What was promised at the last look', blocks: [stepsTable(steps)] }] : []),
      ...(review
        ? [
            {
              heading: 'The last review of the whole',
              blocks: [
                { is: 'words' as const, words: review.found },
                ...(review.changes ? [{ is: 'words' as const, words: `What changes: ${review.changes}` }] : []),
                { is: 'words' as const, words: [quiet(`Signed by ${review.by}, ${inWords(review.on)}`)] },
              ] satisfies readonly PaperBlock[],
            },
          ]
        : []),
    ],
  }
}

/** Steps that owners promised when they last looked, and what came of each. */
export function stepsTable(promises: readonly PromiseRow[]): PaperTable {
  return {
    is: 'table',
    caption: 'Steps promised by owners',
    columns: [
      { text: 'What was promised', share: 46 },
      { text: 'For', share: 26 },
      { text: 'What came of it', share: 28 },
    ],
    rows: promises.flatMap(({ step, reference, framework, owner }): readonly (readonly PaperCell[])[] =>
      step
        ? [
            [
              [{ text: step.what }, quiet(`Promised ${inShort(step.on)}${owner ? ` by ${owner.text}` : ''}`)],
              `${reference}, ${framework.text}`,
              [{ text: step.state.words, level: step.state.level }],
            ],
          ]
        : [],
    ),
    empty: 'No step was promised.',
  }
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
