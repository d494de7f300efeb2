import {
  budgetLine,
  budgetMonth,
  budgetReturn,
  budgetSet,
  capitalCase,
  capitalSpend,
  contractPeriod,
  contractShare,
  financeKinds,
  inYearChange,
  instalmentPaid,
  reserve,
  reserveMovement,
  saving,
  savingUpdate,
} from '../../practice/finance/kinds.ts'
import { typicalPrice } from '../../practice/spend/kinds.ts'
import { type PlainDate, endOfMonth, isPlainDate } from '../../spine/time/plain-date.ts'
import { type Beside, twin } from '../registers/beside.ts'
import type { Register } from '../registers/register.ts'

/** The trust's money: budgets and what became of them, the contract sum, changes, savings, reserves and capital. */
export const financeRegister: Register = {
  name: 'finance',
  kinds: [...financeKinds, typicalPrice],
  may: { read: 'finance.read', write: 'finance.write', own: 'finance.own' },
  keptUp: { [savingUpdate.name]: { of: 'saving', owner: 'owner' } },
  holds: [budgetLine.name, contractPeriod.name, saving.name, reserve.name, capitalCase.name],
  check,
}

function check(beside: Beside): void {
  const { kind, given, on, parent, unlike, notBefore, startOf, blame } = beside
  switch (kind) {
    case budgetLine.name:
      unlike('code')
      break
    case budgetSet.name:
      if (twin(beside, ['line', 'year'])) blame('line', 'This line has a budget for the year already: put that right')
      break
    case budgetMonth.name:
      lastOfMonth(beside, 'start', on)
      if (twin(beside, ['line'], true)) blame('line', 'This line has figures for the month already: put those right')
      break
    case budgetReturn.name: {
      const { month } = given
      if (isPlainDate(month)) {
        lastOfMonth(beside, 'month', month)
        notBefore('start', month, 'the month ended')
      }
      if (twin(beside, ['month'])) blame('month', 'The figures of this month were returned already: put that right')
      break
    }
    case contractShare.name:
      if (twin(beside, ['period', 'council']))
        blame('council', 'This council’s share of the period stands already: put that right')
      break
    case instalmentPaid.name: {
      const most = numberOf(parent('period')?.body, 'instalments')
      const number = numberOf(given, 'number')
      if (most !== undefined && number !== undefined && number > most)
        blame('number', `The period has ${most} instalments`)
      break
    }
    case contractPeriod.name:
      if ((numberOf(given, 'reserveMost') ?? 0) < (numberOf(given, 'reserveLeast') ?? 0))
        blame('reserveMost', 'The most cannot be less than the least')
      break
    case inYearChange.name:
      unlike('reference')
      answered(beside)
      break
    case capitalCase.name:
      answered(beside)
      break
    case typicalPrice.name:
      if (twin(beside, ['kind'], true))
        blame('kind', 'This kind of home has a usual price from that day already: put that right')
      break
    case saving.name:
      unlike('reference')
      break
    case savingUpdate.name:
      notBefore('start', startOf('saving'), 'the saving was agreed')
      break
    case reserveMovement.name:
      notBefore('start', startOf('reserve'), 'the reserve was set up')
      break
    case capitalSpend.name:
      notBefore('start', startOf('case'), 'the case was submitted')
      break
  }
}

function lastOfMonth({ blame }: Beside, field: string, day: PlainDate | undefined): void {
  if (day !== undefined && endOfMonth(day) !== day) blame(field, 'Give the last day of the month')
}

function answered({ given, blame }: Beside): void {
  const { decision } = given
  const [asked, agreed] = [numberOf(given, 'amount'), numberOf(given, 'agreed')]
  if (decision === undefined || agreed === undefined) return
  const none = decision === 'refused' || decision === 'withdrawn'
  if (none && agreed !== 0) blame('agreed', 'Nothing was agreed: enter nought')
  if (!none && agreed === 0) blame('agreed', 'Say how much was agreed')
  if (decision === 'agreed' && asked !== undefined && agreed !== 0 && agreed < asked)
    blame('decision', 'Less was agreed than asked for: choose ‘Agreed in part’')
}

function numberOf(body: unknown, field: string): number | undefined {
  const value = (body as Readonly<Record<string, unknown>> | undefined)?.[field]
  return typeof value === 'number' ? value : undefined
}
