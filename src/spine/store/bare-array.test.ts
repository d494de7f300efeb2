import { describe, expect, it } from 'vitest'
import { bareArray, jsonLines } from './bare-array.ts'

describe('an array as text', () => {
  it('holds ids, numbers, days, truths and nothing, in order', () => {
    expect(bareArray(['01a20c7e-3be1', 4, -1, '2024-02-29', true, false, null])).toBe(
      '{01a20c7e-3be1,4,-1,2024-02-29,true,false,NULL}',
    )
  })
  it('may be empty', () => {
    expect(bareArray([])).toBe('{}')
  })
  it.each(['null', 'NULL', 'a,b', 'a b', '"', '}', '\\', ''])(
    'refuses %j, which would be read as something else',
    text => {
      expect(() => bareArray([1, text])).toThrow(RangeError)
    },
  )
  it('takes a single nothing', () => {
    expect(bareArray([null, null])).toBe('{NULL,NULL}')
  })
})

describe('JSON a line each', () => {
  it('has a line for each value, an empty one for nothing, and no line break within', () => {
    const same = { said: 'first\nsecond' }
    expect(jsonLines([same, same, null, [], 0]).split('\n')).toEqual([
      String.raw`{"said":"first\nsecond"}`,
      String.raw`{"said":"first\nsecond"}`,
      '',
      '[]',
      '0',
    ])
  })
})
