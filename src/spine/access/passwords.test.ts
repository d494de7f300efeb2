import { describe, expect, test } from 'vitest'
import { NOBODYS, hashPassword, isPassword, judgePassword } from './passwords.ts'

const person = { email: 'ada.example@trust.example', name: 'Ada Example' }

describe('judging a chosen password', () => {
  test.each([
    ['eleven letters', 'kettle lamp', ['too-short']],
    ['twelve letters', 'kettle lamps', []],
    ['twelve letters counted as people see them', '𝒶'.repeat(3) + '🐝🌻🍯☕🧭🪁🎻🪴🧶', []],
    ['200 letters', 'abcdefghij'.repeat(20), []],
    ['201 letters', `${'abcdefghij'.repeat(20)}k`, ['too-long']],
    ['the email', 'ada.example@trust.example', ['is-the-email']],
    ['the start of the email with a year', 'ada.example2026', ['is-the-email', 'is-the-name']],
    ['the name the other way round', 'Example, Ada 1987!', ['is-the-name']],
    ['a common word and digits', 'Password1234', ['too-common']],
    ['a common word with letters swapped', 'P@ssw0rd!!!2026', ['too-common']],
    ['two common words', 'SummerLiverpool1', ['too-common']],
    ['one letter again and again', 'aaaaaaaaaaaaaaa', ['too-common']],
    ['digits that count', '123456789012', ['too-common']],
    ['four plain words', 'kettle violin harbour moss', []],
    ['a sentence with a common word in it', 'my password is a heron', []],
  ])('%s', (_, password, problems) => {
    expect(judgePassword(password, person)).toEqual(problems)
  })

  test('an empty password is too short, and is nobody’s email', () => {
    expect(judgePassword('', { email: '1@x.example', name: '12' })).toEqual(['too-short', 'too-common'])
  })
})

describe('keeping a password', () => {
  test('is argon2id with 19 MiB, 2 passes and 1 lane, differently each time', async () => {
    const [one, other] = await Promise.all([hashPassword('kettle violin'), hashPassword('kettle violin')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  test('tells the right one from another', async () => {
    const kept = await hashPassword('kettle violin')
    expect(await isPassword(kept, 'kettle violin')).toBe(true)
    expect(await isPassword(kept, 'kettle violins')).toBe(false)
  })

  test('is the same however the keyboard composes its letters', async () => {
    const kept = await hashPassword('caf\u00e9 violin moss')
    expect(await isPassword(kept, 'cafe\u0301 violin moss')).toBe(true)
  })

  test('for an account that does not exist takes the same work, and is never right', async () => {
    expect(NOBODYS.split('$').slice(0, 4)).toEqual((await hashPassword('kettle violin')).split('$').slice(0, 4))
    expect(await isPassword(undefined, 'kettle violin')).toBe(false)
  })

  test('one too long is refused before it is hashed, and never right', async () => {
    await expect(hashPassword('x'.repeat(201))).rejects.toThrow('at most 200')
    expect(await isPassword(await hashPassword(''), 'x'.repeat(201))).toBe(false)
  })
})
