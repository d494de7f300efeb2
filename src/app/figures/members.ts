import type { Known } from '../../spine/ledger/read.ts'
import { membersOf } from '../../spine/measure/evaluate.ts'
import type { Council, CountedMember, Measure } from '../../spine/measure/measure.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Store } from '../../spine/store/store.ts'
import { hasGazetteer, surroundingsOf } from '../context.ts'
import { eachFile } from '../known-facts.ts'
import { inWords } from '../vocabulary.ts'

/** Someone behind a figure, without their name. */
export type RawMember = CountedMember & { readonly council: string | undefined }

/** Everyone a measure asked about on a date, with the side each is on and why. Names nobody: `withNames` does. */
export async function rawMembers(
  store: Store,
  councils: readonly Council[],
  measure: Measure,
  on: PlainDate,
  council: string | undefined,
  known?: Known,
): Promise<readonly RawMember[]> {
  const { contextFor, councilOn } = surroundingsOf(councils, await hasGazetteer(store))
  const within = council === undefined ? councils : councils.filter(each => each.code === council)
  const context = contextFor(within)
  const { end } = periodFor(measure.period, on)
  const found: RawMember[] = []
  await eachFile(store, known, file => {
    const theirs = councilOn(file, end)
    if (council !== undefined && theirs !== council) return
    for (const member of membersOf(measure, file, on, context)) found.push({ ...member, council: theirs })
  })
  return found
}

/** Someone behind a figure, as the command line lists them: by the council's own number. */
export interface ListedMember {
  readonly subject: string
  readonly number: string | null
  readonly council: string | undefined
  readonly side: CountedMember['side']
  readonly at?: PlainDate
  readonly value?: number
  readonly part?: string
  readonly because: readonly string[]
}

/** The members behind a figure with their councils' numbers and their reasons in words. */
export async function membersBehind(
  store: Store,
  councils: readonly Council[],
  measure: Measure,
  on: PlainDate,
  council: string | undefined,
  known?: Known,
): Promise<readonly ListedMember[]> {
  const members = await rawMembers(store, councils, measure, on, council, known)
  const numbers = await store.within({ author: 'command-line', sight: 'files' }, tx =>
    tx.selectFrom('standing').select(['subject', 'number']).where('authority', '=', store.authority).execute(),
  )
  const numberOf = new Map(numbers.map(row => [row.subject, row.number]))
  return members.map(({ because, ...member }) => ({
    ...member,
    number: numberOf.get(member.subject) ?? null,
    because: because.map(inWords),
  }))
}
