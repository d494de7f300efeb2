import { daysInMonth } from '../../../spine/time/plain-date.ts'
import type { Column } from '../tables.ts'

/** The longest value kept; no column of the return comes near it. */
export const LONGEST_VALUE = 200

const BRITISH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?$/
const PARTIAL = /^(\d{1,2}|ZZ)\/(\d{1,2}|ZZ)\/(\d{4}|ZZZZ)$/

/**
 * A cell as it is kept: trimmed, upper-cased, dates as `YYYY-MM-DD`, SEX 1 and 2 as M and F, whole numbers without `.0`.
 * A blank is undefined. What is not a real value of the column is kept as it was typed, to be shown.
 */
export function normalise(column: Column, cell: string): string | undefined {
  const text = cell.trim().toUpperCase()
  if (text === '') return undefined
  switch (column.type) {
    case 'day':
      return dayOf(text) ?? text
    case 'partial-day':
      return partialDayOf(text) ?? text
    case 'flag':
    case 'integer':
      // A spreadsheet or a data frame writes a whole number with blanks around it as 1.0.
      return text.endsWith('.0') ? text.slice(0, -2) : text
    case 'code':
      if (column.name === 'SEX')
        return text === '1' || text === '1.0' ? 'M' : text === '2' || text === '2.0' ? 'F' : text
      return text.includes('\n') ? text.replace(/\s+/g, ' ') : text
    case 'postcode':
      return text.replace(/\s+/g, ' ')
    default:
      return text.includes('\n') ? text.replace(/\s+/g, ' ') : text
  }
}

/** A day typed dd/mm/yyyy, d/m/yyyy or yyyy-mm-dd, a midnight after it let be; undefined when there is no such day. */
export function dayOf(text: string): string | undefined {
  // The return's own form, by far the commonest.
  if (text.length === 10 && text[2] === '/' && text[5] === '/') {
    const day = figures(text, 0, 2)
    const month = figures(text, 3, 5)
    const year = figures(text, 6, 10)
    if (day < 1 || month < 1 || year < 1 || month > 12 || day > daysInMonth(year, month)) return undefined
    return `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`
  }
  const british = BRITISH.exec(text)
  if (british) return realDay(Number(british[3]), Number(british[2]), Number(british[1]))
  const iso = ISO.exec(text)
  return iso ? realDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) : undefined
}

/**
 * DATE_PERM, whose unknown parts are typed zz: a day, `YYYY-MM`, `YYYY`, or `ZZZZ` when nothing is known.
 * A known day in an unknown month, or of an unknown year, keeps only the parts that can be placed in time.
 */
export function partialDayOf(text: string): string | undefined {
  const whole = dayOf(text)
  if (whole !== undefined) return whole
  if (/^\d{4}(-\d{2})?$/.test(text)) return text
  const parts = PARTIAL.exec(text)
  if (!parts) return undefined
  const [, day, month, year] = parts
  if (day !== 'ZZ' && month !== 'ZZ' && year !== 'ZZZZ') return undefined
  if (year === 'ZZZZ') return 'ZZZZ'
  if (month === 'ZZ' || day === undefined || month === undefined || year === undefined) return year
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined
}

// A whole number from its figures; -1 where there is anything else.
function figures(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const figure = text.charCodeAt(at) - 48
    if (figure < 0 || figure > 9) return -1
    value = value * 10 + figure
  }
  return value
}

function realDay(year: number, month: number, day: number): string | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
