import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DueRow } from '../duty/rows.ts'
import type { LocalLimits } from '../duty/timing.ts'
import type { Tx } from '../store/store.ts'
import { withWholeFile } from '../store/whole-file.ts'
import { type PlainDate, addDays } from '../time/plain-date.ts'
import { packFacts } from './facts.ts'
import { type Ages, writeFaults } from './faults.ts'
import type { SubjectFile } from './file.ts'
import { eachInTurn } from './in-turn.ts'
import { readFiles } from './read.ts'
import { aliasesOf } from './merged.ts'
import type { KeptLimits, Rulebook } from './rulebook.ts'

/** How many days ahead occasions are worked out: a daily job keeps the last of them at least `DAYS_LEFT` away. */
export const DAYS_AHEAD = 400

/** The day, the trust's own limits and the mark of the rules with them: what derived rows depend on besides the file. */
export interface Edge {
  readonly today: PlainDate
  readonly local: LocalLimits
  readonly hash: string
}

/** What derived rows depend on besides the file: the day it is in England, unless one is given, and the trust's own limits. */
export async function edgeOf(tx: Tx, authority: number, rulebook: Rulebook, today?: PlainDate): Promise<Edge> {
  const found = await sql<{ today: PlainDate; limits: KeptLimits | null; terms: readonly unknown[] | null }>`
    select (clock_timestamp() at time zone 'Europe/London')::date as today,
      (select limits from trust_standing where authority = ${authority}) as limits,
      (select terms from trust_standing where authority = ${authority}) as terms`.execute(tx)
  const row = found.rows[0] as (typeof found.rows)[number]
  const limits = row.limits ?? {}
  return {
    today: today ?? row.today,
    local: new Map(Object.entries(limits)),
    hash: hashWith(rulebook, limits, row.terms ?? []),
  }
}

// The same as the rules' own where the trust has no limits, and no councils' school terms, of its own.
function hashWith(rulebook: Rulebook, limits: KeptLimits, terms: readonly unknown[]): string {
  if (Object.keys(limits).length === 0 && terms.length === 0) return rulebook.hash
  return createHash('sha256')
    .update(JSON.stringify([rulebook.hash, limits, ...terms]))
    .digest('hex')
    .slice(0, 16)
}

/**
 * Works out the derived rows of these subjects' files again and writes those that differ: of a merged one, those of the
 * file it is read in. The caller holds their locks.
 * `today` is the database's own day in England unless one is given; `ages` says whether what is at fault goes on as old
 * as it was. Answers how many files' facts, open occasions or faults came out otherwise than they stood.
 */
export async function rederive(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subjects: readonly string[],
  today?: PlainDate,
  ages: Ages = 'kept',
): Promise<number> {
  if (subjects.length === 0) return 0
  // Derived rows are of the whole file, whoever writes and whatever parts of it they may see.
  return withWholeFile(tx, async () => {
    const aliases = await aliasesOf(tx, authority, subjects)
    const merged = subjects.filter(id => aliases.has(id))
    if (merged.length > 0) await clearDerived(tx, authority, merged)
    const kept = [...new Set(subjects.map(id => aliases.get(id) ?? id))]
    const files = [...(await readFiles(tx, authority, rulebook, kept)).values()]
    // First, because the rest is counted by it.
    const ofTrust = files.find(file => file.subject === 'trust')
    if (ofTrust) await writeTrust(tx, authority, rulebook, ofTrust)
    return writeDerived(tx, authority, rulebook, files, await edgeOf(tx, authority, rulebook, today), ages)
  })
}

/**
 * Works out again what the passing of time alone changes, of files in which nothing was written: what is due, and how
 * people and workers stand. The caller holds their locks. Answers how many files' open occasions came out otherwise.
 */
export async function rederiveByTime(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subjects: readonly string[],
  today: PlainDate,
): Promise<number> {
  if (subjects.length === 0) return 0
  return withWholeFile(tx, async () => {
    const aliases = await aliasesOf(tx, authority, subjects)
    const kept = [...new Set(subjects.filter(id => !aliases.has(id)))]
    const files = [...(await readFiles(tx, authority, rulebook, kept, undefined, rulebook.readByTime)).values()]
    const edge = await edgeOf(tx, authority, rulebook, today)
    const due = await dueOf(rulebook, files, edge)
    const changed = await writeDue(tx, authority, due)
    await writeStandings(tx, authority, rulebook, files, due, edge)
    await writeWorkers(tx, authority, rulebook, files, edge)
    return changed.length
  })
}

type DueOfFiles = ReadonlyMap<string, readonly DueRow[] | undefined>

async function dueOf(rulebook: Rulebook, files: readonly SubjectFile[], { today, local }: Edge): Promise<DueOfFiles> {
  const asking = { on: today, until: addDays(today, DAYS_AHEAD), local }
  const due = new Map<string, readonly DueRow[] | undefined>()
  await eachInTurn(files, file => due.set(file.id, rulebook.due(file, asking)))
  return due
}

