import { populationFor } from '../practice/governance/population.ts'
import { councilOn } from '../practice/people/notions.ts'
import { postOn } from '../practice/workforce/notions.ts'
import type { SubjectFile } from '../spine/ledger/file.ts'
import type { Surroundings } from '../spine/measure/evaluate.ts'
import type { Council, MeasureContext } from '../spine/measure/measure.ts'
import type { Store } from '../spine/store/store.ts'
import type { PlainDate } from '../spine/time/plain-date.ts'

/** What measures may know of a trust besides its files. */
export function surroundingsOf(councils: readonly Council[], gazetteer: boolean): Surroundings {
  const contextFor = (within: readonly Council[]): MeasureContext => ({
    councils,
    within,
    population: populationFor,
    gazetteer,
    connectedCarersAreInHouse: true,
  })
  return { contextFor, councilOn: councilOfFile }
}

/** The council that answers for a file on a date. A worker is of the one whose children the post is for, where it is for one's only. */
export function councilOfFile(file: SubjectFile, on: PlainDate): string | undefined {
  return file.subject === 'worker' ? postOn(file, on)?.body.council : councilOn(file, on)
}

/** Whether any postcode directory has been loaded. */
export async function hasGazetteer(store: Store): Promise<boolean> {
  const found = await store.within({ author: 'system', sight: 'totals' }, tx =>
    tx.selectFrom('postcode').select('postcode').limit(1).executeTakeFirst(),
  )
  return found !== undefined
}
