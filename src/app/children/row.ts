import { legalStatusCode } from '../../practice/care/codes.ts'
import { placementType } from '../../practice/placement/codes.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { ageOn, birthday } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { ChildRow, Flag } from '../../spine/web/services.ts'
import type { StandingRow } from './find.ts'

/** What people here call a child: a name where one is held, else the council's number. */
export function calledBy(name: string | null | undefined, number: string | null | undefined): string {
  return name ?? (number ? `Child ${number}` : 'Child without a number')
}

/** A line of the list of children, for a day. Pure. */
export function rowOf(standing: StandingRow, today: PlainDate, councils: readonly Council[]): ChildRow {
  const { state } = standing
  return {
    id: standing.subject,
    called: calledBy(standing.name, standing.number),
    number: standing.number,
    age: standing.born === null ? null : ageOn(standing.born, today),
    council: councils.find(each => each.code === standing.council)?.name ?? standing.council ?? 'not recorded',
    inCare: state === 'in',
    since: state === 'in' ? standing.care_from : state === 'left' ? standing.care_until : null,
    legal: state !== 'in' || standing.legal_status === null ? null : inAList(standing.legal_status),
    home: state !== 'in' || standing.home_type === null ? null : label(placementType, standing.home_type),
    flags: flagsOf(standing),
  }
}

// What would take two lines of a list, as workers say it.
const SHORT: Readonly<Record<string, string>> = {
  V2: 'Section 20 agreement',
  L1: 'Police protection',
  L3: 'Child assessment order',
  J1: 'Remanded',
  J2: 'Held under PACE',
  J3: 'Youth rehabilitation order',
}

function inAList(status: string): string {
  return SHORT[status] ?? label(legalStatusCode, status)
}

function flagsOf({ state, lost_after, born, home_type, legal_status }: StandingRow): readonly Flag[] {
  switch (state) {
    case 'lost':
      return lost_after ? [{ level: 'overdue', words: `Lost to the return after ${inWords(lost_after)}` }] : []
    case 'past-18':
      return born
        ? [{ level: 'cannot-tell', words: `18 on ${inWords(birthday(born, 18))}, no end of care recorded` }]
        : []
    case 'in':
      return [
        ...(home_type === null ? [{ level: 'cannot-tell', words: 'No home recorded' } as const] : []),
        ...(legal_status === null ? [{ level: 'cannot-tell', words: 'No legal status recorded' } as const] : []),
      ]
    default:
      return []
  }
}
