import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, top } from './project.ts'
import { anchorsOf, brokenLinks, longFiles, registryHosts } from './text.ts'

const files = projectFiles()
const one = (name: string, text: string) => new Map([[name, text]])
const nowhere = () => false

describe('the length of files', () => {
  it('is nowhere over 400 lines', () => {
    expect(longFiles(files)).toEqual([])
  })

  it('of 400 lines is right, and of 401 refused', () => {
    expect(longFiles(one('src/a.ts', 'x\n'.repeat(400)))).toEqual([])
    expect(longFiles(one('src/a.ts', 'x\n'.repeat(401)))).toEqual(['src/a.ts: 401 lines'])
    expect(longFiles(one('src/a.njk', `${'x\n'.repeat(400)}x`))).toEqual(['src/a.njk: 401 lines'])
  })

  it('of what a program writes is free', () => {
    expect(
      longFiles(
        new Map([...one('package-lock.json', 'x\n'.repeat(900)), ...one('docs/code-sets.md', 'x\n'.repeat(900))]),
      ),
    ).toEqual([])
  })
})

describe('where packages come from', () => {
  it('is fixed by no file', () => {
    expect(files.has('package-lock.json')).toBe(true)
    expect(registryHosts(files)).toEqual([])
  })

  it.each([
    [
      'a lock file that remembers',
      `{ "${'resolved'}": "https://example.org/a.tgz" }`,
      'fixes where packages come from',
    ],
    ['a setting', `fund=false\n${'registry'}=https://example.org/`, 'fixes where packages come from'],
    ['a setting for a scope', `@council:${'registry'} = https://example.org/`, 'fixes where packages come from'],
    [
      'a host in passing',
      `fetch('https://${['registry', 'npmjs', 'org'].join('.')}/zod')`,
      ['registry', 'npmjs', 'org'].join('.'),
    ],
  ])('is found out in %s', (_, text, fault) => {
    expect(registryHosts(one('a', text))).toEqual([`a: ${fault}`])
  })

  it('is not fixed by a setting that leaves addresses out', () => {
    expect(registryHosts(one('.npmrc', 'omit-lockfile-registry-resolved=true\nfund=false\n'))).toEqual([])
  })
})

describe('the links of the documents', () => {
  it('all lead somewhere', () => {
    expect([...files.keys()].some(name => name.endsWith('.md'))).toBe(true)
    expect(brokenLinks(files, name => existsSync(path.join(top, name)))).toEqual([])
  })

  it.each([
    ['to a missing file', 'See [the house](house.md).', 'house.md'],
    ['to a missing picture', '![a home](pictures/home.png)', 'pictures/home.png'],
    ['to a missing heading of another file', 'See [it](b.md#no-such-thing).', 'b.md#no-such-thing'],
    ['to a missing heading of its own', 'See [below](#below).', '#below'],
    ['out of the project', 'See [there](../../there.md).', '../../there.md'],
  ])('are found out when one leads %s', (_, text, link) => {
    const documents = new Map([...one('docs/a.md', `# A\n${text}\n`), ...one('docs/b.md', '# B\n')])
    expect(brokenLinks(documents, nowhere)).toEqual([`docs/a.md: ${link}`])
  })

  it('are right to files, headings and elsewhere, and code is not read for them', () => {
    const documents = new Map([
      ...one(
        'README.md',
        '# Top\n[a](docs/a.md) [heading](docs/a.md#who-counts) [web](https://example.org) [folder](docs) [top](#top)\n',
      ),
      ...one('docs/a.md', '# A\n## Who counts?\n[up](../README.md) `[not](a-link.md)`\n```\n[nor](this.md)\n```\n'),
    ])
    expect(brokenLinks(documents, name => name === 'docs')).toEqual([])
  })

  it('to headings follow how GitHub names them', () => {
    expect(anchorsOf('# Who counts?\n## C1 (interim) care’s order\n## Who counts?\n')).toEqual([
      'who-counts',
      'c1-interim-cares-order',
      'who-counts-1',
    ])
  })
})
