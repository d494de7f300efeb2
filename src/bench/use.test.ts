import { describe, expect, it } from 'vitest'
import { useIn } from './use.ts'

describe('a process as Linux tells it', () => {
  it('has a parent, its own time in the program and the kernel, and that of its ended children', () => {
    const stat = '4727 (postgres) S 4000 4727 4727 0 -1 4194304 1 2 3 4 150 25 1000 200 20 0 1 0 99 1 1'
    expect(useIn(stat)).toEqual({ parent: '4000', own: 175, ended: 1200 })
  })
  it('may have a name with brackets and spaces', () => {
    const stat = '1 (a (b) c) R 7 1 1 0 -1 0 0 0 0 0 5 6 0 0 20 0 1 0 9 1 1'
    expect(useIn(stat)).toEqual({ parent: '7', own: 11, ended: 0 })
  })
})
