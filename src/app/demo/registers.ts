import {
  type DemoAction,
  type DemoInspection,
  type DemoRisk,
  type MonthsAgo,
  demoInspection,
  demoPlan,
  demoRisks,
} from '../../demo/registers/index.ts'
import type { DemoRole } from '../../demo/users.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { type PlainDate, addDays, addMonths } from '../../spine/time/plain-date.ts'
import { demoBothSides } from './both-sides.ts'
import { recordAudits } from './audits.ts'
import { demoBoardEntries } from './boards.ts'
import { demoBreaches } from './breaches.ts'
import { demoPanels } from './panels.ts'
import { demoPromises } from './promises.ts'
import { scorecardEntries } from './scorecard.ts'
import { demoFinance } from './finance.ts'
import { demoSensory } from './sensory.ts'
import { type DemoEntry, recordInTrust } from './trust-entries.ts'

const DAYS_IN_A_MONTH = 30

/** Writes the demonstration's registers in the trust's own file, as of a day: whose they are by their accounts' ids. */
export async function recordRegisters(
  store: Store,
  accounts: ReadonlyMap<DemoRole, string>,
  today: PlainDate,
  seed: string | number = 'alongside',
): Promise<void> {
  const registers = demoRegisters(accounts, today)
  const priorities = registers.filter(each => each.kind === 'improvement-priority').map(each => each.id)
  const boards = demoBoardEntries(accounts, priorities, today)
  await recordInTrust(store, [
    ...registers,
    ...demoBreaches(accounts, seed, today),
    ...boards,
    ...demoPromises(accounts, [...registers, ...boards], today),
    ...demoPanels(accounts, today),
    ...demoFinance(accounts, seed, today),
    ...demoSensory(seed, today),
    ...demoBothSides(toldOf(accounts, today), seed, today),
  ])
  await recordAudits(store, accounts, seed, today)
}

/** The demonstration's registers as entries. Throws where somebody they name has no account. */
export function demoRegisters(accounts: ReadonlyMap<DemoRole, string>, today: PlainDate): readonly DemoEntry[] {
  const { account, day } = toldOf(accounts, today)
  const findings = new Map(demoInspection.findings.map((_, at) => [at + 1, newId()]))
  return [
    ...demoRisks.flatMap(risk => riskEntries(risk, account, day)),
    ...scorecardEntries(account, today),
    ...inspectionEntries(demoInspection, findings, account, day),
    ...demoPlan.flatMap((priority, at): DemoEntry[] => {
      const id = newId()
      const { title, aim, outcomes, sponsor, measures, actions } = priority
      const number = at + 1
      return [
        {
          id,
          kind: 'improvement-priority',
          start: day(23),
          end: null,
          body: { number, title, aim, outcomes, sponsor: account(sponsor), ...linked(measures) },
        },
        ...actions.flatMap((action, index) =>
          actionEntries(action, { priority: id, reference: `${number}.${index + 1}` }, findings, account, day),
        ),
      ]
    }),
  ]
}

/** Whose things are and when they were, as the made-up registers say it. Throws where somebody they name has no account. */
function toldOf(
  accounts: ReadonlyMap<DemoRole, string>,
  today: PlainDate,
): { readonly account: AccountOf; readonly day: DayOf } {
  const account = (role: DemoRole): string => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`The demonstration’s registers name the ${role}, who has no account`)
    return id
  }
  const day = (ago: MonthsAgo): PlainDate => {
    const months = Math.trunc(ago)
    return addDays(addMonths(today, -months), -Math.round((ago - months) * DAYS_IN_A_MONTH))
  }
  return { account, day }
}

type AccountOf = (role: DemoRole) => string
type DayOf = (ago: MonthsAgo) => PlainDate

