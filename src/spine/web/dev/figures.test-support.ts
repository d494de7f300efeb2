import type { Better, Group, Unit } from '../../measure/measure.ts'
import { collectionYear } from '../../time/periods.ts'
import { addYears, plainDate } from '../../time/plain-date.ts'
import type {
  Asked,
  Ask,
  Figure,
  FiguresService,
  HeldRow,
  MeasureAnswer,
  MemberRow,
  NotHeldRow,
  Point,
  PublishedFigure,
  PublishedRow,
  Side,
} from '../services.ts'
import { may } from '../services.ts'

/** The day the made-up figures stand at. */
export const AT = plainDate('2027-03-31')
const WORKED_OUT = '2027-04-02T05:14:00Z'
const MONTH_ENDS =
  '2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-09-30 2026-10-31 2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-31'
    .split(' ')
    .map(plainDate)
const YEAR_ENDS = [2023, 2024, 2025, 2026, 2027].map(year => collectionYear(year).end)

function held(
  id: string,
  title: string,
  question: string,
  unit: Unit,
  better: Better,
  values: readonly [number, number],
  sides: readonly [number, number | null],
  more: Partial<HeldRow> = {},
): HeldRow {
  const [value, before] = values
  const figure = (shown: number): Figure => ({
    unit,
    value: shown,
    numerator: sides[0],
    denominator: sides[1],
    unknown: id === 'seen-in-time' ? 12 : 0,
    excluded: id === 'seen-in-time' ? 4 : 0,
    children: sides[0],
  })
  const went = value > before ? 'up' : value < before ? 'down' : 'same'
  const good = better === 'higher' ? 'up' : 'down'
  return {
    held: true,
    id,
    title,
    question,
    unit,
    better,
    now: figure(value),
    yearAgo: figure(before),
    direction: {
      went,
      is: better === 'context' || better === 'band' || went === 'same' ? 'neither' : went === good ? 'better' : 'worse',
    },
    months: MONTH_ENDS.map(
      (on, at): Point => ({
        on,
        value: before + ((value - before) * at) / 11 + (at % 3) - 1,
        numerator: sides[0] - 11 + at,
        denominator: sides[1],
      }),
    ),
    years: YEAR_ENDS.map(
      (on, at): Point => ({
        on,
        value: before + (at - 3) * 2,
        numerator: sides[0] - 40 + at * 10,
        denominator: sides[1],
      }),
    ),
    ...more,
  }
}

function notHeld(id: string, title: string, question: string, fedBy: string): NotHeldRow {
  return { held: false, id, title, question, unit: 'percent', better: 'higher', fedBy }
}

const england = (value: number): { england: HeldRow['england'] & object } => ({
  england: { name: 'England', value, period: '2025', source: 'Children looked after in England, 2025' },
})

