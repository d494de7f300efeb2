import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startBrowser } from './browser.ts'
import { type DataPlace, type Served, copyOf, makeDataPlace, signInsIn, start } from './served.ts'
import { type Sessions, signInOnce, waitForFigures } from './sessions.ts'

/** The product running for one journey at a time, and everyone of the demonstration signed in there once for all. */
export interface Stand {
  readonly served: Served
  readonly sessions: Sessions
}

declare module 'vitest' {
  interface ProvidedContext {
    /** As many as journeys go on at once: what is done on one changes nothing on another. */
    readonly stands: readonly Stand[]
    /** Where the shared browser listens. */
    readonly browser: string
  }
}

/** How many journeys go on at once: a browser and a service keep two processors busy between them. */
export const JOURNEYS_AT_ONCE = availableParallelism() > 1 ? 2 : 1

/**
 * Once for each run: the product is started in an empty folder, stopped, and started in it again, as people do; the
 * journeys walk through the second, or one of its copies. One browser serves them all. Everything is stopped and removed
 * afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = []
  const teardown = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  const standAt = async (place: DataPlace, log: string, firstStart: string): Promise<Stand> => {
    const { address, printed, stop } = await start(place, log)
    undo.push(stop)
    const signIns = await signInsIn(place)
    const sessions = await signInOnce(address, signIns)
    await waitForFigures(address, sessions['performance-analyst'])
    return { served: { address, signIns, log, firstStart, secondStart: printed }, sessions }
  }
  try {
    const place = await makeDataPlace()
    undo.push(place.remove)
    const first = await start(place, path.join(place.folder, 'journeys.log'))
    undo.push(first.stop)
    const browser = await startBrowser()
    undo.push(() => browser.close())
    await first.stop()
    const places = [place]
    for (let at = 1; at < JOURNEYS_AT_ONCE; at++) {
      const copy = await copyOf(place)
      undo.push(copy.remove)
      places.push(copy)
    }
    const stands = await Promise.all(
      places.map(own => standAt(own, path.join(own.folder, 'journeys.log'), first.printed)),
    )
    project.provide('browser', browser.wsEndpoint())
    project.provide('stands', stands)
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}
