import { describe, expect, it } from 'vitest'
import { pressingFirst } from './pressing.ts'

const thing = (duty: string, level: 'overdue' | 'due' | 'cannot-tell' | 'met', by: string | null) => ({
  duty,
  level,
  by,
})

describe('the most pressing first', () => {
  it('what the law asks before guidance, and guidance before our own practice, however long overdue', () => {
    const ours = thing('life-story-work', 'overdue', '2022-05-05')
    const guidance = thing('iro-named', 'overdue', '2026-10-01')
    const law = thing('care-plan', 'overdue', '2026-11-23')
    expect(pressingFirst([ours, guidance, law])).toEqual([law, guidance, ours])
  })

  it('of what stands on the same, the longest overdue', () => {
    const longer = thing('placement-plan', 'overdue', '2026-10-01')
    const shorter = thing('care-plan', 'overdue', '2026-11-23')
    expect(pressingFirst([shorter, longer])).toEqual([longer, shorter])
  })

  it('what is due comes after what is overdue, soonest first whatever it stands on; then what cannot be told', () => {
    const untold = thing('care-plan', 'cannot-tell', null)
    const later = thing('care-plan', 'due', '2026-12-02')
    const sooner = thing('life-story-work', 'due', '2026-11-27')
    const overdue = thing('life-story-work', 'overdue', '2026-11-25')
    expect(pressingFirst([untold, later, sooner, overdue])).toEqual([overdue, sooner, later, untold])
  })

  it('a duty that is no more comes after those that stand, and things alike keep their order', () => {
    const gone = thing('no-such-duty', 'overdue', '2020-01-01')
    const first = { ...thing('care-plan', 'overdue', '2026-11-23'), key: 1 }
    const second = { ...first, key: 2 }
    expect(pressingFirst([gone, first, second])).toEqual([first, second, gone])
  })

  it('of nothing is nothing', () => {
    expect(pressingFirst([])).toEqual([])
  })
})
