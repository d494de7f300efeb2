import { type Dated, dated } from '../../spine/time/dated.ts'

/** The most measures on the front: a meeting takes in twelve, and no more. */
export const MOST_IN_FRONT = 12

/** The measures on the front until the board chooses its own: some from each of its five groups. */
export const usualFront: Dated<readonly string[]> = dated({
  from: '2020-11-01',
  value: [
    'cla-rate',
    'cla-visits-in-time',
    'cla-reviews-on-time',
    'iha-on-time',
    'missing-incidents',
    'kpi-7',
    'kpi-8',
    'kpi-12',
    'A10',
    'kpi-9',
    'kpi-10',
    'pep-current',
  ],
  source: 'Our assumption until the board chooses: at least one measure from each of its five groups',
})
