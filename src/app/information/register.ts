import { breachAction, breachKinds, breachReport, dataBreach, recordsHold } from '../../practice/information/kinds.ts'
import { dayOf } from '../../spine/duty/finding.ts'
import type { Beside } from '../registers/beside.ts'
import type { Register } from '../registers/register.ts'

/** The register of data breaches, with the holds on many files at once. */
export const breachRegister: Register = {
  name: 'breaches',
  kinds: [...breachKinds, recordsHold],
  may: { read: 'information.read', write: 'information.write' },
  holds: [dataBreach.name],
  check,
}

function check({ kind, on, given, unlike, notBefore, startOf, blame }: Beside): void {
  const { happened, severity, whyNot, decided, told } = given
  switch (kind) {
    case dataBreach.name:
      unlike('reference')
      if (typeof happened === 'string' && on !== undefined && happened > on)
        blame('happened', 'This must be on or before the day we became aware of it')
      notBefore('decided', on, 'we became aware of it')
      notBefore('told', on, 'we became aware of it')
      if (decided !== undefined && severity !== 'unlikely')
        blame('decided', 'The Commissioner is told of every breach that may be a risk to people: judge the risk first')
      if (decided !== undefined && (typeof whyNot !== 'string' || whyNot.trim() === ''))
        blame('whyNot', 'Say why the Commissioner need not be told')
      if (told === undefined && severity === 'high' && given['whyUntold'] === undefined && given['came'] !== undefined)
        blame('told', 'A high risk is told to the people it is about before the breach is closed, or say why not')
      break
    case breachReport.name: {
      const aware = startOf('breach')
      if (on !== undefined && aware !== undefined && on < dayOf(aware))
        blame('start', 'This must be after we became aware of the breach')
      break
    }
    case recordsHold.name:
      notBefore('again', on, 'the hold began')
      break
    case breachAction.name:
      notBefore('start', startOf('breach'), 'we became aware of the breach')
      notBefore('by', on, 'it was agreed')
      break
  }
}
