import { defineDuty } from '../../../spine/duty/duty.ts'
import type { Done } from '../../../spine/duty/series.ts'
import { months } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated } from '../../../spine/time/dated.ts'
import { type PlainDate, earlier } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { because } from '../answers.ts'
import { needsAssessment, pathwayPlan, studyWish } from '../kinds.ts'
import { leavingCareSpans } from '../notions.ts'
import { doneOf, endsBecause, statusReads } from './shared.ts'
import { careLeaversRegulations, carePlanningRegulations, childrenAct } from './sources.ts'

// An assessment for a course is another thing; one made in the year before 16 may be the one the law asks for.
const assessments = notion((file: SubjectFile): readonly Done[] => {
  const born = bornOn(file)
  const from = born === undefined ? undefined : birthday(born, 15)
  return doneOf(file, needsAssessment, body => body.why !== 'education').filter(
    ({ on }) => from === undefined || on >= from,
  )
})

const done = (each: Done | undefined): { met?: { on: PlainDate; entry?: string } } => (each ? { met: each } : {})

/** Needs assessed within three months of becoming eligible. */
export const eligibleNeedsAssessment = defineDuty({
  id: 'eligible-needs-assessment',
  title: 'Assessment of needs at 16',
  about:
    'A child in care who becomes eligible (at 16, or later when the 13 weeks are reached) has their needs assessed for growing up and leaving care.',
  owner: 'social-worker',
  section: 'leaving-care',
  layer: 'law',
  sources: [carePlanningRegulations('reg 42', true), childrenAct('Sch 2 para 19B')],
  limits: {
    assessed: dated({ from: '2011-04-01', value: months(3), source: 'CPR 2010 reg 42' }),
  },
  metBy: 'An assessment of needs, completed. One made in the year before the 16th birthday counts.',
  stops: 'On turning 18, or on leaving care before it is due; then the rule for relevant children begins.',
  record: needsAssessment,
  reads: [...statusReads, needsAssessment],
  occasions: (file, timing) =>
    leavingCareSpans(file).flatMap(span => {
      if (span.status !== 'eligible') return []
      const made = assessments(file)
      // Someone assessed in an earlier time in care is not assessed anew for coming back.
      const before = leavingCareSpans(file).some(each => each.status === 'eligible' && each.until <= span.from)
      if (before && made.some(({ on }) => on < span.from)) return []
      return [
        {
          key: span.from,
          because: because('leaving-care.became-eligible', { on: span.from }),
          from: span.from,
          ...timing.due('assessed', span.from),
          ...done(made.find(({ on }) => on <= span.until)),
          ended: {
            on: span.until,
            because: endsBecause(file, span.until, because('leaving-care.left-care', { on: span.until })),
          },
        },
      ]
    }),
})

/** Needs assessed within three months of becoming relevant, where there is no pathway plan. */
export const relevantNeedsAssessment = defineDuty({
  id: 'relevant-needs-assessment',
  title: 'Assessment of needs on leaving care under 18',
  about: 'A young person who becomes relevant without a pathway plan has their needs assessed.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [careLeaversRegulations('reg 5(2)(a)', true), childrenAct('s 23B(3)')],
  limits: {
    assessed: dated({
      from: '2011-04-01',
      value: months(3),
      source: 'Care Leavers (England) Regulations 2010 reg 5(2)(a)',
    }),
  },
  metBy: 'An assessment of needs, completed.',
  stops: 'On turning 18, on coming back into care, or once settled at home with a parent for six months.',
  record: needsAssessment,
  reads: [...statusReads, needsAssessment, pathwayPlan],
  occasions: (file, timing) =>
    leavingCareSpans(file).flatMap(span => {
      if (span.status !== 'relevant') return []
      if (doneOf(file, pathwayPlan).some(({ on }) => on <= span.from)) return []
      const made = assessments(file)
      if (made.some(({ on }) => on < span.from)) return []
      return [
        {
          key: span.from,
          because: because('leaving-care.became-relevant', { on: span.from }),
          from: span.from,
          ...timing.due('assessed', span.from),
          ...done(made.find(({ on }) => on <= span.until)),
          ended: {
            on: span.until,
            because: endsBecause(file, span.until, because('leaving-care.relevant-no-longer', { on: span.until })),
          },
        },
      ]
    }),
})

/** Needs assessed within three months of being told of a course. */
export const educationAssessment = defineDuty({
  id: 'fr-education-assessment',
  title: 'Assessment for studying or training',
  about:
    'A former relevant young person under 25 who says that they are on a course, or want to be, has their needs for it assessed and planned.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [careLeaversRegulations('reg 5(2)(b)', true), childrenAct('s 23CA')],
  limits: {
    assessed: dated({
      from: '2011-04-01',
      value: months(3),
      source: 'Care Leavers (England) Regulations 2010 reg 5(2)(b)',
    }),
  },
  metBy: 'An assessment of needs for studying, completed after they told us.',
  stops: 'At 25, or when the course ends or they change their mind.',
  record: needsAssessment,
  reads: [...statusReads, studyWish, needsAssessment],
  occasions: (file, timing) =>
    all(file, studyWish).flatMap(entry => {
      const told = startDay(entry.start)
      if (told === undefined) return []
      const span = leavingCareSpans(file).find(
        each => each.status === 'former-relevant' && each.from <= told && told < each.until,
      )
      if (!span) return []
      const until = entry.end === null ? span.until : earlier(entry.end, span.until)
      const made = doneOf(file, needsAssessment, body => body.why === 'education')
      return [
        {
          key: told,
          because: because('leaving-care.told-of-study', { on: told }),
          from: told,
          ...timing.due('assessed', told),
          ...done(made.find(({ on }) => on >= told && on <= until)),
          ended: {
            on: until,
            because: endsBecause(file, until, because('leaving-care.course-ended', { on: until })),
          },
        },
      ]
    }),
})
