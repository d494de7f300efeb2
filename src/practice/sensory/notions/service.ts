import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { type SensoryNeed, type SupportLevel, sensoryNeed, supportLevel } from '../codes.ts'
import { sensoryActivity, sensoryCount, sensoryDeployment } from '../kinds.ts'

/** A council's children of one need at one level. */
export interface CaseloadCell {
  readonly council: string
  readonly need: SensoryNeed
  readonly level: SupportLevel
  readonly children: number
}

/** The caseload as it was last counted by a day. */
export interface Caseload {
  /** The day it was counted. */
  readonly on: PlainDate
  readonly cells: readonly CaseloadCell[]
  readonly source: string
}

/**
 * The whole caseload as last counted by a day; undefined where it never was. A count is of one need and council: of each the
 * latest is taken, and the day is that of the oldest of them, so that a count left undone is not taken for a new one.
 */
export function caseloadOn(file: SubjectFile, on: PlainDate): Caseload | undefined {
  const latest = new Map<string, { readonly on: PlainDate; readonly body: (typeof counts)[number]['body'] }>()
  const counts = all(file, sensoryCount)
  for (const { start, body } of counts) {
    const day = startDay(start)
    if (day !== undefined && day <= on) latest.set(`${body.council} ${body.need}`, { on: day, body })
  }
  const held = [...latest.values()]
  const oldest = held.map(each => each.on).sort()[0]
  if (oldest === undefined) return undefined
  return {
    on: oldest,
    source: held.map(each => each.body.source ?? '').find(each => each !== '') ?? '',
    cells: held.flatMap(({ body }) =>
      supportLevel.codes.map(({ code }) => ({
        council: body.council,
        need: body.need,
        level: code,
        children: body[code],
      })),
    ),
  }
}

/** How many children, of those cells that are chosen. */
export function childrenIn(
  cells: readonly CaseloadCell[],
  chosen: Partial<Omit<CaseloadCell, 'children'>> = {},
): number {
  return cells.reduce(
    (sum, each) =>
      (Object.entries(chosen) as [keyof typeof chosen, string][]).every(([field, is]) => each[field] === is)
        ? sum + each.children
        : sum,
    0,
  )
}

/** Every need in its order. */
export const NEEDS: readonly SensoryNeed[] = sensoryNeed.codes.map(each => each.code)
/** Every level in its order, the most support first. */
export const LEVELS: readonly SupportLevel[] = supportLevel.codes.map(each => each.code)

/** Visits planned and made in a month. */
export interface VisitsOf {
  readonly month: PlainDate
  readonly planned: number
  readonly made: number
}

/** Visits planned and made, month by month, oldest first, of one council or all where none is given. */
export function visitsByMonth(file: SubjectFile, council?: string): readonly VisitsOf[] {
  const found = new Map<PlainDate, { planned: number; made: number }>()
  for (const { start, body } of all(file, sensoryActivity)) {
    const month = startDay(start)
    if (month === undefined || (council !== undefined && body.council !== council)) continue
    const held = found.get(month) ?? { planned: 0, made: 0 }
    found.set(month, held)
    held.planned += body.planned
    held.made += body.made
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, each]) => ({ month, ...each }))
}

/** Support workers in a school on a day. */
export interface Deployment {
  readonly id: string
  readonly school: string
  readonly council: string
  readonly employer: 'service' | 'school'
  readonly workers: number
  readonly hours: number
  readonly by: readonly string[]
  readonly pupils: number
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** The schools with support workers on a day, by name. */
export function deployedOn(file: SubjectFile, on: PlainDate): readonly Deployment[] {
  return all(file, sensoryDeployment)
    .flatMap(({ id, start, end, body }): readonly Deployment[] => {
      const from = startDay(start)
      if (from === undefined || from > on || (end !== null && end <= on)) return []
      const { school, council, employer, workers, hours, by, pupils } = body
      return [{ id, school, council, employer, workers, hours, by, pupils, from, to: end }]
    })
    .sort((a, b) => (a.school < b.school ? -1 : 1))
}
