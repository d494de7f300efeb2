import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '../../time/plain-date.ts'
import { type HeldVersion, type PlannedVersion, byKey, canonical, planEntry } from './reconcile.ts'

const y2018 = plainDate('2018-03-31')
const y2019 = plainDate('2019-03-31')
const y2020 = plainDate('2020-03-31')
const says = (end: string | null, place = 'U6') => ({
  key: 'k',
  kind: 'placement',
  start: plainDate('2017-05-01'),
  end: end === null ? null : plainDate(end),
  body: { type: place },
})
const held = (
  version: number,
  knownFrom: HeldVersion['knownFrom'],
  entry: ReturnType<typeof says> | 'withdrawn',
  more: Partial<HeldVersion> = {},
): HeldVersion => ({
  version,
  knownFrom,
  import: 'A',
  live: true,
  withdrawn: entry === 'withdrawn',
  start: entry === 'withdrawn' ? null : entry.start,
  end: entry === 'withdrawn' ? null : entry.end,
  body: entry === 'withdrawn' ? {} : entry.body,
  ...more,
})

describe('what an import appends to one entry', () => {
  it('writes one version for each return that says something new, so that history exists from the first import', () => {
    const plan = planEntry(
      [],
      [
        { knownFrom: y2018, entry: says(null) },
        { knownFrom: y2019, entry: says('2018-09-01') },
        { knownFrom: y2020, entry: says('2018-09-01') },
      ],
    )
    expect(plan).toEqual({
      outcome: 'new',
      append: [
        { knownFrom: y2018, content: says(null) },
        { knownFrom: y2019, content: says('2018-09-01') },
      ],
    })
  })

  it('takes states that say the same with fields in another order, or absent instead of undefined, as one', () => {
    const entry = (body: Record<string, unknown>) => ({ ...says(null), body })
    const plan = planEntry(
      [],
      [
        { knownFrom: y2018, entry: entry({ type: 'U6', from: ['a', { b: 1, c: null }], urn: undefined }) },
        { knownFrom: y2019, entry: entry({ from: ['a', { c: null, b: 1 }], type: 'U6' }) },
        { knownFrom: y2020, entry: entry({ from: ['a', { c: null, b: 2 }], type: 'U6' }) },
      ],
    )
    expect(plan.append.map(version => version.knownFrom)).toEqual([y2018, y2020])
  })

  it('takes a field that comes, goes or becomes null as something new', () => {
    const entry = (body: Record<string, unknown>) => ({ ...says(null), body })
    const plan = planEntry(
      [],
      [
        { knownFrom: y2018, entry: entry({ type: 'U6' }) },
        { knownFrom: y2019, entry: entry({ type: 'U6', urn: null }) },
        { knownFrom: y2020, entry: entry({ type: 'U6' }) },
      ],
    )
    expect(plan.append).toHaveLength(3)
  })

  it('appends nothing when everything said is already held', () => {
    const plan = planEntry(
      [held(1, y2018, says(null)), held(2, y2019, says('2018-09-01'))],
      [
        { knownFrom: y2018, entry: says(null) },
        { knownFrom: y2019, entry: says('2018-09-01') },
      ],
    )
    expect(plan).toEqual({ outcome: 'unchanged', append: [] })
  })

  it('restates how things stand when an older year arrives after a newer one', () => {
    const plan = planEntry(
      [held(1, y2019, says('2018-09-01'))],
      [
        { knownFrom: y2018, entry: says(null) },
        { knownFrom: y2019, entry: says('2018-09-01') },
      ],
    )
    expect(plan.append).toEqual([
      { knownFrom: y2018, content: says(null) },
      { knownFrom: y2019, content: says('2018-09-01') },
    ])
    expect(plan.outcome).toBe('unchanged')
  })

  it('withdraws what no import says any more', () => {
    expect(planEntry([held(1, y2018, says(null), { live: false })], [])).toEqual({
      outcome: 'withdrawn',
      append: [{ knownFrom: null, content: 'withdrawn' }],
    })
    expect(planEntry([held(1, y2018, says(null))], [{ knownFrom: y2018, entry: undefined }]).outcome).toBe('withdrawn')
  })

  it('leaves alone an entry a person has edited since', () => {
    expect(
      planEntry(
        [held(1, y2018, says(null)), held(2, null, says('2018-01-01'), { import: null })],
        [{ knownFrom: y2018, entry: says('2018-02-02') }],
      ),
    ).toEqual({ outcome: 'kept-by-hand', append: [] })
  })

  it('takes a corrected year’s later version over the first', () => {
    const plan = planEntry([held(1, y2018, says('2018-01-01'))], [{ knownFrom: y2018, entry: says('2018-01-11') }])
    expect(plan).toEqual({ outcome: 'changed', append: [{ knownFrom: y2018, content: says('2018-01-11') }] })
  })

  it('brings an entry back when the import that said it is made again', () => {
    const plan = planEntry(
      [held(1, y2018, says(null), { live: false }), held(2, null, 'withdrawn', { live: false })],
      [{ knownFrom: y2018, entry: says(null) }],
    )
    expect(plan).toEqual({ outcome: 'new', append: [{ knownFrom: y2018, content: says(null) }] })
  })
})

