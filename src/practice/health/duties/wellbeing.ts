import { type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated, valueOn } from '../../../spine/time/dated.ts'
import { collectionYear, collectionYearOf } from '../../../spine/time/periods.ts'
import { type PlainDate, addDays, later } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { type TimeInCare, timeInCareOn, timesInCare } from '../../care/notions.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { sdq, sdqOutcome, substanceMisuse } from '../kinds.ts'
import { because } from '../words.ts'
import { OUR_OWN, outcomes } from './sources.ts'

/** The ages of the children whose carers are asked, both included. */
const asked = dated({
  from: '2008-04-01',
  value: { from: 4, to: 16 },
  source: 'SSDA903 OC2, SDQ_SCORE: children aged 4 to 16 when assessed',
})
// The first year the return asked for.
const FIRST_YEAR = 2009
// As far ahead as the limit is counted in working days.
const LONGEST = 20

/** A carer's questionnaire, or the reason there is none, once in each collection year. */
export const sdqDuty = defineDuty({
  id: 'sdq',
  title: 'Wellbeing questionnaire',
  about:
    'For a child aged 4 to 16 in care for the whole of a year from 1 April to 31 March, the carer fills in a strengths and difficulties questionnaire in that year, or the reason there is none is recorded.',
  owner: 'social-worker',
  section: 'health',
  layer: 'guidance',
  sources: [
    outcomes('OC2, SDQ_SCORE and SDQ_REASON: a score or a reason in each year to 31 March'),
    {
      title: 'Promoting the health and well-being of looked-after children: statutory guidance (2015)',
      provision: 'The strengths and difficulties questionnaire, annually',
      verified: false,
    },
  ],
  metBy: 'The day the carer filled it in, or the reason there is no score; a return’s score or reason for the year.',
  stops: 'The child leaves care before 31 March, or turns 17.',
  record: sdq,
  inReturn: true,
  reads: [periodOfCare, identity, sdq, sdqOutcome],
  occasions: (file, timing) => sdqYears(file).filter(({ by }) => by === null || by <= timing.until),
})

// As far ahead as childhood goes; what falls due after the horizon is left out when asked.
const sdqYears = notion((file: SubjectFile): readonly Occasion[] =>
  timesInCare(file).flatMap(time => yearsOf(file, time)),
)

function yearsOf(file: SubjectFile, time: TimeInCare): readonly Occasion[] {
  const born = bornOn(file)
  if (born === undefined) {
    const unsettled = because('health.born-not-known')
    const ended = time.end === null ? {} : { ended: { on: time.end, because: time.ends } }
    const why = because('health.came-into-care', { on: time.start })
    return [{ key: `sdq:${time.start}`, because: why, from: time.start, by: null, unsettled, ...ended }]
  }
  const { from: youngest, to: oldest } = valueOn(asked, time.start)
  const old = birthday(born, oldest + 1)
  const young = birthday(born, youngest)
  const occasions: Occasion[] = []
  const lastDay = time.end !== null && time.end < old ? time.end : old
  for (
    let year = Math.max(FIRST_YEAR, collectionYearOf(later(time.start, young)));
    collectionYear(year).start < lastDay;
    year++
  ) {
    const { start, end } = collectionYear(year)
    if (time.care.startKnown && time.start > start) continue
    const met = done(file, year)
    // A year that is over can no longer be answered for: it stays missed.
    const stop =
      lastDay <= end
        ? { on: lastDay, because: lastDay === old ? because('health.turned-17', { on: old }) : time.ends }
        : { on: addDays(end, 1), because: because('health.sdq-year-over', { on: end }) }
    occasions.push({
      key: `sdq:${year}`,
      because: because('health.sdq-year', { on: end }),
      from: later(start, young),
      by: end,
      ...(met ? { met } : { ended: stop }),
    })
  }
  return occasions
}

function done(file: SubjectFile, year: number): NonNullable<Occasion['met']> | undefined {
  const { start, end } = collectionYear(year)
  for (const { id, start: day, body } of all(file, sdq)) {
    const on = startDay(day)
    if (on === undefined || on < start || on > end) continue
    const scored = body.by === 'carer' && (body.total !== undefined || body.answers !== undefined)
    if (scored || body.reason !== undefined) return { on, entry: id }
  }
  const returned = all(file, sdqOutcome).find(
    ({ body }) => body.year === year && (body.score !== undefined || body.reason !== undefined),
  )
  return returned && { on: end, entry: returned.id }
}

/** Help offered once a problem with drugs, solvents or alcohol is known. */
export const substanceMisuseDuty = defineDuty({
  id: 'substance-misuse-response',
  title: 'Help with drugs or alcohol',
  about:
    'Once a problem with drugs, solvents or alcohol is identified, help is offered without delay. Guidance gives no number of days.',
  owner: 'social-worker',
  section: 'health',
  layer: 'local',
  sources: [outcomes('OC2, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED and INTERVENTION_OFFERED')],
  limits: { offer: dated({ from: '2011-04-01', value: workingDays(5), source: OUR_OWN }) },
  metBy: 'The day help was offered, whether or not the child accepts it.',
  stops: 'The child leaves care.',
  record: substanceMisuse,
  reads: [periodOfCare, identity, substanceMisuse],
  occasions: (file, timing) =>
    all(file, substanceMisuse).flatMap(({ id, start, body }): Occasion[] => {
      const on: PlainDate | undefined = startDay(start)
      const time = on && timeInCareOn(file, on)
      if (on === undefined || !time || !canCountWorkingDays(on, LONGEST)) return []
      return [
        {
          key: `offer:${id}`,
          because: because('health.substance-identified', { on }),
          from: on,
          ...timing.due('offer', on),
          ...(body.offered
            ? { met: { on: body.offered, entry: id } }
            : time.end === null
              ? {}
              : { ended: { on: time.end, because: time.ends } }),
        },
      ]
    }),
})

export const wellbeingDuties = [sdqDuty, substanceMisuseDuty] as const
