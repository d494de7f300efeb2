import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startBrowser } from './browser.ts'
import { type Served, makeDataPlace, signInsIn, start } from './served.ts'
import { type Sessions, signInOnce } from './sessions.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The product, running. */
    readonly served: Served
    /** Where the shared browser listens. */
    readonly browser: string
    /** Everyone of the demonstration, signed in once for all the journeys. */
    readonly sessions: Sessions
  }
}

/**
 * Once for each run: the product is started in an empty folder, stopped, and started in it again, as people do; the
 * journeys walk through the second. One browser serves them all. Everything is stopped and removed afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = []
  const teardown = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const place = await makeDataPlace()
    undo.push(place.remove)
    const log = path.join(place.folder, 'journeys.log')
    const first = await start(place, log)
    undo.push(first.stop)
    const browser = await startBrowser()
    undo.push(() => browser.close())
    await first.stop()
    const second = await start(place, log)
    undo.push(second.stop)
    const signIns = await signInsIn(place)
    project.provide('browser', browser.wsEndpoint())
    project.provide('sessions', await signInOnce(second.address, signIns))
    project.provide('served', {
      address: second.address,
      signIns,
      log,
      firstStart: first.printed,
      secondStart: second.printed,
    })
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}
