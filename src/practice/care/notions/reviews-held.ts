import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { review } from '../kinds.ts'
import { type TimeInCare, timeInCareOn } from './times-in-care.ts'

/** A review held on a day; what several entries of one day say is put together. */
export interface ReviewHeld {
  readonly on: PlainDate
  readonly entry: string
  readonly body: BodyOf<typeof review>
  /** Whether it says nothing beyond what a return carries, so that nothing can be told of the work around it. */
  readonly bare: boolean
  /** The time in care it falls in, the day care ended included; undefined where the child was not in care. */
  readonly time: TimeInCare | undefined
  /** Its place among those of its time in care. */
  readonly index: number
  /** The review before it in the same time in care. */
  readonly before: PlainDate | undefined
  /** The review after it in the same time in care. */
  readonly after: PlainDate | undefined
}

/** The reviews held, one for each day, oldest first. */
export const reviewsHeld = notion((file: SubjectFile): readonly ReviewHeld[] => {
  const held: { on: PlainDate; entry: string; body: BodyOf<typeof review> }[] = []
  for (const entry of all(file, review)) {
    const on = startDay(entry.start)
    if (on === undefined) continue
    const last = held.at(-1)
    if (last?.on === on) last.body = { ...last.body, ...entry.body }
    else held.push({ on, entry: entry.id, body: entry.body })
  }
  const times = held.map(({ on }) => timeInCareOn(file, on))
  let index = 0
  return held.map((each, place) => {
    const time = times[place]
    const joins = (other: number): boolean => time !== undefined && times[other] === time
    index = joins(place - 1) ? index + 1 : 0
    return {
      ...each,
      bare: Object.keys(each.body).every(field => field === 'participation'),
      time,
      index,
      before: joins(place - 1) ? held[place - 1]?.on : undefined,
      after: joins(place + 1) ? held[place + 1]?.on : undefined,
    }
  })
})

/** The first review held on or after a day. */
export function firstReviewFrom(file: SubjectFile, day: PlainDate): PlainDate | undefined {
  return reviewsHeld(file).find(held => held.on >= day)?.on
}
