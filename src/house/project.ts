import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the project. */
export const top: string = fileURLToPath(new URL('../../', import.meta.url))

/** Files by their path from the top of the project, with their text. */
export type Files = ReadonlyMap<string, string>

const FOLDERS = ['.ci', 'bin', 'docs', 'e2e', 'script', 'src']
const BINARY = /\.(woff2?|png|ico|jpe?g|gif|pdf|xlsx|docx|zip|br|gz)$/

/** Every file of text that belongs to the project: what stands at its top and in its own folders. */
export function projectFiles(): Files {
  const names = readdirSync(top, { withFileTypes: true }).flatMap(entry =>
    entry.isFile() ? [entry.name] : FOLDERS.includes(entry.name) ? walk(entry.name) : [],
  )
  return new Map(
    names
      .filter(name => !BINARY.test(name))
      .sort()
      .map(name => [name, readFileSync(path.join(top, name), 'utf8')]),
  )
}

/** Those of some files whose path a test accepts. */
export function filesWhere(files: Files, accept: (name: string) => boolean): Files {
  return new Map([...files].filter(([name]) => accept(name)))
}

function walk(folder: string): readonly string[] {
  return readdirSync(path.join(top, folder), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}
