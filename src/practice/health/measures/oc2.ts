import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { AnyKind, Kind } from '../../../spine/ledger/kind.ts'
import type { Answer, Better, Measure, Member, Source } from '../../../spine/measure/measure.ts'
import { defineMeasure } from '../../../spine/measure/measure.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { periodOfCare, shortBreak } from '../../care/kinds.ts'
import { inCareThroughout, lostFromCareThroughout, lostMembers } from '../../care/notions.ts'
import { identity } from '../../people/kinds.ts'
import { ageOf } from '../../people/notions.ts'
import { sdqBand } from '../codes.ts'
import { annualHealthOutcome, convictionOutcome, sdqOutcome } from '../kinds.ts'
import {
  type Held,
  convictionsFrom,
  developmentUnder,
  healthHeldFor,
  heldFor,
  sdqAges,
  sdqBandOf,
  sdqReasonFor,
  sdqScoreFor,
} from '../notions.ts'
import { type Word, because } from '../words.ts'

const NOBODY: readonly never[] = Object.freeze([])

const COHORT =
  'Asked about: children looked after for the whole year to 31 March without a break. One who came into care on 1 April or left on 31 March is asked about; one who came in later, left earlier, was away from care for even a day, or had a short break (V3, V4) in the year is not. A child whom the council’s later return no longer mentions, and who would otherwise be asked about, is left out and listed.'

const UNKNOWN = 'A child for whom the return held nothing is not known, and stays among those asked about.'

const COHORT_SOURCE: Source = {
  title: 'SSDA903 children looked after return',
  provision: 'OC2: children looked after continuously for at least 12 months at 31 March',
  verified: true,
}

const released = (provision: string): Source => ({
  title: 'Children looked after in England including adoptions: outcomes of children looked after for 12 months',
  provision,
  verified: true,
})

const COHORT_READS: readonly AnyKind[] = [identity, periodOfCare, shortBreak]

/** The child, where they are in the OC2 cohort of a year; set aside where only the return's silence keeps them out. */
function cohort(file: SubjectFile, period: Period): readonly Member[] {
  return inCareThroughout(file, period)
    ? [{ because: because('health.oc2-cohort', { on: period.end }) }]
    : lostFromCohort(file, period)
}

function lostFromCohort(file: SubjectFile, period: Period): readonly Member[] {
  const lost = lostFromCareThroughout(file, period)
  if (!lost) return NOBODY
  return lostMembers(file, lost).map(({ because: why }) => ({ because: why, excluded: true }))
}

/** The child, where they are in the cohort and of an age asked about; set aside where their age is not known. */
function cohortAged(file: SubjectFile, period: Period, asked: (age: number) => boolean): readonly Member[] {
  const age = ageOf(file, period.end)
  if (!inCareThroughout(file, period)) return age === undefined || asked(age) ? lostFromCohort(file, period) : NOBODY
  if (age === undefined) return [{ because: because('health.age-not-known', { on: period.end }), excluded: true }]
  return asked(age) ? [{ because: because('health.oc2-cohort-aged', { on: period.end, age }) }] : NOBODY
}

function ofSdqAge(file: SubjectFile, period: Period): readonly Member[] {
  const { from, to } = valueOn(sdqAges, period.end)
  return cohortAged(file, period, age => age >= from && age <= to)
}

function cannotTell(held: 'nothing' | 'not-this' | 'differs', period: Period): Answer {
  const key = (
    { nothing: 'health.nothing-held', 'not-this': 'health.item-not-held', differs: 'health.held-twice' } as const
  )[held]
  return { is: 'unknown', because: because(key, { on: period.end }) }
}

function yesOrNo(held: Held<boolean>, period: Period, yes: Word, no: Word): Answer {
  if (typeof held === 'string') return cannotTell(held, period)
  return { is: held.value, because: because(held.value ? yes : no) }
}

/** What would tell of any of them. */
const theReturn = (): string => 'The OC2 table of that year’s return would tell: none is held.'

