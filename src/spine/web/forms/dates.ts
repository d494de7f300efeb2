import type { PartialDate, Start } from '../../ledger/entry.ts'
import { clockInEngland, dayInEngland, instantInEngland } from '../../time/instants.ts'
import { type PlainDate, isPlainDate } from '../../time/plain-date.ts'
import type { Fields } from '../page.ts'

/** What was read of a date's boxes: a value, nothing at all, or why it is not one. */
export type Read<T> =
  | { readonly is: 'given'; readonly value: T }
  | { readonly is: 'blank' }
  | { readonly is: 'wrong'; readonly why: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const EARLIEST = 1900
const LATEST = 2150

/** The boxes of a date as they were typed. */
export interface Boxes {
  readonly day: string
  readonly month: string
  readonly year: string
  readonly time: string
}

/** The boxes sent for a date called `name`. */
export function boxesOf(fields: Fields, name: string): Boxes {
  const text = (part: string): string => {
    const value = fields[`${name}-${part}`]
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
  }
  return { day: text('day'), month: text('month'), year: text('year'), time: text('time') }
}

/** A day from its three boxes. A month may be a number or a name. */
export function dayFrom(boxes: Boxes): Read<PlainDate> {
  const read = partFrom(boxes)
  if (read.is !== 'given') return read
  if (isPlainDate(read.value)) return { is: 'given', value: read.value }
  return { is: 'wrong', why: boxes.month === '' ? 'must have a day and a month' : 'must have a day' }
}

/** A day, a month or a year from boxes of which the first may be left blank. */
export function partFrom({ day, month, year }: Boxes): Read<PlainDate | PartialDate> {
  if (day === '' && month === '' && year === '') return { is: 'blank' }
  if (year === '') return { is: 'wrong', why: 'must have a year' }
  if (!/^\d{4}$/.test(year)) return { is: 'wrong', why: 'must have a year of 4 numbers, such as 2027' }
  if (Number(year) < EARLIEST || Number(year) > LATEST)
    return { is: 'wrong', why: `must have a year between ${EARLIEST} and ${LATEST}` }
  if (month === '') return day === '' ? { is: 'given', value: year } : { is: 'wrong', why: 'must have a month' }
  const number = /^\d{1,2}$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  if (number < 1 || number > 12) return { is: 'wrong', why: 'must have a month from 1 to 12' }
  const yearMonth = `${year}-${String(number).padStart(2, '0')}`
  if (day === '') return { is: 'given', value: yearMonth }
  const whole = `${yearMonth}-${day.padStart(2, '0')}`
  return /^\d{1,2}$/.test(day) && isPlainDate(whole)
    ? { is: 'given', value: whole }
    : { is: 'wrong', why: 'must be a real date' }
}

/** A moment from its day and its time in England. */
export function momentFrom(boxes: Boxes): Read<string> {
  const day = dayFrom(boxes)
  if (day.is === 'wrong') return day
  if (day.is === 'blank') return boxes.time === '' ? day : { is: 'wrong', why: 'must have a day, a month and a year' }
  if (boxes.time === '') return { is: 'wrong', why: 'must have a time, such as 14:05 or 2:05pm' }
  const clock = clockFrom(boxes.time)
  return clock
    ? { is: 'given', value: instantInEngland(day.value, clock) }
    : { is: 'wrong', why: 'must have a time such as 14:05 or 2:05pm' }
}

/** A time as people type it, as `HH:MM`; undefined where it is none. `2.05pm`, `14:05`, `1405`, `2pm`, `midday`. */
export function clockFrom(text: string): string | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.]*([ap])\.?m\.?$/g, '$1m')
  if (said === 'midday' || said === 'noon') return '12:00'
  if (said === 'midnight') return '00:00'
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?$/.exec(said)
  if (!parts) return undefined
  const [, hour = '', minute, half] = parts
  if (minute === undefined && half === undefined) return undefined
  const hours = Number(hour)
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined
  const of24 = half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)
  if (of24 > 23 || Number(minute ?? 0) > 59) return undefined
  return `${String(of24).padStart(2, '0')}:${minute ?? '00'}`
}

/** A date as its boxes would hold it. */
export function boxesFrom(start: Start): Boxes {
  if (start === null) return { day: '', month: '', year: '', time: '' }
  const moment = start.length > 10
  const [year = '', month, day] = (moment ? dayInEngland(start) : start).split('-')
  const plain = (text: string | undefined): string => (text === undefined ? '' : String(Number(text)))
  return { day: plain(day), month: plain(month), year, time: moment ? clockInEngland(start) : '' }
}

/** The same boxes as fields that were sent. */
export function boxFields(name: string, start: Start, timed: boolean): Record<string, string> {
  const { day, month, year, time } = boxesFrom(start)
  return {
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
    ...(timed ? { [`${name}-time`]: time } : {}),
  }
}
