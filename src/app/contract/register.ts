import {
  bothSidesKinds,
  contractEscalation,
  contractMeeting,
  councilDependency,
  dependencyCheck,
  emergencyClause,
  escalationStep,
  serviceLevel,
  serviceLevelFigure,
} from '../../practice/contract/kinds-councils.ts'
import { isPeriodEnd } from '../../practice/contract/periods.ts'
import type { Beside } from '../registers/beside.ts'
import type { Register } from '../registers/register.ts'

/** Both sides of the contract: what the councils owe the trust, what was escalated, and how the contract is reviewed. */
export const contractRegister: Register = {
  name: 'contract',
  kinds: bothSidesKinds,
  may: { read: 'contract-sides.read', write: 'contract-sides.write', own: 'contract-sides.own' },
  keptUp: {
    [dependencyCheck.name]: { of: 'dependency', owner: 'owner' },
    [serviceLevelFigure.name]: { of: 'level', owner: 'owner' },
    [escalationStep.name]: { of: 'escalation', owner: 'owner' },
  },
  holds: [councilDependency.name, serviceLevel.name, contractEscalation.name],
  check,
}

function check({ kind, on, given, file, entry, parent, unlike, notBefore, startOf, blame }: Beside): void {
  switch (kind) {
    case councilDependency.name:
      unlike('reference')
      notBefore('checkBy', on, 'it holds from')
      break
    case dependencyCheck.name:
      notBefore('start', startOf('dependency'), 'it holds from')
      notBefore('nextBy', on, 'it is looked at')
      break
    case serviceLevel.name:
      unlike('reference')
      if (given['polarity'] === 'band') blame('polarity', 'A service level is better higher or lower: choose which')
      break
    case serviceLevelFigure.name: {
      const level = parent('level')?.body as { readonly every?: 'month' | 'quarter' } | undefined
      if (on !== undefined && level?.every && !isPeriodEnd(level.every, on))
        blame('start', `This must be the last day of a ${level.every}, such as 31 March`)
      notBefore('start', startOf('level'), 'it holds from')
      const taken = (file.entries[kind] ?? []).some(
        other =>
          other.id !== entry && other.start === on && (other.body as { level?: unknown }).level === given['level'],
      )
      if (taken) blame('start', 'There is a figure for this period already: put that one right')
      break
    }
    case contractMeeting.name:
      if (given['group'] === 'officers') blame('group', 'Choose the operational or the strategic group')
      break
    case contractEscalation.name:
      unlike('reference')
      break
    case escalationStep.name:
      notBefore('start', startOf('escalation'), 'it was raised')
      if (given['to'] === 'officers' && given['named'] === undefined)
        blame('named', 'Say which officers, by their posts')
      break
    case emergencyClause.name:
      if ((file.entries[kind] ?? []).some(other => other.id !== entry && other.end === null))
        blame('start', 'The clause is in force already: end that first, or put it right')
      break
  }
}
