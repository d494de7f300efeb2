// Whether what was installed and built still answers to its sources. Run by the shell commands and by bin/alongside.js
// before any package can be relied upon, so it is plain JavaScript and uses Node alone.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))
const BESIDE_SOURCES = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'script/build']

/** A digest of every source's path, size and time of change: tests apart, which are not built. */
export function sourcesDigest() {
  const hash = createHash('sha256')
  for (const name of BESIDE_SOURCES) stamp(hash, name)
  walk(hash, 'src')
  return hash.digest('hex')
}

/** Whether `dist` was built from the sources as they stand. Where there are no sources, what was delivered is current. */
export function isBuilt() {
  if (!existsSync(path.join(top, 'src'))) return true
  return read('dist/.sources').trim() === sourcesDigest()
}

/**
 * Whether npm's own record of what it installed holds every package the lock file names for this machine, at its
 * version, and nothing is missing from disk but what is optional.
 */
export function isInstalled() {
  const wanted = parsed('package-lock.json')
  const installed = parsed('node_modules/.package-lock.json')
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    if (name === '') return true
    const found = installed[name]
    if (!found) return optional === true
    return found.version === version && found.integrity === integrity && existsSync(path.join(top, name, 'package.json'))
  })
}

function walk(hash, folder) {
  for (const entry of readdirSync(path.join(top, folder), { withFileTypes: true }).sort(byName)) {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) walk(hash, name)
    else if (!name.endsWith('.test.ts')) stamp(hash, name)
  }
}

function stamp(hash, name) {
  const { size, mtimeMs } = statSync(path.join(top, name), { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: 0 }
  hash.update(`${name}\0${size}\0${mtimeMs}\n`)
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1
}

function read(name) {
  const file = path.join(top, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function parsed(name) {
  const text = read(name)
  return text === '' ? undefined : JSON.parse(text).packages
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv[2]
  if (asked === 'digest') process.stdout.write(`${sourcesDigest()}\n`)
  else process.exitCode = (asked === 'build' ? isBuilt() : isInstalled()) ? 0 : 1
}