/** A yes-or-no item of the OC2 return, as the share of the children it is asked of. */
function outcome<Body extends { readonly year: number }>(item: {
  id: string
  title: string
  question: string
  definition: string
  better: Better
  front?: boolean
  source: Source
  kind: Kind<Body>
  of: (body: Body) => boolean | undefined
  yes: Word
  no: Word
  asked?: (age: number, period: Period) => boolean
}): Measure {
  const { asked } = item
  return defineMeasure({
    id: item.id,
    title: item.title,
    question: item.question,
    definition: `${COHORT} ${item.definition} ${UNKNOWN}`,
    unit: 'percent',
    better: item.better,
    settledBy: theReturn,
    group: 'general',
    front: item.front ?? false,
    of: 'child',
    period: 'collection-year',
    sources: [item.source, COHORT_SOURCE],
    reads: [...COHORT_READS, item.kind],
    population: asked ? (file, period) => cohortAged(file, period, age => asked(age, period)) : cohort,
    counts: (file, period) => yesOrNo(heldFor(file, item.kind, period, item.of), period, item.yes, item.no),
  })
}

/** Whether children in care all year had their annual health assessment. */
export const oc2HealthAssessment = outcome({
  id: 'oc2-health-assessment',
  title: 'Annual health assessments',
  question: 'Did our children have their health assessment this year?',
  definition:
    'Counts: the return says the annual health assessment was held. A child under 5 is due two in the year and both must have been held; the return gives one answer for both. A declined assessment was not held.',
  better: 'higher',
  front: true,
  source: released('Had their annual health assessment'),
  kind: annualHealthOutcome,
  of: body => body.healthAssessment,
  yes: 'health.assessment-held',
  no: 'health.assessment-not-held',
})

/** Whether development checks of under-fives in care all year are up to date. */
export const oc2Development = outcome({
  id: 'oc2-development',
  title: 'Development checks under 5',
  question: 'Are our youngest children’s development checks up to date?',
  definition:
    'Only children aged under 5 on 31 March: a child whose fifth birthday is that day is not asked about. Counts: development checks are up to date.',
  better: 'higher',
  source: released('Development assessments: children looked after ages 0 to 4 years'),
  kind: annualHealthOutcome,
  of: body => body.development,
  yes: 'health.development-up-to-date',
  no: 'health.development-not-up-to-date',
  asked: (age, period) => age < valueOn(developmentUnder, period.end),
})

/** Whether children in care all year had their teeth checked. */
export const oc2Dental = outcome({
  id: 'oc2-dental',
  title: 'Teeth checked',
  question: 'Did our children see a dentist this year?',
  definition:
    'All ages, babies included. Counts: teeth were checked by a dentist in the year. A check that was declined does not count.',
  better: 'higher',
  source: released('Had their teeth checked by a dentist'),
  kind: annualHealthOutcome,
  of: body => body.teeth,
  yes: 'health.teeth-checked',
  no: 'health.teeth-not-checked',
})

/** Whether immunisations of children in care all year are up to date. */
export const oc2Immunisations = outcome({
  id: 'oc2-immunisations',
  title: 'Immunisations up to date',
  question: 'Do our children have every immunisation a child of their age should have?',
  definition:
    'Counts: on 31 March the child had every immunisation due by their age, those due before they came into care included.',
  better: 'higher',
  source: released('Had their immunisations up to date'),
  kind: annualHealthOutcome,
  of: body => body.immunisations,
  yes: 'health.immunisations-up-to-date',
  no: 'health.immunisations-not-up-to-date',
})

/** Whether children in care all year were convicted or cautioned. */
export const oc2Convictions = outcome({
  id: 'oc2-convictions',
  title: 'Convicted or cautioned',
  question: 'How many of our children were convicted or cautioned this year?',
  definition:
    'Only children aged 10 or over on 31 March. Counts: convicted, or given a youth caution or youth conditional caution, in the year. Those replaced final warnings and reprimands in 2013, so older figures cannot be compared.',
  better: 'lower',
  source: released(
    'Convicted or subject to youth cautions or youth conditional cautions during the year, ages 10 to 17',
  ),
  kind: convictionOutcome,
  of: body => body.convicted,
  yes: 'health.convicted',
  no: 'health.not-convicted',
  asked: (age, period) => age >= valueOn(convictionsFrom, period.end),
})

/** Whether a substance misuse problem was identified. */
export const oc2Substance = outcome({
  id: 'oc2-substance',
  title: 'Substance misuse',
  question: 'How many of our children were found to have a problem with drugs, alcohol or other substances?',
  definition:
    'All ages. Counts: a substance misuse problem was identified in the year, whatever help was given or refused.',
  better: 'lower',
  source: released('Identified as having a substance misuse problem'),
  kind: annualHealthOutcome,
  of: body => body.substanceMisuse,
  yes: 'health.substance-misuse',
  no: 'health.no-substance-misuse',
})