const rows: Readonly<Record<Group, readonly (HeldRow | NotHeldRow)[]>> = {
  general: [
    held(
      'cla-number',
      'Children in care',
      'How many children are in our care?',
      'count',
      'context',
      [1172, 1170],
      [1172, null],
    ),
    held(
      'cla-rate',
      'In care, per 10,000',
      'How many children are in our care, for every 10,000 who live here?',
      'rate',
      'context',
      [66.2, 68],
      [1172, 177_100],
      england(67),
    ),
    held(
      'seen-in-time',
      'Reviews held',
      'Did children take part in their reviews?',
      'percent',
      'higher',
      [93, 89],
      [1090, 1172],
    ),
    held(
      'cla-legal-status',
      'Legal status',
      'On what legal footing are children in our care?',
      'mix',
      'context',
      [1172, 1170],
      [1172, 1172],
      {
        parts: [
          { label: 'Full care order', count: 702, value: 59.9 },
          { label: 'Interim care order', count: 230, value: 19.6 },
          { label: 'Accommodated with agreement (section 20)', count: 163, value: 13.9 },
          { label: 'Placement order', count: 70, value: 6 },
          { label: 'Remanded', count: 7, value: 0.6 },
        ],
      },
    ),
    notHeld(
      'cla-visits-in-time',
      'Visits in time',
      'Are children seen by their social worker when the law says they should be?',
      'Each visit: its date, whether the child was seen, and whether alone',
    ),
  ],
  placements: [
    held(
      'kpi-7',
      'Long-term stability',
      'Of children in care a long time, how many have stayed with the same carers for two years?',
      'percent',
      'higher',
      [65, 63],
      [284, 437],
      england(69),
    ),
    held(
      'kpi-8',
      'Three or more homes in a year',
      'How many children have had three or more homes in a year?',
      'percent',
      'lower',
      [13, 11],
      [152, 1172],
      england(10),
    ),
    notHeld(
      'unregistered-any',
      'Children in unregistered homes',
      'Is any child living in a home that should be registered and is not?',
      'Homes with their registration, and the dates it ran',
    ),
  ],
  adoption: [
    held(
      'A10',
      'Time to live with adopters',
      'How long do children wait to move in with their adopters?',
      'days',
      'lower',
      [431, 466],
      [61, 61],
    ),
  ],
  'care-leavers': [
    held(
      'kpi-9',
      'In education, work or training',
      'Are our care leavers in education, work or training?',
      'percent',
      'higher',
      [55, 52],
      [402, 731],
    ),
  ],
  education: [
    notHeld(
      'pep-current',
      'Education plans this term',
      'Does each child of school age have a personal education plan reviewed this term?',
      'Personal education plan meetings: the date of each, and the child’s school with its term dates',
    ),
  ],
}
const TITLES: Readonly<Record<Group, string>> = {
  general: 'General',
  placements: 'Placements',
  adoption: 'Adoption',
  'care-leavers': 'Care leavers',
  education: 'Education',
}
const GROUPS = Object.keys(rows) as readonly Group[]

function askedOf(ask: Ask): Asked {
  return {
    on: ask.on ?? AT,
    ...(ask.council === undefined ? {} : { council: ask.council }),
    councilName:
      ask.council === 'north'
        ? 'North Northamptonshire'
        : ask.council === 'west'
          ? 'West Northamptonshire'
          : 'The whole trust',
    ...(ask.knownAt === undefined ? {} : { knownAt: ask.knownAt }),
    clock: ask.clock ?? 'recorded',
    workedOutAt: WORKED_OUT,
  }
}

const MEMBERS: Readonly<Record<Side, readonly MemberRow[]>> = {
  counts: Array.from({ length: 25 }, (_, at) => ({
    child: `00000000-0000-4000-8000-0000000000${String(10 + at)}`,
    called: at === 0 ? 'Amara O.' : `Child N${1000 + at}`,
    because: [
      'In care on 31 March 2027.',
      'In care since 9 November 2023, and in the same home since 2 February 2025.',
    ],
  })),
  'does-not-count': [
    {
      child: '00000000-0000-4000-8000-000000000040',
      called: 'Child N2001',
      because: ['In care on 31 March 2027.', 'Moved home on 4 January 2027.'],
    },
  ],
  unknown: [],
  excluded: [],
}

function measureAnswer(
  row: HeldRow,
  group: Group,
  ask: Ask & { side?: Side; page?: number },
  names: boolean,
): MeasureAnswer {
  const side = ask.side ?? 'counts'
  return {
    id: row.id,
    title: row.title,
    question: row.question,
    definition:
      'Asked about: every child in care at the end of the day. Counts: those who are. Short breaks are left out.',
    group,
    better: row.better,
    of: 'child',
    asked: askedOf({ ...(ask.on ? { on: ask.on } : {}), ...(ask.council ? { council: ask.council } : {}) }),
    period: row.unit === 'percent' ? { start: plainDate('2026-04-01'), end: AT } : { start: AT, end: AT },
    dates: [...MONTH_ENDS].reverse(),
    now: row.now,
    ...(row.parts ? { parts: row.parts.map((part, at) => ({ code: `P${at}`, ...part })) } : {}),
    ...(row.yearAgo ? { yearAgo: row.yearAgo } : {}),
    direction: row.direction,
    months: row.months,
    years: row.years,
    comparators: row.england ? [row.england] : [],
    breakdowns: ['By council', 'By age', 'By sex', 'By ethnicity', 'Separated children'].map(title => ({
      by: title.toLowerCase(),
      title,
      rows: [
        { label: 'First', figure: row.now },
        { label: 'Second', figure: row.now },
      ],
    })),
    sources: [
      { title: 'Children looked after statistics', provision: 'data guidance, 2025', verified: true },
      { title: 'Contract schedule', provision: 'KPI 7', verified: false },
    ],
    sides: { counts: 284, 'does-not-count': 153, unknown: 0, excluded: 0 },
    ...(names
      ? {
          members: {
            side,
            counts: { counts: 284, 'does-not-count': 153, unknown: 0, excluded: 0 },
            rows: MEMBERS[side],
            page: ask.page ?? 1,
            pages: 12,
          },
        }
      : {}),
    ...(ask.knownAt
      ? {
          earlier: {
            knownAt: ask.knownAt,
            clock: ask.clock ?? 'recorded',
            figure: { ...row.now, value: (row.now.value ?? 0) - 2, numerator: row.now.numerator - 9 },
            changed: 9,
            changes: [
              {
                ...(names ? { child: '00000000-0000-4000-8000-000000000010', called: 'Amara O.' } : {}),
                was: 'does-not-count',
                now: 'counts',
                why: 'A move on 4 January 2025 was corrected to a change of legal status.',
              } as const,
            ],
          },
        }
      : {}),
  }
}

