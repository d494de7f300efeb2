import { type Occasion, type Timing, defineDuty } from '../../../spine/duty/duty.ts'
import { days, months, schoolDays, weeks, workingDays } from '../../../spine/duty/span.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, earlier, later } from '../../../spine/time/plain-date.ts'
import { addSchoolDays, canCountSchoolDays, termOf, usualTerms } from '../../../spine/time/school-terms.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { timeInCareOn, timesInCare } from '../../care/notions.ts'
import { identity, responsibleCouncil } from '../../people/kinds.ts'
import {
  attendanceDay,
  ehcPlan,
  ehcReview,
  exclusion,
  homeEducation,
  missingEducation,
  reducedTimetable,
  schoolMoveConsulted,
  schoolPlace,
} from '../kinds.ts'
import { absentDays } from '../notions/attendance.ts'
import { schoolGaps, schoolMoves } from '../notions/places.ts'
import { termsFor } from '../notions/terms.ts'
import { because } from '../words.ts'
import { OUR_OWN, promotingEducation } from './sources.ts'

/** The longest time without full-time school. */
export const placeWithin = dated({
  from: '2014-09-01',
  value: schoolDays(20),
  source: 'Promoting the education of looked-after children: a full-time place within 20 school days (unverified)',
})

// As far ahead as the limits are counted in school and working days.
const LONGEST = 20

/** A full-time school place for a child who has none. */
export const schoolPlaceDuty = defineDuty({
  id: 'school-place',
  title: 'School place',
  about:
    'A child of school age in care who has no full-time school is in a suitable one within 20 school days. Tuition meanwhile does not count as a place.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'guidance',
  sources: [promotingEducation('A full-time place in a suitable school within 20 school days', false)],
  limits: { within: placeWithin },
  metBy: 'The day a full-time place began, or the child was back in full-time school.',
  stops: 'The child leaves care, or passes school age.',
  record: schoolPlace,
  reads: [periodOfCare, identity, responsibleCouncil, schoolPlace, missingEducation, homeEducation],
  occasions: (file, timing) =>
    schoolGaps(file).flatMap(({ from, why, met }): Occasion[] => {
      if (!canCountSchoolDays(from, LONGEST)) return []
      const time = timeInCareOn(file, from)
      return [
        {
          key: `gap:${from}`,
          because: because(`education.gap-${why}`, { on: from }),
          from,
          ...bySchoolDays(file, from, timing.due('within', from)),
          ...(met ? { met } : time && time.end !== null ? { ended: { on: time.end, because: time.ends } } : {}),
        },
      ]
    }),
})

// Counted in the days of the schools of the child's own council, under the trust's own limit where that is sooner.
function bySchoolDays(file: SubjectFile, from: PlainDate, due: ReturnType<Timing['due']>): ReturnType<Timing['due']> {
  const terms = termsFor(file)
  const { within, statutory } = due
  if (terms === usualTerms || within?.unit !== 'school-days') return due
  return {
    by: addSchoolDays(from, within.n, terms),
    within,
    ...(statutory === undefined ? {} : { statutory: addSchoolDays(from, valueOn(placeWithin, from).n, terms) }),
  }
}

/** The virtual school asked before a child's school is changed. */
export const virtualSchoolConsult = defineDuty({
  id: 'virtual-school-consult',
  title: 'Virtual school asked before a change of school',
  about:
    'The virtual school gives its view before a child’s school is changed. Going up to the next school with everyone else, in September, is not counted as a change.',
  owner: 'social-worker',
  section: 'education',
  layer: 'guidance',
  sources: [promotingEducation('The virtual school head’s view before a change of school', false)],
  metBy: 'The day the virtual school was asked, before the new school began.',
  stops: 'The child leaves care.',
  record: schoolMoveConsulted,
  reads: [periodOfCare, identity, schoolPlace, schoolMoveConsulted],
  occasions: file => {
    const moves = schoolMoves(file)
    const asked = all(file, schoolMoveConsulted)
    return moves.map(({ on }, index): Occasion => {
      const before = moves[index - 1]?.on ?? ('0001-01-01' as PlainDate)
      const next = moves[index + 1]?.on ?? ('9999-12-31' as PlainDate)
      const found = asked.find(({ start }) => {
        const day = startDay(start)
        return day !== undefined && day >= before && day < next
      })
      const day = found && startDay(found.start)
      const time = timeInCareOn(file, on)
      return {
        key: `move:${on}`,
        because: because('education.school-changes', { on }),
        from: null,
        by: addDays(on, -1),
        ...(found && day
          ? { met: { on: day, entry: found.id } }
          : time && time.end !== null
            ? { ended: { on: time.end, because: time.ends } }
            : {}),
      }
    })
  },
})

