import {
  contractGroup,
  contractSide,
  dependencyArea,
  dependencyMet,
  supportService,
} from '../../practice/contract/codes-councils.ts'
import {
  contractAgreement,
  contractEscalation,
  contractReview,
  councilDependency,
  dependencyCheck,
  escalationStep,
  serviceLevel,
  serviceLevelFigure,
} from '../../practice/contract/kinds-councils.ts'
import {
  type DependencyStanding,
  type EscalationStanding,
  type LevelStanding,
  dependenciesOn,
  emergenciesOn,
  escalationsOn,
  levelsOn,
  meetingsOn,
  nextReview,
  writtenBy,
} from '../../practice/contract/notions-councils.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  Choice,
  CouncilsSideService,
  RegistersService,
  SideDependency,
  SideEscalation,
  SideLevel,
  SideOne,
  SideState,
} from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import type { Product } from '../product.ts'
import { namesFor, readsInFull, registerFor } from '../registers/reading.ts'
import { mayWrite } from '../registers/register.ts'
import { contractRegister } from './register.ts'

type NameOf = (id: string) => string

/** Both sides of the contract, as whoever asks may read them. `today` is asked at the edge, each time. */
export function councilsSideService(
  { store }: Pick<Product, 'store'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): CouncilsSideService {
  const read = (viewer: Viewer): Promise<SubjectFile> =>
    registerFor(store, contractRegister, viewer, 'contract-sides.read-for-board')

  /** One of a list by its id, with what may be done to it; `part` is what is kept up of it, and the field that says so. */
  async function one<T extends { readonly id: string; readonly owner: string }>(
    viewer: Viewer,
    id: string,
    kind: string,
    part: readonly [kind: string, field: string],
    listed: (file: SubjectFile, on: PlainDate, nameOf: NameOf) => readonly T[],
    owners: (file: SubjectFile, on: PlainDate) => readonly string[],
  ): Promise<SideOne<T> | undefined> {
    const on = today()
    const file = await read(viewer)
    const found = listed(file, on, await namesFor(store, owners(file, on))).find(each => each.id === id)
    if (!found) return undefined
    const within = { field: part[1], entry: id }
    return {
      on,
      one: found,
      may: {
        write: decide(viewer, 'contract-sides.write').allow,
        keepUp: mayWrite(contractRegister, viewer, { doing: 'add', kind: part[0], within }, file),
      },
      versions: readsInFull(contractRegister, viewer) ? await registers.versions(viewer, kind, id) : [],
    }
  }

  const ownersOf = (file: SubjectFile, on: PlainDate): readonly string[] =>
    [...dependenciesOn(file, on), ...levelsOn(file, on), ...escalationsOn(file, on)].map(({ body }) => body.owner)

  return {
    all: async viewer => {
      const on = today()
      const file = await read(viewer)
      const nameOf = await namesFor(store, ownersOf(file, on))
      const agreement = writtenBy(file, contractAgreement, on).findLast(each => each.end === null)
      const reviews = writtenBy(file, contractReview, on).toReversed()
      const from = reviews[0]?.on ?? agreement?.on
      const reviewBy = from === undefined ? undefined : nextReview(from)
      return {
        on,
        contract: agreement && {
          id: agreement.id,
          title: agreement.body.title,
          parties: agreement.body.parties,
          from: agreement.on,
          ...(agreement.body.until === undefined ? {} : { until: agreement.body.until }),
        },
        dependencies: dependencyRows(file, on, nameOf),
        levels: levelRows(file, on, nameOf),
        escalations: escalationRows(file, on, nameOf),
        groups: (['operational', 'strategic'] as const).map(group => {
          const { held, nextBy } = meetingsOn(file, group, on)
          return {
            group: choiceOf(contractGroup, group),
            nextBy,
            overdue: nextBy !== undefined && nextBy < on,
            held: held.map(({ id, on: met, body }) => ({ id, on: met, ...kept(body, 'present'), agreed: body.agreed })),
          }
        }),
        emergencies: emergenciesOn(file, on).map(({ id, on: began, end, body }) => ({
          id,
          from: began,
          to: end,
          by: body.by,
          why: body.why,
          suspended: body.suspended,
          ...kept(body, 'after'),
        })),
        reviews: reviews.map(({ id, on: signed, body }) => ({
          id,
          on: signed,
          looked: body.looked,
          ...kept(body, 'changes'),
          signedTrust: body.signedTrust,
          signedCouncils: body.signedCouncils,
        })),
        reviewBy,
        reviewOverdue: reviewBy !== undefined && reviewBy < on,
        mayWrite: decide(viewer, 'contract-sides.write').allow,
      }
    },
    dependency: (viewer, id) =>
      one(viewer, id, councilDependency.name, [dependencyCheck.name, 'dependency'], dependencyRows, ownersOf),
    level: (viewer, id) => one(viewer, id, serviceLevel.name, [serviceLevelFigure.name, 'level'], levelRows, ownersOf),
    escalation: (viewer, id) =>
      one(viewer, id, contractEscalation.name, [escalationStep.name, 'escalation'], escalationRows, ownersOf),
  }
}

