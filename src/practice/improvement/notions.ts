import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { judgementArea } from './codes.ts'
import { findingEvidence, improvementAction, improvementPriority, improvementProgress } from './kinds.ts'
import { inspection, inspectionFinding, inspectionJudgement } from './kinds.ts'

export type Delivery = BodyOf<typeof improvementProgress>['delivery']
export type Outcome = BodyOf<typeof improvementProgress>['outcome']

/** Which way something went from one note to the next. */
export type Way = 'up' | 'down' | 'same' | 'first'

/** One progress note. */
export interface Progress {
  readonly id: string
  readonly on: PlainDate
  readonly note: string
  readonly delivery: Delivery
  readonly outcome: Outcome
  readonly evidence: string | undefined
}

/** An action as it stands on a day. */
export interface ActionStanding {
  readonly id: string
  readonly priority: string
  readonly reference: string
  readonly what: string
  readonly detail: string | undefined
  readonly lead: string
  readonly support: string | undefined
  readonly agreed: PlainDate
  readonly by: PlainDate
  readonly progressIs: string
  readonly measures: readonly string[]
  readonly funding: number | undefined
  readonly fundingFrom: string | undefined
  readonly finding: string | undefined
  /** Null while nothing has been noted. */
  readonly delivery: Delivery | null
  readonly outcome: Outcome | null
  readonly deliveryWay: Way
  readonly outcomeWay: Way
  /** Newest first. */
  readonly notes: readonly Progress[]
  /** The day it was first noted as completed and has been since; null while it is not. */
  readonly completed: PlainDate | null
  readonly overdue: boolean
}

/** How many actions stand at each colour; `none` where nothing has been noted. */
export type Counts = Readonly<Record<Delivery | 'none' | 'overdue' | 'all', number>>

/** A priority as it stands on a day, with its actions. */
export interface PriorityStanding {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly aim: string
  readonly outcomes: readonly string[]
  readonly sponsor: string
  readonly measures: readonly string[]
  readonly ended: PlainDate | null
  readonly why: string | undefined
  readonly actions: readonly ActionStanding[]
  readonly delivery: Counts
  readonly outcome: Readonly<Record<Outcome | 'none', number>>
}

/** Where a finding stands. `acted`: every action for it is completed, and whether that answers it is still to be judged. */
export type FindingState = 'answered' | 'acted' | 'in-hand' | 'no-action' | 'strength'

/** A finding as it stands on a day. */
export interface FindingStanding {
  readonly id: string
  readonly inspection: string
  readonly number: number
  readonly text: string
  readonly type: BodyOf<typeof inspectionFinding>['type']
  readonly owner: string
  readonly found: PlainDate | null
  readonly deadline: PlainDate | undefined
  readonly answered: PlainDate | null
  readonly how: string | undefined
  readonly state: FindingState
  readonly overdue: boolean
  readonly actions: readonly ActionStanding[]
  readonly evidence: readonly {
    readonly id: string
    readonly on: PlainDate | null
    readonly what: string
    readonly where: string | undefined
    readonly measure: string | undefined
  }[]
}

/** An inspection with its judgements and findings, as they stand on a day. */
export interface InspectionStanding {
  readonly id: string
  readonly title: string
  readonly by: BodyOf<typeof inspection>['by']
  readonly type: BodyOf<typeof inspection>['type']
  readonly began: PlainDate
  readonly ended: PlainDate | null
  readonly published: PlainDate | undefined
  readonly summary: string | undefined
  readonly where: string | undefined
  readonly judgements: readonly {
    readonly id: string
    readonly area: BodyOf<typeof inspectionJudgement>['area']
    readonly grade: BodyOf<typeof inspectionJudgement>['grade']
  }[]
  readonly findings: readonly FindingStanding[]
}

const byThen =
  (on: PlainDate) =>
  ({ start }: Entry): boolean =>
    (startDay(start) ?? on) <= on

