import { type Entry, type Instant, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { instantInEngland } from '../../../spine/time/instants.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { missingEpisode, returnInterview } from '../kinds.ts'

type Episode = Entry<BodyOf<typeof missingEpisode>>
type Interview = Entry<BodyOf<typeof returnInterview>>

/** A time missing from which the child came back, and the interview that was offered about it. */
export interface Return {
  readonly episode: Episode
  readonly went: PlainDate | undefined
  readonly back: PlainDate
  /** The moment they came back, where the time is recorded. */
  readonly at: Instant | undefined
  readonly interview: Interview | undefined
  /** When it was offered, held, and answered by no: a moment where the time is recorded, else a day. */
  readonly offered: PlainDate | Instant | undefined
  readonly held: PlainDate | Instant | undefined
  readonly declined: PlainDate | undefined
}

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly Return[] => {
  const episodes = all(file, missingEpisode).filter(
    (episode): episode is Episode & { readonly end: PlainDate } => episode.body.type === 'M' && episode.end !== null,
  )
  const interviews = interviewsByEpisode(file, episodes)
  return episodes.map(episode => {
    const interview = interviews.get(episode.id)
    const offered = interview && startDay(interview.start)
    const { returnedAt } = episode.body
    return {
      episode,
      went: startDay(episode.start),
      back: episode.end,
      at: returnedAt === undefined ? undefined : instantInEngland(episode.end, returnedAt),
      interview,
      offered: offered && moment(offered, interview?.body.offeredAt),
      held: interview?.body.held && moment(interview.body.held, interview.body.heldAt),
      declined:
        interview?.body.response === 'declined' && interview.body.held === undefined
          ? (interview.body.answered ?? offered)
          : undefined,
    }
  })
})

/**
 * The times a child came back from being missing, oldest first. Away without authorisation is not missing. An interview
 * belongs to the time missing that it names or, where it names none, to the last from which the child was back by the
 * day it was offered.
 */
export function returnsFromMissing(file: SubjectFile): readonly Return[] {
  return all(file, missingEpisode).length === 0 ? NONE : derived(file)
}

// Of several interviews about one time missing the one that was held tells, else the first offered.
function interviewsByEpisode(
  file: SubjectFile,
  episodes: readonly (Episode & { readonly end: PlainDate })[],
): ReadonlyMap<string, Interview> {
  const found = new Map<string, Interview>()
  for (const interview of all(file, returnInterview)) {
    const offered = startDay(interview.start)
    const named = episodes.find(episode => episode.id === interview.body.episode)
    const episode = named ?? lastBackBy(episodes, offered)
    if (!episode) continue
    const before = found.get(episode.id)
    if (!before || (before.body.held === undefined && interview.body.held !== undefined))
      found.set(episode.id, interview)
  }
  return found
}

function lastBackBy<E extends { readonly end: PlainDate }>(
  episodes: readonly E[],
  offered: PlainDate | undefined,
): E | undefined {
  let last: E | undefined
  for (const episode of episodes)
    if (offered !== undefined && episode.end <= offered && (!last || episode.end >= last.end)) last = episode
  return last
}

function moment(day: PlainDate, clock: string | undefined): PlainDate | Instant {
  return clock === undefined ? day : instantInEngland(day, clock)
}
