import { describe, expect, test } from 'vitest'
import { ask, child, entry, fileWith, home, inCare, on, reasonsOf, shortBreak, sides } from '../cases.ts'
import { type Accommodation, type Activity, type InTouch, figure, leaver, report } from './cases.ts'
import { careLeaverAccommodation, careLeaverActivity } from './kinds.ts'
import {
  clApprenticeship,
  clEet17To18,
  clEet19To21,
  clInTouch,
  clNumber,
  clStayingPut,
  clSuitable17To18,
  clSuitable19To21,
  leavingCareMeasures,
} from './measures.ts'
import { words } from './words.ts'

const END = '2021-03-31'

describe('who is a care leaver in a year', () => {
  test('someone of 21 whose 21st birthday was last May is in the year to March', () => {
    const file = leaver('1999-05-10', report('1999-05-10', 21, { inTouch: 'YES', activity: 'F5' }))
    expect(ask(clEet19To21, file, END)).toEqual([
      { side: 'counts', why: ['leaving-care.cohort', 'leaving-care.in-education-employment-training'] },
    ])
  })

  test('the year after, when the 22nd birthday falls in it, the same person is not', () => {
    const file = leaver('1999-05-10', report('1999-05-10', 21, { inTouch: 'YES', activity: 'F5' }))
    for (const measure of leavingCareMeasures.filter(measure => measure.period === 'collection-year'))
      expect(ask(measure, file, '2022-03-31')).toEqual([])
  })

  test('a birthday on 1 April or on 31 March is in the year; one on the next 1 April is not', () => {
    expect(sides(clNumber, leaver('1999-04-01'), END)).toEqual(['counts'])
    expect(sides(clNumber, leaver('2000-03-31'), END)).toEqual(['counts'])
    expect(sides(clNumber, leaver('2004-04-01'), END)).toEqual([]) // 17 the day after the year
  })

  test('someone born on 29 February turns 19 on 1 March', () => {
    const file = leaver('2000-02-29', report('2000-02-29', 19, { activity: 'F1' }))
    expect(sides(clEet19To21, file, '2019-03-31')).toEqual(['counts'])
  })

  const turning19 = '2002-01-15' // 14 on 15 January 2016, 16 in 2018, 18 in 2020, 19 in 2021

  test('91 days since turning 14, some after 16, are enough; 90 are not', () => {
    const days = (start: string) =>
      fileWith([child({ born: turning19 }), inCare(start, '2018-03-01', { ended: 'E4A' })])
    expect(reasonsOf(clNumber, days('2017-11-30'), END)).toEqual([
      { key: 'leaving-care.cohort', values: { age: 19, birthday: '2021-01-15', days: 91 } },
    ])
    expect(ask(clNumber, days('2017-12-01'), END)).toEqual([])
  })

  test('several times in care are added up, and days before 14 are not', () => {
    const twice = fileWith([
      child({ born: turning19 }),
      inCare('2016-02-01', '2016-04-11', { ended: 'E4A' }), // 70 days
      inCare('2018-05-01', '2018-05-22', { ended: 'E4A' }), // 21 days
    ])
    expect(sides(clNumber, twice, END)).toEqual(['counts'])
    const before14 = fileWith([
      child({ born: turning19 }),
      inCare('2015-01-01', '2016-01-20', { ended: 'E4A' }),
      inCare('2018-05-01', '2018-05-22', { ended: 'E4A' }),
    ])
    expect(ask(clNumber, before14, END)).toEqual([])
  })

  test('someone who left care on turning 16 is not a care leaver; a day later is', () => {
    const until = (end: string) => fileWith([child({ born: turning19 }), inCare('2017-01-01', end, { ended: 'E4A' })])
    expect(ask(clNumber, until('2018-01-15'), END)).toEqual([])
    expect(sides(clNumber, until('2018-01-16'), END)).toEqual(['counts'])
  })

  test('short breaks are not care, even where the council reported someone', () => {
    const breaks = shortBreak('2015-01-01', '2020-01-15')
    expect(ask(clNumber, fileWith([child({ born: turning19 }), breaks]), END)).toEqual([])
    const file = fileWith([child({ born: turning19 }), breaks, report(turning19, 19, { inTouch: 'YES' })])
    expect(ask(clNumber, file, END)).toEqual([{ side: 'excluded', why: ['leaving-care.short-breaks-only'] }])
  })

  test('at 17 and 18 those still in care on the birthday are not asked about; leaving on it is', () => {
    const turning17 = '2004-01-15'
    const care = (end: string | null) =>
      fileWith([child({ born: turning17 }), inCare('2018-01-01', end, { ended: 'E4A' })])
    expect(ask(clNumber, care(null), END)).toEqual([])
    expect(ask(clNumber, care('2021-01-16'), END)).toEqual([])
    expect(sides(clNumber, care('2021-01-15'), END)).toEqual(['counts'])
    expect(sides(clNumber, leaver('2003-01-15'), END)).toEqual(['counts']) // left on turning 18
  })

  test('from 2023-24 a 17th or 18th birthday on which they left is not asked about, reported or not; the 19th is', () => {
    const left = (born: string, day: string) =>
      fileWith([child({ born }), inCare('2018-01-01', day, { ended: 'E4A' }), report(day, 18, { inTouch: 'YES' })])
    expect(ask(clNumber, left('2006-01-15', '2024-01-15'), '2024-03-31')).toEqual([])
    expect(sides(clNumber, left('2006-01-15', '2024-01-14'), '2024-03-31')).toEqual(['counts'])
    expect(sides(clNumber, left('2005-03-31', '2023-03-31'), '2023-03-31')).toEqual(['counts'])
    expect(sides(clNumber, left('2006-01-15', '2024-01-15'), '2025-03-31')).toEqual(['counts'])
  })

  test('who was adopted, died, was found to be an adult or taken over by another council is left out and shown', () => {
    const ended = (ended: 'E11' | 'E2' | 'E3' | 'E15') =>
      ask(clNumber, fileWith([child({ born: turning19 }), inCare('2016-01-01', '2019-01-01', { ended })]), END)
    expect(ended('E11')).toEqual([{ side: 'excluded', why: ['leaving-care.adopted'] }])
    expect(ended('E2')).toEqual([{ side: 'excluded', why: ['leaving-care.died'] }])
    expect(ended('E3')).toEqual([{ side: 'excluded', why: ['leaving-care.care-taken-over'] }])
    expect(ended('E15')).toEqual([{ side: 'excluded', why: ['leaving-care.found-adult'] }])
  })

  test('returned home for six months, or died, leaves everyone asked about, then and at later birthdays', () => {
    const home = report(turning19, 19, { inTouch: 'RHOM', activity: '0', accommodation: '0' })
    for (const measure of [clNumber, clInTouch, clEet19To21, clSuitable19To21])
      expect(ask(measure, leaver(turning19, home), END)).toEqual([
        { side: 'excluded', why: ['leaving-care.returned-home'] },
      ])
    expect(sides(clNumber, leaver(turning19, home), '2022-03-31')).toEqual(['excluded'])
    expect(sides(clNumber, leaver(turning19, report(turning19, 18, { inTouch: 'DIED' })), END)).toEqual(['excluded'])
  })

  test('someone the council reported, with no care held, is counted and the reason says so', () => {
    const file = fileWith([child({ born: turning19 }), report(turning19, 19, { inTouch: 'YES', activity: 'G5' })])
    expect(ask(clEet19To21, file, END)).toEqual([
      {
        side: 'does-not-count',
        why: ['leaving-care.cohort-no-care-held', 'leaving-care.not-in-education-employment-training'],
      },
    ])
    expect(ask(clNumber, fileWith([child({ born: turning19 })]), END)).toEqual([])
  })

  test('someone the council reported, of whom too little care is held, is counted and the reason says so', () => {
    const file = fileWith([
      child({ born: turning19 }),
      inCare('2019-12-01', '2020-01-15', { ended: 'E5' }),
      report(turning19, 19, { inTouch: 'YES' }),
    ])
    expect(ask(clInTouch, file, END)).toEqual([
      { side: 'counts', why: ['leaving-care.cohort-reported', 'leaving-care.in-touch'] },
    ])
  })

  test('someone the returns stopped mentioning is set aside unless the council reported them', () => {
    const lost = [child({ born: turning19 }), inCare('2016-01-01', null, { lostAfter: on('2019-03-31') })]
    expect(ask(clNumber, fileWith(lost), END)).toEqual([{ side: 'excluded', why: ['leaving-care.lost-to-return'] }])
    expect(sides(clNumber, fileWith([...lost, report(turning19, 19, { inTouch: 'YES' })]), END)).toEqual(['counts'])
  })
})

