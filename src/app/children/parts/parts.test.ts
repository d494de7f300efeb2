import { describe, expect, it } from 'vitest'
import {
  carePlan,
  delegatedAuthority,
  permanencePlan,
  permanenceStep,
  planAction,
  visit,
} from '../../../practice/care/kinds.ts'
import { child as who, entry, home, inCare, missing, review, stay } from '../../../practice/cases.ts'
import { attendanceDay, attendanceTotal, pep } from '../../../practice/education/kinds.ts'
import { sdq, sdqOutcome } from '../../../practice/health/kinds.ts'
import type { SectionedPart } from '../../../spine/web/services.ts'
import { kinds } from '../../rulebook.ts'
import { fieldsOf } from '../fields.ts'
import { onFile } from '../testing.ts'
import { PLACES, partOfKind, sectionsOf } from './places.ts'
import { find, groups, named, table } from './testing.ts'

describe('where each kind of entry stands', () => {
  const people = [...kinds.values()].filter(kind => kind.subject === 'person')

  it('every kind of a person’s file has one part, but for what the story alone tells', () => {
    expect(people.filter(kind => partOfKind(kind.name) === undefined).map(kind => kind.name)).toEqual([
      'child-words',
      'story-event',
    ])
    const places = Object.values(PLACES).flatMap(part => part.flatMap(placed => placed.kinds))
    expect(places.filter((name, at) => places.indexOf(name) !== at)).toEqual([])
    expect(places.filter(name => !kinds.has(name))).toEqual([])
  })

  it('every column is a field of a kind its section tells of', () => {
    const wrong = Object.values(PLACES).flatMap(part =>
      part.flatMap(placed => {
        if ('tell' in placed) return []
        const fields = new Set(
          placed.kinds.flatMap(name => fieldsOf(kinds.get(name) as never).map(field => field.name)),
        )
        return placed.columns
          .map(column => (typeof column === 'string' ? column : column[0]))
          .filter(name => name !== '*' && !fields.has(name))
          .map(name => `${placed.id}: ${name}`)
      }),
    )
    expect(wrong).toEqual([])
  })

  it('no two sections of a part share an id, and each says what would fill it', () => {
    const child = onFile([who(), inCare('2016-01-09')])
    for (const part of Object.keys(PLACES) as SectionedPart[]) {
      const sections = sectionsOf(child, part)
      expect(new Set(sections.map(each => each.id)).size).toBe(sections.length)
      expect(sections.every(each => each.fedBy !== '')).toBe(true)
    }
  })
})

