import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { codeSetOf } from '../../spine/ledger/code-set.ts'
import { type AnyKind, entryRefOf, refOf } from '../../spine/ledger/kind.ts'
import { caseworkKinds } from '../casework/kinds.ts'
import { caseNote, childWordsSaid, riskRating } from '../casework/kinds.ts'
import { entry } from '../cases.ts'
import { leavingCareKinds } from '../leaving-care/kinds.ts'
import { allocation, identifier, importantPerson, name, peopleKinds } from './kinds.ts'

const kinds: readonly AnyKind[] = [...peopleKinds, ...caseworkKinds, ...leavingCareKinds]

/** The line in the story of an entry with a body. */
const told = (kind: AnyKind, body: unknown): string | undefined => kind.says(entry(kind, '2024-01-01', null, body))

/** The first thing wrong with a body: 'name: Enter their name'. */
function fault(kind: AnyKind, body: unknown): string | undefined {
  const [issue] = kind.schema.safeParse(body).error?.issues ?? []
  return issue && `${issue.path.join('.')}: ${issue.message}`
}

describe('what is written about people, in casework and on leaving care', () => {
  test('is recorded by hand, but for the return’s own social workers', () => {
    expect(kinds.filter(kind => !kind.form).map(kind => kind.name)).toEqual(['social-worker-episode'])
  })

  test('asks each field by a title', () => {
    const untitled = kinds.flatMap(kind =>
      Object.entries(kind.schema.shape).flatMap(([field, schema]) =>
        z.globalRegistry.get(schema)?.title ? [] : [`${kind.name}.${field}`],
      ),
    )
    expect(untitled).toEqual([])
  })

  test('names only its own fields as narrative, and as each child’s own', () => {
    const strangers = kinds.flatMap(kind =>
      [...kind.narrative, ...(kind.form?.own ?? [])]
        .filter(field => !(field in kind.schema.shape))
        .map(field => `${kind.name}.${field}`),
    )
    expect(strangers).toEqual([])
  })

  test('has an end’s name where it lasts, and none where it does not', () => {
    expect(
      kinds.filter(kind => kind.form && (kind.form.ends !== undefined) !== kind.lasts).map(kind => kind.name),
    ).toEqual([])
  })

  test('keeps the child’s own words out of what is asked once for several children', () => {
    const shared = kinds.flatMap(kind =>
      kind.form?.own === undefined
        ? []
        : Object.entries(kind.schema.shape).flatMap(([field, schema]) =>
            z.globalRegistry.get(schema)?.['words'] === 'child' && !kind.form?.own?.includes(field)
              ? [`${kind.name}.${field}`]
              : [],
          ),
    )
    expect(shared).toEqual([])
  })

  test('says nothing with a code in it: what stands in the story is words', () => {
    expect(told(importantPerson, { name: 'Ama', relation: 'mothers-sister' })).toBe('Ama: aunt, mother’s sister')
    expect(told(allocation, { role: 'advocate', name: 'Pat' })).toBe('Advocate: Pat began')
    expect(told(riskRating, { rating: 'high', why: 'Made up' })).toBe('Risk: high')
  })
})

describe('a body that is not right', () => {
  test.each([
    [importantPerson, { name: ' ', relation: 'aunt' }, 'name: Enter their name'],
    [importantPerson, { name: 'Ama', relation: 'auntie' }, "relation: 'auntie' is not a relation code"],
    [
      importantPerson,
      { name: 'Ama', relation: 'aunt', born: '2024-02-30' },
      'born: must be a real day written YYYY-MM-DD',
    ],
    [importantPerson, { name: 'Ama', relation: 'sister', person: 'Esi' }, 'person: must be the id of a person'],
    [
      importantPerson,
      { name: 'Ama', relation: 'aunt', partnerOf: 'Lee' },
      'partnerOf: must be the id of a important-person in the same file',
    ],
    [childWordsSaid, { said: '' }, 'said: Write what they said'],
    [caseNote, { type: 'meeting', subject: '', text: 'Made up' }, 'subject: Say in a line what it is about'],
  ] as const)('of %o is refused with what is wrong', (kind, body, message) => {
    expect(fault(kind, body)).toBe(message)
  })

  test('what was written before the new fields were there still holds', () => {
    expect(name.schema.safeParse({ given: 'Amara', family: 'Okoye' }).success).toBe(true)
    expect(identifier.schema.safeParse({ scheme: 'upn', unknown: 'UN4' }).success).toBe(true)
  })
})

test('links lead to files, and within a file to entries; an approval may be about any', () => {
  expect(refOf(importantPerson.schema.shape['person'] as z.ZodType)).toEqual(['person'])
  expect(refOf(allocation.schema.shape['worker'] as z.ZodType)).toEqual(['worker'])
  const approval = caseworkKinds.find(kind => kind.name === 'approval')
  expect(entryRefOf(approval?.schema.shape['entry'] as z.ZodType)).toEqual([])
  expect(codeSetOf(allocation.schema.shape['role'] as z.ZodType)?.name).toBe('allocation-role')
})
