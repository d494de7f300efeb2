import { identity } from '../../people/kinds.ts'
import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import { type Span, months, weeks } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, current } from '../../../spine/ledger/file.ts'
import { dated } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, earlier } from '../../../spine/time/plain-date.ts'
import { periodOfCare, shortBreak, shortBreakPlan, shortBreakReview, visit, visitRequest } from '../kinds.ts'
import { shortBreaksOf, timeInCareOn, visitsSeen } from '../notions.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, cpr, cprText, endOf, once } from './shared.ts'

const SEEN = 'A visit in person at which the child was seen. An attempt, a call or a video call is not one.'

/** A visit that someone asked for. */
export const visitOnRequest = defineDuty({
  id: 'cla-visit-on-request',
  title: 'Visit that was asked for',
  about:
    'Visit when the child, the carer or another reasonably asks, or the regulator gives notice: within a week of the regulator’s notice, and promptly for anyone else.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 28(7)', false)],
  limits: {
    regulator: dated({ from: CPR_FROM, value: weeks(1), source: cprText('reg 28(7) (number unverified)') }),
    asked: dated({
      from: CPR_FROM,
      value: weeks(1),
      source: assumed('the regulations say promptly, and a week is taken for it (reg 28(7))'),
    }),
  },
  metBy: SEEN,
  stops: 'The child leaves care.',
  record: visit,
  reads: [periodOfCare, identity, visitRequest, visit],
  occasions: (file, timing) => {
    const requests = all(file, visitRequest)
    if (requests.length === 0) return requests as readonly never[]
    const seen = visitsSeen(file)
    return requests.flatMap((request): readonly Occasion[] => {
      const from = startDay(request.start)
      if (from === undefined) return []
      const done = seen.find(({ on }) => on >= from)
      const time = timeInCareOn(file, from)
      const met = done && (!time || time.end === null || done.on <= time.end) ? done : undefined
      return [
        once({
          key: request.id,
          because: because('care.visit-asked-for', { who: request.body.who, on: from }),
          from,
          due: timing.due(request.body.who === 'regulator' ? 'regulator' : 'asked', from),
          met,
          ...(time ? { stops: endOf(time) } : {}),
        }),
      ]
    })
  },
})

/** Visits to a child having short breaks. */
export const visitShortBreak = defineDuty({
  id: 'cla-visit-short-break',
  title: 'Visit during short breaks',
  about:
    'Visit a child having short breaks, while away, as often as was agreed before the first; in any event within three months of the first, then every six months.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [
    cpr('reg 48(3)(c): at intervals agreed before the first placement', true),
    cpr('reg 48(3)(c): three months, then six months', false),
  ],
  limits: {
    first: dated({ from: CPR_FROM, value: months(3), source: cprText('reg 48(3)(c) (number unverified)') }),
    next: dated({ from: CPR_FROM, value: months(6), source: cprText('reg 48(3)(c) (number unverified)') }),
  },
  metBy: SEEN,
  stops: 'The short breaks end, or the child turns 18.',
  record: visit,
  reads: [identity, shortBreak, shortBreakPlan, visit],
  occasions: (file, timing) =>
    shortBreaksOf(file).flatMap(({ start, end, ends }) =>
      seriesOf({
        key: start,
        start,
        end,
        ends,
        done: visitsSeen(file),
        next: (from, index) => ({
          because:
            index === 0
              ? because('care.short-breaks-began', { on: start })
              : because('care.visit-last-seen', { last: from }),
          ...sooner(agreedDay(file, from), timing.due(index === 0 ? 'first' : 'next', from)),
        }),
      }),
    ),
})

// As often as the plan in force that day says.
function agreedDay(file: SubjectFile, from: PlainDate): PlainDate | undefined {
  const plan = current(file, shortBreakPlan, from) ?? all(file, shortBreakPlan)[0]
  const every = plan?.body.visitWeeks
  return every === undefined ? undefined : addDays(from, every * 7)
}

function sooner(
  agreed: PlainDate | undefined,
  due: { readonly by: PlainDate; readonly statutory?: PlainDate; readonly within?: Span },
): { readonly by: PlainDate; readonly statutory?: PlainDate; readonly within?: Span } {
  if (agreed === undefined || agreed >= due.by) return due
  return { ...due, by: earlier(agreed, due.by), statutory: due.statutory ?? due.by }
}

/** Reviews of a child's short breaks. */
export const reviewShortBreak = defineDuty({
  id: 'short-break-review',
  title: 'Review of short breaks',
  about: 'Review short breaks within three months of the first, then at least every six months.',
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 48(3)', true)],
  limits: {
    first: dated({ from: CPR_FROM, value: months(3), source: cprText('reg 48(3)') }),
    next: dated({ from: CPR_FROM, value: months(6), source: cprText('reg 48(3)') }),
  },
  metBy: 'A review of the short breaks.',
  stops: 'The short breaks end, or the child turns 18.',
  record: shortBreakReview,
  reads: [identity, shortBreak, shortBreakReview],
  occasions: (file, timing) => {
    const done = all(file, shortBreakReview).flatMap(entry => {
      const on = startDay(entry.start)
      return on === undefined ? [] : [{ on, entry: entry.id }]
    })
    return shortBreaksOf(file).flatMap(({ start, end, ends }) =>
      seriesOf({
        key: start,
        start,
        end,
        ends,
        done,
        next: (from, index) => ({
          because:
            index === 0
              ? because('care.short-breaks-began', { on: start })
              : because('care.review-before', { last: from }),
          ...timing.due(index === 0 ? 'first' : 'next', from),
        }),
      }),
    )
  },
})

export const askedVisitDuties: readonly Duty[] = [visitOnRequest, visitShortBreak, reviewShortBreak]
