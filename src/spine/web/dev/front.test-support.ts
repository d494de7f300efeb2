import { plainDate } from '../../time/plain-date.ts'
import type { ComparatorDone, ComparatorsHeld, FiguresService, FrontMeasure, FrontService } from '../services.ts'
import { may } from '../services.ts'

const FRONT: ReadonlySet<string> = new Set(['cla-number', 'cla-rate', 'kpi-7', 'kpi-8', 'A10', 'pep-current'])

const around: Pick<FrontMeasure, 'comment' | 'before' | 'promise' | 'heard' | 'neighbours' | 'target'> = {
  comment: {
    id: '00000000-0000-4000-8000-0000000000c1',
    on: plainDate('2027-03-31'),
    words: 'Two homes closed in the autumn, and their children moved. No other child moved for want of a home.',
    by: 'Ruth Lane',
    at: '2027-04-12T09:30:00Z',
  },
  before: [
    {
      id: '00000000-0000-4000-8000-0000000000c0',
      on: plainDate('2026-09-30'),
      words: 'Fewer moves than in the spring.',
      by: 'Ruth Lane',
      at: '2026-10-09T09:30:00Z',
    },
  ],
  promise: {
    what: 'A carer who gives notice is asked why within a week.',
    by: plainDate('2027-01-31'),
    on: plainDate('2026-09-30'),
    level: 'due',
    words: 'Kept in part',
    how: 'Asked of nine in eleven.',
  },
  heard: [
    {
      id: '00000000-0000-4000-8000-0000000000c2',
      said: 'We want to be told before we move, not on the day.',
      howMany: 'a few',
      where: 'Children in Care Council',
      on: plainDate('2027-02-10'),
      did: 'Workers now tell a child three days before, but for emergencies.',
    },
  ],
  neighbours: {
    name: 'Neighbours',
    value: 66.2,
    period: 'year to 31 March 2025',
    source: 'Statistical neighbours, 2025 model; average of 13 of 14 neighbours',
  },
  target: { value: 68, unit: 'percent', source: 'Our assumption until agreed', met: false },
}

const held: Omit<ComparatorsHeld, 'maySet'> = {
  councils: [
    { value: 'north', text: 'North' },
    { value: 'west', text: 'West' },
  ],
  rows: [
    {
      id: 'kpi-7',
      title: 'Same carers for two years',
      unit: 'percent',
      england: { name: 'England', value: 69, period: 'year to 31 March 2025', source: 'Made up' },
      councils: [
        {
          name: 'North',
          value: null,
          mark: 'held back so that nobody can be told',
          period: 'year to 31 March 2025',
          source: 'Made up',
        },
        undefined,
      ],
      difference: 'The Department asks of children under 16.',
    },
  ],
  loads: [
    {
      number: 2,
      at: '2027-01-05T10:00:00Z',
      by: 'Ade Bello',
      file: 'la_cla_placement_stability.csv',
      holds: 'Children looked after: how long they stay in one home',
      count: 1570,
    },
  ],
  sets: [
    {
      council: 'North',
      from: plainDate('2025-05-01'),
      names: ['Swindon', 'Suffolk'],
      model: 'Statistical neighbours, 2025 model',
      source: 'Made up',
      holds: true,
    },
  ],
  how: ['The plain average (mean) of the neighbours’ published figures for the year.'],
  files: [{ is: 'Statistical neighbours', page: 'sn_model_2025_wide' }],
}

/** A front made up of made-up figures, for looking at pages. */
export function madeUpFront(figures: FiguresService): FrontService & { readonly undone: readonly number[] } {
  const undone: number[] = []
  return {
    undone,
    front: async (viewer, ask) => {
      const { asked, dates, groups } = await figures.scorecard(viewer, ask)
      return {
        asked,
        dates,
        measures: groups.flatMap(({ title, rows }) =>
          rows.flatMap(row =>
            row.held && FRONT.has(row.id)
              ? [
                  {
                    group: title,
                    of: 'children',
                    row,
                    spread: [
                      {
                        title: 'How often the same child',
                        rows: [
                          { label: 'Once', counts: 31 },
                          { label: '10 times or more', counts: 2 },
                        ],
                      },
                    ],
                    ...around,
                  },
                ]
              : [],
          ),
        ),
        groupsWithout: [],
        may: { comment: may(viewer, 'scorecard.comment'), set: may(viewer, 'scorecard.set') },
      }
    },
    board: async (viewer, ask) => {
      const { on, dates, councils, publishedAt, groups } = await figures.published(viewer, ask)
      return {
        on,
        dates,
        councils,
        ...(publishedAt ? { publishedAt } : {}),
        measures: groups.flatMap(({ title, rows }) =>
          rows.flatMap(row =>
            row.now && FRONT.has(row.id)
              ? [{ group: title, of: 'children', row, years: [{ on, figure: row.now }], ...around }]
              : [],
          ),
        ),
      }
    },
    about: async (_viewer, ids) =>
      new Map(
        ids.map(id => [
          id,
          { unit: 'percent', heard: around.heard, ...(around.promise ? { promise: around.promise } : {}) },
        ]),
      ),
    comparators: async viewer => ({ ...held, maySet: may(viewer, 'scorecard.set') }),
    takeIn: async (_viewer, files) =>
      files.map(
        ({ name }): ComparatorDone =>
          name.endsWith('.csv')
            ? { file: name, is: 'taken', number: 3, holds: 'Statistical neighbours', count: 151, passedOver: 0 }
            : {
                file: name,
                is: 'refused',
                faults: [
                  {
                    row: 7,
                    what: '‘lots’ in the column children_percent is neither a number nor a mark.',
                    mend: 'Give a number.',
                  },
                ],
                more: 0,
              },
      ),
    takeBack: async (_viewer, number) => {
      if (number !== 2) return false
      undone.push(number)
      return true
    },
  }
}
