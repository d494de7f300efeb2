import { beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../rooms.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { collectionYearOf } from '../../spine/time/periods.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { countyChildren, newcomers } from '../county.ts'
import { dayOf, iso } from '../days.ts'
import { type Life, type Written, givenTo, isRecorded, makeStaff, recordedOf, sinceReturn, startOf } from './index.ts'

const SEED = 'alongside'
const UNTIL = dayOf('2026-11-26')
const kinds = new Map(rooms.flatMap(room => room.kinds).map(kind => [kind.name, kind]))
const staff = makeStaff(SEED, UNTIL)

interface Told {
  readonly life: Life
  readonly written: readonly Written[]
}

let told: readonly Told[]
let fresh: readonly Told[]

beforeAll(() => {
  const life = (child: { story: Life['story']; name: Life['name'] }, inReturns: boolean): Life => ({
    story: child.story,
    name: child.name,
    until: UNTIL,
    inReturns,
    given: givenTo(child.story, staff, UNTIL),
    siblings: [],
  })
  const some: Told[] = []
  let turn = 0
  for (const child of countyChildren({ seed: SEED })) {
    // One in twelve is enough to see every kind of life.
    if (!isRecorded(child.story, UNTIL) || turn++ % 12 !== 0) continue
    const lived = life(child, true)
    some.push({ life: lived, written: [...sinceReturn(lived).began, ...recordedOf(lived)] })
  }
  told = some
  fresh = [...newcomers({ seed: SEED }, iso(UNTIL))].map(child => {
    const lived = life(child, false)
    return { life: lived, written: [...startOf(lived, child.rows), ...recordedOf(lived)] }
  })
})

const yearsOf = (kind: string, written: readonly Written[], year: (each: Written) => number): readonly number[] =>
  [...new Set(written.filter(each => each.kind === kind).map(year))].sort((a, b) => a - b)
const all = (): readonly Told[] => [...told, ...fresh]

describe('the work recorded in the demonstration', () => {
  test('is all of kinds there are, as their forms would take it', () => {
    const faults = new Set<string>()
    for (const { written } of all())
      for (const { kind: name, body } of written) {
        const kind = kinds.get(name)
        if (!kind) {
          faults.add(`there is no kind ${name}`)
          continue
        }
        const ids = JSON.parse(JSON.stringify(body), (_, value: unknown) =>
          typeof value === 'string' && value.startsWith('@') ? '00000000-0000-7000-8000-000000000000' : value,
        ) as unknown
        const read = kind.schema.safeParse(ids)
        if (!read.success)
          faults.add(
            `${name}: ${read.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
          )
      }
    expect([...faults]).toEqual([])
  })

  test('tells of nothing still to come, and of nothing that ends before it begins or cannot last', () => {
    const faults = new Set<string>()
    for (const { written } of all())
      for (const { kind, start, end } of written) {
        const begun = startDay(start)
        if (begun !== undefined && begun > iso(UNTIL)) faults.add(`${kind} begins ${begun}`)
        if (end !== null && begun !== undefined && end < begun) faults.add(`${kind} ends before it begins`)
        if (end !== null && !kinds.get(kind)?.lasts) faults.add(`${kind} does not last`)
      }
    expect([...faults]).toEqual([])
  })

  test('names what it refers to', () => {
    const workers = new Set(staff.workers.map(worker => `@worker:${worker.key}`))
    const faults = new Set<string>()
    for (const { written } of all()) {
      const keys = new Set(written.flatMap(each => (each.key === undefined ? [] : [`@${each.key}`])))
      for (const { kind, body } of written)
        for (const value of Object.values(body))
          if (typeof value === 'string' && value.startsWith('@') && !keys.has(value) && !workers.has(value))
            faults.add(`${kind} names ${value}`)
    }
    expect([...faults]).toEqual([])
  })

  test('is the same each time it is made', () => {
    const { life } = all()[0] as Told
    expect(JSON.stringify(recordedOf(life))).toBe(JSON.stringify(recordedOf(life)))
  })

  test('gives each child in care one social worker at most on any day, and some none for a while', () => {
    let gaps = 0
    for (const { life } of all()) {
      const workers = life.given.filter(given => given.role === 'social-worker')
      for (const [index, given] of workers.entries()) {
        const next = workers[index + 1]
        if (!next) continue
        expect(given.to !== null && given.to <= next.from, life.story.id).toBe(true)
        if (given.to !== null && given.to < next.from) gaps++
      }
    }
    expect(gaps).toBeGreaterThan(0)
  })

  test('sees most children in person, most of them alone, and misses a few', () => {
    const visits = all().flatMap(({ written }) => written.filter(each => each.kind === 'visit'))
    const seen = visits.filter(visit => visit.body['seen'] === true)
    const alone = seen.filter(visit => visit.body['alone'] === true)
    expect(visits.length).toBeGreaterThan(1000)
    expect(seen.length / visits.length).toBeGreaterThan(0.9)
    expect(seen.length / visits.length).toBeLessThan(1)
    expect(alone.length / seen.length).toBeGreaterThan(0.6)
    expect(alone.length / seen.length).toBeLessThan(0.9)
  })

  test('opens the file of a newcomer with care, a home, a legal status and a name, and nothing that is not known yet', () => {
    for (const { life, written } of fresh) {
      const of = (kind: string): readonly Written[] => written.filter(each => each.kind === kind)
      expect(
        [of('period-of-care').length > 0, of('legal-status').length > 0, of('name').length],
        life.story.id,
      ).toEqual([true, true, 1])
      for (const care of of('period-of-care'))
        expect(care.end === null ? care.body['ended'] : undefined).toBeUndefined()
    }
  })

  test('says of each year in which a newcomer came into care what permanent home they had before', () => {
    let twice = 0
    for (const { life, written } of fresh) {
      const came = yearsOf('period-of-care', written, each => collectionYearOf(plainDate(String(each.start))))
      twice += came.length > 1 ? 1 : 0
      expect(
        yearsOf('previous-permanence', written, each => Number(each.body['year'])),
        life.story.id,
      ).toEqual(came)
    }
    expect(twice).toBeGreaterThan(0)
  })

  test('ends what the returns left open when a child left care since', () => {
    const left = told.filter(({ life }) => {
      const last = life.story.spells.at(-1)
      return last !== undefined && last.from <= dayOf('2026-03-31') && last.to > dayOf('2026-03-31') && last.to <= UNTIL
    })
    expect(left.length).toBeGreaterThan(5)
    for (const { life } of left) {
      const ended = sinceReturn(life).ended
      expect(ended.find(each => each.kind === 'period-of-care')).toEqual({
        kind: 'period-of-care',
        end: iso(life.story.spells.at(-1)?.to ?? 0),
        body: { ended: life.story.ending },
      })
      expect(ended.every(each => plainDate(each.end) <= iso(UNTIL))).toBe(true)
    }
  })
})
