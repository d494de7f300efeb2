import {
  alternativeProvision,
  ehcPlan,
  ehcReview,
  exclusion,
  homeEducation,
  missingEducation,
  pep,
  post16,
  reducedTimetable,
  schoolPlace,
} from '../../practice/education/kinds.ts'
import { periodOfCare } from '../../practice/care/kinds.ts'
import { attendanceDay } from '../../practice/education/kinds.ts'
import { pepQuality, schoolType, yearGroup } from '../../practice/education/codes.ts'
import { pepFor, schoolOn, termsFor } from '../../practice/education/notions.ts'
import { identity, responsibleCouncil } from '../../practice/people/kinds.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { current } from '../../spine/ledger/file.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import {
  type SchoolTerm,
  isSchoolDay,
  lastDayBeforeNext,
  latestTerm,
  termInWords,
  termKey,
  termOf,
} from '../../spine/time/school-terms.ts'
import { inWords } from '../../spine/time/words.ts'
import type {
  DueItem,
  Pupil,
  PupilToday,
  Stands,
  VirtualSchool,
  VirtualSchoolService,
} from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { type MarkOfDay, type MarksOfDay, attendedThisYear, markInWords, markOf, marksOn } from './attendance.ts'
import { careList } from './care-list.ts'
import { mayRecord, recordHref } from './due.ts'
import { GOOD, type Learner, PHASES, learnersOf, standsOf } from './learners.ts'
import { pepSampleService } from './pep-sample.ts'
import { alternativeOf, exclusionsOf, outOfSchoolOf, partTimeOf, post16Of, supportOf } from './school-times.ts'

const TERMLY = 'pep-termly'
const INITIAL: readonly string[] = ['pep-initiate', 'pep-first']
const DUTIES = [
  TERMLY,
  ...INITIAL,
  'school-place',
  'exclusion-response',
  'reduced-timetable-review',
  'ehc-annual-review',
]

const KINDS = [
  periodOfCare,
  identity,
  schoolPlace,
  missingEducation,
  homeEducation,
  alternativeProvision,
  reducedTimetable,
  pep,
  exclusion,
  ehcPlan,
  ehcReview,
  post16,
  responsibleCouncil,
]

/** The virtual school's children: plans, attendance, places and support. */
export function virtualSchoolService(product: Product, today: () => PlainDate): VirtualSchoolService {
  const { store } = product
  return {
    open: async (viewer, list, purpose = 'open') => {
      const on = today()
      const term = latestTerm(on)
      const read = await careList(product, viewer, on, {
        action: 'virtual-school.read',
        route: '/virtual-school',
        about: list,
        purpose,
        kinds: KINDS,
        duties: DUTIES,
        by: term ? lastDayBeforeNext(term) : addDays(on, 120),
      })
      const learners = learnersOf(read)
      const ids = learners.map(each => each.child.id)
      const marks = await marksOn(store, viewer, ids, on)
      const attended = list === 'plans' || list === 'attendance' ? await attendedThisYear(store, viewer, ids, on) : NONE
      const school = virtualSchoolOf(on, learners, marks, attended)
      const record = mayRecord(viewer, attendanceDay.name)
      return record
        ? {
            ...school,
            attendance: school.attendance.map(each =>
              each.mark === 'not-marked' ? { ...each, record: recordHref(each.id, attendanceDay.name) } : each,
            ),
          }
        : school
    },
    ...pepSampleService(product, today),
  }
}

const NONE: ReadonlyMap<string, number> = new Map()

/** What the virtual school's page says of its children on a day. Pure. */
export function virtualSchoolOf(
  on: PlainDate,
  learners: readonly Learner[],
  marks: ReadonlyMap<string, MarksOfDay>,
  attended: ReadonlyMap<string, number>,
): VirtualSchool {
  const term = latestTerm(on)
  const schoolDay = isSchoolDay(on)
  const pupils = learners.map(each =>
    pupilOf(each, on, latestTerm(on, termsFor(each.file)) ?? term, attended.get(each.child.id)),
  )
  const attendance = schoolDay ? learners.flatMap(each => pupilToday(each, on, marks.get(each.child.id))) : []
  const plans = (is: string): number => pupils.filter(pupil => pupil.plan === is).length
  const initial = learners.flatMap(each => each.due.filter(item => INITIAL.includes(item.duty))).toSorted(soonest)
  const outOfSchool = learners.flatMap(each => outOfSchoolOf(each, on))
  const exclusions = learners.flatMap(each => exclusionsOf(each, on))
  const partTime = learners.flatMap(each => partTimeOf(each, on))
  const alternative = learners.flatMap(each => alternativeOf(each, on))
  const send = learners.flatMap(each => supportOf(each, on))
  const checked = pupils.filter(pupil => pupil.quality !== null)
  return {
    on,
    term: term ? termInWords(term) : 'term not known',
    inTerm: termOf(on) !== undefined,
    schoolDay,
    counts: {
      pupils: pupils.length,
      signedOff: plans('signed-off'),
      heldOnly: plans('held'),
      toCome: plans('to-come'),
      missing: plans('missing'),
      notAsked: plans('not-asked'),
      initial: initial.length,
      notMarked: attendance.filter(each => each.mark === 'not-marked').length,
      missedToday: attendance.filter(each => each.mark === 'missed').length,
      outOfSchool: outOfSchool.length,
      excluded: exclusions.filter(each => each.now).length,
      partTime: partTime.length,
      alternative: alternative.length,
      send: send.filter(each => each.level === 'plan').length,
      checked: checked.length,
      goodOrBetter: checked.filter(pupil => GOOD.has(pupil.quality ?? '')).length,
    },
    pupils,
    initial,
    attendance,
    outOfSchool,
    exclusions,
    partTime,
    alternative,
    send,
    post16: learners.filter(each => each.phase === 'post-16').map(each => post16Of(each, on)),
  }
}

