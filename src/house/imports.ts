import path from 'node:path'
import { type Files, filesWhere } from './project.ts'

/** One import as written. */
export interface Import {
  /** A file of the project by its path from the top, or a package's name. */
  readonly to: string
  /** A package, not a file of the project. */
  readonly outside: boolean
  /** Erased when built: nothing of it runs. */
  readonly typeOnly: boolean
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const EXPRESSION = /\bimport\(\s*['"]([^'"]+)['"]/g

/** Every import and re-export in a file, type imports and `import()` among them. */
export function importsOf(name: string, text: string): readonly Import[] {
  const found: Import[] = []
  for (const [, type, to = ''] of text.matchAll(STATEMENT)) found.push(resolved(name, to, type !== undefined))
  for (const [, to = ''] of text.matchAll(EXPRESSION)) found.push(resolved(name, to, false))
  return found
}

function resolved(name: string, to: string, typeOnly: boolean): Import {
  const outside = !to.startsWith('.')
  return { to: outside ? to : path.posix.normalize(path.posix.join(path.posix.dirname(name), to)), outside, typeOnly }
}

/** Whether a file holds tests, or what only tests use. */
export function isTest(name: string): boolean {
  return /\.(test|e2e)\.ts$/.test(name) || /\/(testing|cases)\.ts$/.test(name)
}

/**
 * Imports that go against the directions of the house, as 'file imports file: why'.
 * The spine knows no practice; rooms meet in their kinds, codes and notions; pages alone know the web.
 */
export function wrongImports(files: Files): readonly string[] {
  const wrong: string[] = []
  for (const [name, text] of filesWhere(files, file => /^src\/.*\.ts$/.test(file))) {
    for (const { to, outside } of importsOf(name, text)) {
      const why = outside ? undefined : refusal(name, to)
      if (why !== undefined) wrong.push(`${name} imports ${to}: ${why}`)
    }
  }
  return wrong
}

function refusal(from: string, to: string): string | undefined {
  const area = areaOf(from)
  const target = areaOf(to)
  if (area === 'spine')
    return target === 'spine' ? undefined : 'the spine imports nothing of practice, returns, demo or the command line'
  if (area !== 'practice' && area !== 'returns') return undefined
  // A test may build its cases from anything but what runs the product.
  if (isTest(from)) return target === 'cli' ? 'practice is tested without the command line' : undefined
  if (target === 'spine')
    return to.startsWith('src/spine/web/') && !isPages(from) ? 'only pages import the web' : undefined
  if (isTest(to)) return 'only tests import what is made for tests'
  if (area === 'practice') {
    if (target !== 'practice') return 'a room imports the spine and other rooms only'
    return roomOf(from) === roomOf(to) || isShared(to)
      ? undefined
      : 'of another room only kinds, codes and notions may be imported'
  }
  if (target === 'returns')
    return roomOf(from) === roomOf(to) || roomOf(to) === '' ? undefined : 'one return does not import another'
  return target === 'practice' && isShared(to) ? undefined : 'returns import kinds, codes, notions and the spine'
}

/** `spine`, `practice`, `returns`, `demo`, `cli`, `house` … or `` for what stands directly in src. */
function areaOf(name: string): string {
  return /^src\/([^/]+)\//.exec(name)?.[1] ?? ''
}

function roomOf(name: string): string {
  return /^src\/(?:practice|returns)\/([^/]+)\//.exec(name)?.[1] ?? ''
}

/** What a room shows to the others. */
function isShared(name: string): boolean {
  return name === 'src/practice/sources.ts' || /^src\/practice\/[^/]+\/(kinds|codes|notions[^/]*)(\.ts$|\/)/.test(name)
}

function isPages(name: string): boolean {
  return /^src\/(practice|returns)\/[^/]+\/pages([^/]*\.ts$|\/)/.test(name)
}

/** A notion: a fact named and derived once. */
export function isNotion(name: string): boolean {
  return /^src\/practice\/[^/]+\/notions[^/]*(\.ts$|\/)/.test(name) && !isTest(name)
}

/** Circles among the notions, each as the files of the circle in order, its first again at the end. */
export function notionCycles(files: Files): readonly string[] {
  const graph = new Map<string, readonly string[]>()
  for (const [name, text] of filesWhere(files, isNotion)) {
    graph.set(
      name,
      importsOf(name, text)
        .filter(({ to, typeOnly }) => isNotion(to) && !typeOnly)
        .map(({ to }) => to),
    )
  }
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name)
    if (at >= 0) cycles.push([...trail.slice(at), name].join(' → '))
    if (at >= 0 || done.has(name)) return
    for (const next of graph.get(name) ?? []) visit(next, [...trail, name])
    done.add(name)
  }
  for (const name of graph.keys()) visit(name, [])
  return cycles
}
