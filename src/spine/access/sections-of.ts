import type { Section } from '../ledger/kind.ts'
import type { Role } from './roles.ts'

/**
 * The parts of a file each role may read and write, for those who may read or write files at all. What homes cost is written
 * through its own pages, by those who may (`placement-costs.write`), whether or not they may open the file.
 */
export const SECTIONS_OF: Readonly<
  Record<Role, { readonly read: readonly Section[]; readonly write: readonly Section[] }>
> = (() => {
  const life = ['identity', 'people', 'care', 'health', 'education', 'leaving-care', 'safety'] as const
  const worker = {
    read: [...life, 'adoption', 'casework', 'workforce'],
    write: [...life, 'adoption', 'casework'],
  } as const
  const none = { read: [], write: [] } as const
  return {
    administrator: { read: ['workforce'], write: ['workforce'] },
    director: {
      read: [...worker.read, 'information', 'money', 'trust'],
      write: [...worker.write, 'information', 'workforce', 'trust'],
    },
    'service-manager': { read: [...worker.read, 'money', 'trust'], write: [...worker.write, 'workforce'] },
    'team-manager': { read: [...worker.read, 'money'], write: [...worker.write, 'workforce'] },
    'social-worker': worker,
    'personal-adviser': { read: worker.read, write: [...life, 'casework'] },
    'independent-reviewing-officer': { read: worker.read, write: ['people', 'care', 'casework'] },
    'virtual-school': { read: ['identity', 'people', 'care', 'education', 'safety'], write: ['education'] },
    'health-team': { read: ['identity', 'people', 'care', 'health', 'safety'], write: ['health'] },
    'performance-analyst': { read: [...life, 'adoption', 'workforce', 'money'], write: [] },
    'finance-lead': { read: ['money', 'trust'], write: ['trust'] },
    'information-governance': { read: [...worker.read, 'information', 'money', 'trust'], write: ['information'] },
    'board-member': none,
    'care-experienced-board-member': none,
    inspector: { read: [...life, 'adoption', 'casework'], write: [] },
    system: {
      read: [...worker.read, 'information', 'money', 'trust'],
      write: [...worker.write, 'information', 'workforce', 'money', 'trust'],
    },
  }
})()
