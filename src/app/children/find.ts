import { type RawBuilder, sql } from 'kysely'
import { legalStatusCode } from '../../practice/care/codes.ts'
import { placementType } from '../../practice/placement/codes.ts'
import type { CodeSet } from '../../spine/ledger/code-set.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import { whole } from '../../spine/web/format.ts'
import type { ChildChoices, ChildFilter, ChildSort, Choice } from '../../spine/web/services.ts'
import type { CareState } from './state.ts'

/** How many children one page of the list shows. */
export const CHILDREN_OF_A_PAGE = 50

/** A child as the list of how everyone stands holds them. */
export interface StandingRow {
  readonly subject: string
  readonly number: string | null
  readonly name: string | null
  readonly council: string | null
  readonly born: PlainDate | null
  readonly care_from: PlainDate | null
  readonly care_until: PlainDate | null
  readonly lost_after: PlainDate | null
  readonly legal_status: string | null
  readonly home_type: string | null
  readonly state: CareState
}

/** Who is looked for, on what day, and the one council the answer is narrowed to. */
export interface Search {
  readonly authority: number
  readonly council: string | undefined
  readonly today: PlainDate
  /** Where the returns held stop. */
  readonly heldTo: PlainDate | undefined
  readonly filter: ChildFilter
}

// By the age they begin at; the last holds those care has ended for.
const AGES = [
  { value: 'under-1', text: 'Under 1', from: 0 },
  { value: '1-to-4', text: '1 to 4', from: 1 },
  { value: '5-to-9', text: '5 to 9', from: 5 },
  { value: '10-to-15', text: '10 to 15', from: 10 },
  { value: '16-to-17', text: '16 and 17', from: 16 },
  { value: '18-and-over', text: '18 and over', from: 18 },
] as const

const ATTENTION = [
  { value: 'lost', text: 'Lost to the return' },
  { value: 'past-18', text: 'Over 18, no end of care recorded' },
  { value: 'turned-18', text: 'Turned 18 since the latest return, no end of care recorded' },
  { value: 'no-home', text: 'In care, no home recorded' },
  { value: 'no-legal-status', text: 'In care, no legal status recorded' },
] as const

/** How many match, and what each filter may be set to with how many that would leave. */
export async function countChildren(
  tx: Tx,
  search: Search,
  councils: readonly Council[],
): Promise<{ readonly total: number; readonly choices: ChildChoices }> {
  const { filter } = search
  const others = (mine: Facet): RawBuilder<unknown> =>
    and(FACETS.filter(facet => facet !== mine).map(facet => sql`m.${sql.ref(`is_${facet}`)}`))
  const inAttention = (value: string): RawBuilder<unknown> =>
    sql`count(*) filter (where ${others('attention')} and ${attentionIs(value, search)})`
  const found = await sql<CountedRow>`
    with m as (${matched(search)})
    select council, band, legal_status, home_type,
      count(*) filter (where ${and(FACETS.map(facet => sql`m.${sql.ref(`is_${facet}`)}`))}) as total,
      count(*) filter (where ${others('council')}) as for_council, count(*) filter (where ${others('age')}) as for_age,
      count(*) filter (where ${others('legal')}) as for_legal, count(*) filter (where ${others('home')}) as for_home,
      ${sql.join(ATTENTION.map(({ value }) => sql`${inAttention(value)} as ${sql.ref(`at_${value}`)}`))},
      grouping(council, band, legal_status, home_type) as of
    from m group by grouping sets ((), (council), (band), (legal_status), (home_type))`.execute(tx)
  const everyone = found.rows.find(row => row.of === 0b1111)
  const counts = (of: number, key: 'council' | 'band' | 'legal_status' | 'home_type', count: keyof CountedRow) =>
    new Map(found.rows.filter(row => row.of === of).map(row => [row[key], Number(row[count])]))
  return {
    total: Number(everyone?.total ?? 0),
    choices: {
      council: choose(
        councils
          .filter(each => search.council === undefined || each.code === search.council)
          .map(({ code, name }) => ({ value: code, text: name })),
        counts(0b0111, 'council', 'for_council'),
        filter.council,
      ),
      age: choose(AGES, counts(0b1011, 'band', 'for_age'), filter.age),
      legal: choose(choicesOf(legalStatusCode), counts(0b1101, 'legal_status', 'for_legal'), filter.legal),
      home: choose(choicesOf(placementType), counts(0b1110, 'home_type', 'for_home'), filter.home),
      attention: choose(
        ATTENTION,
        new Map(ATTENTION.map(({ value }) => [value, Number(everyone?.[`at_${value}`] ?? 0)])),
        filter.attention,
      ),
    },
  }
}

/** How many were in care where the returns held stop, and have turned 18 since with no end recorded. */
export async function countTurned18(tx: Tx, search: Search): Promise<number> {
  const { council } = search.filter
  const asked: Search = { ...search, filter: { attention: 'turned-18', ...(council ? { council } : {}) } }
  const found = await sql<{ children: number }>`
    with m as (${matched(asked)}) select count(*) as children from m where m.is_attention and m.is_council`.execute(tx)
  return Number(found.rows[0]?.children ?? 0)
}

/** The children that match, in order; one page of them, or all where no page is named. */
export async function matchingChildren(tx: Tx, search: Search, page?: number): Promise<readonly StandingRow[]> {
  const found = await sql<StandingRow>`
    with m as (${matched(search)})
    select subject, number, name, council, born, care_from, care_until, lost_after, legal_status, home_type, state
    from m where ${and(FACETS.map(facet => sql`m.${sql.ref(`is_${facet}`)}`))}
    order by ${orderOf(search.filter)}
    ${page === undefined ? sql`` : sql`limit ${CHILDREN_OF_A_PAGE} offset ${(page - 1) * CHILDREN_OF_A_PAGE}`}`.execute(
    tx,
  )
  return found.rows
}

