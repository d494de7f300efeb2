import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { keepingUnder, keyIn, readKey } from './keeping.ts'

const keeping = keepingUnder(() => Buffer.alloc(32, 1))

describe('what is kept from the database', () => {
  test('opens for what it is about', () => {
    const sealed = keeping.seal('someone', 'a secret')
    expect(keeping.open('someone', sealed)).toBe('a secret')
    expect(sealed.includes('a secret')).toBe(false)
  })

  test('is another each time it is sealed', () => {
    expect(keeping.seal('someone', 'a secret')).not.toEqual(keeping.seal('someone', 'a secret'))
  })

  test('does not open for anyone else, under another key, changed, or cut short', () => {
    const sealed = keeping.seal('someone', 'a secret')
    const changed = Buffer.from(sealed)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(keeping.open('another', sealed)).toBeUndefined()
    expect(keepingUnder(() => Buffer.alloc(32, 2)).open('someone', sealed)).toBeUndefined()
    expect(keeping.open('someone', changed)).toBeUndefined()
    expect(keeping.open('someone', sealed.subarray(0, 20))).toBeUndefined()
    expect(keeping.open('someone', Buffer.alloc(0))).toBeUndefined()
  })

  test('a digest is the same each time, and another under another key', () => {
    expect(keeping.digest('a code')).toEqual(keeping.digest('a code'))
    expect(keeping.digest('a code')).toHaveLength(32)
    expect(keepingUnder(() => Buffer.alloc(32, 2)).digest('a code')).not.toEqual(keeping.digest('a code'))
  })

  test('a key of another length is refused when it is first needed', () => {
    const short = keepingUnder(() => Buffer.alloc(16))
    expect(() => short.digest('a code')).toThrow('A key has 32 bytes; this one has 16')
  })
})

describe('the key in the data directory', () => {
  const folders: string[] = []
  const folder = (): string => {
    const made = mkdtempSync(path.join(tmpdir(), 'alongside-key-'))
    folders.push(made)
    return made
  }
  afterEach(() => {
    for (const each of folders.splice(0)) rmSync(each, { recursive: true })
  })

  test('is made the first time, for its owner’s eyes alone, and found again', () => {
    const data = folder()
    const key = keyIn(data)
    const file = path.join(data, 'keys', 'at-rest.key')
    expect(key).toHaveLength(32)
    expect(keyIn(data)).toEqual(key)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readKey(readFileSync(file, 'utf8').trim())).toEqual(key)
  })

  test('that is none is refused, and not written over', () => {
    const data = folder()
    keyIn(data)
    const file = path.join(data, 'keys', 'at-rest.key')
    writeFileSync(file, 'half a ke')
    expect(() => keyIn(data)).toThrow(/at-rest\.key is not a key/)
    expect(readFileSync(file, 'utf8')).toBe('half a ke')
  })
})
