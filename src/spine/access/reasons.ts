import { addWorkingDays, canCountWorkingDays } from '../time/working-days.ts'
import { type PlainDate, addDays } from '../time/plain-date.ts'

/** Why someone may need to open a file they do not work with: the codes the audit keeps, and the words people choose. */
export const REASON_PURPOSES = [
  { value: 'safety', text: 'A child’s safety, now' },
  { value: 'duty', text: 'I am on duty, or out of hours' },
  { value: 'colleague-away', text: 'Their worker is away and no cover was arranged' },
  { value: 'brother-or-sister', text: 'I work with a brother, sister or someone else in the family' },
  { value: 'taking-over', text: 'I am taking over the work' },
  { value: 'deciding-whose', text: 'To decide whose work it is' },
  { value: 'court-or-law', text: 'A court, the police or the law asks' },
  { value: 'complaint-or-audit', text: 'A complaint, an audit or a check of quality' },
  { value: 'sealed-file', text: 'Work that needs a sealed file' },
  { value: 'something-else', text: 'Something else' },
] as const

export type ReasonPurpose = (typeof REASON_PURPOSES)[number]['value']

/** The fewest letters a reason has. */
export const REASON_LETTERS = 20
/** The most. */
export const REASON_MOST = 2000
/** Minutes after which a reason no longer holds. */
export const REASON_MINUTES = 60
/** Working days within which someone looks into it. */
export const REVIEWED_WITHIN = 2

/** What was asked when a reason was given. */
export interface ReasonAsked {
  readonly purpose: string
  readonly why: string
}

export type ReasonProblem = 'purpose-not-known' | 'why-too-short' | 'why-too-long'

/** What stands in the way of a reason as it was typed; empty where nothing does. */
export function judgeReason({ purpose, why }: ReasonAsked): readonly ReasonProblem[] {
  const letters = why.trim().length
  return [
    ...(isPurpose(purpose) ? [] : (['purpose-not-known'] as const)),
    // The same sign over and over says nothing.
    ...(letters < REASON_LETTERS || new Set(why.replaceAll(/\s/g, '')).size < 5 ? (['why-too-short'] as const) : []),
    ...(letters > REASON_MOST ? (['why-too-long'] as const) : []),
  ]
}

/** Whether text is one of the purposes' codes. */
export function isPurpose(text: string): text is ReasonPurpose {
  return REASON_PURPOSES.some(each => each.value === text)
}

/** A purpose as people chose it. */
export function purposeInWords(code: string): string {
  return REASON_PURPOSES.find(each => each.value === code)?.text ?? code
}

/** The last day on which a reason given on a day is looked into in time. */
export function reviewBy(given: PlainDate): PlainDate {
  // Past the bank holidays that are known, a day more than two weekdays could take.
  return canCountWorkingDays(given, REVIEWED_WITHIN) ? addWorkingDays(given, REVIEWED_WITHIN) : addDays(given, 4)
}
