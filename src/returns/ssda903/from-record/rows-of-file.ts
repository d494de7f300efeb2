import { adoption, adoptionDecision, adoptionMatch } from '../../../practice/adoption/kinds.ts'
import {
  deprivationOfLiberty,
  legalStatus,
  missingEpisode,
  periodOfCare,
  previousPermanence,
  review,
  shortBreak,
} from '../../../practice/care/kinds.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../../practice/leaving-care/kinds.ts'
import {
  allocation,
  identifier,
  identity,
  responsibleCouncil,
  socialWorkerEpisode,
  unaccompaniedStatus,
} from '../../../practice/people/kinds.ts'
import { placement, temporaryStay } from '../../../practice/placement/kinds.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { headerRow, isOfCare, unaccompaniedRow } from './about.ts'
import { type Asked, type Asking, type RecordedRow, askingOf } from './asking.ts'
import { episodeRows } from './episodes.ts'
import {
  adoptionRows,
  decisionRows,
  libertyRows,
  missingRows,
  permanenceRows,
  reviewRows,
  workerRows,
} from './events.ts'
import { OUTCOME_KINDS, careLeaverRows, outcomeRows } from './outcomes.ts'

export type { Asked, RecordedRow } from './asking.ts'

/** The kinds it reads. */
export const RETURN_READS: readonly AnyKind[] = [
  identity,
  identifier,
  responsibleCouncil,
  unaccompaniedStatus,
  periodOfCare,
  legalStatus,
  placement,
  temporaryStay,
  shortBreak,
  review,
  missingEpisode,
  previousPermanence,
  deprivationOfLiberty,
  adoption,
  adoptionDecision,
  adoptionMatch,
  ...OUTCOME_KINDS,
  careLeaverContact,
  careLeaverActivity,
  careLeaverAccommodation,
  socialWorkerEpisode,
  allocation,
]

/**
 * Every row that the return of a year asks of one child of a council, as the record stands, what happened after 31 March
 * left out: none where the child is not in that return. The way back from `ssda903.states`.
 */
export function rowsOfFile(file: SubjectFile, asked: Asked): readonly RecordedRow[] {
  if (file.subject !== 'person') return []
  const asking = askingOf(file, asked)
  const episodes = episodeRows(asking)
  const ofCare = episodes.some(isOfCare)
  const rows = [
    ...episodes,
    ...(ofCare ? reviewRows(asking) : []),
    ...(episodes.length > 0 ? whileInCare(asking) : []),
    ...outcomeRows(asking),
    ...careLeaverRows(asking),
    ...adoptionRows(asking),
    ...permanenceRows(asking),
  ]
  return rows.length === 0 ? [] : [headerRow(asking, rows), ...rows]
}

// What the return asks only of a child who has an episode in the year.
function whileInCare(asking: Asking): readonly RecordedRow[] {
  return [
    ...unaccompaniedRow(asking),
    ...decisionRows(asking),
    ...missingRows(asking),
    ...workerRows(asking),
    ...libertyRows(asking),
  ]
}
