import { type PeriodOfCare, periodsOfCare } from '../practice/care/notions.ts'
import { allocation } from '../practice/people/kinds.ts'
import { bornOn } from '../practice/people/notions.ts'
import { givenChild } from '../practice/workforce/kinds.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import { type SubjectFile, all, fileOf } from '../spine/ledger/file.ts'
import type { BodyOf } from '../spine/ledger/kind.ts'
import { birthday } from '../spine/time/age.ts'
import { type PlainDate, addDays } from '../spine/time/plain-date.ts'

type Given = Entry<BodyOf<typeof givenChild>>

/** Children given to workers, gathered from the children's files in a pass over every file. */
export interface GivenChildren {
  /**
   * Notes whom a person's file says they were given to, in the place of what it said before. Answers the workers it names
   * now or named then.
   */
  readonly note: (file: SubjectFile) => readonly string[]
  /** Forgets a person's file. Answers the workers it named. */
  readonly forget: (id: string) => readonly string[]
  /** A worker's file with the children given to them: to be asked for once every person's file has been noted. */
  readonly with: (worker: SubjectFile) => SubjectFile
}

/**
 * Gathers the links between children and workers from the children's own files as they stand in the pass, so that a past
 * question is answered by what was recorded by then. Nothing is kept of the children but their ids and times in care.
 */
export function gatherGiven(): GivenChildren {
  const byChild = new Map<string, ReadonlyMap<string, readonly Given[]>>()
  let byWorker: Map<string, Given[]> | undefined
  const forget = (id: string): readonly string[] => {
    const before = byChild.get(id)
    if (!before) return []
    byChild.delete(id)
    byWorker = undefined
    return [...before.keys()]
  }
  return {
    note: file => {
      const named = forget(file.id)
      const now = givenIn(file)
      if (now.size === 0) return named
      byChild.set(file.id, now)
      byWorker = undefined
      return [...new Set([...named, ...now.keys()])]
    },
    forget,
    with: worker => {
      byWorker ??= gathered(byChild.values())
      const given = byWorker.get(worker.id)
      if (!given) return worker
      return fileOf(worker.id, [...Object.values(worker.entries).flat(), ...given], worker.places, worker.subject)
    },
  }
}

function gathered(all: Iterable<ReadonlyMap<string, readonly Given[]>>): Map<string, Given[]> {
  const byWorker = new Map<string, Given[]>()
  for (const theirs of all)
    for (const [worker, given] of theirs) {
      const known = byWorker.get(worker)
      if (known) known.push(...given)
      else byWorker.set(worker, [...given])
    }
  return byWorker
}

// By worker.
function givenIn(file: SubjectFile): ReadonlyMap<string, readonly Given[]> {
  const allocations = all(file, allocation)
  const found = new Map<string, Given[]>()
  if (allocations.length === 0) return found
  const care = timesInCare(file)
  for (const [index, { start, end, body }] of allocations.entries()) {
    if (body.worker === undefined) continue
    const given: Given = {
      id: `${file.id}:${index}`,
      kind: givenChild.name,
      start,
      end,
      body: { child: file.id, role: body.role, care },
    }
    const theirs = found.get(body.worker)
    if (theirs) theirs.push(given)
    else found.set(body.worker, [given])
  }
  return found
}

function timesInCare(file: SubjectFile): Given['body']['care'] {
  const born = bornOn(file)
  const adult = born === undefined ? undefined : birthday(born, 18)
  return periodsOfCare(file).map(care => {
    const until = [ended(care), adult].filter(day => day !== undefined).sort()[0]
    return { from: care.start, ...(until === undefined ? {} : { until }) }
  })
}

// The first day that is no longer part of it. Of a child lost to the return no more is known than its last day.
function ended({ end, lostAfter }: PeriodOfCare): PlainDate | undefined {
  return end ?? (lostAfter === null ? undefined : addDays(lostAfter, 1))
}
