import type { PlainDate } from '../time/plain-date.ts'

/** When something began: a day, a known month or year, an instant where the law counts hours, or not known. */
export type Start = PlainDate | PartialDate | Instant | null

/** `2020-05` or `2020`: all that is known. */
export type PartialDate = string & { readonly __partial?: never }

/** A moment in UTC, `2021-03-31T14:05:00Z`. */
export type Instant = string & { readonly __instant?: never }

/** One thing in a file, as it stands (or stood). */
export interface Entry<Body = unknown> {
  readonly id: string
  readonly kind: string
  readonly start: Start
  readonly end: PlainDate | null
  readonly body: Body
}

/** An entry with what the ledger knows about its newest version. */
export interface RecordedEntry<Body = unknown> extends Entry<Body> {
  readonly version: number
  readonly revision: number
  readonly author: string
  readonly recordedAt: string
  readonly reason: string | null
  /** The import it came from, when it came from one. */
  readonly import: string | null
  /** The return's own date: when its source already knew it. */
  readonly knownFrom: PlainDate | null
}

/** The first day a start could be; undefined when nothing is known. */
export function startDay(start: Start): PlainDate | undefined {
  if (start === null) return undefined
  if (start.length === 10) return start as PlainDate
  if (start.length === 7) return `${start}-01` as PlainDate
  if (start.length === 4) return `${start}-01-01` as PlainDate
  return start.slice(0, 10) as PlainDate
}