// What is read in another file stands nowhere by itself.
async function clearDerived(tx: Tx, authority: number, subjects: readonly string[]): Promise<void> {
  for (const table of ['facts', 'standing', 'due', 'person_name', 'fault', 'fault_shared'])
    await sql`delete from ${sql.table(table)} where authority = ${authority} and subject = any(${[...subjects]}::uuid[])`.execute(
      tx,
    )
}

async function writeDerived(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
  edge: Edge,
  ages: Ages,
): Promise<number> {
  // What is due is worked out here while the database writes the facts.
  const writing = writeFacts(tx, authority, rulebook, files, edge)
  writing.catch(() => {})
  await new Promise(resolve => setImmediate(resolve))
  const due = await dueOf(rulebook, files, edge)
  const changed = new Set([...(await writing), ...(await writeDue(tx, authority, due))])
  await writeStandings(tx, authority, rulebook, files, due, edge)
  await writeWorkers(tx, authority, rulebook, files, edge)
  await writeFoundBy(tx, authority, rulebook, files)
  for (const id of await writeFaults(tx, authority, rulebook, files, edge.today, ages)) changed.add(id)
  return changed.size
}

async function writeFacts(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
  { hash }: Edge,
): Promise<readonly string[]> {
  const facts: { readonly subject: string; readonly body: string }[] = []
  await eachInTurn(files, file => facts.push({ subject: file.id, body: packFacts(file, rulebook.kinds) }))
  const changed = await sql<{ subject: string }>`
    insert into facts (authority, subject, rules, body)
    select ${authority}, subject, ${hash}, body from json_to_recordset(${JSON.stringify(facts)}::json) as f(subject uuid, body text)
    on conflict (authority, subject) do update set rules = excluded.rules, body = excluded.body
    where facts.body is distinct from excluded.body or facts.rules <> excluded.rules
    returning subject`.execute(tx)
  return changed.rows.map(row => row.subject)
}

/** Rewrites the open occasions of these files, touching only rows that differ. Answers the files that any differed of. */
async function writeDue(tx: Tx, authority: number, due: DueOfFiles): Promise<readonly string[]> {
  const rows = [...due].flatMap(([subject, theirs]) => (theirs ?? []).map(row => ({ subject, ...row })))
  const changed = await sql<{ subject: string }>`
    with wanted as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as w(subject uuid, duty text, occasion text, "from" date, "by" date,
        statutory date, ends date, again jsonb, owner text, section text, because jsonb, unsettled jsonb)),
    gone as (
      delete from due where authority = ${authority} and subject = any(${[...due.keys()]}::uuid[])
        and (due.subject, due.duty, due.occasion) not in (select w.subject, w.duty, w.occasion from wanted w)
      returning due.subject),
    kept as (
      insert into due (authority, subject, duty, occasion, from_on, by_on, statutory_on, ends_on, again, owner, section, because, unsettled)
      select ${authority}, subject, duty, occasion, "from", "by", statutory, ends, again, owner, section, because, unsettled from wanted
      on conflict (authority, subject, duty, occasion) do update set from_on = excluded.from_on, by_on = excluded.by_on,
        statutory_on = excluded.statutory_on, ends_on = excluded.ends_on, again = excluded.again, owner = excluded.owner, section = excluded.section,
        because = excluded.because, unsettled = excluded.unsettled
      where (due.*) is distinct from (excluded.*)
      returning due.subject)
    select subject from gone union select subject from kept`.execute(tx)
  return changed.rows.map(row => row.subject)
}

