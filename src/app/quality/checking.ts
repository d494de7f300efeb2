import { sql } from 'kysely'
import { type Wanted, keyOf, recheck, rewrite, sinceOf } from '../../spine/ledger/faults.ts'
import { type FaultAsking, type FaultRow, type FaultRules, rulesNow } from '../../spine/ledger/fault-rules.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { eachInTurn } from '../../spine/ledger/in-turn.ts'
import { readFiles, subjectsAfter } from '../../spine/ledger/read.ts'
import type { Rulebook } from '../../spine/ledger/rulebook.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, later } from '../../spine/time/plain-date.ts'
import { type Group, batchesOf } from './batches.ts'

const SYSTEM = { author: 'system:checks', sight: 'files' } as const
const FILES_AT_ONCE = 100

/** How the last pass in which every file was checked stands. */
export interface CheckingPass {
  readonly year: number
  readonly rules: string
  /** The last file checked, while it is under way. */
  readonly after: string | null
  readonly done_at: string | null
}

/** The last pass; undefined where none was ever begun. */
export async function passIn(tx: Tx, authority: number): Promise<CheckingPass | undefined> {
  const found = await sql<CheckingPass>`
    select year, rules, after, done_at from fault_pass where authority = ${authority}`.execute(tx)
  return found.rows[0]
}

/** Whether every file has been checked by these rules for the year that is open on a day. */
export function isChecked(pass: CheckingPass | undefined, rules: FaultRules, on: PlainDate): boolean {
  return pass !== undefined && pass.done_at !== null && pass.rules === rules.hash && pass.year === rules.yearOn(on)
}

/**
 * Checks every file again where the rules are not those it was last checked by, or another collection year is open: some
 * files at a time, so that people can go on working, and on from where it was cut off. Answers how many it checked.
 */
export async function checkStale(store: Store, rulebook: Rulebook, today: PlainDate): Promise<number> {
  const { authority } = store
  const base = rulebook.faults
  if (!base) return 0
  const year = base.yearOn(today)
  let [pass, rules] = await store.within(SYSTEM, async tx => [
    await passIn(tx, authority),
    await rulesNow(base, tx, authority),
  ])
  if (isChecked(pass, rules, today)) return 0
  if (pass?.year !== year || pass.rules !== rules.hash) pass = { year, rules: rules.hash, after: null, done_at: null }
  let [files, after] = [0, pass.after]
  for (;;) {
    const from = after
    const ids = await store.within(SYSTEM, async tx => {
      const batch = await subjectsAfter(tx, authority, from, FILES_AT_ONCE)
      await lockFiles(tx, authority, batch)
      await recheck(tx, authority, rulebook, batch, today, 'again')
      await keepPass(tx, authority, { year, rules: rules.hash, after: batch.at(-1) ?? from, done_at: null })
      return batch
    })
    files += ids.length
    if (ids.length < FILES_AT_ONCE) break
    after = ids.at(-1) as string
  }
  // Of a list that came while files were checked some were asked without: the pass is of the rules it began with.
  await store.within(SYSTEM, tx => keepDone(tx, authority, rules, today))
  return files
}

/** Notes that every file has been checked by these rules: where a loader has had each of them checked as it was written. */
export async function markChecked(store: Store, rules: FaultRules, today: PlainDate): Promise<void> {
  await store.within(SYSTEM, async tx =>
    keepDone(tx, store.authority, await rulesNow(rules, tx, store.authority), today),
  )
}

async function keepDone(tx: Tx, authority: number, rules: FaultRules, today: PlainDate): Promise<void> {
  await keepPass(tx, authority, {
    year: rules.yearOn(today),
    rules: rules.hash,
    after: null,
    done_at: new Date().toISOString(),
  })
}

async function keepPass(tx: Tx, authority: number, { year, rules, after, done_at }: CheckingPass): Promise<void> {
  await sql`
    insert into fault_pass (authority, year, rules, after, done_at)
    values (${authority}, ${year}, ${rules}, ${after}, ${done_at}::timestamptz)
    on conflict (authority) do update set year = excluded.year, rules = excluded.rules, after = excluded.after,
      done_at = excluded.done_at`.execute(tx)
}

/**
 * Asks the rules that compare files of those that share a value, and rewrites what they find. Each is as old as the
 * younger of the two records: until both held the value nothing was wrong. A few files at a time, all that share with
 * one another together, so that nobody's save waits for the rest. Answers how many files were asked.
 */
export async function checkAcross(store: Store, rulebook: Rulebook, today: PlainDate): Promise<number> {
  const { faults: rules } = rulebook
  if (!rules) return 0
  const groups = await store.within(SYSTEM, tx => groupsIn(tx, store.authority))
  const sharing = new Set(groups.flatMap(group => group.subjects))
  for (const batch of batchesOf(groups, FILES_AT_ONCE)) await compare(store, rulebook, rules, batch, today)
  // Those that no longer share anything.
  await store.within(SYSTEM, async tx => {
    const left = (await heldAcross(tx, store.authority)).filter(row => !sharing.has(row.subject))
    await lockFiles(tx, store.authority, [...new Set(left.map(row => row.subject))])
    await rewrite(tx, store.authority, left, [], true)
  })
  return sharing.size
}