describe('in touch', () => {
  test('not in touch, refusing and not needing us stay in and do not count; nothing held is not known', () => {
    const born = '2001-01-15'
    const saying = (inTouch: InTouch) => leaver(born, report(born, 20, { inTouch }))
    const files = (['YES', 'NO', 'REFU', 'NREQ', 'DIED', 'RHOM'] as const).map(saying)
    expect(figure(clInTouch, [...files, leaver(born)], END)).toMatchObject({
      numerator: 1,
      denominator: 5,
      unknown: 1,
      excluded: 2,
      value: 20,
    })
  })
})

describe('education, employment and training', () => {
  const born = '2001-01-15'
  const doing = (activity: Activity) => leaver(born, report(born, 20, { inTouch: 'YES', activity }))

  test('8 in, 1 not and 1 not known is 80%', () => {
    const files = (['F1', 'P1', 'F2', 'P2', 'F4', 'P4', 'F5', 'P5', 'G5', '0'] as const).map(doing)
    expect(figure(clEet19To21, files, END)).toMatchObject({ numerator: 8, denominator: 10, unknown: 1, value: 80 })
  })

  test('part time counts, and so do the codes of older returns', () => {
    expect((['P1', 'P5', 'F3', 'P3'] as const).flatMap(code => sides(clEet19To21, doing(code), END))).toEqual([
      'counts',
      'counts',
      'counts',
      'counts',
    ])
  })

  test('illness, parenting and other reasons are not in education, employment or training', () => {
    expect((['G4', 'G5', 'G6'] as const).flatMap(code => sides(clEet19To21, doing(code), END))).toEqual([
      'does-not-count',
      'does-not-count',
      'does-not-count',
    ])
  })

  test('what someone else told us counts though we are not in touch', () => {
    const file = leaver(born, report(born, 20, { inTouch: 'NO', activity: 'F5' }))
    expect(sides(clEet19To21, file, END)).toEqual(['counts'])
  })

  test('17 and 18 are asked about apart from 19 to 21', () => {
    const file = leaver('2003-01-15', report('2003-01-15', 18, { activity: 'F2' }))
    expect(sides(clEet17To18, file, END)).toEqual(['counts'])
    expect(sides(clEet19To21, file, END)).toEqual([])
    expect(sides(clEet17To18, file, '2022-03-31')).toEqual([])
    expect(sides(clEet19To21, file, '2022-03-31')).toEqual(['unknown'])
  })

  test('an answer about another birthday is not an answer about this one', () => {
    expect(sides(clEet19To21, leaver(born, report(born, 19, { activity: 'F2' })), END)).toEqual(['unknown'])
  })

  test('something recorded about no birthday counts from three months before it to one month after', () => {
    const recorded = (day: string) => leaver(born, entry(careLeaverActivity, day, null, { activity: 'F2' }))
    expect(sides(clEet19To21, recorded('2020-10-15'), END)).toEqual(['counts'])
    expect(sides(clEet19To21, recorded('2021-02-15'), END)).toEqual(['counts'])
    expect(sides(clEet19To21, recorded('2020-10-14'), END)).toEqual(['unknown'])
    expect(sides(clEet19To21, recorded('2021-02-16'), END)).toEqual(['unknown'])
  })

  test('an apprentice is not just anyone working, and an older code does not tell', () => {
    expect(ask(clApprenticeship, doing('P4'), END)[0]?.side).toBe('counts')
    expect(ask(clApprenticeship, doing('F5'), END)[0]?.side).toBe('does-not-count')
    expect(ask(clApprenticeship, doing('G5'), END)[0]?.side).toBe('does-not-count')
    expect(ask(clApprenticeship, doing('F3'), END)).toEqual([
      { side: 'unknown', why: ['leaving-care.cohort', 'leaving-care.apprentice-not-told'] },
    ])
  })
})

