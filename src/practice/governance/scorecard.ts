import type { Group } from '../../spine/measure/measure.ts'

/** A row of the scorecard that a measure fills. */
export interface MeasuredRow {
  readonly kind: 'measure'
  /** The measure's id. */
  readonly id: string
}

/** A row the board asks for that nothing recorded here can answer yet. */
export interface UnrecordedRow {
  readonly kind: 'not-recorded'
  /** The id the measure will have. */
  readonly id: string
  readonly title: string
  /** What the board wants to know, in plain words. */
  readonly question: string
  /** The record that would answer it. */
  readonly fedBy: string
}

export type ScorecardRow = MeasuredRow | UnrecordedRow

/** One of the board's groups, in the board's order. */
export interface ScorecardGroup {
  readonly group: Group
  readonly title: string
  readonly rows: readonly ScorecardRow[]
}

const measured = (...ids: string[]): readonly MeasuredRow[] => ids.map(id => ({ kind: 'measure', id }))

const unrecorded = (id: string, title: string, question: string, fedBy: string): UnrecordedRow => ({
  kind: 'not-recorded',
  id,
  title,
  question,
  fedBy,
})

/**
 * The corporate parenting board's scorecard: five groups in the board's own order (corporate parenting annual report
 * 2021-22, 'Performance scorecard'), each with the rows in the order they are read. A question that nothing recorded
 * answers keeps its place and says what record would feed it, so no group is ever missing.
 */
export const scorecard: readonly ScorecardGroup[] = [
  {
    group: 'general',
    title: 'General',
    rows: [
      ...measured(
        'cla-number',
        'cla-rate',
        'cla-any-time',
        'cla-starts',
        'cla-ceases',
        'cla-net',
        'kpi-21',
        'admission-age',
        'cla-reentry-12m',
      ),
      ...measured('cla-legal-status', 'cla-age', 'cla-sex', 'cla-ethnicity', 'uasc', 'missing-incidents'),
      unrecorded(
        'cla-visits-in-time',
        'Visits in time',
        'Are children seen by their social worker when the law says they should be?',
        'Each visit: its date, whether the child was seen, and whether alone',
      ),
      unrecorded(
        'cla-visit-current',
        'Latest visit in date',
        'Is each child’s latest visit in date today?',
        'Each visit: its date and whether the child was seen',
      ),
      ...measured('cla-reviews-on-time', 'review-participation', 'sw-changes'),
      unrecorded(
        'iha-on-time',
        'First health assessment in 20 working days',
        'Does a child who comes into care see a doctor within 20 working days?',
        'Initial health assessments: the date asked for, the date held, and whether declined',
      ),
      unrecorded(
        'rha-on-time',
        'Review health assessments on time',
        'Are health assessments repeated when they are due?',
        'Review health assessments: the date due and the date held',
      ),
      ...measured('oc2-health-assessment', 'oc2-dental', 'oc2-immunisations', 'oc2-development'),
      ...measured('sdq-completion', 'sdq-average', 'sdq-bands', 'oc2-substance', 'oc2-convictions'),
    ],
  },
  {
    group: 'placements',
    title: 'Placements',
    rows: [
      ...measured('kpi-7', 'kpi-8', 'kpi-12', 'out-of-county', 'out-of-trust-area'),
      ...measured('cla-placement-type', 'cla-provider', 'foster-inhouse-share', 'residential-share'),
      unrecorded(
        'unregistered-any',
        'Children in unregistered homes',
        'Is any child living in a home that should be registered and is not?',
        'Homes with their registration, and the dates it ran',
      ),
    ],
  },
  {
    group: 'adoption',
    title: 'Adoption',
    rows: measured('A10', 'A1', 'kpi-18', 'kpi-19', 'adoption-waiting', 'adoption-orders', 'sgo-orders'),
  },
  {
    group: 'care-leavers',
    title: 'Care leavers',
    rows: [
      ...measured('kpi-10', 'kpi-9', 'cl-number', 'cl-in-touch', 'cl-suitable-17-18', 'cl-suitable-19-21'),
      ...measured('cl-eet-17-18', 'cl-eet-19-21', 'cl-apprenticeship', 'cl-staying-put'),
      unrecorded(
        'pathway-plan-current',
        'Pathway plans up to date',
        'Does each young person have a pathway plan made or reviewed in the last six months?',
        'Pathway plans: the date each was agreed and the dates it was reviewed',
      ),
      unrecorded(
        'pa-allocated',
        'Personal advisers',
        'Does each young person have a personal adviser?',
        'Who each young person’s personal adviser is, and from when',
      ),
      unrecorded(
        'health-passport-given',
        'Health passports',
        'Do young people leave care with their health history in their hands?',
        'The date a health passport was given, or declined',
      ),
    ],
  },
  {
    group: 'education',
    title: 'Education',
    rows: [
      unrecorded(
        'pep-current',
        'Education plans this term',
        'Does each child of school age have a personal education plan reviewed this term?',
        'Personal education plan meetings: the date of each, and the child’s school with its term dates',
      ),
      unrecorded(
        'pep-quality',
        'Quality of education plans',
        'Are the education plans good?',
        'The virtual school’s grade for each personal education plan it has checked',
      ),
      unrecorded(
        'absence-overall',
        'Attendance',
        'How much school do our children miss?',
        'Sessions possible and missed for each child, from the attendance service',
      ),
      unrecorded(
        'absence-persistent',
        'Persistent absence',
        'How many of our children miss a tenth or more of school?',
        'Sessions possible and missed for each child, from the attendance service',
      ),
      unrecorded(
        'suspension',
        'Suspensions',
        'How many of our children were suspended from school?',
        'Suspensions: the school, the dates and the days lost',
      ),
      unrecorded(
        'permanent-exclusion',
        'Permanent exclusions',
        'Was any of our children permanently excluded?',
        'Permanent exclusions: the school and the date',
      ),
      unrecorded(
        'cme',
        'Without a school place',
        'Which of our children of school age have no school place, or no full-time education?',
        'School enrolments with their dates, and hours of education received',
      ),
      unrecorded(
        'ks2-rwm',
        'Reading, writing and maths at 11',
        'How many reach the expected standard in all three at the end of primary school?',
        'Key stage 2 results',
      ),
      unrecorded(
        'gcse-em-4',
        'English and maths at 16',
        'How many gain grade 4 or above in both English and maths?',
        'GCSE results',
      ),
      unrecorded(
        'sen',
        'Special educational needs',
        'How many have an education, health and care plan, or support at school?',
        'Education, health and care plans, and school support, with their dates',
      ),
    ],
  },
]

/** Every row of the scorecard, in order. */
export const scorecardRows: readonly ScorecardRow[] = scorecard.flatMap(group => group.rows)
