import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Failure } from '../../spine/measure/evaluate.ts'
import type { Council, Measure, Result } from '../../spine/measure/measure.ts'
import { type Question, type StandingAnswers, standingAnswers } from '../../spine/measure/standing.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { hasGazetteer, surroundingsOf } from '../context.ts'
import { gatherGiven } from '../given-children.ts'
import { type AroundFacts, aroundFacts, eachFactsOf, marksOfFacts, positionOf } from '../known-facts.ts'

/** Answers as the ledger stood at one moment, and the files behind them as they stood then. */
export interface Standing {
  /** Where the ledger stood. */
  readonly position: number
  /** How many files held anything at all. */
  readonly files: number
  /** A measure's answer on a date for these councils. Throws where it was not among the questions. */
  readonly result: (measure: Measure, on: PlainDate, within: readonly Council[]) => Result
  readonly failures: () => readonly Failure[]
  /** Shows each file that any of these measures asks about on a date, once, in the order of their ids. */
  readonly eachAskedAbout: (
    measures: readonly Measure[],
    on: PlainDate,
    visit: (file: SubjectFile) => void,
  ) => Promise<void>
}

/** Figures that are brought up to date by asking again only the files that changed. */
export interface StandingFigures {
  /** Brings the answers to these questions up to date, and hands them over while they are. */
  readonly asked: <T>(questions: readonly Question[], use: (standing: Standing) => Promise<T> | T) => Promise<T>
}

/** When more files than this changed, questions that nobody asks at the moment are forgotten and not asked of them. */
const MANY = 500
/** How many numbers are remembered before what was asked longest ago is forgotten: eight bytes each. */
const REMEMBERED = 8_000_000

// Questions first asked together: their answers stand and fall together.
interface Sheet {
  readonly answers: StandingAnswers
  usedAt: number
}

/**
 * Keeps the answers to what was asked lately. A new question is asked of every file; after that, a file that was recorded
 * in is asked again alone, by the mark of its packed facts, so that figures follow what is recorded at once. One question
 * is worked at after another. When anything fails, all is forgotten and worked out anew the next time.
 */
export function standingFigures(store: Store, councils: readonly Council[]): StandingFigures {
  let sheets: Sheet[] = []
  let marks: ReadonlyMap<string, string> = new Map()
  let given = gatherGiven()
  let held = new Set<string>()
  let workers = new Set<string>()
  let around: (AroundFacts & { readonly gazetteer: boolean }) | undefined
  let uses = 0
  let last: Promise<unknown> = Promise.resolve()

  const forget = (): void => {
    sheets = []
    marks = new Map()
    given = gatherGiven()
    held = new Set()
    workers = new Set()
    around = undefined
  }

  const bring = async (tx: Tx, questions: readonly Question[], now: AroundFacts & { readonly gazetteer: boolean }) => {
    if (around?.terms !== now.terms || around?.checked !== now.checked || around?.gazetteer !== now.gazetteer) forget()
    around = now
    const marksNow = await marksOfFacts(tx, store.authority)
    const changed = new Set([...marksNow.keys()].filter(id => marks.get(id) !== marksNow.get(id)))
    const gone = [...marks.keys()].filter(id => !marksNow.has(id))
    marks = marksNow

    const heldBy = (question: Question): Sheet | undefined => sheets.find(({ answers }) => answers.holds(question))
    const used = new Set(questions.map(heldBy))
    if (changed.size + gone.length > MANY) sheets = sheets.filter(sheet => used.has(sheet))
    const missing = questions.filter(question => !heldBy(question))
    const earlier = sheets.map(({ answers }) => answers)
    const fresh = missing.length > 0 ? standingAnswers(missing, surroundingsOf(councils, now.gazetteer)) : undefined
    if (fresh) sheets.push({ answers: fresh, usedAt: 0 })

    // Workers' files wait for the children's, which say who was given to them.
    const waiting = new Map<string, SubjectFile>()
    const theirsChanged = new Set<string>()
    const put = (file: SubjectFile, isNew: boolean): void => {
      if (isNew) for (const answers of earlier) answers.put(file)
      fresh?.put(file)
    }
    for (const id of gone) {
      for (const { answers } of sheets) answers.drop(id)
      for (const worker of given.forget(id)) theirsChanged.add(worker)
      held.delete(id)
      workers.delete(id)
    }
    await eachFactsOf(tx, store.authority, now, fresh ? [...marksNow.keys()] : [...changed], file => {
      const isNew = changed.has(file.id)
      if (isNew) {
        if (Object.keys(file.entries).length > 0) held.add(file.id)
        else held.delete(file.id)
      }
      if (file.subject === 'worker') {
        workers.add(file.id)
        waiting.set(file.id, file)
        return
      }
      if (isNew && file.subject === 'person') for (const worker of given.note(file)) theirsChanged.add(worker)
      put(file, isNew)
    })
    const unread = [...theirsChanged].filter(id => workers.has(id) && !waiting.has(id))
    await eachFactsOf(tx, store.authority, now, unread, file => void waiting.set(file.id, file))
    for (const [id, file] of waiting) put(given.with(file), changed.has(id) || theirsChanged.has(id))

    for (const question of questions) (heldBy(question) as Sheet).usedAt = uses
    trim()
  }

  const trim = (): void => {
    const size = (): number => sheets.reduce((sum, { answers }) => sum + answers.size(), 0)
    while (size() > REMEMBERED) {
      const [longest] = sheets.filter(({ usedAt }) => usedAt < uses).sort((a, b) => a.usedAt - b.usedAt)
      if (!longest) return
      sheets = sheets.filter(sheet => sheet !== longest)
    }
  }

  const standingIn = (tx: Tx, position: number, now: AroundFacts): Standing => {
    const answersFor = (question: Question): StandingAnswers => {
      const sheet = sheets.find(({ answers }) => answers.holds(question))
      if (!sheet) throw new RangeError(`${question.measure.id} was not asked on ${question.on}`)
      return sheet.answers
    }
    return {
      position,
      files: held.size,
      result: (measure, on, within) => answersFor({ measure, on }).result({ measure, on }, within),
      failures: () => {
        const each = new Map<string, Failure>()
        for (const { answers } of sheets)
          for (const failure of answers.failures()) each.set(`${failure.measure} ${failure.subject}`, failure)
        return [...each.values()]
      },
      eachAskedAbout: async (measures, on, visit) => {
        const ids = new Set(measures.flatMap(measure => answersFor({ measure, on }).askedAbout({ measure, on })))
        await eachFactsOf(tx, store.authority, now, [...ids].sort(), file =>
          visit(file.subject === 'worker' ? given.with(file) : file),
        )
      },
    }
  }

  const work = async <T>(questions: readonly Question[], use: (standing: Standing) => Promise<T> | T): Promise<T> => {
    uses++
    const now = { ...(await aroundFacts(store)), gazetteer: await hasGazetteer(store) }
    return store.measuring(async tx => {
      try {
        await bring(tx, questions, now)
      } catch (error) {
        forget()
        throw error
      }
      return use(standingIn(tx, await positionOf(tx, store.authority), now))
    })
  }

  return {
    asked: (questions, use) => {
      const done = last.then(() => work(questions, use))
      last = done.catch(() => {})
      return done
    },
  }
}
