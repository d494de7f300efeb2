import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rooms } from '../rooms.ts'
import { type Files, projectFiles } from './project.ts'

const PAGE = 'docs/definitions-people-get-wrong.md'

/** The rows of the page's table by their number: what holds each. */
function heldBy(page: string): ReadonlyMap<number, string> {
  const rows = new Map<number, string>()
  for (const line of page.split('\n')) {
    const [, number = '', , , held = ''] = line.split(/(?<!\\)\|/).map(cell => cell.trim())
    if (/^\d+$/.test(number)) rows.set(Number(number), held)
  }
  return rows
}

/** What is wrong with the page: tests that are not where it says, measures it waits for that are there, rows held by nothing. */
function faultsOf(page: string, files: Files, measures: ReadonlySet<string>): readonly string[] {
  return [...heldBy(page)].flatMap(([number, held]) => {
    const tests = [...held.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)].map(([, title = '', link = '']) => ({
      title,
      file: path.posix.join(path.posix.dirname(PAGE), link),
    }))
    const waits = /^Waits for `([^`]+)`: .{10,}/.exec(held)?.[1]
    if (tests.length === 0 && waits === undefined) return [`${number} is held by nothing`]
    return [
      ...tests
        .filter(({ title, file }) => !hasTest(files.get(file) ?? '', title))
        .map(({ title, file }) => `${number}: ${file} has no test '${title}'`),
      ...(waits !== undefined && measures.has(waits)
        ? [`${number} waits for ${waits}, which is here: name its test`]
        : []),
    ]
  })
}

function hasTest(text: string, title: string): boolean {
  return ['test', 'it'].some(call => text.includes(`${call}('${title}', `))
}

describe('the definitions people get wrong', () => {
  const files = projectFiles()
  const page = files.get(PAGE) ?? ''
  const measures = new Set(rooms.flatMap(room => room.measures.map(measure => measure.id)))

  it('are twenty, each in its row', () => {
    expect([...heldBy(page).keys()]).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it('are each held by a test that stands where the page says, or wait for a measure that is not here yet', () => {
    expect(faultsOf(page, files, measures)).toEqual([])
  })

  it('a row whose test was renamed, whose measure has come, or that names nothing is told', () => {
    const made = [
      '|  | Often | Here | Held by |',
      '| --- | --- | --- | --- |',
      '| 1 | a | b | [is right](../src/a.test.ts) |',
      '| 2 | a | b | [was renamed](../src/a.test.ts) |',
      '| 3 | a | b | [is right](../src/gone.test.ts) |',
      '| 4 | a | b | Waits for `cats`: no cat is recorded yet |',
      '| 5 | a | b | Waits for `dogs`: no dog is recorded yet |',
      '| 6 | a | b | It is well known |',
    ].join('\n')
    const held = new Map([['src/a.test.ts', "it('is right', () => {})"]])
    expect(faultsOf(made, held, new Set(['dogs']))).toEqual([
      "2: src/a.test.ts has no test 'was renamed'",
      "3: src/gone.test.ts has no test 'is right'",
      '5 waits for dogs, which is here: name its test',
      '6 is held by nothing',
    ])
  })
})
