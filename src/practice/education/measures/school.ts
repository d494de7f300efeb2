import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, current } from '../../../spine/ledger/file.ts'
import { type Answer, type Measure, defineMeasure } from '../../../spine/measure/measure.ts'
import { ageOn } from '../../../spine/time/age.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { addSchoolDays, canCountSchoolDays } from '../../../spine/time/school-terms.ts'
import { periodOfCare, shortBreak } from '../../care/kinds.ts'
import { inCareMembers, inCareOn, periodsOfCare } from '../../care/notions.ts'
import { activityCode } from '../../leaving-care/codes.ts'
import { identity, responsibleCouncil } from '../../people/kinds.ts'
import { termsFor } from '../notions/terms.ts'
import { bornOn } from '../../people/notions.ts'
import { sendGroup } from '../codes.ts'
import { placeWithin } from '../duties/school.ts'
import { promotingEducation } from '../duties/sources.ts'
import {
  attendanceDay,
  attendanceTotal,
  ehcPlan,
  exclusion,
  homeEducation,
  missingEducation,
  post16,
  reducedTimetable,
  schoolPlace,
} from '../kinds.ts'
import { attendanceIn, persistentFrom } from '../notions/attendance.ts'
import {
  type SchoolGap,
  schoolGapOn,
  schoolGaps,
  schoolIsRecorded,
  schoolOn,
  schoolRecordReads,
} from '../notions/places.ts'
import { because } from '../words.ts'
import { COHORT, academicYear, cohort, ofSchoolAge, released } from './cohort.ts'

const NOBODY: readonly never[] = Object.freeze([])

const ABSENCE_READS = [identity, periodOfCare, shortBreak, schoolPlace, attendanceTotal, attendanceDay]
const absenceSettled = (): string =>
  'Sessions possible and missed for each child, from the attendance service, would tell.'

/** How much school children miss. */
export const absenceOverall = defineMeasure({
  id: 'absence-overall',
  title: 'School missed, average per cent',
  question: 'How much school do our children miss?',
  definition: `${COHORT} Only those of compulsory school age that day. The sessions (half days) each missed of those possible for them in the school year that 31 March is in, as far as recorded, as a percentage; and the average of those. The published figure divides all sessions missed by all sessions possible, and differs a little. A child for whom no attendance is recorded is not known.`,
  unit: 'mean',
  better: 'lower',
  group: 'education',
  of: 'child',
  period: 'collection-year',
  settledBy: absenceSettled,
  sources: [released],
  reads: ABSENCE_READS,
  population: (file, period) => cohort(file, period, ofSchoolAge),
  counts: (file, period) => {
    const held = attendanceIn(file, academicYear(period))
    if (!held) return { is: 'unknown', because: because('education.no-attendance') }
    const { missed, possible, authorised, unauthorised } = held
    const sessions = authorised + unauthorised
    return { is: true, value: 100 * missed, because: because('education.sessions-missed', { sessions, possible }) }
  },
})

/** How many miss a tenth or more. */
export const absencePersistent = defineMeasure({
  id: 'absence-persistent',
  title: 'Persistent absence',
  question: 'How many of our children miss a tenth or more of school?',
  definition: `${COHORT} Only those of compulsory school age that day. Counts: missed 10% or more of the sessions possible for them in the school year that 31 March is in, as far as recorded (15% before September 2015). A child for whom no attendance is recorded is not known.`,
  unit: 'percent',
  better: 'lower',
  group: 'education',
  of: 'child',
  period: 'collection-year',
  settledBy: absenceSettled,
  sources: [released],
  reads: ABSENCE_READS,
  population: (file, period) => cohort(file, period, ofSchoolAge),
  counts: (file, period) => {
    const held = attendanceIn(file, academicYear(period))
    if (!held) return { is: 'unknown', because: because('education.no-attendance') }
    const { missed, possible, authorised, unauthorised } = held
    const sessions = authorised + unauthorised
    return {
      is: missed >= valueOn(persistentFrom, academicYear(period).start),
      because: because('education.sessions-missed', { sessions, possible }),
    }
  },
})

