import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { readQuery } from '../../spine/search/query.ts'
import { SYSTEM } from '../files/testing.ts'
import { findPeople } from './find-people.ts'
import { SOUGHT, someoneElse } from './recall.test-support.ts'
import { standAlone } from './testing.ts'

const TODAY = plainDate('2027-05-10')
const OTHERS = 3000

let store: Store
beforeAll(async () => {
  store = await testDatabase()
  await standAlone(
    store,
    Array.from({ length: OTHERS }, (_, n) => someoneElse(n)),
  )
  await standAlone(
    store,
    SOUGHT.map(([filed]) => {
      const at = filed.lastIndexOf(' ')
      return { given: filed.slice(0, at), family: filed.slice(at + 1) }
    }),
  )
})
afterAll(() => store.close())

it('of names misspelt, brought over otherwise or swapped, at least 95 in 100 are among the first ten found', async () => {
  const missed: string[] = []
  for (const [filed, typed] of SOUGHT) {
    const found = await store.within({ ...SYSTEM, sight: 'lists' }, tx =>
      findPeople(tx, readQuery(typed, TODAY), { authority: store.authority, today: TODAY }, []),
    )
    if (!found.slice(0, 10).some(({ person }) => person.called === filed)) missed.push(`${typed} for ${filed}`)
  }
  expect(SOUGHT.length).toBeGreaterThanOrEqual(60)
  expect(missed.length / SOUGHT.length, missed.join('; ')).toBeLessThanOrEqual(0.05)
})
