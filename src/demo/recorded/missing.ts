import { missingEpisode, returnInterview } from '../../practice/care/kinds.ts'
import { iso, yearEnd } from '../days.ts'
import { type MissingTime, missingTimesOf } from '../missing.ts'
import { randomFrom } from '../random.ts'
import { reviewsOf } from '../reviews.ts'
import { LAST_YEAR } from '../targets.ts'
import { type Life, RECORDED_FROM, type Written, chancesOf, write } from './life.ts'

/** Times missing since the last return, and the interviews offered after each time since recording began. */
export function missingOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'interviews')
  const told = life.inReturns ? yearEnd(LAST_YEAR) : 0
  return timesMissing(life).flatMap(time => {
    const key = `missing ${time.from}`
    const found: Written[] = []
    if (time.from > told && time.from <= life.until)
      found.push(
        write(
          missingEpisode,
          time.from,
          {
            type: time.kind,
            leftAt: '21:30',
            ...(time.to <= life.until ? { returnedAt: '07:15', foundSafe: true } : {}),
            policeTold: iso(time.from),
          },
          { end: time.to <= life.until ? time.to : null, key },
        ),
      )
    if (time.kind !== 'M' || time.to < RECORDED_FROM || time.to > life.until - 3 || random.chance(0.09)) return found
    const offered = time.to + random.whole(0, 2)
    const accepted = random.chance(0.62)
    const held = offered + (random.chance(0.78) ? random.whole(0, 1) : random.whole(3, 8))
    found.push(
      write(returnInterview, offered, {
        ...(time.from > told ? { episode: `@${key}` } : {}),
        response: accepted ? 'accepted' : 'declined',
        ...(accepted && held <= life.until
          ? { held: iso(held), independent: true, childWords: random.pick(WORDS) }
          : {}),
      }),
    )
    return found
  })
}

const WORDS = [
  'I just needed to be on my own.',
  'I went to see my mates. I was going to come back.',
  'I wanted to see my mum.',
  'I don’t want to talk about it yet.',
] as const

// By the same chances as the returns were made with, drawn in the same order, so that these are the times they tell of.
function timesMissing(life: Life): readonly MissingTime[] {
  const { story } = life
  if (story.spells.length === 0) return []
  const random = randomFrom(story.seed, 'rows', story.id)
  for (const spell of story.spells) reviewsOf(story.born, spell.from, spell.to, random)
  return missingTimesOf(
    story.born,
    story.episodes.filter(episode => episode.from >= story.entered),
    random,
  )
}
