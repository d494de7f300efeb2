import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACCOUNT_RULE, ADDRESS_RULE, type Tries, judgeTry } from './attempts.ts'

const START = Date.parse('2026-03-02T09:00:00.000Z')
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString()

test('an account’s fifth wrong try brings a wait of a second, and each after it doubles the wait to 15 minutes', () => {
  let tries: Tries | undefined
  let now = 0
  const waits: number[] = []
  for (let n = 0; n < 17; n++) {
    const judged = judgeTry(tries, ACCOUNT_RULE, at(now))
    expect(judged.allow).toBe(true)
    tries = judged.after
    const wait = tries.waitUntil === null ? 0 : (Date.parse(tries.waitUntil) - START) / 1000 - now
    waits.push(wait)
    now += wait
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
})

test('a try during the wait is refused and does not lengthen it', () => {
  const before: Tries = { tries: 8, since: at(0), waitUntil: at(30) }
  expect(judgeTry(before, ACCOUNT_RULE, at(29.999))).toEqual({ allow: false, after: before })
  expect(judgeTry(before, ACCOUNT_RULE, at(30)).allow).toBe(true)
})

test('a day after the count began it begins again', () => {
  const before: Tries = { tries: 20, since: at(0), waitUntil: at(900) }
  expect(judgeTry(before, ACCOUNT_RULE, at(86_399)).after.tries).toBe(21)
  expect(judgeTry(before, ACCOUNT_RULE, at(86_400))).toEqual({
    allow: true,
    after: { tries: 1, since: at(86_400), waitUntil: null },
  })
})

test('an address has at most 60 tries looked at in any one minute of its count, however they fall', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 50, maxLength: 300 }), gaps => {
      let tries: Tries | undefined
      let now = 0
      const counted = new Map<string, number>()
      for (const gap of gaps) {
        now += gap / 4
        const judged = judgeTry(tries, ADDRESS_RULE, at(now))
        tries = judged.after
        if (judged.allow) counted.set(tries.since, (counted.get(tries.since) ?? 0) + 1)
      }
      expect(Math.max(...counted.values())).toBeLessThanOrEqual(60)
    }),
  )
})
