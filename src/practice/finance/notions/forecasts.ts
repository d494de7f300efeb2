import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { type LinePosition, type Position, linesAt, monthsHeld, shareOf, together, yearsHeld } from './position.ts'
import { monthsToGo, yearEnd } from './years.ts'

/** What was expected of a year at a month's end, and how far that moved from the month before. */
export interface ForecastStep {
  readonly month: PlainDate
  readonly position: Position
  /** Pounds more (or, below nought, less) expected than at the month before; null at the first. */
  readonly moved: number | null
}

/** How what was expected of a year moved month by month; of the lines chosen, all of them where none are. */
export function forecastsOf(
  file: SubjectFile,
  year: number,
  chosen: (line: LinePosition) => boolean = () => true,
): readonly ForecastStep[] {
  const steps: ForecastStep[] = []
  for (const month of monthsHeld(file, year)) {
    const position = together(linesAt(file, month).filter(chosen))
    const before = steps.at(-1)
    steps.push({ month, position, moved: before ? position.forecast - before.position.forecast : null })
  }
  return steps
}

/** How good a forecast was against what came: expected less spent, and its share of what was spent in hundredths. */
export interface ForecastError {
  readonly year: number
  readonly month: PlainDate
  /** Months of the year that were still to come. */
  readonly toGo: number
  readonly forecast: number
  readonly outturn: number
  /** Below nought where less was expected than was spent. */
  readonly pounds: number
  readonly percent: number | null
}

/** How good every forecast was of the years whose March figures are held, oldest first. */
export function forecastErrors(
  file: SubjectFile,
  chosen: (line: LinePosition) => boolean = () => true,
): readonly ForecastError[] {
  return yearsHeld(file).flatMap(year => {
    const steps = forecastsOf(file, year, chosen)
    const last = steps.at(-1)
    if (!last || last.month !== yearEnd(year) || last.position.unknown > 0) return []
    const outturn = last.position.actual
    return steps.slice(0, -1).map(({ month, position }): ForecastError => {
      const over = position.forecast - outturn
      return {
        year,
        month,
        toGo: monthsToGo(month),
        forecast: position.forecast,
        outturn,
        pounds: over,
        percent: shareOf(over, Math.abs(outturn)),
      }
    })
  })
}

/** How wrong forecasts made with so many months to go have been: the mean of their shares, whichever way, and how many. */
export function usualError(
  errors: readonly ForecastError[],
  toGo: number,
): { readonly percent: number; readonly of: number } | undefined {
  const shares = errors.flatMap(each => (each.toGo === toGo && each.percent !== null ? [Math.abs(each.percent)] : []))
  if (shares.length === 0) return undefined
  return {
    percent: Math.round((shares.reduce((sum, each) => sum + each, 0) / shares.length) * 100) / 100,
    of: shares.length,
  }
}