describe('planning, whatever is held and whatever is said', () => {
  const years = [y2018, y2019, y2020]
  const saying = fc
    .array(fc.option(fc.constantFrom(says(null), says('2018-01-01'), says('2019-01-01', 'K2')), { nil: undefined }), {
      minLength: 3,
      maxLength: 3,
    })
    .map(list => list.map((entry, index) => ({ knownFrom: years[index]!, entry })))
  const apply = (versions: readonly HeldVersion[], append: readonly PlannedVersion[]): HeldVersion[] => [
    ...versions,
    ...append.map((planned, index) =>
      held(
        versions.length + index + 1,
        planned.knownFrom,
        planned.content === 'withdrawn' ? 'withdrawn' : (planned.content as ReturnType<typeof says>),
      ),
    ),
  ]

  it('is settled by one application: planning again appends nothing', () => {
    fc.assert(
      fc.property(saying, saying, (first, second) => {
        const once = apply([], planEntry([], first).append)
        const twice = apply(once, planEntry(once, second).append)
        expect(planEntry(twice, second).append).toEqual([])
      }),
    )
  })

  it('ends with the newest version being how things stand, and each return’s date answering as that return did', () => {
    fc.assert(
      fc.property(saying, saying, (first, second) => {
        const once = apply([], planEntry([], first).append)
        const twice = apply(once, planEntry(once, second).append)
        const newest = twice.at(-1)
        const last = second.at(-1)!.entry
        expect(
          newest === undefined || newest.withdrawn ? undefined : canonical([newest.start, newest.end, newest.body]),
        ).toBe(last && canonical([last.start, last.end, last.body]))
        for (const { knownFrom, entry } of second) {
          const answering = twice
            .filter(version => version.knownFrom !== null && version.knownFrom <= knownFrom)
            .sort((a, b) =>
              a.knownFrom! < b.knownFrom! ? -1 : a.knownFrom! > b.knownFrom! ? 1 : a.version - b.version,
            )
            .at(-1)
          expect(answering === undefined || answering.withdrawn ? undefined : canonical(answering.body)).toBe(
            entry && canonical(entry.body),
          )
        }
      }),
    )
  })
})

describe('states by key', () => {
  it('lists every state for every key, absent where a state does not speak of it', () => {
    const keys = byKey([
      { knownFrom: y2018, entries: [says(null)] },
      { knownFrom: y2019, entries: [] },
    ])
    expect(keys.get('k')).toEqual([
      { knownFrom: y2018, entry: says(null) },
      { knownFrom: y2019, entry: undefined },
    ])
  })

  it('reads equal values as equal text whatever the order of their fields, and absent as missing', () => {
    expect(canonical({ b: 1, a: [null, { d: undefined, c: 'x' }] })).toBe(canonical({ a: [null, { c: 'x' }], b: 1 }))
  })
})
