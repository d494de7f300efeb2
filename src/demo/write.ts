import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCsv } from '../returns/ssda903/write.ts'
import { type CountyOptions, countyChildren, demoYears } from './county.ts'
import { makeGazetteer } from './gazetteer.ts'
import { ofstedList } from './ofsted-list.ts'
import { makeProviders } from './providers.ts'
import { type Row, type TableName, tableNames } from './tables.ts'
import { councils } from './targets.ts'

/** What was written, and where. */
export interface WrittenCounty {
  readonly children: number
  readonly rows: number
  /** One folder for each council and year, `<council>-<year>`, a CSV for each table that has rows. */
  readonly folders: readonly string[]
}

const ENOUGH = 1000

/**
 * Writes a county under a folder, which is made if need be: a folder of CSV files for each council and year, `names.csv`,
 * `postcodes.csv` and `ofsted-providers.csv`. Children are made and written as they come, so memory does not grow with the scale. Files that
 * are already there are replaced.
 */
export async function writeCounty(folder: string, options: CountyOptions): Promise<WrittenCounty> {
  const waiting = new Map<string, Row[]>()
  const begun = new Set<string>()
  const folders = demoYears.flatMap(year => councils.map(council => join(folder, `${council.id}-${year}`)))
  for (const path of folders) await mkdir(path, { recursive: true })
  const fileOf = (council: string, year: number, table: TableName): string =>
    join(folder, `${council}-${year}`, `${table}.csv`)
  let children = 0
  let rows = 0

  const flush = async (file: string, table: TableName, list: Row[]): Promise<void> => {
    const pieces = [...writeCsv(table, list)]
    if (begun.has(file)) pieces.shift()
    if (begun.has(file)) await appendFile(file, pieces.join(''))
    else await writeFile(file, pieces.join(''))
    begun.add(file)
    list.length = 0
  }

  await writeFile(join(folder, 'names.csv'), 'CHILD,GIVEN,FAMILY,KNOWN_AS\r\n')
  let names = ''
  for (const child of countyChildren(options)) {
    children += 1
    names += `${child.id},${child.name.given},${child.name.family},${child.name.knownAs}\r\n`
    if (names.length > 100_000) {
      await appendFile(join(folder, 'names.csv'), names)
      names = ''
    }
    for (const [year, byTable] of child.rows) {
      for (const [table, list] of byTable) {
        rows += list.length
        const file = fileOf(child.council, year, table)
        const held = waiting.get(file)
        if (!held) waiting.set(file, [...list])
        else {
          held.push(...list)
          if (held.length >= ENOUGH) await flush(file, table, held)
        }
      }
    }
  }
  await appendFile(join(folder, 'names.csv'), names)
  for (const council of councils) {
    for (const year of demoYears) {
      for (const table of tableNames) {
        const file = fileOf(council.id, year, table)
        const held = waiting.get(file)
        if (held && held.length > 0) await flush(file, table, held)
      }
    }
  }
  const places = makeGazetteer().all.map(place => `${place.postcode},${place.east},${place.north},${place.area}\r\n`)
  await writeFile(join(folder, 'postcodes.csv'), `POSTCODE,EAST,NORTH,AREA\r\n${places.join('')}`)
  await writeFile(join(folder, 'ofsted-providers.csv'), ofstedList(makeProviders(makeGazetteer()).listed))
  return { children, rows, folders }
}
