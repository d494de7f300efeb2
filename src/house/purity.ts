import { transformSync } from 'esbuild'
import { importsOf, isTest } from './imports.ts'
import { type Files, filesWhere } from './project.ts'

/** Names of the surrounding world: a rule that reads one can give two answers to one question. */
const IMPURE = [
  'Date',
  'process',
  'globalThis',
  'performance',
  'crypto',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Math.random',
] as const

/** The only package a rule may use: schemas. */
const PACKAGES = ['zod']

const MARK = '__impure_'

/** Whether a file must be pure: kinds, codes, notions, duties, measures, words; dates; the core of measures; returns' rules. */
export function mustBePure(name: string): boolean {
  if (isTest(name) || !name.endsWith('.ts')) return false
  return (
    /^src\/practice\/[^/]+\/(kinds|codes|notions|duties|measures|words)[^/]*(\.ts$|\/)/.test(name) ||
    /^src\/spine\/(time|measure)\//.test(name) ||
    /^src\/returns\/[^/]+\/(rules|check|states)[^/]*(\.ts$|\/)/.test(name)
  )
}

/**
 * What makes pure files impure, as 'file: what' or 'file: what, through file': a clock, chance, a timer, the environment,
 * input or output, or a package other than the schema library; in the file or in anything of the project it runs.
 */
export function impurities(files: Files): readonly string[] {
  const faults = new Map<string, readonly string[]>()
  const faultsOf = (name: string): readonly string[] => {
    const known = faults.get(name)
    if (known) return known
    const text = files.get(name)
    const own = text === undefined ? [] : faultsIn(name, text)
    faults.set(name, own)
    return own
  }
  return [...filesWhere(files, mustBePure).keys()].flatMap(name =>
    reachable(name, files).flatMap(reached =>
      faultsOf(reached).map(fault =>
        reached === name ? `${name}: ${fault}` : `${name}: ${fault}, through ${reached}`,
      ),
    ),
  )
}

/** The file and every file of the project that runs because it is imported. */
function reachable(name: string, files: Files): readonly string[] {
  const seen = new Set<string>()
  const visit = (at: string): void => {
    const text = files.get(at)
    if (seen.has(at) || text === undefined) return
    seen.add(at)
    for (const { to, outside, typeOnly } of importsOf(at, text)) if (!outside && !typeOnly) visit(to)
  }
  visit(name)
  return [...seen]
}

function faultsIn(name: string, text: string): readonly string[] {
  const packages = importsOf(name, text)
    .filter(({ to, outside, typeOnly }) => outside && !typeOnly && !PACKAGES.includes(to))
    .map(({ to }) => `imports ${to}`)
  return [...new Set([...packages, ...impureNames(text).map(used => `uses ${used}`)])]
}

// esbuild knows scopes: it replaces a name only where it means the surrounding world's, never a field, a parameter, a type
// or a word in a sentence.
function impureNames(text: string): readonly string[] {
  const define = Object.fromEntries(IMPURE.map((used, index) => [used, `${MARK}${index}`]))
  const { code } = transformSync(text, { loader: 'ts', define, legalComments: 'none' })
  return IMPURE.filter((_, index) => new RegExp(`\\b${MARK}${index}\\b`).test(code))
}
