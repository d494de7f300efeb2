import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Answer, Better, Measure, Member, Source } from '../../spine/measure/measure.ts'
import { defineMeasure } from '../../spine/measure/measure.ts'
import { birthday } from '../../spine/time/age.ts'
import type { Period } from '../../spine/time/periods.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { periodOfCare, shortBreak } from '../care/kinds.ts'
import { identity } from '../people/kinds.ts'
import { bornOn } from '../people/notions.ts'
import { placement, temporaryStay } from '../placement/kinds.ts'
import { FOSTER, homeOn } from '../placement/notions.ts'
import {
  activityAnswer,
  answerFrom,
  because,
  outsideSuitabilityBecause,
  suitabilityAnswer,
  unknown,
} from './answers.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from './kinds.ts'
import { kpi10, kpi9 } from './contract-measures.ts'
import { pathwayMeasures } from './measures/pathway.ts'
import {
  type CareLeaver,
  accommodationFor,
  activityFor,
  careLeaverIn,
  isInEducationEmploymentOrTraining,
  isSuitable,
  reportFor,
} from './notions.ts'

const NOBODY: readonly never[] = Object.freeze([])

const READS: readonly AnyKind[] = [
  identity,
  periodOfCare,
  shortBreak,
  careLeaverContact,
  careLeaverActivity,
  careLeaverAccommodation,
]

const COHORT =
  'looked after for 13 weeks or more in all since turning 14, some of it after turning 16, and no longer in care at the end of a 17th or 18th birthday (a child who left care on the birthday itself is asked about up to 2022-23; from 2023-24 the return does not ask). Short breaks are not care. Left out and shown: those who died, went home to a parent for six months or more, were adopted, or whose care another council took over; and those the returns stop mentioning, unless the council reported them. Those out of touch, who do not want contact or no longer need services stay in. A young person the council itself reported as a care leaver is asked about even where the care held does not show it, and the reason says so. What counts is what was reported for the birthday or, where nothing names it, what is dated from three months before to one month after.'

const definitionFor = (from: number, to: number, counts: string): string =>
  `Asked about: young people whose ${from}th to ${to}${to === 21 ? 'st' : 'th'} birthday fell in the year to 31 March, ${COHORT} ${counts}`

const published = (provision: string): Source => ({
  title: 'Children looked after in England including adoptions: care leavers',
  provision,
  verified: true,
})

/** The young person, where they are in the cohort at one of these ages; set aside where they have left it. */
function cohort(file: SubjectFile, year: Period, from: number, to: number): readonly Member<CareLeaver>[] {
  const born = bornOn(file)
  if (born === undefined || born > year.end || birthday(born, to + 1) <= year.end || birthday(born, from) > year.end)
    return NOBODY
  const standing = careLeaverIn(file, year)
  if (!standing) return NOBODY
  if ('leftOut' in standing) {
    const { leftOut, lastHeld } = standing
    const reason = because(`leaving-care.${leftOut}`, leftOut === 'lost-to-return' ? { on: lastHeld } : undefined)
    return [{ because: reason, excluded: true }]
  }
  const { leaver } = standing
  const { age, birthday: on, days, shownBy } = leaver
  if (shownBy === 'care')
    return [{ because: because('leaving-care.cohort', { age, birthday: on, days }), item: leaver }]
  const key = shownBy === 'report' ? 'leaving-care.cohort-reported' : 'leaving-care.cohort-no-care-held'
  return [{ because: because(key, { age, birthday: on }), item: leaver }]
}

/** The cohort for suitability: those gone abroad, deported or of unknown residence are set aside too. */
function cohortWithAddress(file: SubjectFile, year: Period, from: number, to: number): readonly Member<CareLeaver>[] {
  const members = cohort(file, year, from, to)
  const leaver = members[0]?.item
  if (!leaver) return members
  const outside = outsideSuitabilityBecause(accommodationFor(file, leaver), year.end)
  return outside ? [{ because: outside, excluded: true }] : members
}