const MET: Readonly<Record<'met' | 'partly' | 'not-met', SideState['level']>> = {
  met: 'met',
  partly: 'due',
  'not-met': 'overdue',
}

function dependencyRows(file: SubjectFile, on: PlainDate, nameOf: NameOf): readonly SideDependency[] {
  const stateOf = (met: DependencyStanding['met']): SideState =>
    met === undefined
      ? { level: 'cannot-tell', words: 'Not looked at yet' }
      : { level: MET[met], words: label(dependencyMet, met) }
  return dependenciesOn(file, on).map(({ id, on: from, end, body, met, checks, checkBy, overdue }) => ({
    id,
    reference: body.reference,
    title: body.title,
    area: choiceOf(dependencyArea, body.area),
    must: body.must,
    council: body.council ?? '',
    answers: body.answers,
    owner: nameOf(body.owner),
    from,
    ended: end,
    state: stateOf(met),
    checkBy,
    overdue,
    checks: checks
      .map(check => ({ id: check.id, on: check.on, state: stateOf(check.body.met), note: check.body.note }))
      .toReversed(),
  }))
}

function levelRows(file: SubjectFile, on: PlainDate, nameOf: NameOf): readonly SideLevel[] {
  return levelsOn(file, on).map(level => {
    const { body, figures, run, needed, breach, missing } = level
    return {
      id: level.id,
      reference: body.reference,
      title: body.title,
      service: choiceOf(supportService, body.service),
      council: body.council ?? '',
      every: body.every,
      unit: body.unit,
      polarity: body.polarity === 'lower' ? 'lower' : 'higher',
      target: body.target,
      agreed: body.agreed,
      answers: body.answers,
      owner: nameOf(body.owner),
      from: level.on,
      ended: level.end,
      state: levelState(level),
      run,
      needed,
      breach,
      missing,
      figures: figures
        .map(({ id, on: end, meets, body: figure }) => ({
          id,
          end,
          value: figure.value,
          meets,
          source: figure.source,
          signedBy: figure.signedBy,
          ...kept(figure, 'note'),
        }))
        .toReversed(),
    }
  })
}

function levelState({ figures, run, breach, body }: LevelStanding): SideState {
  const last = figures.at(-1)
  if (!last) return { level: 'cannot-tell', words: 'No figure yet' }
  if (last.meets) return { level: 'met', words: 'Meets its target' }
  const periods = `${run} ${body.every}${run === 1 ? '' : 's'} in a row missed`
  return breach ? { level: 'overdue', words: `Breach: ${periods}` } : { level: 'due', words: periods }
}

function escalationRows(file: SubjectFile, on: PlainDate, nameOf: NameOf): readonly SideEscalation[] {
  const link = (
    where: string,
    { id, body }: { readonly id: string; readonly body: { reference: string; title: string } },
  ) => [id, { text: `${body.reference} ${body.title}`, href: `/contract/councils/${where}/${id}` }] as const
  const about: ReadonlyMap<string, { readonly text: string; readonly href: string }> = new Map([
    ...dependenciesOn(file, on).map(each => link('dependencies', each)),
    ...levelsOn(file, on).map(each => link('levels', each)),
  ])
  return escalationsOn(file, on).map(escalation => {
    const { id, body, steps } = escalation
    const of = about.get(body.dependency ?? body.level ?? '')
    return {
      id,
      reference: body.reference,
      title: body.title,
      side: choiceOf(contractSide, body.side),
      why: body.why,
      owner: nameOf(body.owner),
      raised: escalation.on,
      settled: escalation.end,
      ...kept(body, 'came'),
      state: escalationState(escalation, on),
      ...(of ? { about: of } : {}),
      steps: steps.map(step => ({
        id: step.id,
        to: label(contractGroup, step.body.to),
        ...kept(step.body, 'named'),
        on: step.on,
        put: step.body.put,
        by: step.by,
        answered: step.end,
        ...kept(step.body, 'agreed'),
        state: stepState(step, on),
      })),
    }
  })
}

function escalationState({ end, waits }: EscalationStanding, on: PlainDate): SideState {
  if (end !== null) return { level: 'met', words: 'Settled' }
  if (!waits) return { level: 'due', words: 'Open: answered, not settled' }
  const { level, words } = stepState(waits, on)
  return { level, words: `With ${lowered(label(contractGroup, waits.body.to))}: ${words}` }
}

function stepState({ end, by, late }: EscalationStanding['steps'][number], on: PlainDate): SideState {
  if (end !== null) return late ? { level: 'due', words: 'answered late' } : { level: 'met', words: 'answered in time' }
  return late
    ? { level: 'overdue', words: `no answer, ${overdueInWords(by, on)}` }
    : { level: 'due', words: `answer due ${untilInWords(on, by)}` }
}

const lowered = (text: string): string => `the ${text.replace(/^The /, '').replace(/^./, first => first.toLowerCase())}`

function kept<B extends object, K extends keyof B>(body: B, field: K): { readonly [P in K]?: NonNullable<B[P]> } {
  return (body[field] === undefined ? {} : { [field]: body[field] }) as { readonly [P in K]?: NonNullable<B[P]> }
}

function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}
