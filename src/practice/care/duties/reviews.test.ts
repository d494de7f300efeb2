import { describe, expect, it } from 'vitest'
import { child, home, inCare, on, review, status } from '../../cases.ts'
import { lived, reviewed, told } from '../cases.ts'
import { consultedBefore, decisionsAfter, reportBefore } from './around-reviews.ts'
import { firstReview, laterReview, reviewDuties, reviewMeeting, secondReview } from './reviews.ts'

const care = inCare('2024-01-08')

describe('reviews', () => {
  it('are due 20 working days in, then three months after the first, then six after each', () => {
    expect(told(firstReview, lived(care), '2024-01-08')).toEqual(['due by 2024-02-05 because came-into-care'])
    const held = lived(care, review('2024-01-31'), review('2024-04-20'))
    expect(told(reviewDuties, held, '2024-05-01')).toEqual([
      'cla-review-1: met by 2024-02-05 because came-into-care done 2024-01-31',
      'cla-review-2: met by 2024-04-30 because review-before done 2024-04-20',
      'cla-review-n: due by 2024-10-20 because review-before',
    ])
  })

  it('held late are late, and the next is counted from the late day: the end of a shorter month where there is no such day', () => {
    const late = lived(inCare('2023-10-25'), review('2023-11-30'))
    expect(told([firstReview, secondReview], late, '2024-01-01')).toEqual([
      'cla-review-1: met-late by 2023-11-22 because came-into-care done 2023-11-30',
      'cla-review-2: due by 2024-02-29 because review-before',
    ])
  })

  it('count working days over Christmas', () => {
    expect(told(firstReview, lived(inCare('2023-12-11')), '2023-12-11')).toEqual([
      'due by 2024-01-11 because came-into-care',
    ])
  })

  it('agreed sooner are due then, with the law’s own day kept', () => {
    const sooner = lived(care, reviewed('2024-01-31', { nextBy: on('2024-03-15') }))
    expect(told(secondReview, sooner, '2024-02-10')).toEqual(['due by 2024-03-15 because review-before'])
    const later = lived(care, reviewed('2024-01-31', { nextBy: on('2024-09-15') }))
    expect(told(secondReview, later, '2024-02-10')).toEqual(['due by 2024-04-30 because review-before'])
  })

  it('stop when care ends, at 18 though nobody recorded it, and begin again on coming back', () => {
    expect(told(firstReview, lived(inCare('2024-01-08', '2024-01-30')), '2024-03-01')).toEqual([])
    const grown = lived(child({ born: '2006-03-01' }), care, review('2024-01-31'))
    expect(told(secondReview, grown, '2024-06-01')).toEqual([])
    const back = lived(inCare('2023-01-09', '2023-06-01'), care, review('2023-02-01'), review('2023-04-25'))
    expect(told(firstReview, back, '2024-01-10').at(-1)).toBe('due by 2024-02-05 because came-into-care')
  })

  it('stop for a child placed for adoption, and those held then are not of this series', () => {
    const placed = lived(
      care,
      home('2024-01-08', '2024-06-03'),
      home('2024-06-03', null, { type: 'A6' }),
      status('E1', '2024-05-01'),
      review('2024-01-31'),
      review('2024-04-20'),
      review('2024-06-28'),
    )
    expect(told(reviewDuties, placed, '2024-12-01')).toEqual([
      'cla-review-1: met by 2024-02-05 because came-into-care done 2024-01-31',
      'cla-review-2: met by 2024-04-30 because review-before done 2024-04-20',
    ])
  })

  it('go on where the child left the adopters before the next was due', () => {
    const back = lived(
      care,
      home('2024-01-08', '2024-06-03'),
      home('2024-06-03', '2024-07-01', { type: 'A6' }),
      home('2024-07-01'),
      review('2024-01-31'),
      review('2024-04-20'),
    )
    expect(told(laterReview, back, '2024-08-01')).toEqual(['due by 2024-10-20 because review-before'])
  })

  it('cannot be told where the day care began is not known and none is on file', () => {
    expect(told(laterReview, lived(inCare('2024-01-08', null, { startKnown: false })), '2024-06-01')).toEqual([
      'cannot-tell by a day not known because in-care-by not told: no-review-to-judge',
    ])
  })

  it('recorded twice on one day are one review', () => {
    const twice = lived(care, review('2024-01-31'), { ...review('2024-01-31', 'PN7'), id: 'another' })
    expect(told(reviewDuties, twice, '2024-02-10')).toHaveLength(2)
  })
})

