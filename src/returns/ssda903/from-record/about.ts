import { unaccompaniedStatus, identifier, identity } from '../../../practice/people/kinds.ts'
import { periodOfCare } from '../../../practice/care/kinds.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all, latest } from '../../../spine/ledger/file.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { birthday } from '../../../spine/time/age.ts'
import { collectionYear, collectionYearOf } from '../../../spine/time/periods.ts'
import { british } from '../check-dates.ts'
import { type Asking, type RecordedRow, dayBy, flagOf, rowFrom, touchesYear } from './asking.ts'

/** The first collection year whose SEX is M or F; before it was 1 or 2. */
const SEX_AS_LETTERS = 2025
const AS_FIGURES: Readonly<Record<string, string | undefined>> = { M: '1', F: '2' }

/**
 * The Header row of a child who is in the return with these other rows. Whether she is a mother is asked of those in care in the
 * year: of a care leaver who was not it is told only where no return of a year in care could say it.
 */
export function headerRow(asking: Asking, others: readonly RecordedRow[]): RecordedRow {
  const about = latest(asking.file, identity)
  const { firstChildBorn, mother } = about?.body ?? {}
  const upn = all(asking.file, identifier).findLast(({ body }) => body.scheme === 'upn')
  const number = all(asking.file, identifier).findLast(({ body }) => body.scheme === 'council')
  // Who became a mother after the year was none in it.
  const since = firstChildBorn !== undefined && firstChildBorn > asking.end
  const isAsked =
    !others.some(({ table }) => table === 'OC3') ||
    others.some(isOfCare) ||
    !wasToldInCare(asking, firstChildBorn as PlainDate | undefined)
  return rowFrom('Header', asking, [about, number, upn], {
    SEX: sexOf(asking),
    ETHNIC: about?.body.ethnicity,
    UPN: upn?.body.value ?? upn?.body.unknown,
    MOTHER: !isAsked ? undefined : since ? '0' : flagOf(mother),
    // What was sent last year stands.
    MC_DOB: dayBy(asking, firstChildBorn as PlainDate | undefined),
  })
}

/** Whether a row is of an episode of care, and not a short break. */
export function isOfCare({ table, cells }: RecordedRow): boolean {
  return table === 'Episodes' && cells['LS'] !== 'V3' && cells['LS'] !== 'V4'
}

// Whether the return of a year in which the council cared for her said it, or will when it is made.
function wasToldInCare({ file, council }: Asking, firstChildBorn: PlainDate | undefined): boolean {
  return all(file, periodOfCare).some(
    ({ start, end, body }) =>
      body.council === council &&
      startDay(start) !== undefined &&
      (firstChildBorn === undefined || end === null || firstChildBorn <= collectionYear(collectionYearOf(end)).end),
  )
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
