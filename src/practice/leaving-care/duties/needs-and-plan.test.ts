import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { child, entry, fileWith, inCare, on } from '../../cases.ts'
import { says, life, inCareTo18, assessed, plan, reviewed, offered } from '../cases.ts'
import { studyWish } from '../kinds.ts'

describe('needs assessed as an eligible child', () => {
  const ID = 'eligible-needs-assessment'

  test('is due three months after the 16th birthday', () => {
    expect(says(ID, life(inCareTo18), '2020-09-10')).toEqual(['due 2020-09-10 became-eligible'])
    expect(says(ID, life(inCareTo18), '2020-09-11')).toEqual(['overdue 2020-09-10 became-eligible'])
    expect(says(ID, life(inCareTo18, assessed('2020-09-10')), '2020-12-01')).toEqual(['met 2020-09-10 became-eligible'])
    expect(says(ID, life(inCareTo18, assessed('2020-10-01')), '2020-12-01')).toEqual([
      'met-late 2020-09-10 became-eligible',
    ])
  })

  test('is due three months after the 13 weeks are reached, where that is later', () => {
    expect(says(ID, life(inCare('2020-08-01')), '2020-11-01')).toEqual(['due 2021-01-30 became-eligible'])
  })

  test('made in the year before 16 is the one asked for; made for a course is not', () => {
    expect(says(ID, life(inCareTo18, assessed('2020-03-01')), '2020-12-01')).toEqual(['met 2020-09-10 became-eligible'])
    expect(says(ID, life(inCareTo18, assessed('2020-08-01', 'education')), '2020-12-01')).toEqual([
      'overdue 2020-09-10 became-eligible',
    ])
  })

  test('of a child who leaves before it is due gives way to the rule for relevant children', () => {
    const left = life(inCare('2015-01-01', '2020-08-01', { ended: 'E4A' }))
    expect(says(ID, left, '2021-01-01')).toEqual([])
    expect(says('relevant-needs-assessment', left, '2020-10-01')).toEqual(['due 2020-11-01 became-relevant'])
  })

  test('not done by 18 stays missed', () => {
    expect(says(ID, life(inCareTo18), '2023-01-01')).toEqual(['overdue 2020-09-10 became-eligible missed'])
  })

  test('is not asked for again of someone who comes back into care', () => {
    const back = life(inCare('2015-01-01', '2020-12-01'), inCare('2021-03-01'), assessed('2020-09-01'))
    expect(says(ID, back, '2021-08-01')).toEqual(['met 2020-09-10 became-eligible'])
    const never = life(inCare('2015-01-01', '2020-08-01'), inCare('2021-03-01'))
    expect(says(ID, never, '2021-08-01')).toEqual(['overdue 2021-06-01 became-eligible'])
  })

  test('is asked on 1 March of a child born on 29 February in a common year', () => {
    const file = fileWith([child({ born: '2004-02-29' }), inCare('2021-12-15')])
    // Day 91 is 15 March, after the 18th birthday of 1 March: never eligible.
    expect(says(ID, file, '2022-02-28')).toEqual([])
    const longer = fileWith([child({ born: '2004-02-29' }), inCare('2018-01-01')])
    expect(says(ID, longer, '2022-03-01')).toEqual(['overdue 2020-05-29 became-eligible missed'])
  })
})

describe('needs assessed as a relevant child', () => {
  const left = inCare('2015-01-01', '2021-01-15', { ended: 'E4B' })

  test('is not asked for where there is a plan, or needs are assessed already', () => {
    expect(says('relevant-needs-assessment', life(left, plan('2020-12-01')), '2021-06-01')).toEqual([])
    expect(says('relevant-needs-assessment', life(left, assessed('2020-09-01')), '2021-06-01')).toEqual([])
  })

  test('is due three months after leaving care', () => {
    expect(says('relevant-needs-assessment', life(left, assessed('2021-04-15', 'relevant')), '2021-06-01')).toEqual([
      'met 2021-04-15 became-relevant',
    ])
    expect(says('relevant-needs-assessment', life(left), '2021-06-01')).toEqual(['overdue 2021-04-15 became-relevant'])
  })
})

