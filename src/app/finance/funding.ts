import { fundingDecision, reserveKind } from '../../practice/finance/codes.ts'
import {
  type CapitalStanding,
  type Instalment,
  type PeriodStanding,
  type ReserveOutlook,
  type ReserveStanding,
  shareOf,
} from '../../practice/finance/notions.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Level, MoneyFunding, MoneyPeriod } from '../../spine/web/services.ts'
import { type Names, choiceOf, councilChoice } from './rows.ts'

const INSTALMENTS: Readonly<Record<Instalment['is'], { readonly level: Level; readonly text: string }>> = {
  'to-come': { level: 'due', text: 'To come' },
  paid: { level: 'met', text: 'Paid' },
  'paid-late': { level: 'due', text: 'Paid late' },
  short: { level: 'overdue', text: 'Part paid' },
  late: { level: 'overdue', text: 'Late' },
}

/** Reserves, capital and the contract sum, as they are shown. */
export function fundingOf(
  {
    outlook,
    reserves,
    capital,
  }: {
    readonly outlook: ReserveOutlook
    readonly reserves: readonly ReserveStanding[]
    readonly capital: readonly CapitalStanding[]
  },
  periods: readonly PeriodStanding[],
  names: Names,
  { on, mayWrite }: { readonly on: PlainDate; readonly mayWrite: boolean },
): MoneyFunding {
  return {
    on,
    outlook,
    reserves: reserves.map(({ kind, ...each }) => ({ ...each, kind: choiceOf(reserveKind, kind) })),
    capital: capital.map(({ id, submitted, answered, body, spent, forecast, asAt }) => ({
      id,
      title: body.title,
      council: councilChoice(names, body.council),
      amount: body.amount,
      agreed: answered === null ? null : (body.agreed ?? null),
      spent,
      forecast,
      asAt,
      submitted,
      answered,
      case: body.case,
      ...(answered !== null && body.answer ? { answer: body.answer } : {}),
      is:
        answered === null
          ? { level: 'due', text: 'Waiting for an answer' }
          : { level: body.decision === 'refused' ? 'cannot-tell' : 'met', text: label(fundingDecision, body.decision) },
    })),
    periods: periods.map(each => periodRow(each, names, on)),
    may: { write: mayWrite },
  }
}

function periodRow(period: PeriodStanding, names: Names, on: PlainDate): MoneyPeriod {
  const { shares, instalments, terms, ...rest } = period
  return {
    ...rest,
    ...(terms ? { terms } : {}),
    shares: shares.map(each => ({
      council: councilChoice(names, each.council),
      amount: each.amount,
      percent: shareOf(each.amount, period.sum),
    })),
    due: instalments.reduce((sum, each) => (each.due <= on ? sum + each.amount : sum), 0),
    paid: instalments.reduce((sum, each) => sum + each.paid, 0),
    instalments: instalments
      .map(({ key, council, number, due, amount, paid, paidOn, is }) => ({
        key,
        council: councilChoice(names, council),
        number,
        due,
        amount,
        paid,
        paidOn,
        is: INSTALMENTS[is],
      }))
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.council.text < b.council.text ? -1 : 1)),
  }
}
