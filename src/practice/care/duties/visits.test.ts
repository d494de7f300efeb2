import { describe, expect, it } from 'vitest'
import { child, home, inCare, on, review, status, stay } from '../../cases.ts'
import { lived, told, visited } from '../cases.ts'
import {
  regimeVisitDuties,
  visitFewerAgreed,
  visitOthersResponsible,
  visitParentFull,
  visitParentUnassessed,
  visitStandard,
  visitTemporaryOrInterim,
} from './visits.ts'

const care = inCare('2024-01-08')
const fostered = home('2024-01-08')

describe('visits in the ordinary case', () => {
  it('ask for the first within a week of moving in', () => {
    expect(told(visitStandard, lived(care, fostered), '2024-01-10')).toEqual(['due by 2024-01-15 because moved-in'])
  })

  it('are in time on the last day, and overdue the day after it', () => {
    const onTheDay = told(visitStandard, lived(care, fostered, visited('2024-01-15')), '2024-01-16')
    expect(onTheDay[0]).toBe('met by 2024-01-15 because moved-in done 2024-01-15')
    expect(told(visitStandard, lived(care, fostered), '2024-01-15')).toEqual(['due by 2024-01-15 because moved-in'])
    expect(told(visitStandard, lived(care, fostered), '2024-01-16')).toEqual(['overdue by 2024-01-15 because moved-in'])
  })

  it('count the next from the visit actually made, however late: what was late stays late', () => {
    expect(
      told(visitStandard, lived(care, fostered, visited('2024-01-20'), visited('2024-03-02')), '2024-03-03'),
    ).toEqual([
      'met-late by 2024-01-15 because moved-in done 2024-01-20',
      'met by 2024-03-02 because visit-last-seen done 2024-03-02',
      'due by 2024-04-13 because visit-last-seen',
    ])
  })

  it.each([
    ['an attempt', { seen: false, whyNotSeen: 'nobody-in' } as const],
    ['a video call', { manner: 'video' } as const],
    ['a telephone call', { manner: 'telephone' } as const],
  ])('are not met by %s', (_, more) => {
    expect(told(visitStandard, lived(care, fostered, visited('2024-01-12', more)), '2024-01-16')).toEqual([
      'overdue by 2024-01-15 because moved-in',
    ])
  })

  it('start again with every move to other carers, on the same street or not, and the visit open then is void', () => {
    const file = lived(
      care,
      home('2024-01-08', '2024-02-20', { postcode: 'NN1 1AA' }),
      home('2024-02-20', null, { postcode: 'NN1 1AA' }),
      visited('2024-01-10'),
    )
    expect(told(visitStandard, file, '2024-02-25')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-10',
      'due by 2024-02-27 because moved-in',
    ])
  })

  it('keep on the record a visit missed before a move', () => {
    const file = lived(care, home('2024-01-08', '2024-01-20'), home('2024-01-20'), visited('2024-01-22'))
    expect(told(visitStandard, file, '2024-01-25')).toEqual([
      'overdue by 2024-01-15 because moved-in missed stopped 2024-01-20 moved',
      'met by 2024-01-27 because moved-in done 2024-01-22',
      'due by 2024-03-04 because visit-last-seen',
    ])
  })

  it('do not start again for a temporary stay, nor when the carers themselves move house', () => {
    const away = lived(care, home('2024-01-08'), stay('T2', '2024-02-01', '2024-02-10'), visited('2024-01-10'))
    expect(told(visitStandard, away, '2024-02-20').at(-1)).toBe('due by 2024-02-21 because visit-last-seen')
    const together = lived(
      care,
      home('2024-01-08', '2024-02-01'),
      home('2024-02-01', null, { sameCarer: true, postcode: 'NN2 2AA' }),
      visited('2024-01-10'),
    )
    expect(told(visitStandard, together, '2024-02-20').at(-1)).toBe('due by 2024-02-21 because visit-last-seen')
  })

  it('become three-monthly after a year in a home meant to last until 18, and stay six-weekly in any other', () => {
    const visits = [visited('2024-01-10'), visited('2024-12-30'), visited('2025-01-08')]
    const longTerm = lived(care, home('2024-01-08', null, { type: 'U4' }), ...visits)
    // A visit in the last days of the first year is still followed by one within six weeks.
    expect(told(visitStandard, longTerm, '2025-01-09').slice(-2)).toEqual([
      'met by 2025-02-10 because visit-last-seen done 2025-01-08',
      'due by 2025-04-08 because visit-last-seen',
    ])
    expect(told(visitStandard, lived(care, home('2024-01-08'), ...visits), '2025-01-09').at(-1)).toBe(
      'due by 2025-02-19 because visit-last-seen',
    )
    const notUntil18 = lived(care, home('2024-01-08', null, { type: 'U4', longTerm: false }), ...visits)
    expect(told(visitStandard, notUntil18, '2025-01-09').at(-1)).toBe('due by 2025-02-19 because visit-last-seen')
  })

  it('end with care, and with turning 18 even where nobody has recorded that it ended', () => {
    const left = lived(inCare('2024-01-08', '2024-02-01'), home('2024-01-08', '2024-02-01'), visited('2024-01-10'))
    expect(told(visitStandard, left, '2024-06-01')).toEqual(['met by 2024-01-15 because moved-in done 2024-01-10'])
    const grown = lived(child({ born: '2006-02-01' }), care, fostered, visited('2024-01-10'))
    expect(told(visitStandard, grown, '2024-06-01')).toEqual(['met by 2024-01-15 because moved-in done 2024-01-10'])
  })

  it('begin afresh for a child who comes back into care', () => {
    const file = lived(
      inCare('2023-01-02', '2023-06-01'),
      home('2023-01-02', '2023-06-01'),
      care,
      fostered,
      visited('2023-01-05'),
      visited('2023-02-10'),
      visited('2023-03-20'),
      visited('2023-04-28'),
    )
    expect(told(visitStandard, file, '2024-01-10').at(-1)).toBe('due by 2024-01-15 because moved-in')
  })

  it('cannot be told where no home is recorded', () => {
    expect(told(visitStandard, lived(care), '2024-01-20')).toEqual([
      'cannot-tell by a day not known because in-care-since not told: no-home-recorded',
    ])
    const gap = lived(care, home('2024-01-08', '2024-02-01'), visited('2024-01-10'))
    expect(told(visitStandard, gap, '2024-02-05').at(-1)).toBe(
      'cannot-tell by a day not known because in-care-since not told: no-home-recorded',
    )
  })

  it('are not claimed to have been missed over years of care for which no visit is on file', () => {
    const old = lived(inCare('2015-01-05'), home('2015-01-05'), visited('2024-02-01'))
    expect(told(visitStandard, old, '2024-02-10')).toEqual([
      'cannot-tell by 2015-01-12 because moved-in stopped 2024-02-01 visits-recorded-from not told: visits-not-recorded-before',
      'due by 2024-03-14 because visit-last-seen',
    ])
    const moved = lived(
      inCare('2015-01-05'),
      home('2015-01-05', '2017-01-01'),
      home('2017-01-01'),
      visited('2024-02-01'),
    )
    expect(told(visitStandard, moved, '2024-02-10')).toEqual([
      'cannot-tell by 2015-01-12 because moved-in stopped 2017-01-01 moved not told: visits-not-recorded-before',
      'cannot-tell by 2017-01-08 because moved-in stopped 2024-02-01 visits-recorded-from not told: visits-not-recorded-before',
      'due by 2024-03-14 because visit-last-seen',
    ])
  })

  it('are counted in days, so neither Christmas nor a clock change moves one', () => {
    const christmas = lived(inCare('2024-12-20'), home('2024-12-20'))
    expect(told(visitStandard, christmas, '2024-12-21')).toEqual(['due by 2024-12-27 because moved-in'])
    const spring = lived(inCare('2025-03-28'), home('2025-03-28'))
    expect(told(visitStandard, spring, '2025-03-28')).toEqual(['due by 2025-04-04 because moved-in'])
  })

  it('say nothing of a child whose care has no start, and of one who was never in care', () => {
    expect(told(regimeVisitDuties, lived({ ...care, start: null }, fostered), '2024-02-01')).toEqual([])
    expect(told(regimeVisitDuties, lived(visited('2024-01-10')), '2024-02-01')).toEqual([])
  })

  it('are owed once where two times in care overlap in the record', () => {
    const twice = lived(inCare('2024-01-08'), inCare('2024-02-01'), home('2024-01-08'), visited('2024-01-10'))
    expect(told(visitStandard, twice, '2024-02-05').filter(line => line.startsWith('due'))).toEqual([
      'due by 2024-02-08 because moved-in',
    ])
  })
})

