import { sql } from 'kysely'
import { unpackFacts } from '../spine/ledger/facts.ts'
import type { SubjectFile } from '../spine/ledger/file.ts'
import { eachInTurn } from '../spine/ledger/in-turn.ts'
import { type Known, filesAmong, readFiles, subjectsAfter } from '../spine/ledger/read.ts'
import { termsIn } from '../spine/ledger/terms.ts'
import type { Store, Tx } from '../spine/store/store.ts'
import type { CouncilTerms } from '../spine/time/council-terms.ts'
import { gatherGiven } from './given-children.ts'
import { passIn } from './quality/checking.ts'
import { checksFor } from './quality/for-figures.ts'
import { rulebook } from './rulebook.ts'

const FILES_AT_ONCE = 500

/**
 * Reads every file for the evaluator: from the packed facts as things stand, or folded from versions as they were known.
 * Workers' files come last, each with the children given to them, as the children's own files in the same pass say.
 */
export async function eachFile(
  store: Store,
  known: Known | undefined,
  visit: (file: SubjectFile) => void,
): Promise<{ readonly position: number }> {
  const given = gatherGiven()
  const workers: SubjectFile[] = []
  const done = await everyFile(store, known, file => {
    if (file.subject === 'worker') return void workers.push(file)
    if (file.subject === 'person') void given.note(file)
    visit(file)
  })
  for (const worker of workers) visit(given.with(worker))
  return done
}

async function everyFile(
  store: Store,
  known: Known | undefined,
  visit: (file: SubjectFile) => void,
): Promise<{ readonly position: number }> {
  if (known) {
    // The past is folded from versions, which only a reader of files may see; the evaluator returns totals from it.
    return store.within({ author: 'evaluator', sight: 'files' }, async tx => {
      const position = await positionOf(tx, store.authority)
      let after: string | null = null
      for (;;) {
        const ids = await subjectsAfter(tx, store.authority, after, FILES_AT_ONCE)
        if (ids.length === 0) return { position }
        const own = await filesAmong(tx, store.authority, ids, known)
        const files = await readFiles(tx, store.authority, rulebook, own, known)
        await eachInTurn(files.values(), visit)
        after = ids.at(-1) as string
      }
    })
  }
  const around = await aroundFacts(store)
  return store.measuring(async tx => {
    const position = await positionOf(tx, store.authority)
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const rows = await tx
        .selectFrom('facts')
        .select(['subject', 'body'])
        .where('authority', '=', store.authority)
        .where('subject', '>', after)
        .orderBy('subject')
        .limit(FILES_AT_ONCE)
        .execute()
      await unpackEach(tx, store.authority, around, rows, visit)
      if (rows.length < FILES_AT_ONCE) return { position }
      after = rows.at(-1)?.subject as string
    }
  })
}

/** What is known of every file from outside it. */
export interface AroundFacts {
  readonly terms: CouncilTerms | undefined
  /** The collection year for which every file has been checked by the rules of the return; undefined where not every one has. */
  readonly checked: number | undefined
}

/** What is known of every file from outside it, as things stand. */
export async function aroundFacts(store: Store): Promise<AroundFacts> {
  return store.within({ author: 'evaluator', sight: 'lists' }, async tx => {
    const terms = await termsIn(tx, store.authority)
    const pass = await passIn(tx, store.authority)
    return { terms, checked: pass?.done_at == null ? undefined : pass.year }
  })
}

/** Reads these files from the packed facts, in a transaction that measures. One that is not there is left out. */
export async function eachFactsOf(
  tx: Tx,
  authority: number,
  around: AroundFacts,
  subjects: readonly string[],
  visit: (file: SubjectFile) => void,
): Promise<void> {
  for (let from = 0; from < subjects.length; from += FILES_AT_ONCE) {
    const some = subjects.slice(from, from + FILES_AT_ONCE)
    const rows = await tx
      .selectFrom('facts')
      .select(['subject', 'body'])
      .where('authority', '=', authority)
      .where('subject', '=', sql<string>`any(${some}::uuid[])`)
      .orderBy('subject')
      .execute()
    await unpackEach(tx, authority, around, rows, visit)
  }
}

async function unpackEach(
  tx: Tx,
  authority: number,
  { terms, checked }: AroundFacts,
  rows: readonly { readonly subject: string; readonly body: string }[],
  visit: (file: SubjectFile) => void,
): Promise<void> {
  const checks = await checksFor(
    tx,
    authority,
    checked,
    rows.map(row => row.subject),
  )
  await eachInTurn(rows, row => visit(unpackFacts(row.subject, row.body, terms, checks(row.subject))))
}

/**
 * A mark for every file that has packed facts, by its id, which changes whenever they do, or what stands at fault in the
 * file does. In a transaction that measures.
 */
export async function marksOfFacts(tx: Tx, authority: number): Promise<ReadonlyMap<string, string>> {
  // A row's own transaction marks it: whatever rewrote it, for whatever cause, gave it another.
  const found = await sql<{ subject: string; mark: string }>`
    select f.subject, f.xmin::text || coalesce(':' || c.mark, '') as mark from facts f
    left join (
      select subject, md5(string_agg(rule || ' ' || since || ' ' || until, ',' order by rule, since, until, place)) as mark
      from (
        select subject, rule, place, since::text as since, '' as until from fault where authority = ${authority}
        union all select subject, rule, place, since::text, until::text from fault_mended where authority = ${authority}
      ) at_fault group by subject
    ) c on c.subject = f.subject
    where f.authority = ${authority} order by f.subject`.execute(tx)
  return new Map(found.rows.map(({ subject, mark }) => [subject, mark]))
}

/** Where the ledger stands: the position of its latest act, 0 when nothing has been recorded. */
export async function positionOf(tx: Tx, authority: number): Promise<number> {
  const last = await tx
    .selectFrom('act_commit')
    .select('position')
    .where('authority', '=', authority)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.position ?? 0
}

/** A mark that changes whenever an answer about the files could: with every act, a new postcode directory, and once every file is checked. */
export async function markOf(tx: Tx, authority: number): Promise<string> {
  const load = await tx
    .selectFrom('gazetteer_load')
    .select(eb => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  const pass = await passIn(tx, authority)
  return `${await positionOf(tx, authority)}/${load?.id ?? 0}/${pass?.done_at ?? ''}`
}
