import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { HEARD_AGAIN } from './codes.ts'
import { clinicAction, panelAction, panelDecision, panelReferral, panelSitting, performanceClinic } from './kinds.ts'

type Decision = BodyOf<typeof panelDecision>
type Referral = BodyOf<typeof panelReferral>

/** A time a panel heard a matter. */
export interface Heard {
  readonly entry: string
  readonly on: PlainDate
  readonly outcome: Decision['outcome']
  readonly reasons: string
  /** Whether it is to be heard again. */
  readonly again: boolean
}

/** Something a panel wanted done, as it stands on a day. */
export interface ActionOfPanel {
  readonly entry: string
  readonly action: string
  readonly lead: string
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly overdue: boolean
}

/** A matter taken to a panel, as it stands on a day. */
export interface MatterOfPanel {
  readonly entry: string
  readonly panel: Referral['panel']
  readonly sent: PlainDate
  readonly urgent: boolean
  readonly asks: string
  /** Each time it was heard, oldest first. */
  readonly heard: readonly Heard[]
  /** The day from which it waits to be heard, or heard again; null where it is settled. */
  readonly waitsSince: PlainDate | null
  /** The decision that settled it; null while it waits. */
  readonly settled: Heard | null
  readonly actions: readonly ActionOfPanel[]
}

/** Everything taken to a panel for one child by the end of a day, oldest first. What was settled stays settled. */
export function mattersOn(file: SubjectFile, on: PlainDate): readonly MatterOfPanel[] {
  const decisions = upTo(all(file, panelDecision), on)
  const actions = upTo(all(file, panelAction), on)
  return upTo(all(file, panelReferral), on).map(({ entry, on: sent }) => {
    const heard = decisions
      .filter(each => each.entry.body.referral === entry.id)
      .map(
        ({ entry: { id, body }, on: day }): Heard => ({
          entry: id,
          on: day,
          outcome: body.outcome,
          reasons: body.reasons,
          again: HEARD_AGAIN.has(body.outcome),
        }),
      )
    const settled = heard.find(each => !each.again) ?? null
    const ids = new Set(heard.map(each => each.entry))
    return {
      entry: entry.id,
      panel: entry.body.panel,
      sent,
      urgent: entry.body.urgent ?? false,
      asks: entry.body.asks,
      heard,
      waitsSince: settled ? null : (heard.at(-1)?.on ?? sent),
      settled,
      actions: actions
        .filter(each => ids.has(each.entry.body.decision))
        .map(({ entry: { id, body } }): ActionOfPanel => {
          const done = body.done !== undefined && body.done <= on ? body.done : null
          const { action, lead, by } = body
          return { entry: id, action, lead, by, done, overdue: done === null && by < on }
        }),
    }
  })
}

/** In which order what waits is heard: what cannot wait first, then what has waited longest. */
export function hearingOrder(a: MatterOfPanel, b: MatterOfPanel): number {
  return Number(b.urgent) - Number(a.urgent) || compare(a.waitsSince ?? '9999', b.waitsSince ?? '9999')
}

/** A day a panel sits. */
export interface Sitting {
  readonly entry: string
  readonly panel: BodyOf<typeof panelSitting>['panel']
  readonly on: PlainDate
  readonly chair: string
  readonly where: string | undefined
  readonly closes: PlainDate | undefined
  readonly came: string | undefined
}

/** Every sitting on record, oldest first. */
export function sittingsOf(file: SubjectFile): readonly Sitting[] {
  return all(file, panelSitting).flatMap(({ id, start, body: { panel, chair, where, closes, came } }) => {
    const on = startDay(start)
    return on === undefined ? [] : [{ entry: id, panel, on, chair, where, closes, came }]
  })
}

/** The next sitting of a panel from a day on. */
export function nextSitting(sittings: readonly Sitting[], panel: string, on: PlainDate): Sitting | undefined {
  return sittings.filter(each => each.panel === panel && each.on >= on).toSorted((a, b) => compare(a.on, b.on))[0]
}

/** An action of a clinic, as it stands on a day. */
export interface ClinicAction {
  readonly entry: string
  readonly what: string
  readonly owner: string
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly came: string | undefined
  readonly overdue: boolean
}

/** A performance clinic, with what it wanted done. */
export interface Clinic {
  readonly entry: string
  readonly on: PlainDate
  readonly about: BodyOf<typeof performanceClinic>['about']
  readonly title: string
  readonly measure: string | undefined
  readonly chair: string
  readonly found: string | undefined
  readonly actions: readonly ClinicAction[]
}

/** Every clinic on record as it stands on a day, the latest first. */
export function clinicsOn(file: SubjectFile, on: PlainDate): readonly Clinic[] {
  const actions = upTo(all(file, clinicAction), on)
  return all(file, performanceClinic)
    .flatMap(({ id, start, body: { about, title, measure, chair, found } }): readonly Clinic[] => {
      const day = startDay(start)
      if (day === undefined) return []
      return [
        {
          entry: id,
          on: day,
          about,
          title,
          measure,
          chair,
          found,
          actions: actions
            .filter(each => each.entry.body.clinic === id)
            .map(({ entry: { id: action, end, body } }): ClinicAction => {
              const done = end !== null && end <= on ? end : null
              const { what, owner, by, came } = body
              return {
                entry: action,
                what,
                owner,
                by,
                done,
                came: done === null ? undefined : came,
                overdue: done === null && by < on,
              }
            }),
        },
      ]
    })
    .sort((a, b) => compare(b.on, a.on))
}

// Those that had begun by the end of a day, with the day; of those whose day is not known nothing can be said.
function upTo<Body>(
  entries: readonly Entry<Body>[],
  on: PlainDate,
): readonly { readonly entry: Entry<Body>; readonly on: PlainDate }[] {
  return entries.flatMap(entry => {
    const day = startDay(entry.start)
    return day === undefined || day > on ? [] : [{ entry, on: day }]
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
