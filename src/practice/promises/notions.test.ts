import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { promiseDuties } from './duties.ts'
import { frameworksOn, principlesOf, promisesThatHold } from './notions.ts'

type Body = Readonly<Record<string, unknown>>

const day = plainDate
const entry = (kind: string, id: string, start: string, body: Body, end: string | null = null) => ({
  id,
  kind,
  start: day(start),
  end: end === null ? null : day(end),
  body,
})
const framework = (body: Body = {}, start = '2026-01-01', end: string | null = null) =>
  entry(
    'framework',
    'f',
    start,
    { type: 'strategy', title: 'Our strategy', for: 'both', about: 'What it is for', ...body },
    end,
  )
const aim = (end: string | null = null) =>
  entry('framework-aim', 'a', '2026-01-01', { framework: 'f', number: 1, title: 'Live safe' }, end)
const promise = (id: string, body: Body = {}, end: string | null = null) =>
  entry(
    'framework-promise',
    id,
    '2026-01-01',
    { aim: 'a', reference: id, type: 'criterion', text: 'Fewer moves', shows: 'The share', owner: 'sal', ...body },
    end,
  )
const look = (of: string, on: string, rag: string, body: Body = {}) =>
  entry('framework-note', `${of} ${on}`, on, { promise: of, rag, note: 'Looked', ...body })
const review = (on: string) => entry('framework-review', `r ${on}`, on, { framework: 'f', found: 'It holds' })

const fileWith = (...entries: readonly ReturnType<typeof entry>[]): SubjectFile => fileOf('trust', entries, {}, 'trust')
const standing = (file: SubjectFile, on: string) => {
  const [found] = frameworksOn(file, day(on))
  if (!found) throw new Error('there is no framework')
  return { ...found, promise: (id: string) => promisesThatHold([found]).find(each => each.entry.id === id) }
}
const due = (file: SubjectFile, on: string) =>
  findingsOf(file, promiseDuties, day(on), { until: day('2030-01-01') }).findings.map(each => [
    each.duty.id,
    each.answer,
    each.by,
  ])

describe('how a promise stands', () => {
  const file = fileWith(
    framework(),
    aim(),
    promise('p'),
    look('p', '2026-03-01', 'green'),
    look('p', '2026-07-01', 'amber', { next: 'Open a home', nextBy: day('2026-09-01') }),
    look('p', '2026-10-01', 'red', { taken: 'not-done' }),
  )

  it('is as its newest look says, and which way it went from the look before', () => {
    expect([standing(file, '2026-02-28').promise('p')?.rag, standing(file, '2026-02-28').promise('p')?.way]).toEqual([
      null,
      'first',
    ])
    expect(standing(file, '2026-03-01').promise('p')).toMatchObject({ rag: 'green', way: 'first' })
    expect(standing(file, '2026-07-01').promise('p')).toMatchObject({ rag: 'amber', way: 'down' })
    expect(standing(file, '2026-12-01').promise('p')).toMatchObject({ rag: 'red', way: 'down' })
    const held = fileWith(
      framework(),
      aim(),
      promise('p'),
      look('p', '2026-03-01', 'red'),
      look('p', '2026-04-01', 'red'),
    )
    expect(standing(held, '2026-05-01').promise('p')?.way).toBe('same')
  })

  it('tells the step that was promised, whether its day is past, and what the next look says of it', () => {
    expect(standing(file, '2026-08-01').promise('p')?.step).toMatchObject({
      what: 'Open a home',
      taken: undefined,
      lookedSince: false,
      overdue: false,
    })
    expect(standing(file, '2026-09-02').promise('p')?.step?.overdue).toBe(true)
    expect(standing(file, '2026-10-01').promise('p')?.step).toMatchObject({ taken: 'not-done', overdue: false })
    const silent = fileWith(
      framework(),
      aim(),
      promise('p'),
      look('p', '2026-03-01', 'red', { next: 'Ask' }),
      look('p', '2026-05-01', 'red'),
    )
    expect(standing(silent, '2026-06-01').promise('p')?.step).toMatchObject({ taken: undefined, lookedSince: true })
    const before = fileWith(framework(), aim(), promise('p'), look('p', '2026-03-01', 'red'))
    expect(standing(before, '2026-06-01').promise('p')?.step).toBeUndefined()
  })

  it('says that it is nobody’s, and that its day is past unless it is kept', () => {
    const of = (rag: string, by?: string, owner?: string) =>
      standing(
        fileWith(
          framework(),
          aim(),
          promise('p', { owner, ...(by === undefined ? {} : { by: day(by) }) }),
          look('p', '2026-03-01', rag),
        ),
        '2026-04-01',
      ).promise('p')
    expect(of('red')?.nobodys).toBe(true)
    expect(of('red', undefined, 'sal')?.nobodys).toBe(false)
    expect(of('red', '2026-04-01')?.late).toBe(false)
    expect(of('red', '2026-03-31')?.late).toBe(true)
    expect(of('green', '2026-03-31')?.late).toBe(false)
    expect(of('red')?.late).toBe(false)
  })

  it('ends with its aim and its framework, and is counted no more', () => {
    const of = (...entries: readonly ReturnType<typeof entry>[]) =>
      standing(fileWith(...entries), '2026-06-01').counts.all
    expect(of(framework(), aim(), promise('p'), promise('q', {}, '2026-05-31'))).toBe(1)
    expect(of(framework(), aim('2026-05-31'), promise('p'))).toBe(0)
    expect(of(framework({}, '2026-01-01', '2026-06-01'), aim(), promise('p'))).toBe(0)
    expect(of(framework({}, '2026-01-01', '2026-06-02'), aim(), promise('p'))).toBe(1)
  })
})

