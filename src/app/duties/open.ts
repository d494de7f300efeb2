import { type RawBuilder, sql } from 'kysely'
import { asKept } from '../../spine/duty/evaluate.ts'
import { type Finding, dayOf, findingOf } from '../../spine/duty/finding.ts'
import type { Duty, Occasion, Owner } from '../../spine/duty/duty.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { readFiles, subjectsAfter } from '../../spine/ledger/read.ts'
import type { Section } from '../../spine/ledger/kind.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { Span } from '../../spine/duty/span.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { countedFromKept } from './counted-from-kept.ts'
import { duties, kinds, rulebook } from '../rulebook.ts'
import { dutiesOfFile } from './file-duties.ts'
import { newestReturns } from './held-to.ts'
import { isWork, whatToAsk, workOn } from './owed.ts'
import { type DutySettings, dutySettingsIn } from './settings.ts'
import { lineOf } from './words.ts'

/** Lists and counts for the system's own commands and pages; each caller decides who may read them. */
const SYSTEM = { author: 'system', sight: 'files' } as const
const FILES_AT_ONCE = 500

/** One thing still to be done, or of which it cannot be told, by the file's number and never a name. */
export interface OpenDuty {
  readonly subject: string
  readonly number: string | null
  readonly council: string | null
  readonly duty: string
  readonly occasion: string
  readonly owner: Owner
  readonly section: Section
  readonly by: PlainDate | null
  readonly statutory: PlainDate | null
  readonly level: 'due' | 'overdue' | 'cannot-tell'
  /** To `by`; negative once it has passed. */
  readonly days: number | null
  readonly words: string
}

/** Which of them are wanted. */
export interface OpenWanted {
  readonly owner?: Owner | undefined
  readonly duty?: string | undefined
  readonly overdue?: boolean | undefined
}

/** How many files and occasions a duty is open for, and how they stand. */
export interface DutyCounts {
  readonly files: number
  readonly due: number
  readonly overdue: number
  readonly cannotTell: number
}

interface Row {
  subject: string
  number: string | null
  council: string | null
  duty: string
  occasion: string
  from_on: PlainDate | null
  by_on: PlainDate | null
  statutory_on: PlainDate | null
  again: Span | null
  because: Reason
  unsettled: Reason | null
  held_to: PlainDate | null
}

/** What is open today, soonest first, from the rows that every save keeps. */
export function openToday(store: Store, today: PlainDate, wanted: OpenWanted = {}): Promise<readonly OpenDuty[]> {
  const { authority } = store
  return store.within(SYSTEM, async tx => {
    const settings = await dutySettingsIn(tx, authority)
    const found = await sql<Row>`
      ${withHeld(authority)}
      select d.subject, s.number, s.council, d.duty, d.occasion, d.from_on, d.by_on, d.statutory_on, d.again, d.because, d.unsettled,
        coalesce(s.lost_after, h.last) as held_to
      ${openRows(authority, today)} ${narrowedTo(wanted)}`.execute(tx)
    return inOrder(
      found.rows.flatMap(row => openFrom(row, settings, today)),
      wanted,
    )
  })
}

/** What was, or would be, open at the end of another day: every file is folded, so it takes as long as a rebuild. */
export async function openOn(store: Store, on: PlainDate, wanted: OpenWanted = {}): Promise<readonly OpenDuty[]> {
  const { authority } = store
  const asked = [...duties.values()].filter(
    duty => (!wanted.owner || duty.owner === wanted.owner) && (!wanted.duty || duty.id === wanted.duty),
  )
  const toAsk = whatToAsk(asked, kinds)
  const open: OpenDuty[] = []
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const ids = await store.within(SYSTEM, async tx => {
      const batch = await subjectsAfter(tx, authority, from, FILES_AT_ONCE)
      const settings = await dutySettingsIn(tx, authority)
      const files = await readFiles(tx, authority, rulebook, batch)
      for (const who of await whoThey(tx, authority, batch)) {
        const file = files.get(who.subject)
        if (!file) continue
        const { findings } = dutiesOfFile(file, on, { settings, heldTo: who.held_to ?? undefined }, toAsk(file, on))
        const work = workOn(file, on)
        for (const finding of findings) {
          const from = startDay(finding.occasion.from) ?? null
          if (isWork(work, { by: finding.by, from })) open.push(...openOf(finding, who, on))
        }
      }
      return batch
    })
    if (ids.length < FILES_AT_ONCE) break
    after = ids.at(-1) as string
  }
  return inOrder(open, wanted)
}

// Soonest first by the day it is counted from, which may be later than the day the rule itself gives.
function inOrder(open: readonly OpenDuty[], { overdue }: OpenWanted): readonly OpenDuty[] {
  return open
    .filter(each => !overdue || each.level === 'overdue')
    .sort(
      (a, b) =>
        compare(a.by ?? '9999', b.by ?? '9999') ||
        compare(a.duty, b.duty) ||
        compare(a.subject, b.subject) ||
        compare(a.occasion, b.occasion),
    )
}

