import { identity } from '../../practice/people/kinds.ts'
import { periodOfCare } from '../../practice/care/kinds.ts'
import { clinicAbout, panel, panelOutcome } from '../../practice/panels/codes.ts'
import { ACTION_DONE, HEARD } from '../../practice/panels/duties.ts'
import {
  clinicAction,
  panelAction,
  panelDecision,
  panelReferral,
  performanceClinic,
} from '../../practice/panels/kinds.ts'
import {
  type Clinic,
  type MatterOfPanel,
  type Sitting,
  clinicsOn,
  hearingOrder,
  mattersOn,
  nextSitting,
  sittingsOf,
} from '../../practice/panels/notions.ts'
import { panelsInOrder } from '../../practice/panels/panels.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { spanInWords } from '../../spine/duty/span.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addDays, addMonths, daysBetween } from '../../spine/time/plain-date.ts'
import type {
  ClinicShown,
  MatterHeard,
  MatterWaiting,
  PanelActionShown,
  PanelRow,
  PanelsService,
  PanelsShown,
  RegistersService,
  SittingShown,
} from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import type { Product } from '../product.ts'
import { namesFor, registerFor } from '../registers/reading.ts'
import { mayWrite } from '../registers/register.ts'
import { type CareList, type Listed, careList } from '../work/care-list.ts'
import { mayRecord, recordHref } from '../work/due.ts'
import { panelsRegister } from './register.ts'

const KINDS = [periodOfCare, identity, panelReferral, panelDecision, panelAction]
/** How far ahead what is due is read, and how far back what was decided. */
const DAYS_AHEAD = 200
const MONTHS_BACK = 12

type NameOf = (id: string) => string

/** Panels that decide about children, within a reader’s reach, and performance clinics. */
export function panelsService(
  product: Product,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): PanelsService {
  const { store } = product
  return {
    open: async (viewer, { panel: only, list, purpose = 'open' }) => {
      const on = today()
      const read = await careList(product, viewer, on, {
        action: 'panel-lists.read',
        route: only === undefined ? '/panels' : '/panels/:panel',
        about: only === undefined ? list : `${only}-${list}`,
        purpose,
        kinds: KINDS,
        duties: [HEARD, ACTION_DONE],
        by: addDays(on, DAYS_AHEAD),
        andAfterCare: [HEARD, ACTION_DONE],
      })
      const sittings = sittingsOf(await registerFor(store, panelsRegister, viewer, 'panel-lists.read'))
      const nameOf = await namesFor(
        store,
        sittings.map(each => each.chair),
      )
      return panelsOf(read, sittings, nameOf, {
        only,
        mayDecide: mayRecord(viewer, panelDecision.name),
        mayArrange: decide(viewer, 'clinics.write').allow,
      })
    },

    clinics: async viewer => {
      const on = today()
      const file = await registerFor(store, panelsRegister, viewer, 'clinics.read')
      const clinics = clinicsOn(file, on)
      const nameOf = await namesOfClinics(clinics)
      return {
        on,
        clinics: clinics.map(each => clinicOf(viewer, file, each, nameOf, on)),
        mayWrite: decide(viewer, 'clinics.write').allow,
      }
    },

    clinic: async (viewer, id) => {
      const on = today()
      const file = await registerFor(store, panelsRegister, viewer, 'clinics.read')
      const found = clinicsOn(file, on).find(each => each.entry === id)
      if (!found) return undefined
      return {
        ...clinicOf(viewer, file, found, await namesOfClinics([found]), on),
        mayWrite: decide(viewer, 'clinics.write').allow,
        versions: await registers.versions(viewer, performanceClinic.name, id),
      }
    },
  }

  function namesOfClinics(clinics: readonly Clinic[]): Promise<NameOf> {
    return namesFor(
      store,
      clinics.flatMap(each => [each.chair, ...each.actions.map(action => action.owner)]),
    )
  }
}

