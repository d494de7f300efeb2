import { randomFrom } from './random.ts'

/** A figure of the invented county, for a month by its number since the first. */
export interface DemoFigure {
  readonly kpi: string
  /** How many months after the first one. */
  readonly month: number
  /** A council's code, or '' for the trust as a whole. */
  readonly council: string
  readonly value: number
  readonly part?: number
  readonly whole?: number
}

/** How a share moves: from what it was to what it is, in per cent, of about so many a month in each council. */
interface Course {
  readonly kpi: string
  readonly from: number
  readonly to: number
  readonly each: number
  /** In per cent, over the last months: a breach in progress. */
  readonly lately?: readonly number[]
}

// Begins at the figures printed for 2019-20 and the county's published ones of 2021, and ends near those published for
// the two councils in 2025: referrals 4,542 and 4,682 a year, plans 504 and 544; re-referrals 23.9%, second plans 30.2 and 26.7%.
const COURSES: readonly Course[] = [
  { kpi: 'kpi-1', from: 83, to: 93, each: 385, lately: [81.5, 80.2, 79.4, 78.8] },
  { kpi: 'kpi-2', from: 31.4, to: 23.9, each: 385 },
  { kpi: 'kpi-3', from: 87, to: 93, each: 330 },
  { kpi: 'kpi-4', from: 34, to: 45, each: 330 },
  { kpi: 'kpi-5', from: 68, to: 84, each: 48 },
  { kpi: 'kpi-6', from: 22.8, to: 28.5, each: 44 },
  { kpi: 'kpi-13', from: 70, to: 86, each: 14 },
]

const COUNCILS = ['north', 'west'] as const

/**
 * What a performance analyst of the invented county would have entered for the KPIs whose record is not held here: the
 * months from the first on, `months` of them, and every third the quarterly ones. The same for the same seed.
 */
export function demoFigures(seed: string | number, months: number): readonly DemoFigure[] {
  const figures: DemoFigure[] = []
  const share = (course: Course, month: number, council: string, chance: ReturnType<typeof randomFrom>): DemoFigure => {
    const late = course.lately?.[month - (months - (course.lately.length ?? 0))]
    const at = late ?? course.from + ((course.to - course.from) * month) / Math.max(1, months - 1)
    const whole = Math.max(1, Math.round(course.each * (1 + chance.normal() * 0.08)))
    const wobble = late === undefined ? Math.sqrt((at * (100 - at)) / whole) : 0.3
    const likely = Math.round((whole * (at + chance.normal() * wobble)) / 100)
    const part = Math.min(whole, Math.max(0, likely))
    return { kpi: course.kpi, month, council, value: Math.round((part / whole) * 10_000) / 100, part, whole }
  }
  for (let month = 0; month < months; month++) {
    for (const course of COURSES)
      for (const council of COUNCILS)
        figures.push(share(course, month, council, randomFrom(seed, course.kpi, council, month)))
  }
  return figures
}

/** The quarterly ones, by the number of quarters: investigations to complaints for each council, and breaches reported. */
export function demoQuarters(
  seed: string | number,
  quarters: readonly { readonly quarter: number; readonly ofYear: number }[],
): readonly (Omit<DemoFigure, 'month'> & { readonly quarter: number })[] {
  return quarters.flatMap(({ quarter, ofYear }) => {
    const chance = randomFrom(seed, 'quarter', quarter)
    const complaints = COUNCILS.map(council => {
      // Since 1 April: a quarter's complaints for each quarter of the year so far.
      const whole = ofYear * chance.whole(36, 46)
      const part = Math.round(whole * (0.04 + chance.next() * 0.04))
      return {
        kpi: 'kpi-14',
        quarter,
        council,
        value: Math.round((part / whole) * 10_000) / 100,
        part,
        whole,
      }
    })
    return [...complaints, { kpi: 'kpi-20', quarter, council: '', value: chance.whole(0, 3) }]
  })
}

/** What the invented county says of its breach in progress, oldest first, for its last months. */
export const DEMO_COMMENTS: readonly { readonly kpi: string; readonly back: number; readonly words: string }[] = [
  {
    kpi: 'kpi-1',
    back: 2,
    words:
      'Fewer referrals were decided in two working days: two of the six decision makers left in the summer, and their posts were filled by turns.',
  },
  {
    kpi: 'kpi-1',
    back: 1,
    words:
      'One post is filled from next month. Until then a service manager decides the referrals of each Monday, when most of the late ones came.',
  },
  {
    kpi: 'kpi-1',
    back: 0,
    words:
      'The third month outside tolerance, which is a persistent breach. A plan to mend it was agreed with both councils: both posts filled, and what waits looked through at noon and at four each day.',
  },
  {
    kpi: 'kpi-6',
    back: 0,
    words:
      'Half of those with an earlier plan had it more than three years ago. The audit of plans that ended early reports to the next board.',
  },
]
