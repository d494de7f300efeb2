import { sql } from 'kysely'
import { rebuild } from '../spine/ledger/rebuild.ts'
import type { PostcodePlace } from '../spine/places/read-directory.ts'
import type { Store, Tx } from '../spine/store/store.ts'
import { rulebook } from './rulebook.ts'

/** A postcode as the gazetteer keeps it. */
export interface GazetteerRow {
  readonly postcode: string
  readonly east: number | null
  readonly north: number | null
  readonly area: string
}

/**
 * Fills the gazetteer, replacing what it held of the same postcodes, and works out again the files whose postcodes it
 * can now place. All of it or none. Answers how many postcodes there were and how many files changed.
 */
export async function loadPostcodes(
  store: Store,
  title: string,
  batches: AsyncIterable<readonly GazetteerRow[]> | Iterable<readonly GazetteerRow[]>,
  onProgress: (postcodes: number) => void = () => {},
): Promise<{ readonly postcodes: number; readonly files: number }> {
  let postcodes = 0
  await store.within({ author: 'gazetteer', sight: 'none' }, async tx => {
    for await (const batch of batches) {
      const places = batch.filter(row => row.area !== '')
      await sql`insert into postcode (postcode, east, north, area)
        select distinct on (postcode) postcode, east, north, area
        from json_to_recordset(${JSON.stringify(places)}::json) as p(postcode text, east int, north int, area text)
        on conflict (postcode) do update set east = excluded.east, north = excluded.north, area = excluded.area
        where (postcode.east, postcode.north, postcode.area) is distinct from (excluded.east, excluded.north, excluded.area)`.execute(
        tx,
      )
      postcodes += places.length
      onProgress(postcodes)
    }
    await tx.insertInto('gazetteer_load').values({ loaded_at: new Date().toISOString(), title, postcodes }).execute()
  })
  const { filesChanged } = await rebuild(store, rulebook)
  return { postcodes, files: filesChanged }
}

/** Where these postcodes are, by the postcode in capitals without its space; undefined where no directory has been loaded. */
export async function placesNamed(
  tx: Tx,
  postcodes: Iterable<string>,
): Promise<ReadonlyMap<string, PostcodePlace> | undefined> {
  const loaded = await sql`select 1 from postcode limit 1`.execute(tx)
  if (loaded.rows.length === 0) return undefined
  const found = await sql<PostcodePlace>`
    select postcode, east, north, area from postcode where postcode = any(${[...new Set(postcodes)]}::text[])`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.postcode, row]))
}
