import { describe, expect, it } from 'vitest'
import {
  child as who,
  entry,
  home,
  inCare,
  missing,
  on,
  review,
  shortBreak,
  status,
  stay,
  unaccompanied,
  worker,
} from '../../practice/cases.ts'
import { careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { name } from '../../practice/people/kinds.ts'
import { until } from './build-due.ts'
import { SOURCE, build, fact, number, short } from './testing.ts'

describe('a child in care, fostered in two homes', () => {
  const amara = build(
    [
      who({ born: '2009-03-31' }),
      number,
      inCare('2016-01-09', null, { need: 'N1', homePostcode: 'AA1 1AA' }),
      status('V2', '2016-01-09', '2016-03-01'),
      status('C2', '2016-03-01'),
      home('2016-01-09', '2017-06-01', { postcode: 'BB2 2BB', changeReason: 'CREQB' }),
      home('2017-06-01', null, { type: 'U4', provider: 'PR4', postcode: 'CC3 3CC' }),
      review('2017-11-20', 'PN3'),
      worker('SWE1', '2017-01-01'),
    ],
    {
      places: {
        AA11AA: { east: 400_000, north: 300_000, area: 'E06000061' },
        BB22BB: { east: 400_000, north: 300_000, area: 'E06000061' },
        CC33CC: { east: 416_093, north: 300_000, area: 'E06000062' },
      },
    },
  )

  it('is called by the council’s number where no name is held, and summed up in one line', () => {
    expect([amara.called, amara.named]).toEqual(['Child N17', false])
    expect(amara.summary).toEqual([
      '9 years old',
      'in care 2 years 2 months',
      'full care order',
      'North is responsible',
    ])
  })

  it('says where they live, how far that is and whether it is in the council’s area', () => {
    expect(amara.where.map(({ label, value, note }) => [label, value, note ?? ''])).toEqual([
      ['Kind of home', 'Fostered, long term', ''],
      ['Provided by', 'Private', ''],
      ['Living there since', '1 June 2017', '9 months'],
      ['Distance from home', '10 miles', ''],
      ['In the council’s area', 'No, outside it', ''],
    ])
    expect(amara.where[0]?.source).toBe(SOURCE)
  })

  it('tells the story newest first, coming into care before the first home, with why they moved', () => {
    expect(short(amara.story)).toEqual([
      ['2017-11-20', 'Review: came and gave views without speaking', '', false],
      [
        '2017-06-01',
        'Moved: fostered, long term',
        'Provider: private. 10 miles from where they came from. Why: the carer asked, because of the child’s behaviour.',
        false,
      ],
      ['2017-01-01', 'A new social worker', '', false],
      ['2016-03-01', 'Full care order', '', false],
      ['2016-01-09', 'Came into our care', 'Category of need: abuse or neglect.', false],
      ['2016-01-09', 'Accommodated with agreement (section 20)', '', false],
      ['2016-01-09', 'First home: fostered', 'Provider: own provision. 0 miles from where they came from.', false],
    ])
    expect(new Set(amara.story.map(line => line.source))).toEqual(new Set([SOURCE]))
  })

  it('shows the review due six months after the last, by regulation 33', () => {
    expect(amara.due).toEqual([
      {
        what: 'Review',
        by: '2018-05-20',
        level: 'due',
        words: 'in 7 weeks',
        law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 33',
      },
    ])
    expect(amara.dueNote).toContain('cannot be told')
    expect(amara.warnings).toEqual([])
  })

  it('lists homes newest first, and keeps usual parts that are empty with what would fill them', () => {
    const homes = amara.parts.find(part => part.id === 'homes')
    expect(homes?.rows.map(row => row.cells)).toEqual([
      ['1 June 2017', 'now', 'Fostered, long term', 'Private', '10 miles', 'Out', ''],
      [
        '9 January 2016',
        '1 June 2017',
        'Fostered',
        'Own provision',
        '0 miles',
        'In',
        'The carer asked, because of the child’s behaviour',
      ],
    ])
    const empty = amara.parts.filter(part => part.rows.length === 0)
    expect(empty.map(part => part.id)).toEqual(['missing', 'health', 'education'])
    expect(empty.every(part => part.fedBy !== '')).toBe(true)
  })
})

describe('what is due', () => {
  const since2017 = [who(), inCare('2017-01-10'), status('C2', '2017-01-10'), home('2017-01-10'), review('2017-11-20')]

  it('a review past its day by the time of the newest return is overdue', () => {
    const [line] = build(since2017, { on: on('2018-06-01'), heldTo: on('2018-05-31') }).due
    expect([line?.by, line?.level, line?.words]).toEqual(['2018-05-20', 'overdue', 'overdue by 12 days'])
  })

  it('a review that fell due after the newest return cannot be told: one may have been held since', () => {
    const [line] = build(since2017, { on: on('2018-06-01') }).due
    expect([line?.by, line?.level, line?.words]).toEqual([
      '2018-05-20',
      'cannot-tell',
      'cannot tell: the returns held stop at 31 March 2018, before it was due',
    ])
  })

  it('a child whose start of care is not held and who has no review recorded cannot be told about', () => {
    const found = build([
      who(),
      inCare('2017-01-10', null, { startKnown: false }),
      home('2017-01-10'),
      status('C2', '2017-01-10'),
    ])
    expect(found.due.map(line => [line.by, line.level])).toEqual([[null, 'cannot-tell']])
    expect(found.warnings).toEqual([
      { level: 'cannot-tell', words: 'Came into care on or before 10 January 2017: the day is not held' },
    ])
    expect(fact(found.legal, 'Came into care')).toEqual({ value: null, note: 'on or before 10 January 2017' })
  })

  it('a child of 16 sees their 18th birthday, when care ends', () => {
    const found = build([who({ born: '2001-06-30' }), inCare('2017-01-10')])
    expect(found.due.at(-1)).toEqual({
      what: '18th birthday, when care ends',
      by: '2019-06-30',
      level: 'due',
      words: 'in 15 months',
    })
  })

  it('nothing is due for a child who left', () => {
    const found = build([who(), inCare('2017-01-10', '2018-01-10')])
    expect([found.due, found.dueNote]).toEqual([[], undefined])
  })

  it('how long there is reads in days, then weeks, then months', () => {
    const from = on('2018-03-31')
    expect(
      ['2018-03-31', '2018-04-01', '2018-04-27', '2018-04-28', '2018-10-31'].map(day => until(from, on(day))),
    ).toEqual(['today', 'in 1 day', 'in 27 days', 'in 4 weeks', 'in 7 months'])
  })
})

describe('what must not be missed', () => {
  it('a child later returns leave out is lost to the return, not in care and not left', () => {
    const found = build([who(), inCare('2016-01-10', null, { lostAfter: on('2017-03-31') }), home('2016-01-10')])
    expect(found.warnings).toEqual([{ level: 'overdue', words: 'Lost to the return after 31 March 2017' }])
    expect(found.summary).toContain('whether still in care is not known')
    expect(fact(found.where, 'Last known home')).toEqual({ value: 'Fostered' })
    expect(short(found.story)[0]?.slice(0, 2)).toEqual(['2017-03-31', 'Last mentioned in a return'])
    expect(found.due).toEqual([])
  })

  it('a child who has turned 18 with no end recorded is not shown as in care', () => {
    const found = build([who({ born: '2000-02-01' }), inCare('2016-01-10'), home('2016-01-10')])
    expect(found.warnings).toEqual([{ level: 'cannot-tell', words: '18 on 1 February 2018, no end of care recorded' }])
    expect(found.summary).toContain('no end of care recorded')
    expect(found.story[0]?.title).toBe('Turned 18')
  })

  it('a child missing with no return recorded, and one away longer than a stay may last', () => {
    const care = [who(), inCare('2016-01-10'), status('C2', '2016-01-10'), home('2016-01-10'), review('2017-12-01')]
    expect(build([...care, missing('2018-03-20', null)]).warnings).toEqual([
      { level: 'overdue', words: 'Missing since 20 March 2018, no return recorded' },
    ])
    expect(build([...care, stay('T1', '2018-01-01', null)]).warnings).toEqual([
      { level: 'overdue', words: 'Away since 1 January 2018: longer than a temporary stay may last' },
    ])
    expect(build([...care, stay('T1', '2018-03-20', null)]).warnings).toEqual([
      { level: 'due', words: 'Away from home since 20 March 2018, no return recorded' },
    ])
  })

  it('a child in care with no home and no legal status recorded', () => {
    expect(build([who(), inCare('2016-01-10')]).warnings.map(flag => flag.words)).toEqual([
      'No legal status recorded',
      'No home recorded',
    ])
  })
})

describe('who a child is', () => {
  it('is called by the name they like, once one is held', () => {
    const found = build([
      who(),
      number,
      entry(name, '2018-01-01', null, { given: 'Amarachi', family: 'Example', knownAs: 'Amara' }),
    ])
    expect([found.called, found.named]).toEqual(['Amara Example', true])
  })

  it('a separated child is said to be one, and their distance from home is not asked', () => {
    const found = build([who(), unaccompanied('2017-01-10'), inCare('2017-01-10'), home('2017-01-10')])
    expect(fact(found.who, 'Separated child')).toEqual({ value: 'Yes', note: 'seeking asylum, unaccompanied' })
    expect(fact(found.where, 'Distance from home')).toEqual({ value: 'Not asked of a separated child' })
  })

  it('a social worker of whom a return gives only the number is said to have no name recorded', () => {
    const found = build([who(), inCare('2017-01-10'), worker('SW8100185', '2017-02-01')])
    expect(fact(found.who, 'Social worker')).toEqual({
      value: 'Name not recorded (Social Work England number SW8100185)',
      note: 'since 1 February 2017',
    })
  })

  it('a child who has short breaks only is not in our care', () => {
    const found = build([who(), shortBreak('2017-05-01', null)])
    expect(found.summary).toContain('short breaks only')
    expect(found.story.map(line => line.title)).toEqual(['Short breaks agreed'])
    expect(found.parts.map(part => part.id)).toContain('short-breaks')
  })

  it('a care leaver whose time in care no return held tells left before our record begins', () => {
    const found = build([who(), entry(careLeaverContact, '2018-02-01', null, { inTouch: 'YES' })])
    expect(found.summary).toContain('left care before our record begins')
  })

  it('asked about an earlier day, what had not begun by then is left out', () => {
    const life = [who(), inCare('2014-05-01', '2015-05-01'), inCare('2017-01-10'), review('2017-05-01')]
    const then = build(life, { on: on('2014-06-01') })
    expect(then.summary).toContain('in care 1 month')
    expect(then.story.map(line => line.title)).toEqual(['Came into our care'])
  })

  it('a file with nothing in it says what is not recorded and invents nothing', () => {
    const found = build([])
    expect(found.called).toBe('Child without a number')
    expect(found.summary).toEqual(['age not recorded', 'not in our care'])
    expect([found.story, found.warnings, found.due]).toEqual([[], [], []])
    expect(found.who.map(each => each.value)).toEqual([null, null, null, null])
  })
})
