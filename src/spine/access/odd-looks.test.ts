import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LookFacts, isOutOfHours, signsOf } from './odd-looks.ts'

const MONDAY = '2026-03-02T10:00:00.000Z'
const look = (more: Partial<LookFacts> = {}): LookFacts => ({
  at: MONDAY,
  who: 'jo',
  name: 'Jo Patel',
  child: 'amara',
  family: 'Okafor',
  sameHome: false,
  byReason: false,
  ...more,
})
const signs = (more: Partial<LookFacts>) => signsOf([look(more)])[0]

describe('a look’s signs', () => {
  it('none, in the day at a child one works with', () => {
    expect(signs({})).toEqual([])
  })

  it.each([
    ['Jo Patel', 'Patel', true],
    ['Jo Patel-Smith', 'Patel', true],
    ['Jo Patel', 'Smith Patel', true],
    ['Sean OʼBrien', 'O’Brien', true],
    ['Zoe Müller', 'Muller', true],
    ['Patel', 'Patel', false],
    ['Patel Jones', 'Patel', false],
    ['Ana de Souza', 'de Lima', false],
    ['Bo Lee', 'Lee', true],
    ['Jo Patel', null, false],
  ])('%s at a child called %s: the same family name, %s', (name, family, same) => {
    expect(signs({ name, family })).toEqual(same ? ['same-family-name'] : [])
  })

  it('the looker’s own home', () => {
    expect(signs({ sameHome: true })).toEqual(['same-home'])
  })

  it('a reason given for want of a working link', () => {
    expect(signs({ byReason: true })).toEqual(['no-working-link'])
  })

  it('several at once', () => {
    expect(signs({ family: 'Patel', sameHome: true, byReason: true, at: '2026-03-01T10:00:00Z' })).toEqual([
      'same-family-name',
      'same-home',
      'out-of-hours',
      'no-working-link',
    ])
  })
})

describe('hours', () => {
  it.each([
    ['2026-03-02T06:59:00Z', true, 'a minute before seven'],
    ['2026-03-02T07:00:00Z', false, 'at seven'],
    ['2026-03-02T19:59:59Z', false, 'a second before eight in the evening'],
    ['2026-03-02T20:00:00Z', true, 'at eight in the evening'],
    ['2026-03-07T12:00:00Z', true, 'on a Saturday'],
    ['2026-03-08T12:00:00Z', true, 'on a Sunday'],
    ['2026-07-01T06:30:00Z', false, 'half past seven by the clock in summer'],
    ['2026-07-01T19:30:00Z', true, 'half past eight in the evening by the clock in summer'],
  ])('%s is out of hours, %s: %s', (at, odd) => {
    expect(isOutOfHours(at)).toBe(odd)
  })
})

describe('many in an hour', () => {
  const at = (minute: number) =>
    `2026-03-02T${String(10 + Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}:00Z`
  const children = (count: number, from: number, every: number) =>
    Array.from({ length: count }, (_, index) => look({ child: `c${from + index}`, at: at(Math.floor(index * every)) }))

  it('100 people in an hour are not many, 101 are, and each of the looks says so', () => {
    expect(signsOf(children(100, 0, 0.5)).flat()).toEqual([])
    expect(signsOf(children(101, 0, 0.5))).toEqual(Array.from({ length: 101 }, () => ['many']))
  })

  it('101 people over more than an hour are not, nor is one child opened 200 times', () => {
    expect(signsOf(children(101, 0, 1)).flat()).toEqual([])
    expect(signsOf(Array.from({ length: 200 }, () => look())).flat()).toEqual([])
  })

  it('each person is counted for themselves', () => {
    const others = children(60, 0, 0.5).map(each => ({ ...each, who: 'sam' }))
    expect(signsOf([...children(60, 100, 0.5), ...others]).flat()).toEqual([])
  })

  it('marks as counting every hour one by one would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(250), fc.nat(119)), { minLength: 180, maxLength: 400, size: 'max' }),
        pairs => {
          const looks = pairs.map(([child, minute]) => look({ child: `c${child}`, at: at(minute) }))
          const minutes = pairs.map(([, minute]) => minute)
          const expected = pairs.map(([, mine]) =>
            minutes.some(start => {
              if (mine < start || mine >= start + 60) return false
              return new Set(pairs.filter(([, m]) => m >= start && m < start + 60).map(([child]) => child)).size > 100
            }),
          )
          expect(signsOf(looks).map(each => each.includes('many'))).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })
})

it('flags every seeded case, and under 5% of ordinary looks', () => {
  // An ordinary week: 20 workers with 18 children each, in the day, with now and then an evening.
  const families = ['Okafor', 'Baker', 'Novak', 'Hussain', 'Green', 'Tran', 'Walsh', 'Kaur', 'Wright', 'Silva']
  const workers = [
    'Jo Patel',
    'Sam Reid',
    'Lee Marsh',
    'Ada Bright',
    'Bo Hall',
    'Kim Ndlovu',
    'Ana Costa',
    'Raj Singh',
    'Eve Long',
    'Max Cole',
  ]
  const ordinary = workers.flatMap((name, w) =>
    Array.from({ length: 90 }, (_, n) =>
      look({
        name,
        who: name,
        child: `child-${w}-${n % 18}`,
        family: families[(n * 7 + w) % families.length] as string,
        at: `2026-03-0${2 + (n % 5)}T${String(n % 45 === 0 ? 20 : 8 + (n % 10)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z`,
      }),
    ),
  )
  const seeded = [
    look({ who: 'Jo Patel', family: 'Patel', child: 's1' }),
    look({ who: 'Jo Patel', sameHome: true, child: 's2' }),
    look({ who: 'Sam Reid', at: '2026-03-07T23:10:00Z', child: 's3' }),
    look({ who: 'Lee Marsh', byReason: true, child: 's4' }),
    ...Array.from({ length: 120 }, (_, n) =>
      look({
        who: 'Tess Quick',
        name: 'Tess Quick',
        child: `t${n}`,
        at: `2026-03-03T14:${String(n % 60).padStart(2, '0')}:00Z`,
      }),
    ),
  ]
  const found = signsOf([...ordinary, ...seeded])
  expect(found.slice(ordinary.length).filter(each => each.length === 0)).toEqual([])
  const wrongly = found.slice(0, ordinary.length).filter(each => each.length > 0).length
  expect(wrongly / ordinary.length).toBeLessThan(0.05)
})