/** What follows a suspension or an exclusion. */
export const exclusionResponse = defineDuty({
  id: 'exclusion-response',
  title: 'After a suspension or exclusion',
  about:
    'The virtual school is told of a suspension or exclusion the same day and speaks to the school; the education plan is changed because of it within 10 working days.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'local',
  sources: [
    promotingEducation('Suspension and exclusion: work with the school, alternatives, and a revised plan', false),
  ],
  limits: {
    told: dated({ from: '2014-09-01', value: days(0), source: OUR_OWN }),
    plan: dated({ from: '2014-09-01', value: workingDays(10), source: OUR_OWN }),
  },
  metBy: 'The day the virtual school was told, and the day the plan was changed.',
  stops: 'The child leaves care.',
  record: exclusion,
  reads: [periodOfCare, identity, exclusion],
  occasions: (file, timing) =>
    all(file, exclusion).flatMap(({ id, start, body }): readonly Occasion[] => {
      const on = startDay(start)
      const time = on && timeInCareOn(file, on)
      if (on === undefined || !time || !canCountWorkingDays(on, LONGEST)) return []
      const step = (name: 'told' | 'plan', done: PlainDate | undefined): Occasion => ({
        key: `${name}:${id}`,
        because: because(`education.excluded-${name}`, { on, type: body.type }),
        from: on,
        ...timing.due(name, on),
        ...(done
          ? { met: { on: done, entry: id } }
          : time.end === null
            ? {}
            : { ended: { on: time.end, because: time.ends } }),
      })
      return [step('told', body.vshTold), step('plan', body.pepRevised)]
    }),
})

/** A day's absence asked about that day. */
export const attendanceOversight = defineDuty({
  id: 'attendance-oversight',
  title: 'Daily attendance check',
  about: 'When a child in care misses school without leave agreed beforehand, someone asks why that day.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'local',
  sources: [
    {
      title: 'Corporate parenting board papers, December 2022',
      provision: 'Attendance: the daily monitoring call',
      verified: true,
    },
  ],
  limits: { 'follow-up': dated({ from: '2014-09-01', value: days(0), source: OUR_OWN }) },
  metBy: 'The day we asked why.',
  stops: 'The term ends, or the child leaves care: a day never asked about stays missed.',
  record: attendanceDay,
  reads: [periodOfCare, identity, attendanceDay],
  occasions: (file, timing) =>
    absentDays(file).flatMap(({ on, entry, followedUp }): Occasion[] => {
      const time = timeInCareOn(file, on)
      if (!time) return []
      const term = canCountSchoolDays(on, 1) ? termOf(on, termsFor(file)) : undefined
      const over = term && addDays(term.end, 1)
      const ends =
        over !== undefined && (time.end === null || over <= time.end)
          ? { on: over, because: because('education.term-ended', { on: over }) }
          : time.end !== null
            ? { on: time.end, because: time.ends }
            : undefined
      return [
        {
          key: `absent:${on}`,
          because: because('education.absent', { on }),
          from: on,
          ...timing.due('follow-up', on),
          ...(followedUp ? { met: { on: followedUp, entry } } : ends ? { ended: ends } : {}),
        },
      ]
    }),
})

