import { socialWorkerEpisode } from '../../practice/people/kinds.ts'
import { type AllocationRole, allocatedOn } from '../../practice/people/notions.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { current } from '../../spine/ledger/file.ts'
import type { ChildOnFile } from './on-file.ts'

/** Whoever works with the child in a role on the day, and the entry that says so. */
export interface WorkerOnFile {
  /** A name, or why there is none. */
  readonly who: string
  readonly named: boolean
  readonly entry: Entry
}

/**
 * Whoever works with the child in a role on the day; undefined where nobody is recorded. For the social worker the
 * return's own stretch is the last resort: it carries a number and no name.
 */
export function workerIn(child: ChildOnFile, role: AllocationRole): WorkerOnFile | undefined {
  const given = allocatedOn(child.file, role, child.on)
  if (given) {
    const name = given.body.name ?? (given.body.worker && child.names.subject(given.body.worker))
    return { who: name ?? 'Name not recorded', named: name !== undefined, entry: given }
  }
  if (role !== 'social-worker') return undefined
  const told = current(child.file, socialWorkerEpisode, child.on)
  return (
    told && { who: `Name not recorded (Social Work England number ${told.body.worker})`, named: false, entry: told }
  )
}
