import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Answers, Part } from './parts.ts'

/** What a server holds, has held at most, and has used of the processor. */
export interface ServerUse {
  readonly megabytes: number
  readonly peak: number
  readonly cpuSeconds: number
}

/** A server in a process of its own. */
export interface ServerApart {
  readonly address: string
  readonly use: () => Promise<ServerUse>
  readonly stop: () => Promise<void>
}

/** Does a part in a process of its own and answers what it found. Throws what it threw. */
export async function apart<D extends Exclude<Part['do'], 'serve'>>(
  part: Extract<Part, { do: D }>,
): Promise<Answers[D]> {
  const child = start(part)
  const { answer } = (await said(child)) as { answer: Answers[D] }
  await ended(child)
  return answer
}

/** Serves the product from a process of its own until it is stopped. */
export async function serveApart(part: Extract<Part, { do: 'serve' }>): Promise<ServerApart> {
  const child = start(part)
  const { answer } = (await said(child)) as { answer: Answers['serve'] }
  return {
    address: answer.address,
    use: () => {
      const told = said(child)
      child.send('use')
      return told as Promise<ServerUse>
    },
    stop: async () => {
      child.send('stop')
      await ended(child)
    },
  }
}

function start(part: Part): ChildProcess {
  // `.ts` while being written, `.js` once built.
  const program = path.join(import.meta.dirname, `child${path.extname(import.meta.filename)}`)
  const child = fork(program, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(part)
  return child
}

/** The next thing a child says; throws when it says that it failed, or ends without a word. */
function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const quiet = (code: number | null, signal: NodeJS.Signals | null): void =>
      reject(new Error(`A part of the benchmark ended without an answer (${signal ?? code})`))
    child.once('exit', quiet)
    child.once('message', (message: { readonly failed?: string }) => {
      child.off('exit', quiet)
      if (message.failed === undefined) resolve(message)
      else reject(new Error(message.failed))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => child.once('exit', () => resolve()))
}
