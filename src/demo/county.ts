import { type PlainDate, epochDay } from '../spine/time/plain-date.ts'
import { type DemoChild, type Surroundings, storyOf } from './child.ts'
import { yearEnd } from './days.ts'
import { type Flow, flowsOf } from './flows.ts'
import { type DemoPostcode, makeGazetteer } from './gazetteer.ts'
import { type Outline, evenFor, outlineOf } from './journey.ts'
import { type ChildName, nameFor } from './names.ts'
import { makeProviders } from './providers.ts'
import { DIMENSIONS, type Random, randomFrom } from './random.ts'
import { type ChildRows, addRows, emptyTables, returnsOf } from './returns.ts'
import { shortBreakChildren } from './short-breaks.ts'
import type { ReturnTables } from './tables.ts'
import { type Council, type CouncilId, FIRST_YEAR, LAST_YEAR, type Pathway, councils, pathways } from './targets.ts'

export interface CountyOptions {
  readonly seed: string | number
  /** 1 is the county; 80 is about 100,000 children. */
  readonly scale?: number
}

/** One council's return for one collection year, named by the year it ends in. */
export interface CountyReturn {
  readonly council: CouncilId
  readonly year: number
  readonly tables: ReturnTables
}

/** A demonstration county: ten years of two councils' returns, what the children are called, and where everywhere is. */
export interface County {
  readonly seed: string | number
  readonly scale: number
  readonly councils: readonly Council[]
  readonly years: readonly number[]
  /** Every council's return for every year, oldest first. */
  readonly returns: readonly CountyReturn[]
  /** Names by child identifier. */
  readonly names: ReadonlyMap<string, ChildName>
  readonly postcodes: readonly DemoPostcode[]
}

/** One child of the county: identity and what is reported of them each year. */
export interface CountyChild {
  readonly id: string
  readonly council: CouncilId
  readonly name: ChildName
  readonly story: DemoChild
  /** Rows by collection year; years with nothing to report are absent. */
  readonly rows: ReadonlyMap<number, ChildRows>
}

/** The collection years of the demonstration, oldest first. */
export const demoYears: readonly number[] = Array.from(
  { length: LAST_YEAR - FIRST_YEAR + 1 },
  (_, index) => FIRST_YEAR + index,
)

/**
 * A coherent county, the same for the same seed. Holds everything in memory: for large scales stream `countyChildren`.
 * Throws a RangeError when the scale is not above 0.
 */
export function makeCounty({ seed, scale = 1 }: CountyOptions): County {
  const returns = demoYears.flatMap(year =>
    councils.map(council => ({ council: council.id, year, tables: emptyTables() })),
  )
  const byKey = new Map(returns.map(item => [`${item.council} ${item.year}`, item.tables]))
  const names = new Map<string, ChildName>()
  for (const child of countyChildren({ seed, scale })) {
    names.set(child.id, child.name)
    for (const [year, rows] of child.rows) {
      const tables = byKey.get(`${child.council} ${year}`)
      if (tables) addRows(tables, rows)
    }
  }
  return { seed, scale, councils, years: demoYears, returns, names, postcodes: makeGazetteer().all }
}

/** The children of the county one by one, council by council, those with nothing to report left out. */
export function* countyChildren({ seed, scale = 1 }: CountyOptions): Generator<CountyChild> {
  if (!(scale > 0)) throw new RangeError(`a county cannot be made at scale ${scale}`)
  const gazetteer = makeGazetteer()
  const surroundings: Surroundings = { seed, gazetteer, providers: makeProviders(gazetteer) }
  for (const council of councils) {
    let serial = 0
    const nextSerial = (): number => serial++
    const workerPool = Math.max(4, Math.round(40 * scale))
    for (const story of everyStory(council, scale, nextSerial, surroundings)) {
      const rows = returnsOf(story, demoYears, workerPool)
      if (rows.size === 0) continue
      const name = nameFor({ ...story, alone: story.pathway === 'alone' }, seed)
      yield { id: story.id, council: council.id, name, story, rows }
    }
  }
}

