import type { Better, Group, Unit } from '../../measure/measure.ts'
import { collectionYear } from '../../time/periods.ts'
import { plainDate } from '../../time/plain-date.ts'
import type { Figure, HeldRow, NotHeldRow, Point } from '../services.ts'

/** The day the made-up figures stand at. */
export const AT = plainDate('2027-03-31')
/** Twelve month ends to that day. */
export const MONTH_ENDS =
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

/** The made-up scorecard's rows. */
export const rows: Readonly<Record<Group, readonly (HeldRow | NotHeldRow)[]>> = {
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
/** The groups' titles. */
export const TITLES: Readonly<Record<Group, string>> = {
  general: 'General',
  placements: 'Placements',
  adoption: 'Adoption',
  'care-leavers': 'Care leavers',
  education: 'Education',
}
/** The groups in order. */
export const GROUPS = Object.keys(rows) as readonly Group[]
