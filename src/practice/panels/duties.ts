import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { bankHolidaysKnown } from '../../spine/time/bank-holidays.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { periodOfCare } from '../care/kinds.ts'
import { workOverOn, workedWith } from '../casework/notions.ts'
import { allocation, identity, socialWorkerEpisode } from '../people/kinds.ts'
import { clinicAction, panelAction, panelDecision, panelReferral, performanceClinic } from './kinds.ts'
import { mattersOn } from './notions.ts'
import { PANELS } from './panels.ts'
import type { words } from './words.ts'

/** What the duties are called, for lists that ask for them. */
export const HEARD = 'panel-heard'
export const ACTION_DONE = 'panel-action'

const because = (key: keyof typeof words, on: PlainDate): Reason => ({ key, values: { on } })

const OURS = (provision: string) => ({ title: 'The trust’s own panels', provision, verified: false })

// What is on file counts whenever it is asked: duties are of a whole life, and say themselves what was open when.
const END_OF_TIME = '9999-12-31' as PlainDate
const COUNTABLE_TO = addDays(bankHolidaysKnown.end, -90)

// Nothing is owed by a panel once nobody works with the child: the end of that work, after what was begun in it.
const WORK_READS: readonly AnyKind[] = [periodOfCare, identity, allocation, socialWorkerEpisode]

function endOfWork(file: SubjectFile, begun: PlainDate): Pick<Occasion, 'ended'> {
  const over = workOverOn(file)
  const within = workedWith(file).find(each => each.from <= begun && (each.until === null || begun <= each.until))
  const until = within?.until ?? null
  const on = over !== undefined && (until === null || over < until) ? over : until
  return on === null ? {} : { ended: { on, because: because('panels.work-ended', on) } }
}

/** Whatever is taken to a panel is heard within the panel’s time, and again where it was put off. */
export const panelHeard = defineDuty({
  id: HEARD,
  title: 'Heard by a panel',
  about:
    'What is taken to a panel is heard in the time that panel has, and heard again in the same time where it was put off or more was wanted.',
  owner: 'team-manager',
  section: 'casework',
  layer: 'local',
  sources: [OURS('How long each panel may take: our assumption until agreed')],
  limits: Object.fromEntries(Object.entries(PANELS).map(([code, { heardWithin }]) => [code, heardWithin])),
  metBy: 'A decision of the panel, whatever it is.',
  stops: 'Nobody works with the child any longer; at 25 at the latest. Taking it back is recorded as a decision.',
  record: panelDecision,
  reads: [panelReferral, panelDecision, panelAction, ...WORK_READS],
  occasions: (file, timing): readonly Occasion[] =>
    mattersOn(file, END_OF_TIME).flatMap(({ entry, panel, sent, heard }) => {
      const turns = [{ from: sent, after: undefined as string | undefined }]
      for (const each of heard) {
        if (!each.again) break
        turns.push({ from: each.on, after: each.entry })
      }
      return turns.map(({ from, after }, at): Occasion => {
        const met = heard[at]
        return {
          key: after === undefined ? entry : `${entry}:${after}`,
          because: because(after === undefined ? 'panels.sent' : 'panels.heard-again', from),
          from,
          ...(from < bankHolidaysKnown.start || from > COUNTABLE_TO ? { by: null } : timing.due(panel, from)),
          ...(met ? { met: { on: met.on, entry: met.entry } } : endOfWork(file, from)),
        }
      })
    }),
})

/** Whatever a panel wanted done is done by its day. */
export const panelActionDone = defineDuty({
  id: ACTION_DONE,
  title: 'Action from a panel',
  about: 'What a panel wanted done for a child is done by the day that was agreed.',
  owner: 'social-worker',
  section: 'casework',
  layer: 'local',
  sources: [OURS('The day agreed when the panel decided')],
  metBy: 'The day it was done, recorded with the action.',
  stops: 'Nobody works with the child any longer; at 25 at the latest.',
  record: panelAction,
  reads: [panelAction, ...WORK_READS],
  occasions: (file): readonly Occasion[] =>
    all(file, panelAction).flatMap(({ id, start, body }) => {
      const from = startDay(start)
      if (from === undefined) return []
      return [
        {
          key: id,
          because: because('panels.agreed', from),
          from,
          by: body.by,
          ...(body.done === undefined ? endOfWork(file, from) : { met: { on: body.done, entry: id } }),
        },
      ]
    }),
})

/** Whatever a performance clinic wanted done is done by its day. */
export const clinicActionDone = defineDuty({
  id: 'clinic-action',
  title: 'Action from a clinic',
  about: 'What a performance clinic wanted done is done by the day that was agreed.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [OURS('The day agreed at the clinic')],
  metBy: 'The day it was done.',
  stops: 'Nothing but its being done.',
  record: clinicAction,
  reads: [performanceClinic, clinicAction],
  occasions: (file): readonly Occasion[] =>
    all(file, clinicAction).flatMap(({ id, start, end, body }) => {
      const from = startDay(start)
      if (from === undefined) return []
      return [
        {
          key: id,
          because: because('panels.clinic-agreed', from),
          from,
          by: body.by,
          ...(end === null ? {} : { met: { on: end, entry: id } }),
        },
      ]
    }),
})

/** The duties of panels and clinics. */
export const panelDuties: readonly Duty[] = [panelHeard, panelActionDone, clinicActionDone]
