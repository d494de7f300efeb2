import {
  alternativeProvision,
  ehcPlan,
  ehcReview,
  exclusion,
  homeEducation,
  missingEducation,
  post16,
  reducedTimetable,
} from '../../practice/education/kinds.ts'
import {
  exclusionType,
  missingEducationWhy,
  provisionQuality,
  sendNeed,
  sendSupport,
} from '../../practice/education/codes.ts'
import { schoolGapOn, schoolOn, termsFor } from '../../practice/education/notions.ts'
import { activityCode } from '../../practice/leaving-care/codes.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn } from '../../spine/ledger/file.ts'
import { type PlainDate, dateOf } from '../../spine/time/plain-date.ts'
import { academicYearOf, canCountSchoolDays, schoolDaysBetween } from '../../spine/time/school-terms.ts'
import { inWords } from '../../spine/time/words.ts'
import type { Level, SchoolPlanHeld, SchoolTime, Stands } from '../../spine/web/services.ts'
import { type Learner, standsOf } from './learners.ts'

const GAPS = {
  'place-ended': 'A place ended, and there is no other',
  'no-place': 'No school place',
  'out-of-school': 'Out of school',
} as const

/** A child of school age with no full-time school, or of whom no school is recorded. */
export function outOfSchoolOf(each: Learner, on: PlainDate): readonly SchoolTime[] {
  const { file, due, phase } = each
  if (phase !== 'school-age' || current(file, homeEducation, on)) return []
  const gap = schoolGapOn(file, on)
  const away = current(file, missingEducation, on)
  if (!gap) {
    if (schoolOn(file, on)) return []
    return [
      time(each, {
        entry: '',
        what: 'No school is recorded',
        from: null,
        is: { level: 'cannot-tell', words: 'where this child learns is not recorded' },
      }),
    ]
  }
  const asked = due.find(item => item.duty === 'school-place')
  return [
    time(each, {
      entry: away?.id ?? '',
      what: away ? label(missingEducationWhy, away.body.why) : GAPS[gap.why],
      from: gap.from,
      schoolDays: schoolDaysSince(file, gap.from, on),
      hours: away?.body.tuition ?? null,
      is: asked ? standsOf(asked) : { level: 'due', words: 'a place is to be found' },
      notes: away?.body.doing ? [away.body.doing] : [],
    }),
  ]
}

/** A child's suspensions and exclusions this school year, latest first. */
export function exclusionsOf(each: Learner, on: PlainDate): readonly SchoolTime[] {
  const since = dateOf(academicYearOf(on), 9, 1)
  const response = each.due.find(item => item.duty === 'exclusion-response')
  return all(each.file, exclusion)
    .filter(entry => (startDay(entry.start) ?? since) >= since && (startDay(entry.start) ?? on) <= on)
    .toReversed()
    .map(({ id, start, end, body }) => {
      const answered = body.vshTold !== undefined && body.pepRevised !== undefined
      return time(each, {
        entry: id,
        what: label(exclusionType, body.type),
        from: startDay(start) ?? null,
        until: end,
        now: end === null || end > on,
        schoolDays: body.sessions === undefined ? null : body.sessions / 2,
        is: answered
          ? { level: 'met', words: 'education plan changed' }
          : response && response.occasion.includes(id)
            ? standsOf(response)
            : { level: 'due', words: body.vshTold ? 'education plan to be changed' : 'virtual school not told' },
        notes: body.school ? [body.school] : [],
      })
    })
}

/** A child on fewer hours than full-time school. */
export function partTimeOf(each: Learner, on: PlainDate): readonly SchoolTime[] {
  const entry = current(each.file, reducedTimetable, on)
  if (!entry) return []
  const { hours, agreed, reviewBy, reviewed } = entry.body
  const from = startDay(entry.start) ?? null
  const asked = each.due.find(item => item.duty === 'reduced-timetable-review')
  const is: Stands = !agreed
    ? { level: 'overdue', words: 'not agreed by the virtual school' }
    : asked
      ? standsOf(asked)
      : reviewed
        ? { level: 'met', words: `looked at again on ${inWords(reviewed)}` }
        : reviewBy
          ? { level: reviewBy < on ? 'overdue' : 'due', words: `to be looked at again by ${inWords(reviewBy)}` }
          : { level: 'cannot-tell', words: 'no day to look at it again' }
  return [
    time(each, {
      entry: entry.id,
      what: 'Part-time timetable',
      from,
      until: entry.end,
      hours,
      schoolDays: from === null ? null : schoolDaysSince(each.file, from, on),
      is,
    }),
  ]
}

