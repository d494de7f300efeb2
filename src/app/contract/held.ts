import { sql } from 'kysely'
import {
  contractComment,
  contractFigure,
  contractKinds,
  contractRule,
  contractSubmission,
  contractTarget,
} from '../../practice/contract/kinds.ts'
import type { Entered, EnteredFigures } from '../../practice/contract/entered.ts'
import { enteredBy } from '../../practice/contract/entered.ts'
import { type RuleFrom, type TermFrom, rulesOf, termsOf } from '../../practice/contract/terms.ts'
import { type Start, startDay } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { KpiComment } from '../../spine/web/services.ts'
import { trustFileIfAny } from '../duties/trust-file.ts'

const FILES = { author: 'system', sight: 'files' } as const

/** An entry of the trust's file, with what a correction of it must name and when it was last written. */
export interface HeldEntry<Body> {
  readonly id: string
  readonly version: number
  readonly on: PlainDate
  readonly body: Body
  readonly at: string
}

/** A figure entered by hand, as it stands. */
export type HeldFigure = Entered & {
  readonly source: string
  readonly signedBy: string
  readonly entry: HeldEntry<unknown>
}

type FigureBody = BodyOf<typeof contractFigure>

export type Submission = HeldEntry<BodyOf<typeof contractSubmission>>

/** Everything written in the trust's file about the contract. */
export interface Held {
  readonly figures: EnteredFigures<HeldFigure>
  readonly comments: readonly HeldEntry<BodyOf<typeof contractComment>>[]
  readonly rules: readonly (RuleFrom & { readonly signedBy?: string })[]
  readonly submissions: readonly Submission[]
  readonly termsFor: (kpi: string) => readonly (TermFrom & { readonly signedBy?: string })[]
}

interface Row {
  readonly entry: string
  readonly version: number
  readonly kind: string
  readonly start_at: string | null
  readonly body: unknown
  readonly at: string
}

/** Reads what is written about the contract, in the order it was first written. Whoever asks has leave already. */
export async function heldNow(store: Store): Promise<Held> {
  const rows = await store.within(FILES, async tx => {
    const subject = await trustFileIfAny(tx, store.authority)
    if (subject === undefined) return []
    const names = contractKinds.map(kind => kind.name)
    const found = await sql<Row>`
      select e.entry, e.version, e.kind, e.start_at, e.body,
        to_char(act_commit.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from entry e
      join entry_version v on v.authority = e.authority and v.subject = e.subject and v.entry = e.entry and v.version = e.version
      join act_commit on act_commit.authority = v.authority and act_commit.act = v.act
      where e.authority = ${store.authority} and e.subject = ${subject} and not e.withdrawn and e.kind = any(${names}::text[])
      order by act_commit.position, e.entry`.execute(tx)
    return found.rows
  })
  const of = <Body>(kind: { readonly name: string }): readonly HeldEntry<Body>[] =>
    rows
      .filter(row => row.kind === kind.name)
      .flatMap(row => {
        const on = startDay(row.start_at as Start)
        return on === undefined ? [] : [{ id: row.entry, version: row.version, on, body: row.body as Body, at: row.at }]
      })
  const targets = of<BodyOf<typeof contractTarget>>(contractTarget)
  return {
    figures: enteredBy(
      of<FigureBody>(contractFigure).map((entry): HeldFigure => {
        const { part, whole, ...body } = entry.body
        return {
          ...body,
          ...(part === undefined ? {} : { part }),
          ...(whole === undefined ? {} : { whole }),
          end: entry.on,
          entry,
        }
      }),
    ),
    comments: of(contractComment),
    rules: rulesOf(of<BodyOf<typeof contractRule>>(contractRule).map(({ on, body }) => ({ ...body, from: on }))),
    submissions: of(contractSubmission),
    termsFor: kpi =>
      termsOf(
        kpi,
        targets.filter(({ body }) => body.kpi === kpi).map(({ on, body }) => ({ ...body, from: on })),
      ),
  }
}

/** What was said of a KPI for a period and a council ('' for the trust), newest first. */
export function commentsOn(
  held: Held,
  kpi: string,
  every: string,
  end: PlainDate,
  council: string,
): readonly KpiComment[] {
  return held.comments
    .filter(({ on, body }) => on === end && body.kpi === kpi && body.every === every && body.council === council)
    .map(({ body, at }) => ({ words: body.words, signedBy: body.signedBy, at }))
    .reverse()
}
