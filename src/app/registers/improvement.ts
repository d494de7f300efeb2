import {
  deliveryRag,
  findingType,
  inspectionType,
  inspectorate,
  judgementArea,
  judgementGrade,
  outcomeRag,
} from '../../practice/improvement/codes.ts'
import {
  findingEvidence,
  improvementAction,
  improvementProgress,
  inspectionFinding,
} from '../../practice/improvement/kinds.ts'
import {
  type ActionStanding,
  type FindingStanding,
  type FindingState,
  type InspectionStanding,
  type PriorityStanding,
  actionsOn,
  deliveryWay,
  findingsOn,
  inspectionsOn,
  outcomeWay,
  planOn,
} from '../../practice/improvement/notions.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  ActionInFull,
  ActionRow,
  FindingRow,
  ImprovementService,
  InspectionShown,
  Level,
  PriorityShown,
  RegistersService,
} from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import type { Product } from '../product.ts'
import { plansRegister } from './plans-register.ts'
import { choiceOf, countedRags, ragOf, ragsOf } from './rags.ts'
import { namesFor, readsInFull, registerFor } from './reading.ts'
import { mayWrite } from './register.ts'

const STATES: Readonly<Record<FindingState, { readonly text: string; readonly level: Level }>> = {
  'no-action': { text: 'No action yet', level: 'overdue' },
  'in-hand': { text: 'In hand', level: 'due' },
  acted: { text: 'Acted on, to be judged', level: 'due' },
  answered: { text: 'Answered', level: 'met' },
  strength: { text: 'A strength', level: 'met' },
}

/** The improvement plan and inspections, as whoever asks may read them. All of it is reported to the board. */
export function improvementService(
  { store }: Pick<Product, 'store'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): ImprovementService {
  const read = async (viewer: Viewer): Promise<{ file: SubjectFile; on: PlainDate; say: Words }> => {
    const on = today()
    const file = await registerFor(store, plansRegister, viewer, 'plans.read-for-board')
    const plan = planOn(file, on)
    const actions = actionsOn(file, on)
    const nameOf = await namesFor(store, [
      ...plan.map(each => each.sponsor),
      ...actions.map(each => each.lead),
      ...findingsOn(file, on).map(each => each.owner),
    ])
    const priorities = new Map(plan.map(each => [each.id, `${each.number}. ${each.title}`]))
    return { file, on, say: { on, nameOf, priorityOf: id => priorities.get(id) ?? 'A priority no longer in the plan' } }
  }
  const versionsFor = (viewer: Viewer, kind: string, id: string) =>
    readsInFull(plansRegister, viewer) ? registers.versions(viewer, kind, id) : []

  return {
    plan: async viewer => {
      const { file, on, say } = await read(viewer)
      return {
        on,
        priorities: planOn(file, on).map(each => priorityOf(each, say)),
        criteria: { delivery: ragsOf(deliveryRag), outcome: ragsOf(outcomeRag) },
        mayWrite: decide(viewer, 'plans.write').allow,
      }
    },

    action: async (viewer, id) => {
      const { file, on, say } = await read(viewer)
      const found = actionsOn(file, on).find(each => each.id === id)
      if (!found) return undefined
      const finding = findingsOn(file, on).find(each => each.id === found.finding)
      return {
        ...actionInFull(found, say),
        ...(finding ? { finding: { id: finding.id, inspection: finding.inspection, text: finding.text } } : {}),
        may: {
          write: decide(viewer, 'plans.write').allow,
          note: mayWrite(
            plansRegister,
            viewer,
            { doing: 'add', kind: improvementProgress.name, within: { field: 'action', entry: id } },
            file,
          ),
        },
        versions: await versionsFor(viewer, improvementAction.name, id),
      }
    },

    inspections: async viewer => {
      const { file, on, say } = await read(viewer)
      return {
        on,
        inspections: inspectionsOn(file, on).map(each => inspectionOf(each, say)),
        mayWrite: decide(viewer, 'plans.write').allow,
      }
    },

    finding: async (viewer, inspection, id) => {
      const { file, on, say } = await read(viewer)
      const of = inspectionsOn(file, on).find(each => each.id === inspection)
      const found = of?.findings.find(each => each.id === id)
      if (!of || !found) return undefined
      return {
        ...findingOf(found, say),
        on,
        inspection: { id: of.id, title: of.title },
        ...(found.how === undefined ? {} : { how: found.how }),
        answers: found.actions.map(each => actionOf(each, say)),
        evidence: found.evidence.map(({ id: entry, on: day, what, where, measure }) => ({
          id: entry,
          on: day,
          what,
          ...(where === undefined ? {} : { where }),
          ...(measure === undefined ? {} : { measure }),
        })),
        measures: [
          ...found.evidence.flatMap(each => each.measure ?? []),
          ...found.actions.flatMap(each => each.measures),
        ],
        may: {
          write: decide(viewer, 'plans.write').allow,
          evidence: mayWrite(
            plansRegister,
            viewer,
            { doing: 'add', kind: findingEvidence.name, within: { field: 'finding', entry: id } },
            file,
          ),
        },
        versions: await versionsFor(viewer, inspectionFinding.name, id),
      }
    },
  }
}

