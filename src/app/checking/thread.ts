import { doJobs } from '../threads/within.ts'
import type { CheckJobs } from './apart.ts'
import { runCheck } from './run.ts'
import { saveFaults } from './save.ts'

// What `apart.ts` starts.
await doJobs<CheckJobs>(1, {
  run: async (store, job, onReached) => {
    await runCheck(store, job, onReached)
    return undefined
  },
  save: saveFaults,
})
