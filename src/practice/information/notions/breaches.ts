import { dayOf } from '../../../spine/duty/finding.ts'
import { type Entry, type Instant } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { instantAfter, minutesBetween } from '../../../spine/time/instants.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { breachAction, breachReport, dataBreach } from '../kinds/breaches.ts'
import { hoursToReport } from '../law.ts'

/** Something to be done about a breach, as it stands on a day. */
export interface BreachAction {
  readonly id: string
  readonly what: string
  readonly owner: string
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly came: string | undefined
  readonly overdue: boolean
}

/** A report to the Commissioner. */
export interface BreachReported {
  readonly id: string
  readonly at: Instant
  readonly number: string | undefined
  readonly whyLate: string | undefined
  readonly answer: string | undefined
}

/** How the clock of a breach stands at a moment. */
export type BreachClock =
  /** Still to be told: minutes left, negative once they have run out. */
  | { readonly is: 'running'; readonly until: Instant; readonly left: number }
  /** Told after so many minutes. */
  | { readonly is: 'told'; readonly took: number; readonly inTime: boolean }
  /** Need not be told, and it is written why. */
  | { readonly is: 'not-needed' }

/** A breach as it stands at a moment. */
export interface BreachStanding {
  readonly id: string
  readonly reference: string
  readonly aware: Instant
  readonly body: BodyOf<typeof dataBreach>
  readonly reports: readonly BreachReported[]
  readonly clock: BreachClock
  /** The people it is about are to be told and are not. */
  readonly peopleToTell: boolean
  readonly actions: readonly BreachAction[]
  readonly closed: PlainDate | null
}

type Breach = Entry<BodyOf<typeof dataBreach>>

/** The moment a breach was known of: a breach whose hour is not known counts from the day’s first minute, the soonest it can be. */
export function awareAt({ start }: Breach): Instant | undefined {
  if (start === null || start.length < 10) return undefined
  return start.length === 10 ? `${start}T00:00:00Z` : start
}

/** Whether a breach need not be told to the Commissioner: a risk is unlikely, and it was decided and written why. */
export function needsNoReport({ severity, decided, whyNot }: Breach['body']): boolean {
  return severity === 'unlikely' && decided !== undefined && whyNot !== undefined
}

/** Every breach known of by a moment, open and closed, those most pressing first. */
export function breachesAt(file: SubjectFile, now: Instant): readonly BreachStanding[] {
  const today = dayOf(now)
  return all(file, dataBreach)
    .flatMap((entry): readonly BreachStanding[] => {
      const aware = awareAt(entry)
      if (aware === undefined || aware > now) return []
      const { id, body, end } = entry
      const closed = end !== null && end <= today ? end : null
      const reports = all(file, breachReport)
        .filter(each => each.body.breach === id && each.start !== null && dayOf(each.start) <= today)
        .map(each => ({
          id: each.id,
          at: each.start as Instant,
          number: each.body.number,
          whyLate: each.body.whyLate,
          answer: each.body.answer,
        }))
      return [
        {
          id,
          reference: body.reference,
          aware,
          body,
          reports,
          clock: clockOf(body, aware, reports[0]?.at, now),
          peopleToTell: body.severity === 'high' && body.told === undefined && body.whyUntold === undefined,
          actions: all(file, breachAction)
            .filter(each => each.body.breach === id)
            .map(each => actionOf(each, today)),
          closed,
        },
      ]
    })
    .sort(pressingFirst)
}

function clockOf(body: Breach['body'], aware: Instant, told: Instant | undefined, now: Instant): BreachClock {
  const until = instantAfter(aware, valueOn(hoursToReport, dayOf(aware)).n * 60)
  if (told !== undefined) {
    const at = told.length === 10 ? `${told}T00:00:00Z` : told
    return { is: 'told', took: Math.max(0, minutesBetween(aware, at)), inTime: at <= until }
  }
  if (needsNoReport(body)) return { is: 'not-needed' }
  return { is: 'running', until, left: minutesBetween(now, until) }
}

function actionOf({ id, end, body }: Entry<BodyOf<typeof breachAction>>, on: PlainDate): BreachAction {
  const done = end !== null && end <= on ? end : null
  return {
    id,
    what: body.what,
    owner: body.owner,
    by: body.by,
    done,
    came: done === null ? undefined : body.came,
    overdue: done === null && body.by < on,
  }
}

// Whose clock runs first, the soonest to run out before the others; then open ones; then the newest.
function pressingFirst(a: BreachStanding, b: BreachStanding): number {
  const rank = ({ clock, closed }: BreachStanding): number => (closed !== null ? 2 : clock.is === 'running' ? 0 : 1)
  const left = ({ clock }: BreachStanding): number => (clock.is === 'running' ? clock.left : 0)
  return (
    rank(a) - rank(b) ||
    (rank(a) === 0 ? left(a) - left(b) : 0) ||
    (a.aware < b.aware ? 1 : a.aware > b.aware ? -1 : 0) ||
    (a.id < b.id ? -1 : 1)
  )
}
