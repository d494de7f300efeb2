import type { Better, Group, Measure, Unit } from '../spine/measure/measure.ts'
import type { Room } from '../spine/room.ts'
import type { PeriodRule } from '../spine/time/periods.ts'
import { link, page, points, table } from './markdown.ts'

const UNITS: Readonly<Record<Unit, string>> = {
  count: 'A number',
  percent: 'A percentage of those asked about',
  rate: 'A rate for each 10,000 children',
  mean: 'An average',
  days: 'An average number of days',
  mix: 'How they divide, as percentages',
  net: 'A difference: events that add, less events that take away',
}

const BETTER: Readonly<Record<Better, string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  band: 'Best in the middle: neither too high nor too low',
  context: 'Neither: it describes, and does not judge',
}

const GROUPS: Readonly<Record<Group, string>> = {
  general: 'All our children',
  placements: 'Where children live',
  adoption: 'Adoption',
  'care-leavers': 'Care leavers',
  education: 'Education',
}

const PERIODS: Readonly<Record<PeriodRule, string>> = {
  snapshot: 'The day it is asked for',
  month: 'The calendar month, up to the day it is asked for',
  quarter: 'The three months that end on the day it is asked for',
  'rolling-year': 'The twelve months that end on the day it is asked for',
  'rolling-3-years': 'The three years that end on the day it is asked for',
  'collection-year': 'The last complete year, 1 April to 31 March, that ended on or before the day it is asked for',
}

/** A page for each measure and an index of them by the board's groups, by path under `docs`. */
export function measurePages(rooms: readonly Room[]): ReadonlyMap<string, string> {
  const measures = rooms.flatMap(room => room.measures.map(measure => ({ room, measure })))
  return new Map([
    ['measures/README.md', index(measures.map(({ measure }) => measure))],
    ...measures.map(({ room, measure }) => [`measures/${measure.id}.md`, measurePage(room, measure)] as const),
  ])
}

function index(measures: readonly Measure[]): string {
  const groups = (Object.keys(GROUPS) as Group[]).filter(group => measures.some(measure => measure.group === group))
  return page(
    'Measures',
    `What Alongside counts: ${measures.length} measures. Each page says who is asked about, who counts, and which published definition it follows.`,
    ...groups.flatMap(group => [
      `## ${GROUPS[group]}`,
      table(
        ['Measure', 'Question', 'Source checked'],
        measures
          .filter(measure => measure.group === group)
          .map(measure => [link(measure.title, `${measure.id}.md`), measure.question, checked(measure)]),
      ),
    ]),
  )
}

function measurePage(room: Room, measure: Measure): string {
  return page(
    measure.title,
    `**${measure.question}**`,
    measure.definition,
    table(
      ['', ''],
      [
        ['Name in the code', `\`${measure.id}\``],
        ['Room', room.title],
        ['Answer', UNITS[measure.unit]],
        ['Which way is good', BETTER[measure.better]],
        [
          'Counts',
          measure.subject === 'worker'
            ? 'Workers, each once'
            : measure.of === 'child'
              ? 'Children, each once'
              : 'Events: one child may have several',
        ],
        ['Period', PERIODS[measure.period]],
        ['On the first page of the scorecard', measure.front ? 'Yes' : 'No'],
      ],
    ),
    '## Where the definition comes from',
    points(
      measure.sources.map(
        source =>
          `${source.title}: ${source.provision}. ${source.verified ? 'The defining text was read.' : '**Not yet checked against the defining text.**'}`,
      ),
    ),
    '## What it reads',
    points(measure.reads.map(kind => link(kind.title, `../kinds/${kind.name}.md`))),
    measure.parts ? '## Its parts' : undefined,
    measure.parts
      ? table(
          ['Code', 'Meaning'],
          measure.parts.codes.map(code => [code.code, code.label]),
        )
      : undefined,
    link('All measures', 'README.md'),
  )
}

function checked(measure: Measure): string {
  return measure.sources.every(source => source.verified)
    ? 'Yes'
    : measure.sources.some(source => source.verified)
      ? 'In part'
      : 'Not yet'
}
