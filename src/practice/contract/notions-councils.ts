import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../../spine/ledger/kind.ts'
import { type Span, after, workingDays } from '../../spine/duty/span.ts'
import { type Dated, dated, valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../spine/time/plain-date.ts'
import {
  contractAgreement,
  contractEscalation,
  contractMeeting,
  councilDependency,
  dependencyCheck,
  emergencyClause,
  escalationStep,
  serviceLevel,
  serviceLevelFigure,
} from './kinds-councils.ts'
import { isPeriodEnd, lastComplete, periodEnd, periodMoved } from './periods.ts'

/** How soon a group answers what is put to it. The contract’s own days are not held here. */
export const daysToAnswer: Dated<Span> = dated({
  from: '2020-11-01',
  value: workingDays(10),
  source: 'Our assumption until the contract’s own is entered: ten working days',
})

/** How many misses in a row are a breach on the councils’ side: as many as on the trust’s, until agreed otherwise. */
export const MISSES: Readonly<Record<'month' | 'quarter', number>> = { month: 3, quarter: 2 }

/** Something written in the register, as it stood by a day. */
export interface Written<Body> {
  readonly id: string
  readonly on: PlainDate
  readonly end: PlainDate | null
  readonly body: Body
}

/** What of a kind had begun by a day, oldest first; an end that is still to come is none yet. */
export function writtenBy<K extends AnyKind>(file: SubjectFile, kind: K, by: PlainDate): readonly Written<BodyOf<K>>[] {
  return all(file, kind)
    .flatMap((entry: Entry<BodyOf<K>>) => {
      const on = startDay(entry.start)
      if (on === undefined || on > by) return []
      return [{ id: entry.id, on, end: entry.end !== null && entry.end <= by ? entry.end : null, body: entry.body }]
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** A dependency as it stands: whether it was done when last looked at, and whether that look is overdue. */
export interface DependencyStanding extends Written<BodyOf<typeof councilDependency>> {
  readonly checks: readonly Written<BodyOf<typeof dependencyCheck>>[]
  readonly met: BodyOf<typeof dependencyCheck>['met'] | undefined
  readonly checkBy: PlainDate
  readonly overdue: boolean
}

/** What the councils must do, as it stands on a day: what is not done first. */
export function dependenciesOn(file: SubjectFile, on: PlainDate): readonly DependencyStanding[] {
  const checks = writtenBy(file, dependencyCheck, on)
  const worst = { 'not-met': 0, partly: 1, met: 3 } as const
  return writtenBy(file, councilDependency, on)
    .map(each => {
      const own = checks.filter(check => check.body.dependency === each.id)
      const last = own.at(-1)
      const checkBy = last?.body.nextBy ?? each.body.checkBy
      return { ...each, checks: own, met: last?.body.met, checkBy, overdue: each.end === null && checkBy < on }
    })
    .toSorted(
      (a, b) =>
        Number(a.end !== null) - Number(b.end !== null) ||
        (a.met ? worst[a.met] : 2) - (b.met ? worst[b.met] : 2) ||
        (a.body.reference < b.body.reference ? -1 : 1),
    )
}

/** A service level with its figures, and the run of misses that ends with the latest. */
export interface LevelStanding extends Written<BodyOf<typeof serviceLevel>> {
  /** Oldest first; of two for one period the later written. */
  readonly figures: readonly (Written<BodyOf<typeof serviceLevelFigure>> & { readonly meets: boolean })[]
  readonly run: number
  readonly needed: number
  readonly breach: boolean
  /** The latest period that is over and has no figure, once the next is over too; undefined where it is there. */
  readonly missing: PlainDate | undefined
}

/** Whether a figure meets a service level’s target. A figure exactly there does. */
export function meetsLevel(
  { polarity, target }: Pick<BodyOf<typeof serviceLevel>, 'polarity' | 'target'>,
  value: number,
): boolean {
  return polarity === 'higher' ? value >= target : polarity === 'lower' ? value <= target : value === target
}

/** The service levels as they stand on a day, those in breach first. */
export function levelsOn(file: SubjectFile, on: PlainDate): readonly LevelStanding[] {
  const figures = writtenBy(file, serviceLevelFigure, on)
  return writtenBy(file, serviceLevel, on)
    .map((level): LevelStanding => {
      const { every } = level.body
      const byEnd = new Map(
        figures
          .filter(each => each.body.level === level.id && isPeriodEnd(every, each.on))
          .map(each => [each.on, { ...each, meets: meetsLevel(level.body, each.body.value) }]),
      )
      const own = [...byEnd.values()]
      let run = 0
      for (let end = own.at(-1)?.on; end !== undefined; end = periodMoved(every, end, -1)) {
        const figure = byEnd.get(end)
        if (!figure || figure.meets) break
        run++
      }
      const owed = periodMoved(every, lastComplete(every, on), -1)
      const needed = MISSES[every]
      return {
        ...level,
        figures: own,
        run,
        needed,
        breach: level.end === null && run >= needed,
        missing: level.end === null && owed >= level.on && !byEnd.has(owed) ? owed : undefined,
      }
    })
    .toSorted(
      (a, b) =>
        Number(a.end !== null) - Number(b.end !== null) ||
        Number(b.breach) - Number(a.breach) ||
        b.run - a.run ||
        (a.body.reference < b.body.reference ? -1 : 1),
    )
}

/** A step of an escalation, and by when it is to be answered. */
export interface StepStanding extends Written<BodyOf<typeof escalationStep>> {
  readonly by: PlainDate
  readonly late: boolean
}

/** An escalation with its steps, oldest first. */
export interface EscalationStanding extends Written<BodyOf<typeof contractEscalation>> {
  readonly steps: readonly StepStanding[]
  /** The step that waits for an answer; undefined where none does. */
  readonly waits: StepStanding | undefined
}

/** Escalations as they stand on a day: open first, the latest raised first among them. */
export function escalationsOn(file: SubjectFile, on: PlainDate): readonly EscalationStanding[] {
  const steps = writtenBy(file, escalationStep, on)
  return writtenBy(file, contractEscalation, on)
    .map(each => {
      const own = steps
        .filter(step => step.body.escalation === each.id)
        .map(step => {
          const by = after(step.on, valueOn(daysToAnswer, step.on))
          return { ...step, by, late: by < (step.end ?? on) }
        })
      return { ...each, steps: own, waits: each.end === null ? own.findLast(step => step.end === null) : undefined }
    })
    .toSorted((a, b) => Number(a.end !== null) - Number(b.end !== null) || (a.on > b.on ? -1 : 1))
}

/** The group’s meetings, newest first, and by when it meets next: the month or quarter after. */
export function meetingsOn(
  file: SubjectFile,
  group: 'operational' | 'strategic',
  on: PlainDate,
): { readonly held: readonly Written<BodyOf<typeof contractMeeting>>[]; readonly nextBy: PlainDate | undefined } {
  const held = writtenBy(file, contractMeeting, on).filter(each => each.body.group === group)
  const from = held.at(-1)?.on ?? writtenBy(file, contractAgreement, on).findLast(each => each.end === null)?.on
  return { held: held.toReversed(), nextBy: from === undefined ? undefined : nextMeeting(group, from) }
}

/** By when a group meets again after a day: the operational group in the month after, the strategic group in the quarter after. */
export function nextMeeting(group: 'operational' | 'strategic', from: PlainDate): PlainDate {
  const every = group === 'operational' ? 'month' : 'quarter'
  return periodMoved(every, periodEnd(every, from), 1)
}

/** By when the contract is reviewed again after a day: within a year. */
export function nextReview(from: PlainDate): PlainDate {
  return addMonths(from, 12)
}

/** The emergency clause each time it was invoked, the latest first. */
export function emergenciesOn(file: SubjectFile, on: PlainDate): readonly Written<BodyOf<typeof emergencyClause>>[] {
  return writtenBy(file, emergencyClause, on).toReversed()
}
