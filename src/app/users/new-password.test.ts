import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePassword } from '../../spine/access/passwords.ts'
import { newPassword } from './new-password.ts'

describe('a password made for someone', () => {
  it('is four groups of five signs, none of which is taken for another', () => {
    let next = 0
    expect(newPassword(limit => next++ % limit)).toBe('abcde-fghjk-mnpqr-stuvw')
  })

  it('may be used by them, whatever the randomness gave, but where it gave next to nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 20, maxLength: 20 }), picks => {
        fc.pre(new Set(picks).size > 6)
        const left = [...picks]
        const password = newPassword(() => left.pop() ?? 0)
        expect(judgePassword(password, { email: 'jo@trust.example', name: 'Jo Example' })).not.toContain('too-short')
        expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)
      }),
    )
  })
})
