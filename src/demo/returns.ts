import type { DemoChild } from './child.ts'
import { type Day, birthdayOf, iso, yearEnd, yearStart } from './days.ts'
import { healthRow } from './health.ts'
import { isCareLeaver, leaverRow } from './leavers.ts'
import { missingTimesOf } from './missing.ts'
import { randomFrom } from './random.ts'
import { reviewsOf } from './reviews.ts'
import { FIRST_LETTER_YEAR, type ReturnTables, type Row, type TableName, tableNames } from './tables.ts'
import { workerRows, workerSpells } from './workers.ts'

/** The rows of one child in one year's return, by table. */
export type ChildRows = ReadonlyMap<TableName, readonly Row[]>

/**
 * What a child's council reports of them in each of the years given: nothing in a year in which they were neither
 * looked after nor a care leaver with a birthday to report.
 */
export function returnsOf(
  child: DemoChild,
  years: readonly number[],
  workerPool: number,
): ReadonlyMap<number, ChildRows> {
  const breaksOnly = child.spells.length === 0
  const dob = iso(child.born)
  const random = randomFrom(child.seed, 'rows', child.id)
  const alone = child.pathway === 'alone'
  const reviews = child.spells.flatMap(spell => reviewsOf(child.born, spell.from, spell.to, random))
  const missing = breaksOnly ? [] : missingTimesOf(child.born, lastSpellEpisodes(child), random)
  const workers = breaksOnly
    ? []
    : workerSpells(
        { id: child.id, seed: child.seed, council: child.council.id, born: child.born },
        child.spells[0]?.from ?? child.entered,
        child.left,
        workerPool,
      )
  const leaver = isCareLeaver(child.born, child.spells, child.ending)
  const returns = new Map<number, ChildRows>()
  for (const year of years) {
    const [start, end] = [yearStart(year), yearEnd(year)]
    if (end < (child.episodes[0]?.from ?? 0) || (start > child.left && !leaver)) continue
    const episodes = child.episodes.filter(episode => episode.from <= end && episode.to >= start)
    const sex = year >= FIRST_LETTER_YEAR ? child.sex : child.sex === 'M' ? '1' : '2'
    const rows = new Map<TableName, Row[]>()
    const add = (table: TableName, row: Row | undefined): void => {
      if (!row) return
      const list = rows.get(table)
      if (list) list.push(row)
      else rows.set(table, [row])
    }
    if (leaver) add('OC3', leaverRow({ ...child, alone }, dob, year))
    if (episodes.length === 0) {
      if (rows.size > 0) add('Header', header(child, sex, dob, end, false))
      if (rows.size > 0) returns.set(year, rows)
      continue
    }
    add('Header', header(child, sex, dob, end, !breaksOnly))
    for (const episode of episodes) {
      const open = episode.to > end
      add('Episodes', {
        CHILD: child.id,
        DECOM: iso(episode.from),
        RNE: episode.began,
        LS: episode.status,
        CIN: episode.need,
        PLACE: episode.place,
        PLACE_PROVIDER: episode.provider,
        DEC: open ? '' : iso(episode.to),
        REC: open ? '' : episode.ended,
        REASON_PLACE_CHANGE: open ? '' : episode.because,
        HOME_POST: episode.homePostcode,
        PL_POST: episode.postcode,
        URN: episode.urn,
      })
    }
    for (const review of reviews)
      if (review.on >= start && review.on <= end)
        add('Reviews', { CHILD: child.id, DOB: dob, REVIEW: iso(review.on), REVIEW_CODE: review.code })
    for (const time of missing) {
      if (time.from > end || time.to < start) continue
      add('Missing', {
        CHILD: child.id,
        DOB: dob,
        MISSING: time.kind,
        MIS_START: iso(time.from),
        MIS_END: time.to > end ? '' : iso(time.to),
      })
    }
    if (alone) add('UASC', { CHILD: child.id, SEX: sex, DOB: dob, DUC: ceasedAlone(child, end) })
    if (allYear(episodes, start, end)) {
      add('OC2', healthRow({ ...child, disabled: child.need === 'N2' }, dob, year))
    }
    for (const row of adoptionRows(child, dob, start, end)) add(row[0], row[1])
    if (episodes.some(episode => episode.began === 'S' && episode.from >= start))
      add('PrevPerm', permanence(child, dob))
    for (const row of workerRows(workers, child.id, dob, year)) add('SWEpisodes', row)
    returns.set(year, rows)
  }
  return returns
}

