import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { british } from '../check-dates.ts'

/** Something about a child that the rows do not say outright and that has been assumed, for the import report. */
export type ChildNote =
  | { readonly code: 'lost'; readonly start: PlainDate; readonly after: PlainDate }
  | { readonly code: 'superseded'; readonly start: PlainDate; readonly year: number }
  | { readonly code: 'assumed-end'; readonly start: PlainDate; readonly end: PlainDate; readonly year: number }
  | { readonly code: 'overlap'; readonly start: PlainDate; readonly stated: PlainDate; readonly end: PlainDate }
  | { readonly code: 'start-not-held'; readonly start: PlainDate }
  | { readonly code: 'no-header' }
  | { readonly code: 'no-birth' }

/** A note in words. */
export function sayNote(note: ChildNote): string {
  switch (note.code) {
    case 'lost':
      return `In care from ${british(note.start)} with no end, and in no return after ${british(note.after)}: whether care has ended is not known.`
    case 'superseded':
      return `The open episode of ${british(note.start)} is not in the return of ${note.year}, which has another in its place; it has been left out.`
    case 'assumed-end':
      return `The episode of ${british(note.start)} has no end, but the return of ${note.year} shows it was over; it is taken to have ended on ${british(note.end)}.`
    case 'overlap':
      return `The episode of ${british(note.start)} ends on ${british(note.stated)}, after the next began; it is taken to have ended on ${british(note.end)}.`
    case 'start-not-held':
      return `Care began on or before ${british(note.start)}: the return that says when is not held.`
    case 'no-header':
      return 'In no Header that is held, so sex and ethnicity are not known.'
    case 'no-birth':
      return 'No date of birth is held, so age is not known.'
  }
}
