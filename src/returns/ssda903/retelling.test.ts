import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountyChild, countyChildren, demoYears } from '../../demo/county.ts'
import { dayOf } from '../../demo/days.ts'
import {
  type Ended,
  type Life,
  type Staff,
  givenTo,
  isRecorded,
  makeStaff,
  recordedOf,
  sinceReturn,
} from '../../demo/recorded/index.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { type Brought, joinedTo } from '../../spine/ledger/imports/joined.ts'
import { recordedHere } from '../../spine/ledger/imports/recorded-here.ts'
import { type HeldVersion, type Plan, byKey, planEntry } from '../../spine/ledger/imports/reconcile.ts'
import type { SourceContext, SourceRow } from '../../spine/ledger/source.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { type RecordedRow, rowsOfFile } from './from-record/rows-of-file.ts'
import { ssda903Beside, valuesOf } from './retelling.ts'
import { episode, header } from './states/testing.ts'

// Our own return, taken in again by the record it was made from.

const numberOf = (worker: string): string => `SW${worker.replaceAll(/\D/g, '').padStart(4, '0')}`.slice(0, 12)
const source = ssda903Beside(numberOf)

/** A file as it stands: what its returns told, and what people recorded in it. */
interface Standing {
  readonly rows: readonly SourceRow[]
  readonly context: SourceContext
  readonly file: SubjectFile
  readonly held: ReadonlyMap<string, readonly HeldVersion[]>
}

function standing(
  rows: readonly SourceRow[],
  context: SourceContext,
  recorded: readonly Entry[],
  ended: readonly Ended[] = [],
): Standing {
  const held = new Map<string, readonly HeldVersion[]>()
  const entries: Entry[] = [...recorded]
  for (const [key, states] of byKey(source.states(rows, context))) {
    const versions = planEntry([], states).append.map(
      ({ knownFrom, content }, index): HeldVersion => ({
        version: index + 1,
        knownFrom,
        import: 'first',
        live: true,
        withdrawn: content === 'withdrawn',
        ...(content === 'withdrawn' ? { start: null, end: null, body: {} } : content),
      }),
    )
    const last = versions.at(-1)
    const kind = key.split(':')[0] ?? ''
    const over = last && !last.withdrawn && last.end === null ? ended.find(each => each.kind === kind) : undefined
    if (last && over)
      versions.push({
        ...last,
        version: last.version + 1,
        import: null,
        end: over.end as PlainDate,
        body: { ...(last.body as object), ...over.body },
      })
    held.set(key, versions)
    const newest = versions.at(-1)
    if (newest && !newest.withdrawn)
      entries.push({ id: key, kind, start: newest.start as Entry['start'], end: newest.end, body: newest.body })
  }
  return { rows, context, file: fileOf('child', entries), held }
}

/** What importing a year’s rows would write in a file, by key; `here` is what it says that was recorded already. */
function importing(
  of: Standing,
  rows: readonly SourceRow[],
): { readonly written: readonly string[]; readonly here: number } {
  const all = [...of.rows, ...rows]
  const context = {
    ...of.context,
    yearsHeld: [...new Set([...of.context.yearsHeld, ...rows.map(each => each.year)])].sort((a, b) => a - b),
  }
  const wanted = byKey(source.states(all, context))
  const plans = new Map<string, Plan>()
  for (const key of new Set([...wanted.keys(), ...of.held.keys()]))
    plans.set(key, planEntry(of.held.get(key) ?? [], wanted.get(key) ?? []))
  const here = recordedHere({
    source,
    context,
    rows: all,
    file: of.file,
    plans,
    idOf: key => (of.held.has(key) ? key : undefined),
  })
  const written = [...plans].filter(
    ([key, plan]) => plan.append.length > 0 && plan.outcome !== 'unchanged' && !here.has(key),
  )
  return { written: written.map(([key, plan]) => `${plan.outcome} ${key}`), here: here.size }
}

const asRow =
  (year: number) =>
  (made: RecordedRow): SourceRow => ({
    table: made.table,
    year,
    importId: 'ours',
    importOrder: 1,
    values: valuesOf(made),
  })

/** The return made of a file, as an import of it would keep it. */
const ours = ({ file, context }: Standing, year: number): readonly SourceRow[] =>
  rowsOfFile(file, { year, council: context.council, numberOf }).map(asRow(year))

