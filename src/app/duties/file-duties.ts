import type { Duty } from '../../spine/duty/duty.ts'
import { type DutyFailure, findingsOf } from '../../spine/duty/evaluate.ts'
import type { Finding } from '../../spine/duty/finding.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { type Known, readFiles } from '../../spine/ledger/read.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { duties, rulebook } from '../rulebook.ts'
import { heldToOf } from './held-to.ts'
import { type DutySettings, dutySettingsIn } from './settings.ts'
import { type DutyLine, lineOf } from './words.ts'

/** How many days ahead of the day asked a file's duties are given. */
export const DAYS_AHEAD = 400

/** What a file's duties say as at the end of a day, soonest first. */
export interface FileDuties {
  readonly on: PlainDate
  readonly findings: readonly Finding[]
  /** The same in words, in the same order. */
  readonly lines: readonly DutyLine[]
  /** Duties whose rule failed on the file: a fault to note, never the reader's. */
  readonly failures: readonly DutyFailure[]
}

/** What is known of the record besides the file. */
export interface Keeping {
  readonly settings: DutySettings
  /** The date of the newest return that speaks of the file; undefined where none does. */
  readonly heldTo: PlainDate | undefined
}

/** What a file already read says of its duties on a day: of the past too, where the file is as it was known then. Pure. */
export function dutiesOfFile(
  file: SubjectFile,
  on: PlainDate,
  { settings, heldTo }: Keeping,
  asked: Iterable<Duty> = duties.values(),
): FileDuties {
  const { findings, failures } = findingsOf(file, [...asked], on, {
    until: addDays(on, DAYS_AHEAD),
    local: settings.local,
    kept: { from: settings.keptFrom, heldTo },
  })
  return { on, findings, lines: findings.map(finding => lineOf(finding, on)), failures }
}

/**
 * What a file's duties say on a day, read with the trust's settings and the returns held: as things stand, or as they were
 * known. The caller's transaction must see the file; it has decided that the reader may.
 */
export async function findingsFor(
  tx: Tx,
  authority: number,
  id: string,
  on: PlainDate,
  known?: Known,
): Promise<FileDuties> {
  const files = await readFiles(tx, authority, rulebook, [id], known)
  const settings = await dutySettingsIn(tx, authority)
  const heldTo = await heldToOf(tx, authority, id, known)
  return dutiesOfFile(files.get(id) as SubjectFile, on, { settings, heldTo })
}
