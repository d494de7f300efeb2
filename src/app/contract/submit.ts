import type { contractSubmission } from '../../practice/contract/kinds.ts'
import { kpis } from '../../practice/contract/kpis.ts'
import { type Every, isPeriodEnd } from '../../practice/contract/periods.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { KpiSubmission } from '../../spine/web/services.ts'
import type { Submission } from './held.ts'
import { lookInto } from './rows.ts'
import type { Sources } from './series.ts'

/** Everything a period says, for the trust and each council, as it goes to the councils: what is told by quarters only where a quarter ends. */
export function frozen(sources: Sources, every: Every, end: PlainDate): BodyOf<typeof contractSubmission>['figures'] {
  const due = kpis.filter(kpi => kpi.every === 'month' || isPeriodEnd('quarter', end))
  return due.flatMap(kpi =>
    ['', ...(kpi.wholeTrust ? [] : sources.councils)].map(council => {
      const { row } = lookInto(kpi, sources, { every, end, council })
      const { value, part, whole, from } = row.now
      return {
        kpi: kpi.id,
        council,
        value,
        ...(part === undefined ? {} : { part }),
        ...(whole === undefined ? {} : { whole }),
        from,
        status: row.status,
        streak: row.streak,
        breach: row.breach,
        target: row.term?.target ?? null,
        tolerance: row.term?.tolerance ?? null,
        ...(row.comment ? { comment: row.comment.words, commentBy: row.comment.signedBy } : {}),
      }
    }),
  )
}

/** A submission as pages name it. */
export function submissionOf({ id, on, at, body }: Submission): KpiSubmission {
  return {
    id,
    every: body.every,
    end: on,
    at,
    signedBy: body.signedBy,
    ...(body.note ? { note: body.note } : {}),
  }
}
