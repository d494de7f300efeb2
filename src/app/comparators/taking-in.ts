import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { readComparators } from '../../practice/governance/comparator-files.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ComparatorDone, ComparatorFault, FrontService } from '../../spine/web/services.ts'
import type { KeptFigure, KeptNeighbours } from './held.ts'

const MOST_BYTES = 32_000_000
/** How many faults of a file are told; how many more there are is said. */
const FAULTS_TOLD = 40

type Table = readonly [headings: readonly string[], rows: readonly (readonly string[])[]]

/** Taking in files of published figures and of neighbours, and taking them back. Each asks for leave itself. */
export function takingIn(store: Store): Pick<FrontService, 'takeIn' | 'takeBack'> {
  const { authority } = store

  const takeOne = async (
    viewer: Viewer,
    { path, name }: { readonly path: string; readonly name: string },
    from: PlainDate | undefined,
  ): Promise<ComparatorDone> => {
    const file = name.slice(0, 200)
    const refused = (faults: readonly ComparatorFault[]): ComparatorDone => ({
      file,
      is: 'refused',
      faults: faults.slice(0, FAULTS_TOLD),
      more: Math.max(0, faults.length - FAULTS_TOLD),
    })
    const bytes = await readFile(path)
    if (bytes.length > MOST_BYTES)
      return refused([{ row: 0, what: 'The file is larger than 32 MB.', mend: 'Send one year’s release at a time.' }])
    const table = await tableIn(bytes)
    if (!table)
      return refused([
        {
          row: 0,
          what: 'It cannot be read as a CSV file or an Excel workbook.',
          mend: 'Save it as CSV, and send that.',
        },
      ])
    const read = readComparators(...table)
    if ('faults' in read) return refused(read.faults)
    if (read.neighbours.length > 0 && from === undefined)
      return refused([
        {
          row: 0,
          what: 'It holds neighbours, and does not say from when.',
          mend: 'Give the day from which they hold, such as 1 May 2025 for the model of that month.',
        },
      ])
    const figures = read.figures.map(
      ({ measure, part, year, area, value, mark, count }): KeptFigure => [
        measure,
        part ?? null,
        year,
        area,
        value,
        mark ?? null,
        count ?? null,
      ],
    )
    const neighbours = read.neighbours.map((each): KeptNeighbours => ({ ...each, from: from as PlainDate }))
    // The same neighbours from another day are another thing to hold.
    const hash = createHash('sha256')
      .update(bytes)
      .update(neighbours.length > 0 ? String(from) : '')
      .digest('hex')
    const { grants } = permit(viewer, 'scorecard.set')
    return store.within(grants, async tx => {
      await sql`select pg_advisory_xact_lock(hashtext('alongside comparators'), ${authority})`.execute(tx)
      const held = await tx
        .selectFrom('comparator_load')
        .select(['number', 'hash', 'undone_at'])
        .where('authority', '=', authority)
        .execute()
      const same = held.find(each => each.hash === hash && each.undone_at === null)
      if (same) return { file, is: 'same', number: same.number }
      const number = Math.max(0, ...held.map(each => each.number)) + 1
      await tx
        .insertInto('comparator_load')
        .values({
          authority,
          number,
          author: viewer.id,
          file,
          holds: read.is,
          page: read.page,
          hash,
          figures: JSON.stringify(figures),
          neighbours: JSON.stringify(neighbours),
        })
        .execute()
      await recordWithin(tx, authority, viewer, 'scorecard.set', [], { about: `comparators:${number}` })
      return {
        file,
        is: 'taken',
        number,
        holds: read.is,
        count: figures.length + neighbours.length,
        passedOver: read.passedOver,
      }
    })
  }

  return {
    takeIn: async (viewer, files, from) => {
      permit(viewer, 'scorecard.set')
      const done: ComparatorDone[] = []
      for (const file of files) done.push(await takeOne(viewer, file, from))
      return done
    },
    takeBack: async (viewer, number) => {
      const { grants } = permit(viewer, 'scorecard.set')
      return store.within(grants, async tx => {
        const { numUpdatedRows } = await tx
          .updateTable('comparator_load')
          .set({ undone_at: sql`clock_timestamp()`, undone_by: viewer.id })
          .where('authority', '=', authority)
          .where('number', '=', number)
          .where('undone_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await recordWithin(tx, authority, viewer, 'scorecard.set', [], { about: `comparators-undone:${number}` })
        return true
      })
    },
  }
}

/** A file's headings and rows: of a workbook those of its first sheet, from the row that names its columns on. */
async function tableIn(bytes: Buffer): Promise<Table | undefined> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isWorkbook) {
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
    if (text.includes('\0')) return undefined
    const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
    const [headings, ...rows] = data
    return headings && [headings, rows]
  }
  // Reading workbooks takes a while to begin, and most files are none.
  const { readXlsx } = await import('hucre/xlsx')
  const book = await readXlsx(bytes).catch(() => undefined)
  const rows = (book?.sheets[0]?.rows ?? []).map(row => row.map(cell => (cell == null ? '' : String(cell))))
  const at = rows.findIndex(row => row.some(cell => /^(?:sn_?1|time_period)$/i.test(cell.trim())))
  return at < 0 ? undefined : [rows[at] as string[], rows.slice(at + 1)]
}
