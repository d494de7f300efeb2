import type { PlainDate } from '../time/plain-date.ts'
import { existedOn, findAuthority } from './authorities.ts'

/**
 * Districts by the county above them: numbers of E07 codes. Source: Office for National Statistics, lower to upper tier
 * local authorities, April 2023, with districts abolished since 2013. Open Government Licence v3.0.
 */
const DISTRICTS: Readonly<Record<string, string>> = {
  E10000003: '8-12', // Cambridgeshire
  E10000007: '32-39', // Derbyshire
  E10000008: '40-47', // Devon
  E10000011: '61-65', // East Sussex
  E10000012: '66-77', // Essex
  E10000013: '78-83', // Gloucestershire
  E10000014: '84-94', // Hampshire
  E10000015: '95-104 240-243', // Hertfordshire: four were recoded in 2012 and 2013
  E10000016: '105-116', // Kent
  E10000017: '117-128', // Lancashire
  E10000018: '129-135', // Leicestershire
  E10000019: '136-142', // Lincolnshire
  E10000020: '143-149', // Norfolk
  E10000024: '170-176', // Nottinghamshire
  E10000025: '177-181', // Oxfordshire
  E10000028: '192-199', // Staffordshire
  E10000029: '200-206 244-245', // Suffolk: four were joined in two in 2019
  E10000030: '207-217', // Surrey
  E10000031: '218-222', // Warwickshire
  E10000032: '223-229', // West Sussex
  E10000034: '234-239', // Worcestershire
}

/** Districts whose county was replaced: what replaced it where they are, and the county before. */
const REPLACED: readonly { readonly districts: string; readonly now: string; readonly before: string }[] = [
  { districts: '4-7', now: 'E06000060', before: 'E10000002' }, // Buckinghamshire, 2020
  { districts: '48', now: 'E06000058', before: 'E10000009' }, // Christchurch, 2019
  { districts: '49-53', now: 'E06000059', before: 'E10000009' }, // the rest of Dorset, 2019
  { districts: '150 152-153 156', now: 'E06000061', before: 'E10000021' }, // Corby, East Northamptonshire, Kettering, Wellingborough, 2021
  { districts: '151 154-155', now: 'E06000062', before: 'E10000021' }, // Daventry, Northampton, South Northamptonshire, 2021
  { districts: '26 28-29', now: 'E06000063', before: 'E10000006' }, // Allerdale, Carlisle, Copeland, 2023
  { districts: '27 30-31', now: 'E06000064', before: 'E10000006' }, // Barrow-in-Furness, Eden, South Lakeland, 2023
  { districts: '163-169', now: 'E06000065', before: 'E10000023' }, // North Yorkshire, 2023
  { districts: '187-191 246', now: 'E06000066', before: 'E10000027' }, // Somerset, 2023
]

const above = new Map<string, { readonly now: string; readonly before: string }>()
for (const [county, numbers] of Object.entries(DISTRICTS))
  for (const code of codesOf(numbers)) above.set(code, { now: county, before: county })
for (const { districts, now, before } of REPLACED)
  for (const code of codesOf(districts)) above.set(code, { now, before })

/**
 * The upper-tier authority (GSS code) that a local authority or district code lies in: today's, or the one of a date.
 * Codes replaced when only the code changed become the code in use. Anything not English, and any code not known, is
 * given back as it is: Wales, Scotland and Northern Ireland keep theirs, as do the Channel Islands and the Isle of Man.
 */
export function upperTierOf(code: string, on?: PlainDate): string {
  const district = above.get(code)
  if (district) {
    const before = findAuthority(district.before)
    return on !== undefined && before !== undefined && existedOn(before, on) ? district.before : district.now
  }
  const authority = findAuthority(code)
  if (!authority) return code
  const only = authority.replacedBy?.length === 1 ? authority.replacedBy[0] : undefined
  return only !== undefined && (on === undefined || !existedOn(authority, on)) ? only : authority.gss
}

function codesOf(numbers: string): string[] {
  return numbers.split(' ').flatMap(range => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => `E07${String(first + index).padStart(6, '0')}`)
  })
}
