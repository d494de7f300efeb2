import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { carriedFrom, carrying, seal, unseal } from './seal.ts'

const key = randomBytes(32)
const NOON = Date.parse('2026-03-02T12:00:00Z')

describe('what a browser carries between the steps of signing in', () => {
  it('comes back as it was given, lines and all', () => {
    expect(carriedFrom(key, carrying(key, 'a\nb {"c":1}', NOON), NOON + 1)).toBe('a\nb {"c":1}')
  })

  it('is good for ten minutes and not for longer', () => {
    const cookie = carrying(key, 'half', NOON)
    expect(carriedFrom(key, cookie, NOON + 10 * 60_000 - 1)).toBe('half')
    expect(carriedFrom(key, cookie, NOON + 10 * 60_000)).toBeUndefined()
  })

  it.each([
    ['nothing', undefined],
    ['what is no cookie of ours', 'abc'],
    ['one changed by a letter', `${carrying(key, 'half', NOON).slice(0, -6)}AAAAAA`],
    ['one of another key', carrying(randomBytes(32), 'half', NOON)],
    ['words sealed for an address before anyone has signed in', seal(key, '', `${NOON * 2} half`)],
  ])('%s is nothing', (_, cookie) => {
    expect(carriedFrom(key, cookie, NOON)).toBeUndefined()
  })

  it('cannot be read as words sealed for an address', () => {
    expect(unseal(key, '', carrying(key, 'half', NOON))).toBeUndefined()
  })
})