const measuresIn = (body: { readonly measure?: string | undefined; readonly secondMeasure?: string | undefined }) =>
  [body.measure, body.secondMeasure].filter(each => each !== undefined)

/** Every action agreed by the end of a day, in the order of their references. */
export function actionsOn(file: SubjectFile, on: PlainDate): readonly ActionStanding[] {
  const notes = all(file, improvementProgress).filter(byThen(on))
  return all(file, improvementAction)
    .filter(byThen(on))
    .map(entry =>
      actionOf(
        entry,
        notes.filter(each => each.body.action === entry.id),
        on,
      ),
    )
    .sort((a, b) => inOrder(a.reference, b.reference))
}

/** The plan as it stands at the end of a day: its priorities in order, those that have ended last. */
export function planOn(file: SubjectFile, on: PlainDate): readonly PriorityStanding[] {
  const actions = actionsOn(file, on)
  return all(file, improvementPriority)
    .filter(byThen(on))
    .map(({ id, end, body }) => {
      const own = actions.filter(each => each.priority === id)
      const ended = end !== null && end <= on ? end : null
      return {
        id,
        number: body.number,
        title: body.title,
        aim: body.aim,
        outcomes: body.outcomes,
        sponsor: body.sponsor,
        measures: measuresIn(body),
        ended,
        why: ended === null ? undefined : body.why,
        actions: own,
        delivery: countsOf(own),
        outcome: outcomesOf(own),
      }
    })
    .sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null) || a.number - b.number)
}

/** How actions stand by the colour of their delivery. */
export function countsOf(actions: readonly ActionStanding[]): Counts {
  const many = (test: (action: ActionStanding) => boolean): number => actions.filter(test).length
  return {
    red: many(({ delivery }) => delivery === 'red'),
    amber: many(({ delivery }) => delivery === 'amber'),
    green: many(({ delivery }) => delivery === 'green'),
    completed: many(({ delivery }) => delivery === 'completed'),
    none: many(({ delivery }) => delivery === null),
    overdue: many(({ overdue }) => overdue),
    all: actions.length,
  }
}

/** How actions stand by the colour of their outcome. */
export function outcomesOf(actions: readonly ActionStanding[]): Readonly<Record<Outcome | 'none', number>> {
  const many = (colour: Outcome | null): number => actions.filter(({ outcome }) => outcome === colour).length
  return { red: many('red'), amber: many('amber'), green: many('green'), none: many(null) }
}

/** Every inspection begun by the end of a day, newest first. */
export function inspectionsOn(file: SubjectFile, on: PlainDate): readonly InspectionStanding[] {
  const findings = findingsOn(file, on)
  const judgements = all(file, inspectionJudgement)
  const areas = judgementArea.codes.map(({ code }) => code)
  return all(file, inspection)
    .filter(byThen(on))
    .map(({ id, start, end, body }) => ({
      id,
      title: body.title,
      by: body.by,
      type: body.type,
      began: startDay(start) as PlainDate,
      ended: end,
      published: body.published,
      summary: body.summary,
      where: body.where,
      judgements: judgements
        .filter(each => each.body.inspection === id)
        .map(each => ({ id: each.id, area: each.body.area, grade: each.body.grade }))
        .sort((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area)),
      findings: findings.filter(each => each.inspection === id),
    }))
    .sort((a, b) => (a.began < b.began ? 1 : -1))
}

/** Every finding made by the end of a day, in the order of its report. */
export function findingsOn(file: SubjectFile, on: PlainDate): readonly FindingStanding[] {
  const actions = actionsOn(file, on)
  const evidence = all(file, findingEvidence).filter(byThen(on))
  return all(file, inspectionFinding)
    .filter(byThen(on))
    .map(({ id, start, end, body }): FindingStanding => {
      const own = actions.filter(each => each.finding === id)
      const answered = end !== null && end <= on ? end : null
      return {
        id,
        inspection: body.inspection,
        number: body.number,
        text: body.text,
        type: body.type,
        owner: body.owner,
        found: startDay(start) ?? null,
        deadline: body.deadline,
        answered,
        how: answered === null ? undefined : body.answered,
        state: stateOf(body.type, answered, own),
        overdue: answered === null && body.deadline !== undefined && body.deadline < on,
        actions: own,
        evidence: evidence
          .filter(each => each.body.finding === id)
          .map(each => ({
            id: each.id,
            on: startDay(each.start) ?? null,
            what: each.body.what,
            where: each.body.where,
            measure: each.body.measure,
          })),
      }
    })
    .sort((a, b) => a.number - b.number)
}

