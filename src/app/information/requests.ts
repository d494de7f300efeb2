import { sql } from 'kysely'
import { accessOutcome, accessRequester } from '../../practice/information/codes.ts'
import { accessClarification, accessPack, accessRequest } from '../../practice/information/kinds.ts'
import { type AccessRequest, type Clarification, accessClock } from '../../practice/information/notions.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { Start } from '../../spine/ledger/entry.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { InformationService, RequestRow } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import { withList } from '../files/gate.ts'

/** An entry about requests or holds, with whose file it is in. */
export interface InformationEntry {
  readonly subject: string
  readonly entry: string
  readonly kind: string
  readonly start_at: string | null
  readonly end_on: PlainDate | null
  readonly body: Readonly<Record<string, unknown>>
  readonly name: string | null
  readonly number: string | null
  readonly council: string | null
}

/** Every entry of these kinds that whoever the transaction is done for may know of, of one council where they work for one. */
export async function informationEntries(
  tx: Tx,
  kinds: readonly string[],
  council: string | undefined,
): Promise<readonly InformationEntry[]> {
  const found = await sql<InformationEntry>`
    select * from information_entries(${[...kinds]}::text[]) e
    where ${council ?? null}::text is null or e.council = ${council ?? null}`.execute(tx)
  return found.rows
}

/** Requests to see a record, for those who answer them. */
export function requestsService(store: Store, today: () => PlainDate): Pick<InformationService, 'requests'> {
  return {
    requests: viewer =>
      withList(store, viewer, 'requests.read', { route: '/information/requests' }, async (tx, { council }) => {
        const on = today()
        const entries = await informationEntries(
          tx,
          [accessRequest.name, accessClarification.name, accessPack.name],
          council,
        )
        const requests = requestsAmong(entries, on)
        const { start, end } = periodFor('rolling-year', on)
        const answered = requests.filter(
          each => each.answered !== null && each.answered >= start && each.answered <= end,
        )
        return {
          value: {
            on,
            requests,
            open: requests.filter(each => each.answered === null).length,
            late: requests.filter(each => each.answered === null && each.standing.level === 'overdue').length,
            year: {
              answered: answered.length,
              inTime: answered.filter(each => each.standing.level === 'met').length,
            },
          },
          shown: requests.map(each => each.child),
        }
      }),
  }
}

/** The requests among entries as they stand on a day: open ones first, the soonest due before the others. */
export function requestsAmong(entries: readonly InformationEntry[], on: PlainDate): readonly RequestRow[] {
  const of = (kind: string, request: string): readonly InformationEntry[] =>
    entries.filter(each => each.kind === kind && each.body['request'] === request)
  return entries
    .filter(each => each.kind === accessRequest.name)
    .flatMap((row): readonly RequestRow[] => {
      const request = entryOf(row) as AccessRequest
      const clock = accessClock(
        request,
        of(accessClarification.name, row.entry).map(each => entryOf(each) as Clarification),
        request.end ?? on,
      )
      if (!clock) return []
      const { by, outcome } = request.body
      return [
        {
          id: row.entry,
          child: row.subject,
          called: calledBy(row.name, row.number),
          by: { value: by, text: label(accessRequester, by) },
          came: (row.start_at ?? on).slice(0, 10) as PlainDate,
          due: clock.by,
          standing: standingOf(request, clock, on),
          waitingSince: request.end === null ? clock.waitingSince : null,
          extended: clock.extended,
          extendBy: clock.extendBy,
          answered: request.end,
          outcome: outcome === undefined ? null : { value: outcome, text: label(accessOutcome, outcome) },
          packs: of(accessPack.name, row.entry).length,
        },
      ]
    })
    .sort(soonestFirst)
}

function standingOf(
  { end, body }: AccessRequest,
  { by, waitingSince }: { readonly by: PlainDate; readonly waitingSince: PlainDate | null },
  on: PlainDate,
): RequestRow['standing'] {
  if (end !== null) {
    if (body.outcome === 'withdrawn') return { words: 'no longer wanted', level: 'cannot-tell' }
    return end <= by ? { words: 'answered in time', level: 'met' } : { words: 'answered late', level: 'overdue' }
  }
  if (by < on) return { words: overdueInWords(by, on), level: 'overdue' }
  if (waitingSince !== null) return { words: 'the clock stands: we wait for their answer', level: 'cannot-tell' }
  return { words: `due ${untilInWords(on, by)}`, level: 'due' }
}

function soonestFirst(a: RequestRow, b: RequestRow): number {
  const open = Number(a.answered !== null) - Number(b.answered !== null)
  if (open !== 0) return open
  if (a.answered !== null && b.answered !== null) return a.answered < b.answered ? 1 : -1
  return a.due < b.due ? -1 : a.due > b.due ? 1 : 0
}

function entryOf(row: InformationEntry): unknown {
  return { id: row.entry, kind: row.kind, start: row.start_at as Start, end: row.end_on, body: row.body }
}
