import { temporaryStayType } from '../../../practice/placement/codes.ts'
import type { SourceEntry } from '../../../spine/ledger/source.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { entry } from './entry.ts'
import type { Episode } from './episodes.ts'

interface Home {
  readonly start: PlainDate
  end: PlainDate | null
  readonly place: string
  provider: string | undefined
  postcode: string | undefined
  urn: string | undefined
  readonly sameCarer: boolean
  change: string | undefined
}

interface Stay {
  readonly start: PlainDate
  end: PlainDate | null
  readonly type: string
  readonly postcode: string | undefined
  returned: boolean | undefined
}

/**
 * The homes and temporary stays of one period of care.
 *
 * The reason for the new episode decides what is a new home: legal status alone (L) never makes one, unless the row
 * shows another address, type, provider or Ofsted number, which is a new one with the same carer; T and U make a new one
 * with the same carer, P, B and S with another. A child who comes back from a temporary stay (T0 to T4) to the same type
 * and postcode never left, whatever the row says (the return's rule 383 requires P). One who does not come back left
 * when the stay began: the stay was no interruption but the move itself, so counting it counts each night once.
 */
export function homesOf(chain: readonly Episode[]): readonly SourceEntry[] {
  const homes: Home[] = []
  const stays: Stay[] = []
  let home: Home | undefined
  let away: Stay[] = []

  const leave = (): void => {
    for (const stay of away) stay.returned = false
    const [first] = away
    if (home !== undefined && first !== undefined) home.end = first.start
    home = undefined
    away = []
  }
  const settle = (each: Episode, sameCarer: boolean): void => {
    home = undefined
    if (each.place === undefined) return
    const { start, end, place, provider, postcode, urn, change } = each
    home = { start, end, place, provider, postcode, urn, sameCarer, change }
    homes.push(home)
  }

  for (const each of chain) {
    if (each.place !== undefined && temporaryStayType.byCode.has(each.place)) {
      const last = away.at(-1)
      if (
        last !== undefined &&
        each.began === 'L' &&
        last.type === each.place &&
        sameText(last.postcode, each.postcode)
      )
        last.end = each.end
      else {
        const stay: Stay = {
          start: each.start,
          end: each.end,
          type: each.place,
          postcode: each.postcode,
          returned: undefined,
        }
        stays.push(stay)
        away.push(stay)
      }
      continue
    }
    let began = each.began
    if (away.length > 0) {
      if (home !== undefined && each.place === home.place && sameText(each.postcode, home.postcode)) {
        for (const stay of away) stay.returned = true
        away = []
        began = 'L'
      } else leave()
    }
    if (home === undefined) settle(each, began === 'L' || began === 'T' || began === 'U')
    else if (began === 'L' || (began === undefined && !differs(home, each))) {
      if (differs(home, each)) settle(each, true)
      else stayOn(home, each)
    } else settle(each, began === 'T' || began === 'U')
  }
  // Still away with no end: expected back, so the home goes on. Care that ended while away ended the home before.
  if (away.length > 0) {
    if (away.at(-1)?.end === null) {
      if (home !== undefined) home.end = null
    } else leave()
  }
  return [...homes.map(homeEntry), ...stays.map(stayEntry)]
}

function stayOn(home: Home, each: Episode): void {
  home.end = each.end
  home.change = each.change
  home.provider ??= each.provider
  home.postcode ??= each.postcode
  home.urn ??= each.urn
}

// A blank tells nothing, so only two values that are both there can differ.
function differs(home: Home, each: Episode): boolean {
  return (
    differ(home.place, each.place) ||
    differ(home.provider, each.provider) ||
    differ(home.urn, each.urn) ||
    differ(home.postcode?.replace(' ', ''), each.postcode?.replace(' ', ''))
  )
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function sameText(a: string | undefined, b: string | undefined): boolean {
  return (a ?? '').replace(' ', '') === (b ?? '').replace(' ', '')
}

function homeEntry(home: Home): SourceEntry {
  const { start, end, place, provider, postcode, urn, sameCarer, change } = home
  return entry('placement', start, start, end, {
    type: place,
    provider,
    postcode,
    urn,
    sameCarer,
    changeReason: end === null ? undefined : change,
  })
}

function stayEntry({ start, end, type, postcode, returned }: Stay): SourceEntry {
  return entry('temporary-stay', start, start, end, { type, postcode, returned })
}