function stateOf(
  type: FindingStanding['type'],
  answered: PlainDate | null,
  actions: readonly ActionStanding[],
): FindingState {
  if (answered !== null) return 'answered'
  if (type === 'strength') return 'strength'
  if (actions.length === 0) return 'no-action'
  return actions.every(({ completed }) => completed !== null) ? 'acted' : 'in-hand'
}

function actionOf(
  { id, start, body }: Entry<BodyOf<typeof improvementAction>>,
  progress: readonly Entry<BodyOf<typeof improvementProgress>>[],
  on: PlainDate,
): ActionStanding {
  const notes = progress.map(each => ({
    id: each.id,
    on: startDay(each.start) as PlainDate,
    note: each.body.note,
    delivery: each.body.delivery,
    outcome: each.body.outcome,
    evidence: each.body.evidence,
  }))
  const [last, before] = [notes.at(-1), notes.at(-2)]
  const completed = completedSince(notes)
  return {
    id,
    priority: body.priority,
    reference: body.reference,
    what: body.what,
    detail: body.detail,
    lead: body.lead,
    support: body.support,
    agreed: startDay(start) as PlainDate,
    by: body.by,
    progressIs: body.progress,
    measures: measuresIn(body),
    funding: body.funding,
    fundingFrom: body.fundingFrom,
    finding: body.finding,
    delivery: last?.delivery ?? null,
    outcome: last?.outcome ?? null,
    deliveryWay: deliveryWay(before, last),
    outcomeWay: outcomeWay(before, last),
    notes: notes.toReversed(),
    completed,
    overdue: completed === null && body.by < on,
  }
}

const DELIVERY_STEP: Readonly<Record<Delivery, number>> = { red: 0, amber: 1, green: 2, completed: 3 }
const OUTCOME_STEP: Readonly<Record<Outcome, number>> = { red: 0, amber: 1, green: 2 }

/** Which way delivery went from one note to the next. */
export function deliveryWay(
  before: Pick<Progress, 'delivery'> | undefined,
  now: Pick<Progress, 'delivery'> | undefined,
): Way {
  return wayOf(before && DELIVERY_STEP[before.delivery], now && DELIVERY_STEP[now.delivery])
}

/** Which way the outcome went from one note to the next. */
export function outcomeWay(
  before: Pick<Progress, 'outcome'> | undefined,
  now: Pick<Progress, 'outcome'> | undefined,
): Way {
  return wayOf(before && OUTCOME_STEP[before.outcome], now && OUTCOME_STEP[now.outcome])
}

function wayOf(before: number | undefined, now: number | undefined): Way {
  if (before === undefined || now === undefined) return 'first'
  return now > before ? 'up' : now < before ? 'down' : 'same'
}

/** The first day of the run of notes, up to the last, that say an action is completed; null where the last does not. */
export function completedSince(
  notes: readonly { readonly on: PlainDate; readonly delivery: Delivery }[],
): PlainDate | null {
  const open = notes.findLastIndex(each => each.delivery !== 'completed')
  return notes[open + 1]?.on ?? null
}

// 2.10 comes after 2.9.
function inOrder(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')]
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const by = Number(x[at] ?? 0) - Number(y[at] ?? 0)
    if (by !== 0 && !Number.isNaN(by)) return by
  }
  return a < b ? -1 : a > b ? 1 : 0
}
