import type { Group } from '../../measure/measure.ts'
import { addYears, plainDate } from '../../time/plain-date.ts'
import type {
  Asked,
  Ask,
  FiguresService,
  HeldRow,
  MeasureAnswer,
  MemberRow,
  PublishedFigure,
  PublishedRow,
  Side,
} from '../services.ts'
import { may } from '../services.ts'
import { AT, GROUPS, MONTH_ENDS, TITLES, rows } from './figure-rows.test-support.ts'

const WORKED_OUT = '2027-04-02T05:14:00Z'

function askedOf(ask: Ask): Asked {
  return {
    on: ask.on ?? AT,
    ...(ask.council === undefined ? {} : { council: ask.council }),
    councilName:
      ask.council === 'north'
        ? 'North Northamptonshire'
        : ask.council === 'west'
          ? 'West Northamptonshire'
          : 'North Northamptonshire and West Northamptonshire',
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
            crossed: 1,
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

const shown = (row: HeldRow, held = false): PublishedFigure =>
  held
    ? { unit: row.unit, value: null, children: null, outOf: null, hidden: true }
    : {
        unit: row.unit,
        value: row.now.value,
        children: row.unit === 'days' ? row.now.denominator : row.now.numerator,
        outOf: row.unit === 'percent' ? row.now.denominator : null,
      }

const FRONT: ReadonlySet<string> = new Set(['cla-number', 'cla-rate', 'kpi-7', 'kpi-8', 'A10', 'pep-current'])

const partOf = (count: number): PublishedFigure =>
  count <= 5
    ? { unit: 'count', value: null, children: null, outOf: null, hidden: true }
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
    publishedAt: WORKED_OUT,
    groups: GROUPS.map(group => ({
      title: TITLES[group],
      rows: rows[group].map((row): PublishedRow => {
        const base = {
          id: row.id,
          title: row.title,
          question: row.question,
          definition: 'Every child in care at the end of the day.',
          source: 'Children looked after statistics',
          front: FRONT.has(row.id),
        }
        if (!row.held)
          return { ...base, fedBy: row.fedBy, direction: { went: 'cannot-tell', is: 'neither' }, councils: [] }
        const small = row.id === 'A10'
        return {
          ...base,
          now: shown(row),
          yearAgo: shown(row),
          direction: row.direction,
          councils: [shown(row, small), shown(row, small)],
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
  unpublished: async () => ({ dates: [], changes: 7, hides: 2 }),
  publish: async () => ({ is: 'published', number: 2 }),
  restate: async () => ({ is: 'published', number: 2 }),
}
