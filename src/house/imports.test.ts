import { describe, expect, it } from 'vitest'
import { importsOf, notionCycles, wrongImports } from './imports.ts'
import { projectFiles } from './project.ts'

const file = (name: string, ...imports: readonly string[]) =>
  new Map([[name, imports.map(to => `import { x } from '${to}'`).join('\n')]])

describe('the imports of a file', () => {
  it('are read however they are written', () => {
    const text = [
      `import { readFile } from 'node:fs/promises'`,
      `import './side-effect.ts'`,
      `import type { Kind } from '../../spine/ledger/kind.ts'`,
      `import {`,
      `  a,`,
      `  type B,`,
      `} from './long.ts'`,
      `export { c } from './again.ts'`,
      `export type { D } from './types.ts'`,
      `export const day = (): import('./inline.ts').Day => later`,
      `const from = 'nowhere'`,
    ].join('\n')
    expect(importsOf('src/practice/care/notions.ts', text)).toEqual([
      { to: 'node:fs/promises', outside: true, typeOnly: false },
      { to: 'src/practice/care/side-effect.ts', outside: false, typeOnly: false },
      { to: 'src/spine/ledger/kind.ts', outside: false, typeOnly: true },
      { to: 'src/practice/care/long.ts', outside: false, typeOnly: false },
      { to: 'src/practice/care/again.ts', outside: false, typeOnly: false },
      { to: 'src/practice/care/types.ts', outside: false, typeOnly: true },
      { to: 'src/practice/care/inline.ts', outside: false, typeOnly: false },
    ])
  })
})

describe('the directions of imports', () => {
  it('are kept by the whole project', () => {
    const files = projectFiles()
    expect([...files.keys()].filter(name => name.startsWith('src/')).length).toBeGreaterThan(50)
    expect(wrongImports(files)).toEqual([])
  })

  it.each([
    ['the spine imports practice', 'src/spine/ledger/a.ts', '../../practice/care/kinds.ts'],
    ['the spine imports returns', 'src/spine/ledger/a.ts', '../../returns/ssda903/read.ts'],
    ['the spine imports the demo', 'src/spine/store/a.ts', '../../demo/county.ts'],
    ['the spine imports the command line', 'src/spine/store/a.ts', '../../cli/main.ts'],
    ['the spine imports the list of rooms', 'src/spine/ledger/a.ts', '../../rooms.ts'],
    ['a test of the spine imports practice', 'src/spine/ledger/a.test.ts', '../../practice/care/kinds.ts'],
    ['a room imports another’s measures', 'src/practice/care/measures.ts', '../health/measures.ts'],
    ['a room imports another’s words', 'src/practice/care/measures.ts', '../health/words.ts'],
    ['a room imports returns', 'src/practice/care/notions.ts', '../../returns/ssda903/read.ts'],
    ['a room imports the list of rooms', 'src/practice/care/notions.ts', '../../rooms.ts'],
    ['a room imports what is made for tests', 'src/practice/care/notions.ts', '../cases.ts'],
    ['measures import the web', 'src/practice/care/measures.ts', '../../spine/web/page.ts'],
    ['returns import measures', 'src/returns/ssda903/a.ts', '../../practice/care/measures.ts'],
    ['returns import the web', 'src/returns/ssda903/a.ts', '../../spine/web/page.ts'],
    ['one return imports another', 'src/returns/cin/a.ts', '../ssda903/read.ts'],
  ])('are broken when %s', (_, name, to) => {
    expect(wrongImports(file(name, to))).toHaveLength(1)
    expect(wrongImports(file(name, to))[0]).toMatch(new RegExp(`^${name} imports src/.+: .+`))
  })

  it.each([
    ['a room imports another’s kinds', 'src/practice/health/measures.ts', '../care/kinds.ts'],
    ['a room imports another’s codes', 'src/practice/health/measures.ts', '../care/codes.ts'],
    ['a room imports another’s notions', 'src/practice/health/measures.ts', '../care/notions.ts'],
    [
      'a room imports one of another’s notions',
      'src/practice/health/notions/a.ts',
      '../../care/notions/periods-of-care.ts',
    ],
    ['a room imports its own topic', 'src/practice/health/measures/a.ts', '../matching.ts'],
    ['pages import the web', 'src/practice/health/pages.ts', '../../spine/web/page.ts'],
    ['a page in a folder imports the web', 'src/practice/health/pages/scores.ts', '../../../spine/web/page.ts'],
    ['returns import kinds', 'src/returns/ssda903/rules/a.ts', '../../../practice/care/kinds.ts'],
    ['a return imports its own tables', 'src/returns/ssda903/rules/a.ts', '../tables.ts'],
    ['a test builds its case from another room', 'src/practice/health/a.test.ts', '../care/measures.ts'],
    ['a test uses the builders of cases', 'src/practice/health/a.test.ts', '../cases.ts'],
    ['the list of rooms imports a room', 'src/rooms.ts', './practice/care/room.ts'],
    ['the command line imports anything', 'src/cli/main.ts', '../returns/ssda903/read.ts'],
  ])('are kept when %s', (_, name, to) => {
    expect(wrongImports(file(name, to))).toEqual([])
  })
})

describe('the graph of notions', () => {
  it('has no circle in the whole project', () => {
    expect(notionCycles(projectFiles())).toEqual([])
  })

  it('with a circle through two rooms is refused, and the circle named', () => {
    const files = new Map([
      ...file('src/practice/care/notions.ts', './notions/periods.ts'),
      ...file('src/practice/care/notions/periods.ts', '../../people/notions.ts'),
      ...file('src/practice/people/notions.ts', '../care/notions.ts', './kinds.ts'),
    ])
    expect(notionCycles(files)).toEqual([
      'src/practice/care/notions.ts → src/practice/care/notions/periods.ts → src/practice/people/notions.ts → src/practice/care/notions.ts',
    ])
  })

  it('where two rooms both rest on a third has no circle', () => {
    const files = new Map([
      ...file('src/practice/care/notions.ts', '../people/notions.ts'),
      ...file('src/practice/health/notions.ts', '../people/notions.ts', '../care/notions.ts'),
      ...file('src/practice/people/notions.ts', './kinds.ts'),
    ])
    expect(notionCycles(files)).toEqual([])
  })
})
