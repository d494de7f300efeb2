import { plainDate } from '../../time/plain-date.ts'
import type { SpendPosition, SpendService, SpendSum } from '../services.ts'

const ON = plainDate('2027-03-10')
const sum: SpendSum = {
  shares: { trust: 700_000_00, education: 20_000_00, health: 10_000_00 },
  total: 730_000_00,
  children: 4,
  weeks: 140,
  week: 521_400,
  unpricedChildren: 1,
  unpricedWeeks: 3,
  assumed: 15_000_00,
  unassumedWeeks: 0,
}
const position: SpendPosition = {
  on: ON,
  year: 2026,
  yearName: '2026-27',
  years: [{ value: '2026', text: '2026-27' }],
  council: '',
  until: ON,
  current: true,
  total: sum,
  kinds: [{ kind: { value: 'residential-bought', text: 'Children’s home, of others' }, sum }],
  councils: [],
  months: [],
  tried: [],
  now: { children: 4, unpriced: 1 },
  stray: 0,
  usual: [],
  workedOutAt: '2027-03-10T09:00:00.000Z',
  newerToCome: false,
  may: { write: false, set: false, children: false },
}

/** What placements cost, made up for tests of pages. */
export const madeUpSpend: SpendService = {
  position: () => Promise.resolve(position),
  children: () => Promise.resolve([]),
  child: () => Promise.resolve(undefined),
}
