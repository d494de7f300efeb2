import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { accessClarification, accessRequest } from '../kinds/requests.ts'
import { legalHold } from '../kinds/keeping.ts'
import { GDPR, monthsExtended, monthsToAnswer } from '../law.ts'
import { accessClock, clarificationsOf } from '../notions/requests.ts'
import type { words } from '../words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

/** Whoever asks to see the record that is held of them has it within a month, or three where it is complex and they were told. */
export const accessAnswered = defineDuty({
  id: 'subject-access',
  title: 'Request to see the record answered',
  about:
    'Whoever asks for the record that is held of them has it within one month of asking, or of it being clear who asks; within three where it is complex or they asked much, and they were told so and why in the first month. While they are asked what they mean, the days do not count.',
  owner: 'information-governance',
  section: 'information',
  layer: 'law',
  sources: [
    { title: GDPR, provision: 'articles 12(3), 12A and 15', verified: false },
    {
      title: 'Data (Use and Access) Act 2025',
      provision: 'section 76: when the time begins, and the days that do not count',
      verified: false,
    },
    {
      title: 'Information Commissioner’s guidance on the right of access',
      provision: 'the corresponding day of the next month; a day that is no working day gives way to the next that is',
      verified: true,
    },
  ],
  limits: { answer: monthsToAnswer, extended: monthsExtended },
  metBy: 'The day the request was answered.',
  stops: 'They no longer want it. Growing older, leaving care and moving away do not stop it.',
  record: accessRequest,
  reads: [accessRequest, accessClarification],
  occasions: (file, timing): readonly Occasion[] =>
    all(file, accessRequest).flatMap((request): readonly Occasion[] => {
      const { id, start, end, body } = request
      const came = startDay(start)
      // Where an answer is still awaited the day cannot be told: it moves on with each day that passes.
      const clarifications = clarificationsOf(file, id)
      const open = clarifications.find(each => each.end === null)
      const clock = accessClock(
        request,
        clarifications.filter(each => each !== open),
        timing.until,
      )
      if (came === undefined || clock === undefined) return []
      const withdrawn = body.outcome === 'withdrawn'
      const limit = timing.due(clock.extended ? 'extended' : 'answer', clock.from)
      return [
        {
          key: id,
          because: because('information-governance.access-asked', { on: came }),
          from: clock.from,
          by: clock.by,
          ...(limit.within ? { within: limit.within } : {}),
          ...(end === null
            ? {}
            : withdrawn
              ? { ended: { on: end, because: because('information-governance.access-withdrawn', { on: end }) } }
              : { met: { on: end, entry: id } }),
          ...(open && end === null
            ? {
                unsettled: because('information-governance.access-waiting', {
                  on: startDay(open.start) ?? null,
                }),
              }
            : {}),
        },
      ]
    }),
})

/** A hold is looked at again by its day, so that nothing is kept for ever because nobody asked. */
export const holdLookedAt = defineDuty({
  id: 'hold-review',
  title: 'Legal hold looked at again',
  about: 'A hold on a file is looked at again by the day that was set, and lifted where its reason is gone.',
  owner: 'information-governance',
  section: 'information',
  layer: 'local',
  sources: [
    { title: GDPR, provision: 'article 5(1)(e): kept no longer than is needed', verified: false },
    { title: 'The trust’s own practice', provision: 'The day set for the hold', verified: false },
  ],
  metBy: 'The hold was lifted, or given a later day.',
  stops: 'The hold is lifted.',
  record: legalHold,
  reads: [legalHold],
  occasions: (file): readonly Occasion[] =>
    all(file, legalHold).flatMap(({ id, start, end, body }): readonly Occasion[] =>
      body.again === undefined
        ? []
        : [
            {
              key: `${id}:${body.again}`,
              because: because('information-governance.hold-from', { on: startDay(start) ?? null }),
              from: start,
              by: body.again,
              ...(end === null ? {} : { met: { on: end, entry: id } }),
            },
          ],
    ),
})

/** What requests and holds ask for. */
export const requestDuties: readonly Duty[] = [accessAnswered, holdLookedAt]
