import { inspectionType, judgementArea, judgementGrade } from '../../practice/improvement/codes.ts'
import {
  findingEvidence,
  improvementAction,
  improvementKinds,
  improvementPriority,
  improvementProgress,
  inspection,
  inspectionFinding,
  inspectionJudgement,
} from '../../practice/improvement/kinds.ts'
import { risk, riskKinds, riskMitigation, riskReview } from '../../practice/risk/kinds.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Beside } from './beside.ts'
import { type Register, entryIn, textOf } from './register.ts'

/** Risks, the improvement plan and inspections: one register, since actions answer findings and the same people keep them. */
export const plansRegister: Register = {
  name: 'plans',
  kinds: [...riskKinds, ...improvementKinds],
  may: { read: 'plans.read', write: 'plans.write', own: 'plans.own' },
  keptUp: {
    [riskReview.name]: { of: 'risk', owner: 'owner' },
    [riskMitigation.name]: { of: 'risk', owner: 'owner' },
    [improvementProgress.name]: { of: 'action', owner: 'lead' },
    [findingEvidence.name]: { of: 'finding', owner: 'owner' },
  },
  holds: [improvementPriority.name, inspection.name, inspectionFinding.name],
  check,
  codesOn,
  undated: [inspection.name],
}

function check({ kind, on, unlike, notBefore, startOf, heldOn }: Beside): void {
  switch (kind) {
    case risk.name:
      unlike('reference')
      notBefore('reviewBy', on, 'it was raised')
      break
    case riskReview.name:
      notBefore('start', startOf('risk'), 'the risk was raised')
      notBefore('nextBy', on, 'it is reviewed')
      break
    case riskMitigation.name:
      notBefore('start', startOf('risk'), 'the risk was raised')
      notBefore('by', on, 'it was agreed')
      break
    case improvementPriority.name:
      unlike('number')
      break
    case improvementAction.name:
      unlike('reference')
      notBefore('by', on, 'it was agreed')
      break
    case improvementProgress.name:
      notBefore('start', startOf('action'), 'the action was agreed')
      break
    case inspection.name:
      heldOn('type', inspectionType, on, 'when the inspection began')
      notBefore('published', on, 'the inspection began')
      break
    case inspectionJudgement.name: {
      const began = startOf('inspection')
      heldOn('area', judgementArea, began, 'when the inspection began')
      heldOn('grade', judgementGrade, began, 'when the inspection began')
      notBefore('start', began, 'the inspection began')
      break
    }
    case inspectionFinding.name:
      unlike('number', 'inspection')
      notBefore('start', startOf('inspection'), 'the inspection began')
      notBefore('deadline', on, 'it was found')
      break
  }
}

// A judgement is given in the codes of the first day of its inspection.
function codesOn(kind: string, file: SubjectFile, within: string | undefined): PlainDate | undefined {
  if (kind !== inspectionJudgement.name || within === undefined) return undefined
  const of = entryIn(file, within)
  return startDay((of?.kind === inspection.name ? of : entryIn(file, textOf(of, 'inspection') ?? ''))?.start ?? null)
}
