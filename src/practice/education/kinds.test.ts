import { describe, expect, test } from 'vitest'
import { attendanceMark, isMissed, markMeaning } from './codes.ts'
import { attendanceDay, educationKinds, pep, schoolPlace } from './kinds.ts'

describe('what may be written of learning', () => {
  test('every kind can be recorded by hand, and asks each child only for fields it has', () => {
    for (const kind of educationKinds) {
      const fields = Object.keys(kind.schema.shape)
      expect([kind.name, kind.form?.group]).toEqual([kind.name, 'learning'])
      expect([kind.name, (kind.form?.own ?? []).filter(field => !fields.includes(field))]).toEqual([kind.name, []])
      expect([kind.name, kind.narrative.filter(field => !fields.includes(field))]).toEqual([kind.name, []])
      expect([kind.name, kind.lasts]).toEqual([kind.name, kind.form?.ends !== undefined])
    }
  })

  test('the child’s own words are marked as theirs, and kept out of measured facts', () => {
    for (const kind of educationKinds) {
      const field = kind.schema.shape['childWords']
      if (!field) continue
      expect([kind.name, (field.meta() as { words?: string }).words]).toEqual([kind.name, 'child'])
      expect(kind.narrative).toContain('childWords')
    }
  })

  test('a school’s number has six figures', () => {
    const said = (urn: string) =>
      schoolPlace.schema.safeParse({ type: 'mainstream', fullTime: true, urn }).error?.issues[0]?.message
    expect(said('123456')).toBeUndefined()
    expect(said('12345')).toBe('A school’s unique reference number has six figures')
  })

  test('a plan may be written before it is signed off', () => {
    expect(pep.schema.safeParse({}).success).toBe(true)
  })

  test('every mark of the register means one thing when sessions are counted', () => {
    const of = (meaning: string) =>
      attendanceMark.codes.map(({ code }) => code).filter(code => markMeaning(code) === meaning)
    expect(of('unauthorised')).toEqual(['N', 'G', 'O', 'U'])
    expect(of('not-counted')).toEqual(['Q', 'Y', 'X', 'Z', '#'])
    expect(of('present')).toEqual(['/', '\\', 'L', 'K', 'V', 'P', 'W', 'B', 'D', 'J'])
    expect(['I', '/', '#'].map(isMissed)).toEqual([true, false, false])
    expect(
      attendanceDay.says({ id: 'x', kind: 'attendance-day', start: null, end: null, body: { am: '/', pm: 'O' } }),
    ).toBe('Missed school')
  })
})
