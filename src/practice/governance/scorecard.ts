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
      ...measured('cla-visits-in-time', 'cla-visit-current', 'cla-seen-alone', 'rhi-offered-72h', 'rhi-held-72h'),
      ...measured('cla-reviews-held-on-time', 'permanence-by-review-2', 'iro-escalations', 'iro-escalations-resolved'),
      ...measured('cla-reviews-on-time', 'review-participation', 'sw-changes', 'wf-unallocated'),
      ...measured('kpi-11', 'caseload-over-target', 'wf-caseload', 'iro-caseload-avg'),
      ...measured('data-faults-late'),
      ...measured('audits-done', 'audits-good', 'audits-agreed', 'audit-actions-closed'),
      ...measured('iha-on-time', 'rha-on-time'),
      ...measured('oc2-health-assessment', 'oc2-dental', 'oc2-immunisations', 'oc2-development'),
      ...measured('sdq-completion', 'sdq-average', 'sdq-bands', 'oc2-substance', 'oc2-convictions'),
    ],
  },
  {
    group: 'placements',
    title: 'Placements',
    rows: [
      ...measured('kpi-7', 'kpi-8', 'kpi-12', 'out-of-county', 'out-of-trust-area'),
      ...measured('cla-placement-type', 'cla-provider', 'foster-inhouse-share', 'residential-share', 'homes-priced'),
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
      ...measured('cl-eet-17-18', 'cl-eet-19-21', 'cl-apprenticeship', 'cl-staying-put', 'health-passport-given'),
      ...measured('pathway-plan-current', 'pathway-reviews-in-time', 'pa-allocated-share', 'keep-in-touch-8wk'),
    ],
  },
  {
    group: 'education',
    title: 'Education',
    rows: [
      ...measured('pep-current', 'pep-current-early-years', 'pep-current-post-16', 'pep-initial-10wd'),
      ...measured('pep-two-or-more', 'pep-quality', 'absence-overall', 'absence-persistent'),
      ...measured('suspension', 'permanent-exclusion', 'cme', 'school-place-20sd'),
      ...measured('ks2-rwm', 'gcse-em-4', 'gcse-em-5', 'gcse-a8', 'gcse-p8', 'sen', 'eet-16-17'),
      ...measured('sensory-caseload', 'sensory-visits-in-time'),
    ],
  },
]

/** Every row of the scorecard, in order. */
export const scorecardRows: readonly ScorecardRow[] = scorecard.flatMap(group => group.rows)
