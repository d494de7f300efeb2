import type { Known } from '../../spine/ledger/read.ts'
import { type Cell, type Tally, createTally } from '../../spine/measure/evaluate.ts'
import type { Failure } from '../../spine/measure/evaluate.ts'
import type { Council, Measure, Result } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { hasGazetteer, surroundingsOf } from '../context.ts'
import { eachFile, markOf } from '../known-facts.ts'
import { shared } from '../shared.ts'

/** What one pass over every file found, as data. */
export interface PassFound {
  /** Where the ledger stood. */
  readonly position: number
  /** When it was finished, as an instant. */
  readonly finishedAt: string
  /** How many files held anything at all, as things stand or as they were known. */
  readonly files: number
  readonly failures: readonly Failure[]
  /** Each answer by its measure, date and council. */
  readonly answers: ReadonlyMap<string, Result>
}

/** The answers of one pass over every file. */
export interface Pass extends PassFound {
  /** A measure's answer on a date for a council's code, or for the trust as a whole. */
  readonly result: (measure: string, on: PlainDate, council: string | undefined) => Result
}

/** A pass to be asked, of what it found. */
export function passOf(found: PassFound): Pass {
  return {
    ...found,
    result: (measure, on, council) => {
      const result = found.answers.get(keyOf(measure, on, council))
      if (!result)
        throw new RangeError(`This pass holds no answer of ${measure} on ${on}${council ? ` for ${council}` : ''}`)
      return result
    },
  }
}

/** Under which a pass keeps an answer: for a council's code, or for the trust as a whole. */
export function keyOf(measure: string, on: PlainDate, council: string | undefined): string {
  return `${measure} ${on} ${council ?? ''}`
}

/** Answers these measures on these dates, for each council and for the trust, in one pass over every file as it stands or as it was known. */
export async function runPass(
  store: Store,
  councils: readonly Council[],
  measures: readonly Measure[],
  dates: readonly PlainDate[],
  known?: Known,
): Promise<Pass> {
  const surroundings = surroundingsOf(councils, await hasGazetteer(store))
  const scopes: readonly (readonly Council[])[] = [councils, ...councils.map(council => [council])]
  const cells: readonly Cell[] = dates.flatMap(on => scopes.map(within => ({ on, within })))
  const tally = createTally(measures, cells, surroundings)
  let files = 0
  const { position } = await eachFile(store, known, file => {
    if (Object.keys(file.entries).length > 0) files++
    tally.add(file)
  })
  return passFrom(position, files, tally, (within, index) =>
    index % scopes.length === 0 ? undefined : within[0]?.code,
  )
}

/** A pass from a tally that every file has gone into; `scope` says which council's code a cell stands for, undefined for all asked about. */
export function passFrom(
  position: number,
  files: number,
  tally: Tally,
  scope: (within: readonly Council[], index: number) => string | undefined,
): Pass {
  const answers = new Map<string, Result>()
  tally.results().forEach(({ cell, results }, index) => {
    for (const result of results) answers.set(keyOf(result.id, cell.on, scope(cell.within, index)), result)
  })
  return passOf({ position, finishedAt: new Date().toISOString(), files, failures: tally.failures(), answers })
}

/** Keeps the last answers to questions about the ledger, each until something is recorded, and then until a newer one is ready. */
export interface Kept<Answer> {
  /** The answer, with whether a newer one is being worked out. Waits only when there is none at all. */
  readonly get: (
    question: string,
    work: () => Promise<Answer>,
  ) => Promise<{ readonly answer: Answer; readonly stale: boolean }>
}

/** What took longer than this, in milliseconds, is not begun again for as long as it took: work that never rests would take the machine from everyone. */
const LONG = 10_000

/**
 * Keeps up to `most` answers. An answer older than the ledger is given at once, and a newer one is begun behind it:
 * people see the last completed figures and the time they were worked out, never a wait.
 */
export function keepAnswers<Answer>(store: Store, most: number): Kept<Answer> {
  const held = new Map<string, { mark: string; answer?: Answer; under?: Promise<Answer>; restsUntil?: number }>()
  const current = shared(() => store.within({ author: 'system', sight: 'totals' }, tx => markOf(tx, store.authority)))
  return {
    get: async (question, work) => {
      const mark = await current()
      let slot = held.get(question)
      if (!slot) held.set(question, (slot = { mark: '' }))
      // Most recently asked last, so that the first is the one to forget.
      held.delete(question)
      held.set(question, slot)
      if (held.size > most) held.delete(held.keys().next().value as string)
      const mine = slot
      const rests = mine.answer !== undefined && performance.now() < (mine.restsUntil ?? 0)
      if (mine.mark !== mark && !mine.under && !rests) {
        const began = performance.now()
        mine.under = work().then(
          answer => {
            const took = performance.now() - began
            mine.restsUntil = took > LONG ? performance.now() + took : 0
            mine.answer = answer
            mine.mark = mark
            delete mine.under
            return answer
          },
          (error: unknown) => {
            delete mine.under
            throw error
          },
        )
        // When an older answer is given meanwhile, nobody waits for this one.
        mine.under.catch(() => {})
      }
      if (mine.answer !== undefined) return { answer: mine.answer, stale: mine.mark !== mark }
      return { answer: await (mine.under as Promise<Answer>), stale: false }
    },
  }
}
