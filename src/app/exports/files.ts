import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { RecordedRow } from '../../returns/ssda903/from-record/rows-of-file.ts'
import {
  FILE_NAMES,
  csvHeading,
  csvLines,
  tablesOf,
  xmlChild,
  xmlForm,
} from '../../returns/ssda903/from-record/write.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import { zipOf } from '../../returns/ssda903/write-zip.ts'
import type { Grants, Store } from '../../spine/store/store.ts'
import { type ReturnAsked, type ReturnRead, eachInReturn } from './children.ts'

/** The forms a return is sent in. */
export const RETURN_FORMATS = ['csv', 'xml'] as const

export type ReturnFormat = (typeof RETURN_FORMATS)[number]

/** A return that was made: whom it names, and how many rows each table has. */
export interface ReturnMade extends ReturnRead {
  readonly children: readonly string[]
  readonly rows: Readonly<Partial<Record<TableName, number>>>
}

/** Takes text of one file of the return after another. */
interface Sink {
  readonly put: (file: string, text: string) => Promise<void> | void
}

/** Enough text to be worth a write. */
const ENOUGH = 256 * 1024

/** Writes a council's return of a year, each file as it comes: nothing but the rows of a few children is held. */
async function make(
  store: Store,
  grants: Grants,
  asked: ReturnAsked,
  format: ReturnFormat,
  { put }: Sink,
): Promise<ReturnMade> {
  const tables = tablesOf(asked.year).map(table => table.name)
  const rows: Partial<Record<TableName, number>> = Object.fromEntries(tables.map(table => [table, 0]))
  const children: string[] = []
  const xml = xmlName(asked)
  const waiting = new Map<string, string>()
  const add = async (file: string, text: string): Promise<void> => {
    const held = (waiting.get(file) ?? '') + text
    waiting.set(file, held.length < ENOUGH ? held : '')
    if (held.length >= ENOUGH) await put(file, held)
  }
  if (format === 'xml') await add(xml, xmlForm.begins)
  else for (const table of tables) await add(FILE_NAMES[table], csvHeading(table))
  const read = await eachInReturn(store, grants, asked, async child => {
    children.push(child.id)
    const byTable = new Map<TableName, RecordedRow[]>()
    for (const row of child.rows) {
      rows[row.table] = (rows[row.table] ?? 0) + 1
      const list = byTable.get(row.table)
      if (list) list.push(row)
      else byTable.set(row.table, [row])
    }
    if (format === 'xml') await add(xml, xmlChild(child.rows))
    else for (const [table, list] of byTable) await add(FILE_NAMES[table], csvLines(table, list))
  })
  if (format === 'xml') await add(xml, xmlForm.ends)
  for (const [file, text] of waiting) if (text !== '') await put(file, text)
  return { ...read, children, rows }
}

/** Writes a return into a folder that is made if need be; a file of the same name is replaced. */
export async function returnToFolder(
  store: Store,
  grants: Grants,
  asked: ReturnAsked,
  format: ReturnFormat,
  folder: string,
): Promise<ReturnMade & { readonly files: readonly string[] }> {
  await mkdir(folder, { recursive: true })
  const files = new Map<string, string>()
  const put = async (name: string, text: string): Promise<void> => {
    const known = files.get(name)
    if (known !== undefined) {
      const file = await open(known, 'a')
      try {
        await file.appendFile(text)
      } finally {
        await file.close()
      }
      return
    }
    const to = path.join(folder, name)
    files.set(name, to)
    await writeFile(to, text, { mode: 0o600 })
  }
  try {
    const made = await make(store, grants, asked, format, { put })
    return { ...made, files: [...files.values()] }
  } catch (error) {
    // Half a return must not be taken for a whole one.
    await Promise.all([...files.values()].map(file => rm(file, { force: true })))
    throw error
  }
}

/** A return as one file to save: the XML, or a zip of the CSVs. */
export async function returnToSave(
  store: Store,
  grants: Grants,
  asked: ReturnAsked,
  format: ReturnFormat,
): Promise<ReturnMade & { readonly name: string; readonly body: Uint8Array }> {
  const pieces = new Map<string, Buffer[]>()
  const put = (name: string, text: string): void => {
    const held = pieces.get(name)
    if (held) held.push(Buffer.from(text))
    else pieces.set(name, [Buffer.from(text)])
  }
  const made = await make(store, grants, asked, format, { put })
  const files = [...pieces].map(([name, parts]) => ({ name, content: Buffer.concat(parts) }))
  const [only] = files
  return format === 'xml' && only
    ? { ...made, name: only.name, body: only.content }
    : { ...made, name: `${stem(asked)}.zip`, body: zipOf(files) }
}

const stem = ({ council, year }: ReturnAsked): string => `ssda903-${year}-${council}`

const xmlName = (asked: ReturnAsked): string => `${stem(asked)}.xml`
