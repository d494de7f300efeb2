import { expect, test } from 'vitest'
import { kinds, rulebook } from '../app/rulebook.ts'
import { child, entry, home, inCare, on, status } from '../practice/cases.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../spine/ledger/kind.ts'
import { addDays } from '../spine/time/plain-date.ts'
import { sampleOf } from './sample-entry.ts'

// The daily job reads only the kinds that what is due, and how someone stands, may be told by. A rule that asked for
// another would be answered as if there were none.

const TODAY = on('2026-03-10')

function everyKindOf(subject: AnyKind['subject'], from: string): readonly Entry[] {
  return [...kinds.values()].flatMap(kind => {
    const body = kind.subject === subject ? sampleOf(kind) : undefined
    return body === undefined ? [] : [entry(kind as AnyKind, from, null, body as BodyOf<AnyKind>)]
  })
}

/** The kinds asked for that are not read by time. */
function askedBeyond(entries: readonly Entry[], subject: AnyKind['subject']): readonly string[] {
  const beyond = new Set<string>()
  const plain = fileOf('a file', entries, {}, subject)
  const file: SubjectFile = {
    ...plain,
    entries: new Proxy(plain.entries, {
      get: (held, kind) => {
        if (typeof kind === 'string' && !rulebook.readByTime?.has(kind)) beyond.add(kind)
        return held[kind as string]
      },
    }),
  }
  rulebook.due(file, { on: TODAY, until: addDays(TODAY, 400), local: new Map() })
  if (subject === 'person') rulebook.standing(file, TODAY)
  if (subject === 'worker') rulebook.worker(file, TODAY)
  return [...beyond]
}

test.each([
  ['a baby in care', '2025-06-01', '2025-07-01', null],
  ['a child of school age in care', '2014-06-01', '2023-07-01', null],
  ['a young person about to be eighteen', '2008-04-01', '2020-07-01', null],
  ['a care leaver', '2006-04-01', '2015-07-01', '2024-04-01'],
])('nothing else is asked of %s', (_, born, entered, left) => {
  const life = [child({ born }), inCare(entered, left), home(entered, left), status('C2', entered, left)].flat()
  for (const from of ['2024-02-01', '2025-12-01'])
    expect(askedBeyond([...life, ...everyKindOf('person', from)], 'person')).toEqual([])
})

test('nothing else is asked of a worker or of the trust', () => {
  expect(askedBeyond(everyKindOf('worker', '2025-01-06'), 'worker')).toEqual([])
  expect(askedBeyond(everyKindOf('trust', '2025-01-06'), 'trust')).toEqual([])
})

test('what most files are full of is not read for it', () => {
  expect(
    ['case-note', 'pep-target', 'plan-action', 'attendance-total'].filter(kind => rulebook.readByTime?.has(kind)),
  ).toEqual([])
})