/** How many of each duty are open today. */
export function countsToday(store: Store, today: PlainDate): Promise<ReadonlyMap<string, DutyCounts>> {
  const { authority } = store
  return store.within(SYSTEM, async tx => {
    const { keptFrom } = await dutySettingsIn(tx, authority)
    // As `asKept` and `findingOf` answer.
    const inReturn = [...duties.values()].filter(duty => duty.inReturn).map(duty => duty.id)
    const told = sql`coalesce((${keptFrom === undefined ? sql`false` : sql`d.by_on >= ${keptFrom}::date`}
      or (d.duty = any(${inReturn}::text[]) and d.by_on <= coalesce(s.lost_after, h.last))), false)`
    const counted = sql`case when not ${told} then ${countedFromKept(keptFrom, today)} end`
    const isDue = sql`coalesce(${counted}, d.by_on) >= ${today}::date`
    const isOverdue = sql`coalesce(${counted} < ${today}::date, d.by_on < ${today}::date and d.unsettled is null and ${told})`
    const found = await sql<{ duty: string; files: number; due: number; overdue: number; all: number }>`
      ${withHeld(authority)}
      select d.duty, (count(distinct d.subject))::int as files, (count(*))::int as all,
        (count(*) filter (where ${isDue}))::int as due, (count(*) filter (where ${isOverdue}))::int as overdue
      ${openRows(authority, today)} group by d.duty`.execute(tx)
    return new Map(
      found.rows.map(({ duty, files, due, overdue, all }) => [
        duty,
        { files, due, overdue, cannotTell: all - due - overdue },
      ]),
    )
  })
}

// The date of the newest return held of each council.
function withHeld(authority: number): RawBuilder<unknown> {
  return sql`with held as (${newestReturns(authority)})`
}

// Begun by the day, and not stopped by it.
function openRows(authority: number, today: PlainDate): RawBuilder<unknown> {
  return sql`from due d left join standing s on s.authority = d.authority and s.subject = d.subject
    left join held h on h.council = s.council
    where d.authority = ${authority} and (d.from_on is null or d.from_on <= ${today}::date)
      and (d.ends_on is null or d.ends_on > ${today}::date)`
}

function narrowedTo({ owner, duty }: OpenWanted): RawBuilder<unknown> {
  return sql`${owner === undefined ? sql`` : sql`and d.owner = ${owner}`} ${duty === undefined ? sql`` : sql`and d.duty = ${duty}`}`
}

interface Who {
  readonly subject: string
  readonly number: string | null
  readonly council: string | null
  readonly held_to: PlainDate | null
}

async function whoThey(tx: Tx, authority: number, subjects: readonly string[]): Promise<readonly Who[]> {
  const found = await sql<Who>`
    ${withHeld(authority)}
    select id as subject, s.number, s.council, coalesce(s.lost_after, h.last) as held_to
    from unnest(${[...subjects]}::uuid[]) as id left join standing s on s.authority = ${authority} and s.subject = id
    left join held h on h.council = s.council`.execute(tx)
  return found.rows
}

function openFrom(row: Row, settings: DutySettings, today: PlainDate): readonly OpenDuty[] {
  const duty = duties.get(row.duty)
  if (!duty) return []
  const kept = { from: settings.keptFrom, heldTo: row.held_to ?? undefined }
  const finding = findingOf(duty, asKept(duty, occasionFrom(row), kept, today), today)
  return finding ? openOf(finding, row, today) : []
}

function occasionFrom(row: Row): Occasion {
  return {
    key: row.occasion,
    because: row.because,
    from: row.from_on,
    by: row.by_on,
    ...(row.statutory_on === null ? {} : { statutory: row.statutory_on }),
    ...(row.again === null ? {} : { again: row.again }),
    ...(row.unsettled === null ? {} : { unsettled: row.unsettled }),
  }
}

function openOf(
  finding: Finding,
  { subject, number, council }: Pick<Who, 'subject' | 'number' | 'council'>,
  on: PlainDate,
): readonly OpenDuty[] {
  const { answer, duty, occasion, by, days, missed } = finding
  if (answer === 'met' || answer === 'met-late' || missed || isDone(occasion, on)) return []
  return [
    {
      subject,
      number,
      council,
      ...ofDuty(duty),
      occasion: occasion.key,
      by,
      statutory: occasion.statutory === undefined ? null : dayOf(occasion.statutory),
      level: answer,
      days,
      words: lineOf(finding, on).words,
    },
  ]
}

// Done, though whether in time cannot be told: nothing is left to do. So too what has stopped applying.
function isDone({ met, ended }: Occasion, on: PlainDate): boolean {
  return (met !== undefined && dayOf(met.on) <= on) || (ended !== undefined && ended.on <= on)
}

function ofDuty({ id, owner, section }: Duty): Pick<OpenDuty, 'duty' | 'owner' | 'section'> {
  return { duty: id, owner, section }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