describe('a meeting in a long-term foster home', () => {
  const years = inCare('2021-01-04')
  const longTerm = home('2021-01-04', null, { type: 'U4' })

  it('is owed once a year after the first year there, and a review is taken to have had one', () => {
    const file = lived(years, longTerm, review('2021-12-10'), reviewed('2022-06-01', { meetingHeld: false }))
    expect(told(reviewMeeting, file, '2022-07-01')).toEqual(['due by 2022-12-10 because review-meeting-before'])
    const without = lived(
      years,
      longTerm,
      review('2021-12-10'),
      reviewed('2022-06-01', { meetingHeld: false }),
      reviewed('2022-12-01', { meetingHeld: false }),
    )
    expect(told(reviewMeeting, without, '2023-01-10')).toEqual(['overdue by 2022-12-10 because review-meeting-before'])
  })

  it('is not asked of other homes, nor within the first year', () => {
    expect(told(reviewMeeting, lived(years, home('2021-01-04')), '2022-07-01')).toEqual([])
    expect(
      told(reviewMeeting, lived(inCare('2022-01-04'), home('2022-01-04', '2022-12-01', { type: 'U4' })), '2023-07-01'),
    ).toEqual([])
  })
})

describe('around a review', () => {
  it('the child is spoken to beforehand, from the age of 4', () => {
    const spoken = lived(
      care,
      reviewed('2024-01-31', { spokenToBefore: on('2024-01-30') }),
      reviewed('2024-04-20', { meetingHeld: true }),
    )
    expect(told(consultedBefore, spoken, '2024-05-01')).toEqual([
      'met by 2024-01-31 because review-on done 2024-01-30',
      'overdue by 2024-04-20 because review-on missed stopped 2024-04-21 review-held',
      'due by 2024-10-20 because review-due-by',
    ])
    const baby = lived(child({ born: '2020-03-01' }), care, review('2024-01-31'))
    // Four on 1 March: nothing of the review before, and the one to come is asked about.
    expect(told(consultedBefore, baby, '2024-02-10')).toEqual(['due by 2024-04-30 because review-due-by'])
  })

  it('nothing can be told where a return alone tells of it', () => {
    const returned = lived(care, review('2024-01-31'))
    expect(told([consultedBefore, decisionsAfter], returned, '2024-02-10')).toEqual([
      'child-consulted-before-review: cannot-tell by 2024-01-31 because review-on stopped 2024-02-01 review-held not told: review-told-by-return',
      'cla-review-decisions: cannot-tell by 2024-02-07 because review-decisions not told: review-told-by-return',
      'cla-review-decisions: due by 2024-02-21 because review-record not told: review-told-by-return',
      'cla-review-decisions: due by 2024-02-28 because review-record-sent not told: review-told-by-return',
      'child-consulted-before-review: due by 2024-04-30 because review-due-by',
    ])
  })

  it('the report is ready three working days before', () => {
    const ready = lived(care, reviewed('2024-01-31', { reportReady: on('2024-01-27') }))
    expect(told(reportBefore, ready, '2024-02-10')).toEqual([
      'met-late by 2024-01-26 because review-on done 2024-01-27',
      'due by 2024-04-25 because review-due-by',
    ])
  })

  it('decisions go out in 5 working days, the record is finished in 15 and sent in 20', () => {
    const some = lived(care, reviewed('2024-01-31', { decisionsSent: on('2024-02-07'), recordReady: on('2024-02-22') }))
    expect(told(decisionsAfter, some, '2024-02-29')).toEqual([
      'met by 2024-02-07 because review-decisions done 2024-02-07',
      'met-late by 2024-02-21 because review-record done 2024-02-22',
      'overdue by 2024-02-28 because review-record-sent',
    ])
  })

  it('nothing is owed for a review held when the child was not in care', () => {
    const outside = lived(care, review('2023-12-01'))
    expect(told([consultedBefore, decisionsAfter], outside, '2024-01-10')).toEqual([
      'child-consulted-before-review: due by 2024-02-05 because review-due-by',
    ])
  })
})
