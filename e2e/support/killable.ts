import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import type { DataPlace } from './served.ts'
import { smallReturn } from './small-return.ts'

const top = path.resolve(import.meta.dirname, '../..')
const PROGRAM = path.join(top, 'dist/cli/main.js')
const PATIENCE = 120_000

/** A service that can be ended in the middle of whatever it does. */
export interface Killable {
  readonly address: string
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>
}

function environmentOf(place: DataPlace): NodeJS.ProcessEnv {
  return { ...process.env, ...place.environment, ALONGSIDE_DATA: place.folder, ALONGSIDE_DEMO: 'off' }
}

/** Starts the built product in a place of its own, without the demo county. */
export async function startKillable(place: DataPlace): Promise<Killable> {
  if (!existsSync(PROGRAM)) throw new Error('There is no build to start: run script/build first')
  const port = await freePort()
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    cwd: top,
    env: { ...environmentOf(place), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it did not come up in time:\n${printed}`)), PATIENCE)
    const hear = (text: string): void => {
      printed += text
      if (!printed.includes('Alongside is at')) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('exit', code => reject(new Error(`it stopped with ${code}:\n${printed}`)))
  })
  return { address: `http://127.0.0.1:${port}`, kill: () => killed(child) }
}

/** Runs one command of the product in a place, and answers what it printed. */
export async function run(place: DataPlace, ...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], {
    cwd: top,
    env: environmentOf(place),
  })
  return stdout
}

/** Imports a return of one invented child, and answers nothing. */
export async function importChild(place: DataPlace, number: string): Promise<void> {
  const folder = path.join(place.folder, 'return')
  await mkdir(folder, { recursive: true })
  for (const { name, buffer } of smallReturn(number)) await writeFile(path.join(folder, name), buffer)
  await run(place, 'import', 'ssda903', folder, '--council', 'north', '--year', '2026', '--accept-partial')
}

function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
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
