import { after } from '../../../spine/duty/span.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { type Measure, type Member, defineMeasure } from '../../../spine/measure/measure.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, earlier } from '../../../spine/time/plain-date.ts'
import { type SchoolTerm, lastDayBeforeNext, lastTermEnded, termInWords } from '../../../spine/time/school-terms.ts'
import { addWorkingDays, canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare, shortBreak } from '../../care/kinds.ts'
import { type PeriodOfCare, inCareMembers, inCareThroughout, timesInCare } from '../../care/notions.ts'
import { identity, responsibleCouncil } from '../../people/kinds.ts'
import { startedWithin } from '../duties/peps.ts'
import { promotingEducation } from '../duties/sources.ts'
import { pep, schoolPlace } from '../kinds.ts'
import { type Pep, pepFor, pepsOf } from '../notions/peps.ts'
import { type EducationStage, educationStage } from '../notions/places.ts'
import { termsFor } from '../notions/terms.ts'
import { because } from '../words.ts'

const NOBODY: readonly never[] = Object.freeze([])

const NOT_RECORDED =
  'A child in whose file no education plan was ever recorded is not known, and stays among those asked about.'

const TERMS =
  'Terms are the council’s own where the trust has entered them, and the usual ones in England for other years.'

const settledBy = (): string => 'Education plan meetings recorded here, with the day each was signed off, would tell.'

/** Working days in care after which a child is asked about with the rest: until then the first plan is still being made. */
const NEW_FOR = 20

function newSince(care: PeriodOfCare, lastDay: PlainDate): boolean {
  return care.startKnown && canCountWorkingDays(care.start, NEW_FOR) && addWorkingDays(care.start, NEW_FOR) > lastDay
}

/** The child, where in care and at a stage of education on the last day of the last term to end by a date. */
function ofTerm(file: SubjectFile, period: Period, stage: EducationStage): readonly Member<SchoolTerm>[] {
  const term = lastTermEnded(period.end, termsFor(file))
  if (!term) return NOBODY
  const [member] = inCareMembers(file, term.end)
  if (!member || educationStage(file, term.end) !== stage) return NOBODY
  const values = { term: termInWords(term), on: term.end }
  if (member.excluded) return [{ because: member.because, excluded: true }]
  if (member.item && newSince(member.item, term.end))
    return [{ because: because('education.new-in-term', { ...values, since: member.item.start }), excluded: true }]
  return [{ because: because('education.in-care-at-term-end', values), item: term }]
}

/** Whether the plan of the last term was made in it. */
function current(part: {
  id: string
  title: string
  question: string
  who: string
  stage: EducationStage
  front?: boolean
}): Measure {
  return defineMeasure<SchoolTerm>({
    id: part.id,
    title: part.title,
    question: part.question,
    definition: `Asked about: children in care ${part.who} on the last day of the last school term to end by the date. One who had been in care for less than 20 working days by then is new in the term, and left out. Counts: an education plan meeting was held in that term and the plan signed off by its last day. ${NOT_RECORDED} ${TERMS}`,
    unit: 'percent',
    better: 'higher',
    group: 'education',
    front: part.front ?? false,
    of: 'child',
    period: 'snapshot',
    settledBy,
    sources: [promotingEducation('The personal education plan reviewed each school term')],
    reads: [identity, responsibleCouncil, periodOfCare, schoolPlace, pep],
    population: (file, period) => ofTerm(file, period, part.stage),
    counts: (file, _period, { item: term }) => {
      if (!term || pepsOf(file).length === 0) return { is: 'unknown', because: because('education.no-plan-recorded') }
      const found = pepFor(file, term)
      if (!found) return { is: false, because: because('education.no-meeting-in-term') }
      const { on, completedOn } = found.pep
      if (completedOn === undefined) return { is: false, because: because('education.plan-not-signed-off', { on }) }
      return found.inTime
        ? { is: true, because: because('education.plan-complete', { on: completedOn }) }
        : { is: false, because: because('education.plan-late', { on: completedOn, until: term.end }) }
    },
  })
}

export const pepCurrent = current({
  id: 'pep-current',
  title: 'Education plans in the last term',
  question: 'Does each child of school age have a personal education plan reviewed each term?',
  who: 'and of compulsory school age',
  stage: 'school-age',
  front: true,
})

export const pepCurrentEarlyYears = current({
  id: 'pep-current-early-years',
  title: 'Education plans in the last term: early years',
  question: 'Does each of our youngest children with a nursery place have an education plan?',
  who: 'below school age with an early years place',
  stage: 'early-years',
})

export const pepCurrentPost16 = current({
  id: 'pep-current-post-16',
  title: 'Education plans in the last term: 16 and 17',
  question: 'Does each young person over school age have an education plan?',
  who: 'past compulsory school age and under 18',
  stage: 'post-16',
})

