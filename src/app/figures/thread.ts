import { parentPort, workerData } from 'node:worker_threads'
import { ownLogins } from '../../spine/store/logins.ts'
import { connectStore } from '../../spine/store/store.ts'
import { measures } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import type { Council, Measure } from '../../spine/measure/measure.ts'
import type { Job, JobAnswers, JobDone, ThreadData } from './apart.ts'
import { type Pass, type PassFound } from './passes.ts'
import { type FiguresWork, workHere } from './work.ts'

// What `apart.ts` starts: works out one job after another, as they are asked.
const { url, authority, ownLogins: own } = workerData as ThreadData
const store = await connectStore(url, {
  authority,
  connections: 2,
  ...(own ? { addressOf: await ownLogins(url) } : {}),
})
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: Job }) => {
  last = last.then(async () => parentPort?.postMessage(await done(id, job)))
})

// Kept from one job to the next, for as long as the councils are the same.
let kept: { readonly of: string; readonly work: FiguresWork } | undefined

function workFor(councils: readonly Council[]): FiguresWork {
  const of = JSON.stringify(councils)
  if (kept?.of !== of) kept = { of, work: workHere(store, councils) }
  return kept.work
}

async function done(id: number, job: Job): Promise<JobDone> {
  try {
    return { id, answer: await answerOf(job) }
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) }
  }
}

async function answerOf(job: Job): Promise<JobAnswers[keyof JobAnswers]> {
  const work = workFor(await councilsOf(store))
  if (job.do === 'pass') return found(await work.pass(job.measures.map(measureOf), job.dates, job.known))
  if (job.do === 'spreads') return work.spreads(job.measures.map(measureOf), job.on, job.council, job.known)
  const detail = await work.detail(measureOf(job.measure), job.dates, job.council, job.known)
  return { ...detail, pass: found(detail.pass) }
}

function found({ position, finishedAt, files, failures, answers }: Pass): PassFound {
  return { position, finishedAt, files, failures, answers }
}

function measureOf(id: string): Measure {
  const measure = measures.get(id)
  if (!measure) throw new RangeError(`There is no measure ${id}`)
  return measure
}
