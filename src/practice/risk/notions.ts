import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type RiskBand, bandsFrom } from './codes.ts'
import { risk, riskMitigation, riskReview } from './kinds.ts'

/** Likelihood times impact, and the band it falls in. */
export interface Score {
  readonly likelihood: number
  readonly impact: number
  readonly score: number
  readonly band: RiskBand
}

/** A score on a day: when it was raised, or reviewed. */
export interface Scored extends Score {
  readonly on: PlainDate
  /** The review it was given in; absent where it is the first. */
  readonly review?: string
  readonly note?: string
}

/** Something done against a risk, as it stands on a day. */
export interface Mitigation {
  readonly id: string
  readonly what: string
  readonly owner: string
  readonly agreed: PlainDate
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly came: string | undefined
  readonly overdue: boolean
}

/** Which way a score went between two times. */
export type Way = 'up' | 'down' | 'same' | 'first'

/** A risk as it stands on a day. */
export interface RiskStanding {
  readonly id: string
  readonly register: BodyOf<typeof risk>['register']
  readonly reference: string
  readonly title: string
  readonly cause: string
  readonly effect: string
  readonly category: BodyOf<typeof risk>['category']
  readonly owner: string
  readonly board: boolean
  readonly raised: PlainDate
  readonly before: Score
  readonly now: Scored
  /** Every score there has been by the day, oldest first. */
  readonly scores: readonly Scored[]
  /** From the score before the latest, by the reviews on record. */
  readonly way: Way
  readonly target: number
  readonly reviewed: PlainDate | null
  readonly reviewBy: PlainDate
  readonly reviewOverdue: boolean
  readonly mitigations: readonly Mitigation[]
  readonly measures: readonly string[]
  readonly closed: PlainDate | null
  readonly closedWhy: string | undefined
}

/** What became of a risk between two days. */
export interface Moved {
  readonly id: string
  readonly what: 'new' | 'closed' | 'up' | 'down'
  readonly was: number | null
  readonly now: number
}

/** A score from its two parts, in the bands of a day. */
export function scoreOf(likely: string, harm: string, on: PlainDate): Score {
  const [of, by] = [Number(likely), Number(harm)]
  return { likelihood: of, impact: by, score: of * by, band: bandOf(of * by, on) }
}

/** The band a score falls in on a day. */
export function bandOf(score: number, on: PlainDate): RiskBand {
  return valueOn(bandsFrom, on).find(({ from }) => score >= from)?.band ?? 'low'
}

/** Every risk raised by the end of a day, open and closed, the worst of those open first. */
export function risksOn(file: SubjectFile, on: PlainDate): readonly RiskStanding[] {
  const reviews = all(file, riskReview)
  const mitigations = all(file, riskMitigation)
  return all(file, risk)
    .flatMap((entry): readonly RiskStanding[] => {
      const raised = startDay(entry.start)
      if (raised === undefined || raised > on) return []
      return [
        standingOf(
          entry,
          raised,
          reviews.filter(each => each.body.risk === entry.id && (startDay(each.start) ?? '9999') <= on),
          mitigations.filter(each => each.body.risk === entry.id && (startDay(each.start) ?? '9999') <= on),
          on,
        ),
      ]
    })
    .sort(worstFirst)
}

/** The worst first: open before closed, then by score, then those furthest above their target. */
export function worstFirst(a: RiskStanding, b: RiskStanding): number {
  return (
    Number(a.closed !== null) - Number(b.closed !== null) ||
    b.now.score - a.now.score ||
    b.now.score - b.target - (a.now.score - a.target) ||
    (a.reference < b.reference ? -1 : 1)
  )
}

/** What was raised, closed, or scores otherwise, since the end of an earlier day. */
export function movedSince(file: SubjectFile, since: PlainDate, on: PlainDate): readonly Moved[] {
  const before = new Map(risksOn(file, since).map(each => [each.id, each]))
  return risksOn(file, on).flatMap(({ id, closed, now }): readonly Moved[] => {
    const was = before.get(id)
    if (!was) return [{ id, what: 'new', was: null, now: now.score }]
    if (was.closed !== null) return []
    if (closed !== null) return [{ id, what: 'closed', was: was.now.score, now: now.score }]
    if (now.score === was.now.score) return []
    return [{ id, what: now.score > was.now.score ? 'up' : 'down', was: was.now.score, now: now.score }]
  })
}

function standingOf(
  { id, end, body }: Entry<BodyOf<typeof risk>>,
  raised: PlainDate,
  reviews: readonly Entry<BodyOf<typeof riskReview>>[],
  mitigations: readonly Entry<BodyOf<typeof riskMitigation>>[],
  on: PlainDate,
): RiskStanding {
  const scores: Scored[] = [
    { on: raised, ...scoreOf(body.likelihood, body.impact, raised) },
    ...reviews.map(each => ({
      on: startDay(each.start) as PlainDate,
      ...scoreOf(each.body.likelihood, each.body.impact, startDay(each.start) as PlainDate),
      review: each.id,
      note: each.body.note,
    })),
  ]
  const last = reviews.at(-1)
  const now = scores.at(-1) as Scored
  const closed = end !== null && end <= on ? end : null
  const reviewBy = last?.body.nextBy ?? body.reviewBy
  return {
    id,
    register: body.register,
    reference: body.reference,
    title: body.title,
    cause: body.cause,
    effect: body.effect,
    category: body.category,
    owner: body.owner,
    board: body.board,
    raised,
    before: scoreOf(body.likelihoodBefore, body.impactBefore, on),
    now,
    scores,
    way: wayOf(scores.at(-2)?.score, now.score),
    target: body.target,
    reviewed: last ? (startDay(last.start) ?? null) : null,
    reviewBy,
    reviewOverdue: closed === null && reviewBy < on,
    mitigations: mitigations.map(each => mitigationOf(each, on)),
    measures: [body.measure, body.secondMeasure, body.thirdMeasure].filter(each => each !== undefined),
    closed,
    closedWhy: closed === null ? undefined : body.closedWhy,
  }
}

/** Which way a score went from another; `first` where there was none. */
export function wayOf(before: number | undefined, now: number): Way {
  if (before === undefined) return 'first'
  return now > before ? 'up' : now < before ? 'down' : 'same'
}

function mitigationOf({ id, start, end, body }: Entry<BodyOf<typeof riskMitigation>>, on: PlainDate): Mitigation {
  const done = end !== null && end <= on ? end : null
  return {
    id,
    what: body.what,
    owner: body.owner,
    agreed: startDay(start) as PlainDate,
    by: body.by,
    done,
    came: done === null ? undefined : body.came,
    overdue: done === null && body.by < on,
  }
}
