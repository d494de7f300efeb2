import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import pg from 'pg'

const FOLDER = new URL('./migrations/', import.meta.url)

/** The two roles the product works under, and the one that alone may destroy a file; none owns a table, and nobody signs in as the last. */
const ROLES = ['alongside_app', 'alongside_measure', 'alongside_destroy'] as const

/**
 * Brings a database up to this version: each numbered file once, in order, each in its own transaction.
 * Answers the names applied. Throws when a file already applied has since changed, or when another version's is missing.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('alongside migrations'))`)
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    await makeRoles(client)
    const done = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map(row => [
        row.name,
        row.sha256,
      ]),
    )
    const names = (await readdir(FOLDER)).filter(name => name.endsWith('.sql')).sort()
    for (const name of done.keys()) {
      if (!names.includes(name))
        throw new Error(`The database has ${name}, which this version does not know: it was made by a newer Alongside`)
    }
    const applied: string[] = []
    for (const name of names) {
      const sql = await readFile(new URL(name, FOLDER), 'utf8')
      const sha256 = createHash('sha256').update(sql).digest('hex')
      const before = done.get(name)
      if (before === sha256) continue
      if (before !== undefined)
        throw new Error(`${name} was applied and has since been changed: put it back and add a new file`)
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`${name} could not be applied: ${(error as Error).message}`, { cause: error })
      }
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}

async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of ROLES) {
    // Two databases of one server may be made at once; roles belong to the server.
    await client.query(
      `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
    await client.query(`do $$ begin execute format('grant ${role} to %I', current_user); exception when others then
      if not pg_has_role(current_user, '${role}', 'member') then raise; end if; end $$`)
    await client.query(`grant usage on schema public to ${role}`)
  }
}
