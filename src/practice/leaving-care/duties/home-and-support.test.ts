import { describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { visit } from '../../care/kinds.ts'
import { child, entry, fileWith, home, inCare, on, review } from '../../cases.ts'
import { says, life, inCareTo18, reviewed, adviser, flat, offered } from '../cases.ts'
import {
  accommodationVisit,
  educationBursary,
  keepingInTouch,
  settingUpAllowance,
  stayingPut,
  studyWish,
} from '../kinds.ts'

describe('a new home that we provide', () => {
  const seen = (day: string, was = true) => entry(accommodationVisit, day, null, { seen: was })

  test('is visited in 7 days, again before the 28 days are out, then every two months, not every eight weeks', () => {
    const file = life(inCareTo18, flat('2023-01-10', null), seen('2023-01-17'), seen('2023-02-08'))
    expect(says('pa-visit-new-accommodation', file, '2023-03-01')).toEqual([
      'met 2023-01-17 moved-in',
      'met-late 2023-02-07 visited-there',
      'due 2023-04-08 visited-there',
    ])
  })

  test('is not visited by going there and finding nobody in', () => {
    const file = life(inCareTo18, flat('2023-01-10', null), seen('2023-01-12', false))
    expect(says('pa-visit-new-accommodation', file, '2023-01-18')).toEqual(['overdue 2023-01-17 moved-in'])
  })

  test('first visited after the 28 days is next visited two months from then', () => {
    const file = life(inCareTo18, flat('2023-01-10', null), seen('2023-02-20'))
    expect(says('pa-visit-new-accommodation', file, '2023-03-01').at(-1)).toBe('due 2023-04-20 visited-there')
  })

  test('has the plan reviewed there by 28 days, then every three months, until they move out', () => {
    const file = (end: string | null) => life(inCareTo18, flat('2023-01-10', end), reviewed('2023-02-07'))
    expect(says('pathway-review-new-accommodation', file(null), '2023-03-01')).toEqual([
      'met 2023-02-07 moved-in',
      'due 2023-05-07 reviewed-there',
    ])
    expect(says('pathway-review-new-accommodation', file('2023-04-01'), '2023-05-01')).toEqual([
      'met 2023-02-07 moved-in',
    ])
    const elsewhere = life(inCareTo18, flat('2023-01-10', null), reviewed('2023-02-01', { inTheirHome: false }))
    expect(says('pathway-review-new-accommodation', elsewhere, '2023-03-01')).toEqual(['overdue 2023-02-07 moved-in'])
  })

  test('lived in from before 18 is counted from the 18th birthday', () => {
    const file = life(inCareTo18, flat('2022-04-01', null))
    expect(says('pa-visit-new-accommodation', file, '2022-06-11')).toEqual(['due 2022-06-17 moved-in'])
  })

  test('that a private landlord or family provides calls for none of this', () => {
    const file = life(inCareTo18, flat('2023-01-10', null, { providedBy: 'private' }))
    for (const id of ['pa-visit-new-accommodation', 'pathway-review-new-accommodation', 'suitable-accommodation-check'])
      expect(says(id, file, '2023-03-01')).toEqual([])
  })

  test('is checked before they move in', () => {
    const file = (checkedOn?: string) =>
      life(inCareTo18, flat('2023-01-10', null, checkedOn ? { checkedOn: on(checkedOn), suitable: true } : {}))
    const ID = 'suitable-accommodation-check'
    expect(says(ID, file(), '2022-12-09')).toEqual([])
    expect(says(ID, file(), '2022-12-10')).toEqual(['due 2023-01-10 moves-in'])
    expect(says(ID, file('2023-01-10'), '2023-02-01')).toEqual(['met 2023-01-10 moves-in'])
    expect(says(ID, file('2023-01-11'), '2023-02-01')).toEqual(['met-late 2023-01-10 moves-in'])
  })

  test('of their own, the first, brings the allowance of its day, in parts if need be', () => {
    const ID = 'setting-up-home-allowance'
    const paid = (day: string, amount: number) => entry(settingUpAllowance, day, null, { amount })
    expect(says(ID, life(inCareTo18, flat('2023-04-01', null), paid('2023-04-10', 2000)), '2023-06-01')).toEqual([
      'overdue 2023-04-29 first-own-home',
    ])
    expect(
      says(
        ID,
        life(inCareTo18, flat('2023-04-01', null), paid('2023-04-10', 2000), paid('2023-04-20', 1000)),
        '2023-06-01',
      ),
    ).toEqual(['met 2023-04-29 first-own-home'])
    expect(says(ID, life(inCareTo18, flat('2023-03-31', null), paid('2023-04-10', 2000)), '2023-06-01')).toEqual([
      'met 2023-04-28 first-own-home',
    ])
    expect(says(ID, life(inCareTo18, flat('2023-04-01', null, { type: 'E' })), '2023-06-01')).toEqual([])
  })
})

describe('a personal adviser', () => {
  const ID = 'pa-allocated'

  test('is there on the day a child becomes eligible, or is late', () => {
    expect(says(ID, life(inCareTo18, adviser('2020-05-01')), '2020-07-01')).toEqual(['met 2020-06-10 adviser-owed'])
    expect(says(ID, life(inCareTo18, adviser('2020-06-11')), '2020-07-01')).toEqual([
      'met-late 2020-06-10 adviser-owed',
    ])
    expect(says(ID, life(inCareTo18), '2020-06-11')).toEqual(['overdue 2020-06-10 adviser-owed'])
    expect(says(ID, life(inCareTo18), '2020-06-09')).toEqual([])
  })

  test('is followed by the next without a gap', () => {
    const file = life(inCareTo18, adviser('2020-05-01', '2023-02-01'), adviser('2023-03-01', null, 'Jo'))
    expect(says(ID, file, '2023-06-01')).toEqual(['met 2020-06-10 adviser-owed', 'met-late 2023-02-01 adviser-left'])
    const handed = life(inCareTo18, adviser('2020-05-01', '2023-02-01'), adviser('2023-02-01', null, 'Jo'))
    expect(says(ID, handed, '2023-06-01')).toEqual(['met 2020-06-10 adviser-owed'])
  })

  test('is not owed after 21 unless support is wanted', () => {
    const file = life(inCareTo18, adviser('2020-05-01', '2025-06-10'))
    expect(says(ID, file, '2026-06-01')).toEqual(['met 2020-06-10 adviser-owed'])
    const wants = life(inCareTo18, adviser('2020-05-01', '2025-06-10'), offered('2026-02-01', 'wants'))
    expect(says(ID, wants, '2026-06-01').at(-1)).toBe('overdue 2026-02-01 adviser-owed')
  })
})

describe('keeping in touch', () => {
  const touch = (day: string, twoWay: boolean) => entry(keepingInTouch, day, null, { how: 'message', twoWay })

  test('asks for an answer: a message that nobody answered is no contact', () => {
    const file = life(inCareTo18, touch('2022-07-01', true), touch('2022-08-20', false))
    expect(says('keep-in-touch', file, '2022-08-27')).toEqual([
      'met 2022-08-05 touch-owed',
      'overdue 2022-08-26 last-in-touch',
    ])
  })

  test('a visit at which they were seen is contact', () => {
    const file = life(inCareTo18, entry(visit, '2022-07-15', null, { seen: true }))
    expect(says('keep-in-touch', file, '2022-08-01')).toEqual([
      'met 2022-08-05 touch-owed',
      'due 2022-09-09 last-in-touch',
    ])
  })

  test('does not begin while they are in care, and stops at 21', () => {
    expect(says('keep-in-touch', life(inCareTo18), '2022-06-09')).toEqual([])
    const file = life(inCareTo18, touch('2025-05-01', true))
    expect(says('keep-in-touch', file, '2025-06-10')).toEqual(['met-late 2022-08-05 touch-owed'])
  })
})

describe('the offer of support from 21', () => {
  const ID = 'offer-support-21-25'

  test('is made by the 21st birthday and every year, whatever they answer, until 25', () => {
    const file = life(inCareTo18, offered('2025-05-20'), offered('2026-06-01', 'wants'))
    expect(says(ID, file, '2026-07-01')).toEqual([
      'met 2025-06-10 turned-21',
      'met 2026-06-10 support-last-offered',
      'due 2027-06-01 support-last-offered',
    ])
    expect(says(ID, life(inCareTo18), '2025-06-11')).toEqual(['overdue 2025-06-10 turned-21'])
    expect(says(ID, life(inCareTo18, offered('2025-06-10'), offered('2028-06-20')), '2029-06-10')).toEqual([
      'met 2025-06-10 turned-21',
      'met-late 2026-06-10 support-last-offered',
    ])
  })

  test('is not owed to those who turned 21 before the duty began, nor to those who were never eligible', () => {
    const before = fileWith([child({ born: '1997-03-31' }), inCare('2010-01-01', '2015-03-31')])
    expect(says(ID, before, '2018-06-01')).toEqual([])
    expect(says(ID, life(inCare('2015-01-01', '2020-06-09')), '2025-07-01')).toEqual([])
  })
})

describe('staying put', () => {
  const step = (day: string, stage: BodyOf<typeof stayingPut>['stage']) => entry(stayingPut, day, null, { stage })
  const fostered = (end: string | null = null) => life(inCareTo18, home('2019-01-01', end))

  test('is talked about at the first review after 16 and settled before 18', () => {
    expect(says('staying-put', fostered(), '2020-07-01')).toEqual([
      'due 2020-12-10 fostered-since',
      'due 2022-06-09 fostered-since',
    ])
    const file = life(
      inCareTo18,
      home('2019-01-01'),
      review('2020-09-01'),
      step('2020-09-01', 'discussed'),
      step('2022-06-10', 'agreed'),
    )
    expect(says('staying-put', file, '2022-07-01')).toEqual([
      'met 2020-09-01 fostered-since',
      'met-late 2022-06-09 fostered-since',
    ])
  })

  test('not wanted is settled too', () => {
    const file = life(inCareTo18, home('2019-01-01'), step('2021-09-01', 'not-wanted'))
    expect(says('staying-put', file, '2022-07-01').at(-1)).toBe('met 2022-06-09 fostered-since')
  })

  test('stops for someone who leaves the foster home, and is not asked of one in a children’s home', () => {
    expect(says('staying-put', fostered('2020-10-01'), '2022-07-01')).toEqual([])
    expect(says('staying-put', life(inCareTo18, home('2019-01-01', null, { type: 'K2' })), '2021-01-01')).toEqual([])
  })

  test('goes on through a move between foster homes', () => {
    const file = life(inCareTo18, home('2019-01-01', '2021-01-01'), home('2021-01-01'))
    expect(says('staying-put', file, '2022-07-01')).toEqual([
      'overdue 2020-12-10 fostered-since missed',
      'overdue 2022-06-09 fostered-since missed',
    ])
  })
})

describe('the bursary', () => {
  const wish = (begins?: string) =>
    entry(studyWish, '2022-07-01', null, { kind: 'higher', ...(begins ? { begins: on(begins) } : {}) })
  const paid = (day: string, amount: number) => entry(educationBursary, day, null, { amount })

  test('is paid within four weeks of the first course in higher education beginning', () => {
    expect(says('higher-education-bursary', life(inCareTo18, wish('2022-09-19')), '2022-10-01')).toEqual([
      'due 2022-10-17 course-begins',
    ])
    const half = life(inCareTo18, wish('2022-09-19'), paid('2022-09-20', 1000))
    expect(says('higher-education-bursary', half, '2022-11-01')).toEqual(['overdue 2022-10-17 course-begins'])
    const whole = life(inCareTo18, wish('2022-09-19'), paid('2022-09-20', 1000), paid('2022-10-10', 1000))
    expect(says('higher-education-bursary', whole, '2022-11-01')).toEqual(['met 2022-10-17 course-begins'])
  })

  test('cannot be told where the first day of the course is not recorded', () => {
    expect(says('higher-education-bursary', life(inCareTo18, wish()), '2022-11-01')).toEqual([
      'cannot-tell no-day told-of-study',
    ])
  })
})
