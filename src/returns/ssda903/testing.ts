import fc from 'fast-check'
import type { SourceRow } from '../../spine/ledger/source.ts'
import { fromEpochDay } from '../../spine/time/plain-date.ts'
import { type Column, type TableName, type Table, tables } from './tables.ts'
import type { ReturnRow } from './write.ts'

// Few enough days that rows about the same one meet.
const day = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 24 }).map(step => fromEpochDay(from + Math.floor((step * (to - from)) / 24)))

/** A value a column may hold, as it is kept. */
function valueOf(column: Column): fc.Arbitrary<string> {
  switch (column.type) {
    case 'id':
      return fc.constant('7')
    case 'day':
      return column.name === 'DOB' ? day(14_000, 14_200) : day(18_800, 20_500)
    case 'partial-day':
      return fc.oneof(day(14_200, 18_000), fc.constantFrom('2019', '2019-05', 'ZZZZ'))
    case 'flag':
      return fc.constantFrom('0', '1')
    case 'integer':
      return fc.integer({ min: column.min ?? 0, max: column.max ?? 9 }).map(String)
    case 'postcode':
      return fc.constantFrom('AA1 1AA', 'BB2 2BB', 'CC3 3CC')
    case 'upn':
      return fc.constantFrom('A123456789012', 'UN1')
    case 'urn':
      return fc.constantFrom('1234567', 'SC123456')
    case 'code':
      return fc.constantFrom(...column.sets.flatMap(set => set.codes.map(code => code.code)))
    case 'text':
      return column.name === 'SW_ID'
        ? fc.constantFrom('SW1', 'SW2')
        : fc.constantFrom('301', 'WAL', 'A, "B" & <C>', "=1+1;'")
  }
}

/** A row of a table as it is kept, its vital columns always filled. */
export function anyRow(table: Table): fc.Arbitrary<ReturnRow> {
  const vital = table.columns.filter(column => column.vital || column.name === 'DOB').map(column => column.name)
  return fc.record(Object.fromEntries(table.columns.map(column => [column.name, valueOf(column)])), {
    requiredKeys: vital,
  }) as fc.Arbitrary<ReturnRow>
}

/** Rows of one child over several years and imports, as dirty as returns come. */
export const rowsOfAChild: fc.Arbitrary<readonly SourceRow[]> = fc.array(
  fc
    .constantFrom(...tables, ...tables.filter(table => table.name === 'Episodes' || table.name === 'Header'))
    .chain(table =>
      fc.record({
        table: fc.constant<TableName>(table.name),
        year: fc.constantFrom(2023, 2024, 2026),
        importId: fc.constant('a'),
        importOrder: fc.nat(1),
        values: anyRow(table),
      }),
    ),
  { maxLength: 60 },
)
