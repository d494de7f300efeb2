import { describe, expect, test } from 'vitest'
import { ask, child, fileWith, inCare, on, shortBreak, sides } from '../cases.ts'
import { figure, leaver, report } from './cases.ts'
import { kpi10, kpi9 } from './contract-measures.ts'

const END = '2021-03-31'

describe('the contract’s care leavers (KPIs 9 and 10)', () => {
  const born = '2001-09-10' // 16 on 10 September 2017, 19 in the year to March 2021

  test('everyone aged 17 to 21 who was in care at 16 is asked about on the day, whatever their birthday', () => {
    const file = leaver(born, report(born, 19, { activity: 'F2', accommodation: 'U1' }))
    expect(ask(kpi9, file, '2020-12-31')).toEqual([
      {
        side: 'counts',
        why: ['leaving-care.looked-after-at-16', 'leaving-care.in-education-employment-training'],
      },
    ])
    expect(sides(kpi10, file, '2020-12-31')).toEqual(['counts'])
  })

  test('from the 17th birthday to the day before the 22nd', () => {
    const left = (born: string) => fileWith([child({ born }), inCare('2016-01-01', '2021-01-01', { ended: 'E6' })])
    expect(sides(kpi9, left('2004-03-31'), END)).toEqual(['unknown'])
    expect(sides(kpi9, left('2004-04-01'), END)).toEqual([])
    expect(sides(kpi9, leaver('1999-04-01'), END)).toEqual(['unknown'])
    expect(sides(kpi9, leaver('1999-03-31'), END)).toEqual([])
  })

  test('one day in care at 16 is enough, with no 13 weeks; leaving on turning 16 or coming at 17 is not', () => {
    const care = (start: string, end: string) => fileWith([child({ born }), inCare(start, end, { ended: 'E4A' })])
    expect(sides(kpi9, care('2018-09-09', '2018-09-10'), END)).toEqual(['unknown'])
    expect(sides(kpi9, care('2016-01-01', '2017-09-10'), END)).toEqual([])
    expect(sides(kpi9, care('2016-01-01', '2017-09-11'), END)).toEqual(['unknown'])
    expect(sides(kpi9, care('2018-09-10', '2019-09-10'), END)).toEqual([])
  })

  test('a 17-year-old still in care is set aside, and asked about from the day care ends', () => {
    const file = fileWith([child({ born: '2003-09-10' }), inCare('2015-01-01', '2021-03-20', { ended: 'E5' })])
    for (const measure of [kpi9, kpi10]) {
      expect(ask(measure, file, '2021-03-19')).toEqual([{ side: 'excluded', why: ['leaving-care.still-in-care'] }])
      expect(sides(measure, file, '2021-03-20')).toEqual(['unknown'])
    }
  })

  test('at 18 care has ended, whether or not anybody wrote the end', () => {
    const file = fileWith([child({ born: '2003-03-31' }), inCare('2015-01-01')])
    expect(sides(kpi9, file, '2021-03-30')).toEqual(['excluded'])
    expect(sides(kpi9, file, END)).toEqual(['unknown'])
  })

  test('someone of 17 whom the returns stopped mentioning is set aside until 18', () => {
    const file = fileWith([child({ born: '2003-03-31' }), inCare('2015-01-01', null, { lostAfter: on('2020-03-31') })])
    expect(ask(kpi9, file, '2021-03-30')).toEqual([{ side: 'excluded', why: ['leaving-care.lost-to-return'] }])
    expect(sides(kpi9, file, END)).toEqual(['unknown'])
  })

  test('the latest answer on or before the day is used, and a later one is not', () => {
    const file = leaver(born, report(born, 18, { activity: 'F2' }), report(born, 19, { activity: 'G5' }))
    expect(sides(kpi9, file, '2020-09-09')).toEqual(['counts'])
    expect(sides(kpi9, file, '2020-09-10')).toEqual(['does-not-count'])
  })

  test('an older answer does not stand once we have lost touch; what others told us the same day does', () => {
    const lost = leaver(born, report(born, 18, { inTouch: 'YES', activity: 'F2' }), report(born, 19, { inTouch: 'NO' }))
    expect(ask(kpi9, lost, END)[0]).toMatchObject({
      side: 'unknown',
      why: ['leaving-care.looked-after-at-16', 'leaving-care.not-in-touch-since'],
    })
    expect(sides(kpi9, leaver(born, report(born, 19, { inTouch: 'NO', activity: 'F2' })), END)).toEqual(['counts'])
  })

  test('the latest answer being not known is not replaced by an older one', () => {
    const file = leaver(born, report(born, 18, { activity: 'F2' }), report(born, 19, { inTouch: 'NO', activity: '0' }))
    expect(sides(kpi9, file, END)).toEqual(['unknown'])
  })

  test('of 10 young people with 1 gone abroad, 9 are asked about accommodation and 10 about activity', () => {
    const files = [
      ...Array.from({ length: 8 }, () => leaver(born, report(born, 19, { activity: 'F5', accommodation: 'U1' }))),
      leaver(born, report(born, 19, { activity: '0', accommodation: '0' })),
      leaver(born, report(born, 19, { activity: 'F5', accommodation: 'G1' })),
    ]
    expect(figure(kpi10, files, END)).toMatchObject({
      numerator: 8,
      denominator: 9,
      unknown: 1,
      excluded: 1,
      value: 88.89,
    })
    expect(figure(kpi9, files, END)).toMatchObject({
      numerator: 9,
      denominator: 10,
      unknown: 1,
      excluded: 0,
      value: 90,
    })
  })

  test('who died, was adopted, or went to another council’s care is set aside', () => {
    const ended = (ended: 'E12' | 'E2' | 'E3' | 'E15') =>
      ask(kpi9, fileWith([child({ born }), inCare('2016-01-01', '2019-01-01', { ended })]), END)
    expect(ended('E12')).toEqual([{ side: 'excluded', why: ['leaving-care.adopted'] }])
    expect(ended('E2')).toEqual([{ side: 'excluded', why: ['leaving-care.died'] }])
    expect(ended('E3')).toEqual([{ side: 'excluded', why: ['leaving-care.care-taken-over'] }])
    expect(ended('E15')).toEqual([{ side: 'excluded', why: ['leaving-care.found-adult'] }])
    expect(sides(kpi9, leaver(born, report(born, 19, { inTouch: 'DIED' })), END)).toEqual(['excluded'])
    expect(sides(kpi9, leaver(born, report(born, 19, { inTouch: 'DIED' })), '2020-09-09')).toEqual(['unknown'])
  })

  test('someone who went home for six months is set aside, unless care began again after', () => {
    const home = (...more: Parameters<typeof fileWith>[0]) =>
      fileWith([
        child({ born }),
        inCare('2016-01-01', '2018-03-01', { ended: 'E4A' }),
        report(born, 17, { inTouch: 'RHOM', activity: '0', accommodation: '0' }),
        ...more,
      ])
    expect(ask(kpi9, home(), END)).toEqual([{ side: 'excluded', why: ['leaving-care.returned-home'] }])
    expect(sides(kpi9, home(inCare('2018-12-01', '2019-09-10', { ended: 'E5' })), END)).toEqual(['unknown'])
  })

  test('someone the returns stopped mentioning at 16 is asked about and not known', () => {
    const file = fileWith([child({ born }), inCare('2016-01-01', null, { lostAfter: on('2018-03-31') })])
    expect(sides(kpi9, file, END)).toEqual(['unknown'])
  })

  test('someone the council reported with no care held is asked about from then on', () => {
    const file = fileWith([child({ born }), report(born, 19, { activity: 'F1', accommodation: 'U1' })])
    expect(ask(kpi10, file, END)).toEqual([
      { side: 'counts', why: ['leaving-care.reported-no-care-held', 'leaving-care.suitable'] },
    ])
    expect(sides(kpi10, file, '2020-09-09')).toEqual([])
  })

  test('someone already in care when first held, at 17, is set aside', () => {
    const file = fileWith([child({ born }), inCare('2018-10-01', '2019-09-10', { startKnown: false, ended: 'E5' })])
    expect(ask(kpi9, file, END)).toEqual([{ side: 'excluded', why: ['leaving-care.at-16-not-known'] }])
  })

  test('short breaks at 16 are not care', () => {
    const breaks = shortBreak('2017-01-01', '2019-01-01')
    expect(sides(kpi9, fileWith([child({ born }), breaks]), END)).toEqual([])
    expect(sides(kpi9, fileWith([child({ born }), breaks, report(born, 19, { activity: 'F1' })]), END)).toEqual([])
  })
})