describe('plan', () => {
  it('tells the plan that holds in full, the one before it beneath, with the child’s own words marked', () => {
    const found = find('plan', 'care-plan', [
      entry(carePlan, '2016-01-19', '2017-03-01', { basis: 'first', aim: 'Going home' }),
      entry(carePlan, '2017-03-01', null, { basis: 'revised', childWords: 'Stay here', aim: 'Growing up here' }),
    ])
    expect(found).toMatchObject({
      as: 'entry',
      entry: {
        title: 'The care plan changed',
        when: 'from 1 March 2017',
        href: '/children/a-child/entries/care-plan 2017-03-01',
        facts: [
          { label: 'Which plan this is', value: 'Changed after a review, or since' },
          { label: 'What the child wants', value: 'Stay here', said: true },
          { label: 'What the plan is for', value: 'Growing up here' },
        ],
      },
      earlier: [{ cells: ['19 January 2016', '1 March 2017', 'The first care plan', ''] }],
    })
  })

  it('puts actions by how they stand: overdue longest first, then to come, without a date, and done newest first', () => {
    const action = (id: string, start: string, more: object) =>
      named(entry(planAction, start, null, { action: id, ...more }), id)
    expect(
      groups('plan', 'actions', [
        named(entry(carePlan, '2017-03-01', null, { basis: 'first' }), 'plan'),
        action('Nan', '2017-03-01', { byWhen: '2018-01-31', lead: 'Jo', plan: 'plan' }),
        action('Passport', '2017-03-01', { byWhen: '2017-12-01' }),
        action('Swimming', '2017-03-01', { byWhen: '2018-04-09' }),
        action('Photographs', '2017-03-01', {}),
        action('Dentist', '2017-03-01', { byWhen: '2017-06-01', done: '2017-05-01' }),
        action('Ahead', '2018-06-01', { byWhen: '2018-09-01' }),
        action('Done tomorrow', '2017-03-01', { byWhen: '2018-03-31', done: '2018-04-01' }),
      ]),
    ).toEqual([
      [
        'Overdue',
        [
          ['Passport', null, '1 December 2017', ''],
          ['Nan', 'Jo', '31 January 2018', 'Care plan of 1 March 2017'],
        ],
      ],
      [
        'Still to do',
        [
          ['Done tomorrow', null, '31 March 2018, today', ''],
          ['Swimming', null, '9 April 2018, in 9 days', ''],
          ['Ahead', null, '1 September 2018, in 22 weeks', ''],
        ],
      ],
      ['No date set', [['Photographs', null, null, '']]],
      ['Done', [['Dentist', null, 'Done 1 May 2017', '']]],
    ])
  })

  it('tracks the steps of the plan that holds, and keeps those of earlier plans apart', () => {
    const step = (code: string, start: string | null, more: object = {}) =>
      named(entry(permanenceStep, start, null, { step: code, ...more } as never), `${code} ${start}`)
    expect(
      groups('plan', 'steps', [
        named(entry(permanencePlan, '2016-01-01', '2017-01-01', { option: 'return-home', status: 'proposed' }), 'old'),
        named(entry(permanencePlan, '2017-01-01', null, { option: 'long-term-fostering', status: 'agreed' }), 'new'),
        step('reunification-assessment', '2016-05-01', { plan: 'old', outcome: 'stopped' }),
        step('planning-meeting', '2017-02-01', { byWhen: '2017-02-10' }),
        step('match', '2018-04-14'),
        step('family-finding', null, { byWhen: '2018-03-01' }),
      ]),
    ).toEqual([
      ['Taken', [['Permanence planning meeting', '1 February 2017', '10 February 2017', '']]],
      ['Past its day', [['Family finding began', null, '1 March 2018', '']]],
      ['To come', [['Match agreed', '14 April 2018', '', '']]],
      ['Of earlier plans', [['Assessment of a return home', '1 May 2016', '', 'Not the way: another plan']]],
    ])
  })

  it('shows what holds, folds what does not, and links each to its entry and its form', () => {
    const found = table('plan', 'who-decides', [
      named(entry(delegatedAuthority, '2016-02-01', '2017-02-01', { matter: 'haircut', who: 'parent' }), 'old'),
      named(entry(delegatedAuthority, '2017-02-01', null, { matter: 'haircut', who: 'carer' }), 'new'),
    ])
    expect(found.as === 'table' && [found.rows, found.earlier].map(rows => rows.map(row => row.cells))).toEqual([
      [['1 February 2017', 'now', 'Haircuts', 'The carer or the home', '']],
      [['1 February 2016', '1 February 2017', 'Haircuts', 'A parent', '']],
    ])
    expect(found.rows[0]?.href).toBe('/children/a-child/entries/new')
    expect(found.record).toEqual([{ text: 'Who may decide', href: '/children/a-child/record/delegated-authority' }])
  })

  it('long words stand beneath a row, the beginning of them within it, and the child’s own are marked', () => {
    const found = table('plan', 'visits', [
      entry(visit, '2018-03-01', null, {
        seen: true,
        alone: true,
        childWords: 'I hate maths',
        notes: 'x'.repeat(60) + ' ' + 'y'.repeat(80),
      }),
    ])
    expect(found.rows[0]?.cells).toEqual(['1 March 2018', 'Yes', 'Yes', '', '', '', `${'x'.repeat(60)}…`])
    expect(found.rows[0]?.said).toEqual([{ label: 'What the child said', value: 'I hate maths', said: true }])
    expect(found.rows[0]?.more?.map(fact => fact.label)).toEqual(['How the child is'])
    const long = table('plan', 'visits', [
      entry(visit, '2018-03-01', null, { seen: true, childWords: 'z'.repeat(201) }),
    ])
    expect([long.rows[0]?.said, long.rows[0]?.more?.[0]?.said]).toEqual([undefined, true])
  })
})

describe('home', () => {
  it('has every home and stay away, newest first, with how far each was and why it ended', () => {
    const found = table(
      'home',
      'homes',
      [
        who(),
        inCare('2016-01-09', null, { homePostcode: 'AA1 1AA' }),
        home('2016-01-09', '2017-06-01', { postcode: 'BB2 2BB', changeReason: 'CREQB' }),
        home('2017-06-01', null, { type: 'U4', provider: 'PR4', postcode: 'CC3 3CC', carerName: 'the Hartleys' }),
        stay('T2', '2018-02-01', '2018-02-05', { returned: true }),
      ],
      {
        places: {
          AA11AA: { east: 400_000, north: 300_000, area: 'E06000061' },
          BB22BB: { east: 400_000, north: 300_000, area: 'E06000061' },
          CC33CC: { east: 416_093, north: 300_000, area: 'E06000062' },
        },
      },
    )
    expect(found.rows.map(row => row.cells)).toEqual([
      ['1 February 2018', '5 February 2018', expect.stringContaining('Away for a while'), '', '', '', '', 'Came back'],
      ['1 June 2017', 'now', 'Fostered, long term', 'the Hartleys', 'Private', '10 miles', 'Out', ''],
      [
        '9 January 2016',
        '1 June 2017',
        'Fostered',
        '',
        'Own provision',
        '0 miles',
        'In',
        'The carer asked, because of the child’s behaviour',
      ],
    ])
  })

  it('what is usual stands there empty with what would fill it; what is not is left out', () => {
    const ids = sectionsOf(onFile([who(), inCare('2016-01-09')]), 'home').map(each => each.id)
    expect(ids).toEqual(['homes', 'told', 'missing'])
    expect(table('home', 'missing', [missing('2018-03-20', '2018-03-22')]).rows[0]?.cells).toEqual([
      '20 March 2018',
      '22 March 2018',
      'Missing: whereabouts not known',
      '2',
      '',
    ])
  })
})

