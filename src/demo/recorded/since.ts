import { legalStatus, periodOfCare } from '../../practice/care/kinds.ts'
import { identifier, name, unaccompaniedStatus } from '../../practice/people/kinds.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { ssda903 } from '../../returns/ssda903/states.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { SourceRow } from '../../spine/ledger/source.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import type { ChildRows } from '../returns.ts'
import { birthdayOf, iso, yearEnd } from '../days.ts'
import { LAST_YEAR } from '../targets.ts'
import { type Life, type Written, write } from './life.ts'

/** What was recorded by hand of a child whom no return tells of yet: what the next one will say, as far as it has happened. */
export function startOf(life: Life, rows: ReadonlyMap<number, ChildRows>): readonly Written[] {
  const today = iso(life.until)
  const states = ssda903.states(sourceRows(rows), { council: life.story.council.id, yearsHeld: [] })
  const told = (states.at(-1)?.entries ?? []).flatMap((entry): Written[] => {
    if (entry.start !== null && entry.start > today) return []
    const ended = entry.end !== null && entry.end <= today
    // An end that is still to come is not known yet, nor why.
    const { ended: why, changeReason, ...rest } = entry.body
    const body = ended
      ? {
          ...rest,
          ...(why === undefined ? {} : { ended: why }),
          ...(changeReason === undefined ? {} : { changeReason }),
        }
      : rest
    return [{ kind: entry.kind, start: entry.start, end: ended ? entry.end : null, body }]
  })
  return [
    ...told,
    calledOf(life),
    ...(told.some(each => each.kind === identifier.name)
      ? []
      : [write(identifier, null, { scheme: 'council', value: life.story.id })]),
  ]
}

/** What a child is called, which no return carries. */
export function calledOf({ name: { given, family, knownAs } }: Life): Written {
  return write(name, null, { given, family, ...(knownAs && knownAs !== given ? { knownAs } : {}) })
}

// Of every year: someone may have come into care before the last return closed, too late to stand in it.
function sourceRows(rows: ReadonlyMap<number, ChildRows>): readonly SourceRow[] {
  return [...rows].flatMap(([year, tables]) =>
    [...tables].flatMap(([table, list]) =>
      list.map(row => ({
        table,
        year,
        importId: 'newcomers',
        importOrder: 0,
        values: Object.fromEntries(
          Object.entries(row).flatMap(([column, value]) =>
            value === '' || value === undefined ? [] : [[column, String(value)]],
          ),
        ),
      })),
    ),
  )
}

/** What ended, of what the returns left open: by kind, the last day and what its entry then says besides. */
export interface Ended {
  readonly kind: string
  readonly end: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What happened since the last return to a child it left in care: what ended, and what began. */
export interface Since {
  readonly ended: readonly Ended[]
  readonly began: readonly Written[]
}

/** What happened between the last return and `until`: moves, orders, and leaving care, as a worker would have recorded them. */
export function sinceReturn(life: Life): Since {
  const last = yearEnd(LAST_YEAR)
  const { story, until } = life
  const ended: Ended[] = []
  const began: Written[] = []
  const spell = story.spells.at(-1)
  if (!spell || spell.from > last || spell.to <= last) return { ended, began }
  let home = story.episodes.findLast(episode => episode.from <= last && !episode.place.startsWith('T'))
  for (const episode of story.episodes) {
    if (episode.from <= last || episode.from > until || episode.place.startsWith('T')) continue
    if (home && (home.postcode !== episode.postcode || home.place !== episode.place)) {
      const sameCarer = episode.began === 'T' || (episode.began === 'U' && home.postcode === episode.postcode)
      close(placement.name, iso(episode.from), home.because ? { changeReason: home.because } : {})
      began.push(
        write(placement, episode.from, {
          type: episode.place as BodyOf<typeof placement>['type'],
          ...(episode.provider ? { provider: episode.provider as 'PR1' } : {}),
          ...(episode.postcode ? { postcode: episode.postcode } : {}),
          ...(episode.urn ? { urn: episode.urn } : {}),
          sameCarer,
        }),
      )
    }
    if (home && home.status !== episode.status) {
      close(legalStatus.name, iso(episode.from), {})
      began.push(
        write(
          legalStatus,
          episode.from,
          { status: episode.status as BodyOf<typeof legalStatus>['status'] },
          { end: null },
        ),
      )
    }
    home = episode
  }
  if (spell.to <= until) {
    const end = iso(spell.to)
    close(periodOfCare.name, end, { ended: story.ending })
    close(placement.name, end, {})
    close(legalStatus.name, end, {})
    if (story.pathway === 'alone')
      close(unaccompaniedStatus.name, iso(Math.min(spell.to, birthdayOf(story.born, 18))), {})
  }
  return { ended, began }

  // Ends what the returns left open, and what began here since and is still open.
  function close(kind: string, end: string, body: Readonly<Record<string, unknown>>): void {
    const open = began.findLastIndex(each => each.kind === kind && each.end === null)
    const held = began[open]
    if (held && isPlainDate(end)) began[open] = { ...held, end, body: { ...held.body, ...body } }
    else if (!ended.some(each => each.kind === kind)) ended.push({ kind, end, body })
  }
}
