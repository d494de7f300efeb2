import { randomBytes } from 'node:crypto'
import { judgeReason } from '../../access/reasons.ts'
import type { AccessService, Services, Viewer } from '../services.ts'
import { madeUpChecking } from './checking.test-support.ts'
import { madeUpChildren } from './children.test-support.ts'
import { madeUpCouncilsSide } from './councils-side.test-support.ts'
import { madeUpContract } from './contract.test-support.ts'
import { madeUpDuties } from './duties.test-support.ts'
import { madeUpAudits } from './audits.test-support.ts'
import { madeUpExports } from './exports.test-support.ts'
import { madeUpFinance } from './finance.test-support.ts'
import { madeUpSensory } from './sensory.test-support.ts'
import { madeUpSpend } from './spend.test-support.ts'
import { madeUpFigures } from './figures.test-support.ts'
import { madeUpFront } from './front.test-support.ts'
import { madeUpGuard } from './guard.test-support.ts'
import { madeUpImports } from './imports.test-support.ts'
import { madeUpProviders } from './providers.test-support.ts'
import { madeUpQuality } from './quality.test-support.ts'
import { madeUpRecording } from './recording.test-support.ts'
import { madeUpImprovement } from './improvement.test-support.ts'
import { madeUpInspectors } from './inspectors.test-support.ts'
import { madeUpPanels } from './panels.test-support.ts'
import { madeUpPromises } from './promises.test-support.ts'
import { madeUpPacks } from './packs.test-support.ts'
import { madeUpBoards } from './boards.test-support.ts'
import { madeUpInformation } from './information.test-support.ts'
import { madeUpRegisters, madeUpRisks } from './registers.test-support.ts'
import { madeUpSearch } from './search.test-support.ts'
import { madeUpStaffing } from './staffing.test-support.ts'
import { madeUpUsers } from './users.test-support.ts'
import { madeUpWork } from './work.test-support.ts'

const councils = [
  { value: 'north', text: 'North Northamptonshire' },
  { value: 'west', text: 'West Northamptonshire' },
]

/** Made-up people, by the first part of their address. Each signs in with 'walk beside me'. */
export const PEOPLE: Readonly<Record<string, Viewer>> = {
  analyst: { id: 'u1', name: 'Ade Bello', role: 'performance-analyst' },
  worker: { id: 'u2', name: 'Jo Patel', role: 'social-worker' },
  director: { id: 'u3', name: 'Ruth Lane', role: 'director' },
  board: { id: 'u4', name: 'Cllr Ann Webb', role: 'board-member' },
  administrator: { id: 'u5', name: 'Kit Shaw', role: 'administrator' },
  manager: { id: 'u6', name: 'Harjit Lowenby', role: 'team-manager' },
  officer: { id: 'u7', name: 'Colm Adderstone', role: 'independent-reviewing-officer' },
  school: { id: 'u8', name: 'Ines Marlowe', role: 'virtual-school' },
  nurse: { id: 'u9', name: 'Dot Fairlight', role: 'health-team' },
}

function madeUpAccess(opensFor: (viewer: Viewer) => void): AccessService {
  const sessions = new Map<string, Viewer>()
  return {
    signIn: async (email, password) => {
      const key = email.split('@')[0] ?? ''
      const person = PEOPLE[key]
      if (!person || password !== 'walk beside me') return { is: 'refused', why: 'not-recognised' }
      const token = randomBytes(24).toString('base64url')
      sessions.set(token, person)
      return { is: 'signed-in', token, expiresAt: '2099-01-01T00:00:00Z' }
    },
    giveCode: async () => ({ is: 'refused', why: 'ended' }),
    session: async token => sessions.get(token),
    signOut: async viewer => {
      for (const [token, holder] of sessions) if (holder.id === viewer.id) sessions.delete(token)
    },
    giveReason: async (viewer, child, asked) => {
      const problems = judgeReason(asked)
      if (problems.length > 0) return { is: 'refused', problems }
      if (child.endsWith('404')) return { is: 'missing' }
      opensFor(viewer)
      return { is: 'given', until: '2099-01-01T00:00:00Z' }
    },
  }
}

// Nobody here is on file twice.
const madeUpMerge: Services['merge'] = {
  movedTo: async () => undefined,
  mergings: async () => undefined,
  compare: async () => undefined,
  merge: async () => undefined,
  unmerging: async () => undefined,
  unmerge: async () => undefined,
}

/** All services, made up and in memory, afresh each time. */
export function madeUpServices(): Services & {
  readonly children: ReturnType<typeof madeUpChildren>
  readonly imports: ReturnType<typeof madeUpImports>
  readonly checking: ReturnType<typeof madeUpChecking>
  readonly exports: ReturnType<typeof madeUpExports>
  readonly duties: ReturnType<typeof madeUpDuties>
  readonly work: ReturnType<typeof madeUpWork>
} {
  const children = madeUpChildren()
  return {
    councils,
    access: madeUpAccess(children.opensFor),
    guard: madeUpGuard,
    figures: madeUpFigures,
    front: madeUpFront(madeUpFigures),
    children,
    contract: madeUpContract,
    councilsSide: madeUpCouncilsSide,
    duties: madeUpDuties(),
    imports: madeUpImports(),
    checking: madeUpChecking(),
    exports: madeUpExports(),
    providers: madeUpProviders,
    users: madeUpUsers,
    work: madeUpWork(),
    quality: madeUpQuality,
    recording: madeUpRecording,
    registers: madeUpRegisters,
    finance: madeUpFinance,
    spend: madeUpSpend,
    sensory: madeUpSensory,
    improvement: madeUpImprovement,
    information: madeUpInformation,
    inspectors: madeUpInspectors,
    panels: madeUpPanels,
    audits: madeUpAudits,
    boards: madeUpBoards,
    packs: madeUpPacks,
    promises: madeUpPromises,
    risks: madeUpRisks,
    staffing: madeUpStaffing,
    search: madeUpSearch,
    merge: madeUpMerge,
  }
}