function careLeaverMeasure(measure: {
  id: string
  title: string
  question: string
  ages: readonly [from: number, to: number]
  counts: string
  unit?: 'percent' | 'count'
  better?: Better
  source: Source
  population?: typeof cohort
  reads?: readonly AnyKind[]
  answer?: (file: SubjectFile, leaver: CareLeaver) => Answer
}): Measure {
  const [from, to] = measure.ages
  const { answer, population = cohort } = measure
  return defineMeasure<CareLeaver>({
    id: measure.id,
    title: measure.title,
    question: measure.question,
    definition: definitionFor(from, to, measure.counts),
    unit: measure.unit ?? 'percent',
    better: measure.better ?? 'higher',
    group: 'care-leavers',
    of: 'child',
    period: 'collection-year',
    sources: [
      measure.source,
      { title: 'SSDA903 children looked after return', provision: 'OC3: care leavers', verified: true },
    ],
    reads: measure.reads ?? READS,
    population: (file, year) => population(file, year, from, to),
    ...(answer
      ? {
          counts: (file, _year, { item }) => (item ? answer(file, item) : unknown('leaving-care.contact-not-held')),
        }
      : {}),
  })
}

/** How many care leavers there are. */
export const clNumber = careLeaverMeasure({
  id: 'cl-number',
  title: 'Care leavers aged 17 to 21',
  question: 'How many young people have left our care and turned 17 to 21 this year?',
  ages: [17, 21],
  counts:
    'Everyone asked about counts. Young people still in care, who are owed support too, are not in this number. It is the published count, by birthday: not the number being supported on a day, which has in it young people of 21 to 24 who ask for support, whom no return here holds.',
  unit: 'count',
  better: 'context',
  source: published('Care leavers aged 17 to 21'),
})

/** Whether we were in touch. */
export const clInTouch = careLeaverMeasure({
  id: 'cl-in-touch',
  title: 'In touch',
  question: 'Are we in touch with our care leavers?',
  ages: [17, 21],
  counts:
    'Counts: in touch (YES). Not in touch, does not want contact and no longer needs services do not count and stay among those asked about. Where nothing is held it is not known.',
  source: published('Care leavers by whether the council is in touch with them'),
  answer: (file, { age, birthday: on }) => {
    const code = reportFor(file, careLeaverContact, age, on)?.body.inTouch
    if (code === undefined) return unknown('leaving-care.contact-not-held')
    return { is: code === 'YES', because: because('leaving-care.in-touch', { code }) }
  },
})

const SUITABLE =
  'Counts: accommodation recorded as suitable (a code ending in 1), a judgement about that young person’s home and not its kind. Left out of both sides and shown: gone abroad, deported, residence not known (G, H, R). Where nothing is known it stays among those asked about.'

const suitable = (from: number, to: number): Measure =>
  careLeaverMeasure({
    id: `cl-suitable-${from}-${to}`,
    title: `Suitable accommodation, ${from} to ${to}`,
    question: `Do our care leavers aged ${from} to ${to} live somewhere suitable?`,
    ages: [from, to],
    counts: SUITABLE,
    source: published(`Accommodation suitability, ${from} to ${to}`),
    population: cohortWithAddress,
    answer: (file, leaver) => suitabilityAnswer(accommodationFor(file, leaver)),
  })

/** Suitable accommodation at 17 and 18. */
export const clSuitable17To18 = suitable(17, 18)
/** Suitable accommodation at 19 to 21. */
export const clSuitable19To21 = suitable(19, 21)

const EET =
  'Counts: in education, employment or training, full time or part time (F1, P1, F2, P2, F4, P4, F5, P5; F3 and P3 in older returns). Those whose activity is not known stay among those asked about, those gone abroad too.'

const inEducationEmploymentTraining = (from: number, to: number): Measure =>
  careLeaverMeasure({
    id: `cl-eet-${from}-${to}`,
    title: `In education, employment or training, ${from} to ${to}`,
    question: `Are our care leavers aged ${from} to ${to} studying, training or working?`,
    ages: [from, to],
    counts: EET,
    source: published(`Activity, ${from} to ${to}: total in education, employment or training`),
    answer: (file, leaver) => activityAnswer(activityFor(file, leaver)),
  })

