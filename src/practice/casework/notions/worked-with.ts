import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { timesInCare } from '../../care/notions.ts'
import { type AllocationRole, type Stretch, bornOn, heldStretches } from '../../people/notions.ts'

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

/** The age at which work with someone, as a child in care or a care leaver, is over whatever is still open on file. */
const WORK_ENDS_AT: Dated<number> = dated({
  from: '1989-11-16',
  value: 25,
  source: 'Children Act 1989, ss 23CZB and 23CA: support for care leavers ends at 25',
})

/** The day after which nothing is any longer owed by a worker to someone: the 25th birthday. Undefined where it is not known. */
export function workOverOn(file: SubjectFile): PlainDate | undefined {
  const born = bornOn(file)
  return born === undefined ? undefined : birthday(born, valueOn(WORK_ENDS_AT, born))
}

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
