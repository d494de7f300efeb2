import {
  budgetGroup,
  changeType,
  fundingDecision,
  incomeSource,
  lineTolerance,
  savingColour,
} from '../../practice/finance/codes.ts'
import { changeAnswered } from '../../practice/finance/duties.ts'
import {
  type ChangeStanding,
  type ForecastStep,
  type LinePosition,
  type SavingStanding,
  yearInWords,
} from '../../practice/finance/notions.ts'
import { after } from '../../spine/duty/span.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../spine/time/working-days.ts'
import type {
  Choice,
  Level,
  MoneyChange,
  MoneyLine,
  MoneySaving,
  MoneySavings,
  MoneyStep,
} from '../../spine/web/services.ts'

/** What rows name besides themselves. */
export interface Names {
  readonly councils: readonly Council[]
  readonly account: (id: string) => string
  readonly line: (id: string) => string
}

/** A code as it is chosen and said. */
export function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}

/** A council by its code; 'Both' (or 'All') where it is blank. */
export function councilChoice({ councils }: Pick<Names, 'councils'>, code: string | undefined): Choice {
  const found = councils.find(each => each.code === code)
  return found ? { value: found.code, text: found.name } : { value: '', text: councils.length === 2 ? 'Both' : 'All' }
}

/** A line as it is listed, with how it stands on a day. */
export function lineRow(line: LinePosition, names: Names, on: PlainDate): MoneyLine {
  const { group, source, council, owner, pays: _, ...rest } = line
  return {
    ...rest,
    group: choiceOf(budgetGroup, group),
    ...(source === undefined ? {} : { source: choiceOf(incomeSource, source) }),
    council: councilChoice(names, council),
    owner: { value: owner, text: names.account(owner) },
    is: standing(line, on),
  }
}

function standing({ variance, budget, forecast }: LinePosition, on: PlainDate): MoneyLine['is'] {
  if (budget === null) return { level: 'cannot-tell', text: 'No budget set' }
  if (forecast === null || variance === null) return { level: 'cannot-tell', text: 'No figures held' }
  const tolerated = valueOn(lineTolerance, on)
  const percent = variance.percent ?? (variance.pounds > 0 ? Number.POSITIVE_INFINITY : 0)
  if (percent > tolerated) return { level: 'overdue', text: 'Over' }
  if (percent < -tolerated) return { level: 'due', text: 'Under' }
  return { level: 'met', text: 'On budget' }
}

/** A step of the forecast as it is shown. */
export function stepRow({ month, position, moved }: ForecastStep): MoneyStep {
  const { budget, actual, forecast, variance } = position
  return { month, budget, actual, forecast, variance, moved }
}

/** An in-year change as it is shown on a day. */
export function changeRow(
  { id, submitted, answered, body, waiting }: ChangeStanding,
  names: Names,
  on: PlainDate,
): MoneyChange {
  const within = valueOn(changeAnswered.limits['to-be-answered'] ?? [], submitted)
  const by = canCountWorkingDays(submitted, within.n) ? after(submitted, within) : submitted
  const late = (answered ?? on) > by
  const { savesYearly, amount } = body
  return {
    id,
    reference: body.reference,
    title: body.title,
    type: choiceOf(changeType, body.type),
    yearName: yearInWords(body.year),
    amount,
    line: { value: body.line, text: names.line(body.line) },
    council: councilChoice(names, body.council),
    owner: { value: body.owner, text: names.account(body.owner) },
    submitted,
    answered,
    by,
    late,
    ...(answered !== null && body.decision ? { decision: choiceOf(fundingDecision, body.decision) } : {}),
    agreed: answered === null ? null : (body.agreed ?? null),
    case: body.case,
    ...(body.paysBack ? { paysBack: body.paysBack } : {}),
    ...(savesYearly === undefined ? {} : { savesYearly }),
    ...(savesYearly !== undefined && savesYearly > 0 ? { payback: Math.round((amount / savesYearly) * 10) / 10 } : {}),
    ...(answered !== null && body.answer ? { answer: body.answer } : {}),
    is: waiting
      ? { level: late ? 'overdue' : 'due', text: late ? 'Answer overdue' : 'Waiting for an answer' }
      : { level: body.decision === 'refused' ? 'cannot-tell' : 'met', text: label(fundingDecision, body.decision) },
  }
}

const COLOUR_LEVELS: Readonly<Record<SavingStanding['colour'], Level>> = {
  red: 'overdue',
  amber: 'due',
  green: 'met',
  unknown: 'cannot-tell',
}

/** A saving as it is shown. */
export function savingRow(saving: SavingStanding, names: Names, mayUpdate: boolean): MoneySaving {
  const { owner, colour, line, year: _, ...rest } = saving
  return {
    ...rest,
    colour: choiceOf(savingColour, colour),
    level: COLOUR_LEVELS[colour],
    owner: { value: owner, text: names.account(owner) },
    ...(line === undefined ? {} : { line: { value: line, text: names.line(line) } }),
    mayUpdate,
  }
}

/** Savings of a year together. Those closed count by what was last expected of them. */
export function savingsRow(
  savings: readonly SavingStanding[],
  rows: readonly MoneySaving[],
  year: number,
  years: readonly number[],
): MoneySavings {
  const sum = (of: (each: SavingStanding) => number | null): number =>
    savings.reduce((total, each) => total + (of(each) ?? 0), 0)
  return {
    year,
    yearName: yearInWords(year),
    years: years.map(each => ({ value: String(each), text: yearInWords(each) })),
    savings: rows,
    target: sum(each => each.target),
    delivered: sum(each => each.delivered),
    forecast: sum(each => each.forecast),
    atRisk: sum(each => each.atRisk),
    colours: savingColour.codes.map(({ code, note }) => ({
      colour: choiceOf(savingColour, code),
      level: COLOUR_LEVELS[code],
      means: note ?? '',
      count: savings.filter(each => each.closed === null && each.colour === code).length,
    })),
  }
}
