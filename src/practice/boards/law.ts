import { type Dated, dated } from '../../spine/time/dated.ts'

export const ACCESS_REGULATIONS =
  'Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012'

/** How many days before a meeting its papers are due. */
export const paperDaysBefore: Dated<number> = dated({
  from: '2020-11-01',
  value: 7,
  source: 'Our assumption until the bodies agree otherwise: papers are due a week before',
})

/** The most months between two meetings, where a body's terms say nothing else. */
export const monthsBetweenMeetings: Dated<number> = dated({
  from: '2020-11-01',
  value: 2,
  source: 'The corporate parenting board’s own practice: at least every two months',
})

/** How many days' notice of a key decision a council publishes. */
export const keyDecisionNotice: Dated<number> = dated({
  from: '2012-09-10',
  value: 28,
  source: `${ACCESS_REGULATIONS}, regulation 9`,
})

/** How many clear working days an agenda is open before a meeting: neither the day it is published nor the meeting's own counts. */
export const clearDaysOfAgenda: Dated<number> = dated({
  from: '2012-09-10',
  value: 5,
  source: `${ACCESS_REGULATIONS}, regulation 7, which binds a council’s executive; that the trust’s boards follow it is our assumption`,
})

/** How many days a challenge may wait for its answer. */
export const challengeDays: Dated<number> = dated({
  from: '2020-11-01',
  value: 28,
  source: 'Our assumption until the bodies agree otherwise: four weeks',
})
