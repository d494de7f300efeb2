import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for the server's address: a socket of this run. */
    readonly testServer: string
    /** The start of the name of every database this run makes. */
    readonly testPrefix: string
  }
}

/** What a test needs to clone its own database. */
export interface TestServer {
  readonly url: string
  readonly template: string
}

const HOMES = 'alongside-test-'

// Losing this server loses nothing, so it need not wait for the disk.
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/**
 * Once for each run of the tests. The server and the template are made when a test first asks, so that a run of pure
 * tests never waits for them; everything made is removed afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned()
  const home = await mkdtemp(path.join(tmpdir(), HOMES))
  await writeFile(path.join(home, 'run'), String(process.pid))
  // PostgreSQL may run under another account, which has to reach its own folder inside this one.
  await chmod(home, 0o755)
  const prefix = `alongside_test_${randomBytes(4).toString('hex')}`
  let stop: (() => Promise<void>) | undefined
  let made: Promise<TestServer> | undefined
  const make = async (): Promise<TestServer> => {
    const given = process.env['DATABASE_URL']
    const server = given ? undefined : await startEmbedded(home, { settings: FAST })
    const url = given ?? (server as { url: string }).url
    stop = async () => {
      await dropAll(url, prefix)
      await server?.stop()
    }
    return makeTemplate(url, `${prefix}_template`)
  }

  const socket = path.join(home, 'ask')
  const asked = createServer(connection => {
    connection.on('error', () => {})
    made ??= make()
    made.then(
      server => connection.end(JSON.stringify(server)),
      (error: unknown) =>
        connection.end(JSON.stringify({ error: String(error instanceof Error ? error.message : error) })),
    )
  })
  await new Promise<void>((resolve, reject) => asked.once('error', reject).listen(socket, resolve))
  project.provide('testServer', socket)
  project.provide('testPrefix', prefix)
  return async () => {
    await closed(asked)
    await made?.catch(() => {})
    await stop?.()
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

// A run that was killed leaves its server running; the next run ends it.
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(HOMES)) continue
    const home = path.join(tmpdir(), name)
    const read = (file: string) => readFile(path.join(home, file), 'utf8').catch(() => '')
    const run = Number(await read('run'))
    if (run === 0 || isAlive(run)) continue
    const [pid, , , port] = (await read('postgres/postmaster.pid')).split('\n')
    if (pid && port) {
      const url = `postgres://alongside:${(await read('postgres-password')).trim()}@127.0.0.1:${port}/postgres`
      // Only a server that knows this folder's password is this folder's: its process id may be another's by now.
      const ours = await onServer(url, client => client.query('select')).then(
        () => true,
        () => false,
      )
      if (ours) process.kill(Number(pid), 'SIGQUIT')
    }
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => server.close(() => resolve()))
}

async function makeTemplate(url: string, template: string): Promise<TestServer> {
  await onServer(url, client => client.query(`create database ${template}`))
  const inside = databaseUrl(url, template)
  await migrate(inside)
  await onServer(inside, async client => {
    await client.query('begin')
    await client.query(`select set_config('app.authority', '1', true)`)
    await client.query(`insert into authority (authority, code, name) values (1, 'trust', 'Children''s Trust')`)
    await client.query(
      `insert into council (authority, code, name, gss, la_number) values
        (1, 'north', 'North', 'E06000061', '940'), (1, 'west', 'West', 'E06000062', '941')`,
    )
    await client.query('commit')
  })
  return { url, template }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  await onServer(url, async client => {
    const names = await client.query<{ datname: string }>(
      `select datname from pg_database where starts_with(datname, $1)`,
      [prefix],
    )
    for (const { datname } of names.rows) await client.query(`drop database if exists ${datname} with (force)`)
  })
}

/** Does one thing on the server, on a connection of its own. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server's address for another of its databases. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
