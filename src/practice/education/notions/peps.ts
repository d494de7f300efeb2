import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type PlainDate, later } from '../../../spine/time/plain-date.ts'
import { type SchoolTerm, latestTerm, termKey, usualTerms } from '../../../spine/time/school-terms.ts'
import { pep } from '../kinds.ts'
import { termsFor } from './terms.ts'

/** A personal education plan's meeting, with what follows from it. */
export interface Pep {
  readonly entry: Entry<BodyOf<typeof pep>>
  readonly on: PlainDate
  /** The term it is of: the one the meeting fell in, or, in a holiday, the one before. Undefined outside the years known. */
  readonly term: SchoolTerm | undefined
  readonly startedOn: PlainDate
  /** The day the plan was complete: signed off, and the meeting held. Undefined until then. */
  readonly completedOn: PlainDate | undefined
}

/** A child's education plan meetings, oldest first. */
export const pepsOf = notion((file: SubjectFile): readonly Pep[] =>
  all(file, pep).flatMap((entry): Pep[] => {
    const on = startDay(entry.start)
    if (on === undefined) return []
    const { startedOn, signedOff } = entry.body
    const known = on >= usualTerms.known.start && on <= usualTerms.known.end
    return [
      {
        entry,
        on,
        term: known ? latestTerm(on, termsFor(file)) : undefined,
        startedOn: startedOn ?? on,
        completedOn: signedOff && later(on, signedOff),
      },
    ]
  }),
)

/** The plan of a term. */
export interface PepOfTerm {
  readonly pep: Pep
  /** Whether its meeting was held and it was signed off by the last day of the term. */
  readonly inTime: boolean
}

/**
 * The education plan of a term: the first completed of those whose meeting falls in it (the holiday after included), else
 * the latest not yet signed off. Undefined where no meeting falls in it.
 */
export function pepFor(file: SubjectFile, term: SchoolTerm): PepOfTerm | undefined {
  const found = byTerm(file).get(termKey(term))
  return found && { pep: found, inTime: found.completedOn !== undefined && found.completedOn <= term.end }
}

const byTerm = notion((file: SubjectFile): ReadonlyMap<string, Pep> => {
  const found = new Map<string, Pep>()
  for (const each of pepsOf(file))
    if (each.term && found.get(termKey(each.term))?.completedOn === undefined) found.set(termKey(each.term), each)
  return found
})
