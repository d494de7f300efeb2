import { label } from '../../spine/ledger/code-list.ts'
import { heardWhere, promiseKept } from '../../practice/governance/codes.ts'
import { scorecardKinds } from '../../practice/governance/kinds-scorecard.ts'
import { type Promised, commentsOn, heardOn, promisedBefore } from '../../practice/governance/notions.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { FrontComment, FrontHeard, FrontPromise } from '../../spine/web/services.ts'
import { untilInWords } from '../duties/words.ts'
import { grantsFor, namesFor, trustFileId } from '../registers/reading.ts'
import { commentsRegister } from '../registers/scorecard-register.ts'
import { rulebook } from '../rulebook.ts'

/** So few children are told of as 'a few', so that nobody is known by what they said. */
const A_FEW = 5

/** What is written in the trust's own file for the scorecard, with who wrote each and when. */
export interface Written {
  readonly file: SubjectFile
  readonly said: (measure: string, on: PlainDate) => readonly FrontComment[]
  readonly promised: (measure: string, on: PlainDate) => Promised | undefined
  readonly heard: (measure: string, on: PlainDate) => readonly FrontHeard[]
}

/** Reads it for someone who may do `action`. Throws AccessRefused for others. */
export async function readWritten(store: Store, viewer: Viewer, action: Action): Promise<Written> {
  permit(viewer, action)
  const subject = await trustFileId(store)
  const recorded =
    subject === undefined
      ? []
      : await store.within(grantsFor({ ...commentsRegister, kinds: scorecardKinds }, viewer, subject), tx =>
          readRecorded(tx, store.authority, rulebook, subject),
        )
  const nameOf = await namesFor(
    store,
    recorded.map(entry => entry.author),
  )
  return writtenIn(subject ?? '', recorded, nameOf)
}

/** The same of entries as they were recorded. Pure. */
export function writtenIn(
  subject: string,
  recorded: readonly RecordedEntry[],
  nameOf: (id: string) => string,
): Written {
  const file = fileOf(subject, recorded, {}, 'trust')
  const inOrder = recorded.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0))
  const places = new Map(inOrder.map((entry, at) => [entry.id, at]))
  const byId = new Map(recorded.map(entry => [entry.id, entry]))
  const order = (id: string): number => places.get(id) ?? -1
  return {
    file,
    said: (measure, on) =>
      commentsOn(file, measure, on, order).map(({ on: day, entry }) => {
        const held = byId.get(entry.id)
        return {
          id: entry.id,
          on: day,
          words: entry.body.words,
          by: nameOf(held?.author ?? ''),
          at: held?.knownFrom ?? held?.recordedAt ?? day,
        }
      }),
    promised: (measure, on) => promisedBefore(file, measure, on, order),
    heard: (measure, on) =>
      heardOn(file, measure, on).map(({ on: day, entry: { id, body } }) => ({
        id,
        on: day,
        said: body.said,
        howMany: body.howMany <= A_FEW ? 'a few' : String(body.howMany),
        where: label(heardWhere, body.where),
        ...(body.did ? { did: body.did } : {}),
      })),
  }
}

const LEVELS = { kept: 'met', 'in-part': 'due', 'not-kept': 'overdue', 'not-due': 'due' } as const

/** A promise with how it stands today. Pure. */
export function promiseInWords({ what, by, on, outcome }: Promised, today: PlainDate): FrontPromise {
  const told = { what, by, on }
  if (outcome)
    return {
      ...told,
      level: LEVELS[outcome.kept],
      words: label(promiseKept, outcome.kept),
      ...(outcome.how ? { how: outcome.how } : {}),
    }
  if (by === null) return { ...told, level: 'cannot-tell', words: 'Nothing is said of it since' }
  return by < today
    ? { ...told, level: 'overdue', words: 'Its day is past, and nothing is said of it since' }
    : { ...told, level: 'due', words: `Due ${untilInWords(today, by)}` }
}