/** What the pages of panels say of the children listed, of every panel or of one. Pure. */
export function panelsOf(
  { told, children }: Pick<CareList, 'told' | 'children'>,
  sittings: readonly Sitting[],
  nameOf: NameOf,
  {
    only,
    mayDecide,
    mayArrange,
  }: { readonly only?: string | undefined; readonly mayDecide: boolean; readonly mayArrange: boolean },
): PanelsShown {
  const on = told.today
  const every = children.flatMap(of => mattersOn(of.file, on).map(matter => ({ of, matter })))
  const wanted = every.filter(({ matter }) => only === undefined || matter.panel === only)
  const since = addMonths(on, -MONTHS_BACK)
  return {
    on,
    panels: panelsInOrder.flatMap((each): readonly PanelRow[] => {
      if (only !== undefined && each.code !== only) return []
      const own = every.filter(({ matter }) => matter.panel === each.code)
      const waiting = own.flatMap(({ of, matter }) => waitingOf(of, matter, on, mayDecide))
      const actions = own.flatMap(({ matter }) => matter.actions.filter(action => action.done === null))
      const next = nextSitting(sittings, each.code, on)
      return [
        {
          code: each.code,
          title: each.title,
          purpose: each.purpose,
          sits: each.sits,
          within: `within ${spanInWords(valueOn(each.heardWithin, on))}`,
          next: next ? sittingOf(next, nameOf) : null,
          waiting: waiting.length,
          late: waiting.filter(row => row.level === 'overdue').length,
          longest: waiting.length === 0 ? null : Math.max(...waiting.map(row => row.days)),
          actionsOpen: actions.length,
          actionsOverdue: actions.filter(action => action.overdue).length,
        },
      ]
    }),
    waiting: wanted
      .toSorted((a, b) => hearingOrder(a.matter, b.matter))
      .flatMap(({ of, matter }) => waitingOf(of, matter, on, mayDecide)),
    heard: wanted
      .flatMap(({ of, matter }) =>
        matter.heard.flatMap((heard, at): readonly MatterHeard[] =>
          heard.on < since
            ? []
            : [
                {
                  entry: heard.entry,
                  child: of.child,
                  panel: choiceOf(panel, matter.panel),
                  on: heard.on,
                  outcome: choiceOf(panelOutcome, heard.outcome),
                  reasons: heard.reasons,
                  days: daysBetween(matter.heard[at - 1]?.on ?? matter.sent, heard.on),
                },
              ],
        ),
      )
      .toSorted((a, b) => (a.on > b.on ? -1 : 1)),
    actions: wanted
      .flatMap(({ of, matter }) =>
        matter.actions
          .filter(action => action.done === null)
          .map(
            (action): PanelActionShown => ({
              entry: action.entry,
              child: of.child,
              panel: choiceOf(panel, matter.panel),
              action: action.action,
              lead: action.lead,
              by: action.by,
              level: action.overdue ? 'overdue' : 'due',
              words: action.overdue ? overdueInWords(action.by, on) : untilInWords(on, action.by),
            }),
          ),
      )
      .toSorted((a, b) => (a.by < b.by ? -1 : 1)),
    sittings: sittings
      .filter(each => only === undefined || each.panel === only)
      .map(each => ({ ...sittingOf(each, nameOf), panel: each.panel })),
    mayArrange,
  }
}

function waitingOf(
  { child, worker, due }: Listed,
  matter: MatterOfPanel,
  on: PlainDate,
  mayDecide: boolean,
): readonly MatterWaiting[] {
  if (matter.waitsSince === null) return []
  const last = matter.heard.at(-1)
  const key = last ? `${matter.entry}:${last.entry}` : matter.entry
  const item = due.find(each => each.duty === HEARD && each.occasion === key)
  return [
    {
      entry: matter.entry,
      child,
      worker,
      panel: choiceOf(panel, matter.panel),
      asks: matter.asks,
      urgent: matter.urgent,
      sent: matter.sent,
      times: matter.heard.length,
      days: daysBetween(matter.waitsSince, on),
      by: item?.by ?? null,
      level: item?.level ?? 'cannot-tell',
      words: item?.words ?? 'cannot tell by when',
      ...(mayDecide ? { record: recordHref(child.id, panelDecision.name) } : {}),
    },
  ]
}

function sittingOf({ entry, on, chair, where, closes, came }: Sitting, nameOf: NameOf): SittingShown {
  return {
    id: entry,
    on,
    chair: nameOf(chair),
    ...(where === undefined ? {} : { where }),
    ...(closes === undefined ? {} : { closes }),
    ...(came === undefined ? {} : { came }),
  }
}

function clinicOf(viewer: Viewer, file: SubjectFile, clinic: Clinic, nameOf: NameOf, on: PlainDate): ClinicShown {
  const { entry, about, title, measure, chair, found, actions } = clinic
  return {
    id: entry,
    on: clinic.on,
    about: choiceOf(clinicAbout, about),
    title,
    ...(measure === undefined ? {} : { measure }),
    chair: nameOf(chair),
    ...(found === undefined ? {} : { found }),
    actions: actions.map(each => ({
      id: each.entry,
      what: each.what,
      owner: nameOf(each.owner),
      by: each.by,
      done: each.done,
      ...(each.came === undefined ? {} : { came: each.came }),
      level: each.done !== null ? 'met' : each.overdue ? 'overdue' : 'due',
      words: each.done !== null ? 'done' : each.overdue ? overdueInWords(each.by, on) : untilInWords(on, each.by),
      mayChange: mayWrite(
        panelsRegister,
        viewer,
        { doing: 'change', kind: clinicAction.name, entry: each.entry },
        file,
      ),
    })),
  }
}

function choiceOf(set: Parameters<typeof label>[0], code: string): { readonly value: string; readonly text: string } {
  return { value: code, text: label(set, code) }
}
