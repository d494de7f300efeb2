import { clinicAction, panelKindsOfTrust, panelSitting, performanceClinic } from '../../practice/panels/kinds.ts'
import { inWords } from '../../spine/time/words.ts'
import type { Beside } from '../registers/beside.ts'
import type { Register } from '../registers/register.ts'

/** Sittings of panels, and performance clinics with their actions. No child is in it. */
export const panelsRegister: Register = {
  name: 'panels',
  kinds: panelKindsOfTrust,
  may: { read: 'clinics.read', write: 'clinics.write', own: 'clinics.own' },
  keptUp: { [clinicAction.name]: { of: 'clinic', owner: 'chair' } },
  holds: [performanceClinic.name],
  check,
}

function check({ kind, given, on, file, entry, notBefore, startOf, blame }: Beside): void {
  switch (kind) {
    case panelSitting.name: {
      const closes = given['closes']
      if (typeof closes === 'string' && on !== undefined && closes > on)
        blame('closes', `This must be on or before ${inWords(on)}, the day it sits`)
      const twice = (file.entries[panelSitting.name] ?? []).some(
        other =>
          other.id !== entry &&
          other.start === on &&
          (other.body as { readonly panel?: string }).panel === given['panel'],
      )
      if (twice) blame('start', 'This panel sits on that day already: put that sitting right instead')
      break
    }
    case clinicAction.name:
      notBefore('start', startOf('clinic'), 'the clinic was held')
      notBefore('by', on, 'it was agreed')
      break
  }
}
