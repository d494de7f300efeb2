import { financeRegister } from '../finance/register.ts'
import { contractRegister } from '../contract/register.ts'
import { auditRegister } from '../audits/register.ts'
import { boardsRegister } from '../boards/register.ts'
import { breachRegister } from '../information/register.ts'
import { panelsRegister } from '../panels/register.ts'
import { promisesRegister } from '../promises/register.ts'
import { plansRegister } from './plans-register.ts'
import type { Register } from './register.ts'
import { commentsRegister, frontRegister } from './scorecard-register.ts'
import { sensoryMoneyRegister, sensoryRegister } from '../sensory/register.ts'
import { placementCostRegister } from '../spend/register.ts'
import { staffingRegister } from './staffing-register.ts'

/** Every register, nearly all of the trust's own file. A new one is a file beside this one and a line here. */
export const REGISTERS: readonly Register[] = [
  plansRegister,
  panelsRegister,
  breachRegister,
  financeRegister,
  commentsRegister,
  frontRegister,
  staffingRegister,
  contractRegister,
  auditRegister,
  boardsRegister,
  placementCostRegister,
  promisesRegister,
  sensoryRegister,
  sensoryMoneyRegister,
]

const byKind = new Map(REGISTERS.flatMap(register => register.kinds.map(kind => [kind.name, register])))

/** The register that keeps a kind of entry; undefined where none does. */
export function registerOf(kind: string): Register | undefined {
  return byKind.get(kind)
}
