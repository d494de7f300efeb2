import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { DemoSignIn } from '../../src/demo/users.ts'

const top = path.resolve(import.meta.dirname, '../..')
const PROGRAM = path.join(top, 'dist/cli/main.js')
const PATIENCE = 420_000

/** The product as one run of the journeys found it. */
export interface Served {
  readonly address: string
  readonly signIns: readonly DemoSignIn[]
  /** Everything the service wrote, both times it was started, up to now. */
  readonly log: string
  /** What it printed when it started in an empty folder, and when it started in the same folder again. */
  readonly firstStart: string
  readonly secondStart: string
}

/** A place for the product's data: a folder and, where `DATABASE_URL` is given, a database of its own on that server. */
export interface DataPlace {
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  readonly remove: () => Promise<void>
}

/** A service that is running. */
export interface Started {
  readonly address: string
  /** What it printed, up to where it said how to sign in. */
  readonly printed: string
  readonly stop: () => Promise<void>
}

/** Makes an empty place for data. */
export function makeDataPlace(): Promise<DataPlace> {
  return newPlace()
}

/** Makes a place that holds what another does. Nothing may be running there. */
export async function copyOf(place: DataPlace): Promise<DataPlace> {
  const url = place.environment['DATABASE_URL']
  const copy = await newPlace(url === undefined ? undefined : new URL(url).pathname.slice(1))
  // With its owners and modes, which PostgreSQL insists on.
  await promisify(execFile)('cp', ['-a', `${place.folder}/.`, copy.folder])
  return copy
}

async function newPlace(template?: string): Promise<DataPlace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alongside-journeys-'))
  // PostgreSQL may run under another account, which has to reach its own folder inside this one.
  await chmod(folder, 0o755)
  const given = process.env['DATABASE_URL']
  if (!given) {
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    return { folder, environment: {}, remove }
  }
  const name = `alongside_journeys_${randomBytes(4).toString('hex')}`
  await onServer(given, `create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  const url = new URL(given)
  url.pathname = `/${name}`
  return {
    folder,
    environment: { DATABASE_URL: url.href },
    remove: async () => {
      await onServer(given, `drop database if exists ${name} with (force)`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Starts the built product as `script/server` does. Throws, with what it printed, when it does not come up. */
export async function start(place: DataPlace, log: string): Promise<Started> {
  if (!existsSync(PROGRAM)) throw new Error('There is no build to walk through: run script/build first')
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    cwd: top,
    env: {
      ...process.env,
      ...place.environment,
      ALONGSIDE_DATA: place.folder,
      ALONGSIDE_LOG: 'info',
      PORT: String(await freePort()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const up = new Promise<string>((resolve, reject) => {
    const refuse = (why: string): void => reject(new Error(`The service ${why}. It printed:\n${printed}`))
    const timer = setTimeout(() => refuse('did not come up in time'), PATIENCE)
    const hear = (text: string): void => {
      printed += text
      void appendFile(log, text)
      const address = /Alongside is at (\S+)/.exec(printed)?.[1]
      if (address === undefined || !/care\.experienced@\S+ +\S+\n/.test(printed)) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('exit', code => refuse(`stopped with ${code}`))
  })
  try {
    const address = await up
    return { address, printed, stop: () => stopped(child) }
  } catch (error) {
    await stopped(child)
    throw error
  }
}

/** The sign-ins of the demo county kept in a data folder. */
export async function signInsIn({ folder }: DataPlace): Promise<readonly DemoSignIn[]> {
  return JSON.parse(await readFile(path.join(folder, 'demo-sign-ins.json'), 'utf8')) as DemoSignIn[]
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function onServer(url: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}
