import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import { MOST_IN_FRONT, usualFront } from './front.ts'
import { PLACES, neighbourSet, scorecardComment, scorecardFront, voiceTheme } from './kinds-scorecard.ts'
import type { NeighbourSet } from './neighbours.ts'

/** The front of the scorecard as it is chosen on a day. */
export interface Front {
  /** Measures in the order they are read, twelve at most. */
  readonly measures: readonly string[]
  /** The choice's own entry, its first day and why; absent while nobody has chosen. */
  readonly chosen?: { readonly entry: string; readonly from: PlainDate; readonly why: string }
}

/** The measures on the front on a day: what was chosen last, or what the product comes with until then. */
export function frontOn(file: SubjectFile, on: PlainDate): Front {
  const chosen = heldUntil(all(file, scorecardFront), on).at(-1)
  if (!chosen) return { measures: valueOn(usualFront, on) }
  const { entry, day } = chosen
  const measures = PLACES.flatMap(place => entry.body[place] ?? [])
  return {
    measures: [...new Set(measures)].slice(0, MOST_IN_FRONT),
    chosen: { entry: entry.id, from: day, why: entry.body.why },
  }
}

type Comment = Entry<BodyOf<typeof scorecardComment>>

/** A comment with the date of the figure it is on. */
export interface OnFigure {
  readonly on: PlainDate
  readonly entry: Comment
}

/**
 * What is said of a measure at a date, the current comment first: of those on one figure the one recorded last, of figures
 * the latest of the twelve months to the date. `order` says which of two entries was recorded later. Older ones stand after.
 */
export function commentsOn(
  file: SubjectFile,
  measure: string,
  on: PlainDate,
  order: (id: string) => number,
): readonly OnFigure[] {
  const since = addYears(on, -1)
  return heldUntil(ofMeasure(file, measure), on)
    .filter(each => each.day > since)
    .map(({ entry, day }) => ({ on: day, entry }))
    .sort((a, b) => (a.on === b.on ? order(b.entry.id) - order(a.entry.id) : a.on < b.on ? 1 : -1))
}

/** Something promised to the board, and what came of it. */
export interface Promised {
  readonly what: string
  readonly by: PlainDate | null
  /** When it was promised: the date of the figure it was said of. */
  readonly on: PlainDate
  /** The entry it stands in. */
  readonly entry: string
  readonly outcome?: {
    readonly kept: NonNullable<Comment['body']['kept']>
    readonly how?: string
    readonly on: PlainDate
  }
}

/**
 * What was promised of a measure last time, looked at from a date: the newest promise made before it, with what the first
 * comment after it says came of it. Of two comments on one figure the one recorded last counts. Undefined where nothing
 * was promised.
 */
export function promisedBefore(
  file: SubjectFile,
  measure: string,
  on: PlainDate,
  order: (id: string) => number,
): Promised | undefined {
  const comments = currentOf(ofMeasure(file, measure), on, order)
  const made = comments.findLast(({ day, entry }) => day < on && entry.body.promise)
  if (!made?.entry.body.promise) return undefined
  const answer = comments.find(({ day, entry }) => day > made.day && entry.body.kept)
  return {
    what: made.entry.body.promise,
    by: made.entry.body.promiseBy ?? null,
    on: made.day,
    entry: made.entry.id,
    ...(answer?.entry.body.kept
      ? {
          outcome: {
            kept: answer.entry.body.kept,
            ...(answer.entry.body.keptHow ? { how: answer.entry.body.keptHow } : {}),
            on: answer.day,
          },
        }
      : {}),
  }
}

type Theme = Entry<BodyOf<typeof voiceTheme>>

/** What children said on a measure in the twelve months to a date, newest first. */
export function heardOn(
  file: SubjectFile,
  measure: string,
  on: PlainDate,
): readonly { readonly on: PlainDate; readonly entry: Theme }[] {
  const since = addYears(on, -1)
  return heldUntil(all(file, voiceTheme), on)
    .filter(({ day, entry }) => day > since && [entry.body.measure, entry.body.secondMeasure].includes(measure))
    .map(({ entry, day }) => ({ on: day, entry }))
    .toReversed()
}

/** The sets of neighbours entered in the trust's own file, oldest first. */
export function neighbourSetsIn(file: SubjectFile): readonly (NeighbourSet & { readonly entry: string })[] {
  return all(file, neighbourSet).flatMap(({ id, start, body }) => {
    const from = startDay(start)
    return from === undefined
      ? []
      : [
          {
            entry: id,
            council: body.council,
            from,
            authorities: body.authorities.split(/[^\d]+/),
            model: body.model,
            source: body.source,
          },
        ]
  })
}

function ofMeasure(file: SubjectFile, measure: string): readonly Comment[] {
  return all(file, scorecardComment).filter(({ body }) => body.measure === measure)
}

// Of each figure the comment recorded last, oldest figure first.
function currentOf(comments: readonly Comment[], until: PlainDate, order: (id: string) => number) {
  const byDay = new Map<PlainDate, Comment>()
  for (const { day, entry } of heldUntil(comments, until)) {
    const held = byDay.get(day)
    if (!held || order(entry.id) > order(held.id)) byDay.set(day, entry)
  }
  return [...byDay].map(([day, entry]) => ({ day, entry }))
}

function heldUntil<Body>(entries: readonly Entry<Body>[], on: PlainDate) {
  return entries.flatMap(entry => {
    const day = startDay(entry.start)
    return day === undefined || day > on ? [] : [{ day, entry }]
  })
}
