import { parentPort, workerData } from 'node:worker_threads'
import { ownLogins } from '../../spine/store/logins.ts'
import { connectStore } from '../../spine/store/store.ts'
import type { CheckThreadData, CheckThreadSays } from './apart.ts'
import { runCheck } from './run.ts'
import { saveFaults } from './save.ts'

// What `apart.ts` starts: one piece of work, and then it ends.
const { url, authority, ownLogins: own, job } = workerData as CheckThreadData
const say = (said: CheckThreadSays): void => parentPort?.postMessage(said)
const store = await connectStore(url, {
  authority,
  connections: 1,
  ...(own ? { addressOf: await ownLogins(url) } : {}),
})
try {
  if (job.do === 'run') {
    await runCheck(store, job.job, reached => say({ is: 'reached', reached }))
    say({ is: 'done' })
  } else say({ is: 'done', saved: await saveFaults(store, job.ask) })
} catch (error) {
  say({ is: 'failed', why: error instanceof Error ? error.message : String(error) })
} finally {
  await store.close()
}
