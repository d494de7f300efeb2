import type { PlainDate } from '../../../spine/time/plain-date.ts'

/** A day that may be blank, or no real day. */
export type Day = PlainDate | undefined

/** Whether one day is before another. False where either is missing, as is every comparison here. */
export function before(one: Day, other: Day): boolean {
  return one !== undefined && other !== undefined && one < other
}

export function after(one: Day, other: Day): boolean {
  return one !== undefined && other !== undefined && one > other
}

export function onOrBefore(one: Day, other: Day): boolean {
  return one !== undefined && other !== undefined && one <= other
}

export function onOrAfter(one: Day, other: Day): boolean {
  return one !== undefined && other !== undefined && one >= other
}

export function sameDay(one: Day, other: Day): boolean {
  return one !== undefined && one === other
}

/** Whether a day is within a span, its first and last day included. */
export function within(day: Day, from: Day, to: Day): boolean {
  return onOrAfter(day, from) && onOrBefore(day, to)
}

/** Whether any of these cells is filled. */
export function anyFilled(...cells: readonly (string | undefined)[]): boolean {
  return cells.some(cell => cell !== undefined)
}

/** Whether any of these cells is blank. */
export function anyBlank(...cells: readonly (string | undefined)[]): boolean {
  return cells.includes(undefined)
}

/** Whether a cell is filled with what is not one of these codes. */
export function isNone(cell: string | undefined, codes: ReadonlySet<string>): boolean {
  return cell !== undefined && !codes.has(cell)
}

/** Whether a cell is filled with one of these codes. */
export function isOne(cell: string | undefined, codes: ReadonlySet<string>): boolean {
  return cell !== undefined && codes.has(cell)
}

/** The whole number a cell holds, however a spreadsheet wrote it (`1`, `1.0`); undefined where it holds none. */
export function whole(cell: string | undefined): number | undefined {
  return cell !== undefined && /^-?\d+(\.0+)?$/.test(cell) ? Number(cell) : undefined
}

/** Whether a cell is filled with what is not 0 or 1. */
export function isNoFlag(cell: string | undefined): boolean {
  return cell !== undefined && whole(cell) !== 0 && whole(cell) !== 1
}
