import { trustStandingOf } from '../practice/governance/standing.ts'
import { FOUND_BY_FORMAT, foundBy } from '../practice/people/found-by.ts'
import { STANDING_FORMAT, STANDING_READS, standingOf } from '../practice/people/standing.ts'
import { workerStandingOf } from '../practice/workforce/standing.ts'
import { governanceKinds } from '../practice/governance/kinds.ts'
import { workforceKinds } from '../practice/workforce/kinds.ts'
import { RETURN_READS, rowsOfFile } from '../returns/ssda903/from-record/rows-of-file.ts'
import { rules } from '../returns/ssda903/validation/rules.ts'
import { rooms } from '../rooms.ts'
import type { Duty } from '../spine/duty/duty.ts'
import { type DueAsking, type DueRow, dueRowsOf } from '../spine/duty/rows.ts'
import { hashOfKinds } from '../spine/ledger/facts.ts'
import type { SubjectFile } from '../spine/ledger/file.ts'
import type { AnyKind } from '../spine/ledger/kind.ts'
import type { Rulebook } from '../spine/ledger/rulebook.ts'
import type { CodeSet } from '../spine/ledger/code-set.ts'
import { codeSetsIn } from '../spine/ledger/code-set.ts'
import type { Measure } from '../spine/measure/measure.ts'
import { isWork, whatToAsk, workOn } from './duties/owed.ts'
import { councilAnswering } from './quality/council.ts'
import { withListsHeld } from './providers/for-rules.ts'

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
const DUE_FORMAT = 'due-2'

const everyDuty = [...duties.values()]
const toAsk = whatToAsk(everyDuty, kinds)

/**
 * The open occasions of a file that are still anyone's work. Undefined where there are none and none can come of time
 * alone: nothing falls due in the next year, and the person is not in care.
 */
function dueOf(file: SubjectFile, asking: DueAsking): readonly DueRow[] | undefined {
  const asked = toAsk(file, asking.on)
  if (asked.length === 0) return undefined
  const work = workOn(file, asking.on)
  const rows = dueRowsOf(file, asked, asking).filter(row => isWork(work, row))
  return rows.length > 0 || file.subject !== 'person' || work.is === 'in-care' ? rows : undefined
}

/** The kinds of which the passing of time alone may change what is due, or how someone stands: what the daily job reads. */
const readByTime: ReadonlySet<string> = new Set(
  [...everyDuty.flatMap(duty => duty.reads), ...STANDING_READS, ...workforceKinds, ...governanceKinds].map(
    kind => kind.name,
  ),
)

const records = {
  rowsOf: rowsOfFile,
  reads: RETURN_READS,
  kinds,
  councilOf: councilAnswering,
  rules,
}

/** The rules the ledger keeps derived rows by. */
export const rulebook: Rulebook = {
  kinds,
  standing: standingOf,
  worker: workerStandingOf,
  trust: file => trustStandingOf(file, duties),
  due: dueOf,
  faults: withListsHeld(records),
  readByTime,
  foundBy,
  hash: hashOfKinds(
    kinds.values(),
    STANDING_FORMAT,
    FOUND_BY_FORMAT,
    DUE_FORMAT,
    JSON.stringify(everyDuty.map(({ id, owner, section, layer, limits }) => [id, owner, section, layer, limits])),
  ),
}
