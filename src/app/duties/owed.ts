import { timesInCare } from '../../practice/care/notions.ts'
import { bornOn } from '../../practice/people/notions.ts'
import type { Duty } from '../../spine/duty/duty.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import { ageOn, birthday } from '../../spine/time/age.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'

/** The age from which nothing is owed to someone as a child once in care: support ends at 25 at the latest (Children and Social Work Act 2017, s 3). */
const OWED_NOTHING_FROM = 26

/** How long after care what follows its end may still be to do, in days. */
const DAYS_AFTER_CARE = 366

/** The return's code for care that ended in a sentence of custody: such a child is still visited. */
const SENTENCED = 'E9'

/** The parts of a file in which anything is still owed to a care leaver. */
const LASTING: ReadonlySet<string> = new Set(['leaving-care', 'adoption', 'health', 'information'])

/** The part of a file of which something is owed to anyone, however long ago they left and however old they are. */
const ALWAYS = 'information'

const NONE: readonly Duty[] = []

/** Which duties need asking of a file, so that those of people who left long ago cost nothing. */
export function whatToAsk(
  duties: readonly Duty[],
  kinds: ReadonlyMap<string, AnyKind>,
): (file: SubjectFile, on: PlainDate) => readonly Duty[] {
  const lasting = duties.filter(duty => LASTING.has(duty.section))
  const ofAnyone = duties.filter(duty => duty.section === ALWAYS)
  const always = (file: SubjectFile): readonly Duty[] =>
    ofAnyone.some(duty => duty.reads.some(kind => file.entries[kind.name] !== undefined)) ? ofAnyone : NONE
  // Besides what the return says of care leavers each year.
  const recordedSince = (file: SubjectFile, end: PlainDate): boolean => {
    for (const name in file.entries) {
      if (kinds.get(name)?.section === 'leaving-care') continue
      if (file.entries[name]?.some(({ start }) => (startDay(start) ?? end) > end)) return true
    }
    return false
  }
  // Most files a trust holds are of people who left its care long ago, and nothing has been recorded of them since.
  // Nothing is owed to those past 25, nor to those who left before 16 and so are no care leavers.
  return (file, on) => {
    if (file.subject !== 'person') return duties
    const last = timesInCare(file).at(-1)
    const born = bornOn(file)
    if (!last || born === undefined) return duties
    if (ageOn(born, on) >= OWED_NOTHING_FROM) return always(file)
    const { end, care } = last
    if (end === null || addDays(end, DAYS_AFTER_CARE) >= on || care.ended === SENTENCED || recordedSince(file, end))
      return duties
    return end < birthday(born, 16) ? always(file) : lasting
  }
}

/** Where a person stands with care on a day, as far as work goes. */
export type Work =
  | { readonly is: 'in-care' }
  /** Nothing was owed to them by reason of care, or not yet. */
  | { readonly is: 'not-begun' }
  | { readonly is: 'ended'; readonly on: PlainDate }

/** Where a file stands with care at the end of a day. */
export function workOn(file: SubjectFile, on: PlainDate): Work {
  if (file.subject !== 'person') return { is: 'not-begun' }
  const last = timesInCare(file).findLast(time => time.start <= on)
  if (!last) return { is: 'not-begun' }
  return last.end === null || last.end > on ? { is: 'in-care' } : { is: 'ended', on: last.end }
}

/**
 * Whether an open occasion is work that anyone still has. Where care has ended, what fell due while it lasted and was not
 * done is history that the file itself tells.
 */
export function isWork(
  work: Work,
  { by, from }: { readonly by: PlainDate | null; readonly from: PlainDate | null },
): boolean {
  return work.is !== 'ended' || (by ?? from ?? '9999') >= work.on
}
