import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type Answer, type Measure, defineMeasure } from '../../../spine/measure/measure.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { schoolYearOf } from '../../../spine/time/school-age.ts'
import { periodOfCare, shortBreak } from '../../care/kinds.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { indicator } from '../../sources.ts'
import { attainment } from '../kinds.ts'
import { because } from '../words.ts'
import { COHORT, academicYear, cohort } from './cohort.ts'

type Result = BodyOf<typeof attainment>

const READS = [identity, periodOfCare, shortBreak, attainment]

/** The last school year of a key stage. */
const LAST_YEAR = { KS2: 6, KS4: 11 } as const

const NOT_HELD = 'A child whose results are not recorded is not known, and stays among those asked about.'

const settledBy = (): string => 'Results recorded for each child would tell.'

/** The results of a stage in the school year that a 31 March falls in. One whose date is not known is taken to be of it. */
function resultsOf(file: SubjectFile, period: Period, stage: Result['stage']): readonly Result[] {
  const { start, end } = academicYear(period)
  return all(file, attainment).flatMap(({ start: day, body }) => {
    const on = startDay(day)
    return body.stage === stage && (on === undefined || (on >= start && on <= end)) ? [body] : []
  })
}

const atEndOf =
  (stage: keyof typeof LAST_YEAR) =>
  (file: SubjectFile, period: Period): ReturnType<typeof cohort> =>
    cohort(file, period, child => {
      const born = bornOn(child)
      return born !== undefined && schoolYearOf(born, period.end) === LAST_YEAR[stage]
    })

/** The expected standard in all three at 11. */
export const ks2ReadingWritingMaths = defineMeasure({
  id: 'ks2-rwm',
  title: 'Reading, writing and maths at 11',
  question: 'How many reach the expected standard in all three at the end of primary school?',
  definition: `${COHORT} Only those in the last year of key stage 2 (who turn 11 in the school year that 31 March is in), whose results come that summer. Counts: reached the expected standard in reading, in writing and in maths. ${NOT_HELD}`,
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'child',
  period: 'collection-year',
  settledBy,
  sources: [
    indicator('Outcomes of children looked after for 12 months: key stage 2, reading, writing and mathematics'),
  ],
  reads: READS,
  population: atEndOf('KS2'),
  counts: (file, period) => {
    const results = resultsOf(file, period, 'KS2')
    const reached = (['reading', 'writing', 'maths'] as const).map(
      subject => results.find(each => each.subject === subject)?.expected,
    )
    if (reached.includes(false)) return { is: false, because: because('education.standard-not-reached') }
    return reached.every(Boolean)
      ? { is: true, because: because('education.standard-reached') }
      : { is: 'unknown', because: because('education.results-not-held') }
  },
})

const ENGLISH: readonly Result['subject'][] = ['english-language', 'english-literature', 'english']

/** A grade from 9 to 1, U as 0; undefined for what is not one, as letters from before 2017 are not. */
export function gradeOf(result: string | undefined): number | undefined {
  if (result === undefined) return undefined
  if (/^[1-9]$/.test(result.trim())) return Number(result)
  return /^u$/i.test(result.trim()) ? 0 : undefined
}

function best(results: readonly Result[], subjects: readonly Result['subject'][]): number | undefined {
  const grades = results.flatMap(each => (subjects.includes(each.subject) ? (gradeOf(each.result) ?? []) : []))
  return grades.length === 0 ? undefined : Math.max(...grades)
}

function englishAndMaths(grade: 4 | 5, name: string): Measure {
  return defineMeasure({
    id: `gcse-em-${grade}`,
    title: `English and maths at 16: grade ${grade}`,
    question: `How many gain grade ${grade} or above in both English and maths?`,
    definition: `${COHORT} Only those in the last year of key stage 4 (who turn 16 in the school year that 31 March is in), whose results come that summer. Counts: grade ${grade} (${name}) or above in maths and in English language, English literature or English. Grades by letter, from before 2017, cannot be compared and are not counted. ${NOT_HELD}`,
    unit: 'percent',
    better: 'higher',
    group: 'education',
    of: 'child',
    period: 'collection-year',
    settledBy,
    sources: [
      indicator(
        `Outcomes of children looked after for 12 months: key stage 4, grade ${grade} or above in English and mathematics`,
      ),
    ],
    reads: READS,
    population: atEndOf('KS4'),
    counts: (file, period) => {
      const results = resultsOf(file, period, 'KS4')
      const english = best(results, ENGLISH)
      const maths = best(results, ['maths'])
      const values = { english: english ?? null, maths: maths ?? null }
      if ((english ?? grade) < grade || (maths ?? grade) < grade)
        return { is: false, because: because('education.grades', values) }
      return english === undefined || maths === undefined
        ? { is: 'unknown', because: because('education.results-not-held') }
        : { is: true, because: because('education.grades', values) }
    },
  })
}

export const gcseEnglishMaths4 = englishAndMaths(4, 'a standard pass')
export const gcseEnglishMaths5 = englishAndMaths(5, 'a strong pass')

function score(part: { id: string; title: string; question: string; subject: 'attainment-8' | 'progress-8' }): Measure {
  return defineMeasure({
    id: part.id,
    title: part.title,
    question: part.question,
    definition: `${COHORT} Only those in the last year of key stage 4. The average of their scores. ${NOT_HELD}`,
    unit: 'mean',
    better: 'higher',
    group: 'education',
    of: 'child',
    period: 'collection-year',
    settledBy,
    sources: [indicator(`Outcomes of children looked after for 12 months: key stage 4, average ${part.title}`)],
    reads: READS,
    population: atEndOf('KS4'),
    counts: (file, period): Answer => {
      const result = resultsOf(file, period, 'KS4').find(each => each.subject === part.subject)?.result
      const value = result === undefined || result.trim() === '' ? Number.NaN : Number(result)
      return Number.isFinite(value)
        ? { is: true, value, because: because('education.score', { score: value }) }
        : { is: 'unknown', because: because('education.results-not-held') }
    },
  })
}

export const attainment8 = score({
  id: 'gcse-a8',
  title: 'Attainment 8 score',
  question: 'What do our children score on average across eight subjects at 16?',
  subject: 'attainment-8',
})

export const progress8 = score({
  id: 'gcse-p8',
  title: 'Progress 8 score',
  question: 'How far do our children come between 11 and 16, beside others who began where they did?',
  subject: 'progress-8',
})

export const resultMeasures = [
  ks2ReadingWritingMaths,
  gcseEnglishMaths4,
  gcseEnglishMaths5,
  attainment8,
  progress8,
] as const
