import { adopterSex, adopterStatus, decisionReversed } from '../../../practice/adoption/codes.ts'
import { missingType, previousPermanenceType, reviewParticipation } from '../../../practice/care/codes.ts'
import { workerChange } from '../../../practice/people/codes.ts'
import type { SourceEntry } from '../../../spine/ledger/source.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import { later, type PlainDate } from '../../../spine/time/plain-date.ts'
import type { TableName } from '../tables.ts'
import { entry } from './entry.ts'
import { codeIn, type Episode } from './episodes.ts'
import { dayIn, type Held, type HeldRow, newestByKey, oneEachYear } from './held.ts'
import { flag } from './outcomes.ts'

/** Reviews, times missing, orders, plans for adoption, adoption, previous permanence and social workers. */
export function eventsOf(held: Held, episodes: readonly Episode[]): readonly SourceEntry[] {
  return [
    ...reviews(held),
    ...missing(held),
    ...liberty(held),
    ...decisions(held),
    ...adoption(held, episodes),
    ...permanence(held),
    ...workers(held),
  ]
}

function reviews(held: Held): readonly SourceEntry[] {
  return newestByKey(held, 'Reviews', 'REVIEW').flatMap(({ values }) => {
    const on = dayIn(values, 'REVIEW')
    const participation = codeIn(values['REVIEW_CODE'], reviewParticipation)
    return on === undefined || participation === undefined ? [] : [entry('review', on, on, null, { participation })]
  })
}

function missing(held: Held): readonly SourceEntry[] {
  return newestByKey(held, 'Missing', 'MIS_START').flatMap(row => {
    const start = dayIn(row.values, 'MIS_START')
    const type = codeIn(row.values['MISSING'], missingType)
    return start === undefined || type === undefined
      ? []
      : [entry('missing-episode', start, start, endOr(row, held, start, 'MIS_END'), { type })]
  })
}

function liberty(held: Held): readonly SourceEntry[] {
  return newestByKey(held, 'DoLo', 'DOLO_START').flatMap(row => {
    const start = dayIn(row.values, 'DOLO_START')
    return start === undefined
      ? []
      : [entry('deprivation-of-liberty', start, start, endOr(row, held, start, 'DOLO_END'), {})]
  })
}

// What is still open at the year's end stands in the next return. Where that return mentions the child's episodes but
// not this, it was over by then.
function endOr(row: HeldRow, held: Held, start: PlainDate, column: string): PlainDate | null {
  const stated = dayIn(row.values, column)
  if (stated !== undefined && stated >= start) return stated
  const mentionedSince = held.of('Episodes').some(each => each.year > row.year)
  return mentionedSince ? later(start, collectionYear(row.year).end) : null
}

function decisions(held: Held): readonly SourceEntry[] {
  return newestByKey(held, 'PlacedAdoption', 'DATE_PLACED').flatMap(({ values }) => {
    const start = dayIn(values, 'DATE_PLACED')
    const end = dayIn(values, 'DATE_PLACED_CEASED')
    if (start === undefined) return []
    return [
      entry('adoption-decision', start, start, end !== undefined && end >= start ? end : null, {
        reversed: codeIn(values['REASON_PLACED_CEASED'], decisionReversed),
      }),
    ]
  })
}

// A child is adopted once under one number: coming back into care brings a new one.
function adoption(held: Held, episodes: readonly Episode[]): readonly SourceEntry[] {
  const values = oneEachYear(held, 'AD1').at(-1)?.values
  if (values === undefined) return []
  const ended = episodes.findLast(each => each.endStated && (each.ended === 'E11' || each.ended === 'E12'))
  const adopters = values['NB_ADOPTR']
  return [
    entry('adoption', null, ended?.end ?? null, null, {
      decided: dayIn(values, 'DATE_INT'),
      matched: dayIn(values, 'DATE_MATCH'),
      byFosterCarer: flag(values['FOSTER_CARE']),
      adopters: adopters === '1' || adopters === '2' ? Number(adopters) : undefined,
      adopterSex: codeIn(values['SEX_ADOPTR'], adopterSex),
      adopterStatus: codeIn(values['LS_ADOPTR'], adopterStatus),
    }),
  ]
}

function permanence(held: Held): readonly SourceEntry[] {
  return oneEachYear(held, 'PrevPerm').flatMap(({ year, values }) => {
    const type = codeIn(values['PREV_PERM'], previousPermanenceType)
    const when = values['DATE_PERM']
    const start =
      when !== undefined &&
      /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/.test(when) &&
      (when.length < 10 || dayIn(values, 'DATE_PERM') !== undefined)
        ? when
        : null
    return type === undefined
      ? []
      : [entry('previous-permanence', year, start, null, { type, council: values['LA_PERM'], year })]
  })
}

function workers(held: Held): readonly SourceEntry[] {
  const rows = newestByKey(held, 'SWEpisodes', 'SW_DECOM')
  return rows.flatMap((row, index) => {
    const start = dayIn(row.values, 'SW_DECOM')
    const worker = row.values['SW_ID']
    if (start === undefined || worker === undefined || worker.length > 12) return []
    const stated = dayIn(row.values, 'SW_DEC')
    const next = rows[index + 1]
    // A child has one social worker at a time, and each return looks back two years: what has no end ended when the next began.
    const end =
      stated !== undefined && stated >= start
        ? stated
        : next === undefined
          ? droppedBy(held, 'SWEpisodes', row, start)
          : (dayIn(next.values, 'SW_DECOM') ?? null)
    return [
      entry('social-worker-episode', start, start, end, {
        worker,
        reason: codeIn(row.values['SW_REASON'], workerChange),
      }),
    ]
  })
}

function droppedBy(held: Held, table: TableName, row: HeldRow, start: PlainDate): PlainDate | null {
  return held.of(table).some(each => each.year > row.year) ? later(start, collectionYear(row.year).end) : null
}
