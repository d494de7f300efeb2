import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { child, entry, fileWith, inCare, on, shortBreak } from '../../cases.ts'
import { report } from '../cases.ts'
import { heldElsewhere, returnedToParent, supportOffer } from '../kinds.ts'
import { keepingInTouchOwed, leavingCareSpans, leavingCareStatusOn, supportOwed } from '../notions.ts'

/** Someone born 10 June 2004: 14 in 2018, 16 in 2020, 18 in 2022, 21 in 2025, 25 in 2029. */
const life = (...entries: readonly (Entry | readonly Entry[])[]) =>
  fileWith([child({ born: '2004-06-10' }), ...entries])

const spans = (file: ReturnType<typeof life>) =>
  leavingCareSpans(file).map(({ status, from, until, by }) => `${status} ${from} ${until} ${by}`)

const AT18 = 'former-relevant 2022-06-10 2029-06-10 turned-18'

describe('eligible', () => {
  test('a child long in care becomes eligible on the 16th birthday, and former relevant on the 18th up to 25', () => {
    expect(spans(life(inCare('2015-01-01')))).toEqual(['eligible 2020-06-10 2022-06-10 in-care', AT18])
  })

  test('one who came in at 16 becomes so on the day of the 91st day in care', () => {
    expect(spans(life(inCare('2020-08-01')))).toEqual(['eligible 2020-10-30 2022-06-10 in-care', AT18])
  })

  test('the 13 weeks need not run on: 60 days at 14 and 31 since 16 are 91', () => {
    const file = life(inCare('2018-07-01', '2018-08-30'), inCare('2020-09-01'))
    expect(spans(file)).toEqual(['eligible 2020-10-01 2022-06-10 in-care', AT18])
  })

  test('days before the 14th birthday are no part of them', () => {
    const file = life(inCare('2017-01-01', '2018-06-10'), inCare('2022-04-01'))
    expect(leavingCareStatusOn(file, on('2022-06-09'))).toBeUndefined()
    expect(spans(file)).toEqual(['qualifying 2022-06-10 2025-06-10 left-care'])
  })

  test('13 weeks less a day by 18 is not enough, and 13 weeks to the day before it is', () => {
    expect(spans(life(inCare('2022-03-12')))).toEqual(['qualifying 2022-06-10 2025-06-10 left-care'])
    expect(spans(life(inCare('2022-03-11')))).toEqual(['eligible 2022-06-09 2022-06-10 in-care', AT18])
  })

  test('short breaks never make anyone so', () => {
    expect(spans(life(shortBreak('2018-07-01', null)))).toEqual([])
  })

  test('a child born on 29 February becomes eligible on 1 March, and former relevant on 1 March', () => {
    const file = fileWith([child({ born: '2008-02-29' }), inCare('2020-01-01')])
    expect(spans(file)).toEqual([
      'eligible 2024-02-29 2026-03-01 in-care',
      'former-relevant 2026-03-01 2033-03-01 turned-18',
    ])
  })
})

describe('leaving care before 18', () => {
  test('who leaves at 16 having been eligible is relevant until 18', () => {
    expect(spans(life(inCare('2015-01-01', '2021-01-15')))).toEqual([
      'eligible 2020-06-10 2021-01-15 in-care',
      'relevant 2021-01-15 2022-06-10 left-care',
      AT18,
    ])
  })

  test('who leaves the day before 16, after years in care, is neither', () => {
    expect(spans(life(inCare('2015-01-01', '2020-06-09')))).toEqual([])
  })

  test('who leaves on the 16th birthday was never in care at 16', () => {
    expect(spans(life(inCare('2015-01-01', '2020-06-10')))).toEqual([])
  })

  test('who leaves the day after it was eligible for a day', () => {
    expect(spans(life(inCare('2015-01-01', '2020-06-11')))[0]).toBe('eligible 2020-06-10 2020-06-11 in-care')
  })

  test('who comes back is eligible again at once', () => {
    expect(spans(life(inCare('2015-01-01', '2020-12-01'), inCare('2021-03-01')))).toEqual([
      'eligible 2020-06-10 2020-12-01 in-care',
      'relevant 2020-12-01 2021-03-01 left-care',
      'eligible 2021-03-01 2022-06-10 in-care',
      AT18,
    ])
  })

  test('six settled months at home end it; if home then breaks down it begins again', () => {
    const home = (end: string | null, settled?: boolean) =>
      entry(returnedToParent, '2021-01-15', end, { to: 'parent', ...(settled === undefined ? {} : { settled }) })
    const care = inCare('2015-01-01', '2021-01-15', { ended: 'E4A' })
    expect(spans(life(care, home(null)))).toEqual([
      'eligible 2020-06-10 2021-01-15 in-care',
      'relevant 2021-01-15 2021-07-15 left-care',
      'qualifying 2021-07-15 2025-06-10 left-care',
    ])
    expect(spans(life(care, home('2021-12-01')))).toEqual([
      'eligible 2020-06-10 2021-01-15 in-care',
      'relevant 2021-01-15 2021-07-15 left-care',
      'relevant 2021-12-01 2022-06-10 broke-down',
      AT18,
    ])
    expect(spans(life(care, home('2021-06-01')))[1]).toBe('relevant 2021-01-15 2022-06-10 left-care')
    expect(spans(life(care, home(null, false)))[1]).toBe('relevant 2021-01-15 2022-06-10 left-care')
    expect(spans(life(care, home('2023-02-01'))).at(-1)).toBe('former-relevant 2023-02-01 2029-06-10 broke-down')
  })

  test('nobody who was adopted, died or was taken over by another council has a status from then on', () => {
    for (const ended of ['E11', 'E2', 'E3'] as const)
      expect(spans(life(inCare('2015-01-01', '2021-01-15', { ended })))).toEqual([
        'eligible 2020-06-10 2021-01-15 in-care',
      ])
  })

  test('what became of someone the returns stopped mentioning is not known', () => {
    const file = life(inCare('2015-01-01', null, { lostAfter: on('2021-03-31') }))
    expect(spans(file)).toEqual(['eligible 2020-06-10 2021-04-01 in-care'])
    expect(
      spans(
        life(inCare('2015-01-01', null, { lostAfter: on('2021-03-31') }), report('2004-06-10', 19, { inTouch: 'YES' })),
      ),
    ).toEqual(['eligible 2020-06-10 2021-04-01 in-care', 'former-relevant 2022-06-10 2029-06-10 report'])
  })
})

