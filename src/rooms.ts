import type { Room } from './spine/room.ts'
import { adoption } from './practice/adoption/room.ts'
import { audits } from './practice/audits/room.ts'
import { boards } from './practice/boards/room.ts'
import { care } from './practice/care/room.ts'
import { casework } from './practice/casework/room.ts'
import { contract } from './practice/contract/room.ts'
import { quality } from './practice/quality/room.ts'
import { education } from './practice/education/room.ts'
import { finance } from './practice/finance/room.ts'
import { governance } from './practice/governance/room.ts'
import { health } from './practice/health/room.ts'
import { improvement } from './practice/improvement/room.ts'
import { information } from './practice/information/room.ts'
import { leavingCare } from './practice/leaving-care/room.ts'
import { panels } from './practice/panels/room.ts'
import { people } from './practice/people/room.ts'
import { placement } from './practice/placement/room.ts'
import { promises } from './practice/promises/room.ts'
import { risk } from './practice/risk/room.ts'
import { sensory } from './practice/sensory/room.ts'
import { spend } from './practice/spend/room.ts'
import { staffing } from './practice/staffing/room.ts'
import { workforce } from './practice/workforce/room.ts'

/** Every room of the house. Adding a capability is adding a folder and one line here. */
export const rooms: readonly Room[] = [
  people,
  care,
  placement,
  health,
  adoption,
  leavingCare,
  education,
  sensory,
  casework,
  governance,
  workforce,
  staffing,
  quality,
  audits,
  risk,
  improvement,
  contract,
  information,
  panels,
  finance,
  spend,
  boards,
  promises,
]
