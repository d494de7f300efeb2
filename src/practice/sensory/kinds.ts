export * from './kinds/child.ts'
export * from './kinds/service.ts'

import { sensoryNeedKnown, sensoryVisit } from './kinds/child.ts'
import {
  sensoryActivity,
  sensoryAgreement,
  sensoryContribution,
  sensoryCount,
  sensoryDeployment,
  sensoryRecharge,
  sensoryShare,
  sensoryYear,
} from './kinds/service.ts'

/** What the service keeps of its work, in the trust's own file. */
export const sensoryWorkKinds = [sensoryCount, sensoryActivity, sensoryDeployment] as const

/** What it costs and who pays, in the trust's own file. */
export const sensoryMoneyKinds = [
  sensoryAgreement,
  sensoryShare,
  sensoryYear,
  sensoryContribution,
  sensoryRecharge,
] as const

/** Everything this room writes. */
export const sensoryKinds = [sensoryNeedKnown, sensoryVisit, ...sensoryWorkKinds, ...sensoryMoneyKinds] as const
