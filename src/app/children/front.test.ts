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
import { permanencePlan, permanenceStep } from '../../practice/care/kinds.ts'
import { directWork, riskRating } from '../../practice/casework/kinds.ts'
import { schoolPlace } from '../../practice/education/kinds.ts'
import { careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { alert, allocation, importantPerson, language, name } from '../../practice/people/kinds.ts'
import { SOURCE, fact, front, number, onFile, said } from './testing.ts'
import { storyOf } from './story/lines.ts'

const IFE = '00000000-0000-4000-8000-000000000011'
const JO = '00000000-0000-4000-8000-000000000021'

describe('a child in care known only from a return', () => {
  const life = [
    who({ born: '2009-03-31' }),
    number,
    inCare('2016-01-09', null, { need: 'N1', homePostcode: 'AA1 1AA' }),
    status('V2', '2016-01-09', '2016-03-01'),
    status('C2', '2016-03-01'),
    home('2016-01-09', '2017-06-01', { postcode: 'BB2 2BB', changeReason: 'CREQB' }),
    home('2017-06-01', null, { type: 'U4', provider: 'PR4', postcode: 'CC3 3CC' }),
    review('2017-11-20', 'PN3'),
    worker('SWE1', '2017-01-01'),
  ]
  const places = {
    AA11AA: { east: 400_000, north: 300_000, area: 'E06000061' },
    BB22BB: { east: 400_000, north: 300_000, area: 'E06000061' },
    CC33CC: { east: 416_093, north: 300_000, area: 'E06000062' },
  }
  const amara = front(life, { places })

  it('is called by the council’s number, and summed up in two lines', () => {
    expect([amara.head.called, amara.head.named]).toEqual(['Child N17', false])
    expect(said(amara.head.who)).toEqual([
      '9 years old',
      'in care 2 years 2 months',
      'full care order',
      'lives: fostered, long term (private, since 1 June 2017, 10 miles from home, outside North)',
      'North is responsible',
    ])
    expect(said(amara.head.people)).toEqual(['social worker: name not recorded (since 1 January 2017)'])
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

  it('is owed a review six months after the last, by regulation 33, with its form', () => {
    const due = amara.due.lines.find(line => line.what === 'Review')
    expect(due).toMatchObject({ by: '2018-05-20', level: 'due', words: 'in 7 weeks', limit: 'The law sets this' })
    expect(due?.laws.join()).toContain('reg 33')
    expect(due?.record).toBe('/children/a-child/record/review')
    expect(amara.matters.find(each => each.title === 'Next review')).toEqual({
      title: 'Next review',
      text: 'By 20 May 2018, in 7 weeks',
      note: 'the last was on 20 November 2017',
    })
  })

  it('where the trust records no work here yet, only what returns tell is overdue; the rest is one sentence and no alarm', () => {
    const { due } = front(
      life,
      { places },
      { settings: { local: new Map(), keptFrom: undefined }, heldTo: on('2018-03-31') },
    )
    expect(due.lines.filter(line => line.level === 'overdue').map(line => line.what)).toEqual([
      'Immunisations',
      'Dentist',
    ])
    expect(due.note).toMatch(/^Not told, because our work was not recorded here then: [A-Z].+ and \d+ more\.$/)
  })
})

describe('a child whose life is recorded here', () => {
  const life = [
    who({ born: '2009-03-31' }),
    inCare('2016-01-09'),
    status('C2', '2016-01-09'),
    home('2017-06-01', null, { type: 'U4', carerName: 'the Hartleys' }),
    entry(name, '2009-03-31', null, { given: 'Amarachi', family: 'Okoro', knownAs: 'Amara', pronoun: 'she' }),
    entry(language, null, null, { language: 'tir', first: true, interpreter: true }),
    entry(allocation, '2017-02-01', null, { role: 'social-worker', worker: JO }),
    entry(allocation, '2016-02-01', null, { role: 'reviewing-officer', name: 'Sam Reid' }),
    entry(schoolPlace, '2017-09-01', null, {
      school: 'Greenfields',
      type: 'mainstream',
      yearGroup: '4',
      fullTime: true,
    }),
    {
      ...entry(importantPerson, null, null, { name: 'Ife Okoro', relation: 'sister', person: IFE, livesWith: true }),
      id: 'ife',
    },
    { ...entry(importantPerson, null, null, { name: 'Obi Okoro', relation: 'brother', livesWith: false }), id: 'obi' },
    {
      ...entry(importantPerson, null, null, { name: 'Uche Ade', relation: 'mothers-son', livesWith: false }),
      id: 'uche',
    },
    { ...entry(importantPerson, null, '2017-01-01', { name: 'Old Friend', relation: 'sister' }), id: 'gone' },
    entry(alert, '2017-01-01', null, { type: 'not-to-be-collected-by', text: 'Anyone but the Hartleys' }),
    { ...entry(alert, '2016-01-01', '2017-01-01', { type: 'allergy', text: 'None after all' }), id: 'over' },
  ]
  const { head } = front(life, { named: new Map([[JO, 'Jo Patel']]), opens: new Set([IFE]) })

  it('is called by the name she likes and spoken of as she likes', () => {
    expect([head.called, head.spoken]).toEqual(['Amara Okoro', { their: 'her', them: 'her', have: 'she has' }])
    expect(said(head.who).slice(0, 3)).toEqual(['9 years old', 'she', 'speaks Tigrinya (needs an interpreter)'])
    expect(said(head.who)).toContain('lives with the Hartleys (fostered, long term, own provision, since 1 June 2017)')
  })

  it('has her workers, her school and her brothers and sisters with where they live', () => {
    expect(said(head.people)).toEqual([
      'social worker Jo Patel (since 1 February 2017)',
      'reviews Sam Reid (since 1 February 2016)',
      'school Greenfields (Year 4)',
      'sister Ife (lives here too)',
      'brother Obi',
      'half brother Uche Ade (all live elsewhere)',
    ])
  })

  it('only a brother or sister whose file this reader may open is a link', () => {
    expect(head.people.flatMap(item => item.href ?? [])).toEqual([`/children/${IFE}`])
    expect(front(life).head.people.flatMap(item => item.href ?? [])).toEqual([])
  })

  it('alerts that hold stand at the head; one that is over does not', () => {
    expect(head.alerts).toEqual([
      {
        title: 'Not to be collected by',
        text: 'Anyone but the Hartleys',
        href: '/children/a-child/entries/alert 2017-01-01',
      },
    ])
  })
})

describe('what matters now', () => {
  const care = [who(), inCare('2016-01-10'), status('C2', '2016-01-10'), home('2016-01-10')]
  const matters = (life: readonly ReturnType<typeof entry>[], more = {}) =>
    front([...care, ...life], more).matters.map(({ title, text, note }) => [title, text, note ?? ''])

  it('nothing recorded is said for each', () => {
    expect(
      matters([])
        .map(([title, text]) => [title, text])
        .slice(0, 3),
    ).toEqual([
      ['Worries, strengths and next steps', null],
      ['Permanence', null],
      ['Risk', null],
    ])
  })

  it('is the newest time together that said anything, the plan with its next booked step, and the risk', () => {
    expect(
      matters([
        entry(directWork, '2018-01-10', null, { worries: 'Old worry' }),
        entry(directWork, '2018-03-10', null, { worries: 'Not sleeping', next: 'Ask nan to come' }),
        entry(directWork, '2018-03-20', null, { childWords: 'Hello' }),
        entry(permanencePlan, '2017-01-01', null, {
          option: 'long-term-fostering',
          status: 'proposed',
          parallel: 'return-home',
        }),
        entry(permanenceStep, '2018-04-14', null, { step: 'match' }),
        entry(permanenceStep, '2018-05-14', null, { step: 'order' }),
        entry(riskRating, '2018-02-01', null, { rating: 'medium', why: 'Running away' }),
      ]).slice(0, 4),
    ).toEqual([
      ['Worries', 'Not sleeping', ''],
      ['Needs to happen', 'Ask nan to come', '10 March 2018'],
      [
        'Permanence',
        'Long-term fostering, proposed; beside it, return home to family',
        'Match agreed on 14 April 2018',
      ],
      ['Risk', 'Medium', 'rated 1 February 2018; contact for the risk by 3 April 2018, in 3 days'],
    ])
  })

  it('those who may not see casework are told nothing of it, not that nothing is there', () => {
    const life = [entry(directWork, '2018-03-10', null, { worries: 'Not sleeping' })]
    expect(
      matters(life, { reads: new Set(['identity', 'people', 'care', 'education', 'safety']) }).map(([t]) => t),
    ).toEqual(['Permanence', 'Next review'])
  })
})

describe('what must not be missed', () => {
  it('a child later returns leave out is lost to the return, not in care and not left', () => {
    const life = [who(), inCare('2016-01-10', null, { lostAfter: on('2017-03-31') }), home('2016-01-10')]
    const found = front(life)
    expect(found.head.warnings).toEqual([{ level: 'overdue', words: 'Lost to the return after 31 March 2017' }])
    expect(said(found.head.who)).toContain('whether still in care is not known')
    expect(fact(found.where, 'Last known home')).toEqual({ value: 'Fostered' })
    expect(storyOf(onFile(life))[0]?.line).toMatchObject({ on: '2017-03-31', title: 'Last mentioned in a return' })
  })

  it('a child who has turned 18 with no end recorded is not shown as in care', () => {
    const life = [who({ born: '2000-02-01' }), inCare('2016-01-10'), home('2016-01-10')]
    const found = front(life)
    expect(found.head.warnings).toEqual([
      { level: 'cannot-tell', words: '18 on 1 February 2018, no end of care recorded' },
    ])
    expect(said(found.head.who)).toContain('no end of care recorded')
    expect(storyOf(onFile(life))[0]?.line.title).toBe('Turned 18')
  })

  it('a child missing with no return recorded, and one away longer than a stay may last', () => {
    const care = [who(), inCare('2016-01-10'), status('C2', '2016-01-10'), home('2016-01-10'), review('2017-12-01')]
    const warnings = (more: ReturnType<typeof missing>) => front([...care, more]).head.warnings
    expect(warnings(missing('2018-03-20', null))).toEqual([
      { level: 'overdue', words: 'Missing since 20 March 2018, no return recorded' },
    ])
    expect(warnings(stay('T1', '2018-01-01', null))).toEqual([
      { level: 'overdue', words: 'Away since 1 January 2018: longer than a temporary stay may last' },
    ])
    expect(warnings(stay('T1', '2018-03-20', null))).toEqual([
      { level: 'due', words: 'Away from home since 20 March 2018, no return recorded' },
    ])
  })

  it('a child in care with no home and no legal status recorded', () => {
    expect(front([who(), inCare('2016-01-10')]).head.warnings.map(flag => flag.words)).toEqual([
      'No legal status recorded',
      'No home recorded',
    ])
  })

  it('a child of whom it is not known when care began', () => {
    const found = front([
      who(),
      inCare('2017-01-10', null, { startKnown: false }),
      home('2017-01-10'),
      status('C2', '2017-01-10'),
    ])
    expect(found.head.warnings).toEqual([
      { level: 'cannot-tell', words: 'Came into care on or before 10 January 2017: the day is not held' },
    ])
    expect(fact(found.legal, 'Came into care')).toEqual({ value: null, note: 'on or before 10 January 2017' })
  })
})

describe('who a child is', () => {
  it('a separated child is said to be one, and their distance from home is not asked', () => {
    const found = front([who(), unaccompanied('2017-01-10'), inCare('2017-01-10'), home('2017-01-10')])
    expect(fact(found.who, 'Separated child')).toEqual({ value: 'Yes', note: 'seeking asylum, unaccompanied' })
    expect(fact(found.where, 'Distance from home')).toEqual({ value: 'Not asked of a separated child' })
  })

  it('a social worker of whom a return gives only the number is said to have no name recorded', () => {
    const found = front([who(), inCare('2017-01-10'), worker('SW8100185', '2017-02-01')])
    expect(fact(found.who, 'Social worker')).toEqual({
      value: 'Name not recorded (Social Work England number SW8100185)',
      note: 'since 1 February 2017',
    })
  })

  it('a child who has short breaks only is not in our care', () => {
    expect(said(front([who(), shortBreak('2017-05-01', null)]).head.who)).toContain('short breaks only')
  })

  it('a care leaver whose time in care no return held tells left before our record begins', () => {
    const found = front([who(), entry(careLeaverContact, '2018-02-01', null, { inTouch: 'YES' })])
    expect(said(found.head.who)).toContain('left care before our record begins')
  })

  it('a child who died is not said to have left', () => {
    const found = front([who({ born: '2010-06-01' }), inCare('2014-05-01', '2017-05-01', { ended: 'E2' })])
    expect(said(found.head.who).slice(0, 2)).toEqual(['died on 1 May 2017', 'aged 6 years'])
    expect(fact(found.who, 'Date of birth')).toEqual({ value: '1 June 2010' })
  })

  it('asked about an earlier day, what had not begun by then is left out', () => {
    const life = [who(), inCare('2014-05-01', '2015-05-01'), inCare('2017-01-10'), review('2017-05-01')]
    const then = front(life, { on: on('2014-06-01') })
    expect(said(then.head.who)).toContain('in care 1 month')
    expect(fact(then.dates, 'Latest review')).toEqual({ value: null })
  })

  it('a file with nothing in it says what is not recorded and invents nothing', () => {
    const found = front([])
    expect(found.head.called).toBe('Child without a number')
    expect(said(found.head.who)).toEqual(['age not recorded', 'not in our care'])
    expect([found.head.warnings, found.head.alerts, found.due.lines, found.latest]).toEqual([[], [], [], undefined])
    expect(found.who.map(each => each.value)).toEqual([null, null, null, null])
  })
})

describe('what a role may see', () => {
  const life = [
    who(),
    inCare('2016-01-10'),
    home('2016-01-10'),
    entry(allocation, '2017-02-01', null, { role: 'social-worker', name: 'Jo Patel' }),
    entry(directWork, '2018-03-10', null, { childWords: 'I hate maths' }),
  ]
  const school = new Set(['identity', 'people', 'care', 'education', 'safety'] as const)

  it('the virtual school has no health tab, no words from casework, and no duty that reads what it may not', () => {
    const found = front(life, { reads: school, writes: new Set(['education'] as const) })
    expect(found.head.tabs).toEqual(['story', 'plan', 'home', 'learning', 'people', 'words', 'documents', 'looks'])
    expect(found.latest).toBeUndefined()
    expect(found.due.lines.map(line => line.what)).not.toContain('Health told')
    expect(found.due.lines.filter(line => line.record).map(line => line.record)).toEqual(
      found.due.lines.filter(line => line.record?.includes('pep')).map(line => line.record),
    )
    expect(found.dates.map(each => each.label)).toEqual(['Latest review', '18th birthday'])
  })

  it('whoever looks at the past, or may not write, is offered nothing to record', () => {
    const found = front(life, { writes: new Set() })
    expect(found.head.record).toBeUndefined()
    expect(found.due.lines.filter(line => line.record)).toEqual([])
  })
})