describe('detained or in hospital at 16', () => {
  const held = (start: string, end: string | null) => entry(heldElsewhere, start, end, { where: 'custody' })

  test('straight after 13 weeks in care begun since 14, makes a relevant child from the 16th birthday', () => {
    const file = life(inCare('2019-01-01', '2020-05-01', { ended: 'E9' }), held('2020-05-01', '2020-09-01'))
    expect(spans(file)).toEqual(['relevant 2020-06-10 2022-06-10 held-at-16', AT18])
  })

  test('not after care that began before 14, nor when released before 16, nor with less than 13 weeks', () => {
    expect(spans(life(inCare('2017-01-01', '2020-05-01'), held('2020-05-01', null)))).toEqual([])
    expect(spans(life(inCare('2019-01-01', '2020-05-01'), held('2020-05-01', '2020-06-10')))).toEqual([])
    expect(spans(life(inCare('2020-02-01', '2020-05-01'), held('2020-05-01', null)))).toEqual([])
  })

  test('a child on a care order in custody has not left care, and is eligible', () => {
    expect(spans(life(inCare('2015-01-01'), held('2020-05-01', null)))[0]).toBe(
      'eligible 2020-06-10 2022-06-10 in-care',
    )
  })
})

describe('qualifying', () => {
  test('special guardians before 16 make it so from 16 to 21', () => {
    expect(spans(life(inCare('2015-01-01', '2018-01-01', { ended: 'E45' })))).toEqual([
      'qualifying 2020-06-10 2025-06-10 guardianship',
    ])
  })
})

describe('what only the return tells', () => {
  test('someone it reports as a care leaver is former relevant though no care is held', () => {
    expect(spans(fileWith([child({ born: '2004-06-10' }), report('2004-06-10', 19, { inTouch: 'YES' })]))).toEqual([
      'former-relevant 2022-06-10 2029-06-10 report',
    ])
  })

  test('someone it says has died has no status from then on', () => {
    const file = life(inCare('2015-01-01'), report('2004-06-10', 20, { inTouch: 'DIED' }))
    expect(spans(file).at(-1)).toBe('former-relevant 2022-06-10 2024-06-10 turned-18')
  })

  test('nothing is told of a child whose date of birth is not recorded', () => {
    expect(leavingCareSpans(fileWith([inCare('2015-01-01')]))).toEqual([])
  })
})

describe('when an adviser and a plan are owed', () => {
  const offer = (start: string, response: 'wants' | 'not-now' | 'no-answer') =>
    entry(supportOffer, start, null, { response })

  test('from becoming eligible to 21 without a break, and keeping in touch from 18', () => {
    const file = life(inCare('2015-01-01'))
    expect(supportOwed(file).map(({ from, until }) => [from, until])).toEqual([['2020-06-10', '2025-06-10']])
    expect(keepingInTouchOwed(file).map(({ from, until }) => [from, until])).toEqual([['2022-06-10', '2025-06-10']])
  })

  test('from 21 only while the young person wants it, from an answer to another, up to 25', () => {
    const file = life(inCare('2015-01-01'), offer('2025-06-10', 'not-now'), offer('2026-02-01', 'wants'))
    expect(supportOwed(file).map(({ from, until }) => [from, until])).toEqual([
      ['2020-06-10', '2025-06-10'],
      ['2026-02-01', '2029-06-10'],
    ])
    const stopped = life(inCare('2015-01-01'), offer('2025-03-01', 'wants'), offer('2026-06-01', 'not-now'))
    expect(supportOwed(stopped).map(({ from, until }) => [from, until])).toEqual([['2020-06-10', '2026-06-01']])
  })

  test('an offer that nobody answered changes nothing', () => {
    const file = life(inCare('2015-01-01'), offer('2025-03-01', 'wants'), offer('2026-06-01', 'no-answer'))
    expect(supportOwed(file).map(({ until }) => until)).toEqual(['2029-06-10'])
  })
})