function excluded(part: {
  id: string
  title: string
  question: string
  type: 'suspension' | 'permanent'
  what: string
}): Measure {
  return defineMeasure({
    id: part.id,
    title: part.title,
    question: part.question,
    definition: `${COHORT} Only those of compulsory school age that day. Counts: ${part.what} in the school year that 31 March is in. A child of whose schooling nothing is recorded for that school year is not known.`,
    unit: 'percent',
    better: 'lower',
    group: 'education',
    of: 'child',
    period: 'collection-year',
    settledBy: () => 'Each child’s school, and each suspension and exclusion from it, would tell.',
    sources: [released],
    reads: [identity, periodOfCare, shortBreak, exclusion, ...schoolRecordReads],
    population: (file, period) => cohort(file, period, ofSchoolAge),
    counts: (file, period) => {
      const { start, end } = academicYear(period)
      const found = all(file, exclusion).find(entry => {
        const on = startDay(entry.start)
        return entry.body.type === part.type && on !== undefined && on >= start && on <= end
      })
      if (found)
        return {
          is: true,
          because: because('education.excluded', { type: part.type, on: startDay(found.start) ?? null }),
        }
      return schoolIsRecorded(file, { start, end })
        ? { is: false, because: because('education.not-excluded') }
        : { is: 'unknown', because: because('education.school-not-recorded') }
    },
  })
}

export const suspension = excluded({
  id: 'suspension',
  title: 'Suspensions',
  question: 'How many of our children were suspended from school?',
  type: 'suspension',
  what: 'suspended at least once',
})

export const permanentExclusion = excluded({
  id: 'permanent-exclusion',
  title: 'Permanent exclusions',
  question: 'Was any of our children permanently excluded?',
  type: 'permanent',
  what: 'permanently excluded',
})

/** Children of school age without full-time school. */
export const childrenMissingEducation = defineMeasure({
  id: 'cme',
  title: 'Without a school place',
  question: 'Which of our children of school age have no school place, or no full-time education?',
  definition:
    'Asked about: children in care and of compulsory school age at the end of the date. Counts: on the roll of no school, recorded as out of school, or on part of a timetable. Tuition while waiting for a place is not a place. A holiday between two schools does not count. A child educated at home by choice does not count where that was found suitable. A child of whose schooling nothing is recorded is not known.',
  unit: 'percent',
  better: 'lower',
  group: 'education',
  of: 'child',
  period: 'snapshot',
  settledBy: () => 'Each child’s school, with the days it began and ended, would tell.',
  sources: [promotingEducation('Children missing education: a full-time place in a suitable school', false)],
  reads: [identity, periodOfCare, schoolPlace, missingEducation, homeEducation, reducedTimetable],
  population: (file, { end: on }) =>
    ofSchoolAge(file, on)
      ? inCareMembers(file, on).map(({ because: why, excluded: out }) => ({
          because: why,
          ...(out ? { excluded: out } : {}),
        }))
      : NOBODY,
  counts: (file, { end: on }) => missing(file, on),
})

function missing(file: SubjectFile, on: PlainDate): Answer {
  const out = current(file, missingEducation, on)
  if (out) return { is: true, because: because('education.gap-out-of-school', { on: startDay(out.start) ?? null }) }
  const home = current(file, homeEducation, on)
  if (home) {
    const suitable = home.body.suitable
    return suitable === undefined
      ? { is: 'unknown', because: because('education.home-not-checked') }
      : { is: !suitable, because: because(suitable ? 'education.home-suitable' : 'education.home-unsuitable') }
  }
  const place = schoolOn(file, on)
  if (place) {
    const part = current(file, reducedTimetable, on)
    if (part) return { is: true, because: because('education.part-timetable', { hours: part.body.hours }) }
    return {
      is: !place.body.fullTime,
      because: because(place.body.fullTime ? 'education.on-roll' : 'education.on-roll-part'),
    }
  }
  const gap = schoolGapOn(file, on)
  if (gap) return { is: true, because: because(`education.gap-${gap.why}`, { on: gap.from }) }
  const none = current(file, schoolPlace, on)
  if (none) return { is: true, because: because('education.gap-no-place', { on: startDay(none.start) ?? null }) }
  const places = all(file, schoolPlace)
  const before = places.some(entry => entry.end !== null && entry.end <= on)
  const later = places.some(entry => (startDay(entry.start) ?? on) > on)
  return before && later
    ? { is: false, because: because('education.between-schools') }
    : { is: 'unknown', because: because('education.school-not-recorded') }
}

/** Whether a place was found in 20 school days. */
export const schoolPlaceIn20 = defineMeasure<{ readonly gap: SchoolGap; readonly by: PlainDate }>({
  id: 'school-place-20sd',
  title: 'A school place in 20 school days',
  question: 'When one of our children has no school, are they in a full-time one within 20 school days?',
  definition:
    'Asked about: every time a child in care and of school age was without full-time school whose 20th school day fell in the year to the date. Counts: a full-time place, or full-time school again, by then. School days are those of the council’s own terms where the trust has entered them, and of the usual terms in England for other years.',
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'event',
  period: 'rolling-year',
  sources: [promotingEducation('A full-time place in a suitable school within 20 school days', false)],
  reads: [identity, responsibleCouncil, periodOfCare, schoolPlace, missingEducation, homeEducation],
  population: (file, period) =>
    schoolGaps(file).flatMap(gap => {
      const span = valueOn(placeWithin, gap.from)
      if (gap.from > period.end || !canCountSchoolDays(gap.from, span.n)) return []
      const by = addSchoolDays(gap.from, span.n, termsFor(file))
      if (by < period.start || by > period.end || !inCareOn(file, by)) return []
      return [{ because: because(`education.gap-${gap.why}`, { on: gap.from }), at: by, item: { gap, by } }]
    }),
  counts: (_file, _period, { item }) => {
    const met = item?.gap.met
    const by = item?.by ?? null
    if (!met) return { is: false, because: because('education.place-not-found', { by }) }
    return { is: by !== null && met.on <= by, because: because('education.place-found', { on: met.on, by }) }
  },
})