/** A part-time timetable looked at again. */
export const reducedTimetableReview = defineDuty({
  id: 'reduced-timetable-review',
  title: 'Part-time timetable looked at again',
  about:
    'A part-time timetable is for a short time only: it is looked at again by the day agreed or, where none was, within 6 weeks.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'local',
  sources: [
    {
      title: 'Working together to improve school attendance: statutory guidance (2024)',
      provision: 'Part-time timetables: time-limited, with regular reviews',
      verified: false,
    },
  ],
  limits: { review: dated({ from: '2014-09-01', value: weeks(6), source: OUR_OWN }) },
  metBy: 'The day it was looked at again, or the child was back to full time.',
  stops: 'The child leaves care.',
  record: reducedTimetable,
  reads: [periodOfCare, identity, reducedTimetable],
  occasions: (file, timing) =>
    all(file, reducedTimetable).flatMap(({ id, start, end, body }): Occasion[] => {
      const on = startDay(start)
      const time = on && timeInCareOn(file, on)
      if (on === undefined || !time) return []
      const done = body.reviewed && end ? earlier(body.reviewed, end) : (body.reviewed ?? end)
      return [
        {
          key: `timetable:${id}`,
          because: because('education.part-time-since', { on, hours: body.hours }),
          from: on,
          ...(body.reviewBy ? { by: body.reviewBy } : timing.due('review', on)),
          ...(done
            ? { met: { on: done, entry: id } }
            : time.end === null
              ? {}
              : { ended: { on: time.end, because: time.ends } }),
        },
      ]
    }),
})

/** An education, health and care plan reviewed each year. */
export const ehcAnnualReview = defineDuty({
  id: 'ehc-annual-review',
  title: 'Review of the education, health and care plan',
  about:
    'The council that keeps a child’s education, health and care plan reviews it within 12 months of its being made, and within 12 months of each review.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'law',
  sources: [
    { title: 'Children and Families Act 2014', provision: 's 44(1): review at least every 12 months', verified: true },
  ],
  limits: {
    within: dated({ from: '2014-09-01', value: months(12), source: 'Children and Families Act 2014, s 44(1)' }),
  },
  metBy: 'The day of the review meeting.',
  stops: 'The plan ends, or the child leaves care.',
  record: ehcReview,
  reads: [periodOfCare, identity, ehcPlan, ehcReview],
  occasions: (file, timing) =>
    all(file, ehcPlan).flatMap(plan => {
      const start = plan.body.issued ?? startDay(plan.start)
      if (plan.body.level !== 'plan' || start === undefined) return []
      const done = reviewsOfPlans(file, plan.body.reviewed)
      return timesInCare(file).flatMap(time => {
        if ((time.end !== null && time.end <= start) || (plan.end !== null && plan.end <= time.start)) return []
        const plansEnd = plan.end !== null && (time.end === null || plan.end <= time.end) ? plan.end : undefined
        return seriesOf({
          key: `ehc:${later(start, time.start)}`,
          start,
          end: plansEnd ?? time.end,
          ends: plansEnd ? because('education.plan-ended', { on: plansEnd }) : time.ends,
          done,
          next: (from, index) => ({
            because: because(index === 0 ? 'education.plan-made' : 'education.plan-reviewed', { on: from }),
            ...timing.due('within', from),
          }),
        }).filter(occasion => occasion.by !== null && occasion.by >= time.start)
      })
    }),
})

function reviewsOfPlans(
  file: SubjectFile,
  before: PlainDate | undefined,
): readonly { readonly on: PlainDate; readonly entry?: string }[] {
  const reviews: { readonly on: PlainDate; readonly entry?: string }[] = all(file, ehcReview).flatMap(
    ({ id, start }) => {
      const on = startDay(start)
      return on === undefined ? [] : [{ on, entry: id }]
    },
  )
  if (before !== undefined && !reviews.some(({ on }) => on === before)) reviews.push({ on: before })
  return reviews.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export const schoolDuties = [
  schoolPlaceDuty,
  virtualSchoolConsult,
  exclusionResponse,
  attendanceOversight,
  reducedTimetableReview,
  ehcAnnualReview,
] as const
