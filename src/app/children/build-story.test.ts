import { describe, expect, it } from 'vitest'
import { adoptionDecision } from '../../practice/adoption/kinds.ts'
import { previousPermanence } from '../../practice/care/kinds.ts'
import { child as who, entry, home, inCare, missing, review } from '../../practice/cases.ts'
import { annualHealthOutcome, sdqOutcome } from '../../practice/health/kinds.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { build, fact, recorded, short } from './testing.ts'

describe('the story', () => {
  it('a child who came back into care has left once and come back, each with its reason', () => {
    const found = build([
      who(),
      inCare('2014-05-01', '2015-05-01', { ended: 'E4A' }),
      inCare('2017-01-10', null, { need: 'N5' }),
    ])
    expect(short(found.story)).toEqual([
      ['2017-01-10', 'Came back into our care', 'Category of need: family dysfunction.', false],
      ['2015-05-01', 'Left our care', 'Returned home, planned', false],
      ['2014-05-01', 'Came into our care', '', false],
    ])
    expect(fact(found.legal, 'Came into care')).toEqual({ value: '10 January 2017', note: 'for the 2nd time' })
  })

  it('a child who died is not said to have left', () => {
    const found = build([who({ born: '2010-06-01' }), inCare('2014-05-01', '2017-05-01', { ended: 'E2' })])
    expect(found.story.map(line => line.title)).toEqual(['Died', 'Came into our care'])
    expect(found.summary.slice(0, 2)).toEqual(['died on 1 May 2017', 'aged 6 years'])
    expect(fact(found.who, 'Date of birth')).toEqual({ value: '1 June 2010' })
  })

  it('a new address with the same carer is a small change; becoming placed for adoption with them is not', () => {
    const found = build([
      who(),
      inCare('2014-05-01'),
      home('2014-05-01', '2015-01-01'),
      home('2015-01-01', '2016-01-01', { sameCarer: true }),
      home('2016-01-01', null, { type: 'A5', sameCarer: true }),
      entry(adoptionDecision, '2015-11-01', '2016-05-01', { reversed: 'RD1' }),
    ])
    expect(short(found.story)).toEqual([
      ['2016-05-01', 'Adoption is no longer the plan', 'The child’s needs changed', false],
      [
        '2016-01-01',
        'Same carer, now: placed for adoption under a placement order, with current foster carer',
        'Provider: own provision.',
        false,
      ],
      ['2015-11-01', 'Decided that adoption is the plan', '', false],
      ['2015-01-01', 'Same carer, new address', 'Provider: own provision.', true],
      ['2014-05-01', 'Came into our care', '', false],
      ['2014-05-01', 'First home: fostered', 'Provider: own provision.', false],
    ])
  })

  it('a care leaver’s birthday is one line: contact, activity and where they live', () => {
    const found = build([
      who({ born: '1999-02-01' }),
      inCare('2014-05-01', '2017-02-01', { ended: 'E6' }),
      entry(careLeaverContact, '2018-02-01', null, { inTouch: 'YES', birthday: 19 }),
      entry(careLeaverActivity, '2018-02-01', null, { activity: 'F4', birthday: 19 }),
      entry(careLeaverAccommodation, '2018-02-01', null, { accommodation: 'U1', birthday: 19 }),
    ])
    expect(short(found.story)[0]).toEqual([
      '2018-02-01',
      'Around their 19th birthday: in touch',
      'Full time, apprenticeship. Independent living: suitable.',
      false,
    ])
    expect(fact(found.where, 'Living, when last asked')).toEqual({
      value: 'Independent living: suitable',
      note: 'around their 19th birthday',
    })
  })

  it('an order before care that each year’s return repeats is told once, its unknown date last of all', () => {
    const found = build([
      who(),
      inCare('2014-05-01'),
      { ...entry(previousPermanence, null, null, { type: 'P1', year: 2017 }), id: 'told in 2017' },
      { ...entry(previousPermanence, null, null, { type: 'P1', year: 2018 }), id: 'told in 2018' },
    ])
    expect(short(found.story)).toEqual([
      ['2014-05-01', 'Came into our care', '', false],
      [null, 'Before care: adoption', '', false],
    ])
  })

  it('a time missing says when the child was back; health is a small line', () => {
    const found = build([
      who(),
      missing('2018-02-01', '2018-02-01'),
      missing('2018-02-05', '2018-02-08', 'A'),
      entry(annualHealthOutcome, '2017-04-01', '2018-03-31', { year: 2018, healthAssessment: true, teeth: false }),
      entry(sdqOutcome, '2017-04-01', '2018-03-31', { year: 2018, score: 18 }),
    ])
    expect(short(found.story)).toEqual([
      ['2018-02-05', 'Away without authorisation', 'Back after 3 days', false],
      ['2018-02-01', 'Went missing', 'Back the same day', false],
      [
        '2017-04-01',
        'Health reported for the year to March 2018',
        'Health assessment held and teeth not checked',
        true,
      ],
      ['2017-04-01', 'SDQ score 18', 'Year to March 2018', true],
    ])
    expect(fact(found.dates, 'Strengths and difficulties')).toEqual({
      value: 'Score 18',
      note: 'a cause for concern, year to March 2018',
    })
  })

  it('what a person recorded or corrected is told by their name', () => {
    const by = { import: null, author: 'jo', knownFrom: null, recordedAt: '2018-02-14T14:05:00.000Z' }
    const found = build([
      who(),
      recorded(review('2018-02-01'), by),
      recorded(review('2018-01-01'), { ...by, version: 2 }),
      recorded(review('2017-12-01'), { ...by, author: 'gone' }),
    ])
    expect(found.story.map(line => line.source)).toEqual([
      'Recorded by Jo Example, 14 February 2018 at 2:05pm',
      'Corrected by Jo Example, 14 February 2018 at 2:05pm',
      'Recorded by someone no longer listed, 14 February 2018 at 2:05pm',
    ])
  })
})
