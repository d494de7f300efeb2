import pg from 'pg'

/** How large the trust is that the promises of docs/performance.md are made for. */
export const TRUST = { open: 10_000, closed: 60_000 } as const

/** What a trust was grown to. */
export interface GrownTrust {
  readonly open: number
  readonly closed: number
  readonly entries: number
}

/** A closed file that the returns alone tell of has about this many entries at most. */
const CLOSED_COPIED = 2000

/**
 * Grows a database that holds the demonstration county to a whole trust: open files with their workers, teams and brothers
 * and sisters over and over, then closed ones, each copy with ids and numbers of its own. Every table stands as the product
 * would have written it: copies of an entry's versions, of what is derived and of the return's rows, under the acts of the
 * first. PostgreSQL 18 must let the owner copy without looking each row's others up again.
 */
export async function growTrust(url: string, say: (words: string) => void): Promise<GrownTrust> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; ${SHIFTING}`)
    const counted = await counts(client)
    for (let copy = 1, open = counted.open; open < TRUST.open; copy++) {
      say(`Copying open files, ${open.toLocaleString('en-GB')} of ${TRUST.open.toLocaleString('en-GB')} …`)
      await copyFiles(client, copy, openFiles(Math.min(counted.open, TRUST.open - open)))
      open += counted.open
    }
    const first = (await counts(client)).closed
    for (let copy = 5, closed = first; closed < TRUST.closed; copy++) {
      say(`Copying closed files, ${closed.toLocaleString('en-GB')} of ${TRUST.closed.toLocaleString('en-GB')} …`)
      await copyFiles(client, copy, closedFiles(Math.min(CLOSED_COPIED, TRUST.closed - closed)))
      closed += CLOSED_COPIED
    }
    await client.query('vacuum analyze')
    const grown = await counts(client)
    const { rows } = await client.query<{ entries: string }>('select count(*) as entries from entry')
    return { ...grown, entries: Number(rows[0]?.entries) }
  } finally {
    await client.end()
  }
}

async function counts(client: pg.Client): Promise<{ readonly open: number; readonly closed: number }> {
  const { rows } = await client.query<{ open: string; closed: string }>(
    'select count(*) filter (where due_until is not null) as open, count(*) filter (where due_until is null) as closed from standing',
  )
  return { open: Number(rows[0]?.open), closed: Number(rows[0]?.closed) }
}

// Every id begins with the time it was made, in 2025 or later: '01'. A copy's begins with a number of its own, so that
// ids of one copy still lie together and point to each other. Children's numbers are N1 or W1 and five figures, and
// pupils' a letter and twelve, of which the fourth and fifth tell the copy.
const SHIFTING = `
  create function pg_temp.id_in(id uuid, copy int) returns uuid language sql immutable as
    $$ select overlay(id::text placing lpad(to_hex(copy + 1), 2, '0') from 1 for 2)::uuid $$;
  create function pg_temp.number_in(number text, copy int) returns text language sql immutable as
    $$ select regexp_replace(regexp_replace(number, '([NWnw])1([0-9]{5})', '\\1' || chr(case when copy > 26 then 70 else 64 end + copy) || '\\2', 'g'),
      '\\m([A-Za-z][0-9]{3})[0-9]{2}([0-9]{7})\\M', '\\1' || lpad((copy + 30)::text, 2, '0') || '\\2', 'g') $$;
  create function pg_temp.text_in(said text, copy int) returns text language sql immutable as
    $$ select case when said ~ '[0-9a-f]-7[0-9a-f]{3}-|[NW]1[0-9]{5}|\\m[A-Z][0-9]{12}\\M' then pg_temp.number_in(regexp_replace(said,
      '\\m01([0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})', lpad(to_hex(copy + 1), 2, '0') || '\\1', 'g'), copy)
    else said end $$;`

// With the brothers and sisters they name, and every worker.
const openFiles = (most: number): string => `
  with opened as (select subject from standing where due_until is not null and subject::text like '01%' order by subject limit ${most})
  select subject from opened union select l.to_subject from link l join opened o on o.subject = l.from_subject
  union select subject from worker_standing where subject::text like '01%'`

const closedFiles = (most: number): string => `
  select s.subject from standing s join entry e on e.authority = s.authority and e.subject = s.subject
  where s.due_until is null and s.subject::text like '01%' group by s.subject order by count(*), s.subject limit ${most}`

async function copyFiles(client: pg.Client, copy: number, chosen: string): Promise<void> {
  const columns = new Map<string, readonly string[]>()
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select table_name as "table", array_agg(column_name::text order by ordinal_position) as columns from information_schema.columns
    where table_schema = 'public' group by table_name`)
  for (const row of rows) columns.set(row.table, row.columns)
  // What a column of a copy holds: itself where nothing is said of it.
  const shifted = (table: string, as: Readonly<Record<string, string>>, where: string): string => {
    const all = columns.get(table) as readonly string[]
    const quoted = all.map(column => `"${column}"`)
    return `insert into "${table}" (${quoted.join(', ')})
      select ${all.map(column => as[column] ?? `t."${column}"`).join(', ')} from "${table}" t where ${where} on conflict do nothing`
  }
  const id = (column: string): string => `pg_temp.id_in(t."${column}", ${copy})`
  const number = (column: string): string => `pg_temp.number_in(t."${column}", ${copy})`
  const body = (column: string, type: string): string => `pg_temp.text_in(t."${column}"::text, ${copy})::${type}`
  const ofChosen = (column: string): string => `t."${column}" in (select subject from chosen)`
  const entry = { subject: id('subject'), entry: id('entry'), body: body('body', 'jsonb') }
  await client.query(`begin; create temp table chosen on commit drop as ${chosen}; analyze chosen`)
  for (const statement of [
    shifted('subject', { id: id('id') }, ofChosen('id')),
    shifted('team', { id: id('id'), name: `t."name" || ' ${copy + 1}'` }, `t.id::text like '01%'`),
    shifted('entry_version', entry, ofChosen('subject')),
    shifted('entry', entry, ofChosen('subject')),
    shifted(
      'link',
      { from_subject: id('from_subject'), from_entry: id('from_entry'), to_subject: id('to_subject') },
      ofChosen('from_subject'),
    ),
    shifted('source_subject', { key: number('key'), subject: id('subject') }, ofChosen('subject')),
    shifted(
      'import_row',
      { row: `t."row" + ${copy} * 1000000`, subject_key: number('subject_key') },
      `t.subject_key in (select key from source_subject s join chosen using (subject))`,
    ),
    shifted('facts', { subject: id('subject'), body: body('body', 'text') }, ofChosen('subject')),
    shifted('due', { subject: id('subject'), because: body('because', 'jsonb') }, ofChosen('subject')),
    shifted(
      'standing',
      {
        subject: id('subject'),
        number: number('number'),
        worker_id: id('worker_id'),
        reviewer_id: id('reviewer_id'),
        adviser_id: id('adviser_id'),
      },
      ofChosen('subject'),
    ),
    shifted('worker_standing', { subject: id('subject'), team: id('team') }, ofChosen('subject')),
    shifted(
      'person_name',
      { subject: id('subject'), written: number('written'), word: number('word') },
      ofChosen('subject'),
    ),
  ])
    await client.query(statement)
  await client.query('commit')
}
