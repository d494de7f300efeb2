import { describe, expect, it } from 'vitest'
import { adoptionDecision } from '../../../practice/adoption/kinds.ts'
import { previousPermanence, visit } from '../../../practice/care/kinds.ts'
import { child as who, entry, home, inCare, missing, on, review, status, worker } from '../../../practice/cases.ts'
import { caseNote, storyEvent } from '../../../practice/casework/kinds.ts'
import { annualHealthOutcome, sdqOutcome } from '../../../practice/health/kinds.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../../practice/leaving-care/kinds.ts'
import { importantPerson, name } from '../../../practice/people/kinds.ts'
import type { Entry } from '../../../spine/ledger/entry.ts'
import type { StoryFilter } from '../../../spine/web/services.ts'
import type { ChildRead } from '../child-on-file.ts'
import { ASKED, SOURCE, byJo, onFile, recorded, short } from '../testing.ts'
import { storyOf } from './lines.ts'
import { familyOnFile, storyPage } from './story.ts'

type Life = readonly (Entry | readonly Entry[])[]

const told = (life: Life, more: Partial<ChildRead> = {}) => storyOf(onFile(life, more)).map(each => each.line)
const page = (life: Life, filter: StoryFilter = {}, more: Partial<ChildRead> = {}) =>
  storyPage(onFile(life, more), { asked: ASKED, filter, beside: [] })
const titles = (life: Life, filter: StoryFilter = {}) =>
  page(life, filter).years.flatMap(year => year.lines.map(line => line.title))

