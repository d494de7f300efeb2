import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { workingDays } from '../../spine/duty/span.ts'
import { dated } from '../../spine/time/dated.ts'
import { budgetReturn, budgetSet, contractPeriod, contractShare, inYearChange, instalmentPaid } from './kinds.ts'
import { monthsOfYear, periodsOn, yearsHeld } from './notions.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

const BUSINESS_PLAN = 'A children’s trust’s published business plan'

/** Each month's figures are complete by its working day after the month's end. */
export const monthReturned = defineDuty({
  id: 'finance-month-return',
  title: 'Month’s figures returned',
  about:
    'What each budget line had spent and is expected to spend is complete for each month within some working days of its end, with what the position is and why.',
  calledBy: 'reason',
  subject: 'trust',
  owner: 'finance',
  section: 'trust',
  layer: 'local',
  sources: [
    {
      title: BUSINESS_PLAN,
      provision: 'The budget is monitored by the leadership team and the board; how soon is our assumption',
      verified: false,
    },
  ],
  limits: {
    'after-the-month': dated({
      from: '2020-11-01',
      value: workingDays(10),
      source: 'Our assumption until the trust agrees its own: the tenth working day',
    }),
  },
  metBy: 'The month’s figures said to be complete.',
  stops: 'It does not stop.',
  record: budgetReturn,
  reads: [budgetSet, budgetReturn],
  occasions: (file, { until, due }): readonly Occasion[] => {
    const returned = all(file, budgetReturn)
    return yearsHeld(file).flatMap(year =>
      monthsOfYear(year).flatMap((month): readonly Occasion[] => {
        if (month > until) return []
        const limit = due('after-the-month', month)
        const done = returned.find(each => each.body.month === month)
        const on = done && startDay(done.start)
        if (limit.by > until && !done) return []
        return [
          {
            key: month,
            because: because('money.month-ended', { on: month }),
            from: month,
            ...limit,
            ...(done && on ? { met: { on, entry: done.id } } : {}),
          },
        ]
      }),
    )
  },
})

/** Each council pays each instalment by its day. */
export const instalmentDue = defineDuty({
  id: 'finance-instalment',
  title: 'Instalment of the contract sum',
  about: 'Each council pays each instalment of its share of the contract sum by the day agreed for it.',
  calledBy: 'reason',
  subject: 'trust',
  owner: 'finance',
  section: 'trust',
  layer: 'local',
  sources: [
    {
      title: BUSINESS_PLAN,
      provision:
        'The contract sum is paid by the month, a seventeenth at a time in the first period; the day is of each period’s terms',
      verified: true,
    },
  ],
  metBy: 'The instalment received in full.',
  stops: 'It does not stop.',
  record: instalmentPaid,
  reads: [contractPeriod, contractShare, instalmentPaid],
  occasions: (file, { until }): readonly Occasion[] =>
    periodsOn(file, until)
      .flatMap(period => period.instalments)
      .filter(each => each.due <= until)
      .map(
        ({ key, number, council, due, paidOn, entry }): Occasion => ({
          key,
          because: because('money.instalment', { number, council, on: due }),
          from: null,
          by: due,
          ...(paidOn === null ? {} : { met: { on: paidOn, ...(entry === null ? {} : { entry }) } }),
        }),
      ),
})

/** Each change to the contract sum asked for within a year is answered in time. */
export const changeAnswered = defineDuty({
  id: 'in-year-change-answer',
  title: 'In-year change answered',
  about: 'A change to the contract sum that the trust asks for within a year is answered within some working days.',
  calledBy: 'reason',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [
    {
      title: BUSINESS_PLAN,
      provision: 'Two types of in-year change may be submitted; how soon they are answered is our assumption',
      verified: false,
    },
  ],
  limits: {
    'to-be-answered': dated({
      from: '2020-11-01',
      value: workingDays(20),
      source: 'Our assumption: the published plan names no time',
    }),
  },
  metBy: 'The councils’ answer.',
  stops: 'It does not stop: what is withdrawn is answered so.',
  record: inYearChange,
  reads: [inYearChange],
  occasions: (file, { due }): readonly Occasion[] =>
    all(file, inYearChange).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const submitted = startDay(start)
      if (submitted === undefined) return []
      return [
        {
          key: id,
          because: because('money.change-submitted', { change: body.reference, on: submitted }),
          from: submitted,
          ...due('to-be-answered', submitted),
          ...(end === null ? {} : { met: { on: end, entry: id } }),
        },
      ]
    }),
})

/** What the trust's money asks to be done. */
export const financeDuties: readonly Duty[] = [monthReturned, instalmentDue, changeAnswered]
