import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { improvementAction, improvementProgress, inspectionFinding } from './kinds.ts'
import { completedSince } from './notions.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

/** Each action of the improvement plan is done by its day. */
export const actionDone = defineDuty({
  id: 'improvement-action',
  title: 'Action of the improvement plan',
  about:
    'What the trust said it would do to improve is done by the day it gave. Each action has a lead who answers for it.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [
    { title: 'The trust’s own improvement plan', provision: 'The date agreed for the action', verified: false },
  ],
  metBy: 'The first progress note that says it is completed, so long as no later one says otherwise.',
  stops: 'It does not stop.',
  record: improvementProgress,
  reads: [improvementAction, improvementProgress],
  occasions: (file): readonly Occasion[] => {
    const progress = all(file, improvementProgress)
    return all(file, improvementAction).map(({ id, start, body }) => {
      const completed = completedSince(
        progress.flatMap(each => {
          const on = startDay(each.start)
          return each.body.action !== id || on === undefined ? [] : [{ on, delivery: each.body.delivery }]
        }),
      )
      return {
        key: id,
        because: because('improvement.agreed', { action: body.reference, on: startDay(start) ?? null }),
        from: start,
        by: body.by,
        ...(completed === null ? {} : { met: { on: completed } }),
      }
    })
  },
})

/** Each finding to which the report gave a day is answered by it. */
export const findingAnswered = defineDuty({
  id: 'inspection-finding',
  title: 'Answer to an inspection finding',
  about: 'What an inspection asked for by a day is answered by that day.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [{ title: 'The inspection report', provision: 'The day it gave for the finding', verified: false }],
  metBy: 'The day the finding was answered, and how.',
  stops: 'It does not stop.',
  record: inspectionFinding,
  reads: [inspectionFinding],
  occasions: (file): readonly Occasion[] =>
    all(file, inspectionFinding).flatMap(({ id, start, end, body }): readonly Occasion[] =>
      body.deadline === undefined
        ? []
        : [
            {
              key: id,
              because: because('improvement.found', { finding: body.number, on: startDay(start) ?? null }),
              from: start,
              by: body.deadline,
              ...(end === null ? {} : { met: { on: end, entry: id } }),
            },
          ],
    ),
})

/** What the improvement plan and inspections say must happen. */
export const improvementDuties: readonly Duty[] = [actionDone, findingAnswered]