describe('suitable accommodation', () => {
  const born = '2001-01-15'
  const living = (accommodation: Accommodation, activity: Activity = 'F5') =>
    leaver(born, report(born, 20, { inTouch: 'YES', activity, accommodation }))

  test('of 10 leavers with 1 deported, 9 are asked about suitability and 10 about activity', () => {
    const files = [...Array.from({ length: 9 }, () => living('U1')), living('H2')]
    expect(figure(clSuitable19To21, files, END)).toMatchObject({
      numerator: 9,
      denominator: 9,
      excluded: 1,
      value: 100,
    })
    expect(figure(clEet19To21, files, END)).toMatchObject({ numerator: 10, denominator: 10, excluded: 0 })
  })

  test('gone abroad and residence not known are left out, suitable or not', () => {
    expect((['G1', 'G2', 'R1', 'R2', 'H1'] as const).flatMap(code => ask(clSuitable19To21, living(code), END))).toEqual(
      Array.from({ length: 5 }, () => ({ side: 'excluded', why: ['leaving-care.outside-suitability'] })),
    )
  })

  test('suitability is what was judged, not the kind of home', () => {
    expect(sides(clSuitable19To21, living('W1'), END)).toEqual(['counts'])
    expect(sides(clSuitable19To21, living('W2'), END)).toEqual(['does-not-count'])
    expect((['S2', 'X2', 'B2'] as const).flatMap(code => sides(clSuitable19To21, living(code), END))).toEqual([
      'does-not-count',
      'does-not-count',
      'does-not-count',
    ])
  })

  test('no information stays among those asked about', () => {
    expect(figure(clSuitable19To21, [living('U1'), living('0'), leaver(born)], END)).toMatchObject({
      numerator: 1,
      denominator: 3,
      unknown: 2,
      value: 33.33,
    })
  })

  test('17 and 18 are asked about apart', () => {
    const file = leaver('2003-01-15', report('2003-01-15', 18, { accommodation: 'D1' }))
    expect(sides(clSuitable17To18, file, END)).toEqual(['counts'])
    expect(sides(clSuitable19To21, file, END)).toEqual([])
  })

  test('a code the return never had is not known', () => {
    const stray = {
      ...entry(careLeaverAccommodation, '2021-01-15', null, { accommodation: 'U1', birthday: 20 }),
      body: { accommodation: 'Q1', birthday: 20 },
    }
    expect(sides(clSuitable19To21, leaver(born, stray), END)).toEqual(['unknown'])
  })
})

