import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the casework room gives. */
export const words = {
  'casework.rated': 'The risk has been {rating:risk-level} since {on:date}',
  'casework.last-seen': 'Last seen, or spoken with, on {on:date}; the risk is {rating:risk-level}',
  'casework.rating-ended': 'The rating changed or ended on {on:date}',
  'casework.work-began': 'We have worked with them since {on:date}',
  'casework.last-supervised': 'The work was last talked over on {on:date}',
  'casework.work-ended': 'We stopped working with them on {on:date}',
  'casework.asked': 'Asked for on {on:date}: {what:approval-asked}',
  'casework.withdrawn': 'No longer asked for, since {on:date}',
  'casework.decision-day-not-recorded': 'It is decided, but not on what day. The day would settle it',
  'casework.worker-changed': 'A new {role:allocation-role} began on {on:date}',
  'casework.worker-leaves': 'The last day of the {role:allocation-role} is {on:date}',
  'casework.worker-left-too': 'The new worker left on {on:date}',
} as const

/** A key into this room's words. */
export type CaseworkWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: CaseworkWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