function pupilOf(each: Learner, on: PlainDate, term: SchoolTerm | undefined, attended: number | undefined): Pupil {
  const { child, worker, file, phase } = each
  const place = schoolOn(file, on)
  const plan = planOf(each, on, term)
  return {
    ...child,
    worker,
    phase,
    phaseTitle: PHASES[phase],
    yearGroup: place?.body.yearGroup === undefined ? null : label(yearGroup, place.body.yearGroup),
    school: place?.body.school ?? null,
    schoolType: place ? label(schoolType, place.body.type) : null,
    elsewhere: place?.body.ofArea ?? null,
    ...plan,
    attended: attended ?? null,
  }
}

// What has become of this term's plan: what is on file, else what the duty asks.
function planOf(
  { file, due }: Learner,
  on: PlainDate,
  term: SchoolTerm | undefined,
): Pick<Pupil, 'plan' | 'planIs' | 'planBy' | 'held' | 'quality' | 'qualityTitle'> {
  const found = term && pepFor(file, term)
  const nothing = { held: null, quality: null, qualityTitle: null }
  if (term && found) {
    const { pep: one } = found
    const quality = one.entry.body.quality
    const shared = {
      held: one.on,
      quality: quality ?? null,
      qualityTitle: quality === undefined ? null : label(pepQuality, quality),
    }
    if (one.completedOn)
      return {
        ...shared,
        plan: 'signed-off',
        planIs: { level: found.inTime ? 'met' : 'due', words: `signed off on ${inWords(one.completedOn)}` },
      }
    const late = on > term.end
    return {
      ...shared,
      plan: 'held',
      planIs: {
        level: late ? 'overdue' : 'due',
        words: one.on > on ? `meeting on ${inWords(one.on)}` : 'met, not signed off',
      },
    }
  }
  const asked =
    due.find(item => item.duty === TERMLY && item.occasion === (term ? `term:${termKey(term)}` : '')) ??
    due.find(item => item.duty === 'pep-first')
  if (!asked) return { ...nothing, plan: 'not-asked', planIs: { level: 'met', words: 'not asked for this term' } }
  return {
    ...nothing,
    plan: asked.level === 'due' ? 'to-come' : 'missing',
    planIs: standsOf(asked),
    ...(asked.by ? { planBy: asked.by } : {}),
  }
}

function pupilToday(
  { child, worker, file }: Learner,
  on: PlainDate,
  marks: MarksOfDay | undefined,
): readonly PupilToday[] {
  const place = schoolOn(file, on)
  // A child on no roll is not asked after at a school: they stand in the list of those out of school.
  if (!place || current(file, homeEducation, on)) return []
  const mark = markOf(marks)
  return [
    {
      ...child,
      worker,
      school: place.body.school ?? null,
      morning: markInWords(marks?.am),
      afternoon: markInWords(marks?.pm),
      mark,
      is: TODAY[mark === 'missed' && marks?.followedUp ? 'followed-up' : mark],
    },
  ]
}

const TODAY: Readonly<Record<MarkOfDay | 'followed-up', Stands>> = {
  present: { level: 'met', words: 'at school' },
  missed: { level: 'overdue', words: 'missed, reason to be asked' },
  'followed-up': { level: 'due', words: 'missed, reason asked' },
  'not-counted': { level: 'met', words: 'not expected' },
  'not-marked': { level: 'cannot-tell', words: 'not marked yet' },
}

function soonest(a: DueItem, b: DueItem): number {
  return (a.by ?? '9999') < (b.by ?? '9999') ? -1 : 1
}