describe('needs assessed for a course', () => {
  const wish = (start: string, end: string | null = null) => entry(studyWish, start, end, { kind: 'further' })

  test('is due three months after a care leaver says that they want to study, up to 25', () => {
    expect(says('fr-education-assessment', life(inCareTo18, wish('2026-01-31')), '2026-02-01')).toEqual([
      'due 2026-04-30 told-of-study',
    ])
    expect(
      says(
        'fr-education-assessment',
        life(inCareTo18, wish('2026-01-31'), assessed('2026-03-01', 'education')),
        '2026-08-01',
      ),
    ).toEqual(['met 2026-04-30 told-of-study'])
    expect(says('fr-education-assessment', life(inCareTo18, wish('2029-06-10')), '2029-07-01')).toEqual([])
    expect(says('fr-education-assessment', life(inCareTo18, wish('2021-09-01')), '2022-07-01')).toEqual([])
  })

  test('is not asked for any more of someone who changes their mind in time', () => {
    expect(says('fr-education-assessment', life(inCareTo18, wish('2026-01-31', '2026-03-01')), '2026-08-01')).toEqual(
      [],
    )
  })
})

describe('the pathway plan', () => {
  test('is due 20 working days after needs are assessed, and met when a copy is given', () => {
    const file = (...more: Entry[]) => life(inCareTo18, assessed('2020-09-10'), ...more)
    expect(says('pathway-plan', file(), '2020-09-11')).toEqual(['due 2020-10-08 needs-assessed'])
    expect(says('pathway-plan', file(plan('2020-09-20', '2020-09-25')), '2020-12-01')).toEqual([
      'met 2020-10-08 needs-assessed',
    ])
    expect(says('pathway-plan', file(plan('2020-09-20', '2020-10-09')), '2020-12-01')).toEqual([
      'met-late 2020-10-08 needs-assessed',
    ])
  })

  test('made without a copy being recorded cannot be told', () => {
    const file = life(inCareTo18, assessed('2020-09-10'), plan('2020-09-20'))
    expect(says('pathway-plan', file, '2020-12-01')).toEqual(['cannot-tell 2020-10-08 needs-assessed'])
  })

  test('is not asked for where nothing has been assessed, or a plan came first', () => {
    expect(says('pathway-plan', life(inCareTo18), '2020-12-01')).toEqual([])
    expect(
      says('pathway-plan', life(inCareTo18, plan('2020-07-01'), assessed('2020-09-10', 'again')), '2020-12-01'),
    ).toEqual([])
  })
})

describe('pathway plan reviews', () => {
  const ID = 'pathway-plan-review'

  test('are counted from each other, early or late, and a missed one stays late', () => {
    const file = life(inCareTo18, plan('2020-10-01'), reviewed('2021-03-01'), reviewed('2021-10-15'))
    expect(says(ID, file, '2021-12-01')).toEqual([
      'met 2021-04-01 plan-made',
      'met-late 2021-09-01 plan-last-looked-at',
      'due 2022-04-15 plan-last-looked-at',
    ])
  })

  test('go on through the 18th birthday to the 21st', () => {
    const file = life(inCareTo18, plan('2022-05-01'), reviewed('2022-10-30'), reviewed('2025-02-01'))
    expect(says(ID, file, '2025-06-09').at(-1)).toBe('due 2025-08-01 plan-last-looked-at')
    expect(says(ID, file, '2025-06-10').at(-1)).toBe('met-late 2023-04-30 plan-last-looked-at')
  })

  test('begin again for someone who wants support after 21', () => {
    const file = life(inCareTo18, plan('2022-05-01'), reviewed('2025-05-01'), offered('2026-02-01', 'wants'))
    expect(says(ID, file, '2026-03-01').at(-1)).toBe('due 2026-08-01 plan-owed')
  })

  test('are owed sooner where the last one said so', () => {
    const file = life(inCareTo18, plan('2020-10-01'), reviewed('2021-03-01', { nextBy: on('2021-05-01') }))
    expect(says(ID, file, '2021-03-02').at(-1)).toBe('due 2021-05-01 plan-last-looked-at')
    const later = life(inCareTo18, plan('2020-10-01'), reviewed('2021-03-01', { nextBy: on('2022-05-01') }))
    expect(says(ID, later, '2021-03-02').at(-1)).toBe('due 2021-09-01 plan-last-looked-at')
  })

  test('six months after 31 August is 28 February, or 29 in a leap year', () => {
    expect(says(ID, life(inCareTo18, plan('2020-08-31')), '2020-09-01')).toEqual(['due 2021-02-28 plan-made'])
    expect(says(ID, life(inCareTo18, plan('2023-08-31')), '2023-09-01')).toEqual(['due 2024-02-29 plan-made'])
  })
})
