import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Rule } from '../returns/ssda903/validation/rule.ts'
import type { Room } from '../spine/room.ts'
import { codeSetsPage } from './docs-code-sets.ts'
import { dutyPages } from './docs-duties.ts'
import { kindPages } from './docs-kinds.ts'
import { measurePages } from './docs-measures.ts'
import { rulePages } from './docs-rules.ts'
import { codeSetsOf } from './rooms-rules.ts'

/** Folders under `docs` that hold nothing but generated pages. */
const FOLDERS = ['measures', 'duties', 'kinds', 'rules/ssda903'] as const

/**
 * The pages of the documentation that are made from the rooms and the rules of a return, by their path under `docs`: a page for
 * each measure, each duty, each kind and each rule, an index of each, and every code set.
 */
export function docsOf(rooms: readonly Room[], rules: readonly Rule[] = []): ReadonlyMap<string, string> {
  return new Map([
    ...measurePages(rooms),
    ...dutyPages(rooms),
    ...kindPages(rooms),
    ...rulePages(rules),
    ['code-sets.md', codeSetsPage(codeSetsOf(rooms))],
  ])
}

/** What in a `docs` folder differs from what the rooms and rules say now: pages missing, changed, or of what is no longer there. */
export function staleDocs(folder: string, rooms: readonly Room[], rules: readonly Rule[] = []): readonly string[] {
  const made = docsOf(rooms, rules)
  const changed = [...made].filter(([name, text]) => read(folder, name) !== text).map(([name]) => name)
  return [...changed, ...generatedIn(folder).filter(name => !made.has(name))].sort()
}

/** Brings a `docs` folder up to what the rooms and rules say now, and answers the pages written or taken away. */
export function writeDocs(folder: string, rooms: readonly Room[], rules: readonly Rule[] = []): readonly string[] {
  const made = docsOf(rooms, rules)
  const stale = staleDocs(folder, rooms, rules)
  for (const name of stale) {
    const file = path.join(folder, name)
    const text = made.get(name)
    if (text === undefined) {
      rmSync(file)
    } else {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
  return stale
}

function generatedIn(folder: string): readonly string[] {
  return FOLDERS.flatMap(name => list(path.join(folder, name)).map(file => `${name}/${file}`))
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function read(folder: string, name: string): string | undefined {
  try {
    return readFileSync(path.join(folder, name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
