import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import { on } from '../cases.ts'
import { aPost, someone, trained, trustWith } from './cases.ts'
import { trainingInDate } from './duties.ts'
import { staffingOf } from './notions.ts'
import { trainingOn } from './training.ts'

const day = on('2026-09-30')
const base = [aPost('P1'), someone('E1', 'P1', '2024-01-01')]
const statesOf = (file: ReturnType<typeof trustWith>, at = day) => {
  const staffing = staffingOf(file)
  return Object.fromEntries(
    staffing.people.flatMap(person => trainingOn(staffing, person, at).map(each => [each.course, each.state])),
  )
}

describe('training that must be done', () => {
  it('is in date, soon to be done again, out of date or never done', () => {
    const file = trustWith(
      ...base,
      trained('E1', 'information', '2025-11-01'),
      trained('E1', 'safeguarding', '2023-05-01'),
      trained('E1', 'practice-model', '2024-03-01'),
    )
    expect(statesOf(file)).toEqual({
      information: 'soon',
      safeguarding: 'out-of-date',
      'practice-model': 'in-date',
      exploitation: 'never-done',
    })
  })

  it('of the last of several completions', () => {
    const file = trustWith(
      ...base,
      trained('E1', 'information', '2024-02-01'),
      trained('E1', 'information', '2026-02-01'),
    )
    expect(statesOf(file)['information']).toBe('in-date')
  })

  it('is asked of the posts it is for, and of nobody who left', () => {
    const file = trustWith(
      aPost('P1', { role: 'team-manager' }),
      aPost('P2', { role: 'health' }),
      someone('E1', 'P1', '2024-01-01'),
      someone('E2', 'P2', '2024-01-01', '2026-01-01'),
    )
    expect(Object.keys(statesOf(file))).toEqual([
      'information',
      'safeguarding',
      'practice-model',
      'exploitation',
      'supervision',
    ])
  })

  it('is a duty: due from the first day, again from each time, and no more once they left', () => {
    const file = trustWith(
      aPost('P1', { role: 'health' }),
      someone('E1', 'P1', '2026-01-01'),
      trained('E1', 'information', '2026-01-20'),
    )
    const { findings } = findingsOf(file, [trainingInDate], day, { until: on('2028-01-01') })
    expect(findings.map(each => [each.occasion.because.values?.['course'], each.answer, each.by])).toEqual([
      ['Information governance', 'met', '2026-02-01'],
      ['Safeguarding children', 'overdue', '2026-04-01'],
      ['Practice model: foundation', 'overdue', '2026-07-01'],
      ['Information governance', 'due', '2027-01-20'],
    ])
  })
})
