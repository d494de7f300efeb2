import { importantPerson } from '../../practice/people/kinds.ts'
import { siblingsOf } from '../../practice/people/notions/family.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'

/** Someone of the child's who has a file of their own. */
export interface Known {
  readonly id: string
  readonly called: string
  readonly brotherOrSister: boolean
}

/** Those in the child's life on a day who have files of their own, by the names this child's file gives them. */
export function peopleWithFiles(file: SubjectFile, on: PlainDate): readonly Known[] {
  const found = new Map<string, Known>()
  for (const { body, end } of all(file, importantPerson)) {
    if (body.person === undefined || body.died !== undefined || (end !== null && end <= on)) continue
    found.set(body.person, {
      id: body.person,
      called: body.name,
      brotherOrSister: siblingsOf(file).includes(body.person),
    })
  }
  return [...found.values()]
}