/** Empty tables, to be filled. */
export function emptyTables(): Record<TableName, Row[]> {
  return Object.fromEntries(tableNames.map(name => [name, []])) as unknown as Record<TableName, Row[]>
}

/** Adds a child's rows of a year to that year's tables. */
export function addRows(tables: ReturnTables, rows: ChildRows): void {
  for (const [table, list] of rows) (tables[table] as Row[]).push(...list)
}

function lastSpellEpisodes(child: DemoChild): DemoChild['episodes'] {
  return child.episodes.filter(episode => episode.from >= child.entered)
}

function header(child: DemoChild, sex: string, dob: string, end: Day, inCare: boolean): Row {
  const mother = child.sex === 'F' && inCare
  const isMother = mother && child.mother !== undefined && child.mother <= end
  return {
    CHILD: child.id,
    SEX: sex,
    DOB: dob,
    ETHNIC: child.ethnicity,
    UPN: upn(child, end),
    MOTHER: !mother ? '' : isMother ? '1' : '0',
    MC_DOB: isMother ? iso(child.mother ?? 0) : '',
  }
}

// A pupil number is given at the September after the fourth birthday; some separated children never went to school in
// England before they came.
function upn(child: DemoChild, end: Day): string {
  if (child.pathway === 'alone' && child.even.bridge < 0.35) return 'UN3'
  const september = iso(end).slice(0, 4)
  return iso(birthdayOf(child.born, 4)) > `${Number(september) - 1}-08-31` ? 'UN1' : child.upn
}

// While they are in care the status is reported to end at 18; it ended sooner only for those who left sooner.
function ceasedAlone(child: DemoChild, end: Day): string {
  const adult = birthdayOf(child.born, 18)
  return iso(child.left <= end && child.left < adult ? child.left : adult)
}

// Looked after for the whole year: nothing began after 1 April or ended before 31 March, and no short breaks.
function allYear(episodes: DemoChild['episodes'], start: Day, end: Day): boolean {
  return !episodes.some(
    episode =>
      (episode.began === 'S' && episode.from > start) ||
      (episode.ended !== 'X1' && episode.to < end) ||
      episode.status === 'V3' ||
      episode.status === 'V4',
  )
}

function* adoptionRows(child: DemoChild, dob: string, start: Day, end: Day): Generator<[TableName, Row]> {
  const plan = child.adoption
  if (!plan || plan.decided > end) return
  const reversed = plan.reversed
  if (reversed && reversed.on < start) return
  const ceased = reversed && reversed.on <= end
  yield [
    'PlacedAdoption',
    {
      CHILD: child.id,
      DOB: dob,
      DATE_PLACED: iso(plan.decided),
      DATE_PLACED_CEASED: ceased ? iso(reversed.on) : '',
      REASON_PLACED_CEASED: ceased ? reversed.why : '',
    },
  ]
  if (!['E11', 'E12'].includes(child.ending) || child.left > end || child.left < start || plan.matched === undefined)
    return
  const placed = child.episodes.find(episode => /^A[3-6]$/.test(episode.place))
  yield [
    'AD1',
    {
      CHILD: child.id,
      DOB: dob,
      DATE_INT: iso(plan.decided),
      DATE_MATCH: iso(plan.matched),
      FOSTER_CARE: placed && /^A[35]$/.test(placed.place) ? '1' : '0',
      NB_ADOPTR: plan.adopters.count,
      SEX_ADOPTR: plan.adopters.sex,
      LS_ADOPTR: plan.adopters.status,
    },
  ]
}

// The day is not always known.
function permanence(child: DemoChild, dob: string): Row {
  const { kind, authority, on } = child.before
  return {
    CHILD: child.id,
    DOB: dob,
    PREV_PERM: kind,
    LA_PERM: authority,
    DATE_PERM: on === undefined ? '' : iso(on).slice(0, on % 5 === 0 ? 7 : 10),
  }
}
