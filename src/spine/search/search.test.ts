import { describe, expect, it } from 'vitest'
import { plainDate } from '../time/plain-date.ts'
import { fold, foldNumber, wordsOfName } from './fold.ts'
import { fullerNames } from './nicknames.ts'
import { readQuery } from './query.ts'
import { soundsOf } from './sounds.ts'

const TODAY = plainDate('2027-05-10')

describe('names as they are compared', () => {
  it.each([
    ['Wiśniewska', 'wisniewska'],
    ['Łukasz', 'lukasz'],
    ['O’Brien', 'obrien'],
    ["O'Brien", 'obrien'],
    ['  Jean-Luc ', 'jean luc'],
    ['Nguyễn', 'nguyen'],
    ['Strauß', 'strauss'],
    ['--', ''],
  ])('%s is %s', (name, as) => expect(fold(name)).toBe(as))

  it('a name in several words is found by each and by all run together', () => {
    expect(wordsOfName('Anne Marie')).toEqual(['anne', 'marie', 'annemarie'])
    expect(wordsOfName('Al-Hassan')).toEqual(['al', 'hassan', 'alhassan'])
    expect(wordsOfName('')).toEqual([])
  })

  it('a number is compared without its marks', () => expect(foldNumber('CF/778-2')).toBe('cf7782'))
})

describe('how words sound', () => {
  it.each([
    ['Mohammed', 'Muhammad'],
    ['Mohammed', 'Mehmet'],
    ['Yousef', 'Yusuf'],
    ['Yousef', 'Josef'],
    ['Khadija', 'Hadija'],
    ['Othman', 'Osman'],
    ['Michael', 'Mikael'],
    ['Nowak', 'Novak'],
    ['Stephen', 'Steven'],
    ['Knight', 'Nite'],
    ['Wright', 'Rite'],
    ['Philip', 'Filip'],
    ['Chloe', 'Khloe'],
    ['Jamal', 'Djamal'],
    ['Sian', 'Sean'],
    ['Hussein', 'Hosain'],
  ])('%s may be %s', (one, other) => {
    expect(soundsOf(one).some(code => soundsOf(other).includes(code))).toBe(true)
  })

  it.each([
    ['Amara', 'Tomas'],
    ['Smith', 'Jones'],
    ['Grace', 'Florence'],
  ])('%s is not %s', (one, other) => {
    expect(soundsOf(one).some(code => soundsOf(other).includes(code))).toBe(false)
  })

  it('has none for what is not a word in Latin letters', () => {
    expect(soundsOf('')).toEqual([])
    expect(soundsOf('7')).toEqual([])
    expect(soundsOf('Юрій')).toEqual([])
  })
})

describe('shorter names', () => {
  it('stand for every fuller one, and two fuller ones are not each other', () => {
    expect(fullerNames('liz')).toContain('elizabeth')
    expect(fullerNames('sam')).toEqual(['samantha', 'samuel'])
    expect(fullerNames('samuel')).toEqual(['samuel'])
    expect(fullerNames('nosuchname')).toEqual([])
  })
})

describe('what is typed is read', () => {
  const read = (text: string) => {
    const { words, born } = readQuery(text, TODAY)
    return { words: words.map(({ word, number }) => (number ? `#${word}` : word)), born }
  }
  it.each([
    ['Liz Hartley', ['liz', 'hartley'], undefined],
    ['Hartley, Liz', ['hartley', 'liz'], undefined],
    ['liz 14/3', ['liz'], { day: 14, month: 3 }],
    ['14/3/2012', [], { day: 14, month: 3, year: 2012 }],
    ['14.3.12', [], { day: 14, month: 3, year: 2012 }],
    ['14/3/99', [], { day: 14, month: 3, year: 1999 }],
    ['3/14/2012', [], { day: 14, month: 3, year: 2012 }],
    ['2012-03-14', [], { day: 14, month: 3, year: 2012 }],
    ['14 March 2012', [], { day: 14, month: 3, year: 2012 }],
    ['14th of Mar', [], { day: 14, month: 3 }],
    ['March 2012', [], { month: 3, year: 2012 }],
    ['3/2012', [], { month: 3, year: 2012 }],
    ['amara 2012', ['amara'], { year: 2012 }],
    ['2031', ['#2031'], undefined],
    ['April', ['april'], undefined],
    ['N4017', ['#n4017'], undefined],
    ['nn16 8aa', ['#nn168aa'], undefined],
    ['CF/778-2', ['#cf7782'], undefined],
    ['amara age 9', ['amara'], { from: '2017-05-11', to: '2018-05-10' }],
    ['9 years old', [], { from: '2017-05-11', to: '2018-05-10' }],
    ['45/45', ['#4545'], undefined],
    ['', [], undefined],
    [' - , ', [], undefined],
  ])('%s', (text, words, born) => expect(read(text)).toEqual({ words, born }))

  it('no more than six words, and one letter standing for a name at most', () => {
    expect(read('ab bc cd de ef fg gh hi').words.length).toBe(6)
    expect(read('j smith k').words).toEqual(['j', 'smith'])
  })
})
