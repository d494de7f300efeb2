import { birthday } from '../../../spine/time/age.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { type Child, perChild, perChildAndYear } from './child.ts'
import { type Day, after, before, onOrAfter, onOrBefore, whole, within } from './compare.ts'
import type { Row } from './row.ts'
import type { CollectionYear } from './year.ts'

// What many rules ask of a child, worked out once. Source: the conditions of the published rules.

type Episode = Row<'Episodes'>

/** This year's episodes in the order they began; those with no day of beginning are left out. */
export const episodes = perChild(({ now }): readonly Episode[] => inOrder(now.Episodes))

/** Last year's episodes in the order they began. */
export const episodesLast = perChild(({ last }): readonly Episode[] => inOrder(last.Episodes))

/** This year's earliest episode. */
export function firstEpisode(child: Child): Episode | undefined {
  return episodes(child)[0]
}

/** This year's latest episode. */
export function latestEpisode(child: Child): Episode | undefined {
  return episodes(child).at(-1)
}

/** The episode before this one, in the order they began. */
export function previousOf(child: Child, episode: Episode): Episode | undefined {
  const all = episodes(child)
  return all[all.indexOf(episode) - 1]
}

/** The episode after this one, in the order they began. */
export function nextOf(child: Child, episode: Episode): Episode | undefined {
  const all = episodes(child)
  const at = all.indexOf(episode)
  return at < 0 ? undefined : all[at + 1]
}

/** Each episode with the one before it, in the order they began: the first has none before it and is left out. */
export const pairs = perChild((child): readonly { readonly previous: Episode; readonly episode: Episode }[] =>
  episodes(child).flatMap((episode, at, all) => {
    const previous = all[at - 1]
    return previous ? [{ previous, episode }] : []
  }),
)

/**
 * The episode carried over from last year: this year's earliest, and last year's latest where that had not ended. Undefined
 * where there are not both.
 */
export const carriedOver = perChild((child): { readonly first: Episode; readonly open: Episode } | undefined => {
  const first = firstEpisode(child)
  const open = episodesLast(child).at(-1)
  return first && open && open.DEC === undefined ? { first, open } : undefined
})

/** A period of care: episodes with no gap between them. `to` is undefined while it goes on. */
export interface PeriodOfCare {
  readonly from: PlainDate
  readonly to: Day
  readonly open: boolean
}

/** The child's periods of care: one goes on where the next episode begins on or before the day the last one ended. */
export const periodsOfCare = perChild((child): readonly PeriodOfCare[] => {
  const found: { from: PlainDate; to: Day; open: boolean }[] = []
  let ended: Day
  for (const episode of episodes(child)) {
    const { DECOM, DEC } = episode.on
    if (DECOM === undefined) continue
    const current = found.at(-1)
    if (current === undefined || after(DECOM, ended))
      found.push({ from: DECOM, to: DEC, open: episode.DEC === undefined })
    else {
      current.to = DEC
      current.open = episode.DEC === undefined
    }
    ended = DEC
  }
  return found
})

/** Whether an episode is of short breaks (V3, V4). */
export function isShortBreak({ LS }: Episode): boolean {
  return LS === 'V3' || LS === 'V4'
}

/** Whether an episode is one of adoption (REC E11, E12). */
export function isAdopted({ REC }: Episode): boolean {
  return REC === 'E11' || REC === 'E12'
}

/** The day an episode ended; the last of the year where it goes on; undefined where what is typed is no real day. */
export function endOf({ DEC, on }: Episode, { ends }: CollectionYear): Day {
  return DEC === undefined ? ends : on.DEC
}

/** Whether an episode overlaps the year; one with no day of ending goes on. */
export function overlaps({ on: { DECOM, DEC }, DEC: ended }: Episode, { starts, ends }: CollectionYear): boolean {
  return onOrBefore(DECOM, ends) && (ended === undefined || onOrAfter(DEC, starts))
}

/**
 * Whether the child was looked after continuously for the twelve months: an episode in the year, none that began after its first
 * day as a start of care, none that ended care before its last, and no short breaks.
 */
export const isContinuous = perChildAndYear((child, year): boolean => {
  const { starts, ends } = year
  const list = child.now.Episodes
  return (
    list.some(episode => overlaps(episode, year)) &&
    !list.some(
      episode =>
        (episode.RNE === 'S' && after(episode.on.DECOM, starts) && onOrBefore(episode.on.DECOM, ends)) ||
        (episode.REC !== 'X1' && onOrAfter(episode.on.DEC, starts) && before(episode.on.DEC, ends)) ||
        (isShortBreak(episode) && overlaps(episode, year)),
    )
  )
})

/** The day the child was born, by the Header. */
export const bornOn = perChild(({ now }): Day => now.Header.find(row => row.on.DOB !== undefined)?.on.DOB)

/** The day the child reaches an age, by the Header. */
export function birthdayOf(child: Child, age: number): Day {
  const born = bornOn(child)
  return born === undefined ? undefined : birthday(born, age)
}

/** Whether the return says that the child is unaccompanied: in the UASC table, or by the XML form's mark. */
export const isUnaccompanied = perChild(({ now }): boolean => saysUnaccompanied(now))

/** Whether last year's return said so. */
export const wasUnaccompanied = perChild(({ last }): boolean => saysUnaccompanied(last))

function saysUnaccompanied({ Header, UASC }: Child['now']): boolean {
  const marked = Header.filter(row => row.UASC !== undefined)
  return marked.length > 0 ? marked.some(row => whole(row.UASC) === 1) : UASC.length > 0
}

/** Whether anything of a care leaver's outcome is filled. */
export function tellsOutcome({ IN_TOUCH, ACTIV, ACCOM }: Row<'OC3'>): boolean {
  return IN_TOUCH !== undefined || ACTIV !== undefined || ACCOM !== undefined
}

/** The six cells of an adoption, but for the child and the date of birth. */
export function adoptionCells(row: Row<'AD1'>): readonly (string | undefined)[] {
  return [row.DATE_INT, row.DATE_MATCH, row.FOSTER_CARE, row.NB_ADOPTR, row.SEX_ADOPTR, row.LS_ADOPTR]
}

/** The eight cells of OC2 that are yes or no. */
export function healthFlags(row: Row<'OC2'>): readonly (string | undefined)[] {
  return [
    row.CONVICTED,
    row.HEALTH_CHECK,
    row.IMMUNISATIONS,
    row.TEETH_CHECK,
    row.HEALTH_ASSESSMENT,
    row.SUBSTANCE_MISUSE,
    row.INTERVENTION_RECEIVED,
    row.INTERVENTION_OFFERED,
  ]
}

/** Whether a day falls in the year. */
export function inYear(day: Day, { starts, ends }: CollectionYear): boolean {
  return within(day, starts, ends)
}

function inOrder(list: readonly Episode[]): readonly Episode[] {
  return list
    .filter(episode => episode.on.DECOM !== undefined)
    .toSorted((a, b) =>
      (a.on.DECOM as PlainDate) < (b.on.DECOM as PlainDate) ? -1 : a.on.DECOM === b.on.DECOM ? 0 : 1,
    )
}
