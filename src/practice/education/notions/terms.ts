import { type SubjectFile, latest } from '../../../spine/ledger/file.ts'
import { isPublished } from '../../../spine/time/council-terms.ts'
import { type PlainDate } from '../../../spine/time/plain-date.ts'
import { type SchoolCalendar, academicYearOf, usualTerms } from '../../../spine/time/school-terms.ts'
import { responsibleCouncil } from '../../people/kinds.ts'

/**
 * The school terms that a child's plans and school days are counted by: those the trust entered for the council responsible
 * for the child (the last, where that changed), and the usual terms in England for years it did not enter.
 */
export function termsFor(file: SubjectFile): SchoolCalendar {
  if (!file.terms) return usualTerms
  const council = latest(file, responsibleCouncil)?.body.council
  return (council === undefined ? undefined : file.terms.get(council)) ?? usualTerms
}

/** Whether the terms of the school year a day is in are the council's own, as it published them. */
export function hasOwnTerms(file: SubjectFile, on: PlainDate): boolean {
  return isPublished(termsFor(file), academicYearOf(on))
}
