import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { MOST_PROVIDERS, readProviderList } from '../../returns/ssda903/validation/provider-list.ts'
import type { Sheet } from '../../returns/ssda903/validation/read-providers.ts'
import type { ListedProvider } from '../../returns/ssda903/validation/providers.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ProviderLooked, ProviderProblem, ProvidersService } from '../../spine/web/service-providers.ts'
import { placesNamed } from '../places.ts'

/** Ofsted's workbooks are of 2 to 5 MB. */
export const MOST_BYTES = 16_000_000
/** A workbook unpacks to some ten times itself; what claims to be far more is no list. */
const MOST_UNPACKED = 400_000_000
const AT_ONCE = 2000

/** Taking in editions of Ofsted's lists, and withdrawing them. Each asks for leave itself, and is audited. */
export function takingIn(store: Store, today: () => PlainDate): Pick<ProvidersService, 'look' | 'load' | 'withdraw'> {
  const { authority } = store
  return {
    look: async (viewer, { path, name, bytes: size }, asAt) => {
      const { grants } = permit(viewer, 'imports.make')
      const problems = wrongDay(asAt, today())
      if (size > MOST_BYTES) problems.push(TOO_LARGE)
      if (problems.length > 0 || asAt === undefined) return { is: 'refused', problems }
      const bytes = await readFile(path)
      const sheets = await sheetsIn(bytes)
      if ('what' in sheets) return { is: 'refused', problems: [sheets] }
      const first = readProviderList(sheets)
      if ('faults' in first) return { is: 'refused', problems: first.faults.map(each => ({ box: 'files', ...each })) }
      return store.within(grants, async tx => {
        // Where a postcode is says whose area a home is in better than the list's own words.
        const places = await placesNamed(
          tx,
          first.providers.flatMap(each => each.postcode ?? []),
        )
        const read = readProviderList(sheets, places)
        if ('faults' in read) return { is: 'refused', problems: read.faults.map(each => ({ box: 'files', ...each })) }
        const lines = read.providers.map(lineOf)
        return keepToLookAt(tx, viewer, {
          asAt,
          file: name.slice(0, 200),
          fileHash: digest(bytes),
          holds: digest(JSON.stringify([asAt, lines])),
          lists: read.lists,
          remarks: read.remarks,
          lines,
        })
      })
    },

    load: async (viewer, number, hash) => {
      const { grants } = permit(viewer, 'imports.make')
      return store.within(grants, async tx => {
        const done = await sql`update provider_edition set loaded_at = clock_timestamp()
          where authority = ${authority} and number = ${number} and loaded_at is null and author = ${viewer.id}
            and starts_with(file_hash, ${hash})`.execute(tx)
        if (done.numAffectedRows !== 1n) return false
        await recordWithin(tx, authority, viewer, 'imports.make', [], {
          about: `providers:${number}`,
          purpose: 'providers',
        })
        return true
      })
    },

    withdraw: async (viewer, number) => {
      const { grants } = permit(viewer, 'imports.undo')
      return store.within(grants, async tx => {
        const dropped = await sql`delete from provider_edition
          where authority = ${authority} and number = ${number} and loaded_at is null`.execute(tx)
        if (dropped.numAffectedRows === 1n) return true
        const done = await sql`update provider_edition set withdrawn_at = clock_timestamp(), withdrawn_by = ${viewer.id}
          where authority = ${authority} and number = ${number} and withdrawn_at is null`.execute(tx)
        if (done.numAffectedRows !== 1n) return false
        await recordWithin(tx, authority, viewer, 'imports.undo', [], {
          about: `providers:${number}`,
          purpose: 'providers',
        })
        return true
      })
    },
  }

  async function keepToLookAt(tx: Tx, viewer: Viewer, list: ToKeep): Promise<ProviderLooked> {
    await sql`select pg_advisory_xact_lock(hashtext('alongside providers'), ${authority})`.execute(tx)
    const same = await sql<{ number: number }>`select number from provider_edition
      where authority = ${authority} and holds = ${list.holds} and loaded_at is not null and withdrawn_at is null`.execute(
      tx,
    )
    const [held] = same.rows
    if (held) return { is: 'same', number: held.number }
    const made = await sql<{ number: number }>`
      insert into provider_edition (authority, number, as_at, file, file_hash, holds, lists, providers, remarks, author)
      select ${authority}, coalesce(max(number), 0) + 1, ${list.asAt}, ${list.file}, ${list.fileHash}, ${list.holds},
        ${[...list.lists]}::text[], ${list.lines.length}, ${JSON.stringify(list.remarks)}::jsonb, ${viewer.id}
      from provider_edition where authority = ${authority} returning number`.execute(tx)
    const number = (made.rows[0] as { number: number }).number
    // What somebody looked at and left is gone when they look at the next.
    await sql`delete from provider_edition where authority = ${authority} and loaded_at is null and number <> ${number}
      and (author = ${viewer.id} or looked_at < now() - interval '1 day')`.execute(tx)
    for (let from = 0; from < list.lines.length; from += AT_ONCE)
      await sql`
        insert into provider_listed (authority, edition, urn, list, name, type, places, kinds, area, council, opened, ended, status, postcode)
        select ${authority}, ${number}, urn, list, name, type, places, kinds, area, council, opened, ended, status, postcode
        from jsonb_to_recordset(${JSON.stringify(list.lines.slice(from, from + AT_ONCE))}::jsonb) as p(urn text, list text, name text,
          type text, places text[], kinds text[], area text, council text, opened date, ended date, status text, postcode text)`.execute(
        tx,
      )
    return { is: 'looked-at', number }
  }
}

