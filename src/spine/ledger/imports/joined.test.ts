import { describe, expect, it } from 'vitest'
import { plainDate } from '../../time/plain-date.ts'
import { type Brought, type Saying, joinedTo } from './joined.ts'

const review = (body: Record<string, unknown>, more: Partial<Saying> = {}): Saying => ({
  kind: 'review',
  start: plainDate('2025-06-10'),
  end: null,
  body,
  ...more,
})
const brought = (id: string, saying: Saying): Brought => ({ ...saying, id, version: 2 })

describe('what a return told and is then recorded', () => {
  it('is the next version of the same entry, with what either said', () => {
    const told = brought('r1', review({ participation: 'PN1', chair: 'the return’s' }))
    expect(joinedTo([told], review({ participation: 'PN1', decisions: 'Stay', chair: undefined }))).toEqual({
      entry: 'r1',
      seen: 2,
      end: null,
      body: { participation: 'PN1', chair: 'the return’s', decisions: 'Stay' },
    })
  })

  it('may say when it ended, where the return had it going on, and never takes an end away', () => {
    const open = brought('h', review({ type: 'U6' }, { kind: 'placement' }))
    const ended = { ...open, end: plainDate('2025-09-01') }
    expect(joinedTo([open], review({ type: 'U6' }, { kind: 'placement', end: plainDate('2025-09-01') }))?.end).toBe(
      '2025-09-01',
    )
    expect(joinedTo([ended], review({ type: 'U6' }, { kind: 'placement' }))?.end).toBe('2025-09-01')
    expect(
      joinedTo([ended], review({ type: 'U6' }, { kind: 'placement', end: plainDate('2025-09-02') })),
    ).toBeUndefined()
  })

  it.each<readonly [string, readonly Brought[], Saying]>([
    [
      'something else was told of the day',
      [brought('r', review({ participation: 'PN3' }))],
      review({ participation: 'PN1' }),
    ],
    ['nothing was', [], review({})],
    ['it was told of another day', [brought('r', review({}, { start: plainDate('2025-06-11') }))], review({})],
    ['another kind was told of the day', [brought('r', review({}, { kind: 'visit' }))], review({})],
    ['two were told that it may be', [brought('r', review({})), brought('s', review({}))], review({})],
    ['neither says when it began', [brought('r', review({}, { start: null }))], review({}, { start: null })],
  ])('is news where %s', (_, held, saying) => {
    expect(joinedTo(held, saying)).toBeUndefined()
  })
})