const shown = (row: HeldRow, hidden?: 'small' | 'protects'): PublishedFigure =>
  hidden
    ? { unit: row.unit, value: null, children: null, outOf: null, hidden }
    : {
        unit: row.unit,
        value: row.now.value,
        children: row.now.numerator,
        outOf: row.unit === 'percent' ? row.now.denominator : null,
      }

const partOf = (count: number): PublishedFigure =>
  count <= 5
    ? { unit: 'count', value: null, children: null, outOf: null, hidden: 'small' }
    : { unit: 'count', value: count, children: count, outOf: null }

/** Figures made up for looking at pages. */
export const madeUpFigures: FiguresService = {
  scorecard: async (_viewer, ask) => ({
    asked: askedOf(ask),
    dates: [...MONTH_ENDS].reverse(),
    attention: [
      {
        measure: 'kpi-8',
        title: 'Three or more homes in a year',
        level: 'overdue',
        sentence: '13% (152 of 1,172 children), worse for three months running.',
      },
      {
        measure: 'kpi-9',
        title: 'In education, work or training',
        level: 'cannot-tell',
        sentence: 'not known for 61 of 731 young people.',
      },
    ],
    groups: GROUPS.map(group => ({ group, title: TITLES[group], rows: rows[group] })),
  }),
  measure: async (viewer, id, ask) => {
    for (const group of GROUPS) {
      const row = rows[group].find(found => found.id === id)
      if (row) return row.held ? measureAnswer(row, group, ask, may(viewer, 'members.read')) : row
    }
    return undefined
  },
  members: async () =>
    (Object.keys(MEMBERS) as Side[]).flatMap(side => MEMBERS[side].map(member => ({ ...member, side }))),
  published: async (_viewer, ask) => ({
    on: ask.on ?? AT,
    dates: [AT, addYears(AT, -1)],
    councils: [
      { value: 'north', text: 'North' },
      { value: 'west', text: 'West' },
    ],
    workedOutAt: WORKED_OUT,
    groups: GROUPS.map(group => ({
      title: TITLES[group],
      rows: rows[group].map((row): PublishedRow => {
        const base = {
          id: row.id,
          title: row.title,
          question: row.question,
          definition: 'Every child in care at the end of the day.',
          source: 'Children looked after statistics.',
        }
        if (!row.held)
          return { ...base, fedBy: row.fedBy, direction: { went: 'cannot-tell', is: 'neither' }, councils: [] }
        const small = row.id === 'A10'
        return {
          ...base,
          now: shown(row),
          yearAgo: shown(row),
          direction: row.direction,
          councils: [shown(row, small ? 'small' : undefined), shown(row, small ? 'protects' : undefined)],
          ...(row.england ? { england: row.england } : {}),
          ...(row.parts
            ? {
                parts: row.parts.map(part => ({
                  label: part.label,
                  now: partOf(part.count),
                  councils: [partOf(part.count - 2), partOf(2)],
                })),
              }
            : {}),
        }
      }),
    })),
  }),
}
