import { riskBand, riskCategory, riskRegister } from '../../practice/risk/codes.ts'
import { risk as riskKind, riskMitigation, riskReview } from '../../practice/risk/kinds.ts'
import { type RiskStanding, type Score, movedSince, risksOn, wayOf } from '../../practice/risk/notions.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { decide } from '../../spine/access/decide.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { type PlainDate, addMonths } from '../../spine/time/plain-date.ts'
import type {
  Choice,
  Level,
  RegistersService,
  RiskInFull,
  RiskRow,
  RiskScore,
  RisksService,
} from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import type { Product } from '../product.ts'
import { plansRegister } from './plans-register.ts'
import { namesFor, readsInFull, registerFor } from './reading.ts'
import { mayWrite } from './register.ts'

/** How many months back what moved is told from, unless it is said: a quarter. */
const MONTHS_BACK = 3

const LEVELS: Readonly<Partial<Record<Score['band'], Level>>> = { 'very-high': 'overdue', high: 'due', low: 'met' }

type NameOf = (id: string) => string

/** The trust's registers of risks, as whoever asks may read them. */
export function risksService(
  { store }: Pick<Product, 'store'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): RisksService {
  const read = async (viewer: Viewer): Promise<SubjectFile> =>
    registerFor(store, plansRegister, viewer, 'plans.read-for-board')

  return {
    register: async (viewer, months = MONTHS_BACK) => {
      const on = today()
      const since = addMonths(on, -months)
      const file = await read(viewer)
      const shown = visibleTo(viewer, risksOn(file, on))
      const nameOf = await namesFor(
        store,
        shown.map(each => each.owner),
      )
      const byId = new Map(shown.map(each => [each.id, each]))
      return {
        on,
        since,
        risks: shown.map(each => rowOf(each, nameOf)),
        moved: movedSince(file, since, on).flatMap(moved => {
          const of = byId.get(moved.id)
          return of ? [{ ...moved, reference: of.reference, title: of.title }] : []
        }),
        mayAdd: decide(viewer, 'plans.write').allow,
        forBoard: !readsInFull(plansRegister, viewer),
      }
    },

    risk: async (viewer, id) => {
      const on = today()
      const file = await read(viewer)
      const found = visibleTo(viewer, risksOn(file, on)).find(each => each.id === id)
      if (!found) return undefined
      const nameOf = await namesFor(store, [found.owner, ...found.mitigations.map(each => each.owner)])
      const versions = readsInFull(plansRegister, viewer) ? await registers.versions(viewer, riskKind.name, id) : []
      return inFull(viewer, file, found, nameOf, on, versions)
    },
  }
}

function visibleTo(viewer: Viewer, risks: readonly RiskStanding[]): readonly RiskStanding[] {
  return readsInFull(plansRegister, viewer) ? risks : risks.filter(each => each.board)
}

function rowOf(risk: RiskStanding, nameOf: NameOf): RiskRow {
  const { id, reference, title, board, target, raised, reviewed, reviewBy, reviewOverdue, closed, way } = risk
  return {
    id,
    register: choiceOf(riskRegister, risk.register),
    reference,
    title,
    category: choiceOf(riskCategory, risk.category),
    owner: { value: risk.owner, text: nameOf(risk.owner) },
    board,
    before: shownScore(risk.before),
    now: shownScore(risk.now),
    way,
    target,
    raised,
    reviewed,
    reviewBy,
    reviewOverdue,
    mitigationsOverdue: closed === null ? risk.mitigations.filter(each => each.overdue).length : 0,
    closed,
  }
}

function inFull(
  viewer: Viewer,
  file: SubjectFile,
  risk: RiskStanding,
  nameOf: NameOf,
  on: PlainDate,
  versions: RiskInFull['versions'],
): RiskInFull {
  const { id, cause, effect, scores, closed, closedWhy, measures } = risk
  const within = { field: 'risk', entry: id }
  const open = closed === null
  return {
    ...rowOf(risk, nameOf),
    on,
    cause,
    effect,
    scores: scores
      .map((each, at) => ({
        ...shownScore(each),
        on: each.on,
        ...(each.note === undefined ? {} : { note: each.note }),
        ...(each.review === undefined ? {} : { review: each.review }),
        way: wayOf(scores[at - 1]?.score, each.score),
      }))
      .toReversed(),
    mitigations: risk.mitigations.map(each => ({
      id: each.id,
      what: each.what,
      owner: { value: each.owner, text: nameOf(each.owner) },
      by: each.by,
      done: each.done,
      ...(each.came === undefined ? {} : { came: each.came }),
      level: each.done !== null ? 'met' : each.overdue ? 'overdue' : 'due',
      words: each.done !== null ? 'done' : each.overdue ? overdueInWords(each.by, on) : untilInWords(on, each.by),
      mayChange:
        open && mayWrite(plansRegister, viewer, { doing: 'change', kind: riskMitigation.name, entry: each.id }, file),
    })),
    measures,
    ...(closedWhy === undefined ? {} : { closedWhy }),
    may: {
      write: decide(viewer, 'plans.write').allow,
      review: open && mayWrite(plansRegister, viewer, { doing: 'add', kind: riskReview.name, within }, file),
    },
    versions,
  }
}

function shownScore({ likelihood, impact, score, band }: Score): RiskScore {
  const level = LEVELS[band]
  return { likelihood, impact, score, band: choiceOf(riskBand, band), ...(level ? { level } : {}) }
}

function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}