const QUALITY: Readonly<Record<string, Level>> = { good: 'met', improve: 'due', unsuitable: 'overdue' }

/** A child taught somewhere other than their own school, and what visits found. */
export function alternativeOf(each: Learner, on: PlainDate): readonly SchoolTime[] {
  return all(each.file, alternativeProvision)
    .filter(entry => holdsOn(entry, on))
    .map(entry => {
      const { provider, registered, hours, quality, qualityVisited } = entry.body
      const visited = qualityVisited ? `, visited ${inWords(qualityVisited)}` : ''
      return time(each, {
        entry: entry.id,
        what: provider,
        from: startDay(entry.start) ?? null,
        until: entry.end,
        hours: hours ?? null,
        is:
          quality === undefined
            ? { level: 'cannot-tell', words: 'not visited yet' }
            : {
                level: QUALITY[quality] ?? 'cannot-tell',
                words: `${label(provisionQuality, quality).toLowerCase()}${visited}`,
              },
        notes: registered ? [] : ['Not registered'],
      })
    })
}

/** A child's education, health and care plan, or other support. */
export function supportOf(each: Learner, on: PlainDate): readonly SchoolPlanHeld[] {
  const { file, child, worker, due } = each
  return all(file, ehcPlan)
    .filter(entry => holdsOn(entry, on))
    .map((entry): SchoolPlanHeld => {
      const { level, need, keptBy, reviewed } = entry.body
      const since = all(file, ehcReview).findLast(one => (startDay(one.start) ?? on) <= on)
      const last = (since && startDay(since.start)) ?? reviewed ?? null
      const asked = level === 'plan' ? due.find(item => item.duty === 'ehc-annual-review') : undefined
      return {
        child,
        worker,
        entry: entry.id,
        level,
        levelTitle: label(sendSupport, level),
        need: need === undefined ? null : label(sendNeed, need),
        keptBy: keptBy ?? null,
        reviewed: last,
        is: asked
          ? standsOf(asked)
          : level === 'assessment'
            ? { level: 'due', words: 'being assessed' }
            : { level: 'met', words: level === 'plan' ? 'no review due this term' : 'in place' },
      }
    })
}

/** What a young person over school age is doing. */
export function post16Of(each: Learner, on: PlainDate): SchoolTime {
  const entry = current(each.file, post16, on)
  if (!entry || entry.body.activity === '0')
    return time(each, {
      entry: entry?.id ?? '',
      what: 'Not recorded',
      from: null,
      is: { level: 'cannot-tell', words: 'what they do is not recorded' },
    })
  const { activity, provider, course } = entry.body
  return time(each, {
    entry: entry.id,
    what: label(activityCode, activity),
    from: startDay(entry.start) ?? null,
    until: entry.end,
    is: activity.startsWith('G')
      ? { level: 'overdue', words: 'not in education, employment or training' }
      : { level: 'met', words: 'in education, employment or training' },
    notes: [course, provider].flatMap(note => (note ? [note] : [])),
  })
}

function time(
  { child, worker }: Learner,
  of: Pick<SchoolTime, 'entry' | 'what' | 'from' | 'is'> & Partial<SchoolTime>,
): SchoolTime {
  return { child, worker, until: null, now: true, schoolDays: null, hours: null, notes: [], ...of }
}

function schoolDaysSince(file: SubjectFile, from: PlainDate, on: PlainDate): number | null {
  return canCountSchoolDays(from, 0) && from <= on ? schoolDaysBetween(from, on, termsFor(file)) : null
}
