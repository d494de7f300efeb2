import {
  categoryOfNeed,
  legalStatusCode,
  reasonEpisodeBegan,
  reasonEpisodeEnded,
} from '../../../practice/care/codes.ts'
import {
  placementProvider,
  placementType,
  reasonPlacementChanged,
  temporaryStayType,
} from '../../../practice/placement/codes.ts'
import type { CodeSet } from '../../../spine/ledger/code-set.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import { type PlainDate, later } from '../../../spine/time/plain-date.ts'
import { dayIn, type Held, type HeldRow, newestByKey } from './held.ts'
import type { ChildNote } from './notes.ts'

/** An episode as all the returns held leave it; a code that is not known is absent. */
export interface Episode {
  readonly start: PlainDate
  /** Null while open. Never after the next one's start. */
  readonly end: PlainDate | null
  /** Whether the end is the return's own and not assumed from what came next. */
  readonly endStated: boolean
  readonly year: number
  readonly began: string | undefined
  readonly status: string | undefined
  readonly need: string | undefined
  readonly place: string | undefined
  readonly provider: string | undefined
  readonly ended: string | undefined
  readonly change: string | undefined
  readonly homePostcode: string | undefined
  readonly postcode: string | undefined
  readonly urn: string | undefined
  /** V3 or V4: a short break, never care. */
  readonly short: boolean
}

/**
 * A child's episodes oldest first, the newest return's word for each. An open episode that a later return leaves out,
 * though it mentions the child's episodes, is over: it ends when that return's next one starts, or at the end of the
 * last year that had it; where that return has another episode across its start, it is superseded.
 */
export function episodesOf(held: Held, notes: ChildNote[]): readonly Episode[] {
  const rows = newestByKey(held, 'Episodes', 'DECOM')
  const years = held.of('Episodes')
  const spells: { row: HeldRow; start: PlainDate; end: PlainDate | null; endStated: boolean }[] = []
  for (const row of rows) {
    const start = dayIn(row.values, 'DECOM')
    if (start === undefined) continue
    const stated = dayIn(row.values, 'DEC')
    if (stated !== undefined && stated >= start) {
      spells.push({ row, start, end: stated, endStated: true })
      continue
    }
    const nextYear = years.find(each => each.year > row.year)
    if (nextYear === undefined) {
      spells.push({ row, start, end: null, endStated: false })
      continue
    }
    const others = nextYear.rows.map(values => ({ start: dayIn(values, 'DECOM'), end: dayIn(values, 'DEC') }))
    if (
      others.some(
        other => other.start !== undefined && other.start < start && (other.end === undefined || other.end > start),
      )
    ) {
      notes.push({ code: 'superseded', start, year: nextYear.year })
      continue
    }
    const next = others
      .flatMap(other => (other.start !== undefined && other.start > start ? [other.start] : []))
      .sort()[0]
    const end = next ?? later(start, collectionYear(row.year).end)
    notes.push({ code: 'assumed-end', start, end, year: nextYear.year })
    spells.push({ row, start, end, endStated: false })
  }
  return spells.map((spell, index) => {
    const next = spells[index + 1]?.start
    let { end, endStated } = spell
    if (next !== undefined && (end === null || end > next)) {
      if (end === null) notes.push({ code: 'assumed-end', start: spell.start, end: next, year: spell.row.year })
      else notes.push({ code: 'overlap', start: spell.start, stated: end, end: next })
      end = next
      endStated = false
    }
    return episode(spell.row, spell.start, end, endStated)
  })
}

function episode({ year, values }: HeldRow, start: PlainDate, end: PlainDate | null, endStated: boolean): Episode {
  const status = codeIn(values['LS'], legalStatusCode)
  return {
    start,
    end,
    endStated,
    year,
    began: codeIn(values['RNE'], reasonEpisodeBegan),
    status,
    need: codeIn(values['CIN'], categoryOfNeed),
    place: codeIn(values['PLACE'], placementType) ?? codeIn(values['PLACE'], temporaryStayType),
    provider: codeIn(values['PLACE_PROVIDER'], placementProvider),
    ended: codeIn(values['REC'], reasonEpisodeEnded),
    change: codeIn(values['REASON_PLACE_CHANGE'], reasonPlacementChanged),
    homePostcode: values['HOME_POST'],
    postcode: values['PL_POST'],
    urn: values['URN'],
    short: status === 'V3' || status === 'V4',
  }
}

/** A value where it is one of a set's codes. */
export function codeIn(value: string | undefined, set: CodeSet): string | undefined {
  return value !== undefined && set.byCode.has(value) ? value : undefined
}