/** Education, employment or training at 17 and 18. */
export const clEet17To18 = inEducationEmploymentTraining(17, 18)
/** Education, employment or training at 19 to 21. */
export const clEet19To21 = inEducationEmploymentTraining(19, 21)

// F3 and P3 were any training or employment, apprenticeships among them.
function isApprentice(activity: string): boolean | undefined {
  if (isInEducationEmploymentOrTraining(activity) === undefined) return undefined
  return activity === 'F4' || activity === 'P4'
}

/** Apprenticeships. */
export const clApprenticeship = careLeaverMeasure({
  id: 'cl-apprenticeship',
  title: 'Apprenticeships',
  question: 'How many of our care leavers are apprentices?',
  ages: [17, 21],
  counts:
    'Counts: an apprenticeship, full or part time (F4, P4), and no other training or work (F5, P5). The older codes F3 and P3 do not tell apprenticeships apart, so those are not known; they and others not known stay among those asked about.',
  source: published('Activity: in an apprenticeship'),
  answer: (file, leaver) => {
    const known = activityFor(file, leaver)
    if (known && 'code' in known && (known.code === 'F3' || known.code === 'P3'))
      return unknown('leaving-care.apprentice-not-told', { code: known.code })
    return answerFrom(known, isApprentice, {
      yes: 'leaving-care.apprentice',
      no: 'leaving-care.not-apprentice',
      notKnown: 'leaving-care.activity-not-known',
    })
  },
})

/** Care leavers aged 18 to 20 who left care from a foster home on their 18th birthday. */
function leftFosterHomeAt18(file: SubjectFile, year: Period, from: number, to: number): readonly Member<CareLeaver>[] {
  const members = cohort(file, year, from, to)
  const leaver = members[0]?.item
  const born = bornOn(file)
  if (!leaver || born === undefined) return members
  const at18: PlainDate = birthday(born, 18)
  const { lastCare } = leaver
  if (!lastCare) return [{ because: because('leaving-care.home-at-18-not-held'), excluded: true }]
  if (lastCare.end !== at18) return NOBODY
  const home = homeOn(file, addDays(at18, -1))
  if (!home) return [{ because: because('leaving-care.home-at-18-not-held'), excluded: true }]
  if (!FOSTER.has(home.body.type)) return NOBODY
  return [{ because: because('leaving-care.left-foster-home-at-18', { on: at18 }), item: leaver }]
}

// R is residence not known, which is not the same as living elsewhere.
function isWithFormerCarer(accommodation: string): boolean | undefined {
  if (isSuitable(accommodation) === undefined || accommodation.startsWith('R')) return undefined
  return accommodation.startsWith('Z')
}

/** Staying put. */
export const clStayingPut = careLeaverMeasure({
  id: 'cl-staying-put',
  title: 'Staying put',
  question: 'How many who were in a foster home when they turned 18 still live with those carers?',
  ages: [18, 20],
  counts:
    'Of these, only those whose care ended on their 18th birthday and whose home the day before was a foster home (U1 to U6). Counts: living with former foster carers (Z1, Z2), relatives who fostered them included. Left out and shown: those for whom no care, or no home at 18, is held. Where they live is not known for some, who stay among those asked about. Reason E17 on leaving care is wider than this and is not used.',
  source: published('Care leavers aged 18, 19 and 20 who were in a foster placement on their 18th birthday and stayed'),
  population: leftFosterHomeAt18,
  reads: [...READS, placement, temporaryStay],
  answer: (file, leaver) =>
    answerFrom(accommodationFor(file, leaver), isWithFormerCarer, {
      yes: 'leaving-care.with-former-carer',
      no: 'leaving-care.not-with-former-carer',
      notKnown: 'leaving-care.accommodation-not-known',
    }),
})

export const leavingCareMeasures = [
  kpi10,
  kpi9,
  clNumber,
  clInTouch,
  clSuitable17To18,
  clSuitable19To21,
  clEet17To18,
  clEet19To21,
  clApprenticeship,
  clStayingPut,
  ...pathwayMeasures,
] as const