describe('the demonstration, its work recorded by hand, and its own return taken in again', () => {
  it('changes nothing and shows nothing twice, of the last years and of the one under way', () => {
    const until = dayOf('2026-11-26')
    const staff = makeStaff('alongside', until)
    let [turn, children, here] = [0, 0, 0]
    const wrong: string[] = []
    for (const child of countyChildren({ seed: 'alongside', scale: 0.05 })) {
      if (!isRecorded(child.story, until) || turn++ % 3 !== 0) continue
      const of = recordedStanding(child, staff, until)
      for (const year of [2025, 2026, 2027]) {
        const found = importing(of, ours(of, year))
        here += found.here
        wrong.push(...found.written.map(each => `${year} ${child.id} ${each}`))
      }
      children++
    }
    expect(wrong).toEqual([])
    expect(children).toBeGreaterThan(3)
    expect(here).toBeGreaterThan(3)
  })
})

function recordedStanding(child: CountyChild, staff: Staff, until: number): Standing {
  const given = givenTo(child.story, staff, until)
  const life: Life = { story: child.story, name: child.name, until, inReturns: true, given, siblings: [] }
  const since = sinceReturn(life)
  const recorded = [...since.began, ...recordedOf(life)].map(
    ({ kind, start, end, body }, index): Entry => ({ id: `hand-${index}`, kind, start, end, body }),
  )
  const rows = [...child.rows].flatMap(([year, byTable]) =>
    [...byTable].flatMap(([table, list]) =>
      list.map((cells): SourceRow => {
        const values = valuesOf({ table, cells, entries: [] })
        return { table, year, importId: 'first', importOrder: 0, values }
      }),
    ),
  )
  return standing(rows, { council: child.council, yearsHeld: demoYears }, recorded, since.ended)
}

const NORTH = { council: 'North', yearsHeld: [2025] }
const BEFORE = [header(2025), episode(2025, '2024-06-01 - S C2 U6 AB12CD')]
let made = 0
const hand = (kind: string, start: string, body: Record<string, unknown>, end: string | null = null): Entry => ({
  id: `hand-${made++}`,
  kind,
  start: plainDate(start),
  end: end === null ? null : plainDate(end),
  body,
})

describe('what was recorded here, and a return says too', () => {
  it.each<readonly [string, readonly Entry[], readonly string[]]>([
    ['a review', [hand('review', '2025-06-10', { participation: 'PN1', decisions: 'Stay' })], ['review:2025-06-10']],
    [
      'a time missing that ended after the year',
      [hand('missing-episode', '2026-03-30', { type: 'M' }, '2026-04-02')],
      ['missing-episode:2026-03-30'],
    ],
    [
      'health work, as yes or no of the year',
      [
        hand('health-assessment', '2025-09-01', { type: 'review', by: 'nurse' }),
        hand('dental-check', '2025-09-02', {}),
        hand('immunisation-check', '2025-09-03', { upToDate: true }),
      ],
      ['annual-health-outcome:2026'],
    ],
    [
      'whose worker a child is',
      [hand('allocation', '2025-05-01', { role: 'social-worker', worker: 'w1', reason: 'LEFTRL' })],
      ['social-worker-episode:2025-05-01'],
    ],
    ['a conviction', [hand('conviction', '2025-08-01', { outcome: 'conviction' })], ['conviction-outcome:2026']],
    ['a decision for adoption', [hand('adoption-decision', '2025-08-01', {})], ['adoption-decision:2025-08-01']],
    ['that they came alone', [hand('unaccompanied-status', '2024-06-01', {})], ['unaccompanied-status']],
  ])('is kept once: %s', (_, recorded, keys) => {
    const of = standing(BEFORE, NORTH, recorded)
    const rows = ours(of, 2026)
    expect(importing(of, rows)).toEqual({ written: [], here: keys.length })
    // Without what was recorded the same rows are news.
    const { written } = importing(standing(BEFORE, NORTH, []), rows)
    expect(written).toEqual(expect.arrayContaining(keys.map(key => `new ${key}`)))
  })

  it('is kept once of someone whom no return has told of', () => {
    const of = standing([], NORTH, [
      hand('identity', '2012-06-10', { born: '2012-06-10', sex: 'F', ethnicity: 'WBRI', mother: false }),
      hand('identifier', '2012-06-10', { scheme: 'council', value: '7' }),
      hand('responsible-council', '2025-06-01', { council: 'North' }),
      hand('period-of-care', '2025-06-01', { council: 'North', need: 'N1', homePostcode: 'AB1 2CD', startKnown: true }),
      hand('legal-status', '2025-06-01', { status: 'V2' }, '2025-09-01'),
      hand('legal-status', '2025-09-01', { status: 'C2' }),
      hand('placement', '2025-06-01', {
        type: 'U6',
        provider: 'PR1',
        postcode: 'AB1 3CD',
        urn: 'SC1',
        sameCarer: false,
      }),
      hand('short-break', '2025-04-10', { basis: 'V3', council: 'North', type: 'K2' }, '2025-04-12'),
    ])
    const found = importing(of, ours(of, 2026))
    expect(found.here).toBeGreaterThan(6)
    // The return does not say when the record says the council began to answer for the child.
    expect(found.written).toEqual(['new responsible-council'].filter(each => found.written.includes(each)))
  })

  it('is news where the return says something else of it', () => {
    const of = standing(BEFORE, NORTH, [hand('review', '2025-06-10', { participation: 'PN1' })])
    const otherwise = ours(of, 2026).map(each =>
      each.table === 'Reviews' ? { ...each, values: { ...each.values, REVIEW_CODE: 'PN3' } } : each,
    )
    expect(importing(of, otherwise)).toEqual({ written: ['new review:2025-06-10'], here: 0 })
  })

  it('is told by the return alone once it is withdrawn', () => {
    const of = standing(BEFORE, NORTH, [hand('review', '2025-06-10', { participation: 'PN1' })])
    const withdrawn = standing(BEFORE, NORTH, [hand('review', '2025-07-10', { participation: 'PN1' })])
    expect(importing(withdrawn, ours(of, 2026)).written).toEqual(['new review:2025-06-10'])
  })
})

