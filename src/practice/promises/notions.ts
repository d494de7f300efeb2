import { grouped } from '../../spine/grouped.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../spine/time/plain-date.ts'
import { principle } from './codes.ts'
import { framework, frameworkAim, frameworkNote, frameworkPromise, frameworkReview, frameworkWork } from './kinds.ts'
import { monthsBetweenLooks, monthsBetweenReviews } from './law.ts'

export type Framework = Entry<BodyOf<typeof framework>>
export type Aim = Entry<BodyOf<typeof frameworkAim>>
export type Promised = Entry<BodyOf<typeof frameworkPromise>>
export type Look = Entry<BodyOf<typeof frameworkNote>>
export type Review = Entry<BodyOf<typeof frameworkReview>>
export type Principle = NonNullable<Promised['body']['principles']>[number]
export type RagOfPromise = Look['body']['rag']

/** Which way a promise went from one look to the next. */
export type WayOfPromise = 'up' | 'down' | 'same' | 'first'

/** A step that was promised at a look, and what came of it. */
export interface PromisedStep {
  readonly what: string
  readonly on: PlainDate
  readonly by: PlainDate | undefined
  /** What the next look says of it; undefined while there is none, or it says nothing. */
  readonly taken: Look['body']['taken']
  /** Whether a look was taken since, so that silence is an answer too. */
  readonly lookedSince: boolean
  readonly overdue: boolean
}

/** A promise as it stands on a day. */
export interface PromiseStanding {
  readonly entry: Promised
  readonly made: PlainDate
  readonly ended: PlainDate | null
  readonly measures: readonly string[]
  /** Newest first. */
  readonly looks: readonly Look[]
  /** Null while nobody has looked. */
  readonly rag: RagOfPromise | null
  readonly way: WayOfPromise
  /** The last day to look again; null once it has ended. */
  readonly lookBy: PlainDate | null
  readonly lookOverdue: boolean
  readonly nobodys: boolean
  /** It was to be kept by a day that is past, and does not stand at green. */
  readonly late: boolean
  /** The step promised at the last look, or, where that promised none, at the one before. */
  readonly step: PromisedStep | undefined
  /** The ids of what is being done about it elsewhere, with the entries that tie them. */
  readonly work: readonly { readonly tie: string; readonly id: string }[]
}

/** An aim as it stands on a day, with its promises. */
export interface AimStanding {
  readonly entry: Aim
  readonly ended: PlainDate | null
  readonly promises: readonly PromiseStanding[]
}

/** How many promises stand at each colour, of those that hold; `none` where nobody has looked. */
export interface PromiseCounts {
  readonly red: number
  readonly amber: number
  readonly green: number
  readonly none: number
  readonly all: number
  readonly nobodys: number
  readonly lookOverdue: number
  readonly late: number
}

/** A framework as it stands on a day. */
export interface FrameworkStanding {
  readonly entry: Framework
  readonly from: PlainDate
  readonly ended: PlainDate | null
  readonly aims: readonly AimStanding[]
  readonly counts: PromiseCounts
  /** Newest first. */
  readonly reviews: readonly Review[]
  /** The last day of its next review; null once it has ended. */
  readonly reviewBy: PlainDate | null
  readonly reviewOverdue: boolean
}

/** How often each promise of a framework is looked at, in months. */
export function monthsToLook({ body }: Framework, on: PlainDate): number {
  return body.look ?? valueOn(monthsBetweenLooks, on)
}

/** How often a whole framework is reviewed, in months. */
export function monthsToReview({ body }: Framework, on: PlainDate): number {
  return body.review ?? valueOn(monthsBetweenReviews, on)
}

const begun =
  (on: PlainDate) =>
  ({ start }: Entry): boolean =>
    (startDay(start) ?? on) <= on
const endedBy = (end: PlainDate | null, on: PlainDate): PlainDate | null => (end !== null && end <= on ? end : null)
const dayOf = (entry: Entry, on: PlainDate): PlainDate => startDay(entry.start) ?? on
const newestFirst =
  (on: PlainDate) =>
  (a: Entry, b: Entry): number =>
    dayOf(a, on) < dayOf(b, on) ? 1 : -1

const ORDER = ['outcomes', 'charter', 'strategy', 'sufficiency', 'other']