const FACETS = ['council', 'age', 'legal', 'home', 'attention'] as const
type Facet = (typeof FACETS)[number]

interface CountedRow {
  readonly council: string | null
  readonly band: string | null
  readonly legal_status: string | null
  readonly home_type: string | null
  readonly total: number
  readonly for_council: number
  readonly for_age: number
  readonly for_legal: number
  readonly for_home: number
  readonly of: number
  readonly [attention: `at_${string}`]: number
}

// Everyone the viewer may see whom the words and 'in care' match, each with whether every other filter does.
function matched(search: Search): RawBuilder<unknown> {
  const { authority, council, today, filter } = search
  const is = (facet: Facet, test: RawBuilder<unknown>): RawBuilder<unknown> =>
    filter[facet] === undefined ? sql`true` : sql`coalesce(${test}, false)`
  return sql`
    select s.*, ${is('council', sql`council = ${filter.council}`)} as is_council, ${is('age', sql`band = ${filter.age}`)} as is_age,
      ${is('legal', sql`legal_status = ${filter.legal}`)} as is_legal, ${is('home', sql`home_type = ${filter.home}`)} as is_home,
      ${is('attention', attentionIs(filter.attention ?? '', search))} as is_attention
    from (
      select subject, number, name, sorted_name, council, born, care_from, care_until, lost_after, legal_status, home_type,
        ${stateOn(today)} as state, ${bandOn(today)} as band
      from standing
      where authority = ${authority} and (number is not null or sorted_name is not null or care_from is not null)
        ${council === undefined ? sql`` : sql`and council = ${council}`}
    ) as s
    where ${and([...wordsOf(filter.text), careIs(filter.care)])}`
}

// Agrees with `careStateOn`, of the latest period of care alone.
function stateOn(today: PlainDate): RawBuilder<unknown> {
  return sql`case when care_from is null or care_from > ${today} then 'never' when care_until <= ${today} then 'left'
    when care_until is null and born <= ${addYears(today, -18)} then 'past-18'
    when care_until is null and lost_after < ${today} then 'lost' else 'in' end`
}

function bandOn(today: PlainDate): RawBuilder<unknown> {
  const bands = AGES.toReversed().map(
    ({ value, from }) => sql`when born <= ${addYears(today, -from)} then ${value}::text`,
  )
  return sql`case ${sql.join(bands, sql` `)} end`
}

function careIs(care: ChildFilter['care']): RawBuilder<unknown> {
  if (care === undefined) return sql`true`
  return care === 'in' ? sql`state = 'in'` : sql`state in ('left', 'past-18')`
}

function attentionIs(value: string, { heldTo }: Search): RawBuilder<unknown> {
  switch (value) {
    case 'turned-18':
      return heldTo === undefined
        ? sql`false`
        : sql`state = 'past-18' and born > ${addYears(heldTo, -18)} and care_from <= ${heldTo}`
    case 'lost':
    case 'past-18':
      return sql`state = ${value}`
    case 'no-home':
      return sql`state = 'in' and home_type is null`
    case 'no-legal-status':
      return sql`state = 'in' and legal_status is null`
    default:
      return sql`false`
  }
}

// Names in any order: each word stands somewhere in the name, or begins the council's number.
function wordsOf(text: string | undefined): readonly RawBuilder<unknown>[] {
  return (text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s,]+/)
    .filter(word => word !== '')
    .slice(0, 8)
    .map(
      word =>
        sql`(strpos(translate(coalesce(sorted_name, ''), '’', ''''), ${word}) > 0 or starts_with(lower(coalesce(number, '')), ${word}))`,
    )
}

function orderOf({ sort, down }: ChildFilter): RawBuilder<unknown> {
  const way = down ? sql`desc nulls last` : sql`asc nulls last`
  const ofName = [sql`sorted_name`, sql`length(number)`, sql`number`]
  const first: Readonly<Record<ChildSort, readonly RawBuilder<unknown>[]>> = {
    name: ofName,
    age: [sql`${sql.lit('9999-12-31')}::date - born`],
    council: [sql`council`],
    since: [sql`care_from`],
    home: [sql`array_position(${byLabel(placementType)}::text[], home_type)`],
  }
  const keys = first[sort ?? 'name'].map(key => sql`${key} ${way}`)
  const then = (sort ?? 'name') === 'name' ? [] : ofName.map(key => sql`${key} asc nulls last`)
  return sql.join([...keys, ...then, sql`subject`])
}

function byLabel(set: CodeSet): string[] {
  return set.codes.toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB')).map(code => code.code)
}

function choicesOf(set: CodeSet): readonly Choice[] {
  return set.codes.map(({ code, label }) => ({ value: code, text: label }))
}

// The one in use reads without a number, which would be of the others' filters and not of its own.
function choose(
  choices: readonly Choice[],
  counts: ReadonlyMap<string | null, number>,
  chosen: string | undefined,
): readonly Choice[] {
  return choices.flatMap(({ value, text }) => {
    if (value === chosen) return [{ value, text }]
    const count = counts.get(value) ?? 0
    return count === 0 ? [] : [{ value, text: `${text} (${whole(count)})` }]
  })
}

function and(tests: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return tests.length === 0 ? sql`true` : sql.join([...tests], sql` and `)
}
