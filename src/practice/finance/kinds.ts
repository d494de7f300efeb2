import { budgetLine, budgetMonth, budgetReturn, budgetSet, saving, savingUpdate } from './kinds/budget.ts'
import {
  capitalCase,
  capitalSpend,
  contractPeriod,
  contractShare,
  inYearChange,
  instalmentPaid,
  reserve,
  reserveMovement,
} from './kinds/funding.ts'

export * from './kinds/budget.ts'
export * from './kinds/funding.ts'
export { pounds } from './kinds/fields.ts'

/** Everything of the trust's money that is written in its own file. */
export const financeKinds = [
  budgetLine,
  budgetSet,
  budgetMonth,
  budgetReturn,
  contractPeriod,
  contractShare,
  instalmentPaid,
  inYearChange,
  saving,
  savingUpdate,
  reserve,
  reserveMovement,
  capitalCase,
  capitalSpend,
] as const
