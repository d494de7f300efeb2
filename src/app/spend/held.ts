import { type CostedChild, costedChild } from '../../practice/spend/notions.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'

/** How many years back homes are held: five that are told of, and the months from which the first of them would be forecast. */
const YEARS = 8

/** A child's homes of these years and what they cost; undefined of whoever has neither a home nor a price. */
export function heldSpend(file: SubjectFile, on: PlainDate): CostedChild | undefined {
  if (file.subject !== 'person') return undefined
  const first = addYears(on, -YEARS)
  const { homes, ...rest } = costedChild(file)
  const wanted = homes.filter(each => each.end === null || each.end >= first)
  return wanted.length > 0 || rest.stray.length > 0 ? { ...rest, homes: wanted } : undefined
}