const SDQ_AGES = 'Only children aged 5 to 16 on 31 March, though the return asks for those aged 4 to 16 when assessed.'
const SDQ_READS = [...COHORT_READS, annualHealthOutcome, sdqOutcome]
const SDQ_SOURCE = released('Strengths and difficulties questionnaire: ages 5 to 16')

/** Whether a score between 0 and 40 is held: the score, why there is none, or that it cannot be told. */
function scoreOf(file: SubjectFile, period: Period): { readonly score: number } | Answer {
  const score = sdqScoreFor(file, period)
  if (score === 'differs') return cannotTell('differs', period)
  if (typeof score !== 'string') {
    if (score.value >= 0 && score.value <= 40) return { score: score.value }
    return { is: 'unknown', because: because('health.sdq-out-of-range', { score: score.value }) }
  }
  const reason = sdqReasonFor(file, period)
  if (reason === 'differs') return cannotTell('differs', period)
  if (typeof reason !== 'string') {
    return { is: false, because: because('health.sdq-reason', { code: reason.value }) }
  }
  if (!healthHeldFor(file, period)) return cannotTell('nothing', period)
  return { is: false, because: because('health.sdq-neither') }
}

/** Whether a questionnaire with a score was returned. */
export const sdqCompletion = defineMeasure({
  id: 'sdq-completion',
  title: 'Strengths and difficulties questionnaires',
  question: 'For how many of our children did a carer’s questionnaire about their wellbeing come back?',
  definition: `${COHORT} ${SDQ_AGES} Counts: a score is held. A reason for having no score is not a questionnaire returned, and does not count. ${UNKNOWN}`,
  settledBy: theReturn,
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'child',
  period: 'collection-year',
  sources: [SDQ_SOURCE, COHORT_SOURCE],
  reads: SDQ_READS,
  population: ofSdqAge,
  counts: (file, period) => {
    const found = scoreOf(file, period)
    return 'score' in found ? { is: true, because: because('health.sdq-scored', { score: found.score }) } : found
  },
})

/** Children of the ages asked about who have a score; the rest set aside with the reason there is none. */
function scored(file: SubjectFile, period: Period): readonly Member<number>[] {
  const asked = ofSdqAge(file, period)
  const member = asked[0]
  if (!member || member.excluded) return asked as readonly Member<number>[]
  const found = scoreOf(file, period)
  return 'score' in found
    ? [{ because: member.because, item: found.score }]
    : [{ because: found.because, excluded: true }]
}

/** The average score. */
export const sdqAverage = defineMeasure<number>({
  id: 'sdq-average',
  title: 'Average SDQ score',
  question: 'How are our children doing, as their carers see it? A higher score is a worse one.',
  definition: `${COHORT} ${SDQ_AGES} Only those with a score: the sum of scores (0 to 40) divided by how many there are. The others are left out, with the reason each has none. A higher score means more difficulty.`,
  unit: 'mean',
  better: 'lower',
  group: 'general',
  of: 'child',
  period: 'collection-year',
  sources: [SDQ_SOURCE, COHORT_SOURCE],
  reads: SDQ_READS,
  population: scored,
  counts: (_file, _period, { item: score = 0 }) => ({
    is: true,
    value: score,
    because: because('health.sdq-scored', { score }),
  }),
})

/** Scores by band. */
export const sdqBandsMix = defineMeasure<number>({
  id: 'sdq-bands',
  title: 'SDQ scores by band',
  question: 'How many of our children’s scores are a cause for concern?',
  definition: `${COHORT} ${SDQ_AGES} Only those with a score, each in one band: 0 to 13 normal, 14 to 16 borderline, 17 to 40 a cause for concern. Percentages are of children with a score. The others are left out, with the reason each has none.`,
  unit: 'mix',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'collection-year',
  sources: [SDQ_SOURCE, COHORT_SOURCE],
  reads: SDQ_READS,
  parts: sdqBand,
  population: scored,
  counts: (_file, period, { item: score = 0 }) => {
    const part = sdqBandOf(score, period.end)
    return { is: true, part, because: because('health.sdq-band', { score, code: part }) }
  },
})
