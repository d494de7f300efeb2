import { describe, expect, it } from 'vitest'
import { demoSignIns, demoUsers } from './users.ts'

describe('the users of a demonstration', () => {
  it('are one for each part, with addresses that go nowhere', () => {
    expect(new Set(demoUsers.map(user => user.role)).size).toBe(15)
    expect(demoUsers).toHaveLength(15)
    expect(demoUsers.every(user => user.email.endsWith('@example.org'))).toBe(true)
  })

  it('have passwords made from the randomness given: another installation has others', () => {
    let turn = 0
    const counting = (limit: number): number => turn++ % limit
    const one = demoSignIns(counting)
    const two = demoSignIns(limit => limit - 1)
    expect(new Set(one.map(user => user.password)).size).toBe(15)
    expect(one[0]?.password).toMatch(/^([a-z]+-){5}\d{4}$/)
    expect(two[0]?.password).not.toBe(one[0]?.password)
  })
})
