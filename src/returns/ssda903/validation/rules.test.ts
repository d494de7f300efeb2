import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { TableName } from '../tables.ts'
import { COLUMNS, TABLES } from './columns.ts'
import type { Child } from './child.ts'
import type { Collection } from './collection.ts'
import type { Around } from './rule.ts'
import { ruleOf, rules } from './rules.ts'
import { type Tables, collectionOf } from './testing.ts'
import { check, tablesOf } from './run.ts'

const reference = fileURLToPath(new URL('../../../../../shared/reference/ssda903-rules.csv', import.meta.url))
const [, ...lines] = readFileSync(new URL('published-rules.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const published = lines.map(line => {
  const [code = '', tables = '', fields = '', from = ''] = line.split(',')
  return { code, tables: tables.split(';'), fields: fields.split(';'), from: Number(from) }
})

describe('the rules', () => {
  it('are those published, each reading the same tables, shown in the same fields and asked from the same year', () => {
    expect(rules.map(rule => rule.code).toSorted()).toEqual(published.map(each => each.code).toSorted())
    const ours = new Map(rules.map(rule => [rule.code, rule]))
    const differing = published.filter(({ code, tables, fields, from }) => {
      const rule = ours.get(code)
      return (
        rule === undefined ||
        Object.keys(rule.reads).toSorted().join() !== tables.toSorted().join() ||
        rule.fields.join() !== fields.join() ||
        (rule.from ?? 2023) !== from
      )
    })
    expect(differing.map(each => each.code)).toEqual([])
  })

  it.runIf(existsSync(reference))('are held against the list they are published in, as it stands', () => {
    const listed = Papa.parse<Record<string, string>>(readFileSync(reference, 'utf8').trim(), { header: true }).data
    expect(listed.length).toBeGreaterThan(300)
    expect(
      listed.map(({ code = '', tables = '', fields = '', applies_from_year: from = '' }) => ({
        code,
        tables: tables.split(';'),
        fields: fields.split(';'),
        from: from.endsWith('earlier') ? 2023 : Number(from.slice(0, 4)) + 1,
      })),
    ).toEqual(published)
  })

  it('each say what is wrong and how to mend it, in sentences', () => {
    for (const { code, wrong, mend } of rules)
      for (const sentence of [wrong, mend])
        expect([code, sentence]).toEqual([code, expect.stringMatching(/^\p{Lu}.{10,}[.]$/u)])
  })
})

// Cells that mean something to some rule, so that made-up returns meet as many as they can.
const DAYS = [
  '01/04/2025',
  '31/03/2026',
  '31/03/2025',
  '15/06/2025',
  '01/04/2024',
  '29/02/2008',
  '01/06/2010',
  '32/01/2020',
  '15/06/2021',
]
const WORDS =
  'S P L T U B C2 V3 V4 E1 J1 L1 N1 U6 K2 T1 A4 P1 R5 Z11 X1 E11 E4A E2 0 1 2 M F YES DIED Z1 PN0 PN1 SDQ1 UN1 UN4 PR1 SC123456 4.2'.split(
    ' ',
  )
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constantFrom(...DAYS) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
)
const table = (name: keyof typeof COLUMNS) =>
  fc.array(
    fc.record({
      ...Object.fromEntries(COLUMNS[name].map(column => [column, cell])),
      CHILD: fc.constantFrom('A', 'B', undefined),
    }),
    { maxLength: 4 },
  )
const returns: fc.Arbitrary<Tables> = fc.record({
  year: fc.constantFrom(2023, 2025, 2026, 2027),
  council: fc.constant('E06000001'),
  postcodes: fc.constant([]),
  ...Object.fromEntries(
    TABLES.flatMap(name => [
      [name, table(name)],
      [`${name}_last`, table(name)],
    ]),
  ),
}) as never

const shown = (collection: Collection, asked = rules) => {
  const { faults, failed } = check({ ...collection, providers: new Map() }, asked)
  expect([...failed]).toEqual([])
  for (const [code, found] of faults)
    expect([code, Object.keys(found).filter(name => !tablesOf(ruleOf(code)).includes(name as TableName))]).toEqual([
      code,
      [],
    ])
  return Object.fromEntries(faults)
}

describe('whatever a return holds', () => {
  it('no rule breaks, changes what it is given, or is moved by the order or the doubling of another table’s rows', () => {
    fc.assert(
      fc.property(returns, tables => {
        const collection = collectionOf(tables)
        const before = JSON.stringify(collection, (_, value: unknown) => (value instanceof Set ? [...value] : value))
        const first = shown(collection)
        // Asked by itself only the tables a rule says it reads are made ready, so here it says all that it reads.
        for (const rule of rules)
          expect([rule.code, shown(collection, [rule])[rule.code]]).toEqual([rule.code, first[rule.code]])
        expect(JSON.stringify(collection, (_, value: unknown) => (value instanceof Set ? [...value] : value))).toBe(
          before,
        )
        expect(shown(collection)).toEqual(first)
        // Rules that judge rows alone answer so of a child too, which is how a record is checked.
        const byChild = rules.map(rule => ({
          ...rule,
          find: (child: Child, around: Around) => rule.find(child, around),
        }))
        expect(shown(collection, byChild)).toEqual(first)
        // Of OC2, whose rows no other table's rules count, the order says nothing to rules that do not read it.
        const turned = collectionOf({ ...tables, OC2: tables.OC2?.toReversed() ?? [], OC2_last: [] })
        const others = rules.filter(rule => !('OC2' in rule.reads)).map(rule => rule.code)
        const again = shown(turned)
        for (const code of others) expect([code, again[code]]).toEqual([code, first[code]])
      }),
      { numRuns: 150 },
    )
  })

  it('a rule whose table or column is not there is left out and says so, and the others go on', () => {
    const full = collectionOf({
      council: 'E06000001',
      postcodes: [],
      providers: [],
      year: 2027,
      ...(Object.fromEntries(
        TABLES.flatMap(name => [
          [name, [{}]],
          [`${name}_last`, [{}]],
        ]),
      ) as Tables),
    })
    expect([...check(full, rules).skipped].map(([code]) => code)).toEqual(['105'])
    for (const rule of rules) {
      if (rule.absentIsEmpty || rule.code === '105') continue
      for (const [needed, columns] of Object.entries(rule.reads) as [string, readonly string[]][]) {
        if (/[|?(]|ProviderInfo/.test(needed)) continue
        const side = needed.endsWith('_last') ? 'last' : 'now'
        const name = needed.replace('_last', '') as keyof typeof COLUMNS
        const { [name]: gone, ...rest } = full[side] ?? {}
        const why = (tables: object) => check({ ...full, [side]: tables } as Collection, [rule]).skipped.get(rule.code)
        expect([rule.code, why(rest)]).toEqual([rule.code, expect.stringContaining(`no table ${name}`)])
        for (const column of columns) {
          const less = {
            rows: gone?.rows ?? [],
            columns: new Set([...(gone?.columns ?? [])].filter(each => each !== column)),
          }
          expect([rule.code, why({ ...rest, [name]: less })]).toEqual([
            rule.code,
            expect.stringContaining(`no column ${column} in ${name}`),
          ])
        }
      }
    }
  })
})
