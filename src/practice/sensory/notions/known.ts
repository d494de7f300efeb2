import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, earlier } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { QUALIFIED_TEACHERS, type SensoryNeed, type SupportLevel, knownUpToAge } from '../codes.ts'
import { sensoryNeedKnown, sensoryVisit } from '../kinds.ts'

/** A time in which the service knows a child, at one level of support. */
export interface KnownTime {
  readonly entry: string
  readonly start: PlainDate
  readonly end: PlainDate | null
  readonly need: SensoryNeed
  readonly level: SupportLevel
  readonly school: string
}

/**
 * The times in which the service knew a child, oldest first. One that overlaps the next ends where that begins, and all end when
 * the young person is past the service’s age.
 */
export function knownTimes(file: SubjectFile): readonly KnownTime[] {
  const found: KnownTime[] = []
  const born = bornOn(file)
  for (const { id, start, end, body } of all(file, sensoryNeedKnown)) {
    const from = startDay(start)
    if (from === undefined) continue
    const before = found.at(-1)
    if (before && before.need === body.need && (before.end === null || before.end > from))
      found[found.length - 1] = { ...before, end: from }
    const grown = born === undefined ? null : birthday(born, valueOn(knownUpToAge, from) + 1)
    const until = end === null ? grown : grown === null ? end : earlier(end, grown)
    found.push({ entry: id, start: from, end: until, need: body.need, level: body.level, school: body.school ?? '' })
  }
  return found.filter(each => each.end === null || each.end > each.start)
}

/** The need and level at which the service knows a child at the end of a day: the most support, where there are several. */
export function knownOn(file: SubjectFile, on: PlainDate): KnownTime | undefined {
  const LEVELS: readonly SupportLevel[] = ['high', 'medium', 'low', 'monitoring']
  return knownTimes(file)
    .filter(each => each.start <= on && (each.end === null || each.end > on))
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))[0]
}

/** A visit that the service's plan counts: a qualified teacher saw the child. */
export interface PlanVisit {
  readonly entry: string
  readonly on: PlainDate
  readonly next: PlainDate | undefined
}

/** The visits the service's plan counts, oldest first. */
export function planVisits(file: SubjectFile): readonly PlanVisit[] {
  return all(file, sensoryVisit).flatMap(({ id, start, body }) => {
    const on = startDay(start)
    return on !== undefined && body.seen && QUALIFIED_TEACHERS.has(body.discipline)
      ? [{ entry: id, on, next: body.next }]
      : []
  })
}
