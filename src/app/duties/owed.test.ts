import { describe, expect, test } from 'vitest'
import { child, entry, fileWith, inCare, on } from '../../practice/cases.ts'
import { supervision } from '../../practice/casework/kinds.ts'
import { NO_LOCAL_LIMITS } from '../../spine/duty/timing.ts'
import { dueRowsOf } from '../../spine/duty/rows.ts'
import { addDays } from '../../spine/time/plain-date.ts'
import { duties, kinds, rulebook } from '../rulebook.ts'
import { isWork, whatToAsk, workOn } from './owed.ts'

const DAY = on('2024-06-01')
const every = [...duties.values()]
const ask = whatToAsk(every, kinds)
const howMany = (born: string, ...entries: Parameters<typeof fileWith>[0]) => {
  const asked = ask(fileWith([child({ born }), ...entries]), DAY)
  return asked.length === 0 ? 'none' : asked.length === every.length ? 'all' : 'some'
}

describe('what is asked of a file', () => {
  test('is everything of a child in care, of one who has just left, and of one never in care', () => {
    expect(howMany('2012-01-01', inCare('2020-01-01'))).toBe('all')
    expect(howMany('2012-01-01', inCare('2020-01-01', '2023-06-02'))).toBe('all')
    expect(howMany('2012-01-01')).toBe('all')
  })

  test('is nothing of a child who left more than a year ago before 16, unless something was recorded since', () => {
    const left = inCare('2020-01-01', '2023-05-30')
    expect(howMany('2012-01-01', left)).toBe('none')
    const spoken = entry(supervision, '2024-05-01', null, { changed: 'A made-up change.' })
    expect(howMany('2012-01-01', left, spoken)).toBe('all')
  })

  test('is everything of one who was sentenced to custody, and of one whose age is not known', () => {
    expect(howMany('2010-01-01', inCare('2020-01-01', '2022-05-30', { ended: 'E9' }))).toBe('all')
    expect(ask(fileWith([inCare('2020-01-01', '2022-05-30')]), DAY)).toEqual(every)
  })

  test('is of a care leaver what lasts after care, to 25 and no longer', () => {
    expect(howMany('2003-01-01', inCare('2015-01-01', '2021-01-01', { ended: 'E5' }))).toBe('some')
    expect(howMany('1998-06-02', inCare('2010-01-01', '2016-06-02', { ended: 'E5' }))).toBe('some')
    expect(howMany('1998-06-01', inCare('2010-01-01', '2016-06-01', { ended: 'E5' }))).toBe('none')
  })

  test('leaves out nothing that asking everything would have found', () => {
    const asking = { on: DAY, until: addDays(DAY, 400), local: NO_LOCAL_LIMITS }
    const lives = [
      ['2012-01-01', '2023-05-30', 'E4A'],
      ['2003-01-01', '2021-01-01', 'E5'],
      ['2000-02-29', '2018-03-01', 'E5'],
      ['2006-01-01', '2022-05-01', 'E4A'],
      ['2018-01-01', '2021-01-01', 'E12'],
      ['2016-01-01', '2022-01-01', 'E45'],
    ] as const
    for (const [born, left, ended] of lives) {
      const file = fileWith([child({ born }), inCare('2012-01-02' < born ? born : '2012-01-02', left, { ended })])
      const work = workOn(file, DAY)
      const whole = dueRowsOf(file, every, asking).filter(row => isWork(work, row))
      expect([born, rulebook.due(file, asking) ?? []]).toEqual([born, whole.filter(row => !OVER.has(row.duty))])
    }
  })
})

// Of those past 25 and of those who left long ago the rules themselves may still name what was never done.
const OVER = new Set(['cease-looking-after-decision'])

describe('what is still work', () => {
  test('is not what fell due before care ended; what falls due that day or after is', () => {
    const work = workOn(fileWith([child(), inCare('2020-01-01', '2024-03-01')]), DAY)
    expect(work).toEqual({ is: 'ended', on: '2024-03-01' })
    expect(isWork(work, { by: on('2024-02-29'), from: null })).toBe(false)
    expect(isWork(work, { by: on('2024-03-01'), from: null })).toBe(true)
    expect(isWork(work, { by: null, from: on('2023-01-01') })).toBe(false)
    expect(isWork(work, { by: null, from: null })).toBe(true)
  })

  test('is everything while a child is in care, and on a day before care ended', () => {
    const file = fileWith([child(), inCare('2020-01-01', '2024-03-01')])
    expect(workOn(file, on('2024-02-29'))).toEqual({ is: 'in-care' })
    expect(isWork(workOn(file, on('2024-02-29')), { by: on('2020-02-01'), from: null })).toBe(true)
    expect(workOn(fileWith([child()]), DAY)).toEqual({ is: 'not-begun' })
  })
})
