import {
  sensoryActivity,
  sensoryContribution,
  sensoryCount,
  sensoryDeployment,
  sensoryMoneyKinds,
  sensoryAgreement,
  sensoryRecharge,
  sensoryShare,
  sensoryWorkKinds,
  sensoryYear,
} from '../../practice/sensory/kinds.ts'
import { endOfMonth } from '../../spine/time/plain-date.ts'
import { twin } from '../registers/beside.ts'
import type { Register } from '../registers/register.ts'

/** What the sensory impairment service keeps of its work: its caseload as counted, visits by the month, support workers in schools. */
export const sensoryRegister: Register = {
  name: 'sensory',
  kinds: sensoryWorkKinds,
  sees: sensoryMoneyKinds,
  may: { read: 'sensory.read', write: 'sensory.write' },
  holds: [sensoryDeployment.name],
  check: beside => {
    const { kind, given, on, blame } = beside
    if (kind === sensoryCount.name && twin(beside, ['council', 'need'], true))
      blame('need', 'This need of the council’s was counted that day already: put that right')
    if (kind !== sensoryActivity.name) return
    if (on !== undefined && endOfMonth(on) !== on) blame('start', 'Give the last day of the month')
    if (twin(beside, ['council', 'discipline'], true))
      blame('discipline', 'This month of that specialist is entered already: put that right')
    if (Number(given['planned'] ?? 0) === 0 && Number(given['made'] ?? 0) === 0)
      blame('planned', 'Nothing was planned and nothing made: leave the month out')
  },
}

/** What the service costs and who pays: the agreement, shares, each year's cost, contributions and recharges. */
export const sensoryMoneyRegister: Register = {
  name: 'sensory-money',
  kinds: sensoryMoneyKinds,
  sees: [sensoryDeployment],
  may: { read: 'sensory.read', write: 'sensory.fund' },
  holds: [sensoryAgreement.name],
  check: beside => {
    const { kind, parent, blame, notBefore, startOf } = beside
    switch (kind) {
      case sensoryShare.name:
        notBefore('start', startOf('agreement'), 'the agreement began')
        if (twin(beside, ['agreement', 'council'], true))
          blame('council', 'This council’s share from that day is entered already: put that right')
        break
      case sensoryYear.name:
        if (twin(beside, ['year'])) blame('year', 'The cost of this year is entered already: put that right')
        break
      case sensoryContribution.name:
        if (twin(beside, ['year', 'council'], true))
          blame('council', 'This council’s contribution of that day is entered already: put that right')
        break
      case sensoryRecharge.name:
        if ((parent('deployment')?.body as { readonly employer?: string } | undefined)?.employer === 'school')
          blame('deployment', 'That school employs its own support workers, so there is nothing to recharge')
        break
    }
  },
}
