import type { Entry, Start } from '../../spine/ledger/entry.ts'
import { dayInEngland } from '../../spine/time/instants.ts'
import { inWords } from '../../spine/web/format.ts'

/** The day, month or year something began, as it is known; a moment is the day it was in England. */
export function dayOfStart(start: Start): string | null {
  return start === null ? null : start.length > 10 ? dayInEngland(start) : start
}

/** When something began, in words; null where it is not known. */
export function began(entry: Pick<Entry, 'start'>): string | null {
  const on = dayOfStart(entry.start)
  return on === null ? null : inWords(on)
}

/** 'since 14 March 2027', or that the day is not recorded. */
export function since(entry: Pick<Entry, 'start'>): string {
  return `since ${began(entry) ?? 'a day not recorded'}`
}
