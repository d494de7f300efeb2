import { parentPort, workerData } from 'node:worker_threads'
import { extendDue } from '../../spine/ledger/rebuild.ts'
import { ownLogins } from '../../spine/store/logins.ts'
import { connectStore } from '../../spine/store/store.ts'
import { rulebook } from '../rulebook.ts'
import type { ExtendData, ExtendDone } from './extend-apart.ts'

// What `extend-apart.ts` starts: does its share of the daily job, says how much that was, and ends.
const { url, authority, ownLogins: own, today, share } = workerData as ExtendData
const store = await connectStore(url, {
  authority,
  connections: 2,
  ...(own ? { addressOf: await ownLogins(url) } : {}),
})
const say = (done: ExtendDone): void => parentPort?.postMessage(done)
try {
  say(await extendDue(store, rulebook, today, share))
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) })
} finally {
  await store.close()
}
