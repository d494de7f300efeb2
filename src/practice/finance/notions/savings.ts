import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../../spine/time/plain-date.ts'
import { type SavingColour, savingColours } from '../codes.ts'
import { capitalCase, capitalSpend, saving, savingUpdate } from '../kinds.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'

/** A saving as it stands on a day. Whole pounds. */
export interface SavingStanding {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly year: number
  readonly target: number
  readonly line: string | undefined
  readonly owner: string
  readonly how: string
  readonly agreed: PlainDate
  /** Null where nobody has said how it goes. */
  readonly delivered: number | null
  readonly forecast: number | null
  /** What of the target is not expected; the whole of it where nobody has said. */
  readonly atRisk: number
  readonly colour: SavingColour
  readonly updates: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly delivered: number
    readonly forecast: number
    readonly note: string
  }[]
  readonly closed: PlainDate | null
}

/** The savings of a year as they stand on a day, the most at risk first. */
export function savingsOn(file: SubjectFile, year: number, on: PlainDate): readonly SavingStanding[] {
  const updates = all(file, savingUpdate)
  return all(file, saving)
    .flatMap(({ id, start, end, body }): readonly SavingStanding[] => {
      const agreed = startDay(start)
      if (agreed === undefined || agreed > on || body.year !== year) return []
      const own = updates.flatMap(each => {
        const day = startDay(each.start)
        const { delivered, forecast, note } = each.body
        return each.body.saving === id && day !== undefined && day <= on
          ? [{ id: each.id, on: day, delivered, forecast, note }]
          : []
      })
      const last = own.at(-1)
      return [
        {
          id,
          reference: body.reference,
          title: body.title,
          year: body.year,
          target: body.target,
          line: body.line,
          owner: body.owner,
          how: body.how,
          agreed,
          delivered: last?.delivered ?? null,
          forecast: last?.forecast ?? null,
          atRisk: Math.max(0, body.target - (last?.forecast ?? 0)),
          colour: colourOf(body.target, last, on),
          updates: own.toReversed(),
          closed: end !== null && end <= on ? end : null,
        },
      ]
    })
    .sort(
      (a, b) =>
        Number(a.closed !== null) - Number(b.closed !== null) ||
        b.atRisk - a.atRisk ||
        (a.reference < b.reference ? -1 : 1),
    )
}

/** The colour of a saving on a day, by the criteria in force then. Of a target of nought, green. */
export function colourOf(
  target: number,
  last: { readonly on: PlainDate; readonly forecast: number } | undefined,
  on: PlainDate,
): SavingColour {
  const { green, amber, monthsHeld } = valueOn(savingColours, on)
  if (!last || addMonths(last.on, monthsHeld) < on) return 'unknown'
  const share = target === 0 ? 100 : (last.forecast / target) * 100
  return share >= green ? 'green' : share >= amber ? 'amber' : 'red'
}

/** A capital case as it stands on a day. Whole pounds. */
export interface CapitalStanding {
  readonly id: string
  readonly submitted: PlainDate
  readonly answered: PlainDate | null
  readonly body: BodyOf<typeof capitalCase>
  readonly spent: number | null
  readonly forecast: number | null
  readonly asAt: PlainDate | null
}

/** Every capital case submitted by a day, those that wait for an answer first. */
export function capitalOn(file: SubjectFile, on: PlainDate): readonly CapitalStanding[] {
  return all(file, capitalCase)
    .flatMap(({ id, start, end, body }): readonly CapitalStanding[] => {
      const submitted = startDay(start)
      if (submitted === undefined || submitted > on) return []
      const last = all(file, capitalSpend).findLast(
        each => each.body.case === id && (startDay(each.start) ?? '9999') <= on,
      )
      return [
        {
          id,
          submitted,
          answered: end !== null && end <= on ? end : null,
          body,
          spent: last?.body.spent ?? null,
          forecast: last?.body.forecast ?? null,
          asAt: last ? (startDay(last.start) ?? null) : null,
        },
      ]
    })
    .sort((a, b) => Number(a.answered !== null) - Number(b.answered !== null) || (a.submitted < b.submitted ? 1 : -1))
}
