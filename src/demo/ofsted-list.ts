import Papa from 'papaparse'
import { authorities } from '../spine/places/authorities.ts'
import { addDays, plainDate } from '../spine/time/plain-date.ts'
import type { DemoProvider } from './providers.ts'

/** The day for which the demonstration's list of providers speaks. */
export const LISTED_ON = plainDate('2026-08-31')

// One home in which children still live has closed since, and one has moved: what a list is there to find.
const CLOSED = { type: 'Children’s home', at: 11, on: '31/07/2026' } as const
const MOVED = { type: 'Supported accommodation', at: 3 } as const

/**
 * Ofsted's list of the invented county's providers, as CSV with the headings of the workbook that councils are sent. Every
 * home the children live in is on it as it is, but for one that has closed and one that has moved.
 */
export function ofstedList(providers: readonly DemoProvider[]): string {
  const counted = new Map<string, number>()
  const rows = providers.map(({ urn, name, type, places, provider, postcode, registered }) => {
    const at = counted.get(type) ?? 0
    counted.set(type, at + 1)
    const closed = type === CLOSED.type && at === CLOSED.at
    const moved = type === MOVED.type && at === MOVED.at
    const stands = moved
      ? (providers.find(each => each.urn !== urn && each.postcode.area === postcode.area)?.postcode ?? postcode)
      : postcode
    return {
      'Local authority': authorities.find(each => each.gss === stands.area)?.name ?? '',
      URN: urn,
      'Provider type': type,
      'Setting name': name,
      'Registration date':
        registered === undefined ? '01/04/2012' : asTyped(addDays(plainDate('2023-09-01'), registered)),
      'Registration status': closed ? 'Closed' : 'Active',
      'Deregistration date': closed ? CLOSED.on : '',
      'Placement code': places.join(','),
      'Placement provider code': provider,
      'Setting postcode': `${stands.postcode.slice(0, -3).trim()} ${stands.postcode.slice(-3)}`,
    }
  })
  return Papa.unparse(rows)
}

function asTyped(day: string): string {
  return day.split('-').reverse().join('/')
}
