import { periodOfCare, shortBreak } from '../../practice/care/kinds.ts'
import { responsibleCouncil } from '../../practice/people/kinds.ts'
import { type SubjectFile, latest } from '../../spine/ledger/file.ts'

/** The council in whose return a person is: the one that cares for them, or did last, else the one that answers for them. */
export function councilAnswering(file: SubjectFile): string | undefined {
  return (
    latest(file, periodOfCare)?.body.council ??
    latest(file, shortBreak)?.body.council ??
    latest(file, responsibleCouncil)?.body.council
  )
}
