import { type Span, months, workingDays } from '../../spine/duty/span.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

export const WORKING_TOGETHER = 'Working Together to Safeguard Children'
const FROM = '2018-07-04'

/** How soon the national Panel is told of a serious incident, from knowing of it. */
export const toNotify: Dated<Span> = dated({
  from: FROM,
  value: workingDays(5),
  source: `Children Act 2004, section 16C; ${WORKING_TOGETHER} (2023), chapter 5`,
})

/** How soon the rapid review is with the Panel, from knowing of the incident. */
export const toReviewRapidly: Dated<Span> = dated({
  from: FROM,
  value: workingDays(15),
  source: `${WORKING_TOGETHER} (2023), chapter 5`,
})

/** How soon an audit is moderated, where it is to be. */
export const toModerate: Dated<Span> = dated({
  from: '2020-11-01',
  value: workingDays(10),
  source: 'Our assumption until the trust agrees its own',
})

/** How soon practice found inadequate is audited again. */
export const reauditInadequate: Dated<Span> = dated({
  from: '2020-11-01',
  value: months(6),
  source: 'Our assumption until the trust agrees its own',
})

/** How soon practice that requires improvement is audited again. */
export const reauditImproving: Dated<Span> = dated({
  from: '2020-11-01',
  value: months(12),
  source: 'Our assumption until the trust agrees its own',
})

/** Days after its day for which whoever was asked for an audit can still open the file. */
export const linkDays: Dated<number> = dated({
  from: '2020-11-01',
  value: 56,
  source: 'Our assumption: late audits are still done, and nobody keeps a file for ever',
})

/** Age bands a sample may be divided by: each begins at its age, in years. */
export const ageBands: Dated<readonly { readonly from: number; readonly title: string }[]> = dated({
  from: '2020-11-01',
  value: [
    { from: 0, title: 'Under 5' },
    { from: 5, title: '5 to 9' },
    { from: 10, title: '10 to 15' },
    { from: 16, title: '16 and over' },
  ],
  source: 'Our assumption: under five, primary school, secondary school, growing up',
})