async function writeStandings(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
  due: DueOfFiles,
  { today, hash }: Edge,
): Promise<void> {
  const standing = files
    .filter(file => file.subject === 'person')
    .map(file => {
      const rows = due.get(file.id)
      const stands = rulebook.standing(file, today)
      return {
        subject: file.id,
        ...stands,
        dueUntil: rows ? addDays(today, DAYS_AHEAD) : null,
        changesOn: soonest([stands.changesOn, ...(rows ?? []).map(row => row.ends)]),
      }
    })
  if (standing.length === 0) return
  await sql`
    insert into standing (authority, subject, rules, number, name, sorted_name, council, born, sex, ethnicity, care_from, care_until,
      lost_after, legal_status, home_type, home_provider, home_postcode, home_from, separated, worker, worker_id, reviewer_id,
      adviser_id, risk, school, alerts, keep_class, keep_until, due_until, changes_on)
    select ${authority}, subject, ${hash}, number, name, "sortedName", council, born, sex, ethnicity, "careFrom", "careUntil",
      "lostAfter", "legalStatus", "homeType", "homeProvider", "homePostcode", "homeFrom", separated, worker, "workerId", "reviewerId",
      "adviserId", risk, school, alerts, "keepClass", "keepUntil", "dueUntil", "changesOn"
    from json_to_recordset(${JSON.stringify(standing)}::json) as s(subject uuid, number text, name text, "sortedName" text, council text,
      born date, sex text, ethnicity text, "careFrom" date, "careUntil" date, "lostAfter" date, "legalStatus" text, "homeType" text,
      "homeProvider" text, "homePostcode" text, "homeFrom" date, separated boolean, worker text, "workerId" uuid, "reviewerId" uuid,
      "adviserId" uuid, risk text, school text, alerts int, "keepClass" text, "keepUntil" date, "dueUntil" date, "changesOn" date)
    on conflict (authority, subject) do update set rules = excluded.rules, number = excluded.number, name = excluded.name,
      sorted_name = excluded.sorted_name, council = excluded.council, born = excluded.born, sex = excluded.sex,
      ethnicity = excluded.ethnicity, care_from = excluded.care_from, care_until = excluded.care_until, lost_after = excluded.lost_after,
      legal_status = excluded.legal_status, home_type = excluded.home_type, home_provider = excluded.home_provider,
      home_postcode = excluded.home_postcode, home_from = excluded.home_from, separated = excluded.separated, worker = excluded.worker,
      worker_id = excluded.worker_id, reviewer_id = excluded.reviewer_id, adviser_id = excluded.adviser_id, risk = excluded.risk,
      school = excluded.school, alerts = excluded.alerts, keep_class = excluded.keep_class,
      keep_until = excluded.keep_until, due_until = excluded.due_until, changes_on = excluded.changes_on
    where (standing.*) is distinct from (excluded.*)`.execute(tx)
}

async function writeWorkers(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
  { today, hash }: Edge,
): Promise<void> {
  const workers = files
    .filter(file => file.subject === 'worker')
    .map(file => ({ subject: file.id, ...rulebook.worker(file, today) }))
  if (workers.length === 0) return
  await sql`
    insert into worker_standing (authority, subject, rules, name, number, post, team, fte, agency, holds_cases, target, post_from, post_until)
    select ${authority}, subject, ${hash}, name, number, post, team, fte, agency, "holdsCases", target, "postFrom", "postUntil"
    from json_to_recordset(${JSON.stringify(workers)}::json) as w(subject uuid, name text, number text, post text, team uuid,
      fte numeric(4, 2), agency boolean, "holdsCases" boolean, target numeric(5, 1), "postFrom" date, "postUntil" date)
    on conflict (authority, subject) do update set rules = excluded.rules, name = excluded.name, number = excluded.number,
      post = excluded.post, team = excluded.team, fte = excluded.fte, agency = excluded.agency, holds_cases = excluded.holds_cases,
      target = excluded.target, post_from = excluded.post_from, post_until = excluded.post_until
    where (worker_standing.*) is distinct from (excluded.*)`.execute(tx)
}

/** Rewrites what people are found by, touching only rows that differ. */
async function writeFoundBy(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
): Promise<void> {
  const { foundBy } = rulebook
  const people = files.filter(file => file.subject === 'person')
  if (!foundBy || people.length === 0) return
  const rows = people.flatMap(file => foundBy(file).map(row => ({ subject: file.id, ...row })))
  await sql`
    with wanted as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as w(subject uuid, kind text, what text, written text, word text,
        sounds text[], fuller text[])),
    gone as (
      delete from person_name p where p.authority = ${authority} and p.subject = any(${people.map(file => file.id)}::uuid[])
        and not exists (select from wanted w where (w.subject, w.kind, w.what, w.written, w.word) = (p.subject, p.kind, p.what, p.written, p.word)))
    insert into person_name (authority, subject, kind, what, written, word, sounds, fuller)
    select ${authority}, subject, kind, what, written, word, sounds, fuller from wanted
    on conflict (authority, subject, kind, what, written, word) do update set sounds = excluded.sounds, fuller = excluded.fuller
    where (person_name.sounds, person_name.fuller) is distinct from (excluded.sounds, excluded.fuller)`.execute(tx)
}

async function writeTrust(tx: Tx, authority: number, rulebook: Rulebook, file: SubjectFile): Promise<void> {
  const { keptFrom, limits, terms } = rulebook.trust(file)
  await sql`
    insert into trust_standing (authority, subject, rules, kept_from, limits, terms)
    values (${authority}, ${file.id}, ${rulebook.hash}, ${keptFrom}::date, ${JSON.stringify(limits)}::jsonb, ${JSON.stringify(terms)}::jsonb)
    on conflict (authority) do update set rules = excluded.rules, kept_from = excluded.kept_from, limits = excluded.limits, terms = excluded.terms
    where (trust_standing.*) is distinct from (excluded.*)`.execute(tx)
}

function soonest(days: readonly (PlainDate | null)[]): PlainDate | null {
  let first: PlainDate | null = null
  for (const day of days) if (day !== null && (first === null || day < first)) first = day
  return first
}
