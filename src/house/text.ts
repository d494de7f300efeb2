import path from 'node:path'
import { type Files, filesWhere } from './project.ts'

/** The most lines a file may have. */
export const mostLines = 400

/** Files too long to be read in one sitting, as 'file: lines'. The lock file is a machine's, and is not counted. */
export function longFiles(files: Files): readonly string[] {
  return [...filesWhere(files, name => name !== 'package-lock.json')]
    .map(([name, text]) => ({ name, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ name, lines }) => lines > mostLines && !isGenerated(name))
    .map(({ name, lines }) => `${name}: ${lines} lines`)
}

// Written by a program from the code, and read by looking something up.
function isGenerated(name: string): boolean {
  return name === 'docs/code-sets.md' || /^docs\/(kinds|measures)\//.test(name)
}

// Put together here, so that this file does not name one.
const HOSTS = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['registry', 'npmmirror', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['npm', 'jsr', 'io'],
].map(parts => parts.join('.'))
const SETTING = /"resolved":\s*"https?:|^\s*(?:@[\w-]+:)?registry\s*=/m

/** Files that name a package registry's host or fix one, as 'file: what': a project must install from wherever its reader does. */
export function registryHosts(files: Files): readonly string[] {
  return [...files].flatMap(([name, text]) => [
    ...HOSTS.filter(host => text.includes(host)).map(host => `${name}: ${host}`),
    ...(SETTING.test(text) ? [`${name}: fixes where packages come from`] : []),
  ])
}

const LINK = /(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|!\[[^\]]*\]\(\s*<?([^)\s>]+)>?\s*\)/g

/** Relative links of the documents that lead nowhere, to a file or to a heading, as 'file: link'. */
export function brokenLinks(files: Files, exists: (name: string) => boolean): readonly string[] {
  return [...filesWhere(files, name => name.endsWith('.md'))].flatMap(([name, text]) =>
    [...withoutCode(text).matchAll(LINK)]
      .map(([, link, image]) => link ?? image ?? '')
      .filter(link => !/^[a-z][a-z+.-]*:/i.test(link) && !leads(name, link, files, exists))
      .map(link => `${name}: ${link}`),
  )
}

function leads(from: string, link: string, files: Files, exists: (name: string) => boolean): boolean {
  const [file = '', heading] = link.split('#')
  const to = file === '' ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), decodeURI(file)))
  if (to.startsWith('..') || !(files.has(to) || exists(to))) return false
  const text = files.get(to)
  return heading === undefined || heading === '' || text === undefined || anchorsOf(text).includes(heading)
}

/** The names by which a document's headings can be linked to, as GitHub makes them. */
export function anchorsOf(markdown: string): readonly string[] {
  const seen = new Map<string, number>()
  return [...withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title = '']) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${times}`
  })
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, code => code.replace(/[[\]]/g, ' '))
}
