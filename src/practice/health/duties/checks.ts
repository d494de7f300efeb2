import { type Occasion, type Timing, defineDuty } from '../../../spine/duty/duty.ts'
import { months } from '../../../spine/duty/span.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, later } from '../../../spine/time/plain-date.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { type TimeInCare, timesInCare } from '../../care/notions.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { annualHealthOutcome, dentalCheck, developmentCheck, immunisationCheck } from '../kinds.ts'
import { youngUnder } from '../notions/assessments.ts'
import { type Check, dentalChecks, developmentChecks, immunisationChecks } from '../notions/checks.ts'
import { because } from '../words.ts'
import { againAndAgain, noLaterThan } from './again.ts'
import { OUR_OWN, carePlanning, outcomes } from './sources.ts'

const HEALTH_PLAN = carePlanning('Sch 1 para 1(4): routine checks, dental care and immunisation in the health plan')

/** Teeth checked once a year. */
export const dentalCheckDuty = defineDuty({
  id: 'dental-check',
  title: 'Dentist',
  about:
    'A dentist checks the child’s teeth at least every 12 months, or sooner where the dentist asks. No law sets how often: the national count is of children whose teeth were checked in the year.',
  owner: 'health',
  section: 'health',
  layer: 'local',
  sources: [HEALTH_PLAN, outcomes('OC2, TEETH_CHECK: teeth checked by a dentist in the 12 months to 31 March')],
  limits: {
    within: dated({ from: '2011-04-01', value: months(12), source: 'The year that the national count is of' }),
    // How old a baby is before a first check is asked for.
    'from-age': dated({ from: '2011-04-01', value: months(12), source: OUR_OWN }),
  },
  metBy: 'The day of the check. A return’s yes for a year stands for a check on its last day.',
  stops: 'The child leaves care; a check the child would not have ends its turn, and the next is counted from then.',
  record: dentalCheck,
  inReturn: true,
  reads: [periodOfCare, identity, dentalCheck, annualHealthOutcome],
  occasions: (file, timing) => {
    const born = bornOn(file)
    const old = born === undefined ? undefined : timing.due('from-age', born).by
    const checks = dentalChecks(file)
    return timesInCare(file).flatMap(time =>
      againAndAgain({
        key: `teeth:${time.start}`,
        start: old === undefined ? time.start : later(time.start, old),
        end: time.end,
        ends: time.ends,
        checks,
        next: (from, last) => ({
          because: last?.nextBy
            ? because('health.dentist-asked', { on: from, by: last.nextBy })
            : last
              ? last.refused
                ? because('health.dentist-refused', { on: from })
                : because('health.dentist-last', { on: from })
              : because('health.dentist-first', { since: from }),
          ...noLaterThan(timing.due('within', from), last?.nextBy),
        }),
        refused: on => because('health.dentist-refused', { on }),
        untilWell: false,
      }),
    )
  },
})

interface Status {
  readonly key: string
  readonly checks: readonly Check[]
  readonly first: Reason
  readonly well: (on: PlainDate) => Reason
  readonly missing: (on: PlainDate) => Reason
  readonly refused: (on: PlainDate) => Reason
}

function statusOccasions(
  time: TimeInCare,
  end: Pick<TimeInCare, 'end' | 'ends'>,
  { key, checks, first, well, missing, refused }: Status,
  timing: Timing<'first' | 'again' | 'catch-up'>,
): readonly Occasion[] {
  return againAndAgain({
    key: `${key}:${time.start}`,
    start: time.start,
    end: end.end,
    ends: end.ends,
    checks,
    next: (from, last) =>
      last === undefined
        ? { because: first, ...timing.due('first', from) }
        : last.done
          ? { because: well(from), ...timing.due('again', from) }
          : last.refused
            ? { because: refused(from), ...timing.due('again', from) }
            : { because: missing(from), ...timing.due('catch-up', from) },
    refused,
    untilWell: true,
  })
}

