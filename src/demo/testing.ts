import { ssda903 } from '../returns/ssda903/states.ts'
import { normalise } from '../returns/ssda903/read/value.ts'
import { tableNamed } from '../returns/ssda903/tables.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import { type Place, type SubjectFile, fileOf } from '../spine/ledger/file.ts'
import type { SourceRow } from '../spine/ledger/source.ts'
import type { Council } from '../spine/measure/measure.ts'
import { type CountyChild, countyChildren, demoYears } from './county.ts'
import { makeGazetteer } from './gazetteer.ts'
import { councils } from './targets.ts'

// The demonstration county as files, by the road its returns would take but for the database.

/** The county's councils as measures know them. */
export const demoCouncils: readonly Council[] = councils.map(({ id, name, gss, number }) => ({
  code: id,
  name,
  gss,
  laNumber: number,
}))

/** Every child's file, as the county's ten years of returns tell it. */
export function demoFiles(seed: string): readonly SubjectFile[] {
  const places: Record<string, Place> = {}
  for (const { postcode, east, north, area } of makeGazetteer().all)
    places[postcode.replace(/\s+/g, '')] = { east, north, area }
  return [...countyChildren({ seed })].map(child => fileOfChild(child, places))
}

function fileOfChild(child: CountyChild, places: Readonly<Record<string, Place>>): SubjectFile {
  const states = ssda903.states(sourceRows(child), { council: child.council, yearsHeld: demoYears })
  const entries = (states.at(-1)?.entries ?? []).map(
    ({ key, kind, start, end, body }): Entry => ({ id: `${child.id} ${key}`, kind, start, end, body }),
  )
  return fileOf(child.id, entries, places)
}

function sourceRows(child: CountyChild): readonly SourceRow[] {
  return [...child.rows].flatMap(([year, byTable]) =>
    [...byTable].flatMap(([table, rows]) =>
      rows.map(row => ({ table, year, importId: `${year}`, importOrder: 0, values: kept(table, row) })),
    ),
  )
}

function kept(table: string, row: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const column of tableNamed(table)?.columns ?? []) {
    const value = normalise(column, row[column.name] ?? '')
    if (value !== undefined) values[column.name] = value
  }
  return values
}