describe('what a return told, and is then recorded here in its words', () => {
  it('is joined to what the return brought, whatever it is, and the return again writes nothing of it', () => {
    let joined = 0
    for (const child of countyChildren({ seed: 'alongside', scale: 0.01 })) {
      const rows = [...child.rows].flatMap(([year, byTable]) =>
        [...byTable].flatMap(([table, list]) =>
          list.map(cells => ({
            table,
            year,
            importId: 'first',
            importOrder: 0,
            values: valuesOf({ table, cells, entries: [] }),
          })),
        ),
      )
      const context = { council: child.council, yearsHeld: demoYears }
      const of = standing(rows, context, [])
      const brought = Object.values(of.file.entries)
        .flat()
        .map(each => ({ ...each, version: 1 })) as readonly Brought[]
      for (const [key, states] of byKey(source.states(rows, context))) {
        const said = states.at(-1)?.entry
        if (!said || said.start === null) continue
        // Two that say the same of a day cannot be told apart, and are left.
        const found = joinedTo(brought, said)
        if (found === undefined) continue
        joined++
        expect([key, found.entry, found.body, found.end]).toEqual([key, key, said.body, said.end])
        const held = [...(of.held.get(key) ?? [])]
        const last = held.at(-1) as HeldVersion
        expect(
          planEntry([...held, { ...last, version: last.version + 1, import: null, knownFrom: null }], states).append,
        ).toEqual([])
      }
    }
    expect(joined).toBeGreaterThan(100)
  })
})

describe('whatever was recorded of a year', () => {
  const day = fc.integer({ min: 1, max: 28 }).map(each => String(each).padStart(2, '0'))
  const month = fc.constantFrom('2025-04', '2025-07', '2025-12', '2026-03')
  const on = fc.tuple(month, day).map(([of, at]) => `${of}-${at}`)
  const entry = fc.oneof(
    fc
      .tuple(on, fc.constantFrom('PN1', 'PN3', 'PN7'))
      .map(([at, participation]) => hand('review', at, { participation })),
    fc.tuple(on, fc.constantFrom('M', 'A')).map(([at, type]) => hand('missing-episode', at, { type }, null)),
    on.map(at => hand('dental-check', at, {})),
    on.map(at => hand('health-assessment', at, { type: 'review', by: 'nurse' })),
    fc.tuple(on, fc.boolean()).map(([at, upToDate]) => hand('immunisation-check', at, { upToDate })),
    fc
      .tuple(on, fc.constantFrom('w1', 'w2'))
      .map(([at, worker]) => hand('allocation', at, { role: 'social-worker', worker })),
    on.map(at => hand('adoption-decision', at, {})),
  )

  it('the return made of it, taken in again, changes nothing, whichever half of it was imported before', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 7 }), fc.array(entry, { maxLength: 4 }), (first, then) => {
        const told = standing(BEFORE, NORTH, first)
        const rows = ours(told, 2026).map(each => ({ ...each, importOrder: 0, importId: 'first' }))
        const of = standing([...BEFORE, ...rows], { ...NORTH, yearsHeld: [2025, 2026] }, [...first, ...then])
        expect(importing(of, ours(of, 2026)).written).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