describe('fewer visits agreed with the child', () => {
  const longTerm = (more = {}) => home('2022-01-10', null, { type: 'U4', ...more })
  const years = inCare('2022-01-10')

  it('are six-monthly from the agreement, counted from the last visit', () => {
    const file = lived(
      years,
      longTerm({ agreedFewerVisits: '2024-03-01' }),
      visited('2022-01-12'),
      visited('2024-02-20'),
    )
    expect(told(visitFewerAgreed, file, '2024-03-05')).toEqual([
      'due by 2024-08-20 because visit-rule-changed-last-seen',
    ])
    expect(told(visitStandard, file, '2024-03-05').at(-1)).toBe(
      'met-late by 2022-02-23 because visit-last-seen done 2024-02-20',
    )
  })

  it('do not begin before a year in the home, nor in a home not meant to last', () => {
    const early = lived(years, longTerm({ agreedFewerVisits: '2022-06-01' }), visited('2022-01-12'))
    expect(told(visitFewerAgreed, early, '2022-12-01')).toEqual([])
    const other = lived(years, home('2022-01-10', null, { agreedFewerVisits: on('2024-03-01') }), visited('2022-01-12'))
    expect(told(visitFewerAgreed, other, '2024-04-01')).toEqual([])
  })

  it('lapse on the day the child no longer agrees, and then the ordinary rule counts from the last visit', () => {
    const file = lived(
      years,
      longTerm({ agreedFewerVisits: '2023-03-01', fewerVisitsWithdrawn: '2024-03-01' }),
      visited('2022-01-12'),
      visited('2023-12-20'),
    )
    expect(told(visitFewerAgreed, file, '2024-03-05').at(-1)).toBe(
      'met-late by 2023-03-01 because visit-rule-changed-last-seen done 2023-12-20',
    )
    expect(told(visitStandard, file, '2024-03-05').at(-1)).toBe(
      'due by 2024-03-20 because visit-rule-changed-last-seen',
    )
  })
})

