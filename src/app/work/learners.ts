import { educationStage } from '../../practice/education/notions.ts'
import { inWords } from '../../spine/time/words.ts'
import type { DueItem, Stands } from '../../spine/web/services.ts'
import type { CareList, Listed } from './care-list.ts'

/** What each phase of education is called. */
export const PHASES = {
  'early-years': 'Early years',
  'school-age': 'School age',
  'post-16': 'After 16',
} as const

/** A child in care of an age to learn. */
export interface Learner extends Listed {
  readonly phase: keyof typeof PHASES
}

/** The children of a list who are of an age to learn: in early years with a place, of school age, or over it and under 18. Pure. */
export function learnersOf({ children, told }: Pick<CareList, 'children' | 'told'>): readonly Learner[] {
  return children.flatMap(each => {
    const phase = educationStage(each.file, told.today)
    return phase ? [{ ...each, phase }] : []
  })
}

/** The grades that count as good or better. */
export const GOOD: ReadonlySet<string> = new Set(['good', 'outstanding'])

/** How something due stands. */
export function standsOf({ level, words, by }: DueItem): Stands {
  return { level, words: level === 'due' && by !== null ? `by ${inWords(by)}` : words }
}
