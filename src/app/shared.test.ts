import { expect, it } from 'vitest'
import { shared } from './shared.ts'

/** A question whose answers are given by hand. */
function byHand() {
  const asked: ((answer: string) => void)[] = []
  const failed: ((error: Error) => void)[] = []
  const ask = shared(
    () =>
      new Promise<string>((resolve, reject) => {
        asked.push(resolve)
        failed.push(reject)
      }),
  )
  return { ask, asked, failed }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

it('is asked once for all who ask while nobody is, and again for those who come later', async () => {
  const { ask, asked } = byHand()
  const first = ask()
  const later = [ask(), ask(), ask()]
  expect(asked).toHaveLength(1)
  asked[0]?.('before')
  expect(await first).toBe('before')
  await settled()
  expect(asked).toHaveLength(2)
  asked[1]?.('after')
  expect(await Promise.all(later)).toEqual(['after', 'after', 'after'])
})

it('answers nobody with what was found before they asked', async () => {
  const { ask, asked } = byHand()
  const first = ask()
  const second = ask()
  asked[0]?.('old')
  await first
  await settled()
  const third = ask()
  asked[1]?.('new')
  expect(await second).toBe('new')
  await settled()
  asked[2]?.('newest')
  expect(await third).toBe('newest')
})

it('fails those it failed for, and asks again for the next', async () => {
  const { ask, asked, failed } = byHand()
  const first = ask()
  const second = ask()
  failed[0]?.(new Error('no answer'))
  await expect(first).rejects.toThrow('no answer')
  await settled()
  asked[1]?.('answer')
  expect(await second).toBe('answer')
})