describe('visits at a parent’s', () => {
  const atHome = (more = {}) => home('2024-01-08', null, { type: 'P1', provider: 'PR0', ...more })

  it('are weekly under an interim order until the first review, then four-weekly', () => {
    const file = lived(
      care,
      status('C1', '2024-01-08'),
      atHome(),
      visited('2024-01-12'),
      visited('2024-01-19'),
      review('2024-01-24'),
    )
    expect(told(visitTemporaryOrInterim, file, '2024-01-30')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-12',
      'met by 2024-01-19 because visit-last-seen done 2024-01-19',
      'due by 2024-02-16 because visit-last-seen',
    ])
  })

  it('stay weekly where the review came only after the week was out', () => {
    const file = lived(care, status('C1', '2024-01-08'), atHome(), visited('2024-01-12'), review('2024-01-24'))
    expect(told(visitTemporaryOrInterim, file, '2024-01-30').at(-1)).toBe(
      'overdue by 2024-01-19 because visit-last-seen',
    )
  })

  it('are due within a week of a care order being made, and the weekly one open then is void', () => {
    const file = lived(
      care,
      status('C1', '2024-01-08', '2024-01-16'),
      status('C2', '2024-01-16'),
      atHome(),
      visited('2024-01-12'),
    )
    expect(told(regimeVisitDuties, file, '2024-01-20')).toEqual([
      'cla-visit-reg24-or-ico-parent: met by 2024-01-15 because moved-in done 2024-01-12',
      'cla-visit-co-parent: due by 2024-01-23 because visit-care-order',
    ])
  })

  it('are six-weekly after the first under a care order, renewed in the record or not', () => {
    const file = lived(
      care,
      status('C2', '2023-01-01', '2024-01-12'),
      status('C2', '2024-01-12'),
      atHome(),
      visited('2024-01-10'),
    )
    expect(told(visitParentFull, file, '2024-01-20')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-10',
      'due by 2024-02-21 because visit-last-seen',
    ])
  })

  it('follow the ordinary rule where a placement order stands beside the care order', () => {
    const file = lived(care, status('C2', '2023-01-01'), status('E1', '2024-01-01'), atHome(), visited('2024-01-10'))
    expect(told(regimeVisitDuties, file, '2024-01-20').at(-1)).toBe(
      'cla-visit-standard: due by 2024-02-21 because visit-last-seen',
    )
  })

  it('are weekly before the assessment is finished, then follow the order', () => {
    const file = lived(
      care,
      status('C2', '2023-01-01'),
      atHome({ beforeAssessed: true, assessed: '2024-01-20' }),
      visited('2024-01-14'),
      visited('2024-01-21'),
    )
    expect(told(visitParentUnassessed, file, '2024-01-25')).toEqual([
      'met by 2024-01-15 because moved-in done 2024-01-14',
    ])
    expect(told(visitParentFull, file, '2024-01-25')).toEqual([
      'met by 2024-01-27 because visit-care-order done 2024-01-21',
      'due by 2024-03-03 because visit-last-seen',
    ])
  })
})

