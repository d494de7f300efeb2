import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { all, notion } from '../../../spine/ledger/file.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { annualHealthOutcome, dentalCheck, developmentCheck, immunisationCheck } from '../kinds.ts'

/** One time that teeth, immunisations or development were checked, or the check was refused. */
export interface Check {
  readonly on: PlainDate
  readonly entry: string
  /** For teeth, whether it was done; for immunisations and development, whether all was found up to date. */
  readonly done: boolean
  readonly refused: boolean
  /** The day the dentist asked to see the child by. */
  readonly nextBy?: PlainDate
}

type Yearly = 'teeth' | 'immunisations' | 'development'

/**
 * The checks of a child's teeth, oldest first. A return says only that teeth were checked in a year, so one that does
 * is taken for a check on that year's last day, where none is recorded in it.
 */
export const dentalChecks = notion((file: SubjectFile): readonly Check[] => {
  const checks: Check[] = []
  for (const { id, start, body } of all(file, dentalCheck)) {
    const on = startDay(start)
    if (on === undefined) continue
    const refused = body.refused ?? false
    checks.push({ on, entry: id, done: !refused, refused, ...(body.nextBy ? { nextBy: body.nextBy } : {}) })
  }
  return withReturns(file, checks, 'teeth').filter(check => check.done || check.refused)
})

/** What was known, when, of a child's immunisations; a return's answer stands for the last day of its year. */
export const immunisationChecks = notion((file: SubjectFile): readonly Check[] => {
  const checks: Check[] = []
  for (const { id, start, body } of all(file, immunisationCheck)) {
    const on = startDay(start)
    if (on !== undefined) checks.push({ on, entry: id, done: body.upToDate, refused: body.refused ?? false })
  }
  return withReturns(file, checks, 'immunisations')
})

/** What was known, when, of a young child's development checks; a return's answer stands for the last day of its year. */
export const developmentChecks = notion((file: SubjectFile): readonly Check[] => {
  const checks: Check[] = []
  for (const { id, start, body } of all(file, developmentCheck)) {
    const on = startDay(start)
    if (on !== undefined) checks.push({ on, entry: id, done: body.upToDate, refused: false })
  }
  return withReturns(file, checks, 'development')
})

function withReturns(file: SubjectFile, own: readonly Check[], item: Yearly): readonly Check[] {
  const checks = [...own]
  for (const { id, body } of all(file, annualHealthOutcome)) {
    const said = body[item]
    const { start, end } = collectionYear(body.year)
    if (said === undefined || own.some(check => check.on >= start && check.on <= end)) continue
    checks.push({ on: end, entry: id, done: said, refused: false })
  }
  return checks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
