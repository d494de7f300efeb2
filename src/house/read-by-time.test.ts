import { expect, test } from 'vitest'
import { rulebook } from '../app/rulebook.ts'
import { on } from '../practice/cases.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import type { SubjectKind } from '../spine/ledger/kind.ts'
import { addDays } from '../spine/time/plain-date.ts'
import { LIVES, kindsAskedBeyond, lifeOf } from './kinds-asked.ts'

// The daily job reads only the kinds that what is due, and how someone stands, may be told by. A rule that asked for
// another would be answered as if there were none.

const TODAY = on('2026-03-10')
const READ = rulebook.readByTime ?? new Set<string>()

function askedBeyond(entries: readonly Entry[], subject: SubjectKind, from: string): readonly string[] {
  return kindsAskedBeyond(READ, { subject, entries, from }, file => {
    rulebook.due(file, { on: TODAY, until: addDays(TODAY, 400), local: new Map() })
    if (subject === 'person') rulebook.standing(file, TODAY)
    if (subject === 'worker') rulebook.worker(file, TODAY)
  })
}

test.each(LIVES)('nothing else is asked of %s', (_, born, entered, left) => {
  for (const from of ['2024-02-01', '2025-12-01'])
    expect(askedBeyond(lifeOf(born, entered, left), 'person', from)).toEqual([])
})

test('nothing else is asked of a worker or of the trust', () => {
  expect(askedBeyond([], 'worker', '2025-01-06')).toEqual([])
  expect(askedBeyond([], 'trust', '2025-01-06')).toEqual([])
})

test('what most files are full of is not read for it', () => {
  expect(['case-note', 'pep-target', 'plan-action', 'attendance-total'].filter(kind => READ.has(kind))).toEqual([])
})
