import { describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { kinds } from '../rulebook.ts'
import { RECORDED_OFTEN } from './often.ts'
import { mayWrite } from './reach.ts'

describe('what a role records most', () => {
  it.each(Object.entries(RECORDED_OFTEN))('is what a %s has a form for and may write', (role, names) => {
    const unfit = names.filter(name => {
      const kind = kinds.get(name)
      return (
        !kind?.form || kind.subject !== 'person' || !mayWrite({ id: 'somebody', role: role as Viewer['role'] }, kind)
      )
    })
    expect(unfit).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })
})
