import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import { packFacts } from './facts.ts'
import type { SubjectFile } from './file.ts'
import { readFiles } from './read.ts'
import type { Rulebook } from './rulebook.ts'

/** Works out the derived rows of these subjects' files again and writes those that differ. The caller holds their locks. */
export async function rederive(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subjects: readonly string[],
): Promise<number> {
  if (subjects.length === 0) return 0
  const files = await readFiles(tx, authority, rulebook, subjects)
  return writeDerived(tx, authority, rulebook, [...files.values()])
}

/** Writes the derived rows of files already folded. Answers how many facts rows changed. */
export async function writeDerived(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
): Promise<number> {
  const facts = files.map(file => ({ subject: file.id, body: packFacts(file, rulebook.kinds) }))
  const changed = await sql`
    insert into facts (authority, subject, rules, body)
    select ${authority}, subject, ${rulebook.hash}, body from json_to_recordset(${JSON.stringify(facts)}::json) as f(subject uuid, body text)
    on conflict (authority, subject) do update set rules = excluded.rules, body = excluded.body
    where facts.body is distinct from excluded.body or facts.rules <> excluded.rules`.execute(tx)
  const standing = files.map(file => ({ subject: file.id, ...rulebook.standing(file) }))
  await sql`
    insert into standing (authority, subject, rules, number, name, sorted_name, council, born, sex, ethnicity, care_from, care_until,
      lost_after, legal_status, home_type, home_provider, home_postcode, home_from, separated, worker)
    select ${authority}, subject, ${rulebook.hash}, number, name, "sortedName", council, born, sex, ethnicity, "careFrom", "careUntil",
      "lostAfter", "legalStatus", "homeType", "homeProvider", "homePostcode", "homeFrom", separated, worker
    from json_to_recordset(${JSON.stringify(standing)}::json) as s(subject uuid, number text, name text, "sortedName" text, council text,
      born date, sex text, ethnicity text, "careFrom" date, "careUntil" date, "lostAfter" date, "legalStatus" text, "homeType" text,
      "homeProvider" text, "homePostcode" text, "homeFrom" date, separated boolean, worker text)
    on conflict (authority, subject) do update set rules = excluded.rules, number = excluded.number, name = excluded.name,
      sorted_name = excluded.sorted_name, council = excluded.council, born = excluded.born, sex = excluded.sex,
      ethnicity = excluded.ethnicity, care_from = excluded.care_from, care_until = excluded.care_until, lost_after = excluded.lost_after,
      legal_status = excluded.legal_status, home_type = excluded.home_type, home_provider = excluded.home_provider,
      home_postcode = excluded.home_postcode, home_from = excluded.home_from, separated = excluded.separated, worker = excluded.worker
    where (standing.*) is distinct from (excluded.*)`.execute(tx)
  return Number(changed.numAffectedRows ?? 0n)
}