describe('health', () => {
  it('draws the carers’ scores through their bands, and tables everyone’s with the return’s among them', () => {
    const found = table('health', 'feelings', [
      who(),
      named(entry(sdqOutcome, '2015-04-01', '2016-03-31', { year: 2016, score: 20 }), 'a'),
      named(entry(sdq, '2017-05-01', null, { by: 'carer', total: 15 }), 'b'),
      named(entry(sdq, '2017-06-01', null, { by: 'teacher', total: 9 }), 'c'),
      named(entry(sdq, '2018-02-01', null, { by: 'carer', total: 12 }), 'd'),
      named(entry(sdq, '2018-03-01', null, { by: 'self', reason: 'SDQ1' } as never), 'e'),
    ])
    if (found.as !== 'chart') throw new Error('no chart')
    expect(found.chart?.points).toEqual([
      { on: '2016-03-31', value: 20 },
      { on: '2017-05-01', value: 15 },
      { on: '2018-02-01', value: 12 },
    ])
    expect(found.chart?.bands?.map(band => [band.from, band.to])).toEqual([
      [0, 14],
      [14, 17],
      [17, 40],
    ])
    expect(found.sentence).toBe(
      'The latest score by a carer is 12 of 40, normal, on 1 February 2018. A higher score is worse.',
    )
    expect(found.rows.map(row => row.cells.slice(0, 3))).toEqual([
      ['1 March 2018', 'The young person', expect.stringMatching(/^None: /)],
      ['1 February 2018', 'The carer', '12'],
      ['1 June 2017', 'A teacher', '9'],
      ['1 May 2017', 'The carer', '15'],
      ['Year to March 2016', 'The carer', '20'],
    ])
    expect(found.rows[1]?.cells[4]).toBe('3 lower, better')
  })

  it('one score is no line', () => {
    expect(
      table('health', 'feelings', [entry(sdq, '2018-02-01', null, { by: 'carer', total: 12 })]),
    ).not.toHaveProperty('chart')
  })
})

describe('learning', () => {
  it('puts education plans by term, one held in the holidays with the term before', () => {
    const found = table('learning', 'peps', [
      who(),
      entry(pep, '2017-10-10', null, {
        signedOff: '2017-10-20' as never,
        childCame: true,
        quality: 'good' as never,
        pupilPremium: 600,
      }),
      entry(pep, '2017-12-28', null, {}),
    ])
    expect(found.rows.map(row => row.cells)).toEqual([
      ['Autumn term 2017', '28 December 2017', null, null, null, ''],
      ['Autumn term 2017', '10 October 2017', '20 October 2017', 'Yes', 'Good', '£600'],
    ])
  })

  it('counts sessions by school year from daily marks, and what was reported over a time', () => {
    const day = (on: string, am: string, pm?: string) =>
      named(entry(attendanceDay, on, null, { am, ...(pm ? { pm } : {}) } as never), on)
    const life = [
      who(),
      day('2017-09-05', '/', '\\'),
      day('2017-09-06', 'O', '\\'),
      day('2017-09-07', 'I', 'I'),
      entry(attendanceTotal, '2016-09-05', '2017-07-20', { possible: 300, authorised: 10, unauthorised: 20 }),
    ]
    expect(table('learning', 'attendance', life).rows.map(row => row.cells)).toEqual([
      ['School year 2017 to 2018', 'Daily marks', '50%', '6', '2', '1'],
      ['5 September 2016 to 20 July 2017', 'Reported over a time', '90%', '300', '10', '20'],
    ])
    expect(table('learning', 'missed', life).rows.map(row => row.cells[0])).toEqual([
      '7 September 2017',
      '6 September 2017',
    ])
  })
})

describe('what a role may see and write', () => {
  const life = [who(), inCare('2016-01-09'), review('2018-01-01'), entry(visit, '2018-03-01', null, { seen: true })]

  it('a part has no section whose kinds it may not read', () => {
    const ids = sectionsOf(
      onFile(life, { reads: new Set(['identity', 'people', 'care', 'education', 'safety']) }),
      'plan',
    ).map(each => each.id)
    expect(ids).toContain('visits')
    expect(ids).not.toContain('risk')
    expect(ids).not.toContain('work')
  })

  it('nothing is offered to be recorded where it may not write', () => {
    const sections = sectionsOf(onFile(life, { writes: new Set() }), 'plan')
    expect(sections.flatMap(each => each.record)).toEqual([])
  })
})