/** Whether a child in care all year had at least two plans. */
export const pepTwoOrMore = defineMeasure({
  id: 'pep-two-or-more',
  title: 'At least two education plans in the year',
  question: 'Did each child of school age in care all year have at least two education plans?',
  definition: `Asked about: children in care for the whole year to 31 March, without a break or short breaks, and of compulsory school age on that day. Counts: at least two education plan meetings in the year whose plans were signed off by 31 March. ${NOT_RECORDED}`,
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'child',
  period: 'collection-year',
  settledBy,
  sources: [
    {
      title: 'Corporate parenting annual report 2021-22',
      provision: 'Children with at least two personal education plans in the year',
      verified: true,
    },
  ],
  reads: [identity, periodOfCare, shortBreak, pep],
  population: (file, period) =>
    inCareThroughout(file, period) && educationStage(file, period.end) === 'school-age'
      ? [{ because: because('education.in-care-all-year', { on: period.end }) }]
      : NOBODY,
  counts: (file, period) => {
    const plans = pepsOf(file)
    if (plans.length === 0) return { is: 'unknown', because: because('education.no-plan-recorded') }
    const n = plans.filter(
      ({ on, completedOn }) => on >= period.start && completedOn !== undefined && completedOn <= period.end,
    ).length
    return { is: n >= TWO, because: because('education.plans-in-year', { n }) }
  },
})

// The measure's own name.
const TWO = 2

/** How good the plans that were checked were. */
export const pepQualityMeasure = defineMeasure<Pep>({
  id: 'pep-quality',
  title: 'Quality of education plans',
  question: 'Are the education plans good?',
  definition: `Asked about: education plans whose quality was checked in the last school term to end by the date, the holiday after it included. Counts: graded good or outstanding. Plans that were not checked are not asked about; one checked without a grade is not known. ${TERMS}`,
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'event',
  period: 'snapshot',
  settledBy: () => 'The grade the virtual school gave each plan it checked would tell.',
  sources: [
    {
      title: 'Corporate parenting board annual report 2020-21',
      provision: 'Quality of personal education plans: good, requires improvement, inadequate',
      verified: true,
    },
  ],
  reads: [responsibleCouncil, pep],
  population: (file, period) => {
    const term = pepsOf(file).length === 0 ? undefined : lastTermEnded(period.end, termsFor(file))
    if (!term) return NOBODY
    const last = earlier(lastDayBeforeNext(term, termsFor(file)), period.end)
    return pepsOf(file).flatMap(each => {
      const at = each.entry.body.assuredOn
      return at === undefined || at < term.start || at > last
        ? []
        : [{ because: because('education.plan-checked', { on: at, held: each.on }), at, item: each }]
    })
  },
  counts: (_file, _period, { item }) => {
    const grade = item?.entry.body.quality
    if (grade === undefined) return { is: 'unknown', because: because('education.plan-not-graded') }
    return {
      is: grade === 'good' || grade === 'outstanding',
      because: because('education.plan-graded', { grade }),
    }
  },
})

interface Started {
  readonly by: PlainDate
  readonly start: PlainDate
  readonly end: PlainDate | null
}

/** Whether a plan was started soon after a child came into care. */
export const pepInitialIn10 = defineMeasure<Started>({
  id: 'pep-initial-10wd',
  title: 'New education plans started in 10 working days',
  question: 'When a child comes into care, is their education plan started within 10 working days?',
  definition: `Asked about: every coming into care, of a child of compulsory school age that day, whose 10th working day fell in the year to the date. One that ended by that day is left out. Counts: the plan was started by then. ${NOT_RECORDED}`,
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'event',
  period: 'rolling-year',
  settledBy,
  sources: [promotingEducation('The personal education plan initiated within 10 working days of coming into care')],
  reads: [identity, periodOfCare, schoolPlace, pep],
  population: (file, period) =>
    timesInCare(file).flatMap(({ care, start, end }): readonly Member<Started>[] => {
      if (!care.startKnown || start > period.end || !canCountWorkingDays(start, NEW_FOR)) return NOBODY
      const by = after(start, valueOn(startedWithin, start))
      if (by < period.start || by > period.end || educationStage(file, start) !== 'school-age') return NOBODY
      return end !== null && end <= by
        ? [{ because: because('education.left-before-day', { on: start, left: end }), at: by, excluded: true }]
        : [{ because: because('education.came-into-care', { on: start }), at: by, item: { by, start, end } }]
    }),
  counts: (file, _period, { item }) => {
    if (!item || pepsOf(file).length === 0) return { is: 'unknown', because: because('education.no-plan-recorded') }
    const { by, start, end } = item
    const first = pepsOf(file).find(each => each.on >= start && (end === null || each.on <= end))
    if (!first) return { is: false, because: because('education.plan-not-started', { by }) }
    return {
      is: first.startedOn <= by,
      because: because('education.plan-started', { on: first.startedOn, by }),
    }
  },
})

export const pepMeasures = [
  pepCurrent,
  pepCurrentEarlyYears,
  pepCurrentPost16,
  pepTwoOrMore,
  pepQualityMeasure,
  pepInitialIn10,
] as const
