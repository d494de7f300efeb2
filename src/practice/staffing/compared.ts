import type { PlainDate } from '../../spine/time/plain-date.ts'
import { dateOf, partsOf } from '../../spine/time/plain-date.ts'
import {
  type Rate,
  absenceRateDfe,
  agencyRateDfe,
  agencyShare,
  sicknessDays,
  stability,
  structureOn,
  turnover,
  turnoverDfe,
  vacancyRate,
  vacancyRateDfe,
} from './figures.ts'
import type { Scope, Staffing } from './notions.ts'

/** Something counted in two ways: the trust's (or its contract's) and the Department for Education's. */
export interface Compared {
  readonly id: string
  readonly title: string
  readonly kpi?: number
  readonly unit: 'percent' | 'mean'
  /** It tells of people who left or were away: of a few of them it would point at one. */
  readonly ofPeople?: true
  readonly ours: (staffing: Staffing, on: PlainDate, scope: Scope) => Rate
  readonly oursIs: string
  readonly oursFrom: string
  readonly dfe?: (staffing: Staffing, on: PlainDate, scope: Scope) => Rate
  readonly dfeIs: string
  readonly dfeFrom: string
  readonly differ: string
  readonly england?: { readonly value: number; readonly year: number }
}

const DFE = 'Children’s social work workforce, Department for Education, indicators of 2017 to 2023 and their guidance'
const CONTRACT = 'The trust’s contract, list of key performance indicators'
const OURS = 'Our assumption until the trust agrees it'

/** What is counted in two ways, in the order shown, each with its source and with why the two differ. */
export const compared: readonly Compared[] = [
  {
    id: 'vacancy',
    title: 'Vacancies',
    kpi: 16,
    unit: 'percent',
    ours: (staffing, on, scope) => vacancyRate(structureOn(staffing, on, scope)),
    oursIs:
      'Vacant full-time posts of the agreed structure, divided by all its full-time posts, at the end of any month.',
    oursFrom: `${CONTRACT}: KPI 16. That posts mean established posts is our assumption until confirmed`,
    dfe: (staffing, on, scope) => vacancyRateDfe(structureOn(staffing, on, scope)),
    dfeIs:
      'Vacant full-time posts, divided by those and all employed people in post, on 30 September. Posts nobody is being sought for and posts that agency staff cover are vacant too.',
    dfeFrom: DFE,
    differ:
      'Both call a post vacant that agency staff cover. They differ where employed people work above the structure, or two share a post for a while: the Department counts them, and the structure does not.',
    england: { value: 14.2, year: 2025 },
  },
  {
    id: 'agency',
    title: 'Agency staff',
    kpi: 17,
    unit: 'percent',
    ours: (staffing, on, scope) => agencyShare(structureOn(staffing, on, scope)),
    oursIs: 'Full-time posts of the agreed structure that agency staff fill, divided by all its full-time posts.',
    oursFrom: `${CONTRACT}: KPI 17, a share of posts`,
    dfe: (staffing, on, scope) => agencyRateDfe(structureOn(staffing, on, scope)),
    dfeIs: 'All agency staff, divided by agency staff and employed people in post, on 30 September.',
    dfeFrom: DFE,
    differ:
      'The contract’s is a share of posts, empty ones among them; the Department’s is a share of people at work. Agency staff above the structure, such as a project team, raise the Department’s alone.',
    england: { value: 13, year: 2025 },
  },
  {
    id: 'turnover',
    title: 'Turnover',
    unit: 'percent',
    ofPeople: true,
    ours: turnover,
    oursIs:
      'Employed people who left the trust in twelve months, by the hours they worked, divided by those employed on average over the twelve months. A move to another post here, or to the other council’s area, is no leaving.',
    oursFrom: OURS,
    dfe: turnoverDfe,
    dfeIs: 'Leavers in the year to 30 September, divided by those in post on that day.',
    dfeFrom: DFE,
    differ:
      'The Department divides by those there at the end: in a year in which the trust grew it comes out lower, in one in which it shrank higher.',
    england: { value: 11.8, year: 2025 },
  },
  {
    id: 'sickness',
    title: 'Sickness',
    unit: 'mean',
    ofPeople: true,
    ours: sicknessDays,
    oursIs: 'Working days lost in twelve months for each full-time post that was filled, on average.',
    oursFrom: OURS,
    dfe: absenceRateDfe,
    dfeIs:
      'Working days lost in the year, divided by 253 working days for each full-time equivalent in post on 30 September, in per cent.',
    dfeFrom: `${DFE}. 253 days are what its published figures come out by`,
    differ: 'One tells days for each post, the other the share of a year’s days. Agency staff are in neither.',
    england: { value: 3.2, year: 2023 },
  },
  {
    id: 'stability',
    title: 'Still here after a year',
    unit: 'percent',
    ofPeople: true,
    ours: stability,
    oursIs: 'Of the people employed twelve months ago, each once, how many still are, in whatever post.',
    oursFrom: OURS,
    dfeIs: 'Not published.',
    dfeFrom: DFE,
    differ:
      'Turnover counts everyone who left, also those who came and went within the year. This tells how many stayed.',
  },
]

/** The last 30 September by the end of a day, as on which the Department counts. */
export function lastSeptember(on: PlainDate): PlainDate {
  const { year } = partsOf(on)
  const own = dateOf(year, 9, 30)
  return own <= on ? own : dateOf(year - 1, 9, 30)
}