/** Special educational needs, in three groups. */
export const sen = defineMeasure({
  id: 'sen',
  title: 'Special educational needs',
  question: 'How many have an education, health and care plan, or support at school?',
  definition: `${COHORT} Only those of compulsory school age that day. Each in one group: an education, health and care plan, else support at school, else neither. A child of whose schooling and needs nothing is recorded is not known, and is in no group.`,
  unit: 'mix',
  better: 'context',
  group: 'education',
  of: 'child',
  period: 'collection-year',
  settledBy: () => 'Education, health and care plans, and support at school, with their dates, would tell.',
  sources: [released],
  reads: [identity, periodOfCare, shortBreak, ehcPlan, ...schoolRecordReads],
  parts: sendGroup,
  population: (file, period) => cohort(file, period, ofSchoolAge),
  counts: (file, period) => {
    const on = period.end
    const held = all(file, ehcPlan).filter(
      entry => (startDay(entry.start) ?? on) <= on && (entry.end === null || entry.end > on),
    )
    const part = held.some(entry => entry.body.level === 'plan')
      ? 'plan'
      : held.some(entry => entry.body.level === 'support')
        ? 'support'
        : 'none'
    if (part === 'none' && all(file, ehcPlan).length === 0 && !schoolIsRecorded(file, academicYear(period)))
      return { is: 'unknown', because: because('education.school-not-recorded') }
    return { is: true, part, because: because('education.send-group', { part }) }
  },
})

const IN_EDUCATION: ReadonlySet<string> = new Set(
  activityCode.codes.map(({ code }) => code).filter(code => code.startsWith('F') || code.startsWith('P')),
)
const SIXTEEN_AND_SEVENTEEN = [16, 17] as const

/** Whether 16 and 17 year olds are in education, employment or training. */
export const eet1617 = defineMeasure({
  id: 'eet-16-17',
  title: 'Aged 16 and 17 in education, employment or training',
  question: 'Are our 16 and 17 year olds in education, an apprenticeship, training or work?',
  definition:
    'Asked about: young people aged 16 or 17 at the end of the date who are in care, or left it at 16 or over. Counts: on the roll of a school or college, or recorded as in education, an apprenticeship, training or work, full or part time. What was recorded as not known, or not at all, is not known and stays among those asked about.',
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'child',
  period: 'snapshot',
  settledBy: () => 'What each young person is mainly doing, or the school or college they attend, would tell.',
  sources: [{ title: 'Education and Skills Act 2008', provision: 's 1: participation to 18', verified: false }],
  reads: [identity, periodOfCare, schoolPlace, post16],
  population: (file, { end: on }) => {
    const born = bornOn(file)
    if (born === undefined || !SIXTEEN_AND_SEVENTEEN.some(age => age === ageOn(born, on))) return NOBODY
    const inCare = inCareMembers(file, on)
    if (inCare.length > 0)
      return inCare.map(({ because: why, excluded: out }) => ({ because: why, ...(out ? { excluded: out } : {}) }))
    const left = periodsOfCare(file).findLast(
      ({ end }) => end !== null && end <= on && ageOn(born, end) >= SIXTEEN_AND_SEVENTEEN[0],
    )
    return left ? [{ because: { key: 'care.left-care', values: { on: left.end } } }] : NOBODY
  },
  counts: (file, { end: on }) => {
    const doing = current(file, post16, on)?.body.activity
    if (doing !== undefined && doing !== '0')
      return { is: IN_EDUCATION.has(doing), because: because('education.mainly-doing', { doing }) }
    const place = schoolOn(file, on)
    if (place) return { is: true, because: because('education.on-roll') }
    return { is: 'unknown', because: because('education.activity-not-recorded') }
  },
})

export const schoolMeasures = [
  absenceOverall,
  absencePersistent,
  suspension,
  permanentExclusion,
  childrenMissingEducation,
  schoolPlaceIn20,
  sen,
  eet1617,
] as const
