import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../../spine/time/plain-date.ts'
import { returnInterview, visit } from '../kinds.ts'
import { periodsOfCare } from './periods-of-care.ts'

/** A visit in the law's sense: in person, and the child was seen. */
export interface Seen {
  readonly on: PlainDate
  readonly entry: string
  readonly alone: boolean | undefined
  readonly whyNotAlone: BodyOf<typeof visit>['whyNotAlone']
}

/** Months of care without any record of a visit after which earlier visits are taken to be missing from the file. */
export const notKeptAfter: Dated<number> = dated({
  from: '2011-04-01',
  value: 12,
  source: 'Our assumption until agreed: a year in care with no visit recorded is a record that was not kept here then',
})

/**
 * The visits at which the child was seen in person, oldest first. A visit attempted, and one by video or telephone, is
 * none: the law asks that the child be visited and, unless it is not right or the child refuses, spoken to in private.
 * Source: Care Planning, Placement and Case Review (England) Regulations 2010, regs 28 and 29.
 */
export const visitsSeen = notion((file: SubjectFile): readonly Seen[] => {
  const seen: Seen[] = []
  for (const entry of all(file, visit)) {
    const on = startDay(entry.start)
    if (on === undefined || !wasSeen(entry)) continue
    seen.push({ on, entry: entry.id, alone: entry.body.alone, whyNotAlone: entry.body.whyNotAlone })
  }
  return seen
})

/** Whether an entry is a visit at which the child was seen in person. */
export function wasSeen(entry: Entry<BodyOf<typeof visit>>): boolean {
  return entry.body.seen && (entry.body.manner === undefined || entry.body.manner === 'person')
}

/**
 * The day from which this file is taken to tell of visits and return interviews, which no return carries. Undefined
 * where it holds none. A file whose first came within a year of coming into care was kept from then; where care had
 * gone on longer without any, the file tells only from the first.
 */
export const workKeptFrom = notion((file: SubjectFile): PlainDate | undefined => {
  const first = earliest(firstOf(file, visit), firstOf(file, returnInterview))
  const care = periodsOfCare(file)[0]
  if (first === undefined || care === undefined) return first
  return first <= addMonths(care.start, valueOn(notKeptAfter, care.start)) ? earliest(first, care.start) : first
})

function firstOf(file: SubjectFile, kind: typeof visit | typeof returnInterview): PlainDate | undefined {
  for (const entry of file.entries[kind.name] ?? []) {
    const day = startDay(entry.start)
    if (day !== undefined) return day
  }
  return undefined
}

function earliest(a: PlainDate | undefined, b: PlainDate | undefined): PlainDate | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}