describe('a story from a return', () => {
  it('is newest first, coming into care before the first home, with why they moved and where each line is known from', () => {
    const lines = told(
      [
        who(),
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
    expect(short(lines)).toEqual([
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
    expect(new Set(lines.map(line => line.source))).toEqual(new Set([SOURCE]))
    expect(lines[0]).toMatchObject({ kind: 'Review', href: '/children/a-child/entries/review 2017-11-20' })
  })

  it('a child who came back into care has left once and come back, each with its reason', () => {
    const found = told([
      who(),
      inCare('2014-05-01', '2015-05-01', { ended: 'E4A' }),
      inCare('2017-01-10', null, { need: 'N5' }),
    ])
    expect(short(found)).toEqual([
      ['2017-01-10', 'Came back into our care', 'Category of need: family dysfunction.', false],
      ['2015-05-01', 'Left our care', 'Returned home, planned', false],
      ['2014-05-01', 'Came into our care', '', false],
    ])
  })

  it('a child who died is not said to have left', () => {
    const life = [who({ born: '2010-06-01' }), inCare('2014-05-01', '2017-05-01', { ended: 'E2' })]
    expect(titles(life)).toEqual(['Died', 'Came into our care'])
  })

  it('a new address with the same carer is a small change; becoming placed for adoption with them is not', () => {
    const found = told([
      who(),
      inCare('2014-05-01'),
      home('2014-05-01', '2015-01-01'),
      home('2015-01-01', '2016-01-01', { sameCarer: true }),
      home('2016-01-01', null, { type: 'A5', sameCarer: true }),
      entry(adoptionDecision, '2015-11-01', '2016-05-01', { reversed: 'RD1' }),
    ])
    expect(short(found)).toEqual([
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
    const found = told([
      who({ born: '1999-02-01' }),
      inCare('2014-05-01', '2017-02-01', { ended: 'E6' }),
      entry(careLeaverContact, '2018-02-01', null, { inTouch: 'YES', birthday: 19 }),
      entry(careLeaverActivity, '2018-02-01', null, { activity: 'F4', birthday: 19 }),
      entry(careLeaverAccommodation, '2018-02-01', null, { accommodation: 'U1', birthday: 19 }),
    ])
    expect(short(found)[0]).toEqual([
      '2018-02-01',
      'Around their 19th birthday: in touch',
      'Full time, apprenticeship. Independent living: suitable.',
      false,
    ])
  })

  it('an order before care that each year’s return repeats is told once, its unknown date last of all', () => {
    const found = told([
      who(),
      inCare('2014-05-01'),
      { ...entry(previousPermanence, null, null, { type: 'P1', year: 2017 }), id: 'told in 2017' },
      { ...entry(previousPermanence, null, null, { type: 'P1', year: 2018 }), id: 'told in 2018' },
    ])
    expect(short(found)).toEqual([
      ['2014-05-01', 'Came into our care', '', false],
      [null, 'Before care: adoption', '', false],
    ])
  })

  it('a time missing says when the child was back; health is a small line', () => {
    const found = told([
      who(),
      missing('2018-02-01', '2018-02-01'),
      missing('2018-02-05', '2018-02-08', 'A'),
      entry(annualHealthOutcome, '2017-04-01', '2018-03-31', { year: 2018, healthAssessment: true, teeth: false }),
      entry(sdqOutcome, '2017-04-01', '2018-03-31', { year: 2018, score: 18 }),
    ])
    expect(short(found)).toEqual([
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
  })
})

describe('a story recorded here', () => {
  const event = (start: string, title: string, more: object = {}) =>
    byJo({ ...entry(storyEvent, start, null, { title, ...more }), id: title })
  const seen = entry(visit, '2018-03-01', null, { seen: true, alone: true, childWords: 'I hate maths' })
  const note = {
    ...entry(caseNote, '2018-03-02T23:30:00Z', null, {
      type: 'phone-family',
      subject: 'Nan rang',
      text: 'Nan asked whether Amara may come to the wedding in Leeds, and was told that we would ask Amara first.',
    }),
    id: 'a note',
  }

  it('an event that mattered says what it meant for the child, and where it is known from before who wrote it', () => {
    const lines = told([
      event('2012', 'Mum was ill', { what: 'In hospital for a month', effect: 'Amara went to nan’s', source: 'Nan' }),
    ])
    expect(lines).toEqual([
      {
        on: '2012',
        title: 'Mum was ill',
        text: 'In hospital for a month',
        effect: 'Amara went to nan’s',
        source: 'Nan. Recorded by Jo Example, 14 February 2018 at 2:05pm',
        kind: 'Something that mattered',
        href: '/children/a-child/entries/Mum was ill',
      },
    ])
  })

  it('what a person recorded or corrected is told by their name', () => {
    const jo = { import: null, author: 'jo', knownFrom: null, recordedAt: '2018-02-14T14:05:00.000Z' }
    const lines = told([
      recorded(review('2018-02-01'), jo),
      recorded(review('2018-01-01'), { ...jo, version: 2 }),
      recorded(review('2017-12-01'), { ...jo, author: 'gone' }),
    ])
    expect(lines.map(line => line.source)).toEqual([
      'Recorded by Jo Example, 14 February 2018 at 2:05pm',
      'Corrected by Jo Example, 14 February 2018 at 2:05pm',
      'Recorded by someone no longer listed, 14 February 2018 at 2:05pm',
    ])
  })

  it('an event carries the child’s words; the process around it is left out until it is asked for', () => {
    const asked = page([seen, note])
    expect(asked.years[0]?.lines).toMatchObject([{ title: 'Seen alone', said: 'I hate maths' }])
    expect([asked.shown, asked.left]).toEqual([1, 1])
    expect(page([seen, note], { whole: true })).toMatchObject({ shown: 2, left: 0 })
  })

  it('a moment is told on the day it was in England', () => {
    const summer = {
      ...entry(caseNote, '2017-07-01T23:30:00Z', null, { type: 'other', subject: 'Late', text: 'x' }),
      id: 's',
    }
    expect(told([summer])[0]?.on).toBe('2017-07-02')
    expect(told([note])[0]?.on).toBe('2018-03-02')
  })

  it('is chosen by what it is about, the part of the file and years, undated lines then left out', () => {
    const life = [who(), inCare('2014-05-01'), review('2016-05-01'), seen, event('2012-05', 'Started to draw')]
    expect(titles(life, { group: 'plan' })).toEqual(['Review: came and spoke for themselves'])
    expect(titles(life, { section: 'casework' })).toEqual(['Started to draw'])
    expect(titles(life, { from: 2014, to: 2016 })).toEqual([
      'Review: came and spoke for themselves',
      'Came into our care',
    ])
    const { choices } = page(life)
    expect(choices.years).toEqual(['2018', '2016', '2014', '2012'])
    expect(choices.group.map(each => each.text)).toEqual([
      'Seeing and hearing the child',
      'Plans and reviews',
      'Home',
      'Our work',
    ])
  })

  it('words are found in a line, or anywhere in what was recorded, with what stands around them', () => {
    expect(titles([seen, note], { text: 'MATHS' })).toEqual(['Seen alone'])
    const [line] = page([seen, note], { text: 'wedding', whole: true }).years[0]?.lines ?? []
    expect([line?.title, line?.found]).toEqual([
      'Call with family: Nan rang',
      'Nan asked whether Amara may come to the wedding in Leeds, and was told that we would ask Amara first.',
    ])
    expect(titles([seen, note], { text: 'zebra', whole: true })).toEqual([])
  })

  it('ids of other files and entries are never matched as words', () => {
    const brother = '00000000-0000-4000-8000-000000000011'
    const life = [entry(importantPerson, '2018-01-01', null, { name: 'Obi', relation: 'brother', person: brother })]
    expect(titles(life, { text: brother.slice(0, 8), whole: true })).toEqual([])
  })

  it('for court it is oldest first: the last two years, and of those before only what was kept', () => {
    const life = [
      event('2010-01-01', 'Dad left', { keep: true }),
      event('2012-01-01', 'Moved school'),
      review('2016-03-30'),
      review('2016-04-01'),
      note,
    ]
    const court = page(life, { view: 'court', whole: true })
    expect(court.years.flatMap(year => year.lines.map(line => line.title))).toEqual([
      'Dad left',
      'Review: came and spoke for themselves',
    ])
    expect(court.note).toBe('The last two years, from 31 March 2016, and 1 earlier event marked to be kept.')
    expect(page([], { view: 'court' }).note).toBe(
      'The last two years, from 31 March 2016. No earlier event is marked to be kept.',
    )
  })

  it('what a reader may not see is in no story', () => {
    const shown = page([seen, note], { whole: true }, { reads: new Set(['care']) })
    expect([shown.shown, shown.choices.section.map(each => each.value)]).toEqual([1, ['care']])
  })
})

describe('a family’s story', () => {
  const IFE = '00000000-0000-4000-8000-000000000011'
  const sister = entry(importantPerson, null, null, { name: 'Ife', relation: 'sister', person: IFE })
  const me = onFile([who(), inCare('2016-01-09'), sister])
  const ife = onFile([who(), inCare('2015-01-09'), entry(name, null, null, { given: 'Ife', family: 'O' })], { id: IFE })

  it('stands whoever of the family has a file beside the child', () => {
    expect(familyOnFile(me)).toEqual([{ id: IFE, relation: 'sister' }])
    expect(page([who(), sister]).family).toBe(true)
    expect(page([who()]).family).toBe(false)
  })

  it('is told in time, each line saying whose it is, and never says who is left out', () => {
    const beside = [{ child: ife, of: { id: IFE, called: 'Ife O', relation: 'sister' } }]
    const both = storyPage(me, { asked: ASKED, filter: { view: 'family' }, beside })
    expect(both.of.map(each => each.relation)).toEqual(['the child', 'sister'])
    expect(both.years.flatMap(year => year.lines.map(line => [line.on, line.whose]))).toEqual([
      ['2016-01-09', 'a-child'],
      ['2015-01-09', IFE],
    ])
    const alone = storyPage(me, { asked: ASKED, filter: { view: 'family' }, beside: [] })
    expect([alone.of.length, alone.note]).toEqual([1, both.note])
  })
})

it('a life of 18 years and 3,000 entries is told and chosen from in well under the time a page has', () => {
  const life = Array.from({ length: 3000 }, (_, at) => {
    const day = `${2000 + (at % 18)}-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`
    return byJo({ ...entry(visit, day, null, { seen: true, notes: `Visit ${at}, at home` }), id: `visit ${at}` })
  })
  const child = onFile(life, { on: on('2018-03-31') })
  const began = performance.now()
  const found = storyPage(child, { asked: ASKED, filter: { text: 'visit 2999' }, beside: [] })
  const took = performance.now() - began
  expect(found.shown).toBe(1)
  // Far above what it takes, so that a slow machine does not fail it; a line that costs its square would.
  expect(took).toBeLessThan(1500)
})