interface Words {
  readonly on: PlainDate
  readonly nameOf: (id: string) => string
  readonly priorityOf: (id: string) => string
}

function priorityOf(priority: PriorityStanding, say: Words): PriorityShown {
  const { id, number, title, aim, outcomes, sponsor, measures, ended, why, actions } = priority
  return {
    id,
    number,
    title,
    aim,
    outcomes,
    sponsor: { value: sponsor, text: say.nameOf(sponsor) },
    measures,
    ended,
    ...(why === undefined ? {} : { why }),
    actions: actions.map(each => actionOf(each, say)),
    delivery: countedRags(deliveryRag, priority.delivery),
    outcome: countedRags(outcomeRag, priority.outcome),
    overdue: priority.delivery.overdue,
  }
}

function actionOf(action: ActionStanding, { on, nameOf, priorityOf: named }: Words): ActionRow {
  const { id, reference, what, priority, lead, agreed, by, completed, overdue } = action
  return {
    id,
    reference,
    what,
    priority: { value: priority, text: named(priority) },
    lead: { value: lead, text: nameOf(lead) },
    agreed,
    by,
    delivery: ragOf(deliveryRag, action.delivery),
    outcome: ragOf(outcomeRag, action.outcome),
    deliveryWay: action.deliveryWay,
    outcomeWay: action.outcomeWay,
    noted: action.notes[0]?.on ?? null,
    completed,
    overdue,
    stands: completed !== null ? 'completed' : overdue ? overdueInWords(by, on) : untilInWords(on, by),
    level: completed !== null ? 'met' : overdue ? 'overdue' : 'due',
  }
}

function actionInFull(action: ActionStanding, say: Words): Omit<ActionInFull, 'may' | 'versions'> {
  const { detail, support, progressIs, measures, funding, fundingFrom, notes } = action
  return {
    ...actionOf(action, say),
    on: say.on,
    ...(detail === undefined ? {} : { detail }),
    ...(support === undefined ? {} : { support }),
    progressIs,
    measures,
    ...(funding === undefined ? {} : { funding }),
    ...(fundingFrom === undefined ? {} : { fundingFrom }),
    notes: notes.map((each, at) => ({
      id: each.id,
      on: each.on,
      note: each.note,
      ...(each.evidence === undefined ? {} : { evidence: each.evidence }),
      delivery: ragOf(deliveryRag, each.delivery),
      outcome: ragOf(outcomeRag, each.outcome),
      deliveryWay: deliveryWay(notes[at + 1], each),
      outcomeWay: outcomeWay(notes[at + 1], each),
    })),
  }
}

function inspectionOf(inspection: InspectionStanding, say: Words): InspectionShown {
  const { id, title, by, type, began, ended, published, summary, where, judgements, findings } = inspection
  return {
    id,
    title,
    by: choiceOf(inspectorate, by),
    type: choiceOf(inspectionType, type),
    began,
    ended,
    ...(published === undefined ? {} : { published }),
    ...(summary === undefined ? {} : { summary }),
    ...(where === undefined ? {} : { where }),
    judgements: judgements.map(each => ({
      id: each.id,
      area: choiceOf(judgementArea, each.area),
      grade: choiceOf(judgementGrade, each.grade),
    })),
    findings: findings.map(each => findingOf(each, say)),
  }
}

function findingOf(finding: FindingStanding, { nameOf }: Words): FindingRow {
  const { id, number, text, type, owner, found, deadline, answered, state, overdue, actions } = finding
  return {
    id,
    number,
    text,
    type: choiceOf(findingType, type),
    owner: { value: owner, text: nameOf(owner) },
    found,
    ...(deadline === undefined ? {} : { deadline }),
    answered,
    state: { value: state, text: STATES[state].text },
    level: overdue ? 'overdue' : STATES[state].level,
    overdue,
    actions: actions.length,
  }
}
