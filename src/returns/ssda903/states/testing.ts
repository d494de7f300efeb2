import type { SourceContext, SourceEntry, SourceRow } from '../../../spine/ledger/source.ts'
import { ssda903 } from '../states.ts'
import type { TableName } from '../tables.ts'

export const CONTEXT: SourceContext = { council: 'North', yearsHeld: [2024, 2025, 2026] }

/** A row of a year's return. */
export function row(year: number, table: TableName, values: Record<string, string>, importOrder = 0): SourceRow {
  return { table, year, importId: `import-${importOrder}`, importOrder, values: { CHILD: '7', ...values } }
}

/** A Header row of a year's return. */
export function header(year: number, values: Record<string, string> = {}, importOrder = 0): SourceRow {
  return row(
    year,
    'Header',
    { SEX: 'F', DOB: '2010-06-01', ETHNIC: 'WBRI', UPN: 'A123456789012', ...values },
    importOrder,
  )
}

/** An episode: `start end RNE LS PLACE postcode`, a dash for what is blank, then other columns. */
export function episode(year: number, text: string, values: Record<string, string> = {}, importOrder = 0): SourceRow {
  const [DECOM = '', DEC = '-', RNE = '-', LS = '-', PLACE = '-', PL_POST = '-'] = text.split(' ')
  const columns = { DECOM, DEC, RNE, LS, PLACE, PL_POST, CIN: 'N1', REC: DEC === '-' ? '-' : 'X1', ...values }
  return row(
    year,
    'Episodes',
    Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== '-')),
    importOrder,
  )
}

/** How things stand by the rows: the last state's entries. */
export function stands(rows: readonly SourceRow[], context: SourceContext = CONTEXT): readonly SourceEntry[] {
  return ssda903.states(rows, context).at(-1)?.entries ?? []
}

/** Entries of a kind as `start end` with their bodies. */
export function of(
  entries: readonly SourceEntry[],
  kind: string,
): readonly (readonly [string | null, string | null, Readonly<Record<string, unknown>>])[] {
  return entries.filter(each => each.kind === kind).map(each => [each.start, each.end, each.body])
}