describe('staying put', () => {
  const born = '2002-01-15' // 18 on 15 January 2020
  const fostered = home('2015-01-01', '2020-01-15', { type: 'U4' })

  test('someone of 19 living with former foster carers, related or not, is staying put', () => {
    const file = leaver(born, fostered, report(born, 19, { accommodation: 'Z1' }))
    expect(ask(clStayingPut, file, END)).toEqual([
      { side: 'counts', why: ['leaving-care.left-foster-home-at-18', 'leaving-care.with-former-carer'] },
    ])
  })

  test('someone who has moved on does not count; residence not known is not known', () => {
    expect(sides(clStayingPut, leaver(born, fostered, report(born, 19, { accommodation: 'U1' })), END)).toEqual([
      'does-not-count',
    ])
    expect(sides(clStayingPut, leaver(born, fostered, report(born, 19, { accommodation: 'R2' })), END)).toEqual([
      'unknown',
    ])
    expect(sides(clStayingPut, leaver(born, fostered), END)).toEqual(['unknown'])
  })

  test('someone who left a children’s home, or left care before 18, is not asked about', () => {
    const residential = home('2015-01-01', '2020-01-15', { type: 'K2' })
    expect(ask(clStayingPut, leaver(born, residential, report(born, 19, { accommodation: 'Z1' })), END)).toEqual([])
    const early = fileWith([
      child({ born }),
      inCare('2015-01-01', '2019-12-01', { ended: 'E4A' }),
      home('2015-01-01', '2019-12-01'),
    ])
    expect(ask(clStayingPut, early, END)).toEqual([])
  })

  test('someone of 21 is not asked about', () => {
    expect(ask(clStayingPut, leaver('2000-01-15', home('2015-01-01', '2018-01-15')), END)).toEqual([])
  })

  test('where no care or no home is held they are set aside', () => {
    const reported = fileWith([child({ born }), report(born, 19, { accommodation: 'Z1' })])
    expect(ask(clStayingPut, reported, END)).toEqual([{ side: 'excluded', why: ['leaving-care.home-at-18-not-held'] }])
    expect(sides(clStayingPut, leaver(born), END)).toEqual(['excluded'])
  })
})

