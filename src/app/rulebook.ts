import { timesInCare } from '../practice/care/notions.ts'
import { trustStandingOf } from '../practice/governance/standing.ts'
import { bornOn } from '../practice/people/notions.ts'
import { STANDING_FORMAT, standingOf } from '../practice/people/standing.ts'
import { workerStandingOf } from '../practice/workforce/standing.ts'
import { rooms } from '../rooms.ts'
import type { Duty } from '../spine/duty/duty.ts'
import { type DueAsking, type DueRow, dueRowsOf } from '../spine/duty/rows.ts'
import { hashOfKinds } from '../spine/ledger/facts.ts'
import { startDay } from '../spine/ledger/entry.ts'
import type { SubjectFile } from '../spine/ledger/file.ts'
import type { AnyKind } from '../spine/ledger/kind.ts'
import type { Rulebook } from '../spine/ledger/rulebook.ts'
import type { CodeSet } from '../spine/ledger/code-set.ts'
import { codeSetsIn } from '../spine/ledger/code-set.ts'
import type { Measure } from '../spine/measure/measure.ts'
import { ageOn, birthday } from '../spine/time/age.ts'
import { type PlainDate, addDays } from '../spine/time/plain-date.ts'

/** Every kind of every room, by name. */
export const kinds: ReadonlyMap<string, AnyKind> = new Map(
  rooms.flatMap(room => room.kinds).map(kind => [kind.name, kind]),
)

/** Every measure of every room, by id. */
export const measures: ReadonlyMap<string, Measure> = new Map(
  rooms.flatMap(room => room.measures).map(measure => [measure.id, measure]),
)

/** Every duty of every room, by id. */
export const duties: ReadonlyMap<string, Duty> = new Map(
  rooms.flatMap(room => room.duties ?? []).map(duty => [duty.id, duty]),
)

/** Every code set that a kind's field or a measure's parts use, by name. */
export const codeSets: ReadonlyMap<string, CodeSet> = new Map(
  rooms
    .flatMap(room => [
      ...room.kinds.flatMap(kind => Object.values(kind.schema.shape).flatMap(codeSetsIn)),
      ...room.measures.flatMap(measure => measure.parts ?? []),
    ])
    .map(set => [set.name, set]),
)

/** Raised when rules of duties change otherwise than in their limits, so that rows written before are written again. */
const DUE_FORMAT = 'due-1'

/** The age from which nothing is owed to someone as a child once in care: support ends at 25 at the latest (Children and Social Work Act 2017, s 3). */
const OWED_NOTHING_FROM = 26

/** How long after care what follows its end may still be to do, in days, for a child who left it before 16. */
const DAYS_AFTER_CARE = 366

const NONE: readonly Duty[] = []
const everyDuty = [...duties.values()]
const afterCare = everyDuty.filter(duty => ['leaving-care', 'adoption', 'health'].includes(duty.section))

/**
 * The open occasions of a file. Where care has ended, what fell due while it lasted and was not done is history that the
 * file itself tells, not work that anyone still has. Undefined where nothing is open and none can come of time alone:
 * nothing falls due in the next year, and the person is not in care.
 */
function dueOf(file: SubjectFile, asking: DueAsking): readonly DueRow[] | undefined {
  const asked = dutiesToAsk(file, asking.on)
  if (asked.length === 0) return undefined
  const rows = dueRowsOf(file, asked, asking)
  if (file.subject !== 'person') return rows
  const last = timesInCare(file).at(-1)
  if (last && (last.end === null || last.end > asking.on)) return rows
  const open = last?.end ? rows.filter(row => (row.by ?? row.from ?? '9999') >= (last.end as PlainDate)) : rows
  return open.length > 0 ? open : undefined
}

// Most files a trust holds are of people who left its care long ago, and nothing has been recorded of them since. Nothing
// is owed to those past 25, nor to those who left before 16 and so are no care leavers; to care leavers only what lasts
// after care. Whoever was sentenced to custody is still visited.
function dutiesToAsk(file: SubjectFile, on: PlainDate): readonly Duty[] {
  if (file.subject !== 'person') return everyDuty
  const last = timesInCare(file).at(-1)
  const born = bornOn(file)
  if (!last || born === undefined) return everyDuty
  if (ageOn(born, on) >= OWED_NOTHING_FROM) return NONE
  const { end, care } = last
  if (end === null || addDays(end, DAYS_AFTER_CARE) >= on || care.ended === SENTENCED || recordedSince(file, end))
    return everyDuty
  return end < birthday(born, 16) ? NONE : afterCare
}

// Besides what the return says of care leavers each year.
function recordedSince(file: SubjectFile, end: PlainDate): boolean {
  for (const name in file.entries) {
    if (kinds.get(name)?.section === 'leaving-care') continue
    if (file.entries[name]?.some(({ start }) => (startDay(start) ?? end) > end)) return true
  }
  return false
}

/** The return's code for care that ended in a sentence of custody: such a child is still visited. */
const SENTENCED = 'E9'

/** The rules the ledger keeps derived rows by. */
export const rulebook: Rulebook = {
  kinds,
  standing: standingOf,
  worker: workerStandingOf,
  trust: file => trustStandingOf(file, duties),
  due: dueOf,
  hash: hashOfKinds(
    kinds.values(),
    STANDING_FORMAT,
    DUE_FORMAT,
    JSON.stringify(everyDuty.map(({ id, owner, section, layer, limits }) => [id, owner, section, layer, limits])),
  ),
}
