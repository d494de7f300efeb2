import { describe, expect, it } from 'vitest'
import type { DemoChild } from './child.ts'
import { countyChildren } from './county.ts'
import { dayOf } from './days.ts'
import { isCareLeaver, leaverRow } from './leavers.ts'

const someone: DemoChild = (() => {
  for (const { story } of countyChildren({ seed: 'leavers', scale: 0.02 }))
    if (isCareLeaver(story.born, story.spells, story.ending) && story.ending !== 'E4A' && story.ending !== 'E4B')
      return story
  throw new Error('nobody is a care leaver')
})()

const told = (born: string, left: string, year: number): boolean =>
  leaverRow({ ...someone, born: dayOf(born), left: dayOf(left), alone: false }, born, year) !== undefined

describe('who the county’s returns tell of as care leavers', () => {
  it('is whoever left by the birthday in the year, and nobody who left after it', () => {
    expect(told('2004-06-01', '2022-05-31', 2023)).toBe(true)
    expect(told('2004-06-01', '2022-06-01', 2023)).toBe(true)
    expect(told('2004-06-01', '2022-06-02', 2023)).toBe(false)
  })

  it('from 2023-24 is nobody who left on a 17th or 18th birthday, until the next', () => {
    expect(told('2005-06-01', '2023-05-31', 2024)).toBe(true)
    expect(told('2005-06-01', '2023-06-01', 2024)).toBe(false)
    expect(told('2005-06-01', '2023-06-01', 2025)).toBe(true)
    expect(told('2006-06-01', '2023-06-01', 2024)).toBe(false)
  })
})
