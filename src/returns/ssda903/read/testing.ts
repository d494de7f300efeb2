import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import type { ReadEvent } from './events.ts'
import { readReturn } from './read-return.ts'

/** Files in a folder of their own for as long as `use` takes. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ssda903-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Everything reading some paths tells. */
export async function readAll(...paths: readonly string[]): Promise<readonly ReadEvent[]> {
  const events: ReadEvent[] = []
  for await (const event of readReturn(paths)) events.push(event)
  return events
}

/** Reads one file of the given name and content. */
export function readOne(name: string, content: string | Uint8Array): Promise<readonly ReadEvent[]> {
  return withFiles({ [name]: content }, folder => readAll(join(folder, name)))
}

/** The rows among what was told: table, line and values. */
export function rowsOf(
  events: readonly ReadEvent[],
): readonly { readonly table: string; readonly line: number; readonly values: Readonly<Record<string, string>> }[] {
  return events.flatMap(event =>
    event.type === 'row' ? [{ table: event.table, line: event.line, values: event.values }] : [],
  )
}

/** The problems among what was told, as `severity code line`. */
export function problemsOf(events: readonly ReadEvent[]): readonly string[] {
  return events.flatMap(event =>
    event.type === 'problem' ? [`${event.severity} ${event.code} ${event.line ?? '-'}`] : [],
  )
}