describe('visits with a relative or friend approved for a time', () => {
  const relative = (more = {}) => home('2024-01-08', null, { type: 'U3', connectedCarerTemporary: true, ...more })

  it('are weekly until the first review, then four-weekly, and ordinary once they are fully approved', () => {
    const file = lived(
      care,
      relative({ fullyApproved: '2024-04-10' }),
      visited('2024-01-10'),
      visited('2024-01-17'),
      visited('2024-01-24'),
      review('2024-01-30'),
      visited('2024-02-21'),
      visited('2024-03-20'),
    )
    expect(told(visitTemporaryOrInterim, file, '2024-04-12').slice(-2)).toEqual([
      'met by 2024-02-21 because visit-last-seen done 2024-02-21',
      'met by 2024-03-20 because visit-last-seen done 2024-03-20',
    ])
    expect(told(visitStandard, file, '2024-04-12')).toEqual(['due by 2024-05-01 because visit-rule-changed-last-seen'])
  })

  it('go on being weekly where no review was held, and a review held before the child went to live there is none', () => {
    const moved = lived(
      inCare('2023-06-01'),
      home('2023-06-01', '2024-01-08'),
      relative(),
      review('2023-06-20'),
      visited('2023-06-05'),
      visited('2024-01-10'),
    )
    expect(told(visitTemporaryOrInterim, moved, '2024-01-12').at(-1)).toBe('due by 2024-01-17 because visit-last-seen')
  })
})

describe('visits where someone else decides where the child lives', () => {
  it('begin again on each change, and are three-monthly after a year', () => {
    const file = lived(
      care,
      home('2024-01-08', '2024-03-01'),
      home('2024-03-01', null, { type: 'R5' }),
      visited('2024-01-10'),
      visited('2024-03-06'),
      visited('2025-03-05'),
    )
    expect(told(visitOthersResponsible, file, '2025-03-10')).toEqual([
      'met by 2024-03-08 because moved-in done 2024-03-06',
      'met-late by 2024-04-17 because visit-last-seen done 2025-03-05',
      'due by 2025-06-05 because visit-last-seen',
    ])
  })

  it('are for a secure home on remand, and not for one that we chose', () => {
    const secure = home('2024-01-08', null, { type: 'K1' })
    expect(told(visitOthersResponsible, lived(care, secure, status('J1', '2024-01-08')), '2024-01-10')).toHaveLength(1)
    expect(told(visitOthersResponsible, lived(care, secure, status('C2', '2023-01-01')), '2024-01-10')).toEqual([])
  })
})

describe('a child placed for adoption', () => {
  it('is visited under the adoption rules from then, and the visit open is void', () => {
    const file = lived(
      care,
      home('2024-01-08', '2024-02-01'),
      home('2024-02-01', null, { type: 'A6' }),
      visited('2024-01-10'),
    )
    expect(told(regimeVisitDuties, file, '2024-03-01')).toEqual([
      'cla-visit-standard: met by 2024-01-15 because moved-in done 2024-01-10',
    ])
  })

  it('changes rule, though the carers do not, when foster carers adopt', () => {
    const file = lived(
      care,
      home('2024-01-08', '2024-02-01', { type: 'U5' }),
      home('2024-02-01', null, { type: 'A5', sameCarer: true }),
    )
    expect(told(visitStandard, file, '2024-03-01')).toEqual([
      'overdue by 2024-01-15 because moved-in missed stopped 2024-02-01 visit-rule-changed',
    ])
  })
})
