import { describe, expect, it } from 'vitest'
import { SECTIONS_OF } from '../../../spine/access/roles.ts'
import { entry } from '../../cases.ts'
import { offendingOutcome } from '../codes.ts'
import { conviction } from './offending.ts'

describe('a conviction or caution', () => {
  it('takes each outcome there is, and nothing else', () => {
    const takes = (outcome: string) => conviction.schema.safeParse({ outcome }).success
    expect(offendingOutcome.codes.filter(({ code }) => !takes(code))).toEqual([])
    expect([takes('arrested'), takes(''), conviction.schema.safeParse({}).success]).toEqual([false, false, false])
  })

  it('is told in the story; that there was none is not', () => {
    const says = (outcome: 'youth-caution' | 'none') =>
      conviction.says({ ...entry(conviction, '2025-07-01', null, { outcome }), body: { outcome } } as never)
    expect(says('youth-caution')).toBe('Given a youth caution')
    expect(says('none')).toBeUndefined()
  })

  it('is for those who work with the child: not the school’s, the health team’s or an analyst’s to read', () => {
    const reads = (role: keyof typeof SECTIONS_OF) => SECTIONS_OF[role].read.includes(conviction.section)
    expect((['social-worker', 'personal-adviser', 'independent-reviewing-officer'] as const).every(reads)).toBe(true)
    expect((['virtual-school', 'health-team', 'performance-analyst', 'board-member'] as const).some(reads)).toBe(false)
  })
})
