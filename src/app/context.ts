import { populationFor } from '../practice/governance/population.ts'
import { councilOn } from '../practice/people/notions.ts'
import type { Surroundings } from '../spine/measure/evaluate.ts'
import type { Council, MeasureContext } from '../spine/measure/measure.ts'
import type { Store } from '../spine/store/store.ts'

/** What measures may know of a trust besides its files. */
export function surroundingsOf(councils: readonly Council[], gazetteer: boolean): Surroundings {
  const contextFor = (within: readonly Council[]): MeasureContext => ({
    councils,
    within,
    population: populationFor,
    gazetteer,
    connectedCarersAreInHouse: true,
  })
  return { contextFor, councilOn }
}

/** Whether any postcode directory has been loaded. */
export async function hasGazetteer(store: Store): Promise<boolean> {
  const found = await store.within({ author: 'system', sight: 'totals' }, tx =>
    tx.selectFrom('postcode').select('postcode').limit(1).executeTakeFirst(),
  )
  return found !== undefined
}