describe('what is counted', () => {
  it('is each colour, those nobody looked at, nobody’s, and those not looked at in time', () => {
    const file = fileWith(
      framework(),
      aim(),
      promise('p'),
      promise('q'),
      promise('r', { owner: undefined }),
      look('p', '2026-06-01', 'red'),
      look('q', '2026-06-01', 'green'),
    )
    expect(standing(file, '2026-07-02').counts).toEqual({
      red: 1,
      amber: 0,
      green: 1,
      none: 1,
      all: 3,
      nobodys: 1,
      lookOverdue: 1,
      late: 0,
    })
  })

  it('of a principle is every promise that says it answers it, and none where no promise does', () => {
    const file = fileWith(
      framework(),
      aim(),
      promise('p', { principles: ['a', 'f'] }),
      promise('q', { principles: ['f'] }),
    )
    const told = principlesOf(frameworksOn(file, day('2026-02-01')))
    expect(told.map(each => [each.principle, each.counts.all])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 0],
      ['d', 0],
      ['e', 0],
      ['f', 2],
      ['g', 0],
    ])
  })
})

describe('what is due', () => {
  it('a look within six months of the promise and of each look, or as often as the framework says', () => {
    const file = fileWith(framework(), aim(), promise('p'), look('p', '2026-08-31', 'red'))
    expect(standing(file, '2026-07-01').promise('p')?.lookOverdue).toBe(false)
    expect(standing(file, '2026-07-02').promise('p')?.lookOverdue).toBe(true)
    expect(due(file, '2026-12-01').filter(([id]) => id === 'promise-look')).toEqual([
      ['promise-look', 'met-late', '2026-07-01'],
      ['promise-look', 'due', '2027-02-28'],
    ])
    const quarterly = fileWith(framework({ look: 3 }), aim(), promise('p'))
    expect(due(quarterly, '2026-04-02')[0]).toEqual(['promise-look', 'overdue', '2026-04-01'])
  })

  it('no look once the promise, its aim or its framework has ended', () => {
    for (const file of [
      fileWith(framework(), aim(), promise('p', {}, '2026-03-01')),
      fileWith(framework(), aim('2026-03-01'), promise('p')),
      fileWith(framework({}, '2026-01-01', '2026-03-01'), aim(), promise('p')),
    ])
      expect(due(file, '2026-12-01').filter(([id, is]) => id === 'promise-look' && is === 'overdue')).toEqual([])
  })

  it('a review of the whole within a year, counted from the last, also on a leap day', () => {
    const file = fileWith(framework({}, '2027-02-28'), review('2028-02-29'))
    expect(due(file, '2028-03-01')).toEqual([
      ['framework-review', 'met-late', '2028-02-28'],
      ['framework-review', 'due', '2029-02-28'],
    ])
    expect(standing(file, '2028-03-01')).toMatchObject({ reviewBy: '2029-02-28', reviewOverdue: false })
    expect(standing(file, '2029-03-01').reviewOverdue).toBe(true)
  })
})
