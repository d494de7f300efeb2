import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { ageOn } from '../../../spine/time/age.ts'
import { type PlainDate, addMonths } from '../../../spine/time/plain-date.ts'
import type { AuditStratum } from '../codes.ts'
import { auditDraw, auditRound } from '../kinds/trust.ts'
import { ageBands } from '../limits.ts'
import type { AuditStanding } from './audits.ts'

/** A round as it stands on a day. */
export interface RoundStanding {
  readonly id: string
  readonly begins: PlainDate
  readonly closed: PlainDate | null
  readonly body: BodyOf<typeof auditRound>
  /** How its children were drawn; undefined until they are. */
  readonly draw: (BodyOf<typeof auditDraw> & { readonly on: PlainDate | null }) | undefined
  readonly counts: RoundCounts
}

/** How far a round has come. */
export interface RoundCounts {
  readonly asked: number
  readonly done: number
  /** Done by their day. */
  readonly inTime: number
  /** Not done, and past their day. */
  readonly late: number
  readonly toModerate: number
  readonly moderationLate: number
  readonly actionsOpen: number
  readonly actionsLate: number
}

/** The rounds of the trust’s file, the newest first, each with how far its audits have come by a day. */
export function roundsOn(file: SubjectFile, audits: readonly AuditStanding[], on: PlainDate): readonly RoundStanding[] {
  return all(file, auditRound)
    .flatMap(({ id, start, end, body }) => {
      const begins = startDay(start)
      if (begins === undefined) return []
      const own = audits.filter(each => each.round === id)
      const drawn = all(file, auditDraw).find(each => each.body.round === id)
      const draw = drawn && { ...drawn.body, on: startDay(drawn.start) ?? null }
      return [{ id, begins, closed: end !== null && end <= on ? end : null, body, draw, counts: countsOf(own, on) }]
    })
    .reverse()
}

/** How far some audits have come by a day. */
export function countsOf(audits: readonly AuditStanding[], on: PlainDate): RoundCounts {
  const done = audits.flatMap(({ by, done: each }) => (each ? [{ ...each, by }] : []))
  const waiting = done.filter(isWaitingForModeration)
  const open = done.flatMap(each => each.actions).filter(each => each.done === null)
  return {
    asked: audits.length,
    done: done.length,
    inTime: done.filter(each => each.on <= each.by).length,
    late: audits.filter(each => isLate(each, on)).length,
    toModerate: waiting.length,
    moderationLate: waiting.filter(each => (each.moderateBy ?? on) < on).length,
    actionsOpen: open.length,
    actionsLate: open.filter(each => each.by < on).length,
  }
}

/** Whether an audit is not done by a day, and was to be. */
export function isLate({ done, by }: AuditStanding, on: PlainDate): boolean {
  return done === undefined && by < on
}

function isWaitingForModeration({ moderateBy, moderated }: NonNullable<AuditStanding['done']>): boolean {
  return moderateBy !== undefined && moderated === undefined
}

/** A child as the drawing of a sample knows them. */
export interface ToDraw {
  readonly id: string
  readonly council: string | null
  /** The name of the team that works with them. */
  readonly team: string | null
  readonly born: PlainDate | null
  readonly inCare: boolean
}

/** The part of the sample a child stands in, in words: what it is divided by, in the order asked. */
export function stratumOf(
  child: ToDraw,
  strata: readonly AuditStratum[],
  councilName: (code: string) => string,
  on: PlainDate,
): string {
  return strata.map(part).join(', ')

  function part(of: AuditStratum): string {
    switch (of) {
      case 'council':
        return child.council === null ? 'No council known' : councilName(child.council)
      case 'team':
        return child.team ?? 'No team'
      case 'age':
        return child.born === null ? 'Age not known' : bandOf(ageOn(child.born, on), on)
      case 'status':
        return child.inCare ? 'In care' : 'Leaving care'
    }
  }
}

function bandOf(age: number, on: PlainDate): string {
  return valueOn(ageBands, on).findLast(each => each.from <= age)?.title ?? 'Age not known'
}

/** The children audited, or asked to be, within so many months before a day: left out of the next sample. */
export function auditedWithin(audits: readonly AuditStanding[], months: number, on: PlainDate): ReadonlySet<string> {
  const since = addMonths(on, -months)
  return new Set(
    audits.flatMap(({ child, asked, done }) =>
      (months > 0 && (done?.on ?? asked) > since) || done === undefined ? [child] : [],
    ),
  )
}
