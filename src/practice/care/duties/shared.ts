import type { Occasion, Timing } from '../../../spine/duty/duty.ts'
import type { Reason, Source } from '../../../spine/measure/measure.ts'
import { bankHolidaysKnown } from '../../../spine/time/bank-holidays.ts'
import { type PlainDate, addDays } from '../../../spine/time/plain-date.ts'
import type { TimeInCare } from '../notions.ts'
import { because } from '../words.ts'

// What the care room's duties share: the instruments they cite, and one occasion from its parts.

/** The day the 2010 Regulations came into force. */
export const CPR_FROM = '2011-04-01'

const CPR = 'Care Planning, Placement and Case Review (England) Regulations 2010'

/** The 2010 Regulations at a provision. */
export const cpr = (provision: string, verified: boolean): Source => ({ title: CPR, provision, verified })

/** The handbook for independent reviewing officers at a paragraph. */
export const iroHandbook = (provision: string, verified: boolean): Source => ({
  title: 'IRO Handbook (statutory guidance)',
  provision,
  verified,
})

/** The Children Act 1989 at a provision. */
export const childrenAct = (provision: string, verified: boolean): Source => ({
  title: 'Children Act 1989',
  provision,
  verified,
})

/** The name of the 2010 Regulations with a provision, for a limit's own source. */
export const cprText = (provision: string): string => `${CPR}, ${provision}`

/** For a limit that neither law nor guidance sets. */
export const assumed = (what: string): string => `Our assumption until agreed: ${what}`

/** When something is due. */
export interface Due {
  readonly by: PlainDate
  readonly statutory?: PlainDate
}

// Far enough before the last known bank holiday that any count of working days used here stays inside.
const COUNTABLE_TO = addDays(bankHolidaysKnown.end, -60)

/** When something counted from a day is due; undefined in years whose bank holidays are not known. */
export function dueFrom<Limit extends string>(timing: Timing<Limit>, limit: Limit, from: PlainDate): Due | undefined {
  return from < bankHolidaysKnown.start || from > COUNTABLE_TO ? undefined : timing.due(limit, from)
}

/** The parts of an occasion that happens once. */
export interface Once {
  readonly key: string
  readonly because: Reason
  readonly from: PlainDate
  readonly due: Due | undefined
  readonly met?: { readonly on: PlainDate; readonly entry?: string } | undefined
  /** When it stops if it is not done by then. */
  readonly stops?: { readonly on: PlainDate | null; readonly because: Reason }
  readonly unsettled?: Reason | undefined
}

/** One occasion. It has stopped only where it was not done by the day it would stop. */
export function once({ key, because: why, from, due, met, stops, unsettled }: Once): Occasion {
  const stopped = !met && stops && stops.on !== null ? { on: stops.on, because: stops.because } : undefined
  return {
    key,
    because: why,
    from,
    ...(due ?? { by: null }),
    ...(met ? { met } : {}),
    ...(stopped ? { ended: stopped } : {}),
    ...(unsettled ? { unsettled } : due ? {} : { unsettled: because('care.working-days-not-known', { from }) }),
  }
}

/** When an occasion stops because a time in care, or of living with carers, does. */
export function endOf(time: Pick<TimeInCare, 'end' | 'ends'>): {
  readonly on: PlainDate | null
  readonly because: Reason
} {
  return { on: time.end, because: time.ends }
}

/** Whether a day is within a time, the day it ended included. */
export function within(time: Pick<TimeInCare, 'start' | 'end'>, day: PlainDate): boolean {
  return day >= time.start && (time.end === null || day <= time.end)
}
