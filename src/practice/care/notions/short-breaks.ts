import type { Reason } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { shortBreak } from '../kinds.ts'
import { because } from '../words.ts'

/** A series of short breaks: an agreement, or stays that follow one another. */
export interface ShortBreaks {
  /** The first day of the first. */
  readonly start: PlainDate
  /**
   * The day the agreement ended or, for stays, the day after which they are taken to have ended, and no later than the 18th
   * birthday: they are for children. Null while it lasts.
   */
  readonly end: PlainDate | null
  /** Why they ended; of no meaning while they last. */
  readonly ends: Reason
}

/** Months without a stay after which a series of them is taken to have ended. */
export const stayingEndsAfter: Dated<number> = dated({
  from: '2011-04-01',
  value: 6,
  source: 'Our assumption until agreed: the regulations do not say when a series of short breaks has ended',
})

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly ShortBreaks[] => {
  const series: { start: PlainDate; end: PlainDate | null }[] = []
  const add = (start: PlainDate, end: PlainDate | null): void => {
    const last = series.at(-1)
    if (last && (last.end === null || start <= last.end)) {
      if (last.end !== null && (end === null || end > last.end)) last.end = end
    } else series.push({ start, end })
  }
  for (const entry of all(file, shortBreak)) {
    const start = startDay(entry.start)
    if (start === undefined) continue
    const isStay = entry.body.basis === 'V3'
    add(start, isStay && entry.end !== null ? addMonths(entry.end, valueOn(stayingEndsAfter, start)) : entry.end)
  }
  const born = bornOn(file)
  const adult = born === undefined ? undefined : birthday(born, 18)
  return series
    .filter(({ start }) => adult === undefined || start < adult)
    .map(({ start, end }) =>
      adult !== undefined && (end === null || end > adult)
        ? { start, end: adult, ends: because('care.turned-18', { on: adult }) }
        : { start, end, ends: because('care.short-breaks-ended', { on: end }) },
    )
})

/** A child's series of short breaks, oldest first, those that overlap as one. Source: reg 48 of the 2010 Regulations. */
export function shortBreaksOf(file: SubjectFile): readonly ShortBreaks[] {
  return all(file, shortBreak).length === 0 ? NONE : derived(file)
}
