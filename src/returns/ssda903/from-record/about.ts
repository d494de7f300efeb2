import { unaccompaniedStatus, identifier, identity } from '../../../practice/people/kinds.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all, latest } from '../../../spine/ledger/file.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { birthday } from '../../../spine/time/age.ts'
import { british } from '../check-dates.ts'
import { type Asking, type RecordedRow, dayBy, flagOf, rowFrom, touchesYear } from './asking.ts'

/** The first collection year whose SEX is M or F; before it was 1 or 2. */
const SEX_AS_LETTERS = 2025
const AS_FIGURES: Readonly<Record<string, string | undefined>> = { M: '1', F: '2' }

/** The Header row of a child who is in the return. */
export function headerRow(asking: Asking): RecordedRow {
  const about = latest(asking.file, identity)
  const { firstChildBorn, mother } = about?.body ?? {}
  const upn = all(asking.file, identifier).findLast(({ body }) => body.scheme === 'upn')
  const number = all(asking.file, identifier).findLast(({ body }) => body.scheme === 'council')
  // Who became a mother after the year was none in it.
  const since = firstChildBorn !== undefined && firstChildBorn > asking.end
  return rowFrom('Header', asking, [about, number, upn], {
    SEX: sexOf(asking),
    ETHNIC: about?.body.ethnicity,
    UPN: upn?.body.value ?? upn?.body.unknown,
    MOTHER: since ? '0' : flagOf(mother),
    MC_DOB: dayBy(asking, firstChildBorn as PlainDate | undefined),
  })
}

/** The UASC row of a child who had that status at some time in the year. */
export function unaccompaniedRow(asking: Asking): readonly RecordedRow[] {
  const statuses = all(asking.file, unaccompaniedStatus).filter(each =>
    touchesYear(asking, startDay(each.start), each.end),
  )
  const [status] = statuses
  if (status === undefined) return []
  // Told by a return and recorded here, it is one status, which ended if either says so.
  const end = statuses.findLast(each => each.end !== null)?.end ?? null
  // Of a status that goes on the return is told the 18th birthday, on which it ends at the latest.
  const goesOn = end !== null && end > asking.end
  const ceased = goesOn && asking.born !== undefined ? british(birthday(asking.born, 18)) : dayBy(asking, end)
  return [rowFrom('UASC', asking, [...statuses, latest(asking.file, identity)], { SEX: sexOf(asking), DUC: ceased })]
}

function sexOf({ file, year }: Asking): string | undefined {
  const sex = latest(file, identity)?.body.sex
  return sex === undefined || year >= SEX_AS_LETTERS ? sex : AS_FIGURES[sex]
}
