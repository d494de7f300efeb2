import { describe, expect, test } from 'vitest'
import { annualHealthOutcome, convictionOutcome, healthKinds, sdqOutcome } from './kinds.ts'

// What a return alone writes is not recorded by hand.
const RETURNED: readonly unknown[] = [annualHealthOutcome, sdqOutcome, convictionOutcome]
const recorded = healthKinds.filter(kind => !RETURNED.includes(kind))

describe('what may be written of health', () => {
  test('every kind can be recorded by hand, and asks each child only for fields it has', () => {
    for (const kind of recorded) {
      const fields = Object.keys(kind.schema.shape)
      expect([kind.name, kind.form?.group]).toEqual([kind.name, 'health'])
      expect([kind.name, (kind.form?.own ?? []).filter(field => !fields.includes(field))]).toEqual([kind.name, []])
      expect([kind.name, kind.narrative.filter(field => !fields.includes(field))]).toEqual([kind.name, []])
      expect([kind.name, kind.lasts]).toEqual([kind.name, kind.form?.ends !== undefined])
    }
  })

  test('the child’s own words are marked as theirs, and kept out of measured facts', () => {
    for (const kind of recorded) {
      const field = kind.schema.shape['childWords']
      if (!field) continue
      expect([kind.name, (field.meta() as { words?: string }).words]).toEqual([kind.name, 'child'])
      expect(kind.narrative).toContain('childWords')
    }
  })
})