function riskEntries(risk: DemoRisk, account: AccountOf, day: DayOf): readonly DemoEntry[] {
  const { register, reference, title, cause, effect, category, board, target, reviews, closed } = risk
  const id = newId()
  const steps = (of: readonly [number, number], names: readonly [string, string]) => ({
    [names[0]]: String(of[0]),
    [names[1]]: String(of[1]),
  })
  const nextAfter = (at: number): PlainDate => day(reviews[at]?.[0] ?? risk.next)
  return [
    {
      id,
      kind: 'risk',
      start: day(risk.raised),
      end: closed ? day(closed[0]) : null,
      body: {
        register,
        reference,
        title,
        cause,
        effect,
        category,
        owner: account(risk.owner),
        board,
        ...steps(risk.before, ['likelihoodBefore', 'impactBefore']),
        ...steps(risk.first, ['likelihood', 'impact']),
        target,
        reviewBy: nextAfter(0),
        ...linked(risk.measures),
      },
      ...(closed ? { atEnd: { closedWhy: closed[1] } } : {}),
    },
    ...reviews.map(
      ([at, likely, harm, note], index): DemoEntry => ({
        id: newId(),
        kind: 'risk-review',
        start: day(at),
        end: null,
        body: { risk: id, ...steps([likely, harm], ['likelihood', 'impact']), note, nextBy: nextAfter(index + 1) },
      }),
    ),
    ...risk.mitigations.map(
      ({ what, owner, agreed, by, done }): DemoEntry => ({
        id: newId(),
        kind: 'risk-mitigation',
        start: day(agreed),
        end: done ? day(done[0]) : null,
        body: { risk: id, what, owner: account(owner), by: day(by) },
        ...(done ? { atEnd: { came: done[1] } } : {}),
      }),
    ),
  ]
}

function actionEntries(
  action: DemoAction,
  of: { readonly priority: string; readonly reference: string },
  findings: ReadonlyMap<number, string>,
  account: AccountOf,
  day: DayOf,
): readonly DemoEntry[] {
  const id = newId()
  const { what, lead, support, agreed, by, shows, measures = [], funding, finding, notes } = action
  return [
    {
      id,
      kind: 'improvement-action',
      start: day(agreed),
      end: null,
      body: {
        ...of,
        what,
        lead: account(lead),
        ...(support === undefined ? {} : { support }),
        by: day(by),
        progress: shows,
        ...linked(measures),
        ...(funding ? { funding: funding[0], fundingFrom: funding[1] } : {}),
        ...(finding === undefined ? {} : { finding: findings.get(finding) }),
      },
    },
    ...notes.map(
      ([at, delivery, outcome, note]): DemoEntry => ({
        id: newId(),
        kind: 'improvement-progress',
        start: day(at),
        end: null,
        body: { action: id, note, delivery, outcome },
      }),
    ),
  ]
}

function inspectionEntries(
  inspection: DemoInspection,
  findings: ReadonlyMap<number, string>,
  account: AccountOf,
  day: DayOf,
): readonly DemoEntry[] {
  const id = newId()
  const { title, began, published, summary, judgements } = inspection
  const [first, out] = [day(began), day(published)]
  return [
    {
      id,
      kind: 'inspection',
      start: first,
      end: addDays(first, 11),
      body: { title, by: 'ofsted', type: 'standard', published: out, summary, where: 'Among the trust’s papers' },
    },
    ...judgements.map(
      ([area, grade]): DemoEntry => ({
        id: newId(),
        kind: 'inspection-judgement',
        start: out,
        end: null,
        body: { inspection: id, area, grade },
      }),
    ),
    ...inspection.findings.flatMap(({ text, type, owner, deadline, answered, evidence }, at): DemoEntry[] => {
      const finding = findings.get(at + 1) as string
      return [
        {
          id: finding,
          kind: 'inspection-finding',
          start: out,
          end: answered ? day(answered[0]) : null,
          body: {
            inspection: id,
            number: at + 1,
            text,
            type,
            owner: account(owner),
            ...(deadline === undefined ? {} : { deadline: day(deadline) }),
          },
          ...(answered ? { atEnd: { answered: answered[1] } } : {}),
        },
        ...evidence.map(
          ([when, what, where]): DemoEntry => ({
            id: newId(),
            kind: 'finding-evidence',
            start: day(when),
            end: null,
            body: { finding, what, where },
          }),
        ),
      ]
    }),
  ]
}

function linked(measures: readonly string[]): Readonly<Record<string, string>> {
  const names = ['measure', 'secondMeasure', 'thirdMeasure']
  return Object.fromEntries(measures.map((id, at) => [names[at] ?? 'measure', id]))
}
