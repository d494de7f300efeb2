import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn, latest, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { ageOn } from '../../../spine/time/age.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { periodOfCare } from '../../care/kinds.ts'
import type { ageBand } from '../codes.ts'
import { identity, identityDocument, name, need, responsibleCouncil, unaccompaniedStatus } from '../kinds.ts'

/** What is recorded of who a child is; undefined when nothing is. */
export function identityOf(file: SubjectFile): BodyOf<typeof identity> | undefined {
  return latest(file, identity)?.body
}

/** The day a child was born; undefined when not recorded. */
export function bornOn(file: SubjectFile): PlainDate | undefined {
  return identityOf(file)?.born
}

/** Completed years of age on a day; undefined when the date of birth is not recorded. */
export function ageOf(file: SubjectFile, on: PlainDate): number | undefined {
  const born = bornOn(file)
  return born === undefined ? undefined : ageOn(born, on)
}

/** The published age band of an age in completed years. */
export function ageBandOf(age: number): (typeof ageBand)['codes'][number]['code'] {
  if (age < 1) return 'under-1'
  if (age < 5) return '1-to-4'
  if (age < 10) return '5-to-9'
  return age < 16 ? '10-to-15' : '16-and-over'
}

/**
 * The code of the council responsible for a child at the end of a day. Where none is recorded for that day, the last
 * one recorded before it, else the first ever recorded: a young person who left care still has a council that answers
 * for her. Where none is recorded as such, the council of the latest period of care. Undefined when there is none.
 */
export function councilOn(file: SubjectFile, on: PlainDate): string | undefined {
  const recorded = all(file, responsibleCouncil)
  if (recorded.length === 0) return latest(file, periodOfCare)?.body.council
  const found =
    current(file, responsibleCouncil, on) ??
    recorded.findLast(entry => {
      const start = startDay(entry.start)
      return start === undefined || start <= on
    }) ??
    recorded[0]
  return found?.body.council
}

/** Whether a child has unaccompanied asylum-seeking status at the end of a day. */
export function isUnaccompaniedOn(file: SubjectFile, on: PlainDate): boolean {
  return all(file, unaccompaniedStatus).some(entry => holdsOn(entry, on))
}

type NameEntry = Entry<BodyOf<typeof name>>

/** Whether a name is one the child is called by, not one at birth, a former one or a nickname. */
export function isNameInUse(entry: NameEntry): boolean {
  const { why } = entry.body
  return why === undefined || why === 'usual' || why === 'chosen' || why === 'adoptive'
}

/** The name a child goes by at the end of a day; undefined where none is recorded. Names are never in measured facts. */
export function nameOn(file: SubjectFile, on: PlainDate): NameEntry | undefined {
  return all(file, name).findLast(entry => isNameInUse(entry) && holdsOn(entry, on))
}

/** The day from which a disability is known of, of those that hold on some day from then on; undefined where none is. */
export const disabledFrom = notion((file: SubjectFile): DisabledFrom | undefined => {
  const needs = all(file, need).filter(entry => entry.body.type !== 'NONE')
  const [first] = needs
  if (!first) return undefined
  const ends = needs.map(entry => entry.end)
  return {
    from: startDay(first.start) ?? bornOn(file),
    until: ends.includes(null) ? null : (ends.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b)) ?? null),
  }
})

/** The time in which a child is known to have a disability: the start may not be known, and it may have no end. */
export interface DisabledFrom {
  readonly from: PlainDate | undefined
  readonly until: PlainDate | null
}

type DocumentEntry = Entry<BodyOf<typeof identityDocument>>

/** Each identity document in the order recorded, with the one of its sort that came next, if one has. */
export const documentsOf = notion(
  (file: SubjectFile): readonly { readonly document: DocumentEntry; readonly next: DocumentEntry | undefined }[] => {
    const documents = all(file, identityDocument)
    return documents.map((document, index) => ({
      document,
      next: documents.slice(index + 1).find(later => later.body.type === document.body.type),
    }))
  },
)
