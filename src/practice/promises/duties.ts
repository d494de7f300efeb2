import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { grouped } from '../../spine/grouped.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { type PlainDate, addMonths, earlier } from '../../spine/time/plain-date.ts'
import { framework, frameworkAim, frameworkNote, frameworkPromise, frameworkReview } from './kinds.ts'
import { monthsToLook, monthsToReview } from './notions.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

const OURS = { title: 'The trust’s own charters and strategies', verified: false }
const SHARED = { subject: 'trust', owner: 'director', section: 'trust', layer: 'local' } as const

const daysOf = (entries: readonly Entry[]) =>
  entries.flatMap(({ id, start }) => {
    const on = startDay(start)
    return on === undefined ? [] : [{ on, entry: id }]
  })

const firstEnd = (...ends: readonly (PlainDate | null | undefined)[]): PlainDate | null =>
  ends.reduce<PlainDate | null>((first, end) => (end ? (first === null ? end : earlier(first, end)) : first), null)

/** Each promise is looked at by its owner as often as its framework says; every six months where it says nothing. */
export const promiseLooked = defineDuty({
  ...SHARED,
  id: 'promise-look',
  title: 'Look at a promise',
  about:
    'Each statement, promise and success criterion is looked at by its owner as often as its framework says, and every six months where it says nothing.',
  sources: [{ ...OURS, provision: 'How often each promise is looked at; six months is our assumption' }],
  metBy: 'A look at the promise: how it stands, what has changed and what shows it.',
  stops: 'The promise was let go or kept for good, or its framework ended.',
  record: frameworkNote,
  reads: [framework, frameworkAim, frameworkPromise, frameworkNote],
  occasions: (file): readonly Occasion[] => {
    const aims = new Map(all(file, frameworkAim).map(each => [each.id, each]))
    const frameworks = new Map(all(file, framework).map(each => [each.id, each]))
    const looks = grouped(all(file, frameworkNote), each => each.body.promise)
    return all(file, frameworkPromise).flatMap(({ id, start, end, body }) => {
      const aim = aims.get(body.aim)
      const of = aim && frameworks.get(aim.body.framework)
      const made = startDay(start)
      if (!of || made === undefined) return []
      const values = { promise: body.reference, framework: of.body.title }
      return seriesOf({
        key: id,
        start: made,
        end: firstEnd(end, aim.end, of.end),
        ends: because('promises-and-aims.let-go'),
        done: daysOf(looks.get(id) ?? []),
        next: (from, _, last) => ({
          because: because(last ? 'promises-and-aims.last-looked' : 'promises-and-aims.made', { ...values, on: from }),
          by: addMonths(from, monthsToLook(of, from)),
        }),
      })
    })
  },
})

/** Each framework is reviewed as often as it says; every year where it says nothing. */
export const frameworkReviewed = defineDuty({
  ...SHARED,
  id: 'framework-review',
  title: 'Review of a framework',
  about:
    'Each outcomes framework, charter and strategy is reviewed as a whole as often as it says, and every year where it says nothing.',
  sources: [{ ...OURS, provision: 'How often the whole is reviewed; a year is our assumption' }],
  metBy: 'A review of the framework: what it found and what changes.',
  stops: 'The framework ended.',
  record: frameworkReview,
  reads: [framework, frameworkReview],
  occasions: (file): readonly Occasion[] => {
    const reviews = grouped(all(file, frameworkReview), each => each.body.framework)
    return all(file, framework).flatMap(entry => {
      const from = startDay(entry.start)
      if (from === undefined) return []
      return seriesOf({
        key: entry.id,
        start: from,
        end: entry.end,
        ends: because('promises-and-aims.framework-ended'),
        done: daysOf(reviews.get(entry.id) ?? []),
        next: (since, _, last) => ({
          because: because(last ? 'promises-and-aims.last-reviewed' : 'promises-and-aims.begun', {
            framework: entry.body.title,
            on: since,
          }),
          by: addMonths(since, monthsToReview(entry, since)),
        }),
      })
    })
  },
})

/** What charters and strategies say must happen. */
export const promiseDuties: readonly Duty[] = [promiseLooked, frameworkReviewed]
