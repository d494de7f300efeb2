import type { Evidence } from '../../practice/promises/pages-figures.ts'
import {
  aimSection,
  carriedBy,
  ownerIn,
  standsIn,
  stepsTable,
  tallyInWords,
} from '../../practice/promises/pages-paper.ts'
import type { PaperBlock, PaperCell, PaperRun, PaperSection } from '../../spine/web/paper/paper.ts'
import type { FrameworkInFull, PromiseRow } from '../../spine/web/services.ts'

/** What a paper tells of promises: the frameworks, as they stood on its day, and what published figures and children say. */
export interface PromisedIn {
  readonly frameworks: readonly FrameworkInFull[]
  readonly evidence: Evidence
}

const held = ({ parts }: FrameworkInFull): readonly PromiseRow[] =>
  parts.filter(each => each.ended === null).flatMap(each => each.promises.filter(one => one.ended === null))
const quiet = (text: string): PaperRun => ({ text, quiet: true })

/** The steps that owners of promises said they would take, for what was promised last time; nothing where there is none. */
export function stepsOf({ frameworks }: PromisedIn): readonly PaperBlock[] {
  const steps = frameworks.flatMap(held).filter(each => each.step !== undefined)
  return steps.length > 0 ? [stepsTable(steps)] : []
}

/** Each charter promise by promise, with whose each is and how it stands. */
export function charterSections({ frameworks }: PromisedIn): readonly PaperSection[] {
  return frameworks
    .filter(each => each.type.value === 'charter')
    .map(charter => ({
      heading: `${charter.title}, promise by promise`,
      newPage: true as const,
      blocks: [
        { is: 'words', words: tallyInWords(charter) },
        {
          is: 'table',
          caption: `Promises of ‘${charter.title}’`,
          columns: [
            { text: 'Promise', share: 48 },
            { text: 'Who answers for it', share: 22 },
            { text: 'How it stands', share: 30 },
          ],
          rows: held(charter).map((each): readonly PaperCell[] => [
            `${each.reference} ${each.text}`,
            ownerIn(each),
            standsIn(each),
          ]),
          empty: 'Nothing is promised in it yet.',
        },
      ],
    }))
}

/** Each strategy priority by priority: who champions it, which group works on it, and how its success criteria stand. */
export function strategySections({ frameworks }: PromisedIn): readonly PaperSection[] {
  return frameworks
    .filter(each => each.type.value === 'strategy' || each.type.value === 'sufficiency')
    .map(strategy => ({
      heading: strategy.title,
      blocks: [
        { is: 'words', words: tallyInWords(strategy) },
        {
          is: 'table',
          caption: `Priorities of ‘${strategy.title}’`,
          columns: [
            { text: 'Priority', share: 36 },
            { text: 'Who carries it', share: 30 },
            { text: 'How what was promised stands', share: 34 },
          ],
          rows: strategy.parts
            .filter(each => each.ended === null)
            .map((aim): readonly PaperCell[] => [
              `${aim.number}. ${aim.title}`,
              carriedBy(aim) || [{ text: 'No champion and no group yet', level: 'overdue' }],
              coloursOf(aim.promises.filter(each => each.ended === null)),
            ]),
          empty: 'It has no priority yet.',
        },
      ],
    }))
}

function coloursOf(promises: readonly PromiseRow[]): readonly PaperRun[] {
  const rags = [...new Map(promises.map(each => [each.rag.value, each.rag])).values()].toSorted(
    (a, b) => ORDER.indexOf(a.value) - ORDER.indexOf(b.value),
  )
  return rags.length === 0
    ? [quiet('nothing promised')]
    : rags.map(({ value, text, level }) => ({
        text: `${promises.filter(each => each.rag.value === value).length} ${text.toLowerCase().replace(/^\w+: /, '')}`,
        level,
      }))
}

const ORDER = ['red', 'amber', 'green', 'none']

/** The outcomes framework outcome by outcome, each a chapter: its statements with their figures, owners and how they stand. */
export function outcomeSections({ frameworks, evidence }: PromisedIn): readonly PaperSection[] {
  return frameworks
    .filter(each => each.type.value === 'outcomes')
    .flatMap(outcomes =>
      outcomes.parts
        .filter(each => each.ended === null)
        .map(aim => {
          const section = aimSection(aim, evidence, aim.number === 1)
          return { ...section, heading: `Outcome ${section.heading}` }
        }),
    )
}

const TOLD: Readonly<Record<string, string>> = {
  green: 'They keep it',
  amber: 'They keep it in part',
  red: 'They do not keep it yet',
  none: 'They have not looked yet',
}

/** The promises of charters in a child's words, each with whether it is kept. */
export function youngPromises({ frameworks }: PromisedIn): readonly PaperSection[] {
  const charters = frameworks.filter(each => each.type.value === 'charter')
  if (charters.length === 0) return []
  return [
    {
      heading: 'What they promised you',
      newPage: true,
      blocks: charters.flatMap((charter): readonly PaperBlock[] => [
        { is: 'heading', text: charter.title },
        {
          is: 'list',
          items: held(charter).map(each => [
            { text: TOLD[each.rag.value] ?? '', level: each.rag.level },
            { text: each.plain ?? each.text },
          ]),
        },
      ]),
    },
  ]
}
