import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { loadDemo } from '../app/demo.ts'
import { runPass } from '../app/figures/passes.ts'
import { importReturn } from '../app/imports/ssda903.ts'
import { type Product, openProduct } from '../app/product.ts'
import { duties, measures } from '../app/rulebook.ts'
import { today } from '../app/services.ts'
import { LAST_YEAR, councils } from '../demo/targets.ts'
import { type WrittenCounty, writeCounty } from '../demo/write.ts'
import type { PlainDate } from '../spine/time/plain-date.ts'
import { bareLoad, bareScan } from './bare.ts'
import { forgetWhatIsDue, recalculateEvery, reevaluateEach } from './due.ts'
import { type Spread, median, spreadOf } from './numbers.ts'
import { databaseCpuSeconds, peakMegabytes } from './use.ts'

/** Where a part works. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string
}

/** One council's folders of returns, `<council>-<year>`, of the years from one on. */
export interface Returns {
  readonly county: string
  readonly council: string
  readonly from: number
}

/** A piece of work done in a process of its own, so that its memory and its garbage are its own. */
export type Part =
  | { readonly do: 'write'; readonly folder: string; readonly scale: number }
  | { readonly do: 'import'; readonly at: Place; readonly returns: readonly Returns[] }
  | { readonly do: 'load'; readonly databaseUrl: string; readonly returns: readonly Returns[] }
  | { readonly do: 'measure'; readonly at: Place }
  | { readonly do: 'scan'; readonly at: Place }
  | { readonly do: 'due'; readonly at: Place }
  | { readonly do: 'due-for-every'; readonly at: Place }
  | { readonly do: 'demo'; readonly at: Place }
  | { readonly do: 'serve'; readonly at: Place }

/** What each part answers. */
export interface Answers {
  readonly write: WrittenCounty
  readonly import: {
    readonly children: number
    readonly rows: number
    readonly seconds: number
    readonly cpuSeconds: number
    readonly databaseCpuSeconds: number | null
    readonly peakMegabytes: number
  }
  readonly load: { readonly seconds: number; readonly bytes: number }
  readonly measure: {
    readonly on: PlainDate
    readonly measures: number
    readonly seconds: number
    readonly cpuSeconds: number
    readonly peakMegabytes: number
  }
  readonly scan: { readonly seconds: number; readonly files: number; readonly bytes: number }
  readonly due: {
    readonly duties: number
    /** One child's duties worked out again, each of them once, in milliseconds. */
    readonly child: Spread
  }
  /** Every open file read, worked out and written again. */
  readonly 'due-for-every': {
    /** Open files: those for which something is due or may come to be; and those of workers and the trust. */
    readonly files: number
    readonly seconds: number
    readonly cpuSeconds: number
  }
  readonly demo: { readonly seconds: number }
  readonly serve: { readonly address: string }
}

/** Every council's returns of a county for the last so many years. */
export function returnsOf(county: string, years: number, only?: string): readonly Returns[] {
  return councils
    .filter(council => only === undefined || council.id === only)
    .map(council => ({ county, council: council.id, from: LAST_YEAR - years + 1 }))
}

const BENCH = { author: 'bench', sight: 'files' } as const
/** Passes and readings are taken this many times and the middle one told. */
const TIMES = 3

/** Does a part that ends. Throws when an import is refused: a benchmark of a refusal is worth nothing. */
export async function doPart(part: Exclude<Part, { do: 'serve' }>): Promise<Answers[keyof Answers]> {
  switch (part.do) {
    case 'write':
      return writeCounty(part.folder, { seed: 'bench', scale: part.scale })
    case 'import':
      return withProductAt(part.at, product => importAll(product, part.at.dataDir, part.returns))
    case 'load': {
      const files: string[] = []
      for (const returns of part.returns)
        for (const folder of await foldersOf(returns))
          for (const name of await readdir(folder)) files.push(path.join(folder, name))
      return bareLoad(part.databaseUrl, files)
    }
    case 'measure':
      return withProductAt(part.at, async ({ store, councils: ours }) => {
        const on = `${LAST_YEAR}-03-31` as PlainDate
        const every = [...measures.values()]
        const cpu = process.cpuUsage()
        const seconds = await timed(async () => {
          const pass = await runPass(store, ours, every, [on])
          const [failure] = pass.failures
          if (failure) throw new Error(`${failure.measure} failed for ${failure.subject}: ${failure.message}`)
        })
        const { user, system } = process.cpuUsage(cpu)
        return {
          on,
          measures: every.length,
          seconds: median(seconds),
          cpuSeconds: (user + system) / 1e6 / TIMES,
          peakMegabytes: peakMegabytes(),
        }
      })
    case 'due':
      return withProductAt(part.at, async ({ store }) => ({
        duties: duties.size,
        child: spreadOf(await reevaluateEach(store)),
      }))
    case 'due-for-every':
      return withProductAt(part.at, async ({ store }) => {
        await forgetWhatIsDue(store)
        const cpu = process.cpuUsage()
        const began = performance.now()
        const files = await recalculateEvery(store)
        const seconds = (performance.now() - began) / 1000
        const { user, system } = process.cpuUsage(cpu)
        return { files, seconds, cpuSeconds: (user + system) / 1e6 }
      })
    case 'demo':
      return withProductAt(part.at, async product => {
        const began = performance.now()
        await loadDemo(product, () => {}, today())
        return { seconds: (performance.now() - began) / 1000 }
      })
    case 'scan':
      return withProductAt(part.at, async ({ store }) => {
        let found = await bareScan(store)
        const seconds = await timed(async () => {
          found = await bareScan(store)
        })
        return { ...found, seconds: median(seconds) }
      })
  }
}

/** The product at a place, without the demo county. */
export function productAt({ dataDir, databaseUrl }: Place): Promise<Product> {
  return openProduct({ dataDir, databaseUrl, port: 0, demo: false })
}

async function withProductAt<T>(at: Place, work: (product: Product) => Promise<T>): Promise<T> {
  const product = await productAt(at)
  try {
    return await work(product)
  } finally {
    await product.close()
  }
}

async function importAll({ store }: Product, dataDir: string, all: readonly Returns[]): Promise<Answers['import']> {
  let [children, rows] = [0, 0]
  const began = performance.now()
  const cpu = process.cpuUsage()
  const databaseBefore = databaseCpuSeconds(dataDir)
  for (const returns of all) {
    const paths = await foldersOf(returns)
    const done = await importReturn(store, BENCH, { paths, council: returns.council, acceptPartial: false })
    if (done.status !== 'done') throw new Error(`${done.report.message} ${JSON.stringify(done.problems[0])}`)
    children += done.report.subjects.new
    rows += done.report.rows.kept
  }
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - began) / 1000
  const databaseAfter = databaseCpuSeconds(dataDir)
  return {
    children,
    rows,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    databaseCpuSeconds: databaseBefore === null || databaseAfter === null ? null : databaseAfter - databaseBefore,
    peakMegabytes: peakMegabytes(),
  }
}

async function foldersOf({ county, council, from }: Returns): Promise<readonly string[]> {
  const names = (await readdir(county)).filter(name => {
    const year = /^(.+)-(\d{4})$/.exec(name)
    return year?.[1] === council && Number(year[2]) >= from
  })
  return names.sort().map(name => path.join(county, name))
}

async function timed(work: () => Promise<void>): Promise<readonly number[]> {
  const seconds: number[] = []
  for (let turn = 0; turn < TIMES; turn++) {
    const began = performance.now()
    await work()
    seconds.push((performance.now() - began) / 1000)
  }
  return seconds
}
