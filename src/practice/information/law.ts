import { type Span, hours } from '../../spine/duty/span.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

export const GDPR = 'UK General Data Protection Regulation'

/** How soon a breach is told to the Commissioner, from the moment the trust is aware of it; nights and weekends count. */
export const hoursToReport: Dated<Span> = dated({
  from: '2018-05-25',
  value: hours(72),
  source: `${GDPR}, article 33(1)`,
})

/** How soon those a breach is about are told where the risk to them is high. The law says only ‘without undue delay’. */
export const hoursToTellPeople: Dated<Span> = dated({
  from: '2018-05-25',
  value: hours(72),
  source: 'Our assumption: no later than the Commissioner is told',
})