/** Every framework that holds from a day or before, as it stands on that day: those that hold first, outcomes before charters before strategies. */
export function frameworksOn(file: SubjectFile, on: PlainDate): readonly FrameworkStanding[] {
  const promises = grouped(all(file, frameworkPromise).filter(begun(on)), each => each.body.aim)
  const looks = grouped(all(file, frameworkNote).filter(begun(on)), each => each.body.promise)
  const work = grouped(all(file, frameworkWork).filter(begun(on)), each => each.body.promise)
  const aims = grouped(all(file, frameworkAim).filter(begun(on)), each => each.body.framework)
  const reviews = grouped(all(file, frameworkReview).filter(begun(on)), each => each.body.framework)
  return all(file, framework)
    .filter(begun(on))
    .map((entry): FrameworkStanding => {
      const ended = endedBy(entry.end, on)
      const months = monthsToLook(entry, on)
      const own = (aims.get(entry.id) ?? [])
        .map(
          (aim): AimStanding => ({
            entry: aim,
            ended: endedBy(aim.end, on) ?? ended,
            promises: (promises.get(aim.id) ?? [])
              .map(each =>
                promiseStanding(each, {
                  looks: looks.get(each.id) ?? [],
                  work: (work.get(each.id) ?? []).map(tie => ({ tie: tie.id, id: tie.body.work })),
                  above: endedBy(aim.end, on) ?? ended,
                  months,
                  on,
                }),
              )
              .toSorted((a, b) => (a.entry.body.reference < b.entry.body.reference ? -1 : 1)),
          }),
        )
        .toSorted((a, b) => a.entry.body.number - b.entry.body.number)
      const seen = (reviews.get(entry.id) ?? []).toSorted(newestFirst(on))
      const from = dayOf(entry, on)
      const reviewBy = ended === null ? addMonths(seen[0] ? dayOf(seen[0], on) : from, monthsToReview(entry, on)) : null
      return {
        entry,
        from,
        ended,
        aims: own,
        counts: countPromises(own.flatMap(aim => aim.promises)),
        reviews: seen,
        reviewBy,
        reviewOverdue: reviewBy !== null && reviewBy < on,
      }
    })
    .toSorted(
      (a, b) =>
        Number(a.ended !== null) - Number(b.ended !== null) ||
        ORDER.indexOf(a.entry.body.type) - ORDER.indexOf(b.entry.body.type) ||
        (a.from < b.from ? -1 : a.from > b.from ? 1 : a.entry.body.title < b.entry.body.title ? -1 : 1),
    )
}

/** Every promise of some frameworks that still holds. */
export function promisesThatHold(frameworks: readonly FrameworkStanding[]): readonly PromiseStanding[] {
  return frameworks.flatMap(each => each.aims.flatMap(aim => aim.promises.filter(one => one.ended === null)))
}

/** How promises that hold stand by colour, and what is wanting of them. */
export function countPromises(promises: readonly PromiseStanding[]): PromiseCounts {
  const held = promises.filter(each => each.ended === null)
  const many = (test: (each: PromiseStanding) => boolean): number => held.filter(test).length
  return {
    red: many(each => each.rag === 'red'),
    amber: many(each => each.rag === 'amber'),
    green: many(each => each.rag === 'green'),
    none: many(each => each.rag === null),
    all: held.length,
    nobodys: many(each => each.nobodys),
    lookOverdue: many(each => each.lookOverdue),
    late: many(each => each.late),
  }
}

/** A principle with the promises that answer it. */
export interface PrincipleStanding {
  readonly principle: Principle
  readonly promises: readonly PromiseStanding[]
  readonly counts: PromiseCounts
}

/** The seven principles in the Act's order, each with the promises that hold and say that they answer it. */
export function principlesOf(frameworks: readonly FrameworkStanding[]): readonly PrincipleStanding[] {
  const held = promisesThatHold(frameworks)
  return principle.codes.map(({ code }) => {
    const own = held.filter(each => each.entry.body.principles?.includes(code))
    return { principle: code, promises: own, counts: countPromises(own) }
  })
}

interface Around {
  readonly looks: readonly Look[]
  readonly work: PromiseStanding['work']
  /** The day its aim or framework ended. */
  readonly above: PlainDate | null
  readonly months: number
  readonly on: PlainDate
}

function promiseStanding(entry: Promised, { looks, work, above, months, on }: Around): PromiseStanding {
  const { body } = entry
  const ended = endedBy(entry.end, on) ?? above
  const seen = looks.toSorted(newestFirst(on))
  const made = dayOf(entry, on)
  const lookBy = ended === null ? addMonths(seen[0] ? dayOf(seen[0], on) : made, months) : null
  const rag = seen[0]?.body.rag ?? null
  return {
    entry,
    made,
    ended,
    measures: [body.measure, body.secondMeasure, body.thirdMeasure].filter(each => each !== undefined),
    looks: seen,
    rag,
    way: wayOfLook(seen[1], seen[0]),
    lookBy,
    lookOverdue: lookBy !== null && lookBy < on,
    nobodys: ended === null && body.owner === undefined,
    late: ended === null && body.by !== undefined && body.by < on && rag !== 'green',
    step: stepOf(seen, on),
    work,
  }
}

const STEPS: Readonly<Record<RagOfPromise, number>> = { red: 0, amber: 1, green: 2 }

/** Which way a promise went from one look to the next. */
export function wayOfLook(before: Look | undefined, now: Look | undefined): WayOfPromise {
  if (!before || !now) return 'first'
  const by = STEPS[now.body.rag] - STEPS[before.body.rag]
  return by > 0 ? 'up' : by < 0 ? 'down' : 'same'
}

// What the last look promises is still to come; where it promises nothing, what the one before did is told with its fate.
function stepOf(looks: readonly Look[], on: PlainDate): PromisedStep | undefined {
  const [last, before] = looks
  const of = last?.body.next ? last : before?.body.next ? before : undefined
  if (!of?.body.next) return undefined
  const lookedSince = of !== last
  const taken = lookedSince ? last?.body.taken : undefined
  const { nextBy } = of.body
  return {
    what: of.body.next,
    on: dayOf(of, on),
    by: nextBy,
    taken,
    lookedSince,
    overdue: taken === undefined && nextBy !== undefined && nextBy < on,
  }
}
