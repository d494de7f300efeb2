import { describe, expect, it } from 'vitest'
import { eachInTurn } from './in-turn.ts'

describe('many things in turn', () => {
  it('are each done once and in order', async () => {
    const done: number[] = []
    await eachInTurn([3, 1, 2], each => done.push(each))
    expect(done).toEqual([3, 1, 2])
  })
  it('let others have their turn where they take long', async () => {
    const done: string[] = []
    setImmediate(() => done.push('someone else'))
    await eachInTurn(['first', 'last'], each => {
      const began = performance.now()
      while (performance.now() - began < 15) continue
      done.push(each)
    })
    expect(done).toEqual(['first', 'someone else', 'last'])
  })
  it('stop at what fails', async () => {
    await expect(
      eachInTurn([1, 2], () => {
        throw new RangeError('not this one')
      }),
    ).rejects.toThrow('not this one')
  })
})
