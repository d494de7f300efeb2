import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writer } from '../ledger/testing.ts'
import { startEmbedded } from './embedded.ts'
import { openStore } from './store.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'alongside-crash-'))
  await chmod(home, 0o755)
})
afterAll(async () => {
  await killServer()
  await rm(home, { recursive: true, force: true })
})

const pidOfServer = async (): Promise<number | undefined> => {
  const lock = await readFile(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(lock.split('\n')[0]) || undefined
}

async function killServer(): Promise<void> {
  const pid = await pidOfServer()
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It had gone already.
  }
  await wait(500)
}

/** A process writing to the ledger, and the entries it was told were saved. */
function startWriting(): { readonly process: ChildProcess; readonly saved: string[]; readonly enough: Promise<void> } {
  const script = path.join(import.meta.dirname, 'crash-writer.test-support.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, home], { stdio: ['ignore', 'pipe', 'inherit'] })
  const saved: string[] = []
  let rest = ''
  const enough = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop() ?? ''
      saved.push(...lines)
      if (saved.length >= 25) resolve()
    })
    child.once('exit', () => reject(new Error('the writer ended by itself')))
  })
  enough.catch(() => {})
  return { process: child, saved, enough }
}

async function heldEntries(): Promise<{
  readonly held: ReadonlySet<string>
  readonly versions: number
  readonly commits: number
}> {
  const store = await openStore({ dataDir: home })
  try {
    return await store.within(writer, async tx => {
      const entries = await tx.selectFrom('entry').select('entry').execute()
      const versions = await tx.selectFrom('entry_version').select('entry').execute()
      const commits = await tx.selectFrom('act_commit').select('position').execute()
      return { held: new Set(entries.map(row => row.entry)), versions: versions.length, commits: commits.length }
    })
  } finally {
    await store.close()
  }
}

describe('a crash', () => {
  it('of the program loses nothing it was told was saved, and the server it left is adopted', async () => {
    const writing = startWriting()
    await writing.enough
    writing.process.kill('SIGKILL')
    await wait(300)
    const pid = await pidOfServer()
    const again = await startEmbedded(home)
    expect(again.adopted).toBe(true)
    expect(await pidOfServer()).toBe(pid)
    const { held, versions, commits } = await heldEntries()
    expect(writing.saved.filter(entry => !held.has(entry))).toEqual([])
    expect([versions, commits]).toEqual([held.size, held.size])
  })

  it('of the database itself, in the middle of writing, loses nothing that was acknowledged', async () => {
    for (let round = 0; round < 3; round++) {
      const writing = startWriting()
      await writing.enough
      await killServer()
      writing.process.kill('SIGKILL')
      const { held, versions, commits } = await heldEntries()
      expect(writing.saved.filter(entry => !held.has(entry))).toEqual([])
      expect([versions, commits]).toEqual([held.size, held.size])
    }
  })

  it('is told from a second start: two processes share one server and neither stops it under the other', async () => {
    const first = await openStore({ dataDir: home })
    const second = await openStore({ dataDir: home })
    await second.close()
    expect(await first.within(writer, tx => tx.selectFrom('authority').select('code').execute())).toEqual([
      { code: 'trust' },
    ])
    await first.close()
  })
})
