import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import { timesInCare } from '../../care/notions.ts'
import { type AllocationRole, type Stretch, heldStretches } from '../../people/notions.ts'

/** Roles whose holder is the one who works with the child. */
const ROLES: readonly AllocationRole[] = ['social-worker', 'personal-adviser', 'family-support-worker']

/** The times during which we work with someone, oldest first: in care, or with a worker of their own. */
export const workedWith = notion((file: SubjectFile): readonly Stretch[] =>
  joined([...inCare(file), ...ROLES.flatMap(role => heldStretches(file, role))]),
)

/** The times during which a social worker's work is supervised: in care, or with a social worker. */
export const socialWorkTimes = notion((file: SubjectFile): readonly Stretch[] =>
  joined([...inCare(file), ...heldStretches(file, 'social-worker')]),
)

function inCare(file: SubjectFile): readonly Stretch[] {
  return timesInCare(file).map(({ start, end }) => ({ from: start, until: end }))
}

/** Stretches in order, those that touch or overlap made one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const { from, until } of stretches.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = found.at(-1)
    if (!last || (last.until !== null && last.until < from)) found.push({ from, until })
    else if (last.until !== null && (until === null || until > last.until))
      found[found.length - 1] = { from: last.from, until }
  }
  return found
}
