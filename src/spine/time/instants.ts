import {
  type PlainDate,
  addDays,
  dateOf,
  dayOfWeek,
  daysInMonth,
  epochDay,
  fromEpochDay,
  isPlainDate,
} from './plain-date.ts'

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,6})?)?Z$/

/** Whether text is a moment in UTC, `2021-03-31T14:05:00Z`; seconds may be left out. */
export function isInstant(text: unknown): boolean {
  if (typeof text !== 'string') return false
  const parts = SHAPE.exec(text)
  return parts !== null && isPlainDate(parts[1])
}

/** The moment some minutes after (or, when negative, before) a moment, whole minutes: nights, weekends and clock changes count as they pass. */
export function instantAfter(instant: string, minutes: number): string {
  return instantOf(minutesOf(instant) + minutes)
}

/** Whole minutes from one moment to another; negative when `to` is earlier. */
export function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from)
}

/** The day it is in England at a moment. */
export function dayInEngland(instant: string): PlainDate {
  return instantOf(minutesOf(instant) + offsetAt(instant)).slice(0, 10) as PlainDate
}

/** What a clock in England says at a moment: `14:05`. */
export function clockInEngland(instant: string): string {
  return instantOf(minutesOf(instant) + offsetAt(instant)).slice(11, 16)
}

/**
 * The moment a clock in England shows a time on a day. In the hour that is passed over in March the clock has gone
 * forward; of the hour that comes twice in October the first is meant. Throws a RangeError unless `clock` is `HH:MM`.
 */
export function instantInEngland(day: PlainDate, clock: string): string {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock)
  if (!parts) throw new RangeError(`'${clock}' is not a time written HH:MM`)
  const local = epochDay(day) * DAY + Number(parts[1]) * 60 + Number(parts[2])
  const summer = instantOf(local - 60)
  return offsetAt(summer) === 60 ? summer : instantOf(local)
}

const DAY = 24 * 60

function minutesOf(instant: string): number {
  if (!isInstant(instant)) throw new RangeError(`'${instant}' is not a moment written YYYY-MM-DDTHH:MM:SSZ`)
  const day = instant.slice(0, 10) as PlainDate
  return epochDay(day) * DAY + Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))
}

function instantOf(minutes: number): string {
  const days = Math.floor(minutes / DAY)
  const rest = minutes - days * DAY
  return `${fromEpochDay(days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00Z`
}

// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Act 1972 as amended).
function offsetAt(instant: string): 0 | 60 {
  const year = Number(instant.slice(0, 4))
  const from = `${lastSunday(year, 3)}T01:00`
  const until = `${lastSunday(year, 10)}T01:00`
  const at = instant.slice(0, 16)
  return at >= from && at < until ? 60 : 0
}

function lastSunday(year: number, month: number): PlainDate {
  const last = dateOf(year, month, daysInMonth(year, month))
  return addDays(last, -dayOfWeek(last))
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