describe('files with nobody to ask about', () => {
  test('a child of 10 in care, someone of 30, and a file with no date of birth are in none of these', () => {
    const files = [
      fileWith([child({ born: '2010-06-01' }), inCare('2018-01-01')]),
      leaver('1990-01-01', report('1990-01-01', 21, { inTouch: 'YES' })),
      fileWith([inCare('2015-01-01')]),
      fileWith([]),
    ]
    for (const measure of leavingCareMeasures) for (const file of files) expect(ask(measure, file, END)).toEqual([])
  })
})

test('every reason a leaving care measure gives has its sentence', () => {
  const born = '2002-01-15'
  const all = { inTouch: 'YES', activity: 'F4', accommodation: 'Z1' } as const
  const files = [
    leaver(born, home('2015-01-01', '2020-01-15'), report(born, 19, all)),
    leaver(
      born,
      home('2015-01-01', '2020-01-15'),
      report(born, 19, { inTouch: 'NO', activity: '0', accommodation: '0' }),
    ),
    leaver(born, report(born, 19, { inTouch: 'REFU', activity: 'G5', accommodation: 'H2' })),
    leaver(born, report(born, 19, { activity: 'F3', accommodation: 'U2' })),
    leaver(born, report(born, 18, all), report(born, 19, { inTouch: 'NO' })),
    fileWith([child({ born }), report(born, 19, all)]),
    fileWith([child({ born }), shortBreak('2018-01-01', '2019-01-01'), report(born, 19, all)]),
    fileWith([child({ born }), inCare('2018-01-01', '2018-03-01', { ended: 'E2' }), report(born, 19, all)]),
    fileWith([child({ born: '2004-01-15' }), inCare('2019-01-01')]),
    fileWith([child({ born: '2004-01-15' }), inCare('2021-02-01', null, { startKnown: false })]),
    leaver(born),
  ]
  const given = new Set(
    leavingCareMeasures.flatMap(measure =>
      files.flatMap(file => reasonsOf(measure, file, END).map(reason => reason.key)),
    ),
  )
  expect(given.size).toBeGreaterThan(18)
  expect([...given].filter(key => !(key in words))).toEqual([])
})