/**
 * Children who came into care after the last return and by a day, as many in a year as came in the last year of the
 * returns. Their rows are of the year whose return is not made yet, and of those before in which they had been in care.
 */
export function* newcomers({ seed, scale = 1 }: CountyOptions, until: PlainDate): Generator<CountyChild> {
  const gazetteer = makeGazetteer()
  const surroundings: Surroundings = { seed, gazetteer, providers: makeProviders(gazetteer) }
  const last = epochDay(until)
  for (const council of councils) {
    let serial = NEWCOMERS_FROM
    const flows = flowsOf(council.id)
      .filter(flow => flow.from === LAST_YEAR)
      .map(flow => ({ ...flow, from: flow.from + 1, to: flow.to + 1 }))
    for (const story of storiesOf(council, { scale, flows, label: 'newcomers' }, () => serial++, surroundings)) {
      if (story.entered > last || story.entered <= yearEnd(LAST_YEAR)) continue
      // Some had been in care before, and not yet told of when the last return closed.
      const rows = returnsOf(story, [...demoYears, LAST_YEAR + 1], Math.max(4, Math.round(40 * scale)))
      const name = nameFor({ ...story, alone: story.pathway === 'alone' }, seed)
      yield { id: story.id, council: council.id, name, story, rows }
    }
  }
}

// Far past the serials of those the returns tell of.
const NEWCOMERS_FROM = 700_000

function* everyStory(
  council: Council,
  scale: number,
  nextSerial: () => number,
  surroundings: Surroundings,
): Generator<DemoChild> {
  yield* storiesOf(council, { scale, flows: flowsOf(council.id) }, nextSerial, surroundings)
  yield* shortBreakChildren(council, scale, nextSerial, surroundings)
}

interface Journeys {
  readonly scale: number
  readonly flows: readonly Flow[]
  /** Keeps the chances of one set of journeys apart from another's. */
  readonly label?: string
}

function* storiesOf(
  council: Council,
  { scale, flows, label }: Journeys,
  nextSerial: () => number,
  surroundings: Surroundings,
): Generator<DemoChild> {
  const { seed, gazetteer } = surroundings
  for (const pathway of pathways) {
    const random: Random = randomFrom(seed, council.id, pathway, ...(label === undefined ? [] : [label]))
    const shifts = Array.from({ length: DIMENSIONS }, () => random.next())
    let index = 0
    let families = 0
    let carried = random.next()
    // Those who grow up in care leave at 18, so brothers and sisters who came together leave in different years.
    const waiting = new Map<number, Outline[]>()
    for (const flow of flows) {
      if (flow.pathway !== pathway) continue
      carried += flow.count * scale
      const count = Math.floor(carried)
      carried -= count
      const older = waiting.get(flow.from) ?? []
      const made: Outline[] = []
      for (let turn = 0; turn < count; turn++) {
        const serial = nextSerial()
        const candidate = LEAVING_AT_18.includes(pathway) ? older.pop() : made.at(-1)
        const related = candidate !== undefined && random.chance(SIBLINGS[pathway]) ? candidate : undefined
        // What brothers and sisters share is spread evenly over families, the rest over children.
        if (!related?.together) families += 1
        const shared = evenFor(shifts, families)
        const outline = outlineOf(
          `${council.letter}${100_000 + serial}`,
          council,
          flow,
          {
            ...evenFor(shifts, index++),
            kind: shared.kind,
            bridge: shared.bridge,
            stability: shared.stability,
            place: shared.place,
          },
          randomFrom(seed, 'outline', council.id, serial),
          gazetteer,
          related,
        )
        made.push(outline)
        if (made.length > MOST_WAITING) made.shift()
        yield storyOf(outline, serial, surroundings)
      }
      waiting.set(flow.from, made)
    }
  }
}

const LEAVING_AT_18: readonly Pathway[] = ['grown', 'late']
const MOST_WAITING = 50

// How often the next child of a kind of journey is a brother or sister of the last.
const SIBLINGS = {
  adoption: 0.24,
  guardianship: 0.4,
  home: 0.42,
  grown: 0.5,
  late: 0.12,
  alone: 0,
  other: 0.1,
} as const