interface ToKeep {
  readonly asAt: PlainDate
  readonly file: string
  readonly fileHash: string
  readonly holds: string
  readonly lists: readonly string[]
  readonly remarks: readonly string[]
  readonly lines: readonly ReturnType<typeof lineOf>[]
}

// In an order of its own, so that the same list with its rows moved about is the same.
function lineOf({
  urn,
  list,
  name,
  type,
  places,
  kinds,
  area,
  council,
  opened,
  ended,
  status,
  postcode,
}: ListedProvider) {
  const short = (text: string | undefined): string | null => text?.slice(0, 200) ?? null
  return {
    urn,
    list,
    name: short(name),
    type: short(type),
    places: [...places].sort(),
    kinds: [...kinds].sort(),
    area: short(area),
    council: council ?? null,
    opened: opened ?? null,
    ended: ended ?? null,
    status: short(status),
    postcode: postcode?.slice(0, 12) ?? null,
  }
}

const TOO_LARGE: ProviderProblem = {
  box: 'files',
  what: 'The file is larger than 16 MB.',
  mend: 'Send Ofsted’s workbook as it came: it is far smaller.',
}

const UNREADABLE: ProviderProblem = {
  box: 'files',
  what: 'It cannot be read as an Excel workbook (.xlsx) or a CSV file.',
  mend: 'Open it, save it as an Excel workbook, and send that.',
}

function wrongDay(asAt: PlainDate | undefined, today: PlainDate): ProviderProblem[] {
  if (asAt === undefined)
    return [
      {
        box: 'as-at',
        what: 'The day the list speaks for is missing.',
        mend: 'Ofsted says it on the list or in the letter with it, such as 31 August 2026.',
      },
    ]
  return asAt > today
    ? [{ box: 'as-at', what: 'The list speaks for a day that has not come.', mend: 'Enter the day it speaks for.' }]
    : []
}

/** The sheets of a workbook, or the one table of a CSV file. */
async function sheetsIn(bytes: Buffer): Promise<readonly Sheet[] | ProviderProblem> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isWorkbook) {
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
    if (text.includes('\0')) return UNREADABLE
    const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', preview: MOST_PROVIDERS + 20 })
    return [{ name: '', rows: data }]
  }
  if (unpackedSize(bytes) > MOST_UNPACKED) return UNREADABLE
  // Reading workbooks takes a while to begin.
  const { readXlsx } = await import('hucre/xlsx')
  const book = await readXlsx(bytes).catch(() => undefined)
  return book ? (book.sheets as readonly Sheet[]) : UNREADABLE
}

/** What a zip's directory says its parts hold together: a small file may claim to be a very large one. */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf(DIRECTORY_END)
  if (end < 0 || end + 20 > bytes.length) return 0
  let size = 0
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    size += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return size
}

const DIRECTORY_END = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const ENTRY = 0x02014b50

function digest(of: Buffer | string): string {
  return createHash('sha256').update(of).digest('hex')
}