/** Immunisations known to be up to date, and caught up where they are not. */
export const immunisationsDuty = defineDuty({
  id: 'immunisations',
  title: 'Immunisations',
  about:
    'Whether the child has every immunisation for their age, those due before care included, is found out within 3 months of coming into care, confirmed every year, and put right within 3 months where any is missing.',
  owner: 'health',
  section: 'health',
  layer: 'local',
  sources: [HEALTH_PLAN, outcomes('OC2, IMMUNISATIONS: up to date at 31 March')],
  limits: {
    first: dated({ from: '2011-04-01', value: months(3), source: OUR_OWN }),
    again: dated({ from: '2011-04-01', value: months(12), source: 'The year that the national count is of' }),
    'catch-up': dated({ from: '2011-04-01', value: months(3), source: OUR_OWN }),
  },
  metBy: 'The day it was checked; where any was missing, the day all were found up to date.',
  stops: 'The child leaves care; a refusal ends its turn, and the next is counted from then.',
  record: immunisationCheck,
  inReturn: true,
  reads: [periodOfCare, identity, immunisationCheck, annualHealthOutcome],
  occasions: (file, timing) =>
    timesInCare(file).flatMap(time =>
      statusOccasions(
        time,
        time,
        {
          key: 'immunisations',
          checks: immunisationChecks(file),
          first: because('health.came-into-care', { on: time.start }),
          well: on => because('health.immunisations-well', { on }),
          missing: on => because('health.immunisations-missing', { on }),
          refused: on => because('health.immunisations-refused', { on }),
        },
        timing,
      ),
    ),
})

/** A young child's development checks known to be up to date. */
export const developmentCheckDuty = defineDuty({
  id: 'child-development-check',
  title: 'Development checks',
  about:
    'Whether a child under 5 has had every Healthy Child Programme review for their age is found out within 3 months of coming into care, confirmed every 6 months, and put right within 3 months where one is missing.',
  owner: 'health',
  section: 'health',
  layer: 'local',
  sources: [
    outcomes('OC2, HEALTH_CHECK: development checks up to date, children under 5'),
    { title: 'Healthy Child Programme', provision: 'Health visitor reviews to age 2½', verified: false },
  ],
  limits: {
    first: dated({ from: '2011-04-01', value: months(3), source: OUR_OWN }),
    again: dated({ from: '2011-04-01', value: months(6), source: 'With each review of health under 5 (reg 7)' }),
    'catch-up': dated({ from: '2011-04-01', value: months(3), source: OUR_OWN }),
  },
  metBy: 'The day it was checked; where one was missing, the day all were found up to date.',
  stops: 'The fifth birthday, or the child leaves care.',
  record: developmentCheck,
  inReturn: true,
  reads: [periodOfCare, identity, developmentCheck, annualHealthOutcome],
  occasions: (file, timing) => timesInCare(file).flatMap(time => developmentOccasions(file, time, timing)),
})

function developmentOccasions(
  file: SubjectFile,
  time: TimeInCare,
  timing: Timing<'first' | 'again' | 'catch-up'>,
): readonly Occasion[] {
  const born = bornOn(file)
  if (born === undefined) {
    return [
      {
        key: `development:${time.start}`,
        because: because('health.came-into-care', { on: time.start }),
        from: time.start,
        by: null,
        unsettled: because('health.born-not-known'),
        ...(time.end === null ? {} : { ended: { on: time.end, because: time.ends } }),
      },
    ]
  }
  const five = birthday(born, valueOn(youngUnder, time.start))
  const end =
    time.end !== null && time.end <= five ? time : { end: five, ends: because('health.turned-5', { on: five }) }
  return statusOccasions(
    time,
    end,
    {
      key: 'development',
      checks: developmentChecks(file),
      first: because('health.came-into-care', { on: time.start }),
      well: on => because('health.development-well', { on }),
      missing: on => because('health.development-missing', { on }),
      refused: on => because('health.development-missing', { on }),
    },
    timing,
  )
}

export const checkDuties = [dentalCheckDuty, immunisationsDuty, developmentCheckDuty] as const
