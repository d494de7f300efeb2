import { describe, expect, it } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { child, entry, fileWith, home, inCare, on } from '../cases.ts'
import { homeDetails } from './kinds.ts'
import { type PlacementEntry, detailsOfHome } from './notions.ts'

describe('who a child lives with', () => {
  const details = (day: string, more: BodyOf<typeof homeDetails>) => ({
    ...entry(homeDetails, day, null, more),
    id: `details ${day}`,
  })
  const lives = home('2022-02-01', null, { carerName: 'Jo Penhale', phone: '01632 960101' })
  const said = (more: readonly Entry[], day?: string) => {
    const file = fileWith([child(), inCare('2022-02-01'), lives, more])
    return detailsOfHome(file, lives as PlacementEntry, day === undefined ? undefined : on(day))
  }

  it('is as the home has it where nothing was said since', () => {
    expect(said([])).toEqual({ carerName: 'Jo Penhale', phone: '01632 960101' })
  })

  it('is as it was last said, field by field, from the day it was known', () => {
    const more = [details('2023-01-10', { phone: '01632 960202' }), details('2024-01-10', { longTerm: true })]
    expect(said(more)).toEqual({ carerName: 'Jo Penhale', phone: '01632 960202', longTerm: true })
    expect(said(more, '2023-06-01')).toEqual({ carerName: 'Jo Penhale', phone: '01632 960202' })
    expect(said(more, '2022-06-01')).toEqual({ carerName: 'Jo Penhale', phone: '01632 960101' })
  })

  it('is of the home it names, though said on a day in another', () => {
    const before = home('2021-02-01', '2022-02-01')
    const file = fileWith([
      child(),
      inCare('2021-02-01'),
      before,
      lives,
      details('2022-03-01', { placement: before.id, carerName: 'Ash Tregear' }),
    ])
    expect(detailsOfHome(file, before as PlacementEntry)).toEqual({ carerName: 'Ash Tregear' })
    expect(detailsOfHome(file, lives as PlacementEntry).carerName).toBe('Jo Penhale')
  })
})
