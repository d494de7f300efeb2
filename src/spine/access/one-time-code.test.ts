import { describe, expect, test } from 'vitest'
import { bareRecoveryCode, newRecoveryCodes, newSecret, qrOf, secretAddress, stepOf } from './one-time-code.ts'

// RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890, and these are the last six of its eight digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number): string => new Date(seconds * 1000).toISOString()

describe('a code', () => {
  test.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
  ])('of RFC 6238 at %i seconds is of its step', (seconds, code, step) => {
    expect(stepOf(code, SECRET, at(seconds), 0)).toBe(step)
  })

  test.each([
    ['of a clock half a minute behind', 1111111109 + 30, 37037036],
    ['of a clock half a minute ahead', 1111111109 - 30, 37037036],
    ['of a clock a minute and a half behind', 1111111109 + 91, undefined],
    ['of a clock a minute and a half ahead', 1111111109 - 90, undefined],
  ])('%s', (_, seconds, step) => {
    expect(stepOf('081804', SECRET, at(seconds), 0)).toBe(step)
  })

  test('of a step that was used is used up, and so is one before it', () => {
    expect(stepOf('081804', SECRET, at(1111111109), 37037035)).toBe(37037036)
    expect(stepOf('081804', SECRET, at(1111111109), 37037036)).toBeUndefined()
    expect(stepOf('081804', SECRET, at(1111111109), 37037037)).toBeUndefined()
  })

  test('may be typed in groups', () => {
    expect(stepOf(' 081 804 ', SECRET, at(1111111109), 0)).toBe(37037036)
  })

  test.each(['', '81804', '0818040', 'abcdef', '081804x', '٠٨١٨٠٤'])('is not %j', code => {
    expect(stepOf(code, SECRET, at(1111111109), 0)).toBeUndefined()
  })
})

describe('a secret', () => {
  test('is 160 bits in base32, another each time', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
  })

  test('is read by an authenticator with the name of the account', () => {
    const address = new URL(secretAddress(SECRET, 'jo.patel@trust.example'))
    expect(address.protocol).toBe('otpauth:')
    expect(address.searchParams.get('secret')).toBe(SECRET)
    expect(address.searchParams.get('issuer')).toBe('Alongside')
    expect(decodeURIComponent(address.pathname)).toContain('Alongside:jo.patel@trust.example')
  })

  test('is drawn as a square of modules with a margin', () => {
    const { size, path } = qrOf(secretAddress(SECRET, 'jo.patel@trust.example'))
    expect(size).toBeGreaterThan(21 + 2 * 4)
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
    // The corner of the pattern that finds it, four modules in.
    expect(path.startsWith('M4 4h1v1h-1z')).toBe(true)
  })
})

describe('recovery codes', () => {
  test('are ten, all different, in letters that look like no other', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{5}-){2}[a-hjkmnp-z2-9]{5}$/)
  })

  test.each([
    ['abcde-fghjk-mnpqr', 'abcdefghjkmnpqr'],
    [' ABCDE FGHJK MNPQR ', 'abcdefghjkmnpqr'],
    ['abcdefghjkmnpqr', 'abcdefghjkmnpqr'],
  ])('%j is read as %j', (typed, bare) => {
    expect(bareRecoveryCode(typed)).toBe(bare)
  })

  test.each(['', '123456', 'abcde-fghjk', 'abcde-fghjk-mnpq1', 'abcde-fghjk-mnpqr-s'])('%j is none', typed => {
    expect(bareRecoveryCode(typed)).toBeUndefined()
  })
})