async function compare(
  store: Store,
  rulebook: Rulebook,
  rules: FaultRules,
  groups: readonly Group[],
  today: PlainDate,
): Promise<void> {
  const { authority } = store
  const subjects = [...new Set(groups.flatMap(group => group.subjects))]
  await store.within(SYSTEM, async tx => {
    await lockFiles(tx, authority, subjects)
    const held = (await heldAcross(tx, authority)).filter(row => subjects.includes(row.subject))
    const files = await readFiles(tx, authority, rulebook, subjects)
    const asking: FaultAsking = { on: today, councils: await councilsIn(tx, authority), workers: NOBODY, across: true }
    const found: { readonly file: SubjectFile; readonly rows: readonly FaultRow[] }[] = []
    await eachInTurn(files.values(), file => found.push({ file, rows: rules.of(file, asking).rows }))
    const ages = await sinceOf(tx, authority, rulebook, rules, found, asking)
    const wanted = wantedOf(found, groups, (file, row) => ages.get(keyOf(file, row)) ?? today)
    await rewrite(
      tx,
      authority,
      held,
      wanted.map(row => ({ ...row, year: rules.yearOn(today) })),
      true,
    )
  })
}

// What is compared between children is no worker's number.
const NOBODY: FaultAsking['workers'] = new Map()

async function groupsIn(tx: Tx, authority: number): Promise<readonly Group[]> {
  const found = await sql<Group>`
    select rule, array_agg(subject order by subject) as subjects from fault_shared where authority = ${authority}
    group by rule, value having count(*) > 1`.execute(tx)
  return found.rows
}

async function heldAcross(tx: Tx, authority: number): Promise<readonly Wanted[]> {
  const found = await sql<Wanted>`
    select subject, rule, place, year, of_table as "table", entry, kind, sections, others, since from fault
    where authority = ${authority} and across`.execute(tx)
  return found.rows
}

async function councilsIn(tx: Tx, authority: number): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('council').select(['code', 'gss']).where('authority', '=', authority).execute()
  return new Map(rows.map(row => [row.code, row.gss]))
}

function wantedOf(
  found: readonly { readonly file: SubjectFile; readonly rows: readonly FaultRow[] }[],
  groups: readonly Group[],
  sinceOf: (file: string, row: FaultRow) => PlainDate,
): readonly Omit<Wanted, 'year'>[] {
  const rowsOf = new Map(found.map(({ file, rows }) => [file.id, rows]))
  return found.flatMap(({ file, rows }) =>
    rows.flatMap(row => {
      const others = [
        ...new Set(
          groups
            .filter(group => group.rule === row.rule && group.subjects.includes(file.id))
            .flatMap(group => group.subjects),
        ),
      ].filter(id => id !== file.id)
      const theirs = others
        .flatMap(id => (rowsOf.get(id) ?? []).filter(each => each.rule === row.rule).map(each => sinceOf(id, each)))
        .sort()[0]
      if (theirs === undefined) return []
      return [{ ...row, subject: file.id, others, since: later(sinceOf(file.id, row), theirs) }]
    }),
  )
}

/** The checking that is done behind a running service. */
export interface Checking {
  /** Does now what waits to be done; waits for it where it is under way. */
  readonly now: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** How often children are compared: within a minute of anything being recorded. */
const EVERY = 30 * 1000

/**
 * Twice a minute, and when asked: checks every file again where the rules or the year have changed, and asks the rules that
 * compare children wherever anything has been recorded since they were last asked. What fails is tried again.
 */
export function startChecking(
  store: Store,
  rulebook: Rulebook,
  today: () => PlainDate,
  onError: (error: unknown) => void,
): Checking {
  let asked: string | undefined
  let under: Promise<void> | undefined
  const now = (): Promise<void> => {
    under ??= (async () => {
      const day = today()
      await checkStale(store, rulebook, day)
      const mark = `${await positionOf(store)} ${rulebook.faults?.yearOn(day)}`
      if (mark === asked) return
      await checkAcross(store, rulebook, day)
      asked = mark
    })().finally(() => {
      under = undefined
    })
    return under
  }
  const timer = setInterval(() => void now().catch(onError), EVERY)
  timer.unref()
  return {
    now,
    stop: async () => {
      clearInterval(timer)
      await under?.catch(() => {})
    },
  }
}

async function positionOf(store: Store): Promise<number> {
  const last = await store.within(SYSTEM, tx =>
    tx
      .selectFrom('act_commit')
      .select('position')
      .where('authority', '=', store.authority)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return last?.position ?? 0
}
