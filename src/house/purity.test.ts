import { describe, expect, it } from 'vitest'
import { projectFiles } from './project.ts'
import { impurities, mustBePure } from './purity.ts'

const measures = (text: string) => new Map([['src/practice/care/measures.ts', text]])

describe('rules', () => {
  it('of the whole project are pure', () => {
    const files = projectFiles()
    expect([...files.keys()].filter(mustBePure).length).toBeGreaterThan(25)
    expect(impurities(files)).toEqual([])
  })

  it.each([
    ['reads the clock', 'export const now = () => new Date()', 'uses Date'],
    ['reads the clock another way', 'export const now = () => Date.now()', 'uses Date'],
    ['reads the environment', `export const on = process.env['ON']`, 'uses process'],
    ['throws dice', 'export const die = () => Math.random()', 'uses Math.random'],
    ['waits', 'export const wait = () => setTimeout(() => 1, 5)', 'uses setTimeout'],
    ['hides what it reads', 'export const now = () => new globalThis.Date()', 'uses globalThis'],
    [
      'reads a file',
      `import { readFile } from 'node:fs/promises'\nexport const read = readFile`,
      'imports node:fs/promises',
    ],
    ['asks the database', `import pg from 'pg'\nexport const pool = pg.Pool`, 'imports pg'],
    ['builds a query', `export { sql } from 'kysely'`, 'imports kysely'],
    ['fetches', `export const get = () => fetch('https://example.org')`, 'uses fetch'],
  ])('are refused when one %s', (_, text, fault) => {
    expect(impurities(measures(text))).toEqual([`src/practice/care/measures.ts: ${fault}`])
  })

  it('are refused when what they import is impure, and it is named', () => {
    const files = new Map([
      ...measures(`import { held } from './notions.ts'\nexport const x = held`),
      [
        'src/practice/care/notions.ts',
        `import { clock } from '../../spine/ledger/clock.ts'\nexport const held = clock`,
      ],
      ['src/spine/ledger/clock.ts', 'export const clock = () => Date.now()'],
    ])
    expect(impurities(files)).toEqual([
      'src/practice/care/measures.ts: uses Date, through src/spine/ledger/clock.ts',
      'src/practice/care/notions.ts: uses Date, through src/spine/ledger/clock.ts',
    ])
  })

  it('may speak of the same things in words, fields, parameters and types', () => {
    const text = [
      `import { z } from 'zod'`,
      `import type { Pool } from 'pg'`,
      '// The Date is not read here, nor process.env.',
      `export const words = { 'care.on': 'On what Date? Math.random process' }`,
      'export const plain = (row: { Date: string; process: string }) => row.Date + row.process',
      'export const inner = (process: string) => process',
      'export interface Row { readonly Date: string; readonly when: Date; readonly pool: Pool }',
      'export const largest = Math.max(1, 2)',
      'export const schema = z.string()',
    ].join('\n')
    expect(impurities(measures(text))).toEqual([])
  })

  it('may take the type, and only the type, of something impure', () => {
    const files = new Map([
      ...measures(
        `import type { Clock } from '../../spine/ledger/clock.ts'\nexport const tick = (clock: Clock) => clock`,
      ),
      ['src/spine/ledger/clock.ts', 'export type Clock = number\nexport const clock = () => Date.now()'],
    ])
    expect(impurities(files)).toEqual([])
  })

  it.each([
    ['src/practice/care/measures/reviews.ts', true],
    ['src/practice/care/notions.ts', true],
    ['src/practice/care/kinds.ts', true],
    ['src/practice/care/words.ts', true],
    ['src/spine/time/age.ts', true],
    ['src/spine/measure/evaluate.ts', true],
    ['src/returns/ssda903/rules/dates.ts', true],
    ['src/returns/ssda903/check-dates.ts', true],
    ['src/returns/ssda903/states/episodes.ts', true],
    ['src/returns/ssda903/read/zip.ts', false],
    ['src/practice/care/pages.ts', false],
    ['src/practice/care/notions.test.ts', false],
    ['src/spine/store/store.ts', false],
  ])('%s must be pure: %s', (name, pure) => {
    expect(mustBePure(name)).toBe(pure)
  })
})
