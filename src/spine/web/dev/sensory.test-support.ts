import { plainDate } from '../../time/plain-date.ts'
import type { SensoryService } from '../services.ts'

/** The sensory impairment service, made up for tests of pages: nothing is on record of it. */
export const madeUpSensory: SensoryService = {
  overview: () =>
    Promise.resolve({
      on: plainDate('2027-03-10'),
      levels: [],
      onFile: { children: 0, byCouncil: [], overdue: 0, due: 0, unknown: 0 },
      visits: { months: [], year: { planned: 0, made: 0 }, byCouncil: [] },
      schools: [],
      years: [],
      workedOutAt: '2027-03-10T09:00:00.000Z',
      newerToCome: false,
      may: { write: false, fund: false, children: false },
    }),
  children: () => Promise.resolve([]),
}
